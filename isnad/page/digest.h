// page, inside: ids derived from content.
#pragma once

#include <string>
#include <string_view>

namespace isnad::page {

/// First 16 hex digits of the SHA-256 of `bytes`.
[[nodiscard]] std::string digest_id(std::string_view bytes);

}  // namespace isnad::page
