// page, inside: lines of text -> fields, body blocks, related headlines, what was left out.
//
// Raw scraped text comes here whole; HTML and JSON come here when their markup is read
// off, with the title known. What the page said in markup is never replaced by what a
// line says.
#pragma once

#include <vector>

#include "isnad/base/span.h"
#include "isnad/page/page.h"
#include "isnad/page/tables.h"

namespace isnad::page {

struct ArticleHints {
  bool title_is_first_line = false;  ///< page.utf8 begins with the title
  std::vector<Span> headings;        ///< text that the markup calls a heading, in order
};

/// Reads page.utf8 line by line and fills the rest of `page`.
void read_article(Page& page, const ArticleHints& hints, const Tables& tables);

/// Day of publication out of a piece of text, with the page bytes that carry it.
void take_published(Page& page, std::string_view text, Span page_bytes, std::string how, const Tables& tables);

}  // namespace isnad::page
