// clauses: words, mentions, times -> a tree of clauses per sentence, and the
// arguments of any predicate in it.
//
// Evidence only: which words stand under which, who is the subject. What it means (type, status, voice) is for events. Sources: Wright II,
// syntax; codebook 3 for pronouns, dropped subjects and "the two sides".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "isnad/clauses/clause.h"
#include "isnad/clauses/grammar.h"
#include "isnad/mentions/mentions.h"
#include "isnad/text/text.h"
#include "isnad/times/times.h"
#include "isnad/words/words.h"

namespace isnad::clauses {

struct Phrase;

class Clauses {
 public:
  Clauses(const text::Text& text, const words::Words& words, const mentions::Mentions& mentions, const times::Times& times, const Grammar& grammar);

  [[nodiscard]] const std::vector<Clause>& clauses() const { return clauses_; }
  [[nodiscard]] std::uint32_t clause_of(std::uint32_t token) const { return clause_of_[token]; }
  [[nodiscard]] std::uint32_t sentence_of(std::uint32_t token) const { return sentence_of_[token]; }
  /// The mention that covers the token, or none.
  [[nodiscard]] std::uint32_t mention_at(std::uint32_t token) const { return mention_at_[token]; }
  /// Where the expression of time that begins at the token ends, else the token itself; whether the token is a word of one ("fajr al-ithnayn").
  [[nodiscard]] std::uint32_t time_end(std::uint32_t token) const { return time_end_[token]; }
  [[nodiscard]] bool inside_time(std::uint32_t token) const { return inside_time_[token]; }
  /// Arguments of the verb, masdar, participle or noun at `token`.
  [[nodiscard]] Arguments arguments(std::uint32_t token) const;
  /// Subject of a finite verb (empty when unknown); computed once, in text order.
  [[nodiscard]] const Argument& subject(std::uint32_t verb) const;
  /// The finite verb that the nominal at `token` stands under in its clause; the nearest before it in the clause above; or none.
  [[nodiscard]] std::uint32_t verb_over(std::uint32_t token) const;
  [[nodiscard]] std::uint32_t verb_above(std::uint32_t token) const;
  /// The number of the first mention that begins at `token` or behind it.
  [[nodiscard]] std::uint32_t first_mention_from(std::uint32_t token) const;
  /// Whom a verb of saying quotes ("relayed from X that"); who speaks where `token` stands: the subject of the nearest verb of saying above it.
  [[nodiscard]] bool relays(std::uint32_t verb) const;
  [[nodiscard]] std::vector<std::uint32_t> quoted_by(std::uint32_t verb) const;
  [[nodiscard]] std::vector<std::uint32_t> speaker(std::uint32_t token) const;
  /// Actors that a pronoun of these features at `token` can mean, the likeliest only, none of `other_than`.
  [[nodiscard]] std::vector<std::uint32_t> antecedent(std::uint32_t token, words::Gender gender, words::Number number, const std::vector<std::uint32_t>& other_than = {}) const;
  /// Mentions coordinated with `mention`, itself first, and the token after them.
  [[nodiscard]] std::vector<std::uint32_t> group(std::uint32_t mention, std::uint32_t& end) const;
  /// The verb, masdar or participle at `token` stands in a clause that asks; what a relative clause, "since" or "when" tells is told.
  [[nodiscard]] bool is_asked(std::uint32_t token) const;
  [[nodiscard]] bool under(std::uint32_t clause, std::uint32_t ancestor) const;  ///< the clause itself or one above it is `ancestor`
  [[nodiscard]] bool is_finite(std::uint32_t token) const;
  /// Read as a passive, and no object behind it says otherwise ("X executed 23 men").
  [[nodiscard]] bool is_passive(std::uint32_t verb) const;
  /// "tamma", "jara": the verb only says that its subject, an act, takes place.
  [[nodiscard]] bool is_dummy(std::uint32_t verb) const;
  /// "what he called ...": the clause only tells who names so what stands around it.
  [[nodiscard]] bool is_naming(std::uint32_t clause) const;
  [[nodiscard]] bool has_cue(std::uint32_t token, CueKind kind) const;
  /// An organ, an armed group, a body or people: many that act as one, and no place or person.
  [[nodiscard]] bool is_body(std::uint32_t mention) const;
  /// The preposition written onto the token, as frames.tsv calls it; empty when there is none.
  [[nodiscard]] std::string_view grammar_clitic(std::uint32_t token) const;

  const text::Text& text;
  const words::Words& words;
  const mentions::Mentions& mentions;
  const Grammar& grammar;

