// record, inside: a ledger made from statements.
#pragma once

#include <string>
#include <vector>

#include "isnad/record/ledger_json.h"
#include "isnad/record/ledgers.h"

namespace isnad::record {

/// The items of one ledger in their order, each with the days on which it is told; their numbers are places among the
/// statements given.
struct LedgerList {
  std::vector<Lived<LedgerItem>> items;
  std::vector<Link> links;  ///< of claims
  std::int64_t since = Lifetime::always;  ///< from which day on they are told
};

/// How statements are laid beside each other.
enum class Known {
  together,  ///< all that are given, as on one day
  ever,      ///< each in its own lifetime
};

/// `store` gives what analysts rated, by the day `as_of` or ever, and rejected.
[[nodiscard]] Result<LedgerList> list_of(Store& store, LedgerKind kind, Known known, std::optional<Day> as_of,
                                         const LedgerTables& tables, const std::vector<Statement>& statements);
[[nodiscard]] LedgerKeys keys_of(const LedgerList& list, const std::vector<Statement>& statements);
/// Empty for what has none.
[[nodiscard]] std::string id_of(const LedgerItem& item);
[[nodiscard]] std::string line_of(const LedgerList& list, std::size_t entry, PlaceLines& places);
/// Numbers the statements of an item anew, from 0; they are given in that order, and borrowed.
[[nodiscard]] std::vector<const Statement*> take_own_numbers(LedgerItem& item, const std::vector<Statement>& statements);
[[nodiscard]] LedgerEntry entry_of(const LedgerItem& item, const std::vector<Statement>& statements);
/// Of the ledger of claims.
[[nodiscard]] std::vector<Lived<TrackRow>> track_rows_of(const LedgerList& claims, const std::vector<Statement>& statements);

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
