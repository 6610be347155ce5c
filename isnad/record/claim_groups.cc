#include "isnad/record/claim_groups.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <unordered_map>

#include "isnad/record/disjoint.h"
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

// Whether two statements of the same sides and of no thing are of one claim by their words: these sides did more than one
// act. A denial stands with what it denies.
bool tell_one_act(std::size_t a, std::size_t b, const Propositions& propositions) {
  const bool negated = is_negative(propositions.sense(a));
  if (negated == is_negative(propositions.sense(b))) return propositions.share_words(a, b);
  return propositions.fit_of(negated ? b : a, negated ? a : b) != Fit::none;
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

  // Near a member in time; where no thing is told also in its words. A denial stands with what it denies.
  bool is_of(const Group& g, std::size_t index) const {
    const bool negated = is_negative(propositions_.sense(index));
    return std::any_of(g.members.begin(), g.members.end(), [&](std::size_t m) {
      const bool alike = negated == is_negative(propositions_.sense(m));
      if (alike && !near_in_time(statements_[index], statements_[m])) return false;
      return (alike && !object_.empty()) || tell_one_act(index, m, propositions_);
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

// Statements of a matter with the same sides, by day; where one lies too far behind the one before it a new run begins.
struct SameSides {
  Sides sides;
  std::vector<std::size_t> places;  // in the matter
  std::vector<std::size_t> ends;    // of the run of each

  [[nodiscard]] bool may_take(const Sides& one_side) const {
    return (one_side.sources.empty() || one_side.sources == sides.sources) && (one_side.targets.empty() || one_side.targets == sides.targets);
  }
};

// Which members of a matter, all with a day, may come to stand in one group.
class Runs {
 public:
  Runs(const Matter& matter, const std::vector<Statement>& statements, const Propositions& propositions)
      : matter_(matter), statements_(statements), propositions_(propositions), days_(statements[matter.members.front()].family.days), sets_(matter.members.size()) {
    std::map<std::pair<std::vector<std::string>, std::vector<std::string>>, SameSides> by_sides;
    for (std::size_t place = 0; place < matter.members.size(); ++place) {
      Sides sides = sides_of(statements[matter.members[place]]);
      SameSides& own = by_sides[{sides.sources, sides.targets}];
      own.places.push_back(place);
      own.sides = std::move(sides);
    }
    for (auto& [key, own] : by_sides) {
      sort_by_day(own);
      matter.object.empty() ? join_by_words(own) : join_in_time(own);
    }
    if (matter.object.empty()) return;
    for (const auto& [key, own] : by_sides) {
      const auto whole = [&](std::size_t place) { return is_whole(statements[matter.members[place]]); };
      if (std::all_of(own.places.begin(), own.places.end(), whole)) continue;
      for (const auto& [other_key, other] : by_sides) {
        if (&other != &own && other.may_take(own.sides)) join_to(own, other);
      }
    }
  }

  std::vector<Matter> parts() {
    std::map<std::size_t, Matter> out;
    for (std::size_t place = 0; place < matter_.members.size(); ++place) {
      Matter& part = out[sets_.root(place)];
      part.object = matter_.object;
      part.members.push_back(matter_.members[place]);
    }
    std::vector<Matter> parts;
    for (auto& [root, part] : out) parts.push_back(std::move(part));
    return parts;
  }

 private:
  [[nodiscard]] Day day_of(std::size_t place) const { return *statements_[matter_.members[place]].day; }
  [[nodiscard]] bool is_near(std::size_t before, std::size_t after) const { return (day_of(after) - day_of(before)).count() <= days_; }

  void sort_by_day(SameSides& own) const {
    std::stable_sort(own.places.begin(), own.places.end(), [&](std::size_t a, std::size_t b) { return day_of(a) < day_of(b); });
  }

  void join_by_words(const SameSides& own) {
    for (auto a = own.places.begin(); a != own.places.end(); ++a) {
      for (auto b = std::next(a); b != own.places.end() && is_near(*a, *b); ++b) {
        if (sets_.root(*a) != sets_.root(*b) && tell_one_act(matter_.members[*a], matter_.members[*b], propositions_)) sets_.join(*a, *b);
      }
    }
  }

  void join_in_time(SameSides& own) {
    own.ends.assign(own.places.size(), own.places.size());
    for (std::size_t k = own.places.size(); k-- > 1;) {
      const bool near = is_near(own.places[k - 1], own.places[k]);
      own.ends[k - 1] = near ? own.ends[k] : k;
      if (near) sets_.join(own.places[k - 1], own.places[k]);
    }
  }

  // Of each run of the other sides that is near, one statement stands for all.
  void join_to(const SameSides& own, const SameSides& other) {
    for (const std::size_t place : own.places) {
      const auto first =
          std::partition_point(other.places.begin(), other.places.end(), [&](std::size_t p) { return !is_near(p, place); });
      for (auto k = static_cast<std::size_t>(first - other.places.begin()); k < other.places.size() && is_near(place, other.places[k]);
           k = other.ends[k]) {
        sets_.join(place, other.places[k]);
      }
    }
  }

  const Matter& matter_;
  const std::vector<Statement>& statements_;
  const Propositions& propositions_;
  const long days_;
  DisjointSets sets_;
};

}  // namespace

std::vector<Matter> matters_of(const std::vector<Statement>& statements, const Propositions& propositions) {
  std::vector<Matter> all;
  std::unordered_map<std::string, std::size_t> places;
  const auto put = [&](const std::string& key, const std::string& object, std::size_t index) {
    const auto [at, fresh] = places.emplace(key, all.size());
    if (fresh) all.push_back({object, {}});
    all[at->second].members.push_back(index);
  };
  for (std::size_t i = 0; i < statements.size(); ++i) {
    const Statement& s = statements[i];
    if (!may_be_claimed(s, propositions.sense(i))) continue;
    for (const std::string& object : s.objects) put(s.family.name + "\n" + object, object, i);
    if (!s.objects.empty()) continue;
    const Sides sides = sides_of(s);
    put(s.family.name + "\n\n" + joined(sides.sources) + ">" + joined(sides.targets), {}, i);
  }
  std::vector<Matter> out;
  for (Matter& matter : all) {
    // What has no day may be near to anything.
    if (std::any_of(matter.members.begin(), matter.members.end(), [&](std::size_t m) { return !statements[m].day; })) {
      out.push_back(std::move(matter));
      continue;
    }
    for (Matter& part : Runs(matter, statements, propositions).parts()) out.push_back(std::move(part));
  }
  return out;
}

std::vector<Group> groups_of(const std::vector<std::size_t>& members, const std::string& object,
                             const std::vector<Statement>& statements, const Propositions& propositions) {
  return Grouping(statements, propositions, object).all(members);
}

}  // namespace isnad::record
