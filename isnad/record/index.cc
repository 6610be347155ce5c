// What follows from the statements: which reading of a page stands, from when to when its events are known, and the
// rows by which they are found.
#include <algorithm>
#include <map>
#include <tuple>

#include "isnad/record/pack.h"
#include "isnad/record/sqlite_store.h"

namespace isnad::record {
namespace {

constexpr std::int64_t seconds_a_day = 86400;

std::int64_t day_of_time(Time time) { return time >= 0 ? time / seconds_a_day : (time - seconds_a_day + 1) / seconds_a_day; }

void sort_unique(std::vector<std::int64_t>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

std::string joined(const std::vector<std::int64_t>& list) {
  std::string out;
  for (const std::int64_t id : list) {
    if (!out.empty()) out += ' ';
    out += std::to_string(id);
  }
  return out;
}

// Unsigned, so that a file that was tampered with gives wrong numbers and no overflow.
std::vector<std::int64_t> numbers_in(std::string_view text) {
  std::vector<std::int64_t> out;
  std::uint64_t number = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != ' ') number = number * 10 + (static_cast<unsigned char>(text[at]) - std::uint64_t{'0'});
    if (text[at] != ' ' && at + 1 < text.size()) continue;
    out.push_back(static_cast<std::int64_t>(number));
    number = 0;
  }
  return out;
}

// Pairs between whom something passed: each source with each target, and sources with each other (they act together).
std::map<std::pair<std::int64_t, std::int64_t>, unsigned> dyads_of(const std::vector<std::int64_t>& sources,
                                                                   const std::vector<std::int64_t>& targets) {
  std::map<std::pair<std::int64_t, std::int64_t>, unsigned> out;
  for (const std::int64_t x : sources) {
    for (const std::int64_t y : targets) {
      if (x != y) out[std::minmax(x, y)] |= x < y ? 1U : 2U;
    }
    for (const std::int64_t y : sources) {
      if (x < y) out[{x, y}] |= 3U;
    }
  }
  return out;
}

}  // namespace

std::uint64_t count_dyads_of(const EventRow& row) { return dyads_of(row.source_codes, row.target_codes).size(); }

Bounds bounds_of(const Question& question) {
  Bounds out;
  if (question.since) out.since = number_of(*question.since);
  if (question.until) out.until = number_of(*question.until);
  // What has no day at all happened in no range.
  if (question.since && !question.until) out.until = no_day - 1;
  if (question.as_of) out.as_of = number_of(*question.as_of);
  return out;
}

std::int64_t SqliteStore::superseded_from(std::int64_t document, const std::string& series, const std::string& key,
                                          std::int64_t published) {
  struct Version {
    std::int64_t document, added, published, known;
    std::string key;
    [[nodiscard]] auto rank() const { return std::tie(added, published, key); }
  };
  std::vector<Version> all;
  Query q = db_->query(
      "SELECT a.document, max(a.added), s.published, s.known, d.key FROM appearance a JOIN document d ON d.id = a.document "
      "LEFT JOIN standing s ON s.document = a.document WHERE a.series = ?1 GROUP BY a.document");
  q->bind(1, series);
  Version own{document, 0, published, 0, key};
  while (q->step()) {
    if (q->integer(0) == document) {
      own.added = q->integer(1);
    } else if (!q->is_null(3)) {
      all.push_back(
          {q->integer(0), q->integer(1), q->is_null(2) ? no_day : q->integer(2), q->integer(3), std::string(q->text(4))});
    }
  }
  std::int64_t from = never;
  for (const Version& v : all) {
    if (own.rank() < v.rank()) from = std::min(from, v.known);
  }
  return from;
}

// A page whose words were changed and whose day was not: its new words are known from the day on which they were added in the place of
// older ones. `-never` for any other.
std::int64_t SqliteStore::edited_on(std::int64_t document, std::int64_t published) {
  Query q = db_->query(
      "SELECT max(a.added) FROM appearance a WHERE a.document = ?1 AND EXISTS(SELECT 1 FROM appearance b JOIN standing s ON "
      "s.document = b.document WHERE b.series = a.series AND b.document <> a.document AND b.added < a.added AND s.published >= ?2)");
  q->bind(1, document).bind(2, published);
  return q->step() && !q->is_null(0) ? day_of_time(q->integer(0)) : -never;
}

