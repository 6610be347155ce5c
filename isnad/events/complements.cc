// What the complements of a noun that names an act say of it: of genitives, of li-, and of who leads to the act, which is the
// doer and which the one acted on (codebook section 3).
#include <algorithm>

#include "isnad/events/reader.h"
#include "isnad/events/slots.h"

namespace isnad::events {

using clauses::Argument;
using clauses::CueKind;
using clauses::none;
using mentions::Kind;
using mentions::Via;
using words::Word;

// "stopped the support", "the stopping of the support": the act at `p` has the one at `token` as its object.
bool Reader::stops(std::uint32_t p, std::uint32_t token) const {
  const Trigger* t = known_trigger(p);
  if (t == nullptr || (t->frame->type != "SANCTION" && t->frame->type != "RETREAT")) return false;
  const Argument* object = t->arguments.find(in_.clauses.is_finite(p) ? "obj" : "gen");
  return object != nullptr && object->token == token;
}

// "denied (admitted, succeeded in, announced) the support of X": its own, unless whom it went to stands behind.
bool Reader::is_own_of(std::uint32_t verb, const Trigger& t) const {
  const auto is = [&](CueKind kind) { return in_.clauses.has_cue(verb, kind); };
  const bool given = t.frame->type == "AID" || t.frame->type == "SUPPORT";
  if ((!given && t.frame->type != "THREATEN") || t.arguments.find(slot_l) != nullptr || t.arguments.find("obj") != nullptr) return false;
  return is(CueKind::deny) || is(CueKind::admit) || is(CueKind::succeed) || is(CueKind::fail) || (given && (is(CueKind::say) || is(CueKind::avoid)));
}

// "decided, after hours of talks, the support of X": the comma before what is told by the way up to `close`, or `close`.
std::uint32_t Reader::opening_of_aside(std::uint32_t close) const {
  constexpr std::uint32_t longest = 8;
  const auto is_comma = [this](std::uint32_t t) { return in_.words[t].mark == 0x060C || in_.words[t].mark == ','; };
  const std::uint32_t clause = in_.clauses.clause_of(close);
  for (std::uint32_t t = close; is_comma(close) && t-- > in_.clauses.clauses()[clause].first && close - t <= longest + 1;) {
    if (is_comma(t)) return in_.words[t + 1].conjunction == words::Conjunction::none && in_.clauses.verb_over(t) != none ? t : close;
    const std::uint32_t here = in_.clauses.clause_of(t);
    if (here != clause ? !in_.clauses.under(here, clause) : in_.words[t].mark != 0 || in_.clauses.is_finite(t)) break;
  }
  return close;
}

// "as a result of (natijatan li-)", "the rejection of (rafD li-)", "exposed to (mu`arraD li-)": the preposition is this word's, and no purpose.
bool Reader::governs_lam(std::uint32_t token) const {
  const Word& w = in_.words[token];
  if (in_.clauses.mention_at(token) != none) return false;
  const bool bare = w.is(words::Upos::noun) && w.features.definite == 0 && !w.article && w.enclitic_person == 0;
  return w.is_masdar() || w.features.derived != words::Derived::none || w.is(words::Upos::adverb) || bare;
}

// "continued the support of X", "gathered for the condemning of X": the doer stands with the verb before it, so
// that the genitive is the object (Wright II 26).
bool Reader::is_led_by_another(const Trigger& t, const Argument& genitive) const {
  const std::uint32_t token = t.token;
  const bool purpose = has(t.frame->target, "obj") && in_.clauses.grammar_clitic(token) == slot_l && is_purpose(token);
  const std::uint32_t reach = purpose ? 12 : 6;
  const std::uint32_t clause = in_.clauses.clause_of(token);
  const std::uint32_t first = in_.clauses.clauses()[clause].first;
  bool passed = false;
  std::uint32_t from = token;
  for (std::uint32_t q = token; in_.words[token].conjunction != words::Conjunction::none && q-- > first && token - q <= reach;) {
    if (answers_beside(q, t)) from = q;
  }
  std::uint32_t aside = 0;  // how many tokens between commas were left out
  for (std::uint32_t p = from; p-- > first && token - p - aside <= reach && in_.clauses.clause_of(p) == clause;) {
    if (in_.words[p].mark != 0) {
      const std::uint32_t opening = opening_of_aside(p);
      if (opening == p) return false;
      aside += p - opening + 1;
      p = opening;
      continue;
    }
    if (in_.clauses.mention_at(p) != none) continue;
    // "invited X to a visit of Y": who is asked is who visits. "on a charge of the support of X": the accused has given it.
    const Event* asks = event_of(p);
    if (asks != nullptr && asks->type == "ACCUSE" && p + 1 == token && in_.clauses.grammar_clitic(p) == slot_b) return has(t.frame->target, "obj");
    // "asked X to stop the support of Y": who stops it gives it.
    const bool stopped = asks != nullptr && stops(p, token);
    if (stopped && (t.frame->type == "AID" || t.frame->type == "SUPPORT")) return !asks->source.empty() && !shares_code(asks->source, genitive);
    // "accused X of the support of Y"
    const bool of_it = asks != nullptr && asks->type == "ACCUSE" && in_.clauses.is_finite(p) && in_.clauses.grammar_clitic(token) == slot_b;
    if (of_it) return !t.frame->mutual && in_.words[token].is_masdar() && !asks->target.empty() && !shares_code(asks->target, genitive);
    if (asks != nullptr && asks->type == "REQUEST") return !asks->target.empty() && !shares_code(asks->target, genitive);
    // "allows X (yutihu li-X) the support of Y": who is allowed gives it.
    if (in_.clauses.is_finite(p) && frames_.is_of_class(in_.words[p].lemma, "permit")) {
      const auto allowed = made_to_act(p, token);
      return !allowed.empty() && in_.mentions[allowed.front()].code != in_.mentions[genitive.mentions.front()].code;
    }
    // "the announcing by X of the support of Y"
    const bool announced = in_.words[p].is_masdar() && frames_.is_of_class(in_.dictionary.verb_of(in_.words[p].lemma), "announce");
    const bool own = announced || is_own_of(p, t);
    // "was forced to (udturra ila) support X": whoever forces it, its subject gives the support.
    const bool forced = in_.clauses.is_finite(p) && frames_.is_of_class(in_.words[p].lemma, "forced");
    const bool leads = own || forced || in_.clauses.has_cue(p, CueKind::able) || in_.clauses.has_cue(p, CueKind::will) || in_.clauses.has_cue(p, CueKind::light) || in_.clauses.has_cue(p, CueKind::aspect) ||
                       in_.clauses.has_cue(p, CueKind::attempt) || in_.clauses.has_cue(p, CueKind::readiness) ||
                       (in_.clauses.has_cue(p, CueKind::avoid) && (event_of(p) == nullptr || event_of(p)->type != "REJECT"));
    const bool finite = in_.clauses.is_finite(p);
    // "confirmed the continuation of the support of X": who says so goes on.
    const bool says = passed && finite && in_.clauses.has_cue(p, CueKind::say);
    if (!leads && !says && !(purpose && finite)) {
      if (finite || in_.words[p].is_masdar()) return false;
      continue;
    }
    if (!finite) {
      // "the commitment of X to the support of Y": who commits himself is who will do it.
      const std::uint32_t of = p + 1 < token && in_.words[p].is(words::Upos::noun) ? in_.clauses.mention_at(p + 1) : none;
      if (of != none && !in_.mentions[of].modifier) return in_.mentions[of].code != in_.mentions[genitive.mentions.front()].code;
      if (const auto topic = topic_of(p); !topic.empty()) return in_.mentions[topic.front()].code != in_.mentions[genitive.mentions.front()].code;
      passed = passed || carries_on(p);
      continue;
    }
    if (in_.clauses.has_cue(p, CueKind::undergo) || (purpose && in_.clauses.grammar.is_kana(in_.words[p].lemma))) return false;
    const Argument& s = in_.clauses.subject(p);
    // "200 persons protested to demand of (li-mutalabat) the government": who protests asks, whoever they are.
    const bool asks_for = purpose && t.frame->type == "REQUEST" && s.token != none && s.token != token && t.arguments.find(slot_b) != nullptr;
    if (asks_for && s.mentions.empty()) return true;
    if (s.token == token || s.mentions.empty() || (in_.clauses.is_passive(p) && !forced)) return false;
    const std::string& code = in_.mentions[genitive.mentions.front()].code;
    return std::none_of(s.mentions.begin(), s.mentions.end(), [&](std::uint32_t m) { return in_.mentions[m].code == code; });
  }
  // "experts are there for (li-) the help of X": a purpose has its object, whoever has it.
  return purpose && (token == 0 || !governs_lam(token - 1));
}

// "a visit of (li-) the president to X", "a meeting of (li-) the alliance": annexed to nothing, the noun has its doer behind li- (Wright II 230).
bool Reader::is_visitor(const Trigger& t, const Argument* marked) const {
  if (t.frame->type != "CONSULT" || marked == nullptr || marked->mentions.empty() || in_.words[t.token].features.definite != 0) return false;
  const Kind kind = in_.mentions[marked->mentions.front()].kind;
  return kind == Kind::person || kind == Kind::office || kind == Kind::institution || kind == Kind::unnamed || (kind == Kind::body && t.frame->mode != "visit");
}

// "the arrest of a Korean", "the killing of a Frenchman": an indefinite demonym annexed to such an act is who suffers it.
bool Reader::take_sufferer(const Trigger& t, Event& e) const {
  const Argument* demonym = t.arguments.find("nisba");
  const bool undergone = has(t.frame->target, "obj") || has(t.frame->target, "gen") || has(t.frame->target, "subj");
  if (demonym == nullptr || demonym->token != t.token + 1 || in_.words[demonym->token].article || !undergone) return false;
  // A demonym that agrees with a feminine act may be its adjective; "maqtal" and its like take none.
  const Word& act = in_.words[t.token];
  const bool agrees = act.features.gender == words::Gender::feminine && in_.words[demonym->token].features.gender == words::Gender::feminine;
  const bool annexes = (act.is_masdar() || frames_.is_of_class(act.lemma, "toll")) && act.features.definite == 0 && !act.article && !agrees;
  if (!annexes || !(e.mode == "arrest" || (e.type == "ASSAULT" && tells_toll(t.token)))) return false;
  for (const std::uint32_t m : demonym->mentions) take_mention(m, Via::demonym, e.target);
  for (Participant& p : e.target) p.code = in_.gazetteer.is_state(p.code) ? people_of(p.code) : p.code;
  e.why.push_back("target: who suffers it, by his demonym");
  return true;
}

// "a strike on a gathering of (tajammu` li-) the fighters of X": a masdar of many people, annexed with li-.
void Reader::take_gathering(const Trigger& t, Event& e) const {
  const Argument* on = t.arguments.find(slot_on);
  if (on == nullptr || on->token == none || on->named() || !on->inner.empty() || !in_.words[on->token].is_masdar()) return;
  const std::uint32_t m = on->token + 1 < in_.words.size() ? in_.clauses.mention_at(on->token + 1) : none;
  if (m == none || in_.clauses.grammar_clitic(on->token + 1) != slot_l) return;
  take_mention(m, Via::name, e.target);
  clean(e);
  if (!e.target.empty()) e.why.push_back("target: whose " + surface(on->token));
}

// "the attack of Paris": where nothing tells whom it attacked, a capital is where the attack was.
bool Reader::is_attacked_city(const Trigger& t, const Argument* genitive) const {
  if (t.frame->type != "ASSAULT" || t.frame->gen != "subj" || genitive == nullptr || !genitive->named() || genitive->token == t.token) return false;
  const bool capital = in_.mentions[genitive->mentions.front()].kind == Kind::capital || in_.mentions[genitive->mentions.front()].via == Via::capital;
  return capital && genitive->mentions.size() == 1 && std::none_of(t.arguments.list.begin(), t.arguments.list.end(), [&](const Argument& a) {
    return a.slot == slot_on || a.slot == slot_against || a.slot == "obj" || a.slot == slot_l;
  });
}

// "rejects the accusing of X of ...": X is accused, and who rejects it need not be. What is denied is said of who denies it.
bool Reader::names_accused(const Trigger& t, std::uint32_t rejecting, const Event& e) const {
  const Argument* accused = t.arguments.find("gen");
  const bool alone = accused != nullptr && accused->named() && accused->token != t.token && in_.words[t.token].features.number == words::Number::singular;
  const bool object = alone && (t.frame->gen == "obj" || t.arguments.find(slot_b) != nullptr);
  return object && shares_code(e.target, *accused) && event_of(rejecting)->mode != "deny";
}

// "the backing of X and their support (wa-da`mihim)": the pronoun means who is backed, and the doer is the same.
bool Reader::is_helped_again(const Trigger& t, const Argument& genitive) const {
  constexpr std::uint32_t reach = 6;
  const bool joined = in_.words[t.token].conjunction == words::Conjunction::wa && in_.words[t.token].enclitic_person == 3 && genitive.token == t.token && !t.frame->mutual;
  for (std::uint32_t p = t.token; joined && p-- > 0 && t.token - p <= reach && in_.clauses.clause_of(p) == in_.clauses.clause_of(t.token);) {
    const Event* first = in_.clauses.is_finite(p) ? nullptr : event_of(p);
    if (first != nullptr) return (first->type == "AID" || first->type == "SUPPORT") && shares_code(first->target, genitive);
  }
  return false;
}

// The name that the adjective at `token` qualifies or, in "X is of the greatest backers of Y", is said of; none when there is none.
std::uint32_t Reader::bearer_of(std::uint32_t token) const {
  if (token == 0) return none;
  // "the party "X" (banned)": a closing quotation mark stands between.
  const char32_t mark = in_.words[token - 1].mark;
  const bool closed = mark == 0x00BB || mark == '"' || mark == 0x201D || mark == ')';
  if (token < (closed ? 2U : 1U)) return none;
  const std::uint32_t named = in_.clauses.mention_at(token - (closed ? 2 : 1));
  const bool of_many = token > 2 && in_.words[token].article && !in_.words[token - 1].article && in_.words[token - 1].is_nominal() && in_.text.normal(in_.text.tokens()[token - 2]) == slot_from;
  if (named != none || !of_many) return named;
  const std::uint32_t clause = in_.clauses.clause_of(token);
  for (std::uint32_t p = token - 2; p-- > in_.clauses.clauses()[clause].first && in_.clauses.clause_of(p) == clause && in_.words[p].mark == 0;) {
    const std::uint32_t m = in_.clauses.mention_at(p);
    if (m != none && !in_.mentions[m].modifier) return m;
  }
  return none;
}

// "took the town with the backing (bi-musanadat) of X": whose backing it is has given it, where no verb asks for bi-.
bool Reader::backs_attack(const Trigger& t) const {
  constexpr std::uint32_t reach = 14;
  const bool backing = (t.frame->type == "AID" || t.frame->type == "SUPPORT") && in_.words[t.token].is_masdar() && in_.clauses.grammar_clitic(t.token) == slot_b;
  const std::uint32_t verb = backing ? in_.clauses.verb_over(t.token) : none;
  if (verb == none) return false;
  const auto forceful = [](const Event* e) { return e != nullptr && (e->type == "ASSAULT" || e->type == "MOBILIZE"); };
  if (forceful(event_of(verb))) return true;
  for (std::uint32_t p = t.token; in_.clauses.is_dummy(verb) && p-- > verb && t.token - p <= reach;) {
    if (forceful(event_of(p))) return true;
  }
  return false;
}

// ", mutalibatan X bi-": spelled like the masdar, and governs as its verb.
bool Reader::opens_participial(std::uint32_t token) const {
  const clauses::Clause& c = in_.clauses.clauses()[in_.clauses.clause_of(token)];
  return c.kind == clauses::ClauseKind::participial && c.introducer == token && in_.words[token].is_masdar();
}

// "shelling by (li-) X of (`ala) Y", "the attacks of (li-) X": what is struck has a preposition of its own, so that li-
// tells who strikes (Wright II 230).
bool Reader::is_striker(const Trigger& t, const Argument* marked) const {
  if ((t.frame->type != "ASSAULT" && t.frame->type != "COERCE") || marked == nullptr) return false;
  if (is_aircraft(t, *marked)) return true;
  if (!marked->named()) return false;
  // Right behind the act and its adjectives ("the attack on a post of (li-) X" is not X's).
  bool beside = marked->token != none && marked->token <= t.token + 3;
  for (std::uint32_t w = t.token + 1; beside && w < marked->token; ++w) beside = in_.words[w].is(words::Upos::adjective);
  if (beside && !has(t.frame->target, "obj") && !has(t.frame->target, slot_l) && !is_land(marked->mentions.front())) return true;
  const Kind kind = in_.mentions[marked->mentions.front()].kind;
  if (kind != Kind::group && kind != Kind::institution && kind != Kind::body) return false;
  // "the random shelling by (li-) X of (li-) Y"
  if (beside && second_marked(t, *marked) != nullptr) return true;
  // "a shelling by (li-) the army led to ...": where nobody else does it and no verb has it as its object.
  const bool nobody = in_.words[t.token].features.definite == 0 && t.arguments.find("gen") == nullptr && t.arguments.find("nisba") == nullptr && t.arguments.find(slot_by) == nullptr;
  const std::uint32_t verb = in_.clauses.verb_over(t.token);
  const clauses::Arguments of_verb = verb == none ? clauses::Arguments{} : in_.clauses.arguments(verb);
  const Argument* object = of_verb.find("obj");
  const mentions::Mention& by = in_.mentions[marked->mentions.front()];
  const bool armed = t.frame->type == "ASSAULT" && marked->via != Via::pronoun && in_.words[marked->token].enclitic_person == 0 && (kind != Kind::institution || by.sector == "MIL");
  if (beside && nobody && armed && (object == nullptr || object->token != t.token)) return true;
  const Argument* on = t.arguments.find(slot_on);
  return (beside || in_.words[t.token].features.definite == 0) && on != nullptr && on->token != none && on->token > marked->token;
}

// "in a shelling by (li-) planes of X": right behind the act, what flies or fires strikes.
bool Reader::is_aircraft(const Trigger& t, const Argument& marked) const {
  if (marked.token == none || marked.token <= t.token || marked.token > t.token + 3 || !frames_.is_of_class(in_.words[marked.token].lemma, "strikers")) return false;
  for (std::uint32_t w = t.token + 1; w < marked.token; ++w) {
    if (!in_.words[w].is(words::Upos::adjective)) return false;
  }
  return marked.named() || !marked.inner.empty();
}

// Another argument with li- behind the first.
const Argument* Reader::second_marked(const Trigger& t, const Argument& first) const {
  // "its opposing (li-) the sale by X of arms to (li-) Y": the second is of the act behind the first.
  const bool act = first.token != none && in_.words[first.token].is_masdar() && !first.named() && first.token + 1 < in_.words.size();
  if (act && in_.clauses.mention_at(first.token + 1) != none) return nullptr;
  const auto& list = t.arguments.list;
  const auto again = std::find_if(list.begin(), list.end(), [&first](const Argument& a) { return a.slot == slot_l && a.token != none && a.token > first.token; });
  return again == list.end() ? nullptr : &*again;
}

// "the bombing by X of a hospital (qasf X mustashfa)": buildings and vehicles are struck and do not strike.
bool Reader::is_struck_place(std::uint32_t token) const {
  const words::Lemma lemma = in_.words[token].lemma;
  return frames_.is_of_class(lemma, "building") || frames_.is_of_class(lemma, "public") || in_.clauses.grammar.is_site(lemma);
}

}  // namespace isnad::events
