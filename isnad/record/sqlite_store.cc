#include "isnad/record/sqlite_store.h"

#include <algorithm>

#include "isnad/record/pack.h"
#include "isnad/record/transact.h"
#include "isnad/record/trust.h"

namespace isnad::record {
namespace {

std::string series_of(const std::string& name, const DocumentRecord& document) {
  // The address that a page gives for itself is the same wherever its file lies.
  return name == document.page && !document.url.empty() ? document.url : name;
}

}  // namespace

SqliteStore::SqliteStore(std::string path, std::unique_ptr<Database> db, bool marks)
    : path_(std::move(path)), db_(std::move(db)), marks_(marks) {}

SqliteStore::~SqliteStore() {
  db_.reset();
  if (marks_) set_mark(path_);
}

Result<bool> SqliteStore::begin() {
  return guarded(path_, [this] {
    db_->run("BEGIN IMMEDIATE");
    return true;
  });
}

Result<bool> SqliteStore::commit() {
  auto done = guarded(path_, [this] {
    db_->run("COMMIT");
    return true;
  });
  if (!done) forget();
  return done;
}

void SqliteStore::forget() {
  db_->roll_back();
  terms_.clear();
  unpacked_reading_ = 0;
}

// --- terms and keys

std::optional<std::int64_t> SqliteStore::known_term(std::string_view text) {
  const auto found = terms_.find(std::string(text));
  if (found != terms_.end()) return found->second;
  Query q = db_->query("SELECT id FROM term WHERE text = ?1");
  q->bind(1, text);
  if (!q->step()) return std::nullopt;
  return terms_.emplace(text, q->integer(0)).first->second;
}

std::int64_t SqliteStore::term(std::string_view text) {
  if (const auto known = known_term(text)) return *known;
  db_->query("INSERT INTO term(text) VALUES(?1)")->bind(1, text).run();
  return terms_.emplace(text, db_->last_row()).first->second;
}

std::string SqliteStore::text_of_term(std::int64_t id) {
  Query q = db_->query("SELECT text FROM term WHERE id = ?1");
  q->bind(1, id);
  return q->step() ? std::string(q->text(0)) : std::string();
}

std::optional<std::int64_t> SqliteStore::document_row(std::string_view key) {
  Query q = db_->query("SELECT id FROM document WHERE key = ?1");
  q->bind(1, key);
  return q->step() ? std::optional<std::int64_t>(q->integer(0)) : std::nullopt;
}

std::string SqliteStore::key_of(std::int64_t document) {
  Query q = db_->query("SELECT key FROM document WHERE id = ?1");
  q->bind(1, document);
  return q->step() ? std::string(q->text(0)) : std::string();
}

std::string SqliteStore::lines_of(std::int64_t reading) {
  if (reading == unpacked_reading_) return unpacked_lines_;
  Query q = db_->query("SELECT records FROM reading WHERE id = ?1");
  q->bind(1, reading);
  if (!q->step()) throw SqliteFailure{11, "a reading is missing"};
  auto lines = unpacked(q->text(0), largest_records);
  if (!lines) throw SqliteFailure{11, "a page's records: " + lines.error().message};
  unpacked_lines_ = std::move(lines).value();
  unpacked_reading_ = reading;
  return unpacked_lines_;
}

// --- adding

Result<Added> SqliteStore::add(const Addition& addition) {
  return in_transaction([&] { return add_page(addition); });
}

Added SqliteStore::add_page(const Addition& a) {
  const auto row = document_row(a.records.document.id);
  const std::int64_t document = row ? *row : insert_document(a);
  const bool bytes = row && insert_bytes(document, a);
  const auto others = [&] {
    std::vector<std::int64_t> all;
    for (const auto& name : a.names) {
      for (const std::int64_t other : documents_of_series(series_of(name.first, a.records.document))) {
        if (other != document) all.push_back(other);
      }
    }
    return all;
  }();
  const bool named = insert_names(document, a);
  if (!row || named || bytes) empty_kept();
  // Another engine's reading of a page that is here is the business of add_reading.
  if (!row) static_cast<void>(insert_reading(document, a));
  if (row && !named) return bytes ? Added::bytes : Added::before;
  if (row) {
    index(document);
  } else {
    index_new(document, a);
  }
  for (const std::int64_t other : others) index(other);
  if (row) return bytes ? Added::bytes : Added::before;
  return others.empty() ? Added::page : Added::version;
}

std::int64_t SqliteStore::insert_document(const Addition& a) {
  Query q = db_->query("INSERT INTO document(key, sha256, size, bytes, added) VALUES(?1, ?2, ?3, ?4, ?5)");
  q->bind(1, a.records.document.id).bind(3, std::int64_t{a.records.document.bytes}).bind(5, a.added);
  if (!a.sha256.empty()) q->bind_blob(2, a.sha256).bind_blob(4, a.packed_bytes);
  q->run();
  const std::int64_t document = db_->last_row();
  db_->query("INSERT INTO page_text(rowid, folded) VALUES(?1, ?2)")->bind(1, document).bind(2, a.search_text).run();
  return document;
}

// The bytes of a page of which only the records were here: true when they are new.
bool SqliteStore::insert_bytes(std::int64_t document, const Addition& a) {
  if (a.sha256.empty()) return false;
  {
    Query q = db_->query("SELECT sha256 FROM document WHERE id = ?1");
    q->bind(1, document);
    if (q->step() && !q->is_null(0)) {
      if (q->text(0) != a.sha256) throw SqliteFailure{1, "two pages have one id, " + a.records.document.id + ", and other bytes"};
      return false;
    }
  }
  db_->query("UPDATE document SET sha256 = ?2, bytes = ?3 WHERE id = ?1")
      ->bind(1, document)
      .bind_blob(2, a.sha256)
      .bind_blob(3, a.packed_bytes)
      .run();
  // The search knew the title alone; a contentless index must be told what to forget.
  const std::string before = search_text_of(standing_document(document), nullptr);
  db_->query("INSERT INTO page_text(page_text, rowid, folded) VALUES('delete', ?1, ?2)")->bind(1, document).bind(2, before).run();
  db_->query("INSERT INTO page_text(rowid, folded) VALUES(?1, ?2)")->bind(1, document).bind(2, a.search_text).run();
  return true;
}

// True when a name is new for the page.
bool SqliteStore::insert_names(std::int64_t document, const Addition& a) {
  bool fresh = false;
  for (const auto& [name, added] : a.names) {
    {
      Query q = db_->query("SELECT 1 FROM appearance WHERE document = ?1 AND name = ?2");
      q->bind(1, document).bind(2, name);
      if (q->step()) continue;
    }
    const std::string series = series_of(name, a.records.document);
    db_->query("INSERT INTO appearance(document, name, series, added) VALUES(?1, ?2, ?3, ?4)")
        ->bind(1, document)
        .bind(2, name)
        .bind(3, series)
        .bind(4, added)
        .run();
    fresh = true;
  }
  return fresh;
}

bool SqliteStore::insert_reading(std::int64_t document, const Addition& a) {
  const DocumentRecord& d = a.records.document;
  {
    Query q = db_->query("SELECT 1 FROM reading WHERE document = ?1 AND engine = ?2 AND tables = ?3");
    q->bind(1, document).bind(2, d.engine).bind(3, d.tables);
    if (q->step()) return false;
  }
  db_->query("INSERT INTO reading(document, engine, tables, read, records) VALUES(?1, ?2, ?3, ?4, ?5)")
      ->bind(1, document)
      .bind(2, d.engine)
      .bind(3, d.tables)
      .bind(4, a.read)
      .bind_blob(5, a.packed_lines)
      .run();
  return true;
}

std::vector<std::int64_t> SqliteStore::documents_of_series(const std::string& series) {
  std::vector<std::int64_t> out;
  Query q = db_->query("SELECT DISTINCT document FROM appearance WHERE series = ?1");
  q->bind(1, series);
  while (q->step()) out.push_back(q->integer(0));
  return out;
}

Result<bool> SqliteStore::add_reading(const Addition& addition) {
  return in_transaction([&] {
    const auto document = document_row(addition.records.document.id);
    if (!document) throw SqliteFailure{1, "there is no page " + addition.records.document.id + " to read again"};
    if (!insert_reading(*document, addition)) return false;
    empty_kept();
    index(*document);
    return true;
  });
}

std::string withdrawal_id(const Withdrawal& w) { return content_id(w.document + "\n" + iso(w.day) + "\n" + w.author + "\n" + w.reason); }

Result<bool> SqliteStore::withdraw(const Withdrawal& w) {
  return in_transaction([&] {
    const std::string id = withdrawal_id(w);
    {
      Query q = db_->query("SELECT 1 FROM withdrawal WHERE id = ?1");
      q->bind(1, id);
      if (q->step()) return false;
    }
    db_->query("INSERT INTO withdrawal(id, document, day, author, reason, added) VALUES(?1, ?2, ?3, ?4, ?5, ?6)")
        ->bind(1, id)
        .bind(2, w.document)
        .bind(3, number_of(w.day))
        .bind(4, w.author)
        .bind(5, w.reason)
        .bind(6, w.added)
        .run();
    empty_kept();
    if (const auto document = document_row(w.document)) index(*document);
    return true;
  });
}

Result<bool> SqliteStore::correct(const Correction& c) {
  return in_transaction([&] {
    const std::string body = line_of(c);
    {
      Query q = db_->query("SELECT 1 FROM correction WHERE id = ?1");
      q->bind(1, c.id);
      if (q->step()) return false;
    }
    db_->query("INSERT INTO correction(id, body, added) VALUES(?1, ?2, ?3)")->bind(1, c.id).bind(2, body).bind(3, c.added).run();
    empty_kept();
    for (const std::string& target : c.targets) {
      db_->query("INSERT INTO correction_target(target, correction) VALUES(?1, ?2)")->bind(1, target).bind(2, c.id).run();
    }
    for (const std::string& key : pages_changed_by(c)) {
      if (const auto document = document_row(key)) index(*document);
    }
    return true;
  });
}

// An undoing changes the pages of what it undoes.
std::vector<std::string> SqliteStore::pages_changed_by(const Correction& c) {
  std::vector<std::string> out;
  for (const std::string& target : c.targets) {
    out.push_back(target.substr(0, target.find(':')));
    if (c.kind != "undo") continue;
    {
      Query q = db_->query("SELECT document FROM withdrawal WHERE id = ?1");
      q->bind(1, target);
      if (q->step()) out.emplace_back(q->text(0));
    }
    for (const Correction& undone : read_corrections({})) {
      if (undone.id != target) continue;
      for (const std::string& of : pages_changed_by(undone)) out.push_back(of);
    }
  }
  return out;
}

// --- what was stated

Result<std::vector<std::string>> SqliteStore::page_ids() {
  return guarded(path_, [this] {
    std::vector<std::string> out;
    Query q = db_->query("SELECT key FROM document ORDER BY key");
    while (q->step()) out.emplace_back(q->text(0));
    return out;
  });
}

Result<std::optional<StoredPage>> SqliteStore::page(std::string_view id) {
  return guarded(path_, [&]() -> std::optional<StoredPage> {
    const auto document = document_row(id);
    if (!document) return std::nullopt;
    StoredPage out;
    out.id = std::string(id);
    read_document(*document, out);
    read_readings(*document, out);
    Query q = db_->query("SELECT known, hidden FROM standing WHERE document = ?1");
    q->bind(1, *document);
    if (q->step()) {
      out.known = told_day(q->integer(0));
      out.hidden = told_day(q->integer(1));
    }
    return out;
  });
}

Result<std::optional<std::string>> SqliteStore::bytes_of(std::string_view id) {
  return guarded(path_, [&]() -> std::optional<std::string> {
    Query q = db_->query("SELECT bytes FROM document WHERE key = ?1 AND bytes IS NOT NULL");
    q->bind(1, id);
    if (!q->step()) return std::nullopt;
    auto bytes = unpacked(q->text(0), page::largest_page);
    if (!bytes) throw SqliteFailure{11, "page " + std::string(id) + ": " + bytes.error().message};
    return std::move(bytes).value();
  });
}

void SqliteStore::read_document(std::int64_t document, StoredPage& out) {
  {
    Query q = db_->query("SELECT sha256, size, bytes, added FROM document WHERE id = ?1");
    q->bind(1, document);
    if (!q->step()) return;
    out.size = static_cast<std::uint64_t>(q->integer(1));
    out.added = q->integer(3);
    if (!q->is_null(2)) {
      out.sha256 = std::string(q->text(0));
      auto bytes = unpacked(q->text(2), page::largest_page);
      if (!bytes) throw SqliteFailure{11, "page " + out.id + ": " + bytes.error().message};
      out.bytes = std::move(bytes).value();
    }
  }
  Query q = db_->query("SELECT name, added FROM appearance WHERE document = ?1 ORDER BY name");
  q->bind(1, document);
  while (q->step()) out.names.emplace_back(q->text(0), q->integer(1));
}

void SqliteStore::read_readings(std::int64_t document, StoredPage& out) {
  Query q = db_->query(
      "SELECT r.engine, r.tables, r.read, r.records, r.id = s.reading FROM reading r LEFT JOIN standing s ON s.document = "
      "r.document "
      "WHERE r.document = ?1 ORDER BY r.engine, r.tables");
  q->bind(1, document);
  while (q->step()) {
    auto lines = unpacked(q->text(3), largest_records);
    if (!lines) throw SqliteFailure{11, "page " + out.id + ": its records: " + lines.error().message};
    out.readings.push_back(
        {std::string(q->text(0)), std::string(q->text(1)), q->integer(2), std::move(lines).value(), q->integer(4) != 0});
  }
}

Result<std::vector<Withdrawal>> SqliteStore::withdrawals() {
  return guarded(path_, [this] {
    std::vector<Withdrawal> out;
    Query q = db_->query("SELECT document, day, author, reason, added FROM withdrawal ORDER BY document, day, id");
    while (q->step()) {
      out.push_back({std::string(q->text(0)), day_of_number(q->integer(1)), std::string(q->text(2)), std::string(q->text(3)),
                     q->integer(4), false});
    }
    for (Withdrawal& w : out) w.undone = is_taken_back(withdrawal_id(w));
    return out;
  });
}

std::vector<Correction> SqliteStore::read_corrections(std::string_view target) {
  std::vector<Correction> out;
  Query q = db_->query(
      target.empty()
          ? "SELECT body FROM correction ORDER BY id"
          : "SELECT c.body FROM correction_target t JOIN correction c ON c.id = t.correction WHERE t.target = ?1 ORDER BY c.id");
  if (!target.empty()) q->bind(1, target);
  while (q->step()) {
    auto c = parse_correction(q->text(0));
    if (!c) throw SqliteFailure{11, c.error().message};
    out.push_back(std::move(c).value());
  }
  return out;
}

Result<std::vector<Correction>> SqliteStore::corrections(std::string_view target) {
  return guarded(path_, [&] { return read_corrections(target); });
}

Result<std::vector<std::string>> SqliteStore::pages_named(std::string_view name) {
  return guarded(path_, [&] {
    std::vector<std::string> out;
    Query q = db_->query(
        "SELECT key FROM document WHERE key = ?1 UNION SELECT d.key FROM appearance a JOIN document d ON d.id = a.document "
        "WHERE a.series = ?1 OR a.name = ?1 ORDER BY 1");
    q->bind(1, name);
    while (q->step()) out.emplace_back(q->text(0));
    return out;
  });
}

}  // namespace isnad::record
