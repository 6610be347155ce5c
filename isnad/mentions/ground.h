// mentions, inside: what every reader of names stands on: the text, its words, the
// tables, and the questions about single words that several readers ask.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/mentions/matcher.h"
#include "isnad/mentions/mentions.h"

namespace isnad::mentions {

class Ground {
 public:
  Ground(const text::Text& text_in, const words::Words& words_in, const words::Dictionary& dictionary_in,
         const Gazetteer& gazetteer_in)
      : text(text_in),
        words(words_in),
        dictionary(dictionary_in),
        gazetteer(gazetteer_in),
        matcher_(text_in, words_in, gazetteer_in) {}

  /// Names of the tables at token `i`, the longest first.
  [[nodiscard]] std::span<const Match> at(std::uint32_t i, std::uint32_t limit) const { return matcher_.at(i, limit); }
  /// The longest of one kind, or nothing.
  [[nodiscard]] std::optional<Match> at(std::uint32_t i, std::uint32_t limit, NameKind kind) const {
    return matcher_.at(i, limit, kind);
  }
  /// ... with no clitic before it.
  [[nodiscard]] std::optional<Match> bare_at(std::uint32_t i, std::uint32_t limit, NameKind kind) const;
  /// The pattern of that kind at `i`, with no clitic before it.
  [[nodiscard]] std::optional<Match> pattern_at(std::uint32_t i, std::uint32_t limit, std::string_view kind) const;
  /// A cell of the row that a match comes from.
  [[nodiscard]] std::string_view cell(const Match& match, std::string_view column) const;
  /// Participant code of a name; empty for a person, a title, a noun.
  [[nodiscard]] std::string code_of(const Match& match) const;

  /// Normal spelling of tokens [first, end), without marks.
  [[nodiscard]] std::string spelling(std::uint32_t first, std::uint32_t end) const;
  /// The folded key of a token; a view into the Text.
  [[nodiscard]] std::string_view key(std::uint32_t i) const { return text.folded(text.tokens()[i]); }
  [[nodiscard]] Span span(std::uint32_t first, std::uint32_t end) const;

  /// Whether the plain form of a noun or adjective is spelled so: "zarif", "mali".
  [[nodiscard]] bool is_common_word(std::string_view key) const;
  /// ... said of a name of one word, without its clitics.
  [[nodiscard]] bool is_common_word(const Match& match) const;
  /// Whether the token is the preposition spelled so.
  [[nodiscard]] bool is_preposition(std::uint32_t i, std::string_view key) const;

  const text::Text& text;
  const words::Words& words;
  const words::Dictionary& dictionary;
  const Gazetteer& gazetteer;

 private:
  Matcher matcher_;
};

[[nodiscard]] bool is_comma(char32_t mark);
/// A demonym of a state or of another actor.
[[nodiscard]] inline bool is_demonym(NameKind kind) { return kind == NameKind::nisba || kind == NameKind::actor_nisba; }
/// A name that says whose a title or an organ is.
[[nodiscard]] inline bool is_actor_name(NameKind kind) {
  return kind == NameKind::state || kind == NameKind::capital || kind == NameKind::seat || kind == NameKind::actor ||
         kind == NameKind::people || is_demonym(kind);
}
/// Verbs, particles, pronouns, numbers: no name and no title goes on across them.
[[nodiscard]] bool breaks_phrase(const words::Word& w);

}  // namespace isnad::mentions
