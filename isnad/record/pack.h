// record, inside: zstd, SHA-256, base64.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "isnad/base/result.h"

namespace isnad::record {

[[nodiscard]] std::string packed(std::string_view bytes);
/// Fails on damaged input and on what would be larger than `limit` bytes.
[[nodiscard]] Result<std::string> unpacked(std::string_view bytes, std::size_t limit);
/// 32 bytes.
[[nodiscard]] std::string sha256(std::string_view bytes);
[[nodiscard]] std::string hex(std::string_view bytes);
/// First 16 hex digits of the SHA-256: an id made from content.
[[nodiscard]] std::string content_id(std::string_view bytes);
[[nodiscard]] std::string base64(std::string_view bytes);
[[nodiscard]] Result<std::string> from_base64(std::string_view text);

/// Largest set of lines of one page, in bytes.
constexpr std::size_t largest_records = std::size_t{256} << 20U;
/// Largest body of what a case keeps of a computation, in bytes; more is computed anew each time.
constexpr std::size_t largest_kept = std::size_t{1} << 30U;

}  // namespace isnad::record
