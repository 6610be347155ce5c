#include "isnad/record/lifetime.h"

#include <gtest/gtest.h>

namespace isnad::record {
namespace {

using DayNumbers = std::vector<std::int64_t>;

// An entry that gets one piece more on each day from `first` on.
void grow(Reach& reach, std::int64_t first, std::size_t days) {
  DayNumbers turns;
  for (std::size_t i = 0; i < days; ++i) turns.push_back(first + static_cast<std::int64_t>(i));
  reach.add(turns, days);
}

TEST(Reach, IsWholeWhereFormsAreFew) {
  Reach reach;
  EXPECT_EQ(reach.since(), Lifetime::always);
  grow(reach, 100, 50);
  EXPECT_EQ(reach.since(), Lifetime::always);
}

TEST(Reach, EndsWhereFormsAreMany) {
  Reach reach;
  constexpr std::size_t days = 1000;
  grow(reach, 0, days);
  const std::int64_t since = reach.since();
  EXPECT_EQ(since, static_cast<std::int64_t>(days - 1 - Reach::most_pieces / days));
  grow(reach, 2000, 2);
  EXPECT_GT(reach.since(), since) << "the later entry's forms count first";
}

TEST(Reach, GrowsWithWhatIsToldNow) {
  Reach reach;
  constexpr std::size_t days = 1000;
  grow(reach, 0, days);
  reach.add({1}, days * days);
  EXPECT_EQ(reach.since(), Lifetime::always);
}

TEST(Reach, IsTheLastDayWhereOneFormIsTooMuch) {
  Reach reach;
  reach.add({5, 9}, Reach::most_pieces + 1);
  EXPECT_EQ(reach.since(), Lifetime::always) << "four times the last forms may be kept";
  Reach forms;
  forms.add({1, 2, 3, 4, 5, 9}, Reach::most_pieces + 1);
  EXPECT_EQ(forms.since(), 2);
}

TEST(Turns, AreThoseThatADayNeeds) {
  EXPECT_EQ(turns_since({1, 5, 9}, Lifetime::always), (DayNumbers{1, 5, 9}));
  EXPECT_EQ(turns_since({1, 5, 9}, 5), (DayNumbers{5, 9}));
  EXPECT_EQ(turns_since({1, 5, 9}, 7), (DayNumbers{5, 9}));
  EXPECT_EQ(turns_since({1, 5, 9}, 20), (DayNumbers{9}));
  EXPECT_EQ(turns_since({}, 20), DayNumbers{});
}

}  // namespace
}  // namespace isnad::record
