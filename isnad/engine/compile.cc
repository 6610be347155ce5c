#include <fstream>
#include <sstream>

#include "isnad/engine/engine.h"
#include "isnad/engine/image.h"

namespace isnad {
namespace {

constexpr const char* tagger_section = "words/tagger";

/// The weights of models/ beside the folder of tables, else those of the library; without any, rules decide alone.
void add_models(lexicon::Lexicon& lexicon, const std::string& data_directory) {
  std::ifstream file(data_directory + "/../models/words_tagger.bin", std::ios::binary);
  if (file) {
    std::stringstream bytes;
    bytes << file.rdbuf();
    lexicon.add_section(tagger_section, bytes.str());
    return;
  }
  if (embedded_image().empty()) return;
  const auto embedded = lexicon::load_image(embedded_image());
  if (embedded) lexicon.add_section(tagger_section, std::string(embedded.value().section(tagger_section)));
}

}  // namespace

Result<lexicon::Lexicon> compile_lexicon(const std::string& data_directory) {
  auto lexicon = lexicon::load_lexicon(data_directory);
  if (!lexicon) return lexicon;
  if (auto words = words::compile_words(lexicon.value()); !words) return words.error();
  if (auto names = mentions::compile_names(lexicon.value()); !names) return names.error();
  add_models(lexicon.value(), data_directory);
  return lexicon;
}

}  // namespace isnad
