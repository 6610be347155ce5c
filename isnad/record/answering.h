// record, inside: which statement answers which: denials find what they deny, withdrawals what they withdraw.
//
// In: statements in the order in which they were told. Out: links "denies" and "retracts", from the answering event to
// the one that is answered; those that an analyst rejected are left out.
#pragma once

#include <string>
#include <vector>

#include "isnad/record/link.h"
#include "isnad/record/proposition.h"

namespace isnad::record {

/// `rejected`: ids of joins that an analyst undid, sorted.
[[nodiscard]] std::vector<Link> answering_links(const std::vector<Statement>& statements, const MatterTables& tables,
                                                const Propositions& propositions, const std::vector<std::string>& rejected);

}  // namespace isnad::record
