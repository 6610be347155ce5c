#include "isnad/text/text.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "isnad/base/utf8.h"
#include "isnad/text/fold.h"

namespace isnad::text {
namespace {

constexpr char32_t arabic_question_mark = 0x061F;
constexpr char32_t horizontal_ellipsis = 0x2026;
constexpr char32_t right_guillemet = 0x00BB;
constexpr char32_t right_double_quote = 0x201D;

bool ends_sentence(char32_t mark) {
  return mark == '.' || mark == '!' || mark == '?' || mark == arabic_question_mark || mark == horizontal_ellipsis;
}

bool closes(char32_t mark) {
  return mark == '"' || mark == ')' || mark == ']' || mark == right_guillemet || mark == right_double_quote;
}

bool is_letter(char32_t c) { return c < 0x80 ? ((c | 0x20U) >= 'a' && (c | 0x20U) <= 'z') : u_isalpha(static_cast<UChar32>(c)) != 0; }

bool is_space(char32_t c) { return c <= 0x20 || (c >= 0x80 && u_isUWhiteSpace(static_cast<UChar32>(c)) != 0); }

TokenKind kind_of(char32_t c) {
  if (is_arabic_letter(c)) return TokenKind::word;
  if (is_digit(c)) return TokenKind::number;
  if (is_letter(c)) return TokenKind::latin;
  return TokenKind::mark;
}

}  // namespace

class Tokenizer {
 public:
  explicit Tokenizer(Text& text) : text_(text) {}

  void read_part(const Part& part, std::uint32_t number) {
    const auto first = static_cast<std::uint32_t>(text_.tokens_.size());
    read_tokens(part.span);
    read_sentences(first, number, part.kind);
  }

 private:
  void read_tokens(Span span) {
    bool space = true;
    for (std::uint32_t at = span.begin; at < span.end;) {
      const CodePoint c = decode_utf8(text_.utf8_, at);
      if (is_space(c.value) || is_dropped_mark(c.value)) {
        space = space || is_space(c.value);
        at += c.size;
        continue;
      }
      at = read_token(at, span.end, c, space);
      space = false;
    }
  }

  // Marks that stand inside a run of letters belong to it; those after it too.
  std::uint32_t read_token(std::uint32_t begin, std::uint32_t limit, CodePoint first, bool space) {
    Token token;
    token.kind = kind_of(first.value);
    token.space_before = space;
    std::uint32_t at = begin + first.size;
    if (token.kind == TokenKind::mark) {
      token.mark = first.value;
    } else {
      at = end_of_run(at, limit, begin + longest_token, token.kind);
    }
    token.span = {begin, std::min(at, limit)};
    add_views(token);
    text_.tokens_.push_back(token);
    return token.span.end;
  }

  std::uint32_t end_of_run(std::uint32_t at, std::uint32_t limit, std::uint32_t longest, TokenKind kind) const {
    while (at < limit) {
      const CodePoint next = decode_utf8(text_.utf8_, at);
      const bool joins = is_dropped_mark(next.value) ? kind == TokenKind::word : kind_of(next.value) == kind;
      if (!joins || at + next.size > longest) break;
      at += next.size;
    }
    return at;
  }

  void add_views(Token& token) {
    token.normal.begin = static_cast<std::uint32_t>(text_.normal_.size());
    append_normal(cut(text_.utf8_, token.span), text_.normal_);
    token.normal.end = static_cast<std::uint32_t>(text_.normal_.size());
    token.folded.begin = static_cast<std::uint32_t>(text_.folded_.size());
    append_folded(cut(text_.normal_, token.normal), text_.folded_);
    token.folded.end = static_cast<std::uint32_t>(text_.folded_.size());
  }

  void read_sentences(std::uint32_t first, std::uint32_t part, PartKind kind) {
    const auto end = static_cast<std::uint32_t>(text_.tokens_.size());
    while (first < end) {
      const std::uint32_t last = sentence_end(first, end);
      text_.sentences_.push_back(
          {first, last, {text_.tokens_[first].span.begin, text_.tokens_[last - 1].span.end}, part, kind});
      first = last;
    }
  }

  std::uint32_t sentence_end(std::uint32_t first, std::uint32_t end) const {
    for (std::uint32_t at = first; at < end; ++at) {
      if (at - first + 1 >= longest_sentence) return at + 1;
      if (!ends_sentence(text_.tokens_[at].mark) || !is_full_stop(first, at, end)) continue;
      std::uint32_t after = at + 1;
      while (after < end && (ends_sentence(text_.tokens_[after].mark) ||
                             (closes(text_.tokens_[after].mark) && !text_.tokens_[after].space_before))) {
        ++after;
      }
      return after;
    }
    return end;
  }

  // A point inside a number, after a single letter (an abbreviation: "d.", "a.f.b") or
  // glued to a following Latin word (a host name) ends nothing.
  bool is_full_stop(std::uint32_t first, std::uint32_t at, std::uint32_t end) const {
    const Token& mark = text_.tokens_[at];
    if (mark.mark != '.') return true;
    const bool glued_after = at + 1 < end && !text_.tokens_[at + 1].space_before;
    if (at == first) return !glued_after;
    const Token& before = text_.tokens_[at - 1];
    // "1." opens an item of a list.
    if (before.kind == TokenKind::number && at - 1 == first && at + 1 < end) return false;
    if (before.kind == TokenKind::number && glued_after && text_.tokens_[at + 1].kind == TokenKind::number) return false;
    if (before.kind == TokenKind::latin && glued_after && text_.tokens_[at + 1].kind == TokenKind::latin) return false;
    constexpr std::uint32_t one_arabic_letter = 2;
    return !(before.kind == TokenKind::word && before.normal.size() == one_arabic_letter && at + 1 < end);
  }

  Text& text_;
};

Text make_text(std::string utf8, std::span<const Part> parts) {
  Text text;
  text.utf8_ = std::move(utf8);
  text.normal_.reserve(text.utf8_.size());
  text.folded_.reserve(text.utf8_.size());
  text.tokens_.reserve(text.utf8_.size() / 8);
  Tokenizer tokenizer(text);
  for (std::uint32_t i = 0; i < parts.size(); ++i) tokenizer.read_part(parts[i], i);
  return text;
}

}  // namespace isnad::text
