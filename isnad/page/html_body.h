// page, inside: the running text of an HTML page, found by what it is made of (words
// and links), not by the site it comes from.
#pragma once

#include <string>
#include <vector>

#include "isnad/page/html_document.h"
#include "isnad/page/tables.h"

namespace isnad::page {

/// A run of text between two block boundaries.
struct HtmlLine {
  std::vector<Span> pieces;  ///< of HtmlDocument::text
  Span source;               ///< of the source
  std::uint32_t block = 0;   ///< node of the block element that holds it
  std::size_t words = 0;
  std::size_t link_words = 0;
  bool heading = false;
  [[nodiscard]] bool mostly_links() const { return link_words * 10 >= words * 6; }
};

/// A part of the page that is left out whole, and why.
struct HtmlSkipped {
  Span source;
  std::string reason;
  std::uint32_t node = 0;
};

struct HtmlBody {
  std::vector<HtmlLine> lines;  ///< all lines that were not skipped, in document order
  std::vector<HtmlSkipped> skipped;
  std::uint32_t container = 0;  ///< node that holds the running text
};

[[nodiscard]] HtmlBody find_html_body(const HtmlDocument& document, const Site* site, const Tables& tables);

/// The text of a line, white space as single spaces.
void append_html_line(MappedText& to, const HtmlDocument& document, const HtmlLine& line);

}  // namespace isnad::page
