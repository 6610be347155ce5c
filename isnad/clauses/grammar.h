// clauses: connectors and cues as the tables data/clauses give them.
#pragma once

#include <bitset>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "isnad/lexicon/lexicon.h"
#include "isnad/text/text.h"
#include "isnad/words/words.h"

namespace isnad::clauses {

enum class ConnectorKind : std::uint8_t { complement, relative, condition, adverbial, contrast, circumstance, preposition, aside, remark, about };

struct Connector {
  ConnectorKind kind = ConnectorKind::complement;
  std::string_view slot;  ///< of a preposition: how frames.tsv calls it; of others "verb": only where a verb follows
  std::uint32_t end = 0;  ///< token after it
};

enum class CueKind : std::uint8_t {
  say, will, price, aspect, attempt, succeed, fail, avoid, modal, wish, need, able, negation, condition, light, doubt, deny, admit, cause,
  readiness, topic, undergo, naming,
};

/// One row of cues.tsv.
struct Cue {
  std::string_view id;
  CueKind kind = CueKind::say;
  std::string_view status;  ///< what it imposes on what it governs, "flip" negates; empty leaves it
  std::string_view stance;  ///< for voices
  std::vector<std::string_view> slots;
  bool phrase = false;
};

/// The first words of the phrases of a table, alefs bare.
class PhraseStarts {
 public:
  void note(std::string_view phrase);
  /// False where no phrase begins with the word (normal spelling), nor with what is behind its first letter: most words
  /// are told by their length and their first and last letters.
  [[nodiscard]] bool may_begin(std::string_view word) const;
  /// Words of the longest phrase that begins with `first`; 0 when none does.
  [[nodiscard]] std::uint32_t longest_from(std::string_view first) const;

 private:
  std::unordered_map<std::string, std::uint32_t> most_words_;
  static std::size_t shape_of(std::string_view word);
  std::bitset<std::size_t{64} * 64 * 8> shapes_;
};

class Grammar {
 public:
  /// `lexicon` and `dictionary` must outlive the grammar.
  Grammar(const lexicon::Lexicon& lexicon, const words::Dictionary& dictionary);

  /// The longest connector that begins at token `i`.
  [[nodiscard]] std::optional<Connector> connector(const text::Text& text, const words::Words& words, std::uint32_t i,
                                                   std::uint32_t limit, ConnectorKind kind) const;
  /// Cues of the word by its lemma, in table order; else by another reading of the same stem and kind.
  [[nodiscard]] const std::vector<std::uint32_t>& cues_of(const words::Words& words, std::uint32_t i) const;
  /// "kana", which goes before a verb or a predicate.
  [[nodiscard]] bool is_kana(words::Lemma lemma) const { return dictionary().name(lemma) == "\xD9\x83\xD8\xA7\xD9\x86.1"; }
  /// A plural of a unit of time, bare ("days"; times/units.tsv), as `normal` spelling.
  [[nodiscard]] bool is_some_time(std::string_view normal) const { return some_time_.contains(std::string(normal)); }
  /// A kind of place, whose name stands behind it (sites.tsv).
  [[nodiscard]] bool is_site(words::Lemma lemma) const { return sites_.contains(lemma); }
  /// A noun that only counts or measures the one behind it (measures.tsv).
  [[nodiscard]] bool is_measure(words::Lemma lemma) const { return measures_.contains(lemma); }
  /// A verb that is never said without an object (transitive.tsv).
  [[nodiscard]] bool needs_object(words::Lemma lemma) const { return transitive_.contains(lemma) && object_unless(lemma).empty(); }
  /// The preposition beside which alone such a verb has no object ("hadada bi-"), as frames.tsv calls it; else empty.
  [[nodiscard]] std::string_view object_unless(words::Lemma lemma) const;
  /// The longest cue phrase that begins at `i`, and where it ends.
  [[nodiscard]] std::optional<std::pair<std::uint32_t, std::uint32_t>> phrase_cue(const text::Text& text, std::uint32_t i,
                                                                                  std::uint32_t limit) const;
  [[nodiscard]] const Cue& cue(std::uint32_t number) const { return cues_[number]; }
  [[nodiscard]] const words::Dictionary& dictionary() const { return dictionary_; }

 private:
  struct Entry {
    ConnectorKind kind;
    std::string_view slot;
  };
  [[nodiscard]] const std::vector<std::uint32_t>& cues_of_lemma(words::Lemma lemma) const;
  void read_connectors(const lexicon::Table& table);
  void read_cues(const lexicon::Table& table);
  void read_transitive(const lexicon::Table& table);

  const words::Dictionary& dictionary_;
  std::unordered_map<std::string, std::vector<Entry>> connectors_;
  PhraseStarts connector_starts_;
  std::vector<Cue> cues_;
  std::unordered_map<words::Lemma, std::string_view> transitive_;  // lemma -> the preposition of `object_unless`
  std::unordered_set<words::Lemma> measures_, sites_;
  std::unordered_set<std::string> some_time_;

  std::unordered_map<words::Lemma, std::vector<std::uint32_t>> by_lemma_;
  std::unordered_map<std::string, std::uint32_t> phrases_;
  PhraseStarts phrase_starts_;
};

[[nodiscard]] std::string_view name_of(CueKind kind);

}  // namespace isnad::clauses
