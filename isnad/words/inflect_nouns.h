// words: the forms of nouns and adjectives of data/words/nouns*.tsv, unvocalised.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "isnad/words/features.h"

namespace isnad::words {

struct NounEntry {
  std::string lemma;
  Upos upos = Upos::noun;
  Gender gender = Gender::masculine;
  std::vector<std::string> plurals;  ///< broken ones in full, sound ones as +ending
};

struct NounForm {
  std::string text;
  Features features;
};

/// All forms: singular, dual, plurals, the feminine of adjectives, the indefinite
/// accusative with alef, construct forms without nun. Source: Wright I 291-340.
[[nodiscard]] std::vector<NounForm> inflect(const NounEntry& entry);

/// The spelling of a form before an attached pronoun, where it differs (teh for teh
/// marbuta, alef for alef maqsura, the plural waw without its alef); empty when it does not.
[[nodiscard]] std::string before_pronoun(std::string_view form, bool verb);

/// The indefinite accusative, or empty when the form takes no alef.
[[nodiscard]] std::string with_accusative_alef(std::string_view form);

}  // namespace isnad::words
