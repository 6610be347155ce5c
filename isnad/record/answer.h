// record: what can be asked of a store, and the answers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "isnad/record/records.h"

namespace isnad::record {

struct Question {
  std::string a;             ///< participant code or full name of a person; empty: anybody
  std::string b;             ///< the other one; empty: anybody
  std::optional<Day> since;  ///< happened on this day or later; for pages: published
  std::optional<Day> until;
  std::optional<Day> as_of;  ///< known by the end of this day
  std::size_t limit = 0;     ///< 0: all
};

/// An event as it stands, with what its page says of itself.
struct EventHit {
  EventRecord event;  ///< as corrected
  std::string line;   ///< its JSON line, as corrected
  DocumentRecord document;
  std::string tables;
  bool rejected = false;
  bool accepted = false;
  std::string credibility;               ///< "1" to "6", as an analyst rated it; empty when nobody did
  std::vector<std::string> corrections;  ///< ids, without ratings
  std::optional<Day> known;              ///< since when its page is known
  std::optional<Day> hidden;             ///< since when its page is withdrawn or has a newer version

  [[nodiscard]] bool stands() const { return !hidden; }
};

struct EventList {
  std::vector<EventHit> events;  ///< by day, then id
  std::uint64_t total = 0;       ///< before the limit
};

enum class Direction : std::uint8_t { a_to_b = 1, b_to_a = 2, both = 3 };

/// Events between two, of one kind and year.
struct PairCell {
  std::string type;
  std::string status;
  std::string quad;  ///< empty when the type has none
  Direction direction = Direction::both;
  int year = 0;  ///< 0: no day is known
  std::uint64_t events = 0;
};

struct PairCounts {
  std::vector<PairCell> cells;
  std::uint64_t total = 0;
};

struct SearchQuestion {
  std::string words;   ///< all must stand on the page; "..." are phrases
  bool exact = false;  ///< only as written; otherwise also with prefixes such as wa-, bi-, al-
  Question range;
};

struct PageHit {
  std::string id;
  DocumentRecord document;
  std::uint64_t events = 0;
};

struct PageList {
  std::vector<PageHit> pages;  ///< by day of publication, newest first, then id
  std::uint64_t total = 0;
};

struct Outlet {
  std::string name;  ///< empty: the pages that do not tell theirs
  std::uint64_t pages = 0;
  std::uint64_t events = 0;
  std::optional<Day> first;  ///< days of publication
  std::optional<Day> last;
};

/// What the answers rest on.
struct Coverage {
  std::uint64_t pages = 0;  ///< known and published in the range
  std::uint64_t events = 0;
  std::uint64_t outlets = 0;
  std::uint64_t undated = 0;  ///< pages without a day of publication, in any range
  std::optional<Day> first;   ///< first and last day of publication, in the range
  std::optional<Day> last;
  std::optional<Day> first_known;  ///< of all pages, whatever the range
  std::vector<std::pair<int, std::uint64_t>> years;
};

/// The forms in which a word is looked for: itself, folded, and with what Arabic writes before it.
[[nodiscard]] std::vector<std::string> forms_with_prefixes(const std::string& folded_word);
/// The words of a question as an expression of the full-text search; empty when there is no word in it.
[[nodiscard]] std::string search_expression(const SearchQuestion& question);

}  // namespace isnad::record
