// Who speaks: above a token, behind "relayed from", and where a verb of saying goes on without a subject.
#include <algorithm>

#include "isnad/clauses/clauses.h"
#include "isnad/clauses/phrases.h"

namespace isnad::clauses {

using mentions::Kind;
using mentions::Mention;
using mentions::Via;
using words::Derived;
using words::Number;
using words::Upos;
using words::Word;

std::vector<std::uint32_t> Clauses::speaker(std::uint32_t token) const {
  for (std::uint32_t c = clause_of_[token]; c != none; c = clauses_[c].parent) {
    const std::uint32_t governor = clauses_[c].governor;
    if (governor == none) continue;
    if (mention_at_[governor] != none && clauses_[c].kind == ClauseKind::quotation) return {mention_at_[governor]};
    if (has_cue(governor, CueKind::say) || clauses_[c].kind == ClauseKind::quotation) {
      if (is_finite(governor)) return subject(governor).mentions;
      if (words[governor].features.derived == Derived::active_participle) {
        const std::uint32_t above = verb_above(governor);
        if (above != none) return subject(above).mentions;
      }
      const Arguments a = arguments(governor);
      if (const Argument* s = a.find(subj)) return s->mentions;
      if (const Argument* g = a.find(gen)) return g->mentions;
    }
  }
  return {};
}

// Only a verb that has nothing but "from" behind it relays; others may say something about somebody.
bool Clauses::relays(std::uint32_t verb) const {
  const auto& cues = grammar.cues_of(words, verb);
  return std::any_of(cues.begin(), cues.end(), [&](std::uint32_t n) {
    const Cue& cue = grammar.cue(n);
    return cue.kind == CueKind::say && cue.slots.size() == 1 && cue.slots.front() == slot_about;
  });
}

// "the agency relayed from (naqalat `an) X that ...", "... his saying that ...": X speaks.
std::vector<std::uint32_t> Clauses::quoted_by(std::uint32_t verb) const {
  if (!relays(verb)) return {};
  const auto tells = [&](const Clause& c) {
    return c.sentence == sentence_of_[verb] && c.governor != none && (c.governor == verb || (!is_finite(c.governor) && verb_over(c.governor) == verb));
  };
  if (std::none_of(clauses_.begin(), clauses_.end(), tells)) return {};
  const Arguments a = arguments(verb);
  const Argument* from = a.find(slot_about);
  return from == nullptr ? std::vector<std::uint32_t>{} : from->mentions;
}

// "wa-adafa": who spoke last at this level goes on speaking, be it a statement or somebody whom no table knows.
std::optional<Argument> Clauses::goes_on_speaking(std::uint32_t verb) const {
  constexpr std::uint32_t reach = 4;  // sentences
  const Word& w = words[verb];
  const auto fits = [&](const std::vector<std::uint32_t>& who) {
    const Mention& m = mentions[who.front()];
    const bool several = who.size() > 1 || m.kind == Kind::pair;
    return w.features.number != Number::singular ? several || m.number == w.features.number : agrees(m, w.features.gender, Number::singular);
  };
  Argument out;
  out.via = Via::dropped;
  for (std::uint32_t t = verb; t-- > 0 && sentence_of_[verb] - sentence_of_[t] <= reach;) {
    const bool speaks = is_finite(t) && (has_cue(t, CueKind::say) || has_cue(t, CueKind::doubt) || has_cue(t, CueKind::deny) || has_cue(t, CueKind::admit));
    if (!speaks || clauses_[clause_of_[t]].governor != none || clauses_[clause_of_[t]].kind == ClauseKind::relative) continue;
    if (auto quoted = quoted_by(t); !quoted.empty() && fits(quoted)) {
      out.mentions = std::move(quoted);
      return out;
    }
    if (subject_of_[t] == none) continue;
    const Argument& s = subjects_[subject_of_[t]];
    const bool noun = s.mentions.empty() && s.token != none && words[s.token].is(Upos::noun) && w.features.number == Number::singular;
    if (noun && words[s.token].features.gender == w.features.gender && words[s.token].features.number == Number::singular) {
      out.token = s.token;
      return out;
    }
    if (s.mentions.empty() || !fits(s.mentions)) continue;
    out.mentions = s.mentions;
    return out;
  }
  return std::nullopt;
}

}  // namespace isnad::clauses
