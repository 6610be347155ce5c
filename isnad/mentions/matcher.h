// mentions: names of the gazetteer at a token, with the clitics in front of them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "isnad/mentions/gazetteer.h"
#include "isnad/text/text.h"
#include "isnad/words/words.h"

namespace isnad::mentions {

/// A quotation mark of any kind, opening or closing.
[[nodiscard]] bool is_quote(char32_t mark);

/// A gazetteer name in the text; `article` when the name stands there with an article that is not its own.
struct Match {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  Name name;
  std::uint32_t number = 0;  ///< of the name in the gazetteer
  bool article = false;
  std::uint8_t stripped = 0;  ///< bytes of clitics taken off the first token
};

/// The names of a page. All are looked up once, at the start, for many readers ask for the same token.
class Matcher {
 public:
  Matcher(const text::Text& text, const words::Words& words, const Gazetteer& gazetteer);

  /// All names that begin at token `i` and end in its sentence and before `limit`, the longest first; a view into the Matcher.
  [[nodiscard]] std::span<const Match> at(std::uint32_t i, std::uint32_t limit) const&;
  std::span<const Match> at(std::uint32_t i, std::uint32_t limit) const&& = delete;
  /// The longest of one kind, or nothing.
  [[nodiscard]] std::optional<Match> at(std::uint32_t i, std::uint32_t limit, NameKind kind) const;

 private:
  /// A first word of a name: a token without some of its clitics.
  struct Start {
    std::uint32_t token = 0;
    std::uint32_t limit = 0;
    std::size_t stripped = 0;
    bool article = false;
    bool accusative = false;  ///< without its last alef: only a noun for people or bodies
  };
  void read_token(std::uint32_t i, std::uint32_t limit);
  void after_conjunction(std::string_view rest, Start start);
  void with_article(std::string_view rest, Start start);
  [[nodiscard]] bool is_inside_name(std::uint32_t token, std::uint32_t limit) const;
  void look(std::string_view word, const Start& start);
  void add(std::string_view key, const Start& start, std::uint32_t end);

  const text::Text& text_;
  const words::Words& words_;
  const Gazetteer& gazetteer_;
  std::vector<Match> matches_;
  std::vector<std::uint32_t> first_;  ///< of each token's matches, and one past the last
  std::string key_;                   ///< of the name of several words that is looked up
};

}  // namespace isnad::mentions
