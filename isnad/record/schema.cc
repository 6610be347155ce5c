#include "isnad/record/schema.h"

#include <sqlite3.h>

#include <array>
#include <map>

namespace isnad::record {
namespace {

// Days are counted from 1970-01-01, times are seconds from then, UTC. `term` holds each short text once.
//
// What was stated (never changed, never deleted): document, appearance, reading, withdrawal, correction.
// What follows from it (made again at any time): standing, event, actor_event, dyad, page_text, and below pass, link,
// member, kept.
constexpr const char* step_1 = R"sql(
CREATE TABLE term(id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE document(
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, sha256 BLOB, size INTEGER NOT NULL, bytes BLOB, added INTEGER NOT NULL,
  CHECK(length(key) = 16), CHECK(sha256 IS NULL OR length(sha256) = 32)) STRICT;
CREATE TABLE appearance(
  document INTEGER NOT NULL REFERENCES document(id), name TEXT NOT NULL, series TEXT NOT NULL, added INTEGER NOT NULL,
  PRIMARY KEY(document, name)) STRICT, WITHOUT ROWID;
CREATE INDEX appearance_series ON appearance(series);
CREATE TABLE reading(
  id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES document(id), engine TEXT NOT NULL, tables TEXT NOT NULL,
  read INTEGER NOT NULL, records BLOB NOT NULL, UNIQUE(document, engine, tables)) STRICT;
CREATE TABLE withdrawal(
  id TEXT PRIMARY KEY, document TEXT NOT NULL, day INTEGER NOT NULL, author TEXT NOT NULL, reason TEXT NOT NULL,
  added INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX withdrawal_document ON withdrawal(document);
CREATE TABLE correction(id TEXT PRIMARY KEY, body TEXT NOT NULL, added INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE correction_target(
  target TEXT NOT NULL, correction TEXT NOT NULL REFERENCES correction(id), PRIMARY KEY(target, correction)) STRICT, WITHOUT ROWID;
CREATE TABLE standing(
  document INTEGER PRIMARY KEY REFERENCES document(id), reading INTEGER NOT NULL REFERENCES reading(id), publisher INTEGER REFERENCES term(id),
  published INTEGER, known INTEGER NOT NULL, hidden INTEGER NOT NULL, events INTEGER NOT NULL) STRICT;
CREATE TABLE event(
  id INTEGER PRIMARY KEY, begin INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, dated INTEGER NOT NULL,
  type INTEGER NOT NULL, mode INTEGER, status INTEGER NOT NULL, quad INTEGER, known INTEGER NOT NULL, hidden INTEGER NOT NULL,
  sources TEXT NOT NULL, targets TEXT NOT NULL, voices TEXT NOT NULL) STRICT;
CREATE TABLE actor_event(
  actor INTEGER NOT NULL, event INTEGER NOT NULL, role INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
  known INTEGER NOT NULL, hidden INTEGER NOT NULL, PRIMARY KEY(actor, event, role)) STRICT, WITHOUT ROWID;
CREATE TABLE dyad(
  a INTEGER NOT NULL, b INTEGER NOT NULL, event INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
  known INTEGER NOT NULL, hidden INTEGER NOT NULL, type INTEGER NOT NULL, status INTEGER NOT NULL, quad INTEGER, direction INTEGER NOT NULL,
  PRIMARY KEY(a, b, event)) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE page_text USING fts5(folded, content='', tokenize='unicode61 remove_diacritics 0');
)sql";

// Links between what the store holds, computed by passes over it. Each join has its reason and its evidence; a correction
// with the join's id undoes it, now and after the pass was run again.
constexpr const char* step_2 = R"sql(
CREATE TABLE pass(name TEXT PRIMARY KEY, version TEXT NOT NULL, run INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE link(
  id TEXT PRIMARY KEY, pass TEXT NOT NULL REFERENCES pass(name), kind TEXT NOT NULL, subject TEXT NOT NULL, object TEXT NOT NULL,
  score REAL NOT NULL, reason TEXT NOT NULL, evidence TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX link_subject ON link(subject, kind);
CREATE INDEX link_object ON link(object, kind);
CREATE INDEX link_pass ON link(pass, kind);
CREATE TABLE member(
  id TEXT PRIMARY KEY, pass TEXT NOT NULL REFERENCES pass(name), kind TEXT NOT NULL, cluster TEXT NOT NULL, subject TEXT NOT NULL,
  role TEXT NOT NULL, day INTEGER, reason TEXT NOT NULL, evidence TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX member_cluster ON member(cluster, day);
CREATE INDEX member_subject ON member(subject, kind);
CREATE INDEX member_pass ON member(pass, kind);
)sql";

// What was computed from all that is stated and took long; emptied with the next statement. `digest` is of `body`.
constexpr const char* step_3 = R"sql(
CREATE TABLE kept(
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, version TEXT NOT NULL, digest BLOB NOT NULL, body BLOB NOT NULL,
  CHECK(length(digest) = 32)) STRICT;
)sql";

constexpr std::array steps{step_1, step_2, step_3};

using Objects = std::map<std::string, std::string, std::less<>>;  // "type name" -> SQL

Objects objects_of(Database& db) {
  Objects out;
  Query q = db.query("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema");
  while (q->step()) {
    out.emplace(std::string(q->text(0)) + " " + std::string(q->text(1)),
                std::string(q->text(2)) + ": " + std::string(q->text(3)));
  }
  return out;
}

void take_steps(Database& db, int from, int to) {
  for (int step = from; step < to; ++step) db.run_script(steps.at(static_cast<std::size_t>(step)));
  db.run_script("PRAGMA user_version = " + std::to_string(to));
}

}  // namespace

int newest_schema() { return static_cast<int>(steps.size()); }

void migrate(Database& db) {
  if (db.integer("PRAGMA user_version") >= newest_schema()) return;
  Transaction all(db);
  take_steps(db, static_cast<int>(db.integer("PRAGMA user_version")), newest_schema());
  db.run_script("PRAGMA application_id = " + std::to_string(application_id));
  all.commit();
}

std::string schema_difference(Database& db) {
  Database model(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, 0);
  take_steps(model, 0, static_cast<int>(db.integer("PRAGMA user_version")));
  const Objects expected = objects_of(model);
  const Objects found = objects_of(db);
  for (const auto& [name, sql] : found) {
    const auto own = expected.find(name);
    if (own == expected.end()) return "has a " + name + " that isnad does not make";
    if (own->second != sql) return "has another " + name + " than isnad makes";
  }
  for (const auto& [name, sql] : expected) {
    if (found.count(name) == 0) return "lacks the " + name;
  }
  return {};
}

}  // namespace isnad::record
