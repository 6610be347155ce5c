// When and where (codebook section 4): the expression of time in the event's own
// clause, the nearest one; the place after "in".
#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "isnad/events/reader.h"
#include "isnad/events/slots.h"

namespace isnad::events {

using clauses::none;
using mentions::Kind;
using mentions::Mention;
using times::Relation;
using times::Time;

namespace {

// The place that a phrase names: "in Aleppo", "in the city of Aleppo". A state or a capital is one only after
// "in" itself: with "bi-" it is an object, and inside a phrase an owner ("in the embassy of Russia").
const Mention* place_in(const clauses::Argument& a, const mentions::Mentions& all) {
  if (a.slot != slot_in && a.slot != slot_b) return nullptr;
  if (!a.mentions.empty()) {
    const Mention& m = all[a.mentions.front()];
    const bool government = a.slot == slot_in && (m.kind == Kind::capital || m.kind == Kind::state);
    return m.kind == Kind::place || government ? &m : nullptr;
  }
  for (const std::uint32_t inner : a.inner) {
    if (all[inner].kind == Kind::place) return &all[inner];
  }
  return nullptr;
}

// A day that the text names; "now" tells no day.
bool names_a_day(const Time& time) {
  return time.value && time.value->first == time.value->last && time.rule != "now" && time.rule != "currently";
}

std::uint32_t distance(std::uint32_t token, const Time& time) {
  return time.first_token > token ? time.first_token - token : token - time.first_token;
}

}  // namespace

// How far an expression of time is from the event, or nothing when it is not the event's.
std::optional<std::uint32_t> Reader::claim(const Event& e, const Time& time) const {
  const std::uint32_t clause = in_.clauses.clause_of(e.token);
  const std::uint32_t its_clause = in_.clauses.clause_of(time.first_token);
  const bool finite = in_.clauses.is_finite(e.token);
  const clauses::Clause& c = in_.clauses.clauses()[its_clause];
  if (its_clause != clause) {
    // "the agreement that was concluded last week": the relative clause tells when.
    const bool behind = !finite && c.kind == clauses::ClauseKind::relative && c.introducer > e.token && time.first_token > c.introducer;
    const bool relative = behind && (c.introducer <= e.token + 3 || (c.parent == clause && c.introducer <= e.token + 7));
    // "sanctions after the attack that was made in May": of two acts before it the relative clause is of the nearer.
    const auto nearer = triggers_.upper_bound(e.token);
    // What comes right after it or during it is of the same day (`aqiba, ithra, khilala, athna'a).
    constexpr std::string_view same_day[] = {"\xD8\xB9\xD9\x82\xD8\xA8", "\xD8\xA5\xD8\xAB\xD8\xB1", "\xD8\xAE\xD9\x84\xD8\xA7\xD9\x84", "\xD8\xA3\xD8\xAB\xD9\x86\xD8\xA7\xD8\xA1"};
    const bool beside = nearer != triggers_.end() && std::find(std::begin(same_day), std::end(same_day), in_.text.normal(in_.text.tokens()[nearer->first - 1])) != std::end(same_day);
    const bool of_another = !beside && nearer != triggers_.end() && nearer->first < c.introducer && in_.clauses.clause_of(nearer->first) == clause && !nearer->second.frame->type.empty();
    if (relative && !of_another) return 4 + distance(e.token, time) / 4;
    // "at the beginning of the year, when he visited": the time right before the connector.
    const clauses::Clause& own = in_.clauses.clauses()[clause];
    const bool led = finite && own.kind == clauses::ClauseKind::adverbial && own.parent == its_clause && own.introducer >= time.end_token &&
                     own.introducer - time.end_token <= 2;
    return led ? std::optional<std::uint32_t>(6) : std::nullopt;
  }
  if (belongs_to_verb_behind(e, time) || is_since_the_last(e, time)) return std::nullopt;
  std::uint32_t cost = distance(e.token, time) + (time.first_token < e.token ? 3 : 0);
  if (finite) return cost;
  const bool after = time.first_token > e.token && time.first_token <= e.token + 12;
  const std::uint32_t verb = in_.clauses.verb_over(e.token);
  const Event* over = verb == none ? nullptr : event_of(verb);
  // The verb over the noun is dated itself; the noun takes only what follows it closely.
  const bool fact = e.status_reason == "presupposed" || over != nullptr;
  if (fact && (!after || time.first_token > e.token + 7)) return std::nullopt;
  return after ? cost : cost + 8;
}

// "before the tour X said on Friday": behind the verb the day is the verb's, and not of the circumstance before it.
bool Reader::belongs_to_verb_behind(const Event& e, const Time& time) const {
  const words::Word& w = in_.words[e.token];
  const bool annexed = e.token + 1 < in_.words.size() && in_.words[e.token + 1].is(words::Upos::noun);
  const bool definite = w.article || w.enclitic_person != 0 || w.features.definite != 0 || annexed;
  if (in_.clauses.is_finite(e.token) || !definite || e.token == 0 || time.first_token < e.token) return false;
  const std::uint32_t clause = in_.clauses.clause_of(e.token);
  if (in_.clauses.verb_over(e.token) != none) return false;
  bool led = in_.words[e.token].preposition != words::Preposition::none;
  constexpr std::uint32_t reach = 3;
  for (std::uint32_t t = e.token; !led && t-- > in_.clauses.clauses()[clause].first && e.token - t <= reach;) {
    led = in_.words[t].is(words::Upos::adposition) || in_.words[t].is(words::Upos::adverb);
  }
  for (std::uint32_t t = e.token + 1; led && t < time.first_token; ++t) {
    if (in_.clauses.clause_of(t) == clause && in_.clauses.is_finite(t)) return true;
  }
  return false;
}

// "the first visit since 2004": since when there was none.
bool Reader::is_since_the_last(const Event& e, const Time& time) const {
  if (time.type != times::TimeType::open || time.first_token < e.token || e.token == 0) return false;
  const words::Lemma before = in_.words[e.token - 1].lemma;
  return before != words::no_lemma && frames_.is_of_class(before, "rank");
}

// "for the first time since X", "the first visit since X": X is when it happened last, not when it happens.
bool Reader::counts_occasions(const Time& time) const {
  constexpr std::string_view occasion = "\xD9\x85\xD8\xB1\xD8\xA9";
  constexpr std::string_view first = "\xD8\xA3\xD9\x88\xD9\x84";
  if (time.first_token == 0 || time.type != times::TimeType::open) return false;
  const words::Word& before = in_.words[time.first_token - 1];
  if (before.mark != 0 || before.lemma == words::no_lemma) return false;
  const std::string_view name = in_.dictionary.name(before.lemma);
  return name.substr(0, name.find('.')) == occasion || name.substr(0, first.size()) == first;
}

// "the ambassador (between 1981 and 2005)": a time in brackets behind a title is that of the office.
bool Reader::is_of_a_term(const Time& time) const {
  if (time.first_token < 2 || in_.words[time.first_token - 1].mark != '(') return false;
  std::uint32_t behind = time.first_token - 2;
  const std::uint32_t m = in_.clauses.mention_at(behind);
  if (m != none) return in_.mentions[m].kind == mentions::Kind::person || in_.mentions[m].kind == mentions::Kind::office;
  // "the ambassador in X (...)"
  constexpr std::uint32_t reach = 6;
  for (std::uint32_t t = behind; t > 0 && behind - t < reach && in_.words[t].mark == 0; --t) {
    const std::uint32_t title = in_.clauses.mention_at(t);
    if (title != none && (in_.mentions[title].kind == mentions::Kind::person || in_.mentions[title].kind == mentions::Kind::office)) return true;
  }
  return false;
}

// The expression that tells when the act was, by its own clause; none when nothing does.
const Time* Reader::nearest_time(const Event& e) const {
  const std::uint32_t sentence = in_.clauses.sentence_of(e.token);
  const std::uint32_t clause = in_.clauses.clause_of(e.token);
  const bool finite = in_.clauses.is_finite(e.token);
  const Time* best = nullptr;
  std::uint32_t best_cost = 0;
  const auto in_order = [](const Time& time, std::uint32_t s) { return time.sentence < s; };
  for (auto at = std::lower_bound(in_.times.begin(), in_.times.end(), sentence, in_order); at != in_.times.end() && at->sentence == sentence; ++at) {
    const Time& time = *at;
    if (!time.value || time.type == times::TimeType::set || counts_occasions(time) || is_of_a_term(time)) continue;
    const auto claimed = claim(e, time);
    if (!claimed) continue;
    std::uint32_t cost = *claimed;
    // Another trigger nearer to the expression has the better claim.
    const std::uint32_t end = std::max(e.token, time.first_token);
    for (auto between = triggers_.upper_bound(std::min(e.token, time.first_token)); between != triggers_.end() && between->first < end; ++between) {
      const auto& [token, trigger] = *between;
      if (in_.clauses.clause_of(token) != clause || trigger.frame->type.empty()) continue;
      cost += in_.clauses.is_finite(token) && !finite ? 20 : 6;
    }
    if (cost <= 24 && (best == nullptr || cost < best_cost)) {
      best = &time;
      best_cost = cost;
    }
  }
  return best;
}

void Reader::take_date(Event& e, const Time& time) const {
  e.date = time.value;
  e.time = static_cast<std::uint32_t>(&time - in_.times.data());
  e.why.push_back("date: " + std::string(cut(in_.text.utf8(), time.span)) + " (" + time.rule + ")");
}

void Reader::fill_date(Event& e) const {
  if (const Time* time = nearest_time(e); time != nullptr) return take_date(e, *time);
  share_date(e);
  if (!e.date) share_day_of_speech(e);
}

// When the verb was, act or not.
const Time* Reader::time_of_verb(std::uint32_t verb) const {
  Event probe;
  probe.token = verb;
  return nearest_time(probe);
}

// "said on Sunday ..., warning (muhadhdhiran) of ...", "... And X called for ...": a participle of circumstance is of its verb's day, and
// so is what somebody goes on to ask, blame or praise in the sentences behind his dated words.
void Reader::share_day_of_speech(Event& e) const {
  constexpr std::uint32_t reach = 2;  // sentences
  constexpr std::string_view spoken[] = {"REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN"};
  if (e.status != Status::actual || e.source.empty() || std::find(std::begin(spoken), std::end(spoken), e.type) == std::end(spoken)) return;
  const clauses::Clause& c = in_.clauses.clauses()[in_.clauses.clause_of(e.token)];
  const bool participle = c.kind == clauses::ClauseKind::participial && c.introducer == e.token;
  // "but", "while" and "had said" (kana qad) tell of another occasion; "and" on the verb goes on.
  const bool level = c.kind == clauses::ClauseKind::main || (c.kind == clauses::ClauseKind::coordinate && c.introducer == e.token);
  const bool goes_on = level && in_.clauses.is_finite(e.token) && in_.words[e.token].features.aspect == words::Aspect::perfect && c.governor == none;
  const std::uint32_t before = e.token == 0 ? e.token : e.token - 1;
  const bool had = in_.words[before].is(words::Upos::particle) || in_.clauses.grammar.is_kana(in_.words[before].lemma);
  if (!participle && (!goes_on || had)) return;
  const std::uint32_t sentence = in_.clauses.sentence_of(e.token);
  for (std::uint32_t t = e.token; t-- > 0 && sentence - in_.clauses.sentence_of(t) <= (participle ? 0 : reach);) {
    const clauses::Clause& its = in_.clauses.clauses()[in_.clauses.clause_of(t)];
    if (!in_.clauses.is_finite(t) || its.governor != none || its.kind == clauses::ClauseKind::relative || its.kind == clauses::ClauseKind::adverbial) continue;
    const Event* said = event_of(t);
    const bool speech = in_.clauses.has_cue(t, clauses::CueKind::say) || (said != nullptr && std::find(std::begin(spoken), std::end(spoken), said->type) != std::end(spoken));
    if (!speech) continue;
    const auto& who = in_.clauses.subject(t).mentions;
    if (who.empty() || in_.mentions[who.front()].code != e.source.front().code) return;
    const Time* time = said != nullptr && said->time ? &in_.times[*said->time] : time_of_verb(t);
    if (time == nullptr) continue;
    // Behind an act the day may be that of the act.
    const auto act = triggers_.upper_bound(t);
    const bool plain = act == triggers_.end() || act->first > time->first_token || said != nullptr;
    if (names_a_day(*time) && plain) take_date(e, *time);
    return;
  }
}

// "was killed on Monday in an attack by X": the dead and the attack have one day.
void Reader::share_day_of_toll(Event& e) const {
  constexpr std::uint32_t reach = 15;
  for (auto at = events_.lower_bound(e.token - std::min(e.token, reach)); at != events_.end() && at->first < e.token; ++at) {
    const Event& before = at->second;
    if (before.type != "ASSAULT" || before.status != Status::actual || !before.time || !told_together(e.token, at->first)) continue;
    if (!before.target.empty() && !e.target.empty() && !shares_codes(before, e)) continue;
    e.date = before.date;
    e.time = before.time;
    e.why.push_back("date: as at " + surface(at->first));
  }
}

bool Reader::shares_codes(const Event& a, const Event& b) {
  return std::any_of(a.target.begin(), a.target.end(), [&b](const Participant& x) {
    return std::any_of(b.target.begin(), b.target.end(), [&x](const Participant& y) { return x.code == y.code; });
  });
}

// "were killed on Monday and wounded", "said on Monday that ... and announced the recall of X": a coordinated verb and what it
// carries have the day of the verb before it.
void Reader::share_date(Event& e) const {
  if (e.type == "ASSAULT" && e.status == Status::actual) share_day_of_toll(e);
  if (e.date) return;
  const std::uint32_t clause = in_.clauses.clause_of(e.token);
  const clauses::Clause& c = in_.clauses.clauses()[clause];
  const std::uint32_t verb = in_.clauses.is_finite(e.token) ? e.token : in_.clauses.verb_over(e.token);
  if (c.kind != clauses::ClauseKind::coordinate || verb == none || in_.clauses.clause_of(verb) != clause || e.status != Status::actual) return;
  const bool carries = in_.clauses.has_cue(verb, clauses::CueKind::light) || frames_.is_of_class(in_.words[verb].lemma, "announce");
  if (in_.words[verb].conjunction != words::Conjunction::wa || (verb != e.token && !carries)) return;
  for (std::uint32_t t = verb; t-- > 0 && in_.clauses.sentence_of(t) == c.sentence;) {
    if (!in_.clauses.is_finite(t)) continue;
    const std::uint32_t other = in_.clauses.clause_of(t);
    const bool apart = other != c.parent && in_.clauses.clauses()[other].parent != c.parent;
    const Event* before = event_of(t);
    // A verb that tells which noun is meant, or what was meanwhile, has its own day.
    const clauses::ClauseKind kind = in_.clauses.clauses()[other].kind;
    const bool aside = before == nullptr && ((other != c.parent && (kind == clauses::ClauseKind::relative || kind == clauses::ClauseKind::complement)) || kind == clauses::ClauseKind::adverbial);
    if (apart || aside) continue;
    if (before != nullptr && (!before->time || before->status != Status::actual)) return;
    const Time* time = before != nullptr ? &in_.times[*before->time] : time_of_verb(t);
    const bool past = in_.words[t].features.aspect == words::Aspect::perfect && in_.words[verb].features.aspect == words::Aspect::perfect;
    if (time == nullptr || (before == nullptr && !(past && names_a_day(*time)))) return;
    e.date = before != nullptr ? before->date : time->value;
    e.time = static_cast<std::uint32_t>(time - in_.times.data());
    e.why.push_back("date: shared with " + surface(t));
    return;
  }
}

// A bare office is held by who held it on the day of the event, where that day is past (codebook section 3).
void Reader::name_holders(Event& e) const {
  if (!e.date || (in_.published && e.date->last >= *in_.published)) return;
  for (std::vector<Participant>* side : {&e.source, &e.target}) {
    for (Participant& p : *side) {
      const auto before = [](const Mention& m, std::uint32_t begin) { return m.span.begin < begin; };
      const auto at = std::lower_bound(in_.mentions.begin(), in_.mentions.end(), p.span.begin, before);
      if (at == in_.mentions.end() || !(at->span == p.span) || at->kind != Kind::office || at->code != p.code || at->former) continue;
      const auto first = mentions::holder_on(in_.gazetteer, *at, e.date->first);
      const auto last = mentions::holder_on(in_.gazetteer, *at, e.date->last);
      if (!first && !last) continue;
      const bool one = first && last && first->person == last->person;
      const auto row = one ? in_.gazetteer.person_row(first->person) : std::nullopt;
      const std::string name = row ? std::string(in_.gazetteer.cell(mentions::NameKind::person, *row, "name")) : std::string();
      if (name == p.name) continue;
      p.name = name;
      p.entity.reset();  // the chain of the page is another holder's
      e.why.push_back(name.empty() ? "no name: the office changed hands in those days" : "name: who held the office on the day of the event");
    }
  }
}

void Reader::fill_place(Event& e) const {
  const clauses::Arguments arguments = in_.clauses.arguments(e.token);
  for (const clauses::Argument& a : arguments.list) {
    const Mention* m = place_in(a, in_.mentions);
    if (m == nullptr) continue;
    Place place;
    // A place of the tables goes by its usual name there: without the clitics of the text, and whatever its spelling.
    place.name = m->kind == Kind::place && !m->name.empty() ? std::string(m->name) : std::string(cut(in_.text.utf8(), m->span));
    place.country = m->code;
    place.span = m->span;
    if (const auto where = in_.gazetteer.coordinates(place.name)) {
      place.lat = where->first;
      place.lon = where->second;
    }
    e.place = std::move(place);
    return;
  }
}

}  // namespace isnad::events
