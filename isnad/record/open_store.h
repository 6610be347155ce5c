// record: a case's file -> its store.
#pragma once

#include <memory>
#include <string>

#include "isnad/record/store.h"

namespace isnad::record {

enum class OpenMode {
  read,   ///< nothing is written; an older store is brought up to date first, when it may be written
  write,  ///< the file must be there
  make,   ///< the file is made when it is not there
};

struct OpenOptions {
  OpenMode mode = OpenMode::read;
  int wait_ms = 5000;    ///< for another program's write to end
  bool trusted = false;  ///< a file that this machine has not checked yet is taken as it is
};

/// Fails in one line: no such file, no store, a store of a newer isnad, tables that isnad did not make, a damaged file,
/// another program writing, no right to write.
[[nodiscard]] Result<std::unique_ptr<Store>> open_store(const std::string& path, const OpenOptions& options);

/// Whether the file begins as a store of ours does.
[[nodiscard]] bool is_store(const std::string& path);

}  // namespace isnad::record
