// The front door: the same from the tables inside and from their folder, records as docs/record.md
// writes them, and bytes of the page behind every span in every encoding.
#include "isnad/engine/engine.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "isnad/base/utf8.h"
#include "isnad/engine/records.h"
#include "tests/sample_pages.h"

namespace isnad {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using tests::engine;

const fs::path source_dir = ISNAD_SOURCE_DIR;

std::vector<tests::SamplePage> samples() {
  std::vector<tests::SamplePage> pages = tests::own_pages();
  std::erase_if(pages, [](const tests::SamplePage& page) { return page.name.rfind("samples/", 0) != 0; });
  EXPECT_GE(pages.size(), 10U);
  return pages;
}

// Of the events tests/determinism_test.cc says the same, on more pages.
TEST(Engine, FindsTheSameNamesAndTimesWithTheTablesInsideAndWithTheirFolder) {
  const auto folder = Engine::open((source_dir / "data").string());
  ASSERT_TRUE(folder.ok()) << folder.error().line();
  EXPECT_EQ(folder.value()->tables_version(), engine().tables_version());
  EXPECT_EQ(folder.value()->lexicon().table_names(), engine().lexicon().table_names());
  for (const tests::SamplePage& page : samples()) {
    const auto inside = engine().read(page.bytes, page.name);
    const auto outside = folder.value()->read(page.bytes, page.name);
    ASSERT_TRUE(inside.ok() && outside.ok()) << page.name;
    EXPECT_EQ(mention_records(*inside.value()), mention_records(*outside.value())) << page.name;
    EXPECT_EQ(time_records(*inside.value()), time_records(*outside.value())) << page.name;
  }
}

TEST(Engine, SaysWhatIsWrongWithAFolderOfTables) {
  const fs::path folder = fs::path(testing::TempDir()) / "isnad_engine_test";
  fs::remove_all(folder);
  EXPECT_FALSE(Engine::open((folder / "missing").string()).ok());
  fs::create_directories(folder / "times");
  std::ofstream(folder / "times" / "months.tsv", std::ios::binary) << "id\tnames\njan\n";
  const auto opened = Engine::open(folder.string());
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.error().where, (folder / "times" / "months.tsv").string() + ":2");
  fs::remove_all(folder);
}

TEST(Engine, RefusesWhatIsNoPage) {
  EXPECT_FALSE(engine().read("", "empty").ok());
  EXPECT_FALSE(engine().read(std::string(100, '\0'), "binary").ok());
}

// The members that a table of docs/record.md names: in the section that begins with `heading`.
std::set<std::string> documented(const std::string& heading) {
  const std::string text = tests::file_bytes((source_dir / "docs" / "record.md").string());
  std::set<std::string> members;
  const std::size_t begin = text.find("\n" + heading);
  EXPECT_NE(begin, std::string::npos) << heading;
  if (begin == std::string::npos) return members;
  std::istringstream in(text.substr(begin + 1 + heading.size()));
  bool in_table = false;
  for (std::string line; std::getline(in, line);) {
    const bool row = line.rfind("|", 0) == 0;
    if (in_table && !row) break;
    in_table = in_table || row;
    if (line.rfind("| `", 0) == 0) members.insert(line.substr(3, line.find('`', 3) - 3));
  }
  EXPECT_FALSE(members.empty()) << heading;
  return members;
}

// The members of a line that docs/record.md lists in one row: "| `mention` | `text`, `span` ...".
std::set<std::string> listed_in_row(const std::string& kind) {
  std::istringstream in(tests::file_bytes((source_dir / "docs" / "record.md").string()));
  std::set<std::string> members = {"kind"};
  for (std::string line; std::getline(in, line);) {
    if (line.rfind("| `" + kind + "` |", 0) != 0) continue;
    // What stands in brackets are values, not members.
    int depth = 0;
    std::string name;
    bool inside = false;
    for (const char c : line.substr(line.find('|', 1))) {
      if (c == '(') ++depth;
      if (c == ')') --depth;
      if (c == '`') {
        if (inside && depth == 0 && name.find(' ') == std::string::npos && name != "null") members.insert(name);
        inside = !inside;
        name.clear();
      } else if (inside) {
        name += c;
      }
    }
  }
  EXPECT_GT(members.size(), 5U) << kind;
  return members;
}

