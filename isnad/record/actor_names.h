// record: the name that a person types -> the actor as the store has it.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "isnad/lexicon/lexicon.h"

namespace isnad::record {

class ActorNames {
 public:
  explicit ActorNames(const lexicon::Lexicon& lexicon);

  /// A participant code ("IRN", in any case), or any Arabic or English name of the tables, however its hamzas are
  /// seated: its code; for a person the full name. What no table knows is given back as it is: the store
  /// may hold it as the name of somebody.
  [[nodiscard]] std::string actor_of(std::string_view text) const;
  /// Whether the tables know it.
  [[nodiscard]] bool knows(std::string_view text) const;

 private:
  void add(std::string_view name, std::string_view actor);
  std::unordered_map<std::string, std::string> actors_;  // by search_key
};

}  // namespace isnad::record
