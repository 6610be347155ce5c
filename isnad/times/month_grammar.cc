// Months with their year, and days of a month.
#include <algorithm>

#include "isnad/times/parser.h"

namespace isnad::times {
namespace {

constexpr char32_t arabic_comma = 0x060C;
constexpr char32_t en_dash = 0x2013;

// A letter and a month of at least four: shorter ones are other words (bab, "door").
constexpr std::size_t long_enough = 10;

bool is_dash(const Line& line, std::uint32_t i) { return line.is_mark(i, '-') || line.is_mark(i, en_dash); }

}  // namespace

// "shahr Mayo", "November/Tishrin II", "Ayyar (Mayo)", "March Adhar".
std::optional<MonthName> Parser::month_name(std::uint32_t i) const {
  MonthName name;
  std::uint32_t at = i;
  const Reading* noun = line_.find(i, Kind::unit);
  const bool month_noun = noun != nullptr && noun->entry->value == static_cast<int>(Unit::month) &&
                          (noun->entry->plurality == Plurality::one || noun->entry->plurality == Plurality::construct) && !noun->article;
  if (month_noun) {
    name.lead = noun->lead;
    name.conjunction = noun->conjunction;
    name.named = true;
    at = i + 1;
  }
  const Reading* found = month_noun ? line_.bare(at, Kind::month) : line_.find(at, Kind::month);
  if (found == nullptr) return numbered_month(i);
  if (!month_noun) {
    name.lead = found->lead;
    name.conjunction = found->conjunction;
  }
  name.month = found->entry->value;
  name.calendar = found->entry->calendar;
  name.weak = found->entry->weak;
  name.end = at + found->tokens;
  const std::uint32_t after = second_name(name.end, name);
  if (after != name.end) {
    name.end = after;
    name.named = true;
  }
  return name;
}

// "shahr 9", "shahr tis'a", "al-shahr al-tasi": months by number. "One month" and "two months" are lengths.
std::optional<MonthName> Parser::numbered_month(std::uint32_t i) const {
  const Reading* noun = unit(i, Unit::month);
  if (noun == nullptr || noun->entry->plurality != Plurality::one) return std::nullopt;
  const auto number = noun->article ? read_ordinal(line_, i + 1) : read_cardinal(line_, i + 1);
  constexpr int months = 12;
  if (!number || number->lead != 0 || number->fraction || number->article != noun->article) return std::nullopt;
  if (number->value < 1 || number->value > months || (!number->digits && !noun->article && number->value < 3)) return std::nullopt;
  MonthName name;
  name.month = number->value;
  name.lead = noun->lead;
  name.conjunction = noun->conjunction;
  name.named = true;
  name.numbered = true;
  name.end = number->end;
  return name;
}

// A second name of the same month after a slash, in brackets, or beside it.
std::uint32_t Parser::second_name(std::uint32_t i, const MonthName& name) const {
  const bool open = line_.is_mark(i, '(');
  const bool slash = line_.is_mark(i, '/') || is_dash(line_, i);
  const std::uint32_t at = i + (open || slash ? 1U : 0U);
  for (const Reading& reading : line_.readings(at)) {
    if (reading.entry->kind != Kind::month || reading.lead != 0) continue;
    if (reading.entry->value != name.month || reading.entry->calendar != name.calendar) continue;
    const std::uint32_t end = at + reading.tokens;
    if (!open) return end;
    if (line_.is_mark(end, ')')) return end + 1;
  }
  return i;
}

// What stands before a weak name (March is also "practised", Safar a name) and makes it a month.
bool Parser::month_cue(std::uint32_t i) const {
  if (i == 0) return false;
  return line_.find(i - 1, Kind::in) != nullptr || line_.find(i - 1, Kind::relation) != nullptr ||
         line_.find(i - 1, Kind::part) != nullptr || line_.find(i - 1, Kind::to) != nullptr ||
         line_.find(i - 1, Kind::between) != nullptr || line_.find(i - 1, Kind::or_word) != nullptr;
}

// "2020", "year 2020", "(of) last year", "this year", "the same year".
std::uint32_t Parser::year_phrase(std::uint32_t i, Meaning& meaning) const {
  std::uint32_t at = i;
  if (line_.is_mark(at, arabic_comma) || line_.is_mark(at, ',')) ++at;
  if (line_.bare(at, Kind::of) != nullptr || line_.bare(at, Kind::in) != nullptr) ++at;
  if (const auto found = year(at); found && (found->lead == 0 || at == i)) {
    meaning.year = found->meaning.year;
    return found->end;
  }
  if (const auto found = unit_shift(at); found && found->meaning.unit == Unit::year) {
    if (!found->meaning.has_shift && !found->meaning.same) return i;
    if (found->meaning.year.kind == YearRef::Kind::number) {
      meaning.year = found->meaning.year;
    } else {
      meaning.year.kind = found->meaning.same ? YearRef::Kind::same : YearRef::Kind::shift;
      meaning.year.value = found->meaning.shift;
    }
    return found->end;
  }
  return i;
}

std::uint32_t Parser::year_of_month(std::uint32_t i, Meaning& meaning) const {
  std::uint32_t at = i;
  if (line_.is_mark(at, arabic_comma) || line_.is_mark(at, ',') || line_.is_mark(at, '/') || is_dash(line_, at)) ++at;
  if (const auto number = year_number(at); number && number->lead == 0) {
    YearRef year;
    year.kind = YearRef::Kind::number;
    year.value = number->value;
    year.calendar = meaning.calendar;
    const std::uint32_t end = era(number->end, year);
    const bool local = meaning.calendar != CalendarKind::gregorian && number->digits && number->value >= 1300 && number->value <= 1500;
    const bool modern = number->digits && number->value >= 1900 && number->value % 100 != 0;
    if (looks_like_year(at, *number) || end != number->end || meaning.day != 0 || modern || local) {
      meaning.year = year;
      return end;
    }
  }
  if (const Reading* modifier = line_.bare(i, Kind::modifier)) {
    meaning.has_shift = true;
    meaning.shift = modifier->entry->value;
    return i + modifier->tokens;
  }
  const std::uint32_t end = year_phrase(i, meaning);
  return end;
}

// "of" or "in" before a numbered month, and nothing after it that the number could count.
bool Parser::of_before(std::uint32_t i) const {
  if (i == 0 || (line_.find(i - 1, Kind::of) == nullptr && line_.find(i - 1, Kind::in) == nullptr)) return false;
  const auto name = numbered_month(i);
  if (line_.has_article(i)) return false;  // "in the eighth month" of what?
  return name && (!line_.is_word(name->end) || line_.find(name->end, Kind::function) != nullptr);
}

// "September or October next", "the months of May and June": one period; returns the end.
std::uint32_t Parser::second_month(std::uint32_t i, const MonthName& name, Meaning& meaning) const {
  const bool dash = is_dash(line_, name.end);
  const bool either = line_.bare(name.end, Kind::or_word) != nullptr;
  const bool loose = dash || either || line_.is_and(name.end);
  const auto second = month_name(name.end + (loose ? 1U : 0U));
  if (!second || !(loose || second->conjunction) || second->calendar != name.calendar) return name.end;
  const Reading* noun = line_.find(i, Kind::unit);
  const bool dual_noun = noun != nullptr && noun->entry->plurality == Plurality::construct;
  const bool modified = line_.bare(second->end, Kind::modifier) != nullptr;
  if (!modified && !dual_noun && !either && !(dash && second->month > name.month)) return name.end;
  constexpr int no_year_end_between = 6;
  const bool backwards = second->month < name.month && name.month - second->month < no_year_end_between;
  meaning.month = backwards ? second->month : name.month;  // "June and May last"
  meaning.last_month = backwards ? name.month : second->month;
  return second->end;
}

Found Parser::month(std::uint32_t i) const {
  const auto name = month_name(i);
  if (!name) return std::nullopt;
  Expression found;
  found.first = i;
  found.lead = name->lead;
  Meaning& meaning = found.meaning;
  meaning.shape = Shape::month;
  meaning.type = TimeType::period;
  meaning.rule = "month";
  meaning.calendar = name->calendar;
  meaning.month = name->month;
  const std::uint32_t end = second_month(i, *name, meaning);
  const std::uint32_t after = year_of_month(end, meaning);
  if (name->numbered && meaning.year.kind == YearRef::Kind::number) meaning.calendar = meaning.year.calendar;
  const bool counted = name->numbered && (meaning.year.kind == YearRef::Kind::none || meaning.has_shift);
  if (counted && !of_before(i)) return std::nullopt;
  const bool evidence = name->named || after != end || month_cue(i) || (name->lead != 0 && !name->conjunction && line_.folded(i).size() >= long_enough);
  if (name->weak && !evidence) return std::nullopt;
  if (name->calendar == CalendarKind::persian && (after == end || meaning.year.kind != YearRef::Kind::number)) {
    return std::nullopt;
  }
  found.end = after;
  return found;
}

// A day, or several ("24 wa 25", "24-25").
std::optional<DayNumber> Parser::day_number(std::uint32_t i) const {
  const auto first = read_number(line_, i);
  if (!first || first->value < 1 || first->value > 31 || first->fraction) return std::nullopt;
  DayNumber day{first->value, 0, first->lead, first->end};
  while (true) {
    const bool link = line_.is_and(day.end) || is_dash(line_, day.end);
    const auto next = read_number(line_, day.end + (link ? 1U : 0U));
    if (!next || !(link || next->conjunction) || next->digits != first->digits) return day;
    if (next->value <= std::max(day.day, day.last) || next->value > 31 || next->fraction) return day;
    day.last = next->value;
    day.end = next->end;
  }
}

// A month where its part or its week stands before it, so that its name can be nothing else.
Found Parser::month_of_part(std::uint32_t i) const {
  if (Found plain = month(i)) return plain;
  const auto name = month_name(i);
  if (!name || name->numbered || name->calendar == CalendarKind::persian) return std::nullopt;
  Expression found;
  found.first = i;
  found.lead = name->lead;
  found.meaning.shape = Shape::month;
  found.meaning.type = TimeType::period;
  found.meaning.rule = "month";
  found.meaning.calendar = name->calendar;
  found.meaning.month = name->month;
  found.end = year_of_month(name->end, found.meaning);
  return found;
}

// Nothing that a number before it could count or belong to.
bool Parser::closed_after(std::uint32_t i) const {
  if (i >= line_.size()) return true;
  if (line_.is_word(i) || line_.is_number(i)) return false;
  const char32_t mark = line_.token(i).mark;
  return mark == '.' || mark == '!' || mark == arabic_comma || mark == 0x061F || mark == ')' || mark == '|' || mark == 0x061B;
}

// "November between the 15th and the 19th", "July 13 to 15".
Found Parser::days_after_month(std::uint32_t i, const MonthName& name) const {
  const Reading* between = line_.bare(i, Kind::between);
  const Reading* from = line_.bare(i, Kind::from);
  const std::uint32_t at = between != nullptr ? i + between->tokens : from != nullptr ? i + from->tokens : i;
  const auto first = read_number(line_, at);
  if (!first || first->lead != 0 || first->value < 1 || first->value > 31 || first->fraction) return std::nullopt;
  const std::uint32_t link = range_link(first->end, between != nullptr);
  const auto last = read_number(line_, link);
  if (!last || (link == first->end && !(between != nullptr && last->conjunction))) return std::nullopt;
  if (last->value <= first->value || last->value > 31 || last->fraction || last->digits != first->digits || !closed_after(last->end)) return std::nullopt;
  Expression found;
  found.first = i;
  MonthName at_end = name;
  at_end.end = last->end;
  return finish_date(found, DayNumber{first->value, last->value, 0, last->end}, at_end);
}

// "September 10, 2015", "January the 21st", "July 13 to 15": the month first.
Found Parser::month_and_day(std::uint32_t i) const {
  const auto name = month_name(i);
  if (!name || name->numbered || (name->weak && !name->named && !month_cue(i))) return std::nullopt;
  if (Found range = days_after_month(name->end, *name)) {
    range->first = i;
    range->lead = name->lead;
    return range;
  }
  const bool dash = is_dash(line_, name->end) && line_.is_number(name->end + 1) && !line_.token(name->end + 1).space_before;
  const std::uint32_t at = name->end + (dash ? 1U : 0U);
  const auto number = line_.is_number(at) ? read_cardinal(line_, at) : read_ordinal(line_, at);
  if (!number || number->lead != 0 || number->fraction || number->value < 1 || number->value > 31) return std::nullopt;
  if (!number->digits && !number->article) return std::nullopt;
  Expression found;
  found.first = i;
  found.lead = name->lead;
  MonthName at_end = *name;
  at_end.end = number->end;
  const Found date = finish_date(found, DayNumber{number->value, 0, name->lead, number->end}, at_end);
  const bool with_year = date->meaning.year.kind == YearRef::Kind::number;
  constexpr int never_an_adjective = 11;  // "the first Ramadan" is no date
  if (!number->digits) return with_year || number->value >= never_an_adjective ? date : std::nullopt;
  return with_year || closed_after(number->end) ? date : std::nullopt;
}

// "half of Shaban", "the half of March": its fifteenth day.
Found Parser::middle_day(std::uint32_t i) const {
  const Reading* half = line_.find(i, Kind::fraction);
  if (half == nullptr || half->entry->value != 2) return std::nullopt;
  std::uint32_t at = i + half->tokens;
  const bool of = line_.bare(at, Kind::of) != nullptr;
  if (of) ++at;
  if (of != half->article) return std::nullopt;
  const auto name = month_name(at);
  if (!name || name->lead != 0 || name->numbered) return std::nullopt;
  Expression found;
  found.first = i;
  constexpr int fifteenth = 15;
  found = *finish_date(found, DayNumber{fifteenth, 0, 0, name->end}, *name);
  found.lead = half->lead;
  found.meaning.rule = "middle_day";
  return found;
}

// "16 July", "the first of June", "al-ashir min September", "28-November".
Found Parser::day_and_month(std::uint32_t i) const {
  if (const Reading* first = line_.find(i, Kind::first_day)) {  // "ghurrat Ramadan"
    const auto name = month_name(i + 1);
    if (!name || name->lead != 0) return std::nullopt;
    Expression found;
    found.first = i;
    found.lead = first->lead;
    return finish_date(found, DayNumber{1, 0, first->lead, i + 1}, *name);
  }
  const auto day = day_number(i);
  if (!day) return std::nullopt;
  std::uint32_t at = day->end;
  const bool of = line_.bare(at, Kind::of) != nullptr;
  if (of || is_dash(line_, at) || line_.is_mark(at, '/')) ++at;
  if (line_.is_mark(at, '.') && day->last == 0 && line_.is_number(i)) ++at;
  const auto name = month_name(at);
  if (!name || name->lead != 0) return std::nullopt;
  if (name->weak && !of && line_.token(at - 1).mark != 0 && line_.token(at).space_before) return std::nullopt;  // "won 2 - 0", 0 is sifr
  const auto ordinal_word = line_.is_number(i) ? std::nullopt : read_ordinal(line_, i);
  if (!line_.is_number(i) && !of) {  // only "awwal Mayo" does without min
    if (!ordinal_word || ordinal_word->value != 1 || ordinal_word->article) return std::nullopt;
  }
  Expression found;
  found.first = i;
  found.lead = day->lead;
  Found date = finish_date(found, *day, *name);
  if (ordinal_word && day->last == 0) date->meaning.ordinal = ordinal_word->value;
  return date;
}

Found Parser::finish_date(Expression found, const DayNumber& day, const MonthName& name) const {
  Meaning& meaning = found.meaning;
  meaning.shape = Shape::day;
  meaning.type = day.last != 0 ? TimeType::period : TimeType::date;
  meaning.rule = "day_and_month";
  meaning.calendar = name.calendar;
  meaning.day = day.day;
  meaning.last_day = day.last;
  meaning.month = name.month;
  found.end = year_of_month(name.end, meaning);
  if (name.numbered && meaning.year.kind == YearRef::Kind::number) meaning.calendar = meaning.year.calendar;
  return found;
}

}  // namespace isnad::times
