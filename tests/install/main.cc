// reader PAGE: prints the events of one page, by the installed library alone.

#include <isnad/engine/engine.h>
#include <isnad/engine/records.h>

#include <fstream>
#include <iostream>
#include <sstream>

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: reader PAGE\n";
    return 2;
  }
  const auto engine = isnad::Engine::open();
  if (!engine) {
    std::cerr << engine.error().line() << '\n';
    return 1;
  }
  std::ifstream file(argv[1], std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  const auto document = engine.value()->read(bytes.str(), argv[1]);
  if (!document) {
    std::cerr << document.error().line() << '\n';
    return 1;
  }
  std::cout << isnad::records_of(*document.value());
}
