// mentions, inside: one pass over the sentences, putting names, titles, nouns and demonyms
// together. What only the whole page can tell is left open for chains.h.
#pragma once

#include "isnad/mentions/tail.h"

namespace isnad::mentions {

/// What a title or an actor noun still waits for: resolved by the document (chains.cc).
struct Finding {
  Mention mention;
  std::uint32_t sentence = 0;
  std::string office;        ///< office id of a title, or empty
  std::string noun;          ///< id of the actor noun, or empty
  bool counterpart = false;  ///< "his counterpart"
  bool definite = false;     ///< refers back when it has no code
  bool human = false;        ///< a plural of people, "the gunmen": not an organ of a state
  std::uint32_t row = 0;     ///< person row + 1, or 0
  std::uint32_t actor = 0;   ///< actor row + 1, or 0
  bool owned = false;        ///< "his country", "its army": the owner is a pronoun
  words::Gender owner_gender = words::Gender::none;
  words::Number owner_number = words::Number::none;
  bool weak = false;          ///< a short name that is also a common word
  std::uint8_t stripped = 0;  ///< bytes of clitics before the name in its first token
  bool local = false;         ///< a person whom the tables do not know
  bool learned = false;       ///< found by the learnt finder alone
};

class Finder {
 public:
  Finder(const Ground& ground, std::optional<Day> published);

  [[nodiscard]] std::vector<Finding> find();

 private:
  void read_sentence(const text::Sentence& sentence);
  void read_other_spellings();
  /// Each reads what stands at a match and returns where it ends, or the match's first
  /// token when there is no mention after all.
  std::uint32_t read_at(std::uint32_t i);
  [[nodiscard]] bool is_town(const Match& match) const;
  std::uint32_t read_name(const Match& match);
  std::uint32_t read_demonym(const Match& match);
  std::uint32_t read_pattern(const Match& match);
  std::uint32_t read_pair(const Match& match);
  std::uint32_t read_counterpart(const Match& match);
  std::uint32_t read_honorific(const Match& match);
  std::uint32_t read_title(const Match& match);
  std::uint32_t read_person(const Match& match);
  [[nodiscard]] std::uint32_t behind_fathers(std::uint32_t at) const;
  std::uint32_t read_unknown_person(std::uint32_t i);
  std::uint32_t read_actor_noun(const Match& match);
  std::uint32_t read_medium_head(const Match& match);

  [[nodiscard]] const Match& best_of(std::span<const Match> matches) const;
  [[nodiscard]] bool is_where(std::uint32_t token) const;
  [[nodiscard]] bool is_state_and_day(const Match& match) const;
  [[nodiscard]] bool is_doubtful_name(const Match& match) const;
  [[nodiscard]] bool is_plural_of_people(std::uint32_t token) const;
  [[nodiscard]] bool is_masdar_here(const Match& match, const Tail& tail) const;
  [[nodiscard]] bool is_whole_plural(const Match& match) const;
  [[nodiscard]] bool bears_no_name(const Match& match) const;
  [[nodiscard]] bool is_adjective_here(const Match& match) const;
  [[nodiscard]] bool is_definite(const Match& match) const;
  [[nodiscard]] std::string place_after(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t floor() const;
  [[nodiscard]] std::optional<Match> owner_inside(const Match& match) const;
  [[nodiscard]] bool is_another_official(std::uint32_t at) const;
  void add_last_name(const Match& match, Tail& tail) const;
  [[nodiscard]] Tail read_title_tail(const Match& match, bool bound) const;

  [[nodiscard]] const words::Features& as_name(std::uint32_t token) const;
  Finding& add(const Match& match, std::uint32_t end, Kind kind);
  bool joins_person_before(const Match& match);
  void cut_at(const Match& match, std::string_view preposition, Tail& tail) const;
  [[nodiscard]] bool is_surname(const Match& match) const;
  [[nodiscard]] bool governed_persons(const Match& match) const;
  void take_state_of(std::uint32_t at, Tail& tail) const;
  [[nodiscard]] words::Gender title_gender(std::uint32_t title) const;
  void add_title_after(Finding& finding, std::uint32_t at, std::string_view home = {});
  void take_country_of(const Match& match, Finding& finding) const;
  void settle_actor_noun(Finding& finding, const Match& match, const Tail& tail) const;
  void settle_person(Finding& finding, std::uint32_t row) const;
  void settle_tail_person(Finding& finding, const Tail& tail) const;
  void name_holder(Finding& finding) const;

  const Ground& ground_;
  TailReader tails_;
  UnknownNames unknown_;
  std::optional<Day> published_;
  std::vector<Finding> out_;
  std::uint32_t limit_ = 0;     ///< end of the sentence being read
  std::uint32_t first_ = 0;     ///< its first token
  std::uint32_t sentence_ = 0;  ///< its number
};

}  // namespace isnad::mentions
