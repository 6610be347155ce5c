// cli: what a terminal needs: width, colours, columns, and Arabic inside Latin lines.
//
// On a terminal each Arabic field is isolated (U+2068 ... U+2069), so that the line
// around it keeps its order; in files and pipes nothing is added.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace isnad::cli {

enum class Colour { none, bold, dim, red, green, yellow, blue, cyan };

/// How to write for the reader of one stream.
struct Screen {
  bool terminal = false;
  bool colour = false;
  std::size_t width = 0;  ///< columns; 0: no limit

  /// `text` made safe to show (see visible) and isolated when it holds Arabic and this is a terminal.
  [[nodiscard]] std::string field(std::string_view text) const;
  [[nodiscard]] std::string paint(Colour colour, std::string_view text) const;
  /// `text` cut to the width (when there is one) less `indent`.
  [[nodiscard]] std::string line(std::string_view text, std::size_t indent = 0) const;
};

/// For file descriptor 1 or 2. NO_COLOR, TERM=dumb and COLUMNS are respected.
[[nodiscard]] Screen screen_of(int descriptor);

/// Without control characters, bidi controls and line breaks (each becomes a space or U+FFFD).
[[nodiscard]] std::string visible(std::string_view text);
/// Columns it takes: marks and controls none, wide characters two.
[[nodiscard]] std::size_t columns_of(std::string_view text);
/// Cut to so many columns, ended by an ellipsis when it was longer; open isolates are closed.
[[nodiscard]] std::string fit(std::string_view text, std::size_t columns);
/// Followed by spaces up to so many columns.
[[nodiscard]] std::string pad(std::string_view text, std::size_t columns);

}  // namespace isnad::cli
