// cli: a document's words as CoNLL-U (universaldependencies.org/format.html), without heads.
#pragma once

#include <string>

#include "isnad/engine/engine.h"

namespace isnad::cli {

/// Words that hold clitics are ranges; MISC has `Bytes=BEGIN:END`, the bytes of the
/// page, on the line that carries the written word, and SpaceAfter=No.
[[nodiscard]] std::string conllu_of(const Document& document, const words::Dictionary& dictionary);

}  // namespace isnad::cli
