// refused: deleted function or deleted member function
// The tokens of a Text that is gone.
#include "isnad/text/text.h"

std::size_t count() {
  const isnad::text::Text kept = isnad::text::make_text("abc", {});
#ifdef MISUSE
  return isnad::text::make_text("abc", {}).tokens().size();
#else
  return kept.tokens().size();
#endif
}
