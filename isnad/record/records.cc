#include "isnad/record/records.h"

#include <nlohmann/json.hpp>
#include <set>

namespace isnad::record {
namespace {

using Json = nlohmann::json;

struct BadRecord {
  std::string message;
};

const Json* member(const Json& json, const char* name) {
  const auto found = json.find(name);
  return found == json.end() || found->is_null() ? nullptr : &*found;
}

std::string text_of(const Json& json, const char* name) {
  const Json* found = member(json, name);
  if (found == nullptr) return {};
  if (!found->is_string()) throw BadRecord{std::string("\"") + name + "\" is no text"};
  return found->get<std::string>();
}

std::string needed(const Json& json, const char* name) {
  std::string text = text_of(json, name);
  if (text.empty()) throw BadRecord{std::string("\"") + name + "\" is missing"};
  return text;
}

std::uint32_t number_of(const Json& json, const char* what) {
  if (!json.is_number_unsigned() || json.get<std::uint64_t>() > UINT32_MAX)
    throw BadRecord{std::string(what) + " is no number of bytes"};
  return json.get<std::uint32_t>();
}

Span span_of(const Json& json, const char* name) {
  const Json* found = member(json, name);
  if (found == nullptr || !found->is_array() || found->size() != 2) throw BadRecord{std::string("\"") + name + "\" is no span"};
  const Span span{number_of((*found)[0], name), number_of((*found)[1], name)};
  if (span.end < span.begin) throw BadRecord{std::string("\"") + name + "\" ends before it begins"};
  return span;
}

Json parsed(std::string_view line) {
  Json json = Json::parse(line, nullptr, false);
  if (!json.is_object()) throw BadRecord{"is no JSON object"};
  return json;
}

const Json& list_of(const Json& json, const char* name) {
  static const Json none = Json::array();
  const Json* found = member(json, name);
  if (found == nullptr) return none;
  if (!found->is_array()) throw BadRecord{std::string("\"") + name + "\" is no list"};
  return *found;
}

std::vector<Participant> participants_of(const Json& json, const char* name) {
  std::vector<Participant> out;
  for (const Json& p : list_of(json, name)) out.push_back({needed(p, "code"), text_of(p, "name")});
  return out;
}

std::optional<DayRange> date_of(const Json& json) {
  const Json& days = list_of(json, "date");
  if (days.empty()) return std::nullopt;
  const auto day = [&days](std::size_t at) {
    return days.size() == 2 && days[at].is_string() ? parse_day(days[at].get<std::string>()) : std::nullopt;
  };
  const auto first = day(0);
  const auto last = day(1);
  if (!first || !last || *last < *first) throw BadRecord{"\"date\" is no pair of days, the earlier first"};
  return DayRange{*first, *last};
}

EventRecord event_of(const Json& json) {
  EventRecord e;
  e.id = needed(json, "id");
  const Json* trigger = member(json, "trigger");
  if (trigger == nullptr || !trigger->is_object()) throw BadRecord{"\"trigger\" is missing"};
  e.trigger = span_of(*trigger, "span");
  e.trigger_text = text_of(*trigger, "text");
  e.sentence = span_of(json, "sentence");
  e.type = needed(json, "type");
  e.status = needed(json, "status");
  e.mode = text_of(json, "mode");
  e.quad = text_of(json, "quad");
  e.source = participants_of(json, "source");
  e.target = participants_of(json, "target");
  for (const Json& v : list_of(json, "attribution"))
    e.voices.push_back(
        {needed(v, "who"), text_of(v, "name"), text_of(v, "stance"), v.contains("span") ? span_of(v, "span") : Span{}});
  e.date = date_of(json);
  if (const Json* place = member(json, "place"); place != nullptr && place->is_object()) {
    e.place = text_of(*place, "name");
    e.country = text_of(*place, "country");
  }
  if (const Json* c = member(json, "confidence"); c != nullptr && c->is_number()) e.confidence = c->get<double>();
  for (const Json& reason : list_of(json, "why")) {
    if (reason.is_string()) e.why.push_back(reason.get<std::string>());
  }
  return e;
}

DocumentRecord document_of(const Json& json) {
  if (text_of(json, "kind") != "document") throw BadRecord{"a document line was expected first"};
  DocumentRecord d;
  d.id = needed(json, "id");
  if (d.id.size() != 16 || d.id.find_first_not_of("0123456789abcdef") != std::string::npos)
    throw BadRecord{"\"id\" is not 16 hex digits"};
  d.page = needed(json, "page");
  d.url = text_of(json, "url");
  d.title = text_of(json, "title");
  d.published = text_of(json, "published");
  d.publisher = text_of(json, "publisher");
  d.map = text_of(json, "map");
  d.engine = needed(json, "engine");
  d.tables = text_of(json, "tables");
  d.bytes = number_of(json.contains("bytes") ? json["bytes"] : Json(0U), "\"bytes\"");
  return d;
}

void check_event(const EventRecord& e, const DocumentRecord& d, std::set<std::string>& ids) {
  if (e.id != d.id + ":" + std::to_string(e.trigger.begin))
    throw BadRecord{"the id \"" + e.id + "\" is not that of its page and trigger"};
  if (e.trigger.end > d.bytes || e.sentence.end > d.bytes) throw BadRecord{"a span ends outside the page"};
  if (!ids.insert(e.id).second) throw BadRecord{"the id \"" + e.id + "\" stands twice"};
}

bool begins_with_kind(std::string_view line, std::string_view kind) {
  constexpr std::string_view begin = "{\"kind\":\"";
  return line.substr(0, begin.size()) == begin && line.substr(begin.size(), kind.size()) == kind;
}

PageRecords read_lines(std::string_view lines, std::size_t& number) {
  PageRecords out;
  std::set<std::string> ids;
  for (std::size_t at = 0; at < lines.size(); ++number) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    const Json json = parsed(lines.substr(at, end - at));
    if (number == 0) {
      out.document = document_of(json);
    } else if (text_of(json, "kind") == "event") {
      out.events.push_back(event_of(json));
      out.events.back().line = static_cast<std::uint32_t>(number);
      check_event(out.events.back(), out.document, ids);
    } else if (text_of(json, "kind") == "document") {
      throw BadRecord{"a second document line"};
    }
    at = end + 1;
  }
  if (number == 0) throw BadRecord{"holds no line"};
  return out;
}

}  // namespace

