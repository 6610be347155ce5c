// page, inside: HTML -> title, blocks and what its markup says of the page.
#pragma once

#include <string_view>

#include "isnad/page/mapped_text.h"
#include "isnad/page/page.h"
#include "isnad/page/tables.h"

namespace isnad::page {

/// Whether `text` is HTML rather than text that happens to hold a tag.
[[nodiscard]] bool looks_like_html(std::string_view text);

/// Fills `page` (utf8, map, fields, blocks) from decoded HTML.
void read_html(Page& page, const MappedText& source, const Tables& tables);

/// Text of an HTML fragment (the body member of a JSON record), appended to `to` line by line.
void append_html_text(MappedText& to, const MappedText& fragment, std::vector<std::string>& notes);

}  // namespace isnad::page
