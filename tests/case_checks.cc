#include "tests/case_checks.h"

#include <algorithm>
#include <map>

namespace isnad::tests {
namespace {

/// A cell as found, in every way it may be written; the first is the one `--update` writes.
using Cell = std::vector<std::string>;
using Row = std::vector<Cell>;

std::string joined(const std::vector<std::string>& pieces, std::string_view separator) {
  std::string out;
  for (const std::string& piece : pieces) {
    if (!out.empty()) out += separator;
    out += piece;
  }
  return out.empty() ? "-" : out;
}

std::string sorted_codes(std::vector<std::string> codes) {
  std::sort(codes.begin(), codes.end());
  return joined(codes, "+");
}

Cell one(std::string_view text) { return {text.empty() ? "-" : std::string(text)}; }

/// Codes as the document has them, and sorted, which is what a claim is compared with.
Cell codes_cell(const std::vector<std::string>& codes) { return {joined(codes, "+"), sorted_codes(codes)}; }

std::string days(const std::optional<DayRange>& range) { return range ? iso(range->first) + ".." + iso(range->last) : "-"; }

std::vector<Row> event_rows(const Engine&, const Document& d) {
  std::vector<Row> rows;
  for (const events::Event& e : d.events) {
    const auto codes = [](const std::vector<events::Participant>& side) {
      std::vector<std::string> out;
      out.reserve(side.size());
      for (const events::Participant& p : side) out.push_back(p.code);
      return out;
    };
    std::vector<std::string> voices;
    voices.reserve(e.attribution.size());
    for (const events::Voice& v : e.attribution) voices.push_back(v.who + " " + v.stance);
    const std::string trigger(cut(d.text.utf8(), e.trigger));
    rows.push_back({{trigger, std::string(d.text.surface(d.text.tokens()[e.token]))},
                    one(e.type),
                    codes_cell(codes(e.source)),
                    codes_cell(codes(e.target)),
                    one(events::name_of(e.status)),
                    one(days(e.date)),
                    one(joined(voices, ";"))});
  }
  return rows;
}

std::vector<Row> mention_rows(const Engine&, const Document& d) {
  std::vector<Row> rows;
  for (const mentions::Mention& m : d.mentions) {
    rows.push_back({one(cut(d.text.utf8(), m.span)), one(mentions::name_of(m.kind)), one(m.code)});
  }
  return rows;
}

std::vector<Row> time_rows(const Engine&, const Document& d) {
  std::vector<Row> rows;
  for (const times::Time& t : d.times) {
    rows.push_back({one(cut(d.text.utf8(), t.span)), one(times::name_of(t.type)), one(days(t.value))});
  }
  return rows;
}

/// "3fs", "1p": person, gender, number, as far as the pronoun tells them.
std::string pronoun_of(const words::Word& word) {
  std::string pronoun = std::to_string(word.enclitic_person);
  if (word.enclitic_gender != words::Gender::none) pronoun += word.enclitic_gender == words::Gender::feminine ? 'f' : 'm';
  constexpr std::string_view numbers = " sdp";
  if (word.enclitic_number != words::Number::none) pronoun += numbers[static_cast<std::size_t>(word.enclitic_number)];
  return pronoun;
}

std::string clitics_of(const words::Word& word) {
  constexpr std::string_view prepositions = " blk";
  std::vector<std::string> names;
  if (word.interrogative) names.emplace_back("a");
  if (word.conjunction != words::Conjunction::none) names.emplace_back(word.conjunction == words::Conjunction::wa ? "wa" : "fa");
  if (word.future) names.emplace_back("sa");
  if (word.preposition != words::Preposition::none) {
    names.emplace_back(1, prepositions[static_cast<std::size_t>(word.preposition)]);
  }
  if (word.article) names.emplace_back("al");
  if (word.enclitic_person != 0) names.push_back(pronoun_of(word));
  return joined(names, "+");
}

std::vector<Row> word_rows(const Engine& engine, const Document& d) {
  std::vector<Row> rows;
  for (std::uint32_t i = 0; i < d.words.size(); ++i) {
    const words::Word& word = d.words[i];
    const std::string lemma(word.lemma == words::no_lemma ? "-" : engine.dictionary().name(word.lemma));
    rows.push_back({one(d.text.surface(d.text.tokens()[i])),
                    {lemma, lemma.substr(0, lemma.find('.'))},
                    one(words::name_of(word.features.upos)),
                    one(clitics_of(word))});
  }
  return rows;
}

std::vector<Row> sentence_rows(const Engine&, const Document& d) {
  std::vector<Row> rows;
  for (const text::Sentence& sentence : d.text.sentences()) rows.push_back({one(cut(d.text.utf8(), sentence.span))});
  return rows;
}

std::vector<Row> clause_rows(const Engine&, const Document& d) {
  std::vector<Row> rows;
  for (const clauses::Clause& clause : d.clauses->clauses()) {
    const bool introduced = clause.introducer != clauses::none;
    rows.push_back({one(clauses::name_of(clause.kind)),
                    one(introduced ? d.text.surface(d.text.tokens()[clause.introducer]) : std::string_view())});
  }
  return rows;
}

std::vector<Row> subject_rows(const Engine&, const Document& d) {
  std::vector<Row> rows;
  for (std::uint32_t token = 0; token < d.words.size(); ++token) {
    if (!d.clauses->is_finite(token)) continue;
    std::vector<std::string> codes;
    for (const std::uint32_t mention : d.clauses->subject(token).mentions) codes.push_back(d.mentions[mention].code);
    rows.push_back({one(d.text.surface(d.text.tokens()[token])), codes_cell(codes)});
  }
  return rows;
}

/// One kind of row: how a document gives it, and which cells hold codes, whose order does not matter.
struct RowKind {
  std::vector<Row> (*rows)(const Engine&, const Document&);
  std::vector<std::size_t> code_cells;
};

const std::map<std::string, RowKind, std::less<>>& row_kinds() {
  static const std::map<std::string, RowKind, std::less<>> kinds{
      {"event", {event_rows, {2, 3}}},  {"mention", {mention_rows, {}}},   {"time", {time_rows, {}}},
      {"word", {word_rows, {}}},        {"sentence", {sentence_rows, {}}}, {"clause", {clause_rows, {}}},
      {"subject", {subject_rows, {1}}},
  };
  return kinds;
}

/// Checks the lines of one case, in order.
class Checker {
 public:
  Checker(const Engine& engine, const Document& document) : engine_(engine), document_(document) {}

