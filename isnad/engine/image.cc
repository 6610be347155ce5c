#include "isnad/engine/image.h"

#include <cstddef>

extern "C" {
extern const char isnad_lexicon_begin[];
extern const char isnad_lexicon_end[];
}

namespace isnad {

std::string_view embedded_image() {
  return {isnad_lexicon_begin, static_cast<std::size_t>(isnad_lexicon_end - isnad_lexicon_begin)};
}

}  // namespace isnad
