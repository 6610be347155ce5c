// Clock times: they only say that a day is meant, so their value is never kept.
#include "isnad/times/parser.h"

namespace isnad::times {
namespace {

constexpr int minutes_an_hour = 60;
constexpr int hours_a_day = 24;

bool is_minute(const Reading* noun) {
  return noun != nullptr && noun->entry->value == static_cast<int>(Unit::minute);
}

// ":30", ":30:15" written without a space.
std::uint32_t digits_after_colon(const Line& line, std::uint32_t i) {
  if (!line.is_mark(i, ':') || !line.is_number(i + 1) || line.token(i + 1).space_before) return i;
  std::uint32_t at = i + 2;
  if (line.is_mark(at, ':') && line.is_number(at + 1)) at += 2;
  return at;
}

}  // namespace

// "and a half", "and 15 minutes", "and fifteen minutes", "less a quarter", "less five minutes".
std::uint32_t Parser::minutes_after_hour(std::uint32_t i) const {
  if (line_.is_and(i) && line_.is_number(i + 1)) {
    return i + (is_minute(line_.find(i + 2, Kind::unit)) ? 3U : 2U);
  }
  const bool less = line_.bare(i, Kind::except) != nullptr;
  const bool loose_and = line_.is_and(i);
  const std::uint32_t at = i + (less || loose_and ? 1U : 0U);
  if (const Reading* part = line_.find(at, Kind::fraction); part != nullptr && !part->preposition && (less || loose_and || part->conjunction)) {
    return at + part->tokens;
  }
  const auto number = read_cardinal(line_, at);
  if (!number || !(less || loose_and || number->conjunction) || number->value >= minutes_an_hour) return i;
  return is_minute(line_.bare(number->end, Kind::unit)) ? number->end + 1 : i;
}

// A sentence that begins with "15:30" has its time before it, as live reports write it.
std::optional<Clock> Parser::time_stamp(std::uint32_t i) const {
  constexpr std::uint32_t two_places = 2;
  if (i != 0 || !line_.is_number(i)) return std::nullopt;
  const auto hour = read_cardinal(line_, i);
  if (!hour || hour->fraction || hour->places != two_places || hour->value >= hours_a_day) return std::nullopt;
  const std::uint32_t end = digits_after_colon(line_, hour->end);
  if (end == hour->end) return std::nullopt;
  const auto minute = read_cardinal(line_, hour->end + 1);
  if (!minute || minute->places != two_places || minute->value >= minutes_an_hour) return std::nullopt;
  return Clock{end, 0};
}

// "in the morning", "GMT" after a time; `marked` tells whether there was one.
std::uint32_t Parser::clock_marks(std::uint32_t i, bool letters, bool& marked) const {
  std::uint32_t at = i;
  if (const Reading* part = line_.bare(at, Kind::clock_part)) {
    const bool letter = part->tokens == 1 && line_.folded(at).size() <= 2;
    if (!letter || letters) {
      at += part->tokens;
      marked = true;
    }
  }
  if (const Reading* zone = line_.find(at, Kind::zone); zone != nullptr && at + zone->tokens < line_.size()) {
    const text::TokenKind kind = line_.token(at + zone->tokens).kind;
    if (kind == text::TokenKind::word || kind == text::TokenKind::latin) {
      at += zone->tokens + 1;
      marked = true;
    }
  }
  return at;
}

// "the hour 21:00 GMT", "9:30 in the morning", "at the ninth hour and a half".
std::optional<Clock> Parser::clock(std::uint32_t i, bool inside) const {
  std::uint32_t at = i;
  if (inside && line_.bare(at, Kind::at) != nullptr) ++at;
  const Reading* hour = line_.find(at, Kind::clock);
  if (hour != nullptr && hour->lead != 0 && inside) return std::nullopt;
  const bool named = hour != nullptr;
  if (named) ++at;
  const auto number = read_number(line_, at);
  if (!number || number->fraction || number->value < 0 || number->value > 2400) return std::nullopt;
  at = digits_after_colon(line_, number->end);
  const bool minutes = at != number->end;
  if (named && !minutes) at = minutes_after_hour(at);
  if (named && is_minute(line_.find(at, Kind::unit))) ++at;
  bool marked = false;
  at = clock_marks(at, named || minutes, marked);
  const bool four_digits = number->digits && number->places == 4;
  if (!named && !(minutes && marked) && !(marked && four_digits)) return time_stamp(i);
  return Clock{at, hour != nullptr ? hour->lead : number->lead};
}

}  // namespace isnad::times
