// The dead, the wounded and the attacks that tell of each other (ruling 16).
#include <algorithm>

#include "isnad/events/reader.h"
#include "isnad/events/slots.h"

namespace isnad::events {

using clauses::none;
using words::Upos;

// Whether two acts stand in one clause, or in clauses that are coordinated.
bool Reader::told_together(std::uint32_t a, std::uint32_t b) const {
  const std::uint32_t one = in_.clauses.clause_of(a), two = in_.clauses.clause_of(b);
  if (one == two) return true;
  const auto& all = in_.clauses.clauses();
  const auto coordinate = [&](std::uint32_t c) { return all[c].kind == clauses::ClauseKind::coordinate; };
  // "said that two were killed and that others were wounded".
  if (all[one].governor != none && all[one].governor == all[two].governor && all[one].kind == all[two].kind) return true;
  return (coordinate(two) && (all[two].parent == one || all[two].parent == all[one].parent)) || (coordinate(one) && all[one].parent == two);
}

// "executed X in response to (raddan `ala) the killing of Y": the second is another's doing.
bool Reader::answered(std::uint32_t act, std::uint32_t answer) const {
  for (std::uint32_t t = act + 1; t + 1 < answer; ++t) {
    if (frames_.is_of_class(in_.words[t].lemma, "response") && in_.text.normal(in_.text.tokens()[t + 1]) == slot_on) return true;
  }
  return false;
}

// The word tells who was hit, or that something was, and needs nobody who did it.
bool Reader::tells_toll(std::uint32_t token) const {
  const words::Lemma lemma = in_.words[token].lemma;
  const bool passive = in_.clauses.is_finite(token) && reads_as_passive(triggers_.at(token));
  return passive || frames_.is_of_class(lemma, "toll") || frames_.is_of_class(in_.dictionary.verb_of(lemma), "toll");
}

// "was killed in an attack by X", "died in clashes between X and Y": the dead and the attack tell
// of each other; of a clash the other side killed.
void Reader::complete_tolls() {
  constexpr std::uint32_t reach = 15;
  for (auto& [token, e] : events_) {
    const bool bare = e.source.empty() && e.target.empty();
    if (e.type != "ASSAULT" || (!e.source.empty() && !e.target.empty()) || (bare && !tells_toll(token))) continue;
    for (const auto& [other, x] : events_near(token)) {
      const std::uint32_t distance = other < token ? token - other : other - token;
      if (other == token || x.type != "ASSAULT" || distance > reach || !told_together(token, other)) continue;
      if (!tells_toll(token) && !tells_toll(other)) continue;
      // "a civilian was killed in a shelling of X on Y": the dead are those of the attack.
      if (bare) {
        if (x.source.empty() || x.target.empty() || !e.source.empty()) continue;
        e.source = x.source;
        e.target = x.target;
        e.why.push_back("sides as at " + surface(other));
        continue;
      }
      const bool clash = x.target.empty() && x.source.size() > 1;
      if (e.source.empty() && !x.source.empty() && (clash || !shares(x.source, e.target)) && (x.target.empty() || shares(x.target, e.target)) && (!clash || shares(x.source, e.target)) && !answered(other, token)) {
        e.source = x.source;
        if (clash) std::erase_if(e.source, [&e = e](const Participant& p) { return shares({p}, e.target); });
        e.why.push_back("source as at " + surface(other));
      } else if (e.target.empty() && x.source.empty() && !x.target.empty()) {
        e.target = x.target;
        e.why.push_back("target as at " + surface(other));
      }
      clean(e);
    }
  }
  for (auto& [token, e] : events_) {
    if (e.type == "ASSAULT" && e.source.empty() && e.target.empty()) complete_other_victims(token, e);
    if (e.type == "ASSAULT" && e.target.empty()) take_joined_target(token, e);
  }
}

// "raids and a shelling of X": what "and" joins to an act of nobody struck has the other's target.
void Reader::take_joined_target(std::uint32_t token, Event& e) const {
  constexpr std::uint32_t reach = 5;
  const auto next = events_.upper_bound(token);
  if (next == events_.end() || next->first > token + reach || in_.words[next->first].conjunction != words::Conjunction::wa) return;
  const Event& x = next->second;
  const bool nouns = !in_.clauses.is_finite(token) && !in_.clauses.is_finite(next->first) && in_.clauses.clause_of(token) == in_.clauses.clause_of(next->first);
  if (!nouns || x.type != e.type || x.target.empty() || shares(x.target, e.source)) return;
  e.target = x.target;
  e.why.push_back("target as at " + surface(next->first));
}

// "a soldier was killed and two others wounded", "... and 24 wounded": the others are of those named before.
void Reader::complete_other_victims(std::uint32_t token, Event& e) const {
  bool others = false;
  for (std::uint32_t t = token + 1; t < in_.words.size() && t <= token + 3; ++t) others = others || frames_.is_of_class(in_.words[t].lemma, "other");
  const bool joined = in_.words[token].conjunction != words::Conjunction::none && token + 2 < in_.words.size();
  others = others || (joined && in_.words[token + 1].kind == text::TokenKind::number && !in_.words[token + 2].is(Upos::noun));
  if (!others) return;
  auto at = events_.find(token);
  while (at != events_.begin()) {
    const auto& [other, x] = *--at;
    if (in_.clauses.sentence_of(other) != in_.clauses.sentence_of(token)) return;
    if (x.type != "ASSAULT" || x.target.empty()) continue;
    e.source = x.source;
    e.target = x.target;
    e.why.push_back("sides as at " + surface(other));
    return;
  }
}

}  // namespace isnad::events
