// Who stands where beside a masdar or a noun (Wright II 26-31): its genitive may act or be acted on.
#include <algorithm>

#include "isnad/events/reader.h"
#include "isnad/events/slots.h"

namespace isnad::events {

using clauses::Argument;
using clauses::none;
using mentions::Kind;
using mentions::Via;
using words::Word;

// From `token` on there is nothing before the phrase but its number.
bool Reader::stands_right_behind(std::uint32_t token, const Argument& phrase) const {
  if (phrase.counted != phrase.token) return phrase.token == token;
  const auto number = [this](std::uint32_t t) { return in_.words[t].is(words::Upos::numeral) || in_.words[t].kind == text::TokenKind::number; };
  while (token < phrase.token && number(token)) ++token;
  return token == phrase.token;
}

// "the arrest by the forces of X of (i`tiqal quwwat X) 20 persons, of weapons": behind a body a number, a measure or an indefinite noun
// that is no masdar is the object, since what is annexed to a name has the article (Wright II 30).
bool Reader::is_counted_behind(const Argument& doer, const Argument& object) const {
  const Word& w = in_.words[object.token];
  if (w.is(words::Upos::determiner) || in_.clauses.grammar.is_measure(w.lemma)) return true;
  if (!in_.clauses.is_body(doer.mentions.back()) || w.preposition != words::Preposition::none) return false;
  const bool number = w.is(words::Upos::numeral) || w.kind == text::TokenKind::number || object.counted == object.token;
  const bool indefinite = w.is(words::Upos::noun) && !w.is_masdar() && !w.article && w.enclitic_person == 0 && w.features.definite == 0;
  return number || indefinite;
}

// "its arresting opponents (i`tiqaluha mu`aridin)": right behind the masdar and its pronoun a noun that tells no manner is the object; of
// two that are given to it may be what is given.
bool Reader::takes_object(const Trigger& t, const Argument& second) const {
  if (t.frame->type == "AID" || second.token != t.token + 1) return false;
  const Word& w = in_.words[second.token];
  const bool manner = w.features.grammatical_case == words::Case::accusative && w.features.number == words::Number::singular && w.features.definite == 0;
  return w.conjunction == words::Conjunction::none && !manner && (w.is(words::Upos::noun) || w.is(words::Upos::proper) || w.features.number == words::Number::plural);
}

// "criticised X for its arresting opponents (li-`tiqaliha mu`aridin)": beside an object the pronoun acts, and it is who is judged.
std::optional<Argument> Reader::judged_doer(const Trigger& t) const {
  const Argument* g = t.arguments.find("gen");
  const Argument* second = t.arguments.find("obj");
  if (g == nullptr || g->token != t.token || second == nullptr || !takes_object(t, *second) || in_.words[t.token].enclitic_person != 3) return std::nullopt;
  const std::uint32_t verb = in_.clauses.verb_over(t.token);
  const Trigger* judges = verb == none ? nullptr : known_trigger(verb);
  if (judges == nullptr || (judges->frame->type != "ACCUSE" && judges->frame->type != "SUPPORT")) return std::nullopt;
  const Argument* object = judges->arguments.find("obj");
  if (object == nullptr || !object->named()) return std::nullopt;
  Argument out = *g;
  out.mentions = object->mentions;
  return out;
}

// The object stands behind the genitive: a name, a number, a building, what the frame itself asks for, or what a pronoun acts on.
bool Reader::has_object_behind(const Trigger& t, const NominalPlaces& n) const {
  const Frame& f = *t.frame;
  if (n.led || n.genitive == nullptr || n.second == nullptr || !n.genitive->named()) return false;
  // "his meeting the envoy": the pronoun beside an object is who acts.
  if (n.second->named() || (n.genitive->token == t.token && takes_object(t, *n.second))) return true;
  // "the release by X of (itlaq X sarah) Y": the frame's own object stands behind the doer; of two that are given to, behind who gets it,
  // unless a preposition marks him.
  const Argument* receiver = t.arguments.find(slot_to) != nullptr ? t.arguments.find(slot_to) : t.arguments.find(slot_l);
  const bool own = (f.type != "AID" || (receiver != nullptr && receiver->named())) && std::any_of(f.when.begin(), f.when.end(), [&](const Condition& c) {
    return c.kind == ConditionKind::lemmas && c.slot == "obj" && !c.negated && head_is(c.set, n.second->token);
  });
  if (own) return true;
  // Two names: the first is the subject, the second the object (Wright II 26).
  const Word& object = in_.words[n.second->token];
  const bool behind_name = stands_right_behind(in_.mentions[n.genitive->mentions.back()].end, *n.second) && has(f.target, "obj") && in_.words[t.token].is_masdar() &&
                           object.conjunction == words::Conjunction::none;
  if (!behind_name) return false;
  const bool struck = f.type == "ASSAULT" && is_struck_place(n.second->token) && in_.mentions[n.genitive->mentions.front()].kind != Kind::place;
  return is_counted_behind(*n.genitive, *n.second) || (object.is(words::Upos::noun) && (f.gen == "subj" || object.article || struck));
}

bool Reader::genitive_is_object(const Trigger& t, const NominalPlaces& n) const {
  const Frame& f = *t.frame;
  const Argument* g = n.genitive;
  const bool named = g != nullptr && g->named();
  // "the invasion of X li-Y": the preposition marks the object, so that the genitive is who acts (Wright II 29).
  const bool object_marked = n.marked != nullptr && (n.marked->named() || (n.marked->token != none && !in_.words[n.marked->token].is_masdar()));
  // "the shelling of three posts of (li-) X": one name is not both.
  const bool one = named && object_marked && n.marked->named() && n.marked->mentions.front() == g->mentions.front();
  const bool doer_and_marked = named && object_marked && !one && has(f.target, "obj") && in_.words[t.token].is_masdar();
  if (n.two || doer_and_marked || n.strikers || backs_attack(t)) return false;
  // "a visit of the province of X", "of Cairo": a land is visited, unless the visit goes elsewhere.
  const Argument* there = t.arguments.find(slot_to);
  const bool elsewhere = (there != nullptr && there->named()) || (n.second != nullptr && n.second->named());
  const bool place_visited = f.mode == "visit" && named && g->token != t.token &&
                             (in_.mentions[g->mentions.front()].kind == Kind::place || (is_land(g->mentions.front()) && !elsewhere));
  // "the accusations of X": several, they are what X says; in the singular X may be whom they are about.
  const bool speech = f.type == "ACCUSE" || f.type == "THREATEN" || f.type == "REQUEST";
  const bool said = speech && g != nullptr && g->token != t.token && in_.words[t.token].is_masdar() && in_.words[t.token].features.number == words::Number::plural;
  // A genitive that is no actor but has one inside ("criticising American policy") is what is acted on.
  const bool thing = g != nullptr && !named && !g->inner.empty();
  return (f.gen == "obj" && !said) || thing || n.led || place_visited;
}

void Reader::settle_places(const Trigger& t, NominalPlaces& n) const {
  const Frame& f = *t.frame;
  n.judged = judged_doer(t);
  n.genitive = n.judged ? &*n.judged : t.arguments.find("gen");
  n.second = t.arguments.find("obj");
  n.demonym = t.arguments.find("nisba");
  const Argument* g = n.genitive;
  // "mutalibina X bi-": a participle that tells what its bearer does governs as its verb (Wright II 30).
  const bool verbal = in_.words[t.token].features.derived == words::Derived::active_participle && f.pos == FramePos::verb;
  const bool pronoun_acts = g != nullptr && g->token == t.token && n.second != nullptr;
  n.led = g != nullptr && g->named() && !pronoun_acts && (verbal || opens_participial(t.token) || is_helped_again(t, *g) || (f.gen == "subj" && is_led_by_another(t, *g)));
  n.two = has_object_behind(t, n);
  // "the bombing of Turkish planes": what the frame asks for as its subject strikes, and is not struck.
  n.strikers = g != nullptr && !g->named() && !g->inner.empty() && std::any_of(f.when.begin(), f.when.end(), [](const Condition& c) {
    return c.kind == ConditionKind::lemmas && c.slot == "subj" && !c.negated;
  });
  // "the first visit of (li-) a European president to Y": of which kind it is the first, neither who visits nor whom.
  const bool ranked = t.token > 0 && frames_.is_of_class(in_.words[t.token - 1].lemma, "rank");
  n.marked = t.arguments.find(slot_l);
  // Of somebody definite ("the first visit of the prince to Y") it is who visits.
  const bool definite = n.marked != nullptr && n.marked->named() && n.marked->token != none &&
                        (in_.words[n.marked->token].article || in_.mentions[n.marked->mentions.front()].kind == Kind::person);
  if (ranked && !definite) n.marked = nullptr;
  n.genitive_is_object = genitive_is_object(t, n);
  // Of an adjective ("the banned party") the subject is the noun it qualifies.
  const std::uint32_t m = f.pos == FramePos::adjective ? bearer_of(t.token) : none;
  if (m == none) return;
  (in_.mentions[m].modifier ? n.bearer.inner : n.bearer.mentions).push_back(m);
  if (in_.mentions[m].modifier && in_.mentions[m].first > 0) n.bearer.token = in_.mentions[m].first - 1;
}

// Where a participant of this slot may stand, in order; null: nobody stands there.
std::vector<const Argument*> Reader::places_of(const Trigger& t, const NominalPlaces& n, std::string_view slot) const {
  const auto marked = [&](std::vector<const Argument*> out) {
    out.push_back(n.marked);
    if (n.marked != nullptr) out.push_back(second_marked(t, *n.marked));
    return out;
  };
  if (slot == "subj" && t.frame->pos == FramePos::adjective) return {&n.bearer};
  if (slot == "subj") {
    std::vector<const Argument*> out = {t.arguments.find(slot_by)};
    if (!n.genitive_is_object) out.push_back(n.genitive);
    out.push_back(n.demonym);
    if (n.genitive == nullptr && (is_visitor(t, n.marked) || is_striker(t, n.marked))) out.push_back(n.marked);
    return out;
  }
  if (slot == "obj") return marked({!n.two && n.genitive_is_object && n.genitive != nullptr ? n.genitive : n.second});
  if (slot == "gen") return {n.genitive};
  if (slot == slot_l) return marked({});
  return {t.arguments.find(slot)};
}

void Reader::fill_side(const Trigger& t, const NominalPlaces& n, std::string_view role, std::vector<const Argument*>& used, Event& e) const {
  const Frame& f = *t.frame;
  const bool source = role == "source";
  std::vector<Participant>& out = source ? e.source : e.target;
  for (const std::string_view slot : source ? f.source : f.target) {
    if (slot == slot_in && !source) continue;  // see complete_by_place
    if (slot == "gen" && source && n.led) continue;
    for (const Argument* a : places_of(t, n, slot)) {
      if (!out.empty() && !(f.mutual && source && slot == slot_between)) continue;
      if (a == nullptr || std::find(used.begin(), used.end(), a) != used.end()) continue;
      // "the Vienna talks": a capital annexed to a meeting is where it was, not who met.
      // With another side told ("the talks of Moscow with Tehran") it is who met.
      const Argument* with = t.arguments.find(slot_with);
      const bool venue = a == n.genitive && (e.type == "CONSULT" || e.type == "AGREE") && e.mode != "visit" && a->named() &&
                         in_.mentions[a->mentions.front()].kind == Kind::capital && (with == nullptr || !with->named());
      // "the killing of X in Y": where it was.
      const bool where = source && e.type == "ASSAULT" && (slot == slot_b || slot == slot_in) && a->named() && is_land(a->mentions.front());
      if (venue || where || (source && a == n.genitive && is_attacked_city(t, a))) continue;
      if (!source && a == n.demonym && !e.source.empty() && slot != "nisba") continue;
      const std::size_t before = out.size();
      take(a, !source || slot == slot_between || (a == n.genitive && n.strikers) || (a == n.marked && is_aircraft(t, *a)), out, e.why, role);
      if (out.size() > before) used.push_back(a);
    }
  }
}

void Reader::fill_nominal(const Trigger& t, Event& e) const {
  NominalPlaces n;
  settle_places(t, n);
  std::vector<const Argument*> used;
  if (n.genitive == nullptr && take_sufferer(t, e)) used.push_back(n.demonym);
  fill_side(t, n, "source", used, e);
  // "an invitation from (min) X".
  const Argument* from = t.arguments.find(slot_from);
  if (e.type == "REQUEST" && e.source.empty() && from != nullptr && from->token != none && from->token <= t.token + 4) take(from, false, e.source, e.why, "source");
  fill_side(t, n, "target", used, e);
  if (e.target.empty() && e.type == "ASSAULT") take_gathering(t, e);
  if (tells_toll(t.token)) take_from_bullets(t.arguments, e);
  take_brought_together(t, e);
  if (e.target.empty() && is_attacked_city(t, n.genitive)) {
    const mentions::Mention& city = in_.mentions[n.genitive->mentions.front()];
    e.target.push_back(from_context(people_of(city.code), city.span));
    e.why.push_back("target: the people of the place, " + city.code);
  }
  if (e.target.empty() && has(t.frame->target, "gen")) take_owner(t, t.arguments, e.target, e.why, "target");
  if (e.target.empty()) fill_from_light_verb(t, e);
}

}  // namespace isnad::events
