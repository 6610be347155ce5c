#include "isnad/base/affix.h"

#include <gtest/gtest.h>

namespace isnad {
namespace {

TEST(Affix, IsTheHeadOrTheTailOfTheWord) {
  EXPECT_TRUE(begins_with("abc", "ab"));
  EXPECT_TRUE(begins_with("abc", "abc"));
  EXPECT_TRUE(begins_with("abc", ""));
  EXPECT_TRUE(begins_with("", ""));
  EXPECT_TRUE(ends_with("abc", "bc"));
  EXPECT_TRUE(ends_with("abc", "abc"));
  EXPECT_TRUE(ends_with("abc", ""));
}

TEST(Affix, IsNothingElse) {
  EXPECT_FALSE(begins_with("abc", "bc"));
  EXPECT_FALSE(begins_with("abc", "xb"));
  EXPECT_FALSE(begins_with("ab", "abc"));
  EXPECT_FALSE(ends_with("abc", "ab"));
  EXPECT_FALSE(ends_with("abc", "xc"));
  EXPECT_FALSE(ends_with("bc", "abc"));
  // two letters that share their first byte
  EXPECT_FALSE(begins_with("\xD9\x88\xD9\x84", "\xD9\x84"));
  EXPECT_FALSE(ends_with("\xD9\x88\xD9\x84", "\xD9\x88"));
}

}  // namespace
}  // namespace isnad
