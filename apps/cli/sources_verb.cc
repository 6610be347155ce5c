// `isnad sources CASE`: outlets and voices, how they were rated, what became of their claims.
#include <fmt/format.h>

#include <algorithm>

#include "apps/cli/case_file.h"
#include "apps/cli/code_names.h"
#include "apps/cli/event_block.h"
#include "apps/cli/exit_code.h"
#include "apps/cli/output.h"
#include "apps/cli/terminal.h"
#include "apps/cli/verbs.h"
#include "isnad/record/ledgers.h"
#include "isnad/record/sources.h"

namespace isnad::cli {
namespace {

using record::Source;
using record::Track;

constexpr std::size_t ids_of_a_table = 3;

std::string grade_of(const record::Ratings& ratings) {
  if (!ratings.reliability && !ratings.credibility) return "-";
  return (ratings.reliability ? ratings.reliability->grade : "-") + (ratings.credibility ? ratings.credibility->grade : "-");
}

std::string name_of(const Source& s, const CodeNames& codes, const Screen& screen) {
  if (s.outlet) return s.outlet->name.empty() ? "(the page does not tell)" : screen.field(s.outlet->name);
  const std::string_view known = codes.of_code(s.voice);
  return known.empty() ? screen.field(s.voice) : screen.field(s.voice) + " " + screen.field(known);
}

std::string outlets_table(const std::vector<Source>& sources, const CodeNames& codes, const Screen& screen) {
  std::vector<std::vector<std::string>> rows{
      {"pages", "events", "first to tell", "relays", "first", "last", "kind", "country", "ownership", "rated", "outlet"}};
  const auto day = [](const std::optional<Day>& d) { return d ? iso(*d) : std::string("-"); };
  const auto known = [](const std::string& text) { return text.empty() ? std::string("-") : text; };
  for (const Source& s : sources) {
    if (!s.outlet) continue;
    rows.push_back({std::to_string(s.outlet->pages), std::to_string(s.outlet->events), std::to_string(s.relays.first),
                    std::to_string(s.relays.relayed), day(s.outlet->first), day(s.outlet->last), known(s.facts.kind),
                    known(s.facts.country), known(s.facts.form), grade_of(s.ratings), name_of(s, codes, screen)});
  }
  return columns(rows, screen);
}

// "2 denied (id id)"; nothing when there is none.
std::string counted(const std::vector<std::string>& ids, const char* what) {
  if (ids.empty()) return {};
  std::string list;
  for (std::size_t i = 0; i < ids.size() && i < ids_of_a_table; ++i) list += (i == 0 ? "" : " ") + ids[i];
  if (ids.size() > ids_of_a_table) list += fmt::format(" and {} more", ids.size() - ids_of_a_table);
  return fmt::format("; {} {} ({})", ids.size(), what, list);
}

std::string track_text(const Track& t) {
  if (t.tells_nothing()) return "nothing in this record";
  const std::string told = counted(t.admitted, "admitted by another") + counted(t.partly_admitted, "partly admitted by another") +
                           counted(t.denied, "denied by another") + counted(t.contradicted, "contradicted") +
                           counted(t.retracted, "retracted") + counted(t.denials_admitted, "own denials admitted later");
  return told.substr(2);
}

std::string tracks_text(const std::vector<Source>& sources, const CodeNames& codes, const Screen& screen) {
  std::string out;
  std::size_t silent = 0;
  for (const Source& s : sources) {
    const bool rated = s.ratings.reliability || s.ratings.credibility;
    if (s.track.tells_nothing() && !rated) {
      silent += s.track.claims == 0 && s.track.denials == 0 ? 0 : 1;
      continue;
    }
    std::string head =
        fmt::format("{}  claims: {}  denials: {}", name_of(s, codes, screen), s.track.claims, s.track.denials);
    if (rated) head += "  rated " + grade_of(s.ratings);
    out += screen.paint(Colour::bold, screen.line(head)) + "\n  " + screen.line(track_text(s.track), 2) + "\n";
  }
  if (silent > 0)
    out += fmt::format("{} other sources with claims or denials: nothing in this record of what became of them\n", silent);
  return out;
}

}  // namespace

int run_sources(const Options& options) {
  int code = exit_ok;
  const auto store = open_case(options.of_case, record::OpenMode::read, code);
  if (store == nullptr) return code;
  const auto lexicon = open_lexicon(options.data);
  if (!lexicon) return failed(lexicon.error());
  const page::Reader reader(lexicon.value());
  const record::LedgerTables tables(reader, lexicon.value());
  const record::Question question = question_of(options, tables.names);
  const auto rows = track_rows_of(*store, question.as_of, tables);
  if (!rows) return failed(rows.error());
  const auto sources = sources_of(*store, question, rows.value(), tables.matters.outlets(), tables.names);
  if (!sources) return failed(sources.error());
  if (std::none_of(sources.value().begin(), sources.value().end(), [](const Source& s) { return s.outlet.has_value(); })) {
    complain(reason_of_nothing(*store, question, tables.names));
    return exit_nothing_found;
  }
  Output out;
  if (options.format == Format::table) {
    const CodeNames codes(lexicon.value());
    const Screen screen = screen_of(1);
    out.write(outlets_table(sources.value(), codes, screen));
    const std::string tracks = tracks_text(sources.value(), codes, screen);
    if (!tracks.empty()) out.write("\n" + tracks);
  } else {
    for (const Source& s : sources.value()) out.write(json_of(s));
  }
  return finish(out, exit_ok);
}

}  // namespace isnad::cli
