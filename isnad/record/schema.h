// record, inside: the tables of a store, as numbered steps (docs/record.md, "The store").
//
// A step is never changed once a version with it was released; a new one is added.
#pragma once

#include <string>

#include "isnad/record/sqlite.h"

namespace isnad::record {

/// "isnd", in the file's header.
constexpr std::int64_t application_id = 0x69736E64;
/// Number of the last step.
[[nodiscard]] int newest_schema();
/// Takes the steps after the store's own number, all in one transaction.
void migrate(Database& db);
/// Why the tables are not those of their number (something added, missing, other); empty when they are.
[[nodiscard]] std::string schema_difference(Database& db);

}  // namespace isnad::record
