// Runs a piece of a test in a process of its own, to see what memory and time it takes.
#pragma once

#include <functional>
#include <string>

namespace isnad::tests {

struct ChildReport {
  bool ended_well = false;      ///< exit code 0, no signal
  std::string how_it_ended;     ///< "exit 0", "signal 11"
  std::size_t most_memory = 0;  ///< peak resident memory, in bytes
  double seconds = 0;
};

/// `work` returns whether all was well; the child is killed after `limit_seconds`.
ChildReport run_in_child(const std::function<bool()>& work, unsigned limit_seconds);

}  // namespace isnad::tests
