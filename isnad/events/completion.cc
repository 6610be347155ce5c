// What a sentence leaves out of an act and the page tells elsewhere: the other side, the
// actor, the people of the place (codebook sections 1 and 3).
#include <algorithm>

#include "isnad/events/reader.h"
#include "isnad/events/slots.h"

namespace isnad::events {

using clauses::none;
using words::Upos;
using words::Word;

namespace {

bool takes_from_page(std::string_view type) {
  return type == "ASSAULT" || type == "SANCTION" || type == "AID" || type == "CONSULT" || type == "AGREE" || type == "RETREAT" || type == "ACCUSE";
}

}  // namespace

bool shares(const std::vector<Participant>& a, const std::vector<Participant>& b) {
  return std::any_of(a.begin(), a.end(), [&b](const Participant& x) {
    return std::any_of(b.begin(), b.end(), [&x](const Participant& y) { return x.code == y.code; });
  });
}

Reader::Near Reader::events_near(std::uint32_t token) const {
  return {events_.lower_bound(token - std::min(token, page_reach)), events_.upper_bound(token + page_reach)};
}

std::pair<std::uint32_t, std::uint32_t> Reader::mentions_near(std::uint32_t token) const {
  return {in_.clauses.first_mention_from(token - std::min(token, page_reach)), in_.clauses.first_mention_from(token + page_reach)};
}

// "sanctions on four settlers", "a visit to its own province": the sentence tells whom, though no other actor has that name.
bool Reader::tells_own_target(const Trigger& t, const Event& e) const {
  return !t.frame->mutual && std::any_of(t.frame->target.begin(), t.frame->target.end(), [&](std::string_view slot) {
    const clauses::Argument* a = slot == "subj" || slot == slot_in ? nullptr : t.arguments.find(slot);
    if (a == nullptr || a->token == none || a->token == t.token) return false;
    const Word& head = in_.words[a->counted != none ? a->counted : a->token];
    const bool people = frames_.is_of_class(head.lemma, "person") && !head.article;
    // "its support of (li-) terrorism": no actor, and no other's.
    const bool bracket = a->token + 1 < in_.words.size() && in_.words[a->token + 1].mark == U'(';
    const bool thing = e.type == "AID" && slot == slot_l && !a->named() && a->inner.empty() && head.is_nominal() && !bracket;
    return people || thing || (a->named() && shares_code(e.source, *a));
  });
}

// What the sentence leaves out and the page tells of the same act elsewhere: the other side of
// a war, an attack, sanctions, a visit (codebook section 3 and ruling 8). The nearest one counts.
void Reader::complete_from_page() {
  for (auto& [token, e] : events_) {
    const bool finite = in_.clauses.is_finite(token);
    if (!takes_from_page(e.type) || (finite && e.type != "ASSAULT" && e.type != "SANCTION" && e.type != "AID")) continue;
    const Frame& frame = *triggers_.at(token).frame;
    const bool needs_target = e.target.empty() && !e.source.empty() && (!frame.mutual || e.source.size() < 2);
    const bool needs_source = e.source.empty() && !e.target.empty();
    if ((!needs_target && !needs_source) || (needs_target && tells_own_target(triggers_.at(token), e))) continue;
    const Event* best = nullptr;
    std::uint32_t best_distance = 0;
    for (const auto& [other, x] : events_near(token)) {
      if (other == token || x.type != e.type || (x.source.empty() && !(needs_target && e.type == "SANCTION"))) continue;
      if (x.target.empty() && (!frame.mutual || x.source.size() < 2)) continue;
      const bool same_word = in_.words[other].lemma == in_.words[token].lemma;
      if (finite && !same_word) continue;
      const bool visits = e.mode == "visit" && x.mode == "visit" && needs_target && other < token;
      if (e.type != "ASSAULT" && e.type != "SANCTION" && e.type != "AID" && !same_word && !visits) continue;
      // Sanctions on a page are mostly one matter: another author's target may serve.
      const bool related = needs_target ? shares(e.source, x.source) : shares(e.target, x.target);
      if (!related && e.type != "SANCTION") continue;
      const std::uint32_t distance = (other < token ? token - other : other - token + 40) + (same_word ? 0 : 400) + (related ? 0 : 2000);
      if (best == nullptr || distance < best_distance) {
        best = &x;
        best_distance = distance;
      }
    }
    if (best == nullptr) continue;
    if (needs_target && best->target.empty()) {
      for (const Participant& p : best->source) {
        if (!shares({p}, e.source)) e.source.push_back(p);
      }
    } else {
      (needs_target ? e.target : e.source) = needs_target ? best->target : best->source;
    }
    // A people that acts is no enemy of its own state by another's act.
    const auto own = [&e = e](const Participant& p) { return e.source.size() == 1 && e.source.front().code == people_of(p.code); };
    if (needs_target) std::erase_if(e.target, own);
    clean(e);
    e.why.push_back("the other side as told at " + surface(best->token));
  }
}

// A headline is told again by the body, and there with both its sides (ruling 16 dates it so too).
void Reader::complete_headline() {
  constexpr std::uint32_t body = 120;
  if (in_.text.sentences().size() < 2) return;
  const std::uint32_t end = in_.text.sentences().front().end;
  for (auto at = events_.begin(); at != events_.end() && at->first < end && in_headline(at->second); ++at) {
    Event& e = at->second;
    // "two soldiers killed in an attack": who attacked, the body tells.
    if (e.type == "ASSAULT" && e.source.empty()) {
      const auto struck = std::find_if(events_.lower_bound(end), events_.upper_bound(end + body), [&](const auto& x) {
        return x.second.type == "ASSAULT" && !x.second.source.empty() && !x.second.target.empty() && in_.clauses.sentence_of(x.first) == in_.clauses.sentence_of(end) &&
               x.second.why.back().rfind(recovered, 0) != 0;
      });
      if (struck != events_.upper_bound(end + body) && (e.target.empty() || shares(e.target, struck->second.target))) {
        e.source = struck->second.source;
        if (e.target.empty()) e.target = struck->second.target;
        e.why.push_back("sides as told at " + surface(struck->first));
      }
      continue;
    }
    if (e.source.empty() || !e.target.empty() || e.source.size() > 1 || tells_own_target(triggers_.at(at->first), e)) continue;
    const auto told = std::find_if(events_.lower_bound(end), events_.upper_bound(end + body), [&](const auto& x) {
      return x.second.type == e.type && in_.words[x.first].lemma == in_.words[at->first].lemma && shares(x.second.source, e.source) && !x.second.target.empty();
    });
    if (told == events_.upper_bound(end + body)) continue;
    e.target = told->second.target;
    clean(e);
    e.why.push_back("target as told at " + surface(told->first));
  }
}

// "its use of the lifting of sanctions": on whom the page tells sanctions does not lift them.
void Reader::free_the_sanctioned(Event& lifting) const {
  if (lifting.source.size() != 1 || !lifting.target.empty()) return;
  const Near near = events_near(lifting.token);
  const bool sanctioned = std::any_of(near.begin(), near.end(), [&lifting](const auto& x) {
    return (x.second.type == "SANCTION" || x.second.type == "RETREAT") && shares(x.second.target, lifting.source);
  });
  if (!sanctioned) return;
  std::swap(lifting.source, lifting.target);
  lifting.why.push_back("target: on whom the sanctions are");
}

// "lifting the sanctions": who lifts what from whom is told by the sanctions.
void Reader::complete_from_object() {
  for (auto& [token, e] : events_) {
    if (e.type != "RETREAT") continue;
    const Trigger& t = triggers_.at(token);
    for (const std::string_view slot : {"gen", "obj"}) {
      const clauses::Argument* a = t.arguments.find(slot);
      if (a == nullptr || a->token == none) continue;
      const Event* inner = event_of(a->token);
      if (inner == nullptr || inner->type != "SANCTION") continue;
      const bool own = std::any_of(t.arguments.list.begin(), t.arguments.list.end(),
                                   [](const clauses::Argument& x) { return x.slot == "subj" && x.named(); });
      if (!inner->source.empty() && !own) e.source = inner->source;
      if (!inner->target.empty()) e.target = inner->target;
      clean(e);
      e.why.push_back("sides as of " + surface(a->token));
      if (!own) free_the_sanctioned(e);
      break;
    }
  }
}

// "an embargo on the supply of arms to X": who would get what is kept back is whom it is on.
void Reader::complete_embargoes() {
  for (auto& [token, e] : events_) {
    if (e.type != "SANCTION" || !e.target.empty()) continue;
    for (const clauses::Argument& a : triggers_.at(token).arguments.list) {
      const Event* kept = a.token == none || a.token <= token || (a.slot != slot_on && a.slot != "gen" && a.slot != "obj") ? nullptr : event_of(a.token);
      if (kept == nullptr || (kept->type != "AID" && kept->type != "COOPERATE") || kept->target.empty() || shares(kept->target, e.source)) continue;
      e.target = kept->target;
      e.why.push_back("target as in " + surface(a.token));
      break;
    }
  }
}

// A page of local news leaves out actors of another kind: only where it speaks of several
// states, groups or bodies again and again is the one left out likely one of them.
bool Reader::speaks_of_several_states() const {
  std::map<std::string_view, int> count;
  for (const mentions::Mention& m : in_.mentions) {
    if (m.kind != mentions::Kind::place && m.kind != mentions::Kind::media && !m.code.empty()) ++count[m.code];
  }
  return std::count_if(count.begin(), count.end(), [](const auto& x) { return x.second >= 3; }) >= 2;
}

// An act whose actor the sentence leaves out (codebook section 1: recoverable from the context):
// the same act elsewhere on the page, else who the verb over or above it is about, else the
// actor named last before it in the sentence.
void Reader::recover_actor(Event& e) const {
  // "an attack that gunmen made": who did it is told, though not by name.
  bool introduced = false;
  const std::uint32_t v = in_.clauses.is_finite(e.token) ? none : relative_verb(e.token, introduced);
  if (v != none && takes_up(v)) {
    const clauses::Argument& doer = in_.clauses.subject(v);
    const bool nameless = doer.token != none && doer.mentions.empty() && doer.inner.empty();
    if (nameless && (frames_.is_of_class(in_.words[doer.token].lemma, "armed") || frames_.is_of_class(in_.words[doer.token].lemma, "person"))) return;
  }
  const Event* same = nullptr;
  for (const auto& [other, x] : events_near(e.token)) {
    const bool told = !x.source.empty() && x.why.back().rfind(recovered, 0) != 0;
    // Other dead than those of the sentence before are of another attack.
    const std::uint32_t apart = in_.clauses.sentence_of(std::max(other, e.token)) - in_.clauses.sentence_of(std::min(other, e.token));
    if (e.type == "ASSAULT" && tells_toll(e.token) && apart > 1) continue;
    if (other == e.token || x.type != e.type || !told || in_.words[other].lemma != in_.words[e.token].lemma) continue;
    if (same == nullptr || other < e.token) same = &x;
  }
  if (same != nullptr) {
    e.source = same->source;
    e.target = same->target;
    e.why.push_back(std::string(recovered) + " as at " + surface(same->token));
    return;
  }
  // The verb's own subject is told and is nobody ("the terror that strikes ..."): nobody else has done it.
  if (in_.clauses.is_finite(e.token)) {
    const clauses::Argument& own = in_.clauses.subject(e.token);
    const bool told = own.token != none && own.mentions.empty() && own.inner.empty() && !in_.clauses.is_passive(e.token);
    const bool thing = told && in_.words[own.token].features.derived != words::Derived::active_participle;
    if (thing) return;
  }
  std::vector<std::uint32_t> speaker;
  for (const std::uint32_t verb : {in_.clauses.verb_over(e.token), in_.clauses.verb_above(e.token)}) {
    if (verb == none || !e.source.empty() || in_.clauses.is_passive(verb)) continue;
    // "called on X to stop the war and to lift the siege": who is asked does what is asked.
    if (const Event* asks = event_of(verb); asks != nullptr && asks->type == "REQUEST" && e.status == Status::requested && !asks->target.empty()) {
      e.source = asks->target;
      e.why.push_back("source: through " + surface(verb));
      return;
    }
    // Who tells of an attack has not made it.
    if (e.type == "ASSAULT" && is_voice_cue(verb)) {
      speaker = in_.clauses.subject(verb).mentions;
      continue;
    }
    // Somebody is named whom no table knows: nobody else is the doer.
    const clauses::Argument& subject = in_.clauses.subject(verb);
    if (subject.mentions.empty() && subject.inner.empty() && subject.token != none && in_.words[subject.token].is(Upos::proper)) return;
    for (const std::uint32_t m : in_.clauses.subject(verb).mentions) take_mention(m, mentions::Via::context, e.source);
    if (!e.source.empty()) e.why.push_back(std::string(recovered) + " from the subject of " + surface(verb));
  }
  // Who struck is not who happens to be named before it.
  if (!e.source.empty() || e.type == "ASSAULT") return;
  const std::uint32_t sentence = in_.clauses.sentence_of(e.token);
  for (std::uint32_t m = mentions_near(e.token).second; m-- > 0 && e.source.empty();) {
    const mentions::Mention& mention = in_.mentions[m];
    if (mention.first >= e.token || mention.code == "EXPERT" || std::find(speaker.begin(), speaker.end(), m) != speaker.end()) continue;
    if (in_.clauses.sentence_of(mention.first) != sentence) break;
    take_mention(m, mentions::Via::context, e.source);
  }
  if (!e.source.empty()) e.why.push_back(std::string(recovered) + " named before");
}

// "south of", "the north-west of", "the outskirts of": the noun makes a place of the name behind it.
bool Reader::is_part_of_land(std::uint32_t token) const { return frames_.is_of_class(in_.words[token].lemma, "land"); }

// Where most acts of a stretch of text have no actor of their own, it does not speak of political
// actors (a match, a family, a market): what was recovered there is a guess.
void Reader::drop_guesses() {
  constexpr double most = 0.6;
  // The people of the place are told by the place.
  const auto guessed = [](const Event& e) {
    return std::any_of(e.why.begin(), e.why.end(), [](const std::string& why) { return why.rfind(recovered, 0) == 0 && why[recovered.size()] == ' '; });
  };
  std::vector<std::uint32_t> guesses;
  std::uint32_t told = 0;
  const auto settle = [&] {
    if (static_cast<double>(guesses.size()) > most * static_cast<double>(guesses.size() + told)) {
      for (const std::uint32_t token : guesses) {
        reject(token, triggers_.at(token).frame->id, "its actor would be guessed, in a passage that speaks of few political actors");
        events_.erase(token);
      }
    }
    guesses.clear();
    told = 0;
  };
  std::uint32_t from = 0;
  for (auto at = events_.begin(); at != events_.end();) {
    const auto& [token, e] = *at++;
    if (token - from > page_reach) {
      settle();
      from = token;
    }
    if (guessed(e)) guesses.push_back(token);
    else if (!e.source.empty() || !e.target.empty()) ++told;
  }
  settle();
}

// "threatened to defy the policy of X": whose the thing is that the threat is against.
void Reader::take_threatened(std::uint32_t token, Event& e) const {
  const clauses::Argument* a = triggers_.at(token).arguments.find(slot_b);
  if (a == nullptr || a->named() || a->inner.empty() || event_of(a->token) != nullptr) return;
  for (const std::uint32_t m : a->inner) take_mention(m, mentions::Via::context, e.target);
  clean(e);
  if (!e.target.empty()) e.why.push_back("target: in what is threatened, " + surface(a->token));
}

// "threatened to strike X", "warned of an attack by X": the content tells who is meant.
void Reader::complete_from_content() {
  for (auto& [token, e] : events_) {
    if ((e.type != "THREATEN" && e.type != "ACCUSE") || !e.target.empty() || e.source.empty()) continue;
    if (e.type == "THREATEN") take_threatened(token, e);
    for (auto at = events_.upper_bound(token); at != events_.end() && at->first < token + 14; ++at) {
      const Event& x = at->second;
      if (in_.clauses.sentence_of(at->first) != in_.clauses.sentence_of(token)) break;
      if (!attached(token, at->first, triggers_.at(token).frame->content, in_.clauses.clause_of(at->first) != in_.clauses.clause_of(token))) continue;
      const auto& meant = e.type == "THREATEN" ? x.target : x.source;
      if (meant.empty() || shares(meant, e.source)) break;
      e.target = meant;
      e.why.push_back("target as in " + surface(at->first));
      break;
    }
  }
}

// Whether the phrase that begins at `token` may still tell whom a judgement concerns: complements
// of the thing judged, not where, when or on whose word.
bool Reader::leads_on(std::uint32_t token) const {
  const Word& w = in_.words[token];
  if (!w.is(Upos::adposition) || in_.clauses.mention_at(token) != none) return true;
  constexpr std::string_view complements[] = {"\xD9\x85\xD9\x86",          // min
                                              "\xD8\xB9\xD9\x86",          // `an
                                              "\xD8\xB9\xD9\x84\xD9\x89",  // `ala
                                              "\xD8\xA5\xD9\x84\xD9\x89",  // ila
                                              "\xD8\xA8\xD9\x80", "\xD9\x84\xD9\x80",
                                              "\xD8\xAA\xD8\xAC\xD8\xA7\xD9\x87",  // tujaha and its like
                                              "\xD8\xA8\xD9\x8A\xD9\x86",  // bayna
                                              "\xD9\x85\xD8\xB9",          // ma`a
                                              "\xD8\xB6\xD8\xAF",          // Didda
                                              "\xD8\xAD\xD9\x88\xD9\x84"};  // Hawla
  const std::uint32_t end = in_.clauses.clauses()[in_.clauses.clause_of(token)].end;
  const auto connector = in_.clauses.grammar.connector(in_.text, in_.words, token, end, clauses::ConnectorKind::preposition);
  const std::string_view slot = connector ? connector->slot : in_.dictionary.name(w.lemma);
  return std::find(std::begin(complements), std::end(complements), slot) != std::end(complements);
}

// "voiced concern about the ambitions of X", "praised the progress that X makes": the first actor
// inside what is judged. An agreement has its own parties and is nobody.
void Reader::complete_judged() {
  constexpr std::uint32_t reach = 16;
  for (auto& [token, e] : events_) {
    const bool judges = e.type == "ACCUSE" || e.type == "SUPPORT" || e.type == "REJECT";
    // A denial has a target only if the accuser stands beside it (ruling 8).
    if (!judges || e.mode == "deny" || !e.target.empty() || e.source.empty()) continue;
    const std::uint32_t clause = in_.clauses.clause_of(token);
    const std::uint32_t end = std::min(in_.clauses.clauses()[clause].end, token + reach);
    for (std::uint32_t t = token + 1; t < end && e.target.empty(); ++t) {
      const Word& w = in_.words[t];
      const std::uint32_t here = in_.clauses.clause_of(t);
      const clauses::ClauseKind kind = in_.clauses.clauses()[here].kind;
      const std::uint32_t introducer = in_.clauses.clauses()[here].introducer;
      // "backs whoever (man) fights X": who does is backed, and not X.
      const bool whoever = here != clause && introducer != none && in_.text.normal(in_.text.tokens()[introducer]) == slot_from;
      if (here != clause && (kind != clauses::ClauseKind::relative || whoever)) break;
      if (w.mark == '.' || w.mark == ',' || w.mark == 0x060C || w.mark == ':' || w.mark == 0x061B) break;
      const Trigger* other = known_trigger(t);
      if (other != nullptr && other->frame->type == "AGREE" && !in_.clauses.is_finite(t)) break;
      if (!leads_on(t)) break;
      const std::uint32_t m = in_.clauses.mention_at(t);
      if (m == none || in_.mentions[m].code == "EXPERT") continue;
      std::vector<Participant> found;
      take_mention(m, mentions::Via::context, found);
      if (found.empty() || shares(found, e.source)) continue;
      e.target = std::move(found);
      e.why.push_back("target: in what is judged, " + surface(t));
    }
  }
}

// "condemned the killing of X", "the attack on X": who is condemned is who did it, not who suffered it. What a relative
// clause tells of the act ("the attack that struck X") is left as it was read.
void Reader::spare_victims() {
  for (auto& [token, e] : events_) {
    if (e.type != "ACCUSE" || e.target.empty()) continue;
    // "accuses X of spying on Y": who is named as the object is meant.
    if (const clauses::Argument* object = triggers_.at(token).arguments.find("obj"); object != nullptr && object->named()) continue;
    for (const clauses::Argument& a : triggers_.at(token).arguments.list) {
      const Event* act = a.token == none || a.slot == "subj" ? nullptr : event_of(a.token);
      if (act == nullptr || a.token <= token || (act->type != "ASSAULT" && act->type != "COERCE")) continue;
      bool introduced = false;
      if (relative_verb(a.token, introduced) != none) continue;
      const auto suffers = [act](const Participant& p) {
        return std::any_of(act->target.begin(), act->target.end(), [&p](const Participant& v) { return v.code == p.code || v.code == people_of(p.code); });
      };
      if (!std::all_of(e.target.begin(), e.target.end(), suffers) || shares(e.target, act->source)) continue;
      e.target = act->source;
      e.why.push_back("target: who did what is judged, not who suffered it");
      break;
    }
  }
}

// "raids in the north of X": where it is done is to whom, when nothing better is told.
void Reader::complete_by_place() {
  for (auto& [token, e] : events_) {
    if (!e.target.empty() || in_.clauses.is_finite(token)) continue;
    const Trigger& t = triggers_.at(token);
    // Of a battle the place is no side.
    if (!has(t.frame->target, slot_in) || (t.frame->mutual && e.type == "ASSAULT")) continue;
    // "raids on a camp in X": the camp was hit, whose it is the page may tell.
    const clauses::Argument* on = t.arguments.find(slot_on);
    if (e.type == "ASSAULT" && on != nullptr && on->token != none && !on->named() && on->inner.empty() && frames_.is_of_class(in_.words[on->token].lemma, "post")) continue;
    type_ = e.type;
    releases_ = e.type == "RETREAT" && e.mode == "release";
    take(t.arguments.find(slot_in), true, e.target, e.why, "target");
    clean(e);
    settle_struck_town(t, e);
  }
}

// "demanded the withdrawal of X": who would have to do it is who is asked. "called for cooperation with Y": Y is asked too.
// The request that has the act at `token` as its object.
const Event* Reader::asked_at(std::uint32_t token) const {
  const std::uint32_t verb = in_.clauses.verb_over(token);
  const Event* asked = verb == none ? nullptr : event_of(verb);
  if (asked == nullptr || asked->type != "REQUEST") return nullptr;
  const clauses::Argument* object = known_trigger(verb)->arguments.find("obj");
  return object != nullptr && object->token == token ? asked : nullptr;
}

void Reader::complete_requests() {
  // "asked X for aid": who asks gets it (ruling 5).
  for (auto& [token, e] : events_) {
    const bool wanted = e.status == Status::requested || e.status == Status::negated;
    const Event* asked = e.type == "AID" && wanted && e.target.empty() ? asked_at(token) : nullptr;
    if (asked == nullptr || asked->mode != "assist" || asked->source.empty() || e.source.empty() || shares(asked->source, e.source)) continue;
    e.target = asked->source;
    e.why.push_back("target: who asks for it");
  }
  for (auto& [token, e] : events_) {
    // "agreed that X may use its bases": who is allowed to.
    const bool allows = e.type == "AGREE" && e.mode == "accept";
    if ((e.type != "REQUEST" && !allows) || !e.target.empty() || e.source.empty()) continue;
    for (auto at = events_.upper_bound(token); at != events_.end() && at->first < token + 12; ++at) {
      const Event& x = at->second;
      const bool asked = allows ? x.status == Status::planned && in_.clauses.is_finite(at->first) : x.status == Status::requested || (x.status == Status::hypothetical && in_.clauses.is_finite(token) && in_.clauses.clause_of(at->first) == in_.clauses.clause_of(token));
      if (!asked || in_.clauses.sentence_of(at->first) != in_.clauses.sentence_of(token)) continue;
      if (!x.source.empty() && !shares(x.source, e.source)) {
        e.target = x.source;
        e.why.push_back("target as in " + surface(at->first));
        break;
      }
      if (!triggers_.at(at->first).frame->mutual || !shares(x.source, e.source)) break;
      for (const Participant& p : x.target) e.target.push_back(p);
      for (const Participant& p : x.source) {
        if (!shares({p}, e.source)) e.target.push_back(p);
      }
      clean(e);
      break;
    }
  }
}

// "proposed a draft resolution", where the Security Council is named near it: it is put to the council; deputies draft for their own chamber.
void Reader::complete_drafts() {
  constexpr std::string_view council = "UNSC";
  constexpr std::uint32_t reach = 6;
  for (auto& [token, e] : events_) {
    if (e.type != "REQUEST" || !e.target.empty() || e.source.empty() || e.source.front().code == council) continue;
    const bool chamber = std::any_of(e.source.begin(), e.source.end(), [](const Participant& p) { return p.sector == "LEG"; });
    const std::uint32_t own = in_.clauses.sentence_of(token);
    if (chamber || !is_named_near(council, own)) continue;
    const std::uint32_t end = std::min<std::uint32_t>(token + reach, in_.text.sentences()[own].end - 1);
    for (std::uint32_t t = token; t < end; ++t) {
      const bool draft = frames_.is_of_class(in_.words[t].lemma, "draft_of") && frames_.is_of_class(in_.words[t + 1].lemma, "resolution");
      if (!draft || (t > token && known_trigger(t) != nullptr && events_.contains(t))) continue;
      e.target.push_back(from_context(std::string(council), e.trigger));
      e.why.push_back("target: the council that decides on " + surface(t));
      break;
    }
  }
}

// In the sentence or the two on either side.
bool Reader::is_named_near(std::string_view code, std::uint32_t sentence) const {
  constexpr std::uint32_t beside = 2;
  const auto sentences = in_.text.sentences();
  const std::uint32_t first = sentences[sentence - std::min(sentence, beside)].first;
  const std::uint32_t end = sentences[std::min<std::size_t>(sentence + beside, sentences.size() - 1)].end;
  for (std::uint32_t m = in_.clauses.first_mention_from(first); m < in_.clauses.first_mention_from(end); ++m) {
    if (in_.mentions[m].code == code) return true;
  }
  return false;
}

// "rejects the meddling of X, demanding that ...": who was spoken against in the same sentence is who is asked.
void Reader::complete_demands() {
  constexpr std::uint32_t reach = 30;
  for (auto& [token, e] : events_) {
    if (e.type != "REQUEST" || !e.target.empty() || e.source.empty() || !opens_circumstance(token)) continue;
    for (auto before = std::make_reverse_iterator(events_.lower_bound(token)); before != events_.rend() && token - before->first < reach; ++before) {
      const Event& x = before->second;
      if (in_.clauses.sentence_of(before->first) != in_.clauses.sentence_of(token)) break;
      if ((x.type != "REQUEST" && x.type != "ACCUSE" && x.type != "REJECT") || x.target.empty() || !shares(x.source, e.source)) continue;
      e.target = x.target;
      e.why.push_back("target as at " + surface(before->first));
      break;
    }
  }
}

// "rejected the request", "accepted the invitation": it was told before, and whose it was is who is answered.
void Reader::complete_refusals() {
  constexpr std::uint32_t reach = 60;
  for (auto& [token, e] : events_) {
    const bool answers = e.type == "REJECT" || (e.type == "AGREE" && e.mode == "accept");
    // "welcomed (bi-) the proposal".
    const bool welcomes = e.type == "SUPPORT";
    const clauses::Argument* object =
        (answers || welcomes) && e.target.empty() && !e.source.empty() ? triggers_.at(token).arguments.find(welcomes ? slot_b : "obj") : nullptr;
    if (object == nullptr || object->token == none || !object->inner.empty() || !in_.words[object->token].article) continue;
    const Trigger* request = known_trigger(object->token);
    const words::Lemma noun = in_.words[object->token].lemma;
    if ((request == nullptr || request->frame->type != "REQUEST") && !frames_.is_of_class(noun, "offer")) continue;
    for (auto before = std::make_reverse_iterator(events_.lower_bound(token)); before != events_.rend() && token - before->first < reach; ++before) {
      const Event& x = before->second;
      if (x.type != "REQUEST" || x.source.empty() || shares(x.source, e.source)) continue;
      e.target = x.source;
      e.why.push_back("target: who asked at " + surface(before->first));
      break;
    }
  }
}

// "denied what X had said (ma qalahu X)": whose word it denies (ruling 8).
void Reader::complete_denials() {
  constexpr std::uint32_t reach = 6;
  constexpr std::string_view what = "\xD9\x85\xD8\xA7";  // ma
  for (auto& [token, e] : events_) {
    if (e.type != "REJECT" || !e.target.empty() || e.source.empty()) continue;
    for (std::uint32_t t = token + 1; t + 1 < in_.words.size() && t < token + reach && in_.words[t].mark == 0; ++t) {
      if (in_.text.normal(in_.text.tokens()[t]) != what) continue;
      const bool says = in_.clauses.is_finite(t + 1) && in_.clauses.has_cue(t + 1, clauses::CueKind::say);
      if (says) take(&in_.clauses.subject(t + 1), true, e.target, e.why, "target");
      clean(e);
      break;
    }
  }
}

// "the intervention of A and B was at the request of X": who was asked has done it.
void Reader::complete_fulfilled() {
  for (auto& [token, e] : events_) {
    const bool based = token > 1 && in_.text.normal(in_.text.tokens()[token - 1]) == slot_on && !in_.clauses.is_finite(token - 2);
    const bool led = based || (in_.clauses.grammar_clitic(token) == slot_b && triggers_.at(token).arguments.find(slot_from) != nullptr);
    if (e.type != "REQUEST" || in_.clauses.is_finite(token) || !led || !e.target.empty() || e.source.empty()) continue;
    for (auto at = events_.lower_bound(token - std::min(token, 14U)); at != events_.end() && at->first < token; ++at) {
      if (in_.clauses.sentence_of(at->first) != in_.clauses.sentence_of(token) || at->second.source.empty() || shares(at->second.source, e.source)) continue;
      e.target = at->second.source;
      e.why.push_back("target: who did it, as at " + surface(at->first));
      // The verb over it, not what its object tells by the way.
      if (at->first == in_.clauses.verb_over(token)) break;
    }
  }
}

}  // namespace isnad::events
