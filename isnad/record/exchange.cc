#include "isnad/record/exchange.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "isnad/base/utf8.h"
#include "isnad/record/pack.h"

namespace isnad::record {
namespace {

using Json = nlohmann::ordered_json;

constexpr int format = 1;
constexpr std::uint64_t pages_a_batch = 500;

std::string dumped(const Json& json) { return json.dump() + "\n"; }

Json page_json(const StoredPage& page) {
  Json json = {{"kind", "page"}, {"id", page.id}, {"size", page.size}, {"added", iso_time(page.added)}};
  json["names"] = Json::array();
  for (const auto& [name, added] : page.names) json["names"].push_back({{"name", name}, {"added", iso_time(added)}});
  if (!page.bytes) return json;
  json["sha256"] = hex(page.sha256);
  // Text stays readable; what is not UTF-8 could not stand in JSON.
  if (first_bad_utf8(*page.bytes) == page.bytes->size()) {
    json["text"] = *page.bytes;
  } else {
    json["base64"] = base64(*page.bytes);
  }
  return json;
}

std::string reading_lines(const StoredPage& page, const StoredReading& reading) {
  const auto count = std::count(reading.lines.begin(), reading.lines.end(), '\n');
  return dumped({{"kind", "reading"},
                 {"document", page.id},
                 {"engine", reading.engine},
                 {"tables", reading.tables},
                 {"read", iso_time(reading.read)},
                 {"lines", count}}) +
         reading.lines;
}

std::string withdrawal_line(const Withdrawal& w) {
  return dumped({{"kind", "withdrawal"},
                 {"document", w.document},
                 {"day", iso(w.day)},
                 {"author", w.author},
                 {"reason", w.reason},
                 {"added", iso_time(w.added)}});
}

std::string text_of(const Json& json, const char* name) {
  const auto found = json.find(name);
  return found == json.end() || !found->is_string() ? std::string() : found->get<std::string>();
}

Error bad(std::uint64_t line, const std::string& message) {
  return {ErrorCode::bad_input, message + "; is it what isnad export wrote?", "line " + std::to_string(line)};
}

}  // namespace

Result<bool> export_all(Store& store, const std::function<bool(std::string_view)>& write) {
  const auto ids = store.page_ids();
  if (!ids) return ids.error();
  if (!write(dumped({{"kind", "isnad"}, {"format", format}}))) return false;
  for (const std::string& id : ids.value()) {
    const auto page = store.page(id);
    if (!page) return page.error();
    if (!write(dumped(page_json(*page.value())))) return false;
    for (const StoredReading& reading : page.value()->readings) {
      if (!write(reading_lines(*page.value(), reading))) return false;
    }
  }
  const auto withdrawals = store.withdrawals();
  if (!withdrawals) return withdrawals.error();
  for (const Withdrawal& w : withdrawals.value()) {
    if (!write(withdrawal_line(w))) return false;
  }
  const auto corrections = store.corrections();
  if (!corrections) return corrections.error();
  for (const Correction& c : corrections.value()) {
    if (!write(line_of(c) + "\n")) return false;
  }
  return true;
}

Result<bool> Importer::ensure_begun() {
  if (begun_) return true;
  auto done = store_.begin();
  begun_ = done.ok();
  return done;
}

Result<bool> Importer::take(std::string_view line) {
  ++at_;
  if (lines_missing_ > 0) {
    reading_.lines.append(line).append("\n");
    return --lines_missing_ == 0 ? add_reading() : Result<bool>(true);
  }
  if (!header_) return take_header(line);
  if (auto begun = ensure_begun(); !begun) return begun;
  if (line.rfind("{\"kind\":\"page\"", 0) == 0) return take_page(line);
  if (line.rfind("{\"kind\":\"reading\"", 0) == 0) return take_reading(line);
  if (line.rfind("{\"kind\":\"withdrawal\"", 0) == 0) return take_withdrawal(line);
  if (line.rfind("{\"kind\":\"correction\"", 0) != 0) return bad(at_, "a line of an unknown kind");
  auto correction = parse_correction(line);
  if (!correction) return bad(at_, correction.error().message);
  ++corrections_;
  return store_.correct(correction.value());
}

Result<bool> Importer::take_header(std::string_view line) {
  const Json json = Json::parse(line, nullptr, false);
  if (!json.is_object() || text_of(json, "kind") != "isnad")
    return bad(at_, "an export begins with {\"kind\":\"isnad\",\"format\":1}");
  if (!json.contains("format") || json["format"] != format) return bad(at_, "an export of another format, made by a newer isnad");
  header_ = true;
  return true;
}

Result<bool> Importer::take_page(std::string_view line) {
  if (in_batch_ == pages_a_batch) {
    if (auto done = store_.commit(); !done) return done;
    begun_ = false;
    in_batch_ = 0;
    if (auto begun = ensure_begun(); !begun) return begun;
  }
  ++in_batch_;
  ++pages_;
  const Json json = Json::parse(line, nullptr, false);
  const auto added = json.is_object() ? parse_time(text_of(json, "added")) : std::nullopt;
  if (!added || !json.contains("names") || !json["names"].is_array()) return bad(at_, "a page without its times and names");
  page_ = {};
  page_.id = text_of(json, "id");
  page_.added = *added;
  for (const Json& name : json["names"]) {
    const auto met = name.is_object() ? parse_time(text_of(name, "added")) : std::nullopt;
    if (!met) return bad(at_, "a name without its time");
    page_.names.emplace_back(text_of(name, "name"), *met);
  }
  first_reading_ = true;
  if (json.contains("text")) page_.bytes = text_of(json, "text");
  if (!json.contains("base64")) return true;
  auto bytes = from_base64(text_of(json, "base64"));
  if (!bytes) return bad(at_, bytes.error().message);
  page_.bytes = std::move(bytes).value();
  return true;
}

Result<bool> Importer::take_reading(std::string_view line) {
  const Json json = Json::parse(line, nullptr, false);
  const auto read = json.is_object() ? parse_time(text_of(json, "read")) : std::nullopt;
  if (!read || text_of(json, "document") != page_.id || !json.contains("lines") || !json["lines"].is_number_unsigned()) {
    return bad(at_, "a reading that is not of the page before it");
  }
  reading_ = {};
  reading_.read = *read;
  lines_missing_ = json["lines"].get<std::uint64_t>();
  return lines_missing_ > 0 ? Result<bool>(true) : bad(at_, "a reading without lines");
}

Result<bool> Importer::add_reading() {
  auto addition = prepare(std::move(reading_.lines), page_.bytes, &reader_, page_.added);
  if (!addition) return bad(at_, addition.error().line());
  Addition& a = addition.value();
  if (a.records.document.id != page_.id) return bad(at_, "records of another page");
  a.read = reading_.read;
  a.names = page_.names;
  const bool first = first_reading_;
  first_reading_ = false;
  if (!first) return store_.add_reading(a);
  const auto added = store_.add(a);
  if (!added) return added.error();
  // A page that was here may lack this reading.
  return added.value() == Added::page || added.value() == Added::version ? Result<bool>(true) : store_.add_reading(a);
}

Result<bool> Importer::take_withdrawal(std::string_view line) {
  const Json json = Json::parse(line, nullptr, false);
  if (!json.is_object()) return bad(at_, "a withdrawal that is no JSON");
  const auto day = parse_day(text_of(json, "day"));
  const auto added = parse_time(text_of(json, "added"));
  if (!day || !added) return bad(at_, "a withdrawal without its day");
  return store_.withdraw({text_of(json, "document"), *day, text_of(json, "author"), text_of(json, "reason"), *added, false});
}

Result<bool> Importer::finish() {
  if (lines_missing_ > 0) return bad(at_, "the export ends in the middle of a page");
  if (!header_) return bad(at_, "holds no export");
  if (!begun_) return true;
  begun_ = false;
  return store_.commit();
}

}  // namespace isnad::record