std::set<std::string> members_of(const Json& object) {
  std::set<std::string> members;
  for (const auto& [name, value] : object.items()) members.insert(name);
  return members;
}

std::string listed(const std::set<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : " ") + name;
  return out;
}

/// The object has the documented members and no other; those in `optional` may be left out.
void expect_members(const Json& object, const std::set<std::string>& documented_members, const std::set<std::string>& optional) {
  const std::set<std::string> have = members_of(object);
  std::set<std::string> missing;
  std::set<std::string> unknown;
  for (const std::string& name : documented_members) {
    if (!have.contains(name) && !optional.contains(name)) missing.insert(name);
  }
  for (const std::string& name : have) {
    if (!documented_members.contains(name)) unknown.insert(name);
  }
  EXPECT_TRUE(missing.empty()) << listed(missing) << ": documented, but absent";
  EXPECT_TRUE(unknown.empty()) << listed(unknown) << ": not in docs/record.md";
}

void expect_span(const Json& span, std::size_t bytes) {
  ASSERT_TRUE(span.is_array() && span.size() == 2 && span[0].is_number_unsigned() && span[1].is_number_unsigned()) << span;
  EXPECT_LE(span[0].get<std::size_t>(), span[1].get<std::size_t>());
  EXPECT_LE(span[1].get<std::size_t>(), bytes);
}

void expect_one_of(const Json& value, const std::set<std::string>& values) {
  ASSERT_TRUE(value.is_string()) << value;
  EXPECT_TRUE(values.contains(value.get<std::string>())) << value << " is none of " << listed(values);
}

void expect_range(const Json& range) {
  if (range.is_null()) return;
  ASSERT_TRUE(range.is_array() && range.size() == 2) << range;
  const auto first = parse_day(range[0].get<std::string>());
  const auto last = parse_day(range[1].get<std::string>());
  ASSERT_TRUE(first && last) << range;
  EXPECT_LE(*first, *last);
}

const std::set<std::string> via{"name", "role", "capital", "demonym", "pronoun", "dropped", "pair", "context"};

void check_document(const Json& d, std::size_t bytes) {
  static const std::set<std::string> members = documented("## `document`");
  expect_members(d, members, {"offset", "map"});
  EXPECT_EQ(d["kind"], "document");
  EXPECT_EQ(d["id"].get<std::string>().size(), 16U);
  EXPECT_EQ(d["bytes"].get<std::size_t>(), bytes);
  EXPECT_EQ(d["engine"], "isnad " + std::string(version()));
  for (const char* name : {"title", "published", "publisher", "origin", "author", "translator", "section"}) {
    EXPECT_TRUE(d[name].is_null() || d[name].is_string()) << name;
    EXPECT_EQ(d["found"].contains(name), !d[name].is_null()) << name;
  }
  for (const auto& [name, found] : d["found"].items()) {
    EXPECT_EQ(listed(members_of(found)), "how span") << name;
    expect_span(found["span"], bytes);
  }
  for (const Json& span : d["body"]) expect_span(span, bytes);
  for (const Json& related : d["related"]) expect_span(related.at("span"), bytes);
  for (const Json& dropped : d["dropped"]) expect_span(dropped.at("span"), bytes);
  EXPECT_TRUE(d["notes"].is_array());
}

