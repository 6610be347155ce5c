// refused: deleted function or deleted constructor
// Tables are loaded once; a copy would view the bytes of the first.
#include <utility>

#include "isnad/lexicon/lexicon.h"

isnad::lexicon::Lexicon take(isnad::lexicon::Lexicon& lexicon) {
#ifdef MISUSE
  return lexicon;
#else
  return std::move(lexicon);
#endif
}
