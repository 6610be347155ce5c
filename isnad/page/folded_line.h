// page, inside: a line of a page in a form in which page furniture can be compared.
//
// This is not the folding of the language (that belongs to `text`): it only makes
// labels, months and names of outlets comparable. Letters lose marks and hamza seats,
// dashes, quotes, digits and spaces become ASCII; Latin letters become lower case.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/base/span.h"

namespace isnad::page {

struct Folded {
  std::string key;
  std::vector<std::uint32_t> at;  ///< text offset of each byte of key, and of its end

  /// Text bytes behind key bytes [begin, end).
  [[nodiscard]] Span text(std::size_t begin, std::size_t end) const;
};

/// Folds `text`, whose first byte stands at `offset`.
[[nodiscard]] Folded fold_line(std::string_view text, std::uint32_t offset = 0);
/// The key alone.
[[nodiscard]] std::string fold_key(std::string_view text);

/// [begin, end) without spaces at its ends.
struct KeyRange {
  std::size_t begin = 0;
  std::size_t end = 0;
  [[nodiscard]] bool empty() const { return begin >= end; }
};
[[nodiscard]] KeyRange trim_key(std::string_view key, KeyRange range, std::string_view characters = " ");
/// Number of words (runs without spaces) in `key`.
[[nodiscard]] std::size_t count_words(std::string_view key);
/// `text` without white space, NBSP and zero-width characters at its ends.
[[nodiscard]] Span trim_text(std::string_view text, Span span);

}  // namespace isnad::page
