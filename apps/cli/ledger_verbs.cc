// claims, story, deeds, forecasts: what a case tells when its events are laid beside each other.
#include <fmt/format.h>

#include <algorithm>

#include "apps/cli/case_file.h"
#include "apps/cli/event_block.h"
#include "apps/cli/exit_code.h"
#include "apps/cli/output.h"
#include "apps/cli/verbs.h"
#include "isnad/record/ledger_json.h"
#include "isnad/record/sources.h"

namespace isnad::cli {
namespace {

using record::Question;
using record::Statement;

struct Ledger {
  const Options& options;
  const Engine& engine;
  record::Store& store;
  Question question;
  const record::ActorNames& names;
  CodeNames codes;
  Screen screen;
  std::vector<Statement> statements;
  std::vector<std::string> rejected;
  record::MatterTables tables;

  [[nodiscard]] bool as_table() const { return options.format == Format::table; }
  [[nodiscard]] bool asked_for(std::size_t i) const {
    return (question.a.empty() || concerns(statements[i], question.a)) &&
           (question.b.empty() || concerns(statements[i], question.b));
  }
  [[nodiscard]] bool in_time(std::size_t i) const { return in_range(statements[i].day, question); }
};

std::string day_of(const std::optional<Day>& day) { return day ? iso(*day) : std::string("(no date)"); }

// The day on which it was told; of a page without a day the earliest that it can be.
std::string told_day(const Statement& s) {
  if (s.said || !s.told) return day_of(s.said);
  return "after " + iso(*s.told);
}

std::string sides_of(const Ledger& l, const Statement& s) { return roles_line(s.event(), l.codes, l.screen); }

// Day, page and the words of a statement, as one line below another.
std::string place_of(const Ledger& l, const Statement& s, std::size_t margin) {
  const std::string words = s.sentence.empty() ? s.event().trigger_text : s.sentence;
  const std::string outlet = s.hit.document.publisher.empty() ? "" : "  " + l.screen.field(s.hit.document.publisher);
  std::string out =
      std::string(margin, ' ') +
      l.screen.paint(
          Colour::dim,
          l.screen.line(fmt::format("{}{}  {}", visible(s.event().id), outlet, l.screen.field(s.hit.document.page)), margin)) +
      "\n";
  return out + std::string(margin, ' ') + l.screen.line(l.screen.field(words), margin) + "\n";
}

std::string named(const Ledger& l, const std::string& code, const std::string& name) {
  if (code.empty()) return "the page itself";
  const std::string_view known = name.empty() ? l.codes.of_code(code) : std::string_view(name);
  return known.empty() ? visible(code) : visible(code) + " " + l.screen.field(known);
}

std::string listed(const std::vector<std::string>& list, const char* between) {
  std::string out;
  for (const std::string& text : list) out.append(out.empty() ? "" : between).append(text);
  return out.empty() ? std::string("-") : out;
}

std::string text_of(const Ledger& l, const record::Claim& c) {
  std::string head = fmt::format("{}  {} {}", c.standing, c.family, listed(c.sources, "+"));
  if (!c.targets.empty()) head += " > " + listed(c.targets, "+");
  if (!c.object.empty()) head += "  [" + c.object + "]";
  if (!c.credibility.empty()) head += "  credibility " + c.credibility;
  head += fmt::format("  {} to {}  {}", day_of(c.first), day_of(c.last), c.id);
  std::string out = l.screen.paint(Colour::bold, l.screen.line(head)) + "\n";
  for (const record::Utterance& u : c.utterances) {
    const Statement& s = l.statements[u.statement];
    std::string limits;
    for (const record::Limit& limit : u.state == "partly admitted" ? s.limits : std::vector<record::Limit>{})
      limits += fmt::format(" ({}: {})", limit.kind, l.screen.field(limit.text));
    out += "  " +
           l.screen.line(fmt::format("{}  {}: {}{}{}", told_day(s), named(l, u.who, u.name), u.state, limits,
                                     u.wider ? " (of a wider thing)" : ""),
                         2) +
           "\n";
    out += place_of(l, s, 4);
  }
  return out;
}

std::string text_of(const Ledger& l, const record::Storyline& line) {
  const std::string head =
      fmt::format("{}  {}  [{}]  {}", line.matter, listed(line.sides, "+"), listed(line.marks, ", "), line.id);
  std::string out = l.screen.paint(Colour::bold, l.screen.line(head)) + "\n";
  for (const record::Step& step : line.steps) {
    const Statement& s = l.statements[step.statement];
    out += "  " +
           l.screen.line(fmt::format("{}{}  {} ({})  {}", day_of(s.day), s.event().date ? " " : "*", step.name, s.event().status,
                                     sides_of(l, s)),
                         2) +
           "\n";
    out += place_of(l, s, 4);
  }
  return out;
}

std::string evidence_of(const Ledger& l, const record::Outcome& o) {
  std::string out;
  for (const bool done : {true, false}) {
    for (const std::size_t i : done ? o.done : o.not_done) {
      out += fmt::format("    {}: {} {}\n", done ? "done" : "not done", day_of(l.statements[i].day),
                         l.statements[i].event().status) +
             place_of(l, l.statements[i], 6);
    }
  }
  return out;
}

std::string text_of(const Ledger& l, const record::WordAndDeeds& w) {
  const Statement& s = l.statements[w.statement];
  std::string head =
      fmt::format("{}  {}  {} of {}: {} {}", told_day(s), w.result, w.kind, named(l, w.who, {}), s.event().type, sides_of(l, s));
  if (w.lag) head += fmt::format("  after {} days", *w.lag);
  return l.screen.paint(Colour::bold, l.screen.line(head)) + "\n" + place_of(l, s, 2) + evidence_of(l, w.outcome);
}

std::string text_of(const Ledger& l, const record::Forecast& f) {
  const Statement& s = l.statements[f.statement];
  std::string head = fmt::format("{}  {}: {} {}", told_day(s), named(l, f.who, f.name), s.event().type, sides_of(l, s));
  if (s.event().date) head += fmt::format("  by {}", iso(s.event().date->last));
  if (s.likelihood)
    head += fmt::format("  {} {:.2f} to {:.2f}", l.screen.field(s.likelihood->word), s.likelihood->low, s.likelihood->high);
  std::string out =
      l.screen.paint(Colour::bold, l.screen.line(head)) + "\n  " + l.screen.line(f.result + ": " + f.reason, 2) + "\n";
  if (!s.condition.empty()) out += "  " + l.screen.line("condition: " + l.screen.field(s.condition), 2) + "\n";
  return out + place_of(l, s, 2) + evidence_of(l, f.outcome);
}

// Whether one of the actors that were asked for is in no event at all.
bool nobody_asked_for(const Ledger& l) {
  const auto absent = [&](const std::string& actor) {
    if (actor.empty()) return false;
    const auto met = l.store.mentions_of(actor);
    return met && met.value() == 0;
  };
  return absent(l.question.a) || absent(l.question.b);
}

// Writes those of a list that were asked for, and gives the exit code.
template <class List, class Wanted, class Json>
int answer(const Ledger& l, const List& list, const char* what, const Wanted& wanted, const Json& json) {
  std::string text;
  std::uint64_t total = 0;
  std::uint64_t shown = 0;
  for (const auto& one : list) {
    if (!wanted(one)) continue;
    ++total;
    if (l.question.limit != 0 && shown == l.question.limit) continue;
    ++shown;
    text += l.as_table() ? text_of(l, one) : json(one);
  }
  if (total == 0) {
    const std::string why = l.statements.empty() || nobody_asked_for(l)
                                ? reason_of_nothing(l.store, l.question, l.names)
                                : fmt::format("no {} of what was asked; {} events were looked at, {} {} in all", what,
                                              l.statements.size(), list.size(), what);
    complain(why);
    return exit_nothing_found;
  }
  if (l.as_table())
    text += shown == total ? fmt::format("\n{} {}\n", total, what)
                           : fmt::format("\n{} of {} {}; --limit 0 shows all\n", shown, total, what);
  Output out;
  out.write(text);
  return finish(out, exit_ok);
}

record::Time no_clock() { return 0; }  // joins are the same whenever their pass is run

int kept(const Result<bool>& result) { return result ? exit_ok : failed(result.error()); }

int claims(const Ledger& l) {
  record::ClaimLedger ledger = claims_of(l.statements, l.tables, l.rejected);
  const auto corrections = l.store.corrections();
  if (!corrections) return failed(corrections.error());
  rate_claims(ledger, record::RatingTable(corrections.value(), l.question.as_of, l.tables.outlets(), l.names));
  if (l.options.of_case.keep) {
    if (const int code = kept(keep_claims(l.store, ledger, l.statements, no_clock())); code != exit_ok) return code;
  }
  const auto wanted = [&](const record::Claim& c) {
    const auto any = [&](const auto& holds) {
      return std::any_of(c.utterances.begin(), c.utterances.end(),
                         [&](const record::Utterance& u) { return holds(u.statement); });
    };
    return any([&](std::size_t i) { return l.asked_for(i); }) &&
           any([&](std::size_t i) { return in_range(l.statements[i].said, l.question); });
  };
  return answer(l, ledger.claims, "claims", wanted, [&](const record::Claim& c) { return json_of(c, ledger, l.statements); });
}

int story(const Ledger& l) {
  const auto lines = storylines_of(l.statements, l.engine.lexicon(), l.rejected);
  if (l.options.of_case.keep) {
    if (const int code = kept(keep_storylines(l.store, lines, l.statements, no_clock())); code != exit_ok) return code;
  }
  const auto wanted = [&](const record::Storyline& line) {
    const auto any = [&](const auto& holds) {
      return std::any_of(line.steps.begin(), line.steps.end(), [&](const record::Step& s) { return holds(s.statement); });
    };
    return any([&](std::size_t i) { return l.asked_for(i); }) && any([&](std::size_t i) { return l.in_time(i); });
  };
  return answer(l, lines, "storylines", wanted, [&](const record::Storyline& line) { return json_of(line, l.statements); });
}

int deeds(const Ledger& l) {
  const auto words = deeds_of(l.statements, l.rejected);
  if (l.options.of_case.keep) {
    if (const int code = kept(keep_deeds(l.store, words, l.statements, no_clock())); code != exit_ok) return code;
  }
  const auto wanted = [&](const record::WordAndDeeds& w) { return l.asked_for(w.statement) && l.in_time(w.statement); };
  return answer(l, words, "words", wanted, [&](const record::WordAndDeeds& w) { return json_of(w, l.statements); });
}

int forecasts(const Ledger& l) {
  const auto list = forecasts_of(l.statements, l.rejected);
  if (l.options.of_case.keep) {
    if (const int code = kept(keep_forecasts(l.store, list, l.statements, no_clock())); code != exit_ok) return code;
  }
  const auto wanted = [&](const record::Forecast& f) {
    return l.asked_for(f.statement) && in_range(l.statements[f.statement].said, l.question);
  };
  return answer(l, list, "forecasts", wanted, [&](const record::Forecast& f) { return json_of(f, l.statements); });
}

}  // namespace

int run_ledger(const Options& options) {
  int code = exit_ok;
  const auto store = open_case(options.of_case, options.of_case.keep ? record::OpenMode::write : record::OpenMode::read, code);
  if (store == nullptr) return code;
  const auto engine = open_engine(options.data);
  if (!engine) return failed(engine.error());
  const lexicon::Lexicon& lexicon = engine.value()->lexicon();
  const record::ActorNames names(lexicon);
  record::MatterTables tables(lexicon);
  const Question question = question_of(options, names);
  if (options.of_case.keep && question.as_of)
    return failed({ErrorCode::usage, "--keep keeps the joins of all that is known; leave --as-of out", {}});
  auto statements = statements_of(*store, question.as_of, tables, engine.value()->reader());
  if (!statements) return failed(statements.error());
  auto rejected = rejected_joins(*store);
  if (!rejected) return failed(rejected.error());
  const Ledger ledger{options,
                      *engine.value(),
                      *store,
                      question,
                      names,
                      CodeNames(lexicon),
                      screen_of(1),
                      std::move(statements).value(),
                      std::move(rejected).value(),
                      std::move(tables)};
  switch (options.verb) {
    case Verb::claims:
      return claims(ledger);
    case Verb::story:
      return story(ledger);
    case Verb::deeds:
      return deeds(ledger);
    default:
      return forecasts(ledger);
  }
}

}  // namespace isnad::cli
