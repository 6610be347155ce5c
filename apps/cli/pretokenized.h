// cli: names as lines of a word and its label.
#pragma once

#include <string>
#include <vector>

#include "isnad/engine/given_words.h"

namespace isnad::cli {

/// Lines "word label" (PER LOC ORG MISC, BIO); a blank line ends a sentence. `words` as given_words gives
/// them; without any, the tokens and sentences of the document.
[[nodiscard]] std::string bio_of(const Document& document, const Engine& engine, const std::vector<Span>& words);

}  // namespace isnad::cli
