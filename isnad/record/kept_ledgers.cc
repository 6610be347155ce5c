#include "isnad/record/kept_ledgers.h"

#include <algorithm>

#include "isnad/record/ledger_bytes.h"
#include "isnad/record/made_ledger.h"
#include "isnad/record/pack.h"

namespace isnad::record {
namespace {

constexpr std::string_view way_of_making = "6";  // goes up when the same statements give other ledgers, or other lines of them
constexpr std::size_t entries_of_a_row = 16;
constexpr const char* tracks_name = "tracks";
constexpr const char* ids_name = " ids";

std::string version_of(const LedgerTables& tables) {
  return "ledgers " + std::string(way_of_making) + ", " + tables.matters.version();
}

struct NamedKind {
  LedgerKind kind;
  const char* name;
};
constexpr NamedKind kinds[] = {{LedgerKind::claims, "claims"},
                               {LedgerKind::story, "story"},
                               {LedgerKind::deeds, "deeds"},
                               {LedgerKind::forecasts, "forecasts"}};

std::string name_of(LedgerKind kind) {
  return std::find_if(std::begin(kinds), std::end(kinds), [&](const NamedKind& k) { return k.kind == kind; })->name;
}

Error not_whole(LedgerKind kind) {
  return {ErrorCode::refused,
          "what the case keeps of its " + name_of(kind) + " is damaged, or was changed meanwhile; ask again, or run isnad link",
          {}};
}

// One line that holds one object, and nothing that a terminal would obey.
bool is_json_line(std::string_view text) {
  if (text.size() < 3 || text.front() != '{' || text.substr(text.size() - 2) != "}\n") return false;
  text.remove_suffix(1);
  return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

class KeptLedger final : public Ledger {
 public:
  KeptLedger(Store& store, LedgerKind kind, const LedgerTables& tables) : store_(store), tables_(tables), kind_(kind) {}

  /// False when the row of keys is not whole.
  [[nodiscard]] bool open(std::string_view body, std::optional<Day> as_of) {
    ByteReader io(body);
    read_life(io, told_);
    keys_.look_from(as_of);
    for (Rows* rows : {&lines_, &values_}) io.list(rows->digests, [&](std::string& digest) { io.text(digest); });
    return keys_.read(io) && io.read_all();
  }

  /// The days on which it is told.
  [[nodiscard]] const Lifetime& told() const { return told_; }
  const LedgerKeys& keys() const override { return keys_; }

  Result<std::vector<std::size_t>> with_id(std::string_view id) override {
    const auto body = store_.kept(name_of(kind_) + ids_name, version_of(tables_));
    if (!body) return body.error();
    if (!body.value()) return not_whole(kind_);
    ByteReader io(body.value()->body);
    std::vector<std::size_t> out;
    const std::uint64_t size = io.number();
    for (std::uint64_t entry = 0; entry < size && io.is_whole(); ++entry) {
      if (io.view() == id && entry < keys_.size() && keys_.is_told(entry)) out.push_back(entry);
    }
    if (!io.read_all() || size != keys_.size()) return not_whole(kind_);
    return out;
  }

  Result<std::string> line(std::size_t entry) override {
    const auto text = piece(lines_, entry);
    if (!text) return text.error();
    if (!is_json_line(text.value())) return not_whole(kind_);
    return std::string(text.value());
  }

  Result<LedgerEntry> entry(std::size_t entry) override {
    const auto bytes = piece(values_, entry);
    if (!bytes) return bytes.error();
    auto out = entry_from(bytes.value(), kind_, tables_.matters);
    if (!out) return not_whole(kind_);
    return std::move(*out);
  }

 private:
  struct Rows {
    const char* what;
    std::vector<std::string> digests;
    std::optional<std::size_t> number;  // of the row that was read last
    std::string body;
    std::vector<std::string_view> pieces;
  };

  [[nodiscard]] Result<std::string_view> piece(Rows& rows, std::size_t entry) {
    const std::size_t number = entry / entries_of_a_row;
    if (rows.number != number) {
      if (const auto read = read_row(rows, number); !read) return read.error();
    }
    if (entry % entries_of_a_row >= rows.pieces.size()) return not_whole(kind_);
    return rows.pieces[entry % entries_of_a_row];
  }

  [[nodiscard]] Result<bool> read_row(Rows& rows, std::size_t number) {
    rows.number.reset();
    rows.pieces.clear();
    auto row = store_.kept(name_of(kind_) + rows.what + std::to_string(number), version_of(tables_));
    if (!row) return row.error();
    if (!row.value() || number >= rows.digests.size() || row.value()->digest != rows.digests[number]) return not_whole(kind_);
    rows.body = std::move(row.value()->body);
    ByteReader io(rows.body);
    io.list(rows.pieces, [&](std::string_view& one) { one = io.view(); });
    if (!io.read_all()) return not_whole(kind_);
    rows.number = number;
    return true;
  }

  Store& store_;
  const LedgerTables& tables_;
  LedgerKind kind_;
  Lifetime told_;
  LedgerKeys keys_;
  Rows lines_{" lines ", {}, {}, {}, {}};
  Rows values_{" values ", {}, {}, {}, {}};
};

// --- keeping

using TakeRow = std::function<Result<std::string>(const KeptRow&)>;

// Gives the rows of these entries, and their digests.
template <class Piece>
Result<std::vector<std::string>> give_pieces(const std::string& name, const std::string& version, std::size_t entries,
                                             const Piece& piece, const TakeRow& take) {
  std::vector<std::string> digests;
  for (std::size_t first = 0; first < entries; first += entries_of_a_row) {
    ByteWriter io;
    const std::size_t end = std::min(entries, first + entries_of_a_row);
    io.number(end - first);
    for (std::size_t entry = first; entry < end; ++entry) io.text(piece(entry));
    auto taken = take({name + std::to_string(digests.size()), version, io.take()});
    if (!taken) return taken.error();
    digests.push_back(std::move(taken).value());
  }
  return digests;
}

Result<std::string> give_ledger(const LedgerList& list, LedgerKind kind, const std::vector<Statement>& statements,
                         const std::string& version, const TakeRow& take) {
  const std::string name = name_of(kind);
  PlaceLines places(statements);
  const auto line = [&](std::size_t i) { return line_of(list, i, places); };
  const auto value = [&](std::size_t i) {
    LedgerItem own = list.items[i].item;
    const auto told = take_own_numbers(own, statements);  // not copied: an entry may tell of hundreds
    return bytes_of(own, told);
  };
  const auto lines = give_pieces(name + " lines ", version, list.items.size(), line, take);
  if (!lines) return lines.error();
  const auto values = give_pieces(name + " values ", version, list.items.size(), value, take);
  if (!values) return values.error();
  ByteWriter ids;
  ids.list(list.items, [&](const auto& one) { ids.text(id_of(one.item)); });
  if (const auto taken = take({name + ids_name, version, ids.take()}); !taken) return taken.error();
  ByteWriter io;
  write_life(io, {list.since, Lifetime::never});
  for (const auto* digests : {&lines.value(), &values.value()})
    io.list(*digests, [&](const std::string& digest) { io.text(digest); });
  keys_of(list, statements).write(io);
  return take({name, version, io.take()});
}

}  // namespace

Result<bool> each_row_to_keep(Store& store, const LedgerTables& tables, const TakeRow& take) {
  const auto ever = statements_ever(store, tables.matters, tables.reader);
  if (!ever) return ever.error();
  const std::string version = version_of(tables);
  const std::vector<Statement>& statements = ever.value();
  for (const NamedKind& kind : kinds) {
    const auto list = list_of(store, kind.kind, Known::ever, std::nullopt, tables, statements);
    if (!list) return list.error();
    if (const auto given = give_ledger(list.value(), kind.kind, statements, version, take); !given) return given.error();
    if (kind.kind != LedgerKind::claims) continue;
    ByteWriter tracks;
    write_life(tracks, {list.value().since, Lifetime::never});
    tracks.text(bytes_of(track_rows_of(list.value(), statements)));
    if (const auto taken = take({tracks_name, version, tracks.take()}); !taken) return taken.error();
  }
  return true;
}

Result<std::unique_ptr<Ledger>> kept_ledger(Store& store, LedgerKind kind, std::optional<Day> as_of, const LedgerTables& tables) {
  const auto body = store.kept(name_of(kind), version_of(tables));
  if (!body) return body.error();
  if (!body.value()) return std::unique_ptr<Ledger>();
  auto out = std::make_unique<KeptLedger>(store, kind, tables);
  if (!out->open(body.value()->body, as_of)) return not_whole(kind);
  if (!out->told().is_on(number_of_day(as_of))) return std::unique_ptr<Ledger>();
  return std::unique_ptr<Ledger>(std::move(out));
}

Result<std::optional<std::vector<TrackRow>>> kept_track_rows(Store& store, std::optional<Day> as_of, const LedgerTables& tables) {
  const auto body = store.kept(tracks_name, version_of(tables));
  if (!body) return body.error();
  if (!body.value()) return std::optional<std::vector<TrackRow>>();
  ByteReader io(body.value()->body);
  Lifetime told;
  read_life(io, told);
  auto rows = track_rows_from(io.view());
  if (!rows || !io.read_all()) return not_whole(LedgerKind::claims);
  if (!told.is_on(number_of_day(as_of))) return std::optional<std::vector<TrackRow>>();
  std::vector<TrackRow> out;
  for (Lived<TrackRow>& row : *rows) {
    if (row.life.is_on(number_of_day(as_of))) out.push_back(std::move(row.item));
  }
  return std::optional<std::vector<TrackRow>>(std::move(out));
}

bool keeps_all(Store& store, const LedgerTables& tables) {
  for (const NamedKind& kind : kinds) {
    const auto ledger = kept_ledger(store, kind.kind, std::nullopt, tables);
    if (!ledger || ledger.value() == nullptr) return false;
    for (std::size_t i = 0; i < ledger.value()->keys().size(); ++i) {
      if (!ledger.value()->line(i) || !ledger.value()->entry(i)) return false;
    }
    if (!ledger.value()->with_id({})) return false;
  }
  const auto tracks = kept_track_rows(store, std::nullopt, tables);
  return tracks && tracks.value();
}

}  // namespace isnad::record
