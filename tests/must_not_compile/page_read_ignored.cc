// refused: nodiscard
// A page that was refused is reported.
#include "isnad/engine/engine.h"

bool use(const isnad::Engine& engine) {
#ifdef MISUSE
  engine.read("", "page");
  return true;
#else
  return engine.read("", "page").ok();
#endif
}
