// record: the sources of a case: outlets and voices, how an analyst rated them, what became of their claims.
//
// In: a store, what became of the claims of each voice (track.h). Out: outlets by pages, then the other voices by code. Ratings
// are those that stand, known by the day asked for; they are never computed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "isnad/record/actor_names.h"
#include "isnad/record/link_passes.h"
#include "isnad/record/outlet_names.h"
#include "isnad/record/track.h"

namespace isnad::record {

/// What an analyst states of a source or of information: reliability A (reliable) to F (cannot be judged), credibility
/// 1 (confirmed) to 6 (cannot be judged).
struct Rating {
  std::string grade;
  std::string author;
  std::string day;
  std::string reason;
  std::string correction;  ///< its id
};

struct Ratings {
  std::optional<Rating> reliability;
  std::optional<Rating> credibility;
};

/// The ratings that stand, by what is rated: a voice (code, or name of an outlet without one) or the id of an event, a page
/// or a claim. Of two on one axis the later one counts.
class RatingTable {
 public:
  RatingTable(const std::vector<Correction>& corrections, std::optional<Day> as_of, const OutletNames& outlets,
              const ActorNames& actors);
  [[nodiscard]] const Ratings& of(const std::string& voice_or_id) const;
  [[nodiscard]] const std::map<std::string, Ratings>& all() const { return ratings_; }

 private:
  std::map<std::string, Ratings> ratings_;
};

/// What a rating's target is called in the table of ratings.
[[nodiscard]] std::string rated_name(const std::string& target, const OutletNames& outlets, const ActorNames& actors);

struct Source {
  std::string voice;             ///< code, or the outlet's name; empty: pages that do not tell theirs
  std::optional<Outlet> outlet;  ///< of an outlet with pages in the range
  OutletFacts facts;
  Relays relays;
  Ratings ratings;
  Track track;
};

/// Voices that are no outlet here are given when they claimed or denied something, or were rated.
[[nodiscard]] Result<std::vector<Source>> sources_of(Store& store, const Question& range, const std::vector<TrackRow>& rows,
                                                     const OutletNames& outlets, const ActorNames& actors);

/// The ratings from each day on which one was stated, or taken back; the lifetimes follow each other.
[[nodiscard]] std::vector<Lived<RatingTable>> ratings_ever(const std::vector<Correction>& corrections, const OutletNames& outlets,
                                                           const ActorNames& actors);
/// Writes the credibility of claims that were rated into the ledger: a claim that was rated on a day of its life is told twice.
void rate_claims(ClaimHistory& history, const std::vector<Lived<RatingTable>>& ratings);

/// One JSON line: "kind" is "outlet" or "voice".
[[nodiscard]] std::string json_of(const Source& source);

}  // namespace isnad::record
