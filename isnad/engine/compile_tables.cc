// The build's own step: compile_tables DATA_DIRECTORY IMAGE_FILE [DIC AFF]
// DIC and AFF are the files of hunspell-ar; without them the wide word list is off.
#include <cstdio>
#include <fstream>

#include "isnad/engine/engine.h"

int main(int argc, char** argv) {
  if (argc != 3 && argc != 5) {
    std::fprintf(stderr, "usage: compile_tables DATA_DIRECTORY IMAGE_FILE [DIC AFF]\n");
    return 2;
  }
  std::optional<isnad::WordListFiles> list;
  if (argc == 5) list = isnad::WordListFiles{argv[3], argv[4]};
  const auto lexicon = isnad::compile_lexicon(argv[1], list);
  if (!lexicon) {
    std::fprintf(stderr, "compile_tables: %s\n", lexicon.error().line().c_str());
    return 1;
  }
  const std::string image = lexicon.value().image();
  std::ofstream out(argv[2], std::ios::binary);
  out.write(image.data(), static_cast<std::streamsize>(image.size()));
  if (!out.flush()) {
    std::fprintf(stderr, "compile_tables: %s cannot be written\n", argv[2]);
    return 1;
  }
  return 0;
}
