#include "isnad/words/words.h"

#include <gtest/gtest.h>

#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/engine/engine.h"
#include "isnad/words/choose.h"

namespace isnad::words {
namespace {

const Engine& engine() {
  static const auto opened = Engine::open();
  return *opened.value();
}

struct Read {
  text::Text text;
  Words words;
};

Read read(const std::string& sentence) {
  const text::Part part{{0, static_cast<std::uint32_t>(sentence.size())}, text::PartKind::paragraph};
  Read out{text::make_text(sentence, std::span<const text::Part>(&part, 1)), {}};
  out.words = split_words(out.text, engine().dictionary());
  return out;
}

/// conjunction, preposition, article, stem and pronoun of the first word, '+'-joined.
std::string pieces(const std::string& word) {
  const Read r = read(word);
  const Word& w = r.words[0];
  std::string out;
  const std::string normal(r.text.normal(r.text.tokens()[0]));
  if (w.conjunction != Conjunction::none) out += normal.substr(0, 2) + '+';
  if (w.future) out += "س+";
  if (w.preposition != Preposition::none) out += w.preposition == Preposition::b ? "ب+" : w.preposition == Preposition::l ? "ل+" : "ك+";
  if (w.article) out += "ال+";
  out += stem_of(r.text, r.words, 0);
  if (w.enclitic_person != 0) out += '+' + normal.substr(w.stem_end);
  return out;
}

TEST(Words, ConstructStateIsToldByWhatFollows) {
  const auto annexed = [](const std::string& sentence) {
    const Read r = read(sentence);
    std::string out;
    for (const Word& w : r.words.words) out += w.annexed ? '1' : '0';
    return out;
  };
  EXPECT_EQ(annexed("وصل وزير الخارجية"), "010");
  EXPECT_EQ(annexed("سياسة وزارة الدفاع"), "110");
  EXPECT_EQ(annexed("مقر حكومتهم"), "10");
  EXPECT_EQ(annexed("مسؤولو الحكومة"), "10");
  EXPECT_EQ(annexed("الوزير والحكومة"), "00");   // a conjunction opens no genitive
  EXPECT_EQ(annexed("وزير جديد"), "00");         // an adjective is none
  EXPECT_EQ(annexed("اتفاق في القاهرة"), "000");  // nor what a preposition governs
}

std::vector<std::vector<std::string>> rows_of(const std::string& path) {
  std::ifstream in(std::string(ISNAD_SOURCE_DIR) + "/tests/cases/words/" + path);
  std::vector<std::vector<std::string>> out;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string> cells;
    std::stringstream cell_stream(line);
    for (std::string cell; std::getline(cell_stream, cell, '\t');) cells.push_back(cell);
    out.push_back(cells);
  }
  return out;
}

TEST(SplitWords, CutsClitics) {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"وبالمدرسة", "و+ب+ال+مدرسة"}, {"للرئيس", "ل+ال+رئيس"},  {"وسيعلنون", "و+س+يعلنون"}, {"بحكومته", "ب+حكومت+ه"},
      {"أنه", "أن+ه"},              {"لكنها", "لكن+ها"},       {"بسبب", "ب+سبب"},         {"لذلك", "ل+ذلك"},
      {"وزارة", "وزارة"},           {"فلسطين", "فلسطين"},      {"بغداد", "بغداد"},        {"لندن", "لندن"},
      {"كانت", "كانت"},             {"ولاية", "ولاية"},        {"وسيلة", "وسيلة"},        {"باريس", "باريس"},
      {"إليهم", "إلي+هم"},          {"زيارتها", "زيارت+ها"},   {"لأن", "لأن"},            {"لأنه", "لأن+ه"},
  };
  for (const auto& [word, expected] : rows) EXPECT_EQ(pieces(word), expected) << word;
}

TEST(SplitWords, TakesNoTehMarbutaForAPronoun) {
  for (const char* word : {"مدرسة", "حكومة", "قمة", "سيارة", "جامعة", "دولة"}) {
    const Read r = read(word);
    for (const Reading& reading : r.words.readings) EXPECT_EQ(reading.enclitic_person, 0) << word;
  }
}

TEST(SplitWords, LetsANameOfTheTablesWinOverClitics) {
  for (const char* name : {"وائل", "فهد", "كامل", "لبنان", "سوريا", "ليبيا", "بلجيكا", "كوبا", "فرنسا"}) {
    const Read r = read(std::string("وصل ") + name + " أمس.");
    EXPECT_EQ(stem_of(r.text, r.words, 1), name);
  }
}

