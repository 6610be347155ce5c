// record, inside: statements as bytes, so that a case can keep them until something more is stated.
//
// Reading all pages of a case again takes seconds on thousands of them; these bytes are read in a tenth of that. They
// hold what made_statements() gives without `as_of`, and nothing that the tables give for the asking (family, outlet).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/record/statement.h"

namespace isnad::record {

/// The name under which a case keeps them, with the version of the tables (MatterTables).
constexpr std::string_view kept_statements = "statements";

[[nodiscard]] std::string bytes_of(const std::vector<Statement>& statements);
/// Those of pages that were known on `as_of`; nothing when the bytes are not whole.
[[nodiscard]] std::optional<std::vector<Statement>> statements_from(std::string_view bytes, std::optional<Day> as_of,
                                                                    const MatterTables& tables);

}  // namespace isnad::record
