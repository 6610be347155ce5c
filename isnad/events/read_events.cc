// One document, trigger by trigger, in text order: a trigger that stands under
// another needs the other's roles first, and Arabic puts the governor first.
#include <algorithm>

#include "isnad/events/reader.h"

namespace isnad::events {

using clauses::CueKind;
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
  // "la-budda", written as one word, is spelled like a verb.
  const auto phrase = in_.clauses.grammar.phrase_cue(in_.text, token, token + 1);
  if (phrase && in_.clauses.grammar.cue(phrase->first).kind == clauses::CueKind::need) return;
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
  if (frame.type.empty()) {
    reject(token, frame.id, "this use of the word is no event");
    return;
  }
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

// "the prime minister of X arrived in (a city of X)": he visits nobody.
bool Reader::is_journey_home(const Event& e) const {
  if (e.mode != "visit" || !in_.clauses.is_finite(e.token) || e.source.size() != 1 || !e.target.empty()) return false;
  const Trigger& t = triggers_.at(e.token);
  return std::any_of(t.frame->target.begin(), t.frame->target.end(), [&](std::string_view slot) {
    const clauses::Argument* a = t.arguments.find(slot);
    return a != nullptr && a->named() && is_land(a->mentions.front()) && in_.mentions[a->mentions.front()].code == e.source.front().code;
  });
}

// Why what was read is no event of the page; empty when it is one.
std::string_view Reader::left_out(const Event& e) const {
  const Trigger& trigger = triggers_.at(e.token);
  if (e.source.empty() && e.type == "THREATEN") return "nobody is found who threatens";
  if (e.source.empty() && e.target.empty() && !is_by_the_unnamed(e)) return "no political actor takes part";
  if (is_label(e.token)) return "only names another event";
  if (is_carried_by_another(e.token) || is_talk_of_meeting(e)) return "another event carries it";
  if (is_told_before(e) || is_refused_request(e)) return "was told before";
  if (is_journey_home(e)) return "is a journey within his own state";
  // "this visit", "the said talks": a bare backward reference (ruling 3).
  const bool demonstrative = e.token > 0 && in_.words[e.token - 1].is(Upos::determiner) && in_.words[e.token].article && !in_.clauses.is_finite(e.token);
  if (demonstrative && trigger.arguments.find("gen") == nullptr && trigger.arguments.find("nisba") == nullptr) return "points back to what was told";
  return {};
}

// "the minister meets his counterpart today": what a paper tells in the imperfect of its own day is still to come (ruling 16).
bool Reader::is_due_today(const Event& e) const {
  if (e.type != "CONSULT" || e.status != Status::actual || !e.status_reason.empty() || !e.date || !in_.published) return false;
  if (e.date->first != *in_.published || e.date->last != *in_.published || !e.time) return false;
  // "now", "at present": it goes on; and behind another verb the day is of that one.
  const times::Time& day = in_.times[*e.time];
  constexpr std::string_view today = "\xD8\xA7\xD9\x84\xD9\x8A\xD9\x88\xD9\x85";
  bool named = false;
  for (std::uint32_t t = day.first_token; t < day.end_token; ++t) named = named || in_.text.normal(in_.text.tokens()[t]) == today;
  for (std::uint32_t t = e.token + 1; named && t < day.first_token; ++t) named = !in_.clauses.is_finite(t);
  if (!named || in_.clauses.clauses()[in_.clauses.clause_of(e.token)].kind == clauses::ClauseKind::relative) return false;
  const std::uint32_t verb = in_.clauses.is_finite(e.token) ? e.token : in_.clauses.verb_over(e.token);
  if (verb == clauses::none || in_.words[verb].features.aspect != words::Aspect::imperfect) return false;
  const bool leads = verb == e.token || in_.clauses.has_cue(verb, CueKind::light) || in_.clauses.has_cue(verb, CueKind::aspect);
  return leads && !(verb > 0 && in_.clauses.grammar.is_kana(in_.words[verb - 1].lemma));
}

Events Reader::read() {
  for (const mentions::Mention& m : in_.mentions) named_codes_.insert(m.code);
  for (const text::Sentence& s : in_.text.sentences()) {
    for (std::uint32_t t = s.first; t < s.end; ++t) {
      if (in_.words[t].kind == text::TokenKind::word) read_trigger(t);
    }
  }
  settle_agreements();
  merge_strikes();
  merge_objects();
  complete_tolls();
  complete_embargoes();
  complete_itineraries();
  complete_several();
  complete_liberations();
  complete_from_page();
  complete_from_object();
  complete_by_place();
  complete_victims();
  complete_foes();
  complete_battles();
  settle_faiths();
  complete_held();
  complete_arrests();
  complete_coerced();
  complete_charges();
  complete_from_content();
  complete_judged();
  complete_requests();
  complete_fulfilled();
  complete_drafts();
  complete_demands();
  complete_refusals();
  complete_denials();
  complete_hosts();
  spare_victims();
  complete_protests();
  complete_headline();
  const bool between_states = speaks_of_several_states();
  for (auto& [token, e] : events_) {
    if (e.source.empty() && (e.target.empty() || e.type == "PROTEST")) recover_population(e);
    // A war named by nothing or by its place is a label (rulings 6 and 21).
    const bool label = e.type == "ASSAULT" && triggers_.at(token).frame->mutual && in_.words[token].article;
    if (between_states && !label && e.source.empty() && e.target.empty() && e.type != "THREATEN") recover_actor(e);
    name_negotiators(e);
    add_partner(e);
  }
  complete_from_home();
  drop_guesses();
  Events out;
  for (auto& [token, e] : events_) {
    const Trigger& trigger = triggers_.at(token);
    if (const std::string_view why = left_out(e); !why.empty()) {
      reject(token, trigger.frame->id, why);
      continue;
    }
    e.attribution = attribution(trigger, e);
    for (const Voice& v : e.attribution) e.why.push_back("voice: " + v.who + " " + v.stance + " (" + v.cue + ")");
    fill_date(e);
    name_holders(e);
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
    } else if (is_due_today(e)) {
      e.status = Status::planned;
      e.why.push_back("status: due on the day of publication");
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
  settle_told_again(out);
  settle_own_forecasts(out);
  return out;
}

Events read_events(const Input& input, const FrameTable& frames) { return Reader(input, frames).read(); }

std::vector<Rejected> rejected_readings(const Input& input, const FrameTable& frames) {
  std::vector<Rejected> out;
  static_cast<void>(Reader(input, frames, &out).read());
  std::stable_sort(out.begin(), out.end(), [](const Rejected& a, const Rejected& b) { return a.token < b.token; });
  return out;
}

}  // namespace isnad::events
