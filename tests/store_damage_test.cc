// A case under bad conditions: received files, locks, power loss, old tables.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "isnad/record/link_passes.h"
#include "tests/case_store.h"
#include "tests/power_loss_vfs.h"
#include "tests/sample_pages.h"

namespace isnad::tests {
namespace {

using record::OpenMode;

void sql(const std::string& path, const std::string& text) {
  sqlite3* db = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &db), SQLITE_OK);
  char* error = nullptr;
  EXPECT_EQ(sqlite3_exec(db, text.c_str(), nullptr, nullptr, &error), SQLITE_OK)
      << (error == nullptr ? "" : error) << ": " << text;
  sqlite3_free(error);
  sqlite3_close(db);
}

// A case with some pages, closed.
std::string made(const Folder& folder, const std::string& name) {
  const auto store = opened(folder.file(name));
  for (const record::Addition& p : ready_samples()) EXPECT_TRUE(store->add(p).ok());
  return folder.file(name);
}

void expect_one_line(const std::string& refusal, const std::string& word) {
  EXPECT_NE(refusal.find(word), std::string::npos) << "got: " << refusal;
  EXPECT_EQ(refusal.find('\n'), std::string::npos) << refusal;
}

TEST(ReceivedCase, WhatIsNoCaseIsRefused) {
  const Folder folder;
  expect_one_line(refusal_of(folder.file("none.isnad")), "no such case");
  std::ofstream(folder.file("text.isnad"))
      << "this is a text, and a text that is longer than the header of a database would be, many times over";
  expect_one_line(refusal_of(folder.file("text.isnad")), "no isnad case");
  expect_one_line(refusal_of(folder.file("text.isnad"), OpenMode::make), "no isnad case");
  sql(folder.file("other.isnad"), "CREATE TABLE t(x)");
  expect_one_line(refusal_of(folder.file("other.isnad")), "no isnad case");
  expect_one_line(refusal_of(folder.file("other.isnad"), OpenMode::make), "no isnad case");
  const std::string path = made(folder, "a.isnad");
  sql(path, "PRAGMA application_id = 17");
  expect_one_line(refusal_of(path), "no isnad case");
}

TEST(ReceivedCase, TablesThatIsnadDidNotMakeAreRefused) {
  const Folder folder;
  for (const char* extra :
       {"CREATE TRIGGER t AFTER INSERT ON document BEGIN DELETE FROM document; END", "CREATE VIEW v AS SELECT * FROM document",
        "CREATE TABLE extra(x)", "CREATE INDEX extra ON event(first)", "DROP INDEX link_pass",
        "ALTER TABLE event ADD COLUMN extra INTEGER", "PRAGMA user_version = 99"}) {
    const std::string path = made(folder, "a.isnad");
    ASSERT_EQ(refusal_of(path), "");
    sql(path, extra);
    expect_one_line(refusal_of(path), path);
    EXPECT_NE(refusal_of(path), "") << extra;
    std::filesystem::remove(path);
  }
}

TEST(ReceivedCase, DamagedPagesAreRefusedOrFound) {
  const Folder folder;
  const std::string path = made(folder, "a.isnad");
  const std::string good = file_bytes(path);
  const std::string whole = exported(*opened(path, OpenMode::read));
  std::uint32_t refused = 0;
  std::uint32_t found = 0;
  for (std::size_t at = 8192; at + 600 < good.size(); at += good.size() / 40) {
    std::string bad = good;
    bad.replace(at, 512, std::string(512, '\x5A'));
    const std::string copy = folder.file("bad.isnad");
    std::filesystem::remove(copy);
    std::ofstream(copy, std::ios::binary) << bad;
    const std::string refusal = refusal_of(copy);
    EXPECT_EQ(refusal.find('\n'), std::string::npos);
    if (!refusal.empty()) {
      ++refused;
      continue;
    }
    // What the file's own check cannot see (bytes inside a blob, free space), verify sees where it matters.
    const auto store = opened(copy, OpenMode::read);
    ASSERT_NE(store, nullptr);
    if (!faults_of(*store).empty()) {
      ++found;
      continue;
    }
    EXPECT_EQ(exported(*store), whole) << "damage at byte " << at << " changed what the case says, and nobody saw it";
  }
  EXPECT_GT(refused, 5U);
  EXPECT_GT(found, 0U);
}

