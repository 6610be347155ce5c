// refused: discards qualifiers or no viable overloaded or const
// What was read is not changed by who looks at it.
#include "isnad/engine/engine.h"

void use(const isnad::Engine& engine) {
  const auto document = engine.read("", "page");
  if (!document) return;
#ifdef MISUSE
  document.value()->page.id = "other";
#endif
}
