// record: the four ledgers of a case: claims, storylines, words with their deeds, forecasts.
//
// In: a store, tables. Out: entries in their order, found by a question, told as JSON lines or as values, as they were known on
// a day. The case keeps them since `link`, with the days of each; otherwise all is made from the statements of that day.
#pragma once

#include <memory>
#include <variant>
#include <vector>

#include "isnad/record/actor_names.h"
#include "isnad/record/claims.h"
#include "isnad/record/deeds.h"
#include "isnad/record/forecasts.h"
#include "isnad/record/ledger_keys.h"
#include "isnad/record/storylines.h"
#include "isnad/record/track.h"

namespace isnad::record {

enum class LedgerKind { claims, story, deeds, forecasts };

/// With what ledgers are made. Reader and lexicon must outlive it.
struct LedgerTables {
  LedgerTables(const page::Reader& of_pages, const lexicon::Lexicon& tables);
  const page::Reader& reader;
  const lexicon::Lexicon& lexicon;
  MatterTables matters;
  ActorNames names;
};

/// One entry, told of statements by their numbers.
using LedgerItem = std::variant<Claim, Storyline, WordAndDeeds, Forecast>;

/// An entry with its own statements: its numbers are places among these. The links of a claim are in its JSON line alone.
struct LedgerEntry {
  LedgerItem item;
  std::vector<Statement> statements;
};

class Ledger {
 public:
  Ledger() = default;
  virtual ~Ledger() = default;
  Ledger(const Ledger&) = delete;
  Ledger& operator=(const Ledger&) = delete;
  Ledger(Ledger&&) = delete;
  Ledger& operator=(Ledger&&) = delete;

  /// They look from the ledger's day.
  [[nodiscard]] virtual const LedgerKeys& keys() const = 0;
  /// Numbers of the entries with this id that are told on that day; claims and storylines have one.
  [[nodiscard]] virtual Result<std::vector<std::size_t>> with_id(std::string_view id) = 0;
  /// Of an entry, by its number; a JSON line (docs/record.md, "Answers").
  [[nodiscard]] virtual Result<std::string> line(std::size_t entry) = 0;
  [[nodiscard]] virtual Result<LedgerEntry> entry(std::size_t entry) = 0;
};

/// Store and tables must outlive the ledger.
[[nodiscard]] Result<std::unique_ptr<Ledger>> ledger_of(Store& store, LedgerKind kind, std::optional<Day> as_of,
                                                        const LedgerTables& tables);

/// What became of the claims of each voice, claim by claim.
[[nodiscard]] Result<std::vector<TrackRow>> track_rows_of(Store& store, std::optional<Day> as_of, const LedgerTables& tables);

/// Makes anew what `link` keeps for the ledgers, and compares: one line for each difference. Nothing is kept: no difference.
[[nodiscard]] Result<Faults> kept_faults(Store& store, const LedgerTables& tables);

/// Makes a ledger and writes its joins into the case.
[[nodiscard]] Result<bool> keep_joins(Store& store, LedgerKind kind, const LedgerTables& tables);

}  // namespace isnad::record
