#include "isnad/times/resolve.h"

#include <algorithm>

#include "isnad/times/calendars.h"

namespace isnad::times {
namespace {

using std::chrono::days;

constexpr int hours_a_day = 24;

bool is_certain_date(const Meaning& meaning) {
  return meaning.year.kind == YearRef::Kind::number && meaning.month != 0 && meaning.calendar == CalendarKind::gregorian;
}

// How far the text's own day lies from the publication day, if a weekday says so.
int own_day_shift(const Meaning& meaning, Day published) {
  const Day said = published + days{meaning.deictic};
  for (const int shift : {0, -1, 1}) {
    if (static_cast<int>(weekday_of(said + days{shift})) + 1 == meaning.weekday) return shift;
  }
  return 0;
}

}  // namespace

PageDays page_days(const std::vector<Expression>& expressions, const Reference& reference) {
  PageDays page;
  page.reference = reference;
  page.today = reference.published;
  for (const Expression& expression : expressions) {
    const Meaning& meaning = expression.meaning;
    if (meaning.year.kind == YearRef::Kind::number && meaning.year.calendar == CalendarKind::gregorian) {
      page.latest_year = std::max(page.latest_year, meaning.year.value);
    }
    const bool dated = meaning.shape == Shape::day && meaning.has_deictic && meaning.weekday != 0 && meaning.day == 0;
    if (reference.published && dated && page.today == reference.published) {
      page.today = *reference.published + days{own_day_shift(meaning, *reference.published)};
    }
  }
  if (reference.published) return page;
  for (const Expression& now : expressions) {
    const Meaning& said = now.meaning;
    if (said.month == 0 || !said.has_shift || said.shift != 0 || said.year.kind != YearRef::Kind::none) continue;
    for (const Expression& other : expressions) {
      if (!is_certain_date(other.meaning) || other.meaning.month != said.month) continue;
      const DayRange month = month_range(other.meaning.year.value, said.month);
      if (!page.month || *page.month < month.first) page.month = month.first;
    }
  }
  return page;
}

std::optional<Day> Resolver::base() const { return published() ? published() : page_.month; }

bool Resolver::look_ahead(const Meaning& meaning) const {
  if (meaning.relation == Relation::since) return false;
  return meaning.future_cue || page_.reference.prefer == Prefer::future || meaning.relation == Relation::until || meaning.relation == Relation::before;
}

Resolved Resolver::resolve(const Expression& expression, std::uint32_t sentence) {
  const bool is_range = expression.last.shape != Shape::none;
  Resolved result = is_range ? range(expression, sentence) : plain(expression.meaning, sentence);
  if (!is_range && expression.meaning.shape != Shape::offset) {
    const Resolved core = result;
    result = with_relation(expression.meaning, core);
    remember(expression.meaning, core, sentence);
    return result;
  }
  remember(expression.meaning, result, sentence);
  return result;
}

void Resolver::remember(const Meaning& meaning, const Resolved& resolved, std::uint32_t sentence) {
  if (meaning.shape == Shape::set) {
    set_month_ = meaning.month;
    set_day_ = meaning.day;
    if (meaning.day == 0) return;
  }
  if (!resolved.value || meaning.shape == Shape::now) return;
  last_year_ = isnad::year_of(resolved.value->first);
  if (meaning.type == TimeType::open && meaning.relation == Relation::at) return;
  last_value_ = resolved.value;
  const bool is_day = meaning.shape == Shape::day || (meaning.shape == Shape::offset && resolved.value->first == resolved.value->last);
  if (is_day) {
    last_day_ = resolved.value->first;
    last_day_sentence_ = sentence;
  }
}

Resolved Resolver::plain(const Meaning& meaning, std::uint32_t sentence) {
  switch (meaning.shape) {
    case Shape::now:
      if (!published()) return {std::nullopt, Anchor::published};
      return {DayRange{*published(), *published()}, Anchor::published};
    case Shape::then: return {last_value_, Anchor::context};
    case Shape::day: {
      Resolved result = day(meaning, sentence);
      if (meaning.week_to && result.value) result.value->first = result.value->last - days{6};
      return result;
    }
    case Shape::fixed_day: return date(meaning);
    case Shape::holiday: {  // and its eve, or a later day of the feast
      Resolved result = holiday(meaning);
      if (result.value) result.value = DayRange{result.value->first + days{meaning.deictic}, result.value->last + days{meaning.deictic}};
      return result;
    }
    case Shape::month: return month(meaning);
    case Shape::year: return year(meaning);
    case Shape::unit: return unit(meaning);
    case Shape::units: return units(meaning);
    case Shape::fraction: return fraction(meaning);
    case Shape::season: return season(meaning);
    case Shape::decade:
    case Shape::century: return decade(meaning);
    case Shape::weekend: return weekend(meaning);
    case Shape::nth: return nth(meaning);
    case Shape::first_units: return first_units(meaning);
    case Shape::offset: return offset(meaning, sentence);
    case Shape::vague: return {std::nullopt, Anchor::published};
    default: return {};
  }
}

Resolved Resolver::with_relation(const Meaning& meaning, Resolved core) const {
  if (meaning.relation == Relation::at || !core.value) return core;
  const auto reference = published();
  Resolved result = core;
  switch (meaning.relation) {
    case Relation::since:
      if (reference && core.value->first <= *reference) result.value = DayRange{core.value->first, *reference};
      return result;
    case Relation::until:
      if (reference && core.value->last >= *reference) result.value = DayRange{*reference, core.value->last};
      return result;
    case Relation::before: {
      const Day end = meaning.part == Part::end ? core.value->last : core.value->first - days{1};
      if (reference && core.value->first > *reference) {
        result.value = DayRange{*reference, end};
      } else if (reference && meaning.part == Part::end && core.value->last > *reference) {
        result.value = DayRange{*reference, end};
      } else {
        result.core_only = true;
      }
      return result;
    }
    default: return result;
  }
}

// The end of a range lies after its beginning: what has no year takes the first that does.
Resolved Resolver::range(const Expression& expression, std::uint32_t sentence) {
  Meaning begin = expression.meaning;
  Meaning end = expression.last;
  begin.relation = Relation::at;
  const bool dated_end = end.year.kind == YearRef::Kind::number;
  if (begin.shape == Shape::day && begin.day != 0 && begin.year.kind == YearRef::Kind::none && dated_end) begin.year = end.year;
  const bool only_weekdays = begin.weekday != 0 && end.weekday != 0 && begin.day == 0 && end.day == 0 && !begin.has_deictic && !begin.has_week_shift;
  if (only_weekdays && end.has_shift && !begin.has_shift) {  // "from Sunday to next Tuesday"
    const Resolved until = plain(end, sentence);
    if (!until.value) return until;
    const auto back = (end.weekday - begin.weekday + 6) % 7 + 1;
    return {DayRange{until.value->last - days{back}, until.value->last}, until.anchor};
  }
  Resolved first = plain(begin, sentence);
  if (!first.value) return first;
  const bool open_end = end.year.kind == YearRef::Kind::none && !end.has_shift && !end.has_deictic && !end.has_week_shift;
  Resolved last;
  if (open_end && (end.month != 0 || end.weekday != 0)) {
    PageDays after = page_;
    after.reference = {first.value->first, Prefer::future};
    after.today = first.value->first;
    Resolver later(after);
    last = later.plain(end, sentence);
  } else {
    last = plain(end, sentence);
  }
  if (!last.value || last.value->last < first.value->first) return {std::nullopt, first.anchor};
  first.value->last = last.value->last;
  if (dated_end) first.anchor = Anchor::absolute;
  return first;
}

std::optional<DayRange> Resolver::counted_from(Day day, const Meaning& meaning, int sign) const {
  const int count = sign * meaning.count;
  if (meaning.half) {  // "a year and a half": the year it falls in; of what is shorter it is only about
    const int months = meaning.unit == Unit::year ? 12 : meaning.unit == Unit::decade ? 120 : 0;
    if (months == 0) return std::nullopt;
    const int year = isnad::year_of(add_months(day, months * count + sign * months / 2));
    return year_range(year, year);
  }
  if (meaning.rest_count != 0) {  // "a year and three months": the finer unit decides
    Meaning rest = meaning;
    rest.count = meaning.rest_count;
    rest.unit = meaning.rest_unit;
    rest.rest_count = 0;
    if (meaning.unit == Unit::year) return counted_from(add_months(day, 12 * count), rest, sign);
    if (meaning.unit == Unit::month) return counted_from(add_months(day, count), rest, sign);
    if (meaning.unit == Unit::week) return counted_from(day + days{7 * count}, rest, sign);
    if (meaning.unit == Unit::decade) return counted_from(add_months(day, 120 * count), rest, sign);
    return std::nullopt;
  }
  switch (meaning.unit) {
    case Unit::hour:
      if (count % hours_a_day != 0) return std::nullopt;
      return DayRange{day + days{count / hours_a_day}, day + days{count / hours_a_day}};
    case Unit::day:
    case Unit::night: return DayRange{day + days{count}, day + days{count}};
    case Unit::week:
      if (meaning.approximate) return week_from(day, count);
      return DayRange{day + days{7 * count}, day + days{7 * count}};
    case Unit::month: return month_from(day, count);
    case Unit::year: return year_range(isnad::year_of(day) + count, isnad::year_of(day) + count);
    case Unit::decade: return year_range(isnad::year_of(day) + 10 * count, isnad::year_of(day) + 10 * count);
    case Unit::century: return year_range(isnad::year_of(day) + 100 * count, isnad::year_of(day) + 100 * count);
    default: return std::nullopt;
  }
}

// "two days ago", "after a year", "for five years": whole units, as years and months are spoken of.
Resolved Resolver::offset(const Meaning& meaning, std::uint32_t sentence) const {
  if (meaning.as_before && last_value_) return {last_value_, Anchor::context};
  const bool since = meaning.relation == Relation::since;
  const int sign = meaning.relation == Relation::after ? 1 : -1;
  const Anchor plain_anchor = meaning.event_anchor ? Anchor::context : Anchor::published;
  if (!meaning.counted || meaning.count <= 0 || meaning.count > 3000) return {std::nullopt, plain_anchor};
  if (meaning.from_it) {  // "two days after it"
    const bool by_day = meaning.unit <= Unit::week;
    if (by_day && !last_day_) return {std::nullopt, Anchor::context};
    if (!by_day && !last_value_) return {std::nullopt, Anchor::context};
    return {counted_from(by_day ? *last_day_ : last_value_->first, meaning, sign), Anchor::context};
  }
  if (meaning.event_anchor && !since) {
    // In a sentence that has its day already, the words only say how far that day is from another.
    if (!last_day_) return {std::nullopt, Anchor::context};
    if (last_day_sentence_ == sentence) return {DayRange{*last_day_, *last_day_}, Anchor::context};
    if (meaning.unit > Unit::night) return {std::nullopt, Anchor::context};
    return {counted_from(*last_day_, meaning, sign), Anchor::context};
  }
  const bool narrated = meaning.relation == Relation::after && !look_ahead(meaning) && last_day_.has_value();
  if (narrated) return {counted_from(*last_day_, meaning, sign), Anchor::context};
  const bool coarse = meaning.unit >= Unit::month;
  const auto from = coarse ? base() : published();
  if (!from) return {std::nullopt, Anchor::published};
  auto value = counted_from(*from, meaning, sign);
  if (value && since && published()) value->last = std::max(value->first, *published());
  return {value, published() ? Anchor::published : Anchor::context};
}

}  // namespace isnad::times
