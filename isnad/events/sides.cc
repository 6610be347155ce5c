// The sides of a mutual act: partners, hosts and stops that the page tells, the parties of a named agreement (codebook section 3,
// ruling 21).
#include <algorithm>
#include <set>

#include "isnad/events/reader.h"
#include "isnad/events/slots.h"

namespace isnad::events {

using clauses::none;
using words::Upos;

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

// "the meeting that brought together (jama`a) X and (bi-) Y": who met stands with the verb.
void Reader::take_brought_together(const Trigger& t, Event& e) const {
  constexpr std::uint32_t reach = 12;
  if (!t.frame->mutual || t.frame->type != "CONSULT" || !e.source.empty() || !e.target.empty()) return;
  const std::uint32_t end = std::min<std::uint32_t>(in_.words.size(), t.token + reach);
  const auto gathers = [this](std::uint32_t v) { return in_.clauses.is_finite(v) && frames_.is_of_class(in_.words[v].lemma, "gather"); };
  std::uint32_t verb = t.token > 0 && gathers(t.token - 1) ? t.token - 1 : t.token + 1;
  while (verb < end && !in_.clauses.is_finite(verb)) ++verb;
  if (verb >= end || in_.clauses.sentence_of(verb) != in_.clauses.sentence_of(t.token) || !gathers(verb)) return;
  const clauses::Clause& c = in_.clauses.clauses()[in_.clauses.clause_of(verb)];
  const bool of_it = in_.clauses.subject(verb).token == t.token || (c.kind == clauses::ClauseKind::relative && c.introducer != none && c.introducer > t.token && c.introducer + 1 == verb);
  if (!of_it) return;
  const clauses::Arguments arguments = in_.clauses.arguments(verb);
  const clauses::Argument* object = arguments.find("obj");
  if (object == nullptr || !object->named()) object = arguments.find(slot_between);
  for (const clauses::Argument* side : {object, arguments.find(slot_b), arguments.find(slot_with)}) take(side, true, e.source, e.why, "source");
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
