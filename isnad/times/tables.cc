#include "isnad/times/tables.h"

#include <array>
#include <optional>
#include <utility>

#include "isnad/text/fold.h"

namespace isnad::times {
namespace {

constexpr std::string_view alef_lam = "\xD8\xA7\xD9\x84";

using Name = std::pair<std::string_view, int>;

template <class T>
constexpr int code(T value) { return static_cast<int>(value); }

constexpr std::array kind_names = {
    Name{"unit", code(Kind::cardinal_unit)}, Name{"ten", code(Kind::cardinal_ten)},
    Name{"tens", code(Kind::cardinal_tens)}, Name{"hundred", code(Kind::cardinal_hundred)},
    Name{"thousand", code(Kind::cardinal_thousand)}, Name{"ordinal", code(Kind::ordinal)},
    Name{"deictic", code(Kind::deictic)}, Name{"night_before", code(Kind::night_before)},
    Name{"now", code(Kind::now)}, Name{"modifier", code(Kind::modifier)},
    Name{"vague_modifier", code(Kind::vague_modifier)}, Name{"following", code(Kind::following)},
    Name{"near", code(Kind::near)}, Name{"far", code(Kind::far)},
    Name{"same_after", code(Kind::same_after)}, Name{"same_before", code(Kind::same_before)},
    Name{"then", code(Kind::then)}, Name{"weekend", code(Kind::weekend)},
    Name{"weekend_now", code(Kind::weekend_now)}, Name{"part", code(Kind::part)},
    Name{"day_part", code(Kind::day_part)}, Name{"moment", code(Kind::moment)},
    Name{"clock_part", code(Kind::clock_part)}, Name{"season", code(Kind::season)},
    Name{"decade", code(Kind::decade)}, Name{"fraction", code(Kind::fraction)},
    Name{"relation", code(Kind::relation)}, Name{"between", code(Kind::between)},
    Name{"from", code(Kind::from)}, Name{"to", code(Kind::to)}, Name{"of", code(Kind::of)},
    Name{"in", code(Kind::in)}, Name{"matching", code(Kind::matching)},
    Name{"every", code(Kind::every)}, Name{"or", code(Kind::or_word)},
    Name{"span_noun", code(Kind::span_noun)}, Name{"clock", code(Kind::clock)},
    Name{"zone", code(Kind::zone)}, Name{"at", code(Kind::at)}, Name{"era", code(Kind::era)},
    Name{"quantity", code(Kind::quantity)}, Name{"quality", code(Kind::quality)},
    Name{"duration_cue", code(Kind::duration_cue)}, Name{"that_is", code(Kind::that_is)},
    Name{"approximate", code(Kind::approximate)}, Name{"vague", code(Kind::vague)},
    Name{"vague_in", code(Kind::vague_in)}, Name{"set", code(Kind::set)},
    Name{"name", code(Kind::name)}, Name{"not_before", code(Kind::not_before)},
    Name{"date_name", code(Kind::date_name)}, Name{"attack_day", code(Kind::attack_day)},
    Name{"number_noun", code(Kind::number_noun)}, Name{"function", code(Kind::function)},
    Name{"future", code(Kind::future)}, Name{"not_future", code(Kind::not_future)},
    Name{"except", code(Kind::except)}, Name{"date_cue", code(Kind::date_cue)},
    Name{"first_day", code(Kind::first_day)}, Name{"from_it", code(Kind::from_it)},
    Name{"ten_of_month", code(Kind::ten_of_month)}, Name{"ending", code(Kind::ending)},
    Name{"before_era", code(Kind::before_era)},
    Name{"process", code(Kind::process)}, Name{"clause_break", code(Kind::clause_break)},
};

// Values that are words; the rest are numbers.
constexpr std::array value_names = {
    Name{"begin", code(Part::begin)}, Name{"middle", code(Part::middle)},
    Name{"end", code(Part::end)}, Name{"rest", code(Part::rest)},
    Name{"day", code(DayPart::day)}, Name{"night", code(DayPart::night)},
    Name{"midnight", code(DayPart::midnight)},
    Name{"after_midnight", code(DayPart::after_midnight)},
    Name{"earlier", code(DayPart::earlier)}, Name{"later", code(DayPart::later)},
    Name{"since", code(Relation::since)}, Name{"until", code(Relation::until)},
    Name{"before", code(Relation::before)}, Name{"after", code(Relation::after)},
    Name{"by", 100 + code(Relation::until)},
    Name{"gregorian", code(CalendarKind::gregorian)}, Name{"hijri", code(CalendarKind::hijri)},
    Name{"persian", code(CalendarKind::persian)}, Name{"date", code(TimeType::date)},
    Name{"period", code(TimeType::period)}, Name{"duration", code(TimeType::duration)},
    Name{"set", code(TimeType::set)}, Name{"open", code(TimeType::open)},
};

constexpr std::array unit_names = {
    Name{"second", code(Unit::second)}, Name{"minute", code(Unit::minute)},
    Name{"hour", code(Unit::hour)}, Name{"day", code(Unit::day)},
    Name{"night", code(Unit::night)}, Name{"week", code(Unit::week)},
    Name{"month", code(Unit::month)}, Name{"quarter", code(Unit::quarter)},
    Name{"half", code(Unit::half)}, Name{"year", code(Unit::year)},
    Name{"decade", code(Unit::decade)}, Name{"century", code(Unit::century)},
};

template <std::size_t N>
std::optional<int> look_up(const std::array<Name, N>& names, std::string_view name) {
  for (const Name& row : names) {
    if (row.first == name) return row.second;
  }
  return std::nullopt;
}

int number(std::string_view cell) {
  const bool negative = !cell.empty() && cell.front() == '-';
  int value = 0;
  for (const char c : cell.substr(negative ? 1 : 0)) {
    if (c < '0' || c > '9') return 0;
    value = value * 10 + (c - '0');
  }
  return negative ? -value : value;
}

int value_of(std::string_view cell) {
  if (const auto named = look_up(value_names, cell)) return *named;
  return number(cell);
}

class Loader {
 public:
  explicit Loader(Calendar::Tables& tables) : tables_(tables) {}

