// words: what the learnt part of the choice of readings looks at: the state of the clause, and the features of a reading and of
// two side by side, as hashes. Training (tools/train_tagger.cc) and reading share them; tagger.h holds their weights.
#pragma once

#include <cstdint>
#include <string_view>

#include "isnad/words/clause_state.h"
#include "isnad/words/reading.h"

namespace isnad::words {

/// What the model knows of a reading when it asks what follows what: a base (part of speech, aspect, definiteness,
/// gender and number) and, for what follows, its proclitics.
using TagClass = std::uint32_t;
constexpr TagClass base_count = 96;
constexpr TagClass base_start = base_count - 1;
constexpr TagClass class_count = 4 * base_count;
[[nodiscard]] TagClass base_of(const Reading& reading);
/// The class of a reading whose base is `base`.
[[nodiscard]] inline TagClass class_of(TagClass base, const Reading& r) {
  return 4 * base + (r.preposition != Preposition::none ? 2U : r.conjunction != Conjunction::none ? 1U : 0U);
}

/// What the features of one token need. Forms are hashes of folded spellings.
struct TokenView {
  std::uint64_t form = 0;
  std::uint64_t before = 0;
  std::uint64_t after = 0;
  std::uint32_t mask = 0;        ///< the parts of speech of this token's readings, one bit each
  std::uint32_t mask_after = 0;  ///< ... of the next token's, and bit 20 when it has the article
  std::uint32_t agreement_after = 0;  ///< what the next token's nominal readings agree with: see masks_of
  std::uint32_t mask_second = 0;  ///< ... of the one after it
  std::uint32_t mask_before = 0;  ///< ... of the one before the word before
  bool verb_before = false;       ///< a word that can only be a verb stands before in this clause
  std::string_view key;          ///< folded
};

[[nodiscard]] inline std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  const std::uint64_t h = (a * 0x9E3779B97F4A7C15ULL ^ b) * 0xFF51AFD7ED558CCDULL;
  return h ^ (h >> 32U);
}
[[nodiscard]] inline std::uint64_t hash_of(std::string_view bytes) {
  std::uint64_t h = 0xCBF29CE484222325ULL ^ bytes.size();
  for (const char c : bytes) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return h ^ (h >> 29U);
}

/// Part of speech and written clitics in one number.
[[nodiscard]] inline std::uint32_t kind_of(const Reading& r) {
  return static_cast<std::uint32_t>(r.features.upos) | static_cast<std::uint32_t>(r.conjunction) << 5U |
         static_cast<std::uint32_t>(r.preposition) << 7U | (r.article ? 512U : 0U) | (r.enclitic_person != 0 ? 1024U : 0U) |
         (r.future ? 2048U : 0U) | (r.interrogative ? 4096U : 0U) | (r.known ? 8192U : 0U);
}

/// Calls `add` with the hash of each feature of `r`, whose class is `tag`. `lemma` is the hash of its lemma's name.
template <class Add>
void unary_features(const TokenView& t, const Reading& r, std::uint64_t tag, std::uint64_t lemma, Add&& add) {
  const std::uint64_t kind = kind_of(r);
  const auto upos = static_cast<std::uint64_t>(r.features.upos);
  const std::string_view stem = t.key.substr(r.stem_begin, static_cast<std::size_t>(r.stem_end - r.stem_begin));
  const std::uint64_t letters = stem.size() < 14 ? stem.size() / 2 : 7;
  add(mix(1, tag));
  add(mix(mix(2, kind), t.form));
  add(mix(mix(3, tag), t.form));
  add(mix(mix(4, upos), lemma));
  add(mix(mix(5, kind), t.before));
  add(mix(mix(6, kind), t.after));
  add(mix(mix(7, kind), t.mask_after));
  add(mix(mix(8, kind), letters));
  if (!r.article && r.known && (r.features.upos == Upos::verb || r.features.upos == Upos::noun)) {
    const std::uint64_t clause = t.verb_before ? 1 : 0;
    add(mix(mix(17, tag), static_cast<std::uint64_t>(t.mask_second) << 1U | clause));
    add(mix(mix(18, tag), static_cast<std::uint64_t>(t.mask_before) << 1U | clause));
    add(mix(mix(19, tag), clause));
  }
  add(mix(mix(9, kind), t.mask));
  add(mix(mix(10, upos), r.exact ? lemma : ~lemma));
  if (!r.exact) add(mix(mix(14, kind), t.mask));
  if (stem.size() >= 4) {
    add(mix(mix(11, kind), hash_of(stem.substr(stem.size() - 4))));
    add(mix(mix(12, kind), hash_of(stem.substr(0, 4))));
    if (!r.known && stem.size() >= 6) add(mix(mix(13, kind), hash_of(stem.substr(stem.size() - 6))));
  }
  if (r.features.upos == Upos::verb) {
    add(mix(mix(15, lemma), t.after));
    add(mix(16, r.features.packed()));
    add(mix(mix(20, tag), t.before));
    add(mix(mix(26, tag), t.after));
    add(mix(mix(27, tag), t.agreement_after));
    add(mix(mix(28, tag), static_cast<std::uint64_t>(t.mask_second) << 5U | t.agreement_after));
    add(mix(mix(29, lemma), static_cast<std::uint64_t>(r.features.voice)));
  }
}

/// What a base says, for agreement.
struct BaseFacts {
  std::uint32_t upos = 0;
  std::uint32_t definite = 0;
  std::uint32_t agreement = 0;  ///< 0 masculine singular, 1 feminine singular, 2 other
};
[[nodiscard]] BaseFacts facts_of(TagClass base);

/// Calls `add` with the hash of each feature of a reading of class `after` behind one of base `before`.
template <class Add>
void pair_features(TagClass before, Gap gap, TagClass after, Add&& add) {
  const BaseFacts a = facts_of(before), b = facts_of(after / 4);
  const auto between = static_cast<std::uint64_t>(gap);
  add(mix(mix(21, a.upos * 8 + between), after));
  add(mix(mix(24, a.upos * 8 + between), b.upos * 4 + after % 4));
  if (gap != Gap::none) return;
  add(mix(mix(22, before), after));
  add(mix(mix(23, before), b.upos * 4 + after % 4));
  add(mix(mix(25, a.upos * 16 + a.definite * 4 + a.agreement), (b.upos * 16 + b.definite * 4 + b.agreement) * 4 + after % 4));
}

/// What stands before a word, coarsely: a kind of word, or that a mark stands between.
constexpr std::uint32_t coarse_count = 24;
[[nodiscard]] std::uint32_t coarse_of(TagClass base, Gap gap);

/// Calls `add` with the hash of each feature of a reading of class `after` in a clause in `state`; see coarse_of.
template <class Add>
void clause_features(Clause state, std::uint32_t coarse, TagClass after, Add&& add) {
  const BaseFacts b = facts_of(after / 4);
  const std::uint64_t before = static_cast<std::uint64_t>(state) * coarse_count + coarse;
  add(mix(mix(31, static_cast<std::uint64_t>(state)), after));
  add(mix(mix(32, before), after));
  add(mix(mix(33, before), (b.upos * 4 + b.definite) * 4 + after % 4));
}

}  // namespace isnad::words
