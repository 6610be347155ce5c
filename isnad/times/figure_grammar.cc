// Dates in figures.
#include <algorithm>

#include "isnad/times/parser.h"

namespace isnad::times {

// 23/8/2015, 2015-08-23, 10 /10 /1436h; day first unless the year is.
Found Parser::numeric_date(std::uint32_t i) const {
  int part[3] = {};
  std::uint32_t places[3] = {};
  std::uint32_t at = i;
  char32_t separator = 0;
  for (int k = 0; k < 3; ++k) {
    if (k > 0) {
      if (at >= line_.size()) return std::nullopt;
      const char32_t mark = line_.token(at).mark;
      if (mark != '/' && mark != '-' && mark != '.' && mark != '\\') return std::nullopt;
      if (separator != 0 && mark != separator) return std::nullopt;
      separator = mark;
      ++at;
    }
    if (!line_.is_number(at)) return std::nullopt;
    for (const char c : line_.text().normal(line_.token(at))) part[k] = part[k] < 100000 ? part[k] * 10 + (c - '0') : part[k];
    places[k] = line_.token(at).normal.size();
    ++at;
  }
  const bool year_first = places[0] == 4;
  if (!year_first && places[2] != 4) return std::nullopt;
  Expression found;
  found.first = i;
  Meaning& meaning = found.meaning;
  meaning.shape = Shape::day;
  meaning.rule = "numeric_date";
  meaning.year.kind = YearRef::Kind::number;
  meaning.year.value = year_first ? part[0] : part[2];
  if (meaning.year.value >= 1340 && meaning.year.value <= 1500) meaning.year.calendar = CalendarKind::hijri;
  meaning.month = part[1];
  meaning.day = year_first ? part[2] : part[0];
  if (meaning.month > 12 && meaning.day <= 12) std::swap(meaning.month, meaning.day);
  if (meaning.month < 1 || meaning.month > 12 || meaning.day < 1 || meaning.day > 31) return std::nullopt;
  if (meaning.year.value < 1340 || meaning.year.value > 2100) return std::nullopt;
  found.end = era(at, meaning.year);
  meaning.calendar = meaning.year.calendar;
  return found;
}

// 22/4, 22-4-15 after a word that says that it is a date; the day first.
Found Parser::short_date(std::uint32_t i) const {
  constexpr std::uint32_t two_places = 2;
  constexpr int first_of_last_century = 70;
  int part[3] = {};
  std::uint32_t at = i;
  int parts = 0;
  while (parts < 3 && line_.is_number(at) && line_.token(at).normal.size() <= two_places) {
    for (const char c : line_.text().normal(line_.token(at))) part[parts] = part[parts] * 10 + (c - '0');
    ++parts;
    ++at;
    const bool goes_on = (line_.is_mark(at, '/') || line_.is_mark(at, '-')) && line_.is_number(at + 1) && !line_.token(at).space_before;
    if (!goes_on) break;
    ++at;
  }
  if (parts < 2 || line_.is_mark(at, '/') || line_.is_mark(at, '%') || line_.is_mark(at, ':')) return std::nullopt;
  const std::uint32_t after = at + (line_.bare(at, Kind::of) != nullptr ? 1U : 0U);
  if (month_name(after)) return std::nullopt;  // "12-14 Shawwal"
  if (part[0] < 1 || part[0] > 31 || part[1] < 1 || part[1] > 12) return std::nullopt;
  Expression found;
  found.first = i;
  found.end = at;
  Meaning& meaning = found.meaning;
  meaning.shape = Shape::day;
  meaning.rule = "short_date";
  meaning.day = part[0];
  meaning.month = part[1];
  meaning.two_figures = parts == 2;
  if (parts < 3) return found;
  meaning.year = {YearRef::Kind::number, part[2] + (part[2] < first_of_last_century ? 2000 : 1900), 0, CalendarKind::gregorian};
  YearRef hijri{YearRef::Kind::number, part[2] + 1400, 0, CalendarKind::gregorian};
  found.end = era(at, hijri);
  if (hijri.calendar == CalendarKind::hijri) meaning.year = hijri;
  meaning.calendar = meaning.year.calendar;
  return found;
}

}  // namespace isnad::times
