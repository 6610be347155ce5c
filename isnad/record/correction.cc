#include "isnad/record/correction.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>

#include "isnad/record/pack.h"

namespace isnad::record {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array kinds{"accept", "reject", "amend", "merge", "split", "rate", "undo"};
// The other members are evidence: they say where something stands, and cannot be otherwise.
constexpr std::array amendable{"type",   "mode",   "cameo", "goldstein", "quad",   "context",
                               "source", "target", "date",  "place",     "status", "attribution"};
constexpr std::array types{"AGREE",  "CONSULT", "SUPPORT",  "COOPERATE", "AID",      "CONCEDE",  "RETREAT", "REQUEST",
                           "ACCUSE", "REJECT",  "THREATEN", "PROTEST",   "SANCTION", "MOBILIZE", "COERCE",  "ASSAULT"};
constexpr std::array statuses{"actual", "planned", "predicted", "hypothetical", "requested", "negated"};
constexpr std::array axes{"reliability", "credibility"};

template <class List>
bool holds(const List& list, const std::string& what) {
  return std::find(list.begin(), list.end(), what) != list.end();
}

template <class List>
std::string joined(const List& list) {
  std::string out;
  for (const auto& item : list) out.append(out.empty() ? "" : ", ").append(item);
  return out;
}

Error usage(const std::string& message) { return {ErrorCode::usage, message, {}}; }

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

// What the id is made of.
Json content_of(const Correction& c) {
  Json json = {{"kind", "correction"}, {"correction", c.kind}, {"targets", c.targets}};
  if (!c.field.empty()) json["field"] = c.field;
  if (c.kind == "amend") json["was"] = Json::parse(c.was, nullptr, false);
  if (c.kind == "amend") json["now"] = Json::parse(c.now, nullptr, false);
  if (c.kind == "rate") json["now"] = c.now;
  json["author"] = c.author;
  json["day"] = c.day;
  json["reason"] = c.reason;
  return json;
}

// null, or the first and the last day.
std::string fault_of_date(const Json& now) {
  if (now.is_null()) return {};
  constexpr const char* form = "a date is null or [\"YYYY-MM-DD\",\"YYYY-MM-DD\"], the first day and the last";
  if (!now.is_array() || now.size() != 2 || !now[0].is_string() || !now[1].is_string()) return form;
  const auto first = parse_day(now[0].get<std::string>());
  const auto last = parse_day(now[1].get<std::string>());
  return first && last && *first <= *last ? std::string() : form;
}

std::string fault_of_amend(const Correction& c) {
  if (!holds(amendable, c.field)) return "\"" + c.field + "\" cannot be amended; amend one of " + joined(amendable);
  if (!Json::accept(c.now)) return "the new value is not JSON: " + c.now;
  if (!Json::accept(c.was)) return "the old value is not JSON: " + c.was;
  const Json now = Json::parse(c.now);
  if (c.field == "type" && !(now.is_string() && holds(types, now.get<std::string>()))) return c.now + " is no type; write one of " + joined(types);
  if (c.field == "status" && !(now.is_string() && holds(statuses, now.get<std::string>()))) return c.now + " is no status; write one of " + joined(statuses);
  return c.field == "date" ? fault_of_date(now) : std::string();
}

std::string fault_of_rate(const Correction& c) {
  const std::string grades = c.field == "reliability" ? "ABCDEF" : "123456";
  if (!holds(axes, c.field)) return "\"" + c.field + "\" is no axis; rate reliability (A to F) or credibility (1 to 6)";
  return c.now.size() == 1 && grades.find(c.now) != std::string::npos ? "" : "\"" + c.now + "\" is no grade of " + c.field;
}

std::string fault_of(const Correction& c) {
  if (!holds(kinds, c.kind)) return "\"" + c.kind + "\" is no kind of correction; expected " + joined(kinds);
  if (c.targets.empty()) return "a correction needs the id of what it corrects";
  if (c.kind == "merge" && c.targets.size() < 2) return "merge needs two events or more";
  if (c.author.empty()) return "a correction needs its author (--author NAME)";
  if (c.reason.empty()) return "a correction needs its reason (--reason TEXT)";
  if (!parse_day(c.day)) return "\"" + c.day + "\" is no day; write YYYY-MM-DD";
  if (c.kind == "amend") return fault_of_amend(c);
  return c.kind == "rate" ? fault_of_rate(c) : std::string();
}

std::string text_of(const Json& json, const char* name) {
  const auto found = json.find(name);
  return found == json.end() || !found->is_string() ? std::string() : found->get<std::string>();
}

void amend(Json& event, const Correction& c, Corrected& out) {
  const Json was = Json::parse(c.was, nullptr, false);
  const Json now = Json::parse(c.now, nullptr, false);
  const Json found = event.contains(c.field) ? event[c.field] : Json(nullptr);
  if (found == now) return;  // the newer engine reads it so itself
  if (found != was) {
    out.conflicts.push_back(
        {c.id, text_of(event, "id"),
         "\"" + c.field + "\" is read as " + dumped(found) + " now; the correction was made when it read " + dumped(was)});
    return;
  }
  Json changed = event;
  changed[c.field] = now;
  // A value of the wrong shape would make the event unreadable.
  if (const auto readable = parse_event(dumped(changed)); !readable) {
    out.conflicts.push_back({c.id, text_of(event, "id"), "the new value does not fit: " + readable.error().message});
    return;
  }
  event = std::move(changed);
}

}  // namespace

