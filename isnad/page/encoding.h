// page, inside: bytes of any usual encoding -> UTF-8 with offsets.
//
// Order: byte order mark, NUL pattern of UTF-16, declaration (HTML meta, XML), valid
// UTF-8, detection. What cannot be read becomes U+FFFD with a note. Only what is no
// text at all is refused.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "isnad/base/result.h"
#include "isnad/page/mapped_text.h"

namespace isnad::page {

struct Decoded {
  MappedText text;
  std::string encoding;
  std::string how;

  [[nodiscard]] std::string encoding_line() const { return encoding + " (" + how + ")"; }
};

/// Fails (refused) on empty, too large and binary input, in one line that says which.
[[nodiscard]] Result<Decoded> decode_page(std::string_view bytes, std::string_view name, std::vector<std::string>& notes);

/// Notes bidirectional overrides, which can make a line read otherwise than it is.
void note_overrides(std::string_view text, std::vector<std::string>& notes);

}  // namespace isnad::page
