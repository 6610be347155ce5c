#include "isnad/engine/engine.h"

namespace isnad {

Result<lexicon::Lexicon> compile_lexicon(const std::string& data_directory) {
  auto lexicon = lexicon::load_lexicon(data_directory);
  if (!lexicon) return lexicon;
  if (auto words = words::compile_words(lexicon.value()); !words) return words.error();
  if (auto names = mentions::compile_names(lexicon.value()); !names) return names.error();
  return lexicon;
}

}  // namespace isnad
