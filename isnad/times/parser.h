// times: the grammar of expressions over one line. Each member reads one kind
// that begins at a token and returns nothing when it does not stand there.
#pragma once

#include <optional>
#include <vector>

#include "isnad/times/line.h"
#include "isnad/times/meaning.h"
#include "isnad/times/number_words.h"
#include "isnad/times/pieces.h"

namespace isnad::times {

using Found = std::optional<Expression>;

class Parser {
 public:
  explicit Parser(const Line& line) : line_(line) {}

  /// Appends the expressions of the line, in order.
  void read_line(std::vector<Expression>& out) const;

 private:
  // parser.cc
  [[nodiscard]] bool may_begin(std::uint32_t i) const;
  [[nodiscard]] Found read_at(std::uint32_t i) const;
  [[nodiscard]] Found core(std::uint32_t i) const;
  [[nodiscard]] bool is_vague_here(std::uint32_t i, const Reading& word) const;
  [[nodiscard]] Found word_core(std::uint32_t i) const;
  [[nodiscard]] Found fixed_day(std::uint32_t i) const;
  [[nodiscard]] Found holiday(std::uint32_t i) const;
  [[nodiscard]] Found day_of_holiday(std::uint32_t i) const;
  [[nodiscard]] Found set(std::uint32_t i) const;
  [[nodiscard]] bool future_before(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t name_end(std::uint32_t i) const;

  // day_grammar.cc, clock_grammar.cc
  friend class DayReader;
  [[nodiscard]] Found day(std::uint32_t i) const;
  [[nodiscard]] std::optional<Clock> clock(std::uint32_t i, bool inside) const;
  [[nodiscard]] std::optional<Clock> time_stamp(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t minutes_after_hour(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t clock_marks(std::uint32_t i, bool letters, bool& marked) const;

  // month_grammar.cc
  [[nodiscard]] std::optional<MonthName> month_name(std::uint32_t i) const;
  [[nodiscard]] std::optional<MonthName> numbered_month(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t second_name(std::uint32_t i, const MonthName& name) const;
  [[nodiscard]] bool month_cue(std::uint32_t i) const;
  /// The year of a month: "2020", "of last year", "next". Sets year or shift; returns the end.
  [[nodiscard]] std::uint32_t year_of_month(std::uint32_t i, Meaning& meaning) const;
  [[nodiscard]] std::uint32_t year_phrase(std::uint32_t i, Meaning& meaning) const;
  [[nodiscard]] bool of_before(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t second_month(std::uint32_t i, const MonthName& name, Meaning& meaning) const;
  [[nodiscard]] Found month(std::uint32_t i) const;
  [[nodiscard]] Found month_of_part(std::uint32_t i) const;
  [[nodiscard]] Found month_and_day(std::uint32_t i) const;
  [[nodiscard]] bool closed_after(std::uint32_t i) const;
  [[nodiscard]] Found days_after_month(std::uint32_t i, const MonthName& name) const;
  [[nodiscard]] Found short_date(std::uint32_t i) const;
  [[nodiscard]] Found middle_day(std::uint32_t i) const;
  [[nodiscard]] Found day_and_month(std::uint32_t i) const;
  [[nodiscard]] Found numeric_date(std::uint32_t i) const;
  [[nodiscard]] std::optional<DayNumber> day_number(std::uint32_t i) const;
  [[nodiscard]] Found finish_date(Expression found, const DayNumber& day, const MonthName& name) const;

  // year_grammar.cc
  [[nodiscard]] std::optional<Number> year_number(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t era(std::uint32_t i, YearRef& year) const;
  [[nodiscard]] Found year(std::uint32_t i) const;
  [[nodiscard]] Found bare_year(std::uint32_t i) const;
  [[nodiscard]] Found year_of_two_places(std::uint32_t i, const Reading& noun, const Number& number) const;
  [[nodiscard]] Found spelled_year(std::uint32_t i) const;
  void read_before_era(Expression& found) const;
  [[nodiscard]] bool looks_like_year(std::uint32_t i, const Number& number) const;

  // period_grammar.cc
  [[nodiscard]] const Reading* unit(std::uint32_t i, Unit wanted) const;
  [[nodiscard]] Found part(std::uint32_t i) const;
  [[nodiscard]] Found unit_shift(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t year_in_apposition(std::uint32_t i, YearRef& year) const;
  [[nodiscard]] Found year_after_noun(std::uint32_t i) const;
  [[nodiscard]] Found definite_unit(std::uint32_t i) const;
  [[nodiscard]] Found units_shift(std::uint32_t i) const;
  [[nodiscard]] Found last_units(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t year_of_same(std::uint32_t i, Meaning& meaning) const;
  [[nodiscard]] Found nth_decade(std::uint32_t i) const;
  [[nodiscard]] Found week_ending(std::uint32_t i) const;
  [[nodiscard]] Found fraction(std::uint32_t i) const;
  [[nodiscard]] Found season(std::uint32_t i) const;
  [[nodiscard]] Found decade(std::uint32_t i) const;
  [[nodiscard]] Found century(std::uint32_t i) const;
  [[nodiscard]] Found moment(std::uint32_t i) const;
  [[nodiscard]] bool general_not_year(std::uint32_t i) const;

  // nth_grammar.cc
  /// The word that counts, what it counts, and where they end.
  struct NthHead {
    int ordinal = 0;
    const Reading* noun = nullptr;
    std::uint8_t lead = 0;
    bool days_of = false;  ///< "the first of the days of": the whole may follow without "of"
    std::uint32_t end = 0;
  };
  [[nodiscard]] std::optional<NthHead> nth_head(std::uint32_t i) const;
  [[nodiscard]] Found whole_of_nth(std::uint32_t i, bool days_of) const;
  [[nodiscard]] Found nth(std::uint32_t i) const;
  [[nodiscard]] std::optional<Amount> units_with_ordinal(std::uint32_t i, int& ordinal) const;
  [[nodiscard]] std::optional<Amount> units_behind_ordinal(std::uint32_t i, int& ordinal) const;
  [[nodiscard]] Found first_units(std::uint32_t i) const;
  [[nodiscard]] Found whole_after_of(std::uint32_t i) const;
  [[nodiscard]] Found ten_days(std::uint32_t i) const;

  // duration_grammar.cc
  [[nodiscard]] std::optional<Amount> amount(std::uint32_t i) const;
  [[nodiscard]] std::optional<Amount> numbered_amount(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t skip_approximate(std::uint32_t i, bool& open) const;
  [[nodiscard]] Found duration(std::uint32_t i) const;
  [[nodiscard]] Found offset(std::uint32_t i) const;
  [[nodiscard]] bool may_offset(const Amount& found, std::uint32_t at, bool since) const;
  [[nodiscard]] bool read_anchor(Expression& result) const;
  [[nodiscard]] Found offset_from_it(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t rest_of_amount(std::uint32_t i, Meaning& meaning) const;
  [[nodiscard]] std::uint32_t explicit_day_after(std::uint32_t i, Meaning& meaning) const;

  // range_grammar.cc
  [[nodiscard]] Found range(std::uint32_t i) const;
  [[nodiscard]] Found week_range(const Found& week) const;
  [[nodiscard]] Found days_until(const Found& first) const;
  [[nodiscard]] Found range_body(std::uint32_t i, bool between) const;
  [[nodiscard]] Found shared_days(std::uint32_t i, bool between) const;
  [[nodiscard]] std::uint32_t range_link(std::uint32_t i, bool between) const;
  [[nodiscard]] Found related(std::uint32_t i) const;

  const Line& line_;
};

}  // namespace isnad::times
