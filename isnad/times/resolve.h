// times: meanings -> intervals, against the publication day and what the page has said before.
#pragma once

#include <optional>
#include <vector>

#include "isnad/times/meaning.h"

namespace isnad::times {

/// What the whole page makes certain, found before anything is resolved.
struct PageDays {
  Reference reference;
  /// The text's own today; differs from the publication day when "today, Friday" says so.
  std::optional<Day> today;
  /// On a page without a date: a day of the month that "this month" names and whose year is given elsewhere.
  std::optional<Day> month;
  int latest_year = 0;
};

[[nodiscard]] PageDays page_days(const std::vector<Expression>& expressions, const Reference& reference);

struct Resolved {
  std::optional<DayRange> value;
  Anchor anchor = Anchor::none;
  bool core_only = false;  ///< the relation ("before") is no part of the expression
  bool yearly = false;     ///< the day of any year, as said before
};

/// Resolves expressions in text order and remembers what was spoken of.
class Resolver {
 public:
  explicit Resolver(PageDays page) : page_(page) {}

  [[nodiscard]] Resolved resolve(const Expression& expression, std::uint32_t sentence);
  /// Sets what later expressions refer to; used when the caller knows better.
  void remember(const Meaning& meaning, const Resolved& resolved, std::uint32_t sentence);

 private:
  [[nodiscard]] std::optional<Day> published() const { return page_.reference.published; }
  /// The day to count months and years from.
  [[nodiscard]] std::optional<Day> base() const;
  [[nodiscard]] bool look_ahead(const Meaning& meaning) const;

  // resolve.cc
  [[nodiscard]] Resolved plain(const Meaning& meaning, std::uint32_t sentence);
  [[nodiscard]] Resolved with_relation(const Meaning& meaning, Resolved core) const;
  [[nodiscard]] Resolved range(const Expression& expression, std::uint32_t sentence);
  [[nodiscard]] Resolved offset(const Meaning& meaning, std::uint32_t sentence) const;
  [[nodiscard]] std::optional<DayRange> counted_from(Day day, const Meaning& meaning, int sign) const;

  // resolve_day.cc
  [[nodiscard]] Resolved day(const Meaning& meaning, std::uint32_t sentence) const;
  [[nodiscard]] Resolved same_day(const Meaning& meaning) const;
  [[nodiscard]] Resolved date(const Meaning& meaning) const;
  [[nodiscard]] Resolved weekday(const Meaning& meaning) const;
  [[nodiscard]] Resolved holiday(const Meaning& meaning) const;

  // resolve_period.cc
  [[nodiscard]] Resolved month(const Meaning& meaning) const;
  [[nodiscard]] Resolved year(const Meaning& meaning) const;
  [[nodiscard]] Resolved unit(const Meaning& meaning) const;
  [[nodiscard]] Resolved units(const Meaning& meaning) const;
  [[nodiscard]] Resolved fraction(const Meaning& meaning) const;
  [[nodiscard]] Resolved season(const Meaning& meaning) const;
  [[nodiscard]] Resolved decade(const Meaning& meaning) const;
  [[nodiscard]] Resolved weekend(const Meaning& meaning) const;
  [[nodiscard]] Resolved nth(const Meaning& meaning) const;
  [[nodiscard]] Resolved first_units(const Meaning& meaning) const;
  [[nodiscard]] Resolved whole_of(const Meaning& meaning) const;
  [[nodiscard]] std::optional<int> year_of(const Meaning& meaning, Anchor& anchor) const;
  [[nodiscard]] std::optional<int> year_of_month(const Meaning& meaning, int month, int day, Anchor& anchor) const;

  PageDays page_;
  std::optional<DayRange> last_value_;
  std::optional<Day> last_day_;
  std::uint32_t last_day_sentence_ = 0;
  int last_year_ = 0;
  int set_month_ = 0;
  int set_day_ = 0;
};

/// The beginning, middle or end of a period (codebook ruling 9).
[[nodiscard]] std::optional<DayRange> part_of(DayRange whole, Part part, std::optional<Day> published);

}  // namespace isnad::times
