#include "isnad/mentions/gazetteer.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdlib>
#include <map>
#include <set>

#include "isnad/text/fold.h"
#include "isnad/words/inflect_nouns.h"
#include "isnad/mentions/name_variants.h"

namespace isnad::mentions {
namespace {

using lexicon::Lexicon;
using lexicon::split_list;
using lexicon::Table;

constexpr std::array<std::string_view, 14> table_names = {
    "mentions/states",  "mentions/states",      "mentions/states",   "mentions/states",     "mentions/states",
    "mentions/actors",  "mentions/actors",      "mentions/media",    "mentions/people",     "mentions/places",
    "mentions/offices", "mentions/actor_nouns", "mentions/patterns", "mentions/given_names"};

// Places stand in two tables, our own and the cities of GeoNames; the rows of the second are numbered on.
constexpr std::string_view cities = "mentions/geonames";

std::uint32_t pack(const Name& n) {
  return static_cast<std::uint32_t>(n.kind) | (n.full ? 1U : 0U) << 5U | static_cast<std::uint32_t>(n.gender) << 6U |
         static_cast<std::uint32_t>(n.number) << 8U | n.row << 10U;
}

/// The folded words of a name, joined by one space; hyphens and points part words.
std::string key_of(std::string_view name) {
  std::string out;
  for (const char c : text::folded(name)) {
    const bool gap = c == ' ' || c == '-' || c == '.';
    if (!gap)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

constexpr std::string_view relation = "\xD9\x8A";
constexpr std::string_view article = "\xD8\xA7\xD9\x84";

std::vector<words::NounForm> forms_of_adjective(std::string_view base) {
  const std::vector<std::string> plurals = {"+\xD9\x88\xD9\x86"};
  return words::inflect({std::string(base), words::Upos::adjective, words::Gender::masculine, plurals});
}

// All forms of the adjective of relation, without article: Wright I 249-267, 291-340. Of "south
// african" the second word alone is inflected; of "korean northern" both, and the article of the
// first stands on the second too.
std::vector<words::NounForm> forms_of_demonym(std::string_view base) {
  const std::size_t space = base.find(' ');
  const std::string_view head = base.substr(0, space);
  if (space == std::string_view::npos || head.substr(head.size() - relation.size()) != relation) return forms_of_adjective(base);
  const auto heads = forms_of_adjective(head);
  const auto seconds = forms_of_adjective(base.substr(space + 1));
  std::vector<words::NounForm> out;
  for (std::size_t i = 0; i < std::min(heads.size(), seconds.size()); ++i) {
    for (const std::string_view lead : {std::string_view(), article}) {
      words::NounForm form = heads[i];
      form.text += ' ';
      form.text += lead;
      form.text += seconds[i].text;
      out.push_back(std::move(form));
    }
  }
  return out;
}

class NameCompiler {
 public:
  explicit NameCompiler(const Lexicon& lexicon) : lexicon_(lexicon) {}

  void compile() {
    column(NameKind::state, "name", true);
    column(NameKind::state, "variants", true);
    column(NameKind::state, "official", true);
    column(NameKind::capital, "capital", true);
    column(NameKind::seat, "seats", true);
    column(NameKind::people, "people", true);
    column(NameKind::actor, "names", true);
    column(NameKind::medium, "names", true);
    column(NameKind::person, "name", true);
    column(NameKind::person, "variants", false);
    column(NameKind::place, "name", true);
    column(NameKind::place, "variants", true);
    const std::uint32_t places = lexicon_.table(table_names[static_cast<std::size_t>(NameKind::place)]).rows();
    for (const std::string_view names : {"name", "variants"}) {
      column_of(lexicon_.table(cities), NameKind::place, names, true, places);
    }
    column(NameKind::title, "titles", true);
    column(NameKind::actor_noun, "lemma", true);
    column(NameKind::pattern, "form", true);
    column(NameKind::given_name, "name", true);
    demonyms(NameKind::nisba);
    demonyms(NameKind::actor_nisba);
  }

  void store(Lexicon& lexicon) {
    lexicon.add_section("mentions/names", names_.build());
    lexicon::IndexBuilder first_words;
    for (const auto& [word, lengths] : first_words_) first_words.add(word, lengths);
    lexicon.add_section("mentions/first_words", first_words.build());
    lexicon.add_section("mentions/entries", std::string(reinterpret_cast<const char*>(entries_.data()), entries_.size() * 4));
    add_parts();
    add_name_words();
    lexicon::IndexBuilder facts;
    for (const auto& [word, bits] : word_facts_) facts.add(word, bits);
    lexicon.add_section("mentions/word_facts", facts.build());
  }

 private:
  void add(std::string_view name, const Name& entry) {
    const std::string key = key_of(name);
    if (key.empty()) return;
    names_.add(key, static_cast<std::uint32_t>(entries_.size()));
    entries_.push_back(pack(entry));
    const std::string first = key.substr(0, key.find(' '));
    const auto words = static_cast<std::uint32_t>(std::count(key.begin(), key.end(), ' ')) + 1;
    assert(words <= 32);
    first_words_[first] |= 1U << (words - 1);
    if (words == 1) word_facts_[key] |= 1U << static_cast<unsigned>(entry.kind);
  }

  void column(NameKind kind, std::string_view column, bool full) {
    column_of(lexicon_.table(table_names[static_cast<std::size_t>(kind)]), kind, column, full, 0);
  }

  // The names of a table whose rows are numbered from `first_row`.
  void column_of(const Table& table, NameKind kind, std::string_view column, bool full, std::uint32_t first_row) {
    const int c = table.column(column);
    for (std::uint32_t row = 0; row < table.rows(); ++row) {
      Name entry;
      entry.kind = kind;
      entry.row = first_row + row;
      bool first = true;
      for (const std::string_view name : split_list(table.cell(row, c))) {
        // Of a person's variants those with more than one word are as good as the full name.
        entry.full = full || name.find(' ') != std::string_view::npos;
        entry.number = words::Number::none;
        add(name, entry);
        if (kind == NameKind::people && first) entry.number = words::Number::plural;
        first = false;
      }
    }
  }

  void demonyms(NameKind kind) {
    const Table& table = lexicon_.table(table_names[static_cast<std::size_t>(kind)]);
    const int c = table.column("nisba");
    for (std::uint32_t row = 0; row < table.rows(); ++row) {
      for (const std::string_view base : split_list(table.cell(row, c))) {
        Name entry;
        entry.kind = kind;
        entry.row = row;
        std::set<std::string> seen;
        for (const words::NounForm& form : forms_of_demonym(base)) {
          // The oblique dual is spelled like the oblique plural, which is what the press means.
          const bool dual = form.features.number == words::Number::dual && form.features.grammatical_case == words::Case::oblique;
          if (form.features.construct != 0 || dual || !seen.insert(form.text).second) continue;
          entry.gender = form.features.gender;
          entry.number = form.features.number;
          add(form.text, entry);
        }
      }
    }
  }

  void add_parts() {
    add_parts("mentions/people", "name", 1, 2);
    add_parts("mentions/people", "variants", 1, 2);
    add_parts("mentions/actors", "names", 4, 4);
    add_parts("mentions/places", "name", 8, 8);
  }

  // Words of names that have several: what the learnt finder knows of names that it has not seen whole.
  void add_parts(std::string_view table_name, std::string_view column, std::uint32_t first, std::uint32_t last) {
    const Table& table = lexicon_.table(table_name);
    const int c = table.column(column);
    for (std::uint32_t row = 0; row < table.rows(); ++row) {
      for (const std::string_view name : split_list(table.cell(row, c))) {
        const std::string key = key_of(name);
        if (key.find(' ') == std::string::npos) continue;
        word_facts_[key.substr(0, key.find(' '))] |= first << parts_at;
        for (std::size_t at = key.find(' '); at != std::string::npos; at = key.find(' ', at + 1)) {
          word_facts_[key.substr(at + 1, key.find(' ', at + 1) - at - 1)] |= last << parts_at;
        }
      }
    }
  }

  // Heads of names as they stand; the words for peoples and creeds in all forms of the adjective.
  void add_name_words() {
    const Table& table = lexicon_.table("mentions/name_words");
    for (std::uint32_t row = 0; row < table.rows(); ++row) {
      const std::string_view kind = table.cell(row, table.column("kind"));
      const auto at = std::find(name_word_kinds.begin(), name_word_kinds.end(), kind);
      const std::uint32_t bit = 1U << name_words_at << static_cast<unsigned>(at - name_word_kinds.begin());
      for (const std::string_view form : split_list(table.cell(row, table.column("forms")))) word_facts_[key_of(form)] |= bit;
      for (const std::string_view base : split_list(table.cell(row, table.column("nisba")))) {
        for (const words::NounForm& form : forms_of_adjective(base)) word_facts_[key_of(form.text)] |= bit;
      }
    }
  }

  const Lexicon& lexicon_;
  lexicon::IndexBuilder names_;
  std::map<std::string, std::uint32_t> first_words_;  // to a bit for each length
  std::map<std::string, std::uint32_t> word_facts_;   // see Gazetteer::word_facts
  std::vector<std::uint32_t> entries_;
};

// Names of people by what their spellings share; names of one word tell too little.
void compile_sounds(Lexicon& lexicon) {
  lexicon::IndexBuilder index;
  const Table& table = lexicon.table("mentions/people");
  for (const std::string_view column : {"name", "variants"}) {
    const int c = table.column(column);
    for (std::uint32_t row = 0; row < table.rows(); ++row) {
      for (const std::string_view name : split_list(table.cell(row, c))) {
        const std::string key = key_of(name);
        const std::string sound = key.find(' ') == std::string::npos ? std::string() : sound_of(key);
        if (tells_apart(sound)) index.add(sound, row);
      }
    }
  }
  lexicon.add_section("mentions/sounds", index.build());
}

std::string office_key(std::string_view code, std::string_view office) {
  std::string key(code);
  key += ' ';
  return key += office;
}

}  // namespace

Result<bool> compile_names(Lexicon& lexicon) {
  NameCompiler compiler(lexicon);
  compiler.compile();
  compiler.store(lexicon);
  compile_sounds(lexicon);
  lexicon::IndexBuilder by_person;
  lexicon::IndexBuilder by_office;
  lexicon::IndexBuilder people;
  lexicon::IndexBuilder states;
  lexicon::IndexBuilder offices;
  const Table& terms = lexicon.table("mentions/terms");
  for (std::uint32_t row = 0; row < terms.rows(); ++row) {
    by_person.add(terms.cell(row, terms.column("person")), row);
    by_office.add(office_key(terms.cell(row, terms.column("code")), terms.cell(row, terms.column("office"))), row);
  }
  const Table& persons = lexicon.table("mentions/people");
  std::map<std::string_view, std::string> last_names;
  for (std::uint32_t row = 0; row < persons.rows(); ++row) {
    const std::string_view id = persons.cell(row, persons.column("id"));
    people.add(id, row);
    const std::string name = key_of(persons.cell(row, persons.column("name")));
    last_names[id] = name.substr(name.rfind(' ') + 1);
  }
  lexicon::IndexBuilder by_last_name;
  for (std::uint32_t row = 0; row < terms.rows(); ++row) by_last_name.add(last_names[terms.cell(row, terms.column("person"))], row);
  lexicon.add_section("mentions/terms_by_last_name", by_last_name.build());
  const Table& countries = lexicon.table("mentions/states");
  for (std::uint32_t row = 0; row < countries.rows(); ++row) states.add(countries.cell(row, countries.column("id")), row);
  const Table& titles = lexicon.table("mentions/offices");
  for (std::uint32_t row = 0; row < titles.rows(); ++row) offices.add(titles.cell(row, titles.column("id")), row);
  lexicon.add_section("mentions/offices_by_id", offices.build());
  lexicon.add_section("mentions/states_by_id", states.build());
  lexicon.add_section("mentions/terms_by_person", by_person.build());
  lexicon.add_section("mentions/terms_by_office", by_office.build());
  lexicon.add_section("mentions/people_by_id", people.build());
  return true;
}

Gazetteer::Gazetteer(const Lexicon& lexicon)
    : names_(lexicon.section("mentions/names")),
      first_words_(lexicon.section("mentions/first_words")),
      terms_by_person_(lexicon.section("mentions/terms_by_person")),
      terms_by_office_(lexicon.section("mentions/terms_by_office")),
      terms_by_last_name_(lexicon.section("mentions/terms_by_last_name")),
      people_(lexicon.section("mentions/people_by_id")),
      states_(lexicon.section("mentions/states_by_id")),
      offices_(lexicon.section("mentions/offices_by_id")),
      word_facts_(lexicon.section("mentions/word_facts")),
      sounds_(lexicon.section("mentions/sounds")),
      entries_(reinterpret_cast<const std::uint32_t*>(lexicon.section("mentions/entries").data())),
      lexicon_(&lexicon) {
  for (std::size_t kind = 0; kind < table_names.size(); ++kind) tables_[kind] = &lexicon.table(table_names[kind]);
  const Table& venues = lexicon.table("mentions/venue_nouns");
  for (std::uint32_t row = 0; row < venues.rows(); ++row) {
    for (const std::string_view form : split_list(venues.cell(row, venues.column("forms")))) venue_nouns_.insert(key_of(form));
  }
  const Table& actors = table_of(NameKind::actor);
  const auto actor = [&actors](std::uint32_t row, std::string_view column) { return actors.cell(row, actors.column(column)); };
  for (std::uint32_t row = 0; row < actors.rows(); ++row) {
    const bool people = actor(row, "kind") == "population" && actor(row, "sector") == "CVL";
    if (people && (actor(row, "country").empty() || actor(row, "country") == "-")) faiths_.emplace(actor(row, "code"));
  }
  const Table& homonyms = lexicon.table("mentions/homonyms");
  const auto cell = [&homonyms](std::uint32_t row, std::string_view column) { return std::string(homonyms.cell(row, homonyms.column(column))); };
  for (std::uint32_t row = 0; row < homonyms.rows(); ++row) {
    Homonym h{cell(row, "code"), cell(row, "other"), {}, {}, cell(row, "kind")};
    for (const std::string_view code : split_list(homonyms.cell(row, homonyms.column("when")))) h.when.emplace_back(code);
    for (const std::string_view code : split_list(homonyms.cell(row, homonyms.column("unless")))) h.unless.emplace_back(code);
    homonyms_.emplace(key_of(cell(row, "name")), std::move(h));
  }
}

const Gazetteer::Homonym* Gazetteer::homonym(const std::string& folded) const {
  const auto at = homonyms_.find(folded);
  return at == homonyms_.end() ? nullptr : &at->second;
}

std::uint32_t Gazetteer::lengths_from(std::string_view first_word) const {
  const auto lengths = first_words_.find(first_word);
  return lengths.empty() ? 0 : lengths.front();
}

Name Gazetteer::name(std::uint32_t number) const {
  const std::uint32_t bits = entries_[number];
  Name n;
  n.kind = static_cast<NameKind>(bits & 31U);
  n.full = (bits >> 5U & 1U) != 0;
  n.gender = static_cast<words::Gender>(bits >> 6U & 3U);
  n.number = static_cast<words::Number>(bits >> 8U & 3U);
  n.row = bits >> 10U;
  return n;
}

const Table& Gazetteer::table_of(NameKind kind) const { return *tables_[static_cast<std::size_t>(kind)]; }

std::string_view Gazetteer::cell(NameKind kind, std::uint32_t row, std::string_view column) const {
  const Table* table = &table_of(kind);
  if (kind == NameKind::place && row >= table->rows()) {
    row -= table->rows();
    table = &lexicon_->table(cities);
  }
  return table->cell(row, table->column(column));
}

namespace {

std::optional<Gazetteer::Term> read_term(const Table& table, std::uint32_t row) {
  const auto from = parse_day(table.cell(row, table.column("from")));
  if (!from) return std::nullopt;
  const auto to = parse_day(table.cell(row, table.column("to")));
  return Gazetteer::Term{table.cell(row, table.column("id")),
                         table.cell(row, table.column("person")),
                         table.cell(row, table.column("code")),
                         table.cell(row, table.column("office")),
                         *from,
                         to ? *to : Day::max()};
}

}  // namespace

std::vector<Gazetteer::Term> Gazetteer::terms_of(std::string_view person) const {
  std::vector<Term> out;
  for (const std::uint32_t row : terms_by_person_.find(person)) {
    if (auto term = read_term(lexicon_->table("mentions/terms"), row)) out.push_back(*term);
  }
  std::stable_sort(out.begin(), out.end(), [](const Term& a, const Term& b) { return a.from < b.from; });
  return out;
}

std::optional<Gazetteer::Term> Gazetteer::holder(std::string_view code, std::string_view office, Day day) const {
  std::optional<Term> found;
  for (const std::uint32_t row : terms_by_office_.find(office_key(code, office))) {
    const auto term = read_term(lexicon_->table("mentions/terms"), row);
    // On the day of a handover both are in office; the one who comes in is meant.
    if (term && term->from <= day && day <= term->to && (!found || found->from < term->from)) found = term;
  }
  return found;
}

std::optional<Gazetteer::Term> Gazetteer::holder_by_title(std::string_view code, std::string_view office, Day day) const {
  const std::string_view holders = office_cell(office, "holders");
  if (holders != "one") return std::nullopt;
  if (auto term = holder(code, office, day)) return term;
  const std::string_view also = office_cell(office, "also");
  return also.empty() ? std::nullopt : holder(code, also, day);
}

std::optional<Gazetteer::Term> Gazetteer::holder_called(std::string_view office, std::string_view last_name, Day day) const {
  std::optional<Term> now, before;
  bool several_now = false, several_before = false;
  for (const std::uint32_t row : terms_by_last_name_.find(last_name)) {
    const auto term = read_term(lexicon_->table("mentions/terms"), row);
    if (!term || term->from > day) continue;
    const bool such = term->office == office || (office == "minister" && term->office.ends_with("_minister")) ||
                      (office == "former_head_of_state" && term->office == "head_of_state");
    if (!such) continue;
    auto& found = day <= term->to ? now : before;
    bool& several = day <= term->to ? several_now : several_before;
    several = several || (found && found->person != term->person);
    found = term;
  }
  if (now) return several_now ? std::nullopt : now;
  return several_before ? std::nullopt : before;
}

std::string_view Gazetteer::office_cell(std::string_view office, std::string_view column) const {
  const auto rows = offices_.find(office);
  return rows.empty() ? std::string_view() : cell(NameKind::title, rows.front(), column);
}

std::optional<std::pair<double, double>> Gazetteer::coordinates(std::string_view name) const {
  for (const std::uint32_t number : names_.find(key_of(name))) {
    const Name n = this->name(number);
    if (n.kind != NameKind::place) continue;
    const std::string lat(cell(NameKind::place, n.row, "lat"));
    const std::string lon(cell(NameKind::place, n.row, "lon"));
    if (!lat.empty() && !lon.empty()) return std::pair{std::strtod(lat.c_str(), nullptr), std::strtod(lon.c_str(), nullptr)};
  }
  return std::nullopt;
}

bool Gazetteer::is_kingdom(std::string_view code) const {
  constexpr std::string_view kingdom = "\xD9\x85\xD9\x85\xD9\x84\xD9\x83\xD8\xA9";
  const auto rows = states_.find(code);
  return !rows.empty() && cell(NameKind::state, rows.front(), "official").find(kingdom) != std::string_view::npos;
}

bool Gazetteer::is_state(std::string_view code) const { return !states_.find(code).empty(); }

std::string Gazetteer::stem_of_people(std::string_view code) const {
  constexpr std::size_t ending = 2;
  const Table& actors = table_of(NameKind::actor);
  for (std::uint32_t row = 0; row < actors.rows(); ++row) {
    if (actors.cell(row, actors.column("code")) != code || actors.cell(row, actors.column("kind")) != "population") continue;
    const std::string_view nisba = actors.cell(row, actors.column("nisba"));
    const std::string_view first = nisba.substr(0, nisba.find(';'));
    if (first.size() > ending) return std::string(first.substr(0, first.size() - ending));
  }
  return {};
}

std::string Gazetteer::country_of_publisher(std::string_view publisher) const {
  if (publisher.empty()) return {};
  // A paper whose name is a common word stands in the table with the word newspaper before it.
  constexpr std::string_view heads[] = {"", "\xD8\xB5\xD8\xAD\xD9\x8A\xD9\x81\xD8\xA9 ",
                                        "\xD9\x88\xD9\x83\xD8\xA7\xD9\x84\xD8\xA9 "};
  for (const std::string_view head : heads) {
    for (const std::uint32_t number : names_.find(key_of(std::string(head) + std::string(publisher)))) {
      const Name n = name(number);
      if (n.kind == NameKind::medium) return std::string(cell(NameKind::medium, n.row, "country"));
    }
  }
  // "aawsat", "al-madina": a Latin name is that of the code, without its dashes and case.
  std::string code = "MED:";
  for (const char c : publisher) {
    if (c >= 'a' && c <= 'z')
      code += static_cast<char>(c - 'a' + 'A');
    else if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
      code += c;
  }
  const Table& media = table_of(NameKind::medium);
  const int column = media.column("code");
  for (std::uint32_t row = 0; row < media.rows(); ++row) {
    if (media.cell(row, column) == code) return std::string(cell(NameKind::medium, row, "country"));
  }
  return {};
}

bool Gazetteer::is_anothers(std::uint32_t person, std::string_view code) const {
  const std::vector<Term> terms = terms_of(cell(NameKind::person, person, "id"));
  if (terms.empty() || cell(NameKind::person, person, "country") == code) return false;
  return std::none_of(terms.begin(), terms.end(), [code](const Term& t) { return t.code == code || t.code.size() != 3; });
}

bool Gazetteer::is_called(std::string_view code, std::string_view word) const {
  const Table& actors = table_of(NameKind::actor);
  const int codes = actors.column("code"), names = actors.column("names");
  for (std::uint32_t row = 0; row < actors.rows(); ++row) {
    if (actors.cell(row, codes) == code && actors.cell(row, names).find(word) != std::string_view::npos) return true;
  }
  return false;
}

std::vector<std::pair<std::string, std::string>> Gazetteer::groups_called(std::string_view word) const {
  const Table& actors = table_of(NameKind::actor);
  std::vector<std::pair<std::string, std::string>> out;
  for (std::uint32_t row = 0; row < actors.rows(); ++row) {
    if (actors.cell(row, actors.column("kind")) != "group" || actors.cell(row, actors.column("names")).find(word) == std::string_view::npos) continue;
    out.emplace_back(actors.cell(row, actors.column("code")), actors.cell(row, actors.column("country")));
  }
  return out;
}

std::string Gazetteer::country_of_actor(std::string_view code) const {
  const Table& actors = table_of(NameKind::actor);
  const int column = actors.column("code");
  for (std::uint32_t row = 0; row < actors.rows(); ++row) {
    if (actors.cell(row, column) == code) return std::string(cell(NameKind::actor, row, "country"));
  }
  return {};
}

std::uint32_t Gazetteer::word_facts(std::string_view word) const {
  const auto bits = word_facts_.find(word);
  return bits.empty() ? 0 : bits.front();
}

std::string_view Gazetteer::name_weights() const { return lexicon_->section("mentions/name_tagger"); }

std::optional<std::uint32_t> Gazetteer::person_in_another_spelling(std::string_view folded) const {
  const std::string sound = sound_of(folded);
  if (!tells_apart(sound)) return std::nullopt;
  std::optional<std::uint32_t> found;
  for (const std::uint32_t row : sounds_.find(sound)) {
    const auto alike = [&](std::string_view name) { return is_other_spelling(folded, key_of(name)); };
    const auto variants = split_list(cell(NameKind::person, row, "variants"));
    if (!alike(cell(NameKind::person, row, "name")) && std::none_of(variants.begin(), variants.end(), alike)) continue;
    if (found && *found != row) return std::nullopt;
    found = row;
  }
  return found;
}

std::optional<std::uint32_t> Gazetteer::person_with_letters_swapped(std::string_view folded) const {
  std::string key(folded);
  for (std::size_t at = 0, word = 0; at + 4 <= key.size(); ++at) {
    if (key[at] == ' ') word = at + 1;
    const bool letters = key[at] != ' ' && key[at + 2] != ' ' && (static_cast<unsigned char>(key[at]) & 0xC0U) == 0xC0U;
    if (!letters || key.compare(at, 2, key, at + 2, 2) == 0) continue;
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    const auto known = find(folded.substr(word, end - word));
    // What is a name as it stands was meant so; in a short word, and behind the article, another order makes another name.
    const bool article = folded.substr(word, 4) == "\xD8\xA7\xD9\x84";
    if (end - word < 10 || article || !known.empty()) continue;
    std::swap_ranges(key.begin() + static_cast<std::ptrdiff_t>(at), key.begin() + static_cast<std::ptrdiff_t>(at + 2),
                     key.begin() + static_cast<std::ptrdiff_t>(at + 2));
    for (const std::uint32_t number : find(key)) {
      if (name(number).kind == NameKind::person) return name(number).row;
    }
    key = folded;
  }
  return std::nullopt;
}

// A word that is an Arabic name is itself and no spelling of another, nor, in a name of two words, is one with the article.
bool Gazetteer::is_other_spelling(std::string_view folded, std::string_view known) const {
  if (!may_be_variants(folded, known)) return false;
  constexpr std::string_view article = "\xD8\xA7\xD9\x84";
  const auto has = [](std::string_view words, std::string_view word) {
    const std::size_t at = words.find(word);
    return at != std::string_view::npos && (at == 0 || words[at - 1] == ' ') && (at + word.size() == words.size() || words[at + word.size()] == ' ');
  };
  if (std::count(folded.begin(), folded.end(), ' ') != std::count(known.begin(), known.end(), ' ')) return true;
  const bool two = std::count(folded.begin(), folded.end(), ' ') < 2;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    const std::string_view word = folded.substr(at, end - at);
    at = end + 1;
    if (has(known, word)) continue;
    const auto names = find(word);
    const bool given = std::any_of(names.begin(), names.end(), [this](std::uint32_t n) { return name(n).kind == NameKind::given_name; });
    if (given || (two && word.substr(0, article.size()) == article)) return false;
  }
  return true;
}

std::optional<std::uint32_t> Gazetteer::person_row(std::string_view id) const {
  const auto rows = people_.find(id);
  if (rows.empty()) return std::nullopt;
  return rows.front();
}

}  // namespace isnad::mentions
