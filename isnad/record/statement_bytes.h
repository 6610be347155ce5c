// record, inside: statements as bytes, as a case keeps them with the entries of its ledgers.
//
// They hold all of a statement but what the tables give for the asking (family, outlet).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/record/statement.h"

namespace isnad::record {

[[nodiscard]] std::string bytes_of(const std::vector<const Statement*>& statements);
[[nodiscard]] std::string bytes_of(const std::vector<Statement>& statements);
/// Nothing when the bytes are not whole.
[[nodiscard]] std::optional<std::vector<Statement>> statements_from(std::string_view bytes, const MatterTables& tables);

}  // namespace isnad::record
