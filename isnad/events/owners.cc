// Whose the thing is: goods, lands, planes, members, assets and documents tell of a side by whose they are (codebook section 3).
#include <algorithm>

#include "isnad/events/reader.h"
#include "isnad/events/slots.h"

namespace isnad::events {

using clauses::Argument;
using clauses::Arguments;
using clauses::CueKind;
using clauses::none;
using mentions::Via;
using words::Word;

// "its planes bombed", "its systems shot down": whose the things are strikes with them.
void Reader::fill_from_owned_subject(const Arguments& arguments, Event& e) const {
  const Argument* subject = arguments.find("subj");
  const bool deed = e.type == "ASSAULT" || e.type == "MOBILIZE" || e.type == "COERCE" || e.type == "AID";
  if (!deed || subject == nullptr || subject->token == none || subject->named()) return;
  const Word& w = in_.words[subject->token];
  if (w.enclitic_person != 3 || !w.is(words::Upos::noun) || frames_.is_of_class(w.lemma, "person")) return;
  for (const std::uint32_t m : in_.clauses.antecedent(subject->token, w.enclitic_gender, w.enclitic_number)) take_mention(m, Via::pronoun, e.source);
  clean(e);
  if (!e.source.empty()) e.why.push_back("source: whose " + surface(subject->token));
}

// "a plane without a pilot that belongs to (tabi`a li-) X fired": whose the thing that acts is.
void Reader::fill_from_belonging(const Arguments& arguments, Event& e) const {
  constexpr std::uint32_t reach = 6;
  constexpr std::string_view belonging = "\xD8\xAA\xD8\xA7\xD8\xA8\xD8\xB9";
  const Argument* subject = arguments.find("subj");
  if (subject == nullptr || subject->token == none || subject->named() || in_.words[subject->token].article) return;
  for (std::uint32_t t = subject->token + 1; t + 1 < in_.words.size() && t <= subject->token + reach && in_.words[t].mark == 0; ++t) {
    const Word& w = in_.words[t];
    if (w.lemma == words::no_lemma || in_.dictionary.name(w.lemma) != belonging || w.features.gender != in_.words[subject->token].features.gender) continue;
    const std::uint32_t m = in_.clauses.mention_at(t + 1);
    if (m == none || in_.clauses.grammar_clitic(t + 1) != slot_l) return;
    take_mention(m, Via::name, e.source);
    clean(e);
    if (!e.source.empty()) e.why.push_back("source: to whom " + surface(subject->token) + " belongs");
    return;
  }
}

// "the decision of the court that asks (qararu l-mahkamati lladhi yutalibu) X": where the verb agrees with the decision and not with the
// court, whose the decision is says it.
void Reader::fill_from_annexed_noun(const Trigger& t, Event& e) const {
  const bool verbal = e.type == "REQUEST" || e.type == "ACCUSE" || e.type == "REJECT" || e.type == "SUPPORT" || e.type == "THREATEN";
  const clauses::Clause& c = in_.clauses.clauses()[in_.clauses.clause_of(t.token)];
  if (!verbal || c.kind != clauses::ClauseKind::relative || c.introducer == none || c.introducer < 2 || c.introducer + 1 != t.token) return;
  const std::uint32_t m = in_.clauses.mention_at(c.introducer - 1);
  if (m == none || in_.mentions[m].modifier || in_.mentions[m].first == 0) return;
  const Word& noun = in_.words[in_.mentions[m].first - 1];
  const Word& verb = in_.words[t.token];
  const bool annexed = noun.is(words::Upos::noun) && !noun.article && noun.mark == 0 && in_.clauses.mention_at(in_.mentions[m].first - 1) == none;
  if (!annexed || noun.features.gender != verb.features.gender || in_.mentions[m].gender == verb.features.gender) return;
  take_mention(m, Via::name, e.source);
  clean(e);
  if (!e.source.empty()) e.why.push_back("source: whose " + surface(in_.mentions[m].first - 1));
}

// "issued, adopted a resolution that calls on X": what a document says whoever issues it says.
void Reader::fill_from_issuer(const Arguments& arguments, Event& e) const {
  const Argument* document = arguments.find("subj");
  if (document == nullptr || document->token == none || document->named() || document->token >= e.token) return;
  const std::uint32_t verb = in_.clauses.verb_over(document->token);
  if (verb == none || in_.clauses.is_passive(verb)) return;
  const Event* adopts = event_of(verb);
  // "conducted a series of operations that hit X"
  const bool conducts = in_.clauses.has_cue(verb, CueKind::light);
  if (!conducts && !frames_.is_of_class(in_.words[verb].lemma, "issue") && (adopts == nullptr || adopts->type != "AGREE" || adopts->status == Status::negated)) return;
  for (const std::uint32_t m : in_.clauses.subject(verb).mentions) take_mention(m, Via::dropped, e.source);
  clean(e);
  if (!e.source.empty()) e.why.push_back("source: subject of " + surface(verb));
}

// "the delivery of Iranian drones to X": whose the goods are gives them.
bool Reader::fill_from_goods(const Trigger& t, Event& e) const {
  if (e.type != "AID" || !e.source.empty() || !(has(t.frame->source, "subj") || has(t.frame->source, slot_from))) return false;
  for (const std::string_view slot : {"gen", "obj"}) {
    const Argument* a = t.arguments.find(slot);
    if (a == nullptr || a->named() || a->inner.size() != 1 || !in_.mentions[a->inner.front()].modifier || a->token == none) continue;
    // Of those who are trained or armed the demonym tells the receiver.
    const bool goods = std::any_of(t.frame->when.begin(), t.frame->when.end(), [&](const Condition& c) {
      return c.kind == ConditionKind::lemmas && c.slot == "obj" && !c.negated && (head_is(c.set, a->token) || head_is(c.set, a->counted));
    });
    const std::string& code = in_.mentions[a->inner.front()].code;
    const bool receiver = std::any_of(e.target.begin(), e.target.end(), [&code](const Participant& p) { return p.code == code; });
    if (!goods || receiver) continue;
    take_mention(a->inner.front(), Via::demonym, e.source);
    if (e.source.empty()) continue;
    e.why.push_back("source: whose the goods are");
    return true;
  }
  return false;
}

// "Iran's programme, of which the West suspects that it aims ...": whose the thing is.
void Reader::fill_with_owner(std::uint32_t verb, Event& e) const {
  constexpr std::uint32_t reach = 5;
  const clauses::Clause& c = in_.clauses.clauses()[in_.clauses.clause_of(verb)];
  if (c.kind != clauses::ClauseKind::relative || c.introducer == none) return;
  for (std::uint32_t p = c.introducer; p-- > 0 && c.introducer - p <= reach && in_.words[p].mark == 0 && !in_.clauses.is_finite(p);) {
    const Word& w = in_.words[p];
    const std::uint32_t m = in_.clauses.mention_at(p);
    if (m != none) take_mention(m, Via::name, e.target);
    else if (w.is(words::Upos::noun) && w.enclitic_person == 3) {
      for (const std::uint32_t owner : in_.clauses.antecedent(p, w.enclitic_gender, w.enclitic_number)) take_mention(owner, Via::pronoun, e.target);
    }
    clean(e);
    if (e.target.empty()) continue;
    e.why.push_back("target: whose it is, at " + surface(p));
    return;
  }
}

// "arrested 300 suspected of belonging to X", "killed rebels of X": who is taken is told by whose he is.
void Reader::fill_with_whose_members(const Trigger& t, Event& e) const {
  constexpr std::uint32_t reach = 14;
  constexpr std::uint32_t beside = 4;
  if ((e.type != "COERCE" && e.type != "ASSAULT") || !e.target.empty()) return;
  const std::uint32_t end = std::min<std::uint32_t>(in_.words.size(), t.token + reach);
  for (std::uint32_t w = t.token + 1; w < end && in_.clauses.sentence_of(w) == in_.clauses.sentence_of(t.token); ++w) {
    const std::uint32_t lemma = in_.words[w].lemma;
    if (const Trigger* another = known_trigger(w); another != nullptr && !another->frame->type.empty()) return;
    const bool fighter = (frames_.is_of_class(lemma, "armed") || frames_.is_of_class(lemma, "one_of")) && w + 1 < end && in_.text.normal(in_.text.tokens()[w + 1]) == slot_from;
    if (!fighter && !frames_.is_of_class(lemma, "member") && !frames_.is_of_class(in_.dictionary.verb_of(lemma), "member")) continue;
    const std::uint32_t m = in_.clauses.first_mention_from(w + 1);
    if (m >= in_.mentions.size() || in_.mentions[m].first > w + beside) return;
    std::uint32_t behind = 0;
    for (const std::uint32_t one : in_.clauses.group(m, behind)) take_mention(one, Via::name, e.target);
    if (!e.target.empty()) e.why.push_back("target: whose members");
    return;
  }
}

// "to curb Iran's programme", "the curbing of its activities": whose the thing is gives it up, when nobody else is said to act.
void Reader::fill_from_own_thing(const Trigger& t, Event& e) const {
  for (const std::string_view slot : {std::string_view("gen"), std::string_view("obj"), slot_from}) {
    const Argument* a = t.arguments.find(slot);
    if (a == nullptr || a->named() || a->token == none) continue;
    const Word& head = in_.words[a->token];
    if (!a->inner.empty()) take(a, true, e.source, e.why, "source");
    else if (head.enclitic_person == 3 && a->token != t.token) {
      for (const std::uint32_t m : in_.clauses.antecedent(a->token, head.enclitic_gender, head.enclitic_number)) take_mention(m, Via::pronoun, e.source);
      if (!e.source.empty()) e.why.push_back("source: whose " + surface(a->token));
    }
    if (!e.source.empty()) return;
  }
}

// "the bombing of its lands", "violated its airspace", "froze its assets": whose the thing is, told by its pronoun.
void Reader::fill_with_owned(const Trigger& t, Event& e) const {
  const bool takes = e.type == "ASSAULT" || e.type == "SANCTION" || e.type == "MOBILIZE" || e.type == "COERCE";
  if (!takes || !e.target.empty()) return;
  for (const std::string_view slot : {std::string_view("obj"), std::string_view("gen"), slot_l, slot_on}) {
    const Argument* a = t.arguments.find(slot);
    if (a == nullptr || a->named() || !a->inner.empty() || a->token == none || a->token == t.token) continue;
    const Word& head = in_.words[a->token];
    if (head.enclitic_person != 3 || !head.is(words::Upos::noun)) continue;
    // Who restricts or strikes does not restrict what is his own.
    std::vector<std::uint32_t> source = mentions_of({e.source});
    const std::uint32_t verb = e.source.empty() ? in_.clauses.verb_over(t.token) : none;
    if (verb != none && !in_.clauses.is_passive(verb) && !is_undergone(verb, t.token)) source = in_.clauses.subject(verb).mentions;
    for (const std::uint32_t m : in_.clauses.antecedent(a->token, head.enclitic_gender, head.enclitic_number, source)) take_mention(m, Via::pronoun, e.target);
    clean(e);
    if (e.target.empty()) continue;
    e.why.push_back("target: whose " + surface(a->token));
    return;
  }
}

// "the frozen assets of X", "their frozen assets" (Wright II 30): whose the thing is, what was done to it was done to.
void Reader::fill_with_bearer(const Trigger& t, Event& e) const {
  if (e.type != "SANCTION" || t.frame->pos != FramePos::adjective || !e.target.empty() || t.token == 0) return;
  std::uint32_t head = t.token - 1;
  if (const std::uint32_t m = in_.clauses.mention_at(head); m != none) {
    take_mention(m, Via::demonym, e.target);
    head = in_.mentions[m].first;
  } else if (in_.words[head].enclitic_person == 3) {
    for (const std::uint32_t m2 : in_.clauses.antecedent(head, in_.words[head].enclitic_gender, in_.words[head].enclitic_number)) take_mention(m2, Via::pronoun, e.target);
  } else if (in_.words[head].enclitic_person == 1) {
    for (const std::uint32_t m2 : in_.clauses.speaker(head)) take_mention(m2, Via::pronoun, e.target);
  }
  clean(e);
  if (!e.target.empty()) e.why.push_back("target: whose " + surface(head) + " it is");
}

}  // namespace isnad::events
