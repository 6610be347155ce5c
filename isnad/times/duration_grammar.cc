// Durations ("three months") and what is counted from a day ("two days ago", "for five years").
#include "isnad/times/parser.h"

namespace isnad::times {
namespace {

constexpr std::string_view lam = "\xD9\x84";

bool is_small(Unit unit) { return unit == Unit::hour || unit == Unit::minute || unit == Unit::second; }

TimeType type_of(Unit unit) {
  return is_small(unit) || unit == Unit::day || unit == Unit::night || unit == Unit::week ? TimeType::date : TimeType::period;
}

}  // namespace

// "about", "more than"; sets `open` where the amount is only a bound.
std::uint32_t Parser::skip_approximate(std::uint32_t i, bool& open) const {
  const Reading* word = line_.bare(i, Kind::approximate);
  if (word == nullptr) return i;
  open = word->entry->value == 1;
  return i + word->tokens;
}

std::optional<Amount> Parser::numbered_amount(std::uint32_t i) const {
  Amount result;
  std::uint32_t at = i;
  const Reading* few = line_.find(i, Kind::quantity);
  const Reading* part = line_.find(i, Kind::fraction);
  if (few != nullptr) {
    at += few->tokens;
    result.lead = few->lead;
    result.preposition = few->preposition;
    result.bare_many = true;
  } else if (part != nullptr && !part->article && part->entry->id != "semester" && part->entry->id != "trimester") {
    ++at;
    result.lead = part->lead;
    result.preposition = part->preposition;
    result.approximate = true;
  } else if (const auto number = read_cardinal(line_, i)) {
    at = number->end;
    result.lead = number->lead;
    result.article = number->article;
    result.count = number->value;
    result.approximate = number->fraction;
    result.counted = true;
  } else {
    return std::nullopt;
  }
  const Reading* noun = line_.bare(at, Kind::unit);
  if (noun == nullptr || noun->entry->plurality == Plurality::two || noun->entry->plurality == Plurality::construct) return std::nullopt;
  result.unit = static_cast<Unit>(noun->entry->value);
  if (noun->article && !result.approximate && !(result.counted && line_.is_number(i))) return std::nullopt;
  if (result.unit == Unit::quarter || result.unit == Unit::half) return std::nullopt;
  if (noun->entry->plurality == Plurality::one && (year(at) || month(at))) return std::nullopt;  // "3.09 in the year 2013"
  result.end = at + 1;
  return result;
}

// A number and its unit, a dual, a unit with an adjective, or a unit alone.
std::optional<Amount> Parser::amount(std::uint32_t i) const {
  auto result = numbered_amount(i);
  if (!result) {
    const Reading* noun = line_.find(i, Kind::unit);
    if (noun == nullptr || noun->entry->plurality == Plurality::construct) return std::nullopt;
    result.emplace();
    result->unit = static_cast<Unit>(noun->entry->value);
    result->lead = noun->lead;
    result->preposition = noun->preposition;
    result->article = noun->article;
    result->allowed = noun->entry->bare;
    result->end = i + 1;
    const Plurality number = noun->entry->plurality;
    result->count = number == Plurality::one ? 1 : 2;
    result->counted = number == Plurality::two;
    result->bare_many = number == Plurality::many;
    result->bare = number != Plurality::two;
  }
  const Reading* quality = line_.bare(result->end, Kind::quality);
  if (quality == nullptr) {
    quality = line_.bare(result->end, Kind::modifier);
    if (quality != nullptr && quality->entry->article) quality = nullptr;
  }
  if (quality != nullptr && !result->article) {
    result->end += quality->tokens;
    if (result->bare && result->allowed != Bare::never) result->bare = false;
  }
  if (const Reading* half = line_.find(result->end, Kind::fraction); half != nullptr && half->conjunction && !half->preposition) {
    result->half = half->entry->value == 2;  // "a year and a half"
    result->approximate = !result->half;
    result->bare = false;
    ++result->end;
    if (unit(result->end, result->unit) != nullptr) ++result->end;
  }
  return result;
}

Found Parser::duration(std::uint32_t i) const {
  auto found = amount(i);
  if (!found) return std::nullopt;
  const bool after_lam = found->preposition && line_.folded(i).substr(found->lead - lam.size(), lam.size()) == lam;
  const std::uint32_t before = i;
  if (found->bare) {
    if (found->allowed != Bare::cue) return std::nullopt;
    const bool cue = line_.ends_before(before, Kind::duration_cue) || line_.ends_before(before, Kind::approximate) || line_.bare(found->end + 1, Kind::process) != nullptr;
    const bool idafa = !found->article && line_.has_article(found->end);
    const bool in = i > 0 && line_.bare(i - 1, Kind::in) != nullptr && !found->bare_many && found->unit == Unit::week;
    if (found->article) {
      bool whole = line_.ends_before(before, Kind::approximate);
      for (std::uint32_t back = 1; back <= 2 && back <= i; ++back) {
        const Reading* word = line_.find(i - back, Kind::duration_cue);
        whole = whole || (word != nullptr && word->tokens == back && word->entry->value == 1);
      }
      if (!whole || found->bare_many) return std::nullopt;
    } else if (!(cue || after_lam || in) || idafa || (found->lead != 0 && !after_lam)) {
      return std::nullopt;
    }
  } else if (found->article && (!found->counted || line_.find(i, Kind::unit) != nullptr)) {
    return std::nullopt;
  }
  if (found->lead != 0 && found->preposition && !after_lam && found->bare) return std::nullopt;
  // "a year and three months"
  std::uint32_t end = found->end;
  const std::uint32_t next = end + (line_.is_and(end) ? 1U : 0U);
  if (const auto more = numbered_amount(next); more && more->counted && more->unit < found->unit) {
    const auto number = read_cardinal(line_, next);
    if (next != end || (number && number->conjunction)) end = more->end;
  }
  Expression result;
  result.first = i;
  result.lead = found->lead;
  result.end = end;
  result.meaning.shape = Shape::duration;
  result.meaning.type = TimeType::duration;
  result.meaning.rule = "duration";
  return result;
}

// "(1 June)" after "two days ago": the explicit day wins (codebook ruling 9).
std::uint32_t Parser::explicit_day_after(std::uint32_t i, Meaning& meaning) const {
  if (!line_.is_mark(i, '(')) return i;
  Found day = numeric_date(i + 1);
  if (!day) day = day_and_month(i + 1);
  if (!day || day->lead != 0 || !line_.is_mark(day->end, ')')) return i;
  meaning = day->meaning;
  return day->end + 1;
}

// "and three months", "and a half" after an amount; returns the end.
std::uint32_t Parser::rest_of_amount(std::uint32_t i, Meaning& meaning) const {
  const std::uint32_t at = i + (line_.is_and(i) ? 1U : 0U);
  const auto number = read_cardinal(line_, at);
  const Reading* noun = line_.find(at, Kind::unit);
  const bool joined = at != i || (number && number->conjunction) || (noun != nullptr && noun->conjunction && !noun->preposition);
  if (!joined) return i;
  Amount rest;
  if (number) {
    const auto counted = numbered_amount(at);
    if (!counted || counted->approximate) return i;
    rest = *counted;
  } else if (noun != nullptr && !noun->article && noun->entry->plurality != Plurality::many && noun->entry->plurality != Plurality::construct) {
    rest.unit = static_cast<Unit>(noun->entry->value);
    rest.count = noun->entry->plurality == Plurality::two ? 2 : 1;
    rest.end = at + 1;
  } else {
    return i;
  }
  constexpr int most = 3000;
  if (rest.unit >= meaning.unit || is_small(rest.unit) || rest.count == 0 || rest.count > most) return i;
  meaning.rest_count = rest.count;
  meaning.rest_unit = rest.unit;
  return rest.end;
}

// "two days after it", "a month before that": counted from the time spoken of.
Found Parser::offset_from_it(std::uint32_t i) const {
  const Reading* from = line_.find(i, Kind::from_it);
  if (from == nullptr) return std::nullopt;
  const auto found = amount(i + from->tokens);
  constexpr std::string_view beh = "\xD8\xA8";
  if (!found || found->article || found->lead != beh.size() || found->unit > Unit::decade) return std::nullopt;
  if (line_.folded(i + from->tokens).substr(0, beh.size()) != beh) return std::nullopt;
  Expression result;
  result.first = i;
  result.lead = from->lead;
  result.end = found->end;
  Meaning& meaning = result.meaning;
  meaning.shape = Shape::offset;
  meaning.rule = "offset_from_it";
  meaning.unit = found->unit;
  meaning.count = found->count;
  meaning.counted = !found->bare_many && !found->approximate && !is_small(found->unit);
  meaning.relation = from->entry->value > 0 ? Relation::after : Relation::before;
  meaning.from_it = true;
  meaning.type = type_of(found->unit);
  return result;
}

// Whether an amount may be counted from a day: not "since the week", not "since [the] month of May".
bool Parser::may_offset(const Amount& found, std::uint32_t at, bool since) const {
  if (found.article || found.lead != 0) return false;
  if (found.bare && found.allowed == Bare::never) return false;
  if (found.bare && found.allowed == Bare::since && !(found.bare_many && since)) return false;
  if (!found.bare && line_.is_number(at)) return true;
  for (const Found& other : {month(at), year(at), day(at), unit_shift(at)}) {
    if (other && other->end > found.end) return false;
  }
  return !(found.bare && line_.has_article(found.end));
}

// "from now", "from the explosion" after an amount; false when it says how long something went on.
bool Parser::read_anchor(Expression& result) const {
  // "two weeks after the summit" with `ala: counted from what is behind it, not from the day of the report.
  constexpr std::string_view ala = "\xD8\xB9\xD9\x84\xD9\x8A";
  if (result.meaning.relation == Relation::after && line_.is_word(result.end) && line_.folded(result.end) == ala) {
    result.meaning.event_anchor = true;
    return true;
  }
  if (line_.bare(result.end, Kind::of) == nullptr) return true;
  const std::uint32_t after = result.end + 1;
  const Reading* today = line_.bare(after, Kind::deictic);
  if (line_.bare(after, Kind::now) != nullptr || (today != nullptr && today->entry->value == 0)) {
    result.end = after + 1;
    return true;
  }
  if (result.meaning.relation == Relation::after && line_.bare(after, Kind::process) != nullptr) return false;
  result.meaning.event_anchor = true;
  return true;
}

Found Parser::offset(std::uint32_t i) const {
  const Reading* relation = line_.find(i, Kind::relation);
  if (relation == nullptr) return std::nullopt;
  const auto direction = static_cast<Relation>(relation->entry->value);
  const bool since = direction == Relation::since;
  if (!since && direction != Relation::before && direction != Relation::after) return std::nullopt;
  bool bound = false;
  const std::uint32_t at = skip_approximate(i + relation->tokens, bound);
  const auto found = amount(at);
  if (!found || !may_offset(*found, at, since)) return std::nullopt;
  Expression result;
  result.first = i;
  result.lead = relation->lead;
  result.end = found->end;
  Meaning& meaning = result.meaning;
  meaning.shape = Shape::offset;
  meaning.rule = "offset";
  meaning.unit = found->unit;
  meaning.count = found->count;
  meaning.counted = !found->bare_many && !bound && !found->approximate;
  meaning.relation = direction;
  meaning.half = found->half;
  meaning.approximate = at != i + relation->tokens;  // "about a week ago" is a week, not a day
  const Unit grain = found->unit == Unit::week && (!meaning.counted || meaning.approximate) ? Unit::month : found->unit;
  meaning.type = since ? TimeType::open : type_of(grain);
  if (meaning.counted && !found->half) {
    result.end = rest_of_amount(result.end, meaning);
    if (meaning.rest_count != 0 && !since) meaning.type = type_of(meaning.rest_unit);
  }
  meaning.as_before = i > 0 && line_.find(i - 1, Kind::that_is) != nullptr;
  if (!read_anchor(result)) return std::nullopt;
  result.end = explicit_day_after(result.end, meaning);
  return result;
}

}  // namespace isnad::times
