#include "isnad/engine/records.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace isnad {
namespace {

using Json = nlohmann::ordered_json;

Json span_json(const Document& d, Span span) {
  const Span page = d.in_page(span);
  return Json::array({page.begin, page.end});
}

Json field_json(const std::optional<page::Field>& field) { return field ? Json(field->value) : Json(nullptr); }

Json range_json(const std::optional<DayRange>& range) {
  return range ? Json::array({iso(range->first), iso(range->last)}) : Json(nullptr);
}

std::string line_of(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"; }

Json found_json(const page::Page& p) {
  Json found = Json::object();
  const auto add = [&found](const char* name, const std::optional<page::Field>& field) {
    if (field) found[name] = {{"how", field->how}, {"span", Json::array({field->page.begin, field->page.end})}};
  };
  add("title", p.title);
  add("published", p.published);
  add("publisher", p.publisher);
  add("origin", p.origin);
  add("author", p.author);
  add("translator", p.translator);
  add("section", p.section);
  return found;
}

Json document_json(const Document& d, std::uint64_t offset) {
  const page::Page& p = d.page;
  Json body = Json::array();
  for (const page::Block& block : p.blocks) {
    if (block.kind != page::BlockKind::title) body.push_back(span_json(d, block.text));
  }
  Json related = Json::array();
  for (const page::Field& r : p.related) related.push_back({{"title", r.value}, {"span", Json::array({r.page.begin, r.page.end})}});
  Json dropped = Json::array();
  for (const page::Dropped& x : p.dropped) dropped.push_back({{"reason", x.reason}, {"span", Json::array({x.page.begin, x.page.end})}});
  Json json = {{"kind", "document"}, {"id", p.id}, {"page", p.name}, {"title", field_json(p.title)}};
  json["published"] = field_json(p.published);
  json["publisher"] = field_json(p.publisher);
  json["origin"] = field_json(p.origin);
  json["author"] = field_json(p.author);
  json["translator"] = field_json(p.translator);
  json["section"] = field_json(p.section);
  json["url"] = field_json(p.url);
  json["body"] = std::move(body);
  json["sentences"] = d.text.sentences().size();
  json["bytes"] = p.bytes;
  if (offset != 0) json["offset"] = offset;
  if (!p.json_map.empty()) json["map"] = p.json_map;
  json["encoding"] = p.encoding;
  json["found"] = found_json(p);
  json["related"] = std::move(related);
  json["dropped"] = std::move(dropped);
  json["notes"] = p.notes;
  json["engine"] = "isnad " + std::string(version());
  json["tables"] = d.tables;
  return json;
}

Json participant_json(const Document& d, const events::Participant& p) {
  Json json = {{"code", p.code}};
  if (!p.sector.empty()) json["sector"] = p.sector;
  if (!p.name.empty()) json["name"] = p.name;
  if (!p.role.empty()) json["role"] = p.role;
  json["entity"] = p.entity ? nlohmann::json("e" + std::to_string(*p.entity)) : nlohmann::json();
  json["span"] = span_json(d, p.span);
  json["via"] = mentions::name_of(p.via);
  return json;
}

Json evidence_json(const Document& d, const events::Event& e) {
  if (!e.time) return nullptr;
  const times::Time& t = d.times[*e.time];
  return {{"text", std::string(cut(d.text.utf8(), t.span))}, {"span", span_json(d, t.span)}, {"anchor", times::name_of(t.anchor)}};
}

Json place_json(const Document& d, const events::Event& e) {
  if (!e.place) return nullptr;
  Json json = {{"name", e.place->name}, {"country", e.place->country.empty() ? Json(nullptr) : Json(e.place->country)}};
  json["lat"] = e.place->lat ? Json(*e.place->lat) : Json(nullptr);
  json["lon"] = e.place->lon ? Json(*e.place->lon) : Json(nullptr);
  json["span"] = span_json(d, e.place->span);
  return json;
}

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json event_json(const Document& d, const events::Event& e) {
  const Span trigger = d.in_page(e.trigger);
  Json json = {{"kind", "event"}, {"id", d.page.id + ":" + std::to_string(trigger.begin)}, {"page", d.page.name}};
  json["trigger"] = {{"text", std::string(cut(d.text.utf8(), e.trigger))}, {"span", Json::array({trigger.begin, trigger.end})}};
  json["sentence"] = span_json(d, e.sentence);
  json["type"] = e.type;
  json["mode"] = text_or_null(e.mode);
  json["cameo"] = text_or_null(e.cameo);
  json["goldstein"] = e.goldstein ? Json(*e.goldstein) : Json(nullptr);
  json["quad"] = text_or_null(e.quad);
  json["context"] = e.context;
  for (const auto& [name, list] : {std::pair{"source", &e.source}, std::pair{"target", &e.target}}) {
    Json out = Json::array();
    for (const events::Participant& p : *list) out.push_back(participant_json(d, p));
    json[name] = std::move(out);
  }
  json["date"] = range_json(e.date);
  json["date_evidence"] = evidence_json(d, e);
  json["place"] = place_json(d, e);
  json["status"] = events::name_of(e.status);
  Json chain = Json::array();
  for (const events::Voice& v : e.attribution) {
    chain.push_back({{"who", v.who}, {"name", text_or_null(v.name)}, {"stance", v.stance}, {"cue", v.cue}, {"span", span_json(d, v.span)}});
  }
  json["attribution"] = std::move(chain);
  json["confidence"] = std::round(e.confidence * 100) / 100;
  json["why"] = e.why;
  return json;
}

}  // namespace

std::string records_of(const Document& d, std::uint64_t offset) {
  std::string out = line_of(document_json(d, offset));
  for (const events::Event& e : d.events) out += line_of(event_json(d, e));
  return out;
}

std::string mention_records(const Document& d) {
  std::string out = line_of(document_json(d, 0));
  for (const mentions::Mention& m : d.mentions) {
    Json json = {{"kind", "mention"}, {"text", std::string(cut(d.text.utf8(), m.span))}, {"span", span_json(d, m.span)}};
    json["type"] = mentions::name_of(m.kind);
    json["code"] = text_or_null(m.code);
    if (!m.second.empty()) json["second"] = m.second;
    json["entity"] = "e" + std::to_string(m.entity);
    json["name"] = text_or_null(m.name);
    json["sector"] = text_or_null(m.sector);
    json["via"] = mentions::name_of(m.via);
    for (const mentions::ProperName& name : m.names) json["names"].push_back({{"span", span_json(d, name.span)}, {"type", mentions::name_of(name.kind)}});
    json["why"] = m.reason;
    out += line_of(json);
  }
  return out;
}

std::string time_records(const Document& d) { return time_records(d, d.times); }

std::string time_records(const Document& d, const times::Times& times) {
  std::string out = line_of(document_json(d, 0));
  for (const times::Time& t : times) {
    Json json = {{"kind", "time"}, {"page", d.page.name}, {"text", std::string(cut(d.text.utf8(), t.span))}, {"span", span_json(d, t.span)}};
    json["value"] = range_json(t.value);
    json["type"] = times::name_of(t.type);
    json["anchor"] = t.anchor == times::Anchor::none ? Json(nullptr) : Json(times::name_of(t.anchor));
    json["why"] = t.rule;
    out += line_of(json);
  }
  return out;
}

std::string text_record(const text::Text& text, const times::Times& times) {
  Json list = Json::array();
  for (const times::Time& t : times) {
    Json json = {{"text", std::string(cut(text.utf8(), t.span))}, {"span", Json::array({t.span.begin, t.span.end})}};
    json["value"] = range_json(t.value);
    json["type"] = times::name_of(t.type);
    list.push_back(std::move(json));
  }
  return line_of({{"text", std::string(text.utf8())}, {"times", std::move(list)}});
}

}  // namespace isnad
