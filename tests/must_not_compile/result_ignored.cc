// refused: nodiscard
// A failure that nobody looks at.
#include "isnad/base/result.h"

isnad::Result<int> read();

bool use() {
#ifdef MISUSE
  read();
  return true;
#else
  return read().ok();
#endif
}
