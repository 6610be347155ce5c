#include "isnad/text/text.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "isnad/base/utf8.h"
#include "isnad/text/fold.h"

namespace isnad::text {
namespace {

Text whole(std::string utf8) {
  const Part part{{0, static_cast<std::uint32_t>(utf8.size())}, PartKind::paragraph};
  return make_text(std::move(utf8), {&part, 1});
}

std::string tokens_of(const Text& text) {
  std::string out;
  for (const Token& token : text.tokens()) {
    constexpr char kinds[] = {'w', 'l', 'n', 'm'};
    if (!out.empty()) out += token.space_before ? "  " : " ";
    out += std::string(text.surface(token)) + "/" + kinds[static_cast<std::size_t>(token.kind)];
  }
  return out;
}

std::string sentences_of(const Text& text) {
  std::string out;
  for (const Sentence& sentence : text.sentences()) out += (out.empty() ? "" : " | ") + std::string(cut(text.utf8(), sentence.span));
  return out;
}

// What holds for every text, whatever its bytes.
void expect_sound(const Text& text, std::string_view utf8) {
  ASSERT_EQ(text.utf8(), utf8);
  std::uint32_t end = 0;
  for (const Token& token : text.tokens()) {
    ASSERT_LE(end, token.span.begin);
    ASSERT_LT(token.span.begin, token.span.end);
    ASSERT_LE(token.span.end, utf8.size());
    end = token.span.end;
    ASSERT_LE(token.span.size(), longest_token);
    ASSERT_EQ(text.normal(token), normal(text.surface(token)));
    ASSERT_EQ(text.folded(token), folded(text.surface(token)));
    ASSERT_EQ(token.mark != 0, token.kind == TokenKind::mark);
  }
  std::uint32_t next = 0;
  for (const Sentence& sentence : text.sentences()) {
    ASSERT_EQ(sentence.first, next);
    ASSERT_LT(sentence.first, sentence.end);
    ASSERT_LE(sentence.end - sentence.first, longest_sentence);
    ASSERT_EQ(sentence.span, cover(text.tokens()[sentence.first].span, text.tokens()[sentence.end - 1].span));
    next = sentence.end;
  }
  ASSERT_EQ(next, text.tokens().size());
}

struct Row {
  const char* text;
  const char* expected;
};

void expect_tokens(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    const Text text = whole(row.text);
    expect_sound(text, row.text);
    EXPECT_EQ(tokens_of(text), row.expected);
  }
}

void expect_sentences(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    const Text text = whole(row.text);
    expect_sound(text, row.text);
    EXPECT_EQ(sentences_of(text), row.expected);
  }
}

TEST(Tokens, CutTheTextByKind) {
  expect_tokens({
      {"زار الوزير موسكو.", "زار/w  الوزير/w  موسكو/w ./m"},
      {"قال: «لا»", "قال/w :/m  «/m لا/w »/m"},
      {"في 29/3/2023م", "في/w  29/n //m 3/n //m 2023/n م/w"},
      {"الـNATO", "الـ/w NATO/l"},
      {"٢٠٢٣ و2023", "٢٠٢٣/n  و/w 2023/n"},
      {"\uFD3Eنص\uFD3F", "\uFD3E/m نص/w \uFD3F/m"},
      {"", ""},
      {" \t\r\n\u00A0\u3000 ", ""},
      {"\u200F\u200E", ""},
  });
}

TEST(Tokens, KeepMarksOfVowelsAndJoinersInTheirWord) {
  expect_tokens({
      {"زَارَ الوزيرُ", "زَارَ/w  الوزيرُ/w"},
      {"\u200Fموسكو\u200F ترد", "موسكو\u200F/w  ترد/w"},
      {"ع\u200Cلى", "ع\u200Cلى/w"},
      {"20\u200F15", "20/n 15/n"},
  });
}

TEST(Tokens, GiveTheirViewsAndTheirMark) {
  const Text text = whole("أَعلنت ﻻحقاً، ٢٩");
  ASSERT_EQ(text.tokens().size(), 4U);
  EXPECT_EQ(text.normal(text.tokens()[0]), "أعلنت");
  EXPECT_EQ(text.folded(text.tokens()[0]), "اعلنت");
  EXPECT_EQ(text.normal(text.tokens()[1]), "لاحقا");
  EXPECT_EQ(text.tokens()[2].mark, 0x060CU);
  EXPECT_EQ(text.normal(text.tokens()[3]), "29");
}

TEST(Tokens, AreCutAfterTheirLongestLengthAndBetweenLetters) {
  const std::string word = [] {
    std::string out;
    for (int i = 0; i < 1000; ++i) out += "ع";
    return out;
  }();
  const Text text = whole(word);
  expect_sound(text, word);
  std::string joined;
  for (const Token& token : text.tokens()) {
    EXPECT_EQ(first_bad_utf8(text.surface(token)), token.span.size());
    joined += text.surface(token);
  }
  EXPECT_EQ(joined, word);
}

TEST(Sentences, EndAtPointsQuestionsAndExclamations) {
  expect_sentences({
      {"زار الوزير موسكو. ثم عاد.", "زار الوزير موسكو. | ثم عاد."},
      {"هل تعود طهران؟ لا أحد يعرف! ربما.", "هل تعود طهران؟ | لا أحد يعرف! | ربما."},
      {"زار موسكو؛ ثم عاد، وقال: نعم", "زار موسكو؛ ثم عاد، وقال: نعم"},
      {"بلا نقطة", "بلا نقطة"},
      {"موسكو.وقال", "موسكو. | وقال"},
      {"حقا؟! نعم", "حقا؟! | نعم"},
  });
}

