#include "isnad/record/open_store.h"

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <fstream>

#include "isnad/record/schema.h"
#include "isnad/record/sqlite_store.h"
#include "isnad/record/trust.h"

namespace isnad::record {
namespace {

constexpr int cache_kb = 65536;

bool exists(const std::string& path) {
  struct stat s = {};
  return ::stat(path.c_str(), &s) == 0;
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
}

std::uint64_t size_of(const std::string& path) {
  struct stat s = {};
  return ::stat(path.c_str(), &s) == 0 ? static_cast<std::uint64_t>(s.st_size) : 0;
}

bool may_write(const std::string& path) {
  return ::access(path.c_str(), W_OK) == 0 && ::access(folder_of(path).c_str(), W_OK) == 0;
}

// Names go into a URI; these bytes mean something there.
std::string uri_of(const std::string& path) {
  std::string out = "file:";
  for (const char c : path) {
    if (c == '%' || c == '?' || c == '#') {
      constexpr std::string_view digits = "0123456789abcdef";
      const auto byte = static_cast<unsigned char>(c);
      out.append("%").append(1, digits[byte >> 4U]).append(1, digits[byte & 15U]);
    } else {
      out += c;
    }
  }
  return out;
}

std::unique_ptr<Database> connected(const std::string& path, OpenMode mode, int wait_ms) {
  std::string uri = uri_of(path);
  int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE;
  if (mode == OpenMode::make) flags |= SQLITE_OPEN_CREATE;
  // A reader that may write can finish what a killed writer left behind; queries alone are allowed then.
  if (mode == OpenMode::read && !may_write(path)) {
    flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READONLY;
    // Where nothing may be written and no write waits, the file cannot change under us.
    if (size_of(path + "-wal") == 0) uri += "?immutable=1";
  }
  auto db = std::make_unique<Database>(uri, flags, wait_ms);
  db->harden();
  db->run_script(
      "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA "
      "cache_size = -" +
      std::to_string(cache_kb));
  if (mode == OpenMode::read) db->run_script("PRAGMA query_only = ON");
  return db;
}

bool is_fresh(Database& db) {
  return db.integer("PRAGMA user_version") == 0 && db.integer("PRAGMA application_id") == 0 &&
         db.integer("SELECT count(*) FROM sqlite_schema") == 0;
}

Error refused(const std::string& message, const std::string& path) { return {ErrorCode::refused, message, path}; }

// What the header says, before anything else of the file is believed.
std::optional<Error> wrong_header(Database& db, const std::string& path) {
  if (db.integer("PRAGMA application_id") != application_id)
    return refused("is a database, but no isnad case; name a file that isnad add made", path);
  const std::int64_t version = db.integer("PRAGMA user_version");
  if (version > newest_schema()) {
    return refused("was made by a newer isnad (tables " + std::to_string(version) + ", this one knows " +
                       std::to_string(newest_schema()) + "); install that one",
                   path);
  }
  if (version < 1) return refused("has no table version; it is no isnad case", path);
  return std::nullopt;
}

std::optional<Error> wrong_content(Database& db, const std::string& path, bool trusted) {
  if (const std::string difference = schema_difference(db); !difference.empty()) {
    return refused(difference + "; it may have been tampered with and is not used; import its export into a new case", path);
  }
  if (trusted || has_mark(path)) return std::nullopt;
  Query q = db.query("PRAGMA integrity_check(1)");
  const bool there = q->step();
  const std::string said(there ? q->text(0) : "nothing");
  if (said != "ok")
    return refused("is damaged (" + said.substr(0, said.find('\n')) + "); take it from a backup, or import its export", path);
  return std::nullopt;
}

void make_tables(Database& db) {
  db.run_script("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  migrate(db);
}

Result<std::unique_ptr<Store>> opened(const std::string& path, const OpenOptions& options, OpenMode mode) {
  auto db = connected(path, mode, options.wait_ms);
  const bool writes = mode != OpenMode::read;
  if (mode == OpenMode::make && is_fresh(*db)) {
    make_tables(*db);
    return std::unique_ptr<Store>(std::make_unique<SqliteStore>(path, std::move(db), true));
  }
  if (auto error = wrong_header(*db, path)) return *error;
  if (auto error = wrong_content(*db, path, options.trusted)) return *error;
  if (db->integer("PRAGMA user_version") < newest_schema()) {
    if (!writes) return Error{ErrorCode::io, "old tables", path};
    migrate(*db);
  }
  if (writes) db->run_script("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 8000");
  return std::unique_ptr<Store>(std::make_unique<SqliteStore>(path, std::move(db), !options.trusted));
}

Result<std::unique_ptr<Store>> guarded_open(const std::string& path, const OpenOptions& options, OpenMode mode) {
  try {
    return opened(path, options, mode);
  } catch (const SqliteFailure& failure) {
    return error_of(failure, path);
  }
}

// Whether a reader must first bring the tables up to date.
bool is_old(const std::string& path, const OpenOptions& options) {
  try {
    auto db = connected(path, OpenMode::read, options.wait_ms);
    const std::int64_t version = db->integer("PRAGMA user_version");
    return db->integer("PRAGMA application_id") == application_id && version >= 1 && version < newest_schema();
  } catch (const SqliteFailure&) {
    return false;  // guarded_open meets the same failure and tells it
  }
}

}  // namespace

bool is_store(const std::string& path) {
  std::array<char, 72> head{};
  std::ifstream file(path, std::ios::binary);
  if (!file.read(head.data(), head.size())) return false;
  constexpr std::string_view magic("SQLite format 3\0", 16);
  return std::string_view(head.data(), magic.size()) == magic && std::string_view(head.data() + 68, 4) == "isnd";
}

Result<std::unique_ptr<Store>> open_store(const std::string& path, const OpenOptions& options) {
  if (options.mode != OpenMode::make && !exists(path)) {
    return Error{ErrorCode::io, "there is no such case; isnad add " + path + " PAGES... makes it", path};
  }
  if (options.mode != OpenMode::read) return guarded_open(path, options, options.mode);
  if (is_old(path, options)) {
    if (!may_write(path)) {
      return Error{ErrorCode::io,
                   "was made by an older isnad and must be brought up to date once; copy it to where it may be written", path};
    }
    if (auto updated = guarded_open(path, options, OpenMode::write); !updated) return updated.error();
  }
  return guarded_open(path, options, OpenMode::read);
}

}  // namespace isnad::record
