// Claims, storylines, words with their deeds and forecasts over the sample pages of tests/cases/record.
// The measures are printed; the bars are those that the ledgers must hold.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "isnad/record/ledger_json.h"
#include "isnad/record/link_passes.h"
#include "isnad/record/sources.h"
#include "isnad/record/statement_bytes.h"
#include "tests/case_store.h"
#include "tests/sample_pages.h"

namespace isnad::tests {
namespace {

using record::Statement;

std::vector<std::vector<std::string>> rows_of(const std::string& file) {
  std::ifstream in(std::string(ISNAD_SOURCE_DIR) + "/tests/cases/record/" + file);
  EXPECT_TRUE(in.good()) << file;
  std::vector<std::vector<std::string>> out;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    out.emplace_back();
    std::stringstream cells(line);
    for (std::string cell; std::getline(cells, cell, '\t');) out.back().push_back(cell);
  }
  return out;
}

std::string page_of_text(const std::string& day, std::string text) {
  std::string title = text;
  title.pop_back();
  return title + "\n\n" + day + "\n\n" + text + "\n";
}

// A case of pages, each of one sentence, and what was stated in it.
struct Case {
  Folder folder;
  std::unique_ptr<record::Store> store = opened(folder.file("case.isnad"));
  record::MatterTables tables{engine().lexicon()};
  std::vector<Statement> statements;

  void add(const std::string& name, const std::string& day, const std::string& text) {
    expect(store->add(ready(page_of_text(day, text), name)));
  }
  void read(std::optional<Day> as_of = std::nullopt) {
    statements = expect(record::statements_of(*store, as_of, tables, engine().reader()));
  }
  [[nodiscard]] std::string page(const std::string& event) const {
    for (const Statement& s : statements) {
      if (s.event().id == event) return s.hit.document.page;
    }
    return {};
  }
};

struct Found {
  int right = 0;
  int all = 0;
  int wrong = 0;
};

TEST(Ledger, DenialsFindWhatTheyDeny) {
  Case c;
  const auto rows = rows_of("claims.tsv");
  for (std::size_t i = 0; i < rows.size(); ++i) c.add(rows[i][0] + "/" + std::to_string(i), rows[i][1], rows[i][2]);
  c.read();
  const record::ClaimLedger ledger = record::claims_of(c.statements, c.tables, {});
  std::map<std::string, std::set<std::string>> denied;
  for (const record::Link& link : ledger.links) denied[c.page(link.subject)].insert(c.page(link.object));
  Found found;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i][3] != "first") continue;
    const std::size_t first = static_cast<std::size_t>(
        std::find_if(rows.begin(), rows.end(), [&](const auto& r) { return r[0] == rows[i][0]; }) - rows.begin());
    const auto& links = denied[rows[i][0] + "/" + std::to_string(i)];
    const bool right = links.count(rows[i][0] + "/" + std::to_string(first)) != 0;
    ++found.all;
    found.right += right ? 1 : 0;
    found.wrong += static_cast<int>(std::count_if(
        links.begin(), links.end(), [&](const std::string& page) { return page.substr(0, page.find('/')) != rows[i][0]; }));
    if (!right) std::printf("not linked: %s\n", rows[i][2].c_str());
  }
  std::printf("denials linked: %d of %d, %d to another claim\n", found.right, found.all, found.wrong);
  EXPECT_EQ(found.all, 30);
  EXPECT_GE(found.right, 0.85 * found.all);
  EXPECT_LE(found.wrong, 1);
}

TEST(Ledger, StatesFollowEachVoice) {
  using record::next_state;
  EXPECT_EQ(next_state("", "asserts", false), "claimed");
  EXPECT_EQ(next_state("", "denies", false), "denied");
  EXPECT_EQ(next_state("denied", "denies", false), "denied again");
  EXPECT_EQ(next_state("denied again", "admits", true), "partly admitted");
  EXPECT_EQ(next_state("partly admitted", "admits", false), "admitted");
  EXPECT_EQ(next_state("denied", "asserts", false), "admitted");
  EXPECT_EQ(next_state("claimed", "denies", false), "denied") << "no word of withdrawing";
  EXPECT_EQ(next_state("retracted", "denies", false), "retracted");
  EXPECT_EQ(next_state("claimed", "retracts", false), "retracted");
  EXPECT_EQ(next_state("retracted", "asserts", false), "claimed");
  EXPECT_EQ(next_state("claimed", "doubts", false), "claimed");
  EXPECT_EQ(next_state("", "promises", false), "promised");
}

