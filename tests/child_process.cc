#include "tests/child_process.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>

namespace isnad::tests {

ChildReport run_in_child(const std::function<bool()>& work, unsigned limit_seconds) {
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  ChildReport report;
  std::fflush(nullptr);
  const pid_t child = fork();
  if (child == 0) {
    alarm(limit_seconds);
    const bool well = work();
    std::fflush(nullptr);
    _exit(well ? 0 : 1);
  }
  int status = 0;
  rusage usage{};
  if (child < 0 || wait4(child, &status, 0, &usage) != child) {
    report.how_it_ended = "could not be started";
    return report;
  }
  report.ended_well = WIFEXITED(status) && WEXITSTATUS(status) == 0;
  report.how_it_ended =
      WIFEXITED(status) ? "exit " + std::to_string(WEXITSTATUS(status)) : "signal " + std::to_string(WTERMSIG(status));
  report.most_memory = static_cast<std::size_t>(usage.ru_maxrss) * 1024;
  report.seconds = std::chrono::duration<double>(Clock::now() - start).count();
  return report;
}

}  // namespace isnad::tests
