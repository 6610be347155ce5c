// record, inside: entries of ledgers and rows of the track record as bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/record/ledgers.h"

namespace isnad::record {

/// Of an item that numbers these statements.
[[nodiscard]] std::string bytes_of(const LedgerItem& item, const std::vector<const Statement*>& statements);
[[nodiscard]] std::string bytes_of(const LedgerEntry& entry);
/// Nothing when the bytes are not whole.
[[nodiscard]] std::optional<LedgerEntry> entry_from(std::string_view bytes, LedgerKind kind, const MatterTables& tables);

[[nodiscard]] std::string bytes_of(const std::vector<Lived<TrackRow>>& rows);
[[nodiscard]] std::optional<std::vector<Lived<TrackRow>>> track_rows_from(std::string_view bytes);

}  // namespace isnad::record
