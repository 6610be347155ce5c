// Ledgers that a case keeps since `link`: their answers are those that are computed afresh, byte for byte, and what is stated
// later is never missing. Damage is told.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "isnad/record/kept_ledgers.h"
#include "isnad/record/ledger_bytes.h"
#include "isnad/record/link_passes.h"
#include "isnad/record/pack.h"
#include "isnad/record/sources.h"
#include "tests/case_store.h"
#include "tests/sample_pages.h"

namespace isnad::tests {
namespace {

using record::Ledger;
using record::LedgerKind;
using record::Question;
using record::Store;

constexpr LedgerKind kinds[] = {LedgerKind::claims, LedgerKind::story, LedgerKind::deeds, LedgerKind::forecasts};

const record::LedgerTables& tables() {
  static const record::LedgerTables own(engine().reader(), engine().lexicon());
  return own;
}

void link(Store& store) { expect(record::run_link_passes(store, engine().reader(), engine().lexicon(), noon)); }

bool keeps_ledgers(Store& store) { return record::keeps_all(store, tables()); }

// Pages of one sentence each: the day and the sentence stand in these columns.
void add_rows(Store& store, const std::string& file, std::size_t sentence, int most = 1000) {
  std::ifstream in(std::string(ISNAD_SOURCE_DIR) + "/tests/cases/record/" + file);
  ASSERT_TRUE(in.good()) << file;
  int number = 0;
  for (std::string line; number < most && std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> cells;
    std::stringstream rest(line);
    for (std::string cell; std::getline(rest, cell, '\t');) cells.push_back(cell);
    const std::string& text = cells.at(sentence);
    const std::string page = text + "\n\n" + cells.at(1) + "\n\n" + text + "\n";
    expect(store.add(ready(page, file + "/" + std::to_string(number++))));
  }
}

std::unique_ptr<Store> full_case(const Folder& folder) {
  auto store = opened(folder.file("case.isnad"));
  for (const record::Addition& page : ready_samples()) expect(store->add(page));
  add_rows(*store, "claims.tsv", 2);
  add_rows(*store, "retractions.tsv", 2);
  add_rows(*store, "storylines.tsv", 3);
  return store;
}

std::unique_ptr<Store> small_case(const Folder& folder) {
  auto store = opened(folder.file("case.isnad"));
  add_rows(*store, "claims.tsv", 2, 10);
  add_rows(*store, "storylines.tsv", 3, 6);
  return store;
}

std::vector<Question> questions() {
  std::vector<Question> out(6);
  out[1].a = "IRN";
  out[2].a = "IRN";
  out[2].b = "RUS";
  out[3].since = parse_day("2022-10-01");
  out[3].until = parse_day("2023-01-31");
  out[4].a = "USA";
  out[4].since = parse_day("2021-01-01");
  out[5].a = "nobody of this name";
  for (const char* day : {"2000-01-26", "2022-10-31", "2023-11-14"}) {
    out.emplace_back();
    out.back().as_of = parse_day(day);
    out.push_back(out[2]);
    out.back().as_of = parse_day(day);
    out.push_back(out[3]);
    out.back().as_of = parse_day(day);
  }
  return out;
}

// All that the ledgers and the sources tell.
std::string told(Store& store, const std::vector<Question>& asked = questions()) {
  std::ostringstream out;
  for (const Question& q : asked) {
    for (const LedgerKind kind : kinds) {
      const auto ledger = expect(record::ledger_of(store, kind, q.as_of, tables()));
      out << "\n" << ledger->keys().statements() << " " << ledger->keys().entries() << "\n";
      for (const std::size_t entry : ledger->keys().asked_for(q))
        out << expect(ledger->line(entry)) << record::bytes_of(expect(ledger->entry(entry)));
    }
    const auto rows = expect(record::track_rows_of(store, q.as_of, tables()));
    for (const auto& source : expect(record::sources_of(store, q, rows, tables().matters.outlets(), tables().names)))
      out << json_of(source);
  }
  return out.str();
}

// What is told now, from what is kept or not, is what is told when nothing is kept; and again after link.
void expect_same_told(Store& store) {
  const std::string now = told(store);
  expect(store.drop_kept());
  link(store);
  const std::string linked = told(store);
  ASSERT_TRUE(keeps_ledgers(store));
  expect(store.drop_kept());
  ASSERT_FALSE(keeps_ledgers(store));
  EXPECT_EQ(told(store), linked);
  // Relays are joins of the last run, so what was told before is compared where link changed none.
  EXPECT_EQ(now, linked);
  link(store);
}

record::Correction stated(const std::string& kind, const std::string& target) {
  record::Correction c;
  c.kind = kind;
  c.targets = {target};
  c.author = "A";
  c.reason = "b";
  c.day = "2024-01-01";
  return c;
}

TEST(KeptLedger, TellsWhatIsComputedAfresh) {
  const Folder folder;
  const auto store = full_case(folder);
  link(*store);
  ASSERT_TRUE(keeps_ledgers(*store));
  for (const LedgerKind kind : kinds) {
    const auto ledger = expect(record::kept_ledger(*store, kind, std::nullopt, tables()));
    ASSERT_NE(ledger, nullptr);
    EXPECT_GT(ledger->keys().size(), 0U);
  }
  EXPECT_GT(expect(record::kept_ledger(*store, LedgerKind::claims, std::nullopt, tables()))->keys().size(), 64U)
      << "more than one row";
  EXPECT_EQ(expect(record::kept_faults(*store, tables())), record::Faults{});
  expect_same_told(*store);
}

TEST(KeptLedger, IsNotAskedOnceMoreIsStated) {
  const Folder folder;
  const auto store = small_case(folder);
  link(*store);
  const std::string first = told(*store);
  const auto claims = expect(record::ledger_of(*store, LedgerKind::claims, std::nullopt, tables()));
  const auto claim = std::get<record::Claim>(expect(claims->entry(0)).item);
  const std::string event = expect(claims->entry(0)).statements.front().event().id;
  const auto changed = [&](const char* what, const std::string& before) {
    EXPECT_FALSE(keeps_ledgers(*store)) << what;
    EXPECT_NE(told(*store), before) << what;
    expect_same_told(*store);
    EXPECT_TRUE(keeps_ledgers(*store)) << what;
    return told(*store);
  };
  expect(store->add(ready("خبر\n\n2023-05-01\n\nقالت كندا إن الهند هاجمت سفارة كندية.\n", "added")));
  std::string before = changed("a page", first);

  record::Correction rating = stated("rate", claim.id);
  rating.field = "credibility";
  rating.now = "2";
  expect(store->correct(expect(record::checked(rating))));
  before = changed("a rating", before);

  const record::Correction rejection = expect(record::checked(stated("reject", event)));
  expect(store->correct(rejection));
  const std::string rejected = changed("a correction", before);
  record::Correction undoing = stated("undo", rejection.id);
  undoing.day = "2024-01-02";
  expect(store->correct(expect(record::checked(undoing))));
  EXPECT_EQ(changed("its undoing", rejected), before);

  expect(store->withdraw({event.substr(0, event.find(':')), *parse_day("2024-01-01"), "A", "b", noon, false}));
  changed("a withdrawal", before);
}

// The ids of the claims that are told on a day.
std::vector<std::string> claims_on(Store& store, std::optional<Day> as_of) {
  const auto ledger = expect(record::ledger_of(store, LedgerKind::claims, as_of, tables()));
  Question question;
  question.as_of = as_of;
  std::vector<std::string> out;
  for (const std::size_t entry : ledger->keys().asked_for(question))
    out.push_back(std::get<record::Claim>(expect(ledger->entry(entry)).item).id);
  return out;
}

TEST(KeptLedger, AWithdrawnPageIsToldBeforeItsWithdrawal) {
  const Folder folder;
  const auto store = opened(folder.file("case.isnad"));
  const record::Addition page = ready("خبر\n\n2023-05-01\n\nقالت كندا إن الهند هاجمت سفارة كندية.\n", "a.txt");
  expect(store->add(page));
  const auto told_first = claims_on(*store, parse_day("2023-05-02"));
  ASSERT_EQ(told_first.size(), 1U);
  expect(store->withdraw({page.records.document.id, *parse_day("2023-06-01"), "A", "b", noon, false}));
  for (const bool kept : {false, true}) {
    if (kept) link(*store);
    EXPECT_EQ(claims_on(*store, parse_day("2023-05-31")), told_first) << kept;
    EXPECT_TRUE(claims_on(*store, parse_day("2023-06-01")).empty()) << kept;
    EXPECT_TRUE(claims_on(*store, std::nullopt).empty()) << kept;
    EXPECT_TRUE(claims_on(*store, parse_day("2023-04-30")).empty()) << kept;
  }
}

TEST(KeptLedger, AnOlderVersionIsToldUntilTheNewerIsKnown) {
  const Folder folder;
  const auto store = opened(folder.file("case.isnad"));
  expect(store->add(ready("خبر\n\n2023-05-01\n\nقالت كندا إن الهند هاجمت سفارة كندية.\n", "a.txt")));
  const auto told_first = claims_on(*store, std::nullopt);
  ASSERT_EQ(told_first.size(), 1U);
  expect(store->add(ready("خبر\n\n2023-05-09\n\nقالت كندا إن الصين هاجمت سفارة كندية.\n", "a.txt", noon + 1)));
  for (const bool kept : {false, true}) {
    if (kept) link(*store);
    EXPECT_EQ(claims_on(*store, parse_day("2023-05-08")), told_first) << kept;
    EXPECT_EQ(claims_on(*store, parse_day("2023-05-09")), claims_on(*store, std::nullopt)) << kept;
    EXPECT_NE(claims_on(*store, std::nullopt), told_first) << kept;
  }
}

TEST(KeptLedger, AnEditThatKeepsItsDayIsKnownFromTheDayOfItsAdding) {
  constexpr record::Time days = 24 * 60 * 60;
  const Folder folder;
  const auto store = opened(folder.file("case.isnad"));
  expect(store->add(ready("خبر\n\n2023-05-01\n\nقالت كندا إن الهند هاجمت سفارة كندية.\n", "a.txt")));
  const auto told_first = claims_on(*store, std::nullopt);
  ASSERT_EQ(told_first.size(), 1U);
  expect(store->add(ready("خبر\n\n2023-05-01\n\nقالت كندا إن الصين هاجمت سفارة كندية.\n", "a.txt", noon + 3 * days)));
  const Day edited = *parse_day(record::iso_time(noon + 3 * days).substr(0, 10));
  for (const bool kept : {false, true}) {
    if (kept) link(*store);
    EXPECT_EQ(claims_on(*store, parse_day("2023-05-01")), told_first) << kept;
    EXPECT_EQ(claims_on(*store, edited - std::chrono::days(1)), told_first) << kept;
    EXPECT_EQ(claims_on(*store, edited), claims_on(*store, std::nullopt)) << kept;
    EXPECT_NE(claims_on(*store, std::nullopt), told_first) << kept;
  }
  EXPECT_TRUE(expect(store->verify(nullptr)).empty());
}

// The days on which a page becomes known or is hidden, those before and after them.
std::vector<Question> days_of(Store& store) {
  std::set<Day> days;
  const auto statements = expect(record::statements_ever(store, tables().matters, tables().reader));
  for (const record::Statement& s : statements) {
    for (const auto& day : {s.hit.known, s.hit.hidden}) {
      if (!day) continue;
      for (const int shift : {-1, 0, 1}) days.insert(*day + std::chrono::days(shift));
    }
  }
  std::vector<Question> out;
  for (const Day day : days) {
    out.emplace_back();
    out.back().as_of = day;
  }
  return out;
}

// Pages of days that come in no order, pages without a day, pages that were withdrawn or replaced, ratings: what a day tells from
// what is kept is what is made of the statements of that day, and only of those.
TEST(KeptLedger, TellsOnEachDayWhatWasKnown) {
  const Folder folder;
  const auto store = opened(folder.file("case.isnad"));
  add_rows(*store, "claims.tsv", 2, 24);
  add_rows(*store, "retractions.tsv", 2, 24);
  add_rows(*store, "storylines.tsv", 3, 12);
  const std::vector<std::string> pages = expect(store->page_ids());
  for (std::size_t i = 0; i < pages.size(); i += 5)
    expect(store->withdraw({pages[i], *parse_day(i % 2 == 0 ? "2022-11-01" : "2024-02-01"), "A", "b", noon, false}));
  expect(store->add(ready("خبر\n\nقالت كندا إن الهند هاجمت سفارة كندية في 3 مايو 2022.\n", "undated.txt", noon)));
  expect(store->add(ready("خبر\n\n2022-10-20\n\nنفت الهند أن تكون قد هاجمت سفارة كندية.\n", "replaced.txt", noon)));
  expect(store->add(ready("خبر\n\n2022-12-20\n\nقالت الهند إنها هاجمت سفارة كندية.\n", "replaced.txt", noon + 1)));
  const auto claims = expect(record::ledger_of(*store, LedgerKind::claims, std::nullopt, tables()));
  const std::string claim = std::get<record::Claim>(expect(claims->entry(0)).item).id;
  for (const auto& [day, grade] : {std::pair("2022-10-25", "2"), std::pair("2023-03-01", "5")}) {
    record::Correction rating = stated("rate", claim);
    rating.field = "credibility";
    rating.now = grade;
    rating.day = day;
    expect(store->correct(expect(record::checked(rating))));
  }
  std::vector<Question> days = days_of(*store);
  ASSERT_GT(days.size(), 60U);
  link(*store);
  ASSERT_TRUE(keeps_ledgers(*store));
  const auto each_day = [&] {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < days.size(); i += 4) out.push_back(told(*store, {days[i]}));
    return out;
  };
  const auto kept = each_day();
  expect(store->drop_kept());
  const auto made = each_day();
  for (std::size_t i = 0; i < kept.size(); ++i) EXPECT_EQ(kept[i], made[i]) << iso(*days[4 * i].as_of);
}

// One claim told day after day has too many forms to keep them all: old days are made anew, and tell the same.
TEST(KeptLedger, OfAClaimOfManyDaysIsKeptFromALaterDay) {
  const Folder folder;
  const auto store = opened(folder.file("case.isnad"));
  const Day first = *parse_day("2015-01-01");
  constexpr int pages = 460;
  for (int i = 0; i < pages; ++i) {
    const std::string day = iso(first + std::chrono::days(i));
    expect(store->add(ready("خبر\n\n" + day + "\n\nقالت إيران إن السعودية قصفت صنعاء.\n", day + ".txt")));
  }
  link(*store);
  const auto kept_on = [&](int day) {
    return expect(record::kept_ledger(*store, LedgerKind::claims, first + std::chrono::days(day), tables())) != nullptr;
  };
  EXPECT_FALSE(kept_on(1));
  EXPECT_TRUE(kept_on(pages - 1));
  EXPECT_TRUE(keeps_ledgers(*store));
  std::vector<Question> days(3);
  days[0].as_of = first + std::chrono::days(20);
  days[1].as_of = first + std::chrono::days(pages - 5);
  const std::string kept = told(*store, days);
  EXPECT_EQ(faults_of(*store), "");
  expect(store->drop_kept());
  EXPECT_EQ(told(*store, days), kept);
}

TEST(KeptLedger, IsMadeForOlderCases) {
  for (const char* name : {"schema_1", "schema_2"}) {
    const Folder folder;
    const std::string path = folder.file("old.isnad");
    std::filesystem::copy(std::string(ISNAD_SOURCE_DIR) + "/tests/stores/" + name + ".isnad", path);
    const auto store = opened(path, record::OpenMode::write);
    EXPECT_FALSE(keeps_ledgers(*store));
    link(*store);
    EXPECT_TRUE(keeps_ledgers(*store));
    expect_same_told(*store);
    EXPECT_EQ(faults_of(*store), "");
  }
}

TEST(KeptLedger, OfAnotherProgramIsNotRead) {
  const Folder folder;
  const auto store = small_case(folder);
  expect(store->keep("claims", "ledgers 0, of another program", "anything"));
  EXPECT_EQ(expect(record::kept_ledger(*store, LedgerKind::claims, std::nullopt, tables())), nullptr);
  EXPECT_EQ(expect(record::kept_faults(*store, tables())), record::Faults{});
}

TEST(KeptLedger, DamagedBytesAreNoEntry) {
  const Folder folder;
  const auto store = full_case(folder);
  for (const LedgerKind kind : kinds) {
    const auto ledger = expect(record::ledger_of(*store, kind, std::nullopt, tables()));
    const std::string bytes = record::bytes_of(expect(ledger->entry(0)));
    ASSERT_TRUE(record::entry_from(bytes, kind, tables().matters).has_value());
    for (std::size_t size = 0; size < bytes.size(); ++size)
      EXPECT_FALSE(record::entry_from(std::string_view(bytes).substr(0, size), kind, tables().matters).has_value()) << size;
    EXPECT_FALSE(record::entry_from(bytes + "x", kind, tables().matters).has_value());
    // Any byte may be any other: nothing is read past the end, and each number is that of a statement.
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      std::string other = bytes;
      other[at] = static_cast<char>(~static_cast<unsigned char>(other[at]));
      static_cast<void>(record::entry_from(other, kind, tables().matters));
    }
    record::ByteWriter keys;
    ledger->keys().write(keys);
    const std::string written = keys.take();
    for (std::size_t at = 0; at < written.size(); ++at) {
      std::string other = written;
      other[at] = static_cast<char>(~static_cast<unsigned char>(other[at]));
      record::LedgerKeys read;
      record::ByteReader io(other);
      if (!read.read(io) || !io.read_all()) continue;
      for (const Question& q : questions()) EXPECT_LE(read.asked_for(q).size(), read.size());
    }
  }
  std::vector<record::Lived<record::TrackRow>> rows;
  for (const auto& row : expect(record::track_rows_of(*store, std::nullopt, tables()))) rows.push_back({row, {10, 20}});
  const std::string bytes = record::bytes_of(rows);
  EXPECT_EQ(record::track_rows_from(bytes)->back().life, rows.back().life);
  EXPECT_EQ(record::track_rows_from(bytes)->size(), rows.size());
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_FALSE(record::track_rows_from(std::string_view(bytes).substr(0, size)).has_value()) << size;
}

