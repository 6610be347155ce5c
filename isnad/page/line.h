// page, inside: one line of a page and what can be seen of it without reading the language.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "isnad/page/folded_line.h"

namespace isnad::page {

struct Line {
  Span text;      ///< of Page::utf8, trimmed
  Folded folded;  ///< whole, or the beginning of a long line
  bool folded_whole = true;
  std::size_t words = 0;
  bool ends_sentence = false;  ///< its last mark is a full stop, an ellipsis excepted
  bool ends_open = false;      ///< its last mark is a colon, a comma or a semicolon
  bool bulleted = false;
};

/// Bytes of a line that are folded; furniture is shorter.
constexpr std::size_t folded_part = 600;

/// The lines of `text` that are not blank.
[[nodiscard]] std::vector<Line> split_lines(std::string_view text);

/// A sentence or more: long, or closed by a full stop.
[[nodiscard]] bool is_paragraph(const Line& line);
/// Long beyond doubt: no title is like that.
[[nodiscard]] bool is_long_paragraph(const Line& line);

}  // namespace isnad::page
