// mentions, inside: names of people that no table knows, found by their parts:
// a given name and what follows it, or words unknown to the dictionary beside a title.
#pragma once

#include "isnad/mentions/ground.h"

namespace isnad::mentions {

class UnknownNames {
 public:
  explicit UnknownNames(const Ground& ground) : ground_(ground) {}

  /// Where the name that begins at `at` ends; `at` when none begins there. A title or
  /// a comma after one stands before it, so that one unknown word is enough.
  [[nodiscard]] std::uint32_t end_beside_title(std::uint32_t at, std::uint32_t limit) const;
  /// ... where nothing before it says that a name comes: a given name and at least one part more.
  [[nodiscard]] std::uint32_t end_by_given_name(std::uint32_t at, std::uint32_t limit) const;
  /// Where the name that ends before `end` begins, not before `floor`; `end` when there is none.
  [[nodiscard]] std::uint32_t begin_before(std::uint32_t end, std::uint32_t floor) const;

 private:
  enum class Part : std::uint8_t { none, given, unknown, link, surname };
  /// What the word can be within a name; `first` when nothing of the name stands before it.
  [[nodiscard]] Part part_at(std::uint32_t i, std::uint32_t limit, bool first) const;
  [[nodiscard]] bool is_relation_surname(std::uint32_t i) const;
  [[nodiscard]] bool has_table_name(std::uint32_t i, std::uint32_t limit) const;

  const Ground& ground_;
};

}  // namespace isnad::mentions
