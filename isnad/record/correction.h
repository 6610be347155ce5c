// record: what an analyst sets right. A layer of its own: never written into what was read.
//
// In: a correction and the line it is about. Out: the line as corrected, and what
// could not be applied. Corrections name content (an event's id is its page's digest
// and its trigger's place; `was` is what stood there), so they outlive a re-reading;
// where the new reading says something else, the conflict is told, not guessed away.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/base/date.h"
#include "isnad/base/result.h"
#include "isnad/record/addition.h"

namespace isnad::record {

/// kinds: accept, reject (an event or a join), amend (one member of an event), merge (events are one),
/// split (an event stands apart from the others), rate (a source or information, on an axis), undo (another correction, or a withdrawal).
struct Correction {
  std::string id;  ///< made from all that follows but `added`
  std::string kind;
  std::vector<std::string> targets;  ///< ids of events, joins, claims or corrections; of rate also names of outlets and voices
  std::string field;                 ///< of amend: the member ("type"); of rate: the axis
  std::string was;                   ///< of amend: JSON of the member as it was read
  std::string now;                   ///< of amend: JSON of the member as it should be; of rate: the grade
  std::string author;
  std::string day;  ///< "YYYY-MM-DD"
  std::string reason;
  Time added = 0;
};

struct Conflict {
  std::string correction;  ///< id
  std::string target;
  std::string what;  ///< why it no longer fits, in plain words
};

/// Whether a target is an event (id of its page, a colon, a place), a page or a claim, not a name.
[[nodiscard]] bool is_content_id(const std::string& target);
/// Checks kind, members and values, puts targets in order and makes the id.
[[nodiscard]] Result<Correction> checked(Correction correction);
/// One JSON line, without newline; the same correction gives the same bytes.
[[nodiscard]] std::string line_of(const Correction& correction);
[[nodiscard]] Result<Correction> parse_correction(std::string_view line);

/// An event line with its corrections applied.
struct Corrected {
  std::string line;
  bool rejected = false;
  bool accepted = false;
  std::string credibility;  ///< the last rating; empty when there is none
  std::vector<Conflict> conflicts;
};
/// `corrections` are those with this event among their targets, undone ones left out, oldest first.
[[nodiscard]] Corrected apply_corrections(std::string_view event_line, const std::vector<Correction>& corrections);
/// Ids that standing corrections undo.
[[nodiscard]] std::set<std::string> undone_by(const std::vector<Correction>& corrections);
/// Without those that a standing one undoes, and without the undoing ones; as they were stated, those of one second by day and id.
[[nodiscard]] std::vector<Correction> standing_of(std::vector<Correction> corrections);
/// JSON of a member of an event line; "null" when there is none.
[[nodiscard]] std::string member_of(std::string_view event_line, const std::string& field);

/// JSON as it is; what is no JSON as a JSON string.
[[nodiscard]] std::string as_json(std::string_view text);
/// The text of a JSON string; other JSON as it is written.
[[nodiscard]] std::string as_text(std::string_view json);

}  // namespace isnad::record
