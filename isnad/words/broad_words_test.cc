#include "isnad/words/broad_words.h"

#include <gtest/gtest.h>

#include <string>

#include "isnad/engine/engine.h"
#include "isnad/words/hunspell_list.h"

namespace isnad::words {
namespace {

constexpr std::string_view aff =
    "FLAG long\nAF 3\nAF AAABJAIA # 1\nAF AxOxPb # 2\nAF ADCA # 3\nAM 2\nAM is:pst st:بحث po:verb\nAM is:imp is:prst st:قال "
    "po:verb\n";
constexpr std::string_view dic =
    "9\nلا/1\n##اسم-جامد##\nقلم/3\nولو\nبحث/2\t1\n"
    "##المصادر###\nبحث/1\r\nقول/9\n##مجهول##\nقول/3\n";

const Engine& engine() {
  static const auto opened = Engine::open();
  return *opened.value();
}

/// One word alone with its readings.
struct Read {
  text::Text text;
  Words words;
};
Read read(const std::string& word) {
  const text::Part part{Span{0, static_cast<std::uint32_t>(word.size())}, text::PartKind::paragraph};
  Read out{text::make_text(word, std::span<const text::Part>(&part, 1)), {}};
  out.words = split_words(out.text, engine().dictionary());
  return out;
}

TEST(HunspellList, TellsKindsByHeadingsAndVerbsByTheirNotes) {
  const std::vector<HunspellHeading> headings = {{"اسم-جامد", HunspellKind::noun}, {"المصادر", HunspellKind::masdar}};
  const auto entries = read_hunspell_list(dic, aff, headings);
  ASSERT_EQ(entries.size(), 4U);  // what stands before the first heading and what has no flags of the list is left out
  EXPECT_EQ(entries[0].stem, "قلم");
  EXPECT_EQ(entries[0].kind, HunspellKind::noun);
  EXPECT_TRUE(entries[0].has("CA"));
  EXPECT_FALSE(entries[0].has("IA"));
  EXPECT_EQ(entries[1].kind, HunspellKind::verb);
  EXPECT_EQ(entries[1].lemma, "بحث");
  EXPECT_TRUE(entries[1].perfect);
  EXPECT_FALSE(entries[1].imperfect);
  EXPECT_EQ(entries[2].kind, HunspellKind::masdar);
  EXPECT_TRUE(entries[2].has("JA"));
  EXPECT_EQ(entries[3].kind, HunspellKind::masdar);  // an unknown heading changes nothing
}

TEST(HunspellList, NothingOfNothing) {
  EXPECT_TRUE(read_hunspell_list("", "", {}).empty());
  EXPECT_TRUE(read_hunspell_list("/1\n#\nقلم/\nقلم/99999999999999999999\n", aff, {}).empty());
}

TEST(BroadWords, AFileThatIsNotTheListIsRefused) {
  auto lexicon = compile_lexicon(std::string(ISNAD_SOURCE_DIR) + "/data");
  ASSERT_TRUE(lexicon.ok());
  const auto compiled = compile_broad_words(lexicon.value(), dic, aff);
  ASSERT_FALSE(compiled.ok());
  EXPECT_NE(compiled.error().line().find("hunspell-ar"), std::string::npos);
}

class WideList : public ::testing::Test {
 protected:
  void SetUp() override {
    if (engine().dictionary().broad().lemma_count() == 0) GTEST_SKIP() << "built without hunspell-ar";
  }
};

TEST_F(WideList, ReadsWhatTheTablesDoNotHave) {
  struct Row {
    const char* word;
    const char* lemma;
    Upos upos;
    Number number;
    bool article;
  };
  for (const Row& row :
       {Row{"الدهاليز", "دهليز", Upos::noun, Number::plural, true}, Row{"الأفئدة", "فؤاد", Upos::noun, Number::plural, true},
        Row{"وبالقشعريرة", "قشعريرة", Upos::noun, Number::singular, true},
        Row{"قشعريرتان", "قشعريرة", Upos::noun, Number::dual, false},
        Row{"متداولتين", "متداول", Upos::adjective, Number::dual, false}}) {
    const Read r = read(row.word);
    ASSERT_EQ(r.words.size(), 1U);
    const Word& w = r.words[0];
    EXPECT_TRUE(w.known) << row.word;
    if (!w.broad) continue;  // our tables have it by now
    EXPECT_EQ(engine().dictionary().name(w.lemma), row.lemma);
    EXPECT_EQ(engine().dictionary().upos_of(w.lemma), row.upos) << row.word;
    EXPECT_EQ(w.features.number, row.number) << row.word;
    EXPECT_EQ(w.article, row.article) << row.word;
  }
  EXPECT_TRUE(read("قشعريرتان").words[0].broad);
}

TEST_F(WideList, IsNotAskedForWhatTheTablesHave) {
  for (const char* word : {"الحكومة", "وزارتهم", "قال", "المفاوضات"}) {
    const Read r = read(word);
    for (const Reading& reading : r.words.readings) EXPECT_FALSE(reading.broad) << word;
  }
}

TEST_F(WideList, WhatNoListHasIsGuessed) {
  const Read r = read("بروكلمثس");
  EXPECT_FALSE(r.words[0].known);
  EXPECT_FALSE(r.words[0].broad);
}

TEST_F(WideList, MasdarsAndParticiplesLeadToVerbs) {
  const Dictionary& dictionary = engine().dictionary();
  const Lemma end = dictionary.lemma_count() + dictionary.broad().lemma_count();
  std::size_t derived = 0, led_to_a_verb = 0;
  for (Lemma lemma = dictionary.lemma_count(); lemma < end; ++lemma) {
    ASSERT_FALSE(dictionary.name(lemma).empty());
    const Lemma verb = dictionary.verb_of(lemma);
    ASSERT_TRUE(verb == no_lemma || dictionary.upos_of(verb) == Upos::verb);
    if (dictionary.derived_of(lemma) == Derived::none) continue;
    ++derived;
    led_to_a_verb += verb == no_lemma ? 0U : 1U;
  }
  EXPECT_GT(2 * led_to_a_verb, derived);
  EXPECT_EQ(dictionary.verb_of(end), no_lemma);
  EXPECT_TRUE(dictionary.name(end).empty());
}

}  // namespace
}  // namespace isnad::words
