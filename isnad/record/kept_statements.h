// record, inside: statements as bytes, so that a case can keep them until something more is stated.
//
// Reading all pages of a case again takes seconds on thousands of them; these bytes are read in a tenth of that. They
// hold what statements_of() gives without `as_of`, and nothing that the tables give for the asking (family, outlet).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/record/statement.h"

namespace isnad::record {

[[nodiscard]] std::string bytes_of(const std::vector<Statement>& statements);
/// Nothing when the bytes are not whole.
[[nodiscard]] std::optional<std::vector<Statement>> statements_from(std::string_view bytes, const MatterTables& tables);

}  // namespace isnad::record
