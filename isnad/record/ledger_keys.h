// record: by what the entries of a ledger are found: the days and the actors of the statements in them.
//
// In: entries, one after another, each with its statements. Out: the numbers of the entries that a question asks for.
// An entry is asked for when one of its statements has the actors, and one, the same or another, a day in the range.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/record/bytes.h"
#include "isnad/record/statement.h"

namespace isnad::record {

class LedgerKeys {
 public:
  /// A statement of the entry that is next to end. `day`: by which the entry is found.
  void add_statement(const Statement& statement, const std::optional<Day>& day);
  void end_entry() { entries_.push_back(statements_.size()); }

  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  /// Of the question's members the limit and `as_of` are not looked at.
  [[nodiscard]] std::vector<std::size_t> asked_for(const Question& question) const;

  void write(ByteWriter& io) const;
  /// False when these are no keys.
  [[nodiscard]] bool read(ByteReader& io);

 private:
  struct Key {
    std::optional<Day> day;
    std::size_t end = 0;  // of its actors
  };
  [[nodiscard]] std::size_t number_of(const std::string& actor);
  [[nodiscard]] bool has_actor(std::size_t statement, const std::optional<std::size_t>& actor) const;
  [[nodiscard]] std::optional<std::size_t> known(std::string_view actor) const;

  std::vector<std::string> names_;                           // each code and full name once
  std::map<std::string, std::size_t, std::less<>> numbers_;  // of the names, while entries are added
  std::vector<std::uint32_t> actors_;                        // of one statement after another
  std::vector<Key> statements_;
  std::vector<std::size_t> entries_;  // where the statements of each end
};

}  // namespace isnad::record