TEST(ReceivedCase, ChangedContentIsFoundByVerify) {
  const Folder folder;
  for (const char* change :
       {"UPDATE document SET bytes = (SELECT bytes FROM document WHERE id = 2) WHERE id = 1",
        "UPDATE event SET type = status WHERE rowid IN (SELECT id FROM event LIMIT 1)",
        "DELETE FROM actor_event WHERE event IN (SELECT id FROM event LIMIT 1)", "DELETE FROM standing WHERE document = 3",
        "UPDATE standing SET hidden = 1 WHERE document = 2", "DELETE FROM dyad WHERE event IN (SELECT event FROM dyad LIMIT 1)",
        "UPDATE reading SET records = (SELECT records FROM reading WHERE id = 2) WHERE id = 1"}) {
    const std::string path = made(folder, "a.isnad");
    sql(path, change);
    const auto store = opened(path, OpenMode::read);
    ASSERT_NE(store, nullptr);
    EXPECT_NE(faults_of(*store), "") << change;
    std::filesystem::remove(path);
  }
}

// The file's own check sees no byte inside a blob; what is packed has a checksum of its own.
TEST(ReceivedCase, NoSingleByteOfAPackedReadingChangesUnseen) {
  const Folder folder;
  const std::string path = made(folder, "a.isnad");
  const std::string flip =
      "UPDATE reading SET records = CAST(substr(records, 1, length(records) / 2) || x'A5' || substr(records, length(records) / 2 + 2) "
      "AS BLOB) WHERE id = 1";
  sql(path, flip);
  EXPECT_NE(faults_of(*opened(path, OpenMode::read)), "");
}

TEST(ReceivedCase, ChangedWithdrawalsAndJoinsAreFoundAndJoinsAreMadeAgain) {
  const Folder folder;
  const auto linked = [&](const std::string& name) {
    const std::string path = made(folder, name);
    const auto store = opened(path);
    EXPECT_TRUE(store->withdraw({expect(store->page_ids()).front(), *parse_day("2023-06-01"), "A", "b", noon, false}).ok());
    expect(record::run_link_passes(*store, engine().reader(), engine().lexicon(), noon));
    EXPECT_EQ(faults_of(*store), "");
    EXPECT_FALSE(expect(store->links({}, {})).empty());
    return path;
  };
  for (const char* change : {"UPDATE withdrawal SET author = 'Mallory'", "DELETE FROM link", "UPDATE link SET reason = 'x'", "DELETE FROM member"}) {
    const std::string path = linked("a.isnad");
    sql(path, change);
    const auto store = opened(path);
    EXPECT_NE(faults_of(*store), "") << change;
    if (std::string(change).find("withdrawal") == std::string::npos) {
      expect(record::run_link_passes(*store, engine().reader(), engine().lexicon(), noon));
      EXPECT_EQ(faults_of(*store), "") << "made again: " << change;
      EXPECT_FALSE(expect(store->links({}, {})).empty());
    }
    std::filesystem::remove(path);
  }
}

TEST(Case, WriterWaitsForNobodyForever) {
  const Folder folder;
  const std::string path = made(folder, "a.isnad");
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  const auto store = opened(path, OpenMode::write);
  ASSERT_NE(store, nullptr);
  const auto added = store->add(ready("خبر\n5 يونيو 2021\nهددت إيران روسيا.\n", "x"));
  ASSERT_FALSE(added.ok());
  expect_one_line(added.error().line(), "written by another program");
  EXPECT_FALSE(store->page_ids().value().empty()) << "reading goes on";
  sqlite3_exec(other, "ROLLBACK", nullptr, nullptr, nullptr);
  sqlite3_close(other);
  EXPECT_TRUE(store->add(ready("خبر\n5 يونيو 2021\nهددت إيران روسيا.\n", "x")).ok());
}

