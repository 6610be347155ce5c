#include "isnad/base/span.h"

#include <gtest/gtest.h>

#include <vector>

namespace isnad {
namespace {

TEST(Span, IsHalfOpen) {
  struct Row {
    Span a;
    Span b;
    bool contains;
    bool overlaps;
    Span cover;
  };
  const std::vector<Row> rows = {
      {{2, 6}, {2, 6}, true, true, {2, 6}},    // the same
      {{2, 6}, {3, 5}, true, true, {2, 6}},    // inside
      {{2, 6}, {4, 8}, false, true, {2, 8}},   // across the end
      {{2, 6}, {6, 8}, false, false, {2, 8}},  // neighbours share no byte
      {{2, 6}, {0, 2}, false, false, {0, 6}},
      {{2, 6}, {9, 9}, false, false, {2, 9}},
      {{2, 6}, {6, 6}, true, false, {2, 6}},   // an empty one at the end
  };
  for (const Row& row : rows) {
    const auto name = testing::Message() << "[" << row.a.begin << "," << row.a.end << ") and [" << row.b.begin << "," << row.b.end << ")";
    EXPECT_EQ(row.a.contains(row.b), row.contains) << name;
    EXPECT_EQ(row.a.overlaps(row.b), row.overlaps) << name;
    EXPECT_EQ(row.b.overlaps(row.a), row.overlaps) << name;
    EXPECT_EQ(cover(row.a, row.b), row.cover) << name;
    EXPECT_EQ(cover(row.b, row.a), row.cover) << name;
  }
}

TEST(Span, CountsBytes) {
  EXPECT_EQ((Span{2, 6}).size(), 4U);
  EXPECT_TRUE((Span{3, 3}).empty());
  EXPECT_TRUE(Span{}.empty());
  EXPECT_FALSE((Span{3, 4}).empty());
}

TEST(Cut, TakesBytesNotLetters) {
  EXPECT_EQ(cut("قمة", {0, 2}), "ق");
  EXPECT_EQ(cut("قمة", {2, 6}), "مة");
  EXPECT_EQ(cut("قمة", {6, 6}), "");
}

}  // namespace
}  // namespace isnad
