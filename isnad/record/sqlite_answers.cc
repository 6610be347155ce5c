#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "isnad/record/pack.h"
#include "isnad/record/sqlite_store.h"

namespace isnad::record {
namespace {

// ?1 since, ?2 until, ?3 as of; the rest of each statement's values follow.
void bind_bounds(Statement& q, const Bounds& bounds) { q.bind(1, bounds.since).bind(2, bounds.until).bind(3, bounds.as_of); }

int year_of_number(std::int64_t number) { return number >= no_day ? 0 : year_of(day_of_number(number)); }

std::int64_t number_in(std::string_view text) {
  std::int64_t out = 0;
  for (const char c : text) {
    if (c < '0' || c > '9' || out > INT32_MAX) return -1;
    out = out * 10 + (c - '0');
  }
  return text.empty() ? -1 : out;
}

}  // namespace

std::vector<Candidate> SqliteStore::candidates(const Question& question) {
  const Bounds bounds = bounds_of(question);
  std::vector<Candidate> out;
  const auto collect = [&](Query q, int values, std::int64_t a, std::int64_t b) {
    bind_bounds(*q.operator->(), bounds);
    if (values > 0) q->bind(4, a);
    if (values > 1) q->bind(5, b);
    while (q->step()) {
      // One event stands in several rows when one actor has several roles in it; they follow each other.
      if (out.empty() || out.back().event != q->integer(0)) out.push_back({q->integer(1), q->integer(0)});
    }
  };
  const auto a = question.a.empty() ? std::optional<std::int64_t>(0) : known_term(question.a);
  const auto b = question.b.empty() ? std::optional<std::int64_t>(0) : known_term(question.b);
  if (!a || !b) return out;
  if (*a == 0) {
    collect(db_->query("SELECT id, first FROM event WHERE last >= ?1 AND first <= ?2 AND known <= ?3 AND hidden > ?3"), 0, 0, 0);
  } else if (*b == 0) {
    collect(
        db_->query(
            "SELECT event, first FROM actor_event WHERE actor = ?4 AND role < 2 AND last >= ?1 AND first <= ?2 AND known <= ?3 "
            "AND hidden > ?3"),
        1, *a, 0);
  } else if (has_dyads(*a, *b)) {
    collect(db_->query("SELECT event, first FROM dyad WHERE a = ?4 AND b = ?5 AND last >= ?1 AND first <= ?2 AND known <= ?3 AND "
                       "hidden > ?3"),
            2, std::min(*a, *b), std::max(*a, *b));
  } else {
    collect(
        db_->query(
            "SELECT x.event, x.first FROM actor_event x CROSS JOIN actor_event y ON y.actor = ?5 AND y.event = x.event AND "
            "y.role < 2 "
            "WHERE x.actor = ?4 AND x.role < 2 AND min(x.role, y.role) = 0 AND x.last >= ?1 AND x.first <= ?2 AND x.known <= ?3 "
            "AND x.hidden > ?3 ORDER BY x.event"),
        2, *a, *b);
  }
  return out;
}

bool SqliteStore::has_dyads(std::int64_t a, std::int64_t b) {
  Query q = db_->query("SELECT 1 FROM dyad WHERE a = ?1 AND b = ?2 LIMIT 1");
  q->bind(1, std::min(a, b)).bind(2, std::max(a, b));
  return q->step();
}

// By day; inside a day by page and place in it, which are the same on every machine.
void SqliteStore::sort_and_cut(std::vector<Candidate>& list, std::size_t limit) {
  const auto by_day = [](const Candidate& x, const Candidate& y) { return x.day < y.day; };
  if (limit != 0 && limit < list.size()) {
    const auto last = list.begin() + static_cast<std::ptrdiff_t>(limit) - 1;
    std::nth_element(list.begin(), last, list.end(), by_day);
    const std::int64_t day = last->day;
    list.erase(std::remove_if(list.begin(), list.end(), [day](const Candidate& c) { return c.day > day; }), list.end());
  }
  struct Keyed {
    std::int64_t day;
    std::string key;
    std::int64_t line;
    Candidate candidate;
    bool operator<(const Keyed& other) const { return std::tie(day, key, line) < std::tie(other.day, other.key, other.line); }
  };
  std::vector<Keyed> keyed;
  keyed.reserve(list.size());
  for (const Candidate& c : list) keyed.push_back({c.day, key_of(c.event >> line_bits), c.event & ((1 << line_bits) - 1), c});
  std::sort(keyed.begin(), keyed.end());
  if (limit != 0 && limit < keyed.size()) keyed.resize(limit);
  list.clear();
  for (const Keyed& k : keyed) list.push_back(k.candidate);
}

// What all events of a page share.
struct SqliteStore::PageLines {
  std::string lines;
  std::vector<std::string_view> by_number;  // of `lines`
  DocumentRecord document;
  std::map<std::string, std::vector<Correction>> corrections;
  std::optional<Day> known;
  std::optional<Day> hidden;
};

void SqliteStore::read_lines(std::int64_t document, PageLines& out) {
  std::int64_t reading = 0;
  {
    Query q = db_->query("SELECT reading, hidden, known FROM standing WHERE document = ?1");
    q->bind(1, document);
    if (!q->step()) throw SqliteFailure{11, "an event's page is missing"};
    reading = q->integer(0);
    out.hidden = told_day(q->integer(1));
    out.known = told_day(q->integer(2));
  }
  out.lines = lines_of(reading);
  const std::string_view all = out.lines;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = std::min(all.find('\n', at), all.size());
    out.by_number.push_back(all.substr(at, end - at));
    at = end + 1;
  }
  auto own = parse_records(line_at(all, 0));
  if (!own) throw SqliteFailure{11, own.error().message};
  out.document = std::move(own).value().document;
  out.corrections = corrections_of_page(out.document.id);
}

