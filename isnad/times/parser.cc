// What may stand at a token, and which reading of it is taken: the longest.
#include "isnad/times/parser.h"

namespace isnad::times {
namespace {

constexpr char32_t arabic_comma = 0x060C;

bool begins_something(Kind kind) {
  switch (kind) {
    case Kind::of:
    case Kind::in:
    case Kind::to:
    case Kind::or_word:
    case Kind::era:
    case Kind::at:
    case Kind::zone:
    case Kind::quality:
    case Kind::duration_cue:
    case Kind::that_is:
    case Kind::approximate:
    case Kind::modifier:
    case Kind::vague_modifier:
    case Kind::following:
    case Kind::same_after:
    case Kind::not_before:
    case Kind::date_name:
    case Kind::attack_day:
    case Kind::number_noun:
    case Kind::function:
    case Kind::future:
    case Kind::not_future:
    case Kind::clock_part:
    case Kind::clause_break:
    case Kind::process:
    case Kind::except:
    case Kind::date_cue:
    case Kind::ten_of_month:
    case Kind::ending:
    case Kind::before_era:
      return false;
    default:
      return true;
  }
}

}  // namespace

bool Parser::may_begin(std::uint32_t i) const {
  if (line_.is_number(i)) return true;
  for (const Reading& reading : line_.readings(i)) {
    if (begins_something(reading.entry->kind)) return true;
  }
  return false;
}

// Words that look like time and are none ("Russia Today", "the Arab Spring").
std::uint32_t Parser::name_end(std::uint32_t i) const {
  const Reading* name = line_.find(i, Kind::name);
  return name == nullptr ? i : i + name->tokens;
}

// "Finally," at the head of a sentence, "close to", "until nine o'clock" only look vague.
bool Parser::is_vague_here(std::uint32_t i, const Reading& word) const {
  const std::uint32_t end = i + word.tokens;
  const std::string& id = word.entry->id;
  if (id == "lately" && (word.lead != 0 || line_.is_mark(end, arabic_comma))) return false;
  if (id == "soon" && word.tokens == 1 && line_.bare(end, Kind::of) != nullptr) return false;
  if (id == "so_far" && read_number(line_, end)) return false;
  return word.entry->kind != Kind::vague_in || (i > 0 && line_.find(i - 1, Kind::in) != nullptr);
}

Found Parser::word_core(std::uint32_t i) const {
  const Reading* best = nullptr;
  for (const Reading& reading : line_.readings(i)) {
    const Kind kind = reading.entry->kind;
    const bool wanted = kind == Kind::vague || kind == Kind::vague_in || kind == Kind::now || kind == Kind::then ||
                        kind == Kind::set || kind == Kind::weekend || kind == Kind::weekend_now || kind == Kind::night_before;
    if (wanted && (best == nullptr || reading.tokens > best->tokens)) best = &reading;
  }
  if (best == nullptr) return std::nullopt;
  const Entry& entry = *best->entry;
  Expression found;
  found.first = i;
  found.lead = best->lead;
  found.end = i + best->tokens;
  Meaning& meaning = found.meaning;
  meaning.rule = entry.id;
  meaning.type = TimeType::period;
  switch (entry.kind) {
    case Kind::now:
      if (entry.id == "at_once" && !closed_after(found.end)) return std::nullopt;  // also "a state"
      meaning.shape = Shape::now;
      meaning.type = TimeType::date;
      break;
    case Kind::then:
      if (i > 0 && line_.find(i - 1, Kind::in) != nullptr) return std::nullopt;
      meaning.shape = Shape::then;
      break;
    case Kind::weekend:
    case Kind::weekend_now:
      meaning.shape = Shape::weekend;
      meaning.has_shift = entry.kind == Kind::weekend_now;
      if (const Reading* modifier = line_.bare(found.end, Kind::modifier); modifier != nullptr && !meaning.has_shift) {
        meaning.has_shift = true;
        meaning.shift = modifier->entry->value;
        found.end += modifier->tokens;
      }
      break;
    case Kind::night_before:
      meaning.shape = Shape::day;
      meaning.type = TimeType::date;
      meaning.has_deictic = true;
      meaning.deictic = entry.value;
      break;
    default:
      if (!is_vague_here(i, *best)) return std::nullopt;
      meaning.shape = Shape::vague;
      meaning.type = static_cast<TimeType>(entry.value);
  }
  return found;
}

// "the attacks of 11 September": the day is known.
Found Parser::fixed_day(std::uint32_t i) const {
  if (i == 0) return std::nullopt;
  const Reading* noun = line_.find(i - 1, Kind::attack_day);
  if (noun == nullptr) return std::nullopt;
  auto found = day_and_month(i);
  const int date = noun->entry->value;
  if (!found || found->lead != 0 || found->meaning.has_shift || found->meaning.year.kind != YearRef::Kind::none) return std::nullopt;
  if (found->meaning.month != date / 100 % 100 || found->meaning.day != date % 100 || found->meaning.last_day != 0) return std::nullopt;
  found->meaning.year = {YearRef::Kind::number, date / 10000, 0, CalendarKind::gregorian};
  found->meaning.shape = Shape::fixed_day;
  found->meaning.rule = noun->entry->id;
  return found;
}

// "the eve of the feast", "the second of the days of the feast".
Found Parser::day_of_holiday(std::uint32_t i) const {
  const Reading* part = line_.find(i, Kind::day_part);
  const auto nth = read_ordinal(line_, i);
  int shift = -1;
  std::uint32_t at = i + 1;
  std::uint8_t lead = part != nullptr ? part->lead : std::uint8_t{0};
  constexpr std::string_view eves[] = {"evening", "night"};
  const bool eve = part != nullptr && !part->article && part->tokens == 1 && (part->entry->id == eves[0] || part->entry->id == eves[1]);
  if (nth && !nth->article && nth->value > 0) {
    const Reading* days = unit(nth->end, Unit::day);
    if (days == nullptr || days->lead != 0 || days->article) return std::nullopt;
    shift = nth->value - 1;
    at = nth->end + 1;
    lead = nth->lead;
  } else if (!eve) {
    return std::nullopt;
  }
  if (line_.bare(at, Kind::holiday) == nullptr) return std::nullopt;
  Found found = holiday(at);
  if (!found || found->lead != 0) return std::nullopt;
  found->first = i;
  found->lead = lead;
  found->meaning.deictic += shift;
  return found;
}

Found Parser::holiday(std::uint32_t i) const {
  const Reading* word = line_.find(i, Kind::holiday);
  if (word == nullptr) return day_of_holiday(i);
  Expression found;
  found.first = i;
  found.lead = word->lead;
  Meaning& meaning = found.meaning;
  meaning.shape = Shape::holiday;
  meaning.rule = word->entry->id;
  meaning.calendar = word->entry->calendar;
  meaning.month = word->entry->value;
  meaning.day = word->entry->day;
  const std::uint32_t at = i + word->tokens;
  found.end = year_of_month(at, meaning);
  if (meaning.year.kind == YearRef::Kind::number && meaning.year.value > 1600) meaning.year.calendar = CalendarKind::gregorian;
  return found;
}

// "every year", "every two weeks", "every Friday", "on Fridays".
Found Parser::set(std::uint32_t i) const {
  const Reading* every = line_.find(i, Kind::every);
  const Reading* days = unit(i, Unit::day);
  Expression found;
  found.first = i;
  found.meaning.shape = Shape::set;
  found.meaning.type = TimeType::set;
  found.meaning.rule = "set";
  if (every == nullptr) {
    if (days == nullptr || days->article || days->entry->plurality != Plurality::many) return std::nullopt;
    const Reading* weekday = line_.bare(i + 1, Kind::weekday);
    if (weekday == nullptr || !weekday->article) return std::nullopt;
    found.lead = days->lead;
    found.end = i + 2;
    while (true) {
      const Reading* more = line_.find(found.end, Kind::weekday);
      if (more == nullptr || !more->conjunction || !more->article) return found;
      ++found.end;
    }
  }
  found.lead = every->lead;
  const std::uint32_t at = i + 1;
  const Reading* noun = line_.bare(at, Kind::unit);
  const Reading* part = line_.bare(at, Kind::day_part);
  const Reading* weekday = line_.bare(at, Kind::weekday);
  if (noun != nullptr && !noun->article && noun->entry->plurality != Plurality::many) {
    found.end = at + 1;
    const bool named = noun->entry->value == static_cast<int>(Unit::day) && line_.bare(at + 1, Kind::weekday) != nullptr;
    if (named) ++found.end;
    return found;
  }
  if (const auto many = numbered_amount(at); many && many->lead == 0 && !many->article) {
    found.end = many->end;
    return found;
  }
  constexpr int sunday = 7;  // also "one"; Monday is also "two"
  if (weekday != nullptr && !weekday->article && weekday->entry->value != sunday && weekday->entry->value != 1) {
    found.end = at + 1;
    return found;
  }
  if (part != nullptr && !part->article && part->tokens == 1) {
    found.end = at + 1;
    return found;
  }
  return std::nullopt;
}

Found Parser::core(std::uint32_t i) const {
  if (i >= line_.size()) return std::nullopt;
  Found best;
  const auto offer = [&best](const Found& found) {
    if (found && (!best || found->end > best->end)) best = found;
  };
  offer(word_core(i));
  offer(fixed_day(i));
  offer(day(i));
  offer(holiday(i));
  offer(part(i));
  offer(nth(i));
  offer(middle_day(i));
  offer(ten_days(i));
  offer(week_ending(i));
  offer(last_units(i));
  offer(first_units(i));
  offer(month(i));
  offer(year(i));
  offer(moment(i));
  offer(fraction(i));
  offer(season(i));
  offer(decade(i));
  offer(century(i));
  offer(units_shift(i));
  offer(unit_shift(i));
  offer(bare_year(i));
  if (best) best->core = best->first;
  return best;
}

Found Parser::read_at(std::uint32_t i) const {
  Found best;
  const auto offer = [&best](const Found& found) {
    if (found && (!best || found->end > best->end)) best = found;
  };
  offer(range(i));
  offer(related(i));
  Found plain = offset(i);
  if (plain) plain->core = plain->first;
  offer(plain);
  offer(offset_from_it(i));
  offer(set(i));
  const Found main = core(i);
  offer(days_until(main));
  offer(week_range(main));
  offer(main);
  Found length = duration(i);
  if (length) length->core = length->first;
  offer(length);
  if (!best) return best;
  if (best->core < best->first) best->core = best->first;
  const Meaning& meaning = best->meaning;
  const bool dated = meaning.shape == Shape::day && meaning.day != 0 && meaning.year.kind == YearRef::Kind::none && !meaning.has_shift;
  if (dated && meaning.relation == Relation::at && line_.ends_before(i, Kind::date_name)) {
    best->meaning.shape = Shape::none;  // "the revolution of 25 January" is a name
  }
  return best;
}

// A verb with sa- ("will visit") or a word such as "scheduled" shortly before, in the same clause.
bool Parser::future_before(std::uint32_t i) const {
  constexpr std::uint32_t reach = 10;
  for (std::uint32_t back = 1; back <= reach && back <= i; ++back) {
    const std::uint32_t at = i - back;
    if (line_.find(at, Kind::clause_break) != nullptr) return false;
    if (line_.find(at, Kind::future) != nullptr || line_.is_future_verb(at)) return true;
  }
  return false;
}

void Parser::read_line(std::vector<Expression>& out) const {
  for (std::uint32_t i = 0; i < line_.size();) {
    if (const std::uint32_t end = name_end(i); end != i) {
      i = end;
      continue;
    }
    Found found = may_begin(i) ? read_at(i) : Found{};
    if (!found) {
      ++i;
      continue;
    }
    found->meaning.future_cue = future_before(i);
    found->last.future_cue = found->meaning.future_cue;
    i = found->end;
    if (found->meaning.shape != Shape::none) out.push_back(std::move(*found));
  }
}

}  // namespace isnad::times