const std::string paragraph =
    "قال وزير الخارجية المصري بدر عبد العاطي، اليوم الثلاثاء، إن بلاده «لن تقبل» بتهجير الفلسطينيين من أرضهم؛ "
    "وأضاف للصحافيين في القاهرة أن 15 دولة ستشارك فى مؤتمر إعادة الإعمار (UNDP) الّذي سيُعقد بعد شهر... فماذا بعد؟";

TEST(SplitWords, GivesOneWordForEachToken) {
  const Read r = read(paragraph);
  ASSERT_EQ(r.words.size(), r.text.tokens().size());
  for (std::uint32_t i = 0; i < r.words.size(); ++i) {
    EXPECT_EQ(r.words[i].span, r.text.tokens()[i].span);
    EXPECT_EQ(r.words[i].kind, r.text.tokens()[i].kind);
    EXPECT_LT(r.words[i].first_reading, r.words[i].end_reading);
  }
}

TEST(SplitWords, CutsTheNormalSpellingInOrder) {
  for (const std::string& sentence : {paragraph, std::string("له بها لل و ب وللأ لكما أفلا")}) {
    const Read r = read(sentence);
    for (std::uint32_t i = 0; i < r.words.size(); ++i) {
      const Word& word = r.words[i];
      const std::size_t size = r.text.normal(r.text.tokens()[i]).size();
      for (std::uint32_t k = word.first_reading; k < word.end_reading; ++k) {
        const Reading& reading = r.words.readings[k];
        EXPECT_LE(reading.stem_begin, reading.stem_end);
        EXPECT_LE(reading.stem_end, size);
        EXPECT_EQ(reading.enclitic_person != 0, reading.stem_end < size) << r.text.surface(r.text.tokens()[i]);
        const int clitics = (reading.conjunction != Conjunction::none) + (reading.preposition != Preposition::none) + reading.future +
                            reading.interrogative + reading.article;
        EXPECT_EQ(clitics == 0, reading.stem_begin == 0) << r.text.surface(r.text.tokens()[i]);
      }
    }
  }
}

TEST(SplitWords, ChoosesOneOfTheReadings) {
  const Read r = read(paragraph);
  for (const Word& word : r.words.words) {
    bool found = false;
    for (std::uint32_t k = word.first_reading; k < word.end_reading; ++k) {
      const Reading& reading = r.words.readings[k];
      found = found || (reading.lemma == word.lemma && reading.features == word.features && reading.stem_begin == word.stem_begin && reading.stem_end == word.stem_end);
    }
    EXPECT_TRUE(found);
  }
}

TEST(SplitWords, GivesTheSameTwice) {
  const Read a = read(paragraph), b = read(paragraph);
  ASSERT_EQ(a.words.size(), b.words.size());
  for (std::uint32_t i = 0; i < a.words.size(); ++i) {
    EXPECT_EQ(a.words[i].lemma, b.words[i].lemma);
    EXPECT_EQ(a.words[i].features, b.words[i].features);
    EXPECT_EQ(a.words[i].score, b.words[i].score);
  }
}

// A word that stands there twice has the same readings twice; one that only folds alike has its own.
TEST(SplitWords, ReadsAWordAgainAsItReadItFirst) {
  const auto sentence = std::string("أعلن إعلان أعلن");
  const text::Part part{{0, static_cast<std::uint32_t>(sentence.size())}, text::PartKind::paragraph};
  const text::Text text = text::make_text(sentence, std::span<const text::Part>(&part, 1));
  const Words lattice = read_lattice(text, engine().dictionary());
  const auto readings_of = [&](std::uint32_t i) {
    std::vector<std::pair<Lemma, bool>> out;
    for (std::uint32_t r = lattice[i].first_reading; r < lattice[i].end_reading; ++r) out.emplace_back(lattice.readings[r].lemma, lattice.readings[r].exact);
    return out;
  };
  EXPECT_FALSE(readings_of(0).empty());
  EXPECT_EQ(readings_of(0), readings_of(2));
  EXPECT_NE(readings_of(0), readings_of(1));
  const Read above = read("أن"), below = read("أن إن");
  const auto exact_of = [](const Read& r, std::uint32_t i) {
    std::vector<bool> out;
    for (std::uint32_t k = r.words[i].first_reading; k < r.words[i].end_reading; ++k) out.push_back(r.words.readings[k].exact);
    return out;
  };
  EXPECT_EQ(exact_of(above, 0), exact_of(below, 0));
  EXPECT_NE(exact_of(below, 0), exact_of(below, 1));
}