TEST(Sentences, EndOnceAtSeveralPoints) {
  expect_sentences({
      {"زار موسكو.. ثم عاد", "زار موسكو.. | ثم عاد"},
      {"زار موسكو... ثم عاد", "زار موسكو... | ثم عاد"},
      {"زار موسكو… ثم عاد", "زار موسكو… | ثم عاد"},
      {"....", "...."},
  });
}

TEST(Sentences, GoOnAfterAbbreviationsAndInsideNumbers) {
  expect_sentences({
      {"وصل د. سامي أمس. وغادر.", "وصل د. سامي أمس. | وغادر."},
      {"نقلت (أ.ف.ب) النبأ.", "نقلت (أ.ف.ب) النبأ."},
      {"نقلت أ. ف. ب. النبأ.", "نقلت أ. ف. ب. النبأ."},
      {"بلغت 3.5 مليار. وزادت.", "بلغت 3.5 مليار. | وزادت."},
      {"بلغت ٣.٥ مليار.", "بلغت ٣.٥ مليار."},
      {"كان ذلك عام 2015. ثم تغير.", "كان ذلك عام 2015. | ثم تغير."},
      {"في 29.3.2023. ثم", "في 29.3.2023. | ثم"},
      {"موقع example.com قال ذلك. نعم", "موقع example.com قال ذلك. | نعم"},
      {"جهود U.S. Central انتهت.", "جهود U.S. | Central انتهت."},
  });
}

TEST(Sentences, KeepTheNumberOfAListWithItsItem) {
  expect_sentences({
      {"1. وقف النار. 2. تبادل الأسرى.", "1. وقف النار. | 2. تبادل الأسرى."},
      {"٣. الانسحاب.", "٣. الانسحاب."},
      {"1.", "1."},
  });
}

TEST(Sentences, TakeTheClosingMarkWithThem) {
  expect_sentences({
      {"قال: «لن نوقع.» ثم غادر.", "قال: «لن نوقع.» | ثم غادر."},
      {"قال: \"لن نوقع.\" ثم غادر.", "قال: \"لن نوقع.\" | ثم غادر."},
      {"قال: “لن نوقع.” ثم", "قال: “لن نوقع.” | ثم"},
      {"(عاد أمس.) وقال", "(عاد أمس.) | وقال"},
      {"قال. «نعم»", "قال. | «نعم»"},
      {"«لن نوقع. لن نعود» قال", "«لن نوقع. | لن نعود» قال"},
  });
}

TEST(Sentences, NeverCrossAPart) {
  const std::string utf8 = "قمة في موسكو\nعقدت اليوم. غدا تعود\n\nنص";
  std::vector<Part> parts;
  std::uint32_t begin = 0;
  for (const PartKind kind : {PartKind::title, PartKind::paragraph, PartKind::heading, PartKind::paragraph}) {
    const auto end = static_cast<std::uint32_t>(std::min(utf8.find('\n', begin), utf8.size()));
    parts.push_back({{begin, end}, kind});
    begin = end + 1;
  }
  const Text text = make_text(utf8, parts);
  expect_sound(text, utf8);
  EXPECT_EQ(sentences_of(text), "قمة في موسكو | عقدت اليوم. | غدا تعود | نص");
  const std::vector<std::pair<std::uint32_t, PartKind>> expected = {
      {0, PartKind::title}, {1, PartKind::paragraph}, {1, PartKind::paragraph}, {3, PartKind::paragraph}};
  ASSERT_EQ(text.sentences().size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(text.sentences()[i].part, expected[i].first);
    EXPECT_EQ(text.sentences()[i].kind, expected[i].second);
  }
}

TEST(Sentences, ReadOnlyWhatThePartsCover) {
  const std::string utf8 = "إعلان. زار الوزير موسكو. شارك";
  const auto begin = static_cast<std::uint32_t>(utf8.find("زار"));
  const auto end = static_cast<std::uint32_t>(utf8.find(" شارك"));
  const Part part{{begin, end}, PartKind::paragraph};
  const Text text = make_text(utf8, {&part, 1});
  EXPECT_EQ(sentences_of(text), "زار الوزير موسكو.");
  const Text none = make_text(utf8, {});
  EXPECT_EQ(none.tokens().size(), 0U);
}

TEST(Sentences, AreCutAfterTheirLongestLength) {
  std::string utf8;
  for (std::uint32_t i = 0; i < 2 * longest_sentence + 10; ++i) utf8 += "قمة ";
  const Text text = whole(utf8);
  expect_sound(text, utf8);
  ASSERT_EQ(text.sentences().size(), 3U);
  EXPECT_EQ(text.sentences()[0].end, longest_sentence);
  EXPECT_EQ(text.sentences()[2].end - text.sentences()[2].first, 10U);
  // Closing marks and points right behind the limit stay within it, too.
  utf8.clear();
  for (std::uint32_t i = 0; i + 1 < longest_sentence; ++i) utf8 += "قمة ";
  utf8 += ".......)))";
  expect_sound(whole(utf8), utf8);
}

TEST(MakeText, GivesATextForAnyBytes) {
  unsigned value = 11;
  for (int round = 0; round < 2000; ++round) {
    std::string utf8;
    const std::size_t size = 1 + static_cast<std::size_t>(round % 60);
    while (utf8.size() < size) {
      value = value * 1664525U + 1013904223U;
      constexpr char some[] = "\xD8\xD9\xA7\x84 .\n\"\x00\xFF\xE2\x80\x8F\xEF\xBB\xBB\x31\xF0";
      utf8 += round % 2 == 0 ? static_cast<char>(value >> 24U) : some[(value >> 20U) % (sizeof some - 1)];
    }
    const Text text = whole(utf8);
    expect_sound(text, utf8);
    if (testing::Test::HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace isnad::text