TEST(Case, OldTablesAreBroughtUpToDate) {
  const Folder folder;
  const std::string path = folder.file("old.isnad");
  std::filesystem::copy(std::string(ISNAD_SOURCE_DIR) + "/tests/stores/schema_1.isnad", path);
  const auto store = opened(path, OpenMode::read);
  ASSERT_NE(store, nullptr);
  EXPECT_EQ(faults_of(*store), "");
  EXPECT_EQ(expect(store->page_ids()).size(), 2U);
  EXPECT_EQ(expect(store->links("", "")).size(), 0U);
  record::Question q;
  q.a = "IRN";
  EXPECT_GT(expect(store->timeline(q)).total, 0U);
}

TEST(Case, TheSecondTablesKeepTheirJoins) {
  const Folder folder;
  const std::string path = folder.file("old.isnad");
  std::filesystem::copy(std::string(ISNAD_SOURCE_DIR) + "/tests/stores/schema_2.isnad", path);
  const auto store = opened(path, OpenMode::read);
  ASSERT_NE(store, nullptr);
  EXPECT_EQ(faults_of(*store), "");
  EXPECT_EQ(expect(store->page_ids()).size(), 2U);
  EXPECT_GT(expect(store->links("copies", "")).size(), 0U);
  EXPECT_GT(expect(store->members("claim", "")).size(), 0U);
  EXPECT_FALSE(expect(store->kept("statements", "")).has_value());
}

// The power fails at many moments of adding; whatever the disk holds then, the case opens, is whole, and has every page
// that was committed.
TEST(Case, PowerLossLosesNothingThatWasCommitted) {
  const Folder folder;
  const std::vector<record::Addition> pages = ready_samples();
  const auto fill = [&](const std::string& path, PowerLossVfs& vfs) {
    std::set<std::string> committed;
    const auto store = opened(path);
    for (const record::Addition& p : pages) {
      if (!vfs.taken() && !store->add(p).ok()) break;
      if (!vfs.taken()) committed.insert(p.records.document.id);
    }
    return committed;
  };
  std::uint64_t all = 0;
  {
    PowerLossVfs vfs;
    EXPECT_EQ(fill(folder.file("whole.isnad"), vfs).size(), pages.size());
    all = vfs.operations();
  }
  ASSERT_GT(all, 100U);
  std::uint64_t in_part = 0;
  constexpr std::uint64_t moments = 60;
  for (std::uint64_t i = 1; i <= moments; ++i) {
    const std::string after = folder.file("after" + std::to_string(i));
    std::filesystem::create_directory(after);
    std::set<std::string> committed;
    {
      PowerLossVfs vfs;
      vfs.picture_before(all * i / (moments + 1) + 1, after, static_cast<std::uint32_t>(i));
      committed = fill(folder.file("during" + std::to_string(i) + ".isnad"), vfs);
      ASSERT_TRUE(vfs.taken());
    }
    const auto store = opened(after + "/during" + std::to_string(i) + ".isnad");
    ASSERT_NE(store, nullptr) << i;
    EXPECT_EQ(faults_of(*store), "") << i;
    const auto there = expect(store->page_ids());
    if (!there.empty() && there.size() < pages.size()) ++in_part;
    for (const std::string& id : committed) EXPECT_TRUE(std::count(there.begin(), there.end(), id) == 1) << i << ": lost " << id;
  }
  EXPECT_GT(in_part, moments / 2) << "most pictures should show a case in the middle of being filled";
}

}  // namespace
}  // namespace isnad::tests
