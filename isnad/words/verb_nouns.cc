#include "isnad/words/verb_nouns.h"

#include <array>
#include <cstddef>
#include <utility>

#include "isnad/words/arabic_letters.h"
#include "isnad/words/vowelled_spelling.h"

namespace isnad::words::nouns {
namespace {

using stems::Close;
using stems::is_weak;
using stems::Stem;
using stems::VerbShape;
using stems::VerbStems;
using Case = VerbForm::Case;
using Gender = VerbForm::Gender;
using Number = VerbForm::Number;
using State = VerbForm::State;

Base derived_participle(const Stem& imperfect, char vowel) {
  const Stem stem = stems::with_vowel(imperfect, vowel);
  if (stem.close == Close::defective) {
    return {"mu" + stem.head, vowel == 'i' ? Ending::in_i : Ending::in_a};
  }
  return {"mu" + stems::before_vowel(stem), Ending::plain};
}

// faaEil (Wright I 236); a lost middle radical leaves hamza: qaa'il (240), and before a final
// hamza only the shape of daaEin: jaa'in.
Base first_form_active(const VerbShape& shape, const Stem& perfect) {
  const std::string head = std::string(1, shape.root[0]) + "A";
  const char middle = shape.root[1];
  const char last = shape.root[2];
  if (perfect.close == Close::hollow) {
    return last == '\'' ? Base{head + "'", Ending::in_i} : Base{head + "'i" + last, Ending::plain};
  }
  if (perfect.close == Close::defective) return {head + middle, Ending::in_i};
  if (perfect.close == Close::doubled) return {head + middle + last, Ending::plain};
  return {head + middle + "i" + last, Ending::plain};
}

// mafEuul; maquul, mabiiE; madEuuw, marmiiy (Wright I 240, 246).
Base first_form_passive(const VerbShape& shape, const Stem& perfect) {
  const std::string head = std::string("ma") + shape.root[0];
  const char middle = shape.root[1];
  const char last = shape.root[2];
  if (perfect.close == Close::hollow) {
    return {head + (middle == 'w' ? "U" : "I") + last, Ending::plain};
  }
  const bool in_yas = shape.root[0] == 'y' && middle == '\'';
  const std::string stem = head + (in_yas ? '>' : middle);
  if (perfect.close == Close::defective) {
    const bool keeps_w = last == 'w' && shape.perfect != 'i';
    return {stem + (keeps_w ? "uww" : "iyy"), Ending::plain};
  }
  return {stem + "U" + last, Ending::plain};
}

// A final w or y after long a becomes hamza: 'iElaa', istidEaa' (Wright I 174).
std::string after_long_a(char last) { return std::string("A") + (is_weak(last) ? '\'' : last); }

Base second_form_masdar(const std::string& root) {
  // Two yehs close up: taHiyya, of Hayyaa.
  if (root[1] == 'y' && is_weak(root[2])) {
    return {std::string("ta") + root[0] + "iyy", Ending::feminine};
  }
  const std::string head = std::string("ta") + root[0] + root[1];
  if (is_weak(root[2])) return {head + "iy", Ending::feminine};  // tarbiya
  if (root[2] == '\'') return {head + "i'", Ending::feminine};   // tahni'a
  return {head + "I" + root[2], Ending::plain};
}

Base fourth_form_masdar(const VerbShape& shape) {
  const std::string& root = shape.root;
  if (root == "r'y") return {"'irA'", Ending::feminine};
  const std::string head = std::string("'i") + root[0];
  const bool hollow = shape.filling.contracts && is_weak(root[1]) && !is_weak(root[2]);
  if (hollow) return {head + "A" + root[2], Ending::feminine};  // 'iqaama
  return {head + root[1] + after_long_a(root[2]), Ending::plain};
}

// infiEaal, iftiEaal: the hollow ones show y (inqiyaad, ixtiyaar; Wright I 202).
Base seventh_or_eighth_masdar(const VerbShape& shape) {
  const std::string& root = shape.root;
  const bool hollow = shape.filling.contracts && is_weak(root[1]) && !is_weak(root[2]);
  return {"{i" + shape.filling.cluster + "i" + (hollow ? 'y' : root[1]) + after_long_a(root[2]),
          Ending::plain};
}

Base tenth_form_masdar(const VerbShape& shape) {
  const std::string& root = shape.root;
  const std::string head = std::string("{isti") + root[0];
  const bool hollow = shape.filling.contracts && is_weak(root[1]) && !is_weak(root[2]);
  if (hollow) return {head + "A" + root[2], Ending::feminine};  // istiqaama
  return {head + root[1] + after_long_a(root[2]), Ending::plain};
}

// tafaEEul, tafaaEul, tafaElul; u becomes i before a lost glide: taHaddin (Wright I 202).
Base masdar_in_u(const VerbStems& stems) {
  const Stem stem = stems::with_vowel(stems.perfect, 'u');
  if (stem.close == Close::defective) return {stem.head, Ending::in_i};
  return {stems::before_vowel(stem), Ending::plain};
}

// One row of a noun's endings, as sounds added to the base.
struct NounEnding {
  const char* sounds;
  Gender gender;
  Number number;
  Case grammatical_case;
  State state;
};

constexpr Gender masc = Gender::masculine;
constexpr Gender fem = Gender::feminine;
constexpr Number sing = Number::singular;
constexpr Number dual = Number::dual;
constexpr Number plur = Number::plural;

constexpr std::array<NounEnding, 5> feminine = {{
    {"ap", fem, sing, Case::none, State::none},
    {"atAni", fem, dual, Case::nominative, State::none},
    {"atayni", fem, dual, Case::oblique, State::none},
    {"atA", fem, dual, Case::nominative, State::construct},
    {"atay", fem, dual, Case::oblique, State::construct},
}};

constexpr NounEnding plural_in_at = {"At.", fem, plur, Case::none, State::none};

constexpr std::array<NounEnding, 6> plain_masculine = {{
    {".", masc, sing, Case::none, State::none},
    {"F", masc, sing, Case::accusative, State::indefinite},
    {"Ani", masc, dual, Case::nominative, State::none},
    {"ayni", masc, dual, Case::oblique, State::none},
    {"A", masc, dual, Case::nominative, State::construct},
    {"ay", masc, dual, Case::oblique, State::construct},
}};

constexpr std::array<NounEnding, 4> plural_in_un = {{
    {"Una", masc, plur, Case::nominative, State::none},
    {"Ina", masc, plur, Case::oblique, State::none},
    {"U", masc, plur, Case::nominative, State::construct},
    {"I", masc, plur, Case::oblique, State::construct},
}};

constexpr std::array<NounEnding, 7> masculine_in_i = {{
    {"I", masc, sing, Case::none, State::definite},
    {"N", masc, sing, Case::none, State::indefinite},
    {"iyF", masc, sing, Case::accusative, State::indefinite},
    {"iyAni", masc, dual, Case::nominative, State::none},
    {"iyayni", masc, dual, Case::oblique, State::none},
    {"iyA", masc, dual, Case::nominative, State::construct},
    {"iyay", masc, dual, Case::oblique, State::construct},
}};

constexpr std::array<NounEnding, 5> masculine_in_a = {{
    {"Y", masc, sing, Case::none, State::none},
    {"ayAni", masc, dual, Case::nominative, State::none},
    {"ayayni", masc, dual, Case::oblique, State::none},
    {"ayA", masc, dual, Case::nominative, State::construct},
    {"ayay", masc, dual, Case::oblique, State::construct},
}};

constexpr std::array<NounEnding, 4> plural_in_awn = {{
    {"awna", masc, plur, Case::nominative, State::none},
    {"ayna", masc, plur, Case::oblique, State::none},
    {"aw", masc, plur, Case::nominative, State::construct},
    {"ay", masc, plur, Case::oblique, State::construct},
}};

class Declension {
 public:
  explicit Declension(const VerbForm& form) : form_(form) {}

