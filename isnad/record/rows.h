// record, inside: the rows that are computed from what was stated.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <tuple>
#include <vector>

#include "isnad/record/answer.h"

namespace isnad::record {

/// Days as the tables hold them.
constexpr std::int64_t no_day = 2147483646;  // an event or page without any day
constexpr std::int64_t never = 2147483647;   // not hidden on any day
constexpr std::int64_t always_hidden = -2147483647;
constexpr int line_bits = 20;

[[nodiscard]] inline std::int64_t number_of(Day day) { return day.time_since_epoch().count(); }
[[nodiscard]] inline Day day_of_number(std::int64_t number) { return Day{std::chrono::days(number)}; }
/// Nothing for those above.
[[nodiscard]] inline std::optional<Day> told_day(std::int64_t number) {
  return number >= no_day || number <= -never ? std::nullopt : std::optional<Day>(day_of_number(number));
}

/// The limits of a question as the tables compare them.
struct Bounds {
  std::int64_t since = -never;
  std::int64_t until = never;
  std::int64_t as_of = no_day;
};
[[nodiscard]] Bounds bounds_of(const Question& question);

/// One row of `event`, as it is computed.
struct EventRow {
  std::int64_t id = 0;
  std::int64_t begin = 0;
  std::int64_t first = no_day;
  std::int64_t last = no_day;
  bool dated = false;
  std::int64_t type = 0;
  std::int64_t mode = 0;  ///< 0: unknown
  std::int64_t status = 0;
  std::int64_t quad = 0;
  std::int64_t known = 0;
  std::int64_t hidden = never;
  std::vector<std::int64_t> sources;  ///< terms: codes and full names, sorted
  std::vector<std::int64_t> targets;
  std::vector<std::int64_t> voices;
  std::vector<std::int64_t> source_codes;  ///< codes alone
  std::vector<std::int64_t> target_codes;
  friend bool operator==(const EventRow& x, const EventRow& y) {
    return x.id == y.id && x.begin == y.begin && x.first == y.first && x.last == y.last && x.dated == y.dated &&
           x.type == y.type && x.mode == y.mode && x.status == y.status && x.quad == y.quad && x.known == y.known &&
           x.hidden == y.hidden && x.sources == y.sources && x.targets == y.targets && x.voices == y.voices;
  }
};

/// One row of `standing`.
struct Standing {
  std::int64_t document = 0;
  std::int64_t reading = 0;
  std::int64_t publisher = 0;
  std::int64_t published = no_day;
  std::int64_t known = 0;
  std::int64_t hidden = never;
  std::int64_t events = 0;
};

/// An event that may be shown, and the day it is put on.
struct Candidate {
  std::int64_t day;
  std::int64_t event;
};

/// Events of a pair by type, status, quad (terms), direction and year.
using PairCells = std::map<std::tuple<std::int64_t, std::int64_t, std::int64_t, int, int>, std::uint64_t>;

/// How many rows there should be.
struct Sums {
  std::uint64_t events = 0;
  std::uint64_t actors = 0;
  std::uint64_t dyads = 0;
};

/// How many pairs an event has.
[[nodiscard]] std::uint64_t count_dyads_of(const EventRow& row);

}  // namespace isnad::record
