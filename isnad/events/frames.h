// events: the frames of data/events/frames*.tsv: which sense of a word is which event.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "isnad/lexicon/lexicon.h"
#include "isnad/words/dictionary.h"

namespace isnad::events {

enum class FramePos : std::uint8_t { verb, finite, masdar, noun, adjective };

/// A list of lemmas as a table writes them; words the dictionary lacks are compared by their key.
struct LemmaSet {
  std::unordered_set<words::Lemma> lemmas;
  std::unordered_set<std::string> keys;
};

enum class ConditionKind : std::uint8_t { present, lemmas, actor, state, group, owned, content, near };

struct Condition {
  ConditionKind kind = ConditionKind::present;
  bool negated = false;
  std::string_view slot;  ///< empty for `near` and `content`
  LemmaSet set;
  std::string_view text;  ///< as the table writes it
};

struct Frame {
  std::string_view id;
  FramePos pos = FramePos::verb;
  std::vector<Condition> when;
  std::string_view type;  ///< empty: this sense is no event
  std::string_view mode;
  std::string_view cameo;
  std::vector<std::string_view> contexts;
  std::vector<std::string_view> source;
  std::vector<std::string_view> target;
  std::string_view gen;  ///< "subj", "obj", "both" or empty
  bool mutual = false;
  std::vector<std::string_view> content;
  std::string_view inner_status;
  std::string_view inner_stance;
};

class FrameTable {
 public:
  FrameTable(const lexicon::Lexicon& lexicon, const words::Dictionary& dictionary);

  /// Frames of a lemma, those with conditions first; empty when it has none.
  [[nodiscard]] const std::vector<std::uint32_t>& frames_of(words::Lemma lemma) const;
  [[nodiscard]] const Frame& frame(std::uint32_t number) const { return frames_[number]; }
  /// Contexts that a noun adds to the event it stands in.
  [[nodiscard]] const std::vector<std::string_view>& contexts_of(words::Lemma lemma) const;

  /// Whether noun_classes.tsv counts the lemma to this class ("land", "other").
  /// Whether a named agreement (agreements.tsv) has this party.
  [[nodiscard]] bool is_party(std::string_view code) const;
  [[nodiscard]] bool is_of_class(words::Lemma lemma, std::string_view noun_class) const;

  /// A named agreement and its parties.
  struct Agreement {
    std::string_view id;
    LemmaSet near;
    std::vector<std::string_view> parties;
    std::vector<std::string_view> page;  ///< codes that the page must all name
  };
  [[nodiscard]] const std::vector<Agreement>& agreements() const { return agreements_; }
  [[nodiscard]] const std::unordered_map<std::string_view, double>& goldstein() const { return goldstein_; }
  [[nodiscard]] std::string_view quad_of(std::string_view type) const;

 private:
  void read_frames(const lexicon::Table& table);
  [[nodiscard]] std::vector<Condition> read_conditions(std::string_view cell) const;
  void add_lemmas(std::string_view word, LemmaSet& set) const;
  [[nodiscard]] LemmaSet read_set(std::string_view list) const;

  const words::Dictionary& dictionary_;
  std::vector<Frame> frames_;
  std::unordered_map<words::Lemma, std::vector<std::uint32_t>> by_lemma_;
  std::unordered_map<words::Lemma, std::vector<std::string_view>> contexts_;
  std::unordered_multimap<words::Lemma, std::string_view> noun_classes_;
  std::vector<Agreement> agreements_;
  std::unordered_map<std::string_view, double> goldstein_;
  std::unordered_map<std::string_view, std::string_view> quads_;
};

}  // namespace isnad::events
