// events, inside: the places of a predicate as frames.tsv and cues.tsv call them (docs/data-format.md).
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

namespace isnad::events {

inline constexpr std::string_view slot_about = "\xD8\xB9\xD9\x86";
inline constexpr std::string_view slot_against = "\xD8\xB6\xD8\xAF";
inline constexpr std::string_view slot_b = "\xD8\xA8\xD9\x80";
inline constexpr std::string_view slot_between = "\xD8\xA8\xD9\x8A\xD9\x86";
inline constexpr std::string_view slot_by = "\xD9\x85\xD9\x86_\xD9\x82\xD8\xA8\xD9\x84";
inline constexpr std::string_view slot_from = "\xD9\x85\xD9\x86";
inline constexpr std::string_view slot_in = "\xD9\x81\xD9\x8A";
inline constexpr std::string_view slot_l = "\xD9\x84\xD9\x80";
inline constexpr std::string_view slot_on = "\xD8\xB9\xD9\x84\xD9\x89";
inline constexpr std::string_view slot_concerning = "\xD8\xA8\xD8\xB4\xD8\xA3\xD9\x86";
inline constexpr std::string_view slot_over = "\xD8\xAD\xD9\x88\xD9\x84";
inline constexpr std::string_view slot_to = "\xD8\xA5\xD9\x84\xD9\x89";
inline constexpr std::string_view slot_with = "\xD9\x85\xD8\xB9";

[[nodiscard]] inline bool has(const std::vector<std::string_view>& slots, std::string_view slot) {
  return std::find(slots.begin(), slots.end(), slot) != slots.end();
}

}  // namespace isnad::events
