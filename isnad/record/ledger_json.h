// record: claims, storylines, words with their deeds, and forecasts as JSON lines (docs/record.md, "Answers").
#pragma once

#include <string>

#include "isnad/record/claims.h"
#include "isnad/record/deeds.h"
#include "isnad/record/forecasts.h"
#include "isnad/record/storylines.h"

namespace isnad::record {

/// Statements as the lines tell them, each written once: a deed may answer many words.
class PlaceLines {
 public:
  explicit PlaceLines(const std::vector<Statement>& statements) : statements_(statements), lines_(statements.size()) {}
  [[nodiscard]] const std::vector<Statement>& statements() const { return statements_; }
  /// A JSON object, without newline. It stays until the next call.
  [[nodiscard]] const std::string& of(std::size_t statement);

 private:
  const std::vector<Statement>& statements_;
  std::vector<std::string> lines_;
  std::size_t held_ = 0;  // bytes of them
};

/// `links`: those of the ledger.
[[nodiscard]] std::string json_of(const Claim& claim, const std::vector<Link>& links, const std::vector<Statement>& statements);
[[nodiscard]] std::string json_of(const Storyline& line, const std::vector<Statement>& statements);
[[nodiscard]] std::string json_of(const WordAndDeeds& word, PlaceLines& places);
[[nodiscard]] std::string json_of(const Forecast& forecast, PlaceLines& places);

}  // namespace isnad::record
