#include "isnad/record/claims.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "isnad/record/pack.h"

namespace isnad::record {
namespace {

constexpr std::string_view version = "1";
constexpr long days_to_answer = 60;          // a denial that tells no act answers what was said no longer before
constexpr long days_to_answer_at_once = 10;  // and nobody whom it answers

std::string joined(const std::vector<std::string>& list) {
  std::string out;
  for (const std::string& text : list) out.append(out.empty() ? "" : "+").append(text);
  return out;
}

// Unnamed officials speak for their state.
std::string voice_code(const std::string& who) {
  constexpr std::string_view officials = "OFFICIALS:";
  return who.rfind(officials, 0) == 0 ? who.substr(officials.size()) : who;
}

bool is_medium(const Voice& v) { return v.who.rfind("MED:", 0) == 0; }

// An act that is only denied, without telling which act: "denied the accusations".
bool is_bare_denial(const Statement& s) { return s.event().type == "REJECT" && s.event().mode == "deny"; }

// "Denied the accusation": what is denied is the word of others, whatever it was.
bool is_accusation(const Statement& s) { return s.event().type == "ACCUSE" && s.event().mode == "allege"; }

bool may_be_claimed(const Statement& s) {
  const std::string& status = s.event().status;
  if (is_bare_denial(s) || is_accusation(s) || (s.sources.empty() && s.targets.empty())) return false;
  return status == "actual" || status == "planned" || status == "predicted" || status == "negated";
}

bool has(const std::vector<std::string>& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

// A side that says it did not, or was not done to, denies; anybody else tells the contrary of what was said.
std::string act_of(const Statement& s, const Voice& voice) {
  if (voice.stance == "denies" || voice.stance == "admits" || voice.stance == "doubts" || voice.stance == "promises")
    return voice.stance;
  const std::string who = voice_code(voice.who);
  if (s.event().status == "negated") return has(s.sources, who) || has(s.targets, who) ? "denies" : "contradicts";
  if (voice.stance == "predicts" || s.event().status == "predicted") return "predicts";
  return s.event().status == "planned" && has(s.sources, who) ? "promises" : "asserts";
}

std::vector<Utterance> unvoiced(const Statement& s, std::size_t index) {
  const std::string& status = s.event().status;
  if (s.deniers.empty())
    return {{index, {}, {}, status == "negated" ? "contradicts" : status == "predicted" ? "predicts" : "asserts", {}, false}};
  std::vector<Utterance> out;
  for (const std::string& who : s.deniers) out.push_back({index, voice_code(who), {}, "denies", {}, false});
  return out;
}

// Who stands by the statement: the innermost voice; with it the voices beside it, when all only assert and none is a medium.
std::vector<Utterance> utterances_of(const Statement& s, std::size_t index) {
  const std::vector<Voice>& voices = s.event().voices;
  if (voices.empty()) return unvoiced(s, index);
  const bool beside =
      std::all_of(voices.begin(), voices.end(), [](const Voice& v) { return !is_medium(v) && v.stance == "asserts"; });
  std::vector<Utterance> out;
  for (std::size_t i = beside ? 0 : voices.size() - 1; i < voices.size(); ++i) {
    out.push_back({index, voice_code(voices[i].who), voices[i].name, act_of(s, voices[i]), {}, false});
  }
  return out;
}

bool denies(const Statement& s) {
  if (is_bare_denial(s)) return true;
  if (!may_be_claimed(s)) return false;
  for (const Utterance& u : utterances_of(s, 0)) {
    if (u.act == "denies") return true;
  }
  return false;
}

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

bool share(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& x) { return std::find(b.begin(), b.end(), x) != b.end(); });
}

// --- grouping

struct Group {
  Sides sides;
  Family family;
  std::string object;
  std::vector<std::size_t> members;  // statements, in their order
};

bool near_in_time(const Statement& a, const Statement& b) {
  const auto apart = days_between(a.day, b.day);
  if (!apart) return a.hit.document.id == b.hit.document.id || (!a.sources.empty() && !a.targets.empty());
  return std::abs(*apart) <= a.family.days;
}

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
    for (Group& g : groups_) {
      if (g.family.name != s.family.name || g.object != object || !near_one(g, s)) continue;
      if (!sides.sources.empty() && sides.sources != g.sides.sources) continue;
      if (!sides.targets.empty() && sides.targets != g.sides.targets) continue;
      if (found != nullptr) return nullptr;
      found = &g;
    }
    return found;
  }

  const std::vector<Statement>& statements_;
  std::vector<Group> groups_;
  std::multimap<std::string, std::size_t> by_key_;
};

