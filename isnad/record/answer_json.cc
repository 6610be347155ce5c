#include "isnad/record/answer_json.h"

#include <map>

#include "isnad/record/json_values.h"

namespace isnad::record {
namespace {

const char* name_of(Direction direction) {
  return direction == Direction::a_to_b ? "a_to_b" : direction == Direction::b_to_a ? "b_to_a" : "both";
}

Json coverage_json(const Coverage& c) {
  Json years = Json::object();
  for (const auto& [year, pages] : c.years) years[std::to_string(year)] = pages;
  return {{"pages", c.pages},           {"events", c.events},       {"outlets", c.outlets},  {"undated_pages", c.undated},
          {"first", day_json(c.first)}, {"last", day_json(c.last)}, {"pages_by_year", years}};
}

Json summed(const PairCounts& counts, std::string (*key)(const PairCell&)) {
  std::map<std::string, std::uint64_t> sums;
  for (const PairCell& cell : counts.cells) sums[key(cell)] += cell.events;
  Json out = Json::object();
  for (const auto& [name, events] : sums) out[name] = events;
  return out;
}

}  // namespace

std::string json_of(const EventHit& hit) {
  Json more = {{"published", or_null(hit.document.published)},
               {"publisher", or_null(hit.document.publisher)},
               {"title", or_null(hit.document.title)}};
  if (!hit.corrections.empty()) more["corrected"] = hit.corrections;
  if (hit.accepted) more["accepted"] = true;
  if (!hit.credibility.empty()) more["credibility"] = hit.credibility;
  if (hit.rejected) more["rejected"] = true;
  if (!hit.stands()) more["stands"] = false;
  std::string tail = json_line(more);
  return hit.line.substr(0, hit.line.rfind('}')) + "," + tail.substr(1);
}

std::string json_of(const EventHit& hit, const Weight& weight) {
  std::string line = json_of(hit);
  if (weight.incident.empty()) return line;
  const std::string tail = json_line({{"incident",
                                       {{"id", weight.incident},
                                        {"first", or_null(weight.first)},
                                        {"reports", weight.reports},
                                        {"origins", weight.origins}}}});
  return line.substr(0, line.rfind('}')) + "," + tail.substr(1);
}

std::string json_of(const Link& l) {
  Json json = {{"kind", "link"},       {"id", l.id},         {"join", l.kind},     {"subject", l.subject},
               {"object", l.object},   {"score", l.score},   {"reason", l.reason}, {"evidence", Json::parse(l.evidence, nullptr, false)}};
  if (l.undone) json["undone"] = true;
  return json_line(json);
}

std::string json_of(const Member& m) {
  Json json = {{"kind", "member"}, {"id", m.id},     {"join", m.kind},         {"cluster", m.cluster}, {"subject", m.subject},
               {"role", m.role},   {"day", day_json(m.day)}, {"reason", m.reason}, {"evidence", Json::parse(m.evidence, nullptr, false)}};
  if (m.undone) json["undone"] = true;
  return json_line(json);
}

std::string json_of(const PairCounts& counts, const Question& q, const Coverage& coverage) {
  Json json = {{"kind", "pair"},
               {"a", q.a},
               {"b", q.b},
               {"since", day_json(q.since)},
               {"until", day_json(q.until)},
               {"as_of", day_json(q.as_of)},
               {"events", counts.total}};
  json["by_type"] = summed(counts, [](const PairCell& c) { return c.type; });
  json["by_status"] = summed(counts, [](const PairCell& c) { return c.status; });
  json["by_quad"] = summed(counts, [](const PairCell& c) { return c.quad.empty() ? std::string("none") : c.quad; });
  json["by_year"] =
      summed(counts, [](const PairCell& c) { return c.year == 0 ? std::string("unknown") : std::to_string(c.year); });
  json["cells"] = Json::array();
  for (const PairCell& c : counts.cells) {
    json["cells"].push_back({{"year", c.year == 0 ? Json(nullptr) : Json(c.year)},
                             {"type", c.type},
                             {"status", c.status},
                             {"quad", or_null(c.quad)},
                             {"direction", name_of(c.direction)},
                             {"events", c.events}});
  }
  json["coverage"] = coverage_json(coverage);
  return json_line(json);
}

std::string json_of(const PageHit& hit) {
  const DocumentRecord& d = hit.document;
  return json_line({{"kind", "page"},
                    {"id", hit.id},
                    {"page", d.page},
                    {"title", or_null(d.title)},
                    {"published", or_null(d.published)},
                    {"publisher", or_null(d.publisher)},
                    {"url", or_null(d.url)},
                    {"events", hit.events}});
}

std::string json_of(const Withdrawal& w) {
  Json json = {{"kind", "withdrawal"}, {"id", withdrawal_id(w)}, {"document", w.document},           {"day", iso(w.day)},
               {"author", w.author},   {"reason", w.reason},     {"added", iso_time(w.added)}};
  if (w.undone) json["undone"] = true;
  return json_line(json);
}

}  // namespace isnad::record
