// base: calendar days and intervals of days (proleptic Gregorian).
//
// No clock is read here and no time zone is known: a day is what a page says.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace isnad {

/// A calendar day. Ordered; arithmetic in days.
using Day = std::chrono::sys_days;

/// The day y-m-d, or nothing if the calendar has no such day.
[[nodiscard]] std::optional<Day> make_day(int year, unsigned month, unsigned day);
/// Reads "YYYY-MM-DD" and nothing else.
[[nodiscard]] std::optional<Day> parse_day(std::string_view iso);
/// Writes "YYYY-MM-DD".
[[nodiscard]] std::string iso(Day day);

[[nodiscard]] int year_of(Day day);
[[nodiscard]] unsigned month_of(Day day);
[[nodiscard]] unsigned day_of_month(Day day);
/// 0 = Monday ... 6 = Sunday.
[[nodiscard]] unsigned weekday_of(Day day);
[[nodiscard]] Day first_of_month(int year, unsigned month);
[[nodiscard]] Day last_of_month(int year, unsigned month);

/// Inclusive interval of days; first <= last.
struct DayRange {
  Day first;
  Day last;
  friend constexpr bool operator==(const DayRange&, const DayRange&) = default;
};

}  // namespace isnad
