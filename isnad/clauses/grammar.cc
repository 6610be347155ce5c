#include "isnad/clauses/grammar.h"

#include <algorithm>
#include <array>

#include "isnad/text/fold.h"

namespace isnad::clauses {
namespace {

using lexicon::Table;

constexpr std::array<std::pair<std::string_view, ConnectorKind>, 10> connector_names = {{
    {"complement", ConnectorKind::complement}, {"relative", ConnectorKind::relative}, {"condition", ConnectorKind::condition},
    {"adverbial", ConnectorKind::adverbial}, {"contrast", ConnectorKind::contrast}, {"circumstance", ConnectorKind::circumstance}, {"aside", ConnectorKind::aside},
    {"remark", ConnectorKind::remark}, {"about", ConnectorKind::about},
    {"preposition", ConnectorKind::preposition},
}};

constexpr std::array<std::pair<std::string_view, CueKind>, 23> cue_names = {{
    {"say", CueKind::say},         {"will", CueKind::will},         {"aspect", CueKind::aspect},       {"attempt", CueKind::attempt},
    {"succeed", CueKind::succeed}, {"fail", CueKind::fail},         {"avoid", CueKind::avoid},         {"modal", CueKind::modal},
    {"wish", CueKind::wish},       {"price", CueKind::price},       {"need", CueKind::need},         {"able", CueKind::able},           {"negation", CueKind::negation},
    {"condition", CueKind::condition}, {"light", CueKind::light},   {"doubt", CueKind::doubt},         {"deny", CueKind::deny},
    {"admit", CueKind::admit},     {"cause", CueKind::cause},       {"readiness", CueKind::readiness}, {"topic", CueKind::topic},
    {"undergo", CueKind::undergo}, {"naming", CueKind::naming},
}};

template <class Names>
auto find_name(const Names& names, std::string_view name) -> std::optional<decltype(names[0].second)> {
  for (const auto& [text, value] : names) {
    if (text == name) return value;
  }
  return std::nullopt;
}

/// The normal spelling with all alefs bare: many papers write no hamza ("idha", "ila"). The madda stays; "an" in
/// a foreign name has it, "that" never.
std::string bare_alef(std::string_view normal) {
  std::string out;
  out.reserve(normal.size());
  for (std::size_t i = 0; i < normal.size(); ++i) {
    const bool lead = static_cast<unsigned char>(normal[i]) == 0xD8 && i + 1 < normal.size();
    const auto tail = lead ? static_cast<unsigned char>(normal[i + 1]) : 0U;
    out += normal[i];
    if (lead) {
      out += tail == 0xA3 || tail == 0xA5 ? '\xA7' : normal[i + 1];
      ++i;
    }
  }
  return out;
}

std::uint32_t count_words(std::string_view key) {
  return static_cast<std::uint32_t>(std::count(key.begin(), key.end(), ' ')) + 1;
}

/// The folded words from `i` on, joined by a space; fewer than `n` when a mark comes first.
std::vector<std::string> keys_from(const text::Text& text, std::uint32_t i, std::uint32_t limit, std::uint32_t n, std::string_view first) {
  std::vector<std::string> keys;
  std::string key(first);
  keys.push_back(key);
  for (std::uint32_t at = i + 1; at < limit && keys.size() < n && text.tokens()[at].mark == 0; ++at) {
    key += ' ';
    key += bare_alef(text.normal(text.tokens()[at]));
    keys.push_back(key);
  }
  return keys;
}

std::unordered_set<words::Lemma> lemmas_of(const Table& table, const words::Dictionary& dictionary) {
  std::unordered_set<words::Lemma> out;
  for (std::uint32_t row = 0; row < table.rows(); ++row) {
    for (const words::Lemma l : dictionary.lemmas_named(table.cell(row, table.column("lemma")))) out.insert(l);
  }
  return out;
}

}  // namespace

void PhraseStarts::note(std::string_view phrase) {
  const std::string first(phrase.substr(0, phrase.find(' ')));
  if (first.empty()) return;
  std::uint32_t& most = most_words_[first];
  most = std::max(most, count_words(phrase));
  shapes_.set(shape_of(first));
}

// The last six bits of the first letter and of the last one, and three of the length.
std::size_t PhraseStarts::shape_of(std::string_view word) {
  const auto letter = [word](std::size_t at) -> std::size_t {
    const std::string_view bytes = word.substr(at, 2);
    const bool alef = bytes == "\xD8\xA3" || bytes == "\xD8\xA5";
    return static_cast<unsigned char>(alef ? '\xA7' : bytes.back()) & 63U;
  };
  if (word.size() < 2) return word.size();
  return (letter(0) * 64 + letter(word.size() - 2)) * 8 + word.size() / 2 % 8;
}

bool PhraseStarts::may_begin(std::string_view word) const {
  return shapes_.test(shape_of(word)) || (word.size() > 2 && shapes_.test(shape_of(word.substr(2))));
}

std::uint32_t PhraseStarts::longest_from(std::string_view first) const {
  const auto found = most_words_.find(std::string(first));
  return found == most_words_.end() ? 0 : found->second;
}

Grammar::Grammar(const lexicon::Lexicon& lexicon, const words::Dictionary& dictionary) : dictionary_(dictionary) {
  read_connectors(lexicon.table("clauses/connectors"));
  read_cues(lexicon.table("clauses/cues"));
  read_transitive(lexicon.table("clauses/transitive"));
  measures_ = lemmas_of(lexicon.table("clauses/measures"), dictionary);
  sites_ = lemmas_of(lexicon.table("clauses/sites"), dictionary);
  const Table& units = lexicon.table("times/units");
  for (std::uint32_t row = 0; row < units.rows(); ++row) {
    for (const std::string_view form : lexicon::split_list(units.cell(row, units.column("plural")))) some_time_.insert(text::normal(form));
  }
}

std::string_view Grammar::object_unless(words::Lemma lemma) const {
  const auto found = transitive_.find(lemma);
  return found == transitive_.end() ? std::string_view{} : found->second;
}

void Grammar::read_transitive(const Table& table) {
  const int lemma = table.column("lemma"), unless = table.column("unless");
  for (std::uint32_t row = 0; row < table.rows(); ++row) {
    const std::string_view slot = table.cell(row, unless) == "-" ? std::string_view{} : table.cell(row, unless);
    for (const words::Lemma l : dictionary_.lemmas_named(table.cell(row, lemma))) transitive_.emplace(l, slot);
  }
}

void Grammar::read_connectors(const Table& table) {
  const int form = table.column("form"), kind = table.column("kind");
  for (std::uint32_t row = 0; row < table.rows(); ++row) {
    const std::string_view cell = table.cell(row, kind);
    const std::size_t equals = cell.find('=');
    const auto what = find_name(connector_names, cell.substr(0, equals));
    if (!what) continue;
    const std::string key = bare_alef(text::normal(table.cell(row, form)));
    connectors_[key].push_back({*what, equals == std::string_view::npos ? std::string_view{} : cell.substr(equals + 1)});
    connector_starts_.note(key);
  }
}

void Grammar::read_cues(const Table& table) {
  const int id = table.column("id"), lemma = table.column("lemma"), pos = table.column("pos"), kind = table.column("kind"),
            slot = table.column("slot"), status = table.column("status"), stance = table.column("stance");
  for (std::uint32_t row = 0; row < table.rows(); ++row) {
    const auto what = find_name(cue_names, table.cell(row, kind));
    if (!what) continue;
    Cue cue{table.cell(row, id), *what, table.cell(row, status), table.cell(row, stance), lexicon::split_list(table.cell(row, slot)), false};
    cue.phrase = table.cell(row, pos) == "phrase";
    const auto number = static_cast<std::uint32_t>(cues_.size());
    cues_.push_back(cue);
    if (cue.phrase) {
      // A phrase that ends in the preposition li- is known by the words before it.
      std::string key = bare_alef(text::normal(table.cell(row, lemma)));
      constexpr std::string_view written_li = " \xD9\x84";
      if (key.size() > written_li.size() && key.substr(key.size() - written_li.size()) == written_li) key.resize(key.size() - written_li.size());
      phrases_.emplace(key, number);
      phrase_starts_.note(key);
      continue;
    }
    for (const words::Lemma l : dictionary_.lemmas_named(table.cell(row, lemma))) by_lemma_[l].push_back(number);
  }
}

std::optional<Connector> Grammar::connector(const text::Text& text, const words::Words& words, std::uint32_t i, std::uint32_t limit,
                                            ConnectorKind kind) const {
  const words::Word& w = words[i];
  if (w.kind != text::TokenKind::word) return std::nullopt;
  // "lakinna-hu": a pronoun on it is the subject of what follows (Wright II 39).
  const bool bears_subject = kind == ConnectorKind::contrast && w.is(words::Upos::subordinator) && w.enclitic_person != 0;
  if (!bears_subject && !connector_starts_.may_begin(text.normal(text.tokens()[i]))) return std::nullopt;
  const std::string bare = bare_alef(text.normal(text.tokens()[i]));
  const std::string_view normal = bare;
  std::optional<Connector> best;
  const auto look = [&](std::string_view first) {
    const std::uint32_t longest = connector_starts_.longest_from(first);
    if (longest == 0) return;
    const auto keys = keys_from(text, i, limit, longest, first);
    for (std::uint32_t n = 0; n < keys.size(); ++n) {
      const auto found = connectors_.find(keys[n]);
      if (found == connectors_.end()) continue;
      for (const Entry& entry : found->second) {
        if (entry.kind == kind && (!best || best->end < i + n + 1)) best = Connector{kind, entry.slot, i + n + 1};
      }
    }
  };
  look(normal);
  if (normal.size() > 4 && (normal.substr(0, 2) == "\xD9\x88" || normal.substr(0, 2) == "\xD9\x81")) look(normal.substr(2));
  if (bears_subject && w.stem_end <= normal.size()) look(normal.substr(w.stem_begin, w.stem_end - w.stem_begin));
  return best;
}

const std::vector<std::uint32_t>& Grammar::cues_of_lemma(words::Lemma lemma) const {
  static const std::vector<std::uint32_t> none;
  if (lemma == words::no_lemma) return none;
  auto found = by_lemma_.find(lemma);
  if (found != by_lemma_.end()) return found->second;
  const words::Lemma verb = dictionary_.verb_of(lemma);
  if (verb == words::no_lemma) return none;
  found = by_lemma_.find(verb);
  return found == by_lemma_.end() ? none : found->second;
}

const std::vector<std::uint32_t>& Grammar::cues_of(const words::Words& words, std::uint32_t i) const {
  const words::Word& w = words[i];
  const auto& best = cues_of_lemma(w.lemma);
  if (!best.empty()) return best;
  for (std::uint32_t r = w.first_reading; r < w.end_reading; ++r) {
    const words::Reading& reading = words.readings[r];
    const bool alike = reading.stem_begin == w.stem_begin && reading.stem_end == w.stem_end &&
                       (reading.features.upos == words::Upos::verb) == w.is_verb() && reading.score > w.score - 1.0F;
    if (!alike) continue;
    const auto& cues = cues_of_lemma(reading.lemma);
    if (!cues.empty()) return cues;
  }
  return best;
}

std::optional<std::pair<std::uint32_t, std::uint32_t>> Grammar::phrase_cue(const text::Text& text, std::uint32_t i, std::uint32_t limit) const {
  if (text.tokens()[i].kind != text::TokenKind::word || !phrase_starts_.may_begin(text.normal(text.tokens()[i]))) return std::nullopt;
  const std::string bare = bare_alef(text.normal(text.tokens()[i]));
  const std::string_view normal = bare;
  std::optional<std::pair<std::uint32_t, std::uint32_t>> best;
  const auto look = [&](std::string_view first) {
    const std::uint32_t longest = phrase_starts_.longest_from(first);
    if (longest == 0) return;
    const auto keys = keys_from(text, i, limit, longest, first);
    for (std::uint32_t n = 0; n < keys.size(); ++n) {
      const auto found = phrases_.find(keys[n]);
      if (found != phrases_.end() && (!best || best->second < i + n + 1)) best = std::pair{found->second, i + n + 1};
    }
  };
  look(normal);
  if (normal.size() > 4 && (normal.substr(0, 2) == "\xD9\x88" || normal.substr(0, 2) == "\xD9\x81")) look(normal.substr(2));
  return best;
}

std::string_view name_of(CueKind kind) {
  for (const auto& [name, value] : cue_names) {
    if (value == kind) return name;
  }
  return "say";
}

}  // namespace isnad::clauses
