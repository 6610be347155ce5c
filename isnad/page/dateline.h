// page, inside: the day and time of publication in a line of page furniture.
//
// In: a folded line (weekday, 5 June 2021, 01:02 pm). Out: the days and times it gives and what else
// stands in it. Only for furniture: dates of events are the business of `times`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "isnad/base/date.h"
#include "isnad/page/folded_line.h"
#include "isnad/page/tables.h"

namespace isnad::page {

struct ClockTime {
  int hour = 0;
  int minute = 0;
};

struct PageDate {
  std::optional<Day> day;
  std::optional<ClockTime> time;  ///< as the page gives it; no time zone is applied
  KeyRange where;                 ///< key bytes of day and time
  bool hijri_only = false;        ///< a Hijri date without its Gregorian counterpart
  bool day_first = false;         ///< D/M/YYYY with both below 13: the day is taken to stand first
  std::vector<KeyRange> rest;     ///< words of the line that belong to no date

  /// Nothing but a date, its labels and marks.
  [[nodiscard]] bool alone() const { return rest.empty() && (day || time || hijri_only); }
  /// "YYYY-MM-DD" or "YYYY-MM-DDTHH:MM"; needs a day.
  [[nodiscard]] std::string iso() const;
};

[[nodiscard]] PageDate read_page_date(const Folded& line, const Tables& tables);

}  // namespace isnad::page
