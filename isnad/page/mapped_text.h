// page, inside: UTF-8 text that knows which bytes of the page carry it.
//
// Stages of reading (decoding, HTML, JSON strings) each make a MappedText from the
// one before, so that offsets always lead back to the page as it was given.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "isnad/base/span.h"
#include "isnad/page/source_map.h"

namespace isnad::page {

struct MappedText {
  std::string utf8;
  SourceMap map;
  bool identity = false;  ///< the text is the page, byte for byte
};

/// Appends the bytes of `from` at `span`; offsets lead to the page of `from`.
void append_slice(MappedText& to, const MappedText& from, Span span);
/// Appends one character that `from` spells in another way at `span` (an entity, an escape).
void append_character(MappedText& to, char32_t character, const MappedText& from, Span span);
/// Appends text that stands nowhere in the page (a line break between blocks).
void append_inserted(MappedText& to, std::string_view text);

}  // namespace isnad::page
