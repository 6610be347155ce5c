// base: how a word begins and ends.
//
// Compared in place, from the last byte: what is asked for is mostly a letter or two, for which a call would cost more,
// and Arabic letters differ in their last byte.
#pragma once

#include <string_view>

namespace isnad {

[[nodiscard]] constexpr bool begins_with(std::string_view word, std::string_view head) {
  if (word.size() < head.size()) return false;
  for (std::size_t i = head.size(); i-- > 0;) {
    if (word[i] != head[i]) return false;
  }
  return true;
}

[[nodiscard]] constexpr bool ends_with(std::string_view word, std::string_view tail) {
  return word.size() >= tail.size() && begins_with(word.substr(word.size() - tail.size()), tail);
}

}  // namespace isnad
