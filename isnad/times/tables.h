// times: the rows of data/times as entries that are found by their first word.
//
// A key is the folded first word without its article. Whether the article must
// stand is part of the entry; proclitics are the business of line.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/lexicon/lexicon.h"
#include "isnad/times/times.h"

namespace isnad::times {

/// What a row is; the names in the tables' column "kind" are these.
enum class Kind : std::uint8_t {
  month, weekday, unit, holiday,
  cardinal_unit, cardinal_ten, cardinal_tens, cardinal_hundred, cardinal_thousand, ordinal,
  deictic, night_before, now, modifier, vague_modifier, following, near, far,
  same_after, same_before, then, weekend, weekend_now,
  part, day_part, moment, clock_part, season, decade, fraction,
  relation, between, from, to, of, in, matching, every, or_word, span_noun,
  clock, zone, at, era, quantity, quality, duration_cue, that_is, approximate,
  vague, vague_in, set, except, date_cue, first_day, from_it, ten_of_month, ending, before_era,
  name, not_before, date_name, attack_day, number_noun, function, future, not_future, clause_break, process,
};

enum class CalendarKind : std::uint8_t { gregorian, hijri, persian };
enum class Unit : std::uint8_t { second, minute, hour, day, night, week, month, quarter, half, year, decade, century };
enum class Part : std::uint8_t { none, begin, middle, end, rest };
enum class DayPart : std::uint8_t { none, day, night, midnight, after_midnight, earlier, later };
/// Number of a unit's form: day, two days, the two days of (yawmay), days.
enum class Plurality : std::uint8_t { one, two, construct, many };
/// Whether a unit without a number may be a duration: never, with a cue, only after "since".
enum class Bare : std::uint8_t { never, cue, since };

struct Entry {
  Kind kind = Kind::name;
  int value = 0;  ///< by kind: month, weekday, number, offset, or an enum above
  CalendarKind calendar = CalendarKind::gregorian;
  Plurality plurality = Plurality::one;
  Bare bare = Bare::never;
  int day = 0;           ///< holidays: day of the month in `value`
  bool article = false;  ///< the article belongs to the form
  bool weak = false;     ///< a month only beside other evidence
  std::string exact;     ///< normal spelling of the first word, if it must be this one
  std::vector<std::string> words;  ///< folded
  std::string id;
};

struct Calendar::Tables {
  std::vector<Entry> entries;
  std::string index_bytes;
  lexicon::Index index;
};

}  // namespace isnad::times