  void add(Entry entry, std::string_view form, bool exact = false) {
    const std::string normal = text::normal(form);
    const std::string_view view = normal;
    entry.article = view.size() > alef_lam.size() + 2 && view.substr(0, alef_lam.size()) == alef_lam;
    const std::string folded = text::folded(view);
    for (const std::string_view word : lexicon::split_list(folded, ' ')) entry.words.emplace_back(word);
    if (entry.words.empty()) return;
    if (entry.article) entry.words.front().erase(0, alef_lam.size());
    if (exact) entry.exact = lexicon::split_list(view, ' ').front();
    keys_.add(entry.words.front(), static_cast<std::uint32_t>(tables_.entries.size()));
    tables_.entries.push_back(std::move(entry));
  }

  void add_forms(const Entry& entry, std::string_view cell) {
    for (const std::string_view form : lexicon::split_list(cell)) add(entry, form);
  }

  void finish() {
    tables_.index_bytes = keys_.build();
    tables_.index = lexicon::Index(tables_.index_bytes);
  }

 private:
  Calendar::Tables& tables_;
  lexicon::IndexBuilder keys_;
};

void load_months(const lexicon::Table& table, Loader& loader) {
  for (std::uint32_t row = 0; row < table.rows(); ++row) {
    Entry entry;
    entry.kind = Kind::month;
    entry.id = table.cell(row, table.column("id"));
    entry.value = number(table.cell(row, table.column("number")));
    entry.calendar = static_cast<CalendarKind>(value_of(table.cell(row, table.column("calendar"))));
    entry.weak = table.cell(row, table.column("strength")) == "weak";
    loader.add_forms(entry, table.cell(row, table.column("names")));
    for (const std::string_view form : lexicon::split_list(table.cell(row, table.column("exact")))) {
      loader.add(entry, form, true);
    }
  }
}

void load_weekdays(const lexicon::Table& table, Loader& loader) {
  for (std::uint32_t row = 0; row < table.rows(); ++row) {
    Entry entry;
    entry.kind = Kind::weekday;
    entry.id = table.cell(row, table.column("id"));
    entry.value = number(table.cell(row, table.column("number")));
    loader.add_forms(entry, table.cell(row, table.column("names")));
  }
}

void load_units(const lexicon::Table& table, Loader& loader) {
  for (std::uint32_t row = 0; row < table.rows(); ++row) {
    Entry entry;
    entry.kind = Kind::unit;
    entry.id = table.cell(row, table.column("id"));
    entry.value = look_up(unit_names, table.cell(row, table.column("unit"))).value_or(code(Unit::day));
    const std::string_view bare = table.cell(row, table.column("bare"));
    entry.bare = bare == "cue" ? Bare::cue : bare == "since" ? Bare::since : Bare::never;
    loader.add_forms(entry, table.cell(row, table.column("singular")));
    entry.plurality = Plurality::two;
    loader.add_forms(entry, table.cell(row, table.column("dual")));
    entry.plurality = Plurality::construct;
    loader.add_forms(entry, table.cell(row, table.column("construct")));
    entry.plurality = Plurality::many;
    loader.add_forms(entry, table.cell(row, table.column("plural")));
  }
}

void load_holidays(const lexicon::Table& table, Loader& loader) {
  for (std::uint32_t row = 0; row < table.rows(); ++row) {
    Entry entry;
    entry.kind = Kind::holiday;
    entry.id = table.cell(row, table.column("id"));
    entry.calendar = static_cast<CalendarKind>(value_of(table.cell(row, table.column("calendar"))));
    entry.value = number(table.cell(row, table.column("month")));
    entry.day = number(table.cell(row, table.column("day")));
    loader.add_forms(entry, table.cell(row, table.column("names")));
  }
}

// Tables of the shape id, kind, value, forms.
void load_words(const lexicon::Table& table, Loader& loader) {
  for (std::uint32_t row = 0; row < table.rows(); ++row) {
    const auto kind = look_up(kind_names, table.cell(row, table.column("kind")));
    if (!kind) continue;  // check-data names the row
    Entry entry;
    entry.kind = static_cast<Kind>(*kind);
    entry.id = table.cell(row, table.column("id"));
    entry.value = value_of(table.cell(row, table.column("value")));
    loader.add_forms(entry, table.cell(row, table.column("forms")));
  }
}

}  // namespace

Calendar::Calendar(const lexicon::Lexicon& lexicon) {
  auto tables = std::make_unique<Tables>();
  Loader loader(*tables);
  load_months(lexicon.table("times/months"), loader);
  load_weekdays(lexicon.table("times/weekdays"), loader);
  load_units(lexicon.table("times/units"), loader);
  load_holidays(lexicon.table("times/holidays"), loader);
  for (const std::string_view name : {"times/number_words", "times/relative", "times/parts",
                                      "times/relations", "times/vague", "times/names"}) {
    load_words(lexicon.table(name), loader);
  }
  loader.finish();
  tables_ = std::move(tables);
}

Calendar::~Calendar() = default;
Calendar::Calendar(Calendar&&) noexcept = default;
Calendar& Calendar::operator=(Calendar&&) noexcept = default;

}  // namespace isnad::times
