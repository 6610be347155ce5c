// timeline, pair, search: questions to a case.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "apps/cli/case_file.h"
#include "apps/cli/event_block.h"
#include "apps/cli/exit_code.h"
#include "apps/cli/output.h"
#include "apps/cli/verbs.h"
#include "isnad/record/answer_json.h"

namespace isnad::cli {
namespace {

using record::Question;

constexpr std::uint64_t pages_of_a_table = 20;

struct Asked {
  const Options& options;
  record::Store& store;
  Question question;
  const record::ActorNames& names;
  CodeNames codes;
  Screen screen;
  Output out;

  [[nodiscard]] bool as_table() const { return options.format == Format::table; }
  // An empty answer: its reason on standard error.
  [[nodiscard]] int nothing() {
    complain(reason_of_nothing(store, question, names));
    return exit_nothing_found;
  }
};

std::string shown_of(std::uint64_t shown, std::uint64_t total, const char* what) {
  if (shown == total) return fmt::format("{} {}\n", total, what);
  return fmt::format("{} of {} {}; --limit 0 shows all\n", shown, total, what);
}

int timeline(Asked& asked) {
  const auto list = asked.store.timeline(asked.question);
  if (!list) return failed(list.error());
  if (list.value().total == 0) return asked.nothing();
  std::string text;
  for (const record::EventHit& hit : list.value().events) {
    const auto weight = weight_of(asked.store, hit.event.id);
    if (!weight) return failed(weight.error());
    text +=
        asked.as_table() ? block_of(hit, asked.codes, asked.screen) + weight_line(weight.value()) : json_of(hit, weight.value());
  }
  if (asked.as_table()) {
    text +=
        "\n" + shown_of(list.value().events.size(), list.value().total, "events (* no date in the text: the day of publication)");
  }
  asked.out.write(text);
  return finish(asked.out, exit_ok);
}

// --- pair

std::string coverage_line(const record::Coverage& c) {
  std::string out = fmt::format("Coverage: {} pages of {} outlets", c.pages, c.outlets);
  if (c.first) out += fmt::format(", published {} to {}", iso(*c.first), iso(*c.last));
  if (c.undated > 0) out += fmt::format("; {} pages without a day", c.undated);
  out += "\n";
  std::string gaps;
  for (std::size_t i = 1; i < c.years.size(); ++i) {
    for (int year = c.years[i - 1].first + 1; year < c.years[i].first; ++year) gaps += " " + std::to_string(year);
  }
  return gaps.empty() ? out : out + "No page at all from:" + gaps + "\n";
}

using Rows = std::vector<std::vector<std::string>>;

std::string crossed(const record::PairCounts& counts, const Screen& screen, const std::string& head,
                    std::string (*row)(const record::PairCell&), std::string (*column)(const record::PairCell&)) {
  std::map<std::string, std::map<std::string, std::uint64_t>> sums;
  std::map<std::string, std::uint64_t> all;
  for (const record::PairCell& c : counts.cells) {
    sums[row(c)][column(c)] += c.events;
    all[column(c)] += c.events;
  }
  Rows rows{{head}};
  for (const auto& [name, events] : all) rows[0].push_back(name);
  rows[0].push_back("all");
  for (auto& [name, cells] : sums) {
    std::uint64_t total = 0;
    rows.push_back({name});
    for (const auto& [other, events] : all) {
      rows.back().push_back(cells[other] == 0 ? "." : std::to_string(cells[other]));
      total += cells[other];
    }
    rows.back().push_back(std::to_string(total));
  }
  return columns(rows, screen) + "\n";
}

std::string year_of_cell(const record::PairCell& c) { return c.year == 0 ? "unknown" : std::to_string(c.year); }
std::string quad_of_cell(const record::PairCell& c) { return c.quad.empty() ? "none" : c.quad; }

int pair(Asked& asked) {
  const auto counts = asked.store.pair(asked.question);
  if (!counts) return failed(counts.error());
  if (counts.value().total == 0) return asked.nothing();
  const auto coverage = asked.store.coverage(asked.question);
  if (!coverage) return failed(coverage.error());
  if (!asked.as_table()) {
    asked.out.write(json_of(counts.value(), asked.question, coverage.value()));
    return finish(asked.out, exit_ok);
  }
  const record::PairCounts& c = counts.value();
  const Screen& screen = asked.screen;
  std::map<record::Direction, std::uint64_t> ways;
  for (const record::PairCell& cell : c.cells) ways[cell.direction] += cell.events;
  const auto named = [&](const std::string& code) { return code + " " + screen.field(asked.codes.of_code(code)); };
  std::string text =
      screen.paint(Colour::bold, fmt::format("{} - {}: {} events", named(asked.question.a), named(asked.question.b), c.total)) +
      "\n";
  text += fmt::format("{} > {}: {}   {} > {}: {}   together: {}\n", asked.question.a, asked.question.b,
                      ways[record::Direction::a_to_b], asked.question.b, asked.question.a, ways[record::Direction::b_to_a],
                      ways[record::Direction::both]);
  text += coverage_line(coverage.value()) + "\n";
  text += crossed(
      c, screen, "type", [](const record::PairCell& x) { return x.type; }, [](const record::PairCell& x) { return x.status; });
  text += crossed(c, screen, "year", year_of_cell, [](const record::PairCell& x) { return x.status; });
  text += crossed(c, screen, "year", year_of_cell, quad_of_cell);
  asked.out.write(text);
  return finish(asked.out, exit_ok);
}

// --- search

int search(Asked& asked) {
  record::SearchQuestion q;
  for (const std::string& word : asked.options.of_case.arguments) q.words.append(q.words.empty() ? "" : " ").append(word);
  q.exact = asked.options.of_case.exact;
  q.range = asked.question;
  q.range.a.clear();
  q.range.b.clear();
  q.range.limit = asked.options.of_case.limit.value_or(asked.as_table() ? pages_of_a_table : 0);
  if (record::search_expression(q).empty()) return failed({ErrorCode::usage, "there is no word to look for", {}});
  const auto list = asked.store.search(q);
  if (!list) return failed(list.error());
  if (list.value().total == 0) {
    const auto coverage = asked.store.coverage(q.range);
    complain(fmt::format("no page has these words{}; {} pages were searched",
                         q.words.find(' ') == std::string::npos ? "" : " together", coverage ? coverage.value().pages : 0));
    return exit_nothing_found;
  }
  std::string text;
  for (const record::PageHit& hit : list.value().pages) {
    if (!asked.as_table()) {
      text += json_of(hit);
      continue;
    }
    const record::DocumentRecord& d = hit.document;
    text += asked.screen.paint(Colour::bold, asked.screen.line(asked.screen.field(d.title.empty() ? d.page : d.title))) + "\n  ";
    text += asked.screen.paint(
                Colour::dim,
                asked.screen.line(fmt::format("{}  {}  {} events  {}  {}", d.published.empty() ? "(no date)" : d.published,
                                              hit.id, hit.events, asked.screen.field(d.publisher), asked.screen.field(d.page)),
                                  2)) +
            "\n";
  }
  if (asked.as_table()) text += "\n" + shown_of(list.value().pages.size(), list.value().total, "pages");
  asked.out.write(text);
  return finish(asked.out, exit_ok);
}

}  // namespace

int run_answer(const Options& options) {
  int code = exit_ok;
  const auto store = open_case(options.of_case, record::OpenMode::read, code);
  if (store == nullptr) return code;
  const auto lexicon = open_lexicon(options.data);
  if (!lexicon) return failed(lexicon.error());
  const record::ActorNames names(lexicon.value());
  Question question = question_of(options, names);
  if (options.verb == Verb::search) question.a.clear();
  Asked asked{options, *store, std::move(question), names, CodeNames(lexicon.value()), screen_of(1), {}};
  switch (options.verb) {
    case Verb::timeline:
      return timeline(asked);
    case Verb::pair:
      return pair(asked);
    default:
      return search(asked);
  }
}

}  // namespace isnad::cli
