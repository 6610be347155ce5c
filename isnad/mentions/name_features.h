// mentions, inside: what the learnt finder of names sees of each token.
//
// One pass over the page gathers the facts of all tokens: spelling, reading, tables, what
// the rules found there and what other places of the page say of the same word. The
// templates that make features of them are here too, so that training and reading share them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "isnad/mentions/finder.h"
#include "isnad/words/tagger.h"

namespace isnad::mentions {

constexpr std::uint32_t name_label_count = 9;

/// The bits in TokenFacts::tables of the kinds of name_words.tsv that stand at the head of a name.
constexpr std::uint32_t heads_of_names = (31U | 1U << 10U) << name_words_at;

[[nodiscard]] constexpr bool opens(NameLabel l) { return l != NameLabel::none && (static_cast<unsigned>(l) & 1U) == 1; }
[[nodiscard]] constexpr bool goes_on(NameLabel l) { return l != NameLabel::none && (static_cast<unsigned>(l) & 1U) == 0; }
/// Whether `after` may stand behind `before`: a name goes on only with its own kind.
[[nodiscard]] constexpr bool may_follow(NameLabel before, NameLabel after) {
  return !goes_on(after) || before == after || static_cast<unsigned>(before) + 1 == static_cast<unsigned>(after);
}

/// What is known of one token. Spellings are hashes of folded keys.
struct TokenFacts {
  std::uint64_t key = 0;
  std::uint64_t stem = 0;          ///< without its clitics
  std::uint64_t left_trigger = 0;  ///< the nearest head of names before it in its phrase, and how far
  std::string_view letters;        ///< the folded key; a view into the Text
  std::string_view stem_letters;
  std::uint32_t part = 0;     ///< part of speech and clitics; for a mark which one
  std::uint32_t tables = 0;   ///< what the tables say of it, with and without its clitics: Gazetteer::word_facts
  std::uint32_t rule = 0;     ///< what the rules found there: kind of mention and of name, and whether it begins there
  std::uint16_t page = 0;     ///< what stands around the same word elsewhere on the page, one bit each
  std::uint8_t quoted = 0;    ///< 1 in quotation marks, 2 in brackets
  bool mark = false;
};

/// Of which sentences facts are gathered: a model learns from all, and reads those that have a word that may be a name.
enum class Sentences : std::uint8_t { all, with_candidates };

/// The facts of a page by the number of the token. In a sentence that was left out each token has
/// the facts of a mark that nothing is known of.
class PageFacts {
 public:
  PageFacts() = default;
  PageFacts(const text::Text& text, const words::Words& words, Sentences sentences);

  [[nodiscard]] const TokenFacts& operator[](std::uint32_t i) const { return facts_[at_[i]]; }
  [[nodiscard]] TokenFacts& operator[](std::uint32_t i) { return facts_[at_[i]]; }
  [[nodiscard]] bool has(std::uint32_t i) const { return at_[i] != 0; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(at_.size()); }

 private:
  std::vector<TokenFacts> facts_;  ///< the first is of all tokens that have none
  std::vector<std::uint32_t> at_;
};

/// Facts of all tokens of the page; `found` is what the rules made of it.
[[nodiscard]] PageFacts facts_of(const Ground& ground, const std::vector<Finding>& found, Sentences sentences = Sentences::with_candidates);

/// Calls `add` with the hash of each feature of token `i` of a sentence [first, end).
template <class Add>
void name_features(const PageFacts& facts, std::uint32_t first, std::uint32_t end, std::uint32_t i, Add&& add) {
  using words::mix;
  static const TokenFacts edge{};
  const auto at = [&](std::uint32_t back, std::uint32_t on) -> const TokenFacts& {
    const std::uint32_t t = i + on - back;
    return i + on < first + back || t >= end ? edge : facts[t];
  };
  const TokenFacts &t = facts[i], &b = at(1, 0), &a = at(0, 1), &bb = at(2, 0), &aa = at(0, 2);
  add(mix(1, t.key));
  add(mix(2, t.part));
  add(mix(mix(3, t.part), b.part));
  add(mix(mix(4, t.part), a.part));
  add(mix(mix(5, t.rule), t.part));
  add(mix(6, b.key));
  add(mix(7, a.key));
  if (t.mark) {
    add(mix(mix(8, b.rule), a.rule));
    return;
  }
  add(mix(9, t.stem));
  add(mix(10, b.stem));
  add(mix(11, a.stem));
  add(mix(12, bb.stem));
  add(mix(13, aa.stem));
  add(mix(mix(14, b.stem), t.stem));
  add(mix(mix(15, t.stem), a.stem));
  add(mix(mix(16, b.stem), t.part));
  add(mix(mix(17, mix(b.part, t.part)), a.part));
  add(mix(mix(18, bb.part), b.part));
  add(mix(mix(19, a.part), aa.part));
  const std::string_view l = t.stem_letters;
  for (std::size_t n = 2; n <= 8; n += 2) {
    if (l.size() < n) break;
    add(mix(mix(20, n), words::hash_of(l.substr(0, n))));
    add(mix(mix(21, n), words::hash_of(l.substr(l.size() - n))));
  }
  add(mix(mix(22, t.letters.size() / 2), t.tables == 0 ? 1 : 0));
  add(mix(23, t.tables));
  add(mix(mix(24, t.tables), t.part));
  add(mix(mix(25, b.tables), t.tables));
  add(mix(mix(26, t.tables), a.tables));
  add(mix(mix(27, b.tables), t.part));
  add(mix(mix(28, a.tables), t.part));
  add(mix(mix(29, bb.tables), t.part));
  add(mix(30, t.rule));
  add(mix(mix(31, b.rule), t.rule));
  add(mix(mix(32, t.rule), a.rule));
  add(mix(mix(33, t.rule), t.tables));
  add(mix(mix(34, t.page), t.part));
  add(mix(mix(35, t.page), t.tables));
  add(mix(mix(36, b.page), t.page));
  add(mix(mix(37, t.left_trigger), t.part));
  add(mix(mix(38, t.left_trigger), t.tables));
  add(mix(mix(39, t.quoted), mix(t.part, b.mark ? b.part : 0)));
  add(mix(mix(40, b.stem), a.stem));
}

}  // namespace isnad::mentions
