#include "isnad/record/ledger_json.h"

#include <set>

#include "isnad/record/json_values.h"

namespace isnad::record {
namespace {

Json span_json(Span span) { return Json::array({span.begin, span.end}); }

// Where it stands and what it says, as far as a reader needs it to look it up.
Json place_json(const Statement& s) {
  const EventRecord& e = s.event();
  Json chain = Json::array();
  for (const Voice& v : e.voices) chain.push_back({{"who", v.who}, {"name", or_null(v.name)}, {"stance", v.stance}});
  Json out = {{"event", e.id},
              {"page", s.hit.document.page},
              {"published", or_null(s.hit.document.published)},
              {"told", day_json(s.told)},
              {"publisher", or_null(s.hit.document.publisher)},
              {"type", e.type},
              {"status", e.status},
              {"source", s.sources},
              {"target", s.targets},
              {"trigger", e.trigger_text},
              {"span", span_json(e.trigger)},
              {"sentence", span_json(e.sentence)},
              {"date", nullptr},
              {"attribution", chain}};
  if (e.date) out["date"] = Json::array({iso(e.date->first), iso(e.date->last)});
  return out;
}

constexpr std::size_t most_held = std::size_t{256} << 20U;

// The line of `head`, with two lists of statements behind its members.
std::string line_with(const Json& head, const char* first, const std::vector<std::size_t>& of_first, const char* second, const std::vector<std::size_t>& of_second,
                      PlaceLines& places) {
  std::string out = json_line(head);
  out.erase(out.rfind('}'));
  const auto add = [&](const char* name, const std::vector<std::size_t>& list) {
    out.append(",\"").append(name).append("\":[");
    for (const std::size_t& i : list) out.append(&i == list.data() ? "" : ",").append(places.of(i));
    out += ']';
  };
  add(first, of_first);
  add(second, of_second);
  return out + "}\n";
}

Json limits_json(const Statement& s) {
  Json out = Json::array();
  for (const Limit& limit : s.limits) out.push_back({{"kind", limit.kind}, {"text", limit.text}});
  return out;
}

Json voices_json(const Claim& claim) {
  Json states = Json::object();
  for (const Utterance& u : claim.utterances) {
    if (!u.who.empty()) states[u.who] = u.state;
  }
  return states;
}

}  // namespace

const std::string& PlaceLines::of(std::size_t statement) {
  std::string& line = lines_[statement];
  if (!line.empty()) return line;
  if (held_ > most_held) {
    for (std::string& one : lines_) one = std::string();
    held_ = 0;
  }
  line = json_line(place_json(statements_[statement]));
  line.pop_back();
  held_ += line.size();
  return line;
}

std::string json_of(const Claim& c, const std::vector<Link>& links, const std::vector<Statement>& statements) {
  Json json = {{"kind", "claim"},
               {"id", c.id},
               {"family", c.family},
               {"source", c.sources},
               {"target", c.targets},
               {"object", or_null(c.object)},
               {"first", day_json(c.first)},
               {"last", day_json(c.last)},
               {"standing", c.standing},
               {"voices", voices_json(c)}};
  if (!c.credibility.empty()) json["credibility"] = c.credibility;
  json["statements"] = Json::array();
  std::set<std::string> members;
  for (const Utterance& u : c.utterances) {
    Json place = place_json(statements[u.statement]);
    Json one = {{"who", or_null(u.who)},
                {"name", or_null(u.name)},
                {"act", u.act},
                {"state", u.state},
                {"limits", limits_json(statements[u.statement])}};
    if (u.wider) one["wider"] = true;
    one.update(place);
    json["statements"].push_back(one);
    members.insert(statements[u.statement].event().id);
  }
  json["denials"] = Json::array();
  json["retractions"] = Json::array();
  for (const std::size_t i : c.links) {
    const Link& link = links[i];
    if (members.count(link.object) == 0 || members.count(link.subject) == 0) continue;
    const bool denial = link.kind == "denies";
    json[denial ? "denials" : "retractions"].push_back({{"id", link.id},
                                                        {denial ? "denial" : "retraction", link.subject},
                                                        {denial ? "denied" : "retracted", link.object},
                                                        {"score", link.score},
                                                        {"reason", link.reason},
                                                        {"evidence", Json::parse(link.evidence)}});
  }
  return json_line(json);
}

std::string json_of(const Storyline& line, const std::vector<Statement>& statements) {
  Json json = {{"kind", "storyline"}, {"id", line.id}, {"matter", line.matter}, {"sides", line.sides}, {"marks", line.marks}};
  json["first"] = day_json(statements[line.steps.front().statement].day);
  json["last"] = day_json(statements[line.steps.back().statement].day);
  json["steps"] = Json::array();
  for (const Step& step : line.steps) {
    Json one = {{"step", step.name}, {"day", day_json(statements[step.statement].day)}};
    one.update(place_json(statements[step.statement]));
    json["steps"].push_back(one);
  }
  return json_line(json);
}

std::string json_of(const WordAndDeeds& w, PlaceLines& places) {
  Json json = {{"kind", "word"}, {"word", w.kind}, {"who", or_null(w.who)}, {"result", w.result}, {"lag", nullptr}};
  if (w.lag) json["lag"] = *w.lag;
  json.update(place_json(places.statements()[w.statement]));
  return line_with(json, "deeds", w.outcome.done, "against", w.outcome.not_done, places);
}

std::string json_of(const Forecast& f, PlaceLines& places) {
  const Statement& s = places.statements()[f.statement];
  Json json = {{"kind", "forecast"},
               {"who", or_null(f.who)},
               {"name", or_null(f.name)},
               {"likelihood", nullptr},
               {"condition", or_null(s.condition)},
               {"result", f.result},
               {"reason", f.reason}};
  if (s.likelihood) json["likelihood"] = {{"word", s.likelihood->word}, {"low", s.likelihood->low}, {"high", s.likelihood->high}};
  json.update(place_json(s));
  return line_with(json, "evidence", f.outcome.done, "against", f.outcome.not_done, places);
}

}  // namespace isnad::record
