// mentions: names of the gazetteer at a token, with the clitics in front of them.
#pragma once

#include <string>
#include <vector>

#include "isnad/mentions/gazetteer.h"
#include "isnad/text/text.h"
#include "isnad/words/words.h"

namespace isnad::mentions {

/// A gazetteer name in the text; `article` when the name stands there with an article that is not its own.
struct Match {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  Name name;
  std::uint32_t number = 0;  ///< of the name in the gazetteer
  bool article = false;
  std::uint8_t stripped = 0;  ///< bytes of clitics taken off the first token
};

class Matcher {
 public:
  Matcher(const text::Text& text, const words::Words& words, const Gazetteer& gazetteer)
      : text_(text), words_(words), gazetteer_(gazetteer) {}

  /// All names that begin at token `i` and end before `limit`, the longest first.
  [[nodiscard]] std::vector<Match> at(std::uint32_t i, std::uint32_t limit) const;
  /// The longest of one kind, or nothing.
  [[nodiscard]] std::optional<Match> at(std::uint32_t i, std::uint32_t limit, NameKind kind) const;

 private:
  void look(std::string_view start, std::uint8_t stripped, bool article, std::string_view lead, std::uint32_t i,
            std::uint32_t limit, std::vector<Match>& out) const;

  const text::Text& text_;
  const words::Words& words_;
  const Gazetteer& gazetteer_;
};

}  // namespace isnad::mentions
