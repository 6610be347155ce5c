#include "isnad/page/line.h"

#include <algorithm>

#include "isnad/base/utf8.h"

namespace isnad::page {
namespace {

constexpr std::size_t word_limit = 1000;  // enough to know a paragraph

// End of the line that begins at `at`: LF, CR, form feed, U+2028, U+2029. `next` is where the next begins.
std::size_t line_end(std::string_view text, std::size_t at, std::size_t& next) {
  constexpr std::string_view breaks = "\n\r\f\v\xE2";
  for (;;) {
    const std::size_t end = text.find_first_of(breaks, at);
    if (end == std::string_view::npos) {
      next = text.size();
      return text.size();
    }
    if (text[end] != '\xE2') {
      next = end + 1;
      return end;
    }
    const std::string_view three = text.substr(end, 3);
    if (three == "\xE2\x80\xA8" || three == "\xE2\x80\xA9") {
      next = end + 3;
      return end;
    }
    at = end + 1;
  }
}

std::size_t words_of(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t';
    if (!blank && !inside && ++words >= word_limit) return words;
    inside = !blank;
  }
  return words;
}

void see_ends(std::string_view text, Line& line) {
  const std::size_t from = text.size() > 40 ? text.size() - 40 : 0;
  std::size_t start = from;
  while (start < text.size() && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80U) ++start;
  const std::string tail = fold_key(text.substr(start));
  const KeyRange range = trim_key(tail, {0, tail.size()}, " \"')]}");
  if (range.empty()) return;
  const char last = tail[range.end - 1];
  const bool ellipsis = range.end >= 2 && tail[range.end - 2] == '.';
  line.ends_sentence = last == '.' && !ellipsis;
  line.ends_open = last == ':' || last == ',' || last == ';';
}

bool begins_with_bullet(std::string_view key) {
  return key.rfind("- ", 0) == 0 || key.rfind("* ", 0) == 0 || key.rfind("\xE2\x80\xA2", 0) == 0;
}

}  // namespace

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t next = 0;
    const std::size_t end = line_end(text, at, next);
    Line line;
    line.text = trim_text(text, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
    at = next;
    if (line.text.empty()) continue;
    const std::string_view whole = cut(text, line.text);
    std::size_t part = std::min(whole.size(), folded_part);
    while (part < whole.size() && (static_cast<unsigned char>(whole[part]) & 0xC0U) == 0x80U) ++part;
    line.folded = fold_line(whole.substr(0, part), line.text.begin);
    line.folded_whole = part == whole.size();
    if (line.folded.key.empty()) continue;
    line.words = words_of(whole);
    line.bulleted = begins_with_bullet(line.folded.key);
    see_ends(whole, line);
    lines.push_back(std::move(line));
  }
  return lines;
}

bool is_paragraph(const Line& line) { return line.words >= 25 || (line.ends_sentence && line.words >= 8); }

bool is_long_paragraph(const Line& line) { return line.words > 60 || (line.ends_sentence && line.words >= 20); }

}  // namespace isnad::page
