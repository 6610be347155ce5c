// Runs tests/cases/page/*: input.{txt,html,json} and expected.tsv (see docs/data-format.md, "page").

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "isnad/page/page.h"

#ifndef ISNAD_SOURCE_DIR
#error "ISNAD_SOURCE_DIR must be defined: the folder that holds data/ and tests/"
#endif

namespace isnad::page {
namespace {

namespace fs = std::filesystem;

std::string file_bytes(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

const lexicon::Lexicon& tables() {
  static const auto* const loaded = new Result<lexicon::Lexicon>(lexicon::load_lexicon(std::string(ISNAD_SOURCE_DIR) + "/data"));
  if (!loaded->ok()) ADD_FAILURE() << loaded->error().line();
  return loaded->value();
}

using Expected = std::multimap<std::string, std::string>;

Expected read_expected(const fs::path& path) {
  Expected expected;
  std::istringstream lines(file_bytes(path));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::size_t tab = line.find('\t');
    EXPECT_NE(tab, std::string::npos) << path << ": expected field<TAB>value, found: " << line;
    if (tab != std::string::npos) expected.emplace(line.substr(0, tab), line.substr(tab + 1));
  }
  return expected;
}

std::vector<std::string> all(const Expected& expected, const std::string& key) {
  std::vector<std::string> values;
  for (auto [at, end] = expected.equal_range(key); at != end; ++at) values.push_back(at->second);
  return values;
}

std::string one(const Expected& expected, const std::string& key) {
  const auto found = expected.find(key);
  return found == expected.end() ? std::string() : found->second;
}

std::string_view kind_name(BlockKind kind) {
  return kind == BlockKind::title ? "title" : kind == BlockKind::heading ? "heading" : "paragraph";
}

// Every span lies in the page; for UTF-8 text the bytes of a block are the block.
void check_spans(const Page& page, const std::string& bytes) {
  for (const Block& block : page.blocks) {
    const Span span = page.map.to_page(block.text);
    ASSERT_LE(span.begin, span.end);
    ASSERT_LE(span.end, bytes.size());
    const std::string_view text = cut(page.utf8, block.text);
    EXPECT_FALSE(text.empty());
    if (page.format == Format::text && page.encoding == "UTF-8" && text.find("\xEF\xBF\xBD") == std::string_view::npos) {
      EXPECT_EQ(text, cut(bytes, span));
    }
  }
  for (const Dropped& dropped : page.dropped) EXPECT_LE(dropped.page.end, bytes.size()) << dropped.reason;
  for (const Field& field : page.related) EXPECT_LE(field.page.end, bytes.size()) << field.value;
}

void check_fields(const Page& page, const Expected& expected) {
  const std::map<std::string, const std::optional<Field>*> fields{
      {"title", &page.title},   {"published", &page.published},   {"publisher", &page.publisher}, {"origin", &page.origin},
      {"author", &page.author}, {"translator", &page.translator}, {"section", &page.section},     {"url", &page.url}};
  for (const auto& [name, field] : fields) {
    // A field that the case does not name must be unknown: nothing is invented.
    EXPECT_EQ(*field ? (*field)->value : "", one(expected, name)) << name << (*field ? " by " + (*field)->how : "");
    const std::string how = one(expected, "how." + name);
    if (!how.empty() && *field) {
      EXPECT_EQ((*field)->how, how) << name;
    }
  }
}

void check_lists(const Page& page, const Expected& expected) {
  const auto blocks = all(expected, "block");
  if (!blocks.empty()) {
    EXPECT_EQ(page.blocks.size(), blocks.size());
  }
  for (std::size_t i = 0; i < std::min(blocks.size(), page.blocks.size()); ++i) {
    const std::string text = std::string(kind_name(page.blocks[i].kind)) + ":" + std::string(cut(page.utf8, page.blocks[i].text));
    EXPECT_EQ(text.substr(0, blocks[i].size()), blocks[i]) << "block " << i;
  }
  const auto related = all(expected, "related");
  if (!related.empty() && related.front() != "-") {
    EXPECT_EQ(page.related.size(), related.size());
  }
  for (std::size_t i = 0; i < std::min(related.size(), page.related.size()); ++i) EXPECT_EQ(page.related[i].value, related[i]);
  for (const std::string& reason : all(expected, "dropped")) {
    const bool found =
        std::any_of(page.dropped.begin(), page.dropped.end(), [&reason](const Dropped& d) { return d.reason == reason; });
    EXPECT_TRUE(found || (reason == "-" && page.dropped.empty())) << "dropped: " << reason;
  }
  for (const std::string& part : all(expected, "note")) {
    const bool found = std::any_of(page.notes.begin(), page.notes.end(),
                                   [&part](const std::string& note) { return note.find(part) != std::string::npos; });
    EXPECT_TRUE(found) << "note: " << part;
  }
}

Result<Page> read_case(const std::string& bytes, const fs::path& input, const Expected& expected) {
  const std::string map = one(expected, "map");
  if (map.empty()) return read_page(bytes, input.filename().string(), tables());
  const auto fields = parse_json_fields(map);
  if (!fields) return fields.error();
  return read_json_record(bytes, input.filename().string(), fields.value(), tables());
}

void run_case(const fs::path& folder) {
  SCOPED_TRACE(folder.filename().string());
  fs::path input;
  for (const char* name : {"input.txt", "input.html", "input.json"}) {
    if (fs::exists(folder / name)) input = folder / name;
  }
  ASSERT_FALSE(input.empty()) << "no input.txt, input.html or input.json";
  const Expected expected = read_expected(folder / "expected.tsv");
  const std::string bytes = file_bytes(input);
  const auto page = read_case(bytes, input, expected);
  const std::string refused = one(expected, "refused");
  if (!refused.empty()) {
    ASSERT_FALSE(page.ok()) << "expected to be refused: " << refused;
    EXPECT_EQ(page.error().code, ErrorCode::refused);
    EXPECT_NE(page.error().line().find(refused), std::string::npos) << page.error().line();
    EXPECT_EQ(page.error().line().find('\n'), std::string::npos);
    return;
  }
  ASSERT_TRUE(page.ok()) << page.error().line();
  const std::string encoding = one(expected, "encoding");
  if (!encoding.empty()) {
    EXPECT_EQ(page.value().encoding, encoding);
  }
  check_fields(page.value(), expected);
  check_lists(page.value(), expected);
  check_spans(page.value(), bytes);
}

TEST(PageCases, GiveWhatTheyPromise) {
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(fs::path(ISNAD_SOURCE_DIR) / "tests" / "cases" / "page")) {
    if (entry.is_directory()) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  EXPECT_GE(folders.size(), 30U);
  for (const fs::path& folder : folders) run_case(folder);
}

}  // namespace
}  // namespace isnad::page
