// record: which phrases of a table stand in a text.
//
// In: lists of phrases, each with a value; a text in UTF-8. Out: the places where they stand, folded as the search
// folds, the article and what Arabic writes before a word (wa-, fa-, bi-, ka-, li-) left out of account.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "isnad/base/span.h"

namespace isnad::record {

struct FoundPhrase {
  std::uint32_t value = 0;  ///< as it was added
  Span text;                ///< bytes of the text
};

/// The words of a text made ready to be compared: folding them takes longer than all that is looked for in them.
class FoldedWords {
 public:
  explicit FoldedWords(std::string_view utf8);

 private:
  friend class Phrases;
  friend std::vector<std::string> long_words(const FoldedWords& words);
  struct Word {
    Span text;
    std::vector<std::string> stems;  ///< folded: as it stands, then without what is written before it
    std::string bare;                ///< folded, without article
  };
  std::vector<Word> words_;
};

class Phrases {
 public:
  void add(std::string_view phrase, std::uint32_t value);
  /// In text order; of phrases that begin at one word the longest, and none inside another.
  [[nodiscard]] std::vector<FoundPhrase> find(std::string_view utf8) const;
  /// The same, of the words that stand wholly in a part of the text.
  [[nodiscard]] std::vector<FoundPhrase> find(const FoldedWords& words, Span part) const;

 private:
  struct Entry {
    std::vector<std::string> words;  ///< folded, without article
    std::uint32_t value = 0;
  };
  std::unordered_map<std::string, std::vector<Entry>> by_first_;  // longest first
};

/// The words of a text that have four letters or more without what is written before them; folded, sorted, each once.
[[nodiscard]] std::vector<std::string> long_words(const FoldedWords& words);

}  // namespace isnad::record
