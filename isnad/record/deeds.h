// record: words and deeds: promises, plans, threats and demands, and the deeds that kept, broke or answered them.
//
// In: statements. Out: words in the order of the statements, each with the deeds that the record tells of.
#pragma once

#include <string>
#include <vector>

#include "isnad/record/link.h"
#include "isnad/record/outcome.h"

namespace isnad::record {

struct WordAndDeeds {
  std::size_t statement = 0;
  std::string kind;         ///< "promise", "plan", "demand"
  std::string who;          ///< who promised, planned or demanded; empty: the page tells it
  std::string result;       ///< "kept", "broken", "answered", "refused", "no evidence in this record"
  Outcome outcome;          ///< `not_done` holds refusals too
  std::optional<long> lag;  ///< days from the word to the first deed that answers it
  friend bool operator==(const WordAndDeeds&, const WordAndDeeds&) = default;
};

[[nodiscard]] std::vector<WordAndDeeds> deeds_of(const std::vector<Statement>& statements,
                                                 const std::vector<std::string>& rejected);

/// The same for every day on which the statements live, in that order.
[[nodiscard]] History<WordAndDeeds> deeds_ever(const std::vector<Statement>& statements, const std::vector<Lifetime>& lives,
                                               const std::vector<std::string>& rejected);

/// Links "keeps", "breaks", "answers": from the deed's event to the word's.
[[nodiscard]] Result<bool> keep_deeds(Store& store, const std::vector<WordAndDeeds>& words,
                                      const std::vector<Statement>& statements, Time run);

}  // namespace isnad::record
