// engine: the tables as they were compiled into the library (isnad/engine/image.S).
#pragma once

#include <string_view>

namespace isnad {

[[nodiscard]] std::string_view embedded_image();

}  // namespace isnad
