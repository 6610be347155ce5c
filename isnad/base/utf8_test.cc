#include "isnad/base/utf8.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace isnad {
namespace {

constexpr char32_t replacement = 0xFFFD;

TEST(DecodeUtf8, ReadsCodePointsOfEveryLength) {
  struct Row {
    std::string_view bytes;
    char32_t value;
    std::uint32_t size;
  };
  const std::vector<Row> rows = {
      {"a", 'a', 1},
      {std::string_view("\0", 1), 0, 1},
      {"\x7F", 0x7F, 1},
      {"\xC2\x80", 0x80, 2},
      {"ع", 0x0639, 2},
      {"\xDF\xBF", 0x7FF, 2},
      {"\xE0\xA0\x80", 0x800, 3},
      {"\xEF\xBB\xBB", 0xFEFB, 3},
      {"\xED\x9F\xBF", 0xD7FF, 3},
      {"\xEE\x80\x80", 0xE000, 3},
      {"\xEF\xBF\xBD", replacement, 3},
      {"\xF0\x90\x80\x80", 0x10000, 4},
      {"\xF4\x8F\xBF\xBF", 0x10FFFF, 4},
  };
  for (const Row& row : rows) {
    const CodePoint c = decode_utf8(row.bytes, 0);
    EXPECT_EQ(c.value, row.value) << testing::PrintToString(row.bytes);
    EXPECT_EQ(c.size, row.size) << testing::PrintToString(row.bytes);
    EXPECT_EQ(first_bad_utf8(row.bytes), row.bytes.size()) << testing::PrintToString(row.bytes);
  }
}

TEST(DecodeUtf8, ReadsWhatIsIllFormedAsOneReplacedByte) {
  const std::vector<std::string_view> rows = {
      "\x80",              // a tail without a lead
      "\xC0\xAF",          // overlong
      "\xC1\xBF",          // overlong
      "\xE0\x9F\xBF",      // overlong
      "\xF0\x8F\xBF\xBF",  // overlong
      "\xED\xA0\x80",      // surrogate
      "\xF4\x90\x80\x80",  // past U+10FFFF
      "\xF5\x80\x80\x80",  // no such lead
      "\xFF",
      "\xD8",              // cut off
      "\xD8 ",
      "\xE0\xA0",
      "\xF0\x90\x80",
  };
  for (const std::string_view bytes : rows) {
    const CodePoint c = decode_utf8(bytes, 0);
    EXPECT_EQ(c.value, replacement) << testing::PrintToString(bytes);
    EXPECT_EQ(c.size, 1U) << testing::PrintToString(bytes);
    EXPECT_EQ(first_bad_utf8(std::string("ab").append(bytes)), 2U) << testing::PrintToString(bytes);
  }
}

TEST(AppendUtf8, WritesWhatDecodeReads) {
  for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x10000 ? 1 : 97) {
    const bool surrogate = c >= 0xD800 && c <= 0xDFFF;
    std::string bytes;
    append_utf8(bytes, c);
    const CodePoint read = decode_utf8(bytes, 0);
    ASSERT_EQ(read.value, surrogate ? replacement : c);
    ASSERT_EQ(read.size, bytes.size());
    ASSERT_EQ(first_bad_utf8(bytes), bytes.size());
  }
  std::string past;
  append_utf8(past, 0x110000);
  EXPECT_EQ(past, "\xEF\xBF\xBD");
}

TEST(DecodeUtf8, EndsOnAnyTwoBytes) {
  for (unsigned first = 0; first < 256; ++first) {
    for (unsigned second = 0; second < 256; ++second) {
      const std::string bytes{static_cast<char>(first), static_cast<char>(second)};
      std::size_t at = 0;
      while (at < bytes.size()) at += decode_utf8(bytes, at).size;
      ASSERT_EQ(at, bytes.size());
      ASSERT_LE(first_bad_utf8(bytes), bytes.size());
    }
  }
}

}  // namespace
}  // namespace isnad
