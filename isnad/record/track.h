// record: the track record of who speaks: what became of its claims, as this record tells it.
//
// In: the ledger of claims. Out: for each voice and outlet its claims, and those that were later admitted, denied,
// contradicted or retracted, by their ids. Counts of what was told, no verdict: an admission, a denial is one voice's word.
//
// Unit: the claim (one proposition), once for each voice, however often it was told. An outlet has the claims that its
// pages tell on no other word, and those told on its word elsewhere; what it relays is the claim of who said it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "isnad/record/answer.h"
#include "isnad/record/claims.h"

namespace isnad::record {

/// Ids of claims, in the order of the ledger. A claim stands in each list that holds for it.
struct Track {
  std::uint64_t claims = 0;                   ///< how many it asserted; below the ids of claims
  std::vector<std::string> admitted;          ///< another voice, on the day of its assertion or later, admitted; wholly
  std::vector<std::string> partly_admitted;   ///< the same, in part
  std::vector<std::string> denied;            ///< another voice denied, and stands by that
  std::vector<std::string> contradicted;      ///< somebody who is no side told that it was not so
  std::vector<std::string> retracted;         ///< it withdrew or denied its own assertion, and stands by that
  std::uint64_t denials = 0;                  ///< how many it denied
  std::vector<std::string> denials_admitted;  ///< it denied, and admitted later, in part or wholly

  /// Whether this record tells nothing more of its claims and denials.
  [[nodiscard]] bool tells_nothing() const {
    return admitted.empty() && partly_admitted.empty() && denied.empty() && contradicted.empty() && retracted.empty() &&
           denials_admitted.empty();
  }
};

/// What became of one claim of one voice (a code, or the name of an outlet without one), or of several of which nothing became.
struct TrackRow {
  std::string voice;
  std::string claim;         ///< its id; empty when they are only counted
  std::optional<Day> said;   ///< on which the voice spoke first of it
  std::uint32_t lists = 0;   ///< those of Track in which the claim stands: a bit for each, in their order
  std::uint64_t claims = 1;  ///< how many
};

/// By voice.
[[nodiscard]] std::vector<TrackRow> track_rows(const Claim& claim, const std::vector<Statement>& statements);
/// In the order of the ledger.
[[nodiscard]] std::vector<TrackRow> track_rows(const ClaimLedger& ledger, const std::vector<Statement>& statements);

/// Rows of one voice, one day and one lifetime of whose claims nothing became are one row.
[[nodiscard]] std::vector<Lived<TrackRow>> summed(std::vector<Lived<TrackRow>> rows);

/// By voice; the claims of which it spoke first in the range.
[[nodiscard]] std::map<std::string, Track> tracks_of(const std::vector<TrackRow>& rows, const Question& range);

}  // namespace isnad::record
