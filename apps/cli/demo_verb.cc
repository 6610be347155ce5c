// `isnad demo`: a folder of pages, the documents found, and a timeline of two states.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "apps/cli/code_names.h"
#include "apps/cli/exit_code.h"
#include "apps/cli/inputs.h"
#include "apps/cli/output.h"
#include "apps/cli/reading.h"
#include "apps/cli/table.h"
#include "apps/cli/timeline.h"
#include "apps/cli/verbs.h"

namespace isnad::cli {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using Documents = std::vector<std::unique_ptr<const Document>>;

constexpr std::size_t most_pages = 1000;

double seconds_since(Clock::time_point begun) { return std::chrono::duration<double>(Clock::now() - begun).count(); }

Result<std::vector<std::string>> pages_in(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code failure;
  for (fs::directory_iterator at(folder, failure), end; !failure && at != end; at.increment(failure)) {
    const std::string extension = at->path().extension().string();
    const bool is_page =
        extension == ".txt" || extension == ".html" || extension == ".htm" || extension == ".json" || extension == ".jsonl";
    if (is_page && at->is_regular_file(failure)) names.push_back(at->path().string());
  }
  if (failure)
    return Error{ErrorCode::io, "is no readable folder (" + failure.message() + "); name the folder of the pages: isnad demo DIR",
                 folder};
  std::sort(names.begin(), names.end());
  if (names.empty()) return Error{ErrorCode::io, "holds no page (*.txt, *.html, *.json, *.jsonl)", folder};
  if (names.size() > most_pages) {
    return Error{ErrorCode::refused, fmt::format("holds {} pages, the demo takes {}; use isnad read", names.size(), most_pages),
                 folder};
  }
  return names;
}

std::string short_name(const std::string& name) { return fs::path(name).filename().string(); }

Documents read_all(const Engine& engine, std::vector<std::string> names, bool& refused) {
  Documents out;
  Inputs inputs(std::move(names), false);
  while (auto input = inputs.next()) {
    if (!input->refused) input->name = short_name(input->name);
    auto document = read_input(engine, *input, {});
    if (!document) {
      complain(refusal_of(*input, document.error()));
      refused = true;
      continue;
    }
    out.push_back(std::move(document).value());
  }
  return out;
}

std::string documents_text(const Documents& documents, const Screen& screen) {
  std::string out;
  for (const auto& d : documents) {
    out += screen.paint(Colour::bold, title_line(*d, screen)) + "\n";
    out += "  " + screen.paint(Colour::dim, page_line(*d, screen)) + "\n";
  }
  return out;
}

// A pair that the pages do not know is more often a slip than an empty answer.
std::string nothing_between(const std::string& a, const std::string& b, const CodeNames& names) {
  for (const std::string& code : {a, b}) {
    if (names.of_code(code).empty()) {
      return "no event: the tables know no participant " + code +
             "; use ISO 3166 codes of three letters (RUS, IRN) or codes of bodies (NATO)";
    }
  }
  return "no event between " + a + " and " + b + " in these pages";
}

}  // namespace

int run_demo(const Options& options) {
  const Clock::time_point begun = Clock::now();
  const auto names = pages_in(options.folder.empty() ? ISNAD_SAMPLES : options.folder);
  if (!names) {
    complain(names.error().line());
    return exit_failure;
  }
  const auto engine = open_engine(options.data);
  if (!engine) {
    complain(engine.error().line());
    return exit_failure;
  }
  const double opened = seconds_since(begun);
  bool refused = false;
  const Documents documents = read_all(*engine.value(), names.value(), refused);
  const double taken = seconds_since(begun);

  std::vector<const Document*> all;
  std::size_t events = 0;
  for (const auto& d : documents) {
    all.push_back(d.get());
    events += d->events.size();
  }
  const std::string a = options.pair.empty() ? "RUS" : options.pair[0];
  const std::string b = options.pair.empty() ? "IRN" : options.pair[1];
  const Screen screen = screen_of(1);
  const CodeNames code_names(engine.value()->lexicon());
  const std::size_t between = count_between(all, a, b);
  std::string text = screen.paint(Colour::cyan, fmt::format("{} documents, {} events", documents.size(), events)) + "\n\n";
  text += documents_text(documents, screen) + "\n";
  text += screen.paint(Colour::cyan,
                       fmt::format("Timeline {} {} - {} {}: {} events (* no date in the text: the day of publication)", a,
                                   screen.field(code_names.of_code(a)), b, screen.field(code_names.of_code(b)), between)) +
          "\n\n";
  text += between == 0 ? nothing_between(a, b, code_names) + "\n" : timeline_of(all, a, b, code_names, screen);
  text += fmt::format("\nStarted in {:.0f} ms, read {} pages in {:.0f} ms.\n", opened * 1000, documents.size(),
                      (taken - opened) * 1000);
  Output out;
  out.write(text);
  return finish(out, refused ? exit_refused : between == 0 ? exit_nothing_found : exit_ok);
}

}  // namespace isnad::cli