TEST(SplitWords, ReadsWhatHasNoLetters) {
  for (const char* odd : {"", " ", "...", "12", "abc", "\xD9\x91", "\xD8"}) {
    const Read r = read(odd);
    EXPECT_EQ(r.words.size(), r.text.tokens().size());
  }
}

// A vowel on the first letter, and the seat of a hamza, are written to be read.
TEST(SplitWords, HeedsTheFirstVowelAndTheHamza) {
  EXPECT_EQ(read("قُتل").words[0].features.voice, Voice::passive);
  EXPECT_EQ(read("قَتل الجندي").words[0].features.voice, Voice::active);
  EXPECT_EQ(read("تركيا تُجمّد أموال المصرف.").words[1].features.aspect, Aspect::imperfect);
  const Read r = read("درس الخبراء أثر القصف على القمح.");
  EXPECT_NE(r.words[2].features.upos, Upos::adposition);
  EXPECT_EQ(read("إثر").words[0].features.upos, Upos::adposition);
}

// The same word after a clause that has its verb and after one that has not.
TEST(SplitWords, KnowsWhetherTheClauseHasItsVerb) {
  EXPECT_EQ(read("القاضي الاتحادي حجز الأموال.").words[2].features.upos, Upos::verb);
  EXPECT_EQ(read("أيد القاضي الاتحادي حجز الأموال.").words[3].features.upos, Upos::noun);
  EXPECT_EQ(read("أيد القاضي أن النائب حجز الأموال.").words[4].features.upos, Upos::verb);
}

// "lam" and "lan" take an imperfect only, "until" takes verbs and nouns.
TEST(SplitWords, ReadsAVerbBehindItsParticle) {
  EXPECT_EQ(read("فلن توقع مصر الاتفاق.").words[1].features.aspect, Aspect::imperfect);
  EXPECT_EQ(read("توقع الخبير الأزمة.").words[0].features.aspect, Aspect::perfect);
  EXPECT_EQ(read("انتظر الوفد حتى غادر السفير.").words[3].features.aspect, Aspect::perfect);
  EXPECT_EQ(read("انتظر الوفد حتى مغادرة السفير.").words[3].features.upos, Upos::noun);
}

// Each of the things that the cell `expected` of homographs.tsv asks for.
bool fulfils(const Word& w, const std::string& lemma, const std::string& wish) {
  if (wish == "Perf") return w.features.aspect == Aspect::perfect;
  if (wish == "Imp") return w.features.aspect == Aspect::imperfect;
  if (wish == "Pass") return w.features.voice == Voice::passive;
  if (wish == "Act") return w.features.voice == Voice::active;
  if (wish == "Masdar") return w.is_masdar();
  if (upos_named(wish) != Upos::other) return w.features.upos == upos_named(wish);
  return lemma == wish;
}

bool is_of_kind(const std::string& wish) { return wish == "Perf" || wish == "Imp" || upos_named(wish) != Upos::other; }

TEST(SplitWords, TellsHomographsApart) {
  std::size_t rows = 0, right = 0, kind = 0;
  std::string missed;
  for (const auto& row : rows_of("homographs.tsv")) {
    if (row.size() != 3 || row[0] == "sentence") continue;
    const Read r = read(row[0]);
    std::uint32_t at = 0;
    while (at < r.words.size() && r.text.surface(r.text.tokens()[at]) != row[1]) ++at;
    ASSERT_LT(at, r.words.size()) << row[0];
    const Word& w = r.words[at];
    const std::string lemma(engine().dictionary().name(w.lemma));
    bool all = true, same_kind = true;
    std::stringstream wishes(row[2]);
    for (std::string wish; wishes >> wish;) {
      const bool granted = fulfils(w, lemma, wish);
      all = all && granted;
      same_kind = same_kind && (granted || !is_of_kind(wish));
    }
    ++rows;
    right += all ? 1 : 0;
    kind += same_kind ? 1 : 0;
    if (!all) missed += row[0] + " [" + row[1] + "] " + row[2] + ", read as " + std::string(name_of(w.features.upos)) + ' ' + lemma + '\n';
  }
  ASSERT_GE(rows, 980U);
  RecordProperty("homographs", static_cast<int>(rows));
  // What is reached (models/words_tagger.md); the aim is 97 of each hundred.
  EXPECT_GE(kind * 100, rows * 96) << missed;
  EXPECT_GE(right * 100, rows * 93) << missed;
  std::printf("homographs: of %zu, %zu of the right kind, %zu wholly right\n", rows, kind, right);
}

}  // namespace
}  // namespace isnad::words
