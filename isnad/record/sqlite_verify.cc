#include <algorithm>

#include "isnad/record/pack.h"
#include "isnad/record/schema.h"
#include "isnad/record/span_check.h"
#include "isnad/record/sqlite_store.h"

namespace isnad::record {

void SqliteStore::verify_file(Faults& faults) {
  if (const std::string difference = schema_difference(*db_); !difference.empty()) faults.push_back("the file " + difference);
  {
    Query q = db_->query("PRAGMA integrity_check(20)");
    while (q->step()) {
      if (q->text(0) != "ok") faults.push_back("the file is damaged: " + std::string(q->text(0)));
    }
  }
  Query q = db_->query("PRAGMA foreign_key_check");
  while (q->step())
    faults.push_back("row " + std::string(q->text(1)) + " of " + std::string(q->text(0)) + " refers to what is not there");
}

void SqliteStore::verify_page(const StoredPage& page, const page::Reader* reader, Faults& faults) {
  const auto fault = [&](const std::string& what) { faults.push_back("page " + page.id + ": " + what); };
  if (page.bytes) {
    const std::string digest = sha256(*page.bytes);
    if (digest != page.sha256) fault("its bytes have another SHA-256 than was stored");
    if (hex(digest).substr(0, 16) != page.id) fault("its id is not that of its bytes");
    if (page.bytes->size() != page.size)
      fault("its bytes are " + std::to_string(page.bytes->size()) + ", " + std::to_string(page.size) + " were stored");
  }
  if (page.readings.empty()) fault("nothing was read from it");
  if (page.names.empty()) fault("it has no name");
  for (const StoredReading& reading : page.readings) {
    const auto records = parse_records(reading.lines);
    if (!records) {
      fault(records.error().message);
      continue;
    }
    const DocumentRecord& d = records.value().document;
    if (d.id != page.id || d.engine != reading.engine || d.tables != reading.tables)
      fault("its records are those of another reading");
    if (!page.bytes || reader == nullptr) continue;
    for (const std::string& what : wrong_spans(*page.bytes, records.value(), *reader)) fault(what);
  }
}

void SqliteStore::verify_index(std::int64_t document, const std::string& key, Faults& faults, Sums& sums) {
  Standing expected;
  const std::vector<EventRow> rows = computed(document, expected);
  if (stored_rows(document) != rows) faults.push_back("page " + key + ": its events are not those that its records give");
  for (const EventRow& row : rows) {
    sums.actors += row.sources.size() + row.targets.size() + row.voices.size();
    sums.dyads += count_dyads_of(row);
  }
  sums.events += rows.size();
  Query q = db_->query(
      "SELECT reading, coalesce(publisher, 0), coalesce(published, 2147483646), known, hidden, events FROM standing WHERE "
      "document = ?1");
  q->bind(1, document);
  const bool same = q->step() && q->integer(0) == expected.reading && q->integer(1) == expected.publisher &&
                    q->integer(2) == expected.published && q->integer(3) == expected.known && q->integer(4) == expected.hidden &&
                    q->integer(5) == expected.events;
  if (!same) faults.push_back("page " + key + ": its standing is not the one that its records, versions and withdrawals give");
}

// Its id is made from all that a withdrawal says.
void SqliteStore::verify_withdrawals(Faults& faults) {
  Query q = db_->query("SELECT id, document, day, author, reason FROM withdrawal ORDER BY id");
  while (q->step()) {
    const Withdrawal w{std::string(q->text(1)), day_of_number(q->integer(2)), std::string(q->text(3)), std::string(q->text(4)), 0, false};
    if (withdrawal_id(w) != q->text(0)) faults.push_back("the withdrawal of page " + w.document + " does not say what was stated");
  }
}

void SqliteStore::verify_sums(const Sums& sums, Faults& faults) {
  const auto compare = [&](const char* what, const char* sql, std::uint64_t expected) {
    const auto found = static_cast<std::uint64_t>(db_->integer(sql));
    if (found != expected)
      faults.push_back(std::string(what) + ": " + std::to_string(found) + " rows, " + std::to_string(expected) + " expected");
  };
  compare("event", "SELECT count(*) FROM event", sums.events);
  compare("actor_event", "SELECT count(*) FROM actor_event", sums.actors);
  compare("dyad", "SELECT count(*) FROM dyad", sums.dyads);
  compare("standing", "SELECT count(*) FROM standing", static_cast<std::uint64_t>(db_->integer("SELECT count(*) FROM document")));
}

Result<Faults> SqliteStore::verify(const page::Reader* reader) {
  Faults faults;
  auto done = guarded(path_, [&] {
    verify_file(faults);
    verify_kept(faults);
    verify_withdrawals(faults);
    verify_joins(faults);
    Sums sums;
    std::vector<std::string> keys;
    {
      Query q = db_->query("SELECT key FROM document ORDER BY key");
      while (q->step()) keys.emplace_back(q->text(0));
    }
    for (const std::string& key : keys) {
      const auto stored = page(key);
      if (!stored) {
        faults.push_back(stored.error().message);
        continue;
      }
      verify_page(*stored.value(), reader, faults);
      if (!stored.value()->readings.empty()) verify_index(*document_row(key), key, faults, sums);
    }
    verify_sums(sums, faults);
    static_cast<void>(read_corrections({}));
    return true;
  });
  if (!done) faults.push_back(done.error().message);
  return faults;
}

}  // namespace isnad::record
