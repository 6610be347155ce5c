// Years: with their noun, bare, in words, with an era.
#include "isnad/times/parser.h"

namespace isnad::times {
namespace {

constexpr char32_t en_dash = 0x2013;

constexpr int last_hijri = 1600;

bool is_dash(const Line& line, std::uint32_t i) { return line.is_mark(i, '-') || line.is_mark(i, en_dash); }

}  // namespace

std::optional<Number> Parser::year_number(std::uint32_t i) const {
  const auto number = read_cardinal(line_, i);
  if (!number || number->fraction) return std::nullopt;
  if (number->digits && number->places != 4) return std::nullopt;
  if (number->value < 1000 || number->value > 2150) return std::nullopt;
  return number;
}

// "m", "h", "miladi", "hijri shamsi". A Hijri year is also known by its size.
std::uint32_t Parser::era(std::uint32_t i, YearRef& year) const {
  const Reading* word = line_.bare(i, Kind::era);
  if (word == nullptr) return i;
  if (word->tokens == 1 && line_.folded(i).size() <= 2 && line_.token(i).space_before) {
    const bool ends = i + 1 >= line_.size() || !line_.is_word(i + 1) || line_.token(i + 1).space_before;
    if (!ends) return i;
  }
  const auto calendar = static_cast<CalendarKind>(word->entry->value);
  if (calendar != CalendarKind::gregorian && year.value > 1600) return i;
  year.calendar = calendar;
  return i + word->tokens;
}

// "before Christ" after a year or a century: no interval of ours reaches there.
void Parser::read_before_era(Expression& found) const {
  const Reading* before = line_.bare(found.end, Kind::before_era);
  if (before == nullptr) return;
  found.end += before->tokens;
  found.meaning.shape = Shape::vague;
  found.meaning.year = {};
}

// A bare number is a year when nothing after it can be what it counts.
bool Parser::looks_like_year(std::uint32_t i, const Number& number) const {
  if (!number.digits) return number.value > 1100;
  if (number.value < 1500 || number.value > 2100) return false;
  const std::uint32_t after = number.end;
  if (line_.is_mark(after, '%') || line_.is_mark(after, ':') || line_.is_mark(after, 0x066A) || line_.is_mark(after, '$')) return false;
  if (after >= line_.size() || !line_.is_word(after)) {
    return !(line_.is_mark(after, '/') && line_.is_number(after + 1)) && !(line_.is_mark(after, '.') && line_.is_number(after + 1) && !line_.token(after + 1).space_before);
  }
  if (line_.has_article(after) || line_.find(after, Kind::function) != nullptr || line_.is_and(after)) return true;
  if (line_.bare(after, Kind::unit) != nullptr || line_.bare(after, Kind::zone) != nullptr) return false;
  const bool cued = i > 0 && (line_.find(i - 1, Kind::in) != nullptr || line_.find(i - 1, Kind::relation) != nullptr);
  return cued && number.value % 50 != 0;
}

// "the year 67": of the last century, when nothing follows that could be counted.
Found Parser::year_of_two_places(std::uint32_t i, const Reading& noun, const Number& number) const {
  constexpr int first_short = 40;
  constexpr int last_short = 99;
  if (number.fraction || number.value < first_short || number.value > last_short || number.article) return std::nullopt;
  const std::uint32_t after = number.end;
  const bool free = after >= line_.size() || line_.has_article(after) || line_.find(after, Kind::function) != nullptr || closed_after(after);
  if (!free) return std::nullopt;
  Expression found;
  found.first = i;
  found.lead = noun.lead;
  found.end = after;
  found.meaning.shape = Shape::year;
  found.meaning.type = TimeType::period;
  found.meaning.rule = "year_of_two_places";
  found.meaning.year = {YearRef::Kind::number, 1900 + number.value, 0, CalendarKind::gregorian};
  return found;
}

// "year 2015", "the year 2016", "sanat 1990", "years 2011 and 2012".
Found Parser::year(std::uint32_t i) const {
  const Reading* noun = unit(i, Unit::year);
  if (noun == nullptr || (noun->entry->plurality != Plurality::one && noun->entry->plurality != Plurality::construct)) return std::nullopt;
  std::uint32_t at = i + 1;
  const Reading* named = noun->article ? line_.bare(at, Kind::era) : nullptr;  // "the Hijri year 1445"
  if (named != nullptr && line_.has_article(at)) at += named->tokens;
  const auto number = read_cardinal(line_, at);
  if (number && number->lead == 0 && noun->entry->plurality == Plurality::one && at == i + 1) {
    if (Found recent = year_of_two_places(i, *noun, *number)) return recent;
  }
  if (!number || number->lead != 0 || number->fraction || number->value < 100 || number->value > 2150) return std::nullopt;
  if (number->digits && number->places < 3) return std::nullopt;
  Expression found;
  found.first = i;
  found.lead = noun->lead;
  Meaning& meaning = found.meaning;
  meaning.shape = Shape::year;
  meaning.type = TimeType::period;
  meaning.rule = "year";
  meaning.year.kind = YearRef::Kind::number;
  meaning.year.value = number->value;
  if (number->value >= 1340 && number->value <= 1460) meaning.year.calendar = CalendarKind::hijri;
  if (at != i + 1 && number->value <= last_hijri) meaning.year.calendar = static_cast<CalendarKind>(named->entry->value);
  found.end = era(number->end, meaning.year);
  at = found.end;
  const bool link = line_.is_and(at) || is_dash(line_, at) || line_.is_mark(at, '/');
  if (link && (noun->entry->plurality == Plurality::construct || !line_.is_and(at))) {
    if (const auto second = year_number(at + 1); second && second->value > number->value) {
      meaning.year.last = second->value;
      found.end = era(second->end, meaning.year);
    }
  }
  read_before_era(found);
  return found;
}

// "in nineteen hundred and forty-eight", spelled out, with nothing after it that could be counted.
Found Parser::spelled_year(std::uint32_t i) const {
  constexpr int first_spelled = 1700;
  constexpr int last_spelled = 2100;
  constexpr int thousands = 1000;
  if (i == 0 || (line_.find(i - 1, Kind::in) == nullptr && line_.find(i - 1, Kind::relation) == nullptr)) return std::nullopt;
  const auto number = read_cardinal(line_, i);
  if (!number || number->digits || number->lead != 0 || number->article) return std::nullopt;
  if (number->value < first_spelled || number->value > last_spelled || number->value % thousands == 0) return std::nullopt;
  const bool free = !line_.is_word(number->end) || line_.has_article(number->end) || line_.find(number->end, Kind::function) != nullptr;
  if (!free || line_.is_mark(number->end, '%')) return std::nullopt;
  Expression found;
  found.first = i;
  found.end = number->end;
  found.meaning.shape = Shape::year;
  found.meaning.type = TimeType::period;
  found.meaning.rule = "spelled_year";
  found.meaning.year = {YearRef::Kind::number, number->value, 0, CalendarKind::gregorian};
  return found;
}

Found Parser::bare_year(std::uint32_t i) const {
  if (line_.is_word(i)) return spelled_year(i);
  if (!line_.is_number(i)) return std::nullopt;
  const auto number = year_number(i);
  if (!number) return std::nullopt;
  if (i > 0) {
    const char32_t before = line_.token(i - 1).mark;
    const bool glued = !line_.token(i).space_before && before != 0 && before != '(' && before != '"' && before != 0xAB && before != 0x201C;
    if (glued || before == '$' || line_.ends_before(i, Kind::number_noun)) return std::nullopt;
    if (line_.token(i - 1).kind == text::TokenKind::latin) return std::nullopt;
  }
  Expression found;
  found.first = i;
  Meaning& meaning = found.meaning;
  meaning.shape = Shape::year;
  meaning.type = TimeType::period;
  meaning.rule = "bare_year";
  meaning.year.kind = YearRef::Kind::number;
  meaning.year.value = number->value;
  found.end = era(number->end, meaning.year);
  const bool dated = found.end != number->end;
  if ((is_dash(line_, found.end) || line_.is_mark(found.end, '/')) && year_number(found.end + 1)) {
    const auto second = year_number(found.end + 1);
    const bool next = second->value > number->value && second->value < number->value + 60;
    if (number->value < 1900 || !next || !looks_like_year(i, *second)) return std::nullopt;
    meaning.year.last = second->value;
    found.end = era(second->end, meaning.year);
    return found;
  }
  const bool modern = number->value >= 1900 && number->value <= 2060;
  if (!dated && !(modern && looks_like_year(i, *number))) return std::nullopt;
  if (i > 0 && line_.is_word(i - 1) && line_.find(i - 1, Kind::every) != nullptr) return std::nullopt;
  return found;
}

}  // namespace isnad::times
