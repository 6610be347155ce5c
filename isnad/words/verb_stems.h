// verb_stems: from root and pattern to the four stems of a verb.
//
// A stem is kept open before its last vowel ("kat" + a + b), because what happens to weak and
// doubled roots happens there: contraction, lengthening, loss of w and y. Sounds are written as
// in vowelled_spelling.h. Endings are joined here too; prefixes are conjugate.cc's business.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/words/conjugate.h"

namespace isnad::words::stems {

// What meets an ending. `defective`: the last radical is w or y.
enum class Close : std::uint8_t { plain, doubled, hollow, defective };

struct Stem {
  std::string head;  // everything before the last vowel: "kat", "stakt"
  char vowel = 'a';  // the last vowel: a, i, u
  char last = '\0';  // the last radical
  Close close = Close::plain;
  char short_vowel = '\0';    // hollow, form I: the vowel of the shortened stem (qul-tu), else '\0'
  bool ends_in_alef = false;  // defective in final -a: written with alef (daEaA), not maqsura
};

// How the root fills its pattern. Where a root allows more than one way, the lemma decides.
struct Filling {
  bool contracts =
      true;  // a middle w, y or doubled radical behaves as weak (izdaada, not izdawaja)
  std::string
      cluster;  // forms V, VI, VII, VIII: what the pattern's t or n makes with the first radical
};

struct VerbShape {
  std::string root;  // three or four sounds
  VerbPattern pattern = VerbPattern::form1;
  char perfect = 'a';
  char imperfect = 'a';
  Filling filling;
};

struct VerbStems {
  Stem perfect;
  Stem perfect_passive;
  Stem imperfect;  // without the prefix of person
  Stem imperfect_passive;
  char prefix_vowel = 'a';  // of the active imperfect
};

// The ways in which root and pattern may combine, the usual one first.
std::vector<Filling> possible_fillings(std::string_view root, VerbPattern pattern);

VerbStems build_stems(const VerbShape& shape);

// `stem` with its last vowel replaced; for participles.
Stem with_vowel(Stem stem, char vowel);

// The stem before an ending that begins with a vowel, and before one with a consonant or none.
// Not for defective stems.
std::string before_vowel(const Stem& stem);
std::string before_consonant(const Stem& stem);

// All results of joining `ending`: two for doubled stems without an ending (yamudda, yamdud),
// otherwise one. Endings: "" (jussive), "a", "u", "at", "A", "Una", "na", "tu" ...
std::vector<std::string> join(const Stem& stem, std::string_view ending);

bool is_weak(char sound);

}  // namespace isnad::words::stems
