// record: the store of a case: what was read, kept for years.
//
// In: additions (addition.h), corrections, joins of passes. Out: pages, events,
// counts, as they stood on a day. What was stated is only ever added to; what
// follows from it (which version of a page stands, where its events are found) is
// computed, and verify() computes it again. One store, one thread; one writer at a time.
//
// Days. An event happened on its own day, or, where the page tells none, is placed on
// the page's day of publication. A page is known from its day of publication; from
// the day it was added when it tells none. The version of a page that was added last stands.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/record/addition.h"
#include "isnad/record/answer.h"
#include "isnad/record/correction.h"
#include "isnad/record/link.h"

namespace isnad::record {

enum class Added {
  page,     ///< a page that was not here
  version,  ///< a page of this name or address is here with other bytes; both are kept
  before,   ///< was here: nothing changed
  bytes,    ///< its records were here, its bytes are now
};

struct StoredReading {
  std::string engine;
  std::string tables;
  Time read = 0;
  std::string lines;
  bool stands = false;  ///< the one whose events are found
};

struct StoredPage {
  std::string id;
  std::string sha256;  ///< 32 bytes; empty with `bytes` absent
  std::uint64_t size = 0;
  std::optional<std::string> bytes;
  Time added = 0;
  std::vector<std::pair<std::string, Time>> names;  ///< by name
  std::vector<StoredReading> readings;              ///< by engine, tables
  std::optional<Day> known;                         ///< from this day on its events are known
  std::optional<Day> hidden;                        ///< from this day on it is withdrawn, or has a newer version
};

struct Withdrawal {
  std::string document;
  Day day{};
  std::string author;
  std::string reason;
  Time added = 0;
  bool undone = false;  ///< a correction took it back; computed
};

/// Made from all that it says but `added`.
[[nodiscard]] std::string withdrawal_id(const Withdrawal& withdrawal);

/// What verify() found, one line each; nothing when all is well.
using Faults = std::vector<std::string>;

/// What was computed, and the SHA-256 of it as it is stored, by which it was checked.
struct Kept {
  std::string body;
  std::string digest;
};

class Store {
 public:
  Store() = default;
  virtual ~Store() = default;
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;
  Store(Store&&) = delete;
  Store& operator=(Store&&) = delete;

  // --- statements. Each call is wholly done or not at all; between begin() and commit() many are one.
  [[nodiscard]] virtual Result<bool> begin() = 0;
  [[nodiscard]] virtual Result<bool> commit() = 0;
  [[nodiscard]] virtual Result<Added> add(const Addition& addition) = 0;
  /// Another reading of a page that is here. It stands from now on; the older ones are kept.
  [[nodiscard]] virtual Result<bool> add_reading(const Addition& addition) = 0;
  /// False when it was stated before.
  [[nodiscard]] virtual Result<bool> withdraw(const Withdrawal& withdrawal) = 0;
  [[nodiscard]] virtual Result<bool> correct(const Correction& correction) = 0;

  // --- what was stated
  /// Ids of all pages, sorted.
  [[nodiscard]] virtual Result<std::vector<std::string>> page_ids() = 0;
  [[nodiscard]] virtual Result<std::optional<StoredPage>> page(std::string_view id) = 0;
  /// The bytes of a page alone; nothing when the page or its bytes are not here.
  [[nodiscard]] virtual Result<std::optional<std::string>> bytes_of(std::string_view id) = 0;
  [[nodiscard]] virtual Result<std::vector<Withdrawal>> withdrawals() = 0;
  /// All of them, or those with `target` among their targets; undone ones too; by id.
  [[nodiscard]] virtual Result<std::vector<Correction>> corrections(std::string_view target = {}) = 0;
  /// Corrections that do not fit what is read now.
  [[nodiscard]] virtual Result<std::vector<Conflict>> conflicts() = 0;

  // --- answers (answer.h)
  [[nodiscard]] virtual Result<EventList> timeline(const Question& question) = 0;
  /// Every event in the range, as corrected, but for those that an analyst rejected, by page id and place in the page: what a pass reads. `limit`, `a` and `b`
  /// are not looked at; ends early when `take` gives false. The store may not be written meanwhile.
  [[nodiscard]] virtual Result<bool> each_event(const Question& range, const std::function<bool(const EventHit&)>& take) = 0;
  /// The same of all events that were ever known, on whatever day.
  [[nodiscard]] virtual Result<bool> each_event_ever(const std::function<bool(const EventHit&)>& take) = 0;
  [[nodiscard]] virtual Result<std::optional<EventHit>> event(std::string_view id) = 0;
  [[nodiscard]] virtual Result<PairCounts> pair(const Question& question) = 0;
  [[nodiscard]] virtual Result<PageList> search(const SearchQuestion& question) = 0;
  [[nodiscard]] virtual Result<std::vector<Outlet>> outlets(const Question& question) = 0;
  [[nodiscard]] virtual Result<Coverage> coverage(const Question& question) = 0;
  /// Ids of pages of this id, name or address, in any version.
  [[nodiscard]] virtual Result<std::vector<std::string>> pages_named(std::string_view name) = 0;
  /// Events in which an actor (a code or a full name) takes part or speaks, over all time.
  [[nodiscard]] virtual Result<std::uint64_t> mentions_of(std::string_view actor) = 0;

  // --- what took long to compute from all that is stated. The next statement empties it.
  /// What was kept under the name by this version (of program and tables); nothing when there is none.
  [[nodiscard]] virtual Result<std::optional<Kept>> kept(std::string_view name, std::string_view version) = 0;
  /// Gives its digest; none for a body above largest_kept, which is not kept.
  [[nodiscard]] virtual Result<std::string> keep(std::string_view name, std::string_view version, std::string_view body) = 0;
  /// Only what was kept; it is made again by the next run of what kept it.
  [[nodiscard]] virtual Result<bool> drop_kept() = 0;

  // --- joins. A pass replaces all it gave before, in one transaction.
  [[nodiscard]] virtual Result<bool> replace_joins(std::string_view pass, std::string_view version, Time run,
                                                   std::vector<Link> links, std::vector<Member> members) = 0;
  /// Whether the joins are those that the passes gave: none lost, none changed.
  [[nodiscard]] virtual Result<bool> joins_are_whole() = 0;
  /// Links of a kind (any, when empty) with `about` as subject or object, or as their own id (all, when empty).
  [[nodiscard]] virtual Result<std::vector<Link>> links(std::string_view kind, std::string_view about) = 0;
  /// Members of a kind (any, when empty) in `cluster`, or of this id, or all; by cluster, day, subject.
  [[nodiscard]] virtual Result<std::vector<Member>> members(std::string_view kind, std::string_view cluster) = 0;
  /// Clusters of a kind that a subject is a member of.
  [[nodiscard]] virtual Result<std::vector<std::string>> clusters_of(std::string_view kind, std::string_view subject) = 0;

  // --- the file
  /// Checks the file's pages, its references, every digest, and computes again what was computed. With `reader`,
  /// also that each event's trigger is what its span cuts out of the page.
  [[nodiscard]] virtual Result<Faults> verify(const page::Reader* reader) = 0;
};

}  // namespace isnad::record
