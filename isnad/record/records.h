// record: the lines of one page (docs/record.md) as values.
//
// In: the JSON lines that `isnad read` wrote, the document line first. Out: what the
// store needs of them; everything else stays in the lines, which are kept as they are.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/base/date.h"
#include "isnad/base/result.h"
#include "isnad/base/span.h"

namespace isnad::record {

struct Participant {
  std::string code;  ///< "IRN", "MED:WSJ"
  std::string name;  ///< full name; empty when only the code is known
};

struct Voice {
  std::string who;
  std::string name;
  std::string stance;
  Span cue;  ///< the word that makes it a voice; empty where the record does not tell
};

/// One event line. Spans index the bytes of its page.
struct EventRecord {
  std::string id;          ///< "<document>:<first byte of the trigger>"
  std::uint32_t line = 0;  ///< its number among the lines of its page; the document line is 0
  Span trigger;
  Span sentence;
  std::string trigger_text;
  std::string type;
  std::string mode;  ///< empty when unknown, as are quad and place
  std::string status;
  std::string quad;
  std::string place;
  std::string country;  ///< code of the place's; empty when unknown
  std::vector<Participant> source;
  std::vector<Participant> target;
  std::vector<Voice> voices;  ///< outermost first
  std::optional<DayRange> date;
  double confidence = 0;
  std::vector<std::string> why;
};

/// The document line.
struct DocumentRecord {
  std::string id;    ///< 16 hex digits
  std::string page;  ///< file name or URL as given
  std::string url;   ///< address that the page gives for itself; empty when it gives none, as are the next
  std::string title;
  std::string published;  ///< "YYYY-MM-DD" or "YYYY-MM-DDTHH:MM"
  std::string publisher;
  std::string map;        ///< how the members of the JSON record are named (page::parse_json_fields); empty: by our names, or it is none
  std::string engine;
  std::string tables;
  std::uint32_t bytes = 0;

  [[nodiscard]] std::optional<Day> published_day() const { return parse_day(std::string_view(published).substr(0, 10)); }
};

struct PageRecords {
  DocumentRecord document;
  std::vector<EventRecord> events;
};

/// Fails, naming the line, on what is not a page's records: no document line, an id that is not hexadecimal,
/// an event of another page, a span outside the page, a second event with one id.
[[nodiscard]] Result<PageRecords> parse_records(std::string_view lines);
/// One event line.
[[nodiscard]] Result<EventRecord> parse_event(std::string_view line);
/// Whether a JSON line is the document line of records, not a page of an archive.
[[nodiscard]] bool is_document_line(std::string_view line);
/// Whether a JSON line goes on with the records of the page before it.
[[nodiscard]] bool is_record_line(std::string_view line);

/// The line of `lines` (0 is the document line), without its newline.
[[nodiscard]] std::string_view line_at(std::string_view lines, std::size_t number);

}  // namespace isnad::record