void check_event(const Json& e, const Json& document, std::size_t bytes) {
  static const std::set<std::string> members = documented("## `event`");
  static const std::set<std::string> participant = documented("A **participant**:");
  static const std::set<std::string> voice = documented("A **voice**:");
  expect_members(e, members, {});
  EXPECT_EQ(e["id"], document["id"].get<std::string>() + ":" + std::to_string(e["trigger"]["span"][0].get<std::size_t>()));
  EXPECT_EQ(e["page"], document["page"]);
  expect_span(e["trigger"]["span"], bytes);
  expect_span(e["sentence"], bytes);
  expect_one_of(e["status"], {"actual", "planned", "predicted", "hypothetical", "requested", "negated"});
  expect_one_of(e["quad"], {"verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"});
  EXPECT_FALSE(e["source"].empty() && e["target"].empty()) << "an event of nobody";
  for (const char* side : {"source", "target"}) {
    for (const Json& p : e[side]) {
      expect_members(p, participant, {"sector", "name", "role"});
      expect_one_of(p["via"], via);
      expect_span(p["span"], bytes);
      EXPECT_TRUE(p["entity"].is_null() || p["entity"].get<std::string>().front() == 'e');
    }
  }
  for (const Json& v : e["attribution"]) {
    expect_members(v, voice, {});
    expect_one_of(v["stance"], {"asserts", "denies", "admits", "doubts", "promises", "predicts"});
    expect_span(v["span"], bytes);
  }
  expect_range(e["date"]);
  EXPECT_EQ(e["date"].is_null(), e["date_evidence"].is_null());
  if (!e["date_evidence"].is_null()) {
    EXPECT_EQ(listed(members_of(e["date_evidence"])), "anchor span text");
    expect_one_of(e["date_evidence"]["anchor"], {"absolute", "published", "context"});
  }
  if (!e["place"].is_null()) {
    EXPECT_EQ(listed(members_of(e["place"])), "country lat lon name span");
  }
  EXPECT_TRUE(e["confidence"].get<double>() >= 0 && e["confidence"].get<double>() <= 1);
  EXPECT_FALSE(e["why"].empty());
}

/// The lines of a record, each one parsed.
std::vector<Json> lines_of(const std::string& records) {
  EXPECT_TRUE(records.ends_with("\n"));
  EXPECT_EQ(first_bad_utf8(records), records.size());
  std::vector<Json> lines;
  std::istringstream in(records);
  for (std::string line; std::getline(in, line);) {
    Json json = Json::parse(line, nullptr, false);
    EXPECT_TRUE(json.is_object()) << line;
    if (json.is_object()) lines.push_back(std::move(json));
  }
  return lines;
}

TEST(Records, AreTheLinesThatTheDocumentPromises) {
  std::size_t events = 0;
  for (const tests::SamplePage& page : samples()) {
    SCOPED_TRACE(page.name);
    const auto read = engine().read(page.bytes, page.name);
    ASSERT_TRUE(read.ok());
    const std::vector<Json> lines = lines_of(records_of(*read.value()));
    ASSERT_FALSE(lines.empty());
    check_document(lines.front(), page.bytes.size());
    std::size_t last = 0;
    for (std::size_t i = 1; i < lines.size(); ++i) {
      SCOPED_TRACE(lines[i].dump());
      ASSERT_EQ(lines[i]["kind"], "event");
      check_event(lines[i], lines.front(), page.bytes.size());
      const auto trigger = lines[i]["trigger"]["span"][0].get<std::size_t>();
      EXPECT_GE(trigger, last) << "not in the order of triggers";
      last = trigger;
    }
    events += lines.size() - 1;
  }
  EXPECT_GT(events, 30U);
}

TEST(Records, OfMentionsAndTimesAreTheLinesThatTheDocumentPromises) {
  const std::set<std::string> mention = listed_in_row("mention");
  const std::set<std::string> time = listed_in_row("time");
  for (const tests::SamplePage& page : samples()) {
    SCOPED_TRACE(page.name);
    const auto read = engine().read(page.bytes, page.name);
    ASSERT_TRUE(read.ok());
    const std::vector<Json> mentions = lines_of(mention_records(*read.value()));
    ASSERT_EQ(mentions.size(), read.value()->mentions.size() + 1);
    for (std::size_t i = 1; i < mentions.size(); ++i) {
      expect_members(mentions[i], mention, {"names", "second"});
      expect_one_of(mentions[i]["via"], via);
      expect_span(mentions[i]["span"], page.bytes.size());
    }
    const std::vector<Json> times = lines_of(time_records(*read.value()));
    ASSERT_EQ(times.size(), read.value()->times.size() + 1);
    for (std::size_t i = 1; i < times.size(); ++i) {
      expect_members(times[i], time, {});
      expect_range(times[i]["value"]);
      expect_span(times[i]["span"], page.bytes.size());
    }
  }
}

TEST(Records, TellWhereAPageBeginsInItsFileOnlyWhenItDoesNotBeginIt) {
  const auto read = engine().read("هاجمت روسيا أوكرانيا في 24 فبراير 2022.", "page");
  ASSERT_TRUE(read.ok());
  EXPECT_FALSE(lines_of(records_of(*read.value())).front().contains("offset"));
  EXPECT_EQ(lines_of(records_of(*read.value(), 77)).front()["offset"], 77);
}

