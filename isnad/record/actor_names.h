// record: the name that a person types -> the actor as the store has it.
#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "isnad/lexicon/lexicon.h"

namespace isnad::record {

class ActorNames {
 public:
  /// The tables are read at the first question; they must live until then.
  explicit ActorNames(const lexicon::Lexicon& lexicon) : lexicon_(lexicon) {}

  /// A participant code ("IRN", in any case), or any Arabic or English name of the tables, however its hamzas are
  /// seated: its code; for a person the full name. What no table knows is given back as it is: the store
  /// may hold it as the name of somebody.
  [[nodiscard]] std::string actor_of(std::string_view text) const;
  /// Whether the tables know it.
  [[nodiscard]] bool knows(std::string_view text) const;

 private:
  using Actors = std::unordered_map<std::string, std::string>;  // by search_key
  [[nodiscard]] static Actors read(const lexicon::Lexicon& lexicon);
  [[nodiscard]] const Actors& actors() const;

  const lexicon::Lexicon& lexicon_;
  mutable std::once_flag once_;
  mutable Actors actors_;
};

}  // namespace isnad::record
