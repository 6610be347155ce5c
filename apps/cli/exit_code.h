// cli: what the program's exit codes mean (isnad.1 and `isnad --help` list them).
#pragma once

namespace isnad::cli {

enum ExitCode : int {
  exit_ok = 0,
  exit_failure = 1,
  exit_usage = 2,
  exit_nothing_found = 3,  ///< every input was read and none holds an event
  exit_refused = 4,        ///< some inputs could not be read; the others were
  exit_signal = 128,       ///< plus the signal's number: 130 after Ctrl-C
};

}  // namespace isnad::cli
