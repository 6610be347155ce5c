// cli: a sentence with the parts of an event marked, for people.
#pragma once

#include <string>

#include "apps/cli/terminal.h"
#include "isnad/engine/engine.h"

namespace isnad::cli {

/// The sentence of `event` in lines of the screen's width: [source] {target} <trigger>
/// (date) in brackets, or in colours where there are any.
[[nodiscard]] std::string marked_sentence(const Document& document, const events::Event& event, const Screen& screen);
/// A sentence with nothing marked.
[[nodiscard]] std::string plain_sentence(const Document& document, Span sentence, const Screen& screen);
/// What the brackets or colours mean, as one line.
[[nodiscard]] std::string legend(const Screen& screen);

}  // namespace isnad::cli
