// What is denied by who denies the word of others: "denied the reports that ...", "the news of ... is baseless" (codebook sections 5, 6).
#include <algorithm>

#include "isnad/events/reader.h"
#include "isnad/events/slots.h"

namespace isnad::events {

using clauses::Argument;
using clauses::Cue;
using clauses::CueKind;
using clauses::none;

// Some words of this kind are spelled like others ("taraddada", "taruddu"; "khabar", "khabara"): by any of their readings.
bool Reader::may_be_of_class(std::uint32_t token, std::string_view word_class) const {
  const words::Word& w = in_.words[token];
  for (std::uint32_t r = w.first_reading; r < w.end_reading; ++r) {
    const words::Lemma lemma = in_.words.readings[r].lemma;
    if (lemma != words::no_lemma && frames_.is_of_class(lemma, word_class)) return true;
  }
  return false;
}

// "what was rumoured (ma taraddada) about ...": as good as a noun of what others say.
bool Reader::is_rumour(std::uint32_t verb) const {
  constexpr std::string_view what = "\xD9\x85\xD8\xA7";
  return verb > 0 && in_.clauses.is_finite(verb) && in_.text.normal(in_.text.tokens()[verb - 1]) == what && may_be_of_class(verb, "rumour");
}

// "the reports that spoke of (al-taqarir allati tahaddathat `an) ...", "reports that spoke of": the noun that a verb of saying behind it
// takes up, or none (Wright II 172).
std::uint32_t Reader::told_by(std::uint32_t verb) const {
  const bool tells = in_.clauses.is_finite(verb) && (in_.clauses.has_cue(verb, CueKind::say) || in_.clauses.has_cue(verb, CueKind::doubt) || may_be_of_class(verb, "rumour"));
  if (!tells || verb == 0 || in_.words[verb].conjunction != words::Conjunction::none) return none;
  const clauses::Clause& c = in_.clauses.clauses()[in_.clauses.clause_of(verb)];
  const bool opened = c.kind == clauses::ClauseKind::relative && c.introducer != none && c.introducer + 1 == verb;
  std::uint32_t noun = opened ? c.introducer - 1 : verb - 1;
  while (noun > 0 && in_.words[noun].is(words::Upos::adjective)) --noun;
  const words::Word& w = in_.words[noun];
  const bool bare = !opened && !w.article && w.features.definite == 0 && w.mark == 0;
  return (opened || bare) && frames_.is_of_class(w.lemma, "claim") ? noun : none;
}

// "denied the reports (claims, accusations) that ...", "denied the truth of the news about ...", "denied what was rumoured about ...",
// "rejected the accusations of ...": the verb that denies what the word tells, or none.
std::uint32_t Reader::denied_with(std::uint32_t claim) const {
  constexpr std::uint32_t reach = 8;
  if (const std::uint32_t noun = told_by(claim); noun != none) return denied_with(noun);
  const bool rumour = is_rumour(claim);
  if (!rumour && (in_.clauses.is_finite(claim) || in_.words[claim].lemma == words::no_lemma || !frames_.is_of_class(in_.words[claim].lemma, "claim"))) return none;
  const std::uint32_t head = rumour ? claim - 1 : claim;
  // "what X published (ma nasharahu X)" may be a clause of its own under the denial.
  const std::uint32_t over = in_.clauses.verb_over(head);
  const std::uint32_t verb = rumour && (over == none || over >= claim) ? in_.clauses.verb_above(head) : over;
  const Trigger* t = verb == none || claim - verb > reach ? nullptr : known_trigger(verb);
  const bool accusation = !rumour && known_trigger(claim) != nullptr && known_trigger(claim)->frame->type == "ACCUSE";
  if (t == nullptr || !(t->frame->mode == "deny" || (accusation && t->frame->type == "REJECT")) || own_standing(verb).status == Status::negated) return none;
  const Argument* object = t->arguments.find("obj");
  if (object == nullptr && rumour) return verb;
  return object != nullptr && object->token != none && object->token <= claim && claim - object->token <= (rumour ? 2U : 1U) ? verb : none;
}

// A cue that is said of what stands before it: "... is baseless (la asasa lahu)".
bool Reader::tells_of_subject(const Cue& cue) { return cue.kind == CueKind::deny && has(cue.slots, "subj"); }

// "the reports about ... are untrue": where the predicate begins that denies what is told under a word for what others say, or none.
std::uint32_t Reader::denied_by_predicate(std::uint32_t token) const {
  constexpr std::uint32_t reach = 16, claim_reach = 6;
  if (in_.clauses.is_finite(token)) return none;
  const std::uint32_t clause = in_.clauses.clause_of(token);
  const auto end = std::min<std::uint32_t>(in_.words.size(), token + reach);
  std::uint32_t predicate = none;
  for (std::uint32_t q = token + 1; q < end && predicate == none && in_.clauses.sentence_of(q) == in_.clauses.sentence_of(token); ++q) {
    if (in_.words[q].mark == '.' || in_.words[q].mark == 0x061B) break;
    if (in_.clauses.clause_of(q) != clause) continue;
    const auto phrase = in_.clauses.grammar.phrase_cue(in_.text, q, end);
    if (phrase && tells_of_subject(in_.clauses.grammar.cue(phrase->first))) predicate = q;
    else if (in_.clauses.is_finite(q)) break;
  }
  for (std::uint32_t p = token; predicate != none && p-- > in_.clauses.clauses()[clause].first && token - p <= claim_reach;) {
    if (in_.words[p].mark != 0 || in_.clauses.clause_of(p) != clause) break;
    const bool first = p == in_.clauses.clauses()[clause].first;
    if (is_rumour(p) || ((first || !in_.clauses.is_finite(p)) && may_be_of_class(p, "claim"))) return predicate;
  }
  return none;
}

// In the words of any content under its frame or its cue: the record of denials reads them.
std::string Reader::denied_reason(std::uint32_t denial) const {
  if (const Trigger* t = known_trigger(denial); t != nullptr) return "content of " + surface(denial) + " (" + std::string(t->frame->id) + ")";
  const auto phrase = in_.clauses.grammar.phrase_cue(in_.text, denial, static_cast<std::uint32_t>(in_.words.size()));
  return "under " + surface(denial) + " (cues.tsv " + std::string(in_.clauses.grammar.cue(phrase->first).id) + ")";
}

}  // namespace isnad::events
