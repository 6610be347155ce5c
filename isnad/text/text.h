// text: the parts of a page that are read -> tokens and sentences over the stored bytes.
//
// In: UTF-8 and the spans of its parts (title, headings, paragraphs). Out: tokens
// with their span in the stored, unfolded text and two further views of each
// (normal, folded; see fold.h). Sentences never cross a part. Any bytes give a
// Text; nothing fails here.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/base/span.h"

namespace isnad::text {

enum class PartKind : std::uint8_t { title, heading, paragraph };

struct Part {
  Span span;  ///< in the stored text
  PartKind kind = PartKind::paragraph;
};

enum class TokenKind : std::uint8_t {
  word,    ///< a run of Arabic letters with their marks
  latin,   ///< a run of other letters
  number,  ///< a run of digits of one script
  mark,    ///< one punctuation mark or symbol
};

struct Token {
  Span span;  ///< in the stored text
  Span normal;  ///< in Text's buffer of normal spellings
  Span folded;  ///< in Text's buffer of folded keys
  char32_t mark = 0;  ///< the code point of a mark, else 0
  TokenKind kind = TokenKind::word;
  bool space_before = false;
};

/// Tokens [first, end) of one sentence; its span runs from the first token to the last.
struct Sentence {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  Span span;
  std::uint32_t part = 0;
  PartKind kind = PartKind::paragraph;
};

class Text {
 public:
  [[nodiscard]] std::string_view utf8() const& { return utf8_; }
  std::string_view utf8() const&& = delete;
  [[nodiscard]] std::span<const Token> tokens() const& { return tokens_; }
  std::span<const Token> tokens() const&& = delete;
  [[nodiscard]] std::span<const Sentence> sentences() const& { return sentences_; }
  std::span<const Sentence> sentences() const&& = delete;

  [[nodiscard]] std::string_view surface(const Token& token) const& { return cut(utf8_, token.span); }
  [[nodiscard]] std::string_view normal(const Token& token) const& { return cut(normal_, token.normal); }
  [[nodiscard]] std::string_view folded(const Token& token) const& { return cut(folded_, token.folded); }
  std::string_view surface(const Token& token) const&& = delete;
  std::string_view normal(const Token& token) const&& = delete;
  std::string_view folded(const Token& token) const&& = delete;

 private:
  friend Text make_text(std::string utf8, std::span<const Part> parts);
  friend class Tokenizer;

  std::string utf8_;
  std::string normal_;
  std::string folded_;
  std::vector<Token> tokens_;
  std::vector<Sentence> sentences_;
};

/// A sentence is cut after this many tokens at the latest (docs/limits.md).
constexpr std::uint32_t longest_sentence = 400;
/// A token is cut after this many bytes at the latest.
constexpr std::uint32_t longest_token = 240;

/// Takes the text over; `parts` are in text order and do not overlap.
[[nodiscard]] Text make_text(std::string utf8, std::span<const Part> parts);

}  // namespace isnad::text
