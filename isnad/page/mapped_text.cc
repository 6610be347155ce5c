#include "isnad/page/mapped_text.h"

#include "isnad/base/utf8.h"

namespace isnad::page {

void append_slice(MappedText& to, const MappedText& from, Span span) {
  if (span.empty()) return;
  to.utf8 += cut(from.utf8, span);
  if (from.identity) {
    to.map.add(span.begin, span.size(), 1, 1);
    return;
  }
  for (std::uint32_t at = span.begin; at < span.end;) {
    const std::uint32_t size = decode_utf8(from.utf8, at).size;
    const Span page = from.map.to_page({at, at + size});
    if (page.size() == size) {
      to.map.add(page.begin, size, 1, 1);
    } else {
      to.map.add(page.begin, 1, size, page.size());
    }
    at += size;
  }
}

void append_character(MappedText& to, char32_t character, const MappedText& from, Span span) {
  const std::size_t before = to.utf8.size();
  append_utf8(to.utf8, character);
  const Span page = from.map.to_page(span);
  to.map.add(page.begin, 1, static_cast<std::uint32_t>(to.utf8.size() - before), page.size());
}

void append_inserted(MappedText& to, std::string_view text) {
  to.utf8 += text;
  to.map.add_inserted(static_cast<std::uint32_t>(text.size()));
}

}  // namespace isnad::page
