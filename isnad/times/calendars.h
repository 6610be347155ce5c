// times: arithmetic on days, and the Hijri and Persian calendars through ICU.
#pragma once

#include <optional>

#include "isnad/base/date.h"
#include "isnad/times/tables.h"

namespace isnad::times {

struct CalendarDay {
  int year = 0;
  int month = 0;
  int day = 0;
};

/// The day in this calendar (Hijri: Umm al-Qura), or nothing if it has no such day.
[[nodiscard]] std::optional<Day> day_in(CalendarKind calendar, CalendarDay date);
[[nodiscard]] CalendarDay date_in(CalendarKind calendar, Day day);
[[nodiscard]] std::optional<DayRange> month_in(CalendarKind calendar, int year, int month);
[[nodiscard]] std::optional<DayRange> year_in(CalendarKind calendar, int year);

[[nodiscard]] DayRange month_range(int year, int month);
[[nodiscard]] DayRange year_range(int first, int last);
/// The month that lies `months` from the month of `day`.
[[nodiscard]] DayRange month_from(Day day, int months);
/// The same day of the month `months` on, or the last one if it is shorter.
[[nodiscard]] Day add_months(Day day, int months);
/// Monday to Sunday, `weeks` from the week of `day` (codebook ruling 18).
[[nodiscard]] DayRange week_from(Day day, int weeks);

}  // namespace isnad::times
