// cli: how far the reading is, on standard error: a bar on a terminal, now and
// then a plain line elsewhere, nothing elsewhere for a short run.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "apps/cli/terminal.h"

namespace isnad::cli {

struct Done {
  std::uint64_t inputs = 0;
  std::uint64_t refused = 0;
  std::uint64_t events = 0;
  std::uint64_t bytes = 0;
};

/// "12 pages read, 340 events, 1 refused".
[[nodiscard]] std::string told(const Done& done);

class Progress {
 public:
  /// Totals that are not known are absent. No bar for a single page.
  Progress(Screen screen, std::optional<std::uint64_t> pages, std::optional<std::uint64_t> bytes);
  /// Shows where we are, if it is time to.
  void show(const Done& done);
  /// Takes the bar away, so that a line can be written.
  void clear();

 private:
  [[nodiscard]] std::string bar(const Done& done) const;
  [[nodiscard]] std::optional<double> share(const Done& done) const;

  using Clock = std::chrono::steady_clock;
  Screen screen_;
  std::optional<std::uint64_t> pages_;
  std::optional<std::uint64_t> bytes_;
  Clock::time_point begun_ = Clock::now();
  Clock::time_point shown_;
  std::uint64_t told_at_ = 0;
  bool drawn_ = false;
};

}  // namespace isnad::cli
