// claims, story, deeds, forecasts: what a case tells when its events are laid beside each other.
#include <fmt/format.h>

#include <algorithm>

#include "apps/cli/case_file.h"
#include "apps/cli/event_block.h"
#include "apps/cli/exit_code.h"
#include "apps/cli/output.h"
#include "apps/cli/verbs.h"
#include "isnad/record/ledgers.h"

namespace isnad::cli {
namespace {

using record::LedgerTables;
using record::Question;
using record::Statement;

// What every entry is written with.
struct View {
  CodeNames codes;
  Screen screen;
  bool whole;  // all evidence, however much
};

// Room made for what is written, in bytes: megabytes that grow are copied again and again.
constexpr std::size_t room_of_an_entry = 2048;
constexpr std::size_t entries_with_room = 8192;

// The statements of one entry.
using Statements = std::vector<Statement>;

std::string day_of(const std::optional<Day>& day) { return day ? iso(*day) : std::string("(no date)"); }

// The day on which it was told; of a page without a day the earliest that it can be.
std::string told_day(const Statement& s) {
  if (s.said || !s.told) return day_of(s.said);
  return "after " + iso(*s.told);
}

std::string sides_of(const View& v, const Statement& s) { return roles_line(s.event(), v.codes, v.screen); }

// Day, page and the words of a statement, as one line below another.
std::string place_of(const View& v, const Statement& s, std::size_t margin) {
  const std::string words = s.sentence.empty() ? s.event().trigger_text : s.sentence;
  const std::string outlet = s.hit.document.publisher.empty() ? "" : "  " + v.screen.field(s.hit.document.publisher);
  std::string out =
      std::string(margin, ' ') +
      v.screen.paint(
          Colour::dim,
          v.screen.line(fmt::format("{}{}  {}", visible(s.event().id), outlet, v.screen.field(s.hit.document.page)), margin)) +
      "\n";
  return out + std::string(margin, ' ') + v.screen.line(v.screen.field(words), margin) + "\n";
}

std::string named(const View& v, const std::string& code, const std::string& name) {
  if (code.empty()) return "the page itself";
  const std::string_view known = name.empty() ? v.codes.of_code(code) : std::string_view(name);
  return known.empty() ? visible(code) : visible(code) + " " + v.screen.field(known);
}

std::string listed(const std::vector<std::string>& list, const char* between) {
  std::string out;
  for (const std::string& text : list) out.append(out.empty() ? "" : between).append(text);
  return out.empty() ? std::string("-") : out;
}

std::string text_of(const View& v, const record::Claim& c, const Statements& statements) {
  std::string head = fmt::format("{}  {} {}", c.standing, c.family, listed(c.sources, "+"));
  if (!c.targets.empty()) head += " > " + listed(c.targets, "+");
  if (!c.object.empty()) head += "  [" + c.object + "]";
  if (!c.credibility.empty()) head += "  credibility " + c.credibility;
  head += fmt::format("  {} to {}  {}", day_of(c.first), day_of(c.last), c.id);
  std::string out = v.screen.paint(Colour::bold, v.screen.line(head)) + "\n";
  for (const record::Utterance& u : c.utterances) {
    const Statement& s = statements[u.statement];
    std::string limits;
    for (const record::Limit& limit : u.state == "partly admitted" ? s.limits : std::vector<record::Limit>{})
      limits += fmt::format(" ({}: {})", limit.kind, v.screen.field(limit.text));
    out += "  " +
           v.screen.line(fmt::format("{}  {}: {}{}{}", told_day(s), named(v, u.who, u.name), u.state, limits,
                                     !u.wider ? "" : s.event().mode == "deny" ? " (of what was said)" : " (of a wider thing)"),
                         2) +
           "\n";
    out += place_of(v, s, 4);
  }
  return out;
}

std::string text_of(const View& v, const record::Storyline& line, const Statements& statements) {
  const std::string head =
      fmt::format("{}  {}  [{}]  {}", line.matter, listed(line.sides, "+"), listed(line.marks, ", "), line.id);
  std::string out = v.screen.paint(Colour::bold, v.screen.line(head)) + "\n";
  for (const record::Step& step : line.steps) {
    const Statement& s = statements[step.statement];
    out += "  " +
           v.screen.line(fmt::format("{}{}  {} ({})  {}", day_of(s.day), s.event().date ? " " : "*", step.name, s.event().status,
                                     sides_of(v, s)),
                         2) +
           "\n";
    out += place_of(v, s, 4);
  }
  return out;
}

// So many of each sort; JSON lines hold all.
constexpr std::size_t evidence_shown = 3;

std::string evidence_of(const View& v, const std::vector<std::size_t>& events, const char* sort, const Statements& statements) {
  std::string out;
  const std::size_t shown = v.whole ? events.size() : std::min(events.size(), evidence_shown);
  for (std::size_t i = 0; i < shown; ++i) {
    const Statement& s = statements[events[i]];
    out += fmt::format("    {}: {} {}\n", sort, day_of(s.day), s.event().status) + place_of(v, s, 6);
  }
  if (shown < events.size()) out += fmt::format("    {}: {} more; --limit 0 shows all\n", sort, events.size() - shown);
  return out;
}

std::string evidence_of(const View& v, const record::Outcome& o, const Statements& statements) {
  return evidence_of(v, o.done, "for it", statements) + evidence_of(v, o.not_done, "against it", statements);
}

std::string text_of(const View& v, const record::WordAndDeeds& w, const Statements& statements) {
  const Statement& s = statements[w.statement];
  std::string head =
      fmt::format("{}  {}  {} of {}: {} {}", told_day(s), w.result, w.kind, named(v, w.who, {}), s.event().type, sides_of(v, s));
  if (w.lag) head += fmt::format("  after {} days", *w.lag);
  return v.screen.paint(Colour::bold, v.screen.line(head)) + "\n" + place_of(v, s, 2) + evidence_of(v, w.outcome, statements);
}

std::string text_of(const View& v, const record::Forecast& f, const Statements& statements) {
  const Statement& s = statements[f.statement];
  std::string head = fmt::format("{}  {}: {} {}", told_day(s), named(v, f.who, f.name), s.event().type, sides_of(v, s));
  if (s.event().date) head += fmt::format("  by {}", iso(s.event().date->last));
  if (s.likelihood)
    head += fmt::format("  {} {:.2f} to {:.2f}", v.screen.field(s.likelihood->word), s.likelihood->low, s.likelihood->high);
  std::string out =
      v.screen.paint(Colour::bold, v.screen.line(head)) + "\n  " + v.screen.line(f.result + ": " + f.reason, 2) + "\n";
  if (!s.condition.empty()) out += "  " + v.screen.line("condition: " + v.screen.field(s.condition), 2) + "\n";
  return out + place_of(v, s, 2) + evidence_of(v, f.outcome, statements);
}

struct Asked {
  record::LedgerKind kind;
  const char* what;  // entries are called
};

Asked asked_by(Verb verb) {
  switch (verb) {
    case Verb::claims:
      return {record::LedgerKind::claims, "claims"};
    case Verb::story:
      return {record::LedgerKind::story, "storylines"};
    case Verb::deeds:
      return {record::LedgerKind::deeds, "words"};
    default:
      return {record::LedgerKind::forecasts, "forecasts"};
  }
}

// Whether one of the actors that were asked for is in no event at all.
bool nobody_asked_for(record::Store& store, const Question& question) {
  const auto absent = [&](const std::string& actor) {
    if (actor.empty()) return false;
    const auto met = store.mentions_of(actor);
    return met && met.value() == 0;
  };
  return absent(question.a) || absent(question.b);
}

Result<std::string> text_of(const View& v, record::Ledger& ledger, std::size_t number) {
  const auto entry = ledger.entry(number);
  if (!entry) return entry.error();
  const Statements& statements = entry.value().statements;
  return std::visit([&](const auto& item) { return text_of(v, item, statements); }, entry.value().item);
}

// Writes the entries that were asked for, and gives the exit code.
int answer(const Options& options, record::Store& store, record::Ledger& ledger, const Question& question,
           const LedgerTables& tables) {
  const char* what = asked_by(options.verb).what;
  const std::vector<std::size_t> wanted = ledger.keys().asked_for(question);
  if (wanted.empty()) {
    complain(ledger.keys().statements() == 0 || nobody_asked_for(store, question)
                 ? reason_of_nothing(store, question, tables.names)
                 : fmt::format("no {} of what was asked; {} events were looked at, {} {} in all", what,
                               ledger.keys().statements(), ledger.keys().entries(), what));
    return exit_nothing_found;
  }
  const std::size_t shown = question.limit == 0 ? wanted.size() : std::min(wanted.size(), question.limit);
  const bool as_table = options.format == Format::table;
  const View view{CodeNames(tables.lexicon), screen_of(1), question.limit == 0};
  std::string text;
  text.reserve(std::min(shown, entries_with_room) * room_of_an_entry);
  for (std::size_t i = 0; i < shown; ++i) {
    const auto one = as_table ? text_of(view, ledger, wanted[i]) : ledger.line(wanted[i]);
    if (!one) return failed(one.error());
    text += one.value();
  }
  if (as_table)
    text += shown == wanted.size() ? fmt::format("\n{} {}\n", shown, what)
                                   : fmt::format("\n{} of {} {}; --limit 0 shows all\n", shown, wanted.size(), what);
  Output out;
  out.write(text);
  return finish(out, exit_ok);
}

}  // namespace

Result<std::string> ledger_entry_of(const Options& options, record::Store& store, const LedgerTables& tables, const std::string& id) {
  std::string out;
  for (const record::LedgerKind kind : {record::LedgerKind::claims, record::LedgerKind::story}) {
    const auto ledger = ledger_of(store, kind, parse_day(options.of_case.as_of), tables);
    if (!ledger) return ledger.error();
    const auto found = ledger.value()->with_id(id);
    if (!found) return found.error();
    const View view{CodeNames(tables.lexicon), screen_of(1), true};
    for (const std::size_t entry : found.value()) {
      const auto one = options.format == Format::table ? text_of(view, *ledger.value(), entry) : ledger.value()->line(entry);
      if (!one) return one.error();
      out += one.value();
    }
  }
  return out;
}

int run_ledger(const Options& options) {
  int code = exit_ok;
  const bool keep = options.of_case.keep;
  const auto store = open_case(options.of_case, keep ? record::OpenMode::write : record::OpenMode::read, code);
  if (store == nullptr) return code;
  const auto lexicon = open_lexicon(options.data);
  if (!lexicon) return failed(lexicon.error());
  const page::Reader reader(lexicon.value());
  const LedgerTables tables(reader, lexicon.value());
  const Question question = question_of(options, tables.names);
  if (keep && question.as_of)
    return failed({ErrorCode::usage, "--keep keeps the joins of all that is known; leave --as-of out", {}});
  const record::LedgerKind kind = asked_by(options.verb).kind;
  if (keep) {
    if (const auto kept = keep_joins(*store, kind, tables); !kept) return failed(kept.error());
  }
  const auto ledger = ledger_of(*store, kind, question.as_of, tables);
  if (!ledger) return failed(ledger.error());
  return answer(options, *store, *ledger.value(), question, tables);
}

}  // namespace isnad::cli
