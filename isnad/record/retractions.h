// record, inside: words by which somebody withdraws what he said himself (data/record/retractions.tsv).
//
// In: the acts of one sentence with their places in its text. Out: marks on the statements: which act withdraws a word,
// who withdraws what is told behind it, which denial is of what one is said to have said. An actor withdraws by an act
// of his (its frame is in the table); a medium is no actor and withdraws by words: verb, name of the medium, its report.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/lexicon/lexicon.h"
#include "isnad/record/phrases.h"

namespace isnad::record {

struct Statement;

/// An act and where its words stand in the text of the sentence.
struct PlacedAct {
  Statement* statement = nullptr;
  Span trigger;
  Span cue;  ///< of its innermost voice; empty when it has none, or none in this sentence
};

class Retractions {
 public:
  explicit Retractions(const lexicon::Lexicon& lexicon);
  /// Whether the act is the withdrawing of a word by its source: told as done, by a frame of the table.
  [[nodiscard]] bool is_retraction(const Statement& act) const;
  /// Marks the acts of a sentence, given in the order of their triggers. `words`: of the sentence; `before`: the text of the page
  /// before the sentence, in which "the newspaper" may have its name.
  void mark(std::string_view sentence, const FoldedWords& words, std::string_view before,
            const std::vector<PlacedAct>& acts) const;

 private:
  [[nodiscard]] std::string medium_of(std::string_view sentence, std::string_view before, Span verb, std::uint32_t& end) const;
  [[nodiscard]] bool is_of_a_report(std::string_view sentence, std::uint32_t from, const FoundPhrase& report,
                                    std::uint32_t next_act) const;
  [[nodiscard]] bool are_words_of(std::string_view text, std::uint32_t kinds, bool adjectives) const;
  [[nodiscard]] bool is_of_sayings(std::string_view sentence, Span phrase) const;
  void mark_actors(std::string_view sentence, const std::vector<PlacedAct>& acts) const;
  void mark_media(std::string_view sentence, const FoldedWords& folded, std::string_view before,
                  const std::vector<PlacedAct>& acts) const;
  void mark_ascribed(std::string_view sentence, const std::vector<PlacedAct>& acts) const;

  std::set<std::string, std::less<>> frames_;  // as a reason names them: "frame ..."
  Phrases words_;                              // by which media withdraw, each with its kind
  Phrases sayings_;
  Phrases ascribed_;
  Phrases media_;  // their names
  std::vector<std::string> codes_;
};

}  // namespace isnad::record
