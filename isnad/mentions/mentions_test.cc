#include "isnad/mentions/mentions.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "isnad/mentions/matcher.h"
#include "isnad/mentions/name_tagger.h"
#include "isnad/text/fold.h"
#include "isnad/words/dictionary.h"

namespace isnad::mentions {
namespace {

const lexicon::Lexicon& tables() {
  static const lexicon::Lexicon loaded = [] {
    auto lexicon = lexicon::load_lexicon(std::string(ISNAD_SOURCE_DIR) + "/data");
    EXPECT_TRUE(lexicon) << lexicon.error().line();
    EXPECT_TRUE(words::compile_words(lexicon.value()));
    EXPECT_TRUE(compile_names(lexicon.value()));
    return std::move(lexicon.value());
  }();
  return loaded;
}

const words::Dictionary& dictionary() {
  static const words::Dictionary made(tables());
  return made;
}

const Gazetteer& gazetteer() {
  static const Gazetteer made(tables());
  return made;
}

text::Text text_of(const std::string& utf8) {
  const text::Part parts[] = {{{0, static_cast<std::uint32_t>(utf8.size())}, text::PartKind::paragraph}};
  return text::make_text(utf8, parts);
}

/// "surface=code" of every mention, joined by spaces; a second code after a plus.
std::string read(const std::string& utf8, std::string_view day = "2015-08-10", std::string_view publisher = {}) {
  const text::Text text = text_of(utf8);
  const words::Words words = words::split_words(text, dictionary());
  std::string out;
  for (const Mention& m : find_mentions(text, words, dictionary(), gazetteer(), parse_day(day), publisher)) {
    if (!out.empty()) out += ' ';
    std::string surface(cut(text.utf8(), m.span));
    for (char& c : surface) c = c == ' ' ? '_' : c;
    out += surface + '=' + (m.code.empty() ? m.voice : m.code);
    if (!m.second.empty()) out += '+' + m.second;
  }
  return out;
}

TEST(Gazetteer, KnowsWhoHeldAnOfficeOnEachDay) {
  std::ifstream in(std::string(ISNAD_SOURCE_DIR) + "/tests/cases/mentions/offices_in_time.tsv");
  ASSERT_TRUE(in);
  std::string line;
  std::getline(in, line);
  ASSERT_EQ(line, "day\tcode\toffice\tperson");
  int questions = 0;
  while (std::getline(in, line)) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream cells(line);
    std::string day;
    std::string code;
    std::string office;
    std::string person;
    cells >> day >> code >> office >> person;
    const auto term = gazetteer().holder(code, office, parse_day(day).value());
    EXPECT_EQ(term ? term->person : "-", person) << line;
    ++questions;
  }
  EXPECT_GE(questions, 400);
}

/// Cells of the rows of a table of questions, without its head and comments.
std::vector<std::vector<std::string>> questions_of(const std::string& file) {
  std::ifstream in(std::string(ISNAD_SOURCE_DIR) + "/tests/cases/mentions/" + file);
  std::vector<std::vector<std::string>> rows;
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream cells(line);
    auto& row = rows.emplace_back();
    for (std::string cell; std::getline(cells, cell, '\t');) row.push_back(cell);
  }
  if (!rows.empty()) rows.erase(rows.begin());
  return rows;
}

/// "code person" of the title that stands second in the sentence; "-" for what is not told.
std::string holder_in_text(const std::string& title, std::string_view day, const std::string& event) {
  const text::Text text = text_of("قال " + title + " ذلك.");
  const words::Words words = words::split_words(text, dictionary());
  const Mentions found = find_mentions(text, words, dictionary(), gazetteer(), parse_day(day));
  if (found.empty() || found[0].first != 1) return "- -";
  const Mention& m = found[0];
  std::string name = m.name;
  if (event != "-") {
    const auto term = holder_on(gazetteer(), m, parse_day(event).value());
    name = term ? gazetteer().cell(NameKind::person, gazetteer().person_row(term->person).value(), "name") : "";
  }
  return m.code + " " + (name.empty() ? "-" : name);
}

