// Copies are traced to their origin: forty groups of our own sentences, in tests/cases/record/origins.txt.
#include "isnad/record/origin.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <random>
#include <sstream>

namespace isnad::record {
namespace {

struct Sample {
  std::vector<PageText> pages;
  std::map<std::string, std::string> origin;  // of each page; its own id when it is nobody's copy
};

PageText page_of(std::istringstream& line, const std::string& group, const std::map<std::string, std::string>& sentences,
                 const std::map<std::string, std::string>& agencies) {
  PageText page;
  std::string name;
  line >> name >> page.outlet;
  // Names of two words are agencies.
  if (page.outlet == "\xD9\x81\xD8\xB1\xD8\xA7\xD9\x86\xD8\xB3") {  // "frans", of Agence France-Presse
    std::string second;
    line >> second;
    page.outlet += " " + second;
  }
  line >> page.published;
  page.id = group + ":" + name;
  for (std::string s; line >> s;) page.text += sentences.at(s) + "\n";
  const auto own = agencies.find(page.outlet);
  if (own != agencies.end()) page.outlet_code = own->second;
  const std::pair<const char*, const char*> marks[] = {{"(\xD8\xB1\xD9\x88\xD9\x8A\xD8\xAA\xD8\xB1\xD8\xB2)", "MED:REUTERS"},
                                                       {"(\xD8\xA3 \xD9\x81 \xD8\xA8)", "MED:AFP"},
                                                       {"(\xD9\x88\xD8\xA7\xD8\xB3)", "MED:SPA"}};
  for (const auto& [mark, code] : marks) {
    if (page.text.find(mark) != std::string::npos) page.agencies.emplace_back(code);
  }
  return page;
}

Sample read_sample() {
  std::ifstream file(std::string(ISNAD_SOURCE_DIR) + "/tests/cases/record/origins.txt");
  EXPECT_TRUE(file.good());
  Sample out;
  std::map<std::string, std::string> sentences;
  std::map<std::string, std::string> agencies;
  std::string group;
  std::string first;
  for (std::string text; std::getline(file, text);) {
    std::istringstream line(text);
    std::string what;
    line >> what;
    if (what == "g") {
      line >> group;
      first.clear();
      sentences.clear();
    } else if (what == "s") {
      std::string name;
      line >> name;
      std::getline(line >> std::ws, sentences[name]);
    } else if (what == "a") {
      const std::size_t code = text.rfind(' ');
      agencies[text.substr(2, code - 2)] = text.substr(code + 1);
    } else if (what == "p" || what == "i") {
      out.pages.push_back(page_of(line, group, sentences, agencies));
      const std::string& id = out.pages.back().id;
      if (what == "p" && first.empty()) first = id;
      out.origin[id] = what == "p" ? first : id;
    }
  }
  return out;
}

Joins traced(const std::vector<PageText>& pages, const std::set<std::string>& rejected = {}) {
  OriginTracer tracer;
  for (const PageText& page : pages) tracer.add(page);
  return tracer.trace(rejected);
}

std::map<std::string, std::string> origins_of(const Joins& joins) {
  std::map<std::string, std::string> out;
  for (const Member& m : joins.members) out[m.subject] = m.cluster.substr(m.cluster.find(':') + 1);
  return out;
}

TEST(Origin, FortyGroupsAreTracedToTheirFirstPage) {
  const Sample sample = read_sample();
  ASSERT_GE(sample.pages.size(), 100U);
  const auto found = origins_of(traced(sample.pages));
  std::size_t right = 0;
  std::string wrong;
  for (const auto& [page, origin] : sample.origin) {
    const auto it = found.find(page);
    const std::string got = it == found.end() ? page : it->second;
    if (got == origin) {
      ++right;
    } else {
      wrong += page + " -> " + got + "\n";
    }
  }
  const double share = static_cast<double>(right) / static_cast<double>(sample.origin.size());
  RecordProperty("right", std::to_string(right) + " of " + std::to_string(sample.origin.size()));
  std::printf("origin right: %zu of %zu pages\n%s", right, sample.origin.size(), wrong.c_str());
  EXPECT_GE(share, 0.95) << wrong;
}

TEST(Origin, OrderOfAddingDoesNotShow) {
  Sample sample = read_sample();
  const auto expected = origins_of(traced(sample.pages));
  std::mt19937 random(3);
  for (int turn = 0; turn < 3; ++turn) {
    std::shuffle(sample.pages.begin(), sample.pages.end(), random);
    EXPECT_EQ(origins_of(traced(sample.pages)), expected);
  }
}

TEST(Origin, RejectedCopyIsAnOriginOfItsOwn) {
  const Sample sample = read_sample();
  const Joins before = traced({sample.pages[0], sample.pages[1]});
  ASSERT_EQ(before.links.size(), 1U);
  EXPECT_EQ(before.members.size(), 2U);
  const Joins after = traced({sample.pages[0], sample.pages[1]}, {join_id(before.links[0])});
  EXPECT_EQ(after.links.size(), 1U);
  EXPECT_TRUE(after.members.empty());
}

// "sent a cable of congratulations ... wishing his people progress": said of another president each time.
TEST(Origin, AFormulaThatComesBackMakesNoCopies) {
  const auto page = [](const char* id, const char* day, const std::string& who) {
    const std::string text = "بعث رئيس الجمهورية برقية تهنئة إلى " + who +
                             " بمناسبة العيد الوطني لبلاده، وأعرب باسمه وباسم الحكومة والشعب عن أصدق التهاني وأطيب الأماني بدوام الصحة والتوفيق له.";
    return PageText{id, "x", day, text, {}, "", 0};
  };
  const PageText first = page("a", "2020-03-01", "رئيس كولومبيا خوان سانتوس الذي يحكم منذ سنوات عشر");
  const PageText second = page("b", "2020-03-02", "ملك النرويج هارالد الخامس وولي عهده الأمير هاكون وأسرته كلها");
  const PageText third = page("c", "2020-03-12", "رئيسة كرواتيا الجديدة التي تولت مهامها الشهر الماضي بعد الاقتراع");
  EXPECT_EQ(traced({first, second}).links.size(), 1U) << "two pages do not tell a formula from a text";
  EXPECT_TRUE(traced({first, second, third}).links.empty());
}

TEST(Origin, TextsWithoutWordsAreNobodysCopies) {
  EXPECT_TRUE(traced({{"a", "x", "2020-01-01", "", {}, "", 0}, {"b", "y", "2020-01-01", "", {}, "", 0}}).links.empty());
}

}  // namespace
}  // namespace isnad::record
