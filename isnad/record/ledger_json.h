// record: claims, storylines, words with their deeds, and forecasts as JSON lines (docs/record.md, "Answers").
#pragma once

#include <string>

#include "isnad/record/claims.h"
#include "isnad/record/deeds.h"
#include "isnad/record/forecasts.h"
#include "isnad/record/storylines.h"

namespace isnad::record {

/// `links`: those of the ledger.
[[nodiscard]] std::string json_of(const Claim& claim, const std::vector<Link>& links, const std::vector<Statement>& statements);
[[nodiscard]] std::string json_of(const Storyline& line, const std::vector<Statement>& statements);
[[nodiscard]] std::string json_of(const WordAndDeeds& word, const std::vector<Statement>& statements);
[[nodiscard]] std::string json_of(const Forecast& forecast, const std::vector<Statement>& statements);

}  // namespace isnad::record
