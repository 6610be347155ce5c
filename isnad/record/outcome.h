// record: what became of an act that was foretold, promised, planned or asked for.
//
// In: statements, each with its lifetime. Out: later reports that it was done, and later reports that it was not. An act counts
// as later when its own day lies after the day on which the word was published, or, told without a day, when its page was
// published later, and within five years where the word names no day. A report on the same page counts only with a day of its own.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "isnad/record/statement.h"

namespace isnad::record {

struct Outcome {
  std::vector<std::size_t> done;      ///< indices of statements, in their order
  std::vector<std::size_t> not_done;  ///< negated, or the opposite step
  friend bool operator==(const Outcome&, const Outcome&) = default;
};

/// The statements in it, and the word itself.
[[nodiscard]] inline std::size_t pieces_of(const Outcome& outcome) { return outcome.done.size() + outcome.not_done.size() + 1; }
/// What of it was known on a day.
[[nodiscard]] Outcome known_on(const Outcome& all, const std::vector<Lifetime>& lives, std::int64_t day);

class Outcomes {
 public:
  Outcomes(const std::vector<Statement>& statements, const std::vector<Lifetime>& lives);
  /// Of all that was ever known.
  /// `until`: later deeds do not count; nothing: there is no such day.
  [[nodiscard]] Outcome of(std::size_t word, const std::optional<Day>& until) const;
  /// Rejections by the sources of the word's act, of those who speak of it or ask for it, that were told later.
  [[nodiscard]] std::vector<std::size_t> refusals_of(std::size_t word) const;
  /// The last day on which a page was published, of those that were known on a day.
  [[nodiscard]] std::optional<Day> last_day(std::int64_t on) const;
  /// The days from which on it is another.
  [[nodiscard]] const std::map<std::int64_t, std::optional<Day>>& last_days() const { return last_days_; }
  /// The days on which something of the word or of what became of it becomes known, or is over.
  [[nodiscard]] Turns turns_of(std::size_t word, const Outcome& outcome) const;

 private:
  [[nodiscard]] bool is_later(const Statement& word, const Statement& deed, const std::optional<Day>& until) const;
  const std::vector<Statement>& statements_;
  const std::vector<Lifetime>& lives_;
  // Numbers of the statements with one of these keys: family and source, or family and all sides when it is mutual.
  [[nodiscard]] std::vector<std::size_t> of_keys(const std::vector<std::string>& keys) const;
  std::map<std::string, std::vector<std::size_t>> by_side_;
  std::map<std::int64_t, std::optional<Day>> last_days_;
};

/// One act: same family, both sides of the one are those of the other, and the thing is one; where no thing is known, four
/// long words of the sentences, or the mode, must be.
[[nodiscard]] bool is_same_act(const Statement& a, const Statement& b);

}  // namespace isnad::record