EventHit SqliteStore::hit_in(const PageLines& page, std::uint32_t line) {
  if (line >= page.by_number.size()) throw SqliteFailure{11, "an event's line is missing"};
  EventHit hit;
  hit.document = page.document;
  hit.line = std::string(page.by_number[line]);
  hit.tables = hit.document.tables;
  hit.known = page.known;
  hit.hidden = page.hidden;
  auto event = parse_event(hit.line);
  if (!event) throw SqliteFailure{11, event.error().message};
  const auto found = page.corrections.find(event.value().id);
  if (found != page.corrections.end()) {
    Corrected corrected = apply_corrections(hit.line, found->second);
    hit.line = std::move(corrected.line);
    hit.rejected = corrected.rejected;
    hit.accepted = corrected.accepted;
    hit.credibility = std::move(corrected.credibility);
    for (const Correction& c : found->second) {
      if (c.kind != "rate") hit.corrections.push_back(c.id);
    }
    event = parse_event(hit.line);
  }
  if (!event) throw SqliteFailure{11, event.error().message};
  hit.event = std::move(event).value();
  hit.event.line = line;
  return hit;
}

EventHit SqliteStore::hit_of(std::int64_t row) {
  PageLines page;
  read_lines(row >> line_bits, page);
  return hit_in(page, static_cast<std::uint32_t>(row & ((1 << line_bits) - 1)));
}

Result<EventList> SqliteStore::timeline(const Question& question) {
  return guarded(path_, [&] {
    EventList out;
    std::vector<Candidate> list = candidates(question);
    out.total = list.size();
    sort_and_cut(list, question.limit);
    out.events.reserve(list.size());
    for (const Candidate& c : list) out.events.push_back(hit_of(c.event));
    return out;
  });
}

Result<bool> SqliteStore::each_event(const Question& range, const std::function<bool(const EventHit&)>& take) {
  const Bounds bounds = bounds_of(range);
  return each_event_in(bounds, bounds.as_of, take);
}

Result<bool> SqliteStore::each_event_ever(const std::function<bool(const EventHit&)>& take) {
  return each_event_in(bounds_of({}), always_hidden, take);
}

