// base: positions.
//
// One coordinate for the whole project: bytes, half-open, 32 bits. A Span says
// nothing of which buffer it indexes; the declaration that holds it does.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <string_view>

namespace isnad {

/// Half-open byte range [begin, end).
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin >= end; }
  [[nodiscard]] constexpr bool contains(Span other) const {
    return begin <= other.begin && other.end <= end;
  }
  [[nodiscard]] constexpr bool overlaps(Span other) const {
    return begin < other.end && other.begin < end;
  }
  friend constexpr bool operator==(const Span&, const Span&) = default;
};

/// The bytes of `text` at `span`; `span` must lie inside `text`.
[[nodiscard]] inline std::string_view cut(std::string_view text, Span span) {
  assert(span.begin <= span.end && span.end <= text.size());
  return text.substr(span.begin, span.size());
}

/// The smallest span that covers both.
[[nodiscard]] constexpr Span cover(Span a, Span b) {
  return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

}  // namespace isnad