 private:
  friend class TreeBuilder;
  friend class PhraseReader;

  void settle_subject(std::uint32_t verb);
  [[nodiscard]] std::uint32_t state_of_official(std::uint32_t token, const std::vector<std::uint32_t>& other_than) const;
  [[nodiscard]] std::uint32_t owner_beside(std::uint32_t token, words::Gender gender, words::Number number) const;
  [[nodiscard]] Argument find_subject(std::uint32_t verb) const;
  [[nodiscard]] std::optional<Argument> subject_before_object(std::uint32_t verb, std::uint32_t mention, const std::vector<Phrase>& phrases) const;
  [[nodiscard]] std::uint32_t act_taken_up(std::uint32_t verb) const;
  [[nodiscard]] Argument doer_of(std::uint32_t masdar) const;
  [[nodiscard]] Argument dropped_subject(std::uint32_t verb) const;
  [[nodiscard]] bool is_impersonal(std::uint32_t verb) const;
  [[nodiscard]] std::optional<Argument> goes_on_speaking(std::uint32_t verb) const;
  [[nodiscard]] bool doer_before(std::uint32_t verb) const;
  [[nodiscard]] std::uint32_t topic_before(std::uint32_t verb) const;
  [[nodiscard]] bool shown_nominative(std::uint32_t token) const;
  [[nodiscard]] bool nominal_subject_likely(std::uint32_t verb, std::uint32_t head) const;
  [[nodiscard]] std::optional<Argument> subject_bound_by_introducer(std::uint32_t verb) const;
  [[nodiscard]] bool sound_masculine_plural(const mentions::Mention& mention) const;
  [[nodiscard]] bool resumed(std::uint32_t verb) const;
  [[nodiscard]] std::vector<std::uint32_t> pronoun_of(std::uint32_t introducer, std::uint32_t governor) const;
  [[nodiscard]] std::optional<Argument> counted_topic_before(std::uint32_t verb) const;
  [[nodiscard]] bool is_taken_town(std::uint32_t verb, const Phrase& p, const std::vector<Phrase>& phrases) const;
  void mark_vague_times();
  [[nodiscard]] bool is_controlled(std::uint32_t verb) const;
  [[nodiscard]] std::vector<std::uint32_t> topic_beside(std::uint32_t introducer, words::Gender gender, words::Number number) const;
  [[nodiscard]] std::optional<Argument> described_noun(std::uint32_t verb) const;
  [[nodiscard]] bool is_only_verb_behind_phrase(std::uint32_t verb) const;
  [[nodiscard]] std::optional<Argument> noun_topic_before(std::uint32_t verb) const;
  [[nodiscard]] std::uint32_t bound_by_need(std::uint32_t introducer) const;
  [[nodiscard]] std::uint32_t named_among(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t behind_place(std::uint32_t mention, std::uint32_t end) const;
  [[nodiscard]] std::uint32_t antecedent_of_relative(std::uint32_t introducer, const words::Word& verb) const;
  [[nodiscard]] bool list_goes_on(std::uint32_t mention) const;
  [[nodiscard]] bool is_nominal_predicate(std::uint32_t token) const;
  [[nodiscard]] std::uint32_t object_of_verb_before(std::uint32_t token, const std::vector<Argument>& phrases) const;
  [[nodiscard]] bool is_between_demonyms(std::uint32_t mark) const;
  [[nodiscard]] bool is_manner(std::uint32_t token) const;
  [[nodiscard]] std::uint32_t noun_taken_up(std::uint32_t verb) const;
  [[nodiscard]] bool belongs_to_title(const Phrase& phrase) const;
  [[nodiscard]] bool is_person_struck(const Phrase& phrase) const;
  [[nodiscard]] bool is_sufferer(std::uint32_t head) const;
  void settle_pronouns(std::uint32_t token, std::vector<Phrase>& phrases) const;
  void nominal_arguments(std::uint32_t token, const std::vector<Argument>& phrases, Arguments& out) const;

  std::vector<Clause> clauses_;
  std::vector<std::uint32_t> clause_of_;
  std::vector<std::uint32_t> sentence_of_;
  std::vector<std::uint32_t> mention_at_;
  std::vector<std::uint32_t> time_end_;
  std::vector<bool> inside_time_;
  std::vector<Argument> subjects_;          // by number
  std::vector<std::uint32_t> subject_of_;   // token -> number in subjects_, or none
  std::vector<bool> is_subject_;            // by mention
};

[[nodiscard]] std::string_view name_of(ClauseKind kind);

}  // namespace isnad::clauses
