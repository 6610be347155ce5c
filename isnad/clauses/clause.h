// One clause of the tree, and one argument of a predicate: what clauses.h tells of a sentence.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "isnad/mentions/mentions.h"

namespace isnad::clauses {

constexpr std::uint32_t none = 0xFFFFFFFFU;

enum class ClauseKind : std::uint8_t { main, complement, relative, condition, adverbial, coordinate, participial, quotation };

/// Tokens of a clause are those whose Clauses::clause_of is its number; a child may stand inside.
struct Clause {
  ClauseKind kind = ClauseKind::main;
  std::uint32_t parent = none;
  std::uint32_t introducer = none;  ///< token of the connector or opening mark
  std::uint32_t governor = none;    ///< token of the predicate it completes (complement, quotation)
  std::uint32_t first = 0;          ///< first token
  std::uint32_t end = 0;            ///< after the last token, children included
  std::uint32_t sentence = 0;
  bool quoted = false;  ///< stands between quotation marks
  /// It asks whether, who or what, and so reports nothing: it begins with "hal" or "a-", or is a main clause (or what is joined to one, or a
  /// quotation) of a sentence that ends in a question mark (Wright II 166-169).
  bool question = false;
};

/// One argument; several mentions when they are coordinated.
struct Argument {
  std::string_view slot;            ///< "subj", "obj", "gen", "nisba" or a preposition as frames.tsv writes it
  std::uint32_t token = none;       ///< its head
  std::vector<std::uint32_t> mentions;  ///< indexes into Mentions: the argument itself names an actor
  std::vector<std::uint32_t> inner;     ///< actors inside the phrase (genitives, demonyms)
  mentions::Via via = mentions::Via::name;
  std::uint32_t counted = none;         ///< the noun that the head only counts ("a number of drones"); else none
  bool named() const { return !mentions.empty(); }
};

struct Arguments {
  std::vector<Argument> list;
  std::uint32_t content_clause = none;  ///< a complement clause, by number
  [[nodiscard]] const Argument* find(std::string_view slot) const;
};

}  // namespace isnad::clauses
