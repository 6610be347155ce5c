// Periods: "last year", "this month", "the end of X", quarters, seasons, decades, nth weeks.
#include "isnad/times/parser.h"

namespace isnad::times {

// A bare year after a season or a part of a year, where nothing is counted.
Found Parser::year_after_noun(std::uint32_t i) const {
  if (auto found = bare_year(i); found && found->lead == 0) return found;
  const auto number = year_number(i);
  constexpr int first_modern = 1900;
  if (!number || !number->digits || number->value < first_modern || number->value % 100 == 0) return std::nullopt;
  Expression found;
  found.first = i;
  found.end = number->end;
  found.meaning.shape = Shape::year;
  found.meaning.type = TimeType::period;
  found.meaning.rule = "year_after_noun";
  found.meaning.year = {YearRef::Kind::number, number->value, 0, CalendarKind::gregorian};
  return found;
}

const Reading* Parser::unit(std::uint32_t i, Unit wanted) const {
  if (!line_.may_be(i, Kind::unit)) return nullptr;
  for (const Reading& reading : line_.readings(i)) {
    if (reading.entry->kind == Kind::unit && reading.entry->value == static_cast<int>(wanted)) return &reading;
  }
  return nullptr;
}

// al-am is also "the general": after a definite masculine noun it is no year.
bool Parser::general_not_year(std::uint32_t i) const {
  if (i == 0 || !line_.has_article(i - 1) || line_.token(i - 1).kind != text::TokenKind::word) return false;
  constexpr std::string_view teh_marbuta_folded = "\xD9\x87";
  const std::string_view before = line_.folded(i - 1);
  return before.substr(before.size() - 2) != teh_marbuta_folded;
}

// "last week", "this year", "that month", "the same year", "the next month".
Found Parser::unit_shift(std::uint32_t i) const {
  std::uint32_t at = i;
  const Reading* near = line_.find(i, Kind::near);
  const Reading* far = line_.find(i, Kind::far);
  const Reading* same = line_.find(i, Kind::same_before);
  const Reading* before = near != nullptr ? near : far != nullptr ? far : same;
  if (before != nullptr) ++at;
  const Reading* noun = nullptr;
  for (const Unit wanted : {Unit::year, Unit::month, Unit::week, Unit::decade}) {
    if (noun == nullptr) noun = unit(at, wanted);
  }
  if (noun == nullptr || noun->entry->plurality != Plurality::one) return std::nullopt;
  if (before != nullptr && noun->lead != 0) return std::nullopt;
  if (!noun->article && same == nullptr) return std::nullopt;
  Expression found;
  found.first = i;
  found.lead = before != nullptr ? before->lead : noun->lead;
  found.end = at + 1;
  Meaning& meaning = found.meaning;
  meaning.shape = Shape::unit;
  meaning.type = TimeType::period;
  meaning.rule = "unit_shift";
  meaning.unit = static_cast<Unit>(noun->entry->value);
  const bool self = line_.bare(at + 1, Kind::same_after) != nullptr;
  if (far != nullptr || same != nullptr || self) {
    meaning.same = true;
    if (self) ++found.end;
    const bool of_year = meaning.unit == Unit::month && line_.bare(found.end, Kind::of) != nullptr;
    if (of_year) found.end = year_of_same(found.end, meaning);
    return found;
  }
  if (const Reading* following = line_.bare(at + 1, Kind::following); following != nullptr && near == nullptr) {
    meaning.shifted_from_context = true;
    meaning.has_shift = true;
    meaning.shift = following->entry->value;
    found.end += following->tokens;
    return found;
  }
  const Reading* modifier = line_.bare(at + 1, Kind::modifier);
  if (modifier != nullptr && modifier->entry->article == false && modifier->tokens == 1) modifier = nullptr;
  if (modifier == nullptr && near == nullptr) return std::nullopt;
  meaning.has_shift = true;
  if (modifier != nullptr) {
    const bool doubtful = modifier->entry->id == "past_sabiq" || modifier->entry->id == "current_hali";
    if (doubtful && meaning.unit == Unit::year && near == nullptr && noun->lead == 0 && general_not_year(i)) return std::nullopt;
    if (near == nullptr || modifier->entry->value == 0) {
      meaning.shift = modifier->entry->value;
      found.end += modifier->tokens;
    }
  }
  if (meaning.unit == Unit::year) found.end = year_in_apposition(found.end, meaning.year);
  return found;
}

// "the same month of last year", "of 2015".
std::uint32_t Parser::year_of_same(std::uint32_t i, Meaning& meaning) const {
  const std::uint32_t end = year_phrase(i, meaning);
  if (end != i) return end;
  const auto year = year_after_noun(i + 1);
  if (!year || year->meaning.year.last != 0) return i;
  meaning.year = year->meaning.year;
  return year->end;
}

// "this year 2015", "last year 1435/1436 h".
std::uint32_t Parser::year_in_apposition(std::uint32_t i, YearRef& year) const {
  const auto number = year_number(i);
  if (!number || !number->digits || number->lead != 0) return i;
  YearRef said{YearRef::Kind::number, number->value, 0, CalendarKind::gregorian};
  std::uint32_t end = number->end;
  if (const auto second = year_number(end + 1); line_.is_mark(end, '/') && second && second->value == number->value + 1) {
    said.last = second->value;
    end = second->end;
  }
  if (number->value >= 1340 && number->value <= 1460) said.calendar = CalendarKind::hijri;
  const std::uint32_t after = era(end, said);
  if (after == end && said.last == 0 && !looks_like_year(i, *number)) return i;
  year = said;
  return after;
}

// "the year" after a part of it: "the end of the year".
Found Parser::definite_unit(std::uint32_t i) const {
  const Reading* noun = nullptr;
  for (const Unit wanted : {Unit::year, Unit::month, Unit::week}) {
    if (noun == nullptr) noun = unit(i, wanted);
  }
  // "the end of the fiscal year", "of the school year" are no calendar years.
  if (line_.has_article(i + 1) && line_.bare(i + 1, Kind::modifier) == nullptr) return std::nullopt;
  if (noun == nullptr || noun->lead != 0 || !noun->article || noun->entry->plurality != Plurality::one) return std::nullopt;
  Expression found;
  found.first = i;
  found.end = i + 1;
  found.meaning.shape = Shape::unit;
  found.meaning.type = TimeType::period;
  found.meaning.rule = "part_of_unit";
  found.meaning.unit = static_cast<Unit>(noun->entry->value);
  found.meaning.has_shift = true;
  return found;
}

// "the beginning of", "mid-", "late".
Found Parser::part(std::uint32_t i) const {
  const Reading* word = line_.find(i, Kind::part);
  if (word == nullptr) return std::nullopt;
  const std::uint32_t at = i + word->tokens;
  Found found;
  for (Found candidate : {month(at), year(at), unit_shift(at), fraction(at), season(at), decade(at), century(at), definite_unit(at), year_after_noun(at)}) {
    if (candidate && candidate->lead == 0 && (!found || candidate->end > found->end)) found = candidate;
  }
  if (!found || found->meaning.part != Part::none) return std::nullopt;
  if (found->meaning.shape == Shape::season) return std::nullopt;
  found->first = i;
  found->lead = word->lead;
  found->meaning.part = static_cast<Part>(word->entry->value);
  return found;
}

// "earlier this month", "later this year".
Found Parser::moment(std::uint32_t i) const {
  const Reading* word = line_.find(i, Kind::moment);
  if (word == nullptr) return std::nullopt;
  std::uint32_t at = i + word->tokens;
  if (line_.bare(at, Kind::of) != nullptr) ++at;
  auto found = unit_shift(at);
  if (!found || found->lead != 0) return std::nullopt;
  found->first = i;
  found->lead = word->lead;
  found->meaning.day_part = static_cast<DayPart>(word->entry->value);
  return found;
}

// "the past ten years", "the 12 months before", "the coming days".
Found Parser::units_shift(std::uint32_t i) const {
  std::uint32_t at = i;
  Expression found;
  found.first = i;
  Meaning& meaning = found.meaning;
  meaning.shape = Shape::units;
  meaning.type = TimeType::period;
  meaning.rule = "units_shift";
  const auto before = read_cardinal(line_, i);
  if (before) at = before->end;
  const Reading* noun = line_.find(at, Kind::unit);
  if (noun == nullptr || (before && noun->lead != 0)) return std::nullopt;
  found.lead = before ? before->lead : noun->lead;
  if (before) meaning.count = before->value;
  if (noun->entry->plurality == Plurality::two) meaning.count = 2;
  const bool definite = noun->article || (before && (before->article || before->digits));
  if (!definite || (noun->entry->plurality == Plurality::one && !before)) return std::nullopt;
  meaning.unit = static_cast<Unit>(noun->entry->value);
  ++at;
  if (!before && meaning.count == 0) {
    constexpr std::string_view alef_lam = "\xD8\xA7\xD9\x84";
    if (line_.is_word(at) && line_.folded(at) == alef_lam && line_.is_number(at + 1)) ++at;  // "al-48"
    if (const auto after = read_cardinal(line_, at); after && (after->article || after->digits) && after->lead == 0) {
      meaning.count = after->value;
      at = after->end;
    }
  }
  const Reading* modifier = line_.bare(at, Kind::modifier);
  const Reading* vague = line_.bare(at, Kind::vague_modifier);
  if (modifier == nullptr && vague == nullptr) return std::nullopt;
  if (vague != nullptr && (modifier == nullptr || vague->tokens > modifier->tokens)) modifier = vague;
  if (!modifier->entry->article) return std::nullopt;
  if (modifier == vague && line_.bare(at + modifier->tokens, Kind::of) != nullptr) return std::nullopt;  // "the last days of"
  meaning.counted = meaning.count > 0;
  meaning.has_shift = true;
  meaning.shift = modifier->entry->value;
  found.end = at + modifier->tokens;
  return found;
}

// "the last five years", "the last 24 hours" with the number behind "last".
Found Parser::last_units(std::uint32_t i) const {
  const Reading* last = line_.find(i, Kind::ordinal);
  if (last == nullptr || last->entry->value >= 0 || last->article) return std::nullopt;
  // After a noun the word is "another".
  const bool free = last->lead != 0 || i == 0 || !line_.is_word(i - 1) || line_.find(i - 1, Kind::function) != nullptr;
  if (!free && line_.find(i - 1, Kind::duration_cue) == nullptr) return std::nullopt;
  const auto counted = numbered_amount(i + 1);
  if (!counted || !counted->counted || counted->approximate || counted->article || counted->lead != 0 || counted->count < 2) return std::nullopt;
  Expression found;
  found.first = i;
  found.lead = last->lead;
  found.end = counted->end;
  Meaning& meaning = found.meaning;
  meaning.shape = Shape::units;
  meaning.type = TimeType::period;
  meaning.rule = "last_units";
  meaning.unit = counted->unit;
  meaning.count = counted->count;
  meaning.counted = true;
  meaning.has_shift = true;
  meaning.shift = -1;
  return found;
}

// "the fourth quarter of last year", "the first half of 2015".
Found Parser::fraction(std::uint32_t i) const {
  const Reading* word = line_.find(i, Kind::fraction);
  if (word == nullptr || !word->article) return std::nullopt;
  const auto nth = read_ordinal(line_, i + 1);
  const int parts = word->entry->value;
  if (!nth || nth->lead != 0 || !nth->article || nth->value > parts || nth->value == 0) return std::nullopt;
  Expression found;
  found.first = i;
  found.lead = word->lead;
  Meaning& meaning = found.meaning;
  meaning.shape = Shape::fraction;
  meaning.type = TimeType::period;
  meaning.rule = "fraction";
  meaning.count = parts;
  meaning.ordinal = nth->value < 0 ? parts : nth->value;
  meaning.unit = Unit::year;
  std::uint32_t at = nth->end;
  if (line_.bare(at, Kind::of) != nullptr) ++at;
  found.end = year_phrase(nth->end, meaning);
  if (found.end != nth->end) return found;
  if (const auto year = year_after_noun(at)) {
    meaning.year = year->meaning.year;
    found.end = year->end;
    return found;
  }
  for (const Found& whole : {month_of_part(at), unit_shift(at), definite_unit(at), decade(at), century(at)}) {
    if (!whole || whole->lead != 0 || at == nth->end) continue;
    const int ordinal = meaning.ordinal;
    meaning = whole->meaning;
    meaning.ordinal = ordinal;
    meaning.count = parts;
    found.end = whole->end;
    if (meaning.shape == Shape::unit && meaning.unit == Unit::year && !whole->meaning.same) {
      meaning.shape = Shape::fraction;
      meaning.year.kind = YearRef::Kind::shift;
      meaning.year.value = meaning.shift;
    }
    meaning.rule = "fraction";
    return found;
  }
  if (parts != 4 || word->entry->id != "quarter") return std::nullopt;
  found.end = nth->end;
  return found;
}

// "next autumn", "summer 2015", "spring of last year", "this summer".
Found Parser::season(std::uint32_t i) const {
  std::uint32_t at = i;
  const Reading* near = line_.find(i, Kind::near);
  if (near != nullptr) ++at;
  const Reading* word = line_.find(at, Kind::season);
  if (word == nullptr || (near != nullptr && (word->lead != 0 || !word->article))) return std::nullopt;
  Expression found;
  found.first = i;
  found.lead = near != nullptr ? near->lead : word->lead;
  Meaning& meaning = found.meaning;
  meaning.shape = Shape::season;
  meaning.type = TimeType::period;
  meaning.rule = "season";
  meaning.season = word->entry->value;
  at += 1;
  if (near != nullptr) {
    meaning.has_shift = true;
    found.end = at;
    return found;
  }
  if (const Reading* modifier = line_.bare(at, Kind::modifier); modifier != nullptr && word->article && modifier->entry->article) {
    meaning.has_shift = true;
    meaning.shift = modifier->entry->value;
    found.end = at + modifier->tokens;
    return found;
  }
  found.end = year_phrase(at, meaning);
  if (found.end != at) return found;
  if (const auto year = year_after_noun(at)) {
    meaning.year = year->meaning.year;
    found.end = year->end;
    return found;
  }
  return std::nullopt;
}

// "the first decade of the century": the first has the years 00 to 09.
Found Parser::nth_decade(std::uint32_t i) const {
  const Reading* noun = unit(i, Unit::decade);
  if (noun == nullptr || !noun->article || noun->entry->plurality != Plurality::one) return std::nullopt;
  const auto nth = read_ordinal(line_, i + 1);
  constexpr int decades = 10;
  if (!nth || !nth->article || nth->lead != 0 || nth->value > decades || nth->value == 0) return std::nullopt;
  if (line_.bare(nth->end, Kind::of) == nullptr && line_.bare(nth->end, Kind::in) == nullptr) return std::nullopt;
  Found whole = century(nth->end + 1);
  if (!whole || whole->lead != 0) return std::nullopt;
  whole->first = i;
  whole->lead = noun->lead;
  whole->meaning.ordinal = nth->value < 0 ? decades : nth->value;
  whole->meaning.count = decades;
  whole->meaning.rule = "nth_decade";
  return whole;
}

// "the week that ended on 16 September": the seven days up to it.
Found Parser::week_ending(std::uint32_t i) const {
  const Reading* noun = unit(i, Unit::week);
  if (noun == nullptr || !noun->article || line_.bare(i + 1, Kind::ending) == nullptr) return std::nullopt;
  Found found = day(i + 2 + (line_.bare(i + 2, Kind::in) != nullptr ? 1U : 0U));
  if (!found || found->lead != 0 || found->meaning.shape != Shape::day || found->meaning.last_day != 0) return std::nullopt;
  if (found->meaning.day == 0 && found->meaning.weekday == 0 && !found->meaning.has_deictic) return std::nullopt;
  found->first = i;
  found->lead = noun->lead;
  found->meaning.week_to = true;
  found->meaning.type = TimeType::period;
  found->meaning.rule = "week_ending";
  return found;
}

// "the seventies", "the seventies of the last century".
Found Parser::decade(std::uint32_t i) const {
  if (Found nth = nth_decade(i)) return nth;
  const Reading* noun = unit(i, Unit::decade);
  const bool named = noun != nullptr && noun->entry->plurality == Plurality::one && line_.bare(i + 1, Kind::decade) != nullptr;
  const std::uint32_t at = i + (named ? 1U : 0U);
  const Reading* word = line_.find(at, Kind::decade);
  if (word == nullptr || (named && word->lead != 0)) return std::nullopt;
  Expression found;
  found.first = i;
  found.lead = named ? noun->lead : word->lead;
  found.end = at + 1;
  Meaning& meaning = found.meaning;
  meaning.shape = Shape::decade;
  meaning.type = TimeType::period;
  meaning.rule = "decade";
  meaning.decade = word->entry->value;
  std::uint32_t after = found.end;
  const bool of = line_.bare(after, Kind::of) != nullptr;
  if (of) ++after;
  if (const auto whole = century(after); whole && whole->lead == 0) {
    meaning.century = whole->meaning.century;
    found.end = whole->end;
    return found;
  }
  if (of && !line_.has_article(after)) return std::nullopt;  // "in the sixties of his age"
  if (!word->article && !named) return std::nullopt;
  return found;
}

// "the last century", "the nineteenth century".
Found Parser::century(std::uint32_t i) const {
  const Reading* noun = unit(i, Unit::century);
  if (noun == nullptr || !noun->article || noun->entry->plurality != Plurality::one) return std::nullopt;
  Expression found;
  found.first = i;
  found.lead = noun->lead;
  Meaning& meaning = found.meaning;
  meaning.shape = Shape::century;
  meaning.type = TimeType::period;
  meaning.rule = "century";
  if (const Reading* modifier = line_.bare(i + 1, Kind::modifier); modifier != nullptr && modifier->entry->article) {
    meaning.century = 21 + modifier->entry->value;
    found.end = i + 1 + modifier->tokens;
    return found;
  }
  constexpr std::string_view alef_lam = "\xD8\xA7\xD9\x84";
  const bool loose_article = line_.is_word(i + 1) && line_.folded(i + 1) == alef_lam && line_.is_number(i + 2);  // "al-19"
  const std::uint32_t at = i + (loose_article ? 2U : 1U);
  std::optional<Number> number = read_ordinal(line_, at);
  if (!number || !number->article || number->value < 1) number = read_cardinal(line_, at);
  if (!number || number->lead != 0 || number->value < 1 || number->value > 21) return std::nullopt;
  meaning.century = number->value;
  found.end = number->end;
  if (const Reading* hijri = line_.bare(found.end, Kind::era); hijri != nullptr && line_.has_article(found.end)) {
    if (hijri->entry->value != static_cast<int>(CalendarKind::gregorian)) meaning.century = 0;  // no value
    found.end += hijri->tokens;
  }
  read_before_era(found);
  return found;
}

}  // namespace isnad::times
