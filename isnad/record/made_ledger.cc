#include "isnad/record/made_ledger.h"

#include <algorithm>
#include <map>

#include "isnad/record/ledger_json.h"
#include "isnad/record/sources.h"

namespace isnad::record {
namespace {

template <class Item>
void take_items(std::vector<Item> from, LedgerList& to) {
  to.items.reserve(from.size());
  for (Item& item : from) to.items.emplace_back(std::move(item));
}

// The statements by which an item is found, each with the day that counts.
struct AddKeys {
  LedgerKeys& keys;
  const std::vector<Statement>& statements;

  void said(std::size_t s) { keys.add_statement(statements[s], statements[s].said); }
  void happened(std::size_t s) { keys.add_statement(statements[s], statements[s].day); }
  void operator()(const Claim& claim) {
    for (const Utterance& u : claim.utterances) said(u.statement);
  }
  void operator()(const Storyline& line) {
    for (const Step& step : line.steps) happened(step.statement);
  }
  void operator()(const WordAndDeeds& word) { happened(word.statement); }
  void operator()(const Forecast& forecast) { said(forecast.statement); }
};

struct TellLine {
  const LedgerList& list;
  const std::vector<Statement>& statements;

  std::string operator()(const Claim& claim) const { return json_of(claim, list.links, statements); }
  template <class Item>
  std::string operator()(const Item& item) const {
    return json_of(item, statements);
  }
};

}  // namespace

Result<LedgerList> list_of(Store& store, LedgerKind kind, std::optional<Day> as_of, const LedgerTables& tables,
                           const std::vector<Statement>& statements) {
  const auto rejected = rejected_joins(store);
  if (!rejected) return rejected.error();
  LedgerList out;
  if (kind == LedgerKind::story) take_items(storylines_of(statements, tables.lexicon, rejected.value()), out);
  if (kind == LedgerKind::deeds) take_items(deeds_of(statements, rejected.value()), out);
  if (kind == LedgerKind::forecasts) take_items(forecasts_of(statements, rejected.value()), out);
  if (kind != LedgerKind::claims) return out;
  const auto corrections = store.corrections();
  if (!corrections) return corrections.error();
  ClaimLedger ledger = claims_of(statements, tables.matters, rejected.value());
  rate_claims(ledger, RatingTable(corrections.value(), as_of, tables.matters.outlets(), tables.names));
  take_items(std::move(ledger.claims), out);
  out.links = std::move(ledger.links);
  return out;
}

LedgerKeys keys_of(const LedgerList& list, const std::vector<Statement>& statements) {
  LedgerKeys out;
  for (const LedgerItem& item : list.items) {
    std::visit(AddKeys{out, statements}, item);
    out.end_entry();
  }
  return out;
}

std::string line_of(const LedgerList& list, std::size_t entry, const std::vector<Statement>& statements) {
  return std::visit(TellLine{list, statements}, list.items[entry]);
}

LedgerEntry entry_of(const LedgerItem& item, const std::vector<Statement>& statements) {
  LedgerEntry out{item, {}};
  std::map<std::size_t, std::size_t> places;
  const auto renumber = [&](std::size_t& number) {
    const auto [at, fresh] = places.emplace(number, out.statements.size());
    if (fresh) out.statements.push_back(statements[number]);
    number = at->second;
  };
  std::visit([&](auto& own) { each_number(own, renumber); }, out.item);
  return out;
}

Result<std::vector<TrackRow>> made_track_rows(Store& store, const LedgerTables& tables,
                                              const std::vector<Statement>& statements) {
  const auto rejected = rejected_joins(store);
  if (!rejected) return rejected.error();
  return track_rows(claims_of(statements, tables.matters, rejected.value()), statements);
}

}  // namespace isnad::record
