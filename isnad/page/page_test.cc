// Encodings, bad input and offsets; what pages say is in page_cases_test.cc.

#include "isnad/page/page.h"

#include <gtest/gtest.h>

#include <chrono>

#include "isnad/base/utf8.h"

namespace isnad::page {
namespace {

const lexicon::Lexicon& tables() {
  static const auto* const loaded = new Result<lexicon::Lexicon>(lexicon::load_lexicon(std::string(ISNAD_SOURCE_DIR) + "/data"));
  if (!loaded->ok()) ADD_FAILURE() << loaded->error().line();
  return loaded->value();
}

Result<Page> read(std::string_view bytes) { return read_page(bytes, "page", tables()); }

const std::string title = "مجلس الوزراء يناقش الميزانية الجديدة";
const std::string paragraph =
    "ناقش مجلس الوزراء في جلسته الأسبوعية مشروع الميزانية الجديدة، وقرر إحالته إلى البرلمان قبل نهاية الشهر الجاري.";

std::string sample() { return title + "\n\n" + paragraph + "\n"; }

std::string utf16(std::string_view text, bool little, bool mark) {
  std::string out;
  const auto add = [&](char32_t unit) {
    const char low = static_cast<char>(unit & 0xFFU);
    const char high = static_cast<char>(unit >> 8U);
    out += little ? low : high;
    out += little ? high : low;
  };
  if (mark) add(0xFEFF);
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    add(point.value);
    at += point.size;
  }
  return out;
}

std::string why_refused(std::string_view bytes) {
  const auto page = read(bytes);
  if (page.ok()) return {};
  EXPECT_EQ(page.error().code, ErrorCode::refused);
  EXPECT_EQ(page.error().where, "page");
  EXPECT_EQ(page.error().line().find('\n'), std::string::npos);
  return page.error().message;
}

std::string text_of(const Page& page, std::size_t block) {
  return block < page.blocks.size() ? std::string(cut(page.utf8, page.blocks[block].text)) : "no such block";
}

TEST(ReadPage, RefusesWhatIsNoText) {
  EXPECT_NE(why_refused("").find("empty"), std::string::npos);
  EXPECT_NE(why_refused(" \r\n\t").find("white space"), std::string::npos);
  EXPECT_NE(why_refused("%PDF-1.7\n").find("PDF"), std::string::npos);
  EXPECT_NE(why_refused(std::string(4000, '\0')).find("binary"), std::string::npos);
  std::string noise;
  for (unsigned i = 0, value = 1; i < 4000; ++i, value = value * 1664525U + 1013904223U) noise += static_cast<char>(value >> 24U);
  EXPECT_NE(why_refused(noise).find("binary"), std::string::npos);
}

TEST(ReadPage, NamesTheLimitWhenThePageIsTooLarge) {
  const std::string line(100'000'000, 'a');
  const std::string message = why_refused(line);
  EXPECT_NE(message.find("largest_page"), std::string::npos);
  EXPECT_NE(message.find(std::to_string(largest_page)), std::string::npos);
}

TEST(ReadPage, KnowsUtf16ByMarkAndByPattern) {
  for (const bool little : {true, false}) {
    for (const bool mark : {true, false}) {
      const auto page = read(utf16(sample(), little, mark));
      ASSERT_TRUE(page.ok()) << page.error().line();
      EXPECT_EQ(page.value().encoding.substr(0, 6), "UTF-16");
      EXPECT_EQ(page.value().encoding_how, mark ? "bom" : "nul pattern");
      EXPECT_EQ(text_of(page.value(), 0), title);
      EXPECT_EQ(text_of(page.value(), 1), paragraph);
    }
  }
}

TEST(ReadPage, LeadsBackToUtf16Bytes) {
  const std::string bytes = utf16(sample(), true, true);
  const auto page = read(bytes);
  ASSERT_TRUE(page.ok());
  for (const Block& block : page.value().blocks) {
    const Span span = page.value().map.to_page(block.text);
    EXPECT_EQ(cut(bytes, span), utf16(cut(page.value().utf8, block.text), true, false));
  }
}

TEST(ReadPage, TakesAUtf8Mark) {
  const std::string bytes = "\xEF\xBB\xBF" + sample();
  const auto page = read(bytes);
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(page.value().encoding_how, "bom");
  EXPECT_EQ(text_of(page.value(), 0), title);
  EXPECT_EQ(cut(bytes, page.value().map.to_page(page.value().blocks[1].text)), paragraph);
}

TEST(ReadPage, KeepsOffsetsBehindBadBytes) {
  const std::string bytes = title + "\n\n\xC0\xFF" + paragraph + "\n";
  const auto page = read(bytes);
  ASSERT_TRUE(page.ok());
  ASSERT_EQ(page.value().blocks.size(), 2U);
  const Span block = page.value().blocks[1].text;
  EXPECT_EQ(cut(page.value().utf8, block), "\xEF\xBF\xBD\xEF\xBF\xBD" + paragraph);
  EXPECT_EQ(cut(bytes, page.value().map.to_page({block.begin + 6, block.end})), paragraph);
  ASSERT_FALSE(page.value().notes.empty());
  EXPECT_NE(page.value().notes[0].find("2 bytes not UTF-8"), std::string::npos);
}

TEST(ReadPage, ReadsMixedEncodings) {
  const std::string bytes = sample() + "\xE3\xCC\xE1\xD3 \xC7\xE1\xE6\xD2\xD1\xC7\xC1\n";
  const auto page = read(bytes);
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(page.value().encoding, "UTF-8");
  EXPECT_EQ(text_of(page.value(), 1), paragraph);
  EXPECT_FALSE(page.value().notes.empty());
}

TEST(ReadPage, SurvivesAMillionNestedTags) {
  std::string bytes = "<html><body>";
  for (int i = 0; i < 1'000'000; ++i) bytes += "<div>";
  bytes += paragraph + "</body></html>";
  const auto page = read(bytes);
  ASSERT_TRUE(page.ok());
  ASSERT_EQ(page.value().blocks.size(), 1U);
  EXPECT_EQ(text_of(page.value(), 0), paragraph);
  ASSERT_FALSE(page.value().notes.empty());
  EXPECT_NE(page.value().notes[0].find("not parsed"), std::string::npos);
}

TEST(ReadPage, SurvivesHostileMarkup) {
  std::string formatting = "<html><body>";
  for (int i = 0; i < 1500; ++i) formatting += "<b id=x" + std::to_string(i) + ">";
  for (int i = 0; i < 100'000; ++i) formatting += "<p>x";
  std::string unmatched = "<html><body>";
  for (int i = 0; i < 300'000; ++i) unmatched += "<div></x>";
  std::string attributes = "<html><body><p";
  for (int i = 0; i < 200'000; ++i) attributes += " a" + std::to_string(i) + "=1";
  attributes += ">";
  for (const std::string* bytes : {&formatting, &unmatched, &attributes}) {
    const auto begin = std::chrono::steady_clock::now();
    const auto page = read(*bytes + paragraph + "</body></html>");
    ASSERT_TRUE(page.ok());
    ASSERT_FALSE(page.value().notes.empty());
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
  }
}

TEST(ReadPage, ReadsManyUnclosedParagraphs) {
  std::string bytes = "<html><body>";
  for (int i = 0; i < 5000; ++i) bytes += "<p>" + paragraph + "<li>x";
  const auto page = read(bytes);
  ASSERT_TRUE(page.ok());
  EXPECT_GT(page.value().blocks.size(), 4000U);
}

TEST(ReadPage, ReadsDeepJsonAsText) {
  const std::string bytes(200'000, '[');
  EXPECT_TRUE(read("{\"a\":" + bytes).ok());
}

TEST(ReadPage, GivesTheSameIdForTheSameBytes) {
  const auto one = read(sample());
  const auto two = read_page(sample(), "another name", tables());
  ASSERT_TRUE(one.ok() && two.ok());
  EXPECT_EQ(one.value().id, two.value().id);
  EXPECT_EQ(one.value().id.size(), 16U);
}

TEST(ReadPage, CutsEntitiesWhole) {
  const std::string bytes = "<html><body><p>" + paragraph + " A &amp; B &#1605;&#1606; &raquo; tail</p></body></html>";
  const auto page = read(bytes);
  ASSERT_TRUE(page.ok());
  ASSERT_EQ(page.value().blocks.size(), 1U);
  const std::string& text = page.value().utf8;
  const auto span_of = [&](const std::string& part) {
    const auto at = static_cast<std::uint32_t>(text.find(part));
    return page.value().map.to_page({at, at + static_cast<std::uint32_t>(part.size())});
  };
  EXPECT_EQ(cut(bytes, span_of("& B")), "&amp; B");
  EXPECT_EQ(cut(bytes, span_of("من »")), "&#1605;&#1606; &raquo;");
  EXPECT_EQ(cut(bytes, span_of("tail")), "tail");
}

TEST(ReadPage, IsDeterministic) {
  const auto one = read(sample());
  const auto two = read(sample());
  ASSERT_TRUE(one.ok() && two.ok());
  EXPECT_EQ(one.value().utf8, two.value().utf8);
  EXPECT_EQ(one.value().dropped.size(), two.value().dropped.size());
}

TEST(ReadJsonRecord, LeadsBackThroughEscapes) {
  const std::string record = R"({"title":"A \u0645\u0646 \ud83d\udd34 z","body":"one\ntwo \"three\" four"})";
  const auto page = read_json_record(record, "r", {}, tables());
  ASSERT_TRUE(page.ok()) << page.error().line();
  const std::string& text = page.value().utf8;
  const auto cut_at = [&](const std::string& part) {
    const auto at = static_cast<std::uint32_t>(text.find(part));
    return std::string(cut(record, page.value().map.to_page({at, at + static_cast<std::uint32_t>(part.size())})));
  };
  EXPECT_EQ(cut_at("من"), "\\u0645\\u0646");
  EXPECT_EQ(cut_at("\xF0\x9F\x94\xB4"), "\\ud83d\\udd34");
  EXPECT_EQ(cut_at("\"three\" four"), "\\\"three\\\" four");
}

TEST(ReadJsonRecord, RefusesWhatIsNoRecord) {
  for (const char* record : {"{\"title\": ", "[1,2]", "{}", "3", "not json at all"}) {
    const auto page = read_json_record(record, "r", {}, tables());
    ASSERT_FALSE(page.ok()) << record;
    EXPECT_EQ(page.error().code, ErrorCode::refused);
  }
}

TEST(ReadJsonRecord, SaysWhichDayItDidNotUnderstand) {
  const auto page = read_json_record(R"({"title":"t t t","body":"b","published":"some day"})", "r", {}, tables());
  ASSERT_TRUE(page.ok());
  EXPECT_FALSE(page.value().published);
  ASSERT_FALSE(page.value().notes.empty());
  EXPECT_NE(page.value().notes[0].find("some day"), std::string::npos);
}

TEST(ReadJsonRecord, SaysThatThereIsNoBody) {
  const auto page = read_json_record(R"({"title":"t t t","content":"b"})", "r", {}, tables());
  ASSERT_TRUE(page.ok());
  ASSERT_EQ(page.value().notes.size(), 1U);
  EXPECT_NE(page.value().notes[0].find("\"title\", \"content\"; name it with --map body=..."), std::string::npos);
  EXPECT_TRUE(read_json_record(R"({"title":"t t t","body":"b"})", "r", {}, tables()).value().notes.empty());
}

TEST(ParseJsonFields, ReadsAMapping) {
  const auto fields = parse_json_fields("title=headline,body=text");
  ASSERT_TRUE(fields.ok());
  EXPECT_EQ(fields.value().title, "headline");
  EXPECT_EQ(fields.value().body, "text");
  EXPECT_EQ(fields.value().author, "author");
  EXPECT_TRUE(parse_json_fields("").ok());
}

TEST(ParseJsonFields, RefusesUnknownFields) {
  const auto unknown = parse_json_fields("titel=headline");
  ASSERT_FALSE(unknown.ok());
  EXPECT_EQ(unknown.error().code, ErrorCode::usage);
  EXPECT_NE(unknown.error().message.find("titel"), std::string::npos);
  EXPECT_FALSE(parse_json_fields("title").ok());
  EXPECT_FALSE(parse_json_fields("title=").ok());
}

TEST(SourceMap, JoinsRunsAndWidensToUnits) {
  SourceMap map;
  map.add(10, 3, 2, 1);
  map.add(13, 2, 2, 1);
  map.add_inserted(1);
  map.add(40, 1, 2, 7);
  EXPECT_EQ(map.text_size(), 13U);
  EXPECT_EQ(map.to_page({0, 10}), (Span{10, 15}));
  EXPECT_EQ(map.to_page({3, 4}), (Span{11, 12}));
  EXPECT_EQ(map.to_page({11, 13}), (Span{40, 47}));
  EXPECT_EQ(map.to_page({8, 13}), (Span{14, 47}));
}

// Whatever the bytes are: an answer or a refusal, and every span inside the page.
TEST(ReadPage, AnswersForBrokenPages) {
  const std::string html = "<html><head><title>" + title + "</title></head><body><h1>" + title + "</h1><p>" + paragraph +
                           "</p><p>&laquo;" + paragraph + "&raquo;</p></body></html>";
  unsigned value = 7;
  for (int round = 0; round < 3000; ++round) {
    std::string bytes = round % 2 == 0 ? sample() : html;
    for (int change = 0; change < 6; ++change) {
      value = value * 1664525U + 1013904223U;
      const std::size_t at = (value >> 8U) % bytes.size();
      if (change % 3 == 2)
        bytes.erase(at, (value >> 4U) % 9);
      else
        bytes[at] = "<>&\"\n /;=\xD9\xA7-:"[(value >> 20U) % 13];
      if (bytes.empty()) break;
    }
    const auto page = read(bytes);
    if (!page.ok()) continue;
    for (const Block& block : page.value().blocks) {
      ASSERT_LE(block.text.end, page.value().utf8.size());
      const Span span = page.value().map.to_page(block.text);
      ASSERT_LE(span.begin, span.end);
      ASSERT_LE(span.end, bytes.size());
    }
    for (const Dropped& dropped : page.value().dropped) ASSERT_LE(dropped.page.end, bytes.size());
  }
}

}  // namespace
}  // namespace isnad::page
