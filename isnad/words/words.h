// words: tokens -> words with their clitics, lemma, part of speech and features.
//
// In: a Text. Out: one Word for each of its tokens, at the same index, so that a
// token number is a word number everywhere after. Every token gets a reading; the
// ones that lost are kept for those who must know (explain, the tagger).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "isnad/base/span.h"
#include "isnad/text/text.h"
#include "isnad/words/dictionary.h"
#include "isnad/words/features.h"
#include "isnad/words/reading.h"

namespace isnad::words {

struct Word : Reading {
  Span span;  ///< the whole token, in Text::utf8()
  text::TokenKind kind = text::TokenKind::word;
  char32_t mark = 0;
  std::uint32_t first_reading = 0;  ///< its readings in Words::readings
  std::uint32_t end_reading = 0;
  bool annexed = false;  ///< in the construct state: its form says so, or the definite genitive behind it (Wright II 75)

  [[nodiscard]] bool is_verb() const { return features.upos == Upos::verb; }
  [[nodiscard]] bool is_nominal() const {
    return features.upos == Upos::noun || features.upos == Upos::adjective || features.upos == Upos::proper;
  }
  [[nodiscard]] bool is(Upos upos) const { return features.upos == upos; }
  [[nodiscard]] bool is_masdar() const { return features.derived == Derived::masdar; }
};

struct Words {
  std::vector<Word> words;  ///< one for each token of the Text
  std::vector<Reading> readings;

  [[nodiscard]] const Word& operator[](std::uint32_t i) const { return words[i]; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(words.size()); }
};

[[nodiscard]] Words split_words(const text::Text& text, const Dictionary& dictionary);

/// The stem's normal spelling, without clitics.
[[nodiscard]] inline std::string_view stem_of(const text::Text& text, const Words& words, std::uint32_t i) {
  const Word& word = words[i];
  const std::string_view normal = text.normal(text.tokens()[i]);
  return normal.substr(word.stem_begin, static_cast<std::size_t>(word.stem_end - word.stem_begin));
}
/// ... and its folded key.
[[nodiscard]] inline std::string_view stem_key(const text::Text& text, const Words& words, std::uint32_t i) {
  const Word& word = words[i];
  const std::string_view key = text.folded(text.tokens()[i]);
  return key.substr(word.stem_begin, static_cast<std::size_t>(word.stem_end - word.stem_begin));
}

}  // namespace isnad::words
