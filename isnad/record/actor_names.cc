#include "isnad/record/actor_names.h"

#include <initializer_list>

#include "isnad/record/addition.h"

namespace isnad::record {

const ActorNames::Actors& ActorNames::actors() const {
  std::call_once(once_, [this] { actors_ = read(lexicon_); });
  return actors_;
}

ActorNames::Actors ActorNames::read(const lexicon::Lexicon& lexicon) {
  Actors out;
  const auto take = [&](std::string_view table_name, std::string_view actor, std::initializer_list<std::string_view> columns) {
    const lexicon::Table& table = lexicon.table(table_name);
    for (std::uint32_t row = 0; row < table.rows(); ++row) {
      const std::string_view own = table.cell(row, table.column(actor));
      for (const std::string_view column : columns) {
        for (const std::string_view name : lexicon::split_list(table.cell(row, table.column(column))))
          out.emplace(search_key(name), own);
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
  return out;
}

std::string ActorNames::actor_of(std::string_view text) const {
  const auto found = actors().find(search_key(text));
  return found == actors().end() ? std::string(text) : found->second;
}

bool ActorNames::knows(std::string_view text) const { return actors().count(search_key(text)) != 0; }

}  // namespace isnad::record