TEST(FindMentions, NamesWhoHeldTheOfficeOnTheDay) {
  const auto rows = questions_of("titles_in_time.tsv");
  EXPECT_GE(rows.size(), 400U);
  for (const auto& row : rows) {
    ASSERT_EQ(row.size(), 7U);
    const auto person = row[5] == "-" ? std::nullopt : gazetteer().person_row(row[5]);
    ASSERT_EQ(person.has_value(), row[5] != "-") << row[5];
    const std::string name(person ? gazetteer().cell(NameKind::person, *person, "name") : "-");
    EXPECT_EQ(holder_in_text(row[1], row[2], row[3]), row[4] + " " + name) << row[0] << " " << row[1] << " " << row[2];
  }
}

TEST(Gazetteer, TellsAStateFromAGroupOfThreeLetters) {
  EXPECT_TRUE(gazetteer().is_state("RUS"));
  EXPECT_FALSE(gazetteer().is_state("PKK"));
  EXPECT_FALSE(gazetteer().is_state(""));
}

TEST(Gazetteer, KnowsTheStateOfAPaper) {
  EXPECT_EQ(gazetteer().country_of_publisher("okaz"), "SAU");
  EXPECT_EQ(gazetteer().country_of_publisher("الأهرام"), "EGY");
  EXPECT_EQ(gazetteer().country_of_publisher("no such paper"), "");
}

// Wright I 249-267: masculine, feminine, dual, sound and broken plurals, definite, with clitics.
TEST(Matcher, KnowsEveryFormOfADemonym) {
  const struct {
    const char* form;
    const char* code;
  } rows[] = {{"إيراني", "IRN"},          {"إيرانية", "IRN"},           {"الإيراني", "IRN"},        {"والإيرانية", "IRN"},
              {"إيرانيان", "IRN"},        {"إيرانيتان", "IRN"},         {"الإيرانيون", "IRN"},      {"للإيرانيين", "IRN"},
              {"إيرانيات", "IRN"},        {"إيرانيا", "IRN"},           {"كوري شمالي", "PRK"},      {"الكوري الشمالي", "PRK"},
              {"كورية جنوبية", "KOR"},    {"والكورية الجنوبية", "KOR"}, {"الكوريين الجنوبيين", "KOR"}, {"كوريون شماليون", "PRK"},
              {"الغيني الاستوائي", "GNQ"}, {"جنوب أفريقية", "ZAF"},      {"الجنوب أفريقي", "ZAF"},   {"السريلانكية", "LKA"}};
  for (const auto& row : rows) {
    const text::Text text = text_of(row.form);
    const words::Words words = words::split_words(text, dictionary());
    const auto tokens = static_cast<std::uint32_t>(text.tokens().size());
    const auto match = Matcher(text, words, gazetteer()).at(0, tokens, NameKind::nisba);
    ASSERT_TRUE(match) << row.form;
    EXPECT_EQ(match->end, tokens) << row.form;
    EXPECT_EQ(gazetteer().cell(NameKind::nisba, match->name.row, "id"), row.code) << row.form;
  }
  for (const char* form : {"الروس", "للأفغان", "والأتراك", "العمانيون", "المغاربة"}) {
    const text::Text text = text_of(form);
    const words::Words words = words::split_words(text, dictionary());
    const Matcher matcher(text, words, gazetteer());
    EXPECT_TRUE(matcher.at(0, 1, NameKind::people) || matcher.at(0, 1, NameKind::nisba)) << form;
  }
}

TEST(Matcher, LeavesOutNamesThatEndBehindTheLimit) {
  const text::Text text = text_of("كوريا الشمالية");
  const words::Words words = words::split_words(text, dictionary());
  const Matcher matcher(text, words, gazetteer());
  const auto whole = matcher.at(0, 2);
  ASSERT_FALSE(whole.empty());
  EXPECT_EQ(whole.front().end, 2U);
  for (const Match& m : matcher.at(0, 1)) EXPECT_EQ(m.end, 1U);
  EXPECT_LT(matcher.at(0, 1).size(), whole.size());
  for (std::size_t i = 1; i < whole.size(); ++i) EXPECT_LE(whole[i].end, whole[i - 1].end);
}

