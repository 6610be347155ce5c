#include "apps/cli/output.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "apps/cli/exit_code.h"
#include "apps/cli/terminal.h"

namespace isnad::cli {
namespace {

// Writes all of it; 0 or the error number.
int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written > 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (written < 0 && errno != EINTR && errno != EAGAIN) {
      return errno;
    } else if (written < 0 && errno == EAGAIN) {
      ::usleep(1000);
    }
  }
  return 0;
}

}  // namespace

void Output::write(std::string_view text) {
  if (state_ != WriteState::open) return;
  const int error = write_all(STDOUT_FILENO, text);
  if (error == 0) return;
  state_ = error == EPIPE ? WriteState::closed : WriteState::failed;
  failure_ = std::strerror(error);
}

void write_error(std::string_view text) {
  // There is nowhere to report that standard error is closed.
  static_cast<void>(write_all(STDERR_FILENO, text));
}

void complain(std::string_view line) { write_error("isnad: " + visible(line) + "\n"); }

int finish(const Output& out, int code) {
  if (out.state() == WriteState::closed) return exit_ok;
  if (out.state() == WriteState::open) return code;
  complain("standard output cannot be written (" + out.failure() + "); what was written so far is incomplete");
  return exit_failure;
}

}  // namespace isnad::cli
