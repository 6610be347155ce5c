// What tells an act a second time: a noun and its verb, a promise and what is promised, the
// lifting and what is lifted (codebook section 1: the same action named twice is one event).
#include <algorithm>

#include "isnad/events/reader.h"
#include "isnad/events/slots.h"

namespace isnad::events {

using clauses::CueKind;
using clauses::none;
using words::Upos;

// A promise of an act is that act (ruling 4); "lifting the sanctions" is only the lifting (ruling 21).
// "met to discuss X", "the talks will discuss X": the talk is the meeting before it, not another.
bool Reader::is_talk_of_meeting(const Event& e) const {
  const words::Lemma lemma = in_.words[e.token].lemma;
  const bool discusses = frames_.is_of_class(lemma, "discuss") || frames_.is_of_class(in_.dictionary.verb_of(lemma), "discuss");
  if (e.type != "CONSULT" || !discusses) return false;
  constexpr std::uint32_t reach = 20;
  const std::uint32_t clause = in_.clauses.clause_of(e.token);
  for (std::uint32_t p = e.token; p-- > in_.clauses.clauses()[clause].first && e.token - p <= reach;) {
    const Event* meeting = in_.clauses.clause_of(p) == clause && in_.clauses.mention_at(p) == none ? event_of(p) : nullptr;
    if (meeting == nullptr || meeting->type != "CONSULT") continue;
    const bool subject = in_.clauses.is_finite(e.token) && in_.clauses.subject(e.token).token == p;
    const bool purpose = !in_.clauses.is_finite(e.token) && in_.words[e.token].preposition == words::Preposition::l && meeting->mode != "visit" && shares(meeting->source, e.source);
    return subject || purpose;
  }
  return false;
}

bool Reader::is_carried_by_another(std::uint32_t token) const {
  const Event& e = *event_of(token);
  const Trigger& t = triggers_.at(token);
  if (e.type == "AGREE" && t.frame->inner_stance == "promises") {
    for (auto at = events_.upper_bound(token); at != events_.end() && at->first < token + 10; ++at) {
      const std::string& reason = at->second.status_reason;
      if (at->second.status == Status::planned && reason.find(surface(token)) != std::string::npos) return true;
    }
  }
  if (e.type != "SANCTION" || token == 0 || in_.clauses.is_finite(token)) return false;
  const Event* lifting = event_of(token - 1);
  // "from Y" belongs to the lifting.
  const bool has_party = std::any_of(t.arguments.list.begin(), t.arguments.list.end(), [](const clauses::Argument& a) { return a.slot != slot_about; });
  bool introduced = false;
  const bool relative = relative_verb(token, introduced) != none && (introduced || !in_.words[token].article);
  return lifting != nullptr && lifting->type == "RETREAT" && !has_party && !relative;
}

// "during the meeting the two sides reviewed ...", "said after the meeting": a meeting with the article that nothing else is said of.
bool Reader::is_told_meanwhile(const Event& e) const {
  constexpr std::string_view beside[] = {"\xD8\xAE\xD9\x84\xD8\xA7\xD9\x84", "\xD8\xA8\xD8\xB9\xD8\xAF", "\xD8\xB9\xD9\x82\xD8\xA8"};  // khilal, ba`d, `aqib
  if (e.type != "CONSULT" || e.token == 0 || in_.clauses.is_finite(e.token) || !in_.words[e.token].article) return false;
  if (std::find(std::begin(beside), std::end(beside), in_.text.normal(in_.text.tokens()[e.token - 1])) == std::end(beside)) return false;
  bool introduced = false;
  return triggers_.at(e.token).arguments.list.empty() && relative_verb(e.token, introduced) == none;
}

// "The conference aims ...": a meeting or an agreement that has the article and no actor of its own was told before (ruling 3).
bool Reader::is_told_before(const Event& e) const {
  const words::Word& w = in_.words[e.token];
  if (is_told_meanwhile(e)) return true;
  if (in_.clauses.is_finite(e.token) || !w.article || e.status != Status::actual || (e.type != "CONSULT" && e.type != "AGREE" && e.type != "COOPERATE")) return false;
  const std::string as_at = std::string(recovered) + " as at";
  return std::any_of(e.why.begin(), e.why.end(), [&as_at](const std::string& why) { return why.rfind(as_at, 0) == 0; });
}

// "rejected the request": with the article and nobody's own, the request was told before (ruling 3).
bool Reader::is_refused_request(const Event& e) const {
  if (e.type != "REQUEST" || in_.clauses.is_finite(e.token) || !in_.words[e.token].article) return false;
  const std::uint32_t verb = in_.clauses.verb_over(e.token);
  const Event* refusal = verb == none ? nullptr : event_of(verb);
  const Trigger& t = triggers_.at(e.token);
  if (refusal == nullptr || refusal->type != "REJECT" || t.arguments.find("gen") != nullptr || t.arguments.find("nisba") != nullptr) return false;
  const clauses::Argument* object = triggers_.at(verb).arguments.find("obj");
  return object != nullptr && object->token == e.token;
}

// "the visit was put off", "the putting off of the visit": what is put off is not told of (ruling 12).
bool Reader::is_put_off(std::uint32_t token) const {
  if (event_of(token)->type != "CONSULT" || in_.clauses.is_finite(token)) return false;
  const auto puts_off = [this](std::uint32_t word) {
    const words::Lemma lemma = in_.words[word].lemma;
    return frames_.is_of_class(lemma, "postpone") || frames_.is_of_class(in_.dictionary.verb_of(lemma), "postpone");
  };
  if (token > 0 && in_.words[token - 1].is_masdar() && puts_off(token - 1)) return true;
  const std::uint32_t verb = in_.clauses.verb_over(token);
  if (verb == none || !puts_off(verb)) return false;
  const clauses::Arguments arguments = in_.clauses.arguments(verb);
  const clauses::Argument* object = arguments.find("obj");
  return in_.clauses.subject(verb).token == token || (object != nullptr && object->token == token);
}

// "signed a treaty": the signing is the event (ruling 4); "a cooperation agreement": the
// agreement is. A noun annexed to another act's noun only names it.
bool Reader::is_label(std::uint32_t token) const {
  if (in_.clauses.is_finite(token)) return tells_of_a_noun(token);
  if (is_put_off(token)) return true;
  const Trigger& t = triggers_.at(token);
  const std::uint32_t clause = in_.clauses.clause_of(token);
  const bool bare = in_.words[token].preposition == words::Preposition::none && in_.words[token].conjunction == words::Conjunction::none;
  const Event* annexing = token > 0 && in_.clauses.clause_of(token - 1) == clause && !in_.clauses.is_finite(token - 1) ? event_of(token - 1) : nullptr;
  if (annexing != nullptr && in_.words[token - 1].features.definite == 0 && bare) {
    const bool bond = frames_.is_of_class(in_.words[token - 1].lemma, "bond");
    if (annexing->type == "COOPERATE" && t.frame->type == "COOPERATE" && !bond) return true;
    // "a deal of the sale of arms".
    if (annexing->type == "AID" && t.frame->type == "AID") return true;
    const Frame& first = *triggers_.at(token - 1).frame;
    // "to discuss the battle": what is talked about is an act of its own.
    const bool topic = in_.words[token - 1].is_masdar() && has(first.content, "obj");
    if ((annexing->type == "AGREE" || annexing->type == "CONSULT") && !topic && annexing->mode != "sign" && annexing->type != t.frame->type) return true;
  }
  if (is_campaign_of(token)) return true;
  if (t.frame->type == "COOPERATE" && frames_.is_of_class(in_.words[token].lemma, "bond") && event_of(token + 1) != nullptr) return true;
  if (t.frame->type != "AGREE") return false;
  // "a good agreement": of one that nobody is said to have made nothing is told.
  const Event& e = *event_of(token);
  const bool guessed = std::any_of(e.why.begin(), e.why.end(), [](const std::string& why) { return why.rfind("actor recovered ", 0) == 0; });
  if (guessed && e.mode.empty() && in_.words[token].is(Upos::noun) && in_.words[token].features.definite == 0) return true;
  // "the agreement that X signed": the signing tells it.
  bool introduced = false;
  const std::uint32_t v = relative_verb(token, introduced);
  if (v != none && event_of(v) != nullptr && is_signing(v)) return true;
  constexpr std::uint32_t reach = 9;
  for (std::uint32_t p = token; p-- > 0 && token - p <= reach && in_.clauses.clause_of(p) == clause;) {
    const Event* signing = event_of(p);
    if (signing != nullptr && signing->mode == "sign") return true;
  }
  return false;
}

bool Reader::is_signing(std::uint32_t verb) const {
  const Trigger& t = triggers_.at(verb);
  const auto lemmas = in_.dictionary.lemmas_named(t.frame->id.substr(0, t.frame->id.find('#')));
  return std::any_of(lemmas.begin(), lemmas.end(), [this](words::Lemma l) { return frames_.is_of_class(l, "signing"); });
}

// "the agreement that was concluded", "clashes that broke out": the noun is the event, its verb says no more.
bool Reader::tells_of_a_noun(std::uint32_t verb) const {
  constexpr std::uint32_t reach = 6;
  const Event& e = *event_of(verb);
  const bool light = in_.clauses.has_cue(verb, CueKind::light);
  for (std::uint32_t p = verb; p-- > 0 && verb - p <= reach && in_.clauses.sentence_of(p) == in_.clauses.sentence_of(verb);) {
    const Event* noun = in_.clauses.is_finite(p) ? nullptr : event_of(p);
    if (noun == nullptr) continue;
    bool introduced = false;
    // "the agreement with X that was concluded": the pronoun stands right before the verb.
    const clauses::Clause& c = in_.clauses.clauses()[in_.clauses.clause_of(verb)];
    const bool behind = c.kind == clauses::ClauseKind::relative && c.introducer != none && c.introducer + 1 == verb && noun->type == "AGREE";
    if (!behind && relative_verb(p, introduced) != verb) return false;
    const bool both_agree = e.type == "AGREE" && noun->type == "AGREE";
    return both_agree ? !is_signing(verb) : light;
  }
  return false;
}

// "regained control of X", "took part in a conference": the verb that tells the act, its object only names it.
std::uint32_t Reader::whose_object(std::uint32_t token) const {
  constexpr std::uint32_t reach = 9;
  const std::uint32_t clause = in_.clauses.clause_of(token);
  if (in_.clauses.is_finite(token) || in_.words[token].conjunction != words::Conjunction::none) return none;
  // "hosted talks between X and Y": of others than its host.
  if (triggers_.at(token).arguments.find(slot_between) != nullptr) return none;
  for (std::uint32_t p = token; p-- > 0 && token - p <= reach && in_.clauses.clause_of(p) == clause;) {
    const Event* e = event_of(p);
    if (e == nullptr) continue;
    const Frame& frame = *triggers_.at(p).frame;
    const bool merges = e->type == "ASSAULT" || e->type == "CONSULT" || e->type == "AID" || e->type == "PROTEST" || e->type == "CONCEDE";
    if (!merges || e->type != triggers_.at(token).frame->type || frame.pos == FramePos::noun) return none;
    const auto is_argument = [&](std::string_view slot) {
      const clauses::Argument* a = triggers_.at(p).arguments.find(slot);
      return a != nullptr && a->token == token;
    };
    const bool asked_for = std::any_of(frame.when.begin(), frame.when.end(), [&](const Condition& c) {
      if (c.negated) return false;
      if (c.kind == ConditionKind::near) return !in_.clauses.has_cue(p, CueKind::light) && head_is(c.set, token) && (is_argument("obj") || is_argument("gen"));
      return c.kind == ConditionKind::lemmas && is_argument(c.slot);
    });
    return asked_for ? p : none;
  }
  return none;
}

void Reader::merge_objects() {
  for (auto at = events_.begin(); at != events_.end();) {
    const auto noun = at++;
    const std::uint32_t verb = whose_object(noun->first);
    if (verb == none) continue;
    Event& act = events_.at(verb);
    if (act.target.empty() && !shares(noun->second.source, act.source)) act.target = noun->second.source;
    // Who regains a town of his own strikes nobody there by it.
    const auto own = [&act](const Participant& p) { return act.source.size() == 1 && p.code == people_of(act.source.front().code); };
    if (act.target.empty() && std::none_of(noun->second.target.begin(), noun->second.target.end(), own)) act.target = noun->second.target;
    clean(act);
    reject(noun->first, triggers_.at(noun->first).frame->id, "one act with the verb " + surface(verb));
    events_.erase(noun);
  }
}

// "a campaign of strikes", "a wave of arrests": the second noun tells the act.
bool Reader::is_campaign_of(std::uint32_t token) const {
  const Trigger& t = triggers_.at(token);
  const bool force = t.frame->type == "ASSAULT" || t.frame->type == "COERCE";
  if (!force || t.frame->pos != FramePos::noun || token + 1 >= in_.words.size() || in_.words[token].article) return false;
  const Event* act = in_.clauses.is_finite(token + 1) ? nullptr : event_of(token + 1);
  const words::Word& next = in_.words[token + 1];
  return act != nullptr && (act->type == "ASSAULT" || act->type == "COERCE") && next.preposition == words::Preposition::none &&
         next.conjunction == words::Conjunction::none;
}

// "raids hit the posts of X", "an attack that struck a bus": one act, told where it is named
// first; the noun tells who struck, the verb whom.
void Reader::merge_strikes() {
  for (auto at = events_.begin(); at != events_.end();) {
    auto& [verb, e] = *at++;
    if (e.type != "ASSAULT" || !in_.clauses.is_finite(verb) || !frames_.is_of_class(in_.words[verb].lemma, "strike")) continue;
    const auto noun = events_.find(struck_by(verb));
    if (noun == events_.end() || noun->second.type != "ASSAULT") continue;
    Event& act = noun->second;
    if (verb < noun->first) {
      // "an attack hit a patrol of (li-) X": whom the verb struck has not made the attack.
      if (!act.source.empty() && !shares(act.source, e.target)) e.source = act.source;
      if (e.target.empty()) e.target = act.target;
      clean(e);
      if (at == noun) ++at;
      reject(noun->first, triggers_.at(noun->first).frame->id, "one act with the verb " + surface(verb));
      events_.erase(noun);
      continue;
    }
    if (!e.target.empty()) act.target = e.target;
    clean(act);
    reject(verb, triggers_.at(verb).frame->id, "one act with the noun " + surface(noun->first));
    events_.erase(verb);
  }
}

// The noun of the act that a verb of striking is said of: its subject, or the noun it qualifies.
std::uint32_t Reader::struck_by(std::uint32_t verb) const {
  constexpr std::uint32_t reach = 6;
  const std::uint32_t subject = in_.clauses.subject(verb).token;
  if (subject != none && subject != verb && event_of(subject) != nullptr) return subject;
  for (std::uint32_t p = verb; p-- > 0 && verb - p <= reach && in_.clauses.sentence_of(p) == in_.clauses.sentence_of(verb);) {
    if (in_.clauses.is_finite(p)) break;
    bool introduced = false;
    if (event_of(p) != nullptr && relative_verb(p, introduced) == verb) return p;
  }
  return none;
}

}  // namespace isnad::events
