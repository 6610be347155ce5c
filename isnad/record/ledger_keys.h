// record: by what the entries of a ledger are found: the days and the actors of the statements in them.
//
// In: entries, one after another, each with its statements and its lifetime. Out: the numbers of the entries that a question
// asks for. An entry is asked for when it lived on the day from which the keys look, one of its statements has the
// actors, and one, the same or another, a day in the range.
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
  void end_entry(const Lifetime& life) { entries_.push_back({life, statements_.size()}); }
  /// The statements of which the ledger was made.
  void count_statements(const std::vector<Statement>& statements);

  /// Of what was known on this day, or is known now, all that follows tells.
  void look_from(const std::optional<Day>& as_of) { day_ = number_of_day(as_of); }
  /// The question's own `as_of` is not looked at, nor its limit.
  [[nodiscard]] std::vector<std::size_t> asked_for(const Question& question) const;
  [[nodiscard]] bool is_told(std::size_t entry) const { return entries_[entry].life.is_on(day_); }
  [[nodiscard]] std::size_t entries() const;
  [[nodiscard]] std::uint64_t statements() const;
  /// Entries of whatever day.
  [[nodiscard]] std::size_t size() const { return entries_.size(); }

  void write(ByteWriter& io) const;
  /// False when these are no keys.
  [[nodiscard]] bool read(ByteReader& io);

 private:
  struct Key {
    std::optional<Day> day;
    std::size_t end = 0;  // of its actors
  };
  struct Entry {
    Lifetime life;
    std::size_t end = 0;  // of its statements
  };
  [[nodiscard]] std::size_t number_of(const std::string& actor);
  [[nodiscard]] bool has_actor(std::size_t statement, const std::optional<std::size_t>& actor) const;
  [[nodiscard]] std::optional<std::size_t> known(std::string_view actor) const;

  std::vector<std::string> names_;                           // each code and full name once
  std::map<std::string, std::size_t, std::less<>> numbers_;  // of the names, while entries are added
  std::vector<std::uint32_t> actors_;                        // of one statement after another
  std::vector<Key> statements_;
  std::vector<Entry> entries_;
  std::map<std::int64_t, std::uint64_t> counts_;  // statements that are known, from each day on which that changes
  std::int64_t day_ = number_of_day(std::nullopt);
};

void write_life(ByteWriter& io, const Lifetime& life);
void read_life(ByteReader& io, Lifetime& life);

}  // namespace isnad::record
