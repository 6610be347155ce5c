// words: which reading of each token a sentence means.
//
// The best path through the lattice (Viterbi), scored by the grammar rules of rules.h and the
// learnt weights of tagger.h. The lattice is made by split_words.cc.
#pragma once

#include <array>
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
  bool verbless = false;  ///< in an aside, where no verb stands
};

/// The words of a sentence (no marks) in order.
void steps_of(const Words& words, const text::Sentence& sentence, std::vector<Step>& out);

/// What its neighbours see of a token.
struct Look {
  std::uint64_t form = 0;  ///< hash of its folded spelling
  /// The parts of speech that its readings have, one bit each; bit 20: it begins with the article;
  /// bits 21 to 24: a nominal reading is masculine, feminine, plural or dual, a proper name.
  std::uint32_t mask = 0;
};
[[nodiscard]] std::vector<Look> looks_of(const text::Text& text, const Words& words);
[[nodiscard]] TokenView view_of(const text::Text& text, std::span<const Look> looks, std::uint32_t token);

class Chooser {
 public:
  Chooser(const text::Text& text, const Dictionary& dictionary, Words& words);

  /// Sets each Word of the sentence to the reading on the best path. Where a word has several, the score of each becomes what
  /// the path would be worth with it, all other words being as chosen; only differences tell something.
  void choose(const text::Sentence& sentence);

 private:
  struct Node {
    const Reading* reading = nullptr;
    float alone = 0;   ///< score of the reading for itself
    TagClass base = 0;
    TagClass tag = 0;
    ClauseStep step;
    bool bare_perfect = false;      ///< a second verb of its clause; see Rules
    bool definite_nominal = false;  ///< ... behind which it cannot be one
    bool masculine_of_ta = false;   ///< a perfect that no feminine subject before it takes; see Rules
    std::uint32_t coarse = 0;   ///< what coarse_of says of it when no mark follows
    std::uint32_t reached = 0;  ///< the states that have a path worth following, one bit each
    /// For each state of the clause behind this word, the best path that ends here, and where it comes from:
    /// clause_states times the node before, plus the state behind that.
    std::array<float, clause_states> best = {impossible, impossible, impossible, impossible, impossible, impossible};
    std::array<std::uint32_t, clause_states> back = {};
  };
  static constexpr float impossible = -1e30F;

  void lift_asides();
  /// The parts of speech that the word may be, one bit each.
  [[nodiscard]] std::uint32_t mask_of(std::size_t step) const;
  [[nodiscard]] bool begins_with_verb(std::size_t first, std::size_t end) const;
  [[nodiscard]] std::size_t aside_at(std::size_t first) const;
  void add_nodes(const Step& step);
  void connect(std::size_t step);
  void extend(std::uint32_t node, std::size_t step);
  void prune(std::size_t step);
  /// What stands before a word, a node and a gap, with the weights of what may follow.
  struct Before {
    const Reading* reading = nullptr;  ///< null: none that counts
    bool opens_clause = false;
    bool definite_nominal = false;  ///< right before the word
    std::uint32_t coarse = 0;
    Tagger::Row pairs;
  };
  /// `node` is null at the start of a sentence.
  [[nodiscard]] Before before_of(const Node* node, Gap gap) const;
  [[nodiscard]] float pair(const Before& before, const Node& node) const {
    return rules_.after(before.reading, before.opens_clause, *node.reading) + tagger_.weight(before.pairs[node.tag]);
  }
  /// `state` is the one before the word.
  [[nodiscard]] float clause(const Before& before, Clause state, const Node& node) const {
    const float learnt = tagger_.weight(tagger_.clauses(state, before.coarse)[node.tag]);
    const bool second_verb = node.bare_perfect && before.definite_nominal && state == Clause::verb;
    const bool disagrees = node.masculine_of_ta && before.definite_nominal && state == Clause::feminine;
    return learnt - (second_verb ? Rules::second_verb_cost : 0) - (disagrees ? Rules::disagreement_cost : 0);
  }
  void trace_back();
  void set_words();
  void set_scores(std::size_t step);

  const text::Text& text_;
  const Dictionary& dictionary_;
  const Tagger& tagger_;
  Words& words_;
  Rules rules_;
  std::vector<Look> looks_;
  std::vector<Step> steps_;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> first_;   ///< first node of each step, and one past the last
  std::vector<std::uint32_t> chosen_;
  std::vector<Clause> states_;  ///< behind each chosen word
};

}  // namespace isnad::words
