// conjugate: one verb in, every form it takes out, vocalised.
//
// In: a row of data/words/verbs.tsv. Out: the finite verb in both voices, three
// moods and all persons, the imperative, both participles and the masdars with
// their endings. All of it follows from root, pattern and vowels by rule; no form
// is listed. Clitics, the article and the folding of spellings are not done here:
// the first two belong to split_words, the last to module text.
// The rules cite W. Wright, A Grammar of the Arabic Language, 3rd ed., vol. I.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace isnad::words {

// The pattern of a verb: forms I to X of three radicals, I to IV of four.
enum class VerbPattern : std::uint8_t {
  form1,
  form2,
  form3,
  form4,
  form5,
  form6,
  form7,
  form8,
  form9,
  form10,
  quad1,
  quad2,
  quad3,
  quad4,
};

// Reads the column `form` of verbs.tsv: "1" to "10", "Q1" to "Q4".
std::optional<VerbPattern> read_verb_pattern(std::string_view cell);

// A row of data/words/verbs.tsv.
struct VerbEntry {
  std::string lemma;  // vocalised citation form; it settles what the root leaves open
                      // (ittakhadha beside i'tamana, izdawaja beside izdaada)
  std::string root;   // radicals joined by '-', hamza alone: as in the table
  VerbPattern pattern = VerbPattern::form1;
  char perfect = '-';                // vowel of the middle radical, form I only: a, i, u
  char imperfect = '-';              // the same in the imperfect
  std::vector<std::string> masdars;  // as listed, vocalised or not; besides the regular one
};

// One form. Features that a form does not show are `none`.
struct VerbForm {
  enum class Aspect : std::uint8_t {
    perfect,
    imperfect,
    imperative,
    masdar,
    active_participle,
    passive_participle,
  };
  enum class Voice : std::uint8_t { none, active, passive };
  enum class Mood : std::uint8_t { none, indicative, subjunctive, jussive };
  enum class Person : std::uint8_t { none, first, second, third };
  enum class Gender : std::uint8_t { none, masculine, feminine };
  enum class Number : std::uint8_t { singular, dual, plural };
  // Only what the spelling shows: `oblique` is genitive and accusative together.
  enum class Case : std::uint8_t { none, nominative, accusative, oblique };
  // `construct` is the shape before a genitive or a suffixed pronoun (no nun);
  // `indefinite` is the shape with tanwin, `definite` the one that rules it out.
  enum class State : std::uint8_t { none, indefinite, definite, construct };

  std::string text;  // UTF-8, NFC: a vowel mark stands before the shadda of its letter
  Aspect aspect = Aspect::perfect;
  Voice voice = Voice::none;
  Mood mood = Mood::none;
  Person person = Person::none;
  Gender gender = Gender::none;
  Number number = Number::singular;
  Case grammatical_case = Case::none;
  State state = State::none;
};

// Every form of `entry`. Where the language has two (doubled verbs in the jussive),
// both are given with the same features. Regular forms are marked in full, with
// sukun; participles and masdars bear no case vowel; the alef of wasl is a bare
// alef with its vowel. Listed masdars keep the marks they came with.
// Passives are formed of every verb: whether one is used is not known here.
// Empty when root, pattern and vowels do not fit together.
std::vector<VerbForm> conjugate(const VerbEntry& entry);

// True when the rules lead from root, pattern and vowels back to the lemma, marks of sukun and the
// writing of alef aside. False points to a mistake in the row: check it before trusting its forms.
bool gives_back_lemma(const VerbEntry& entry);

// `text` without the marks of vowels, sukun, shadda, tanwin and dagger alef.
std::string strip_vowels(std::string_view text);

}  // namespace isnad::words
