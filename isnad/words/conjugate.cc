#include "isnad/words/conjugate.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <utility>

#include "isnad/words/arabic_letters.h"
#include "isnad/words/verb_nouns.h"
#include "isnad/words/verb_stems.h"
#include "isnad/words/vowelled_spelling.h"

namespace isnad::words {
namespace {

using stems::Stem;
using stems::VerbShape;
using stems::VerbStems;
using Aspect = VerbForm::Aspect;
using Gender = VerbForm::Gender;
using Mood = VerbForm::Mood;
using Number = VerbForm::Number;
using Person = VerbForm::Person;
using Voice = VerbForm::Voice;

constexpr Person first = Person::first;
constexpr Person second = Person::second;
constexpr Person third = Person::third;
constexpr Gender both = Gender::none;
constexpr Gender masc = Gender::masculine;
constexpr Gender fem = Gender::feminine;
constexpr Number sing = Number::singular;
constexpr Number dual = Number::dual;
constexpr Number plur = Number::plural;

struct PerfectEnding {
  Person person;
  Gender gender;
  Number number;
  const char* ending;
};

constexpr std::array<PerfectEnding, 13> perfect_endings = {{
    {third, masc, sing, "a"},
    {third, fem, sing, "at"},
    {third, masc, dual, "A"},
    {third, fem, dual, "atA"},
    {third, masc, plur, "U+"},
    {third, fem, plur, "na"},
    {second, masc, sing, "ta"},
    {second, fem, sing, "ti"},
    {second, both, dual, "tumA"},
    {second, masc, plur, "tum"},
    {second, fem, plur, "tunna"},
    {first, both, sing, "tu"},
    {first, both, plur, "nA"},
}};

// The imperfect's endings by mood (Wright I 95). The imperative is the jussive's second person.
struct ImperfectEnding {
  Person person;
  Gender gender;
  Number number;
  char prefix;
  const char* indicative;
  const char* subjunctive;
  const char* jussive;
};

constexpr std::array<ImperfectEnding, 13> imperfect_endings = {{
    {third, masc, sing, 'y', "u", "a", ""},
    {third, fem, sing, 't', "u", "a", ""},
    {third, masc, dual, 'y', "Ani", "A", "A"},
    {third, fem, dual, 't', "Ani", "A", "A"},
    {third, masc, plur, 'y', "Una", "U+", "U+"},
    {third, fem, plur, 'y', "na", "na", "na"},
    {second, masc, sing, 't', "u", "a", ""},
    {second, fem, sing, 't', "Ina", "I", "I"},
    {second, both, dual, 't', "Ani", "A", "A"},
    {second, masc, plur, 't', "Una", "U+", "U+"},
    {second, fem, plur, 't', "na", "na", "na"},
    {first, both, sing, '\'', "u", "a", ""},
    {first, both, plur, 'n', "u", "a", ""},
}};

void add(std::vector<VerbForm>& forms, VerbForm form, std::string_view sounds) {
  form.text = spelling::spell(sounds);
  forms.push_back(std::move(form));
}

void add_perfect(std::vector<VerbForm>& forms, const Stem& stem, Voice voice) {
  for (const PerfectEnding& row : perfect_endings) {
    VerbForm form;
    form.aspect = Aspect::perfect;
    form.voice = voice;
    form.person = row.person;
    form.gender = row.gender;
    form.number = row.number;
    for (const std::string& joined : stems::join(stem, row.ending)) add(forms, form, joined);
  }
}

void add_imperfect(std::vector<VerbForm>& forms, const Stem& stem, Voice voice, char vowel) {
  for (const Mood mood : {Mood::indicative, Mood::subjunctive, Mood::jussive}) {
    for (const ImperfectEnding& row : imperfect_endings) {
      VerbForm form;
      form.aspect = Aspect::imperfect;
      form.voice = voice;
      form.mood = mood;
      form.person = row.person;
      form.gender = row.gender;
      form.number = row.number;
      const std::string_view ending = mood == Mood::indicative    ? row.indicative
                                      : mood == Mood::subjunctive ? row.subjunctive
                                                                  : row.jussive;
      const std::string prefix = {row.prefix, vowel};
      for (const std::string& joined : stems::join(stem, ending)) add(forms, form, prefix + joined);
    }
  }
}

// xudh, kul, mur: these three lose their hamza in the imperative (Wright I 137).
bool loses_hamza_in_imperative(const VerbShape& shape) {
  return shape.pattern == VerbPattern::form1 &&
         (shape.root == "'x*" || shape.root == "'kl" || shape.root == "'mr");
}

// The imperative is the jussive without its prefix; what is left must be sayable (Wright I 98).
std::string with_imperative_onset(const VerbShape& shape, const std::string& sounds) {
  if (shape.pattern == VerbPattern::form4) return "'a" + sounds;
  const bool meets_cluster =
      sounds.size() > 1 && spelling::is_consonant(sounds[0]) && spelling::is_consonant(sounds[1]);
  if (!meets_cluster) return sounds;
  const bool u_onset = shape.pattern == VerbPattern::form1 && shape.imperfect == 'u';
  return (u_onset ? "{u" : "{i") + sounds;
}

void add_imperative(std::vector<VerbForm>& forms, const VerbShape& shape, Stem stem) {
  if (loses_hamza_in_imperative(shape)) stem.head.erase(0, 1);
  for (const ImperfectEnding& row : imperfect_endings) {
    if (row.person != second) continue;
    VerbForm form;
    form.aspect = Aspect::imperative;
    form.voice = Voice::active;
    form.person = row.person;
    form.gender = row.gender;
    form.number = row.number;
    for (const std::string& joined : stems::join(stem, row.jussive)) {
      add(forms, form, with_imperative_onset(shape, joined));
    }
  }
}

void append(std::vector<VerbForm>& forms, std::vector<VerbForm> more) {
  std::move(more.begin(), more.end(), std::back_inserter(forms));
}

void add_nouns(std::vector<VerbForm>& forms, const VerbShape& shape, const VerbStems& stems,
               const std::vector<std::string>& listed_masdars) {
  VerbForm form;
  form.aspect = Aspect::active_participle;
  form.voice = Voice::active;
  append(forms, nouns::decline_participle(nouns::active_participle(shape, stems), form));
  form.aspect = Aspect::passive_participle;
  form.voice = Voice::passive;
  append(forms, nouns::decline_participle(nouns::passive_participle(shape, stems), form));
  form.aspect = Aspect::masdar;
  form.voice = Voice::none;
  for (const nouns::Base& base : nouns::regular_masdars(shape, stems)) {
    append(forms, nouns::decline_masdar(base, form));
  }
  for (const std::string& masdar : listed_masdars) {
    append(forms, nouns::decline_written(masdar, form));
  }
}

// "z-w-r" as sounds; empty when a part is no letter of a root.
std::string read_root(std::string_view root) {
  std::string sounds;
  while (!root.empty()) {
    const std::size_t end = std::min(root.find('-'), root.size());
    const char sound = spelling::root_letter(root.substr(0, end));
    if (sound == '\0') return {};
    sounds += sound;
    root.remove_prefix(std::min(end + 1, root.size()));
  }
  return sounds;
}

bool is_vowel_cell(char cell) { return cell == 'a' || cell == 'i' || cell == 'u'; }

std::string citation_form(const VerbShape& shape) {
  return spelling::spell(stems::join(stems::build_stems(shape).perfect, "a").front());
}

// The filling whose citation form is the lemma; the usual one when none is.
stems::Filling choose_filling(VerbShape shape, std::u32string_view lemma_key) {
  const std::vector<stems::Filling> fillings = stems::possible_fillings(shape.root, shape.pattern);
  for (const stems::Filling& filling : fillings) {
    shape.filling = filling;
    if (spelling::comparison_key(citation_form(shape)) == lemma_key) return filling;
  }
  return fillings.front();
}

// A last radical that the dictionaries give as w, or y, is conjugated as the lemma is written:
// daHaa with alef as of w, Taghaa with maqsura as of y.
void settle_last_radical(VerbShape& shape, std::u32string_view lemma_key) {
  if (shape.pattern != VerbPattern::form1 || shape.perfect != 'a' || lemma_key.empty()) return;
  if (!stems::is_weak(shape.root.back()) || shape.root[1] == 'y') return;
  if (lemma_key.back() == letters::alef) shape.root.back() = 'w';
  if (lemma_key.back() == letters::alef_maksura) shape.root.back() = 'y';
}

// Root, pattern and vowels as sounds; nothing when they do not fit together.
std::optional<VerbShape> read_shape(const VerbEntry& entry) {
  VerbShape shape;
  shape.root = read_root(entry.root);
  shape.pattern = entry.pattern;
  const std::size_t radicals = entry.pattern >= VerbPattern::quad1 ? 4 : 3;
  if (shape.root.size() != radicals) return std::nullopt;
  if (entry.pattern == VerbPattern::form1) {
    if (!is_vowel_cell(entry.perfect) || !is_vowel_cell(entry.imperfect)) return std::nullopt;
    shape.perfect = entry.perfect;
    shape.imperfect = entry.imperfect;
  }
  const std::u32string lemma_key = spelling::comparison_key(entry.lemma);
  settle_last_radical(shape, lemma_key);
  shape.filling = choose_filling(shape, lemma_key);
  return shape;
}

}  // namespace

std::optional<VerbPattern> read_verb_pattern(std::string_view cell) {
  constexpr std::array<std::string_view, 14> cells = {"1", "2", "3",  "4",  "5",  "6",  "7",
                                                      "8", "9", "10", "Q1", "Q2", "Q3", "Q4"};
  const auto* const found = std::find(cells.begin(), cells.end(), cell);
  if (found == cells.end()) return std::nullopt;
  return static_cast<VerbPattern>(found - cells.begin());
}

bool gives_back_lemma(const VerbEntry& entry) {
  const std::optional<VerbShape> shape = read_shape(entry);
  return shape &&
         spelling::comparison_key(citation_form(*shape)) == spelling::comparison_key(entry.lemma);
}

std::vector<VerbForm> conjugate(const VerbEntry& entry) {
  const std::optional<VerbShape> shape = read_shape(entry);
  if (!shape) return {};
  const VerbStems stems = stems::build_stems(*shape);
  std::vector<VerbForm> forms;
  add_perfect(forms, stems.perfect, Voice::active);
  add_perfect(forms, stems.perfect_passive, Voice::passive);
  add_imperfect(forms, stems.imperfect, Voice::active, stems.prefix_vowel);
  add_imperfect(forms, stems.imperfect_passive, Voice::passive, 'u');
  add_imperative(forms, *shape, stems.imperfect);
  add_nouns(forms, *shape, stems, entry.masdars);
  return forms;
}

std::string strip_vowels(std::string_view text) {
  std::u32string points = spelling::to_code_points(text);
  points.erase(std::remove_if(points.begin(), points.end(), spelling::is_vowel_mark), points.end());
  return spelling::to_utf8(points);
}

}  // namespace isnad::words