Result<PageRecords> parse_records(std::string_view lines) {
  std::size_t number = 0;
  try {
    return read_lines(lines, number);
  } catch (const BadRecord& bad) {
    return Error{ErrorCode::bad_input, "line " + std::to_string(number + 1) + " of the page's records: " + bad.message, {}};
  } catch (const Json::exception& e) {
    return Error{ErrorCode::bad_input, "line " + std::to_string(number + 1) + " of the page's records: " + e.what(), {}};
  }
}

Result<EventRecord> parse_event(std::string_view line) {
  try {
    return event_of(parsed(line));
  } catch (const BadRecord& bad) {
    return Error{ErrorCode::bad_input, bad.message, {}};
  } catch (const Json::exception& e) {
    return Error{ErrorCode::bad_input, e.what(), {}};
  }
}

bool is_document_line(std::string_view line) { return begins_with_kind(line, "document\""); }

bool is_record_line(std::string_view line) {
  return begins_with_kind(line, "event\"") || begins_with_kind(line, "claim\"") || begins_with_kind(line, "forecast\"");
}

std::string_view line_at(std::string_view lines, std::size_t number) {
  for (; number > 0 && !lines.empty(); --number) lines.remove_prefix(std::min(lines.find('\n'), lines.size() - 1) + 1);
  return lines.substr(0, lines.find('\n'));
}

}  // namespace isnad::record
