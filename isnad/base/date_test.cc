#include "isnad/base/date.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace isnad {
namespace {

TEST(MakeDay, KnowsWhichDaysTheCalendarHas) {
  struct Row {
    int year;
    unsigned month;
    unsigned day;
    const char* expected;  // "" when there is no such day
  };
  const std::vector<Row> rows = {
      {2024, 2, 29, "2024-02-29"}, {2023, 2, 29, ""}, {2000, 2, 29, "2000-02-29"}, {1900, 2, 29, ""}, {2023, 4, 31, ""},
      {2023, 13, 1, ""},           {2023, 0, 1, ""},  {2023, 1, 0, ""},            {1, 1, 1, "0001-01-01"},
  };
  for (const Row& row : rows) {
    const auto day = make_day(row.year, row.month, row.day);
    EXPECT_EQ(day ? iso(*day) : "", row.expected) << row.year << "-" << row.month << "-" << row.day;
  }
}

TEST(ParseDay, ReadsIsoDaysAndNothingElse) {
  for (const char* text : {"2023-03-29", "2024-02-29", "0622-07-16", "9999-12-31"}) {
    const auto day = parse_day(text);
    ASSERT_TRUE(day.has_value()) << text;
    EXPECT_EQ(iso(*day), text);
  }
  for (const char* text : {"", "2023", "2023-3-29", "2023-03-2", "2023/03/29", "29-03-2023", "2023-02-30", "2023-00-10", "2023-03-29 ",
                           " 2023-03-29", "2023-03-29T10:00", "-023-03-29", "+023-03-29", "2O23-03-29", "2023-03--9"}) {
    EXPECT_FALSE(parse_day(text).has_value()) << "'" << text << "'";
  }
}

TEST(ParseDay, ReadsWhatIsoWritesForEveryDayOfFourHundredYears) {
  Day day = first_of_month(1800, 1);
  for (const Day end = first_of_month(2200, 1); day < end; day += std::chrono::days{1}) {
    ASSERT_EQ(parse_day(iso(day)), day);
    ASSERT_EQ(make_day(year_of(day), month_of(day), day_of_month(day)), day);
  }
}

TEST(WeekdayOf, CountsFromMonday) {
  struct Row {
    const char* day;
    unsigned expected;
  };
  for (const Row& row : {Row{"2023-03-27", 0}, Row{"2023-03-29", 2}, Row{"2023-04-02", 6}, Row{"1970-01-01", 3}, Row{"1969-12-29", 0}}) {
    EXPECT_EQ(weekday_of(*parse_day(row.day)), row.expected) << row.day;
  }
}

TEST(LastOfMonth, KnowsTheLengthOfEveryMonth) {
  constexpr unsigned lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  for (unsigned month = 1; month <= 12; ++month) {
    EXPECT_EQ(day_of_month(last_of_month(2023, month)), lengths[month - 1]) << month;
    EXPECT_EQ(iso(first_of_month(2023, month)), std::string(month < 10 ? "2023-0" : "2023-") + std::to_string(month) + "-01");
  }
  EXPECT_EQ(day_of_month(last_of_month(2024, 2)), 29U);
}

}  // namespace
}  // namespace isnad
