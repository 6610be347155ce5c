#include "isnad/record/incidents.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "isnad/record/disjoint.h"
#include "isnad/record/incident_rules.h"
#include "isnad/record/text_keys.h"

namespace isnad::record {
namespace {

constexpr std::size_t rare_words = 8;     // of each sentence, by which it is looked up
constexpr int slot_days = 4;
constexpr int most_slots = 5;             // longer windows are looked up by their first days only
constexpr std::size_t neighbours = 16;    // in a bucket, each report meets so many before it
constexpr std::size_t checked_members = 64;  // of a cluster, for contradictions
constexpr double near_miss = 0.12;        // below what is needed

struct Edge {
  std::uint32_t a, b;
  Match match;
};

std::string hundredths(double x) {
  const int n = std::clamp(static_cast<int>(x * 100 + 0.5), 0, 100);
  return n == 100 ? "1.00" : std::string("0.") + (n < 10 ? "0" : "") + std::to_string(n);
}

std::string days_json(const ReportTraits& r) {
  if (!r.dated) return "null";
  const auto day = [](int n) { return "\"" + iso(Day{std::chrono::days(n)}) + "\""; };
  return "[" + day(r.first) + "," + day(r.last) + "]";
}

// In order of content, so that the order of adding does not show.
bool before(const ReportTraits& a, const ReportTraits& b) {
  const auto key = [](const ReportTraits& r) { return std::make_tuple(window_of(r)[0], r.published); };
  return key(a) != key(b) ? key(a) < key(b) : a.event < b.event;
}

}  // namespace

// The later of two decisions on the same ids counts.
Decisions decisions_of(const std::vector<Correction>& standing) {
  Decisions out;
  for (const Correction& c : standing) {
    if (c.kind == "reject") out.rejected.insert(c.targets.begin(), c.targets.end());
    if (c.kind == "merge") out.merged.push_back(c.targets);
    if (c.kind == "split") out.split.insert(c.targets.begin(), c.targets.end());
    for (const std::string& target : c.targets) {
      if (c.kind == "accept") out.rejected.erase(target);
      if (c.kind == "merge") out.split.erase(target);
      if (c.kind != "split") continue;
      for (std::vector<std::string>& group : out.merged) std::erase(group, target);
    }
  }
  std::erase_if(out.merged, [](const std::vector<std::string>& group) { return group.size() < 2; });
  return out;
}

struct IncidentGrouper::State {
  using Row = std::pair<std::uint64_t, std::uint32_t>;  // bucket, report

  Ordinals ordinals;
  std::vector<ReportTraits> reports;
  WordWeights weights;
  std::vector<std::string> near;
  std::unordered_map<std::string, std::uint32_t> numbers;

