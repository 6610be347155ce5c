#include "isnad/record/sqlite.h"

#include <sqlite3.h>

namespace isnad::record {
namespace {

[[noreturn]] void fail(sqlite3* db, int code) {
  throw SqliteFailure{db == nullptr ? code : sqlite3_extended_errcode(db),
                      db == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(db)};
}

void check(sqlite3* db, int code) {
  if (code != SQLITE_OK) fail(db, code);
}

}  // namespace

Statement::Statement(sqlite3* db, std::string_view sql) : db_(db) {
  sqlite3_stmt* made = nullptr;
  check(db, sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &made, nullptr));
  statement_.reset(made);
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Statement& Statement::bind(int at, std::int64_t value) {
  check(db_, sqlite3_bind_int64(statement_.get(), at, value));
  return *this;
}

Statement& Statement::bind(int at, std::string_view text) {
  const char* data = text.data() == nullptr ? "" : text.data();
  check(db_, sqlite3_bind_text64(statement_.get(), at, data, text.size(), SQLITE_STATIC, SQLITE_UTF8));
  return *this;
}

Statement& Statement::bind_blob(int at, std::string_view bytes) {
  const char* data = bytes.data() == nullptr ? "" : bytes.data();
  check(db_, sqlite3_bind_blob64(statement_.get(), at, data, bytes.size(), SQLITE_STATIC));
  return *this;
}

Statement& Statement::bind_real(int at, double value) {
  check(db_, sqlite3_bind_double(statement_.get(), at, value));
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) fail(db_, code);
  return false;
}

void Statement::run() {
  while (step()) {
  }
}

void Statement::reset() {
  // The code repeats what step() reported.
  static_cast<void>(sqlite3_reset(statement_.get()));
  static_cast<void>(sqlite3_clear_bindings(statement_.get()));
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }

double Statement::real(int column) const { return sqlite3_column_double(statement_.get(), column); }

std::string_view Statement::text(int column) const {
  const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
  return data == nullptr ? std::string_view() : std::string_view(data, size);
}

bool Statement::is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }

Database::Database(const std::string& uri, int flags, int wait_ms) {
  sqlite3* made = nullptr;
  const int code = sqlite3_open_v2(uri.c_str(), &made, flags, nullptr);
  db_.reset(made);
  check(made, code);
  check(made, sqlite3_extended_result_codes(made, 1));
  check(made, sqlite3_busy_timeout(made, wait_ms));
}

void Database::harden() {
  check(db_.get(), sqlite3_db_config(db_.get(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr));
  check(db_.get(), sqlite3_db_config(db_.get(), SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr));
  check(db_.get(), sqlite3_db_config(db_.get(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr));
  check(db_.get(), sqlite3_db_config(db_.get(), SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr));
  sqlite3_limit(db_.get(), SQLITE_LIMIT_ATTACHED, 0);
}

void Database::Close::operator()(sqlite3* db) const { sqlite3_close_v2(db); }

Query Database::query(const char* sql) {
  const auto found = statements_.find(sql);
  if (found != statements_.end()) return Query(found->second);
  return Query(statements_.emplace(sql, Statement(db_.get(), sql)).first->second);
}

void Database::run(const char* sql) { query(sql)->run(); }

void Database::run_script(const std::string& sql) {
  check(db_.get(), sqlite3_exec(db_.get(), sql.c_str(), nullptr, nullptr, nullptr));
}

std::int64_t Database::integer(const char* sql) {
  Query q = query(sql);
  return q->step() ? q->integer(0) : 0;
}

std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(db_.get()); }

bool Database::in_transaction() const { return sqlite3_get_autocommit(db_.get()) == 0; }

void Database::roll_back() noexcept {
  // SQLite may have rolled back already; then this fails and nothing is left to undo.
  if (in_transaction()) static_cast<void>(sqlite3_exec(db_.get(), "ROLLBACK", nullptr, nullptr, nullptr));
}

Transaction::Transaction(Database& db) : db_(db), mine_(!db.in_transaction()) {
  if (mine_) db_.run("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (mine_) db_.roll_back();
}

void Transaction::commit() {
  if (!mine_) return;
  db_.run("COMMIT");
  mine_ = false;
}

Error error_of(const SqliteFailure& failure, const std::string& path) {
  switch (failure.code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::io, "is being written by another program; nothing was changed; wait for it, or give --wait more seconds",
              path};
    case SQLITE_FULL:
      return {ErrorCode::io, "the disk is full; what was committed before is kept; free some space and run it again", path};
    case SQLITE_READONLY:
      return {ErrorCode::io,
              "may not be written (file or folder is read-only); nothing was changed; copy it to a folder of yours", path};
    case SQLITE_CANTOPEN:
      return {ErrorCode::io, "cannot be opened or made here; check that the folder exists and may be written", path};
    case SQLITE_NOTADB:
      return {ErrorCode::refused, "is no isnad case, nor any database; the case's file is named first: isnad VERB CASE.isnad ...",
              path};
    case SQLITE_CORRUPT:
      return {ErrorCode::refused, "is damaged (" + failure.message + "); take it from a backup, or import its export", path};
    case SQLITE_IOERR:
      return {ErrorCode::io,
              "could not be read or written (" + failure.message + ": disk full, a limit on file size, or a failing disk); " +
                  "what was committed before is kept",
              path};
    case SQLITE_NOMEM:
      return {ErrorCode::io, "memory is short; what was committed before is kept; close other programs and run it again", path};
    default:
      return {ErrorCode::io, "the store failed: " + failure.message, path};
  }
}

}  // namespace isnad::record
