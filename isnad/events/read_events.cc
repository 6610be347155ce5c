// One document, trigger by trigger, in text order: a trigger that stands under
// another needs the other's roles first, and Arabic puts the governor first.
#include <algorithm>

#include "isnad/events/reader.h"

namespace isnad::events {

using clauses::none;
using words::Upos;
using words::Word;

const Trigger* Reader::known_trigger(std::uint32_t token) const {
  const auto found = triggers_.find(token);
  return found == triggers_.end() ? nullptr : &found->second;
}

const Event* Reader::event_of(std::uint32_t token) const {
  const auto found = events_.find(token);
  return found == events_.end() ? nullptr : &found->second;
}

void Reader::read_trigger(std::uint32_t token) {
  auto trigger = trigger_at(token);
  if (!trigger) return;
  const Frame& frame = *trigger->frame;
  Event e;
  e.token = token;
  e.trigger = in_.text.tokens()[token].span;
  e.sentence = in_.text.sentences()[in_.clauses.sentence_of(token)].span;
  e.type = frame.type;
  e.mode = frame.mode;
  e.cameo = frame.cameo;
  e.why.push_back("frame " + std::string(frame.id));
  fill_roles(*trigger, e);
  triggers_.emplace(token, *trigger);
  if (frame.type.empty()) return;
  const Standing standing_of = standing(*trigger);
  e.status = standing_of.status;
  e.status_reason = standing_of.reason;
  e.by_readiness = standing_of.readiness;
  if (!e.status_reason.empty()) e.why.push_back("status: " + e.status_reason);
  events_.emplace(token, std::move(e));
}

// A first figure for how sure we are: what was found by name and grammar counts, what was inferred less.
void Reader::rate(Event& e) const {
  double c = 0.55;
  if (!e.source.empty()) c += 0.12;
  if (!e.target.empty()) c += 0.08;
  if (in_.clauses.is_finite(e.token)) c += 0.1;
  for (const Participant& p : e.source) {
    if (p.via == mentions::Via::dropped || p.via == mentions::Via::pronoun || p.via == mentions::Via::context) c -= 0.06;
  }
  e.confidence = std::clamp(c, 0.05, 0.95);
}

namespace {

constexpr std::string_view recovered = "actor recovered";

bool shares(const std::vector<Participant>& a, const std::vector<Participant>& b) {
  return std::any_of(a.begin(), a.end(), [&b](const Participant& x) {
    return std::any_of(b.begin(), b.end(), [&x](const Participant& y) { return x.code == y.code; });
  });
}

bool takes_from_page(std::string_view type) {
  return type == "ASSAULT" || type == "SANCTION" || type == "AID" || type == "CONSULT" || type == "AGREE" || type == "RETREAT" || type == "ACCUSE";
}

}  // namespace

Reader::Near Reader::events_near(std::uint32_t token) const {
  return {events_.lower_bound(token - std::min(token, page_reach)), events_.upper_bound(token + page_reach)};
}

std::pair<std::uint32_t, std::uint32_t> Reader::mentions_near(std::uint32_t token) const {
  return {in_.clauses.first_mention_from(token - std::min(token, page_reach)), in_.clauses.first_mention_from(token + page_reach)};
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
    if (!needs_target && !needs_source) continue;
    const Event* best = nullptr;
    std::uint32_t best_distance = 0;
    for (const auto& [other, x] : events_near(token)) {
      if (other == token || x.type != e.type || (x.source.empty() && !(needs_target && e.type == "SANCTION"))) continue;
      if (x.target.empty() && (!frame.mutual || x.source.size() < 2)) continue;
      const bool same_word = in_.words[other].lemma == in_.words[token].lemma;
      if (finite && !same_word) continue;
      if (e.type != "ASSAULT" && e.type != "SANCTION" && e.type != "AID" && !same_word) continue;
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
    clean(e);
    e.why.push_back("the other side as told at " + surface(best->token));
  }
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
  const Event* same = nullptr;
  for (const auto& [other, x] : events_near(e.token)) {
    const bool told = !x.source.empty() && x.why.back().rfind(recovered, 0) != 0;
    if (other == e.token || x.type != e.type || !told || in_.words[other].lemma != in_.words[e.token].lemma) continue;
    if (same == nullptr || other < e.token) same = &x;
  }
  if (same != nullptr) {
    e.source = same->source;
    e.target = same->target;
    e.why.push_back(std::string(recovered) + " as at " + surface(same->token));
    return;
  }
  for (const std::uint32_t verb : {in_.clauses.verb_over(e.token), in_.clauses.verb_above(e.token)}) {
    if (verb == none || !e.source.empty() || in_.words[verb].features.voice == words::Voice::passive) continue;
    for (const std::uint32_t m : in_.clauses.subject(verb).mentions) take_mention(m, mentions::Via::context, e.source);
    if (!e.source.empty()) e.why.push_back(std::string(recovered) + " from the subject of " + surface(verb));
  }
  if (!e.source.empty()) return;
  const std::uint32_t sentence = in_.clauses.sentence_of(e.token);
  for (std::uint32_t m = mentions_near(e.token).second; m-- > 0 && e.source.empty();) {
    const mentions::Mention& mention = in_.mentions[m];
    if (mention.first >= e.token || mention.code == "EXPERT") continue;
    if (in_.clauses.sentence_of(mention.first) != sentence) break;
    take_mention(m, mentions::Via::context, e.source);
  }
  if (!e.source.empty()) e.why.push_back(std::string(recovered) + " named before");
}

// People were attacked, or demonstrated, and the sentence tells where: the people of that country
// (ruling 19).
void Reader::recover_population(Event& e) const {
  const bool war = triggers_.at(e.token).frame->mutual;
  if ((e.type != "ASSAULT" && e.type != "PROTEST") || war) return;
  const std::uint32_t sentence = in_.clauses.sentence_of(e.token);
  const auto [first, last] = mentions_near(e.token);
  for (std::uint32_t number = first; number < last; ++number) {
    const mentions::Mention& m = in_.mentions[number];
    if (in_.clauses.sentence_of(m.first) != sentence || m.code.size() != 3 || m.modifier) continue;
    const bool located = m.kind == mentions::Kind::place ||
                         ((m.kind == mentions::Kind::capital || m.kind == mentions::Kind::state) && m.first > 0 &&
                          in_.words[m.first - 1].is(Upos::adposition));
    if (!located) continue;
    Participant p;
    p.code = "PUBLIC:" + m.code;
    p.span = m.span;
    p.via = mentions::Via::context;
    (e.type == "PROTEST" ? e.source : e.target).push_back(std::move(p));
    e.why.push_back(std::string(recovered) + ": the people of the place, " + m.code);
    return;
  }
}

// A mutual act with one side told: the other is whom the page speaks of with it.
void Reader::add_partner(Event& e) const {
  if (in_.clauses.is_finite(e.token) || !triggers_.at(e.token).frame->mutual || e.source.size() + e.target.size() != 1 || e.type == "ASSAULT") return;
  const std::string& one = (e.source.empty() ? e.target : e.source).front().code;
  const std::uint32_t sentence = in_.clauses.sentence_of(e.token);
  std::map<std::string, int> weight;
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
  }
  const auto best = std::max_element(weight.begin(), weight.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (best == weight.end() || best->second < 6) return;
  Participant p;
  p.code = best->first;
  p.span = e.trigger;
  p.via = mentions::Via::context;
  if (e.source.empty()) std::swap(e.source, e.target);
  e.source.push_back(std::move(p));
  e.why.push_back("the other side: whom the page speaks of with it");
}

// "threatened to strike X", "warned of an attack by X": the content tells who is meant.
void Reader::complete_from_content() {
  for (auto& [token, e] : events_) {
    if ((e.type != "THREATEN" && e.type != "ACCUSE") || !e.target.empty() || e.source.empty()) continue;
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

// A promise of an act is that act (ruling 4); "lifting the sanctions" is only the lifting (ruling 21).
bool Reader::is_carried_by_another(std::uint32_t token) const {
  const Event& e = *event_of(token);
  const Trigger& t = triggers_.at(token);
  if (e.type == "AGREE" && t.frame->inner_stance == "promises") {
    for (auto at = events_.upper_bound(token); at != events_.end() && at->first < token + 10; ++at) {
      const std::string& reason = at->second.status_reason;
      if (at->second.status == Status::planned && reason.find(surface(token)) != std::string::npos) return true;
    }
  }
  if (e.type == "SANCTION" && token > 0 && in_.words[token].article && !in_.clauses.is_finite(token)) {
    const Event* lifting = event_of(token - 1);
    const bool bare = t.arguments.find("nisba") == nullptr && t.arguments.find("gen") == nullptr;
    return bare && lifting != nullptr && lifting->type == "RETREAT" && t.arguments.list.empty();
  }
  return false;
}

// "raids in the north of X": where it is done is to whom, when nothing better is told.
void Reader::complete_by_place() {
  constexpr std::string_view in = "\xD9\x81\xD9\x8A";
  for (auto& [token, e] : events_) {
    if (!e.target.empty() || in_.clauses.is_finite(token)) continue;
    const Trigger& t = triggers_.at(token);
    if (std::find(t.frame->target.begin(), t.frame->target.end(), in) == t.frame->target.end()) continue;
    type_ = e.type;
    take(t.arguments.find(in), true, e.target, e.why, "target");
    clean(e);
  }
}

// "was killed in an attack by X": the dead and the attack tell of each other.
void Reader::complete_tolls() {
  for (auto& [token, e] : events_) {
    if (e.type != "ASSAULT" || (!e.source.empty() && !e.target.empty())) continue;
    for (const auto& [other, x] : events_near(token)) {
      if (other == token || x.type != "ASSAULT" || in_.clauses.clause_of(other) != in_.clauses.clause_of(token)) continue;
      const std::uint32_t distance = other < token ? token - other : other - token;
      if (distance > 15) continue;
      if (e.source.empty() && !e.target.empty() && !x.source.empty() && x.target.empty()) {
        e.source = x.source;
        e.why.push_back("source as at " + surface(other));
      } else if (e.target.empty() && !e.source.empty() && x.source.empty() && !x.target.empty()) {
        e.target = x.target;
        e.why.push_back("target as at " + surface(other));
      }
      clean(e);
    }
  }
}

// "called for cooperation with Y": Y is asked too.
void Reader::complete_requests() {
  for (auto& [token, e] : events_) {
    if (e.type != "REQUEST" || !e.target.empty() || e.source.empty()) continue;
    for (auto at = events_.upper_bound(token); at != events_.end() && at->first < token + 12; ++at) {
      const Event& x = at->second;
      if (x.status != Status::requested || in_.clauses.sentence_of(at->first) != in_.clauses.sentence_of(token)) continue;
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

constexpr std::string_view between = "\xD8\xA8\xD9\x8A\xD9\x86";
constexpr std::string_view with = "\xD9\x85\xD8\xB9";

// A named agreement has its own parties; bare, it is only a label (ruling 21).
void Reader::settle_agreements() {
  for (auto at = events_.begin(); at != events_.end();) {
    Event& e = at->second;
    const Trigger& t = triggers_.at(at->first);
    const bool noun = e.type == "AGREE" && e.mode.empty() && !in_.clauses.is_finite(at->first) && in_.words[at->first].article;
    if (!noun) {
      ++at;
      continue;
    }
    bool told = std::any_of(t.arguments.list.begin(), t.arguments.list.end(), [](const clauses::Argument& a) {
      const bool party = a.slot == "gen" || a.slot == "nisba" || a.slot == between || a.slot == with;
      return party && (a.named() || !a.inner.empty());
    });
    for (std::uint32_t n = at->first + 1; n < in_.words.size() && n < at->first + 5 && !told; ++n) {
      told = in_.clauses.clause_of(n) != in_.clauses.clause_of(at->first) && in_.clauses.clauses()[in_.clauses.clause_of(n)].kind == clauses::ClauseKind::relative;
    }
    for (const times::Time& time : in_.times) {
      told = told || (time.value && time.first_token > at->first && time.first_token < at->first + 6);
    }
    if (!told) {
      at = events_.erase(at);
      continue;
    }
    name_parties(e, t);
    ++at;
  }
}

void Reader::name_parties(Event& e, const Trigger& t) const {
  for (const FrameTable::Agreement& agreement : frames_.agreements()) {
    const bool page = std::any_of(in_.mentions.begin(), in_.mentions.end(), [&](const mentions::Mention& m) { return m.code == agreement.page; });
    bool near = near_has(agreement.near, t.token);
    // The same agreement again, without its adjective.
    if (!near && page) {
      near = std::any_of(events_.begin(), events_.end(), [&](const auto& x) {
        return x.first != t.token && x.second.type == "AGREE" && near_has(agreement.near, x.first);
      });
    }
    const bool against = std::any_of(e.source.begin(), e.source.end(), [&](const Participant& p) {
      const bool told = p.via != mentions::Via::dropped && p.via != mentions::Via::context;
      return told && std::find(agreement.parties.begin(), agreement.parties.end(), p.code) == agreement.parties.end();
    });
    if (!page || !near || against) continue;
    e.source.clear();
    e.target.clear();
    for (const std::string_view code : agreement.parties) {
      Participant p;
      p.code = code;
      p.span = e.trigger;
      p.via = mentions::Via::context;
      e.source.push_back(std::move(p));
    }
    e.why.push_back("parties: agreements.tsv " + std::string(agreement.id));
    return;
  }
}

// "signed a treaty": the signing is the event (ruling 4); "a cooperation agreement": the
// agreement is. A noun annexed to another act's noun only names it.
bool Reader::is_label(std::uint32_t token) const {
  if (in_.clauses.is_finite(token)) return false;
  const Trigger& t = triggers_.at(token);
  const std::uint32_t clause = in_.clauses.clause_of(token);
  if (token > 0 && in_.clauses.clause_of(token - 1) == clause) {
    const Event* annexing = event_of(token - 1);
    const bool noun = annexing != nullptr && !in_.clauses.is_finite(token - 1) && in_.words[token - 1].features.definite == 0;
    if (noun && (annexing->type == "AGREE" || annexing->type == "CONSULT") && in_.words[token].preposition == words::Preposition::none &&
        in_.words[token].conjunction == words::Conjunction::none && annexing->mode != "sign" && annexing->type != t.frame->type) {
      return true;
    }
  }
  if (t.frame->type != "AGREE") return false;
  for (std::uint32_t p = token; p-- > 0 && token - p <= 6 && in_.clauses.clause_of(p) == clause;) {
    const Event* signing = event_of(p);
    if (signing != nullptr && signing->mode == "sign") return true;
  }
  return false;
}

Events Reader::read() {
  for (const text::Sentence& s : in_.text.sentences()) {
    for (std::uint32_t t = s.first; t < s.end; ++t) {
      if (in_.words[t].kind == text::TokenKind::word) read_trigger(t);
    }
  }
  settle_agreements();
  complete_tolls();
  complete_from_page();
  complete_from_object();
  complete_by_place();
  complete_requests();
  complete_from_content();
  const bool between_states = speaks_of_several_states();
  for (auto& [token, e] : events_) {
    if (e.source.empty() && e.target.empty()) recover_population(e);
    // A war named by nothing or by its place is a label (rulings 6 and 21).
    const bool label = e.type == "ASSAULT" && triggers_.at(token).frame->mutual && in_.words[token].article;
    if (between_states && !label && e.source.empty() && e.target.empty() && e.type != "THREATEN") recover_actor(e);
    add_partner(e);
  }
  Events out;
  for (auto& [token, e] : events_) {
    const Trigger& trigger = triggers_.at(token);
    if (e.source.empty() && (e.target.empty() || e.type == "THREATEN")) continue;
    if (is_label(token) || is_carried_by_another(token)) continue;
    // "this visit", "the said talks": a bare backward reference (ruling 3).
    if (token > 0 && in_.words[token - 1].is(Upos::determiner) && !in_.clauses.is_finite(token) && trigger.arguments.find("gen") == nullptr &&
        trigger.arguments.find("nisba") == nullptr) {
      continue;
    }
    e.attribution = attribution(trigger, e);
    for (const Voice& v : e.attribution) e.why.push_back("voice: " + v.who + " " + v.stance + " (" + v.cue + ")");
    fill_date(e);
    fill_place(e);
    // What is dated after the page was published has not happened (ruling 16).
    const bool past = in_.clauses.is_finite(token) && in_.words[token].features.aspect == words::Aspect::perfect;
    if (past && e.status != Status::hypothetical && e.date && in_.published && e.date->first > *in_.published) {
      // "after twenty days he refused": counted from what was told, not from the day of publication.
      e.date.reset();
      e.time.reset();
      e.why.push_back("no date: a past verb is not dated after publication");
    }
    if (e.status == Status::actual && e.date && in_.published && e.date->first > *in_.published) {
      e.status = Status::planned;
      e.why.push_back("status: dated after publication");
    }
    for (const std::string_view context : trigger.frame->contexts) e.context.emplace_back(context);
    const std::uint32_t clause = in_.clauses.clause_of(token);
    for (std::uint32_t t = token + 1; t < in_.words.size() && t < token + 8 && in_.clauses.clause_of(t) == clause; ++t) {
      if (in_.words[t].lemma == words::no_lemma) continue;
      for (const std::string_view context : frames_.contexts_of(in_.words[t].lemma)) {
        if (std::find(e.context.begin(), e.context.end(), context) == e.context.end()) e.context.emplace_back(context);
      }
    }
    if (const auto g = frames_.goldstein().find(e.cameo); g != frames_.goldstein().end()) e.goldstein = g->second;
    e.quad = frames_.quad_of(e.type);
    rate(e);
    out.push_back(e);
  }
  return out;
}

Events read_events(const Input& input, const FrameTable& frames) { return Reader(input, frames).read(); }

}  // namespace isnad::events