TEST(Records, TellHowTheMembersOfAJsonRecordAreNamedOnlyWhenNotAsOurs) {
  const std::string record = R"({"title": "هاجمت روسيا أوكرانيا", "text": "هاجمت روسيا أوكرانيا في 24 فبراير 2022."})";
  page::JsonFields fields;
  fields.body = "text";
  const auto read = engine().read_json(record, "page", fields);
  ASSERT_TRUE(read.ok());
  const std::string first = records_of(*read.value());
  EXPECT_EQ(lines_of(first).front()["map"], "body=text");
  const auto again = engine().read_again(record, "page", "body=text");
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(records_of(*again.value()), first);
  EXPECT_FALSE(engine().read_again(record, "page", "text").ok());
  const auto own = engine().read_again(record, "page", "");
  ASSERT_TRUE(own.ok());
  EXPECT_FALSE(lines_of(records_of(*own.value())).front().contains("map"));
}

TEST(Records, StayJsonWhateverTheBytesOfThePage) {
  for (const char* bytes : {"هاجمت روسيا أوكرانيا \xFF\xD8 أمس.", "قال \"لافروف\": \\ هاجمت روسيا\tأوكرانيا\x01.", "هاجمت\u2028روسيا أوكرانيا\u200F."}) {
    const auto read = engine().read(bytes, "a \"name\" \xFF");
    if (!read.ok()) continue;
    EXPECT_FALSE(lines_of(records_of(*read.value())).empty());
    EXPECT_FALSE(lines_of(mention_records(*read.value())).empty());
  }
}

// --- spans in three encodings

const std::string plain =
    "تصعيد جديد شرق أوروبا\n\n"
    "هاجمت روسيا أوكرانيا في 24 فبراير 2022، وأدانت فرنسا الهجوم الروسي على كييف.\n\n"
    "وقال الرئيس التركي: «ندعو روسيا إلى وقف الحرب»؛ هل تنسحب موسكو؟\n";

/// Windows-1256: the letters from C0 on, and the marks that the page uses.
const std::map<char32_t, char>& windows_1256() {
  static const auto table = [] {
    std::map<char32_t, char> out;
    const auto add = [&out](std::string_view letters, unsigned first) {
      for (std::size_t at = 0; at < letters.size();) {
        const CodePoint c = decode_utf8(letters, at);
        at += c.size;
        out[c.value] = static_cast<char>(first++);
      }
    };
    add("ہءآأؤإئابةتثجحخدذرزسشصض×طظعغـفقكàلâمنهوçèéêëىي", 0xC0);
    add("،", 0xA1);
    add("«", 0xAB);
    add("؛»", 0xBA);
    add("؟", 0xBF);
    return out;
  }();
  return table;
}

std::string to_1256(std::string_view utf8) {
  std::string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint c = decode_utf8(utf8, at);
    at += c.size;
    out += c.value < 0x80 ? static_cast<char>(c.value) : windows_1256().at(c.value);
  }
  return out;
}

/// Letters as entities here and there, guillemets by name.
std::string to_html(std::string_view utf8) {
  std::string out = "<!DOCTYPE html>\n<html lang=\"ar\"><head><meta charset=\"utf-8\"><title>x</title></head><body><article>\n";
  bool title = true;
  std::istringstream in{std::string(utf8)};
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) continue;
    out += title ? "<h1>" : "<p>";
    std::size_t letters = 0;
    for (std::size_t at = 0; at < line.size();) {
      const CodePoint c = decode_utf8(line, at);
      if (c.value == 0xAB) {
        out += "&laquo;";
      } else if (c.value == 0xBB) {
        out += "&raquo;";
      } else if (c.value > 0x80 && ++letters % 5 == 0) {
        out += "&#" + std::to_string(static_cast<unsigned>(c.value)) + ";";
      } else {
        append_utf8(out, c.value);
      }
      at += c.size;
    }
    out += title ? "</h1>\n" : "</p>\n";
    title = false;
  }
  return out + "</article></body></html>\n";
}

