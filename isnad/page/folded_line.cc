#include "isnad/page/folded_line.h"

#include <algorithm>

#include "isnad/base/utf8.h"

namespace isnad::page {
namespace {

constexpr char32_t dropped = 0;

bool is_mark(char32_t c) {
  if (c < 0x80 || (c > 0x0640 && c < 0x064B)) return false;
  return (c >= 0x064B && c <= 0x0652) || c == 0x0670 || c == 0x0640 || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || c == 0x00AD;
}

char32_t fold_letter(char32_t c) {
  switch (c) {
    case 0x0622:
    case 0x0623:
    case 0x0625:
    case 0x0671:
      return 0x0627;  // alef with madda, hamza, wasla
    case 0x0649:
    case 0x06CC:
      return 0x064A;  // alef maqsura, Farsi yeh
    case 0x0629:
      return 0x0647;  // teh marbuta
    case 0x06A9:
      return 0x0643;  // keheh
    default:
      return c;
  }
}

char32_t fold_sign(char32_t c) {
  if (c >= 'a' && c <= 'z') return c;
  if (c >= 0x0621 && c <= 0x064A) return c;
  switch (c) {
    case 0x060C:
      return ',';
    case 0x061B:
      return ';';
    case 0x061F:
      return '?';
    case 0x066B:
    case 0x066C:
      return '.';
    case 0x00AB:
    case 0x00BB:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
      return '"';
    case 0x2018:
    case 0x2019:
      return '\'';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return '-';
    case 0xFE55:
    case 0xFF1A:
      return ':';
    case 0xFF5C:
      return '|';
    case 0x00A0:
    case 0x202F:
    case 0x205F:
    case 0x3000:
    case '\t':
    case '\n':
    case '\r':
    case '\f':
    case '\v':
      return ' ';
    default:
      break;
  }
  if (c >= 0x2000 && c <= 0x200A) return ' ';
  if (c >= 0x0660 && c <= 0x0669) return '0' + (c - 0x0660);
  if (c >= 0x06F0 && c <= 0x06F9) return '0' + (c - 0x06F0);
  if (c >= 'A' && c <= 'Z') return c - 'A' + 'a';
  return c;
}

bool is_blank(char32_t c) { return fold_sign(c) == ' ' || c == 0xFEFF || (c >= 0x200B && c <= 0x200F); }

}  // namespace

Span Folded::text(std::size_t begin, std::size_t end) const {
  if (begin >= end) return {at[std::min(begin, at.size() - 1)], at[std::min(begin, at.size() - 1)]};
  return {at[begin], at[end]};
}

Folded fold_line(std::string_view text, std::uint32_t offset) {
  Folded out;
  out.key.reserve(text.size());
  out.at.reserve(text.size() + 1);
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode_utf8(text, i);
    const auto where = offset + static_cast<std::uint32_t>(i);
    i += point.size;
    const char32_t c = is_mark(point.value) ? dropped : fold_sign(fold_letter(point.value));
    if (c == dropped || (c == ' ' && (out.key.empty() || out.key.back() == ' '))) continue;
    if (c < 0x80) {
      out.key += static_cast<char>(c);
      out.at.push_back(where);
      continue;
    }
    const std::size_t before = out.key.size();
    append_utf8(out.key, c);
    for (std::size_t k = before; k < out.key.size(); ++k) out.at.push_back(where);
  }
  std::uint32_t end = offset + static_cast<std::uint32_t>(text.size());
  if (!out.key.empty() && out.key.back() == ' ') {
    end = out.at.back();
    out.key.pop_back();
    out.at.pop_back();
  }
  out.at.push_back(end);
  return out;
}

std::string fold_key(std::string_view text) { return fold_line(text).key; }

KeyRange trim_key(std::string_view key, KeyRange range, std::string_view characters) {
  while (!range.empty() && characters.find(key[range.begin]) != std::string_view::npos) ++range.begin;
  while (!range.empty() && characters.find(key[range.end - 1]) != std::string_view::npos) --range.end;
  return range;
}

std::size_t count_words(std::string_view key) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : key) {
    if (c == ' ') {
      inside = false;
    } else if (!inside) {
      inside = true;
      ++words;
    }
  }
  return words;
}

Span trim_text(std::string_view text, Span span) {
  while (!span.empty()) {
    const CodePoint point = decode_utf8(text, span.begin);
    if (!is_blank(point.value)) break;
    span.begin = std::min(span.begin + point.size, span.end);
  }
  while (!span.empty()) {
    std::uint32_t last = span.end - 1;
    while (last > span.begin && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80U) --last;
    if (!is_blank(decode_utf8(text, last).value)) break;
    span.end = last;
  }
  return span;
}

}  // namespace isnad::page
