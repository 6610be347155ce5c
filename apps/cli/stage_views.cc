#include "apps/cli/stage_views.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "apps/cli/word_pieces.h"

namespace isnad::cli {
namespace {

using clauses::Clause;
using words::Word;

constexpr std::size_t widest_cell = 28;
constexpr std::string_view nothing = "  (none)\n";

// Lines of cells in aligned columns; the last cell runs on.
class Grid {
 public:
  explicit Grid(const Screen& screen) : screen_(screen) {}

  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }

  [[nodiscard]] std::string text() const {
    std::vector<std::size_t> widths;
    for (const auto& row : rows_) {
      widths.resize(std::max(widths.size(), row.size()));
      for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::min(widest_cell, std::max(widths[c], columns_of(row[c])));
    }
    std::string out;
    for (const auto& row : rows_) {
      std::string line = "  ";
      for (std::size_t c = 0; c < row.size(); ++c) {
        const bool last = c + 1 == row.size();
        line += last ? row[c] : pad(screen_.width == 0 ? row[c] : fit(row[c], widths[c]), widths[c]) + "  ";
      }
      line.erase(line.find_last_not_of(' ') + 1);
      out += screen_.line(line) + "\n";
    }
    return rows_.empty() ? std::string(nothing) : out;
  }

 private:
  const Screen& screen_;
  std::vector<std::vector<std::string>> rows_;
};

std::string_view kind_of(const Word& w) {
  constexpr std::array<std::string_view, 17> names{"other",        "noun",     "name",       "adjective",   "verb",
                                                   "auxiliary",    "pronoun",  "determiner", "preposition", "conjunction",
                                                   "subordinator", "particle", "adverb",     "number",      "interjection",
                                                   "punctuation",  "symbol"};
  if (w.kind == text::TokenKind::number) return "number";
  return names[std::min<std::size_t>(static_cast<std::size_t>(w.features.upos), names.size() - 1)];
}

// English glosses stand in the tables by the id of the row.
std::string_view gloss_in(const lexicon::Lexicon& lexicon, std::string_view id) {
  for (const std::string& name : lexicon.table_names()) {
    if (name.rfind("words/", 0) != 0) continue;
    const lexicon::Table& table = lexicon.table(name);
    const int column = table.column("id");
    for (std::uint32_t row = 0; row < table.rows(); ++row) {
      if (table.cell(row, column) == id) return table.cell(row, table.column("gloss"));
    }
  }
  return {};
}

std::string gloss_of(const View& view, const Word& w) {
  if (w.lemma == words::no_lemma) return "-";
  const words::Dictionary& dictionary = view.engine.dictionary();
  std::string_view gloss = gloss_in(view.engine.lexicon(), dictionary.name(w.lemma));
  const words::Lemma verb = dictionary.verb_of(w.lemma);
  if (gloss.empty() && verb != words::no_lemma) gloss = gloss_in(view.engine.lexicon(), dictionary.name(verb));
  return gloss.empty() ? "-" : std::string(gloss);
}

std::string surface(const View& view, std::uint32_t token) {
  return view.screen.field(view.document.text.surface(view.document.text.tokens()[token]));
}

std::string pieces_line(const View& view, std::uint32_t token) {
  std::string out;
  for (const Piece& piece : pieces_of(view.document.text, view.document.words, view.engine.dictionary(), token))
    out.append(out.empty() ? "" : " + ").append(piece.form);
  return view.screen.field(out);
}

// The words that belong to the clause itself; children are shown by an ellipsis.
std::string clause_words(const View& view, std::uint32_t number) {
  const clauses::Clauses& tree = *view.document.clauses;
  const Clause& clause = tree.clauses()[number];
  std::string out;
  bool gap = false;
  for (std::uint32_t token = clause.first; token < clause.end; ++token) {
    if (tree.clause_of(token) != number) {
      gap = true;
      continue;
    }
    if (gap && !out.empty()) out += " ...";
    gap = false;
    if (!out.empty()) out += ' ';
    out += view.document.text.surface(view.document.text.tokens()[token]);
  }
  return out.empty() ? "(no word of its own)" : view.screen.field(out);
}

std::string cue_line(const View& view, const std::string& word, const clauses::Cue& cue) {
  std::string out = word + " is a cue of \"" + std::string(clauses::name_of(cue.kind)) + "\"";
  if (cue.status == "flip") {
    out += ": turns what it governs into its opposite";
  } else if (!cue.status.empty()) {
    out.append(": what it governs is ").append(cue.status);
  }
  if (!cue.stance.empty()) out.append(", its subject ").append(cue.stance);
  return out + " (" + view.screen.field(cue.id) + ")";
}

// Cues that stand in the clause: what they impose, and where what they govern stands.
std::vector<std::string> cues_in(const View& view, std::uint32_t number) {
  const Document& d = view.document;
  const clauses::Clauses& tree = *d.clauses;
  const clauses::Grammar& grammar = tree.grammar;
  const Clause& clause = tree.clauses()[number];
  std::vector<std::string> out;
  for (std::uint32_t token = clause.first; token < clause.end; ++token) {
    if (tree.clause_of(token) != number) continue;
    if (const auto phrase = grammar.phrase_cue(d.text, token, clause.end)) {
      const Span span = cover(d.text.tokens()[token].span, d.text.tokens()[phrase->second - 1].span);
      out.push_back(cue_line(view, view.screen.field(cut(d.text.utf8(), span)), grammar.cue(phrase->first)));
    }
    if (d.words[token].lemma == words::no_lemma) continue;
    for (const std::uint32_t cue : grammar.cues_of(d.words, token))
      out.push_back(cue_line(view, surface(view, token), grammar.cue(cue)));
  }
  return out;
}

std::size_t depth_of(const clauses::Clauses& tree, std::uint32_t number) {
  std::size_t depth = 0;
  for (std::uint32_t up = tree.clauses()[number].parent; up != clauses::none && depth < 40; up = tree.clauses()[up].parent)
    ++depth;
  return depth;
}

std::string participant_line(const View& view, const events::Participant& p) {
  std::string out = p.code;
  if (!p.sector.empty()) out += " (" + p.sector + ")";
  const std::string_view name = p.name.empty() ? view.names.of_code(p.code) : std::string_view(p.name);
  if (!name.empty()) out.append(" ").append(view.screen.field(name));
  out.append(", written ").append(view.screen.field(cut(view.document.text.utf8(), p.span)));
  return out.append(", known by ").append(mentions::name_of(p.via));
}

std::string date_line(const View& view, const events::Event& e) {
  if (!e.date) return "not told by the text";
  std::string out = days_line(*e.date);
  if (!e.time) return out;
  const times::Time& time = view.document.times[*e.time];
  return out.append(", from ").append(view.screen.field(cut(view.document.text.utf8(), time.span)));
}

}  // namespace