// Of pages that were hidden, if at all, after this day.
Result<bool> SqliteStore::each_event_in(const Bounds& bounds, std::int64_t hidden_after,
                                        const std::function<bool(const EventHit&)>& take) {
  const auto ids = page_ids();
  if (!ids) return ids.error();
  return guarded(path_, [&] {
    for (const std::string& key : ids.value()) {
      const std::int64_t document = *document_row(key);
      std::vector<std::int64_t> rows;
      {
        Query q = db_->query(
            "SELECT id FROM event WHERE id >= ?4 AND id < ?5 AND last >= ?1 AND first <= ?2 AND known <= ?3 AND hidden > ?6 "
            "ORDER BY id");
        bind_bounds(*q.operator->(), bounds);
        q->bind(4, document << line_bits).bind(5, (document + 1) << line_bits).bind(6, hidden_after);
        while (q->step()) rows.push_back(q->integer(0));
      }
      if (rows.empty()) continue;
      PageLines page;
      read_lines(document, page);
      for (const std::int64_t row : rows) {
        if (!take(hit_in(page, static_cast<std::uint32_t>(row & ((1 << line_bits) - 1))))) return false;
      }
    }
    return true;
  });
}

Result<std::optional<EventHit>> SqliteStore::event(std::string_view id) {
  return guarded(path_, [&]() -> std::optional<EventHit> {
    const std::size_t colon = id.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto document = document_row(id.substr(0, colon));
    const std::int64_t begin = number_in(id.substr(colon + 1));
    if (!document || begin < 0) return std::nullopt;
    std::int64_t row = 0;
    {
      Query q = db_->query("SELECT id FROM event WHERE id >= ?1 AND id < ?2 AND begin = ?3");
      q->bind(1, *document << line_bits).bind(2, (*document + 1) << line_bits).bind(3, begin);
      if (!q->step()) return std::nullopt;
      row = q->integer(0);
    }
    return hit_of(row);
  });
}

// --- pairs

namespace {

using CellKey = std::tuple<std::int64_t, std::int64_t, std::int64_t, int, int>;  // type, status, quad, direction, year

Direction direction_of(unsigned bits, bool flipped) {
  if (bits == 3) return Direction::both;
  return (bits == 1) != flipped ? Direction::a_to_b : Direction::b_to_a;
}

}  // namespace

Result<PairCounts> SqliteStore::pair(const Question& question) {
  return guarded(path_, [&] {
    PairCounts out;
    const auto a = known_term(question.a);
    const auto b = known_term(question.b);
    if (!a || !b) return out;
    std::map<CellKey, std::uint64_t> cells;
    if (has_dyads(*a, *b)) {
      count_dyads(bounds_of(question), *a, *b, cells);
    } else {
      count_joint(bounds_of(question), *a, *b, cells);
    }
    for (const auto& [key, events] : cells) {
      const auto& [type, status, quad, direction, year] = key;
      out.cells.push_back({text_of_term(type), text_of_term(status), quad == 0 ? "" : text_of_term(quad),
                           static_cast<Direction>(direction), year, events});
      out.total += events;
    }
    std::sort(out.cells.begin(), out.cells.end(), [](const PairCell& x, const PairCell& y) {
      return std::tie(x.year, x.type, x.status, x.quad, x.direction) < std::tie(y.year, y.type, y.status, y.quad, y.direction);
    });
    return out;
  });
}

void SqliteStore::count_dyads(const Bounds& bounds, std::int64_t a, std::int64_t b, PairCells& cells) {
  Query q = db_->query(
      "SELECT type, status, quad, direction, first FROM dyad WHERE a = ?4 AND b = ?5 AND last >= ?1 AND first <= ?2 AND known <= "
      "?3 AND hidden > ?3");
  bind_bounds(*q.operator->(), bounds);
  q->bind(4, std::min(a, b)).bind(5, std::max(a, b));
  std::int64_t day = no_day;  // neighbours often share their day, and a calendar is not free
  int year = 0;
  while (q->step()) {
    if (q->integer(4) != day) {
      day = q->integer(4);
      year = year_of_number(day);
    }
    const Direction direction = direction_of(static_cast<unsigned>(q->integer(3)), b < a);
    ++cells[{q->integer(0), q->integer(1), q->integer(2), static_cast<int>(direction), year}];
  }
}