// Under which a store keeps it.
std::string digest_of(const record::KeptRow& row) { return record::sha256(record::packed(row.body)); }

// Bodies that are not what link kept, under the right digests.
TEST(KeptLedger, WhatWasPutThereIsToldAndMadeAgain) {
  const Folder folder;
  const auto store = small_case(folder);
  link(*store);
  const std::string good = told(*store);
  std::vector<record::KeptRow> rows;
  expect(record::each_row_to_keep(*store, tables(), [&](const record::KeptRow& row) {
    rows.push_back(row);
    return Result<std::string>(digest_of(row));
  }));
  ASSERT_GT(rows.size(), 8U);
  for (const record::KeptRow& row : rows) {
    for (const std::string& body : {std::string(), std::string("\x01\x03{}\x1b"), row.body.substr(0, row.body.size() / 2)}) {
      expect(store->keep(row.name, row.version, body));
      const auto faults = expect(record::kept_faults(*store, tables()));
      ASSERT_EQ(faults.size(), 1U) << row.name;
      EXPECT_NE(faults.front().find(row.name), std::string::npos) << faults.front();
      EXPECT_FALSE(keeps_ledgers(*store)) << row.name;
    }
    link(*store);
    ASSERT_TRUE(keeps_ledgers(*store)) << row.name;
  }
  EXPECT_EQ(told(*store), good);
}

