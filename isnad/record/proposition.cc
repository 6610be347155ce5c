#include "isnad/record/proposition.h"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "isnad/record/text_keys.h"
#include "isnad/record/utterances.h"

namespace isnad::record {
namespace {

constexpr std::size_t words_of_one_matter = 4;   // one less where the act is told by one root
constexpr std::size_t words_under_a_denial = 2;  // the same; a word of denying or admitting tells itself that it answers
constexpr std::size_t shortest_skeleton = 4;     // bytes: two letters
constexpr int longest_deed = 14;                 // of these families what is done is a deed of a day
constexpr long days_of_one_deed = 3;             // days told for it lie no further apart

// A long word has lost bi-, ka-, li- where it begins with them, but not behind its article: it loses them here.
std::string_view without_preposition(std::string_view word) {
  constexpr std::size_t four_letters = 8;  // bytes
  for (const std::string_view preposition : {beh, kaf, lam}) {
    if (word.size() >= four_letters && word.substr(0, preposition.size()) == preposition) return word.substr(preposition.size());
  }
  return word;
}

std::vector<std::uint64_t> skeletons(const Statement& s) {
  std::vector<std::uint64_t> out;
  for (const std::string& word : s.words) {
    const std::string_view stem = without_preposition(word);
    const std::string skeleton = skeleton_of(stem);
    out.push_back(key_of_bytes(skeleton.size() >= shortest_skeleton ? skeleton : stem));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// What A gave to B is not denied by denying what B gave to A.
bool is_the_other_way(const Statement& said, const Statement& answer) {
  const bool told = !said.sources.empty() && !said.targets.empty() && !answer.sources.empty() && !answer.targets.empty();
  return told && !said.family.mutual && !share(said.sources, answer.sources) && !share(said.targets, answer.targets);
}

// Under a word of denying who did it to whom is often left to the reader: the sides with who denies are those of what was
// said, or who said it. Who is no side can deny only what has both sides.
bool sides_under_a_denial(const Statement& said, const Statement& denial) {
  const std::vector<std::string> sides = everybody(said);
  const std::vector<std::string> deniers = deniers_of(denial);
  std::vector<std::string> known = sides;
  known.insert(known.end(), deniers.begin(), deniers.end());
  for (const Voice& v : said.event().voices) known.push_back(voice_code(v.who));
  const std::vector<std::string> ours = everybody(denial);
  if (is_the_other_way(said, denial) || !share(ours, sides)) return false;
  if (!deniers.empty() && !share(deniers, sides) && shared(ours, sides) < 2) return false;
  return std::all_of(ours.begin(), ours.end(), [&](const std::string& who) { return has(known, who); });
}

// Sides that both tell are the same; who did it is told by both, and to whom, or of what.
bool sides_agree(const Statement& said, const Statement& answer) {
  if (said.family.mutual) return shared(everybody(said), everybody(answer)) >= 2;
  if (!share(said.sources, answer.sources)) return false;
  if (said.targets.empty() || answer.targets.empty()) return share(said.objects, answer.objects);
  return share(said.targets, answer.targets);
}

std::string root_of(const Statement& s) {
  const auto words = folded_words(s.event().trigger_text);
  return words.empty() ? std::string() : skeleton_of(words.back());
}

bool ends_with_all_but_one_letter(const std::string& longer, const std::string& shorter) {
  constexpr std::size_t letter = 2;  // bytes
  return longer.size() == shorter.size() + letter && longer.compare(letter, shorter.size(), shorter) == 0;
}

// Verb and masdar of one root, one of them with a preposition written to it or not.
bool roots_agree(const Statement& said, const Statement& answer) {
  const std::string a = root_of(said);
  const std::string b = root_of(answer);
  return !a.empty() && !b.empty() && (a == b || ends_with_all_but_one_letter(a, b) || ends_with_all_but_one_letter(b, a));
}

bool places_agree(const Statement& said, const Statement& answer) {
  const std::string& a = said.event().country;
  const std::string& b = answer.event().country;
  return a.empty() || b.empty() || a == b;
}

bool days_agree(const Statement& said, const Statement& answer) {
  if (!near_in_time(said, answer)) return false;
  const auto& a = said.event().date;
  const auto& b = answer.event().date;
  return said.family.days > longest_deed || !a || !b ||
         ((a->first - b->last).count() <= days_of_one_deed && (b->first - a->last).count() <= days_of_one_deed);
}

}  // namespace

std::vector<std::string> everybody(const Statement& s) {
  std::vector<std::string> out = s.sources;
  out.insert(out.end(), s.targets.begin(), s.targets.end());
  return out;
}

std::size_t shared(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::set<std::string> both;
  for (const std::string& x : a) {
    if (has(b, x)) both.insert(x);
  }
  return both.size();
}

std::vector<std::string> deniers_of(const Statement& denial) {
  std::vector<std::string> out = denial.deniers;
  for (const Voice& v : denial.event().voices) {
    if (v.stance == "denies") out.push_back(voice_code(v.who));
  }
  return out;
}

Propositions::Propositions(const std::vector<Statement>& statements, const MatterTables& tables)
    : statements_(statements), tables_(tables) {
  for (const Statement& s : statements) {
    senses_.push_back(tables.denials().sense_of(s));
    words_.push_back(skeletons(s));
  }
}

bool Propositions::share_words(std::size_t a, std::size_t b, std::size_t least) const {
  const std::size_t shorter = std::min(words_[a].size(), words_[b].size());
  const std::size_t both = shared_keys(words_[a], words_[b]);
  return both >= least && 2 * both >= shorter;
}

Fit Propositions::fit_of_things(const Statement& said, const Statement& answer) const {
  if (share(said.objects, answer.objects)) return Fit::same;
  if (answer.objects.empty()) return said.objects.empty() ? Fit::same : Fit::wider;
  for (const std::string& object : said.objects) {
    if (answer.has_object(tables_.broader(object))) return Fit::wider;
  }
  return Fit::none;
}

// What was not done, or was done after all, answers what was told as done; what will not be what was meant or foretold; a
// plan that is denied the plan.
bool Propositions::may_answer(std::size_t said, std::size_t answer) const {
  const std::string& status = statements_[said].event().status;
  if (is_negative(senses_[said]) || status == "negated") return false;
  if (senses_[answer] == Sense::not_to_be) return status == "planned" || status == "predicted";
  return senses_[answer] == Sense::none || status == (statements_[answer].event().status == "planned" ? "planned" : "actual");
}

Fit Propositions::fit_of(std::size_t said, std::size_t answer) const {
  const Statement& a = statements_[said];
  const Statement& b = statements_[answer];
  const Sense sense = senses_[answer];
  const std::string& mode = a.event().mode;
  if (a.family.name != b.family.name || (!mode.empty() && !b.event().mode.empty() && mode != b.event().mode)) return Fit::none;
  if (!may_answer(said, answer) || !places_agree(a, b) || !days_agree(a, b)) return Fit::none;
  if (sense == Sense::denied ? !sides_under_a_denial(a, b) : !sides_agree(a, b)) return Fit::none;
  const bool one_root = roots_agree(a, b);
  if (!one_root && (a.objects.empty() || b.objects.empty())) return Fit::none;
  const std::size_t least = sense == Sense::denied || sense == Sense::admitted ? words_under_a_denial : words_of_one_matter;
  return share_words(said, answer, least - (one_root ? 1 : 0)) ? fit_of_things(a, b) : Fit::none;
}

}  // namespace isnad::record
