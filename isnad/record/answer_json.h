// record: answers as JSON lines (docs/record.md, "Answers").
#pragma once

#include <string>

#include "isnad/record/store.h"

namespace isnad::record {

/// The event's own line, with `published`, `publisher` and `title` of its page, and `corrected` (ids of corrections),
/// `accepted`, `rejected`, `stands` where they say something.
[[nodiscard]] std::string json_of(const EventHit& hit);
[[nodiscard]] std::string json_of(const PairCounts& counts, const Question& question, const Coverage& coverage);
[[nodiscard]] std::string json_of(const PageHit& hit);
/// `kind` and `country` are empty when the tables do not know the outlet.
[[nodiscard]] std::string json_of(const Outlet& outlet, const std::string& kind, const std::string& country);

}  // namespace isnad::record
