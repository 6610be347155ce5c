#include "isnad/page/page.h"

#include "isnad/page/article.h"
#include "isnad/page/digest.h"
#include "isnad/page/encoding.h"
#include "isnad/page/html.h"
#include "isnad/page/json_text.h"

namespace isnad::page {
namespace {

bool looks_like_json(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && text[first] == '{' && text.find('"', first) != std::string_view::npos &&
         is_json(text);
}

}  // namespace

Result<Page> read_page(std::string_view bytes, std::string_view name, const lexicon::Lexicon& lexicon) {
  Page page;
  page.name = name;
  auto decoded = decode_page(bytes, name, page.notes);
  if (!decoded) return decoded.error();
  Decoded& source = decoded.value();
  if (source.text.identity && looks_like_json(source.text.utf8)) {
    return read_json_record(bytes, name, JsonFields{}, lexicon);
  }
  page.id = digest_id(bytes);
  page.bytes = static_cast<std::uint32_t>(bytes.size());
  page.encoding = source.encoding;
  page.encoding_how = source.how;
  note_overrides(source.text.utf8, page.notes);
  const Tables tables(lexicon);
  if (looks_like_html(source.text.utf8)) {
    page.format = Format::html;
    read_html(page, source.text, tables);
    return page;
  }
  page.utf8 = std::move(source.text.utf8);
  page.map = std::move(source.text.map);
  read_article(page, {}, tables);
  return page;
}

}  // namespace isnad::page
