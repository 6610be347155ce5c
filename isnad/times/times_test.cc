#include "isnad/times/times.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "isnad/times/calendars.h"

namespace isnad::times {
namespace {

const lexicon::Lexicon& tables() {
  static const lexicon::Lexicon lexicon = [] {
    auto loaded = lexicon::load_lexicon(ISNAD_SOURCE_DIR "/data");
    if (!loaded) ADD_FAILURE() << loaded.error().line();
    return loaded ? std::move(loaded).value() : lexicon::Lexicon();
  }();
  return lexicon;
}

const Calendar& calendar() {
  static const Calendar made(tables());
  return made;
}

text::Text read_text(std::string utf8) {
  const text::Part part{{0, static_cast<std::uint32_t>(utf8.size())}, text::PartKind::paragraph};
  return text::make_text(std::move(utf8), {&part, 1});
}

Times find(const std::string& utf8, std::optional<Day> published, Prefer prefer = Prefer::past) {
  const text::Text text = read_text(utf8);
  return find_times(text, calendar(), {published, prefer});
}

/// "surface | type | first/last" as the case table writes it; "null" without a value.
std::string written(const text::Text& text, const Times& times) {
  std::string out;
  for (const Time& time : times) {
    if (!out.empty()) out += " ; ";
    out += std::string(cut(text.utf8(), time.span)) + " | " + std::string(name_of(time.type)) + " | ";
    if (!time.value) {
      out += "null";
    } else {
      out += iso(time.value->first);
      if (time.value->first != time.value->last) out += "/" + iso(time.value->last);
    }
  }
  return out.empty() ? "-" : out;
}

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> result;
  std::stringstream in(line);
  for (std::string cell; std::getline(in, cell, '\t');) result.push_back(cell);
  return result;
}

// tests/cases/times/cases.tsv: text, published ("-": the page has no date), prefer, expected, note.
TEST(FindTimes, AgreesWithTheCaseTable) {
  std::ifstream file(ISNAD_SOURCE_DIR "/tests/cases/times/cases.tsv");
  ASSERT_TRUE(file.good());
  int number = 0;
  int rows = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.empty() || line.front() == '#' || rows++ == 0) continue;
    const auto row = cells(line);
    ASSERT_EQ(row.size(), 5U) << "cases.tsv:" << number;
    const text::Text text = read_text(row[0]);
    const Prefer prefer = row[2] == "future" ? Prefer::future : Prefer::past;
    const Times times = find_times(text, calendar(), {parse_day(row[1]), prefer});
    EXPECT_EQ(written(text, times), row[3]) << "cases.tsv:" << number << ": " << row[0];
  }
  EXPECT_GE(rows, 600);
}

TEST(FindTimes, CutsProcliticsOffTheSpan) {
  const std::string text = "\u0648\u0641\u064a \u0627\u0644\u0627\u062a\u0641\u0627\u0642 \u0644\u0639\u0627\u0645 2015";
  const Times times = find(text, make_day(2020, 1, 1));
  ASSERT_EQ(times.size(), 1U);
  EXPECT_EQ(cut(text, times[0].span), "\u0639\u0627\u0645 2015");
}

TEST(FindTimes, ReadsNothingInAnEmptyText) { EXPECT_TRUE(find("", make_day(2020, 1, 1)).empty()); }

TEST(FindTimes, KeepsOrderAndDoesNotOverlap) {
  const std::string text =
      "\u0642\u0627\u0644 \u0623\u0645\u0633 \u0625\u0646 \u0627\u0644\u0627\u062c\u062a\u0645\u0627\u0639 \u064a\u0648\u0645 "
      "\u0627\u0644\u062b\u0644\u0627\u062b\u0627\u0621 10 \u0645\u0627\u0631\u0633 2020 \u0648\u0644\u064a\u0633 \u0641\u064a 2021.";
  const Times times = find(text, make_day(2020, 3, 5));
  ASSERT_EQ(times.size(), 3U);
  for (std::size_t i = 1; i < times.size(); ++i) EXPECT_LE(times[i - 1].span.end, times[i].span.begin);
}

TEST(FindTimes, SurvivesBytesThatAreNoText) {
  std::string noise;
  for (int i = 0; i < 4000; ++i) noise += static_cast<char>(i * 131 % 256);
  const text::Text text = read_text(noise);
  for (const Time& time : find_times(text, calendar(), {})) EXPECT_LE(time.span.end, noise.size());
}

TEST(FindTimes, NamesTheSameAnchorsAsTheGold) {
  EXPECT_EQ(name_of(Anchor::context), "context");
  EXPECT_EQ(name_of(TimeType::open), "open");
}

TEST(Calendars, ConvertsUmmAlQura) {
  EXPECT_EQ(day_in(CalendarKind::hijri, {1436, 10, 10}), make_day(2015, 7, 26));
  EXPECT_EQ(day_in(CalendarKind::hijri, {1445, 9, 1}), make_day(2024, 3, 11));
  EXPECT_EQ(day_in(CalendarKind::hijri, {1446, 1, 1}), make_day(2024, 7, 7));
}

TEST(Calendars, ConvertsPersianDates) {
  EXPECT_EQ(day_in(CalendarKind::persian, {1399, 1, 1}), make_day(2020, 3, 20));
  EXPECT_EQ(day_in(CalendarKind::persian, {1402, 12, 29}), make_day(2024, 3, 19));
  EXPECT_EQ(day_in(CalendarKind::persian, {1399, 12, 30}), make_day(2021, 3, 20));
}

TEST(Calendars, RefusesDaysThatDoNotExist) {
  EXPECT_EQ(day_in(CalendarKind::gregorian, {2023, 2, 29}), std::nullopt);
  EXPECT_EQ(day_in(CalendarKind::persian, {1400, 12, 30}), std::nullopt);
  EXPECT_EQ(day_in(CalendarKind::hijri, {1445, 13, 1}), std::nullopt);
}

TEST(Calendars, GoesBackFromEveryHijriDay) {
  for (Day day = *make_day(2019, 1, 1); day < *make_day(2021, 1, 1); day += std::chrono::days{7}) {
    const CalendarDay date = date_in(CalendarKind::hijri, day);
    EXPECT_EQ(day_in(CalendarKind::hijri, date), day);
  }
}

TEST(Calendars, StopsAtTheEndOfAShorterMonth) {
  EXPECT_EQ(add_months(*make_day(2024, 1, 31), 1), *make_day(2024, 2, 29));
  EXPECT_EQ(add_months(*make_day(2023, 3, 31), -1), *make_day(2023, 2, 28));
  EXPECT_EQ(add_months(*make_day(2023, 12, 15), 2), *make_day(2024, 2, 15));
}

}  // namespace
}  // namespace isnad::times