// --- denials

enum class Fit { none, wider, same };

class Denials {
 public:
  Denials(const std::vector<Statement>& statements, const MatterTables& tables, const std::vector<std::string>& rejected)
      : statements_(statements), tables_(tables), rejected_(rejected) {}

  std::vector<Link> links() {
    for (std::size_t d = 0; d < statements_.size(); ++d) {
      if (denies(statements_[d]) || tells_the_contrary(statements_[d])) {
        if (is_bare_denial(statements_[d])) {
          bare(d);
        } else if (!is_accusation(statements_[d])) {
          of_an_act(d);
        }
      }
    }
    return std::move(links_);
  }

 private:
  // The page itself tells that it was not so.
  static bool tells_the_contrary(const Statement& s) {
    return s.event().status == "negated" && s.event().voices.empty() && may_be_claimed(s);
  }

  // What was said before the denial, or on its page in another sentence, and is no denial itself.
  [[nodiscard]] bool may_be_denied(std::size_t c, std::size_t d) const {
    const Statement& said = statements_[c];
    const Statement& denial = statements_[d];
    if (!may_be_claimed(said) || said.event().status == "negated" || denies(said)) return false;
    const bool one_page = said.hit.document.id == denial.hit.document.id;
    if (one_page) return !(said.event().sentence == denial.event().sentence);
    return said.told && denial.told && *said.told <= *denial.told;
  }

  [[nodiscard]] Fit fit_of_objects(const Statement& said, const Statement& denial) const {
    if (share(said.objects, denial.objects)) return Fit::same;
    if (denial.objects.empty()) return said.objects.empty() ? Fit::same : Fit::wider;
    for (const std::string& object : said.objects) {
      if (denial.has_object(tables_.broader(object))) return Fit::wider;
    }
    return Fit::none;
  }

  static std::vector<std::string> everybody(const Statement& s) {
    std::vector<std::string> out = s.sources;
    out.insert(out.end(), s.targets.begin(), s.targets.end());
    return out;
  }

  static std::vector<std::string> deniers_of(const Statement& denial) {
    std::vector<std::string> out = denial.deniers;
    for (const Voice& v : denial.event().voices) {
      if (v.stance == "denies") out.push_back(voice_code(v.who));
    }
    return out;
  }

  static std::size_t shared(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    std::set<std::string> both;
    for (const std::string& x : a) {
      if (has(b, x)) both.insert(x);
    }
    return both.size();
  }

  // The sides of the denied act, with who denies it, are sides of what was said, or who said it. One side alone is not
  // enough: the thing, two long words of the sentence, or the mode within a week must be one too.
  static bool sides_agree(const Statement& said, const Statement& denial) {
    std::vector<std::string> known = everybody(said);
    std::vector<std::string> ours = everybody(denial);
    const auto deniers = deniers_of(denial);
    ours.insert(ours.end(), deniers.begin(), deniers.end());
    const std::size_t sides = shared(ours, known);
    for (const Voice& v : said.event().voices) known.push_back(voice_code(v.who));
    if (!std::all_of(ours.begin(), ours.end(), [&](const std::string& who) { return has(known, who) || has(deniers, who); }))
      return false;
    if (sides == 0) return false;
    // Where the denial leaves out a side, who denies is that side.
    const bool whole = everybody(denial).size() >= 2 || deniers.empty();
    if (!denial.sources.empty() && !denial.targets.empty() && everybody(said).size() >= 2 && sides < 2) return false;
    if (!whole && !share(deniers, everybody(said)) && shared(said.words, denial.words) < 3) return false;
    if (sides >= 2 || share(said.objects, denial.objects) || shared(said.words, denial.words) >= 2) return true;
    const auto apart = days_between(said.told, denial.told);
    return apart && *apart <= 7 && !denial.event().mode.empty() && said.event().mode == denial.event().mode;
  }

