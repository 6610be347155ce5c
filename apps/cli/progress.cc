#include "apps/cli/progress.h"

#include <fmt/format.h>

#include <algorithm>

#include "apps/cli/output.h"

namespace isnad::cli {
namespace {

constexpr std::uint64_t worth_telling = 50;  // inputs
constexpr std::size_t bar_columns = 24;
constexpr auto redraw_after = std::chrono::milliseconds(100);
constexpr auto tell_after = std::chrono::seconds(2);

std::string counted(std::uint64_t number, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", number, number == 1 ? one : many);
}

}  // namespace

std::string told(const Done& done) {
  std::string out = counted(done.inputs - done.refused, "page", "pages") + " read, " + counted(done.events, "event", "events");
  if (done.refused != 0) out += ", " + counted(done.refused, "input", "inputs") + " refused";
  return out;
}

Progress::Progress(Screen screen, std::optional<std::uint64_t> pages, std::optional<std::uint64_t> bytes)
    : screen_(screen), pages_(pages), bytes_(bytes), shown_(Clock::now() - std::chrono::hours(1)) {
  if (!screen_.terminal) shown_ = Clock::now();
}

std::optional<double> Progress::share(const Done& done) const {
  const auto of = [](std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 1.0 : std::min(1.0, static_cast<double>(part) / static_cast<double>(whole));
  };
  if (pages_) return of(done.inputs, *pages_);
  if (bytes_) return of(done.bytes, *bytes_);
  return std::nullopt;
}

std::string Progress::bar(const Done& done) const {
  std::string out;
  if (const auto part = share(done)) {
    const auto full = static_cast<std::size_t>(*part * static_cast<double>(bar_columns));
    out = "[" + std::string(full, '#') + std::string(bar_columns - full, '.') + "] " + fmt::format("{:3.0f}%  ", *part * 100);
  }
  const double seconds = std::chrono::duration<double>(Clock::now() - begun_).count();
  out += told(done);
  if (seconds > 0.5) out += fmt::format(", {:.0f} a second", static_cast<double>(done.inputs) / seconds);
  return fit(out, screen_.width > 1 ? screen_.width - 1 : 1);
}

void Progress::show(const Done& done) {
  const bool single = pages_ && *pages_ <= 1;
  const bool waiting = !pages_ && !bytes_ && done.inputs == 0;  // perhaps for somebody who types
  if (single || waiting) return;
  const auto now = Clock::now();
  if (screen_.terminal) {
    if (now - shown_ < redraw_after) return;
    shown_ = now;
    drawn_ = true;
    write_error("\r" + screen_.paint(Colour::cyan, bar(done)) + "\x1b[K");
    return;
  }
  if (now - shown_ < tell_after || done.inputs < worth_telling || done.inputs == told_at_ || (pages_ && *pages_ < worth_telling))
    return;
  shown_ = now;
  told_at_ = done.inputs;
  std::string line = told(done);
  if (const auto part = share(done)) line += fmt::format(" ({:.0f}% of the input)", *part * 100);
  complain(line);
}

void Progress::clear() {
  if (!drawn_) return;
  drawn_ = false;
  shown_ = Clock::now() - redraw_after;
  write_error("\r\x1b[K");
}

}  // namespace isnad::cli
