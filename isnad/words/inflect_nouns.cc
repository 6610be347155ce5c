#include "isnad/words/inflect_nouns.h"

namespace isnad::words {
namespace {

constexpr std::string_view alef = "\xD8\xA7";
constexpr std::string_view alef_maksura = "\xD9\x89";
constexpr std::string_view alef_hamza_above = "\xD8\xA3";
constexpr std::string_view alef_madda = "\xD8\xA2";
constexpr std::string_view hamza = "\xD8\xA1";
constexpr std::string_view noon = "\xD9\x86";
constexpr std::string_view teh = "\xD8\xAA";
constexpr std::string_view teh_marbuta = "\xD8\xA9";
constexpr std::string_view waw = "\xD9\x88";
constexpr std::string_view yeh = "\xD9\x8A";
constexpr std::string_view feminine_plural = "\xD8\xA7\xD8\xAA";
constexpr std::string_view masculine_plural = "\xD9\x88\xD9\x86";

bool ends_with(std::string_view text, std::string_view tail) {
  return text.size() >= tail.size() && text.substr(text.size() - tail.size()) == tail;
}

std::string join(std::string_view a, std::string_view b, std::string_view c = {}) {
  std::string out(a);
  out += b;
  return out += c;
}

std::string without_last(std::string_view text) { return std::string(text.substr(0, text.size() - 2)); }

// Father, brother and father-in-law take their waw back in the dual.
bool hides_waw(std::string_view lemma) {
  return lemma == "\xD8\xA3\xD8\xA8" || lemma == "\xD8\xA3\xD8\xAE" || lemma == "\xD8\xAD\xD9\x85";
}

/// Stem before endings that begin with a vowel: teh marbuta opens to teh, alef maqsura to yeh.
std::string open_stem(std::string_view lemma) {
  if (ends_with(lemma, teh_marbuta)) return join(without_last(lemma), teh);
  if (ends_with(lemma, alef_maksura)) return join(without_last(lemma), yeh);
  return std::string(lemma);
}

/// What stands before a hamza that follows a consonant (juz'), whose seat may be an alef before yeh; else empty.
std::string hamza_after_consonant(std::string_view stem) {
  if (!ends_with(stem, hamza) || stem.size() < 6) return {};
  const std::string before = without_last(stem);
  return ends_with(before, alef) || ends_with(before, waw) || ends_with(before, yeh) ? std::string{} : before;
}

class Forms {
 public:
  Forms(Upos upos, std::vector<NounForm>& out) : upos_(upos), out_(out) {}

  void add(std::string text, Gender gender, Number number, Case grammatical_case = Case::none, bool construct = false) {
    Features f;
    f.upos = upos_;
    f.gender = gender;
    f.number = number;
    f.grammatical_case = grammatical_case;
    f.construct = construct ? 1 : 0;
    out_.push_back({std::move(text), f});
  }

  void singular(std::string_view form, Gender gender, Number number) {
    add(std::string(form), gender, number);
    if (std::string with = with_accusative_alef(form); !with.empty()) {
      add(std::move(with), gender, number, Case::accusative);
    }
  }

  void dual(std::string_view stem, Gender gender) {
    if (ends_with(stem, alef_hamza_above)) return dual_of_hamza(without_last(stem), gender);
    if (const std::string before = hamza_after_consonant(stem); !before.empty()) add_oblique(join(before, alef_hamza_above), gender);
    add(join(stem, alef, noon), gender, Number::dual, Case::nominative);
    add(join(stem, yeh, noon), gender, Number::dual, Case::oblique);
    add(join(stem, alef), gender, Number::dual, Case::nominative, true);
    add(join(stem, yeh), gender, Number::dual, Case::oblique, true);
  }

  // Hamza and the alef of the ending are one alef madda (mabda'aani).
  void dual_of_hamza(std::string_view before, Gender gender) {
    add(join(before, alef_madda, noon), gender, Number::dual, Case::nominative);
    add(join(before, alef_madda), gender, Number::dual, Case::nominative, true);
    add_oblique(join(before, alef_hamza_above), gender);
  }

