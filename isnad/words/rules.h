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

  /// What the spelling of a token and the word behind it say to each of its readings.
  struct Place {
    std::string_view surface;
    bool shadda = false;    ///< is written in it
    bool tanwin = false;    ///< likewise
    float next_after_verb = 0;  ///< what the word behind says to a verb
    bool before_feminine = false;  ///< a feminine name stands behind
    bool waw_of_a_verb = false;    ///< it may be a verb whose stem begins with waw
    bool quoted_alone = false;     ///< between two quotation marks: a name, or somebody's word for a thing
  };
  [[nodiscard]] static Place place_of(const text::Text& text, const Words& words, std::uint32_t token);
  /// The reading for itself, in its place.
  [[nodiscard]] float alone(const Place& place, const Reading& reading) const;
  /// The reading after the word before it (null: none that counts); `at_start`: a mark that opens a clause stands between.
  [[nodiscard]] float after(const Reading* before, bool at_start, const Reading& r) const {
    switch (r.features.upos) {
      case Upos::verb: return verb_after(before, at_start, r);
      case Upos::noun:
      case Upos::adjective: return before == nullptr || r.conjunction != Conjunction::none ? 0 : noun_after(*before, at_start, r);
      // "annaha fatahat": "fa-" opens a clause, so that it seldom stands before a preposition in the middle of one.
      case Upos::adposition: return before != nullptr && !at_start && r.conjunction == Conjunction::fa ? -2.5F : 0;
      default: return 0;
    }
  }
  /// What the reading does to its clause: a finite verb (kana is none), a subordinator or relative, a joined nominal.
  [[nodiscard]] ClauseStep step_of(const Reading& reading, std::string_view key) const;

  /// What it costs a perfect to be another finite verb of a clause that has one and a definite noun behind it. It takes none
  /// but with "wa-" or its like (Wright II 140): what looks like one is a noun, mostly the object.
  static constexpr float second_verb_cost = 2.0F;
  /// Whether the reading is such a perfect ...
  [[nodiscard]] static bool is_bare_perfect(const Reading& r) {
    return r.features.upos == Upos::verb && r.features.aspect == Aspect::perfect && r.conjunction == Conjunction::none;
  }
  /// ... and whether it is such a noun.
  [[nodiscard]] static bool is_definite_nominal(const Reading& r) {
    const Upos upos = r.features.upos;
    return upos == Upos::proper || (r.article && (upos == Upos::noun || upos == Upos::adjective));
  }

  /// The masculine perfect of V and VI, spelt like the feminine imperfect of other forms ...
  [[nodiscard]] bool is_masculine_of_ta(const Reading& reading) const;
  /// ... and what it costs it to stand right behind a feminine subject: "al-shurTa tuqifu ..." (Wright II 141).
  static constexpr float disagreement_cost = 2.5F;

 private:
  [[nodiscard]] float verb_after(const Reading* before, bool at_start, const Reading& reading) const;
  [[nodiscard]] float noun_after(const Reading& before, bool at_start, const Reading& reading) const;
  [[nodiscard]] bool is_first_form(const Reading& reading) const;
  [[nodiscard]] bool begins_with_ta(const Reading& reading) const;
  [[nodiscard]] bool doubled(const Reading& reading) const;
  [[nodiscard]] bool takes_imperfect(const Reading& reading) const;

  const Dictionary& dictionary_;
  Lemma kana_ = no_lemma;
  Lemma adda_ = no_lemma;
  Lemma negation_ = no_lemma;
  Lemma until_ = no_lemma;
  Lemma inna_ = no_lemma;
  std::array<Lemma, 3> before_imperfect_ = {no_lemma, no_lemma, no_lemma};
};

}  // namespace isnad::words
