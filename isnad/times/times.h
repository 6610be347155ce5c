// times: tokens + publication day -> temporal expressions with their intervals.
//
// In: a Text and the day it was published (if known). Out: every expression of
// time with its span in the stored text, its kind and, where the text fixes it
// to a year or finer, its interval (codebook section 4 and rulings 9, 10, 18).
// The clock is never read. What is vague has no value.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/base/date.h"
#include "isnad/base/span.h"
#include "isnad/lexicon/lexicon.h"
#include "isnad/text/text.h"

namespace isnad::times {

enum class TimeType : std::uint8_t { date, period, duration, set, open };
/// What an expression was resolved against.
enum class Anchor : std::uint8_t { none, absolute, published, context };
/// Where a bare weekday or month without a year lies when nothing else says so.
enum class Prefer : std::uint8_t { past, future };
/// How the expression is attached: "since X" reaches from X on, "until X" up to it.
enum class Relation : std::uint8_t { at, since, until, before, after };

struct Time {
  Span span;  ///< in Text::utf8()
  std::uint32_t first_token = 0;
  std::uint32_t end_token = 0;
  std::uint32_t sentence = 0;
  TimeType type = TimeType::date;
  Anchor anchor = Anchor::none;
  Relation relation = Relation::at;
  std::optional<DayRange> value;
  std::string rule;  ///< id of the rule or table row that read it
};

using Times = std::vector<Time>;

struct Reference {
  std::optional<Day> published;
  Prefer prefer = Prefer::past;
};

/// The tables of data/times in searchable form; made once, const, thread-safe.
class Calendar {
 public:
  explicit Calendar(const lexicon::Lexicon& lexicon);
  ~Calendar();
  Calendar(Calendar&&) noexcept;
  Calendar& operator=(Calendar&&) noexcept;

  struct Tables;
  [[nodiscard]] const Tables& tables() const { return *tables_; }

 private:
  std::unique_ptr<const Tables> tables_;
};

/// All expressions in text order; they do not overlap.
[[nodiscard]] Times find_times(const text::Text& text, const Calendar& calendar, const Reference& reference);

[[nodiscard]] std::string_view name_of(TimeType type);
[[nodiscard]] std::string_view name_of(Anchor anchor);

}  // namespace isnad::times
