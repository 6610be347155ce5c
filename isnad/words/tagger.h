// words: the learnt part of the choice of readings: a linear-chain model over the lattice.
//
// In: the bytes that tools/train_tagger wrote (hashed features, one signed byte a weight; no
// words). Out: the weight of a reading in its sentence and of two readings side by side.
// Without bytes every weight is 0 and the grammar rules of rules.h decide alone. The
// features are those of tagger_features.h.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "isnad/words/tagger_features.h"

namespace isnad::words {

class Tagger {
 public:
  Tagger() = default;
  /// `bytes` outlive the tagger; what is no model is as none.
  explicit Tagger(std::string_view bytes);

  [[nodiscard]] bool empty() const { return weights_ == nullptr; }
  [[nodiscard]] float unary(const TokenView& token, const Reading& reading, TagClass tag, std::uint64_t lemma) const {
    if (empty()) return 0;
    int sum = 0;
    unary_features(token, reading, tag, lemma, [&](std::uint64_t h) { sum += weights_[h & mask_]; });
    return static_cast<float>(sum) * scale_;
  }
  /// What may stand behind a word, by its class, in the steps of weight().
  using Row = std::span<const std::int16_t, class_count>;
  /// Behind a word of that base, across a gap.
  [[nodiscard]] Row pairs(TagClass before, Gap gap) const {
    if (gap == Gap::none) return row_of(near_, before);
    return row_of(far_, (static_cast<std::size_t>(gap) - 1) * 32 + facts_of(before).upos);
  }
  /// In a clause in that state; `coarse` is what coarse_of says of the word before.
  [[nodiscard]] Row clauses(Clause state, std::uint32_t coarse) const {
    return row_of(clause_, static_cast<std::size_t>(state) * coarse_count + coarse);
  }
  [[nodiscard]] float weight(std::int16_t steps) const { return static_cast<float>(steps) * scale_; }

 private:
  static Row row_of(const std::vector<std::int16_t>& table, std::size_t row) { return Row(table.data() + row * class_count, class_count); }

  const std::int8_t* weights_ = nullptr;
  std::uint64_t mask_ = 0;
  float scale_ = 0;
  // Without a model all are 0.
  std::vector<std::int16_t> near_ = std::vector<std::int16_t>(std::size_t{base_count} * class_count);  ///< base x class, nothing between
  std::vector<std::int16_t> far_ = std::vector<std::int16_t>(std::size_t{4} * 32 * class_count);       ///< gap x part of speech x class
  std::vector<std::int16_t> clause_ = std::vector<std::int16_t>(std::size_t{clause_states} * coarse_count * class_count);  ///< state x coarse x class
};

/// The bytes of a model: this mark, log2 of the number of weights, the weight of one step.
constexpr std::string_view tagger_magic = "isnadTG2";

}  // namespace isnad::words
