// times: numbers in digits and in words, in every case ending.
#pragma once

#include <cstdint>
#include <optional>

#include "isnad/times/line.h"

namespace isnad::times {

struct Number {
  int value = 0;
  std::uint32_t end = 0;   ///< the token after it
  std::uint8_t lead = 0;   ///< bytes of proclitics on the first token
  bool digits = false;
  bool ordinal = false;    ///< may be read as an ordinal only
  bool article = false;
  bool conjunction = false;
  bool fraction = false;   ///< digits with a decimal part
  std::uint32_t places = 0;  ///< digits written
};

/// The number that begins at `i`. A preposition letter may stand on the first token.
[[nodiscard]] std::optional<Number> read_number(const Line& line, std::uint32_t i);
/// A cardinal in digits or words.
[[nodiscard]] std::optional<Number> read_cardinal(const Line& line, std::uint32_t i);
/// An ordinal in words (al-awwal, al-hadi wal-ishrin); -1 is "last".
[[nodiscard]] std::optional<Number> read_ordinal(const Line& line, std::uint32_t i);

}  // namespace isnad::times
