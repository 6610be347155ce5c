#include "isnad/record/ledger_bytes.h"

#include <concepts>

#include "isnad/record/bytes.h"
#include "isnad/record/made_ledger.h"
#include "isnad/record/statement_bytes.h"

namespace isnad::record {
namespace {

template <class X, class T>
concept Is = std::same_as<std::remove_const_t<X>, T>;

// Each of these goes through the members in one order, for writing (then they are const) and for reading.

template <class Io, class List>
void words(Io& io, List& list) {
  io.list(list, [&](auto& word) { io.word(word); });
}

template <class Io, class O>
void outcome(Io& io, O& o) {
  for (auto* list : {&o.done, &o.not_done}) io.list(*list, [&](auto& number) { io.place(number); });
}

void lag(ByteWriter& io, const std::optional<long>& days) {
  io.flag(days.has_value());
  io.place(days.value_or(0));
}

void lag(ByteReader& io, std::optional<long>& days) {
  bool told = false;
  long number = 0;
  io.flag(told);
  io.place(number);
  if (told) days = number;
}

template <class Io>
void item(Io& io, Is<Claim> auto& c) {
  for (auto* word : {&c.id, &c.family, &c.object, &c.standing, &c.credibility}) io.word(*word);
  words(io, c.sources);
  words(io, c.targets);
  io.day(c.first);
  io.day(c.last);
  io.list(c.utterances, [&](auto& u) {
    io.place(u.statement);
    for (auto* word : {&u.act, &u.state}) io.word(*word);
    for (auto* text : {&u.who, &u.name}) io.text(*text);
    io.flag(u.wider);
  });
}

template <class Io>
void item(Io& io, Is<Storyline> auto& line) {
  io.word(line.id);
  io.word(line.matter);
  words(io, line.sides);
  words(io, line.marks);
  io.list(line.steps, [&](auto& step) {
    io.place(step.statement);
    io.word(step.name);
    io.place(step.rank);
  });
}

template <class Io>
void item(Io& io, Is<WordAndDeeds> auto& w) {
  io.place(w.statement);
  for (auto* word : {&w.kind, &w.result}) io.word(*word);
  io.text(w.who);
  outcome(io, w.outcome);
  lag(io, w.lag);
}

template <class Io>
void item(Io& io, Is<Forecast> auto& f) {
  io.place(f.statement);
  for (auto* text : {&f.who, &f.name}) io.text(*text);
  for (auto* word : {&f.result, &f.reason}) io.word(*word);
  outcome(io, f.outcome);
}

template <class Io>
void row(Io& io, Is<TrackRow> auto& r) {
  io.text(r.voice);
  io.word(r.claim);
  io.day(r.said);
  io.place(r.lists);
  io.place(r.claims);
}

LedgerItem empty_item(LedgerKind kind) {
  switch (kind) {
    case LedgerKind::claims:
      return Claim{};
    case LedgerKind::story:
      return Storyline{};
    case LedgerKind::deeds:
      return WordAndDeeds{};
    default:
      return Forecast{};
  }
}

}  // namespace

std::string bytes_of(const LedgerItem& own, const std::vector<const Statement*>& statements) {
  ByteWriter io;
  io.text(bytes_of(statements));
  std::visit([&](const auto& one) { item(io, one); }, own);
  return io.take();
}

std::string bytes_of(const LedgerEntry& entry) {
  std::vector<const Statement*> told;
  for (const Statement& s : entry.statements) told.push_back(&s);
  return bytes_of(entry.item, told);
}

std::optional<LedgerEntry> entry_from(std::string_view bytes, LedgerKind kind, const MatterTables& tables) {
  ByteReader io(bytes);
  auto statements = statements_from(io.view(), tables);
  if (!statements) return std::nullopt;
  LedgerEntry out{empty_item(kind), std::move(*statements)};
  std::visit([&](auto& own) { item(io, own); }, out.item);
  bool inside = true;
  std::visit([&](auto& own) { each_number(own, [&](std::size_t n) { inside = inside && n < out.statements.size(); }); },
             out.item);
  if (!io.read_all() || !inside) return std::nullopt;
  return out;
}

std::string bytes_of(const std::vector<Lived<TrackRow>>& rows) {
  ByteWriter io;
  io.list(rows, [&](const Lived<TrackRow>& r) {
    row(io, r.item);
    write_life(io, r.life);
  });
  return io.take();
}

std::optional<std::vector<Lived<TrackRow>>> track_rows_from(std::string_view bytes) {
  ByteReader io(bytes);
  std::vector<Lived<TrackRow>> out;
  io.list(out, [&](Lived<TrackRow>& r) {
    row(io, r.item);
    read_life(io, r.life);
  });
  if (!io.read_all()) return std::nullopt;
  return out;
}

}  // namespace isnad::record
