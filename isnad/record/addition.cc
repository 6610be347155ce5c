#include "isnad/record/addition.h"

#include <chrono>

#include "isnad/record/pack.h"
#include "isnad/text/fold.h"

namespace isnad::record {
namespace {

constexpr Time seconds_a_day = 86400;

std::string two(Time number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::optional<Time> clock_of(std::string_view text) {
  if (text.size() != 10 || text[0] != 'T' || text[3] != ':' || text[6] != ':' || text[9] != 'Z') return std::nullopt;
  const auto pair = [&text](std::size_t at) {
    const bool digits = text[at] >= '0' && text[at] <= '9' && text[at + 1] >= '0' && text[at + 1] <= '9';
    return digits ? (text[at] - '0') * 10 + (text[at + 1] - '0') : 99;
  };
  if (pair(1) > 23 || pair(4) > 59 || pair(7) > 59) return std::nullopt;
  return Time{pair(1)} * 3600 + pair(4) * 60 + pair(7);
}

}  // namespace

std::string iso_time(Time time) {
  Time days = time / seconds_a_day;
  if (time % seconds_a_day < 0) --days;
  const Time rest = time - days * seconds_a_day;
  const Day day{std::chrono::days(days)};
  return iso(day) + "T" + two(rest / 3600) + ":" + two(rest / 60 % 60) + ":" + two(rest % 60) + "Z";
}

std::optional<Time> parse_time(std::string_view text) {
  const auto day = parse_day(text.substr(0, 10));
  if (!day) return std::nullopt;
  const Time begin = Time{day->time_since_epoch().count()} * seconds_a_day;
  if (text.size() == 10) return begin;
  const auto clock = clock_of(text.substr(10));
  return clock ? std::optional<Time>(begin + *clock) : std::nullopt;
}

std::string search_key(std::string_view utf8) {
  std::string out = text::folded(utf8);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string search_text_of(const DocumentRecord& document, const page::Page* page) {
  if (page == nullptr) return search_key(document.title);
  std::string out;
  for (const page::Block& block : page->blocks) out.append(cut(page->utf8, block.text)).append("\n");
  if (page->blocks.empty() || page->blocks.front().kind != page::BlockKind::title) out.append(document.title);
  return search_key(out);
}

std::optional<page::Page> page_of(std::string_view bytes, const DocumentRecord& document, const page::Reader& reader) {
  auto page = reader.read_again(bytes, document.page, document.map);
  if (!page) return std::nullopt;
  return std::move(page).value();
}

Result<Addition> prepare(std::string lines, std::optional<std::string_view> bytes, const page::Reader* reader, Time added) {
  if (lines.size() > largest_records) return Error{ErrorCode::refused, "the records of one page are larger than 256 MB", {}};
  if (!lines.empty() && lines.back() != '\n') lines += '\n';
  auto records = parse_records(lines);
  if (!records) return records.error();
  Addition out;
  out.records = std::move(records).value();
  if (!out.records.events.empty() && out.records.events.back().line >= most_lines) {
    return Error{ErrorCode::refused, "one page has more than a million lines of records", {}};
  }
  const DocumentRecord& document = out.records.document;
  std::optional<page::Page> page;
  if (bytes) {
    out.sha256 = sha256(*bytes);
    if (hex(out.sha256).substr(0, 16) != document.id || bytes->size() != document.bytes) {
      return Error{ErrorCode::bad_input, "these are not the bytes that the records were read from (another SHA-256)",
                   document.page};
    }
    out.packed_bytes = packed(*bytes);
    if (reader != nullptr) page = page_of(*bytes, document, *reader);
  }
  out.search_text = search_text_of(document, page ? &*page : nullptr);
  out.packed_lines = packed(lines);
  out.lines = std::move(lines);
  out.added = added;
  out.read = added;
  out.names.emplace_back(document.page, added);
  return out;
}

}  // namespace isnad::record
