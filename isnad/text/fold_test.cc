#include "isnad/text/fold.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "isnad/base/utf8.h"

namespace isnad::text {
namespace {

struct Row {
  const char* written;
  const char* expected;
};

void expect_normal(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    EXPECT_EQ(normal(row.written), row.expected) << row.written;
    EXPECT_EQ(normal(normal(row.written)), row.expected) << row.written << ": normal twice is not normal once";
  }
}

TEST(Normal, DropsMarksThatDoNotChangeTheWord) {
  expect_normal({
      {"زَارَ", "زار"},
      {"مُحَمَّدٌ", "محمد"},
      {"رحمٰن", "رحمن"},
      {"الـــعـــراق", "العراق"},
      {"\u200Fموسكو\u200E", "موسكو"},
      {"\u202Bقمة\u202C", "قمة"},
      {"\u2067قمة\u2069", "قمة"},
      {"می\u200Cخواهد", "ميخواهد"},
      {"\uFEFFقمة", "قمة"},
      {"ق\u00ADمة", "قمة"},
      {"َ", ""},
      {"", ""},
  });
}

TEST(Normal, KeepsTheSpellingProper) {
  expect_normal({
      {"أحمد إلى آخر", "أحمد إلى آخر"},
      {"مسؤول هيئة", "مسؤول هيئة"},
      {"مصطفى", "مصطفى"},
      {"قمة،", "قمة،"},
      {"NATO 2023", "NATO 2023"},
  });
}

TEST(Normal, MakesPresentationFormsLetters) {
  expect_normal({
      {"\uFED7\uFEE4\uFE94", "قمة"},            // initial qaf, medial meem, final teh marbuta
      {"\uFEFB", "لا"},                          // lam-alef
      {"\uFEF7ول", "لأول"},                      // lam-alef with hamza above
      {"\uFEF5ن", "لآن"},                        // lam-alef with madda
      {"ا\uFEF9علان", "الإعلان"},                // lam-alef with hamza below
      {"\uFDF2", "الله"},                        // a whole word
      {"\uFB8Eير\uFBFC", "كيري"},                // Persian forms become the Arabic letters
      {"\uFBA6", "ه"},
      {"\uFB50", "ا"},
      {"ز\uFE76ار\uFE77", "زار"},                // marks that stand alone or on a tatweel
      {"\uFD3Eنص\uFD3F", "\uFD3Eنص\uFD3F"},      // ornate parentheses are no letters
  });
}

TEST(Normal, MakesPersianLettersArabic) {
  expect_normal({
      {"کیف", "كيف"},
      {"ایران", "ايران"},
      {"سپاه", "سپاه"},  // a letter that Arabic has not stays
      {"ہران", "هران"},
      {"ھرمز", "هرمز"},
      {"ٱلعراق", "العراق"},
  });
}

TEST(Normal, MakesDigitsAscii) {
  expect_normal({{"٢٠٢٣", "2023"}, {"۱۴۰۲", "1402"}, {"1٢۳", "123"}, {"٣٫٥", "3٫5"}, {"٠٩", "09"}});
}

TEST(Normal, JoinsAHamzaWrittenAsAMark) {
  expect_normal({
      {"ا\u0654حمد", "أحمد"},
      {"ا\u0655لى", "إلى"},
      {"ا\u0653خر", "آخر"},
      {"مسو\u0654ول", "مسؤول"},
      {"هيي\u0654ة", "هيئة"},
      {"شى\u0654", "شئ"},
      {"مسو\u064F\u0654ول", "مسؤول"},  // a vowel may stand between
      {"\u0654", ""},
      {"د\u0654", "د"},
  });
}

TEST(Folded, MakesOneKeyOfSpellingsThatCountAsTheSame) {
  const std::vector<std::vector<const char*>> groups = {
      {"أحمد", "احمد", "إحمد", "آحمد", "ٱحمد", "أَحْمَد", "أحـمد", "ا\u0654حمد"},
      {"قمة", "قمه", "\uFED7\uFEE4\uFE94"},
      {"على", "علي", "علی"},
      {"مسؤول", "مسءول", "مسئول", "مسو\u0654ول"},
      {"إيران", "ايران", "ایران"},
      {"لأول", "\uFEF7ول"},
      {"٢٠٢٣", "2023", "۲۰۲۳"},
  };
  for (const auto& group : groups) {
    for (const char* spelling : group) EXPECT_EQ(folded(spelling), folded(group.front())) << spelling << " and " << group.front();
  }
}

TEST(Folded, KeepsDifferentWordsApart) {
  for (const auto& [a, b] : {std::pair{"قمة", "قم"}, {"سوريا", "سورية"}, {"سأل", "سال "}, {"شن", "شنّ "}, {"دعا", "دعى"}, {"جزء", "جزا"}}) {
    EXPECT_NE(folded(a), folded(b)) << a << " and " << b;
  }
}

// append_folded reads what is normal already.
TEST(Folded, IsTheFoldedFormOfTheNormalOne) {
  for (const char* text : {"أَعْلَنَ وزيرُ الخارجيّة الإيرانيّ ﻻحقاً", "٢٩ آذار/مارس ٢٠٢٣", "U.S. «قمة»", "\xFF\xD8 قمة"}) {
    std::string out = "before ";
    append_folded(normal(text), out);
    EXPECT_EQ(out, "before " + folded(text));
    EXPECT_EQ(folded(folded(text)), folded(text));
  }
}

TEST(AppendNormal, DoesNotTouchWhatStandsBefore) {
  std::string out = "ا";
  append_normal("\u0654حمد", out);
  EXPECT_EQ(out, "احمد");
}

TEST(Fold, SurvivesAnyBytes) {
  for (unsigned first = 0; first < 256; ++first) {
    for (unsigned second = 0; second < 256; ++second) {
      const std::string bytes{'a', static_cast<char>(first), static_cast<char>(second), static_cast<char>(0x94)};
      const std::string key = folded(bytes);
      ASSERT_EQ(first_bad_utf8(key), key.size()) << first << " " << second;
    }
  }
}

TEST(FoldedLetter, LeavesWhatIsFoldedAlone) {
  for (char32_t c = 1; c < 0x10000; ++c) {
    const char32_t letter = folded_letter(c);
    ASSERT_EQ(folded_letter(letter), letter) << static_cast<unsigned>(c);
    if (is_dropped_mark(c)) {
      ASSERT_EQ(normal_letter(c), 0U) << static_cast<unsigned>(c);
      ASSERT_FALSE(is_arabic_letter(c)) << static_cast<unsigned>(c);
    }
    if (is_digit(c)) {
      ASSERT_TRUE(normal_letter(c) >= '0' && normal_letter(c) <= '9') << static_cast<unsigned>(c);
    }
  }
}

}  // namespace
}  // namespace isnad::text
