// times: what the grammars hand to each other before there is an expression.
#pragma once

#include <cstdint>

#include "isnad/times/tables.h"

namespace isnad::times {

/// A time of day: only where it ends.
struct Clock {
  std::uint32_t end = 0;
  std::uint8_t lead = 0;
};

/// A month as it is named, without its year.
struct MonthName {
  int month = 0;
  CalendarKind calendar = CalendarKind::gregorian;
  bool weak = false;
  bool named = false;  ///< "the month of" stood before it, or a second name after it
  bool numbered = false;  ///< by its number: only beside a day or a year
  std::uint8_t lead = 0;
  bool conjunction = false;
  std::uint32_t end = 0;
};

/// A day of a month, or the first and last of several; `last` is 0 for one.
struct DayNumber {
  int day = 0;
  int last = 0;
  std::uint8_t lead = 0;
  std::uint32_t end = 0;
};

/// A number with its unit, or a unit that may stand alone.
struct Amount {
  int count = 0;
  Unit unit = Unit::day;
  bool counted = false;
  bool approximate = false;
  bool half = false;  ///< "and a half"
  bool bare = false;
  bool bare_many = false;
  bool article = false;
  std::uint8_t lead = 0;
  bool preposition = false;
  Bare allowed = Bare::never;
  std::uint32_t end = 0;
};

}  // namespace isnad::times
