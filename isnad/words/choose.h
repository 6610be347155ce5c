// words: which reading of each token a sentence means.
//
// The best path through the lattice (Viterbi), scored by the grammar rules of rules.h and the
// learnt weights of tagger.h. The lattice is made by split_words.cc.
#pragma once

#include <span>
#include <vector>

#include "isnad/words/rules.h"
#include "isnad/words/tagger.h"
#include "isnad/words/words.h"

namespace isnad::words {

/// All readings of all tokens, none chosen; the score of a reading is that of its spelling.
[[nodiscard]] Words read_lattice(const text::Text& text, const Dictionary& dictionary);

/// One word of a sentence with what stands before it.
struct Step {
  std::uint32_t token = 0;
  Gap gap = Gap::start;
};

/// The words of a sentence (no marks) in order.
void steps_of(const Words& words, const text::Sentence& sentence, std::vector<Step>& out);

/// For each token the parts of speech that its readings have, one bit each; bit 20: it begins with the article.
[[nodiscard]] std::vector<std::uint32_t> masks_of(const text::Text& text, const Words& words);
[[nodiscard]] TokenView view_of(const text::Text& text, std::span<const std::uint32_t> masks, std::uint32_t token);

class Chooser {
 public:
  Chooser(const text::Text& text, const Dictionary& dictionary, Words& words);

  /// Sets each Word of the sentence to the reading on the best path. The score of every reading becomes what the
  /// path would be worth with it, all other words being as chosen; only differences tell something.
  void choose(const text::Sentence& sentence);

 private:
  struct Node {
    const Reading* reading = nullptr;
    float alone = 0;   ///< score of the reading for itself
    float best = 0;    ///< ... of the best path that ends here
    std::uint32_t back = 0;
    TagClass base = 0;
    TagClass tag = 0;
  };

  void add_nodes(const Step& step);
  void connect(std::size_t step);
  [[nodiscard]] float pair(const Node* before, Gap gap, const Node& node) const;
  void set_words();

  const text::Text& text_;
  const Dictionary& dictionary_;
  const Tagger& tagger_;
  Words& words_;
  Rules rules_;
  std::vector<std::uint32_t> masks_;
  std::vector<Step> steps_;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> first_;   ///< first node of each step, and one past the last
  std::vector<std::uint32_t> chosen_;
};

}  // namespace isnad::words
