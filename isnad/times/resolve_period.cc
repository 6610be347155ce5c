// Months, years and longer: relative and absolute, and their parts.
#include <algorithm>

#include "isnad/times/calendars.h"
#include "isnad/times/resolve.h"

namespace isnad::times {
namespace {

using std::chrono::days;

constexpr int longest_month = 31;
constexpr int longest_week = 7;

std::optional<DayRange> part_of_years(DayRange whole, Part part) {
  const int first = year_of(whole.first);
  const int last = year_of(whole.last);
  if (first == last) {
    if (part == Part::begin) return DayRange{whole.first, last_of_month(first, 3)};
    if (part == Part::middle) return DayRange{first_of_month(first, 4), last_of_month(first, 9)};
    return DayRange{first_of_month(first, 10), whole.last};
  }
  if (last - first != 9) return std::nullopt;
  if (part == Part::begin) return year_range(first, first + 2);
  if (part == Part::middle) return year_range(first + 3, first + 6);
  return year_range(last - 2, last);
}

// Weeks of a year are those of ISO 8601: the first is the one with 4 January in it.
std::optional<DayRange> iso_week(DayRange year, int ordinal) {
  constexpr int fourth = 3;
  const auto monday_of = [](Day fourth_of_january) { return week_from(fourth_of_january, 0).first; };
  const Day first = monday_of(year.first + days{fourth});
  const Day next = monday_of(year.last + days{fourth + 1});
  const auto weeks = static_cast<int>((next - first).count() / longest_week);
  const int number = ordinal < 0 ? weeks : ordinal;
  if (number < 1 || number > weeks) return std::nullopt;
  return week_from(first, number - 1);
}

}  // namespace

std::optional<DayRange> part_of(DayRange whole, Part part, std::optional<Day> published) {
  if (part == Part::none) return whole;
  if (part == Part::rest) {
    if (!published || *published > whole.last) return std::nullopt;
    return DayRange{std::max(*published, whole.first), whole.last};
  }
  const auto length = (whole.last - whole.first).count() + 1;
  if (length <= longest_week) return std::nullopt;
  if (length <= longest_month) {
    if (part == Part::begin) return DayRange{whole.first, whole.first + days{9}};
    if (part == Part::middle) return DayRange{whole.first + days{10}, whole.first + days{19}};
    return DayRange{whole.first + days{20}, whole.last};
  }
  if (length > 364) return part_of_years(whole, part);
  const int months = length < 100 ? 1 : 2;  // of a quarter, of a half
  if (part == Part::begin) return DayRange{whole.first, add_months(whole.first, months) - days{1}};
  if (part == Part::end) return DayRange{add_months(whole.last + days{1}, -months), whole.last};
  return DayRange{add_months(whole.first, months), add_months(whole.last + days{1}, -months) - days{1}};
}

std::optional<int> Resolver::year_of(const Meaning& meaning, Anchor& anchor) const {
  switch (meaning.year.kind) {
    case YearRef::Kind::number: return meaning.year.value;
    case YearRef::Kind::shift:
      anchor = published() ? Anchor::published : Anchor::context;
      if (!base()) return std::nullopt;
      return date_in(meaning.calendar, *base()).year + meaning.year.value;
    case YearRef::Kind::same:
      anchor = Anchor::context;
      if (last_year_ == 0) return std::nullopt;
      return last_year_;
    default: return std::nullopt;
  }
}

Resolved Resolver::month(const Meaning& meaning) const {
  Anchor anchor = Anchor::absolute;
  std::optional<int> year = year_of(meaning, anchor);
  if (meaning.year.kind == YearRef::Kind::none) {
    const int probe = meaning.part == Part::none ? 0 : meaning.part == Part::begin ? 1 : meaning.part == Part::middle ? 11 : 21;
    year = year_of_month(meaning, meaning.month, meaning.has_shift ? 0 : probe, anchor);
  }
  if (!year) return {std::nullopt, anchor};
  const CalendarKind calendar = meaning.calendar;
  int number = *year;
  const bool mixed = calendar != CalendarKind::gregorian && meaning.year.kind == YearRef::Kind::number && meaning.year.value > 1600;
  if (mixed) number = date_in(calendar, first_of_month(*year, 7)).year;
  auto whole = month_in(calendar, number, meaning.month);
  if (!whole) return {std::nullopt, anchor};
  if (meaning.last_month != 0) {
    const auto last = month_in(calendar, meaning.last_month < meaning.month ? number + 1 : number, meaning.last_month);
    if (last) whole->last = last->last;
    const bool both_past = meaning.has_shift && meaning.shift < 0 && base() && whole->last > *base();
    if (last && both_past) {  // "between May and August last": both lie behind
      const auto before = month_in(calendar, number - 1, meaning.month);
      const auto end = month_in(calendar, meaning.last_month < meaning.month ? number : number - 1, meaning.last_month);
      if (before && end) whole = DayRange{before->first, end->last};
    }
  }
  if (meaning.ordinal != 0 && meaning.count == 2) {  // the first half of a month
    const Day middle = whole->first + days{14};
    return {meaning.ordinal == 1 ? DayRange{whole->first, middle} : DayRange{middle + days{1}, whole->last}, anchor};
  }
  if (meaning.ordinal != 0 && meaning.count == 3) {
    const Part third = meaning.ordinal == 1 ? Part::begin : meaning.ordinal == 2 ? Part::middle : Part::end;
    return {part_of(*whole, third, published()), anchor};
  }
  if (meaning.ordinal != 0) return {std::nullopt, anchor};
  return {part_of(*whole, meaning.part, published()), anchor};
}

Resolved Resolver::year(const Meaning& meaning) const {
  const int first = meaning.year.value;
  const int last = meaning.year.last != 0 ? meaning.year.last : first;
  if (first < 1 || last > 9000) return {std::nullopt, Anchor::absolute};
  if (meaning.year.calendar == CalendarKind::gregorian) {
    return {part_of(year_range(first, last), meaning.part, published()), Anchor::absolute};
  }
  // Beginning, middle and end are the same months of any calendar (codebook ruling 9).
  const bool part = meaning.part != Part::none && meaning.part != Part::rest;
  if (part && first != last) return {std::nullopt, Anchor::absolute};
  const int from = meaning.part == Part::middle ? 4 : meaning.part == Part::end ? 10 : 1;
  const int to = meaning.part == Part::begin ? 3 : meaning.part == Part::middle ? 9 : 12;
  const auto begin = month_in(meaning.year.calendar, first, from);
  const auto end = month_in(meaning.year.calendar, last, to);
  if (!begin || !end) return {std::nullopt, Anchor::absolute};
  return {part_of(DayRange{begin->first, end->last}, part ? Part::none : meaning.part, published()), Anchor::absolute};
}

// "last week", "this month", "the same year", "the following month".
Resolved Resolver::unit(const Meaning& meaning) const {
  const Anchor anchor = meaning.same || meaning.shifted_from_context || !published() ? Anchor::context : Anchor::published;
  if (meaning.unit == Unit::year && meaning.year.kind == YearRef::Kind::number) return year(meaning);
  std::optional<Day> from = meaning.unit == Unit::week ? published() : base();
  if (meaning.same || (meaning.shifted_from_context && last_value_)) {
    from.reset();
    if (last_value_) from = last_value_->first;
  }
  if (!from) return {std::nullopt, anchor};
  if (Anchor of = anchor; meaning.unit == Unit::month && meaning.year.kind != YearRef::Kind::none) {
    const auto number = year_of(meaning, of);
    if (!number) return {std::nullopt, of};
    from = first_of_month(*number, month_of(*from));
  }
  DayRange whole{*from, *from};
  switch (meaning.unit) {
    case Unit::week: whole = week_from(*from, meaning.shift); break;
    case Unit::month: whole = month_from(*from, meaning.shift); break;
    case Unit::year: whole = year_range(isnad::year_of(*from) + meaning.shift, isnad::year_of(*from) + meaning.shift); break;
    case Unit::decade: {
      const int decade = isnad::year_of(*from) / 10 * 10 + 10 * meaning.shift;
      whole = year_range(decade, decade + 9);
      break;
    }
    default: return {std::nullopt, anchor};
  }
  if (meaning.ordinal != 0 && meaning.count == 2 && meaning.unit == Unit::month) {
    const Day middle = whole.first + days{14};
    return {meaning.ordinal == 1 ? DayRange{whole.first, middle} : DayRange{middle + days{1}, whole.last}, anchor};
  }
  if (meaning.day_part == DayPart::earlier && published()) whole.last = std::clamp(*published(), whole.first, whole.last);
  if (meaning.day_part == DayPart::later && published()) whole.first = std::clamp(*published(), whole.first, whole.last);
  return {part_of(whole, meaning.part, published()), anchor};
}

Resolved Resolver::units(const Meaning& meaning) const {
  const auto today = published();
  if (!today || !meaning.counted || meaning.shift == 0 || meaning.count > 3000) return {std::nullopt, Anchor::published};
  const int sign = meaning.shift < 0 ? -1 : 1;
  const int count = sign * meaning.count;
  Day other = *today;
  switch (meaning.unit) {
    case Unit::hour:
      if (meaning.count % 24 != 0) return {std::nullopt, Anchor::published};
      other += days{count / 24};
      break;
    case Unit::day:
    case Unit::night: other += days{count}; break;
    case Unit::week: other += days{7 * count}; break;
    case Unit::month: other = add_months(*today, count); break;
    case Unit::year: other = add_months(*today, 12 * count); break;
    case Unit::decade: other = add_months(*today, 120 * count); break;
    default: return {std::nullopt, Anchor::published};
  }
  return {DayRange{std::min(*today, other), std::max(*today, other)}, Anchor::published};
}

// Quarters and halves of a year; without a year the one that lies nearest behind.
Resolved Resolver::fraction(const Meaning& meaning) const {
  Anchor anchor = Anchor::absolute;
  std::optional<int> year = year_of(meaning, anchor);
  const int months = 12 / meaning.count;
  const int first = (meaning.ordinal - 1) * months + 1;
  if (meaning.year.kind == YearRef::Kind::none && base()) {
    anchor = Anchor::published;
    year = isnad::year_of(*base());
    const bool begun = first_of_month(*year, static_cast<unsigned>(first)) <= *base();
    if (!begun && !look_ahead(meaning)) --*year;
  }
  if (!year) return {std::nullopt, anchor};
  if (const CalendarKind calendar = meaning.year.calendar; calendar != CalendarKind::gregorian) {
    const auto begin = month_in(calendar, *year, first);
    const auto end = month_in(calendar, *year, first + months - 1);
    if (!begin || !end || meaning.part != Part::none) return {std::nullopt, anchor};
    return {DayRange{begin->first, end->last}, anchor};
  }
  const DayRange whole{first_of_month(*year, static_cast<unsigned>(first)), last_of_month(*year, static_cast<unsigned>(first + months - 1))};
  return {part_of(whole, meaning.part, published()), anchor};
}

// Three months each, spring from March; winter begins in December of its year.
Resolved Resolver::season(const Meaning& meaning) const {
  Anchor anchor = Anchor::absolute;
  const int month = 3 * meaning.season;
  const auto whole = [month](int year) {
    const Day first = first_of_month(year, static_cast<unsigned>(month));
    return DayRange{first, add_months(first, 3) - days{1}};
  };
  if (const auto year = year_of(meaning, anchor)) return {part_of(whole(*year), meaning.part, published()), anchor};
  const auto today = base();
  if (!meaning.has_shift || !today) return {std::nullopt, anchor};
  const int here = isnad::year_of(*today);
  for (int year = here - 1; year <= here + 1; ++year) {
    const DayRange season = whole(year);
    const bool next = meaning.shift > 0 && season.first > *today;
    const bool current = meaning.shift == 0 && (year == here || (season.first <= *today && *today <= season.last));
    if (next || current) return {season, Anchor::published};
  }
  for (int year = here; year >= here - 2; --year) {
    if (whole(year).last < *today) return {whole(year), Anchor::published};
  }
  return {std::nullopt, Anchor::published};
}

// A decade without a century is the last one of that name before now; a century is its hundreds.
Resolved Resolver::decade(const Meaning& meaning) const {
  constexpr int this_century = 2000;
  if (meaning.shape == Shape::century) {
    const int first = (meaning.century - 1) * 100;
    if (meaning.ordinal > 0 && meaning.count > 1 && meaning.ordinal <= meaning.count && 100 % meaning.count == 0 && first >= 100) {
      const int length = 100 / meaning.count;
      const DayRange years = year_range(first + length * (meaning.ordinal - 1), first + length * meaning.ordinal - 1);
      return {part_of(years, meaning.part, published()), Anchor::absolute};
    }
    if (first < 100 || meaning.part != Part::none || meaning.ordinal != 0) return {std::nullopt, Anchor::absolute};
    return {year_range(first, first + 99), Anchor::absolute};
  }
  int first = 1900 + meaning.decade;
  if (meaning.century != 0) {
    first = (meaning.century - 1) * 100 + meaning.decade;
  } else if (base() && isnad::year_of(*base()) >= this_century + meaning.decade + 5 && meaning.decade < 30) {
    first = this_century + meaning.decade;
  }
  if (first < 100) return {std::nullopt, Anchor::absolute};
  return {part_of(year_range(first, first + 9), meaning.part, published()), Anchor::absolute};
}

Resolved Resolver::weekend(const Meaning& meaning) const {
  if (!published()) return {std::nullopt, Anchor::published};
  const Day today = *published();
  int weeks = meaning.shift;
  constexpr unsigned friday = 4;
  if (!meaning.has_shift && !look_ahead(meaning) && weekday_of(today) <= friday) weeks = -1;
  const DayRange week = week_from(today, weeks);
  return {DayRange{week.first + days{5}, week.last}, Anchor::published};
}

// The month or year that a part is taken of; its shape is kept in `deictic`.
Resolved Resolver::whole_of(const Meaning& meaning) const {
  Meaning of = meaning;
  of.shape = static_cast<Shape>(meaning.deictic);
  of.deictic = 0;
  of.ordinal = 0;
  of.count = 0;
  if (of.shape == Shape::month) return month(of);
  if (of.shape == Shape::year) return year(of);
  return of.shape == Shape::unit ? unit(of) : Resolved{};
}

// "the first six months of the year": they must lie in it.
Resolved Resolver::first_units(const Meaning& meaning) const {
  Resolved whole = whole_of(meaning);
  if (!whole.value) return whole;
  const DayRange range = *whole.value;
  const bool first = meaning.ordinal > 0;
  DayRange part = range;
  if (meaning.rest_unit == Unit::month) {
    if (first) part.last = add_months(range.first, meaning.count) - days{1};
    if (!first) part.first = add_months(range.last + days{1}, -meaning.count);
  } else {
    const int length = meaning.count * (meaning.rest_unit == Unit::week ? longest_week : 1);
    if (first) part.last = range.first + days{length - 1};
    if (!first) part.first = range.last - days{length - 1};
  }
  whole.value.reset();
  if (part.first >= range.first && part.last <= range.last) whole.value = part;
  return whole;
}

// The nth weekday, week or day of a month or a year. A week of a month begins on Monday
// and belongs to the month its Monday lies in; the last one lies in it whole.
Resolved Resolver::nth(const Meaning& meaning) const {
  Resolved whole = whole_of(meaning);
  if (!whole.value) return whole;
  const DayRange range = *whole.value;
  const bool week = meaning.counted;
  if (week && (range.last - range.first).count() > 2 * longest_month) {
    whole.value = iso_week(range, meaning.ordinal);
    return whole;
  }
  const int weekday = week ? 1 : meaning.weekday;
  const int step = weekday == 0 ? 1 : 7;
  Day first = range.first;
  if (weekday != 0) first += days{(weekday - 1 - static_cast<int>(weekday_of(range.first)) + 7) % 7};
  Day day = first + days{step * (meaning.ordinal - 1)};
  if (meaning.ordinal < 0) day = first + days{((range.last - first).count() - (week ? longest_week - 1 : 0)) / step * step};
  whole.value.reset();
  if (day <= range.last) whole.value = DayRange{day, week ? day + days{6} : day};
  return whole;
}

}  // namespace isnad::times
