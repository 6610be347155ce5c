// record, inside: one call of the store as one transaction.
#pragma once

#include "isnad/record/sqlite_store.h"

namespace isnad::record {

/// Inside begin() and commit() the call is a part of that transaction; when it fails, all of it is undone.
template <class Work>
auto SqliteStore::in_transaction(Work work) -> Result<decltype(work())> {
  auto done = guarded(path_, [&] {
    Transaction all(*db_);
    auto value = work();
    all.commit();
    return value;
  });
  if (!done) forget();
  return done;
}

}  // namespace isnad::record
