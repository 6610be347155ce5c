// engine: a Document as the JSON lines of docs/record.md.
#pragma once

#include <string>

#include "isnad/engine/engine.h"

namespace isnad {

/// The "document" line and the "event" lines of a page, each ended by a newline.
/// `offset`: where the page begins in the file it came from (a JSON-lines file), else 0.
[[nodiscard]] std::string records_of(const Document& document, std::uint64_t offset = 0);

/// The "mention" and "time" lines, for `isnad mentions` and `isnad times`.
[[nodiscard]] std::string mention_records(const Document& document);
[[nodiscard]] std::string time_records(const Document& document);
/// The same with times that were found otherwise, in the text of `document`.
[[nodiscard]] std::string time_records(const Document& document, const times::Times& times);
/// One line for one text: {"text", "times": [{"text", "span", "value", "type"}]}, spans in its bytes.
[[nodiscard]] std::string text_record(const text::Text& text, const times::Times& times);

}  // namespace isnad
