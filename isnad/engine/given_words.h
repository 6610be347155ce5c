// engine: text whose words and sentences are given: one word a line, a blank line ends a sentence.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/engine/engine.h"

namespace isnad {

/// Spans of the words, in bytes of the input; an empty span ends a sentence.
[[nodiscard]] std::vector<Span> given_words(std::string_view bytes);
/// The input as a document: each sentence a paragraph, nothing left out; the bytes are taken as UTF-8.
/// Without words, or too large: ErrorCode::refused.
[[nodiscard]] Result<std::unique_ptr<const Document>> read_given_words(const Engine& engine, std::string bytes, std::string name);

}  // namespace isnad
