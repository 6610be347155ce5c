// times: what an expression says, before it is laid on a calendar.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "isnad/times/tables.h"

namespace isnad::times {

enum class Shape : std::uint8_t {
  none, vague, now, then, day, month, year, unit, units, nth, fraction, season, decade, century, first_units,
  weekend, holiday, fixed_day, duration, offset, set, range,
};

/// A year: none, a number in a calendar, so many years from the reference, or the year spoken of.
struct YearRef {
  enum class Kind : std::uint8_t { none, number, shift, same };
  Kind kind = Kind::none;
  int value = 0;
  int last = 0;  ///< for two years, the second
  CalendarKind calendar = CalendarKind::gregorian;
};

/// Zero in a field means: not said. Weekdays are 1 (Monday) to 7.
struct Meaning {
  Shape shape = Shape::none;
  TimeType type = TimeType::date;
  TimeType core_type = TimeType::date;  ///< the type without its relation
  Relation relation = Relation::at;
  bool by = false;           ///< "by X": from the publication day to its end
  Part part = Part::none;
  CalendarKind calendar = CalendarKind::gregorian;
  Unit unit = Unit::day;
  DayPart day_part = DayPart::none;
  bool same = false;         ///< the one already spoken of
  bool shifted_from_context = false;
  bool clock = false;
  bool approximate = false;
  bool event_anchor = false;  ///< counted from an event: "two days before the summit"
  bool same_of_noun = false;  ///< "the same day as the visit": the day of that noun elsewhere
  bool future_cue = false;    ///< a verb of what is to come stands before it
  bool as_before = false;     ///< "that is, ...": restates the expression before it
  bool has_deictic = false;
  bool has_shift = false;
  bool counted = false;
  YearRef year;
  int month = 0;
  int last_month = 0;
  int day = 0;
  int last_day = 0;
  int weekday = 0;
  int last_weekday = 0;
  int deictic = 0;
  int shift = 0;
  int count = 0;
  bool half = false;          ///< "a year and a half"
  int rest_count = 0;         ///< "a year and three months": the three
  Unit rest_unit = Unit::day;
  bool two_figures = false;   ///< 22/4: of a calendar that its weekday must confirm
  bool week_to = false;       ///< the seven days up to this one
  bool from_it = false;       ///< counted from the time spoken of: "two days after it"
  int ordinal = 0;           ///< nth; -1 the last
  int season = 0;
  int decade = 0;
  int century = 0;
  int week_shift = 0;        ///< "Friday of next week"
  bool has_week_shift = false;
  bool month_shift_only = false;  ///< day of "this month", "next month": shift counts months
  std::string_view rule;
};

/// One or, for a range, two meanings over tokens [first, end) of a line.
struct Expression {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  std::uint8_t lead = 0;  ///< proclitic bytes of the first token, in the folded form
  std::uint32_t core = 0;  ///< where it begins without "since", "before" ...; first if it has none
  Meaning meaning;
  Meaning last;           ///< the end of a range
};

}  // namespace isnad::times