// Also where the digests of the rows are right: what a terminal would obey is not written.
TEST(KeptLedger, ALineWithControlCharactersIsNotTold) {
  const Folder folder;
  const auto store = small_case(folder);
  link(*store);
  std::map<std::string, record::KeptRow> rows;
  expect(record::each_row_to_keep(*store, tables(), [&](const record::KeptRow& row) {
    rows[row.name] = row;
    return Result<std::string>(digest_of(row));
  }));
  record::KeptRow lines = rows.at("claims lines 0");
  record::KeptRow keys = rows.at("claims");
  const std::string before = digest_of(lines);
  lines.body.at(lines.body.find("claim")) = '\x1b';
  keys.body.replace(keys.body.find(before), before.size(), digest_of(lines));
  for (const record::KeptRow& row : {lines, keys}) expect(store->keep(row.name, row.version, row.body));
  const auto ledger = expect(record::ledger_of(*store, LedgerKind::claims, std::nullopt, tables()));
  EXPECT_FALSE(ledger->line(0).ok());
  EXPECT_TRUE(ledger->line(ledger->keys().size() - 1).ok());
  EXPECT_FALSE(expect(record::kept_faults(*store, tables())).empty());
  EXPECT_FALSE(keeps_ledgers(*store));
}

}  // namespace
}  // namespace isnad::tests
