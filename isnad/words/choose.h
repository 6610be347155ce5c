// words: which reading of each token a sentence means.
#pragma once

#include "isnad/words/words.h"

namespace isnad::words {

/// Sets each Word of the sentence to the best of its readings, left to right.
void choose_readings(const text::Text& text, const Dictionary& dictionary, const text::Sentence& sentence, Words& words);

}  // namespace isnad::words
