// times: one sentence with what the tables say of each token.
//
// A token matches an entry by its folded form, after taking off a conjunction
// (wa, fa), then one preposition letter (bi, li, ka), then the article.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "isnad/text/text.h"
#include "isnad/times/tables.h"

namespace isnad::times {

struct Reading {
  const Entry* entry = nullptr;
  std::uint32_t tokens = 1;
  std::uint8_t lead = 0;       ///< bytes of proclitics before the article, in the folded form
  bool conjunction = false;
  bool preposition = false;
  bool article = false;        ///< an article that is no part of the entry's form, or is
};

/// Tokens are numbered within the sentence. Reused from sentence to sentence.
class Line {
 public:
  Line(const text::Text& text, const Calendar::Tables& tables) : text_(text), tables_(tables) {}

  void read(const text::Sentence& sentence);

  [[nodiscard]] std::uint32_t size() const { return size_; }
  [[nodiscard]] std::uint32_t first_token() const { return first_; }
  [[nodiscard]] const text::Token& token(std::uint32_t i) const { return text_.tokens()[first_ + i]; }
  [[nodiscard]] const text::Text& text() const { return text_; }
  [[nodiscard]] std::string_view folded(std::uint32_t i) const { return text_.folded(token(i)); }
  [[nodiscard]] std::span<const Reading> readings(std::uint32_t i) const;
  /// False if no reading at `i` is of this kind; true says only that there may be one.
  [[nodiscard]] bool may_be(std::uint32_t i, Kind kind) const { return i < size_ && (kinds_[i] & bit(kind)) != 0; }
  /// The longest reading of this kind at `i`, or null.
  [[nodiscard]] const Reading* find(std::uint32_t i, Kind kind) const;
  /// The same, without conjunction or preposition in front.
  [[nodiscard]] const Reading* bare(std::uint32_t i, Kind kind) const;
  [[nodiscard]] bool is_mark(std::uint32_t i, char32_t mark) const;
  [[nodiscard]] bool is_number(std::uint32_t i) const;
  [[nodiscard]] bool is_word(std::uint32_t i) const;
  /// A token that is the conjunction wa and nothing else.
  [[nodiscard]] bool is_and(std::uint32_t i) const;
  [[nodiscard]] bool has_article(std::uint32_t i) const;
  /// An imperfect verb with the sa- of the future, by its first letters and length.
  [[nodiscard]] bool is_future_verb(std::uint32_t i) const;
  /// True if a reading of this kind ends just before `i`.
  [[nodiscard]] bool ends_before(std::uint32_t i, Kind kind) const;

 private:
  static constexpr std::uint64_t bit(Kind kind) { return std::uint64_t{1} << (static_cast<unsigned>(kind) % 64U); }
  void read_token(std::uint32_t i);
  void look_up(std::uint32_t i, std::string_view key, Reading form);
  [[nodiscard]] bool fits(std::uint32_t i, const Entry& entry, const Reading& form) const;

  const text::Text& text_;
  const Calendar::Tables& tables_;
  std::uint32_t first_ = 0;
  std::uint32_t size_ = 0;
  std::vector<Reading> readings_;
  std::vector<std::uint32_t> begins_;
  std::vector<std::uint64_t> kinds_;  ///< of each token, one bit a kind (some share one)
};

}  // namespace isnad::times
