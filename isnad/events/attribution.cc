// On whose word (codebook section 6, ruling 11): the verbs of saying above the
// event, phrases such as "according to", and the voice of a request or a promise.
#include <algorithm>

#include "isnad/events/reader.h"
#include "isnad/events/slots.h"

namespace isnad::events {
namespace {

constexpr char32_t arabic_comma = 0x060C;
constexpr std::string_view slot_said = "said";  // of a phrase: a verb of saying follows

using clauses::Argument;
using clauses::Clause;
using clauses::ClauseKind;
using clauses::Cue;
using clauses::CueKind;
using clauses::none;
using mentions::Kind;
using mentions::Mention;

// What is praised, condemned, refused or asked for is not vouched for by who tells of it (ruling 11).
bool leads_on_facts(const Event& e) {
  constexpr std::string_view judging[] = {"SUPPORT", "REJECT", "REQUEST", "ACCUSE", "THREATEN"};
  return std::find(std::begin(judging), std::end(judging), e.type) == std::end(judging);
}

// An accusation that nobody has made tells nothing ("able to hold X to account for ...").
bool vouches(const Event& e) {
  return e.type != "ACCUSE" || (e.status != Status::hypothetical && e.status != Status::requested && e.status != Status::negated);
}

bool is_voice(CueKind kind) {
  return kind == CueKind::say || kind == CueKind::doubt || kind == CueKind::deny || kind == CueKind::admit;
}

// "shurut ahammuha ...": an elative with a pronoun opens a relative clause without a verb (Wright II 172).
bool may_open_relative(const words::Words& words, std::uint32_t token) {
  const words::Word& w = words[token];
  const auto first = words.readings.begin() + w.first_reading, end = words.readings.begin() + w.end_reading;
  return std::any_of(first, end, [](const words::Reading& r) {
    return r.known && r.features.upos == words::Upos::adjective && r.features.derived == words::Derived::none && r.enclitic_person == 3;
  });
}

}  // namespace

void Reader::add_voice(std::vector<Voice>& out, const std::vector<std::uint32_t>& who, std::string_view stance, std::uint32_t cue) const {
  // The list is built innermost first and turned round; voices side by side keep text order.
  for (auto at = who.rbegin(); at != who.rend(); ++at) {
    const Mention& m = in_.mentions[*at];
    Voice v;
    v.who = m.voice.empty() ? m.code : m.voice;
    if (v.who.empty()) continue;
    v.name = m.name;
    v.stance = stance.empty() ? "asserts" : std::string(stance);
    v.cue = surface(cue);
    v.span = in_.text.tokens()[cue].span;
    const bool same = std::any_of(out.begin(), out.end(), [&v](const Voice& x) { return x.who == v.who; });
    if (!same) out.push_back(std::move(v));
  }
}

// Who asks or promises, as add_voice().
void Reader::add_sides(std::vector<Voice>& out, const std::vector<Participant>& who, std::string_view stance, std::uint32_t cue) const {
  for (auto at = who.rbegin(); at != who.rend(); ++at) {
    // Unnamed officials of a state speak as themselves, and not as the state.
    const auto before = [](const Mention& m, std::uint32_t begin) { return m.span.begin < begin; };
    const auto m = std::lower_bound(in_.mentions.begin(), in_.mentions.end(), at->span.begin, before);
    const bool unnamed = m != in_.mentions.end() && m->span == at->span && m->kind == Kind::unnamed && !m->voice.empty();
    const std::string& voice = unnamed ? m->voice : at->code;
    if (std::any_of(out.begin(), out.end(), [&voice](const Voice& v) { return v.who == voice; })) continue;
    out.push_back({voice, at->name, std::string(stance), surface(cue), in_.text.tokens()[cue].span});
  }
}

// "in statements he gave", "said a statement issued by the office of X": the subject of the verb
// over the noun, else the actor or medium named between the verb and what is said.
std::vector<std::uint32_t> Reader::speaker_beside(std::uint32_t governor, std::uint32_t introducer) const {
  // "the office of X said in a statement that ...": the verb over the noun has the speaker.
  if (const std::uint32_t verb = in_.clauses.is_finite(governor) ? none : in_.clauses.verb_over(governor); verb != none) {
    if (!in_.clauses.subject(verb).mentions.empty()) return in_.clauses.subject(verb).mentions;
    if (is_voice_cue(verb)) governor = verb;
  }
  // Somebody whom no table knows speaks: nobody else does.
  const std::uint32_t known = in_.clauses.is_finite(governor) ? in_.clauses.subject(governor).token : none;
  if (known != none && (in_.words[known].is(words::Upos::proper) || in_.words[known].is(words::Upos::other))) return {};
  // Up to what is said first: who is named in "that X does this" is not who says "and that he does that".
  const auto is_said = [&](std::uint32_t t) { return in_.clauses.clauses()[in_.clauses.clause_of(t)].governor == governor; };
  for (std::uint32_t t = governor + 1; introducer != none && t < introducer && !is_said(t); ++t) {
    const std::uint32_t m = in_.clauses.mention_at(t);
    if (m != none && in_.mentions[m].first == t && !in_.mentions[m].modifier && in_.mentions[m].kind != Kind::place) return {m};
  }
  return {};
}

// "a report of the committee", "the Guardian published a report": whose the thing is that speaks.
std::vector<std::uint32_t> Reader::owner_of(std::uint32_t noun) const {
  constexpr std::uint32_t reach = 6;
  const std::uint32_t clause = in_.clauses.clause_of(noun);
  if (in_.clauses.mention_at(noun) != none) return {in_.clauses.mention_at(noun)};
  for (std::uint32_t t = noun + 1; t < in_.words.size() && t <= noun + reach && in_.clauses.clause_of(t) == clause; ++t) {
    const words::Word& w = in_.words[t];
    const bool issued = t == noun + 2 && in_.words[noun + 1].features.derived == words::Derived::active_participle;
    if (w.mark != 0 || in_.clauses.is_finite(t) || (w.is(words::Upos::adposition) && !issued)) break;
    const std::uint32_t m = in_.clauses.mention_at(t);
    if (m != none && in_.mentions[m].kind != Kind::place) return {m};
  }
  const std::uint32_t verb = in_.clauses.verb_over(noun);
  // "said in a statement", "published a report".
  const bool said_in = verb != none && in_.clauses.has_cue(verb, CueKind::say) && in_.text.normal(in_.text.tokens()[noun - 1]) == slot_in;
  const bool issued = verb != none && frames_.is_of_class(in_.words[verb].lemma, "issue");
  return issued || said_in ? in_.clauses.subject(verb).mentions : std::vector<std::uint32_t>{};
}

// "the statement said", "the office said": whose it is was told when it was first named. A statement is else of who spoke last.
std::vector<std::uint32_t> Reader::issuer_before(std::uint32_t governor) const {
  constexpr std::uint32_t named_within = 10, spoke_within = 4;  // sentences
  const std::uint32_t noun = in_.clauses.is_finite(governor) ? in_.clauses.subject(governor).token : governor;
  if (noun == none || in_.clauses.mention_at(noun) != none || in_.words[noun].lemma == words::no_lemma) return {};
  const words::Word& w = in_.words[noun];
  const bool annexed = noun + 1 < in_.words.size() && in_.words[noun + 1].article && in_.words[noun + 1].is(words::Upos::noun);
  const bool person = w.features.derived != words::Derived::none || frames_.is_of_class(w.lemma, "person");
  if (!w.is(words::Upos::noun) || (!w.article && !annexed) || person || w.is_masdar() || event_of(noun) != nullptr) return {};
  const std::uint32_t sentence = in_.clauses.sentence_of(governor);
  for (std::uint32_t t = std::min(noun, governor); t-- > 0 && sentence - in_.clauses.sentence_of(t) <= named_within;) {
    if (in_.words[t].lemma != w.lemma) continue;
    if (auto who = owner_of(t); !who.empty()) return who;
  }
  if (!frames_.is_of_class(w.lemma, "statement")) return {};
  for (std::uint32_t t = governor; t-- > 0 && sentence - in_.clauses.sentence_of(t) <= spoke_within;) {
    if (!in_.clauses.is_finite(t) || !in_.clauses.has_cue(t, CueKind::say) || in_.clauses.clauses()[in_.clauses.clause_of(t)].governor != none) continue;
    if (const auto& who = in_.clauses.subject(t).mentions; !who.empty()) return who;
  }
  return {};
}

// "said a statement of the army ...", "said the statement": the subject, or whose it is.
std::vector<std::uint32_t> Reader::speakers_of(std::uint32_t verb) const {
  const Argument& subject = in_.clauses.subject(verb);
  if (!subject.mentions.empty() || subject.token == none) return subject.mentions;
  const words::Lemma noun = in_.words[subject.token].lemma;
  const bool statement = (frames_.is_of_class(noun, "statement") || frames_.is_of_class(noun, "ruling")) && !in_.words[subject.token].article;
  return statement ? owner_of(subject.token) : issuer_before(verb);
}

bool Reader::is_voice_cue(std::uint32_t token) const {
  const auto& cues = in_.clauses.grammar.cues_of(in_.words, token);
  return std::any_of(cues.begin(), cues.end(), [this](std::uint32_t n) { return is_voice(in_.clauses.grammar.cue(n).kind); });
}

// "there is no doubt that": nobody doubts.
bool Reader::denied_here(std::uint32_t token) const {
  constexpr std::uint32_t reach = 2;
  for (std::uint32_t t = token; t-- > 0 && token - t <= reach && in_.clauses.sentence_of(t) == in_.clauses.sentence_of(token);) {
    if (in_.clauses.has_cue(t, CueKind::negation)) return true;
    const auto phrase = in_.clauses.grammar.phrase_cue(in_.text, t, token);
    if (phrase && in_.clauses.grammar.cue(phrase->first).kind == CueKind::negation) return true;
  }
  return false;
}

// "the agency relayed from X his saying that ...": the agency tells what X said.
void Reader::relayed_by(std::uint32_t word, std::vector<Voice>& out) const {
  if (in_.clauses.is_finite(word)) return;
  const std::uint32_t verb = in_.clauses.verb_over(word);
  if (verb == none || !in_.clauses.has_cue(verb, CueKind::say) || in_.clauses.arguments(verb).find(slot_about) == nullptr) return;
  add_voice(out, in_.clauses.subject(verb).mentions, "asserts", verb);
}

// "if the agency confirms that ...": nobody has said it.
bool Reader::supposed(std::uint32_t verb) const {
  return in_.clauses.is_finite(verb) && in_.clauses.clauses()[in_.clauses.clause_of(verb)].kind == ClauseKind::condition;
}

// "hundreds (who) are suspected (yushtabahu) of having ...": without its vowels the passive is spelled like the active; where nobody
// stands beside the verb, nobody is named who suspects.
bool Reader::is_hearsay(std::uint32_t verb) const {
  const words::Features& f = in_.words[verb].features;
  const bool impersonal = in_.clauses.is_finite(verb) && f.aspect == words::Aspect::imperfect && f.person == 3 && f.gender == words::Gender::masculine && f.number == words::Number::singular;
  if (!impersonal || !in_.clauses.has_cue(verb, CueKind::modal) || verb + 1 >= in_.words.size()) return false;
  const std::uint32_t behind = in_.words[verb + 1].is(words::Upos::adposition) && verb + 2 < in_.words.size() ? verb + 2 : verb + 1;
  const clauses::Argument& who = in_.clauses.subject(verb);
  const bool told = who.named() && who.token != none && who.token < verb && in_.mentions[who.mentions.front()].kind != Kind::place;
  const std::uint32_t m = verb == 0 ? none : in_.clauses.mention_at(verb - 1);
  const bool beside = m != none && in_.mentions[m].kind != Kind::place;
  return in_.words[behind].is(words::Upos::subordinator) && !told && !beside;
}

// Clauses above the token, innermost first; the list is turned round at the end.
void Reader::clause_voices(std::uint32_t token, const Event& e, std::vector<Voice>& out) const {
  for (std::uint32_t c = in_.clauses.clause_of(token); c != none; c = in_.clauses.clauses()[c].parent) {
    const Clause& clause = in_.clauses.clauses()[c];
    const std::uint32_t g = clause.governor;
    if (g == none || g == token || supposed(g) || is_hearsay(g)) continue;
    if (const std::uint32_t denial = denied_with(g); denial != none) {
      add_voice(out, in_.clauses.subject(denial).mentions, "denies", denial);
      continue;
    }
    const std::uint32_t named = in_.clauses.mention_at(g);
    if (named != none && clause.kind == ClauseKind::quotation) {
      add_voice(out, {named}, "asserts", g);
      continue;
    }
    for (const std::uint32_t number : in_.clauses.grammar.cues_of(in_.words, g)) {
      const Cue& cue = in_.clauses.grammar.cue(number);
      // "promised that X will ...": who promises speaks.
      const bool promised = cue.kind == CueKind::will && cue.stance == "promises" && in_.clauses.is_finite(g) && event_of(g) == nullptr;
      if (promised) add_voice(out, in_.clauses.subject(g).mentions, cue.stance, g);
      if (!is_voice(cue.kind) || (cue.kind == CueKind::doubt && denied_here(g))) continue;
      // "fears that the agreement may hasten ...": who fears tells nothing of what there is.
      if (e.status_reason == presupposed_reason && frames_.is_of_class(in_.words[g].lemma, "fear")) break;
      std::vector<std::uint32_t> who;
      if (in_.clauses.is_finite(g)) {
        who = in_.clauses.subject(g).mentions;
      } else {
        const clauses::Arguments a = in_.clauses.arguments(g);
        for (const std::string_view slot : {"subj", "gen", "nisba"}) {
          if (const Argument* x = a.find(slot); x != nullptr && x->named() && who.empty()) who = x->mentions;
        }
        if (who.empty() && in_.words[g].features.derived == words::Derived::active_participle) {
          if (const std::uint32_t above = in_.clauses.verb_above(g); above != none) who = in_.clauses.subject(above).mentions;
        }
        // "relayed from X the saying (al-qawl) that ...".
        if (const std::uint32_t over = in_.clauses.verb_over(g); who.empty() && over != none) who = in_.clauses.quoted_by(over);
      }
      if (who.empty()) who = speaker_beside(g, clause.introducer);
      const bool unowned = who.empty() && !in_.clauses.is_finite(g) && !in_.words[g].article && frames_.is_of_class(in_.words[g].lemma, "statement");
      if (unowned) who = owner_of(g);
      if (who.empty()) who = in_.clauses.is_finite(g) ? speakers_of(g) : issuer_before(g);
      if (in_.clauses.is_finite(g)) add_voice(out, in_.clauses.quoted_by(g), "asserts", g);
      // "said that the reports of ... are baseless": who says so denies it.
      const bool denies = cue.kind == CueKind::say && out.empty() && denied_by_predicate(token) != none;
      add_voice(out, who, denies ? "denies" : cue.stance, g);
      break;
    }
    relayed_by(g, out);
    if (const Trigger* t = known_trigger(g); t != nullptr && !t->frame->inner_stance.empty()) {
      if (const Event* act = event_of(g); act != nullptr && vouches(*act)) add_sides(out, act->source, t->frame->inner_stance, g);
    }
  }
}

bool Reader::carries_act(std::uint32_t verb, std::uint32_t token, const std::vector<std::string_view>& slots) const {
  const clauses::Arguments a = in_.clauses.arguments(verb);
  return std::any_of(slots.begin(), slots.end(), [&](std::string_view slot) {
    const Argument* x = a.find(slot);
    return x != nullptr && (x->token == token || event_of(x->token) != nullptr);
  });
}

// "announced the foiling of an attempt to smuggle": what the complement leads to is told with it; what it praises or condemns is not.
bool Reader::is_told_by(std::uint32_t verb, std::uint32_t token, const std::vector<std::string_view>& slots) const {
  if (attached(verb, token, slots, false)) return !circumstance_between(verb, token, slots);
  const std::uint32_t clause = in_.clauses.clause_of(token);
  for (std::uint32_t q = token; --q > verb && in_.clauses.clause_of(q) == clause && in_.words[q].mark == 0;) {
    if (in_.clauses.grammar.connector(in_.text, in_.words, q, token, clauses::ConnectorKind::circumstance)) return false;
    if (in_.clauses.mention_at(q) != none) continue;
    const Event* leads = event_of(q);
    if (leads != nullptr && !leads_on_facts(*leads)) return false;
    const bool complement = leads != nullptr || in_.words[q].is_masdar() || !in_.clauses.grammar.cues_of(in_.words, q).empty();
    if (complement && attached(verb, q, slots, false)) return !circumstance_between(verb, q, slots);
  }
  return false;
}

// "confirmed its readiness", "pointed to the support": said of a noun in the same clause.
void Reader::noun_voices(std::uint32_t token, std::vector<Voice>& out) const {
  if (in_.clauses.is_finite(token)) return;
  const std::uint32_t clause = in_.clauses.clause_of(token);
  for (std::uint32_t p = token; p-- > in_.clauses.clauses()[clause].first;) {
    if (in_.clauses.clause_of(p) != clause || in_.words[p].mark != 0 || in_.clauses.mention_at(p) != none) continue;
    for (const std::uint32_t number : in_.clauses.grammar.cues_of(in_.words, p)) {
      const Cue& cue = in_.clauses.grammar.cue(number);
      const words::Word& w = in_.words[p];
      const bool circumstance = w.features.derived == words::Derived::active_participle && w.features.grammatical_case == words::Case::accusative;
      if (!is_voice(cue.kind) || (!in_.clauses.is_finite(p) && !circumstance)) continue;
      // A verb that judges or asks is an act itself; what it judges is not said by it.
      const Event* act = event_of(p);
      // So is one that adopts or ratifies.
      if (act != nullptr && ((act->type != "AGREE" && act->type != "CONCEDE") || cue.kind == CueKind::admit)) continue;
      // "voiced its concern about X": what the light verb carries is the act itself, and what it judges is not said.
      if (in_.clauses.has_cue(p, CueKind::light) && carries_act(p, token, cue.slots)) return;
      if (!is_told_by(p, token, cue.slots)) return;
      const std::uint32_t verb = circumstance ? in_.clauses.verb_above(p) : p;
      if (verb == none || supposed(verb)) return;
      add_voice(out, speakers_of(verb), cue.stance, p);
      return;
    }
    if (in_.clauses.is_finite(p)) return;
  }
}

// "in statements that the press relayed (naqalatha)": what was said there came through who relayed it.
void Reader::relayed_beside(std::uint32_t token, std::vector<Voice>& out) const {
  if (out.empty()) return;
  const text::Sentence& s = in_.text.sentences()[in_.clauses.sentence_of(token)];
  for (std::uint32_t p = s.first + 1; p < s.end; ++p) {
    if (!in_.clauses.is_finite(p) || in_.words[p].enclitic_person != 3 || !in_.clauses.has_cue(p, CueKind::say)) continue;
    const words::Lemma noun = in_.words[p - 1].lemma;
    if (in_.words[p - 1].mark != 0 || noun == words::no_lemma || !frames_.is_of_class(noun, "utterance")) continue;
    std::vector<Voice> outer;
    add_voice(outer, in_.clauses.subject(p).mentions, "asserts", p);
    for (Voice& v : outer) {
      if (std::none_of(out.begin(), out.end(), [&v](const Voice& x) { return x.who == v.who; })) out.push_back(std::move(v));
    }
  }
}

// "naqlan `an", "naaqilan": an accusative of circumstance beside a verb of saying.
bool Reader::quotes(std::uint32_t token) const {
  const words::Word& w = in_.words[token];
  const bool first = token == in_.text.sentences()[in_.clauses.sentence_of(token)].first;
  return !first && w.features.grammatical_case == words::Case::accusative && w.features.derived != words::Derived::none;
}

// "as (kama, `ala ma) the ministry announced": a verb of saying that has no complement of its own says what stands around it.
bool Reader::says_around(std::uint32_t verb) const {
  if (verb >= in_.words.size() || !in_.clauses.is_finite(verb) || !in_.clauses.has_cue(verb, CueKind::say)) return false;
  const clauses::Arguments a = in_.clauses.arguments(verb);
  for (const std::uint32_t number : in_.clauses.grammar.cues_of(in_.words, verb)) {
    const auto& slots = in_.clauses.grammar.cue(number).slots;
    // "as the papers relayed from him (`anhu)": the pronoun is who is quoted.
    const auto filled = [&](std::string_view slot) {
      const Argument* x = a.find(slot);
      return x != nullptr && !(slot == slot_about && x->token != none && in_.words[x->token].enclitic_person == 3);
    };
    if (std::any_of(slots.begin(), slots.end(), filled)) return false;
  }
  const auto& all = in_.clauses.clauses();
  return std::none_of(all.begin(), all.end(), [verb](const Clause& c) { return c.governor == verb; });
}

// Who is named behind "according to": in its own phrase, before any comma. A law or an agreement is followed and tells nothing.
std::vector<std::uint32_t> Reader::teller(std::uint32_t first, std::uint32_t end) const {
  constexpr std::uint32_t reach = 6;
  if (in_.clauses.is_finite(first)) return speakers_of(first);
  const std::uint32_t clause = in_.clauses.clause_of(first);
  for (std::uint32_t t = first; t < end && t < first + reach && !may_open_relative(in_.words, t); ++t) {
    // "according to the report, (fa-inna) X ...": behind "that" somebody is spoken of.
    if (in_.clauses.clause_of(t) != clause) break;
    const std::uint32_t m = in_.clauses.mention_at(t);
    if (m != none) return {m};
    const words::Word& w = in_.words[t];
    if (w.mark == ',' || w.mark == arabic_comma || frames_.is_of_class(w.lemma, "norm")) break;
  }
  return issuer_before(first);
}

// "according to X", "quoting X": the voice of its whole sentence level.
void Reader::phrase_voices(std::uint32_t token, std::vector<Voice>& out) const {
  const text::Sentence& s = in_.text.sentences()[in_.clauses.sentence_of(token)];
  const bool quoted = in_.clauses.clauses()[in_.clauses.clause_of(token)].quoted;
  for (std::uint32_t p = s.first; p < s.end; ++p) {
    const auto phrase = in_.clauses.grammar.phrase_cue(in_.text, p, s.end);
    if (!phrase || phrase->second >= s.end) continue;
    const Cue& cue = in_.clauses.grammar.cue(phrase->first);
    // "the so-called (ma yusamma) X": doubted, but by nobody named.
    if (!is_voice(cue.kind) || cue.stance.empty() || tells_of_subject(cue)) continue;
    const bool verb_follows = has(cue.slots, slot_said);
    // At the head of a sentence "kama" is "also".
    if (verb_follows && ((p == s.first && phrase->second == p + 1) || !says_around(phrase->second))) continue;
    const words::Word& last = in_.words[phrase->second - 1];
    if (last.enclitic_person == 3) {
      if (!quoted || token > p) add_voice(out, in_.clauses.antecedent(phrase->second - 1, last.enclitic_gender, last.enclitic_number), cue.stance, p);
      continue;
    }
    const std::vector<std::uint32_t> who = teller(phrase->second, s.end);
    if (who.empty() || (quoted && token <= p)) continue;
    // What is inside the name itself is not attributed to it.
    if (token >= p && token < in_.mentions[who.front()].end) continue;
    // "according to what the agency relayed from Y": Y told the agency.
    const std::uint32_t verb = in_.clauses.is_finite(phrase->second) ? phrase->second : std::min(phrase->second + 1, s.end - 1);
    if (in_.clauses.is_finite(verb) && in_.clauses.relays(verb)) {
      const clauses::Arguments of_verb = in_.clauses.arguments(verb);
      if (const Argument* from = of_verb.find(slot_about); from != nullptr) add_voice(out, from->mentions, cue.stance, p);
    }
    // "the paper said, quoting Y, that": Y told the paper; "according to Y" tells of the whole sentence.
    const auto known = static_cast<std::ptrdiff_t>(out.size());
    add_voice(out, who, cue.stance, p);
    if (quotes(p)) std::rotate(out.begin(), out.begin() + known, out.end());
  }
}

// The content of a request or a promise in the same clause.
void Reader::frame_voice(std::uint32_t token, const Event& event, std::vector<Voice>& out) const {
  const std::uint32_t clause = in_.clauses.clause_of(token);
  if (in_.clauses.is_finite(token)) return;
  for (std::uint32_t p = token; p-- > in_.clauses.clauses()[clause].first;) {
    if (in_.clauses.clause_of(p) != clause) continue;
    if (const std::uint32_t denial = denied_with(p); denial != none) return add_voice(out, in_.clauses.subject(denial).mentions, "denies", denial);
    const Trigger* t = known_trigger(p);
    if (t == nullptr) {
      if (in_.clauses.is_finite(p)) return;
      continue;
    }
    if (t->frame->inner_stance.empty()) {
      if (in_.clauses.is_finite(p)) return;
      continue;
    }
    if (circumstance_between(p, token, t->frame->content) || !attached(p, token, t->frame->content, false)) return;
    const Event* e = event_of(p);
    if (e != nullptr && !vouches(*e)) continue;
    // What is warned of as a fact is condemned (ruling 11).
    if (t->frame->type == "ACCUSE" && t->frame->inner_stance == "predicts" && event.status_reason == "goes on") continue;
    if (e == nullptr || (known_trigger(token) != nullptr && rejected_by(*known_trigger(token)) == p)) return;
    add_sides(out, e->source, t->frame->inner_stance, p);
    return;
  }
}

// "if X breaks it, Y will ...", "the breaking of it will ...": who says what would come of it foretells (ruling 11).
bool Reader::is_foretold_condition(const Event& e) const {
  const auto& all = in_.clauses.clauses();
  const std::uint32_t clause = in_.clauses.clause_of(e.token);
  const bool supposed = all[clause].kind == clauses::ClauseKind::condition || e.status_reason.rfind("beside the condition", 0) == 0 || e.status_reason.rfind("future", 0) == 0;
  const text::Sentence& sentence = in_.text.sentences()[in_.clauses.sentence_of(e.token)];
  for (std::uint32_t t = sentence.first; supposed && t < sentence.end; ++t) {
    if (t != e.token && in_.clauses.is_finite(t) && own_standing(t).reason.rfind("future", 0) == 0) return true;
  }
  return false;
}

// The innermost voice foretells what is predicted, promises what is its own act in the first person or by its
// readiness; of a fact, or of what it only supposes ("if ..."), it does neither (ruling 11).
void Reader::settle_stance(Voice& v, const Event& e) const {
  if (v.stance == "asserts" && e.status == Status::hypothetical && is_foretold_condition(e)) v.stance = "predicts";
  const bool fact = e.status == Status::actual || e.status == Status::negated;
  if (v.stance == "predicts" && fact) v.stance = "asserts";
  if (v.stance != "asserts") return;
  const bool own = std::any_of(e.source.begin(), e.source.end(), [&v](const Participant& p) { return p.code == v.who; });
  // Who says that he has no such plan denies it.
  if (e.status == Status::negated && own && e.status_reason.rfind("no ", 0) == 0) {
    v.stance = "denies";
  } else if (e.status == Status::predicted) {
    v.stance = "predicts";
  } else if (e.status == Status::planned && own) {
    if (e.status_reason.rfind("future", 0) == 0 || e.status_reason == "to come" || e.by_readiness) v.stance = "promises";
  }
}

// "after the announcing by X of the liberation of Y".
void Reader::announcer_voice(const Trigger& t, std::vector<Voice>& out) const {
  constexpr std::uint32_t reach = 6;
  const std::uint32_t clause = in_.clauses.clause_of(t.token);
  for (std::uint32_t p = t.token; p-- > in_.clauses.clauses()[clause].first && t.token - p <= reach && in_.clauses.clause_of(p) == clause;) {
    const std::vector<std::uint32_t> who = who_announces(p, t);
    if (who.empty()) continue;
    add_voice(out, who, "asserts", p);
    return;
  }
}

std::vector<Voice> Reader::attribution(const Trigger& t, const Event& e) const {
  std::vector<Voice> out;
  frame_voice(t.token, e, out);
  noun_voices(t.token, out);
  announcer_voice(t, out);
  clause_voices(t.token, e, out);
  relayed_beside(t.token, out);
  phrase_voices(t.token, out);
  std::reverse(out.begin(), out.end());
  if (!out.empty()) settle_stance(out.back(), e);
  return out;
}

}  // namespace isnad::events
