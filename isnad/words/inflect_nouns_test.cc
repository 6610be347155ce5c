#include "isnad/words/inflect_nouns.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "isnad/engine/engine.h"
#include "isnad/text/fold.h"

namespace isnad::words {
namespace {

/// Does `lemma` have this form with this number?
bool has(const std::string& lemma, const std::vector<std::string>& plurals, const std::string& form, Number number) {
  NounEntry entry;
  entry.lemma = lemma;
  entry.upos = Upos::noun;
  entry.plurals = plurals;
  for (const NounForm& f : inflect(entry)) {
    if (f.text == form && f.features.number == number) return true;
  }
  return false;
}

TEST(InflectNouns, DualOfAFinalHamza) {
  EXPECT_TRUE(has("مبدأ", {}, "مبدآن", Number::dual));
  EXPECT_TRUE(has("مبدأ", {}, "مبدأين", Number::dual));
  EXPECT_FALSE(has("مبدأ", {}, "مبدأان", Number::dual));
  EXPECT_TRUE(has("جزء", {}, "جزأين", Number::dual));
  EXPECT_TRUE(has("جزء", {}, "جزءين", Number::dual));
  EXPECT_TRUE(has("لقاء", {}, "لقاءين", Number::dual));
  EXPECT_FALSE(has("لقاء", {}, "لقاأين", Number::dual));
}

TEST(InflectNouns, FatherAndBrotherTakeTheirWawBack) {
  EXPECT_TRUE(has("أخ", {"إخوة"}, "أخوين", Number::dual));
  EXPECT_TRUE(has("أب", {"آباء"}, "أبوان", Number::dual));
  EXPECT_FALSE(has("أب", {"آباء"}, "أبان", Number::dual));
  EXPECT_FALSE(has("حب", {}, "حبوان", Number::dual));
}

TEST(InflectNouns, ALongAlefMergesWithThePluralsOwn) {
  EXPECT_TRUE(has("ميليشيا", {"+ات"}, "ميليشيات", Number::plural));
  EXPECT_FALSE(has("ميليشيا", {"+ات"}, "ميليشياات", Number::plural));
  EXPECT_TRUE(has("مستوى", {"+ات"}, "مستويات", Number::plural));
  EXPECT_TRUE(has("إطلالة", {"+ات"}, "إطلالات", Number::plural));
}

TEST(InflectNouns, TheTablesKnowTheSpellingsOfFinalHamza) {
  static const auto engine = Engine::open();
  const Dictionary& dictionary = engine.value()->dictionary();
  const auto knows = [&](const char* word) { return !dictionary.find(text::folded(word)).empty(); };
  for (const char* word : {"شاطئ", "شاطىء", "يلجؤون", "يلجأون", "أنشؤوا", "أنشأوا", "قدمتمو"}) EXPECT_TRUE(knows(word)) << word;
  for (const char* word : {"شاطاء", "يلجاؤون"}) EXPECT_FALSE(knows(word)) << word;
}

}  // namespace
}  // namespace isnad::words