// A page is hidden from the day it was withdrawn, or from the day a newer version was known under each of its names.
std::int64_t SqliteStore::hidden_from(std::int64_t document, const std::string& key, std::int64_t published) {
  std::vector<std::string> series;
  {
    Query q = db_->query("SELECT DISTINCT series FROM appearance WHERE document = ?1");
    q->bind(1, document);
    while (q->step()) series.emplace_back(q->text(0));
  }
  std::int64_t from = series.empty() ? never : -never;
  for (const std::string& name : series) from = std::max(from, superseded_from(document, name, key, published));
  return std::min(from, withdrawn_from(key));
}

// By the withdrawals that stand.
std::int64_t SqliteStore::withdrawn_from(const std::string& key) {
  std::vector<std::pair<std::string, std::int64_t>> all;
  {
    Query q = db_->query("SELECT id, day FROM withdrawal WHERE document = ?1");
    q->bind(1, key);
    while (q->step()) all.emplace_back(q->text(0), q->integer(1));
  }
  std::int64_t from = never;
  for (const auto& [id, day] : all) {
    if (!is_taken_back(id)) from = std::min(from, day);
  }
  return from;
}

bool SqliteStore::is_taken_back(const std::string& id) {
  return undone_by(with_undoing(corrections_naming(id))).count(id) != 0;
}

DocumentRecord SqliteStore::standing_document(std::int64_t document) {
  std::int64_t reading = 0;
  {
    Query q = db_->query("SELECT id FROM reading WHERE document = ?1 ORDER BY read DESC, engine DESC, tables DESC LIMIT 1");
    q->bind(1, document);
    if (q->step()) reading = q->integer(0);
  }
  const std::string lines = lines_of(reading);
  auto records = parse_records(line_at(lines, 0));
  if (!records) throw SqliteFailure{11, records.error().message};
  return std::move(records).value().document;
}

std::map<std::string, std::vector<Correction>> SqliteStore::corrections_of_page(const std::string& key) {
  std::vector<std::string> ids;
  {
    Query q = db_->query("SELECT DISTINCT correction FROM correction_target WHERE target >= ?1 AND target < ?2");
    const std::string begin = key + ":";
    const std::string end = key + ";";
    q->bind(1, begin).bind(2, end);
    while (q->step()) ids.emplace_back(q->text(0));
  }
  std::map<std::string, std::vector<Correction>> out;
  if (ids.empty()) return out;
  for (const Correction& c : standing_of(with_undoing(std::move(ids)))) {
    for (const std::string& target : c.targets) out[target].push_back(c);
  }
  return out;
}

std::vector<std::string> SqliteStore::corrections_naming(const std::string& target) {
  std::vector<std::string> out;
  Query q = db_->query("SELECT correction FROM correction_target WHERE target = ?1");
  q->bind(1, target);
  while (q->step()) out.emplace_back(q->text(0));
  return out;
}

// The corrections of these ids, then what undoes them, then what undoes that.
std::vector<Correction> SqliteStore::with_undoing(std::vector<std::string> ids) {
  std::vector<Correction> out;
  for (std::size_t at = 0; at < ids.size(); ++at) {
    Query q = db_->query("SELECT body FROM correction WHERE id = ?1");
    q->bind(1, ids[at]);
    if (!q->step()) continue;
    auto c = parse_correction(q->text(0));
    if (!c) throw SqliteFailure{11, c.error().message};
    out.push_back(std::move(c).value());
    for (const std::string& undoing : corrections_naming(ids[at])) {
      if (std::find(ids.begin(), ids.end(), undoing) == ids.end()) ids.push_back(undoing);
    }
  }
  return out;
}

