#include "isnad/lexicon/lexicon.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

namespace isnad::lexicon {
namespace {

namespace fs = std::filesystem;

const std::string real_tables = std::string(ISNAD_SOURCE_DIR) + "/data";

class Folder : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) / ("isnad_lexicon_" + std::to_string(reinterpret_cast<std::uintptr_t>(this)));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& name, std::string_view bytes) const {
    const fs::path file = folder_ / name;
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
  }
  [[nodiscard]] Result<Lexicon> load() const { return load_lexicon(folder_.string()); }

  fs::path folder_;
};

using LoadLexicon = Folder;
using LoadImage = Folder;

std::string cells_of(const Table& table) {
  std::string out;
  for (std::uint32_t c = 0; c < table.columns(); ++c) out += std::string(table.column_name(c)) + "|";
  for (std::uint32_t row = 0; row < table.rows(); ++row) {
    out += "\n" + std::to_string(table.line(row)) + ":";
    for (std::uint32_t c = 0; c < table.columns(); ++c) out += std::string(table.cell(row, static_cast<int>(c))) + "|";
  }
  return out;
}

void expect_same(const Lexicon& a, const Lexicon& b) {
  EXPECT_EQ(a.version(), b.version());
  ASSERT_EQ(a.table_names(), b.table_names());
  for (const std::string& name : a.table_names()) EXPECT_EQ(cells_of(a.table(name)), cells_of(b.table(name))) << name;
}

TEST_F(LoadLexicon, ReadsCellsWithTheLinesOfTheirRows) {
  write("times/months.tsv", "# a comment\n\nid\tnames\tnumber\n# added 2026-11-21\njan\tيناير;كانون الثاني\t1\n\n# more\nfeb\t-\t\n");
  const auto lexicon = load();
  ASSERT_TRUE(lexicon.ok()) << lexicon.error().line();
  const Table& table = lexicon.value().table("times/months");
  EXPECT_EQ(cells_of(table), "id|names|number|\n5:jan|يناير;كانون الثاني|1|\n8:feb|||");
  EXPECT_EQ(table.column("names"), 1);
  EXPECT_EQ(table.column("no such column"), -1);
  EXPECT_EQ(table.cell(0, table.column("no such column")), "");
}

TEST_F(LoadLexicon, FindsTablesByTheirPathAndNothingElse) {
  write("times/months.tsv", "id\n");
  write("times/deep/er.tsv", "id\nx");
  write("times/README.md", "no table");
  write("times/months.tsv.bak", "a\tb\nc\n");
  const auto lexicon = load();
  ASSERT_TRUE(lexicon.ok()) << lexicon.error().line();
  EXPECT_EQ(lexicon.value().table_names(), (std::vector<std::string>{"times/deep/er", "times/months"}));
  EXPECT_EQ(lexicon.value().table("times/deep/er").rows(), 1U);
  EXPECT_EQ(lexicon.value().table("times/months").rows(), 0U);
  EXPECT_EQ(lexicon.value().table("no/table").rows(), 0U);
  EXPECT_EQ(lexicon.value().table("no/table").column("id"), -1);
  EXPECT_EQ(lexicon.value().section("words/forms"), "");
}

TEST_F(LoadLexicon, NamesFileAndLineOfABadTable) {
  struct Row {
    const char* bytes;
    const char* where;
    const char* message;
  };
  const std::vector<Row> rows = {
      {"id\tname\na\n", "m/t.tsv:2", "the row has 1 cells, the header has 2"},
      {"id\tname\n# added 2026-11-21\n\na\tb\nc\td\te\n", "m/t.tsv:5", "the row has 3 cells, the header has 2"},
      {"id\tname\na\tb\n\t\t", "m/t.tsv:3", "the row has 3 cells"},
      {"", "m/t.tsv", "no header row"},
      {"# only\n# comments\n", "m/t.tsv", "no header row"},
  };
  for (const Row& row : rows) {
    write("m/t.tsv", row.bytes);
    const auto lexicon = load();
    ASSERT_FALSE(lexicon.ok()) << row.bytes;
    EXPECT_EQ(lexicon.error().code, ErrorCode::bad_table) << row.bytes;
    EXPECT_EQ(lexicon.error().where, (folder_ / row.where).string()) << row.bytes;
    EXPECT_NE(lexicon.error().message.find(row.message), std::string::npos) << lexicon.error().line();
  }
}