  std::optional<Miss> check(const std::vector<std::string>& cells) {
    const std::string& kind = cells[0];
    if (kind == "no-events") return check_number("0", "count", document_.events.size());
    if (kind == "count" || kind == "sentences") {
      if (cells.size() != 2) return Miss{0, "a malformed line: expected " + kind + " and a number", {}};
      return check_number(cells[1], kind, kind == "count" ? document_.events.size() : document_.text.sentences().size());
    }
    const bool negative = kind.starts_with("no-");
    const auto found = row_kinds().find(negative ? std::string_view(kind).substr(3) : kind);
    if (found == row_kinds().end()) return Miss{0, "no such kind of line: '" + kind + "'", {}};
    if (cells.size() < 2) return Miss{0, "a malformed line: no cell after '" + kind + "'", {}};
    if (kind == "sentence") return check_sentence(cells);
    return check_rows(cells, found->second, negative);
  }

 private:
  static std::optional<Miss> check_number(const std::string& expected, const std::string& kind, std::size_t number) {
    const std::string found = std::to_string(number);
    if (found == expected) return std::nullopt;
    return Miss{0, found, {kind, found}};
  }

  static bool cell_holds(const RowKind& kind, std::size_t number, const std::string& expected, const Cell& found) {
    if (expected == "*") return true;
    const bool codes = std::find(kind.code_cells.begin(), kind.code_cells.end(), number) != kind.code_cells.end();
    const std::string wanted = codes ? sorted_codes(split(expected, '+')) : expected;
    // "P5+1" is one code: as the document has them, codes are compared whole.
    return std::find(found.begin(), found.end(), wanted) != found.end() || std::find(found.begin(), found.end(), expected) != found.end();
  }