EventRow SqliteStore::row_of(const EventRecord& e, const Standing& s) {
  EventRow row;
  row.id = (s.document << line_bits) | e.line;
  row.begin = e.trigger.begin;
  row.dated = e.date.has_value();
  row.first = e.date ? number_of(e.date->first) : s.published;
  row.last = e.date ? number_of(e.date->last) : s.published;
  row.type = term(e.type);
  row.mode = e.mode.empty() ? 0 : term(e.mode);
  row.status = term(e.status);
  row.quad = e.quad.empty() ? 0 : term(e.quad);
  row.known = s.known;
  row.hidden = s.hidden;
  const auto add = [this](const std::string& code, const std::string& name, std::vector<std::int64_t>& all) {
    all.push_back(term(code));
    if (!name.empty()) all.push_back(term(name));
    return all.empty() ? 0 : term(code);
  };
  for (const Participant& p : e.source) row.source_codes.push_back(add(p.code, p.name, row.sources));
  for (const Participant& p : e.target) row.target_codes.push_back(add(p.code, p.name, row.targets));
  for (const Voice& v : e.voices) static_cast<void>(add(v.who, v.name, row.voices));
  for (auto* list : {&row.sources, &row.targets, &row.voices, &row.source_codes, &row.target_codes}) sort_unique(*list);
  return row;
}

// Fills `standing` but for its document and reading, which are known.
std::vector<EventRow> SqliteStore::rows_of(const PageRecords& records, const std::string& lines, Standing& s) {
  const DocumentRecord& d = records.document;
  const auto published = d.published_day();
  s.publisher = d.publisher.empty() ? 0 : term(d.publisher);
  s.published = published ? number_of(*published) : no_day;
  if (published) {
    s.known = std::max(s.published, edited_on(s.document, s.published));
  } else {
    Query q = db_->query("SELECT added FROM document WHERE id = ?1");
    q->bind(1, s.document);
    s.known = q->step() ? day_of_time(q->integer(0)) : 0;
  }
  s.hidden = hidden_from(s.document, d.id, s.published);
  const auto corrections = corrections_of_page(d.id);
  std::vector<EventRow> rows;
  rows.reserve(records.events.size());
  for (const EventRecord& e : records.events) {
    const auto found = corrections.find(e.id);
    if (found == corrections.end()) {
      rows.push_back(row_of(e, s));
      continue;
    }
    const Corrected corrected = apply_corrections(line_at(lines, e.line), found->second);
    auto changed = parse_event(corrected.line);
    if (!changed) throw SqliteFailure{11, changed.error().message};
    changed.value().line = e.line;
    rows.push_back(row_of(changed.value(), s));
    if (corrected.rejected) rows.back().hidden = always_hidden;
  }
  s.events = static_cast<std::int64_t>(
      std::count_if(rows.begin(), rows.end(), [](const EventRow& r) { return r.hidden != always_hidden; }));
  return rows;
}

std::vector<EventRow> SqliteStore::computed(std::int64_t document, Standing& s) {
  s.document = document;
  {
    Query q = db_->query("SELECT id FROM reading WHERE document = ?1 ORDER BY read DESC, engine DESC, tables DESC LIMIT 1");
    q->bind(1, document);
    if (!q->step()) throw SqliteFailure{11, "a page has no reading"};
    s.reading = q->integer(0);
  }
  const std::string lines = lines_of(s.reading);
  const auto records = parse_records(lines);
  if (!records) throw SqliteFailure{11, records.error().message};
  return rows_of(records.value(), lines, s);
}

void SqliteStore::index(std::int64_t document) {
  Standing standing;
  const std::vector<EventRow> rows = computed(document, standing);
  remove_index(document);
  insert_index(standing, rows);
}

void SqliteStore::index_new(std::int64_t document, const Addition& addition) {
  Standing standing;
  standing.document = document;
  {
    Query q = db_->query("SELECT id FROM reading WHERE document = ?1");
    q->bind(1, document);
    if (q->step()) standing.reading = q->integer(0);
  }
  const std::vector<EventRow> rows = rows_of(addition.records, addition.lines, standing);
  insert_index(standing, rows);
}

void SqliteStore::insert_index(const Standing& s, const std::vector<EventRow>& rows) {
  {
    Query q = db_->query(
        "INSERT INTO standing(document, reading, publisher, published, known, hidden, events) VALUES(?1, ?2, ?3, ?4, ?5, ?6, "
        "?7)");
    q->bind(1, s.document).bind(2, s.reading).bind(5, s.known).bind(6, s.hidden).bind(7, s.events);
    if (s.publisher != 0) q->bind(3, s.publisher);
    if (s.published != no_day) q->bind(4, s.published);
    q->run();
  }
  for (const EventRow& row : rows) insert_row(row);
}

