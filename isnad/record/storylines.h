// record: storylines: one continuing matter followed across pages and years.
//
// In: statements, the table data/record/steps.tsv. Out: storylines with their steps by day. Steps are of one matter when
// kind and sides are one, no mark ("20 years", "strategic", "border") speaks against it, and the step before lies not too long
// ago.
#pragma once

#include <string>
#include <vector>

#include "isnad/record/link.h"
#include "isnad/record/statement.h"

namespace isnad::record {

struct Step {
  std::size_t statement = 0;
  std::string name;  ///< "draft", "to be signed", "signed" ...
  int rank = 0;      ///< how far the matter has come
  friend bool operator==(const Step&, const Step&) = default;
};

struct Storyline {
  std::string id;
  std::string matter;              ///< "treaty", "arms", "corridor", "talks"
  std::vector<std::string> sides;  ///< codes, sorted; of arms the giver, then the receiver
  std::vector<std::string> marks;  ///< things that tell it from other matters of these sides
  std::vector<Step> steps;         ///< by day; those without a day last
  friend bool operator==(const Storyline&, const Storyline&) = default;
};

/// Those with at least two steps, by first day, then id.
[[nodiscard]] std::vector<Storyline> storylines_of(const std::vector<Statement>& statements, const lexicon::Lexicon& lexicon,
                                                   const std::vector<std::string>& rejected);

/// The same for every day on which the statements live, in that order.
[[nodiscard]] History<Storyline> storylines_ever(const std::vector<Statement>& statements, const std::vector<Lifetime>& lives,
                                                 const lexicon::Lexicon& lexicon, const std::vector<std::string>& rejected);

[[nodiscard]] Result<bool> keep_storylines(Store& store, const std::vector<Storyline>& lines,
                                           const std::vector<Statement>& statements, Time run);

}  // namespace isnad::record
