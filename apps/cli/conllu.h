// cli: a document's words as CoNLL-U (universaldependencies.org/format.html), without heads.
#pragma once

#include <string>
#include <string_view>

#include "isnad/engine/engine.h"

namespace isnad::cli {

/// Words that hold clitics are ranges; MISC has `Bytes=BEGIN:END`, the bytes of the
/// page, on the line that carries the written word, and SpaceAfter=No.
[[nodiscard]] std::string conllu_of(const Document& document, const words::Dictionary& dictionary);

/// Lines "one surface word", a blank line after each sentence, as CoNLL-U: words and sentences stay as given, whatever
/// is in them; `Bytes` are those of `input`. `name` stands in the comment and in errors. Refuses what is not UTF-8, a
/// TAB inside a word, and input without a word.
[[nodiscard]] Result<std::string> conllu_of_given(std::string_view input, std::string_view name, const words::Dictionary& dictionary);

}  // namespace isnad::cli
