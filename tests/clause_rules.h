// What holds of the clauses of every document, whatever its text: they nest or are disjoint,
// and a word governs only what stands under the clause it stands in.
#pragma once

#include <string>

#include "isnad/engine/engine.h"

namespace isnad::tests {

/// The first rule that the clauses of the document break, in plain words; empty when all hold.
[[nodiscard]] std::string broken_clause_rule(const Document& document);

}  // namespace isnad::tests