TEST(Matcher, TakesNoHalfOfADemonymForTheOther) {
  for (const char* form : {"كوري", "الكورية", "كوري قديم", "غيني شمالي"}) {
    const text::Text text = text_of(form);
    const words::Words words = words::split_words(text, dictionary());
    const auto match = Matcher(text, words, gazetteer()).at(0, static_cast<std::uint32_t>(text.tokens().size()), NameKind::nisba);
    if (!match) continue;
    EXPECT_EQ(match->end, 1U) << form;
    EXPECT_EQ(gazetteer().cell(NameKind::nisba, match->name.row, "id"), "GIN") << form;
  }
}

TEST(Gazetteer, ReadsPlacesOfBothTables) {
  const std::pair<const char*, const char*> rows[] = {{"حلب", "SYR"}, {"الزقازيق", "EGY"}, {"ماخاتشكالا", "RUS"}};
  for (const auto& [name, country] : rows) {
    const auto where = gazetteer().coordinates(name);
    ASSERT_TRUE(where) << name;
    EXPECT_GE(where->first, -90) << name;
    EXPECT_LE(where->first, 90) << name;
    const text::Text text = text_of(name);
    const words::Words words = words::split_words(text, dictionary());
    const auto match = Matcher(text, words, gazetteer()).at(0, 1, NameKind::place);
    ASSERT_TRUE(match) << name;
    EXPECT_EQ(gazetteer().cell(NameKind::place, match->name.row, "country"), country) << name;
    EXPECT_EQ(gazetteer().cell(NameKind::place, match->name.row, "kind"), "city") << name;
  }
  const auto zagazig = gazetteer().coordinates("الزقازيق").value();
  EXPECT_NEAR(zagazig.first, 30.6, 0.1);
  EXPECT_NEAR(zagazig.second, 31.5, 0.1);
  EXPECT_FALSE(gazetteer().coordinates("مدينة لا وجود لها"));
}

TEST(Gazetteer, KnowsThreeThousandPlaces) {
  std::set<std::string> ids;
  for (const char* table : {"mentions/places", "mentions/geonames"}) {
    const lexicon::Table& rows = tables().table(table);
    for (std::uint32_t row = 0; row < rows.rows(); ++row) {
      if (!rows.cell(row, rows.column("country")).empty() && !rows.cell(row, rows.column("lat")).empty()) {
        ids.emplace(rows.cell(row, rows.column("id")));
      }
    }
  }
  EXPECT_GE(ids.size(), 3000U);
}

TEST(Matcher, TakesNoPlaceWithAnArticleThatIsNotItsOwn) {
  for (const char* word : {"الحلب", "المضايا", "باهر", "كسرت"}) {
    const text::Text text = text_of(word);
    const words::Words words = words::split_words(text, dictionary());
    EXPECT_FALSE(Matcher(text, words, gazetteer()).at(0, 1, NameKind::place)) << word;
  }
  for (const char* word : {"بحلب", "وحلب", "الموصل", "للموصل"}) {
    const text::Text text = text_of(word);
    const words::Words words = words::split_words(text, dictionary());
    EXPECT_TRUE(Matcher(text, words, gazetteer()).at(0, 1, NameKind::place)) << word;
  }
}

TEST(Matcher, TakesClitcsAndArticlesOff) {
  const struct {
    const char* word;
    NameKind kind;
    int stripped;
  } rows[] = {{"إيران", NameKind::state, 0},   {"وإيران", NameKind::state, 2},     {"بإيران", NameKind::state, 2},
              {"ولإيران", NameKind::state, 4}, {"للإيرانيين", NameKind::nisba, 4}, {"والإيرانية", NameKind::nisba, 6}};
  for (const auto& row : rows) {
    const text::Text text = text_of(row.word);
    const words::Words words = words::split_words(text, dictionary());
    const auto match = Matcher(text, words, gazetteer()).at(0, 1, row.kind);
    ASSERT_TRUE(match) << row.word;
    EXPECT_EQ(match->stripped, row.stripped) << row.word;
  }
}