bool is_content_id(const std::string& target) {
  constexpr std::size_t digits = 16;
  const std::size_t end = std::min(target.find_first_not_of("0123456789abcdef"), target.size());
  return end == digits && (end == target.size() || target[end] == ':');
}

Result<Correction> checked(Correction c) {
  std::sort(c.targets.begin(), c.targets.end());
  c.targets.erase(std::unique(c.targets.begin(), c.targets.end()), c.targets.end());
  if (const std::string fault = fault_of(c); !fault.empty()) return usage(fault);
  c.id = content_id(dumped(content_of(c)));
  return c;
}

std::string line_of(const Correction& c) {
  Json json = content_of(c);
  json["id"] = c.id;
  json["added"] = iso_time(c.added);
  return dumped(json);
}

Result<Correction> parse_correction(std::string_view line) {
  const Json json = Json::parse(line, nullptr, false);
  if (!json.is_object()) return usage("a correction is no JSON object");
  Correction c;
  c.kind = text_of(json, "correction");
  const auto targets = json.find("targets");
  if (targets == json.end() || !targets->is_array()) return usage("a correction has no list of targets");
  for (const Json& target : *targets) c.targets.push_back(target.is_string() ? target.get<std::string>() : "");
  c.field = text_of(json, "field");
  const bool amends = c.kind == "amend";
  c.was = amends && json.contains("was") ? dumped(json["was"]) : "";
  c.now = !json.contains("now") ? "" : amends ? dumped(json["now"]) : text_of(json, "now");
  c.author = text_of(json, "author");
  c.day = text_of(json, "day");
  c.reason = text_of(json, "reason");
  c.added = parse_time(text_of(json, "added")).value_or(0);
  auto made = checked(std::move(c));
  if (made && json.contains("id") && text_of(json, "id") != made.value().id) {
    return usage("the correction's id \"" + text_of(json, "id") + "\" does not fit what it says");
  }
  return made;
}

Corrected apply_corrections(std::string_view event_line, const std::vector<Correction>& corrections) {
  Corrected out;
  out.line = std::string(event_line);
  if (corrections.empty()) return out;
  Json event = Json::parse(event_line, nullptr, false);
  if (!event.is_object()) return out;
  for (const Correction& c : corrections) {
    // The later of the two counts.
    if (c.kind == "accept" || c.kind == "reject") {
      out.accepted = c.kind == "accept";
      out.rejected = c.kind == "reject";
    }
    if (c.kind == "amend") amend(event, c, out);
    if (c.kind == "rate" && c.field == "credibility") out.credibility = c.now;
  }
  out.line = dumped(event);
  return out;
}

std::set<std::string> undone_by(const std::vector<Correction>& corrections) {
  // By what names what, not by time: two may be stated in one second. An id holds its targets, so that none undoes itself.
  std::map<std::string, std::vector<std::string>> undoing;
  for (const Correction& c : corrections) {
    if (c.kind != "undo") continue;
    for (const std::string& target : c.targets) undoing[target].push_back(c.id);
  }
  std::map<std::string, bool> settled;
  const std::function<bool(const std::string&)> stands = [&](const std::string& id) {
    if (const auto known = settled.find(id); known != settled.end()) return known->second;
    const auto by = undoing.find(id);
    const bool so = by == undoing.end() || std::none_of(by->second.begin(), by->second.end(), stands);
    return settled[id] = so;
  };
  std::set<std::string> out;
  for (const auto& [target, by] : undoing) {
    if (!stands(target)) out.insert(target);
  }
  return out;
}

std::vector<Correction> standing_of(std::vector<Correction> corrections) {
  std::sort(corrections.begin(), corrections.end(), [](const Correction& a, const Correction& b) {
    return std::tie(a.added, a.day, a.id) < std::tie(b.added, b.day, b.id);
  });
  const std::set<std::string> undone = undone_by(corrections);
  std::vector<Correction> out;
  for (Correction& c : corrections) {
    if (c.kind != "undo" && undone.count(c.id) == 0) out.push_back(std::move(c));
  }
  return out;
}

std::string member_of(std::string_view event_line, const std::string& field) {
  const Json event = Json::parse(event_line, nullptr, false);
  return event.is_object() && event.contains(field) ? dumped(event[field]) : "null";
}

std::string as_json(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  return dumped(json.is_discarded() ? Json(std::string(text)) : json);
}

std::string as_text(std::string_view json) {
  const Json parsed = Json::parse(json, nullptr, false);
  return parsed.is_string() ? parsed.get<std::string>() : std::string(json);
}

}  // namespace isnad::record
