// compile_tables makes the image, so it cannot carry one.
#include "isnad/engine/image.h"

namespace isnad {

std::string_view embedded_image() { return {}; }

}  // namespace isnad
