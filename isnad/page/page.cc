#include "isnad/page/page.h"

#include "isnad/page/article.h"
#include "isnad/page/digest.h"
#include "isnad/page/encoding.h"
#include "isnad/page/html.h"
#include "isnad/page/json_record.h"
#include "isnad/page/json_text.h"
#include "isnad/page/tables.h"

namespace isnad::page {
namespace {

bool looks_like_json(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && text[first] == '{' && text.find('"', first) != std::string_view::npos &&
         is_json(text);
}

}  // namespace

Reader::Reader(const lexicon::Lexicon& lexicon) : tables_(std::make_unique<const Tables>(lexicon)) {}
Reader::~Reader() = default;

Result<Page> Reader::read_json(std::string_view record, std::string_view name, const JsonFields& fields) const {
  return read_record(record, name, fields, *tables_);
}

Result<Page> Reader::read_again(std::string_view bytes, std::string_view name, std::string_view json_map) const {
  if (json_map.empty()) return read(bytes, name);
  const auto fields = parse_json_fields(json_map);
  if (!fields) return fields.error();
  return read_json(bytes, name, fields.value());
}

Result<Page> read_page(std::string_view bytes, std::string_view name, const lexicon::Lexicon& lexicon) {
  return Reader(lexicon).read(bytes, name);
}

Result<Page> read_json_record(std::string_view record, std::string_view name, const JsonFields& fields,
                              const lexicon::Lexicon& lexicon) {
  return Reader(lexicon).read_json(record, name, fields);
}

Result<Page> Reader::read(std::string_view bytes, std::string_view name) const {
  Page page;
  page.name = name;
  auto decoded = decode_page(bytes, name, page.notes);
  if (!decoded) return decoded.error();
  Decoded& source = decoded.value();
  if (source.text.identity && looks_like_json(source.text.utf8)) {
    return read_json(bytes, name, JsonFields{});
  }
  page.id = digest_id(bytes);
  page.bytes = static_cast<std::uint32_t>(bytes.size());
  page.encoding = source.encoding;
  page.encoding_how = source.how;
  note_overrides(source.text.utf8, page.notes);
  if (looks_like_html(source.text.utf8)) {
    page.format = Format::html;
    read_html(page, source.text, *tables_);
    return page;
  }
  page.utf8 = std::move(source.text.utf8);
  page.map = std::move(source.text.map);
  read_article(page, {}, *tables_);
  return page;
}

}  // namespace isnad::page
