// verb_nouns: the participles and masdars of a verb, and the endings of such nouns.
//
// In: the stems of verb_stems.h. Out: bases without ending, and their declined forms as sounds.
// Broken plurals are no business of the verb; nor are the masdars of form I, which are listed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/words/conjugate.h"
#include "isnad/words/verb_stems.h"

namespace isnad::words::nouns {

// How a base takes its endings.
enum class Ending : std::uint8_t {
  plain,     // kaatib
  in_i,      // daaEii: indefinite daaEin
  in_a,      // musammaa: feminine musammaat
  feminine,  // in ta marbuta: muHaawala
};

// `sounds` stops before the ending: "kAtib", "dAE", "musamm", "muHAwal"; it ends in A where a
// long a meets ta marbuta ("mubArA").
struct Base {
  std::string sounds;
  Ending ending = Ending::plain;
};

Base active_participle(const stems::VerbShape& shape, const stems::VerbStems& stems);
Base passive_participle(const stems::VerbShape& shape, const stems::VerbStems& stems);

// The masdars that follow from the pattern alone; none in form I.
std::vector<Base> regular_masdars(const stems::VerbShape& shape, const stems::VerbStems& stems);

// `form` with text and its features of gender, number, case and state set, for every ending.
// A participle has two genders; a masdar has the one of its ending, and its sound plural is in
// -aat.
std::vector<VerbForm> decline_participle(const Base& base, const VerbForm& form);
std::vector<VerbForm> decline_masdar(const Base& base, const VerbForm& form);

// The same for a masdar given in writing (UTF-8), vocalised or not; endings bear no marks.
std::vector<VerbForm> decline_written(std::string_view masdar, const VerbForm& form);

}  // namespace isnad::words::nouns
