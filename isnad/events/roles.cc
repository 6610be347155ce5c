// Who acts and on whom (codebook section 3): the frame's slots, by the grammar of the word's form.
#include <algorithm>

#include "isnad/events/reader.h"
#include "isnad/events/slots.h"

namespace isnad::events {

using clauses::Argument;
using clauses::Arguments;
using clauses::CueKind;
using clauses::none;
using mentions::Kind;
using mentions::Mention;
using mentions::Via;
using words::Word;

void Reader::take_mention(std::uint32_t number, Via via, std::vector<Participant>& out, bool places) const {
  const Mention& m = in_.mentions[number];
  if ((m.kind == Kind::place && !places) || m.kind == Kind::media || m.code.empty()) return;
  const auto add = [&](const std::string& code, bool second) {
    for (const Participant& p : out) {
      if (p.code == code && p.name == (second ? std::string{} : m.name)) return;
    }
    Participant p;
    p.code = code;
    p.sector = second ? std::string{} : m.sector;
    p.name = second ? std::string{} : m.name;
    p.role = second ? std::string{} : m.role;
    p.span = m.span;
    p.via = via == Via::name ? m.via : via;
    if (!second) p.entity = m.entity;
    out.push_back(std::move(p));
  };
  add(m.code, false);
  if (!m.second.empty()) add(m.second, true);
}

// "Turks were killed", "Turks demonstrated": people of a state, not the state (codebook section 3).
bool Reader::acts_as_public(std::uint32_t mention, std::string_view role) const {
  const Mention& m = in_.mentions[mention];
  const bool victims = role == "target" && (type_ == "ASSAULT" || type_ == "COERCE" || releases_);
  return m.kind == Kind::population && in_.gazetteer.is_state(m.code) && (victims || (role == "source" && type_ == "PROTEST"));
}

// "released Australian journalists": persons who are no forces, told by the demonym of their state.
bool Reader::are_people_of(const Argument& a, std::uint32_t mention, std::string_view role) const {
  const bool held = role == "source" || (role == "target" && (type_ == "ASSAULT" || type_ == "COERCE" || type_ == "RETREAT"));
  const Mention& m = in_.mentions[mention];
  if (!held || a.named() || m.kind != Kind::demonym || !m.modifier || !in_.gazetteer.is_state(m.code) || a.token == none) return false;
  const std::uint32_t head = freed_at(a);
  if (in_.clauses.mention_at(head) == mention) return true;
  const bool place = type_ == "ASSAULT" && role == "target" && frames_.is_of_class(in_.words[head].lemma, "public");
  return (place || frames_.is_of_class(in_.words[head].lemma, "person")) && !frames_.is_of_class(in_.words[head].lemma, "forces");
}

void Reader::take(const Argument* a, bool inner, std::vector<Participant>& out, std::vector<std::string>& why, std::string_view role) const {
  if (a == nullptr) return;
  const auto& list = a->named() ? a->mentions : a->inner;
  if (list.empty() || (!a->named() && !inner)) return;
  // Actors inside another act ("for the entry of X") are that act's.
  const bool about = type_ == "SUPPORT" || type_ == "ACCUSE" || type_ == "REJECT" || type_ == "AGREE" || type_ == "PROTEST";
  const bool preposition = !about && a->slot != "subj" && a->slot != "obj" && a->slot != "gen" && a->slot != "nisba";
  const bool organ = a->token != none && frames_.is_of_class(in_.words[a->token].lemma, "organ");
  if (!a->named() && preposition && a->token != none && in_.words[a->token].is_masdar() && !organ) return;
  // "the importance of a solution to (li-) the X-an crisis": nobody is asked by it.
  if (!a->named() && type_ == "REQUEST" && a->slot == slot_l && role == "target") return;
  const std::size_t before = out.size();
  // Who attacks a town attacks the one it belongs to; a frame may name its other side by the place ("its envoy in X").
  const bool to = a->slot == slot_to || a->slot == "obj" || a->slot == slot_l || (a->slot == "gen" && type_ == "CONSULT");
  const bool places = role == "target" && a->named() && (type_ == "ASSAULT" || a->slot == slot_in || (to && (type_ == "CONSULT" || type_ == "AID")));
  for (const std::uint32_t m : list) {
    const std::size_t own = out.size();
    take_mention(m, a->via, out, places);
    // "a number of Syrians": some of a people are no state.
    const bool some = (type_ != "RETREAT" || releases_) && a->counted != none && in_.mentions[m].kind == Kind::population && in_.gazetteer.is_state(in_.mentions[m].code);
    if (out.size() > own && (some || acts_as_public(m, role) || are_people_of(*a, m, role))) out[own].code = people_of(out[own].code);
  }
  if (out.size() == before) return;
  std::string reason(role);
  reason += ": ";
  reason += a->slot;
  reason += " ";
  reason += std::string(cut(in_.text.utf8(), in_.mentions[list.front()].span));
  reason += " <- " + in_.mentions[list.front()].reason;
  why.push_back(std::move(reason));
}

void Reader::take_owner(const Trigger& t, const Arguments& arguments, std::vector<Participant>& out, std::vector<std::string>& why,
                        std::string_view role) const {
  std::vector<std::string_view> slots = {"obj"};
  slots.insert(slots.end(), t.frame->content.begin(), t.frame->content.end());
  for (const std::string_view slot : slots) {
    const Argument* a = arguments.find(slot);
    if (a == nullptr || a->named()) continue;
    // "condemned the threats by (min qibal) X": whose the threats are stands behind them.
    const Argument* by = a->inner.empty() && a->token != none && in_.words[a->token].is(words::Upos::noun) && !in_.clauses.is_passive(t.token) ? arguments.find(slot_by) : nullptr;
    if (by != nullptr && by->token > a->token) take(by, true, out, why, role);
    else if (!a->inner.empty()) take(a, true, out, why, role);
    if (!out.empty()) return;
  }
}

// "the leader was killed (qutila) in a strike": a verb of hurting that names nobody hurt and goes on with where, how or when tells of its subject.
bool Reader::is_told_as_killed(const Trigger& t, const Word& verb) const {
  if (verb.lemma == words::no_lemma || !frames_.is_of_class(verb.lemma, "hurt") || t.token + 1 >= in_.words.size()) return false;
  const Word& next = in_.words[t.token + 1];
  const bool ended = next.mark != 0 || next.conjunction != words::Conjunction::none;
  const bool adverbial = (next.is(words::Upos::adposition) || next.preposition != words::Preposition::none) && in_.clauses.grammar_clitic(t.token + 1) != slot_l;
  return t.arguments.find("obj2") == nullptr && (ended || adverbial || in_.words[t.token + 1].is(words::Upos::adverb));
}

// "that two of the guards were killed", "fighters of X were killed": an indefinite noun, a number or a plural before a verb of
// hurting or holding that has no object is who suffered it (the passive of these forms is spelled like the active).
bool Reader::is_counted_victim(const Trigger& t, std::uint32_t subject) const {
  const Word& verb = in_.words[t.token];
  const bool hurts = t.frame->type == "COERCE" || (verb.lemma != words::no_lemma && frames_.is_of_class(verb.lemma, "hurt"));
  if (!hurts || subject > t.token) return false;
  const Word& w = in_.words[subject];
  const std::uint32_t m = in_.clauses.mention_at(subject);
  const bool counted = subject > 0 && (in_.words[subject - 1].is(words::Upos::numeral) || in_.words[subject - 1].kind == text::TokenKind::number);
  const bool several = verb.features.number == words::Number::plural && (t.frame->type != "COERCE" || in_.clauses.grammar.needs_object(verb.lemma));
  if (counted || several) return true;
  if (is_told_as_killed(t, verb)) return true;
  const bool indefinite = w.is(words::Upos::numeral) || (w.is(words::Upos::noun) && w.features.definite == 0 && !w.article && w.enclitic_person == 0);
  const bool named = m != none && in_.mentions[m].via == Via::name;
  return indefinite && !named;
}

// Whether the verb is the passive where its spelling does not tell: no vowel parts "qutila" from "qatala".
bool Reader::reads_as_passive(const Trigger& t) const {
  const Word& verb = in_.words[t.token];
  if (verb.features.voice == words::Voice::passive) return in_.clauses.is_passive(t.token);
  const Frame& f = *t.frame;
  if (t.arguments.find("obj") != nullptr) return false;
  // "burnt a house": an indefinite accusative behind its subject is the object, whatever it was read as.
  const Argument* second = t.arguments.find("obj2");
  if (second != nullptr && second->token != none && in_.words[second->token].is_nominal() && in_.words[second->token].features.definite == 0 &&
      in_.words[second->token].features.grammatical_case == words::Case::accusative && second->token <= t.token + 3) {
    return false;
  }
  if (second != nullptr && second->token != none && in_.words[second->token].is(words::Upos::noun) && in_.words[second->token].enclitic_person == 3) return false;
  const Argument* subject = t.arguments.find("subj");
  // "the planes killed ten of them": planes strike, and are killed by nobody.
  if (subject != nullptr && subject->token != none && verb.lemma != words::no_lemma && frames_.is_of_class(verb.lemma, "hurt") && frames_.is_of_class(in_.words[subject->token].lemma, "strikers")) return false;
  // An act on somebody that names nobody acted on, its only name right after the verb.
  const bool toll = (f.type == "ASSAULT" || f.type == "COERCE") && has(f.target, "obj");
  if (toll && subject != nullptr && subject->token != none && verb.features.aspect == words::Aspect::perfect && verb.enclitic_person == 0 &&
      (subject->token > t.token || is_counted_victim(t, subject->token))) {
    return true;
  }
  // "may be arrested", "who was arrested": of an act that needs somebody to be held and names nobody, the subject is held.
  const bool relative = in_.clauses.clauses()[in_.clauses.clause_of(t.token)].kind == clauses::ClauseKind::relative;
  const bool imperfect = verb.features.aspect == words::Aspect::imperfect && verb.features.number == words::Number::singular;
  const bool before = subject != nullptr && ((imperfect && subject->token < t.token) || (relative && subject->named()));
  const bool needs_object = verb.enclitic_person == 0 && in_.clauses.grammar.needs_object(verb.lemma);
  if (f.type == "COERCE" && has(f.target, "obj") && before && needs_object) return true;
  // "were arrested by X": who did it stands right behind the verb.
  const Argument* by = t.arguments.find(slot_by);
  if (toll && by != nullptr && by->named() && by->token < t.token + 5 && verb.enclitic_person == 0) return true;
  // "the sanctions will be lifted": what the frame wants as its object is the subject.
  const bool wants_object = std::any_of(f.when.begin(), f.when.end(), [](const Condition& c) { return c.slot == "obj" && !c.negated; });
  return wants_object && subject != nullptr && !subject->named();
}

// "... who was arrested and sentenced (hukima `alayhi)": a pronoun behind a preposition that means nobody else means the
// subject that is left out, and so the verb is impersonal (Wright II 77). It then tells whom the act is on.
bool Reader::settle_impersonal(const Trigger& t, Arguments& arguments) const {
  const auto at = [&arguments](std::string_view slot) {
    const auto found = std::find_if(arguments.list.begin(), arguments.list.end(), [slot](const Argument& a) { return a.slot == slot; });
    return found == arguments.list.end() ? nullptr : &*found;
  };
  Argument* subject = at("subj");
  if (subject == nullptr || subject->token != none || subject->mentions.empty()) return false;
  for (const std::string_view slot : t.frame->target) {
    Argument* on = slot == "obj" || slot == slot_in ? nullptr : at(slot);
    if (on == nullptr || on->token == none || in_.words[on->token].enclitic_person != 3) continue;
    // Somebody of this sentence may be meant; somebody of another is not, where this one has been held or sentenced.
    const auto here = [&](std::uint32_t m) { return in_.clauses.sentence_of(in_.mentions[m].first) == in_.clauses.sentence_of(t.token); };
    const bool another = on->named() && (t.frame->type != "COERCE" || here(on->mentions.front()));
    const Word& w = in_.words[on->token];
    const std::vector<std::uint32_t> meant = in_.clauses.antecedent(on->token, w.enclitic_gender, w.enclitic_number);
    const bool himself = !meant.empty() && in_.mentions[meant.front()].code == in_.mentions[subject->mentions.front()].code;
    if (another || !(himself || (t.frame->type == "COERCE" && here(subject->mentions.front())))) continue;
    on->mentions = subject->mentions;
    on->via = Via::pronoun;
    subject->slot = {};
    return true;
  }
  return false;
}

// "repelled an attack that X carried out (shannahu)": who carried it out is struck.
void Reader::fill_with_repelled(const Arguments& arguments, Event& e) const {
  for (const std::string_view slot : {std::string_view("obj"), slot_l}) {
    const Argument* attack = arguments.find(slot);
    if (attack == nullptr || attack->token == none || attack->named() || !in_.words[attack->token].is_nominal()) continue;
    bool introduced = false;
    const std::uint32_t v = relative_verb(attack->token, introduced);
    if (v != none && takes_up(v) && in_.clauses.has_cue(v, CueKind::light)) take(&in_.clauses.subject(v), false, e.target, e.why, "target");
    if (!e.target.empty()) return;
  }
}

// "accused, in a statement, X of ...": what else the verb has with it (bi-, ila) shows that the name behind the statement is its object, and not
// whose statement it is.
void Reader::fill_behind_occasion(const Trigger& t, const Arguments& arguments, Event& e) const {
  const Argument* in = arguments.find(slot_in);
  const bool directed = (e.type == "ACCUSE" || e.type == "REQUEST" || e.type == "THREATEN") && has(t.frame->target, "obj");
  if (!directed || e.source.empty() || in == nullptr || in->token == none || in->inner.empty()) return;
  const Word& head = in_.words[in->token];
  const Mention& m = in_.mentions[in->inner.front()];
  if (!frames_.is_of_class(head.lemma, "occasion") || head.article || head.enclitic_person != 0 || m.modifier || m.first <= in->token || m.code == e.source.front().code) return;
  const auto stands_behind = [&](std::string_view slot) {
    const Argument* a = arguments.find(slot);
    return a != nullptr && a->token != none && a->token >= m.end;
  };
  if (!stands_behind(slot_b) && !stands_behind(slot_to)) return;
  take_mention(in->inner.front(), Via::name, e.target);
  if (!e.target.empty()) e.why.push_back("target: behind " + surface(in->token));
}

void Reader::fill_finite(const Trigger& t, Event& e) const {
  const Frame& f = *t.frame;
  Arguments arguments = t.arguments;
  const bool passive = settle_impersonal(t, arguments) || reads_as_passive(t);
  if (passive && in_.words[t.token].features.voice != words::Voice::passive) {
    for (Argument& a : arguments.list) {
      if (a.slot == "subj") a.slot = "obj";
    }
  }
  const auto fill = [&](const std::vector<std::string_view>& slots, std::vector<Participant>& out, std::string_view role) {
    for (const std::string_view slot : slots) {
      if (!out.empty() && !(f.mutual && role == "source")) break;
      const std::string_view place = passive && slot == "subj" ? slot_by : slot;
      if (place == "gen") {
        // The actor inside what is judged: "condemned the strikes of X", "welcomed the visit of X".
        if (role == "target") take_owner(t, arguments, out, e.why, role);
        continue;
      }
      take(arguments.find(place), true, out, e.why, role);
      // "bombed on Friday seven targets of X": an adverbial noun may stand before the object.
      const bool forceful = f.type == "ASSAULT" || f.type == "COERCE" || f.type == "SANCTION" || f.type == "AID";
      const Argument* second = arguments.find("obj2");
      const bool where = second != nullptr && second->token != none && is_part_of_land(second->token);
      if (forceful && out.empty() && place == "obj" && !where) take(second, true, out, e.why, role);
    }
  };
  fill(f.source, e.source, "source");
  fill(f.target, e.target, "target");
  if (e.target.empty() && e.type == "ASSAULT") fill_with_repelled(arguments, e);
  if (e.target.empty() && !passive) fill_behind_occasion(t, arguments, e);
  if (e.source.empty() && !passive && has(f.source, "subj")) fill_from_issuer(arguments, e);
  if (e.source.empty() && !passive && has(f.source, "subj")) fill_from_owned_subject(arguments, e);
  if (e.source.empty() && !passive && has(f.source, "subj")) fill_from_annexed_noun(t, e);
  if (e.source.empty() && !passive && has(f.source, "subj")) fill_from_belonging(arguments, e);
  const Word& verb = in_.words[t.token];
  const bool struck = passive || (verb.lemma != words::no_lemma && frames_.is_of_class(verb.lemma, "toll"));
  if (struck) take_from_bullets(arguments, e);
}

// "was killed by the bullets (bi-rasas) of X".
void Reader::take_from_bullets(const Arguments& arguments, Event& e) const {
  const Argument* with = e.type == "ASSAULT" && e.source.empty() ? arguments.find(slot_b) : nullptr;
  if (with != nullptr && with->token != none && frames_.is_of_class(in_.words[with->token].lemma, "bullets")) take(with, true, e.source, e.why, "source");
}

bool Reader::shares_code(const std::vector<Participant>& side, const Argument& named) const {
  const std::string& code = in_.mentions[named.mentions.front()].code;
  return std::any_of(side.begin(), side.end(), [&code](const Participant& p) { return p.code == code; });
}

std::vector<std::uint32_t> Reader::mentions_of(std::initializer_list<std::vector<Participant>> sides) const {
  std::vector<std::uint32_t> out;
  for (const auto& side : sides) {
    for (const Participant& x : side) {
      const auto before = [](const Mention& m, std::uint32_t begin) { return m.span.begin < begin; };
      const auto at = std::lower_bound(in_.mentions.begin(), in_.mentions.end(), x.span.begin, before);
      if (at != in_.mentions.end() && at->span == x.span) out.push_back(static_cast<std::uint32_t>(at - in_.mentions.begin()));
    }
  }
  return out;
}

// Who is judged by the verb before the token in its clause, where a pronoun at the token may mean him.
std::vector<std::uint32_t> Reader::judged_before(std::uint32_t token) const {
  const std::uint32_t clause = in_.clauses.clause_of(token);
  for (std::uint32_t p = token; p-- > in_.clauses.clauses()[clause].first;) {
    const Event* e = in_.clauses.clause_of(p) == clause && in_.clauses.is_finite(p) ? event_of(p) : nullptr;
    if (e == nullptr || (e->type != "ACCUSE" && e->type != "SUPPORT") || e->target.size() != 1) continue;
    const std::vector<std::uint32_t> out = mentions_of({e->target});
    const bool fits = !out.empty() && (in_.mentions[out.front()].gender == in_.words[token].enclitic_gender ||
                                       in_.mentions[out.front()].gender == words::Gender::none || in_.mentions[out.front()].kind == Kind::state);
    return fits ? out : std::vector<std::uint32_t>{};
  }
  return {};
}

void Reader::settle_mutual(const Trigger& t, Event& e) const {
  // "the fight against X": whom an act is against is no side of it.
  if (!t.frame->mutual || t.arguments.find(slot_against) != nullptr) return;
  // One named group on the source side and nothing else: all of them are sides.
  // Where somebody is named whom no table knows, whom he met stays the other side.
  const Argument* subject = in_.clauses.is_finite(t.token) ? t.arguments.find("subj") : nullptr;
  const bool stranger = subject != nullptr && subject->named() && in_.mentions[subject->mentions.front()].code.empty() && in_.mentions[subject->mentions.front()].kind == Kind::person;
  if (e.source.empty() && !e.target.empty() && !stranger) std::swap(e.source, e.target);
}

// "opponents accuse the president", "the organisation executed its fighters": of one code, and yet told apart in the sentence.
bool Reader::are_told_apart(const Event& e, const Participant& a, const Participant& b) const {
  // "wrested from X and the forces of the former president Y"
  const auto former = [this](const Participant& p) {
    const std::vector<std::uint32_t> at = mentions_of({{p}});
    return !at.empty() && in_.mentions[at.front()].former && in_.mentions[at.front()].kind == Kind::person;
  };
  if (e.type == "ASSAULT" && e.target.size() > 1 && former(b) && !former(a)) return true;
  const bool directed = e.type == "ACCUSE" || e.type == "REQUEST" || e.type == "REJECT" || e.type == "COERCE" || e.type == "SUPPORT";
  if (!directed || !a.entity || !b.entity || a.entity == b.entity || a.via == Via::context || b.via == Via::context || a.via == Via::dropped) return false;
  const auto official = [this](const Participant& p) {
    const std::vector<std::uint32_t> at = mentions_of({{p}});
    if (at.empty()) return false;
    const Kind kind = in_.mentions[at.front()].kind;
    return kind == Kind::person || kind == Kind::office || kind == Kind::institution || kind == Kind::unnamed || kind == Kind::population || kind == Kind::body;
  };
  return official(a) && official(b);
}

void Reader::clean(Event& e) const {
  // Nobody acts on himself: a side that stands on both is kept as source only.
  std::erase_if(e.target, [this, &e](const Participant& p) {
    // Two parts of one state ("the minister urged the parliament") are two sides.
    return std::any_of(e.source.begin(), e.source.end(), [this, &e, &p](const Participant& s) {
      const bool one = s.sector == p.sector || s.sector.empty() || p.sector.empty() || (s.entity && s.entity == p.entity);
      return s.code == p.code && one && !are_told_apart(e, s, p);
    });
  });
}

// "announced its responsibility for (`an) the attack": who claims it.
std::vector<std::uint32_t> Reader::who_claims(std::uint32_t token) const {
  if (token < 2 || in_.text.normal(in_.text.tokens()[token - 1]) != slot_about || !in_.clauses.has_cue(token - 2, CueKind::admit)) return {};
  const std::uint32_t verb = in_.clauses.verb_over(token - 2);
  if (verb == none || in_.clauses.has_cue(verb, CueKind::deny) || denied_here(token)) return {};
  return in_.clauses.subject(verb).mentions;
}

// "suspects that it aims ...": the one of whom it is said.
void Reader::fill_accused(const Trigger& t, Event& e) const {
  if (e.type != "ACCUSE" || !e.target.empty() || t.arguments.content_clause == none) return;
  const clauses::Clause& c = in_.clauses.clauses()[t.arguments.content_clause];
  std::uint32_t v = c.first;
  while (v < c.end && !in_.clauses.is_finite(v)) ++v;
  if (v == c.end) return;
  for (const std::uint32_t m : in_.clauses.subject(v).mentions) take_mention(m, Via::name, e.target);
  clean(e);
  if (!e.target.empty()) e.why.push_back("target: subject of " + surface(v));
  else fill_with_owner(t.token, e);
}

// A state, a capital or a place: as the complement of "in" it is where, not who.
bool Reader::is_land(std::uint32_t mention) const {
  const Kind kind = in_.mentions[mention].kind;
  return kind == Kind::state || kind == Kind::capital || kind == Kind::place;
}

// "..., demanding that": an active participle, or the noun that is spelled like it where such a clause begins (Wright II 44).
bool Reader::opens_circumstance(std::uint32_t token) const {
  if (in_.words[token].features.derived == words::Derived::active_participle) return true;
  const clauses::Clause& c = in_.clauses.clauses()[in_.clauses.clause_of(token)];
  return c.kind == clauses::ClauseKind::participial && c.first == token;
}

void Reader::take_topic(std::uint32_t participle, Event& e) const {
  for (const std::uint32_t m : topic_of(participle)) take_mention(m, Via::name, e.source);
  if (!e.source.empty()) e.why.push_back("source: of whom " + surface(participle) + " is said");
}

// "dozens of X were arrested (tamma l-qabDu `alayhim)": behind a verb that only says that it took place, the pronoun is of those taken.
void Reader::spare_the_taken(const Trigger& t, Event& e) const {
  const std::uint32_t verb = in_.clauses.is_finite(t.token) || (e.type != "COERCE" && e.type != "ASSAULT") ? none : in_.clauses.verb_over(t.token);
  if (verb == none || !in_.clauses.is_dummy(verb) || e.source.empty()) return;
  const Argument* on = t.arguments.find(slot_on);
  const bool pronoun = in_.words[t.token].enclitic_person == 3 || (on != nullptr && on->token != none && in_.words[on->token].enclitic_person == 3);
  if (!pronoun || t.arguments.find(slot_by) != nullptr) return;
  if (e.target.empty()) e.target = e.source;
  if (!shares(e.source, e.target)) return;
  e.source.clear();
  e.why.push_back("target: of whom " + surface(verb) + " is said");
}

void Reader::fill_roles(const Trigger& t, Event& e) {
  type_ = e.type;
  releases_ = e.type == "RETREAT" && e.mode == "release";
  if (in_.clauses.is_finite(t.token)) {
    fill_finite(t, e);
    if (has(t.frame->source, slot_from)) (void)fill_from_goods(t, e);
  } else {
    fill_nominal(t, e);
    fill_with_bearer(t, e);
    fill_from_relative(t, e);
    fill_from_controller(t, e);
    fill_with_sufferer(t, e);
    fill_with_addressee(t, e);
    fill_with_backed(t, e);
    const std::uint32_t verb = in_.clauses.verb_over(t.token);
    // "said during a meeting with Y": who says is who met.
    if (!e.target.empty() && e.type == "CONSULT") fill_from_subject(verb, e);
    if (t.frame->pos != FramePos::noun && t.frame->pos != FramePos::adjective && opens_circumstance(t.token)) {
      if (e.source.empty()) take_topic(t.token, e);
      fill_from_subject(verb != none ? verb : in_.clauses.verb_above(t.token), e);
    }
  }
  if (!in_.clauses.is_finite(t.token) && e.source.empty()) fill_from_main_verb(t, e);
  spare_the_taken(t, e);
  fill_accused(t, e);
  if (const std::uint32_t verb = rejected_by(t); verb != none && !names_accused(t, verb, e) && (e.target.empty() || e.source.empty())) {
    // Annexed to it is who made it.
    if (e.source.empty() && !shares(e.target, event_of(verb)->source)) e.source = std::move(e.target);
    e.target = event_of(verb)->source;
    e.why.push_back("target: who rejects it");
    clean(e);
  }
  if (e.type == "RETREAT" && e.source.empty() && e.target.empty()) fill_from_own_thing(t, e);
  fill_with_whose_members(t, e);
  fill_with_owned(t, e);
  complete_banned(t, e);
  settle_struck_town(t, e);
  settle_mutual(t, e);
  // "Tehran saw demonstrations": its people demonstrate, not the state.
  for (Participant& p : e.source) {
    if (e.type == "PROTEST" && in_.gazetteer.is_state(p.code) && p.entity && p.sector != "OPP") p.code = people_of(p.code);
  }
  clean(e);
}

}  // namespace isnad::events
