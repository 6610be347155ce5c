// record, inside: whether two statements tell one proposition: one act of the same sides, thing, place and time.
//
// In: statements with their words. Out: yes only where enough is told by both; of a page without its bytes nothing is.
#pragma once

#include <cstdint>
#include <vector>

#include "isnad/record/denials.h"
#include "isnad/record/statement.h"

namespace isnad::record {

enum class Fit { none, wider, same };

class Propositions {
 public:
  Propositions(const std::vector<Statement>& statements, const MatterTables& tables);
  [[nodiscard]] Sense sense(std::size_t i) const { return senses_[i]; }
  /// Whether their sentences are of one matter: half of the long words of the shorter one, and so many at least, are the
  /// same but for their form.
  [[nodiscard]] bool share_words(std::size_t a, std::size_t b, std::size_t least = 3) const;
  /// How the answer (a denial, an admission, its own word again) is of what was said.
  [[nodiscard]] Fit fit_of(std::size_t said, std::size_t answer) const;
  /// Of their things alone.
  [[nodiscard]] Fit fit_of_things(const Statement& said, const Statement& answer) const;

 private:
  [[nodiscard]] bool may_answer(std::size_t said, std::size_t answer) const;

  const std::vector<Statement>& statements_;
  const MatterTables& tables_;
  std::vector<Sense> senses_;
  std::vector<std::vector<std::uint64_t>> words_;  // keys of skeletons, sorted
};

/// Codes of both sides.
[[nodiscard]] std::vector<std::string> everybody(const Statement& s);
/// How many of these codes stand in both lists.
[[nodiscard]] std::size_t shared(const std::vector<std::string>& a, const std::vector<std::string>& b);
/// Who denies the statement, by a voice or by a denial before it.
[[nodiscard]] std::vector<std::string> deniers_of(const Statement& denial);

}  // namespace isnad::record