// Those of the claims that are more than claimed, each once; "-" when there are none.
std::string standings(const Case& c) {
  std::set<std::string> found;
  for (const record::Claim& claim : record::claims_of(c.statements, c.tables, {}).claims) found.insert(claim.standing);
  found.erase("claimed");
  std::string out;
  for (const std::string& standing : found) out += (out.empty() ? "" : "+") + standing;
  return out.empty() ? "-" : out;
}

TEST(Ledger, OnlyAnAnswerIsAnAnswer) {
  const auto rows = rows_of("answers.tsv");
  for (std::size_t i = 0; i < rows.size();) {
    const std::string name = rows[i][0];
    Case c;
    for (; i < rows.size() && rows[i][0] == name; ++i) {
      c.add(name + "/" + std::to_string(i), rows[i][1], rows[i][2]);
      c.read();
      EXPECT_EQ(standings(c), rows[i][3]) << name << ": " << rows[i][2];
    }
  }
}

TEST(Ledger, APartialAdmissionStaysPartial) {
  Case c;
  const auto rows = rows_of("claims.tsv");
  for (std::size_t i = 0; i < 3; ++i) c.add(std::to_string(i), rows[i][1], rows[i][2]);
  c.read();
  const record::ClaimLedger ledger = record::claims_of(c.statements, c.tables, {});
  const auto claim = std::find_if(ledger.claims.begin(), ledger.claims.end(),
                                  [](const record::Claim& x) { return x.object == "drones" && x.standing == "partly admitted"; });
  ASSERT_NE(claim, ledger.claims.end());
  std::string states;
  for (const record::Utterance& u : claim->utterances) {
    if (u.who == "IRN" && states.find(u.state) == std::string::npos) states += u.state + ";";
  }
  EXPECT_NE(states.find("denied;"), std::string::npos) << states;
  EXPECT_NE(states.find("partly admitted;"), std::string::npos) << states;
  // What was not yet known does not count.
  c.read(parse_day("2022-10-31"));
  for (const record::Claim& x : record::claims_of(c.statements, c.tables, {}).claims) EXPECT_NE(x.standing, "partly admitted");
}

// "VOICE=state" as the last that the voice stands by after the page; empty when it says nothing there.
std::string stand_after(const Case& c, const record::ClaimLedger& ledger, const std::string& page) {
  std::string out;
  for (const record::Claim& claim : ledger.claims) {
    for (const record::Utterance& u : claim.utterances) {
      if (!u.who.empty() && c.statements[u.statement].hit.document.page == page) out = u.who + "=" + u.state;
    }
  }
  return out;
}

TEST(Ledger, WhoWithdrawsHisWordHasRetracted) {
  Case c;
  const auto rows = rows_of("retractions.tsv");
  for (std::size_t i = 0; i < rows.size(); ++i) c.add(rows[i][0] + "/" + std::to_string(i), rows[i][1], rows[i][2]);
  c.read();
  const record::ClaimLedger ledger = record::claims_of(c.statements, c.tables, {});
  std::map<std::string, std::set<std::string>> answered;
  for (const record::Link& link : ledger.links) answered[c.page(link.subject)].insert(c.page(link.object));
  std::size_t withdrawn = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string page = rows[i][0] + "/" + std::to_string(i);
    const std::string stand = stand_after(c, ledger, page);
    if (rows[i][3] == "first") {
      ++withdrawn;
      EXPECT_EQ(answered[page], std::set<std::string>{rows[i][0] + "/" + std::to_string(i - 1)}) << rows[i][2];
      EXPECT_EQ(stand, rows[i][4]) << rows[i][2];
    } else {
      EXPECT_TRUE(answered[page].empty()) << rows[i][2];
      EXPECT_EQ(stand.find("retracted"), std::string::npos) << rows[i][2];
    }
  }
  EXPECT_EQ(withdrawn, 13U);
  // Before the withdrawals were known everybody stands by his word.
  c.read(parse_day("2000-01-26"));
  const auto before = record::claims_of(c.statements, c.tables, {}).claims;
  EXPECT_FALSE(before.empty());
  for (const record::Claim& claim : before) EXPECT_EQ(claim.standing, "claimed");
}