  void look_up(std::uint32_t i, std::vector<Row>& rows) const;
  [[nodiscard]] std::vector<std::uint64_t> candidates() const;
  [[nodiscard]] std::vector<Edge> edges();
  [[nodiscard]] bool contradicted(const std::vector<std::uint32_t>& x, const std::vector<std::uint32_t>& y,
                                  const Decisions& decisions) const;
  [[nodiscard]] Link link_of(const Edge& edge) const;
  void add_cluster(const std::vector<std::uint32_t>& part, Joins& out) const;
};

IncidentGrouper::IncidentGrouper(Ordinals ordinals) : state_(std::make_unique<State>()) {
  state_->ordinals = std::move(ordinals);
}
IncidentGrouper::~IncidentGrouper() = default;

void IncidentGrouper::add(const Report& report) {
  // What may or might happen is no event in the world.
  if (report.event.status != "actual" && report.event.status != "planned") return;
  // Nobody named took part: nothing to tell it by.
  const auto named = [](const Participant& p) { return !p.name.empty() || (p.code != "EXPERT" && p.code != "OFFICIALS"); };
  const EventRecord& e = report.event;
  if (std::none_of(e.source.begin(), e.source.end(), named) && std::none_of(e.target.begin(), e.target.end(), named)) return;
  state_->reports.push_back(traits_of(report, state_->ordinals));
}

const std::vector<std::string>& IncidentGrouper::near_misses() const { return state_->near; }

// Type, status, rare word and days: reports of one incident share at least one such bucket.
void IncidentGrouper::State::look_up(std::uint32_t i, std::vector<Row>& rows) const {
  const ReportTraits& r = reports[i];
  std::vector<std::pair<std::uint32_t, std::uint64_t>> rare;
  for (const std::uint64_t word : r.words) rare.emplace_back(weights.sentences_with(word), word);
  const std::size_t kept = std::min(rare_words, rare.size());
  std::partial_sort(rare.begin(), rare.begin() + static_cast<std::ptrdiff_t>(kept), rare.end());
  rare.resize(kept);
  const auto window = window_of(r);
  if (window[0] > window[1]) return;  // no day at all: nothing to compare
  const int from = window[0] / slot_days;
  const int to = std::min(window[1] / slot_days, from + most_slots - 1);
  for (int slot = from; slot <= to; ++slot) {
    for (const auto& [count, word] : rare) {
      const std::uint64_t key[] = {r.type, r.status, word, static_cast<std::uint64_t>(slot)};
      rows.emplace_back(joined_keys(key, 4), i);
    }
  }
}

// Pairs of report numbers, in order; those of one page all meet.
std::vector<std::uint64_t> IncidentGrouper::State::candidates() const {
  std::vector<Row> rows;
  for (std::uint32_t i = 0; i < reports.size(); ++i) {
    look_up(i, rows);
    const std::uint64_t key[] = {reports[i].type, reports[i].status, reports[i].page};
    rows.emplace_back(joined_keys(key, 3), i);
  }
  std::sort(rows.begin(), rows.end());
  std::vector<std::uint64_t> out;
  for (std::size_t i = 0, begin = 0; i < rows.size(); ++i) {
    if (rows[i].first != rows[begin].first) begin = i;
    for (std::size_t k = i - std::min(i - begin, neighbours); k < i; ++k)
      out.push_back((std::uint64_t{rows[k].second} << 32U) | rows[i].second);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// Joins, the surest first.
std::vector<Edge> IncidentGrouper::State::edges() {
  std::vector<Edge> out;
  for (const std::uint64_t pair : candidates()) {
    const auto a = static_cast<std::uint32_t>(pair >> 32U);
    const auto b = static_cast<std::uint32_t>(pair);
    if (conflict_of(reports[a], reports[b]) != nullptr) continue;
    const Match m = match_of(reports[a], reports[b], weights);
    if (m.score >= m.needed) {
      out.push_back({a, b, m});
    } else if (m.score >= m.needed - near_miss && reports[a].page != reports[b].page) {
      near.push_back(reports[a].event + " " + reports[b].event + " " + hundredths(m.score));
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const Edge& x, const Edge& y) {
    return x.match.score - x.match.needed > y.match.score - y.match.needed;
  });
  return out;
}

bool IncidentGrouper::State::contradicted(const std::vector<std::uint32_t>& x, const std::vector<std::uint32_t>& y,
                                          const Decisions& decisions) const {
  for (std::size_t i = 0; i < x.size() && i < checked_members; ++i) {
    for (std::size_t k = 0; k < y.size() && k < checked_members; ++k) {
      if (conflict_of(reports[x[i]], reports[y[k]]) != nullptr) return true;
      if (decisions.rejected.empty()) continue;
      const std::uint32_t first = std::min(x[i], y[k]);
      const std::uint32_t second = std::max(x[i], y[k]);
      if (decisions.rejected.count(join_id(Link{"", "same", reports[second].event, reports[first].event, 1, "", "", false})) != 0)
        return true;
    }
  }
  return false;
}

Link IncidentGrouper::State::link_of(const Edge& edge) const {
  const ReportTraits& a = reports[edge.a];
  const ReportTraits& b = reports[edge.b];
  const std::string evidence = "{\"score\":" + hundredths(edge.match.score) + ",\"needed\":" + hundredths(edge.match.needed) +
                               ",\"words\":" + hundredths(edge.match.words) + ",\"days\":[" + days_json(b) + "," + days_json(a) +
                               "],\"same_trigger\":" + (a.trigger == b.trigger ? "true" : "false") + "}";
  return {"", "same", b.event, a.event, std::min(1.0, edge.match.score), edge.match.reason, evidence, false};
}

void IncidentGrouper::State::add_cluster(const std::vector<std::uint32_t>& part, Joins& out) const {
  const ReportTraits& first = reports[part.front()];
  for (const std::uint32_t i : part) {
    const ReportTraits& r = reports[i];
    Member m{"", "incident", "incident:" + first.event, r.event, i == part.front() ? "first" : "report", std::nullopt, "", "", false};
    if (window_of(r)[0] != INT_MAX) m.day = Day{std::chrono::days(window_of(r)[0])};
    m.reason = i == part.front() ? "the first report" : "joined by the links \"same\" of this event";
    m.evidence = "{\"days\":" + days_json(r) + ",\"reports\":" + std::to_string(part.size()) + "}";
    out.members.push_back(std::move(m));
  }
}

Joins IncidentGrouper::group(const Decisions& decisions) {
  State& s = *state_;
  std::sort(s.reports.begin(), s.reports.end(), before);
  s.weights = {};
  for (const ReportTraits& r : s.reports) s.weights.count(r.words);
  for (std::uint32_t i = 0; i < s.reports.size(); ++i) s.numbers[s.reports[i].event] = i;
  DisjointSets sets(s.reports.size());
  std::vector<std::vector<std::uint32_t>> parts(s.reports.size());
  for (std::uint32_t i = 0; i < s.reports.size(); ++i) parts[i] = {i};
  Joins out;
  const auto join = [&](std::uint32_t a, std::uint32_t b) {
    const std::size_t x = std::min(sets.root(a), sets.root(b));
    const std::size_t y = std::max(sets.root(a), sets.root(b));
    sets.join(x, y);
    std::vector<std::uint32_t> all;
    std::merge(parts[x].begin(), parts[x].end(), parts[y].begin(), parts[y].end(), std::back_inserter(all));
    parts[x] = std::move(all);
    parts[y].clear();
  };
  for (const auto& merged : decisions.merged) {
    std::vector<std::uint32_t> known;
    for (const std::string& event : merged) {
      const auto found = s.numbers.find(event);
      if (found != s.numbers.end()) known.push_back(found->second);
    }
    for (std::size_t i = 1; i < known.size(); ++i) {
      Match by_hand{1, 1, "an analyst says they are one", 0};
      if (sets.root(known[0]) == sets.root(known[i])) continue;
      out.links.push_back(s.link_of({std::min(known[0], known[i]), std::max(known[0], known[i]), by_hand}));
      join(known[0], known[i]);
    }
  }
  for (const Edge& edge : s.edges()) {
    if (sets.root(edge.a) == sets.root(edge.b)) continue;
    if (decisions.split.count(s.reports[edge.a].event) != 0 || decisions.split.count(s.reports[edge.b].event) != 0) continue;
    const Link link = s.link_of(edge);
    // An undone join is still told, so that the undoing can be seen and taken back.
    if (decisions.rejected.count(join_id(link)) != 0) out.links.push_back(link);
    if (s.contradicted(parts[sets.root(edge.a)], parts[sets.root(edge.b)], decisions)) continue;
    out.links.push_back(link);
    join(edge.a, edge.b);
  }
  for (const auto& part : parts) {
    if (part.size() > 1) s.add_cluster(part, out);
  }
  return out;
}

}  // namespace isnad::record