  template <typename Endings>
  void add(const std::string& base, const Endings& endings) {
    for (const NounEnding& ending : endings) add(base, ending);
  }

  void add(const std::string& base, const NounEnding& ending) {
    add_text(spelling::spell(base + ending.sounds), ending);
  }

  void add_text(std::string text, const NounEnding& ending) {
    VerbForm form = form_;
    form.text = std::move(text);
    form.gender = ending.gender;
    form.number = ending.number;
    form.grammatical_case = ending.grammatical_case;
    form.state = ending.state;
    forms_.push_back(std::move(form));
  }

  // Singular, dual and plural in ta marbuta; `base` may end in the long a of mubaaraat.
  void add_feminine(const std::string& base) {
    const bool in_long_a = base.back() == 'A';
    for (NounEnding ending : feminine) {
      if (in_long_a) ++ending.sounds;  // its own vowel takes the place of the ending's
      add(base, ending);
    }
    const std::string stem = in_long_a ? base.substr(0, base.size() - 1) + "ay" : base;
    add(stem, plural_in_at);
  }

  std::vector<VerbForm> take() { return std::move(forms_); }

 private:
  VerbForm form_;
  std::vector<VerbForm> forms_;
};

// The endings of listed masdars, without marks, as the masdars themselves usually are.
constexpr std::u32string_view written_alef = U"\u0627";
constexpr std::u32string_view written_yeh = U"\u064A";
constexpr std::u32string_view written_alef_noon = U"\u0627\u0646";
constexpr std::u32string_view written_yeh_noon = U"\u064A\u0646";
constexpr std::u32string_view written_alef_teh = U"\u0627\u062A";
constexpr std::u32string_view written_an = U"\u064B\u0627";

// What a written noun becomes before each ending; empty where it takes none by rule.
struct WrittenStems {
  std::u32string tanwin;  // before the accusative in alef
  std::u32string before_alef;
  std::u32string before_yeh;
  std::u32string plural;
};

bool joins_next_letter(char32_t letter) {
  switch (letter) {
    case letters::alef:
    case letters::dal:
    case letters::thal:
    case letters::reh:
    case letters::zain:
    case letters::waw:
      return false;
    default:
      return true;
  }
}

// The last letter of `word` that is no mark, before position `end`; 0 when there is none.
char32_t letter_before(std::u32string_view word, std::size_t end) {
  while (end > 0 && spelling::is_vowel_mark(word[end - 1])) --end;
  return end > 0 ? word[end - 1] : 0;
}

WrittenStems written_stems(const std::u32string& word) {
  const std::u32string stem = word.substr(0, word.size() - 1);
  const char32_t before = letter_before(stem, stem.size());
  switch (word.back()) {
    case letters::teh_marbuta: {
      const std::u32string with_teh = stem + letters::teh;
      // Hayaat and its like have plurals of their own.
      std::u32string plural = before == letters::alef ? U"" : stem;
      if (!plural.empty() && plural.back() == letters::fatha) plural.pop_back();
      return {U"", with_teh, with_teh, plural};
    }
    case letters::alef_maksura: {
      const std::u32string with_yeh = stem + letters::yeh;
      return {U"", with_yeh, with_yeh, with_yeh};
    }
    case letters::alef:
      return {};
    case letters::alef_with_hamza_above: {  // xaTa', xaTa'aan under one madda
      const std::u32string with_madda = stem + letters::alef_with_madda_above;
      return {U"", with_madda, word, with_madda};
    }
    case letters::hamza: {
      if (before == letters::alef) return {U"", word, word, word};
      // The seat comes when the letter before reaches over: Eib', Eib'aan on yeh; bad', bad'aan.
      const std::u32string seated =
          joins_next_letter(before) ? stem + letters::yeh_with_hamza_above : word;
      return {seated, seated, seated, seated};
    }
    default:
      return {word, word, word, word};
  }
}

}  // namespace

Base active_participle(const VerbShape& shape, const VerbStems& stems) {
  if (shape.pattern == VerbPattern::form1) return first_form_active(shape, stems.perfect);
  return derived_participle(stems.imperfect, 'i');
}

Base passive_participle(const VerbShape& shape, const VerbStems& stems) {
  if (shape.pattern == VerbPattern::form1) return first_form_passive(shape, stems.perfect);
  return derived_participle(stems.imperfect_passive, 'a');
}

std::vector<Base> regular_masdars(const VerbShape& shape, const VerbStems& stems) {
  const std::string& root = shape.root;
  switch (shape.pattern) {
    case VerbPattern::form1:
      return {};
    case VerbPattern::form2:
      return {second_form_masdar(root)};
    case VerbPattern::form3: {  // mufaaEala; its fiEaal is not formed of every verb, so it is
                                // listed
      const Base participle = passive_participle(shape, stems);
      const std::string tail = participle.ending == Ending::in_a ? "A" : "";
      return {{participle.sounds + tail, Ending::feminine}};
    }
    case VerbPattern::form4:
      return {fourth_form_masdar(shape)};
    case VerbPattern::form5:
    case VerbPattern::form6:
    case VerbPattern::quad2:
      return {masdar_in_u(stems)};
    case VerbPattern::form7:
    case VerbPattern::form8:
      return {seventh_or_eighth_masdar(shape)};
    case VerbPattern::form9:
      return {{std::string("{i") + root[0] + root[1] + "i" + root[2] + "A" +
                   (is_weak(root[2]) ? '\'' : root[2]),
               Ending::plain}};
    case VerbPattern::form10:
      return {tenth_form_masdar(shape)};
    case VerbPattern::quad1:
      return {{stems.perfect.head + (stems.perfect.close == Close::defective
                                         ? std::string("A")
                                         : std::string("a") + root[3]),
               Ending::feminine}};
    case VerbPattern::quad3:
      return {{std::string("{i") + root[0] + root[1] + "in" + root[2] + after_long_a(root[3]),
               Ending::plain}};
    case VerbPattern::quad4:
      return {
          {std::string("{i") + root[0] + root[1] + "i" + root[2] + root[3] + after_long_a(root[3]),
           Ending::plain}};
  }
  return {};
}

std::vector<VerbForm> decline_participle(const Base& base, const VerbForm& form) {
  Declension declension(form);
  switch (base.ending) {
    case Ending::plain:
      declension.add(base.sounds, plain_masculine);
      declension.add(base.sounds, plural_in_un);
      declension.add_feminine(base.sounds);
      break;
    case Ending::in_i:
      declension.add(base.sounds, masculine_in_i);
      declension.add(base.sounds, plural_in_un);
      declension.add_feminine(base.sounds + "iy");
      break;
    case Ending::in_a:
      declension.add(base.sounds, masculine_in_a);
      declension.add(base.sounds, plural_in_awn);
      declension.add_feminine(base.sounds + "A");
      break;
    case Ending::feminine:
      break;  // no participle
  }
  return declension.take();
}

std::vector<VerbForm> decline_masdar(const Base& base, const VerbForm& form) {
  Declension declension(form);
  switch (base.ending) {
    case Ending::plain:
      declension.add(base.sounds, plain_masculine);
      declension.add(base.sounds, plural_in_at);
      break;
    case Ending::in_i:
      declension.add(base.sounds, masculine_in_i);
      declension.add(base.sounds + "iy", plural_in_at);
      break;
    case Ending::in_a:
      break;  // no regular masdar
    case Ending::feminine:
      declension.add_feminine(base.sounds);
      break;
  }
  return declension.take();
}

std::vector<VerbForm> decline_written(std::string_view masdar, const VerbForm& form) {
  std::u32string word = spelling::to_code_points(masdar);
  while (!word.empty() && spelling::is_vowel_mark(word.back()) && word.back() != letters::shadda) {
    word.pop_back();
  }
  if (word.size() < 2) return {};
  const WrittenStems stems = written_stems(word);
  Declension declension(form);
  const auto add = [&](const std::u32string& stem, std::u32string_view ending,
                       const NounEnding& features) {
    if (stem.empty()) return;
    std::u32string text = stem;
    // The madda already holds the alef of the ending.
    const bool in_madda = stem.back() == letters::alef_with_madda_above;
    text += in_madda ? ending.substr(1) : ending;
    declension.add_text(spelling::to_utf8(text), features);
  };
  const bool is_feminine = word.back() == letters::teh_marbuta;
  const Gender gender = is_feminine ? fem : masc;
  add(word, U"", {"", gender, sing, Case::none, State::none});
  add(stems.tanwin, written_an, {"", gender, sing, Case::accusative, State::indefinite});
  add(stems.before_alef, written_alef_noon, {"", gender, dual, Case::nominative, State::none});
  add(stems.before_yeh, written_yeh_noon, {"", gender, dual, Case::oblique, State::none});
  add(stems.before_alef, written_alef, {"", gender, dual, Case::nominative, State::construct});
  add(stems.before_yeh, written_yeh, {"", gender, dual, Case::oblique, State::construct});
  add(stems.plural, written_alef_teh, plural_in_at);
  return declension.take();
}

}  // namespace isnad::words::nouns
