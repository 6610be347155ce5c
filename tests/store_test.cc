// What a case promises: nothing lost, nothing changed, the same on every machine.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <sstream>

#include "isnad/record/exchange.h"
#include "isnad/record/reread.h"
#include "tests/case_store.h"
#include "tests/sample_pages.h"

namespace isnad::tests {
namespace {

using record::Added;
using record::Question;
using record::Store;

constexpr record::Time day_long = 86400;

// "Published 5 June 2021. The Iranian foreign minister visited Moscow." and the like, our own sentences.
const std::string visit = "عنوان الخبر\n5 يونيو 2021\nزار وزير الخارجية الإيراني موسكو.\n";
const std::string visit_changed = "عنوان الخبر\n5 يونيو 2021\nهددت إيران روسيا.\n";
const std::string threat = "عنوان آخر\n7 يوليو 2022\nهددت إسرائيل إيران.\n";

record::Addition page(const std::string& bytes, const std::string& name, record::Time added = noon) {
  return ready(bytes, name, added);
}

Added added(Store& store, const record::Addition& addition) { return expect(store.add(addition)); }

Question about(const std::string& a, const std::string& b = {}) {
  Question q;
  q.a = a;
  q.b = b;
  return q;
}

std::vector<std::string> ids(Store& store, const Question& q) {
  std::vector<std::string> out;
  for (const record::EventHit& hit : expect(store.timeline(q)).events) out.push_back(hit.event.id);
  return out;
}

TEST(Store, AddingAPageAgainChangesNothing) {
  const Folder folder;
  const auto store = opened(folder.file("a.isnad"));
  const record::Addition one = page(visit, "a.txt");
  EXPECT_EQ(added(*store, one), Added::page);
  const std::string before = exported(*store);
  EXPECT_EQ(added(*store, one), Added::before);
  EXPECT_EQ(added(*store, page(visit, "a.txt", noon + day_long)), Added::before);
  EXPECT_EQ(exported(*store), before);
  EXPECT_EQ(faults_of(*store), "");
}

TEST(Store, OrderOfAddingDoesNotMatter) {
  const Folder folder;
  std::vector<record::Addition> pages = ready_samples();
  pages.push_back(page(visit, "same name"));
  pages.push_back(page(visit_changed, "same name"));
  std::mt19937 random(7);
  std::set<std::string> exports;
  std::set<std::string> answers;
  for (int turn = 0; turn < 4; ++turn) {
    const auto store = opened(folder.file(std::to_string(turn) + ".isnad"));
    for (const record::Addition& p : pages) static_cast<void>(added(*store, p));
    exports.insert(exported(*store));
    std::string all;
    for (const std::string& id : ids(*store, about("IRN"))) all += id + "\n";
    answers.insert(all);
    EXPECT_EQ(faults_of(*store), "");
    std::shuffle(pages.begin(), pages.end(), random);
  }
  EXPECT_EQ(exports.size(), 1U);
  EXPECT_EQ(answers.size(), 1U);
}

TEST(Store, ManyInOneTransactionAreAsOneByOne) {
  const Folder folder;
  const auto one_by_one = opened(folder.file("a.isnad"));
  const auto together = opened(folder.file("b.isnad"));
  EXPECT_TRUE(together->begin().ok());
  for (const record::Addition& p : ready_samples()) {
    static_cast<void>(added(*one_by_one, p));
    static_cast<void>(added(*together, p));
  }
  EXPECT_TRUE(together->commit().ok());
  EXPECT_EQ(exported(*one_by_one), exported(*together));
}

TEST(Store, ChangedPageIsAVersionBesideTheOld) {
  const Folder folder;
  const auto store = opened(folder.file("a.isnad"));
  EXPECT_EQ(added(*store, page(visit, "https://example.org/1", noon)), Added::page);
  EXPECT_EQ(ids(*store, about("IRN", "RUS")).size(), 1U);
  EXPECT_EQ(added(*store, page(visit_changed, "https://example.org/1", noon + day_long)), Added::version);
  const auto now = expect(store->timeline(about("IRN", "RUS")));
  ASSERT_EQ(now.total, 1U);
  EXPECT_EQ(now.events[0].event.type, "THREATEN");
  EXPECT_EQ(expect(store->page_ids()).size(), 2U);
  EXPECT_EQ(expect(store->pages_named("https://example.org/1")).size(), 2U);
  EXPECT_EQ(faults_of(*store), "");
}

TEST(Store, AddingTheOldVersionLaterDoesNotReplaceTheNew) {
  const Folder folder;
  const auto store = opened(folder.file("a.isnad"));
  static_cast<void>(added(*store, page(visit_changed, "same", noon + day_long)));
  static_cast<void>(added(*store, page(visit, "same", noon)));
  const auto list = expect(store->timeline(about("IRN", "RUS")));
  ASSERT_EQ(list.total, 1U);
  EXPECT_EQ(list.events[0].event.type, "THREATEN");
}

record::Withdrawal withdrawal_of(const record::Addition& page) {
  return {page.records.document.id, *parse_day("2021-08-01"), "A. Reader", "retracted", noon, false};
}

TEST(Store, WithdrawnPageIsMarkedNotErased) {
  const Folder folder;
  const auto store = opened(folder.file("a.isnad"));
  const record::Addition p = page(visit, "a.txt");
  static_cast<void>(added(*store, p));
  const record::Withdrawal w = withdrawal_of(p);
  EXPECT_TRUE(expect(store->withdraw(w)));
  EXPECT_FALSE(expect(store->withdraw(w)));
  EXPECT_EQ(ids(*store, about("IRN")).size(), 0U);
  Question before = about("IRN");
  before.as_of = parse_day("2021-07-31");
  EXPECT_EQ(ids(*store, before).size(), 1U);
  EXPECT_TRUE(expect(store->page(p.records.document.id)).has_value());
  EXPECT_EQ(faults_of(*store), "");
}

TEST(Store, AsOfKnowsOnlyWhatWasPublishedByThen) {
  const Folder folder;
  const auto store = opened(folder.file("a.isnad"));
  static_cast<void>(added(*store, page(visit, "a.txt")));
  static_cast<void>(added(*store, page(threat, "b.txt")));
  Question q = about("IRN");
  EXPECT_EQ(ids(*store, q).size(), 2U);
  q.as_of = parse_day("2022-07-06");
  EXPECT_EQ(ids(*store, q).size(), 1U);
  q.as_of = parse_day("2021-06-04");
  EXPECT_EQ(ids(*store, q).size(), 0U);
}

TEST(Store, RecordsFirstThenTheirBytes) {
  const Folder folder;
  const auto store = opened(folder.file("a.isnad"));
  EXPECT_EQ(added(*store, ready(visit, "a.txt", noon, true)), Added::page);
  record::SearchQuestion q;
  q.words = "موسكو";
  EXPECT_EQ(expect(store->search(q)).total, 0U);
  EXPECT_EQ(added(*store, page(visit, "a.txt")), Added::bytes);
  EXPECT_EQ(expect(store->search(q)).total, 1U);
  EXPECT_EQ(faults_of(*store), "");
  const auto whole = opened(folder.file("b.isnad"));
  static_cast<void>(added(*whole, page(visit, "a.txt")));
  EXPECT_EQ(exported(*store), exported(*whole));
}

TEST(Store, OtherBytesThanTheRecordsNameAreRefused) {
  const auto document = engine().read(visit, "a.txt");
  ASSERT_TRUE(document.ok());
  const record::Addition good = page(visit, "a.txt");
  EXPECT_FALSE(record::prepare(good.lines, visit_changed, &engine().reader(), noon).ok());
}

// Every answer against the plain way: reading all events and keeping those that fit.
TEST(Store, AnswersAreThoseOfAPlainSearch) {
  const Folder folder;
  const auto store = opened(folder.file("a.isnad"));
  std::vector<std::pair<record::EventRecord, record::DocumentRecord>> all;
  for (const record::Addition& p : ready_samples()) {
    static_cast<void>(added(*store, p));
    for (const record::EventRecord& e : p.records.events) all.emplace_back(e, p.records.document);
  }
  const auto has = [](const std::vector<record::Participant>& list, const std::string& code) {
    return std::any_of(list.begin(), list.end(), [&](const record::Participant& p) { return p.code == code || p.name == code; });
  };
  for (const auto& [a, b, since, until] :
       std::vector<std::tuple<std::string, std::string, std::string, std::string>>{{"IRN", "RUS", "", ""},
                                                                                   {"RUS", "IRN", "2022-10-01", "2022-12-31"},
                                                                                   {"IRN", "USA", "2023-01-01", ""},
                                                                                   {"USA", "", "", "2022-12-31"},
                                                                                   {"SAU", "IRN", "", ""}}) {
    Question q = about(a, b);
    q.since = parse_day(since);
    q.until = parse_day(until);
    std::set<std::string> expected;
    for (const auto& [e, d] : all) {
      const bool in_source = has(e.source, a) || (!b.empty() && has(e.source, b));
      const bool in_a = has(e.source, a) || has(e.target, a);
      const bool in_b = b.empty() || has(e.source, b) || has(e.target, b);
      if (!in_a || !in_b || (!b.empty() && !in_source)) continue;
      const auto published = d.published_day();
      const auto first = e.date ? std::optional<Day>(e.date->first) : published;
      const auto last = e.date ? std::optional<Day>(e.date->last) : published;
      if ((q.since || q.until) && !first) continue;
      if ((q.since && *last < *q.since) || (q.until && *first > *q.until)) continue;
      expected.insert(e.id);
    }
    const auto found = ids(*store, q);
    EXPECT_EQ(std::set<std::string>(found.begin(), found.end()), expected) << a << " " << b;
    EXPECT_FALSE(expected.empty()) << a << " " << b;
    if (!b.empty()) {
      EXPECT_EQ(expect(store->pair(q)).total, expected.size()) << a << " " << b;
    }
    q.limit = 3;
    const auto cut = ids(*store, q);
    EXPECT_TRUE(std::equal(cut.begin(), cut.end(), found.begin())) << "a limit gives the beginning of the whole list";
  }
}

TEST(Store, EachEventIsThatOfTheTimelineByPage) {
  const Folder folder;
  const auto store = opened(folder.file("a.isnad"));
  for (const record::Addition& p : ready_samples()) static_cast<void>(added(*store, p));
  Question q;
  q.until = parse_day("2022-12-31");
  std::vector<std::string> each;
  EXPECT_TRUE(expect(store->each_event(q, [&](const record::EventHit& hit) {
    each.push_back(hit.event.id);
    return true;
  })));
  auto all = ids(*store, q);
  EXPECT_GT(each.size(), 50U);
  EXPECT_TRUE(std::is_sorted(each.begin(), each.end(),
                             [](const std::string& x, const std::string& y) { return x.substr(0, 16) < y.substr(0, 16); }));
  std::sort(each.begin(), each.end());
  std::sort(all.begin(), all.end());
  EXPECT_EQ(each, all);
  EXPECT_FALSE(expect(store->each_event(q, [](const record::EventHit&) { return false; })));
}

TEST(Store, PairTellsWhoActed) {
  const Folder folder;
  const auto store = opened(folder.file("a.isnad"));
  static_cast<void>(added(*store, page(threat, "b.txt")));
  const auto forth = expect(store->pair(about("ISR", "IRN")));
  const auto back = expect(store->pair(about("IRN", "ISR")));
  ASSERT_EQ(forth.cells.size(), 1U);
  ASSERT_EQ(back.cells.size(), 1U);
  EXPECT_EQ(forth.cells[0].direction, record::Direction::a_to_b);
  EXPECT_EQ(back.cells[0].direction, record::Direction::b_to_a);
  EXPECT_EQ(forth.cells[0].year, 2022);
}

TEST(Store, SearchFoldsAndSeesThroughPrefixes) {
  const Folder folder;
  const auto store = opened(folder.file("a.isnad"));
  static_cast<void>(added(*store, page("عنوان\n5 يونيو 2021\nقال المتحدث باسم الوزارة وبالأسلحة هددوا إيران.\n", "a.txt")));
  const auto found = [&](const std::string& words, bool exact = false) {
    record::SearchQuestion q;
    q.words = words;
    q.exact = exact;
    return expect(store->search(q)).total;
  };
  EXPECT_EQ(found("ايران"), 1U);
  EXPECT_EQ(found("إِيرانَ"), 1U);
  EXPECT_EQ(found("الوزاره"), 1U);
  EXPECT_EQ(found("أسلحة"), 1U);  // wa-bi-al-aslihati
  EXPECT_EQ(found("الأسلحة"), 1U);
  EXPECT_EQ(found("أسلحة", true), 0U);
  EXPECT_EQ(found("\"المتحدث باسم\""), 1U);
  EXPECT_EQ(found("\"باسم المتحدث\""), 0U);
  EXPECT_EQ(found("باسم المتحدث"), 1U);
  EXPECT_EQ(found("روسيا"), 0U);
  EXPECT_EQ(found("ايران روسيا"), 0U);
  EXPECT_EQ(found("\" OR folded : * NEAR("), 0U);
}

// --- corrections

record::Correction correction(const std::string& kind, std::vector<std::string> targets, record::Time added_at = noon) {
  record::Correction c;
  c.kind = kind;
  c.targets = std::move(targets);
  c.author = "A. Reader";
  c.day = "2023-11-14";
  c.reason = "as the page says";
  c.added = added_at;
  return c;
}

TEST(Store, WithdrawalIsTakenBackAndStatedAgain) {
  const Folder folder;
  const auto store = opened(folder.file("a.isnad"));
  const record::Addition p = page(visit, "a.txt");
  static_cast<void>(added(*store, p));
  const record::Withdrawal w = withdrawal_of(p);
  EXPECT_TRUE(expect(store->withdraw(w)));
  const auto undo = expect(record::checked(correction("undo", {record::withdrawal_id(w)}, noon + 1)));
  EXPECT_TRUE(expect(store->correct(undo)));
  EXPECT_EQ(ids(*store, about("IRN")).size(), 1U);
  EXPECT_TRUE(expect(store->withdrawals()).at(0).undone);
  EXPECT_EQ(faults_of(*store), "");
  EXPECT_TRUE(expect(store->correct(expect(record::checked(correction("undo", {undo.id}, noon + 2))))));
  EXPECT_EQ(ids(*store, about("IRN")).size(), 0U);
  EXPECT_EQ(faults_of(*store), "");
}

TEST(Store, RejectedEventIsNoPartOfAnswersUntilUndone) {
  const Folder folder;
  const auto store = opened(folder.file("a.isnad"));
  static_cast<void>(added(*store, page(threat, "b.txt")));
  const auto before = ids(*store, about("ISR"));
  ASSERT_EQ(before.size(), 1U);
  const auto reject = expect(record::checked(correction("reject", before)));
  EXPECT_TRUE(expect(store->correct(reject)));
  EXPECT_FALSE(expect(store->correct(reject)));
  EXPECT_EQ(ids(*store, about("ISR")).size(), 0U);
  EXPECT_EQ(expect(store->pair(about("ISR", "IRN"))).total, 0U);
  EXPECT_TRUE(expect(store->event(before[0]))->rejected);
  EXPECT_EQ(faults_of(*store), "");
  EXPECT_TRUE(expect(store->correct(expect(record::checked(correction("undo", {reject.id}, noon + 1))))));
  EXPECT_EQ(ids(*store, about("ISR")), before);
  EXPECT_EQ(faults_of(*store), "");
}

record::Correction amended(Store& store, const std::string& id, const std::string& field, const std::string& now) {
  record::Correction c = correction("amend", {id});
  c.field = field;
  c.was = record::member_of(expect(store.event(id))->line, field);
  c.now = now;
  return expect(record::checked(c));
}

TEST(Store, AmendmentSurvivesANewReadingOrTellsItsConflict) {
  const Folder folder;
  const auto store = opened(folder.file("a.isnad"));
  const record::Addition first = page(threat, "b.txt");
  static_cast<void>(added(*store, first));
  const std::string id = ids(*store, about("ISR")).at(0);
  EXPECT_TRUE(expect(store->correct(amended(*store, id, "status", "\"planned\""))));
  EXPECT_EQ(expect(store->timeline(about("ISR"))).events.at(0).event.status, "planned");
  EXPECT_EQ(expect(store->pair(about("ISR", "IRN"))).cells.at(0).status, "planned");

  // The same event read by other tables: the correction still holds.
  const auto reread = [&](const std::string& from, const std::string& to, const std::string& tables) {
    std::string lines = first.lines;
    lines.replace(lines.find(first.records.document.tables), 16, tables);
    if (const std::size_t at = lines.find(from); !from.empty() && at != std::string::npos) lines.replace(at, from.size(), to);
    return expect(record::prepare(lines, threat, &engine().reader(), noon + 100));
  };
  EXPECT_TRUE(expect(store->add_reading(reread("", "", "00000000000000aa"))));
  EXPECT_EQ(expect(store->event(id))->event.status, "planned");
  EXPECT_EQ(expect(store->conflicts()).size(), 0U);

  // Read as something third: the conflict is told and the reading stands.
  auto other = reread("\"status\":\"actual\"", "\"status\":\"negated\"", "00000000000000bb");
  other.read = noon + 200;
  EXPECT_TRUE(expect(store->add_reading(other)));
  EXPECT_EQ(expect(store->event(id))->event.status, "negated");
  ASSERT_EQ(expect(store->conflicts()).size(), 1U);
  EXPECT_EQ(expect(store->page(first.records.document.id))->readings.size(), 3U);
  EXPECT_EQ(faults_of(*store), "");
}

TEST(Store, UnreadableAmendmentsAreRefused) {
  for (const auto& [field, now] :
       std::vector<std::pair<std::string, std::string>>{{"trigger", "{}"}, {"id", "\"x\""}, {"status", "not json"}}) {
    record::Correction c = correction("amend", {"0123456789abcdef:1"});
    c.field = field;
    c.was = "null";
    c.now = now;
    EXPECT_FALSE(record::checked(c).ok()) << field;
  }
  record::Correction nobody = correction("accept", {"x:1"});
  nobody.author.clear();
  EXPECT_FALSE(record::checked(nobody).ok());
}

// --- export and import

void import_into(Store& store, const std::string& text) {
  record::Importer importer(store, engine().reader());
  std::istringstream lines(text);
  std::string line;
  while (std::getline(lines, line)) ASSERT_TRUE(importer.take(line).ok()) << line.substr(0, 200);
  ASSERT_TRUE(importer.finish().ok());
}

TEST(Store, ExportImportExportIsTheSameBytes) {
  const Folder folder;
  const auto store = opened(folder.file("a.isnad"));
  for (const record::Addition& p : ready_samples()) static_cast<void>(added(*store, p));
  static_cast<void>(added(*store, page(visit, "same", noon)));
  static_cast<void>(added(*store, page(visit_changed, "same", noon + day_long)));
  static_cast<void>(added(*store, ready(threat, "records only", noon, true)));
  std::string windows = "خبر\n";
  windows += "\xC7\xE1\xDD\xD5\xE1 \xC7\xE1\xC3\xE6\xE1";  // not UTF-8
  static_cast<void>(added(*store, page(windows, "mixed bytes")));
  const std::string id = ids(*store, about("ISR")).at(0);
  EXPECT_TRUE(expect(store->correct(amended(*store, id, "type", "\"ACCUSE\""))));
  EXPECT_TRUE(expect(store->withdraw({id.substr(0, 16), *parse_day("2023-01-01"), "A. Reader", "forged", noon, false})));
  const std::string first = exported(*store);
  const auto copy = opened(folder.file("b.isnad"));
  import_into(*copy, first);
  EXPECT_EQ(exported(*copy), first);
  EXPECT_EQ(faults_of(*copy), "");
  EXPECT_EQ(ids(*copy, about("IRN")), ids(*store, about("IRN")));
  import_into(*copy, first);  // a second time changes nothing
  EXPECT_EQ(exported(*copy), first);
}

TEST(Store, BrokenExportsAreRefusedByLine) {
  const Folder folder;
  const auto store = opened(folder.file("a.isnad"));
  static_cast<void>(added(*store, page(visit, "a.txt")));
  const std::string whole = exported(*store);
  std::vector<std::string> broken{"", "{}\n", "{\"kind\":\"isnad\",\"format\":9}\n", whole.substr(0, whole.size() / 2),
                                  whole + "{\"kind\":\"surprise\"}\n"};
  broken.push_back(whole);
  const std::size_t at = broken.back().find("\"text\":\"") + 8;
  broken.back().insert(at, "x");  // other bytes than the id says
  for (std::size_t i = 0; i < broken.size(); ++i) {
    const auto target = opened(folder.file("b" + std::to_string(i) + ".isnad"));
    record::Importer importer(*target, engine().reader());
    std::istringstream lines(broken[i]);
    std::string line;
    bool refused = false;
    while (!refused && std::getline(lines, line)) refused = !importer.take(line).ok();
    EXPECT_TRUE(refused || !importer.finish().ok()) << i;
  }
}

// --- joins

TEST(Store, JoinsAreReplacedByTheirPassAndUndoneByCorrections) {
  const Folder folder;
  const auto store = opened(folder.file("a.isnad"));
  const record::Link denial{{}, "denies", "a:1", "b:2", 0.9, "same act, same day", "{\"shared\":3}", false};
  const record::Member report{{}, "incident", "i1", "a:1", "first", parse_day("2022-10-17"), "same type and place", "{}", false};
  EXPECT_TRUE(store->replace_joins("denials", "1", noon, {denial}, {report}).ok());
  EXPECT_TRUE(store->replace_joins("other", "1", noon, {{{}, "copies", "a", "b", 1, "same text", "{}", false}}, {}).ok());
  auto links = expect(store->links("", "b:2"));
  ASSERT_EQ(links.size(), 1U);
  EXPECT_FALSE(links[0].undone);
  EXPECT_EQ(expect(store->clusters_of("incident", "a:1")), std::vector<std::string>{"i1"});
  EXPECT_TRUE(expect(store->correct(expect(record::checked(correction("reject", {links[0].id}))))));
  EXPECT_TRUE(store->replace_joins("denials", "2", noon, {denial}, {}).ok());
  links = expect(store->links("denies", ""));
  ASSERT_EQ(links.size(), 1U);
  EXPECT_TRUE(links[0].undone);
  EXPECT_EQ(expect(store->members("incident", "")).size(), 0U);
  EXPECT_EQ(expect(store->links("copies", "")).size(), 1U);
  EXPECT_EQ(faults_of(*store), "");
}

TEST(Store, RereadingShowsWhatDiffersAndNothingWhenNothingDoes) {
  const record::Addition a = page(visit, "a.txt");
  const Folder folder;
  const auto store = opened(folder.file("a.isnad"));
  static_cast<void>(added(*store, a));
  EXPECT_FALSE(expect(record::read_again(engine(), *expect(store->page(a.records.document.id)), noon)).has_value());
  record::PageRecords changed = a.records;
  ASSERT_FALSE(changed.events.empty());
  changed.events[0].status = "planned";
  EXPECT_EQ(difference_of(a.records, changed).changed, 1U);
  changed.events.clear();
  EXPECT_EQ(difference_of(a.records, changed).gone, a.records.events.size());
  EXPECT_EQ(difference_of(a.records, a.records).lines.size(), 0U);
}

TEST(Store, WhatIsKeptLastsUntilMoreIsStated) {
  const Folder folder;
  const auto store = opened(folder.file("a.isnad"));
  const auto pages = ready_samples();
  const auto there = [&] { return expect(store->kept("x", "1")).has_value(); };
  const auto keep = [&] {
    expect(store->keep("x", "1", "body"));
    EXPECT_TRUE(there());
  };
  expect(store->add(pages[0]));
  EXPECT_FALSE(there());
  keep();
  EXPECT_EQ(expect(store->kept("x", "1"))->body, "body");
  EXPECT_FALSE(expect(store->kept("x", "2")).has_value()) << "of another version";
  EXPECT_FALSE(expect(store->kept("y", "1")).has_value());
  expect(store->add(pages[0]));
  EXPECT_TRUE(there()) << "a page that was here states nothing";
  expect(store->replace_joins("pass", "1", noon, {}, {}));
  EXPECT_TRUE(there()) << "joins are not stated";
  expect(store->add(pages[1]));
  EXPECT_FALSE(there());
  keep();
  record::Addition named = pages[0];
  named.names.emplace_back("another name", noon);
  expect(store->add(named));
  EXPECT_FALSE(there());
  keep();
  expect(store->withdraw({pages[1].records.document.id, *parse_day("2024-01-01"), "A", "b", noon, false}));
  EXPECT_FALSE(there());
  keep();
  record::Correction c;
  c.kind = "accept";
  c.targets = {pages[0].records.events.front().id};
  c.author = "A";
  c.reason = "b";
  c.day = "2024-01-01";
  expect(store->correct(expect(record::checked(c))));
  EXPECT_FALSE(there());
  keep();
  record::Addition again = pages[0];
  again.records.document.engine = "isnad 99";
  expect(store->add_reading(again));
  EXPECT_FALSE(there());
}

TEST(Store, NewBytesOfAPageEmptyWhatIsKept) {
  const Folder folder;
  const auto store = opened(folder.file("a.isnad"));
  const std::string page = "\u062e\u0628\u0631\n\n\u0646\u0641\u062a \u0625\u064a\u0631\u0627\u0646 \u0630\u0644\u0643.\n";
  expect(store->add(ready(page, "p", noon, true)));
  expect(store->keep("x", "1", "body"));
  EXPECT_EQ(expect(store->add(ready(page, "p", noon, false))), record::Added::bytes);
  EXPECT_FALSE(expect(store->kept("x", "1")).has_value());
}

}  // namespace
}  // namespace isnad::tests
