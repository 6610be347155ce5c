// Joins that passes computed: replaced whole, undone by corrections; what is kept of long computations.
#include <set>

#include "isnad/record/incidents.h"
#include "isnad/record/pack.h"
#include "isnad/record/transact.h"

namespace isnad::record {

std::string join_id(const Link& link) { return content_id("link\n" + link.kind + "\n" + link.subject + "\n" + link.object); }
std::string join_id(const Member& m) { return content_id("member\n" + m.kind + "\n" + m.cluster + "\n" + m.subject); }

namespace {

constexpr char digest_mark = '#';  // in pass.version, between the version and the digest of the rows

std::string or_null(const std::string& json) { return json.empty() ? "null" : json; }

}  // namespace

void SqliteStore::insert_link(std::string_view pass, const Link& link) {
  const std::string id = join_id(link);
  const std::string evidence = or_null(link.evidence);
  Query q = db_->query(
      "INSERT OR REPLACE INTO link(id, pass, kind, subject, object, score, reason, evidence) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, "
      "?8)");
  q->bind(1, id).bind(2, pass).bind(3, link.kind).bind(4, link.subject).bind(5, link.object);
  q->bind_real(6, link.score).bind(7, link.reason).bind(8, evidence).run();
}

void SqliteStore::insert_member(std::string_view pass, const Member& m) {
  const std::string id = join_id(m);
  const std::string evidence = or_null(m.evidence);
  Query q = db_->query(
      "INSERT OR REPLACE INTO member(id, pass, kind, cluster, subject, role, day, reason, evidence) VALUES(?1, ?2, ?3, ?4, ?5, "
      "?6, ?7, ?8, ?9)");
  q->bind(1, id)
      .bind(2, pass)
      .bind(3, m.kind)
      .bind(4, m.cluster)
      .bind(5, m.subject)
      .bind(6, m.role)
      .bind(8, m.reason)
      .bind(9, evidence);
  if (m.day) q->bind(7, number_of(*m.day));
  q->run();
}

// Over all rows of the pass, in order of their ids.
std::string SqliteStore::digest_of_joins(std::string_view pass) {
  std::string all;
  const auto take = [&](const char* sql, int columns) {
    Query q = db_->query(sql);
    q->bind(1, pass);
    while (q->step()) {
      for (int column = 0; column < columns; ++column) all.append(q->text(column)).append("\n");
    }
    all = hex(sha256(all));
  };
  take("SELECT id, kind, subject, object, score, reason, evidence FROM link WHERE pass = ?1 ORDER BY id", 7);
  take("SELECT id, kind, cluster, subject, role, coalesce(day, ''), reason, evidence FROM member WHERE pass = ?1 ORDER BY id", 8);
  return all.substr(0, 16);
}

// What a pass made is not what is there; cases of before this was kept say nothing of it.
std::vector<std::string> SqliteStore::changed_joins() {
  std::vector<std::pair<std::string, std::string>> passes;
  {
    Query q = db_->query("SELECT name, version FROM pass ORDER BY name");
    while (q->step()) passes.emplace_back(q->text(0), q->text(1));
  }
  std::vector<std::string> out;
  for (const auto& [name, version] : passes) {
    const std::size_t mark = version.rfind(digest_mark);
    if (mark != std::string::npos && version.substr(mark + 1) != digest_of_joins(name)) out.push_back(name);
  }
  return out;
}

Result<bool> SqliteStore::joins_are_whole() {
  return guarded(path_, [this] { return changed_joins().empty(); });
}

void SqliteStore::verify_joins(Faults& faults) {
  for (const std::string& pass : changed_joins())
    faults.push_back("the joins of \"" + pass + "\" are not those that were made; isnad link makes them again");
}

Result<bool> SqliteStore::replace_joins(std::string_view pass, std::string_view version, Time run, std::vector<Link> links,
                                        std::vector<Member> members) {
  return in_transaction([&] {
    db_->query("DELETE FROM link WHERE pass = ?1")->bind(1, pass).run();
    db_->query("DELETE FROM member WHERE pass = ?1")->bind(1, pass).run();
    db_->query("INSERT INTO pass(name, version, run) VALUES(?1, ?2, ?3) ON CONFLICT(name) DO UPDATE SET version = ?2, run = ?3")
        ->bind(1, pass)
        .bind(2, version)
        .bind(3, run)
        .run();
    for (const Link& link : links) insert_link(pass, link);
    for (const Member& member : members) insert_member(pass, member);
    const std::string sealed = std::string(version) + digest_mark + digest_of_joins(pass);
    db_->query("UPDATE pass SET version = ?2 WHERE name = ?1")->bind(1, pass).bind(2, sealed).run();
    return true;
  });
}

// Ids of joins that stand rejected.
std::set<std::string> SqliteStore::undone_joins() {
  return decisions_of(standing_of(read_corrections({}))).rejected;
}

Result<std::vector<Link>> SqliteStore::links(std::string_view kind, std::string_view about) {
  return guarded(path_, [&] {
    const std::set<std::string> undone = undone_joins();
    std::vector<Link> out;
    Query q = about.empty()
                  ? db_->query(
                        "SELECT id, kind, subject, object, score, reason, evidence FROM link WHERE ?1 IN ('', kind) ORDER BY "
                        "kind, subject, object")
                  : db_->query(
                        "SELECT id, kind, subject, object, score, reason, evidence FROM link WHERE (subject = ?2 OR object = ?2 OR id = ?2) "
                        "AND ?1 IN ('', kind) ORDER BY kind, subject, object");
    q->bind(1, kind);
    if (!about.empty()) q->bind(2, about);
    while (q->step()) {
      Link link{std::string(q->text(0)),
                std::string(q->text(1)),
                std::string(q->text(2)),
                std::string(q->text(3)),
                q->real(4),
                std::string(q->text(5)),
                std::string(q->text(6)),
                false};
      link.undone = undone.count(link.id) != 0;
      out.push_back(std::move(link));
    }
    return out;
  });
}

Result<std::vector<Member>> SqliteStore::members(std::string_view kind, std::string_view cluster) {
  return guarded(path_, [&] {
    const std::set<std::string> undone = undone_joins();
    std::vector<Member> out;
    Query q = cluster.empty()
                  ? db_->query(
                        "SELECT id, kind, cluster, subject, role, day, reason, evidence FROM member WHERE ?1 IN ('', kind) ORDER BY "
                        "cluster, day, subject")
                  : db_->query(
                        "SELECT id, kind, cluster, subject, role, day, reason, evidence FROM member WHERE ?1 IN ('', kind) AND "
                        "(cluster = ?2 OR id = ?2) ORDER BY cluster, day, subject");
    q->bind(1, kind);
    if (!cluster.empty()) q->bind(2, cluster);
    while (q->step()) {
      Member m;
      m.id = std::string(q->text(0));
      m.kind = std::string(q->text(1));
      m.cluster = std::string(q->text(2));
      m.subject = std::string(q->text(3));
      m.role = std::string(q->text(4));
      if (!q->is_null(5)) m.day = day_of_number(q->integer(5));
      m.reason = std::string(q->text(6));
      m.evidence = std::string(q->text(7));
      m.undone = undone.count(m.id) != 0;
      out.push_back(std::move(m));
    }
    return out;
  });
}

Result<std::vector<std::string>> SqliteStore::clusters_of(std::string_view kind, std::string_view subject) {
  return guarded(path_, [&] {
    std::vector<std::string> out;
    Query q = db_->query("SELECT DISTINCT cluster FROM member WHERE subject = ?2 AND kind = ?1 ORDER BY cluster");
    q->bind(1, kind).bind(2, subject);
    while (q->step()) out.emplace_back(q->text(0));
    return out;
  });
}

// --- what is kept

void SqliteStore::empty_kept() { db_->query("DELETE FROM kept")->run(); }

Result<std::optional<Kept>> SqliteStore::kept(std::string_view name, std::string_view version) {
  return guarded(path_, [&]() -> std::optional<Kept> {
    if (db_->integer("PRAGMA user_version") < 3) return std::nullopt;  // an older case that is only read
    Query q = db_->query("SELECT body, digest FROM kept WHERE name = ?1 AND version = ?2");
    q->bind(1, name).bind(2, version);
    if (!q->step()) return std::nullopt;
    if (sha256(q->text(0)) != q->text(1)) throw SqliteFailure{11, "what was kept as \"" + std::string(name) + "\" is damaged"};
    auto body = unpacked(q->text(0), largest_kept);
    if (!body) throw SqliteFailure{11, "what was kept as \"" + std::string(name) + "\": " + body.error().message};
    return Kept{std::move(body).value(), std::string(q->text(1))};
  });
}

Result<std::string> SqliteStore::keep(std::string_view name, std::string_view version, std::string_view body) {
  if (body.size() > largest_kept) return std::string();
  return in_transaction([&] {
    const std::string small = packed(body);
    db_->query("DELETE FROM kept WHERE name = ?1")->bind(1, name).run();
    Query q = db_->query("INSERT INTO kept(name, version, digest, body) VALUES(?1, ?2, ?3, ?4)");
    q->bind(1, name).bind(2, version);
    const std::string digest = sha256(small);
    q->bind_blob(3, digest).bind_blob(4, small).run();
    return digest;
  });
}

Result<bool> SqliteStore::drop_kept() {
  return in_transaction([&] {
    empty_kept();
    return true;
  });
}

void SqliteStore::verify_kept(Faults& faults) {
  Query q = db_->query("SELECT name, body, digest FROM kept ORDER BY name");
  while (q->step()) {
    if (sha256(q->text(1)) != q->text(2)) faults.push_back("what was kept as \"" + std::string(q->text(0)) + "\" is damaged");
  }
}

}  // namespace isnad::record
