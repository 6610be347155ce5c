#include "isnad/record/claims.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>
#include <unordered_map>

#include "isnad/record/answering.h"
#include "isnad/record/claim_groups.h"
#include "isnad/record/pack.h"
#include "isnad/record/utterances.h"

namespace isnad::record {
namespace {

constexpr std::string_view version = "3";

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
void settle_acts(Claim& claim, const std::vector<Answer>& answers, const std::vector<Statement>& statements,
                 const Propositions& propositions) {
  std::set<std::size_t> linked;
  for (const std::size_t i : claim.links) linked.insert(answers[i].answer);
  for (Utterance& u : claim.utterances) {
    const Statement& s = statements[u.statement];
    if (u.act == "denies" && !is_denial(u, s, propositions.sense(u.statement), linked.count(u.statement) != 0))
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
  std::vector<Utterance> out;
  if (is_bare_denial(s) || s.retracts) {
    for (const std::string& who : s.sources) out.push_back({index, who, {}, is_bare_denial(s) ? "denies" : "retracts", {}, true});
    return out;
  }
  for (Utterance& u : utterances_of(s, index, sense)) {
    u.wider = true;
    if (u.act == "denies" || u.act == "retracts") out.push_back(std::move(u));
  }
  return out;
}

// Whether an answer that names a thing means the claim's, or the wider thing that it is one of: who denies missiles
// says nothing of the drones of the same sentence.
bool is_about(const Statement& answer, const std::string& object, const MatterTables& tables) {
  if (answer.objects.empty() || object.empty() || answer.has_object(object)) return true;
  const std::string broader = tables.broader(object);
  return !broader.empty() && answer.has_object(broader);
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

// The claims of each matter, as they were on a day.
class ClaimMaker {
 public:
  ClaimMaker(const std::vector<Statement>& statements, const std::vector<Lifetime>& lives, const MatterTables& tables,
             const Propositions& propositions, const std::vector<std::string>& rejected)
      : statements_(statements),
        lives_(lives),
        tables_(tables),
        propositions_(propositions),
        rejected_(rejected),
        answers_(answers_in(statements, lives, tables, propositions, rejected)) {
    for (std::size_t i = 0; i < answers_.size(); ++i) answers_to_[answers_[i].said].push_back(i);
  }

  [[nodiscard]] const std::vector<Answer>& answers() const { return answers_; }

  // The days on which something of it becomes known, or is over.
  [[nodiscard]] std::vector<std::int64_t> turns_of(const Matter& matter) const {
    Turns turns;
    for (const std::size_t m : matter.members) {
      turns.add(lives_[m]);
      for (const std::size_t i : answers_to(m)) turns.add(answers_[i].life);
    }
    return turns.days();
  }

  [[nodiscard]] std::vector<Claim> claims_on(const Matter& matter, std::int64_t day) const {
    std::vector<std::size_t> known;
    std::copy_if(matter.members.begin(), matter.members.end(), std::back_inserter(known),
                 [&](std::size_t m) { return lives_[m].is_on(day); });
    std::vector<Claim> out;
    for (Group& group : groups_of(known, matter.object, statements_, propositions_)) {
      Claim claim = claim_of(std::move(group), statements_, propositions_, rejected_);
      add_answers(claim, day);
      if (std::all_of(claim.utterances.begin(), claim.utterances.end(), [](const Utterance& u) { return u.who.empty(); }))
        continue;
      settle_acts(claim, answers_, statements_, propositions_);
      tell_states(claim, statements_, propositions_);
      out.push_back(std::move(claim));
    }
    return out;
  }

 private:
  [[nodiscard]] const std::vector<std::size_t>& answers_to(std::size_t statement) const {
    static const std::vector<std::size_t> none;
    const auto found = answers_to_.find(statement);
    return found == answers_to_.end() ? none : found->second;
  }

  // Answers that were linked to a member from outside the group speak in it too.
  void add_answers(Claim& claim, std::int64_t day) const {
    std::set<std::size_t> members;
    for (const Utterance& u : claim.utterances) members.insert(u.statement);
    std::set<std::size_t> outer;
    for (const std::size_t m : members) {
      for (const std::size_t i : answers_to(m)) {
        const std::size_t answer = answers_[i].answer;
        if (!answers_[i].life.is_on(day) || !is_about(statements_[answer], claim.object, tables_)) continue;
        if (members.count(answer) == 0) outer.insert(answer);
        claim.links.push_back(i);
      }
    }
    for (const std::size_t answer : outer) {
      for (Utterance& u : outer_utterances(statements_[answer], answer, propositions_.sense(answer)))
        claim.utterances.push_back(std::move(u));
    }
    std::sort(claim.links.begin(), claim.links.end());
    std::stable_sort(claim.utterances.begin(), claim.utterances.end(),
                     [](const Utterance& a, const Utterance& b) { return a.statement < b.statement; });
  }

  const std::vector<Statement>& statements_;
  const std::vector<Lifetime>& lives_;
  const MatterTables& tables_;
  const Propositions& propositions_;
  const std::vector<std::string>& rejected_;
  const std::vector<Answer> answers_;
  std::unordered_map<std::size_t, std::vector<std::size_t>> answers_to_;  // by the statement that is answered
};

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

ClaimHistory claims_ever(const std::vector<Statement>& statements, const std::vector<Lifetime>& lives, const MatterTables& tables,
                         const std::vector<std::string>& rejected) {
  const Propositions propositions(statements, tables);
  const ClaimMaker maker(statements, lives, tables, propositions, rejected);
  const std::vector<Matter> matters = matters_of(statements, propositions);
  std::vector<std::vector<std::int64_t>> turns;
  Reach reach;
  for (const Matter& matter : matters) {
    turns.push_back(maker.turns_of(matter));
    reach.add(turns.back(), matter.members.size());
  }
  ClaimHistory out{{{}, reach.since()}, {}};
  std::vector<Lived<Claim>>& claims = out.claims.items;
  for (std::size_t i = 0; i < matters.size(); ++i) {
    const auto on_day = [&](std::int64_t day) { return maker.claims_on(matters[i], day); };
    for (Lived<Claim>& claim : lives_of(turns_since(std::move(turns[i]), out.claims.since), on_day, [](const Claim& c) { return c.id; }))
      claims.push_back(std::move(claim));
  }
  std::sort(claims.begin(), claims.end(), [](const Lived<Claim>& a, const Lived<Claim>& b) {
    const auto key = [](const Lived<Claim>& c) {
      return std::tuple(-rank_of(c.item.standing), c.item.first.value_or(Day::max()), std::string_view(c.item.id), c.life.from);
    };
    return key(a) < key(b);
  });
  for (const Answer& answer : maker.answers()) out.links.push_back(answer.link);
  return out;
}

ClaimLedger claims_of(const std::vector<Statement>& statements, const MatterTables& tables,
                      const std::vector<std::string>& rejected) {
  ClaimHistory all = claims_ever(statements, std::vector<Lifetime>(statements.size()), tables, rejected);
  ClaimLedger out{{}, std::move(all.links)};
  for (Lived<Claim>& claim : all.claims.items) out.claims.push_back(std::move(claim.item));
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
