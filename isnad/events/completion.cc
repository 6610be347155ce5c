// What a sentence leaves out of an act and the page tells elsewhere: the other side, the
// actor, the people of the place (codebook sections 1 and 3).
#include <algorithm>
#include <set>

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
    return people || (a->named() && shares_code(e.source, *a));
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
  for (auto at = events_.begin(); at != events_.end() && at->first < end; ++at) {
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

// "the joint Gulf action", "talks with the opposition", "a meeting of (li-) the party": several that act among themselves, a
// side told by no name, or a body that meets.
bool Reader::is_held_among_themselves(const Event& e) const {
  const Trigger& t = triggers_.at(e.token);
  const clauses::Argument* with = t.arguments.find(slot_with);
  if (with != nullptr && with->token != none && !with->named() && with->inner.empty()) return true;
  if (with != nullptr && with->named()) return false;
  const clauses::Argument* whose = e.type == "CONSULT" && in_.words[e.token].features.derived != words::Derived::none ? t.arguments.find(slot_l) : nullptr;
  if (whose != nullptr && whose->token != none && !in_.words[whose->token].is_masdar()) return true;
  const Participant& one = (e.source.empty() ? e.target : e.source).front();
  const bool guessed = e.why.size() > 1 && e.why.back().rfind(std::string(recovered) + " from the subject", 0) == 0;
  const bool told_by_adjective = one.via == mentions::Via::demonym && t.arguments.find("nisba") != nullptr && t.arguments.find("nisba")->named();
  const bool several = e.type != "AGREE" && !in_.gazetteer.is_state(one.code) && !frames_.is_party(one.code);
  return guessed || told_by_adjective || several;
}

// "our meeting in X and our call": what "and" joins to a mutual act of somebody, with no other side of its own, has the same.
bool Reader::take_sides_beside(Event& e) const {
  constexpr std::uint32_t reach = 5;
  if (in_.words[e.token].conjunction != words::Conjunction::wa || triggers_.at(e.token).arguments.find(slot_with) != nullptr) return false;
  const auto here = events_.find(e.token);
  if (here == events_.begin()) return false;
  const Event& before = std::prev(here)->second;
  const bool beside = e.token - before.token <= reach && in_.clauses.clause_of(e.token) == in_.clauses.clause_of(before.token) && before.type == e.type &&
                      !in_.clauses.is_finite(before.token) && before.source.size() + before.target.size() > 1;
  if (!beside || !shares(before.source, e.source.empty() ? e.target : e.source)) return false;
  e.source = before.source;
  e.target = before.target;
  e.why.push_back("sides as at " + surface(before.token));
  return true;
}

// A mutual act with one side told: the other is whom the page speaks of with it.
void Reader::add_partner(Event& e) const {
  if (in_.clauses.is_finite(e.token) || !triggers_.at(e.token).frame->mutual || e.source.size() + e.target.size() != 1 || e.type == "ASSAULT") return;
  // Whose a named agreement is, its table tells.
  if (std::any_of(e.why.begin(), e.why.end(), [](const std::string& why) { return why.rfind("parties: ", 0) == 0; })) return;
  if (take_sides_beside(e) || is_held_among_themselves(e)) return;
  const std::string& one = (e.source.empty() ? e.target : e.source).front().code;
  const std::uint32_t sentence = in_.clauses.sentence_of(e.token);
  std::map<std::string, int> weight;
  std::set<std::string> close;
  const auto [first, last] = mentions_near(e.token);
  for (std::uint32_t number = first; number < last; ++number) {
    const mentions::Mention& m = in_.mentions[number];
    const bool state = m.code.size() == 3 && m.kind != mentions::Kind::place && m.kind != mentions::Kind::media && m.kind != mentions::Kind::pair;
    // A capital after a preposition or a noun is where it happens ("in Vienna", "the Vienna talks").
    const bool venue = m.kind == mentions::Kind::capital && m.first > 0 &&
                       (in_.words[m.first - 1].is(Upos::adposition) || in_.words[m.first - 1].is(Upos::noun) || in_.words[m.first - 1].is(Upos::adjective));
    if (!state || venue || m.code == one) continue;
    const std::uint32_t its = in_.clauses.sentence_of(m.first);
    const bool near = its <= sentence && its + 2 >= sentence;
    weight[m.code] += its == sentence ? 5 : near ? 3 : 1;
    if (near) close.insert(m.code);
  }
  // Named far away only: nothing says that it belongs here.
  std::erase_if(weight, [&close](const auto& x) { return !close.contains(x.first); });
  const auto best = std::max_element(weight.begin(), weight.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (best == weight.end() || best->second < 6) return;
  if (e.source.empty()) std::swap(e.source, e.target);
  e.source.push_back(from_context(best->first, e.trigger));
  e.why.push_back("the other side: whom the page speaks of with it");
}

// "a tour that includes (tashmal) X and Y": what the verb names are the places visited.
void Reader::complete_itineraries() {
  constexpr std::uint32_t reach = 14;
  for (auto& [token, e] : events_) {
    if (e.mode != "visit" || !e.target.empty()) continue;
    const std::uint32_t end = std::min<std::uint32_t>(in_.words.size(), token + reach);
    for (std::uint32_t t = token + 1; t < end && in_.clauses.sentence_of(t) == in_.clauses.sentence_of(token); ++t) {
      if (!in_.clauses.is_finite(t) || !frames_.is_of_class(in_.words[t].lemma, "include")) continue;
      const std::uint32_t m = in_.clauses.first_mention_from(t + 1);
      if (m >= in_.mentions.size() || in_.mentions[m].first > t + 2) break;
      std::uint32_t behind = 0;
      for (const std::uint32_t one : in_.clauses.group(m, behind)) take_mention(one, mentions::Via::name, e.target, true);
      clean(e);
      if (!e.target.empty()) e.why.push_back("target: what " + surface(t) + " names");
      break;
    }
  }
}

// "with the three capitals", "these states": several told together before, which the page names once.
void Reader::complete_several() {
  for (auto& [token, e] : events_) {
    if (!e.target.empty() || e.source.empty() || (e.type != "CONSULT" && e.type != "COOPERATE" && e.type != "AID")) continue;
    const Trigger& t = triggers_.at(token);
    const bool back = std::any_of(t.frame->target.begin(), t.frame->target.end(), [&](std::string_view slot) {
      const clauses::Argument* a = t.arguments.find(slot);
      if (a == nullptr || a->named() || !a->inner.empty()) return false;
      const std::uint32_t noun = a->counted != none ? a->counted : a->token;
      if (noun == none || noun + 1 >= in_.words.size() || !frames_.is_of_class(in_.words[noun].lemma, "polity") || !in_.words[noun].article) return false;
      return in_.words[noun - 1].is(Upos::determiner) || in_.words[noun + 1].is(Upos::numeral);
    });
    if (!back) continue;
    for (auto before = std::make_reverse_iterator(events_.lower_bound(token)); before != events_.rend() && token - before->first < page_reach; ++before) {
      if (before->second.target.size() < 2 || shares(before->second.target, e.source)) continue;
      e.target = before->second.target;
      e.why.push_back("target as told at " + surface(before->first));
      break;
    }
  }
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
      if (here != clause && kind != clauses::ClauseKind::relative) break;
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
    if (!has(t.frame->target, slot_in)) continue;
    type_ = e.type;
    take(t.arguments.find(slot_in), true, e.target, e.why, "target");
    clean(e);
    settle_struck_town(t, e);
  }
}

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
    if (e.type != "ASSAULT" || (!e.source.empty() && !e.target.empty()) || (e.source.empty() && e.target.empty())) continue;
    for (const auto& [other, x] : events_near(token)) {
      const std::uint32_t distance = other < token ? token - other : other - token;
      if (other == token || x.type != "ASSAULT" || distance > reach || !told_together(token, other)) continue;
      if (!tells_toll(token) && !tells_toll(other)) continue;
      const bool clash = x.target.empty() && x.source.size() > 1;
      if (e.source.empty() && !x.source.empty() && (x.target.empty() || shares(x.target, e.target)) && (!clash || shares(x.source, e.target)) && !answered(other, token)) {
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

// "demanded the withdrawal of X": who would have to do it is who is asked. "called for cooperation with Y": Y is asked too.
void Reader::complete_requests() {
  for (auto& [token, e] : events_) {
    if (e.type != "REQUEST" || !e.target.empty() || e.source.empty()) continue;
    for (auto at = events_.upper_bound(token); at != events_.end() && at->first < token + 12; ++at) {
      const Event& x = at->second;
      if (x.status != Status::requested || in_.clauses.sentence_of(at->first) != in_.clauses.sentence_of(token)) continue;
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

// "discusses in (the capital of) X": who is on a visit there talks with its hosts.
void Reader::complete_hosts() {
  for (auto& [token, e] : events_) {
    const Trigger& t = triggers_.at(token);
    const clauses::Argument* in = e.type == "CONSULT" && e.mode != "visit" && !e.source.empty() && e.target.empty() ? t.arguments.find(slot_in) : nullptr;
    if (in == nullptr || !in->named() || in_.mentions[in->mentions.front()].kind != mentions::Kind::capital) continue;
    const std::string& host = in_.mentions[in->mentions.front()].code;
    const Near near = events_near(token);
    const bool visits = std::any_of(near.begin(), near.end(), [&](const auto& x) {
      const auto is_host = [&host](const Participant& p) { return p.code == host; };
      return x.second.mode == "visit" && shares(x.second.source, e.source) && std::any_of(x.second.target.begin(), x.second.target.end(), is_host);
    });
    if (!visits) continue;
    take(in, false, e.target, e.why, "target");
    clean(e);
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
    }
  }
}

// A named agreement has its own parties; bare, it is only a label (ruling 21).
void Reader::settle_agreements() {
  for (auto at = events_.begin(); at != events_.end();) {
    Event& e = at->second;
    const Trigger& t = triggers_.at(at->first);
    const bool noun = e.type == "AGREE" && e.mode.empty() && !in_.clauses.is_finite(at->first) && in_.words[at->first].article;
    // "after the signing of the nuclear agreement with X": its parties sign it.
    if (e.type == "AGREE" && e.mode == "sign" && in_.words[at->first].is_masdar() && t.arguments.find("gen") == nullptr) name_parties(e, t);
    // "an agreement of (ittifaq) Iran": annexed to a party, it is that party's named one.
    const clauses::Argument* of = e.type == "AGREE" && e.mode.empty() && !noun && !in_.clauses.is_finite(at->first) ? t.arguments.find("gen") : nullptr;
    if (of != nullptr && of->named()) name_parties(e, t);
    if (!noun) {
      ++at;
      continue;
    }
    bool told = std::any_of(t.arguments.list.begin(), t.arguments.list.end(), [this](const clauses::Argument& a) {
      const bool party = a.slot == "gen" || a.slot == "nisba" || a.slot == slot_between || a.slot == slot_with;
      // "the Vienna agreement": a capital annexed to it is where it was made.
      const bool venue = a.slot == "gen" && a.named() && in_.mentions[a.mentions.front()].kind == mentions::Kind::capital;
      // "the agreement about the Iranian programme".
      const bool about = (a.slot == slot_over || a.slot == slot_concerning) && !a.inner.empty() && a.inner.size() == 1;
      return about || (party && !venue && (a.named() || !a.inner.empty()));
    });
    for (std::uint32_t n = at->first + 1; n < in_.words.size() && n < at->first + 5 && !told; ++n) {
      told = in_.clauses.clause_of(n) != in_.clauses.clause_of(at->first) && in_.clauses.clauses()[in_.clauses.clause_of(n)].kind == clauses::ClauseKind::relative;
    }
    const auto in_order = [](const times::Time& time, std::uint32_t token) { return time.first_token < token; };
    for (auto time = std::lower_bound(in_.times.begin(), in_.times.end(), at->first + 1, in_order);
         time != in_.times.end() && time->first_token < at->first + 6; ++time) {
      told = told || (time->value && (!in_.published || time->value->first <= *in_.published));
    }
    if (!told) {
      reject(at->first, t.frame->id, "a bare mention of an agreement");
      at = events_.erase(at);
      continue;
    }
    name_parties(e, t);
    ++at;
  }
}

// "the agreement that was reached after hard negotiations": who made a named agreement negotiated it (ruling 21).
void Reader::name_negotiators(Event& e) const {
  const words::Lemma verb = in_.dictionary.verb_of(in_.words[e.token].lemma);
  const bool negotiation = frames_.is_of_class(verb, "negotiation") && !in_.clauses.is_finite(e.token);
  if (e.type != "CONSULT" || !negotiation || e.source.size() + e.target.size() > 1) return;
  name_parties(e, triggers_.at(e.token));
}

void Reader::name_parties(Event& e, const Trigger& t) const {
  for (const FrameTable::Agreement& agreement : frames_.agreements()) {
    const bool page = std::all_of(agreement.page.begin(), agreement.page.end(), [this](std::string_view code) { return named_codes_.contains(code); });
    bool near = near_has(agreement.near, t.token);
    // The same agreement again, without its adjective.
    if (!near && page && e.mode != "sign") {
      const Near around = events_near(t.token);
      near = std::any_of(around.begin(), around.end(), [&](const auto& x) {
        // Negotiations are those about it only where it stands beside them.
        const bool beside = e.type == "AGREE" || in_.clauses.sentence_of(x.first) == in_.clauses.sentence_of(t.token);
        return x.first != t.token && beside && x.second.type == "AGREE" && near_has(agreement.near, x.first);
      });
    }
    const auto other = [&](const Participant& p) {
      const bool told = p.via != mentions::Via::dropped && p.via != mentions::Via::context;
      return told && std::find(agreement.parties.begin(), agreement.parties.end(), p.code) == agreement.parties.end();
    };
    const bool against = std::any_of(e.source.begin(), e.source.end(), other) || std::any_of(e.target.begin(), e.target.end(), other);
    if (!page || !near || against) continue;
    e.source.clear();
    e.target.clear();
    for (const std::string_view code : agreement.parties) e.source.push_back(from_context(std::string(code), e.trigger));
    e.why.push_back("parties: agreements.tsv " + std::string(agreement.id));
    return;
  }
}

}  // namespace isnad::events
