#include "isnad/times/calendars.h"

#include <unicode/ucal.h>

#include <algorithm>
#include <memory>

namespace isnad::times {
namespace {

using std::chrono::days;

struct Close {
  void operator()(void* calendar) const { ucal_close(static_cast<UCalendar*>(calendar)); }
};
using Handle = std::unique_ptr<void, Close>;

// UTC, so that a day is a whole number of milliseconds.
Handle open(CalendarKind kind) {
  const char* locale = kind == CalendarKind::hijri ? "@calendar=islamic-umalqura" : "@calendar=persian";
  const UChar zone[] = {'U', 'T', 'C', 0};
  UErrorCode status = U_ZERO_ERROR;
  UCalendar* calendar = ucal_open(zone, -1, locale, UCAL_TRADITIONAL, &status);
  return Handle(U_FAILURE(status) ? nullptr : static_cast<void*>(calendar));
}

constexpr double milliseconds_a_day = 86400000.0;

}  // namespace

std::optional<Day> day_in(CalendarKind calendar, CalendarDay date) {
  if (date.month < 1 || date.month > 12 || date.day < 1) return std::nullopt;
  if (calendar == CalendarKind::gregorian) {
    return make_day(date.year, static_cast<unsigned>(date.month), static_cast<unsigned>(date.day));
  }
  const Handle handle = open(calendar);
  if (!handle) return std::nullopt;
  auto* opened = static_cast<UCalendar*>(handle.get());
  UErrorCode status = U_ZERO_ERROR;
  ucal_clear(opened);
  ucal_setAttribute(opened, UCAL_LENIENT, 0);
  ucal_set(opened, UCAL_EXTENDED_YEAR, date.year);
  ucal_set(opened, UCAL_MONTH, date.month - 1);
  ucal_set(opened, UCAL_DATE, date.day);
  const double time = ucal_getMillis(opened, &status);
  if (U_FAILURE(status)) return std::nullopt;
  return Day{days{static_cast<int>(time / milliseconds_a_day)}};
}

CalendarDay date_in(CalendarKind calendar, Day day) {
  if (calendar == CalendarKind::gregorian) {
    return {year_of(day), static_cast<int>(month_of(day)), static_cast<int>(day_of_month(day))};
  }
  const Handle handle = open(calendar);
  if (!handle) return {};
  auto* opened = static_cast<UCalendar*>(handle.get());
  UErrorCode status = U_ZERO_ERROR;
  ucal_setMillis(opened, static_cast<double>(day.time_since_epoch().count()) * milliseconds_a_day, &status);
  CalendarDay date;
  date.year = ucal_get(opened, UCAL_EXTENDED_YEAR, &status);
  date.month = ucal_get(opened, UCAL_MONTH, &status) + 1;
  date.day = ucal_get(opened, UCAL_DATE, &status);
  return U_FAILURE(status) ? CalendarDay{} : date;
}

std::optional<DayRange> month_in(CalendarKind calendar, int year, int month) {
  const auto first = day_in(calendar, {year, month, 1});
  const auto next = month == 12 ? day_in(calendar, {year + 1, 1, 1}) : day_in(calendar, {year, month + 1, 1});
  if (!first || !next) return std::nullopt;
  return DayRange{*first, *next - days{1}};
}

std::optional<DayRange> year_in(CalendarKind calendar, int year) {
  const auto first = day_in(calendar, {year, 1, 1});
  const auto next = day_in(calendar, {year + 1, 1, 1});
  if (!first || !next) return std::nullopt;
  return DayRange{*first, *next - days{1}};
}

DayRange month_range(int year, int month) {
  return {first_of_month(year, static_cast<unsigned>(month)), last_of_month(year, static_cast<unsigned>(month))};
}

DayRange year_range(int first, int last) { return {first_of_month(first, 1), last_of_month(last, 12)}; }

DayRange month_from(Day day, int months) {
  const int count = year_of(day) * 12 + static_cast<int>(month_of(day)) - 1 + months;
  return month_range(count / 12, count % 12 + 1);
}

Day add_months(Day day, int months) {
  const DayRange month = month_from(day, months);
  return std::min(month.first + days{day_of_month(day) - 1}, month.last);
}

DayRange week_from(Day day, int weeks) {
  const Day monday = day - days{weekday_of(day)} + days{7 * weeks};
  return {monday, monday + days{6}};
}

}  // namespace isnad::times