TEST(FindMentions, ReadsTitlesWithTheirStatesAndPeople) {
  EXPECT_EQ(read("قال وزير الخارجية الروسي سيرغي لافروف إن الأمر واضح."), "وزير_الخارجية_الروسي_سيرغي_لافروف=RUS");
  EXPECT_EQ(read("التقى كيري نظيره الإيراني."), "كيري=USA نظيره_الإيراني=IRN");
  EXPECT_EQ(read("غادر الوفد إيران صباحا."), "إيران=IRN");
}

TEST(FindMentions, LeavesMasdarsAlone) {
  EXPECT_EQ(read("تعهد بالقضاء على الفساد."), "");
  EXPECT_EQ(read("أثارت معارضة موسكو للقرار جدلا."), "موسكو=RUS");
}

TEST(FindMentions, ReadsTheKingdomByThePaper) {
  EXPECT_EQ(read("أكد الكاتب أن المملكة تتصدى للإرهاب.", "2015-08-10", "okaz"), "الكاتب=EXPERT المملكة=SAU");
  EXPECT_EQ(read("تتصدى المملكة للإرهاب.", "2015-08-10", ""), "");
}

TEST(FindMentions, TakesThePairFromItsDemonyms) {
  EXPECT_EQ(read("اتفق الجانبان الإيراني والتركي."), "الجانبان_الإيراني_والتركي=IRN+TUR");
}

TEST(FindMentions, TakesOnlyStatesForTheTwoCountries) {
  EXPECT_EQ(read("بحثت إيران وتركيا خطر تنظيم داعش. وأكد البلدان التعاون."),
            "إيران=IRN وتركيا=TUR تنظيم_داعش=ISIS البلدان=IRN+TUR");
}

TEST(FindMentions, GivesKurdishRebelsTheGroupOfThePage) {
  EXPECT_EQ(read("قصفت تركيا حزب العمال الكردستاني. وقال إنها تواجه المتمردين الأكراد."),
            "تركيا=TUR حزب_العمال_الكردستاني=PKK المتمردين_الأكراد=PKK");
}

TEST(FindMentions, FindsPeopleByTheirGivenNames) { EXPECT_EQ(read("وصل محمد الزهراني إلى المدينة."), "محمد_الزهراني=EXPERT"); }

TEST(FindMentions, ListsTheNamesInsideAMention) {
  const text::Text text = text_of("قال وزير خارجية إيران محمد جواد ظريف ذلك.");
  const words::Words words = words::split_words(text, dictionary());
  const Mentions found = find_mentions(text, words, dictionary(), gazetteer(), parse_day("2015-08-10"));
  ASSERT_EQ(found.size(), 1U);
  ASSERT_EQ(found[0].names.size(), 2U);
  EXPECT_EQ(cut(text.utf8(), found[0].names[0].span), "إيران");
  EXPECT_EQ(cut(text.utf8(), found[0].names[1].span), "محمد جواد ظريف");
}

TEST(NameTagger, WhatIsNoModelLabelsNothing) {
  const text::Text text = text_of("قال سامي");
  const words::Words words = words::split_words(text, dictionary());
  const Ground ground(text, words, dictionary(), gazetteer());
  const auto facts = facts_of(ground, {});
  for (const std::string_view bytes : {std::string_view(), std::string_view("isnadNT1"), std::string_view("isnadXX1\0\0\0\0", 12)}) {
    const NameTagger tagger(bytes);
    EXPECT_TRUE(tagger.empty());
    for (const NameLabel label : tagger.label_page(text, facts)) EXPECT_EQ(label, NameLabel::none);
  }
}

std::string model_of(std::int8_t open_person, std::int8_t go_on) {
  std::string bytes(name_tagger_magic);
  const std::uint32_t bits = 0;
  bytes.append(reinterpret_cast<const char*>(&bits), sizeof bits);
  bytes.append(name_gap_count * name_label_count * name_label_count * sizeof(std::int32_t), '\0');
  const std::int8_t row[] = {open_person, go_on, -1, -1, -1, -1, -1, -1};
  return bytes.append(reinterpret_cast<const char*>(row), sizeof row);
}

