// words: the learnt part of the choice of readings: a linear-chain model over the lattice.
//
// In: the bytes that tools/train_tagger wrote (hashed features, one signed byte a weight; no
// words). Out: the weight of a reading in its sentence and of two readings side by side.
// Without bytes every weight is 0 and the grammar rules of rules.h decide alone. The
// features are those of tagger_features.h.
#pragma once

#include <cstdint>
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
  [[nodiscard]] float unary(const TokenView& token, const Reading& reading, std::uint64_t lemma) const {
    if (empty()) return 0;
    int sum = 0;
    unary_features(token, reading, lemma, [&](std::uint64_t h) { sum += weights_[h & mask_]; });
    return static_cast<float>(sum) * scale_;
  }
  /// `before` is a base, `after` a class.
  [[nodiscard]] float pair(TagClass before, Gap gap, TagClass after) const {
    if (empty()) return 0;
    if (gap == Gap::none) return static_cast<float>(near_[std::size_t{before} * class_count + after]) * scale_;
    const std::size_t row = (static_cast<std::size_t>(gap) - 1) * 32 + facts_of(before).upos;
    return static_cast<float>(far_[row * class_count + after]) * scale_;
  }
  /// The clause before a reading of class `after`; `coarse` is what coarse_of says.
  [[nodiscard]] float clause(Clause state, std::uint32_t coarse, TagClass after) const {
    if (empty()) return 0;
    const std::size_t row = static_cast<std::size_t>(state) * coarse_count + coarse;
    return static_cast<float>(clause_[row * class_count + after]) * scale_;
  }

 private:
  const std::int8_t* weights_ = nullptr;
  std::uint64_t mask_ = 0;
  float scale_ = 0;
  std::vector<std::int16_t> near_;  ///< base x class, nothing between
  std::vector<std::int16_t> far_;   ///< gap x part of speech x class
  std::vector<std::int16_t> clause_;  ///< state x coarse x class
};

/// The bytes of a model: this mark, log2 of the number of weights, the weight of one step.
constexpr std::string_view tagger_magic = "isnadTG2";

}  // namespace isnad::words
