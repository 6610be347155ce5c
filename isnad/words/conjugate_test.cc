#include "isnad/words/conjugate.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace isnad::words {
namespace {

// The code of a form in tests/cases/words/conjugation.tsv: "jussive.passive.3mp", "imperative.2ms",
// "active.md.nom.con" (active participle, masculine dual, nominative, construct), "masdar.fs".
std::string person_code(const VerbForm& form) {
  std::string code;
  switch (form.person) {
    case VerbForm::Person::first:
      code = "1";
      break;
    case VerbForm::Person::second:
      code = "2";
      break;
    case VerbForm::Person::third:
      code = "3";
      break;
    case VerbForm::Person::none:
      break;
  }
  if (form.gender == VerbForm::Gender::masculine) code += "m";
  if (form.gender == VerbForm::Gender::feminine) code += "f";
  switch (form.number) {
    case VerbForm::Number::singular:
      return code + "s";
    case VerbForm::Number::dual:
      return code + "d";
    case VerbForm::Number::plural:
      return code + "p";
  }
  return code;
}

std::string noun_code(const VerbForm& form) {
  std::string code;
  switch (form.grammatical_case) {
    case VerbForm::Case::nominative:
      code += ".nom";
      break;
    case VerbForm::Case::accusative:
      code += ".acc";
      break;
    case VerbForm::Case::oblique:
      code += ".obl";
      break;
    case VerbForm::Case::none:
      break;
  }
  switch (form.state) {
    case VerbForm::State::indefinite:
      code += ".ind";
      break;
    case VerbForm::State::definite:
      code += ".def";
      break;
    case VerbForm::State::construct:
      code += ".con";
      break;
    case VerbForm::State::none:
      break;
  }
  return code;
}

std::string first_part(const VerbForm& form) {
  switch (form.aspect) {
    case VerbForm::Aspect::perfect:
      return "perfect";
    case VerbForm::Aspect::imperative:
      return "imperative";
    case VerbForm::Aspect::masdar:
      return "masdar";
    case VerbForm::Aspect::active_participle:
      return "active";
    case VerbForm::Aspect::passive_participle:
      return "passive";
    case VerbForm::Aspect::imperfect:
      break;
  }
  switch (form.mood) {
    case VerbForm::Mood::subjunctive:
      return "subjunctive";
    case VerbForm::Mood::jussive:
      return "jussive";
    default:
      return "indicative";
  }
}

std::string code_of(const VerbForm& form) {
  const bool finite_passive =
      form.voice == VerbForm::Voice::passive && form.aspect != VerbForm::Aspect::passive_participle;
  return first_part(form) + (finite_passive ? ".passive" : "") + "." + person_code(form) +
         noun_code(form);
}

VerbEntry entry(std::string lemma, std::string root, std::string_view form, char perfect = '-',
                char imperfect = '-') {
  VerbEntry made;
  made.lemma = std::move(lemma);
  made.root = std::move(root);
  made.pattern = read_verb_pattern(form).value();
  made.perfect = perfect;
  made.imperfect = imperfect;
  return made;
}

using Forms = std::map<std::string, std::set<std::string>>;

Forms forms_by_code(const VerbEntry& verb) {
  Forms forms;
  for (const VerbForm& form : conjugate(verb)) forms[code_of(form)].insert(form.text);
  return forms;
}

struct Row {
  std::size_t line = 0;
  std::vector<std::string> cells;
};

std::vector<Row> read_rows() {
  std::ifstream in(std::string(ISNAD_SOURCE_DIR) + "/tests/cases/words/conjugation.tsv");
  std::vector<Row> rows;
  std::string text;
  for (std::size_t line = 1; std::getline(in, text); ++line) {
    if (line == 1 || text.empty() || text[0] == '#') continue;
    Row row{line, std::vector<std::string>(1)};
    for (const char byte : text) {
      if (byte == '\t') {
        row.cells.emplace_back();
      } else {
        row.cells.back() += byte;
      }
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string join(const std::set<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += text + " ";
  return out;
}

TEST(Conjugate, GivesEveryFormOfTheTable) {
  const std::vector<Row> rows = read_rows();
  ASSERT_GE(rows.size(), 250U);
  std::map<std::string, Forms> known;
  for (const Row& row : rows) {
    ASSERT_EQ(row.cells.size(), 7U) << "line " << row.line;
    const std::string verb = row.cells[0] + row.cells[1] + row.cells[2];
    if (known.count(verb) == 0) {
      known[verb] = forms_by_code(
          entry(row.cells[0], row.cells[1], row.cells[2], row.cells[3][0], row.cells[4][0]));
    }
    const std::set<std::string>& forms = known[verb][row.cells[5]];
    EXPECT_EQ(forms.count(row.cells[6]), 1U)
        << "line " << row.line << ": " << row.cells[0] << " " << row.cells[5] << ": expected "
        << row.cells[6] << ", found " << join(forms);
  }
}

TEST(Conjugate, LeadsEveryVerbOfTheTableBackToItsLemma) {
  for (const Row& row : read_rows()) {
    EXPECT_TRUE(gives_back_lemma(
        entry(row.cells[0], row.cells[1], row.cells[2], row.cells[3][0], row.cells[4][0])))
        << "line " << row.line;
  }
}

TEST(Conjugate, FindsTheLemmaWrongWhenTheRootDoesNotFit) {
  EXPECT_FALSE(gives_back_lemma(entry("وَصَلَ", "و-ق-ع", "1", 'a', 'i')));
}

TEST(Conjugate, WritesTheVowelBeforeTheShadda) {
  const std::string shadda = "\u0651";
  for (const Row& row : read_rows()) {
    for (const VerbForm& form : conjugate(
             entry(row.cells[0], row.cells[1], row.cells[2], row.cells[3][0], row.cells[4][0]))) {
      const std::size_t at = form.text.find(shadda);
      if (at == std::string::npos || at + 2 >= form.text.size()) continue;
      const std::string after = form.text.substr(at + 2, 2);
      EXPECT_FALSE(after >= "\u064B" && after <= "\u0650") << form.text;
    }
  }
}

TEST(Conjugate, GivesNothingForARootThatDoesNotFit) {
  EXPECT_TRUE(conjugate(entry("كَتَبَ", "ك-ت", "1", 'a', 'u')).empty());
  EXPECT_TRUE(conjugate(entry("كَتَبَ", "ك-ت-ب-ب", "1", 'a', 'u')).empty());
  EXPECT_TRUE(conjugate(entry("كَتَبَ", "ك-ت-ب", "1", 'a', '-')).empty());
  EXPECT_TRUE(conjugate(entry("كَتَبَ", "ك-x-ب", "1", 'a', 'u')).empty());
  EXPECT_TRUE(conjugate(entry("", "", "1", 'a', 'u')).empty());
  EXPECT_TRUE(conjugate(entry("سَيْطَرَ", "س-ي-ط", "Q1")).empty());
}

TEST(Conjugate, DeclinesListedMasdarsAsTheyAreWritten) {
  VerbEntry verb = entry("زَارَ", "ز-و-ر", "1", 'a', 'u');
  verb.masdars = {"زيارة", "دعاء", "بدء", "خطأ", "عبء", "أذى", "حياة", "فوز"};
  Forms forms = forms_by_code(verb);
  const auto has = [&](const std::string& code, const std::string& text) {
    return forms[code].count(text) == 1;
  };
  EXPECT_TRUE(has("masdar.fs", "زيارة"));
  EXPECT_TRUE(has("masdar.fd.nom", "زيارتان"));
  EXPECT_TRUE(has("masdar.fd.obl.con", "زيارتي"));
  EXPECT_TRUE(has("masdar.fp", "زيارات"));
  EXPECT_TRUE(has("masdar.md.nom", "دعاءان"));
  EXPECT_TRUE(has("masdar.ms.acc.ind", "بدءًا"));
  EXPECT_TRUE(has("masdar.ms.acc.ind", "عبئًا"));
  EXPECT_TRUE(has("masdar.md.nom", "خطآن"));
  EXPECT_TRUE(has("masdar.md.obl", "خطأين"));
  EXPECT_TRUE(has("masdar.md.nom", "أذيان"));
  EXPECT_TRUE(has("masdar.fd.nom", "حياتان"));
  EXPECT_FALSE(has("masdar.fp", "حياات"));
  EXPECT_TRUE(has("masdar.ms.acc.ind", "فوزًا"));
}

TEST(Conjugate, ReadsLemmasWithoutSukunOrWithWasla) {
  EXPECT_TRUE(gives_back_lemma(entry("ٱزدَوَجَ", "ز-و-ج", "8")));
  EXPECT_TRUE(gives_back_lemma(entry("زارَ", "ز-و-ر", "1", 'a', 'u')));
}

TEST(ReadVerbPattern, KnowsTheFourteenPatternsAndNoOthers) {
  EXPECT_EQ(read_verb_pattern("1"), VerbPattern::form1);
  EXPECT_EQ(read_verb_pattern("10"), VerbPattern::form10);
  EXPECT_EQ(read_verb_pattern("Q4"), VerbPattern::quad4);
  for (const std::string_view cell : {"", "0", "11", "Q5", "I", "-", " 1"}) {
    EXPECT_FALSE(read_verb_pattern(cell).has_value()) << cell;
  }
}

TEST(StripVowels, LeavesLettersAlone) {
  EXPECT_EQ(strip_vowels("اِتَّهَمَ"), "اتهم");
  EXPECT_EQ(strip_vowels("مُبْتَدَأً"), "مبتدأ");
  EXPECT_EQ(strip_vowels("آمَنَ abc"), "آمن abc");
  EXPECT_EQ(strip_vowels(""), "");
}

}  // namespace
}  // namespace isnad::words
