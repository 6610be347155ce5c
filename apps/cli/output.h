// cli: standard output and standard error.
//
// Whole pieces go out in one go, so that a reader never sees half a line unless
// the program is killed. A closed pipe is no error: the reader had enough.
#pragma once

#include <string>
#include <string_view>

namespace isnad::cli {

enum class WriteState { open, closed, failed };

class Output {
 public:
  /// Writes all of `text`; afterwards state() tells whether it went out.
  void write(std::string_view text);
  [[nodiscard]] WriteState state() const { return state_; }
  /// Why writing failed, for people.
  [[nodiscard]] const std::string& failure() const { return failure_; }

 private:
  WriteState state_ = WriteState::open;
  std::string failure_;
};

/// "isnad: " + line + newline on standard error; control characters are made visible.
void complain(std::string_view line);
/// Writes to standard error as it is.
void write_error(std::string_view text);
/// After the last write of a verb: the code to leave with, having said what failed.
[[nodiscard]] int finish(const Output& out, int code);

}  // namespace isnad::cli
