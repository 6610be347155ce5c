#include "isnad/record/records.h"

#include <gtest/gtest.h>

#include "isnad/record/addition.h"
#include "isnad/record/pack.h"

namespace isnad::record {
namespace {

const std::string document =
    R"({"kind":"document","id":"0123456789abcdef","page":"a.txt","title":null,"published":"2021-06-05T13:02","publisher":"x","bytes":100,"engine":"isnad 0.1.0","tables":"t"})"
    "\n";

std::string event(const std::string& id = "0123456789abcdef:10", const std::string& span = "[10,14]",
                  const std::string& date = "null") {
  return R"({"kind":"event","id":")" + id + R"(","page":"a.txt","trigger":{"text":"word","span":)" + span +
         R"(},"sentence":[0,50],"type":"AID","mode":null,"status":"actual","quad":"material_cooperation","source":[{"code":"IRN","name":"n"}],"target":[{"code":"RUS"}],"date":)" +
         date + R"(,"attribution":[{"who":"USA","name":null,"stance":"asserts"}],"confidence":0.5,"why":["frame x"]})" + "\n";
}

TEST(ParseRecords, ReadsWhatTheStoreNeeds) {
  const auto page = parse_records(document + event("0123456789abcdef:10", "[10,14]", R"(["2021-06-01","2021-06-05"])"));
  ASSERT_TRUE(page.ok()) << page.error().line();
  EXPECT_EQ(page.value().document.published_day(), parse_day("2021-06-05"));
  const EventRecord& e = page.value().events.at(0);
  EXPECT_EQ(e.line, 1U);
  EXPECT_EQ(e.trigger, (Span{10, 14}));
  EXPECT_EQ(e.source.at(0).name, "n");
  EXPECT_EQ(e.voices.at(0).stance, "asserts");
  EXPECT_EQ(e.date->last, *parse_day("2021-06-05"));
  EXPECT_EQ(e.mode, "");
}

TEST(ParseRecords, KeepsLinesOfOtherKindsOutOfTheWay) {
  const auto page = parse_records(document + R"({"kind":"claim","id":"c"})" + "\n" + event());
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(page.value().events.at(0).line, 2U);
}

TEST(ParseRecords, RefusesWhatIsNoPagesRecords) {
  const std::vector<std::string> bad{"",
                                     "{}\n",
                                     "no json\n",
                                     event(),
                                     document + document,
                                     document + event("0123456789abcdef:11"),
                                     document + event("fedcba9876543210:10"),
                                     document + event("0123456789abcdef:10", "[10,101]"),
                                     document + event("0123456789abcdef:10", "[10,9]"),
                                     document + event("0123456789abcdef:10", "[-1,9]"),
                                     document + event("0123456789abcdef:10", "[10,99999999999]"),
                                     document + event() + event(),
                                     document + event("0123456789abcdef:10", "[10,14]", R"(["2021-06-05","2021-06-01"])"),
                                     document + event("0123456789abcdef:10", "[10,14]", R"(["2021-02-30","2021-06-01"])"),
                                     document + "\n" + event()};
  for (const std::string& lines : bad) EXPECT_FALSE(parse_records(lines).ok()) << lines;
}

TEST(LineAt, CountsFromTheDocumentLine) {
  EXPECT_EQ(line_at("a\nb\nc\n", 0), "a");
  EXPECT_EQ(line_at("a\nb\nc\n", 2), "c");
  EXPECT_EQ(line_at("a\nb\nc\n", 3), "");
  EXPECT_EQ(line_at("", 1), "");
}

TEST(Time, IsWrittenAsItIsRead) {
  for (const char* text : {"1969-12-31T23:59:59Z", "1970-01-01T00:00:00Z", "2026-11-22T10:20:30Z"})
    EXPECT_EQ(iso_time(*parse_time(text)), text);
  EXPECT_EQ(iso_time(*parse_time("2024-02-29")), "2024-02-29T00:00:00Z");
  for (const char* text :
       {"", "2023-02-29", "2026-11-22T24:00:00Z", "2026-11-22T10:20:30", "2026-11-22 10:20:30Z", "2026-11-22T1a:20:30Z"})
    EXPECT_FALSE(parse_time(text)) << text;
}

TEST(Pack, GivesBackWhatWasPackedAndRefusesTheRest) {
  for (const std::string& bytes : {std::string(), std::string(3, '\0'), std::string(100000, 'x')})
    EXPECT_EQ(unpacked(packed(bytes), 200000).value(), bytes);
  EXPECT_FALSE(unpacked(packed(std::string(1000, 'x')), 999).ok());
  EXPECT_FALSE(unpacked("not packed", 1000).ok());
  std::string damaged = packed(std::string(1000, 'x') + "y");
  damaged.resize(damaged.size() - 1);
  EXPECT_FALSE(unpacked(damaged, 2000).ok());
}

TEST(Base64, GivesBackWhatWasWritten) {
  for (const std::string& bytes :
       {std::string(), std::string("a"), std::string("ab"), std::string("abc"), std::string("\0\xFF\xFE", 3)}) {
    EXPECT_EQ(from_base64(base64(bytes)).value(), bytes);
  }
  EXPECT_FALSE(from_base64("abc").ok());
  EXPECT_FALSE(from_base64("a*c=").ok());
}

}  // namespace
}  // namespace isnad::record