TEST(NameTagger, FollowsTheWeightsAndNeverGoesOnFromNothing) {
  const text::Text text = text_of("قال سامي رامي");
  const words::Words words = words::split_words(text, dictionary());
  const Ground ground(text, words, dictionary(), gazetteer());
  const auto facts = facts_of(ground, {});
  const std::string opening = model_of(5, 1), going_on = model_of(-1, 5), nothing = model_of(-1, -1);
  for (const NameLabel label : NameTagger(opening).label_page(text, facts)) EXPECT_EQ(label, NameLabel::b_person);
  const auto inside = NameTagger(going_on).label_page(text, facts);
  ASSERT_EQ(inside.size(), 3U);
  EXPECT_EQ(inside[0], NameLabel::b_person);
  EXPECT_EQ(inside[1], NameLabel::i_person);
  EXPECT_EQ(inside[2], NameLabel::i_person);
  for (const NameLabel label : NameTagger(nothing).label_page(text, facts)) EXPECT_EQ(label, NameLabel::none);
}

TEST(NameFeatures, ASentenceWithoutAWordThatMayBeANameHasNone) {
  const text::Text text = text_of("((( ! 1999. قال سامي");
  const words::Words words = words::split_words(text, dictionary());
  const Ground ground(text, words, dictionary(), gazetteer());
  const auto facts = facts_of(ground, {});
  ASSERT_GE(text.sentences().size(), 2U);
  EXPECT_FALSE(facts.has(0));
  EXPECT_TRUE(facts.has(text.sentences().back().first));
  EXPECT_TRUE(facts_of(ground, {}, Sentences::all).has(0));
}

TEST(NameFeatures, OtherPlacesOfAWordAreToldWithoutThisOne) {
  const text::Text text = text_of("قال كلدوش. في كلدوش");
  const words::Words words = words::split_words(text, dictionary());
  const Ground ground(text, words, dictionary(), gazetteer());
  const auto facts = facts_of(ground, {});
  ASSERT_EQ(facts.size(), 5U);
  constexpr std::uint16_t after_in = 32;
  EXPECT_NE(facts[1].page & after_in, 0);
  EXPECT_EQ(facts[4].page & after_in, 0);
}

TEST(Gazetteer, TellsHeadsAndPartsOfNames) {
  EXPECT_NE(gazetteer().word_facts(text::folded("جامعة")) >> name_words_at, 0U);
  EXPECT_NE(gazetteer().word_facts(text::folded("كردية")) >> name_words_at, 0U);
  EXPECT_EQ(gazetteer().word_facts(text::folded("قال")) >> name_words_at, 0U);
  EXPECT_EQ(gazetteer().word_facts(text::folded("فلاديمير")) >> parts_at & 3U, 1U);
  EXPECT_EQ(gazetteer().word_facts(text::folded("قال")) >> parts_at & 15U, 0U);
}

// What the first person found in the sentence is said to be.
std::string why_of_person(const std::string& utf8) {
  const text::Text text = text_of(utf8);
  const words::Words words = words::split_words(text, dictionary());
  for (const Mention& m : find_mentions(text, words, dictionary(), gazetteer(), parse_day("2015-08-10"))) {
    if (m.kind == Kind::person) return m.reason;
  }
  return {};
}

TEST(FindMentions, AnotherSpellingOfAFullNameIsSaidToBeOne) {
  const std::string spelling = "spelling variant of ";
  EXPECT_EQ(why_of_person("قال هنري كيسينجر إن الأزمة ستطول.").substr(0, spelling.size()), spelling);
  EXPECT_EQ(why_of_person("قال أحمد داود أغولو إن الأزمة ستطول.").substr(0, spelling.size()), spelling);
  // The table's own spelling is none, and two people with like names are two.
  EXPECT_EQ(why_of_person("قال هنري كيسنجر إن الأزمة ستطول.").find(spelling), std::string::npos);
  EXPECT_EQ(why_of_person("قال خالد الشمري إن الأزمة ستطول.").find(spelling), std::string::npos);
  EXPECT_EQ(why_of_person("قال أحمد عطيف إن الأزمة ستطول.").find(spelling), std::string::npos);
}

}  // namespace
}  // namespace isnad::mentions
