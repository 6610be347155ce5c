// refused: deleted function or deleted member function
// The bytes of a Text that is gone.
#include "isnad/text/text.h"

std::string_view view() {
  static const isnad::text::Text kept = isnad::text::make_text("abc", {});
#ifdef MISUSE
  return isnad::text::make_text("abc", {}).utf8();
#else
  return kept.utf8();
#endif
}
