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

constexpr std::string_view version = "3";

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
  Grouping(const std::vector<Statement>& statements, const Propositions& propositions)
      : statements_(statements), propositions_(propositions) {}

  std::vector<Group> groups() {
    for (const bool whole : {true, false}) {
      for (std::size_t i = 0; i < statements_.size(); ++i) {
        const Statement& s = statements_[i];
        if (may_be_claimed(s, propositions_.sense(i)) && is_whole(s) == whole) place(s, i);
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
    Group* group = find(index, sides, object);
    if (group == nullptr && !is_whole(s) && !object.empty()) group = find_by_one_side(index, sides, object);
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

  // Near a member in time; where no thing is told also in its words, since these sides did more than one act. A denial
  // stands with what it denies.
  bool is_of(const Group& g, std::size_t index) const {
    const bool negated = is_negative(propositions_.sense(index));
    return std::any_of(g.members.begin(), g.members.end(), [&](std::size_t m) {
      if (negated != (is_negative(propositions_.sense(m))))
        return propositions_.fit_of(negated ? m : index, negated ? index : m) != Fit::none;
      return near_in_time(statements_[index], statements_[m]) && (!g.object.empty() || propositions_.share_words(index, m));
    });
  }

  Group* find(std::size_t index, const Sides& sides, const std::string& object) {
    const auto range = by_key_.equal_range(key(statements_[index].family.name, sides, object));
    for (auto it = range.first; it != range.second; ++it) {
      if (is_of(groups_[it->second], index)) return &groups_[it->second];
    }
    return nullptr;
  }

  // A statement that leaves a side out is of the one proposition about this thing that has the other side; of two it is of none.
  Group* find_by_one_side(std::size_t index, const Sides& sides, const std::string& object) {
    Group* found = nullptr;
    for (const std::size_t i : by_thing_[statements_[index].family.name + "\n" + object]) {
      Group& g = groups_[i];
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

// Who says that it was not so answers somebody, or tells the contrary; a word of denying is his own who is a side, or who
// tells of no other doer. To have been the victim of another is not denied here: where that is read, who did it to whom was
// mostly read wrong.
bool is_denial(const Utterance& u, const Statement& s, Sense sense, bool linked) {
  const bool is_doer = has(s.sources, u.who);
  const bool is_victim = !is_doer && !s.sources.empty() && has(s.targets, u.who) && s.event().quad == "material_conflict";
  if (is_unnamed(u.who) || is_victim) return false;
  const bool is_side = is_doer || s.sources.empty() || has(s.targets, u.who);
  return linked || u.wider || s.disowned || (sense == Sense::denied && is_side && s.event().status == "negated");
}

// An admission is of what another told; or it is told whole: by whom it was done, to whom, of what thing.
bool is_admission(const Claim& claim, const Utterance& u, const std::vector<Statement>& statements,
                  const Propositions& propositions) {
  const Statement& s = statements[u.statement];
  if (is_unnamed(u.who)) return false;
  if (has(s.sources, u.who) && !s.targets.empty() && !s.objects.empty()) return true;
  return std::any_of(claim.utterances.begin(), claim.utterances.end(), [&](const Utterance& other) {
    const bool here = s.hit.document.id == statements[other.statement].hit.document.id;
    return other.act == "asserts" && other.who != u.who && other.statement < u.statement &&
           !(here && s.event().sentence == statements[other.statement].event().sentence) &&
           propositions.fit_of(other.statement, u.statement) != Fit::none;
  });
}

// What looks like an answer and is none here tells the contrary, or the same.
void settle_acts(Claim& claim, const ClaimLedger& ledger, const std::vector<Statement>& statements,
                 const Propositions& propositions) {
  std::set<std::string_view> linked;
  for (const std::size_t i : claim.links) linked.insert(ledger.links[i].subject);
  for (Utterance& u : claim.utterances) {
    const Statement& s = statements[u.statement];
    if (u.act == "denies" && !is_denial(u, s, propositions.sense(u.statement), linked.count(s.event().id) != 0))
      u.act = "contradicts";
    if (u.act == "admits" && !is_admission(claim, u, statements, propositions)) u.act = "asserts";
  }
}

// What one voice stands by, and by which word.
struct Stand {
  std::string state;
  std::size_t statement = 0;
  bool wider = false;
};

// Who withdraws his word, or denies to have said it, says so; who says that something was not so denies another act than
// the one that he told himself.
std::string act_after(const Stand& before, const Utterance& u, const Statement& s) {
  if (u.act != "denies" || before.state != "claimed") return u.act;
  return s.ascribed || s.disowned ? "retracts" : "";
}

// Who denied and tells it after all: the same act, on a later day, of a thing or in its words.
bool is_told_after_all(const Stand& before, const Utterance& u, const std::vector<Statement>& statements,
                       const Propositions& propositions) {
  const auto apart = days_between(statements[before.statement].told, statements[u.statement].told);
  return !before.wider && apart && *apart > 0 && statements[u.statement].event().status == "actual" &&
         propositions.fit_of(u.statement, before.statement) != Fit::none;
}

void tell_states(Claim& claim, const std::vector<Statement>& statements, const Propositions& propositions) {
  std::map<std::string, Stand> stands;
  for (Utterance& u : claim.utterances) {
    const Statement& s = statements[u.statement];
    Stand& stand = stands[u.who.empty() ? "page:" + s.hit.document.id : u.who];
    const std::string act = act_after(stand, u, s);
    const bool had_denied = stand.state == "denied" || stand.state == "denied again";
    const bool another = act == "asserts" && had_denied && !is_told_after_all(stand, u, statements, propositions);
    u.state = act.empty() ? stand.state : another ? "claimed" : next_state(stand.state, act, !s.limits.empty());
    if (!act.empty() && !another) stand = {u.state, u.statement, u.wider};
    if (s.said && (!claim.first || *s.said < *claim.first)) claim.first = s.said;
    if (s.said && (!claim.last || *s.said > *claim.last)) claim.last = s.said;
  }
  claim.standing = "claimed";
  for (const auto& [voice, stand] : stands) {
    if (rank_of(standing_of_state(stand.state)) > rank_of(claim.standing)) claim.standing = standing_of_state(stand.state);
  }
}

// What an answer from outside the group says in it.
std::vector<Utterance> outer_utterances(const Statement& s, std::size_t index, Sense sense) {
  if (is_bare_denial(s)) return {{index, joined(s.sources), {}, "denies", {}, true}};
  std::vector<Utterance> out;
  if (s.retracts) {
    for (const std::string& who : s.sources) out.push_back({index, who, {}, "retracts", {}, true});
    return out;
  }
  for (Utterance& u : utterances_of(s, index, sense)) {
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
                 const MatterTables& tables, const Propositions& propositions) {
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
    for (Utterance& u : outer_utterances(statements[answer], answer, propositions.sense(answer)))
      claim.utterances.push_back(std::move(u));
  }
  std::sort(claim.links.begin(), claim.links.end());
  std::stable_sort(claim.utterances.begin(), claim.utterances.end(),
                   [](const Utterance& a, const Utterance& b) { return a.statement < b.statement; });
}

Claim claim_of(Group group, const std::vector<Statement>& statements, const Propositions& propositions,
               const std::vector<std::string>& rejected) {
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
    for (Utterance& u : utterances_of(statements[m], m, propositions.sense(m))) claim.utterances.push_back(std::move(u));
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
    return "denied";
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
  const Propositions propositions(statements, tables);
  out.links = answering_links(statements, tables, propositions, rejected);
  Index index;
  for (std::size_t i = 0; i < out.links.size(); ++i) index.links.emplace(out.links[i].object, i);
  for (std::size_t i = 0; i < statements.size(); ++i) index.statements.emplace(statements[i].event().id, i);
  for (Group& group : Grouping(statements, propositions).groups()) {
    Claim claim = claim_of(std::move(group), statements, propositions, rejected);
    add_answers(claim, statements, out.links, index, tables, propositions);
    if (std::all_of(claim.utterances.begin(), claim.utterances.end(), [](const Utterance& u) { return u.who.empty(); })) continue;
    settle_acts(claim, out, statements, propositions);
    tell_states(claim, statements, propositions);
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
