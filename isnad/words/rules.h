// words: what grammar says of a reading and its neighbour, as weights. The learnt
// weights of tagger.h come on top. Source: Wright II, syntax of the verb and of the noun.
#pragma once

#include <array>

#include "isnad/words/dictionary.h"
#include "isnad/words/words.h"

namespace isnad::words {

class Rules {
 public:
  explicit Rules(const Dictionary& dictionary);

  /// The reading for itself, with the word that follows.
  [[nodiscard]] float alone(const text::Text& text, const Words& words, std::uint32_t token, const Reading& reading) const;
  /// The reading after the word before it (null: none that counts); `at_start`: a mark that opens a clause stands between.
  [[nodiscard]] float after(const Reading* before, bool at_start, const Reading& reading) const;
  /// What the reading does to its clause: a finite verb (kana is none), a subordinator or relative, a joined nominal.
  [[nodiscard]] ClauseStep step_of(const Reading& reading, std::string_view key) const;

  /// What it costs to be another finite verb of a clause in that state, right behind `before`.
  [[nodiscard]] static float second_verb(const Reading* before, Clause state, const Reading& reading);

 private:
  [[nodiscard]] float verb_after(const Reading* before, bool at_start, const Reading& reading) const;
  [[nodiscard]] float nominal_after(const Reading* before, bool at_start, const Reading& reading) const;
  [[nodiscard]] bool is_first_form(const Reading& reading) const;
  [[nodiscard]] bool doubled(const Reading& reading) const;
  [[nodiscard]] bool takes_imperfect(const Reading& reading) const;

  const Dictionary& dictionary_;
  Lemma kana_ = no_lemma;
  Lemma negation_ = no_lemma;
  Lemma until_ = no_lemma;
  std::array<Lemma, 3> before_imperfect_ = {no_lemma, no_lemma, no_lemma};
};

}  // namespace isnad::words