std::string words_view(const View& view, const text::Sentence& sentence) {
  Grid grid(view.screen);
  for (std::uint32_t token = sentence.first; token < sentence.end; ++token) {
    const Word& w = view.document.words[token];
    if (w.kind == text::TokenKind::mark) continue;
    const std::string lemma = w.lemma == words::no_lemma ? "-" : view.screen.field(view.engine.dictionary().name(w.lemma));
    grid.add({surface(view, token), pieces_line(view, token), lemma, gloss_of(view, w), std::string(kind_of(w)),
              features_in_words(w)});
  }
  return grid.text();
}

std::string mentions_view(const View& view, const text::Sentence& sentence) {
  Grid grid(view.screen);
  for (const mentions::Mention& m : view.document.mentions) {
    if (m.first < sentence.first || m.first >= sentence.end) continue;
    const std::string code = (m.code.empty() ? "-" : m.code) + (m.second.empty() ? "" : "+" + m.second);
    const std::string_view name = m.name.empty() ? view.names.of_code(m.code) : std::string_view(m.name);
    grid.add({view.screen.field(cut(view.document.text.utf8(), m.span)), std::string(mentions::name_of(m.kind)), code,
              name.empty() ? "-" : view.screen.field(name), "e" + std::to_string(m.entity),
              "by " + std::string(mentions::name_of(m.via)) + ": " + view.screen.field(m.reason)});
  }
  return grid.text();
}

std::string times_view(const View& view, const text::Sentence& sentence) {
  Grid grid(view.screen);
  for (const times::Time& t : view.document.times) {
    if (t.first_token < sentence.first || t.first_token >= sentence.end) continue;
    const std::string anchor = t.anchor == times::Anchor::none ? "" : ", counted from: " + std::string(times::name_of(t.anchor));
    grid.add({view.screen.field(cut(view.document.text.utf8(), t.span)), std::string(times::name_of(t.type)),
              t.value ? days_line(*t.value) : "no certain day", "rule " + view.screen.field(t.rule) + anchor});
  }
  return grid.text();
}

