// record, inside: which statement answers which: denials find what they deny, withdrawals what they withdraw.
//
// In: statements in the order in which they were told, each with its lifetime. Out: links "denies" and "retracts", from the
// answering event to the one that is answered, each with the days on which it holds: an answer that tells no act is
// linked to what was last said, and what that is changes when more becomes known. Those that an analyst rejected are left out.
#pragma once

#include <string>
#include <vector>

#include "isnad/record/link.h"
#include "isnad/record/proposition.h"

namespace isnad::record {

struct Answer {
  Link link;
  std::size_t answer = 0;  ///< statements, by number
  std::size_t said = 0;
  Lifetime life;
};

/// In the order of the answering statements, then of those that are answered. `rejected`: ids of joins that an analyst undid,
/// sorted.
[[nodiscard]] std::vector<Answer> answers_in(const std::vector<Statement>& statements, const std::vector<Lifetime>& lives,
                                             const MatterTables& tables, const Propositions& propositions,
                                             const std::vector<std::string>& rejected);

}  // namespace isnad::record
