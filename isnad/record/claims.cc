#include "isnad/record/claims.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "isnad/record/answering.h"
#include "isnad/record/pack.h"
#include "isnad/record/utterances.h"

namespace isnad::record {
namespace {

constexpr std::string_view version = "2";

struct Sides {
  std::vector<std::string> sources;
  std::vector<std::string> targets;
};

// Of a mutual act the two sides in order of their codes.
Sides sides_of(const Statement& s) {
  if (!s.family.mutual) return {s.sources, s.targets};
  Sides out{s.sources, {}};
  out.sources.insert(out.sources.end(), s.targets.begin(), s.targets.end());
  std::sort(out.sources.begin(), out.sources.end());
  out.sources.erase(std::unique(out.sources.begin(), out.sources.end()), out.sources.end());
  return out;
}

// --- grouping

struct Group {
  Sides sides;
  Family family;
  std::string object;
  std::vector<std::size_t> members;  // statements, in their order
};

class Grouping {
 public:
  explicit Grouping(const std::vector<Statement>& statements) : statements_(statements) {}

  std::vector<Group> groups() {
    for (const bool whole : {true, false}) {
      for (std::size_t i = 0; i < statements_.size(); ++i) {
        const Statement& s = statements_[i];
        if (may_be_claimed(s) && is_whole(s) == whole) place(s, i);
      }
    }
    for (Group& g : groups_) std::sort(g.members.begin(), g.members.end());
    return std::move(groups_);
  }

 private:
  static bool is_whole(const Statement& s) {
    return s.family.mutual ? s.sources.size() + s.targets.size() >= 2 : !s.sources.empty() && !s.targets.empty();
  }

  void place(const Statement& s, std::size_t index) {
    if (s.objects.empty()) return put(s, index, {});
    for (const std::string& object : s.objects) put(s, index, object);
  }

  void put(const Statement& s, std::size_t index, const std::string& object) {
    const Sides sides = sides_of(s);
    Group* group = find(s, sides, object);
    if (group == nullptr && !is_whole(s) && !object.empty()) group = find_by_one_side(s, sides, object);
    if (group == nullptr) {
      by_key_.emplace(key(s.family.name, sides, object), groups_.size());
      by_thing_[s.family.name + "\n" + object].push_back(groups_.size());
      groups_.push_back({sides, s.family, object, {}});
      group = &groups_.back();
    }
    group->members.push_back(index);
  }

  static std::string key(const std::string& family, const Sides& sides, const std::string& object) {
    return family + "\n" + joined(sides.sources) + "\n" + joined(sides.targets) + "\n" + object;
  }

  bool near_one(const Group& g, const Statement& s) const {
    return std::any_of(g.members.begin(), g.members.end(), [&](std::size_t m) { return near_in_time(s, statements_[m]); });
  }

  Group* find(const Statement& s, const Sides& sides, const std::string& object) {
    const auto range = by_key_.equal_range(key(s.family.name, sides, object));
    for (auto it = range.first; it != range.second; ++it) {
      if (near_one(groups_[it->second], s)) return &groups_[it->second];
    }
    return nullptr;
  }

  // A statement that leaves a side out is of the one proposition about this thing that has the other side; of two it is of none.
  Group* find_by_one_side(const Statement& s, const Sides& sides, const std::string& object) {
    Group* found = nullptr;
    for (const std::size_t i : by_thing_[s.family.name + "\n" + object]) {
      Group& g = groups_[i];
      if (!sides.sources.empty() && sides.sources != g.sides.sources) continue;
      if (!sides.targets.empty() && sides.targets != g.sides.targets) continue;
      if (!near_one(g, s)) continue;
      if (found != nullptr) return nullptr;
      found = &g;
    }
    return found;
  }

