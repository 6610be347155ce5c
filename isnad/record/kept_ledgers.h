// record, inside: the ledgers as a case keeps them from `link` until something more is stated.
//
// A ledger is kept with every entry that it told on any day: one that changed when more became known is kept in each of
// its forms, with the days on which it was told so. Of each ledger there are rows with so many entries each, once as
// JSON lines and once as values, and a row with the keys, the days and the digests of those, so that rows of two runs are
// never read together. A question reads the keys and the rows of the entries that it asks for. Where the forms would be too
// many (Reach), a ledger is kept from a later day on.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "isnad/record/ledgers.h"

namespace isnad::record {

/// What Store::keep() takes.
struct KeptRow {
  std::string name;
  std::string version;
  std::string body;
};

/// Makes ledgers and track record anew, and gives all that a case keeps of them. `take` gives the digest under which a row is kept; ends
/// with its first failure.
[[nodiscard]] Result<bool> each_row_to_keep(Store& store, const LedgerTables& tables,
                                            const std::function<Result<std::string>(const KeptRow&)>& take);

/// Null when the case keeps none of this program and these tables, or none of that day.
[[nodiscard]] Result<std::unique_ptr<Ledger>> kept_ledger(Store& store, LedgerKind kind, std::optional<Day> as_of,
                                                          const LedgerTables& tables);
[[nodiscard]] Result<std::optional<std::vector<TrackRow>>> kept_track_rows(Store& store, std::optional<Day> as_of,
                                                                           const LedgerTables& tables);
/// Whether all of it is there and can be read.
[[nodiscard]] bool keeps_all(Store& store, const LedgerTables& tables);

}  // namespace isnad::record