  void of_an_act(std::size_t d) {
    const Statement& denial = statements_[d];
    for (std::size_t c = 0; c < statements_.size(); ++c) {
      const Statement& said = statements_[c];
      if (said.family.name != denial.family.name || !may_be_denied(c, d)) continue;
      const Fit fit = fit_of_objects(said, denial);
      if (fit == Fit::none || !sides_agree(said, denial) || !near_in_time(denial, said)) continue;
      add(d, c, fit == Fit::same ? 0.9 : 0.7,
          fit == Fit::same ? "denies the same act of these sides" : "denies the act with a wider thing, or none");
    }
  }

  // "Denied the accusations": the act nearest before on the page of which the denier was said to be the doer; else
  // what was last said of it elsewhere about the same thing, or by the one to whom it answers.
  void bare(std::size_t d) {
    const Statement& denial = statements_[d];
    if (tells_its_act(d)) return;
    std::size_t best = statements_.size();
    for (std::size_t c = 0; c < statements_.size(); ++c) {
      if (!may_be_denied(c, d) || !share(statements_[c].sources, denial.sources) || own_words(statements_[c], denial)) continue;
      const bool here = statements_[c].hit.document.id == denial.hit.document.id;
      if (here ? statements_[c].event().trigger.begin > denial.event().trigger.begin : !answers(denial, statements_[c])) continue;
      if (best == statements_.size() || later(c, best, denial)) best = c;
    }
    if (best == statements_.size()) return;
    const bool here = statements_[best].hit.document.id == denial.hit.document.id;
    add(d, best, here ? 0.7 : 0.6,
        here ? "a denial without an act: what was said of the denier before it on the page"
             : "a denial without an act: what was last said of the denier");
  }

  // The act that is denied stands in the same sentence and has been linked for itself.
  [[nodiscard]] bool tells_its_act(std::size_t d) const {
    const Statement& denial = statements_[d];
    return std::any_of(statements_.begin(), statements_.end(), [&](const Statement& s) {
      return !is_bare_denial(s) && !is_accusation(s) && s.hit.document.id == denial.hit.document.id &&
             s.event().sentence == denial.event().sentence && denies(s);
    });
  }

  static bool own_words(const Statement& said, const Statement& denial) {
    const auto& voices = said.event().voices;
    return !voices.empty() &&
           std::find(denial.sources.begin(), denial.sources.end(), voice_code(voices.back().who)) != denial.sources.end();
  }

  static bool answers(const Statement& denial, const Statement& said) {
    const auto apart = days_between(said.told, denial.told);
    if (!apart || *apart > days_to_answer) return false;
    if (share(said.objects, denial.objects)) return true;
    if (shared(said.words, denial.words) >= 2) return true;
    const auto& voices = said.event().voices;
    if (voices.empty() || !denial.objects.empty()) return false;
    return denial.targets.empty() ? *apart <= days_to_answer_at_once : has(denial.targets, voice_code(voices.back().who));
  }

  // Whether c is the nearer one: on the denial's page before elsewhere, voiced before unvoiced, then the later.
  [[nodiscard]] bool later(std::size_t c, std::size_t best, const Statement& denial) const {
    const auto rank = [&](std::size_t i) {
      const Statement& s = statements_[i];
      return std::tuple(s.hit.document.id == denial.hit.document.id, share(s.objects, denial.objects), !s.event().voices.empty(),
                        i);
    };
    return rank(c) > rank(best);
  }

