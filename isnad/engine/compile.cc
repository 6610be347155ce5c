#include <fstream>
#include <sstream>

#include "isnad/engine/engine.h"
#include "isnad/engine/image.h"

namespace isnad {
namespace {

struct Model {
  const char* section;
  const char* file;
};
constexpr Model models[] = {{"words/tagger", "words_tagger.bin"}, {"mentions/name_tagger", "names.bin"}};

Result<std::string> bytes_of_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Error{ErrorCode::io, "cannot be read; it is a file of the Debian package hunspell-ar", path};
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

Result<bool> add_word_list(lexicon::Lexicon& lexicon, const std::optional<WordListFiles>& list) {
  if (list) {
    const auto dic = bytes_of_file(list->dic), aff = bytes_of_file(list->aff);
    if (!dic) return dic.error();
    if (!aff) return aff.error();
    return words::compile_broad_words(lexicon, dic.value(), aff.value());
  }
  if (embedded_image().empty()) return true;
  const auto embedded = lexicon::load_image(embedded_image());
  if (!embedded) return embedded.error();
  for (const std::string_view section : words::broad_sections) lexicon.add_section(std::string(section), std::string(embedded.value().section(section)));
  return true;
}

/// The weights of models/ beside the folder of tables, else those of the library; without any, rules decide alone.
void add_model(lexicon::Lexicon& lexicon, const std::string& data_directory, const Model& model) {
  std::ifstream file(data_directory + "/../models/" + model.file, std::ios::binary);
  if (file) {
    std::stringstream bytes;
    bytes << file.rdbuf();
    lexicon.add_section(model.section, bytes.str());
    return;
  }
  if (embedded_image().empty()) return;
  const auto embedded = lexicon::load_image(embedded_image());
  if (embedded) lexicon.add_section(model.section, std::string(embedded.value().section(model.section)));
}

}  // namespace

Result<lexicon::Lexicon> compile_lexicon(const std::string& data_directory, const std::optional<WordListFiles>& list) {
  auto lexicon = lexicon::load_lexicon(data_directory);
  if (!lexicon) return lexicon;
  if (auto words = words::compile_words(lexicon.value()); !words) return words.error();
  if (auto broad = add_word_list(lexicon.value(), list); !broad) return broad.error();
  if (auto names = mentions::compile_names(lexicon.value()); !names) return names.error();
  for (const Model& model : models) add_model(lexicon.value(), data_directory, model);
  return lexicon;
}

}  // namespace isnad
