// page, inside: what the markup of an HTML page says of it: JSON-LD, OpenGraph, <meta>,
// microdata, <time>, <title>, the canonical address.
#pragma once

#include <string>
#include <string_view>

#include "isnad/page/html_document.h"
#include "isnad/page/page.h"
#include "isnad/page/tables.h"

namespace isnad::page {

/// The title that the markup declares, with the text that carries it.
struct DeclaredTitle {
  MappedText text;
  std::string how;  ///< empty when there is none
};

/// Fills published, publisher, author, origin, section and url of `page`; gives the declared title.
[[nodiscard]] DeclaredTitle read_metadata(Page& page, const HtmlDocument& document, const MappedText& source,
                                          const Tables& tables);

/// Host of an address, without "www.".
[[nodiscard]] std::string_view host_of(std::string_view url);
/// Whether class, id or itemprop of `node` has one of these tokens.
[[nodiscard]] bool has_token(const HtmlNode& node, const std::vector<std::string_view>& tokens);

}  // namespace isnad::page
