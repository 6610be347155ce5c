#include "isnad/record/claim_groups.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "isnad/record/utterances.h"

namespace isnad::record {
namespace {

// Of a mutual act the two sides in order of their codes.
Sides sides_of(const Statement& s) {
  if (!s.family.mutual) return {s.sources, s.targets};
  Sides out{s.sources, {}};
  out.sources.insert(out.sources.end(), s.targets.begin(), s.targets.end());
  std::sort(out.sources.begin(), out.sources.end());
  out.sources.erase(std::unique(out.sources.begin(), out.sources.end()), out.sources.end());
  return out;
}

bool is_whole(const Statement& s) {
  return s.family.mutual ? s.sources.size() + s.targets.size() >= 2 : !s.sources.empty() && !s.targets.empty();
}

// The groups of one matter. Those that tell both sides come first: the others are of one of them.
class Grouping {
 public:
  Grouping(const std::vector<Statement>& statements, const Propositions& propositions, const std::string& object)
      : statements_(statements), propositions_(propositions), object_(object) {}

  std::vector<Group> all(const std::vector<std::size_t>& members) {
    for (const bool whole : {true, false}) {
      for (const std::size_t i : members) {
        if (is_whole(statements_[i]) == whole) put(statements_[i], i);
      }
    }
    for (Group& g : groups_) std::sort(g.members.begin(), g.members.end());
    return std::move(groups_);
  }

 private:
  void put(const Statement& s, std::size_t index) {
    Sides sides = sides_of(s);
    std::string key = joined(sides.sources) + "\n" + joined(sides.targets);
    Group* group = find(index, key);
    if (group == nullptr && !is_whole(s) && !object_.empty()) group = find_by_one_side(index, sides);
    if (group == nullptr) {
      by_sides_.emplace(std::move(key), groups_.size());
      groups_.push_back({std::move(sides), s.family, object_, {}});
      group = &groups_.back();
    }
    group->members.push_back(index);
  }

  // Near a member in time; where no thing is told also in its words, since these sides did more than one act. A denial
  // stands with what it denies.
  bool is_of(const Group& g, std::size_t index) const {
    const bool negated = is_negative(propositions_.sense(index));
    return std::any_of(g.members.begin(), g.members.end(), [&](std::size_t m) {
      if (negated != (is_negative(propositions_.sense(m))))
        return propositions_.fit_of(negated ? m : index, negated ? index : m) != Fit::none;
      return near_in_time(statements_[index], statements_[m]) && (!object_.empty() || propositions_.share_words(index, m));
    });
  }

  Group* find(std::size_t index, const std::string& key) {
    const auto range = by_sides_.equal_range(key);
    for (auto it = range.first; it != range.second; ++it) {
      if (is_of(groups_[it->second], index)) return &groups_[it->second];
    }
    return nullptr;
  }

  // A statement that leaves a side out is of the one proposition about this thing that has the other side; of two it is of none.
  Group* find_by_one_side(std::size_t index, const Sides& sides) {
    Group* found = nullptr;
    for (Group& g : groups_) {
      if (!sides.sources.empty() && sides.sources != g.sides.sources) continue;
      if (!sides.targets.empty() && sides.targets != g.sides.targets) continue;
      if (!is_of(g, index)) continue;
      if (found != nullptr) return nullptr;
      found = &g;
    }
    return found;
  }

  const std::vector<Statement>& statements_;
  const Propositions& propositions_;
  const std::string& object_;
  std::vector<Group> groups_;
  std::multimap<std::string, std::size_t> by_sides_;
};

}  // namespace

std::vector<Matter> matters_of(const std::vector<Statement>& statements, const Propositions& propositions) {
  std::vector<Matter> out;
  std::unordered_map<std::string, std::size_t> places;
  const auto put = [&](const std::string& key, const std::string& object, std::size_t index) {
    const auto [at, fresh] = places.emplace(key, out.size());
    if (fresh) out.push_back({object, {}});
    out[at->second].members.push_back(index);
  };
  for (std::size_t i = 0; i < statements.size(); ++i) {
    const Statement& s = statements[i];
    if (!may_be_claimed(s, propositions.sense(i))) continue;
    for (const std::string& object : s.objects) put(s.family.name + "\n" + object, object, i);
    if (!s.objects.empty()) continue;
    const Sides sides = sides_of(s);
    put(s.family.name + "\n\n" + joined(sides.sources) + ">" + joined(sides.targets), {}, i);
  }
  return out;
}

std::vector<Group> groups_of(const std::vector<std::size_t>& members, const std::string& object,
                             const std::vector<Statement>& statements, const Propositions& propositions) {
  return Grouping(statements, propositions, object).all(members);
}

}  // namespace isnad::record
