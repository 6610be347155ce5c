// record, inside: SQLite behind three small classes.
//
// Values are bound, never written into SQL. What SQLite refuses is thrown as
// SqliteFailure; it leaves no function of the store, each of which turns it into
// an Error of one line (guarded). Not for use from two threads at once.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "isnad/base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace isnad::record {

struct SqliteFailure {
  int code = 0;  ///< extended result code of SQLite
  std::string message;
};

/// A prepared statement. Bound text must live until the statement was stepped.
class Statement {
 public:
  Statement(sqlite3* db, std::string_view sql);

  Statement& bind(int at, std::int64_t value);
  Statement& bind(int at, int value) { return bind(at, std::int64_t{value}); }
  Statement& bind(int at, std::string_view text);
  Statement& bind_blob(int at, std::string_view bytes);
  Statement& bind_real(int at, double value);
  /// Whether there is a row.
  [[nodiscard]] bool step();
  /// Runs to the end, for statements without rows.
  void run();
  void reset();

  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] double real(int column) const;
  /// Bytes of text or blob; valid until the next step.
  [[nodiscard]] std::string_view text(int column) const;
  [[nodiscard]] bool is_null(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  sqlite3* db_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// A statement in use: reset when it goes out of scope, so that no read stays open.
class Query {
 public:
  explicit Query(Statement& statement) : statement_(statement) {}
  ~Query() { statement_.reset(); }
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  Query(Query&&) = delete;
  Query& operator=(Query&&) = delete;
  Statement* operator->() { return &statement_; }

 private:
  Statement& statement_;
};

class Database {
 public:
  /// `flags` and `uri` as sqlite3_open_v2 has them.
  Database(const std::string& uri, int flags, int wait_ms);

  /// Takes away from SQL what could harm: writing to inner tables, loading of code, attaching of files.
  void harden();
  /// A statement that is prepared once and kept, ready to be bound. `sql` is a literal.
  [[nodiscard]] Query query(const char* sql);
  void run(const char* sql);
  /// Several statements, without values.
  void run_script(const std::string& sql);
  [[nodiscard]] std::int64_t integer(const char* sql);
  [[nodiscard]] std::int64_t last_row() const;
  [[nodiscard]] bool in_transaction() const;
  /// Undoes what is not committed; for clean-up, so it does not fail.
  void roll_back() noexcept;

 private:
  struct Close {
    void operator()(sqlite3* db) const;
  };
  std::unique_ptr<sqlite3, Close> db_;
  std::map<const char*, Statement> statements_;
};

/// One transaction: what was not committed when it ends is undone.
class Transaction {
 public:
  explicit Transaction(Database& db);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  Transaction(Transaction&&) = delete;
  Transaction& operator=(Transaction&&) = delete;
  void commit();

 private:
  Database& db_;
  bool mine_;  // inside another transaction this one is a part of it
};

/// What a failure means to whoever runs the program, and what to do about it.
[[nodiscard]] Error error_of(const SqliteFailure& failure, const std::string& path);

/// Calls `work` (which gives a value) and turns a SqliteFailure into an Error.
template <class Work>
[[nodiscard]] auto guarded(const std::string& path, Work work) -> Result<decltype(work())> {
  try {
    return work();
  } catch (const SqliteFailure& failure) {
    return error_of(failure, path);
  }
}

}  // namespace isnad::record
