// words: how far a clause has come, word by word, for what may follow in it.
#pragma once

#include <cstdint>

namespace isnad::words {

/// What stands between two words that follow each other. `start`: nothing of this sentence, or a mark after which it
/// begins anew.
enum class Gap : std::uint8_t { none, start, quote, comma, other };

/// How far the clause has come. No finite verb yet, and nothing that could be its subject (`open`), or such a nominal,
/// by what it agrees with (`other`: a name or a plural); it has its verb; it has it and something was joined on ("wa-" before a
/// noun, a comma), so that another may come.
enum class Clause : std::uint8_t { open, masculine, feminine, other, verb, joined };
constexpr std::uint32_t clause_states = 6;
/// What a reading does to its clause, in this order.
struct ClauseStep {
  bool opens = false;           ///< a new one begins: subordinator, relative
  bool verb = false;            ///< its finite verb
  bool joins = false;           ///< something is joined on
  Clause topic = Clause::open;  ///< masculine, feminine, other: may be a subject
};
/// The state before a word, from that behind the word before it and the gap between.
[[nodiscard]] inline Clause across(Clause state, Gap gap) {
  if (gap == Gap::start || gap == Gap::quote) return Clause::open;
  return gap == Gap::comma && state == Clause::verb ? Clause::joined : state;
}
/// The state behind a word, from that before it.
[[nodiscard]] inline Clause behind(Clause state, ClauseStep step) {
  if (step.verb) return Clause::verb;
  if (step.opens) return step.topic;
  if (state == Clause::open) return step.topic;
  return step.joins && state == Clause::verb ? Clause::joined : state;
}

}  // namespace isnad::words
