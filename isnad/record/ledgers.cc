#include "isnad/record/ledgers.h"

#include "isnad/record/kept_ledgers.h"
#include "isnad/record/made_ledger.h"
#include "isnad/record/pack.h"

namespace isnad::record {
namespace {

constexpr Time no_clock = 0;  // joins are the same whenever their pass is run

class MadeLedger final : public Ledger {
 public:
  MadeLedger(std::vector<Statement> statements, LedgerList list, std::optional<Day> as_of)
      : statements_(std::move(statements)), list_(std::move(list)), keys_(keys_of(list_, statements_)) {
    keys_.look_from(as_of);
  }

  const LedgerKeys& keys() const override { return keys_; }
  Result<std::vector<std::size_t>> with_id(std::string_view id) override {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < list_.items.size(); ++i) {
      if (id_of(list_.items[i].item) == id) out.push_back(i);
    }
    return out;
  }
  Result<std::string> line(std::size_t entry) override { return line_of(list_, entry, places_); }
  Result<LedgerEntry> entry(std::size_t entry) override { return entry_of(list_.items[entry].item, statements_); }

 private:
  std::vector<Statement> statements_;
  LedgerList list_;
  LedgerKeys keys_;
  PlaceLines places_{statements_};
};

}  // namespace

LedgerTables::LedgerTables(const page::Reader& of_pages, const lexicon::Lexicon& tables)
    : reader(of_pages), lexicon(tables), matters(tables), names(tables) {}

Result<std::unique_ptr<Ledger>> ledger_of(Store& store, LedgerKind kind, std::optional<Day> as_of, const LedgerTables& tables) {
  auto kept = kept_ledger(store, kind, as_of, tables);
  if (!kept || kept.value() != nullptr) return kept;
  auto statements = statements_of(store, as_of, tables.matters, tables.reader);
  if (!statements) return statements.error();
  auto list = list_of(store, kind, Known::together, as_of, tables, statements.value());
  if (!list) return list.error();
  return std::unique_ptr<Ledger>(std::make_unique<MadeLedger>(std::move(statements).value(), std::move(list).value(), as_of));
}

Result<std::vector<TrackRow>> track_rows_of(Store& store, std::optional<Day> as_of, const LedgerTables& tables) {
  auto kept = kept_track_rows(store, as_of, tables);
  if (!kept) return kept.error();
  if (kept.value()) return std::move(*kept.value());
  const auto statements = statements_of(store, as_of, tables.matters, tables.reader);
  if (!statements) return statements.error();
  const auto rejected = rejected_joins(store);
  if (!rejected) return rejected.error();
  return track_rows(claims_of(statements.value(), tables.matters, rejected.value()), statements.value());
}

Result<bool> keep_joins(Store& store, LedgerKind kind, const LedgerTables& tables) {
  const auto made = statements_of(store, std::nullopt, tables.matters, tables.reader);
  if (!made) return made.error();
  const std::vector<Statement>& statements = made.value();
  const auto rejected = rejected_joins(store);
  if (!rejected) return rejected.error();
  switch (kind) {
    case LedgerKind::claims:
      return keep_claims(store, claims_of(statements, tables.matters, rejected.value()), statements, no_clock);
    case LedgerKind::story:
      return keep_storylines(store, storylines_of(statements, tables.lexicon, rejected.value()), statements, no_clock);
    case LedgerKind::deeds:
      return keep_deeds(store, deeds_of(statements, rejected.value()), statements, no_clock);
    default:
      return keep_forecasts(store, forecasts_of(statements, rejected.value()), statements, no_clock);
  }
}

Result<Faults> kept_faults(Store& store, const LedgerTables& tables) {
  Faults out;
  std::size_t here = 0;
  std::size_t missing = 0;
  std::vector<std::string> other;
  const auto compared = each_row_to_keep(store, tables, [&](const KeptRow& row) -> Result<std::string> {
    const auto kept = store.kept(row.name, row.version);
    if (!kept) return kept.error();
    ++(kept.value() ? here : missing);
    if (kept.value() && kept.value()->body == row.body) return kept.value()->digest;
    if (kept.value()) other.push_back(row.name);
    return sha256(packed(row.body));
  });
  if (!compared) return compared.error();
  for (const std::string& name : other) out.push_back("what was kept as \"" + name + "\" is not what the statements give");
  if (here > 0 && missing > 0 && other.empty())
    out.push_back("of what is kept for the ledgers " + std::to_string(missing) + " rows are missing");
  return out;
}

}  // namespace isnad::record
