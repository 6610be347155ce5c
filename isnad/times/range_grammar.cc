// Ranges ("from X to Y", "between X and Y") and what reaches from or up to a time ("since X", "by X").
#include "isnad/times/parser.h"

namespace isnad::times {
namespace {

constexpr char32_t en_dash = 0x2013;
constexpr std::string_view waw = "\xD9\x88";

bool can_bound(const Meaning& meaning) {
  switch (meaning.shape) {
    case Shape::day:
    case Shape::month:
    case Shape::year:
    case Shape::unit:
    case Shape::decade:
    case Shape::season:
    case Shape::fraction:
    case Shape::now:
      return true;
    default:
      return false;
  }
}

}  // namespace

// The token after "to", "until", a dash; for "between", after "and" if it stands alone.
std::uint32_t Parser::range_link(std::uint32_t i, bool between) const {
  if (between) return line_.is_and(i) ? i + 1 : i;
  if (line_.is_mark(i, '-') || line_.is_mark(i, en_dash)) return i + 1;
  const std::uint32_t at = i + (line_.is_and(i) ? 1U : 0U);
  const Reading* to = line_.find(at, Kind::to);
  return to != nullptr && !to->preposition ? at + to->tokens : i;
}

// "from 2 to 7 February", "between the 15th and the 19th of November".
Found Parser::shared_days(std::uint32_t i, bool between) const {
  const auto first = read_number(line_, i);
  if (!first || first->lead != 0 || first->value < 1 || first->value > 31 || first->fraction) return std::nullopt;
  const std::uint32_t at = range_link(first->end, between);
  const auto second = read_number(line_, at);
  if (!second || !(at != first->end || second->conjunction) || second->value <= first->value) return std::nullopt;
  Found last = day_and_month(at);
  if (!last) last = day(at);
  if (!last || last->meaning.day != second->value || last->meaning.last_day != 0) return std::nullopt;
  last->first = i;
  last->meaning.last_day = last->meaning.day;
  last->meaning.day = first->value;
  last->meaning.type = TimeType::period;
  last->meaning.rule = "range_of_days";
  return last;
}

Found Parser::range_body(std::uint32_t i, bool between) const {
  if (auto days = shared_days(i, between)) return days;
  const bool years = between && line_.is_number(i);
  constexpr int first_modern = 1900;  // "between 1800 and 2000 refugees" is no time
  Found first;
  if (years || line_.is_number(i)) {
    if (const auto number = year_number(i); number && number->value >= first_modern) {
      first.emplace();
      first->end = number->end;
      first->meaning.shape = Shape::year;
      first->meaning.year = {YearRef::Kind::number, number->value, 0, CalendarKind::gregorian};
      first->end = era(number->end, first->meaning.year);
    }
  }
  const Found other = core(i);
  if (other && (!first || other->end > first->end)) first = other;
  if (!first || first->lead != 0 || !can_bound(first->meaning)) return std::nullopt;
  if (first->meaning.year.last != 0 || first->meaning.last_month != 0) {
    first->first = i;
    return first;
  }
  const std::uint32_t at = range_link(first->end, between);
  if (!between && at == first->end) return std::nullopt;
  Found last = core(at);
  if (const auto number = year_number(at); !last && years && number && number->value > first->meaning.year.value && number->value % 50 != 0) {
    last.emplace();
    last->end = number->end;
    last->meaning.shape = Shape::year;
    last->meaning.year = {YearRef::Kind::number, number->value, 0, CalendarKind::gregorian};
  }
  if (!last || !can_bound(last->meaning)) return std::nullopt;
  const bool joined = last->lead == waw.size() && line_.folded(at).substr(0, waw.size()) == waw;
  if (last->lead != 0 && !(between && joined)) return std::nullopt;
  if (between && at == first->end && !joined) return std::nullopt;
  Expression found;
  found.first = i;
  found.end = last->end;
  found.meaning = first->meaning;
  found.last = last->meaning;
  found.meaning.rule = "range";
  // "between January and March 2015": the year serves both.
  const bool shares = found.meaning.month != 0 && found.meaning.year.kind == YearRef::Kind::none && !found.meaning.has_shift;
  if (shares) found.meaning.year = found.last.year;
  found.meaning.type = TimeType::period;
  return found;
}

// "next week from Wednesday to Friday".
Found Parser::week_range(const Found& week) const {
  if (!week || week->meaning.shape != Shape::unit || week->meaning.unit != Unit::week || !week->meaning.has_shift) return std::nullopt;
  const Reading* between = line_.bare(week->end, Kind::between);
  const Reading* head = between != nullptr ? between : line_.bare(week->end, Kind::from);
  if (head == nullptr) return std::nullopt;
  Found found = range_body(week->end + head->tokens, between != nullptr);
  if (!found || found->meaning.weekday == 0 || found->last.weekday == 0) return std::nullopt;
  if (found->meaning.day != 0 || found->last.day != 0 || found->meaning.has_shift || found->last.has_shift) return std::nullopt;
  for (Meaning* end : {&found->meaning, &found->last}) {
    end->has_week_shift = true;
    end->week_shift = week->meaning.shift;
  }
  found->first = found->core = week->first;
  found->lead = week->lead;
  return found;
}

// "Friday until Sunday", "today until tomorrow": two days with "until" between them.
Found Parser::days_until(const Found& first) const {
  if (!first || first->meaning.shape != Shape::day || first->meaning.clock || first->meaning.last_day != 0 || first->meaning.last_weekday != 0) return std::nullopt;
  const Reading* until = line_.bare(first->end, Kind::relation);
  if (until == nullptr || until->entry->value != static_cast<int>(Relation::until)) return std::nullopt;
  const Found last = day(first->end + until->tokens);
  if (!last || last->lead != 0 || last->meaning.shape != Shape::day || last->meaning.clock || last->meaning.last_day != 0) return std::nullopt;
  const bool both_weekdays = first->meaning.weekday != 0 && last->meaning.weekday != 0;
  if (!both_weekdays && !first->meaning.has_deictic && (first->meaning.day == 0 || last->meaning.day == 0)) return std::nullopt;
  Expression found = *first;
  found.end = last->end;
  found.last = last->meaning;
  found.core = first->first;
  found.meaning.rule = "days_until";
  found.meaning.type = TimeType::period;
  return found;
}

Found Parser::range(std::uint32_t i) const {
  std::uint32_t at = i;
  const Reading* noun = line_.find(i, Kind::span_noun);
  if (noun != nullptr) ++at;
  const Reading* between = line_.find(at, Kind::between);
  const Reading* from = line_.find(at, Kind::from);
  const Reading* head = between != nullptr ? between : from;
  if (head == nullptr || (noun != nullptr && head->lead != 0) || head->preposition) return std::nullopt;
  Found found = range_body(at + head->tokens, between != nullptr);
  if (!found) return std::nullopt;
  found->first = i;
  found->core = i;
  found->lead = noun != nullptr ? noun->lead : head->lead;
  if (found->last.shape != Shape::none) found->meaning.type = TimeType::period;
  return found;
}

// "since March", "until 17 September", "by 2030", "before the end of 2017".
Found Parser::related(std::uint32_t i) const {
  const Reading* relation = line_.find(i, Kind::relation);
  if (relation == nullptr) return std::nullopt;
  const int value = relation->entry->value;
  const bool by = value >= 100;
  const std::uint32_t at = i + relation->tokens;
  Found found = core(at);
  if (!found || found->lead != 0) return std::nullopt;
  Meaning& meaning = found->meaning;
  if (!can_bound(meaning) && meaning.shape != Shape::century && meaning.shape != Shape::holiday && meaning.shape != Shape::weekend &&
      meaning.shape != Shape::fixed_day && meaning.shape != Shape::nth) {
    return std::nullopt;
  }
  if (meaning.type == TimeType::set || meaning.shape == Shape::now) return std::nullopt;
  const bool only_clock = meaning.clock && meaning.day == 0 && meaning.weekday == 0 && !meaning.has_deictic;
  if (only_clock) return std::nullopt;
  const auto kind = static_cast<Relation>(by ? value - 100 : value);
  if (kind == Relation::after) return std::nullopt;  // "after X" is X; what lies after it is open
  found->core = found->first;
  found->first = i;
  found->lead = relation->lead;
  meaning.relation = kind;
  meaning.by = by;
  meaning.core_type = meaning.type;
  meaning.type = TimeType::open;
  return found;
}

}  // namespace isnad::times