TEST(Ledger, ATrackRecordTellsWhatBecameOfClaims) {
  using Ids = std::vector<std::string>;
  Case c;
  const auto rows = rows_of("claims.tsv");
  for (std::size_t i = 0; i < 3; ++i) c.add(std::to_string(i), rows[i][1], rows[i][2]);
  c.add("reuters", "2021-03-01", "ذكرت وكالة رويترز أن تركيا هاجمت سفينة يونانية.");
  c.add("corrected", "2021-03-03", "صححت وكالة رويترز خبرها عن مهاجمة تركيا السفينة اليونانية.");
  c.add("alone", "2023-05-01", "قالت كندا إن الهند هاجمت سفارة كندية.");
  c.add("experts", "2022-07-14", "قال خبراء إن إيران زودت روسيا بطائرات مسيرة.");
  c.read();
  const record::ClaimLedger ledger = record::claims_of(c.statements, c.tables, {});
  const auto claim =
      std::find_if(ledger.claims.begin(), ledger.claims.end(), [](const record::Claim& x) { return x.object == "drones"; });
  ASSERT_NE(claim, ledger.claims.end());
  const auto tracks = record::tracks_of(track_rows(ledger, c.statements), {});
  const record::Track& usa = tracks.at("USA");
  EXPECT_EQ(usa.claims, 1U);
  EXPECT_EQ(usa.partly_admitted, Ids{claim->id});
  EXPECT_TRUE(usa.admitted.empty() && usa.denied.empty() && usa.contradicted.empty() && usa.retracted.empty() &&
              usa.denials == 0);
  const record::Track& iran = tracks.at("IRN");
  EXPECT_EQ(iran.claims, 0U);
  EXPECT_EQ(iran.denials, 1U);
  EXPECT_EQ(iran.denials_admitted, Ids{claim->id});
  EXPECT_EQ(tracks.at("MED:REUTERS").retracted.size(), 1U);
  EXPECT_EQ(tracks.at("CAN").claims, 1U);
  EXPECT_TRUE(tracks.at("CAN").tells_nothing());
  EXPECT_EQ(tracks.count("EXPERT"), 0U) << "unnamed experts are no one source";
  // In its range alone.
  record::Question later;
  later.since = parse_day("2023-01-01");
  EXPECT_EQ(record::tracks_of(track_rows(ledger, c.statements), later).count("USA"), 0U);
  // Before the admission the claim stood denied.
  c.read(parse_day("2022-10-31"));
  const auto before = record::tracks_of(track_rows(record::claims_of(c.statements, c.tables, {}), c.statements), {});
  EXPECT_EQ(before.at("USA").denied, Ids{claim->id});
  EXPECT_TRUE(before.at("USA").partly_admitted.empty() && before.at("IRN").denials_admitted.empty());
}

TEST(Ledger, WhatWasDeniedBeforeIsNotDeniedLater) {
  Case c;
  c.add("denial", "2022-10-18", "نفت إيران أن تكون قد زودت روسيا بطائرات مسيرة.");
  c.add("claim", "2022-10-20", "قالت أوكرانيا إن إيران زودت روسيا بطائرات مسيرة.");
  c.read();
  const auto tracks = record::tracks_of(track_rows(record::claims_of(c.statements, c.tables, {}), c.statements), {});
  ASSERT_EQ(tracks.count("UKR"), 1U);
  EXPECT_EQ(tracks.at("UKR").claims, 1U);
  EXPECT_TRUE(tracks.at("UKR").tells_nothing());
  // What one promises after a denial is no denial.
  c.add("promise", "2022-10-25", "تعهدت إيران بتزويد روسيا بطائرات مسيرة.");
  c.read();
  const auto after = record::tracks_of(track_rows(record::claims_of(c.statements, c.tables, {}), c.statements), {});
  EXPECT_TRUE(after.at("UKR").tells_nothing());
}

