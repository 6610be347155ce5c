#include "isnad/record/outcome.h"

#include <algorithm>
#include <iterator>

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

Outcomes::Outcomes(const std::vector<Statement>& statements) : statements_(statements) {
  for (std::size_t i = 0; i < statements.size(); ++i) {
    by_family_[statements[i].family.name].push_back(i);
    if (statements[i].said && (!last_ || *statements[i].said > *last_)) last_ = statements[i].said;
  }
}

bool Outcomes::is_later(const Statement& word, const Statement& deed, const std::optional<Day>& until) const {
  if (!word.told) return false;
  const auto& date = deed.event().date;
  if (date) return date->first >= *word.told && (!until || date->first <= *until);
  if (deed.hit.document.id == word.hit.document.id) return false;
  return deed.told && *deed.told > *word.told && (!until || *deed.told <= *until);
}

Outcome Outcomes::of(std::size_t word, const std::optional<Day>& until) const {
  Outcome out;
  const Statement& said = statements_[word];
  const auto family = by_family_.find(said.family.name);
  if (family == by_family_.end()) return out;
  for (const std::size_t i : family->second) {
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
  const auto family = by_family_.find("reject");
  if (family == by_family_.end()) return out;
  for (const std::size_t i : family->second) {
    const Statement& no = statements_[i];
    if (no.event().status != "actual" || no.event().mode == "deny" || !is_later(said, no, std::nullopt)) continue;
    std::vector<std::string> askers = said.targets;
    for (const Voice& v : said.event().voices) askers.push_back(v.who);
    if (share(no.sources, said.sources) && share(no.targets, askers)) out.push_back(i);
  }
  return out;
}

}  // namespace isnad::record
