// cli: one word as its pieces: clitics and stem, with features in UD and in plain words.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "isnad/engine/engine.h"

namespace isnad::cli {

struct Piece {
  std::string form;  ///< normal spelling; the stem's with its article
  std::string lemma;
  std::string upos;
  std::string features;  ///< UD, sorted; "_" for none
};

/// Proclitics, stem, enclitic of the word at `token`, in text order; at least one.
[[nodiscard]] std::vector<Piece> pieces_of(const text::Text& text, const words::Words& words, const words::Dictionary& dictionary, std::uint32_t token);
/// "verb, perfect, active, 3rd person, masculine, singular".
[[nodiscard]] std::string features_in_words(const words::Word& word);

}  // namespace isnad::cli
