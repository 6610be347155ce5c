// record: which reports tell of one event in the world.
//
// In: events as they stand (each a report), with the words of their sentences. Out: a link "same" for each report that
// was joined to another, with the evidence, and clusters "incident" of two reports or more. Reports are joined only
// when nothing they say speaks against it (days, names, ordinals, places, roles) and enough speaks for it; a chain of
// joins never brings together two that contradict each other. What is doubtful stays apart: precision first.
// Linear in practice: reports meet only in buckets of type, participants, days and rare words.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "isnad/lexicon/lexicon.h"
#include "isnad/record/correction.h"
#include "isnad/record/origin.h"
#include "isnad/record/records.h"

namespace isnad::record {

/// Folded ordinals ("second" in each gender) -> their number, from times/number_words.
using Ordinals = std::unordered_map<std::string, int>;
[[nodiscard]] Ordinals ordinals_of(const lexicon::Lexicon& lexicon);

struct Report {
  EventRecord event;     ///< its `place` left empty when it is a whole state, which holds all others
  std::optional<Day> published;
  std::string country;   ///< code of the place's state; empty when unknown
  std::string sentence;  ///< UTF-8; empty when the page's bytes are not here
  std::string origin;    ///< cluster of pages with one origin; empty when the page is nobody's copy
};

/// What analysts decided; it goes before every rule.
struct Decisions {
  std::set<std::string> rejected;                ///< ids of joins that are undone: these two stay apart
  std::vector<std::vector<std::string>> merged;  ///< events that are one
  std::set<std::string> split;                   ///< events that stand alone
};
[[nodiscard]] Decisions decisions_of(const std::vector<Correction>& standing);

/// Reports are given one by one in any order; the result does not depend on it.
class IncidentGrouper {
 public:
  explicit IncidentGrouper(Ordinals ordinals);
  ~IncidentGrouper();
  IncidentGrouper(const IncidentGrouper&) = delete;
  IncidentGrouper& operator=(const IncidentGrouper&) = delete;

  void add(const Report& report);
  [[nodiscard]] Joins group(const Decisions& decisions = {});
  /// Pairs that were measured and nearly joined, "event event score", for checking by hand.
  [[nodiscard]] const std::vector<std::string>& near_misses() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Version of the rules, kept with the joins.
constexpr const char* incidents_version = "1";

}  // namespace isnad::record
