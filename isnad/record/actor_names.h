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
  /// The tables are read at the first question; they must outlive this.
  explicit ActorNames(const lexicon::Lexicon& lexicon) : lexicon_(lexicon) {}

  /// A participant code ("IRN", in any case), or any Arabic or English name of the tables, however its hamzas are
  /// seated: its code; for a person the full name. What no table knows is given back as it is: the store
  /// may hold it as the name of somebody.
  [[nodiscard]] std::string actor_of(std::string_view text) const;
  /// Whether the tables know it.
  [[nodiscard]] bool knows(std::string_view text) const;

 private:
  using Actors = std::unordered_map<std::string, std::string>;  // by search_key
  // Read when it is first looked into: there are thousands of names, and most questions give a code.
  struct Part {
    std::once_flag once;
    Actors actors;
  };
  [[nodiscard]] const Actors& codes() const;
  [[nodiscard]] const Actors& names() const;
  [[nodiscard]] const std::string* found(std::string_view text) const;

  const lexicon::Lexicon& lexicon_;
  mutable Part codes_;
  mutable Part names_;
};

}  // namespace isnad::record
