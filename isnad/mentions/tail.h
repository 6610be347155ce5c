// mentions, inside: what follows a title or an actor noun and says whose it is:
// a demonym, a state, a body, a person ("the foreign minister of Iran, X Y").
#pragma once

#include "isnad/mentions/unknown_names.h"

namespace isnad::mentions {

struct Tail {
  std::uint32_t end = 0;
  std::string code;
  std::string second;
  std::string sector;
  std::string reason;
  std::uint32_t person_row = 0;  ///< row + 1
  std::uint32_t actor = 0;       ///< row + 1 of the body that gave the code
  std::string unknown_name;
  std::vector<ProperName> names;
  bool former = false;
  bool designate = false;
  bool then = false;
  bool by_name = false;   ///< the code came from a name, not from a demonym
  bool by_state = false;  ///< ... of a state or its capital
  words::Gender demonym_gender = words::Gender::none;
};

/// Which persons may end the phrase: none, those of the tables, unknown ones too once a code
/// has been read ("the Iraqi officer X Y"), or at once ("the ambassador X Y").
enum class TailPerson : std::uint8_t { none, of_tables, after_code, any };

class TailReader {
 public:
  explicit TailReader(const Ground& ground) : ground_(ground), unknown_(ground) {}

  [[nodiscard]] Tail read(std::uint32_t at, std::uint32_t limit, TailPerson persons) const;

 private:
  enum class Step : std::uint8_t { pass, again, stop };  ///< not mine; went on; the phrase ends
  struct State {
    Tail tail;
    std::uint32_t head = 0;  ///< the token before the tail
    std::uint32_t at = 0;
    std::uint32_t limit = 0;
    TailPerson persons = TailPerson::none;
    std::uint32_t skipped = 0;
  };

  [[nodiscard]] Step step(State& s) const;
  [[nodiscard]] Step take_qualifier(State& s) const;
  [[nodiscard]] Step take_longer_phrase(State& s, std::span<const Match> matches) const;
  [[nodiscard]] Step take_name(State& s, std::span<const Match> matches) const;
  [[nodiscard]] Step take_second(State& s, const Match& match) const;
  [[nodiscard]] Step take_quoted(State& s) const;
  [[nodiscard]] Step take_after_comma(State& s) const;
  [[nodiscard]] Step take_unknown(State& s) const;
  [[nodiscard]] Step pass_word(State& s) const;
  [[nodiscard]] bool is_served_body(const State& s) const;
  [[nodiscard]] Step pass_preposition(State& s) const;
  [[nodiscard]] bool is_annexed_to_article(const State& s, const Match& match, std::span<const Match> matches) const;
  [[nodiscard]] bool is_person_here(const State& s, const Match& match) const;
  void take_person(State& s, const Match& match) const;
  void take_unknown_name(State& s, std::uint32_t first, std::uint32_t end) const;

  const Ground& ground_;
  UnknownNames unknown_;
};

}  // namespace isnad::mentions
