#include "isnad/record/outcome.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace isnad::record {
namespace {

std::vector<std::string> all_codes(const Statement& s) {
  std::vector<std::string> out = s.sources;
  out.insert(out.end(), s.targets.begin(), s.targets.end());
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

bool share(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& x) { return std::find(b.begin(), b.end(), x) != b.end(); });
}

// A word that names no day is answered within this time: what is done a decade later is another matter.
constexpr std::chrono::days longest_wait{5 * 365};

// Names of the sides are among the long words, so two words in common say little.
constexpr std::size_t words_of_one_thing = 4;

// The things are known to be one; where none is known, the words around or the mode must speak for it.
bool things_agree(const Statement& a, const Statement& b) {
  if (!a.objects.empty() && !b.objects.empty()) return share(a.objects, b.objects);
  if (a.objects.empty() && b.objects.empty() && !a.event().mode.empty() && a.event().mode == b.event().mode) return true;
  std::vector<std::string> both;
  std::set_intersection(a.words.begin(), a.words.end(), b.words.begin(), b.words.end(), std::back_inserter(both));
  return both.size() >= words_of_one_thing;
}

// By which an act is found: its family with all its codes when it is mutual, else with each source.
std::vector<std::string> keys_of(const Statement& s) {
  std::vector<std::string> out;
  if (!s.family.mutual) {
    for (const std::string& code : s.sources) out.push_back(s.family.name + "\n" + code);
    return out;
  }
  out.push_back(s.family.name);
  for (const std::string& code : all_codes(s)) out.back() += "\n" + code;
  return out;
}

}  // namespace

bool is_same_act(const Statement& a, const Statement& b) {
  if (a.family.name != b.family.name || (!a.event().mode.empty() && !b.event().mode.empty() && a.event().mode != b.event().mode))
    return false;
  if (!things_agree(a, b)) return false;
  if (a.family.mutual) {
    const auto x = all_codes(a);
    const auto y = all_codes(b);
    return x.size() >= 2 && x == y;
  }
  if (a.sources.empty() || b.sources.empty() || !share(a.sources, b.sources)) return false;
  if (a.targets.empty() && b.targets.empty()) return share(a.objects, b.objects);
  return share(a.targets, b.targets);
}

Outcome known_on(const Outcome& all, const std::vector<Lifetime>& lives, std::int64_t day) {
  Outcome out;
  const auto is_known = [&](std::size_t i) { return lives[i].is_on(day); };
  std::copy_if(all.done.begin(), all.done.end(), std::back_inserter(out.done), is_known);
  std::copy_if(all.not_done.begin(), all.not_done.end(), std::back_inserter(out.not_done), is_known);
  return out;
}

namespace {

// From each day on which it changes, the last day of publication of what is known.
std::map<std::int64_t, std::optional<Day>> last_days_of(const std::vector<Statement>& statements,
                                                        const std::vector<Lifetime>& lives) {
  std::map<std::int64_t, std::pair<std::vector<Day>, std::vector<Day>>> turns;  // what begins on a day, and what is over
  for (std::size_t i = 0; i < statements.size(); ++i) {
    if (!statements[i].said || lives[i].is_empty()) continue;
    turns[lives[i].from].first.push_back(*statements[i].said);
    if (lives[i].until != Lifetime::never) turns[lives[i].until].second.push_back(*statements[i].said);
  }
  std::map<std::int64_t, std::optional<Day>> out;
  std::multiset<Day> known;
  for (const auto& [day, turn] : turns) {
    known.insert(turn.first.begin(), turn.first.end());
    for (const Day over : turn.second) known.erase(known.find(over));
    const auto last = known.empty() ? std::nullopt : std::optional<Day>(*known.rbegin());
    if (out.empty() || out.rbegin()->second != last) out.emplace(day, last);
  }
  return out;
}

}  // namespace

Outcomes::Outcomes(const std::vector<Statement>& statements, const std::vector<Lifetime>& lives)
    : statements_(statements), lives_(lives), last_days_(last_days_of(statements, lives)) {
  for (std::size_t i = 0; i < statements.size(); ++i) {
    for (const std::string& key : keys_of(statements[i])) by_side_[key].push_back(i);
  }
}

std::optional<Day> Outcomes::last_day(std::int64_t on) const {
  const auto after = last_days_.upper_bound(on);
  return after == last_days_.begin() ? std::nullopt : std::prev(after)->second;
}

Turns Outcomes::turns_of(std::size_t word, const Outcome& outcome) const {
  Turns out;
  out.add(lives_[word]);
  for (const auto* list : {&outcome.done, &outcome.not_done}) {
    for (const std::size_t i : *list) out.add(lives_[i]);
  }
  return out;
}

bool Outcomes::is_later(const Statement& word, const Statement& deed, const std::optional<Day>& until) const {
  if (!word.told) return false;
  const Day last = until ? *until : *word.told + longest_wait;
  const auto& date = deed.event().date;
  if (date) return date->first >= *word.told && date->first <= last;
  if (deed.hit.document.id == word.hit.document.id) return false;
  return deed.told && *deed.told > *word.told && *deed.told <= last;
}

std::vector<std::size_t> Outcomes::of_keys(const std::vector<std::string>& keys) const {
  std::vector<std::size_t> out;
  for (const std::string& key : keys) {
    const auto found = by_side_.find(key);
    if (found != by_side_.end()) out.insert(out.end(), found->second.begin(), found->second.end());
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

Outcome Outcomes::of(std::size_t word, const std::optional<Day>& until) const {
  Outcome out;
  const Statement& said = statements_[word];
  for (const std::size_t i : of_keys(keys_of(said))) {
    const Statement& deed = statements_[i];
    const bool negated = deed.event().status == "negated";
    if (i == word || (!negated && deed.event().status != "actual")) continue;
    if (!is_later(said, deed, until) || !is_same_act(said, deed)) continue;
    (negated ? out.not_done : out.done).push_back(i);
  }
  return out;
}

std::vector<std::size_t> Outcomes::refusals_of(std::size_t word) const {
  std::vector<std::size_t> out;
  const Statement& said = statements_[word];
  std::vector<std::string> keys;
  for (const std::string& source : said.sources) keys.push_back("reject\n" + source);
  for (const std::size_t i : of_keys(keys)) {
    const Statement& no = statements_[i];
    if (no.event().status != "actual" || no.event().mode == "deny" || !is_later(said, no, std::nullopt)) continue;
    std::vector<std::string> askers = said.targets;
    for (const Voice& v : said.event().voices) askers.push_back(v.who);
    if (share(no.targets, askers)) out.push_back(i);
  }
  return out;
}

}  // namespace isnad::record
