// record, inside: which statements tell one proposition, before anybody's answers to it are looked at.
//
// In: statements with their senses (proposition.h). Out: matters, each with all that could ever be of one claim, and the
// groups of a matter, each to become a claim. What is told of one matter never changes the groups of another, so a
// ledger of many days makes again only the matters of which more became known.
#pragma once

#include <string>
#include <vector>

#include "isnad/record/proposition.h"

namespace isnad::record {

struct Sides {
  std::vector<std::string> sources;
  std::vector<std::string> targets;
};

/// Statements of one family about one thing, where no thing is told of the same sides, that lie near enough in time to be told
/// as one.
struct Matter {
  std::string object;                ///< empty: no thing is told
  std::vector<std::size_t> members;  ///< statements, in their order
};

/// A statement that tells several things is of several matters.
[[nodiscard]] std::vector<Matter> matters_of(const std::vector<Statement>& statements, const Propositions& propositions);

struct Group {
  Sides sides;
  Family family;
  std::string object;
  std::vector<std::size_t> members;  ///< statements, in their order
};

/// The groups that these members of a matter make.
[[nodiscard]] std::vector<Group> groups_of(const std::vector<std::size_t>& members, const std::string& object,
                                           const std::vector<Statement>& statements, const Propositions& propositions);

}  // namespace isnad::record