TEST_F(LoadLexicon, SaysWhichFolderHoldsNoTables) {
  const auto none = load();
  ASSERT_FALSE(none.ok());
  EXPECT_EQ(none.error().code, ErrorCode::io);
  EXPECT_EQ(none.error().where, folder_.string());
  const auto missing = load_lexicon((folder_ / "missing").string());
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().code, ErrorCode::io);
  EXPECT_EQ(missing.error().where, (folder_ / "missing").string());
}

TEST_F(LoadLexicon, GivesEveryChangeOfATableAnotherVersion) {
  std::map<std::string, std::string> seen;
  for (const char* bytes : {"id\tname\na\tb\n", "id\tname\na\tc\n", "id\tname\nab\t\n", "id\tname\n", "id\tnames\na\tb\n"}) {
    write("m/t.tsv", bytes);
    const auto lexicon = load();
    ASSERT_TRUE(lexicon.ok());
    const std::string& version = lexicon.value().version();
    EXPECT_EQ(version.size(), 16U);
    EXPECT_EQ(version.find_first_not_of("0123456789abcdef"), std::string::npos) << version;
    EXPECT_TRUE(seen.emplace(version, bytes).second) << bytes << " has the version of " << seen[version];
  }
  write("m/t.tsv", "id\tname\na\tb\n");
  EXPECT_EQ(seen[load().value().version()], "id\tname\na\tb\n");
}

TEST(LoadRealTables, GivesTheSameFromTheFolderAndFromItsImage) {
  auto folder = load_lexicon(real_tables);
  ASSERT_TRUE(folder.ok()) << folder.error().line();
  EXPECT_GT(folder.value().table_names().size(), 20U);
  const std::string image = folder.value().image();
  const auto read = load_image(image);
  ASSERT_TRUE(read.ok()) << read.error().line();
  expect_same(folder.value(), read.value());
  EXPECT_EQ(read.value().image(), image) << "an image of an image is another one";
}

TEST_F(LoadImage, KeepsCompiledSectionsWhereTheyCanBeReadAsWords) {
  write("m/t.tsv", "id\tname\na\tb\n");
  auto lexicon = load();
  ASSERT_TRUE(lexicon.ok());
  // Many small ones: their buffers must not move when the list of buffers grows.
  for (std::uint32_t i = 0; i < 300; ++i) lexicon.value().add_section("s" + std::to_string(i), std::string(i % 9, static_cast<char>('a' + i % 26)));
  const std::string image = lexicon.value().image();
  const auto read = load_image(image);
  ASSERT_TRUE(read.ok());
  expect_same(lexicon.value(), read.value());
  for (std::uint32_t i = 0; i < 300; ++i) {
    const std::string name = "s" + std::to_string(i);
    const std::string expected(i % 9, static_cast<char>('a' + i % 26));
    ASSERT_EQ(lexicon.value().section(name), expected);
    ASSERT_EQ(read.value().section(name), expected);
    ASSERT_EQ(reinterpret_cast<std::uintptr_t>(lexicon.value().section(name).data()) % 8, 0U);
    ASSERT_EQ(reinterpret_cast<std::uintptr_t>(read.value().section(name).data()) % 8, 0U);
  }
  EXPECT_EQ(read.value().table_names(), std::vector<std::string>{"m/t"}) << "a section is no table";
}

TEST_F(LoadImage, IsReadAfterTheLexiconWasMoved) {
  write("m/t.tsv", "id\tname\na\tb\n");
  auto loaded = load();
  ASSERT_TRUE(loaded.ok());
  loaded.value().add_section("small", "x");
  const Lexicon moved = std::move(loaded).value();
  EXPECT_EQ(moved.section("small"), "x");
  EXPECT_EQ(cells_of(moved.table("m/t")), "id|name|\n2:a|b|");
}

