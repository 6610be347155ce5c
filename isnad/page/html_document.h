// page, inside: HTML as a flat list of elements and texts in document order.
//
// The parser is behind this interface, so that another can take its place. Texts have
// their entities decoded; every text and attribute knows its bytes in the source.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/page/mapped_text.h"

namespace isnad::page {

struct HtmlAttribute {
  std::string name;
  std::string value;
  Span source;  ///< the value in the source text, without quotes
};

struct HtmlNode {
  std::uint32_t parent = 0;  ///< the root is its own parent
  std::uint32_t end = 0;     ///< index after its last descendant
  bool is_text = false;
  std::string tag;  ///< lower case; empty for texts
  std::vector<HtmlAttribute> attributes;
  Span source;  ///< start tag, or the text with its entities
  Span text;    ///< texts: of HtmlDocument::text

  [[nodiscard]] const HtmlAttribute* attribute(std::string_view name) const;
  [[nodiscard]] std::string_view value(std::string_view name) const;
};

struct HtmlDocument {
  std::vector<HtmlNode> nodes;
  MappedText text;  ///< all texts, one after another
};

/// Why a page is not given to the parser, which is slow on hostile markup; empty when it may be.
/// The limits stand in docs/limits.md.
[[nodiscard]] std::string html_danger(std::string_view source);
/// Parses; call only when html_danger() is empty.
[[nodiscard]] HtmlDocument parse_html(const MappedText& source);
/// `raw` bytes of the source spell `decoded`: appends it with offsets, entities as one character each.
void append_decoded(MappedText& to, const MappedText& source, Span raw, std::string_view decoded);

/// Text without tags, block by block, for pages that are not parsed. `title` gets the text of <title>.
void strip_tags(MappedText& to, const MappedText& source, MappedText& title);

}  // namespace isnad::page
