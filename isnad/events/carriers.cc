// Who acts and on whom where another verb carries the act: a light verb, the verb of its relative clause, one that leads to it, is said
// of it or undergoes it (codebook section 3).
#include <algorithm>

#include "isnad/events/reader.h"
#include "isnad/events/slots.h"

namespace isnad::events {

using clauses::Argument;
using clauses::Arguments;
using clauses::CueKind;
using clauses::none;
using mentions::Via;

// "imposed on X sanctions", "directed to X accusations": between a light verb and its noun stands
// what the noun's own prepositions would tell behind it.
void Reader::fill_from_light_verb(const Trigger& t, Event& e) const {
  const std::uint32_t verb = in_.clauses.verb_over(t.token);
  // "offered to X aid": to whom it is offered would get it.
  const Event* offer = verb == none || (e.type != "AID" && e.type != "SUPPORT") ? nullptr : event_of(verb);
  if (offer != nullptr && offer->type == "AGREE" && offer->mode == "promise" && !offer->target.empty() && t.token - verb < 5) {
    e.target = offer->target;
    e.why.push_back("target as at " + surface(verb));
    return;
  }
  const bool delivers = verb != none && e.type == "AID" && in_.words[verb].lemma != words::no_lemma && frames_.is_of_class(in_.words[verb].lemma, "delivers");
  if (verb == none || !(delivers || in_.clauses.has_cue(verb, CueKind::light))) return;
  const Arguments arguments = in_.clauses.arguments(verb);
  // "granted X a loan": of two objects the first is who gets it.
  const Argument* first = e.type == "AID" ? arguments.find("obj") : nullptr;
  if (first != nullptr && first->named() && first->token < t.token) take(first, false, e.target, e.why, "target");
  if (!e.target.empty()) return;
  std::vector<std::string_view> slots = t.frame->target;
  if (delivers) slots.push_back(slot_on);
  // "directed to X (wajjaha lahu, ilayhi) a call": right before it.
  constexpr std::uint32_t beside = 4;
  for (const std::string_view slot : {slot_l, slot_to}) {
    const Argument* to = arguments.find(slot);
    if (e.type == "REQUEST" && to != nullptr && to->token < t.token && t.token - to->token <= beside) slots.push_back(slot);
  }
  for (const std::string_view slot : slots) {
    const Argument* a = arguments.find(slot);
    const bool preposition = slot != "subj" && slot != "obj" && slot != "gen" && slot != "nisba" && slot != slot_in;
    if (!preposition || a == nullptr || a->token == none || !a->named()) continue;
    // Behind the noun, as far as no other act stands between ("granted a loan of a billion dollars to X").
    const bool behind = a->token > t.token && e.type == "AID" && a->token < t.token + 8;
    if (a->token >= t.token && !behind) continue;
    take(a, false, e.target, e.why, "target");
    if (!e.target.empty()) return;
  }
}

// The verb that is said of the act at `token`, with or without "alladhi" (Wright II 172): right behind it and its adjectives.
std::uint32_t Reader::relative_verb(std::uint32_t token, bool& introduced) const {
  constexpr std::uint32_t adjectives = 4;
  std::uint32_t v = token + 1;
  for (; v < in_.words.size() && v <= token + adjectives; ++v) {
    if (in_.words[v].mark != 0 || in_.clauses.is_finite(v)) break;
    const std::uint32_t m = in_.clauses.mention_at(v);
    const bool qualifies = m != none ? in_.mentions[m].modifier : in_.words[v].is(words::Upos::adjective);
    const bool relative = in_.clauses.clauses()[in_.clauses.clause_of(v)].introducer == v;
    if (!qualifies && !relative) return none;
    introduced = introduced || relative;
  }
  const bool here = v < in_.words.size() && in_.clauses.is_finite(v) && in_.clauses.sentence_of(v) == in_.clauses.sentence_of(token);
  return here && in_.words[v].conjunction == words::Conjunction::none ? v : none;
}

// "an attack that X carried out on Y", "clashes broke out between X and Y": the verb holds the sides.
void Reader::fill_from_relative(const Trigger& t, Event& e) const {
  bool introduced = false;
  const std::uint32_t v = relative_verb(t.token, introduced);
  if (v == none) return;
  // "the criticism that X is exposed to".
  if (e.target.empty() && in_.clauses.has_cue(v, CueKind::undergo)) {
    take(&in_.clauses.subject(v), true, e.target, e.why, "target");
    return;
  }
  // "sanctions that hit (talat) X": the act is the verb's subject, and whom it reaches is the object.
  if (e.target.empty() && !takes_up(v) && frames_.is_of_class(in_.words[v].lemma, "reaches")) {
    const Arguments of_verb = in_.clauses.arguments(v);
    for (const std::string_view slot : {"obj", "subj"}) {
      const Argument* a = of_verb.find(slot);
      if (a != nullptr && a->named() && a->token != none && a->token > v) take(a, true, e.target, e.why, "target");
      if (!e.target.empty()) return;
    }
  }
  const bool takes_it_up = takes_up(v);
  // "the operation that took place (jarat) against X"
  const bool of_it = takes_it_up || in_.clauses.is_dummy(v) || (!introduced && in_.clauses.has_cue(v, CueKind::light));
  if (!of_it || in_.clauses.has_cue(v, CueKind::say)) return;
  if (takes_it_up && e.source.empty()) {
    const Argument& s = in_.clauses.subject(v);
    take(&s, true, e.source, e.why, "source");
  }
  const Arguments arguments = in_.clauses.arguments(v);
  const auto fill = [&](const std::vector<std::string_view>& slots, std::vector<Participant>& out, std::string_view role) {
    for (const std::string_view slot : slots) {
      const bool preposition = slot != "subj" && slot != "obj" && slot != "gen" && slot != "nisba";
      const Argument* a = arguments.find(slot);
      const bool told = in_.clauses.is_dummy(v) && !takes_it_up;
      if (a == nullptr || (told && (slot == slot_in || !follows_at_once(v, *a)))) continue;
      if (out.empty() && preposition) take(a, false, out, e.why, role);
    }
  };
  fill(t.frame->source, e.source, "source");
  fill(t.frame->target, e.target, "target");
}

// "the parties to the conflict", "failed because of the fighting": a war that nobody is said to wage (ruling 6), and one that is only
// told as the cause of something, are not the doing of the subject around.
bool Reader::is_nobodys_war(const Trigger& t) const {
  if (t.frame->type != "ASSAULT" || !in_.words[t.token].article) return false;
  if (t.frame->mutual) return true;
  constexpr std::uint32_t longest_phrase = 2;
  const std::uint32_t first = in_.clauses.clauses()[in_.clauses.clause_of(t.token)].first;
  for (std::uint32_t p = t.token; p-- > first && t.token - p <= longest_phrase;) {
    const auto phrase = in_.clauses.grammar.phrase_cue(in_.text, p, t.token);
    if (phrase && phrase->second == t.token) return in_.clauses.grammar.cue(phrase->first).kind == CueKind::cause;
  }
  return false;
}

// A masdar's own words may leave its doer to what governs it ("decided to withdraw"); a buyer gets what he means to buy.
void Reader::fill_from_controller(const Trigger& t, Event& e) const {
  const Frame& f = *t.frame;
  if (fill_from_goods(t, e) && has(f.source, "subj")) return;
  // "X has frozen assets": what is told by a participle beside its noun is not the doing of the verb around.
  if (e.type == "SANCTION" && f.pos == FramePos::adjective) return;
  const bool buys = has(f.target, "subj") && !has(f.source, "subj");
  const bool wants_source = has(f.source, "subj") || has(f.source, "gen");
  if (is_nobodys_war(t)) return;
  if (!(wants_source && e.source.empty()) && !(buys && e.target.empty())) return;
  if (const auto claimants = who_claims(t.token); e.type == "ASSAULT" && !claimants.empty() && e.source.empty()) {
    for (const std::uint32_t m : claimants) take_mention(m, Via::dropped, e.source);
    if (!e.source.empty()) e.why.push_back("source: who claims it");
    return;
  }
  std::string reason;
  bool undergoes = false;
  if (const auto must = obliged(t.token); !must.empty() && wants_source && e.source.empty()) {
    for (const std::uint32_t m : must) take_mention(m, Via::pronoun, e.source);
    if (!e.source.empty()) e.why.push_back("source: on whom it is");
    return;
  }
  const auto who = controller(t, reason, undergoes);
  undergoes = undergoes || buys;
  auto& side = undergoes ? e.target : e.source;
  if (!side.empty()) return;
  // "sanctions will be imposed on X": who suffers it does not impose it.
  auto& other_side = undergoes ? e.source : e.target;
  // "the army of X completed the control of the city of Y": his own town is where, and nobody whom he strikes.
  if (e.type == "ASSAULT" && !undergoes) {
    std::erase_if(other_side, [&](const Participant& p) {
      const std::vector<std::uint32_t> at = mentions_of({{p}});
      return !at.empty() && is_land(at.front()) && std::any_of(who.begin(), who.end(), [&](std::uint32_t m) { return in_.mentions[m].code == p.code; });
    });
  }
  for (const std::uint32_t m : who) {
    const bool on_other = std::any_of(other_side.begin(), other_side.end(), [&](const Participant& p) {
      // "used the veto against Congress": two of one state, told apart.
      std::vector<Participant> doer;
      take_mention(m, Via::name, doer);
      if (!doer.empty() && doer.front().code == p.code && are_told_apart(e, doer.front(), p)) return false;
      return p.code == in_.mentions[m].code || (p.span.begin == in_.mentions[m].span.begin && p.span.end == in_.mentions[m].span.end);
    });
    if (!on_other) take_mention(m, Via::dropped, side);
  }
  if (!side.empty()) e.why.push_back((undergoes ? "target: " : "source: ") + reason);
}

// "during a visit to Y, X said": the phrase before the verb leaves its doer to the verb's subject.
void Reader::fill_from_main_verb(const Trigger& t, Event& e) const {
  constexpr std::uint32_t reach = 16;
  if (e.type != "CONSULT" || t.token == 0 || in_.clauses.verb_over(t.token) != none) return;
  const bool circumstance = in_.words[t.token - 1].is(words::Upos::adposition) || in_.words[t.token].preposition == words::Preposition::b;
  if (!circumstance) return;
  const std::uint32_t clause = in_.clauses.clause_of(t.token);
  for (std::uint32_t v = t.token + 1; v < in_.words.size() && v <= t.token + reach && in_.clauses.sentence_of(v) == in_.clauses.sentence_of(t.token); ++v) {
    if (in_.clauses.clause_of(v) == clause && in_.clauses.is_finite(v)) return fill_from_subject(v, e);
  }
}

void Reader::fill_from_subject(std::uint32_t verb, Event& e) const {
  if (verb == none || !e.source.empty()) return;
  for (const std::uint32_t m : in_.clauses.subject(verb).mentions) take_mention(m, Via::dropped, e.source);
  if (!e.source.empty()) e.why.push_back("source: subject of " + surface(verb));
}

// "X faces American sanctions": the sanctions name who acts, and who faces them is acted on.
void Reader::fill_with_sufferer(const Trigger& t, Event& e) const {
  if (const std::uint32_t foiler = e.target.empty() ? foiled_by(t.token) : none; foiler != none && !in_.clauses.is_passive(foiler)) {
    take(&in_.clauses.subject(foiler), true, e.target, e.why, "target");
    clean(e);
    return;
  }
  const std::uint32_t verb = in_.clauses.verb_over(t.token);
  // "X will not accept new sanctions": they would be on X.
  const Event* accepts = e.type != "SANCTION" || !e.target.empty() || verb == none ? nullptr : event_of(verb);
  if (accepts != nullptr && accepts->type == "AGREE" && accepts->mode == "accept" && accepts->status == Status::negated && !shares(accepts->source, e.source)) {
    e.target = accepts->source;
    e.why.push_back("target: who does not accept it");
    return;
  }
  // "was exposed to an attack of (min) X", "got aid from X": behind such a verb min tells the doer, a land only where it began.
  const bool gets = e.type == "AID" || (e.type == "ASSAULT" && verb != none && is_undergone(verb, t.token));
  const Argument* from = gets && e.source.empty() && verb != none && !has(t.frame->target, slot_from) ? t.arguments.find(slot_from) : nullptr;
  if (from != nullptr && from->named() && (e.type == "AID" || !is_land(from->mentions.front()))) {
    take(from, false, e.source, e.why, "source");
    clean(e);
  }
  if (e.source.empty() || !e.target.empty()) return;
  // "received (talaqqa) a call from X".
  const bool of_both = t.frame->mutual && t.arguments.find(slot_from) == nullptr;
  if (verb == none || in_.clauses.is_passive(verb) || !is_undergone(verb, t.token) || of_both) return;
  take(&in_.clauses.subject(verb), true, e.target, e.why, "target");
}

// "an invitation to (ila) X": who is asked.
void Reader::fill_with_addressee(const Trigger& t, Event& e) const {
  const Argument* to = e.type == "REQUEST" && e.target.empty() ? t.arguments.find(slot_to) : nullptr;
  if (to == nullptr || !to->named() || is_land(to->mentions.front())) return;
  take(to, false, e.target, e.why, "target");
}

// "made gains with the support of (bi-da`m min) X": whoever acts with it gets it.
void Reader::fill_with_backed(const Trigger& t, Event& e) const {
  const bool support = (e.type == "AID" || e.type == "SUPPORT") && !e.source.empty() && e.target.empty();
  if (!support || in_.words[t.token].preposition != words::Preposition::b || in_.words[t.token].article) return;
  const std::uint32_t verb = in_.clauses.verb_over(t.token);
  if (verb == none || in_.clauses.is_passive(verb) || leads_to_act(verb) || in_.clauses.has_cue(verb, CueKind::say)) return;
  if (const Event* over = event_of(verb); over != nullptr && over->type == "REQUEST") return;
  for (const std::uint32_t m : in_.clauses.subject(verb).mentions) take_mention(m, Via::dropped, e.target);
  clean(e);
  if (!e.target.empty()) e.why.push_back("target: subject of " + surface(verb));
}
}  // namespace isnad::events
