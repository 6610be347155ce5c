// mentions: one pass over the sentences, putting names, titles and demonyms together.
#pragma once

#include "isnad/mentions/matcher.h"
#include "isnad/mentions/mentions.h"

namespace isnad::mentions {

/// What a title or an actor noun still waits for: resolved by the document (chains.cc).
struct Finding {
  Mention mention;
  std::uint32_t sentence = 0;
  std::string office;       ///< office id of a title, or empty
  std::string noun;         ///< id of the actor noun, or empty
  bool counterpart = false; ///< "his counterpart"
  bool definite = false;    ///< refers back when it has no code
  std::uint32_t row = 0;    ///< person row + 1, or 0
  bool owned = false;  ///< "his country", "its army": the owner is a pronoun
  words::Gender owner_gender = words::Gender::none;
  words::Number owner_number = words::Number::none;
  bool weak = false;        ///< a short name that is also a common word
  std::uint8_t stripped = 0;  ///< bytes of clitics before the name in its first token
  bool local = false;       ///< a person whom the tables do not know
};

class Finder {
 public:
  Finder(const text::Text& text, const words::Words& words, const words::Dictionary& dictionary, const Gazetteer& gazetteer,
         std::optional<Day> published);

  [[nodiscard]] std::vector<Finding> find();
  /// Where terms are looked up: the day of publication, or far in the past's end when unknown.
  [[nodiscard]] std::optional<Day> day() const { return published_; }

 private:
  struct Tail {
    std::uint32_t end = 0;
    std::string code;
    std::string second;
    std::string sector;
    std::string reason;
    std::uint32_t person_row = 0;  ///< row + 1
    std::string unknown_name;
    bool former = false;
    bool by_name = false;  ///< the code came from a name, not from a demonym
  };

  void read_sentence(const text::Sentence& sentence, std::uint32_t number);
  /// Reads the best mention at `i`; returns where it ends, or `i` when there is none.
  std::uint32_t read_at(std::uint32_t i, std::uint32_t limit, std::uint32_t sentence);
  std::uint32_t read_title(const Match& match, std::uint32_t limit, std::uint32_t sentence);
  std::uint32_t read_actor_noun(const Match& match, std::uint32_t limit, std::uint32_t sentence);
  std::uint32_t read_medium_head(const Match& match, std::uint32_t limit, std::uint32_t sentence);
  std::uint32_t read_pattern(const Match& match, std::uint32_t limit, std::uint32_t sentence);
  std::uint32_t read_name(const Match& match, std::uint32_t limit, std::uint32_t sentence);
  std::uint32_t read_person(const Match& match, std::uint32_t limit, std::uint32_t sentence);
  std::uint32_t read_demonym(const Match& match, std::uint32_t sentence);

  /// What follows a title or an actor noun: demonym, state, body, person.
  [[nodiscard]] Tail read_tail(std::uint32_t at, std::uint32_t limit, bool takes_person, bool pronoun_breaks) const;
  bool tail_step(Tail& tail, std::uint32_t& at, std::uint32_t limit, bool takes_person, std::uint32_t& skipped) const;
  [[nodiscard]] std::uint32_t unknown_name_end(std::uint32_t at, std::uint32_t limit) const;
  [[nodiscard]] std::optional<Match> person_at(std::uint32_t at, std::uint32_t limit) const;
  void take_code(Tail& tail, const Match& match) const;
  void settle_person(Finding& finding, std::uint32_t row) const;
  [[nodiscard]] std::string code_of(const Match& match) const;
  [[nodiscard]] std::uint32_t name_before(std::uint32_t end, std::uint32_t sentence) const;
  [[nodiscard]] bool is_adjective_here(const Match& match) const;
  [[nodiscard]] bool is_common_word(const Match& match) const;
  [[nodiscard]] std::string text_of(std::uint32_t first, std::uint32_t end) const;
  Finding& add(const Match& match, std::uint32_t end, std::uint32_t sentence, Kind kind);

  const text::Text& text_;
  const words::Words& words_;
  const words::Dictionary& dictionary_;
  const Gazetteer& gazetteer_;
  Matcher matcher_;
  std::optional<Day> published_;
  std::vector<Finding> out_;
  bool pattern_is(std::uint32_t at, std::uint32_t limit, std::string_view kind, std::uint32_t& end) const;
};

}  // namespace isnad::mentions
