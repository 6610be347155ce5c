// Days: dates with and without a year, weekdays, today and yesterday, holidays.
#include <algorithm>
#include <cstdlib>

#include "isnad/times/calendars.h"
#include "isnad/times/resolve.h"

namespace isnad::times {
namespace {

using std::chrono::days;

// A day without a year lies ahead if it comes within so many days and the last one is long past.
constexpr int near_ahead = 100;
constexpr int near_ahead_month = 62;
constexpr int furthest_bound = 220;
constexpr int furthest_cue = 300;
constexpr int long_past = 240;
constexpr int days_a_year = 366;
constexpr int most_weeks = 5;  // that begin in a month

int weekday_number(Day day) { return static_cast<int>(weekday_of(day)) + 1; }

Day latest_before(Day day, int weekday) {  // the day itself counts
  return day - days{(weekday_number(day) - weekday + 7) % 7};
}

Day next_after(Day day, int weekday) {  // the day itself does not count
  return day + days{(weekday - weekday_number(day) + 6) % 7 + 1};
}

std::optional<Day> nearest(Day day, int weekday) {
  for (const int shift : {0, -1, 1, -2, 2, -3, 3}) {
    if (weekday_number(day + days{shift}) == weekday) return day + days{shift};
  }
  return std::nullopt;
}

DayRange one(Day day) { return {day, day}; }

}  // namespace

// The year in which a month (day 0) or a day lies that is named without one.
std::optional<int> Resolver::year_of_month(const Meaning& meaning, int month, int day, Anchor& anchor) const {
  const auto from = base();
  const CalendarKind calendar = meaning.calendar;
  if (!from) {
    if (calendar != CalendarKind::gregorian || last_year_ == 0 || last_year_ != page_.latest_year) return std::nullopt;
    anchor = Anchor::context;
    return last_year_;
  }
  anchor = published() ? Anchor::published : Anchor::context;
  const int here = date_in(calendar, *from).year;
  const auto start = [&](int year) -> std::optional<Day> {
    if (day != 0) return day_in(calendar, {year, month, day});
    const auto whole = month_in(calendar, year, month);
    if (!whole) return std::nullopt;
    return whole->first <= *from && *from <= whole->last ? *from : whole->first;
  };
  if (meaning.has_shift) {
    if (meaning.shift == 0) return here;
    const int sign = meaning.shift < 0 ? -1 : 1;
    for (int year = here - sign; std::abs(year - here) <= 8; year += sign) {
      const auto at = start(year);
      if (!at) continue;
      if ((sign < 0 && *at < *from) || (sign > 0 && *at > *from)) return year + sign * (std::abs(meaning.shift) - 1);
    }
    return std::nullopt;
  }
  std::optional<Day> past;
  std::optional<Day> ahead;
  int past_year = 0;
  int ahead_year = 0;
  // Earlier years lie behind the day, later ones ahead of it; some have no such day (29 February).
  for (int year = here; year >= here - 8 && !past; --year) {
    if (const auto at = start(year); at && *at <= *from) past = at, past_year = year;
  }
  for (int year = here; year <= here + 8 && !ahead; ++year) {
    if (const auto at = start(year); at && *at >= *from) ahead = at, ahead_year = year;
  }
  const bool bound = (meaning.relation == Relation::until || meaning.relation == Relation::before) && !meaning.future_cue &&
                     page_.reference.prefer == Prefer::past;
  const bool this_month = day != 0 && !meaning.future_cue && meaning.relation == Relation::at && month == date_in(calendar, *from).month;
  if (this_month) return here;
  const bool only_cue = meaning.future_cue && page_.reference.prefer == Prefer::past && meaning.relation == Relation::at;
  const bool just_past = only_cue && ahead && (*ahead - *from).count() > furthest_cue;
  if (look_ahead(meaning) && ahead && !just_past && !(bound && (*ahead - *from).count() > furthest_bound)) return ahead_year;
  if (meaning.relation == Relation::since && past) return past_year;
  if (!past || !ahead) return std::nullopt;
  const auto until = (*ahead - *from).count();
  const auto ago = (*from - *past).count();
  return until <= (day == 0 ? near_ahead_month : near_ahead) && ago > long_past && ago < days_a_year ? ahead_year : past_year;
}

Resolved Resolver::date(const Meaning& meaning) const {
  Anchor anchor = Anchor::absolute;
  std::optional<int> year = year_of(meaning, anchor);
  if (meaning.year.kind == YearRef::Kind::none) year = year_of_month(meaning, meaning.month, meaning.day, anchor);
  if (!year) return {std::nullopt, anchor};
  const CalendarKind calendar = meaning.year.kind == YearRef::Kind::number ? meaning.year.calendar : meaning.calendar;
  const auto first = day_in(calendar == CalendarKind::gregorian ? meaning.calendar : calendar, {*year, meaning.month, meaning.day});
  if (!first) return {std::nullopt, anchor};
  const int last = meaning.last_day != 0 ? meaning.last_day : meaning.day;
  const auto end = *first + days{last - meaning.day};
  if (meaning.two_figures && meaning.weekday != 0 && weekday_number(*first) != meaning.weekday) return {std::nullopt, anchor};
  // "the second Wednesday of October" is written like "Wednesday the second of October": the calendar tells.
  const bool may_count = meaning.ordinal != 0 && meaning.weekday != 0 && meaning.year.kind == YearRef::Kind::number && meaning.ordinal <= most_weeks;
  if (may_count && weekday_number(*first) != meaning.weekday) {
    const auto month = month_in(meaning.calendar, *year, meaning.month);
    if (month) {
      const Day day = next_after(month->first - days{1}, meaning.weekday) + days{7 * (meaning.ordinal - 1)};
      if (day <= month->last) return {one(day), anchor};
    }
  }
  // "today, Sunday 19 February 2016": today and the weekday win over a misprinted year.
  const bool today = meaning.has_deictic && page_.today && meaning.last_day == 0;
  if (today && *first != *page_.today + days{meaning.deictic}) {
    const Day said = *page_.today + days{meaning.deictic};
    const bool same_date = month_of(said) == month_of(*first) && day_of_month(said) == day_of_month(*first);
    if (same_date && (meaning.weekday == 0 || weekday_number(said) == meaning.weekday)) return {one(said), Anchor::published};
  }
  return {DayRange{*first, end}, anchor};
}

Resolved Resolver::same_day(const Meaning& meaning) const {
  if (!last_day_) {
    if (!meaning.has_shift || !published()) return {std::nullopt, Anchor::context};
    return {one(*published() + days{meaning.shift}), Anchor::published};
  }
  if (meaning.year.kind != YearRef::Kind::number) return {one(*last_day_ + days{meaning.shift}), Anchor::context};
  const auto day = make_day(meaning.year.value, month_of(*last_day_), day_of_month(*last_day_));
  if (!day) return {std::nullopt, Anchor::context};
  return {one(*day), Anchor::context};
}

Resolved Resolver::weekday(const Meaning& meaning) const {
  if (!page_.today) return {std::nullopt, Anchor::published};
  const Day today = *page_.today;
  Day first = today;
  if (meaning.has_week_shift) {
    first = week_from(today, meaning.week_shift).first + days{meaning.weekday - 1};
  } else if (meaning.has_deictic) {
    first = nearest(*published() + days{meaning.deictic}, meaning.weekday).value_or(today);
  } else if (meaning.has_shift && meaning.shift < 0) {
    first = latest_before(today - days{1}, meaning.weekday) + days{7 * (meaning.shift + 1)};
  } else if (meaning.has_shift && meaning.shift > 0) {
    first = next_after(today, meaning.weekday) + days{7 * (meaning.shift - 1)};
  } else if (meaning.has_shift) {
    first = week_from(today, 0).first + days{meaning.weekday - 1};
  } else {
    first = look_ahead(meaning) ? next_after(today, meaning.weekday) : latest_before(today, meaning.weekday);
  }
  Day last = first;
  if (meaning.last_weekday != 0) last = next_after(first, meaning.last_weekday);
  if (meaning.last_weekday != 0 && !look_ahead(meaning) && last > today && !meaning.has_shift) {
    first -= days{7};
    last -= days{7};
  }
  return {DayRange{first, last}, Anchor::published};
}

Resolved Resolver::day(const Meaning& meaning, std::uint32_t sentence) const {
  if (meaning.same) return same_day(meaning);
  if (meaning.day != 0 && meaning.month == 0) {  // the nth of this, last, next month
    const auto from = base();
    if (!from) return {std::nullopt, Anchor::published};
    const DayRange month = month_from(*from, meaning.shift);
    const Day first = month.first + days{meaning.day - 1};
    const Day last = meaning.last_day != 0 ? month.first + days{meaning.last_day - 1} : first;
    if (last > month.last) return {std::nullopt, Anchor::published};
    return {DayRange{first, last}, published() ? Anchor::published : Anchor::context};
  }
  if (meaning.day != 0) {
    if (meaning.year.kind == YearRef::Kind::none && set_day_ == meaning.day && set_month_ == meaning.month) return {std::nullopt, Anchor::none, false, true};
    return date(meaning);
  }
  if (meaning.weekday != 0) return weekday(meaning);
  if (meaning.has_deictic) {
    if (!page_.today) return {std::nullopt, Anchor::published};
    if (meaning.year.kind != YearRef::Kind::none) {  // "on this day of 1973"
      Anchor anchor = Anchor::published;
      const auto year = year_of(meaning, anchor);
      const auto then = year ? make_day(*year, month_of(*page_.today), day_of_month(*page_.today)) : std::nullopt;
      if (!then) return {std::nullopt, anchor};
      return {one(*then), Anchor::published};
    }
    return {one(*page_.today + days{meaning.deictic}), Anchor::published};
  }
  if (meaning.clock) {  // the day spoken of in the sentence, else today
    if (last_day_ && last_day_sentence_ == sentence) return {one(*last_day_), Anchor::context};
    if (page_.today) return {one(*page_.today), Anchor::published};
  }
  return {std::nullopt, Anchor::published};
}

Resolved Resolver::holiday(const Meaning& meaning) const {
  if (meaning.year.kind == YearRef::Kind::none) {
    Resolved result = date(meaning);
    return result;
  }
  Anchor anchor = Anchor::absolute;
  const auto year = year_of(meaning, anchor);
  if (!year) return {std::nullopt, anchor};
  if (meaning.calendar == CalendarKind::gregorian || meaning.year.calendar != CalendarKind::gregorian) {
    const auto day = day_in(meaning.calendar, {*year, meaning.month, meaning.day});
    if (!day) return {std::nullopt, anchor};
    return {one(*day), anchor};
  }
  const int begin = date_in(meaning.calendar, first_of_month(*year, 1)).year;
  for (int local = begin; local <= begin + 1; ++local) {
    const auto day = day_in(meaning.calendar, {local, meaning.month, meaning.day});
    if (day && isnad::year_of(*day) == *year) return {one(*day), anchor};
  }
  return {std::nullopt, anchor};
}

}  // namespace isnad::times