  /// How many of the cells hold, and whether the first does.
  static std::pair<std::size_t, bool> agreement(const std::vector<std::string>& cells, const RowKind& kind, const Row& row) {
    std::size_t holding = 0;
    bool first = false;
    for (std::size_t i = 1; i < cells.size() && i <= row.size(); ++i) {
      const bool holds = cell_holds(kind, i - 1, cells[i], row[i - 1]);
      holding += holds ? 1 : 0;
      first = first || (holds && i == 1);
    }
    return {holding, first};
  }

  static std::string shown(const Row& row) {
    std::vector<std::string> cells;
    for (const Cell& cell : row) cells.push_back(cell.front());
    return joined(cells, " | ");
  }

  std::optional<Miss> check_rows(const std::vector<std::string>& cells, const RowKind& kind, bool negative) const {
    const Row* nearest = nullptr;
    std::size_t most = 0;
    const std::vector<Row> rows = kind.rows(engine_, document_);
    for (const Row& row : rows) {
      if (cells.size() > row.size() + 1) return Miss{0, "a malformed line: at most " + std::to_string(row.size()) + " cells", {}};
      const auto [holding, first] = agreement(cells, kind, row);
      if (holding + 1 == cells.size()) return negative ? std::optional(Miss{0, shown(row), {}}) : std::nullopt;
      if (first && (nearest == nullptr || holding > most)) {
        nearest = &row;
        most = holding;
      }
    }
    if (negative) return std::nullopt;
    if (nearest == nullptr) return Miss{0, "none" + others(rows), {}};
    std::vector<std::string> values = cells;
    for (std::size_t i = 1; i < values.size(); ++i) {
      if (!cell_holds(kind, i - 1, values[i], (*nearest)[i - 1])) values[i] = (*nearest)[i - 1].front();
    }
    return Miss{0, shown(*nearest), values};
  }

  /// What there is instead, as far as one line can tell.
  static std::string others(const std::vector<Row>& rows) {
    constexpr std::size_t most = 8;
    std::string out = rows.empty() ? "" : "; there are:";
    for (std::size_t i = 0; i < std::min(rows.size(), most); ++i) out += (i == 0 ? " " : ", ") + rows[i].front().front();
    return out + (rows.size() > most ? " ..." : "");
  }

  std::optional<Miss> check_sentence(const std::vector<std::string>& cells) {
    const auto sentences = document_.text.sentences();
    for (std::size_t i = next_sentence_; i < sentences.size(); ++i) {
      if (!cut(document_.text.utf8(), sentences[i].span).starts_with(cells[1])) continue;
      next_sentence_ = i + 1;
      return std::nullopt;
    }
    if (next_sentence_ == sentences.size()) return Miss{0, "no further sentence", {}};
    const std::string next(cut(document_.text.utf8(), sentences[next_sentence_].span));
    ++next_sentence_;
    return Miss{0, next, {cells[0], next}};
  }

  const Engine& engine_;
  const Document& document_;
  std::size_t next_sentence_ = 0;
};

}  // namespace

std::vector<Miss> check_case(const CaseFile& file, const Engine& engine, const Document& document) {
  std::vector<Miss> misses;
  Checker checker(engine, document);
  for (std::size_t i = 0; i < file.expected.size(); ++i) {
    if (file.expected[i].cells.empty()) continue;
    if (auto miss = checker.check(file.expected[i].cells)) {
      miss->line = i;
      misses.push_back(std::move(*miss));
    }
  }
  return misses;
}

}  // namespace isnad::tests