void SqliteStore::insert_row(const EventRow& r) {
  {
    const std::string sources = joined(r.sources);
    const std::string targets = joined(r.targets);
    const std::string voices = joined(r.voices);
    Query q = db_->query(
        "INSERT INTO event(id, begin, first, last, dated, type, mode, status, quad, known, hidden, sources, targets, voices) "
        "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)");
    q->bind(1, r.id).bind(2, r.begin).bind(3, r.first).bind(4, r.last).bind(5, r.dated ? 1 : 0).bind(6, r.type).bind(8, r.status);
    q->bind(10, r.known).bind(11, r.hidden).bind(12, sources).bind(13, targets).bind(14, voices);
    if (r.mode != 0) q->bind(7, r.mode);
    if (r.quad != 0) q->bind(9, r.quad);
    q->run();
  }
  int role = 0;
  for (const auto* list : {&r.sources, &r.targets, &r.voices}) {
    for (const std::int64_t actor : *list) {
      Query q = db_->query(
          "INSERT INTO actor_event(actor, event, role, first, last, known, hidden) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)");
      q->bind(1, actor).bind(2, r.id).bind(3, role).bind(4, r.first).bind(5, r.last).bind(6, r.known).bind(7, r.hidden).run();
    }
    ++role;
  }
  for (const auto& [pair, direction] : dyads_of(r.source_codes, r.target_codes)) {
    Query q = db_->query(
        "INSERT INTO dyad(a, b, event, first, last, known, hidden, type, status, quad, direction) "
        "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
    q->bind(1, pair.first).bind(2, pair.second).bind(3, r.id).bind(4, r.first).bind(5, r.last).bind(6, r.known).bind(7, r.hidden);
    q->bind(8, r.type).bind(9, r.status).bind(11, std::int64_t{direction});
    if (r.quad != 0) q->bind(10, r.quad);
    q->run();
  }
}

std::vector<EventRow> SqliteStore::stored_rows(std::int64_t document) {
  std::vector<EventRow> out;
  Query q = db_->query(
      "SELECT id, begin, first, last, dated, type, mode, status, quad, known, hidden, sources, targets, voices FROM event "
      "WHERE id >= ?1 AND id < ?2 ORDER BY id");
  q->bind(1, document << line_bits).bind(2, (document + 1) << line_bits);
  while (q->step()) {
    EventRow r;
    r.id = q->integer(0);
    r.begin = q->integer(1);
    r.first = q->integer(2);
    r.last = q->integer(3);
    r.dated = q->integer(4) != 0;
    r.type = q->integer(5);
    r.mode = q->integer(6);
    r.status = q->integer(7);
    r.quad = q->integer(8);
    r.known = q->integer(9);
    r.hidden = q->integer(10);
    r.sources = numbers_in(q->text(11));
    r.targets = numbers_in(q->text(12));
    r.voices = numbers_in(q->text(13));
    out.push_back(std::move(r));
  }
  return out;
}

void SqliteStore::remove_index(std::int64_t document) {
  for (const EventRow& r : stored_rows(document)) {
    for (const auto* list : {&r.sources, &r.targets, &r.voices}) {
      for (const std::int64_t actor : *list)
        db_->query("DELETE FROM actor_event WHERE actor = ?1 AND event = ?2")->bind(1, actor).bind(2, r.id).run();
    }
    // The row tells codes and names together; a pair with a name in it has no dyad, and nothing is deleted for it.
    for (const auto& [pair, direction] : dyads_of(r.sources, r.targets)) {
      db_->query("DELETE FROM dyad WHERE a = ?1 AND b = ?2 AND event = ?3")
          ->bind(1, pair.first)
          .bind(2, pair.second)
          .bind(3, r.id)
          .run();
    }
  }
  db_->query("DELETE FROM event WHERE id >= ?1 AND id < ?2")
      ->bind(1, document << line_bits)
      .bind(2, (document + 1) << line_bits)
      .run();
  db_->query("DELETE FROM standing WHERE document = ?1")->bind(1, document).run();
}

}  // namespace isnad::record