  void add(std::size_t d, std::size_t c, double score, const char* reason) {
    const Statement& denial = statements_[d];
    const Statement& said = statements_[c];
    const std::string id = content_id("link\ndenies\n" + denial.event().id + "\n" + said.event().id);
    if (std::binary_search(rejected_.begin(), rejected_.end(), id)) return;
    nlohmann::ordered_json evidence = {{"things", denial.objects}, {"things_denied", said.objects}};
    if (const auto apart = days_between(said.told, denial.told)) evidence["days"] = *apart;
    links_.push_back({id, "denies", denial.event().id, said.event().id, score, reason, evidence.dump(), false});
  }

  const std::vector<Statement>& statements_;
  const MatterTables& tables_;
  const std::vector<std::string>& rejected_;
  std::vector<Link> links_;
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
    u.state = next_state(states[voice], u.act, !s.limits.empty());
    states[voice] = u.state;
    if (s.said && (!claim.first || *s.said < *claim.first)) claim.first = s.said;
    if (s.said && (!claim.last || *s.said > *claim.last)) claim.last = s.said;
  }
  claim.standing = "claimed";
  for (const auto& [voice, state] : states) {
    if (rank_of(standing_of_state(state)) > rank_of(claim.standing)) claim.standing = standing_of_state(state);
  }
}

// Denials that were linked to a member from outside the group speak in it too.
void add_outer_denials(Claim& claim, const std::vector<Statement>& statements,
                       const std::multimap<std::string, std::string>& denials_of,
                       const std::map<std::string, std::size_t>& by_id) {
  std::set<std::size_t> members;
  for (const Utterance& u : claim.utterances) members.insert(u.statement);
  std::set<std::size_t> outer;
  for (const std::size_t m : members) {
    const auto range = denials_of.equal_range(statements[m].event().id);
    for (auto it = range.first; it != range.second; ++it) {
      const std::size_t d = by_id.at(it->second);
      if (members.count(d) == 0) outer.insert(d);
    }
  }
  for (const std::size_t d : outer) {
    const Statement& s = statements[d];
    if (is_bare_denial(s)) {
      claim.utterances.push_back({d, joined(s.sources), {}, "denies", {}, true});
      continue;
    }
    for (Utterance u : utterances_of(s, d)) {
      u.wider = true;
      if (u.act == "denies") claim.utterances.push_back(std::move(u));
    }
  }
  std::stable_sort(claim.utterances.begin(), claim.utterances.end(),
                   [](const Utterance& a, const Utterance& b) { return a.statement < b.statement; });
}

}  // namespace

std::string next_state(std::string_view before, std::string_view act, bool limited) {
  const bool had_denied = before == "denied" || before == "denied again";
  const bool had_admitted = before == "admitted" || before == "partly admitted";
  if (act == "denies") {
    if (had_denied) return "denied again";
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
  out.links = Denials(statements, tables, rejected).links();
  std::multimap<std::string, std::string> denials_of;
  for (const Link& link : out.links) denials_of.emplace(link.object, link.subject);
  std::map<std::string, std::size_t> by_id;
  for (std::size_t i = 0; i < statements.size(); ++i) by_id.emplace(statements[i].event().id, i);
  for (Group& group : Grouping(statements).groups()) {
    Claim claim;
    const std::string& first = statements[group.members.front()].event().id;
    claim.id = content_id("claim\n" + group.family.name + "\n" + group.object + "\n" + joined(group.sides.sources) + ">" +
                          joined(group.sides.targets) + "\n" + first);
    claim.family = group.family.name;
    claim.sources = std::move(group.sides.sources);
    claim.targets = std::move(group.sides.targets);
    claim.object = std::move(group.object);
    for (const std::size_t m : group.members) {
      const std::string member = content_id("member\nclaim\n" + claim.id + "\n" + statements[m].event().id);
      if (std::binary_search(rejected.begin(), rejected.end(), member)) continue;
      for (Utterance& u : utterances_of(statements[m], m)) claim.utterances.push_back(std::move(u));
    }
    add_outer_denials(claim, statements, denials_of, by_id);
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