  const std::vector<Statement>& statements_;
  std::vector<Group> groups_;
  std::multimap<std::string, std::size_t> by_key_;
  std::map<std::string, std::vector<std::size_t>> by_thing_;  // groups of one family and thing
};

// --- the ledger

int rank_of(std::string_view standing) {
  return standing == "admitted"          ? 4
         : standing == "partly admitted" ? 3
         : standing == "retracted"       ? 2
         : standing == "denied"          ? 1
                                         : 0;
}

std::string standing_of_state(const std::string& state) {
  return state == "denied again" ? std::string("denied") : rank_of(state) > 0 ? state : std::string("claimed");
}

void tell_states(Claim& claim, const std::vector<Statement>& statements) {
  std::map<std::string, std::string> states;
  for (Utterance& u : claim.utterances) {
    const Statement& s = statements[u.statement];
    const std::string voice = u.who.empty() ? "page:" + s.hit.document.id : u.who;
    // Claims without a thing hold whatever these sides did in these days: who then says that he did not do something
    // denies another act of the kind, and takes nothing back.
    const bool another = claim.object.empty() && u.act == "denies" && states[voice] == "claimed" && !is_bare_denial(s);
    u.state = another ? "denied" : next_state(states[voice], u.act, !s.limits.empty());
    if (!another) states[voice] = u.state;
    if (s.said && (!claim.first || *s.said < *claim.first)) claim.first = s.said;
    if (s.said && (!claim.last || *s.said > *claim.last)) claim.last = s.said;
  }
  claim.standing = "claimed";
  for (const auto& [voice, state] : states) {
    if (rank_of(standing_of_state(state)) > rank_of(claim.standing)) claim.standing = standing_of_state(state);
  }
}

// What an answer from outside the group says in it.
std::vector<Utterance> outer_utterances(const Statement& s, std::size_t index) {
  if (is_bare_denial(s)) return {{index, joined(s.sources), {}, "denies", {}, true}};
  std::vector<Utterance> out;
  if (s.retracts) {
    for (const std::string& who : s.sources) out.push_back({index, who, {}, "retracts", {}, true});
    return out;
  }
  for (Utterance& u : utterances_of(s, index)) {
    u.wider = true;
    if (u.act == "denies" || u.act == "retracts") out.push_back(std::move(u));
  }
  return out;
}

// Links by the event that is answered, and statements by their event.
struct Index {
  std::multimap<std::string, std::size_t> links;
  std::map<std::string, std::size_t> statements;
};

// Whether an answer that names a thing means the claim's, or the wider thing that it is one of: who denies missiles
// says nothing of the drones of the same sentence.
bool is_about(const Statement& answer, const std::string& object, const MatterTables& tables) {
  if (answer.objects.empty() || object.empty() || answer.has_object(object)) return true;
  const std::string broader = tables.broader(object);
  return !broader.empty() && answer.has_object(broader);
}

// Answers that were linked to a member from outside the group speak in it too.
void add_answers(Claim& claim, const std::vector<Statement>& statements, const std::vector<Link>& links, const Index& index,
                 const MatterTables& tables) {
  std::set<std::size_t> members;
  for (const Utterance& u : claim.utterances) members.insert(u.statement);
  std::set<std::size_t> outer;
  for (const std::size_t m : members) {
    const auto range = index.links.equal_range(statements[m].event().id);
    for (auto it = range.first; it != range.second; ++it) {
      const std::size_t answer = index.statements.at(links[it->second].subject);
      if (!is_about(statements[answer], claim.object, tables)) continue;
      if (members.count(answer) == 0) outer.insert(answer);
      claim.links.push_back(it->second);
    }
  }
  for (const std::size_t answer : outer) {
    for (Utterance& u : outer_utterances(statements[answer], answer)) claim.utterances.push_back(std::move(u));
  }
  std::sort(claim.links.begin(), claim.links.end());
  std::stable_sort(claim.utterances.begin(), claim.utterances.end(),
                   [](const Utterance& a, const Utterance& b) { return a.statement < b.statement; });
}

Claim claim_of(Group group, const std::vector<Statement>& statements, const std::vector<std::string>& rejected) {
  Claim claim;
  const std::string& first = statements[group.members.front()].event().id;
  claim.id = content_id("claim\n" + group.family.name + "\n" + group.object + "\n" + joined(group.sides.sources) + ">" +
                        joined(group.sides.targets) + "\n" + first);
  claim.family = group.family.name;
  claim.sources = std::move(group.sides.sources);
  claim.targets = std::move(group.sides.targets);
  claim.object = std::move(group.object);
  for (const std::size_t m : group.members) {
    const std::string member =
        rejected.empty() ? std::string() : content_id("member\nclaim\n" + claim.id + "\n" + statements[m].event().id);
    if (std::binary_search(rejected.begin(), rejected.end(), member)) continue;
    for (Utterance& u : utterances_of(statements[m], m)) claim.utterances.push_back(std::move(u));
  }
  return claim;
}

}  // namespace

std::string next_state(std::string_view before, std::string_view act, bool limited) {
  const bool had_denied = before == "denied" || before == "denied again";
  const bool had_admitted = before == "admitted" || before == "partly admitted";
  if (act == "retracts") return "retracted";
  if (act == "denies") {
    if (had_denied) return "denied again";
    if (before == "retracted") return "retracted";  // said once more
    return before == "claimed" || had_admitted ? "retracted" : "denied";
  }
  if (act == "admits" || (act == "asserts" && had_denied)) return limited ? "partly admitted" : "admitted";
  if (act == "asserts") return had_admitted ? std::string(before) : "claimed";
  if (act == "contradicts") return "contradicted";
  if (had_denied || had_admitted || before == "claimed") return std::string(before);
  return act == "doubts" ? "doubted" : act == "promises" ? "promised" : "foretold";
}

ClaimLedger claims_of(const std::vector<Statement>& statements, const MatterTables& tables,
                      const std::vector<std::string>& rejected) {
  ClaimLedger out;
  out.links = answering_links(statements, tables, rejected);
  Index index;
  for (std::size_t i = 0; i < out.links.size(); ++i) index.links.emplace(out.links[i].object, i);
  for (std::size_t i = 0; i < statements.size(); ++i) index.statements.emplace(statements[i].event().id, i);
  for (Group& group : Grouping(statements).groups()) {
    Claim claim = claim_of(std::move(group), statements, rejected);
    add_answers(claim, statements, out.links, index, tables);
    if (std::all_of(claim.utterances.begin(), claim.utterances.end(), [](const Utterance& u) { return u.who.empty(); })) continue;
    tell_states(claim, statements);
    out.claims.push_back(std::move(claim));
  }
  std::sort(out.claims.begin(), out.claims.end(), [](const Claim& a, const Claim& b) {
    const auto key = [](const Claim& c) { return std::tuple(-rank_of(c.standing), c.first.value_or(Day::max()), c.id); };
    return key(a) < key(b);
  });
  return out;
}

Result<bool> keep_claims(Store& store, const ClaimLedger& ledger, const std::vector<Statement>& statements, Time run) {
  std::vector<Member> members;
  for (const Claim& claim : ledger.claims) {
    for (const Utterance& u : claim.utterances) {
      const Statement& s = statements[u.statement];
      const nlohmann::ordered_json evidence = {
          {"voice", u.who}, {"state", u.state}, {"span", {s.event().sentence.begin, s.event().sentence.end}}};
      members.push_back(
          {{}, "claim", claim.id, s.event().id, u.act, s.said, "same family of types, sides and thing", evidence.dump(), false});
    }
  }
  return store.replace_joins("claims", version, run, ledger.links, std::move(members));
}

}  // namespace isnad::record
