// refused: cannot convert or no viable conversion
// A Result is not its value: a failure must never become an answer.
#include "isnad/base/result.h"

isnad::Result<int> read();

int use() {
#ifdef MISUSE
  return read();
#else
  const auto result = read();
  return result ? result.value() : -1;
#endif
}
