#include "isnad/record/reread.h"

#include <map>

#include "isnad/engine/records.h"
#include "isnad/record/correction.h"

namespace isnad::record {
namespace {

std::string codes_of(const std::vector<Participant>& list) {
  std::string out;
  for (const Participant& p : list) out.append(out.empty() ? "" : "+").append(p.code);
  return out.empty() ? "-" : out;
}

std::string voices_of(const std::vector<Voice>& list) {
  std::string out;
  for (const Voice& v : list) out.append(out.empty() ? "" : "; ").append(v.who).append(" ").append(v.stance);
  return out;
}

std::string days_of(const std::optional<DayRange>& days) {
  if (!days) return "-";
  return days->first == days->last ? iso(days->first) : iso(days->first) + ".." + iso(days->last);
}

const StoredReading* standing_reading(const StoredPage& page) {
  for (const StoredReading& r : page.readings) {
    if (r.stands) return &r;
  }
  return page.readings.empty() ? nullptr : &page.readings.back();
}

}  // namespace

std::string summary_of(const EventRecord& e) {
  std::string out = std::to_string(e.trigger.begin) + " " + e.type + " " + codes_of(e.source) + " > " + codes_of(e.target) + " " +
                    e.status + " " + days_of(e.date);
  const std::string voices = voices_of(e.voices);
  return voices.empty() ? out : out + " (" + voices + ")";
}

Result<std::optional<Addition>> read_again(const Engine& engine, const StoredPage& page, Time now) {
  const StoredReading* before = standing_reading(page);
  if (!page.bytes || before == nullptr) return std::optional<Addition>();
  const std::string_view first = line_at(before->lines, 0);
  auto old = parse_records(first);
  if (!old) return old.error();
  const auto document = engine.read_again(*page.bytes, old.value().document.page, old.value().document.map);
  if (!document) return document.error();
  const std::string offset = member_of(first, "offset");
  auto addition =
      prepare(records_of(*document.value(), offset == "null" ? 0 : std::stoull(offset)), *page.bytes, &engine.reader(), now);
  if (!addition) return addition.error();
  const DocumentRecord& fresh = addition.value().records.document;
  for (const StoredReading& r : page.readings) {
    if (r.engine == fresh.engine && r.tables == fresh.tables) return std::optional<Addition>();
  }
  return std::optional<Addition>(std::move(addition).value());
}

Difference difference_of(const PageRecords& before, const PageRecords& after) {
  std::map<std::uint32_t, std::pair<const EventRecord*, const EventRecord*>> events;
  for (const EventRecord& e : before.events) events[e.trigger.begin].first = &e;
  for (const EventRecord& e : after.events) events[e.trigger.begin].second = &e;
  Difference out;
  for (const auto& [begin, pair] : events) {
    const auto& [old, now] = pair;
    if (now == nullptr) {
      ++out.gone;
      out.lines.push_back("- " + summary_of(*old));
    } else if (old == nullptr) {
      ++out.fresh;
      out.lines.push_back("+ " + summary_of(*now));
    } else if (summary_of(*old) != summary_of(*now)) {
      ++out.changed;
      out.lines.push_back("~ " + summary_of(*old) + "  =>  " + summary_of(*now));
    }
  }
  return out;
}

}  // namespace isnad::record
