// isnad_cases: runs the golden cases of tests/cases/<module>/<case>/.
//
//   isnad_cases [--data DIR]                 all modules
//   isnad_cases --module M                   one module
//   isnad_cases FOLDER...                    these cases
//   isnad_cases --update FOLDER...           writes what was found into the lines that do not hold
//
// One line for each claim that does not hold: file:line, what was expected, what was found.
// Exit code 0: all hold; 1: some do not; 2: wrong usage.

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "tests/case_checks.h"
#include "tests/case_file.h"

namespace isnad::tests {
namespace {

struct Count {
  int passed = 0;
  int failed = 0;
  int skipped = 0;  ///< known misses
};

struct Options {
  bool update = false;
  std::string data;
  std::vector<std::string> folders;
};

void report(const CaseFile& file, const Miss& miss) {
  const ExpectedLine& line = file.expected[miss.line];
  std::string expected;
  for (std::size_t i = 0; i < line.cells.size(); ++i) expected += (i == 0 ? "" : i == 1 ? " " : " | ") + line.cells[i];
  std::printf("FAIL %s:%d: expected %s; found %s\n", file.name.c_str(), line.number, expected.c_str(), miss.found.c_str());
}

bool update(CaseFile& file, const std::vector<Miss>& misses) {
  for (const Miss& miss : misses) {
    if (miss.nearest.empty()) {
      report(file, miss);
      continue;
    }
    ExpectedLine& line = file.expected[miss.line];
    line.cells = line.cells[0] == "no-events" ? std::vector<std::string>{"count", miss.found} : miss.nearest;
    std::printf("updated %s:%d\n", file.name.c_str(), line.number);
  }
  const auto written = write_expected(file);
  if (!written) std::printf("FAIL %s\n", written.error().line().c_str());
  return written.ok();
}

void run_case(const std::string& folder, const Engine& engine, const Options& options, Count& count) {
  auto read = read_case(folder);
  if (!read) {
    std::printf("FAIL %s\n", read.error().line().c_str());
    ++count.failed;
    return;
  }
  CaseFile& file = read.value();
  const auto document = engine.analyse(file.page);
  const std::vector<Miss> misses = check_case(file, engine, *document);
  if (options.update && !misses.empty() && !update(file, misses)) ++count.failed;
  if (options.update) return;
  if (file.xfail && misses.empty()) {
    std::printf("FAIL %s: passes, but is marked as a known miss (%s); remove its xfail\n", file.name.c_str(),
                file.xfail->c_str());
    ++count.failed;
  } else if (file.xfail) {
    std::printf("known miss %s: %s\n", file.name.c_str(), file.xfail->c_str());
    ++count.skipped;
  } else {
    for (const Miss& miss : misses) report(file, miss);
    ++(misses.empty() ? count.passed : count.failed);
  }
}

void add_module(const std::string& module, Options& options) {
  for (std::string& folder : case_folders(module)) options.folders.push_back(std::move(folder));
}

/// Nothing when the command line is wrong.
std::optional<Options> read_options(const std::vector<std::string>& arguments) {
  Options options;
  bool named = false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const bool has_value = i + 1 < arguments.size();
    if (arguments[i] == "--update") {
      options.update = true;
    } else if (arguments[i] == "--data" && has_value) {
      options.data = arguments[++i];
    } else if (arguments[i] == "--module" && has_value) {
      named = true;
      add_module(arguments[++i], options);
    } else if (arguments[i].starts_with("--")) {
      return std::nullopt;
    } else {
      named = true;
      std::string folder = arguments[i];
      while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
      options.folders.push_back(std::move(folder));
    }
  }
  if (options.update && !named) return std::nullopt;
  if (!named) {
    for (const char* module : {"text", "words", "mentions", "clauses", "events"}) add_module(module, options);
  }
  return options;
}

int run(const std::vector<std::string>& arguments) {
  const auto options = read_options(arguments);
  if (!options) {
    std::fprintf(stderr, "usage: isnad_cases [--data DIR] [--module M | [--update] FOLDER...]\n");
    return 2;
  }
  const auto engine = options->data.empty() ? Engine::open() : Engine::open(options->data);
  if (!engine) {
    std::fprintf(stderr, "isnad_cases: %s\n", engine.error().line().c_str());
    return 1;
  }
  Count count;
  for (const std::string& folder : options->folders) run_case(folder, *engine.value(), *options, count);
  std::printf("%d passed, %d failed, %d skipped\n", count.passed, count.failed, count.skipped);
  return count.failed == 0 ? 0 : 1;
}

}  // namespace
}  // namespace isnad::tests

int main(int argc, char** argv) { return isnad::tests::run({argv + 1, argv + argc}); }
