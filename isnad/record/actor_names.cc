#include "isnad/record/actor_names.h"

#include <initializer_list>

#include "isnad/record/addition.h"

namespace isnad::record {

ActorNames::ActorNames(const lexicon::Lexicon& lexicon) {
  const auto take = [&](std::string_view table_name, std::string_view actor, std::initializer_list<std::string_view> columns) {
    const lexicon::Table& table = lexicon.table(table_name);
    for (std::uint32_t row = 0; row < table.rows(); ++row) {
      const std::string_view own = table.cell(row, table.column(actor));
      for (const std::string_view column : columns) {
        for (const std::string_view name : lexicon::split_list(table.cell(row, table.column(column)))) add(name, own);
      }
    }
  };
  // What stands first wins where one name is that of two: codes, states, bodies, media, people.
  take("mentions/states", "id", {"id"});
  take("mentions/actors", "code", {"code"});
  take("mentions/media", "code", {"code"});
  take("mentions/states", "id", {"name", "variants", "official", "name_en"});
  take("mentions/actors", "code", {"names", "name_en"});
  take("mentions/media", "code", {"names", "name_en"});
  take("mentions/people", "name", {"name", "variants", "name_en"});
}

void ActorNames::add(std::string_view name, std::string_view actor) { actors_.emplace(search_key(name), actor); }

std::string ActorNames::actor_of(std::string_view text) const {
  const auto found = actors_.find(search_key(text));
  return found == actors_.end() ? std::string(text) : found->second;
}

bool ActorNames::knows(std::string_view text) const { return actors_.count(search_key(text)) != 0; }

}  // namespace isnad::record
