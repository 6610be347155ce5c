// Feeds the engine what no newspaper would print and holds it to three promises: it answers or
// refuses in one line, in bounded time, in bounded memory (docs/limits.md states the bound).
// Each input is read in a process of its own, which starts from nothing.

#include <cstdio>
#include <cstring>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/engine/records.h"
#include "tests/child_process.h"

namespace isnad::tests {
namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr bool under_sanitizer = true;
#else
constexpr bool under_sanitizer = false;
#endif

constexpr std::size_t megabyte = std::size_t{1} << 20U;
/// The bound of docs/limits.md: so much, and so many bytes for each byte of the page.
constexpr std::size_t fixed_memory = 64 * megabyte;
constexpr std::size_t memory_for_a_byte = 128;
constexpr unsigned seconds_at_most = under_sanitizer ? 600 : 120;

enum class Outcome { read, refused, either };

struct Input {
  const char* name;
  Outcome expected;
  std::string (*make)();
  bool slow = false;  ///< not under sanitizers
};

// "qala al-ra'is inna iran": a page needs words to be one.
constexpr std::string_view words =
    "\u0642\u0627\u0644 \u0627\u0644\u0631\u0626\u064a\u0633 \u0627\u0644\u0625\u064a\u0631\u0627\u0646\u064a \u0625\u0646 "
    "\u0628\u0644\u0627\u062f\u0647 \u0644\u0646 \u062a\u0648\u0642\u0639 \u0627\u062a\u0641\u0627\u0642\u0627 \u0645\u0639 "
    "\u0631\u0648\u0633\u064a\u0627 ";

std::string repeated(std::string_view piece, std::size_t size) {
  std::string out;
  out.reserve(size + piece.size());
  while (out.size() < size) out += piece;
  return out;
}

std::string random_bytes(std::size_t size) {
  std::mt19937 random(7);
  std::string out(size, '\0');
  for (char& c : out) c = static_cast<char>(random() & 0xFFU);
  return out;
}

std::string nested(std::string_view open, std::size_t times) {
  std::string out = "<html><body>";
  for (std::size_t i = 0; i < times; ++i) out += open;
  return out + "<p>" + repeated(words, 2000) + "</p>";
}

std::string flipped(std::string text) {
  std::mt19937 random(11);
  for (int i = 0; i < 4000; ++i) text[random() % text.size()] = static_cast<char>(random() & 0xFFU);
  return text;
}

const std::vector<Input>& inputs() {
  static const std::vector<Input> all{
      {"empty", Outcome::refused, [] { return std::string(); }},
      {"white space only", Outcome::refused, [] { return std::string(" \n\t\r\n "); }},
      {"one byte", Outcome::either, [] { return std::string("x"); }},
      {"one NUL", Outcome::refused, [] { return std::string(1, '\0'); }},
      {"NULs only", Outcome::refused, [] { return std::string(100000, '\0'); }},
      {"NULs between words", Outcome::either, [] { return repeated(std::string(words) + std::string(2, '\0'), 20000); }},
      {"binary", Outcome::refused, [] { return random_bytes(megabyte); }},
      {"the head of a program", Outcome::refused,
       [] { return std::string("\177ELF\2\1\1\0\0\0\0\0\0\0\0\0", 16) + random_bytes(5000); }},
      {"truncated UTF-8", Outcome::read, [] { return repeated(words, 5000).substr(0, 5001) + "\xD9"; }},
      {"UTF-8 with bytes changed", Outcome::either, [] { return flipped(repeated(words, 100000)); }},
      {"UTF-8 and Windows-1256 mixed", Outcome::either,
       [] { return repeated(words, 5000) + "\n" + repeated("\xDE\xC7\xE1 \xC7\xE1\xD1\xC6\xED\xD3 ", 5000); }},
      {"overlong and surrogate sequences", Outcome::either,
       [] { return repeated(std::string(words) + "\xC0\xAF\xED\xA0\x80\xF5\x80\x80\x80 ", 50000); }},
      {"UTF-16 cut in a unit", Outcome::either,
       [] { return std::string("\xFF\xFE") + repeated("\x42\x06\x27\x06", 4001) + "\x44"; }},
      {"bidi overrides", Outcome::read, [] { return repeated("\u202E" + std::string(words) + "\u2066\u202D", 50000); }},
      {"bidi overrides only", Outcome::either, [] { return repeated("\u202E\u2067", 50000); }},
      {"marks only", Outcome::either, [] { return repeated("\u064E\u0651", 100000); }},
      {"tatweel only", Outcome::either, [] { return repeated("\u0640", 200000); }},
      {"one letter for ever", Outcome::either, [] { return repeated("\u0628", megabyte); }},
      {"conjunctions for ever", Outcome::either, [] { return repeated("\u0648", megabyte); }},
      {"opening quotation marks", Outcome::either, [] { return repeated("\u00AB" + std::string(words), megabyte); }},
      {"opening brackets only", Outcome::either, [] { return repeated("(", megabyte); }},
      {"complementisers for ever", Outcome::either, [] { return repeated("\u0642\u0627\u0644 \u0625\u0646 ", megabyte); }},
      {"names in a list", Outcome::either,
       [] { return repeated("\u0625\u064a\u0631\u0627\u0646 \u0648\u0631\u0648\u0633\u064a\u0627 \u0648", megabyte); }},
      {"numbers for ever", Outcome::either, [] { return repeated("2021/06/05 ", megabyte); }},
      {"a page of line ends", Outcome::either, [] { return repeated("\n", megabyte) + std::string(words); }},
      {"short lines", Outcome::either, [] { return repeated(std::string(words) + "\n", megabyte); }},
      {"a million nested tags", Outcome::either, [] { return nested("<div>", 1000000); }},
      {"a million nested tables", Outcome::either, [] { return nested("<table><tr><td>", 333333); }},
      {"a million open formatting tags", Outcome::either, [] { return nested("<b>", 1000000); }},
      {"an attribute without end", Outcome::either, [] { return "<html><body><p class=\"" + repeated(words, megabyte); }},
      {"a comment without end", Outcome::either, [] { return "<html><body><!-- " + repeated(words, megabyte); }},
      {"entities", Outcome::either, [] { return "<html><body><p>" + repeated("&#1575;&amp;&nosuch;", megabyte) + "</p>"; }},
      {"deep JSON", Outcome::either, [] { return "{\"title\":" + repeated("[", megabyte); }},
      {"8 MB of one line", Outcome::either, [] { return repeated(words, 8 * megabyte); }, true},
      {"100 MB of one line", Outcome::refused, [] { return repeated(words, 100 * megabyte); }, true},
  };
  return all;
}

/// What the child does: true when the outcome is the expected one.
bool read_one(const Input& input) {
  const auto engine = Engine::open();
  if (!engine) {
    std::printf("  the engine cannot be opened: %s\n", engine.error().line().c_str());
    return false;
  }
  const std::string bytes = input.make();
  const auto read = engine.value()->read(bytes, "page");
  if (read) {
    const std::string records = records_of(*read.value());
    if (records.empty() || records.back() != '\n') return false;
    if (input.expected == Outcome::refused) std::printf("  expected a refusal, found a document\n");
    return input.expected != Outcome::refused;
  }
  const std::string line = read.error().line();
  const bool one_line = !line.empty() && line.find('\n') == std::string::npos && read.error().code == ErrorCode::refused;
  if (!one_line) std::printf("  expected one line that says why, found: %s\n", line.c_str());
  if (input.expected == Outcome::read) std::printf("  expected a document, found: %s\n", line.c_str());
  return one_line && input.expected != Outcome::read;
}

bool check(const Input& input) {
  const std::size_t size = input.make().size();
  const std::size_t bound = fixed_memory + memory_for_a_byte * size;
  const ChildReport report = run_in_child([&input] { return read_one(input); }, seconds_at_most);
  const bool memory_fits = under_sanitizer || report.most_memory <= bound;
  const bool well = report.ended_well && memory_fits;
  std::printf("%-4s %-34s %9zu bytes %8.2f s %6zu MB%s\n", well ? "ok" : "FAIL", input.name, size, report.seconds,
              report.most_memory / megabyte, report.ended_well ? "" : (", " + report.how_it_ended).c_str());
  if (!memory_fits) std::printf("  expected at most %zu MB\n", bound / megabyte);
  return well;
}

}  // namespace
}  // namespace isnad::tests

int main(int argc, char** argv) {
  using namespace isnad::tests;
  int passed = 0;
  int failed = 0;
  int skipped = 0;
  for (const Input& input : inputs()) {
    if (argc > 1 && std::strstr(input.name, argv[1]) == nullptr) continue;
    if (input.slow && under_sanitizer) {
      ++skipped;
      continue;
    }
    ++(check(input) ? passed : failed);
  }
  std::printf("%d passed, %d failed, %d skipped\n", passed, failed, skipped);
  return failed == 0 ? 0 : 1;
}