// Persons have no row of their own for a pair.
void SqliteStore::count_joint(const Bounds& bounds, std::int64_t a, std::int64_t b, PairCells& cells) {
  struct Met {
    CellKey key;
    unsigned bits;
  };
  std::map<std::int64_t, Met> events;
  Query q = db_->query(
      "SELECT e.id, e.type, e.status, e.quad, e.first, x.role, y.role FROM actor_event x CROSS JOIN actor_event y ON y.actor = "
      "?5 AND "
      "y.event = x.event AND y.role < 2 CROSS JOIN event e ON e.id = x.event WHERE x.actor = ?4 AND x.role < 2 AND min(x.role, "
      "y.role) = 0 "
      "AND x.last >= ?1 AND x.first <= ?2 AND x.known <= ?3 AND x.hidden > ?3");
  bind_bounds(*q.operator->(), bounds);
  q->bind(4, a).bind(5, b);
  while (q->step()) {
    const unsigned bits = q->integer(5) == q->integer(6) ? 3U : q->integer(5) == 0 ? 1U : 2U;
    const CellKey key{q->integer(1), q->integer(2), q->integer(3), 0, year_of_number(q->integer(4))};
    events.emplace(q->integer(0), Met{key, 0}).first->second.bits |= bits;
  }
  for (auto& [id, met] : events) {
    std::get<3>(met.key) = static_cast<int>(direction_of(met.bits, false));
    ++cells[met.key];
  }
}

// --- pages

Result<PageList> SqliteStore::search(const SearchQuestion& question) {
  return guarded(path_, [&] {
    PageList out;
    const std::string expression = search_expression(question);
    if (expression.empty()) return out;
    std::vector<Candidate> list;  // `event` holds the document here
    {
      const Bounds bounds = bounds_of(question.range);
      Query q = db_->query(
          "SELECT s.document, coalesce(s.published, 2147483646) FROM page_text f CROSS JOIN standing s ON s.document = f.rowid "
          "WHERE page_text MATCH ?4 AND coalesce(s.published, 2147483646) BETWEEN ?1 AND ?2 AND s.known <= ?3 AND s.hidden > ?3");
      bind_bounds(*q.operator->(), bounds);
      q->bind(4, expression);
      while (q->step()) list.push_back({-q->integer(1), q->integer(0) << line_bits});
    }
    out.total = list.size();
    sort_and_cut(list, question.range.limit);
    for (const Candidate& c : list) {
      const std::int64_t document = c.event >> line_bits;
      PageHit hit{key_of(document), standing_document(document), 0};
      Query q = db_->query("SELECT events FROM standing WHERE document = ?1");
      q->bind(1, document);
      if (q->step()) hit.events = static_cast<std::uint64_t>(q->integer(0));
      out.pages.push_back(std::move(hit));
    }
    return out;
  });
}

namespace {

// One row of `standing`, as far as counts need it.
struct PageRow {
  std::int64_t published, known, hidden, events, publisher;
};

// Days come in any order, and a calendar is not free.
class Years {
 public:
  void count(std::int64_t day) {
    if (day >= no_day) return;
    if (day < 0 || day >= static_cast<std::int64_t>(days_.size())) {
      ++years_[year_of_number(day)];
    } else {
      ++days_[static_cast<std::size_t>(day)];
    }
  }
  [[nodiscard]] std::vector<std::pair<int, std::uint64_t>> list() {
    for (std::size_t day = 0; day < days_.size(); ++day) {
      if (days_[day] != 0) years_[year_of_number(static_cast<std::int64_t>(day))] += days_[day];
    }
    return {years_.begin(), years_.end()};
  }

 private:
  std::vector<std::uint64_t> days_ = std::vector<std::uint64_t>(36525);  // a century from 1970
  std::map<int, std::uint64_t> years_;
};

}  // namespace

// Calls `take` with every page that has a standing.
template <class Take>
void SqliteStore::each_standing(Take take) {
  Query q = db_->query("SELECT coalesce(published, 2147483646), known, hidden, events, coalesce(publisher, 0) FROM standing");
  while (q->step()) take(PageRow{q->integer(0), q->integer(1), q->integer(2), q->integer(3), q->integer(4)});
}

