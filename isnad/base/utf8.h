// base: UTF-8, one code point at a time.
//
// Bytes that are not UTF-8 are read as U+FFFD, one byte long, so every loop
// ends and every offset stays inside the text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace isnad {

struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 0;  ///< bytes taken in the text, at least 1
};

/// The code point that begins at `at`; `at` must be inside `text`.
[[nodiscard]] CodePoint decode_utf8(std::string_view text, std::size_t at);
/// Appends the UTF-8 of `c` (U+FFFD for a surrogate or a value past U+10FFFF).
void append_utf8(std::string& out, char32_t c);
/// Byte offset of the first ill-formed sequence, or text.size() when there is none.
[[nodiscard]] std::size_t first_bad_utf8(std::string_view text);

}  // namespace isnad
