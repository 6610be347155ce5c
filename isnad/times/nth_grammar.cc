// Parts that are counted: the nth week or day of a month, the first six months of a year, the last ten days.
#include "isnad/times/parser.h"

namespace isnad::times {

// "awwal usbu", "al-usbu al-awwal", "awwal ayyam".
std::optional<Parser::NthHead> Parser::nth_head(std::uint32_t i) const {
  NthHead head;
  std::uint32_t at = i;
  std::optional<Number> ordinal = read_ordinal(line_, i);
  if (ordinal) {
    at = ordinal->end;
    head.lead = ordinal->lead;
    if (ordinal->article) return std::nullopt;
  }
  if (const Reading* day = unit(at, Unit::day); day != nullptr && line_.bare(at + 1, Kind::weekday) != nullptr) ++at;
  head.noun = line_.find(at, Kind::weekday);
  if (head.noun == nullptr) head.noun = unit(at, Unit::week);
  if (head.noun == nullptr) head.noun = unit(at, Unit::day);
  if (head.noun == nullptr || (ordinal && head.noun->lead != 0)) return std::nullopt;
  const Entry& noun = *head.noun->entry;
  head.days_of = ordinal && noun.kind == Kind::unit && noun.plurality == Plurality::many && !head.noun->article;
  if (noun.plurality != Plurality::one && !head.days_of) return std::nullopt;
  head.end = at + 1;
  if (!ordinal) {
    head.lead = head.noun->lead;
    ordinal = read_ordinal(line_, head.end);
    if (!ordinal || !ordinal->article || !head.noun->article || ordinal->lead != 0) return std::nullopt;
    head.end = ordinal->end;
  }
  head.ordinal = ordinal->value;
  return head;
}

// The month, year or unit that the nth is taken of, after "of", "in", "bi-", or nothing.
Found Parser::whole_of_nth(std::uint32_t i, bool days_of) const {
  constexpr std::string_view beh = "\xD8\xA8";
  const bool of = line_.bare(i, Kind::of) != nullptr || (!days_of && line_.bare(i, Kind::in) != nullptr);
  const bool joined = !of && line_.is_word(i) && line_.folded(i).substr(0, beh.size()) == beh;
  if (!of && !joined && !days_of) return std::nullopt;
  const std::uint32_t at = i + (of ? 1U : 0U);
  Found whole;
  for (const Found& candidate : {month_of_part(at), year(at), unit_shift(at), definite_unit(at)}) {
    if (candidate && candidate->lead == (joined ? beh.size() : 0U) && (!whole || candidate->end > whole->end)) whole = candidate;
  }
  if (!whole || whole->meaning.unit == Unit::week || whole->meaning.same) return std::nullopt;
  return whole;
}

// "the first week of October", "the last Friday of July", "the third Monday in 2014".
Found Parser::nth(std::uint32_t i) const {
  const auto head = nth_head(i);
  if (!head) return std::nullopt;
  Found found = whole_of_nth(head->end, head->days_of);
  if (!found) return std::nullopt;
  found->first = i;
  found->lead = head->lead;
  Meaning& meaning = found->meaning;
  meaning.rule = "nth";
  meaning.ordinal = head->ordinal;
  if (head->noun->entry->kind == Kind::weekday) meaning.weekday = head->noun->entry->value;
  meaning.counted = head->noun->entry->kind == Kind::unit && head->noun->entry->value == static_cast<int>(Unit::week);
  meaning.last_month = meaning.shape == Shape::month ? 0 : meaning.last_month;
  meaning.deictic = static_cast<int>(meaning.shape);  // what the nth is taken of
  meaning.shape = Shape::nth;
  meaning.type = meaning.counted ? TimeType::period : TimeType::date;
  return found;
}

// What a part is taken of: a month, a year, the year.
Found Parser::whole_after_of(std::uint32_t i) const {
  if (line_.bare(i, Kind::of) == nullptr && line_.bare(i, Kind::in) == nullptr) return std::nullopt;
  Found whole;
  for (const Found& candidate : {month_of_part(i + 1), year(i + 1), unit_shift(i + 1), definite_unit(i + 1), year_after_noun(i + 1)}) {
    if (candidate && candidate->lead == 0 && (!whole || candidate->end > whole->end)) whole = candidate;
  }
  if (!whole || whole->meaning.unit == Unit::week || whole->meaning.part != Part::none || whole->meaning.last_month != 0) return std::nullopt;
  return whole;
}

// "the first six months", "the last 10 days": the number between the unit and its ordinal.
std::optional<Amount> Parser::units_with_ordinal(std::uint32_t i, int& ordinal) const {
  const Reading* noun = line_.find(i, Kind::unit);
  if (noun == nullptr || !noun->article || noun->entry->plurality != Plurality::many) return std::nullopt;
  constexpr std::string_view alef_lam = "\xD8\xA7\xD9\x84";
  const bool loose_article = line_.is_word(i + 1) && line_.folded(i + 1) == alef_lam && line_.is_number(i + 2);
  const auto number = read_cardinal(line_, i + (loose_article ? 2U : 1U));
  if (!number || number->lead != 0 || !(number->article || number->digits)) return std::nullopt;
  const auto which = read_ordinal(line_, number->end);
  if (!which || !which->article || which->lead != 0 || (which->value != 1 && which->value != -1)) return std::nullopt;
  Amount found;
  found.unit = static_cast<Unit>(noun->entry->value);
  found.count = number->value;
  found.lead = noun->lead;
  found.end = which->end;
  ordinal = which->value;
  return found;
}

// "first six months", "last 10 days": the ordinal in front.
std::optional<Amount> Parser::units_behind_ordinal(std::uint32_t i, int& ordinal) const {
  const auto which = read_ordinal(line_, i);
  if (!which || which->article || (which->value != 1 && which->value != -1)) return std::nullopt;
  auto found = numbered_amount(which->end);
  if (!found || !found->counted || found->approximate || found->article || found->lead != 0) return std::nullopt;
  found->lead = which->lead;
  ordinal = which->value;
  return found;
}

// "the first six months of the year", "the last ten days of June", "the first nine months of 2015".
Found Parser::first_units(std::uint32_t i) const {
  int ordinal = 0;
  auto counted = units_behind_ordinal(i, ordinal);
  if (!counted) counted = units_with_ordinal(i, ordinal);
  constexpr int most = 366;
  if (!counted || counted->count < 2 || counted->count > most) return std::nullopt;
  if (counted->unit != Unit::day && counted->unit != Unit::week && counted->unit != Unit::month) return std::nullopt;
  Found found = whole_after_of(counted->end);
  if (!found || found->meaning.same) return std::nullopt;
  found->first = i;
  found->lead = counted->lead;
  Meaning& meaning = found->meaning;
  meaning.deictic = static_cast<int>(meaning.shape);
  meaning.shape = Shape::first_units;
  meaning.rule = "first_units";
  meaning.ordinal = ordinal;
  meaning.count = counted->count;
  meaning.rest_unit = counted->unit;
  meaning.type = TimeType::period;
  return found;
}

// "the last ten days of Ramadan", "the first ten of Muharram".
Found Parser::ten_days(std::uint32_t i) const {
  const Reading* ten = line_.find(i, Kind::cardinal_ten);
  if (ten == nullptr || !ten->article) return std::nullopt;
  const Reading* which = line_.bare(i + 1, Kind::ten_of_month);
  if (which == nullptr || line_.bare(i + 1 + which->tokens, Kind::of) == nullptr) return std::nullopt;
  Found found = month_of_part(i + 2 + which->tokens);
  if (!found || found->lead != 0 || found->meaning.part != Part::none) return std::nullopt;
  found->first = i;
  found->lead = ten->lead;
  found->meaning.part = static_cast<Part>(which->entry->value);
  found->meaning.rule = which->entry->id;
  return found;
}

}  // namespace isnad::times
