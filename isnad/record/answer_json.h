// record: answers as JSON lines (docs/record.md, "Answers").
#pragma once

#include <string>

#include "isnad/record/link_passes.h"
#include "isnad/record/store.h"

namespace isnad::record {

/// The event's own line, with `published`, `publisher` and `title` of its page, and `corrected` (ids of corrections),
/// `accepted`, `rejected`, `stands` where they say something.
[[nodiscard]] std::string json_of(const EventHit& hit);
/// The same with `incident`: {"id", "first", "reports", "origins"}, where the event was joined to another.
[[nodiscard]] std::string json_of(const EventHit& hit, const Weight& weight);
[[nodiscard]] std::string json_of(const Link& link);
[[nodiscard]] std::string json_of(const Member& member);
[[nodiscard]] std::string json_of(const PairCounts& counts, const Question& question, const Coverage& coverage);
[[nodiscard]] std::string json_of(const PageHit& hit);
[[nodiscard]] std::string json_of(const Withdrawal& withdrawal);

}  // namespace isnad::record
