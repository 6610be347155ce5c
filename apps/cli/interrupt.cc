#include "apps/cli/interrupt.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

namespace isnad::cli {
namespace {

// A signal handler can reach nothing but globals.
volatile std::sig_atomic_t signal_seen = 0;
volatile std::sig_atomic_t wake_write = -1;
int wake_read = -1;

constexpr std::array caught{SIGINT, SIGTERM, SIGHUP};

extern "C" void on_signal(int number) {
  const int saved = errno;
  signal_seen = number;
  if (wake_write >= 0) {
    const char byte = 0;
    const auto written = ::write(wake_write, &byte, 1);
    static_cast<void>(written);
  }
  errno = saved;
}

sigset_t caught_set() {
  sigset_t set;
  sigemptyset(&set);
  for (const int number : caught) sigaddset(&set, number);
  return set;
}

}  // namespace

void catch_interrupts() {
  std::array<int, 2> ends{-1, -1};
  if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) == 0) {
    wake_read = ends[0];
    wake_write = ends[1];
  }
  struct sigaction action = {};
  action.sa_handler = on_signal;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  for (const int number : caught) {
    struct sigaction before = {};
    // A signal that the caller set to be ignored (nohup, a shell's background job) stays ignored.
    if (::sigaction(number, nullptr, &before) == 0 && before.sa_handler == SIG_IGN) continue;
    ::sigaction(number, &action, nullptr);
  }
  std::signal(SIGPIPE, SIG_IGN);
  // A file that may not grow further is an error of that write, not the end of the program.
  std::signal(SIGXFSZ, SIG_IGN);
}

void end_on_interrupt() {
  for (const int number : caught) {
    struct sigaction before = {};
    if (::sigaction(number, nullptr, &before) == 0 && before.sa_handler == on_signal) std::signal(number, SIG_DFL);
  }
  if (signal_seen != 0) std::raise(signal_seen);
}

int interrupt() { return signal_seen; }

int interrupt_descriptor() { return wake_read; }

SignalsBlocked::SignalsBlocked() {
  const sigset_t set = caught_set();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

SignalsBlocked::~SignalsBlocked() {
  const sigset_t set = caught_set();
  pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

}  // namespace isnad::cli
