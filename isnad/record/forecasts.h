// record: what was foretold, by whom, how surely, until when, and what the record says came of it.
//
// In: statements. Out: forecasts in the order of the statements. What cannot be scored says why.
#pragma once

#include <string>
#include <vector>

#include "isnad/record/link.h"
#include "isnad/record/outcome.h"

namespace isnad::record {

struct Forecast {
  std::size_t statement = 0;
  std::string who;  ///< the voice that foretells; empty: the page itself
  std::string name;
  std::string result;  ///< "came about", "did not come about", "both are told", "still open", "no evidence in this record",
                       ///< "cannot be scored"
  std::string reason;
  Outcome outcome;
  friend bool operator==(const Forecast&, const Forecast&) = default;
};

[[nodiscard]] std::vector<Forecast> forecasts_of(const std::vector<Statement>& statements,
                                                 const std::vector<std::string>& rejected);

/// The same for every day on which the statements live, in that order.
[[nodiscard]] History<Forecast> forecasts_ever(const std::vector<Statement>& statements, const std::vector<Lifetime>& lives,
                                               const std::vector<std::string>& rejected);

/// Links "resolves": from the deed's event to the forecast's.
[[nodiscard]] Result<bool> keep_forecasts(Store& store, const std::vector<Forecast>& forecasts,
                                          const std::vector<Statement>& statements, Time run);

}  // namespace isnad::record
