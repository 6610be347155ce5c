// words: one way to read a token.
#pragma once

#include <cstdint>

#include "isnad/words/features.h"

namespace isnad::words {

using Lemma = std::uint32_t;
constexpr Lemma no_lemma = 0xFFFFFFFFU;

enum class Preposition : std::uint8_t { none, b, l, k };
enum class Conjunction : std::uint8_t { none, wa, fa };

/// One way to read a token: proclitics + stem + enclitic.
struct Reading {
  Lemma lemma = no_lemma;
  Features features;
  Conjunction conjunction = Conjunction::none;
  Preposition preposition = Preposition::none;
  bool article = false;
  bool future = false;
  bool interrogative = false;
  std::uint8_t enclitic_person = 0;  ///< 0: no pronoun is attached
  Gender enclitic_gender = Gender::none;
  Number enclitic_number = Number::none;
  std::uint8_t stem_begin = 0;  ///< bytes of the normal spelling before the stem
  std::uint8_t stem_end = 0;    ///< ... and where it ends
  bool known = false;           ///< from the dictionary, not guessed
  bool broad = false;           ///< known, but only from the wide list behind our own tables (broad_words.h)
  bool exact = true;            ///< spelt as the dictionary has it, hamza and all
  float score = 0;
};

}  // namespace isnad::words
