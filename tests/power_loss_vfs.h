// Files that lose, when the power fails, what was not synced.
//
// A shim over SQLite's own file layer. Each write is passed on and remembered until
// the file is synced. A picture of the disk after a failure holds, for each file, what was
// synced, and of the rest some sectors, as chance has it.
#pragma once

#include <cstdint>
#include <string>

namespace isnad::tests {

/// While it lives, it is the default file layer of SQLite. One at a time.
class PowerLossVfs {
 public:
  PowerLossVfs();
  ~PowerLossVfs();
  PowerLossVfs(const PowerLossVfs&) = delete;
  PowerLossVfs& operator=(const PowerLossVfs&) = delete;
  PowerLossVfs(PowerLossVfs&&) = delete;
  PowerLossVfs& operator=(PowerLossVfs&&) = delete;

  /// Writes and syncs so far.
  [[nodiscard]] std::uint64_t operations() const;
  /// Before the operation of this number a picture is taken into `folder`; 0: none.
  void picture_before(std::uint64_t operation, const std::string& folder, std::uint32_t seed);
  [[nodiscard]] bool taken() const;
};

}  // namespace isnad::tests