std::string clauses_view(const View& view, std::uint32_t sentence) {
  const clauses::Clauses& tree = *view.document.clauses;
  std::string out;
  for (std::uint32_t number = 0; number < tree.clauses().size(); ++number) {
    const Clause& clause = tree.clauses()[number];
    if (clause.sentence != sentence) continue;
    const std::string margin(2 + 3 * depth_of(tree, number), ' ');
    std::string line = margin + std::string(clauses::name_of(clause.kind));
    if (clause.quoted) line += ", quoted";
    if (clause.introducer != clauses::none) line += ", opened by " + surface(view, clause.introducer);
    if (clause.governor != clauses::none) line += ", governed by " + surface(view, clause.governor);
    out += view.screen.line(line + ": " + clause_words(view, number)) + "\n";
    for (const std::string& cue : cues_in(view, number)) {
      std::string about = margin;
      about.append("   * ").append(cue);
      out += view.screen.line(about) + "\n";
    }
  }
  return out.empty() ? std::string(nothing) : out;
}

std::string rejected_view(const View& view, const text::Sentence& sentence, std::optional<std::uint32_t> token) {
  Grid grid(view.screen);
  for (const events::Rejected& r : view.engine.rejected_readings(view.document)) {
    if (r.token < sentence.first || r.token >= sentence.end || (token && r.token != *token)) continue;
    grid.add({surface(view, r.token), r.frame.empty() ? "-" : view.screen.field(r.frame), view.screen.field(r.reason)});
  }
  return grid.text();
}

std::string event_view(const View& view, const events::Event& e) {
  const auto row = [&view](std::string_view name, std::string_view value) {
    return view.screen.line("  " + pad(name, 12) + std::string(value)) + "\n";
  };
  std::string out = row("event", event_id(view.document, e));
  out += row("type", e.type + " " + view.screen.field(view.names.of_type(e.type)) + (e.mode.empty() ? "" : ", " + e.mode) +
                         (e.cameo.empty() ? "" : ", CAMEO " + e.cameo));
  std::string contexts;
  for (const std::string& context : e.context) contexts += (contexts.empty() ? "" : ", ") + context;
  if (!contexts.empty()) out += row("context", contexts);
  for (const events::Participant& p : e.source) out += row("who", participant_line(view, p));
  if (e.source.empty()) out += row("who", "not told by the page");
  for (const events::Participant& p : e.target) out += row("to whom", participant_line(view, p));
  out += row("when", date_line(view, e));
  if (e.place) out += row("where", view.screen.field(e.place->name) + (e.place->country.empty() ? "" : ", " + e.place->country));
  out += row("status", std::string(events::name_of(e.status)) + " " +
                           view.screen.field(view.names.of_status(events::name_of(e.status))) +
                           (e.status_reason.empty() ? "" : ", because: " + view.screen.field(e.status_reason)));
  if (e.attribution.empty()) out += row("voice", "the page's own");
  for (const events::Voice& v : e.attribution) {
    out += row("voice", v.who + (v.name.empty() ? "" : " " + view.screen.field(v.name)) + " " + v.stance +
                            (v.cue.empty() ? "" : ", by the word " + view.screen.field(v.cue)));
  }
  out += row("confidence", fmt::format("{:.2f}", e.confidence));
  for (const std::string& reason : e.why) out += row("why", view.screen.field(reason));
  return out;
}

std::string event_id(const Document& d, const events::Event& e) {
  return fmt::format("{}:{}", d.page.id, d.in_page(e.trigger).begin);
}

std::string event_line(const View& view, const events::Event& e) {
  const std::string day = e.date ? days_line(*e.date) : "-";
  const std::string line =
      fmt::format("{}  {}  {}  {}  {}  ", pad(std::to_string(view.document.in_page(e.trigger).begin), 7), pad(day, 10),
                  pad(e.type, 9), pad(events::name_of(e.status), 12), who_to_whom(e, view.names, view.screen));
  const std::string first = view.screen.line(line + view.screen.field(cut(view.document.text.utf8(), e.trigger))) + "\n";
  return e.attribution.empty() ? first : first + view.screen.line("  on the word of " + voices_line(e, view.names, view.screen)) + "\n";
}

}  // namespace isnad::cli