TEST(Ledger, ARejectedLinkStaysAway) {
  Case c;
  const auto rows = rows_of("claims.tsv");
  for (std::size_t i = 0; i < 2; ++i) c.add(std::to_string(i), rows[i][1], rows[i][2]);
  c.read();
  const record::ClaimLedger before = record::claims_of(c.statements, c.tables, {});
  ASSERT_FALSE(before.links.empty());
  const record::ClaimLedger after = record::claims_of(c.statements, c.tables, {before.links.front().id});
  EXPECT_EQ(after.links.size(), before.links.size() - 1);
  // What is kept is what was computed, under the same ids.
  expect(record::keep_claims(*c.store, before, c.statements, noon));
  const auto kept = expect(c.store->links("denies", ""));
  ASSERT_EQ(kept.size(), before.links.size());
  EXPECT_TRUE(
      std::any_of(kept.begin(), kept.end(), [&](const record::Link& link) { return link.id == before.links.front().id; }));
  EXPECT_EQ(faults_of(*c.store), "");
}

std::string all_ledgers(const Case& c) {
  std::string out;
  const record::ClaimLedger ledger = record::claims_of(c.statements, c.tables, {});
  for (const record::Claim& claim : ledger.claims) out += json_of(claim, ledger.links, c.statements);
  for (const auto& line : record::storylines_of(c.statements, engine().lexicon(), {})) out += json_of(line, c.statements);
  record::PlaceLines places(c.statements);
  for (const auto& word : record::deeds_of(c.statements, {})) out += json_of(word, places);
  for (const auto& forecast : record::forecasts_of(c.statements, {})) out += json_of(forecast, places);
  for (const Statement& s : c.statements) out += s.sentence + s.condition + s.outlet + s.family.name + s.hit.tables + "\n";
  return out;
}

TEST(Ledger, EveryLineIsJson) {
  Case c;
  c.add("plan", "2023-01-25", "تعتزم ألمانيا تزويد أوكرانيا بدبابات. ومن المرجح أن تزود فرنسا أوكرانيا بصواريخ.");
  for (const char* day : {"2023-03-27", "2023-04-27"}) c.add(std::string("deed") + day, day, "زودت ألمانيا أوكرانيا بدبابات. وزودت فرنسا أوكرانيا بصواريخ.");
  c.read();
  record::PlaceLines places(c.statements);
  std::size_t several = 0;
  for (const auto& word : record::deeds_of(c.statements, {})) {
    const auto json = nlohmann::json::parse(json_of(word, places), nullptr, false);
    ASSERT_TRUE(json.is_object());
    EXPECT_EQ(json["deeds"].size(), word.outcome.done.size());
    several += word.outcome.done.size() > 1 ? 1 : 0;
  }
  EXPECT_GT(several, 0U);
  for (const auto& forecast : record::forecasts_of(c.statements, {})) {
    const auto json = nlohmann::json::parse(json_of(forecast, places), nullptr, false);
    ASSERT_TRUE(json.is_object());
    EXPECT_EQ(json["evidence"].size(), forecast.outcome.done.size());
  }
}

TEST(Ledger, StatementsOutOfTheirBytesTellTheSame) {
  Case c;
  for (const record::Addition& page : ready_samples()) expect(c.store->add(page));
  for (const auto& row : rows_of("retractions.tsv")) c.add(row[0] + row[1], row[1], row[2]);
  // What happened in one country is not denied of another.
  c.add("there", "2024-01-01", "قالت كندا إن الهند هاجمت سفارة كندية في مصر.");
  c.add("elsewhere", "2024-01-02", "نفت الهند أن تكون قد هاجمت سفارة كندية في كينيا.");
  c.read();
  const std::string made = all_ledgers(c);
  EXPECT_FALSE(c.statements.empty());
  const std::string bytes = record::bytes_of(c.statements);
  c.statements = record::statements_from(bytes, c.tables).value();
  EXPECT_EQ(all_ledgers(c), made);
  EXPECT_EQ(record::bytes_of(c.statements), bytes);
  // A page that is added after is not forgotten.
  const std::size_t before = c.statements.size();
  c.add("later", "2024-01-01", "قالت كندا إن الهند هاجمت سفارة كندية.");
  c.read();
  EXPECT_GT(c.statements.size(), before);
}