  void add_oblique(std::string_view stem, Gender gender) {
    add(join(stem, yeh, noon), gender, Number::dual, Case::oblique);
    add(join(stem, yeh), gender, Number::dual, Case::oblique, true);
  }

  void sound_masculine(std::string_view stem) {
    add(join(stem, waw, noon), Gender::masculine, Number::plural, Case::nominative);
    add(join(stem, yeh, noon), Gender::masculine, Number::plural, Case::oblique);
    add(join(stem, waw), Gender::masculine, Number::plural, Case::nominative, true);
    add(join(stem, yeh), Gender::masculine, Number::plural, Case::oblique, true);
  }

  void sound_feminine(std::string_view lemma) {
    // A long word from abroad ends in an alef that is that of the ending (miiliishiyaa, miiliishiyaat).
    const bool merges = ends_with(lemma, teh_marbuta) || (ends_with(lemma, alef) && lemma.size() > 6);
    std::string stem = merges ? without_last(lemma) : open_stem(lemma);
    // Wright I 303: hamza after alef stays, alef before the ending becomes yeh or waw in few words only.
    add(join(stem, feminine_plural), Gender::feminine, Number::plural);
  }

 private:
  Upos upos_;
  std::vector<NounForm>& out_;
};

}  // namespace

std::string with_accusative_alef(std::string_view form) {
  const bool closed = ends_with(form, teh_marbuta) || ends_with(form, alef_maksura) || ends_with(form, alef) ||
                      ends_with(form, alef_madda) || ends_with(form, feminine_plural);
  const bool hamza_after_alef = ends_with(form, hamza) && form.size() >= 4 && ends_with(form.substr(0, form.size() - 2), alef);
  return closed || hamza_after_alef ? std::string{} : join(form, alef);
}

std::string before_pronoun(std::string_view form, bool verb) {
  if (!verb && ends_with(form, teh_marbuta)) return join(without_last(form), teh);
  if (ends_with(form, alef_maksura)) return join(without_last(form), alef);
  if (verb && ends_with(form, join(waw, alef))) return without_last(form);
  return {};
}

namespace {

// "matalib", "mafatih": a broken plural with a long a behind its second letter and two or three letters behind that
// takes no tanwin, and so no alif in the accusative (Wright I 309).
bool is_diptote_plural(std::string_view form) {
  constexpr std::size_t letter = 2;  // bytes of an Arabic letter
  const std::size_t letters = form.size() / letter;
  return (letters == 5 || letters == 6) && form.substr(2 * letter, letter) == alef && !ends_with(form, teh_marbuta) && !ends_with(form, feminine_plural);
}

}  // namespace

std::vector<NounForm> inflect(const NounEntry& entry) {
  std::vector<NounForm> out;
  Forms forms(entry.upos, out);
  if (entry.upos == Upos::proper || entry.upos == Upos::adverb) {
    forms.add(entry.lemma, entry.gender, Number::singular);
    return out;
  }
  forms.singular(entry.lemma, entry.gender, Number::singular);
  forms.dual(hides_waw(entry.lemma) ? join(entry.lemma, waw) : open_stem(entry.lemma), entry.gender);
  const bool adjective = entry.upos == Upos::adjective;
  if (adjective && entry.gender != Gender::feminine && !ends_with(entry.lemma, teh_marbuta)) {
    const std::string feminine = join(open_stem(entry.lemma), teh_marbuta);
    forms.add(feminine, Gender::feminine, Number::singular);
    forms.dual(open_stem(feminine), Gender::feminine);
    forms.sound_feminine(entry.lemma);
  }
  for (const std::string& plural : entry.plurals) {
    if (plural == join("+", masculine_plural)) {
      forms.sound_masculine(open_stem(entry.lemma));
    } else if (plural == join("+", feminine_plural)) {
      forms.sound_feminine(entry.lemma);
    } else if (is_diptote_plural(plural)) {
      forms.add(plural, entry.gender, Number::plural);
    } else {
      forms.singular(plural, entry.gender, Number::plural);
    }
  }
  return out;
}

}  // namespace isnad::words
