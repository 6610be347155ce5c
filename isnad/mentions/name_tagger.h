// mentions, inside: the learnt finder of names: a linear-chain model over the tokens of a sentence.
//
// In: the bytes that tools/train_names wrote (hashed features, eight signed bytes each; no
// words) and the facts of name_features.h. Out: a label for each token. Without bytes every
// token is `none` and the rules decide alone.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "isnad/mentions/name_features.h"

namespace isnad::mentions {

/// What stands between two labels: nothing, or "and" written onto the second word.
constexpr std::uint32_t name_gap_count = 2;

class NameTagger {
 public:
  NameTagger() = default;
  /// `bytes` outlive the tagger; what is no model is as none.
  explicit NameTagger(std::string_view bytes);

  [[nodiscard]] bool empty() const { return weights_ == nullptr; }
  /// Labels of tokens [first, end), best path; `out` has room for them: `out[i]` is that of token `first + i`.
  void label(const PageFacts& facts, std::uint32_t first, std::uint32_t end, NameLabel* out) const;
  /// Labels of all tokens of the page.
  [[nodiscard]] std::vector<NameLabel> label_page(const text::Text& text, const PageFacts& facts) const;

 private:
  /// A number for each label, and room behind them, so that whole vectors are added and compared.
  static constexpr std::uint32_t label_lanes = (name_label_count + 3) / 4 * 4;
  using Scores = std::array<std::int32_t, label_lanes>;
  struct Ways {
    Scores most, from;
  };
  static Ways step(const Scores& best, const std::array<Scores, name_label_count>& steps);
  void score(const PageFacts& facts, std::uint32_t first, std::uint32_t end, std::uint32_t i, Scores& out) const;

  const std::int8_t* weights_ = nullptr;  ///< rows of eight, one for each label but `none`
  std::uint64_t mask_ = 0;
  std::array<std::array<Scores, name_label_count>, name_gap_count> steps_{};  ///< [gap][before][after]
};

/// The bytes of a model: this mark, log2 of the number of rows, the steps [gap][before][after] in
/// the unit of the weights, then the rows.
constexpr std::string_view name_tagger_magic = "isnadNT1";

/// Whether the conjunction is written onto the token: which of the steps leads to it.
[[nodiscard]] inline std::uint32_t gap_before(const TokenFacts& t) { return (t.part >> 5U & 3U) != 0 && !t.mark ? 1 : 0; }

}  // namespace isnad::mentions
