// record: a page of the store, read again with the engine as it is now.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "isnad/engine/engine.h"
#include "isnad/record/store.h"

namespace isnad::record {

/// What a new reading of a page changes, as lines for people: "- " gone, "+ " new, "~ " changed.
struct Difference {
  std::vector<std::string> lines;
  std::uint64_t gone = 0;
  std::uint64_t fresh = 0;
  std::uint64_t changed = 0;
};

/// The page read again; nothing when its bytes are not here, or when it was read by this engine and these tables already.
[[nodiscard]] Result<std::optional<Addition>> read_again(const Engine& engine, const StoredPage& page, Time now);
/// Events are the same when their trigger begins at the same byte.
[[nodiscard]] Difference difference_of(const PageRecords& before, const PageRecords& after);
/// "12 ASSAULT RUS > UKR actual 2022-10-17": byte of the trigger, type, roles, status, days.
[[nodiscard]] std::string summary_of(const EventRecord& event);

}  // namespace isnad::record
