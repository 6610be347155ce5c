#include "apps/cli/terminal.h"

#include <sys/ioctl.h>
#include <unicode/uchar.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "isnad/base/utf8.h"

namespace isnad::cli {
namespace {

constexpr std::string_view first_strong_isolate = "\xE2\x81\xA8";     // U+2068
constexpr std::string_view pop_directional_isolate = "\xE2\x81\xA9";  // U+2069
constexpr std::string_view ellipsis = "\xE2\x80\xA6";                 // U+2026
constexpr char32_t replacement = 0xFFFD;
constexpr std::size_t narrowest = 40;

bool is_bidi_control(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool is_right_to_left(char32_t c) {
  const auto direction = u_charDirection(static_cast<UChar32>(c));
  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

bool has_right_to_left(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (is_right_to_left(c.value)) return true;
    at += c.size;
  }
  return false;
}

std::size_t columns_of(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  const auto kind = u_charType(point);
  if (kind == U_NON_SPACING_MARK || kind == U_ENCLOSING_MARK || kind == U_FORMAT_CHAR || kind == U_CONTROL_CHAR) return 0;
  const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::string_view escape_of(Colour colour) {
  switch (colour) {
    case Colour::none:
      return "";
    case Colour::bold:
      return "\x1b[1m";
    case Colour::dim:
      return "\x1b[2m";
    case Colour::red:
      return "\x1b[31m";
    case Colour::green:
      return "\x1b[32m";
    case Colour::yellow:
      return "\x1b[1;33m";
    case Colour::blue:
      return "\x1b[34m";
    case Colour::cyan:
      return "\x1b[36m";
  }
  return "";
}

std::size_t environment_columns() {
  const char* columns = std::getenv("COLUMNS");
  const long value = columns == nullptr ? 0 : std::strtol(columns, nullptr, 10);
  return value > 0 && value < 10000 ? static_cast<std::size_t>(value) : 0;
}

std::size_t terminal_columns(int descriptor) {
  if (const std::size_t columns = environment_columns(); columns != 0) return columns;
  winsize size = {};
  if (::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

bool wants_colour() {
  const char* no_colour = std::getenv("NO_COLOR");
  if (no_colour != nullptr && *no_colour != '\0') return false;
  const char* term = std::getenv("TERM");
  return term != nullptr && std::string_view(term) != "dumb";
}

}  // namespace

Screen screen_of(int descriptor) {
  Screen screen;
  screen.terminal = ::isatty(descriptor) == 1;
  screen.colour = screen.terminal && wants_colour();
  screen.width = screen.terminal ? std::max(terminal_columns(descriptor), narrowest) : 0;
  return screen;
}

std::string Screen::field(std::string_view text) const {
  std::string safe = visible(text);
  if (!terminal || !has_right_to_left(safe)) return safe;
  return std::string(first_strong_isolate) + safe + std::string(pop_directional_isolate);
}

std::string Screen::paint(Colour which, std::string_view text) const {
  if (!colour || which == Colour::none || text.empty()) return std::string(text);
  return std::string(escape_of(which)) + std::string(text) + "\x1b[0m";
}

std::string Screen::line(std::string_view text, std::size_t indent) const {
  return width == 0 ? std::string(text) : fit(text, width > indent ? width - indent : 1);
}

std::string visible(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    at += c.size;
    if (c.value == '\t' || c.value == '\n' || c.value == '\r' || c.value == 0x2028 || c.value == 0x2029) {
      out += ' ';
    } else if (c.value < 0x20 || (c.value >= 0x7F && c.value < 0xA0)) {
      append_utf8(out, replacement);
    } else if (!is_bidi_control(c.value)) {
      append_utf8(out, c.value);
    }
  }
  return out;
}

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    columns += columns_of(c.value);
    at += c.size;
  }
  return columns;
}

std::string fit(std::string_view text, std::size_t columns) {
  if (columns_of(text) <= columns) return std::string(text);
  std::string out;
  std::size_t used = 0;
  std::size_t open = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (used + columns_of(c.value) + 1 > columns) break;
    used += columns_of(c.value);
    if (c.value == 0x2068) ++open;
    if (c.value == 0x2069 && open > 0) --open;
    out += text.substr(at, c.size);
    at += c.size;
  }
  out += ellipsis;
  for (; open > 0; --open) out += pop_directional_isolate;
  return out;
}

std::string pad(std::string_view text, std::size_t columns) {
  const std::size_t used = columns_of(text);
  return std::string(text) + std::string(used < columns ? columns - used : 0, ' ');
}

}  // namespace isnad::cli
