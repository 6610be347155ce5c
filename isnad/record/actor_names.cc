#include "isnad/record/actor_names.h"

#include <initializer_list>
#include <map>
#include <set>

#include "isnad/record/addition.h"

namespace isnad::record {
namespace {

// What stands first wins where one name is that of two.
template <class Actors>
void take(const lexicon::Lexicon& lexicon, std::string_view table_name, std::string_view actor,
          std::initializer_list<std::string_view> columns, Actors& out) {
  const lexicon::Table& table = lexicon.table(table_name);
  for (std::uint32_t row = 0; row < table.rows(); ++row) {
    const std::string_view own = table.cell(row, table.column(actor));
    for (const std::string_view column : columns) {
      for (const std::string_view name : lexicon::split_list(table.cell(row, table.column(column))))
        out.emplace(search_key(name), own);
    }
  }
}

// "Lavrov": the last word of one English name alone.
template <class Actors>
void take_last_names(const lexicon::Lexicon& lexicon, Actors& out) {
  const lexicon::Table& people = lexicon.table("mentions/people");
  std::map<std::string, std::set<std::string_view>> bearers;
  for (std::uint32_t row = 0; row < people.rows(); ++row) {
    const std::string_view name = people.cell(row, people.column("name_en"));
    const std::size_t space = name.rfind(' ');
    if (space != std::string_view::npos) bearers[search_key(name.substr(space + 1))].insert(people.cell(row, people.column("name")));
  }
  for (const auto& [last, names] : bearers) {
    if (names.size() == 1) out.emplace(last, *names.begin());
  }
}

}  // namespace

const ActorNames::Actors& ActorNames::codes() const {
  std::call_once(codes_.once, [this] {
    take(lexicon_, "mentions/states", "id", {"id"}, codes_.actors);
    take(lexicon_, "mentions/actors", "code", {"code"}, codes_.actors);
    take(lexicon_, "mentions/media", "code", {"code"}, codes_.actors);
  });
  return codes_.actors;
}

// States before bodies, media and people.
const ActorNames::Actors& ActorNames::names() const {
  std::call_once(names_.once, [this] {
    take(lexicon_, "mentions/states", "id", {"name", "variants", "official", "name_en"}, names_.actors);
    take(lexicon_, "mentions/actors", "code", {"names", "name_en"}, names_.actors);
    take(lexicon_, "mentions/media", "code", {"names", "name_en"}, names_.actors);
    take(lexicon_, "mentions/people", "name", {"name", "variants", "name_en"}, names_.actors);
    take(lexicon_, "record/english_names", "code", {"names"}, names_.actors);
    take(lexicon_, "mentions/states", "id", {"capital", "seats"}, names_.actors);
    take_last_names(lexicon_, names_.actors);
  });
  return names_.actors;
}

// A code before any name; null when the tables have neither.
const std::string* ActorNames::found(std::string_view text) const {
  const std::string key = search_key(text);
  if (const auto code = codes().find(key); code != codes().end()) return &code->second;
  const auto name = names().find(key);
  return name == names().end() ? nullptr : &name->second;
}

std::string ActorNames::actor_of(std::string_view text) const {
  const std::string* actor = found(text);
  return actor == nullptr ? std::string(text) : *actor;
}

bool ActorNames::knows(std::string_view text) const { return found(text) != nullptr; }

}  // namespace isnad::record