TEST_F(LoadImage, RefusesADamagedImage) {
  write("m/t.tsv", "id\tname\na\tb\nc\td\n");
  write("m/u.tsv", "id\n");
  auto lexicon = load();
  ASSERT_TRUE(lexicon.ok());
  const std::string whole = lexicon.value().image();
  ASSERT_TRUE(load_image(whole).ok());
  const auto expect_refused = [](const std::string& image, const std::string& what) {
    const auto read = load_image(image);
    ASSERT_FALSE(read.ok()) << what;
    EXPECT_EQ(read.error().code, ErrorCode::bad_table) << what;
    EXPECT_NE(read.error().message.find("damaged"), std::string::npos) << what;
  };
  expect_refused("", "empty");
  expect_refused("isnad-lexicon-0\n" + whole.substr(16), "another format");
  for (std::size_t size = 0; size + 8 <= whole.size(); size += 4) expect_refused(whole.substr(0, size), "cut at " + std::to_string(size));
  std::string many = whole;
  many[16] = '\x7F';
  expect_refused(many, "more sections than there are");
}

// What no check can see (a letter of a cell) is read as it stands, but never beyond the image.
TEST_F(LoadImage, ReadsNothingBeyondTheImageWhateverByteIsWrong) {
  write("m/t.tsv", "id\tname\na\tb\nc\td\n");
  auto lexicon = load();
  ASSERT_TRUE(lexicon.ok());
  const std::string whole = lexicon.value().image();
  std::size_t refused = 0;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const char wrong : {'\x00', '\x01', '\x7F', '\xFF'}) {
      std::string image = whole;
      image[at] = wrong;
      const auto read = load_image(image);
      if (!read.ok()) {
        ++refused;
        continue;
      }
      for (const std::string& name : read.value().table_names()) ASSERT_LE(cells_of(read.value().table(name)).size(), 8 * whole.size());
    }
  }
  EXPECT_GT(refused, whole.size());
}

TEST(Index, FindsAllKeysAndOnlyThem) {
  IndexBuilder builder;
  std::map<std::string, std::vector<std::uint32_t>> plain;
  const auto add = [&](const std::string& key, std::uint32_t value) {
    builder.add(key, value);
    auto& list = plain[key];
    if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
  };
  for (std::uint32_t i = 0; i < 5000; ++i) add("key" + std::to_string(i % 3000), i / 2);
  add("", 7);
  add("قمة", 8);
  add("قم", 9);
  add(std::string("nul\0l", 5), 10);
  const std::string bytes = builder.build();
  const Index index(bytes);
  EXPECT_EQ(index.size(), plain.size());
  for (const auto& [key, values] : plain) {
    const auto found = index.find(key);
    ASSERT_EQ(std::vector<std::uint32_t>(found.begin(), found.end()), values) << key;
  }
  for (const std::string& key : {std::string("key"), std::string("key3000"), std::string("ey1"), std::string("key1 "), std::string("قمةة"),
                                 std::string("ق"), std::string("nul"), std::string(1000, 'x')}) {
    EXPECT_TRUE(index.find(key).empty()) << key;
  }
}

TEST(Index, KeepsTheOrderInWhichValuesWereAdded) {
  IndexBuilder builder;
  for (const std::uint32_t value : {9U, 3U, 9U, 7U, 3U, 0U}) builder.add("k", value);
  const std::string bytes = builder.build();
  const auto found = Index(bytes).find("k");
  EXPECT_EQ(std::vector<std::uint32_t>(found.begin(), found.end()), (std::vector<std::uint32_t>{9, 3, 7, 0}));
}

TEST(Index, IsEmptyWhenNothingWasAdded) {
  EXPECT_TRUE(Index().find("k").empty());
  const std::string bytes = IndexBuilder().build();
  EXPECT_TRUE(Index(bytes).find("k").empty());
  EXPECT_TRUE(Index(bytes).find("").empty());
  EXPECT_TRUE(Index("short").find("").empty());
}

TEST(SplitList, DropsEmptyPieces) {
  struct Row {
    const char* cell;
    char separator;
    std::vector<std::string_view> pieces;
  };
  const std::vector<Row> rows = {
      {"", ';', {}},           {"a", ';', {"a"}},         {"a;b", ';', {"a", "b"}}, {";a;;b;", ';', {"a", "b"}},
      {"a;b|c", '|', {"a;b", "c"}}, {";;", ';', {}}, {"على;إلى", ';', {"على", "إلى"}},
  };
  for (const Row& row : rows) EXPECT_EQ(split_list(row.cell, row.separator), row.pieces) << row.cell;
}

}  // namespace
}  // namespace isnad::lexicon