TEST(Ledger, DamagedBytesAreNoStatements) {
  Case c;
  c.add("one", "2024-01-01", "قالت كندا إن الهند هاجمت سفارة كندية.");
  c.read();
  const std::string bytes = record::bytes_of(c.statements);
  ASSERT_TRUE(record::statements_from(bytes, c.tables).has_value());
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_FALSE(record::statements_from(std::string_view(bytes).substr(0, size), c.tables).has_value()) << size;
  EXPECT_FALSE(record::statements_from(bytes + "x", c.tables).has_value());
  std::string huge = bytes;
  huge[0] = '\x7F';
  EXPECT_FALSE(record::statements_from(huge, c.tables).has_value());
}

TEST(Ledger, StorylinesHoldTogetherAndApart) {
  Case c;
  const auto rows = rows_of("storylines.tsv");
  for (std::size_t i = 0; i < rows.size(); ++i) c.add(rows[i][0] + "/" + std::to_string(i), rows[i][1], rows[i][3]);
  c.read();
  const auto lines = record::storylines_of(c.statements, engine().lexicon(), {});
  std::map<std::string, std::set<std::string>> pages;  // of each matter, those that one line has together
  int mixed = 0;
  for (const record::Storyline& line : lines) {
    std::map<std::string, std::set<std::string>> here;
    for (const record::Step& step : line.steps) {
      const std::string& page = c.statements[step.statement].hit.document.page;
      here[page.substr(0, page.find('/'))].insert(page);
    }
    if (here.size() > 1) ++mixed;
    for (const auto& [matter, list] : here) {
      if (list.size() > pages[matter].size()) pages[matter] = list;
    }
  }
  std::map<std::string, std::size_t> wanted;
  for (const auto& row : rows) ++wanted[row[0]];
  int whole = 0;
  for (const auto& [matter, count] : wanted) {
    whole += pages[matter].size() == count ? 1 : 0;
    if (pages[matter].size() != count)
      std::printf("storyline %s: %zu of %zu pages\n", matter.c_str(), pages[matter].size(), count);
  }
  std::printf("storylines whole: %d of %zu, %d mixed\n", whole, wanted.size(), mixed);
  EXPECT_EQ(wanted.size(), 12U);
  EXPECT_GE(whole, 10);
  EXPECT_EQ(mixed, 0);
}

TEST(Ledger, APromiseNotToActIsBrokenByTheAct) {
  Case c;
  c.add("word", "2023-05-01", "تعهدت الصين بعدم تزويد روسيا بالأسلحة.");
  c.add("deed", "2023-08-01", "زودت الصين روسيا بالأسلحة.");
  c.read();
  const auto words = record::deeds_of(c.statements, {});
  const auto promise = std::find_if(words.begin(), words.end(), [](const record::WordAndDeeds& w) { return w.kind == "promise"; });
  ASSERT_NE(promise, words.end());
  EXPECT_EQ(promise->result, "broken");
  EXPECT_EQ(promise->lag, 92);
  EXPECT_TRUE(promise->outcome.done.empty());
  c.read(parse_day("2023-07-01"));
  for (const record::WordAndDeeds& w : record::deeds_of(c.statements, {})) EXPECT_EQ(w.result, "no evidence in this record");
}

TEST(Ledger, APlanIsKeptByTheDeedAndNotByAnother) {
  Case c;
  c.add("plan", "2023-01-25", "تعتزم ألمانيا تزويد أوكرانيا بدبابات.");
  c.add("deed", "2023-03-27", "زودت ألمانيا أوكرانيا بدبابات ليوبارد.");
  c.add("other", "2023-02-10", "زودت ألمانيا أوكرانيا بصواريخ.");
  c.read();
  const auto words = record::deeds_of(c.statements, {});
  const auto plan = std::find_if(words.begin(), words.end(), [&](const record::WordAndDeeds& w) {
    return c.statements[w.statement].hit.document.page == "plan";
  });
  ASSERT_NE(plan, words.end());
  EXPECT_EQ(plan->result, "kept");
  EXPECT_EQ(plan->lag, 61);
  for (const std::size_t i : plan->outcome.done) EXPECT_EQ(c.statements[i].hit.document.page, "deed");
  // Before the deed was known there is no evidence.
  c.read(parse_day("2023-03-01"));
  for (const record::WordAndDeeds& w : record::deeds_of(c.statements, {})) EXPECT_EQ(w.result, "no evidence in this record");
}

