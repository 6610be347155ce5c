// engine, inside: what may stand in each column (ontology/schema.tsv), and whether it does.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "isnad/engine/data_files.h"

namespace isnad {

/// Whether the compiled dictionary has a lemma of that name.
using KnowsLemma = std::function<bool(std::string_view)>;

/// Checks header, ids, and every cell of every table. `knows_lemma` may be empty: then
/// cells of kind `lemma` are taken as they are.
void check_schema(const RawTables& tables, const KnowsLemma& knows_lemma, DataReport& report);

}  // namespace isnad
