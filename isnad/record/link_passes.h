// record: the passes over a case that join reports: origins first, then incidents.
//
// In: a store. Out: its joins "copies" and "origin" (pass "origin"), "same" and "incident" (pass "incidents"), in
// place of those of the run before. May be run at any time; the same case gives the same joins, in whatever
// order it was filled. What analysts undid stays undone.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "isnad/record/incidents.h"
#include "isnad/record/origin.h"
#include "isnad/record/store.h"

namespace isnad::record {

/// The names by which a text tells whose it is -> code of the medium ("MED:REUTERS"), from mentions/media.
class MediaMarks {
 public:
  explicit MediaMarks(const lexicon::Lexicon& lexicon);
  /// Code of the medium with exactly this name; empty when there is none.
  [[nodiscard]] std::string code_of(std::string_view name) const;
  /// Agencies that stand in the byline, or in brackets or before a dash at the beginning or end of the text.
  [[nodiscard]] std::vector<std::string> agencies_in(std::string_view byline, std::string_view text) const;

 private:
  struct Name {
    std::string words;  ///< folded, with a space before and after
    std::string code;
  };
  std::unordered_map<std::string, std::string> codes_;
  std::vector<Name> agencies_;
};

struct PassCounts {
  std::uint64_t pages = 0, copies = 0, origins = 0;       ///< origins: clusters of two pages or more
  std::uint64_t reports = 0, joins = 0, incidents = 0;    ///< incidents: clusters of two reports or more
  std::vector<std::string> near;                          ///< pairs nearly joined: "event event score"
};

/// Runs both, and keeps statements and ledgers (ledgers.h). Where nothing was stated since the last run of this
/// program and these tables, its counts are given and nothing is done, unless near misses are asked for. One
/// transaction; a failure leaves the case as it was. `reader` gives the texts of pages whose bytes are here; others are
/// nobody's copy.
[[nodiscard]] Result<PassCounts> run_link_passes(Store& store, const page::Reader& reader, const lexicon::Lexicon& lexicon, Time now,
                                                 bool near_misses = false);

/// Of one outlet: texts that it had first, and those that it relayed after another page.
struct Relays {
  std::uint64_t first = 0;
  std::uint64_t relayed = 0;
};
/// By outlet, for texts with two pages or more.
[[nodiscard]] Result<std::unordered_map<std::string, Relays>> relays_of(Store& store);

/// How many reports and independent origins an event's incident has: {1, 1} when it was joined to nothing.
struct Weight {
  std::uint64_t reports = 1;
  std::uint64_t origins = 1;
  std::string incident;  ///< cluster; empty when none
  std::string first;     ///< id of the event that was reported first
};
[[nodiscard]] Result<Weight> weight_of(Store& store, std::string_view event);

}  // namespace isnad::record
