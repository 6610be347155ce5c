#include "apps/cli/code_names.h"

namespace isnad::cli {

CodeNames::CodeNames(const lexicon::Lexicon& lexicon) {
  const auto add = [&lexicon](Map& map, std::string_view table_name, std::string_view key, std::string_view value) {
    const lexicon::Table& table = lexicon.table(table_name);
    for (std::uint32_t row = 0; row < table.rows(); ++row) {
      const auto names = lexicon::split_list(table.cell(row, table.column(value)));
      // The first row of a code names the whole body, later ones its parts.
      if (!names.empty()) map.emplace(table.cell(row, table.column(key)), names.front());
    }
  };
  add(codes_, "mentions/states", "id", "name");
  add(codes_, "mentions/actors", "code", "names");
  add(codes_, "mentions/media", "code", "names");
  add(types_, "ontology/types", "id", "name_ar");
  add(statuses_, "ontology/statuses", "id", "name_ar");
}

std::string_view CodeNames::found(const Map& map, std::string_view key) {
  const auto at = map.find(key);
  return at == map.end() ? std::string_view{} : at->second;
}

std::string_view CodeNames::of_code(std::string_view code) const {
  // The people of a state bear its name, not that of one of the peoples that share the code (settlers, Copts).
  constexpr std::string_view people = "PUBLIC:";
  if (code.substr(0, people.size()) == people) return found(codes_, code.substr(people.size()));
  if (const std::string_view whole = found(codes_, code); !whole.empty()) return whole;
  const std::size_t colon = code.find(':');
  return colon == std::string_view::npos ? std::string_view{} : found(codes_, code.substr(colon + 1));
}

std::string participants_line(const std::vector<events::Participant>& list, const CodeNames& names, const Screen& screen) {
  std::string out;
  for (const events::Participant& p : list) {
    if (!out.empty()) out += ", ";
    out += p.code;
    const std::string_view name = p.name.empty() ? names.of_code(p.code) : std::string_view(p.name);
    if (!name.empty()) out.append(" ").append(screen.field(name));
  }
  return out.empty() ? "-" : out;
}

std::string who_to_whom(const events::Event& event, const CodeNames& names, const Screen& screen) {
  std::string out = participants_line(event.source, names, screen);
  if (!event.target.empty()) out.append(" > ").append(participants_line(event.target, names, screen));
  return out;
}

std::string voices_line(const events::Event& event, const CodeNames& names, const Screen& screen) {
  std::string out;
  for (const events::Voice& voice : event.attribution) {
    if (!out.empty()) out += " < ";
    out += voice.who;
    const std::string_view name = voice.name.empty() ? names.of_code(voice.who) : std::string_view(voice.name);
    if (!name.empty()) out.append(" ").append(screen.field(name));
    out.append(" ").append(voice.stance);
  }
  return out.empty() ? "-" : out;
}

std::string days_line(const DayRange& days) {
  const std::string first = iso(days.first);
  const std::string last = iso(days.last);
  if (days.first == days.last) return first;
  const bool one_year = year_of(days.first) == year_of(days.last);
  const bool from_first = day_of_month(days.first) == 1;
  const bool to_last = days.last == last_of_month(year_of(days.last), month_of(days.last));
  if (one_year && from_first && to_last) {
    if (month_of(days.first) == month_of(days.last)) return first.substr(0, 7);
    if (month_of(days.first) == 1 && month_of(days.last) == 12) return first.substr(0, 4);
  }
  return first + ".." + last;
}

}  // namespace isnad::cli