TEST(Ledger, AForecastIsScoredByItsThing) {
  Case c;
  c.add("forecast", "2023-01-25", "من المرجح أن تزود ألمانيا أوكرانيا بدبابات.");
  c.add("deed", "2023-03-27", "زودت ألمانيا أوكرانيا بدبابات ليوبارد.");
  c.add("other", "2023-02-10", "زودت ألمانيا أوكرانيا بصواريخ.");
  c.read();
  const auto forecasts = record::forecasts_of(c.statements, {});
  ASSERT_FALSE(forecasts.empty());
  for (const record::Forecast& f : forecasts) {
    ASSERT_TRUE(c.statements[f.statement].likelihood.has_value());
    EXPECT_DOUBLE_EQ(c.statements[f.statement].likelihood->low, 0.55);
    EXPECT_EQ(f.result, "came about") << f.reason;
    for (const std::size_t i : f.outcome.done) EXPECT_EQ(c.statements[i].hit.document.page, "deed");
  }
  c.read(parse_day("2023-03-01"));
  for (const record::Forecast& f : record::forecasts_of(c.statements, {})) EXPECT_EQ(f.result, "no evidence in this record");
}

TEST(Ledger, WordsOfLimitAndLikelihoodAreFoundWithTheirClitics) {
  record::Phrases phrases;
  phrases.add("طائرة مسيرة", 1);
  phrases.add("طائرة", 2);
  const auto found = phrases.find("زودتها بالطائرة المسيرة وطائرة، وطائر");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].value, 1U);
  EXPECT_EQ(found[1].value, 2U);
}

TEST(Ledger, TheFirstPages) {
  std::vector<SamplePage> pages;
  for (SamplePage& page : shared_pages()) {
    const std::string name = std::filesystem::path(page.name).filename().string();
    if (name.rfind("00", 0) == 0 && name[2] <= '4') pages.push_back(std::move(page));
  }
  if (pages.size() != 5) GTEST_SKIP() << "the five pages are not here";
  Case c;
  for (const SamplePage& page : pages) expect(c.store->add(ready(page.bytes, page.name)));
  c.read();
  const auto claims = record::claims_of(c.statements, c.tables, {}).claims;
  // Who says what, on which page.
  const auto said = [&](const record::Claim& x, const std::string& who, const std::string& state, const std::string& page) {
    return std::any_of(x.utterances.begin(), x.utterances.end(), [&](const record::Utterance& u) {
      return u.who == who && u.state == state && c.statements[u.statement].hit.document.page.find(page) != std::string::npos;
    });
  };
  const auto claim_of = [&](const std::string& family, const std::string& object, const std::vector<std::string>& sources) {
    const auto found = std::find_if(claims.begin(), claims.end(), [&](const record::Claim& x) { return x.family == family && x.object == object && x.sources == sources; });
    return found == claims.end() ? record::Claim{} : *found;
  };
  const record::Claim armed = claim_of("aid", "drones", {"IRN"});
  EXPECT_EQ(armed.targets, std::vector<std::string>{"RUS"});
  EXPECT_EQ(armed.standing, "partly admitted");
  EXPECT_TRUE(said(armed, "IRN", "partly admitted", "001_"));
  EXPECT_TRUE(said(armed, "USA", "claimed", "001_"));
  const record::Claim missiles = claim_of("aid", "missiles", {"IRN"});
  EXPECT_TRUE(said(missiles, "IRN", "denied", "001_"));
  // The drones made together are what both have always denied.
  const record::Claim made = claim_of("cooperate", "drones", {"IRN", "RUS"});
  EXPECT_TRUE(said(made, "WEST", "claimed", "003_"));
  EXPECT_TRUE(said(made, "IRN", "denied", "003_") && said(made, "RUS", "denied", "003_"));
  const auto lines = record::storylines_of(c.statements, engine().lexicon(), {});
  const auto treaty = std::find_if(lines.begin(), lines.end(), [](const record::Storyline& l) {
    return l.matter == "treaty" && std::find(l.marks.begin(), l.marks.end(), "years_20") != l.marks.end();
  });
  ASSERT_NE(treaty, lines.end());
  std::set<std::string> steps;
  for (const record::Step& step : treaty->steps) steps.insert(step.name);
  EXPECT_EQ(steps.count("draft"), 1U);
  EXPECT_EQ(steps.count("signed"), 1U);
  EXPECT_FALSE(record::forecasts_of(c.statements, {}).empty());
}

}  // namespace
}  // namespace isnad::tests
