// record: joins that a pass over the store computes: incidents, copies, claims, storylines, promises and deeds.
//
// A pass reads the store, gives all its joins at once, and may be run again at any
// time: the new joins replace the old. Each join names its reason and its evidence.
// Ids come from content, so that a correction (`reject` with the join's id) undoes a
// join now and after every later run.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "isnad/base/date.h"

namespace isnad::record {

/// Between two things: an event denies another, a page copies a page, a deed keeps a promise.
struct Link {
  std::string id;       ///< made from kind, subject and object; left empty by the pass
  std::string kind;     ///< "denies", "retracts", "keeps", "breaks", "answers", "resolves", "copies"
  std::string subject;  ///< id of an event or a page
  std::string object;
  double score = 1;      ///< 0 to 1: how sure the join is
  std::string reason;    ///< the rule, in plain words
  std::string evidence;  ///< JSON: spans, shared words, days
  bool undone = false;   ///< by a correction
};

/// One thing as a part of a cluster: a report of an incident, a voice of a claim, a step of a storyline.
struct Member {
  std::string id;       ///< made from kind, cluster and subject; left empty by the pass
  std::string kind;     ///< "incident", "claim", "storyline", "origin"
  std::string cluster;  ///< id of the whole, made by the pass from content
  std::string subject;
  std::string role;        ///< "first", "report", "asserts", "denies", "signed"
  std::optional<Day> day;  ///< by which members are put in order
  std::string reason;
  std::string evidence;
  bool undone = false;
};

/// The id that the store gives to a join: what a correction names to undo it.
[[nodiscard]] std::string join_id(const Link& link);
[[nodiscard]] std::string join_id(const Member& member);

}  // namespace isnad::record
