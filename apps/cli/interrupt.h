// cli: Ctrl-C and its kin. The first one asks the program to finish the line in
// hand and leave; a second one ends it at once.
#pragma once

namespace isnad::cli {

/// Catches SIGINT, SIGTERM and SIGHUP, ignores SIGPIPE and SIGXFSZ. Called once, before any thread starts.
void catch_interrupts();
/// From now on the first signal ends the program at once: for what leaves nothing half done and asks for no signal on its way.
void end_on_interrupt();
/// The signal that came, or 0.
[[nodiscard]] int interrupt();
/// Becomes readable when a signal came, for poll().
[[nodiscard]] int interrupt_descriptor();
/// While it lives, threads that are started leave these signals to the main thread.
class SignalsBlocked {
 public:
  SignalsBlocked();
  ~SignalsBlocked();
  SignalsBlocked(const SignalsBlocked&) = delete;
  SignalsBlocked& operator=(const SignalsBlocked&) = delete;
  SignalsBlocked(SignalsBlocked&&) = delete;
  SignalsBlocked& operator=(SignalsBlocked&&) = delete;
};

}  // namespace isnad::cli
