// Whether an act is there before anything that governs it is looked at: acts told of, ended, paid for or listed, purposes, and
// those of which there are none (codebook section 5).
#include <algorithm>

#include "isnad/events/reader.h"
#include "isnad/events/slots.h"

namespace isnad::events {

using clauses::Argument;
using clauses::Clause;
using clauses::ClauseKind;
using clauses::ConnectorKind;
using clauses::CueKind;
using clauses::none;
using words::Aspect;
using words::Word;

// "X has no plans to", "there are no plans to" (Wright II 301): nothing is planned. Behind "laysa" the word is a noun, as
// whatever it was read.
bool Reader::has_none(std::uint32_t plan) const {
  constexpr std::uint32_t reach = 6;
  const std::uint32_t clause = in_.clauses.clause_of(plan);
  for (std::uint32_t p = plan; p-- > in_.clauses.clauses()[clause].first && plan - p < reach;) {
    if (in_.clauses.clause_of(p) != clause) continue;
    const Word& w = in_.words[p];
    constexpr std::string_view laysa = "\xD9\x84\xD9\x8A\xD8\xB3", la = "\xD9\x84\xD8\xA7";
    // "la niyyata": absolute denial (Wright II 94).
    if (p + 1 == plan && !in_.clauses.is_finite(plan) && in_.words[plan].features.definite == 0 && in_.text.normal(in_.text.tokens()[p]) == la) return true;
    if (in_.text.normal(in_.text.tokens()[p]).substr(0, laysa.size()) == laysa && !in_.clauses.is_finite(p + 1)) return true;
    if (!in_.clauses.is_finite(p)) continue;
    const bool exists = frames_.is_of_class(w.lemma, "existence") || in_.clauses.grammar.is_kana(w.lemma);
    return exists && own_standing(p).status == Status::negated && !in_.clauses.is_finite(plan);
  }
  return false;
}

// "will complete the talks that X held (ajraha)", "in return for concessions that X made": what a relative clause tells of in the perfect,
// with its pronoun, is there, whatever stands over it.
bool Reader::is_told_as_done(std::uint32_t token) const {
  bool introduced = false;
  const std::uint32_t v = in_.clauses.is_finite(token) ? none : relative_verb(token, introduced);
  if (v == none || !takes_up(v) || in_.words[v].features.aspect != Aspect::perfect || in_.clauses.is_passive(v)) return false;
  // "the meeting due to be held (al-muzma` `aqduhu)": spelled like the verb.
  if (v > token + 1 && in_.words[v - 1].is(words::Upos::adjective) && in_.words[v - 1].article) return false;
  const bool makes = in_.clauses.has_cue(v, CueKind::light) || event_of(v) != nullptr || known_trigger(v) != nullptr;
  return makes && own_standing(v).status == Status::actual;
}

// "there is no room for (majal li-) talks": the noun right before the purpose.
std::uint32_t Reader::room_for(std::uint32_t token) const {
  const bool leads = token > 0 && in_.words[token].preposition == words::Preposition::l && in_.words[token - 1].is(words::Upos::noun);
  return leads && frames_.is_of_class(in_.words[token - 1].lemma, "room") ? token - 1 : none;
}

// "during his meeting with X": right behind a connector of circumstance.
bool Reader::in_circumstance(std::uint32_t word) const {
  if (word == 0) return false;
  const auto c = in_.clauses.grammar.connector(in_.text, in_.words, word - 1, word, ConnectorKind::circumstance);
  return c && c->end == word;
}

// "freed X in return for (muqabil) the release of Y": where what was given is done, its price is paid.
bool Reader::is_paid(std::uint32_t price) const {
  const std::uint32_t clause = in_.clauses.clause_of(price);
  for (std::uint32_t t = price; t-- > in_.clauses.clauses()[clause].first;) {
    if (in_.clauses.clause_of(t) != clause || in_.clauses.mention_at(t) != none) continue;
    if (const Event* given = event_of(t); given != nullptr) {
      const bool told = !in_.clauses.is_finite(t) || in_.words[t].features.aspect == Aspect::perfect;
      const bool material = told && (given->type == "RETREAT" || given->type == "AID" || given->type == "COERCE" || given->type == "COOPERATE");
      return material && given->status == Status::actual;
    }
    // "paid its debts in return for ...": what is given need not be an act of ours.
    const bool given = in_.clauses.is_finite(t) && in_.words[t].features.aspect == Aspect::perfect && in_.clauses.grammar.cues_of(in_.words, t).empty();
    if (in_.clauses.is_finite(t)) return given && own_standing(t).status == Status::actual;
  }
  return false;
}

// "under (bi-mujib) the agreement X lifts ...", "the agreement contains (yashmalu) the lifting of ...": its terms are meant to be.
bool Reader::is_term(std::uint32_t token) const {
  const std::uint32_t verb = in_.clauses.is_finite(token) ? token : in_.clauses.verb_over(token);
  const std::uint32_t sentence_first = in_.text.sentences()[in_.clauses.sentence_of(token)].first;
  const auto is_norm = [this](std::uint32_t t) { return in_.words[t].lemma != words::no_lemma && frames_.is_of_class(in_.words[t].lemma, "norm"); };
  if (verb == none || in_.words[verb].features.aspect != Aspect::imperfect) return false;
  const std::uint32_t subject = in_.clauses.subject(verb).token;
  const bool contained = verb != token && frames_.is_of_class(in_.words[verb].lemma, "contain") && subject != none && is_norm(subject);
  if (contained) return in_.words[token].is_masdar() && in_.words[token].preposition == words::Preposition::none && !goes_on(verb, token);
  if (verb != token) return false;
  constexpr std::string_view under = "\xD8\xA8\xD9\x85\xD9\x88\xD8\xAC\xD8\xA8";
  constexpr std::uint32_t reach = 8;
  for (std::uint32_t t = verb; t-- > sentence_first && verb - t <= reach;) {
    const std::string_view normal = in_.text.normal(in_.text.tokens()[t]);
    const bool led = normal.size() >= under.size() && normal.substr(normal.size() - under.size()) == under;
    if (led) return is_norm(t + 1);
    // "... X lifts the sanctions and Y lets ...": the next term.
    const bool joined = in_.words[verb].conjunction == words::Conjunction::wa && in_.words[t].features.aspect == Aspect::imperfect;
    if (in_.clauses.is_finite(t)) return joined && is_term(t);
  }
  return false;
}

// "among the terms of the agreement: the lifting of ..., the release of ...": what is listed behind the colon is meant to be.
bool Reader::is_listed_term(std::uint32_t token) const {
  const text::Sentence& s = in_.text.sentences()[in_.clauses.sentence_of(token)];
  bool list = false;
  for (std::uint32_t t = s.first; t < token; ++t) {
    if (in_.words[t].mark == ':') return list && (in_.words[token].is_masdar() || t + 1 == token);
    if (in_.clauses.is_finite(t) && !in_.clauses.has_cue(t, CueKind::say)) list = false;
    const words::Lemma lemma = in_.words[t].lemma;
    if (lemma != words::no_lemma && t + 1 < token && frames_.is_of_class(lemma, "term")) {
      const words::Lemma of = in_.words[t + 1].lemma;
      list = list || (of != words::no_lemma && frames_.is_of_class(of, "norm"));
    }
  }
  return false;
}

// "my meeting that is to come (al-murtaqab) with X": the adjective tells that it has not been.
bool Reader::is_coming(std::uint32_t token) const {
  constexpr std::uint32_t reach = 3;
  const std::uint32_t clause = in_.clauses.clause_of(token);
  for (std::uint32_t t = token + 1; t < in_.words.size() && t <= token + reach && in_.clauses.clause_of(t) == clause && in_.words[t].mark == 0; ++t) {
    const words::Lemma lemma = in_.words[t].lemma;
    if (lemma != words::no_lemma && !in_.clauses.inside_time(t) && frames_.is_of_class(lemma, "coming")) return in_.words[t].features.gender == in_.words[token].features.gender;
    if (in_.words[t].is(words::Upos::adposition) || in_.clauses.is_finite(t)) return false;
  }
  return false;
}

// "if the mediation fails": what is said to fail or succeed is there, whatever comes of it.
bool Reader::has_an_outcome(std::uint32_t token) const {
  const std::uint32_t verb = in_.clauses.verb_over(token);
  if (verb == none || !in_.words[token].article || in_.clauses.subject(verb).token != token) return false;
  return in_.words[verb].lemma != words::no_lemma && frames_.is_of_class(in_.words[verb].lemma, "outcome");
}

// "to discuss the crisis and meet X": what "and" joins to a masdar of purpose whose object is no act is a purpose, too.
bool Reader::is_joined_purpose(std::uint32_t token) const {
  constexpr std::uint32_t reach = 8;
  const Word& w = in_.words[token];
  if (!w.is_masdar() || w.features.number == words::Number::plural || w.features.grammatical_case == words::Case::accusative || w.conjunction != words::Conjunction::wa || w.article || w.preposition != words::Preposition::none || w.enclitic_person != 0) return false;
  const std::uint32_t clause = in_.clauses.clause_of(token);
  for (std::uint32_t t = token; t-- > in_.clauses.clauses()[clause].first && token - t <= reach;) {
    if (in_.clauses.clause_of(t) != clause || in_.clauses.is_finite(t) || in_.words[t].mark != 0) return false;
    if (in_.clauses.mention_at(t) != none || !in_.words[t].is_masdar() || in_.words[t].article) continue;
    const bool annexed = t + 1 == token || in_.words[t + 1].article || (in_.clauses.mention_at(t + 1) != none && !in_.words[t + 1].is(words::Upos::adjective));
    return in_.words[t].preposition == words::Preposition::l && in_.words[t].enclitic_person == 0 && annexed && is_purpose(t) && !governed(t);
  }
  return false;
}

// "the second way is that X strike (an yaDriba)": a subjunctive behind a bare nominal that heads its clause tells what may be
// (Wright II 15).
bool Reader::is_proposed(const Clause& c) const {
  constexpr std::string_view an = "\xD8\xA3\xD9\x86";
  constexpr std::uint32_t longest_topic = 3;
  const std::uint32_t introducer = introducer_of(c);
  if (introducer == none || introducer == 0 || in_.text.normal(in_.text.tokens()[introducer]) != an || introducer + 1 >= in_.words.size()) return false;
  const Word& before = in_.words[introducer - 1];
  const std::uint32_t head = in_.clauses.clauses()[in_.clauses.clause_of(introducer - 1)].first;
  const bool subjunctive = in_.clauses.is_finite(introducer + 1) && in_.words[introducer + 1].features.aspect == Aspect::imperfect;
  const bool topic = introducer - head <= longest_topic && !in_.words[head].is(words::Upos::adposition) && !in_.clauses.is_finite(head);
  const bool nominal = (before.is_nominal() || before.is(words::Upos::numeral)) && before.preposition == words::Preposition::none;
  return subjunctive && topic && nominal && in_.clauses.mention_at(introducer - 1) == none;
}

// "stopping the shelling", "cancelling the freeze of": what is ended is going on.
bool Reader::ends_what_is(std::uint32_t word, bool lifted) const {
  return lifted || frames_.is_of_class(in_.words[word].lemma, "end");
}

// A named state of affairs that another act is about ("lifting the sanctions", "ending
// the war") stands as a fact (codebook section 1, ruling 21).
bool Reader::presupposed(const Trigger& t) const {
  const Word& w = in_.words[t.token];
  if (!t.frame->inner_status.empty() && t.frame->type != "AGREE") return false;
  const bool article = w.article || w.enclitic_person != 0;
  if (t.frame->type == "AGREE") return article && w.is(words::Upos::noun) && t.frame->mode.empty() && !in_.clauses.is_finite(t.token);
  const Event* undone = t.token > 0 ? event_of(t.token - 1) : nullptr;
  // What is lifted is there, whatever comes of the lifting: "easing sanctions on it".
  const bool lifted = undone != nullptr && undone->type == "RETREAT";
  const bool ended = t.token > 0 && ends_what_is(t.token - 1, lifted) && (w.article || t.frame->type == "SANCTION") && w.is_masdar();
  const bool definite = w.features.definite != 0 || t.arguments.find("nisba") != nullptr || lifted || ended;
  const bool kind = t.frame->type == "SANCTION" || t.frame->type == "ASSAULT" || (ended && t.frame->type == "COERCE");
  if (!definite || (t.frame->pos != FramePos::noun && !ended) || !kind || t.token == 0) return false;
  if (ended) return true;
  const std::uint32_t before = t.token - 1;
  if (event_of(before) != nullptr) return true;
  return in_.words[before].is(words::Upos::noun) && in_.clauses.mention_at(before) == none && !in_.clauses.has_cue(before, CueKind::light) &&
         !in_.clauses.has_cue(before, CueKind::aspect);
}

// "lil-Hadd min", "lil-qaDa' `ala": with the article, only where the masdar has a complement of its own;
// behind another masdar or what is undergone li- marks the object.
bool Reader::is_purpose(std::uint32_t token) const {
  constexpr std::uint32_t reach = 6;
  const std::uint32_t clause = in_.clauses.clause_of(token);
  for (std::uint32_t t = token; t-- > 0 && token - t <= reach && in_.clauses.clause_of(t) == clause;) {
    if (in_.clauses.mention_at(t) != none) continue;
    // "an attempt to smuggle" is under way, unless somebody foils it.
    const bool foiled = t > 0 && event_of(t - 1) != nullptr && event_of(t - 1)->type == "COERCE";
    // "its losses drive it to (li-) ask": it does.
    const bool driven = in_.clauses.is_finite(t) && in_.clauses.has_cue(t, CueKind::cause) && has(slots_of(t), slot_l);
    if (driven || in_.clauses.has_cue(t, CueKind::undergo) || (in_.clauses.has_cue(t, CueKind::attempt) && has(slots_of(t), slot_l) && !foiled)) return false;
  }
  // "as a result of (natijatan li-) the shelling of X".
  if (token > 0 && frames_.is_of_class(in_.words[token - 1].lemma, "result")) return false;
  if (!in_.words[token].article) return true;
  if (token == 0 || token + 1 >= in_.words.size() || in_.words[token - 1].is_masdar()) return false;
  const words::Word& next = in_.words[token + 1];
  return !in_.clauses.grammar_clitic(token + 1).empty() || (next.is(words::Upos::adposition) && in_.text.normal(in_.text.tokens()[token + 1]) != slot_in);
}

// "its refusal of (li-) the statements": li- marks what is judged; "a march to demand": a protest makes its demand.
bool Reader::is_object_of_act(const Trigger& t) const {
  constexpr std::uint32_t reach = 4;
  const bool verbal = t.frame->inner_stance == "asserts" || t.frame->type == "ACCUSE" || t.frame->type == "REJECT";
  for (std::uint32_t before = t.token; before-- > 0 && t.token - before <= reach && in_.clauses.clause_of(before) == in_.clauses.clause_of(t.token);) {
    const Event* act = event_of(before);
    if (act == nullptr) continue;
    if (act->type == "PROTEST") return verbal;
    // "answered the call of (li-) X": the call was made.
    if (t.frame->type == "REQUEST" && act->type == "AGREE") return true;
    const bool judges = act->type == "REJECT" || act->type == "SUPPORT" || act->type == "ACCUSE";
    return judges && in_.words[before].is_masdar() && (before + 1 == t.token || (in_.clauses.mention_at(before + 1) != none && in_.clauses.mention_at(t.token - 1) != none));
  }
  return false;
}

// "a rejection would weaken (sa-yuD`ifu) X": what an act without the article will do to somebody supposes the act; that it will begin, or
// what talks will deal with, tells of it.
bool Reader::tells_effect(std::uint32_t verb, std::uint32_t act) const {
  const Trigger* t = known_trigger(act);
  if (t == nullptr || t->frame->type == "CONSULT" || in_.words[act].article || !in_.words[act].is_masdar()) return false;
  for (const CueKind kind : {CueKind::aspect, CueKind::light, CueKind::topic, CueKind::will, CueKind::attempt}) {
    if (in_.clauses.has_cue(verb, kind)) return false;
  }
  return !in_.clauses.is_dummy(verb) && in_.words[verb].features.voice != words::Voice::passive;
}

}  // namespace isnad::events