std::string decoded_html(std::string_view bytes) {
  std::string out;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = bytes[at] == '&' ? bytes.find(';', at) : std::string_view::npos;
    if (end == std::string_view::npos) {
      out += bytes[at++];
      continue;
    }
    const std::string name(bytes.substr(at + 1, end - at - 1));
    append_utf8(out, name == "laquo" ? 0xAB : name == "raquo" ? 0xBB : static_cast<char32_t>(std::stoul(name.substr(1))));
    at = end + 1;
  }
  return out;
}

/// What the events of the page are, with the text of every span as it was cut out of the page's bytes.
std::string story(const std::string& bytes, const char* encoding, std::string (*shown_in_page)(std::string_view)) {
  const auto read = engine().read(bytes, "page");
  EXPECT_TRUE(read.ok());
  if (!read.ok()) return {};
  const Document& d = *read.value();
  EXPECT_EQ(d.page.encoding, encoding);
  const auto evidence = [&](Span span) {
    const std::string in_page(cut(bytes, d.in_page(span)));
    const std::string in_text(cut(d.text.utf8(), span));
    EXPECT_EQ(in_page, shown_in_page == nullptr ? in_text : shown_in_page(in_text)) << in_text;
    return in_text;
  };
  std::string out;
  for (const events::Event& e : d.events) {
    out += evidence(e.trigger) + " " + e.type + " in <" + evidence(e.sentence) + ">";
    for (const auto* side : {&e.source, &e.target}) {
      for (const events::Participant& p : *side) out += " " + p.code + "=" + evidence(p.span);
    }
    for (const events::Voice& v : e.attribution) out += " by " + v.who + "=" + evidence(v.span);
    if (e.time) out += " at " + evidence(d.times[*e.time].span);
    out += "\n";
  }
  return out;
}

TEST(Spans, CutTheSameWordsOutOfUtf8AndWindows1256) {
  const std::string utf8 = story(plain, "UTF-8", nullptr);
  EXPECT_NE(utf8.find("هاجمت ASSAULT"), std::string::npos) << utf8;
  EXPECT_NE(utf8.find(" at "), std::string::npos) << utf8;
  EXPECT_EQ(story(to_1256(plain), "windows-1256", to_1256), utf8);
}

TEST(Spans, CutTheSameWordsOutOfHtmlWithItsEntities) {
  const std::string html = to_html(plain);
  const auto read = engine().read(html, "page.html");
  ASSERT_TRUE(read.ok());
  const Document& d = *read.value();
  ASSERT_GE(d.events.size(), 2U);
  for (const text::Token& token : d.text.tokens()) {
    EXPECT_EQ(decoded_html(cut(html, d.in_page(token.span))), d.text.surface(token));
  }
  const auto raw = engine().read(plain, "page");
  ASSERT_TRUE(raw.ok());
  ASSERT_EQ(raw.value()->events.size(), d.events.size());
  for (std::size_t i = 0; i < d.events.size(); ++i) {
    const events::Event& a = d.events[i];
    const events::Event& b = raw.value()->events[i];
    EXPECT_EQ(decoded_html(cut(html, d.in_page(a.trigger))), cut(plain, raw.value()->in_page(b.trigger)));
    EXPECT_EQ(decoded_html(cut(html, d.in_page(a.sentence))), cut(plain, raw.value()->in_page(b.sentence)));
    EXPECT_EQ(a.type, b.type);
  }
}

// Found by fuzzing: the text of a broken tag is kept, but its place in the page is lost.
TEST(Records, HaveBytesForEveryTriggerOfABrokenPage) {
  const std::string page = "<!O\xA8\n<div =>19\xD9" + std::string(1, '\0') + "\x7F<\xD9\x85\xD8\xB3\xD9\x82\xD8\xB7 \xD9\x82\xD9\x84\xD8\xAAp\xA9 "
                           "\xD8\xAC\xD9\x88\xD9\x84\xD8\xA9 >\xA7";
  const auto d = tests::engine().read(page, "broken.html");
  ASSERT_TRUE(static_cast<bool>(d));
  for (const events::Event& e : d.value()->events) EXPECT_LT(d.value()->in_page(e.trigger).begin, d.value()->in_page(e.trigger).end);
  const auto& notes = d.value()->page.notes;
  EXPECT_TRUE(std::any_of(notes.begin(), notes.end(), [](const std::string& n) { return n.find("left out") != std::string::npos; }));
}

}  // namespace
}  // namespace isnad
