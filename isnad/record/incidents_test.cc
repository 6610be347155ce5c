// Reports of one event are grouped: rows of our own in tests/cases/record/incidents.tsv.
#include "isnad/record/incidents.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <random>
#include <sstream>

namespace isnad::record {
namespace {

const Ordinals ordinals{{"\xD8\xA7\xD9\x88\xD9\x84", 1},                        // awwal
                        {"\xD8\xAB\xD8\xA7\xD9\x86\xD9\x8A", 2},               // thani
                        {"\xD8\xAB\xD8\xA7\xD9\x86\xD9\x8A\xD9\x87", 2},       // thania
                        {"\xD8\xAB\xD8\xA7\xD9\x84\xD8\xAB", 3},               // thalith
                        {"\xD8\xAB\xD8\xA7\xD9\x84\xD8\xAB\xD9\x87", 3}};      // thalitha

std::vector<std::string> cells(const std::string& line, char mark) {
  std::vector<std::string> out;
  std::istringstream in(line);
  for (std::string cell; std::getline(in, cell, mark);) out.push_back(cell == "-" ? "" : cell);
  return out;
}

// "RUS=name,IRN"
std::vector<Participant> participants(const std::string& text) {
  std::vector<Participant> out;
  for (const std::string& one : cells(text, ',')) {
    const std::size_t mark = one.find('=');
    out.push_back({one.substr(0, mark), mark == std::string::npos ? "" : one.substr(mark + 1)});
  }
  return out;
}

struct Row {
  std::string label;
  Report report;
};

// label, page, published, type, status, source, target, date, place, trigger, sentence
Row row_of(const std::string& line, std::size_t number) {
  const auto c = cells(line, '\t');
  EXPECT_EQ(c.size(), 11U) << line;
  if (c.size() != 11) return {};
  Row row{c[0], {}};
  EventRecord& e = row.report.event;
  e.id = c[1] + ":" + std::to_string(number);
  row.report.published = parse_day(c[2]);
  e.type = c[3];
  e.status = c[4];
  e.source = participants(c[5]);
  e.target = participants(c[6]);
  const auto days = cells(c[7], '/');
  if (!days.empty()) e.date = DayRange{*parse_day(days.front()), *parse_day(days.back())};
  e.place = c[8];
  e.trigger_text = c[9];
  e.sentence = {static_cast<std::uint32_t>(number), static_cast<std::uint32_t>(number + 1)};
  row.report.sentence = c[10];
  return row;
}

std::vector<Row> read_rows() {
  std::ifstream file(std::string(ISNAD_SOURCE_DIR) + "/tests/cases/record/incidents.tsv");
  EXPECT_TRUE(file.good());
  std::vector<Row> out;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line[0] != '#') out.push_back(row_of(line, out.size()));
  }
  return out;
}

std::map<std::string, std::string> clusters_of(const Joins& joins) {
  std::map<std::string, std::string> out;
  for (const Member& m : joins.members) out[m.subject] = m.cluster;
  return out;
}

Joins grouped(const std::vector<Row>& rows, const Decisions& decisions = {}) {
  IncidentGrouper grouper(ordinals);
  for (const Row& row : rows) grouper.add(row.report);
  return grouper.group(decisions);
}

TEST(Incidents, RowsAreGroupedAsTheirLabelsSay) {
  const auto rows = read_rows();
  ASSERT_GE(rows.size(), 80U);
  const auto found = clusters_of(grouped(rows));
  std::size_t right = 0;
  std::size_t given = 0;
  std::size_t expected = 0;
  std::string wrong;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      const auto a = found.find(rows[i].report.event.id);
      const auto b = found.find(rows[k].report.event.id);
      const bool joined = a != found.end() && b != found.end() && a->second == b->second;
      const bool same = rows[i].label == rows[k].label;
      right += joined && same ? 1 : 0;
      given += joined ? 1 : 0;
      expected += same ? 1 : 0;
      if (joined != same) wrong += (joined ? "joined " : "missed ") + rows[k].report.event.id + " " + rows[i].report.event.id + "\n";
    }
  }
  const double precision = static_cast<double>(right) / static_cast<double>(given);
  const double recall = static_cast<double>(right) / static_cast<double>(expected);
  const double f1 = 2 * precision * recall / (precision + recall);
  std::printf("incidents: %zu rows, %zu pairs expected; precision %.3f recall %.3f F1 %.3f\n", rows.size(), expected, precision,
              recall, f1);
  EXPECT_GE(precision, 0.95) << wrong;
  EXPECT_GE(f1, 0.90) << wrong;
}

TEST(Incidents, OrderOfAddingDoesNotShow) {
  auto rows = read_rows();
  const auto expected = clusters_of(grouped(rows));
  std::mt19937 random(5);
  for (int turn = 0; turn < 3; ++turn) {
    std::shuffle(rows.begin(), rows.end(), random);
    EXPECT_EQ(clusters_of(grouped(rows)), expected);
  }
}

TEST(Incidents, AnAnalystDecidesBeforeTheRules) {
  auto rows = read_rows();
  rows.erase(std::remove_if(rows.begin(), rows.end(), [](const Row& row) { return row.label != "alg"; }), rows.end());
  rows.resize(2);
  const Joins joins = grouped(rows);
  ASSERT_EQ(joins.links.size(), 1U);
  Decisions decisions;
  decisions.rejected = {join_id(joins.links[0])};
  EXPECT_TRUE(grouped(rows, decisions).members.empty());
  EXPECT_EQ(grouped(rows, decisions).links.size(), 1U);
  decisions = {};
  decisions.split = {rows[1].report.event.id};
  EXPECT_TRUE(grouped(rows, decisions).members.empty());
  rows[1].report.event.type = "REJECT";
  EXPECT_TRUE(grouped(rows).members.empty());
  decisions = {};
  decisions.merged = {{rows[0].report.event.id, rows[1].report.event.id}};
  EXPECT_EQ(grouped(rows, decisions).members.size(), 2U);
}

TEST(Incidents, WhatMayHappenIsNoEventInTheWorld) {
  auto rows = read_rows();
  for (Row& row : rows) row.report.event.status = "predicted";
  EXPECT_TRUE(grouped(rows).members.empty());
}

}  // namespace
}  // namespace isnad::record