Result<std::vector<Outlet>> SqliteStore::outlets(const Question& question) {
  return guarded(path_, [&] {
    const Bounds bounds = bounds_of(question);
    struct Sum {
      std::uint64_t pages = 0, events = 0;
      std::int64_t first = never, last = -never;
    };
    std::unordered_map<std::int64_t, Sum> sums;
    each_standing([&](const PageRow& row) {
      if (row.known > bounds.as_of || row.hidden <= bounds.as_of || row.published < bounds.since || row.published > bounds.until)
        return;
      Sum& sum = sums[row.publisher];
      ++sum.pages;
      sum.events += static_cast<std::uint64_t>(row.events);
      if (row.published == no_day) return;
      sum.first = std::min(sum.first, row.published);
      sum.last = std::max(sum.last, row.published);
    });
    std::vector<Outlet> out;
    for (const auto& [publisher, sum] : sums) {
      out.push_back({publisher == 0 ? "" : text_of_term(publisher), sum.pages, sum.events, told_day(sum.first),
                     told_day(sum.last)});
    }
    std::sort(out.begin(), out.end(),
              [](const Outlet& x, const Outlet& y) { return std::tie(y.pages, x.name) < std::tie(x.pages, y.name); });
    return out;
  });
}

Result<Coverage> SqliteStore::coverage(const Question& question) {
  return guarded(path_, [&] {
    const Bounds bounds = bounds_of(question);
    Coverage out;
    std::unordered_set<std::int64_t> outlets;
    Years years;
    std::int64_t first = never;
    std::int64_t last = -never;
    std::int64_t first_known = never;
    each_standing([&](const PageRow& row) {
      first_known = std::min(first_known, row.known);
      if (row.known > bounds.as_of || row.hidden <= bounds.as_of) return;
      if (row.published == no_day) ++out.undated;
      if (row.published < bounds.since || row.published > bounds.until) return;
      ++out.pages;
      out.events += static_cast<std::uint64_t>(row.events);
      if (row.publisher != 0) outlets.insert(row.publisher);
      if (row.published == no_day) return;
      first = std::min(first, row.published);
      last = std::max(last, row.published);
      years.count(row.published);
    });
    out.outlets = outlets.size();
    out.first = told_day(first);
    out.last = told_day(last);
    out.first_known = told_day(first_known);
    out.years = years.list();
    return out;
  });
}

Result<std::uint64_t> SqliteStore::mentions_of(std::string_view actor) {
  return guarded(path_, [&]() -> std::uint64_t {
    const auto id = known_term(actor);
    if (!id) return 0;
    Query q = db_->query("SELECT count(DISTINCT event) FROM actor_event WHERE actor = ?1");
    q->bind(1, *id);
    return q->step() ? static_cast<std::uint64_t>(q->integer(0)) : 0;
  });
}

Result<std::vector<Conflict>> SqliteStore::conflicts() {
  return guarded(path_, [&] {
    std::vector<Conflict> out;
    std::map<std::string, std::vector<Correction>> by_event;  // a join is looked at by passes
    for (const Correction& c : standing_of(read_corrections({}))) {
      for (const std::string& target : c.targets) {
        if (c.kind != "rate" && target.find(':') != std::string::npos) by_event[target].push_back(c);
      }
    }
    for (const auto& [target, corrections] : by_event) {
      const auto found = event(target);
      if (!found) throw SqliteFailure{11, found.error().message};
      const auto document = document_row(target.substr(0, target.find(':')));
      if (!found.value()) {
        for (const Correction& c : corrections)
          out.push_back({c.id, target, document ? "the page is read without this event now" : "its page is not in this case"});
        continue;
      }
      Query q = db_->query("SELECT reading FROM standing WHERE document = ?1");
      q->bind(1, *document);
      if (!q->step()) continue;
      const std::string lines = lines_of(q->integer(0));
      // Each on what those before it made of the event.
      const Corrected corrected = apply_corrections(line_at(lines, found.value()->event.line), corrections);
      out.insert(out.end(), corrected.conflicts.begin(), corrected.conflicts.end());
    }
    return out;
  });
}

}  // namespace isnad::record
