#include "isnad/page/source_map.h"

#include <gtest/gtest.h>

#include <vector>

namespace isnad::page {
namespace {

struct Row {
  Span text;
  Span page;
  const char* why;
};

void expect_rows(const SourceMap& map, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    EXPECT_EQ(map.to_page(row.text), row.page)
        << row.why << ": [" << map.to_page(row.text).begin << "," << map.to_page(row.text).end << ")";
  }
}

TEST(SourceMap, LeadsLettersOfOneByteToLettersOfTwo) {
  SourceMap map;  // Windows-1256: each letter of two bytes came from one byte
  map.add(100, 10, 2, 1);
  EXPECT_EQ(map.text_size(), 20U);
  expect_rows(map, {
                       {{0, 20}, {100, 110}, "all"},
                       {{0, 2}, {100, 101}, "the first letter"},
                       {{18, 20}, {109, 110}, "the last letter"},
                       {{6, 10}, {103, 105}, "two letters"},
                       {{7, 8}, {103, 104}, "half a letter is the whole letter"},
                       {{7, 9}, {103, 105}, "two halves are both letters"},
                       {{4, 4}, {102, 102}, "an empty span stays empty"},
                       {{20, 20}, {110, 110}, "the end"},
                   });
}

TEST(SourceMap, GivesAnEntityAllItsBytes) {
  SourceMap map;  // "a&amp;b"
  map.add(0, 1, 1, 1);
  map.add(1, 1, 1, 5);
  map.add(6, 1, 1, 1);
  expect_rows(map, {
                       {{0, 3}, {0, 7}, "all"},
                       {{1, 2}, {1, 6}, "the entity"},
                       {{0, 2}, {0, 6}, "up to the entity"},
                       {{1, 3}, {1, 7}, "from the entity on"},
                       {{2, 3}, {6, 7}, "after the entity"},
                   });
}

TEST(SourceMap, LeavesOutWhatThePageLeavesOut) {
  SourceMap map;  // "one<br>two": bytes 3 to 7 of the page carry no text
  map.add(0, 3, 1, 1);
  map.add_inserted(1);
  map.add(7, 3, 1, 1);
  EXPECT_EQ(map.text_size(), 7U);
  expect_rows(map, {
                       {{0, 3}, {0, 3}, "before"},
                       {{4, 7}, {7, 10}, "after"},
                       {{2, 5}, {2, 8}, "across: from the first byte to the last"},
                       {{0, 4}, {0, 3}, "what was inserted has no bytes of its own"},
                   });
}

TEST(SourceMap, JoinsNeighboursOfOneKindOnly) {
  SourceMap joined;
  for (std::uint32_t i = 0; i < 50; ++i) joined.add(10 + i, 1, 1, 1);
  expect_rows(joined, {{{0, 50}, {10, 60}, "all"}, {{49, 50}, {59, 60}, "the last"}});
  SourceMap mixed;  // "a", then a letter of two bytes, then "b"; then a jump back
  mixed.add(0, 1, 1, 1);
  mixed.add(1, 1, 2, 2);
  mixed.add(3, 1, 1, 1);
  mixed.add(30, 1, 1, 1);
  expect_rows(mixed, {
                         {{1, 3}, {1, 3}, "the wide letter"},
                         {{2, 3}, {1, 3}, "its second byte"},
                         {{3, 4}, {3, 4}, "after it"},
                         {{4, 5}, {30, 31}, "after the gap"},
                         {{3, 5}, {3, 31}, "over the gap"},
                     });
}

TEST(SourceMap, AnswersWithNothingWhenNothingWasDeclared) {
  SourceMap map;
  EXPECT_EQ(map.to_page({0, 0}), (Span{0, 0}));
  map.add(5, 0, 1, 1);
  map.add_inserted(3);
  EXPECT_EQ(map.text_size(), 3U);
  EXPECT_EQ(map.to_page({0, 3}), (Span{0, 0}));
}

}  // namespace
}  // namespace isnad::page
