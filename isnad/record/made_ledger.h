// record, inside: a ledger made from statements.
#pragma once

#include <string>
#include <vector>

#include "isnad/record/ledgers.h"

namespace isnad::record {

/// The items of one ledger in their order; their numbers are places among the statements given.
struct LedgerList {
  std::vector<LedgerItem> items;
  std::vector<Link> links;  ///< of claims
};

/// `store` gives what analysts rated and rejected.
[[nodiscard]] Result<LedgerList> list_of(Store& store, LedgerKind kind, std::optional<Day> as_of, const LedgerTables& tables,
                                         const std::vector<Statement>& statements);
[[nodiscard]] LedgerKeys keys_of(const LedgerList& list, const std::vector<Statement>& statements);
[[nodiscard]] std::string line_of(const LedgerList& list, std::size_t entry, const std::vector<Statement>& statements);
[[nodiscard]] LedgerEntry entry_of(const LedgerItem& item, const std::vector<Statement>& statements);
[[nodiscard]] Result<std::vector<TrackRow>> made_track_rows(Store& store, const LedgerTables& tables,
                                                            const std::vector<Statement>& statements);

/// Calls `take` with each number of a statement in the item.
template <class Take>
void each_number(Claim& claim, const Take& take) {
  for (Utterance& u : claim.utterances) take(u.statement);
}
template <class Take>
void each_number(Storyline& line, const Take& take) {
  for (Step& step : line.steps) take(step.statement);
}
template <class WithOutcome, class Take>
void each_number(WithOutcome& word, const Take& take) {
  take(word.statement);
  for (auto* list : {&word.outcome.done, &word.outcome.not_done}) {
    for (std::size_t& number : *list) take(number);
  }
}

}  // namespace isnad::record
