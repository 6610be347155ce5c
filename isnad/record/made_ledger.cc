#include "isnad/record/made_ledger.h"

#include <algorithm>
#include <map>

#include "isnad/record/sources.h"

namespace isnad::record {
namespace {

template <class Item>
void take_items(History<Item> from, LedgerList& to) {
  to.since = from.since;
  to.items.reserve(from.items.size());
  for (Lived<Item>& one : from.items) to.items.push_back({std::move(one.item), one.life});
}

std::vector<Lifetime> lives_of_all(const std::vector<Statement>& statements, Known known) {
  std::vector<Lifetime> out(statements.size());
  if (known == Known::ever)
    std::transform(statements.begin(), statements.end(), out.begin(), [](const Statement& s) { return s.life(); });
  return out;
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
  PlaceLines& places;

  std::string operator()(const Claim& claim) const { return json_of(claim, list.links, places.statements()); }
  std::string operator()(const Storyline& line) const { return json_of(line, places.statements()); }
  template <class Item>
  std::string operator()(const Item& item) const {
    return json_of(item, places);
  }
};

}  // namespace

Result<LedgerList> list_of(Store& store, LedgerKind kind, Known known, std::optional<Day> as_of, const LedgerTables& tables,
                           const std::vector<Statement>& statements) {
  const auto rejected = rejected_joins(store);
  if (!rejected) return rejected.error();
  const std::vector<Lifetime> lives = lives_of_all(statements, known);
  LedgerList out;
  if (kind == LedgerKind::story) take_items(storylines_ever(statements, lives, tables.lexicon, rejected.value()), out);
  if (kind == LedgerKind::deeds) take_items(deeds_ever(statements, lives, rejected.value()), out);
  if (kind == LedgerKind::forecasts) take_items(forecasts_ever(statements, lives, rejected.value()), out);
  if (kind != LedgerKind::claims) return out;
  const auto corrections = store.corrections();
  if (!corrections) return corrections.error();
  ClaimHistory history = claims_ever(statements, lives, tables.matters, rejected.value());
  const OutletNames& outlets = tables.matters.outlets();
  if (known == Known::ever) {
    rate_claims(history, ratings_ever(corrections.value(), outlets, tables.names));
  } else {
    rate_claims(history, {{RatingTable(corrections.value(), as_of, outlets, tables.names), {}}});
  }
  take_items(std::move(history.claims), out);
  out.links = std::move(history.links);
  return out;
}

LedgerKeys keys_of(const LedgerList& list, const std::vector<Statement>& statements) {
  LedgerKeys out;
  for (const auto& [item, life] : list.items) {
    std::visit(AddKeys{out, statements}, item);
    out.end_entry(life);
  }
  out.count_statements(statements);
  return out;
}

std::string id_of(const LedgerItem& item) {
  if (const auto* claim = std::get_if<Claim>(&item)) return claim->id;
  const auto* line = std::get_if<Storyline>(&item);
  return line == nullptr ? std::string() : line->id;
}

std::string line_of(const LedgerList& list, std::size_t entry, PlaceLines& places) {
  return std::visit(TellLine{list, places}, list.items[entry].item);
}

std::vector<const Statement*> take_own_numbers(LedgerItem& item, const std::vector<Statement>& statements) {
  std::vector<const Statement*> out;
  std::map<std::size_t, std::size_t> places;
  const auto renumber = [&](std::size_t& number) {
    const auto [at, fresh] = places.emplace(number, out.size());
    if (fresh) out.push_back(&statements[number]);
    number = at->second;
  };
  std::visit([&](auto& own) { each_number(own, renumber); }, item);
  return out;
}

LedgerEntry entry_of(const LedgerItem& item, const std::vector<Statement>& statements) {
  LedgerEntry out{item, {}};
  for (const Statement* s : take_own_numbers(out.item, statements)) out.statements.push_back(*s);
  return out;
}

std::vector<Lived<TrackRow>> track_rows_of(const LedgerList& claims, const std::vector<Statement>& statements) {
  std::vector<Lived<TrackRow>> out;
  for (const auto& [item, life] : claims.items) {
    for (TrackRow& row : track_rows(std::get<Claim>(item), statements)) out.push_back({std::move(row), life});
  }
  return summed(std::move(out));
}

}  // namespace isnad::record
