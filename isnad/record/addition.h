// record: one page made ready for the store.
//
// What takes time (parsing, hashing, folding, compressing) happens here, in as many
// threads as there are; the store's one writer only binds values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "isnad/page/page.h"
#include "isnad/record/records.h"

namespace isnad::record {

/// Seconds since 1970-01-01T00:00:00Z.
using Time = std::int64_t;
/// "2026-11-22T10:00:00Z"
[[nodiscard]] std::string iso_time(Time time);
/// Reads "YYYY-MM-DD" (its first second) or "YYYY-MM-DDTHH:MM:SSZ".
[[nodiscard]] std::optional<Time> parse_time(std::string_view text);

/// Lines of one page that the store can number.
constexpr std::uint32_t most_lines = std::uint32_t{1} << 20U;

struct Addition {
  PageRecords records;
  std::string lines;         ///< as they were written, each ended by a newline
  std::string packed_lines;  ///< zstd
  std::string sha256;        ///< 32 bytes; empty when only records were given
  std::string packed_bytes;  ///< zstd; empty when only records were given
  std::string search_text;   ///< folded; of the title alone when only records were given
  Time added = 0;
  Time read = 0;
  std::vector<std::pair<std::string, Time>> names;  ///< under which the page was met, and when; the record's own is among them
};

/// From records alone (`bytes` absent) or with the bytes of their page, which must be those that the records name by
/// their id. `reader` finds the text that can be searched; without it only the title is searched.
[[nodiscard]] Result<Addition> prepare(std::string lines, std::optional<std::string_view> bytes, const page::Reader* reader,
                                       Time added);

/// Text as the search compares it: folded, Latin letters small.
[[nodiscard]] std::string search_key(std::string_view utf8);
/// The text of a page that the search looks through.
[[nodiscard]] std::string search_text_of(const DocumentRecord& document, const page::Page* page);
/// The page again, as the reader reads it; nothing when it cannot be read.
[[nodiscard]] std::optional<page::Page> page_of(std::string_view bytes, const DocumentRecord& document,
                                                const page::Reader& reader);

}  // namespace isnad::record
