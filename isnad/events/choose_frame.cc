// Which frame a word means here: part of speech, then the conditions of each sense.
#include <algorithm>

#include "isnad/events/reader.h"
#include "isnad/events/slots.h"

namespace isnad::events {

using clauses::Argument;
using clauses::Arguments;
using clauses::none;
using words::Derived;
using words::Upos;
using words::Word;

const Argument* Reader::argument(const Arguments& arguments, std::string_view slot, std::uint32_t token) const {
  if (const Argument* a = arguments.find(slot)) return a;
  const bool place_of_masdar = slot == "obj" || slot == "subj";
  if (!place_of_masdar) return nullptr;
  if (in_.clauses.is_finite(token)) {
    // "the sanctions will be lifted": without vowels a passive shows only in what its subject is.
    const Argument* subject = slot == "obj" ? arguments.find("subj") : nullptr;
    return subject != nullptr && !subject->named() ? subject : nullptr;
  }
  // Of a masdar, subject, object and genitive are one place (docs/data-format.md, `when`).
  const Argument* genitive = arguments.find("gen");
  const Argument* marked = arguments.find(slot_l);
  const bool acts = genitive != nullptr && genitive->named() && in_.mentions[genitive->mentions.front()].kind != mentions::Kind::place;
  const bool doer = acts && marked != nullptr && marked->token != none && !in_.words[marked->token].is_masdar();
  if (slot == "subj" || (genitive != nullptr && !doer)) return genitive;
  // "an exchange of fire" with li-: the preposition marks the object (Wright II 29).
  return marked;
}

bool Reader::head_is(const LemmaSet& set, std::uint32_t token) const {
  if (token == none) return false;
  const Word& w = in_.words[token];
  if (w.lemma != words::no_lemma) {
    if (set.lemmas.contains(w.lemma)) return true;
    const words::Lemma verb = in_.dictionary.verb_of(w.lemma);
    if (verb != words::no_lemma && verb != w.lemma && set.lemmas.contains(verb)) return true;
    // Another reading of the same spelling may be the one that the list means.
    for (std::uint32_t r = w.first_reading; r < w.end_reading; ++r) {
      const words::Reading& reading = in_.words.readings[r];
      if (reading.stem_begin == w.stem_begin && reading.stem_end == w.stem_end && set.lemmas.contains(reading.lemma)) return true;
    }
    return false;
  }
  return set.keys.contains(std::string(words::stem_key(in_.text, in_.words, token)));
}

// Where a frame asks for an official by his office, one who is named by his name serves.
bool Reader::names_an_official(const LemmaSet& set, const Argument& a) const {
  constexpr std::string_view minister = "\xD9\x88\xD8\xB2\xD9\x8A\xD8\xB1";
  const bool asks = std::any_of(set.lemmas.begin(), set.lemmas.end(), [this](words::Lemma l) { return in_.dictionary.name(l) == minister; });
  // "we shall attack": who says so of himself is named by no title here.
  return asks && a.via != mentions::Via::pronoun && std::any_of(a.mentions.begin(), a.mentions.end(), [this](std::uint32_t m) {
    const mentions::Kind kind = in_.mentions[m].kind;
    return (kind == mentions::Kind::person || kind == mentions::Kind::office) && in_.mentions[m].code.size() == 3;
  });
}

bool Reader::near_has(const LemmaSet& set, std::uint32_t token) const {
  const std::uint32_t clause = in_.clauses.clause_of(token);
  const clauses::Clause& c = in_.clauses.clauses()[clause];
  constexpr std::uint32_t reach = 12;
  const std::uint32_t from = std::max(c.first, token > reach ? token - reach : 0);
  const std::uint32_t to = std::min(c.end, token + reach);
  for (std::uint32_t t = from; t < to; ++t) {
    if (t != token && in_.clauses.clause_of(t) == clause && in_.words[t].mark == 0 && head_is(set, t)) return true;
  }
  // "described the accusations as (bi-annaha) false": what is said in its complement is beside it.
  for (std::uint32_t t = token + 1; t < token + reach && t < in_.words.size(); ++t) {
    const clauses::Clause& here = in_.clauses.clauses()[in_.clauses.clause_of(t)];
    // Its governor may be the object, right behind the verb.
    const bool beside = here.governor == token || (here.governor != none && here.governor > token && here.governor - token <= 6 && in_.clauses.clause_of(here.governor) == clause);
    if (beside && here.kind == clauses::ClauseKind::complement && in_.words[t].mark == 0 && head_is(set, t)) return true;
  }
  return false;
}

bool Reader::holds(const Condition& c, std::uint32_t token, const Arguments& arguments) const {
  const Argument* a = c.slot.empty() ? nullptr : argument(arguments, c.slot, token);
  bool yes = false;
  switch (c.kind) {
    case ConditionKind::present: yes = a != nullptr; break;
    case ConditionKind::lemmas: {
      yes = a != nullptr && (head_is(c.set, a->token) || (c.slot == "subj" && names_an_official(c.set, *a)));
      // "gave X tanks": what is given is the second object.
      if (const Argument* second = c.slot == "obj" ? arguments.find("obj2") : nullptr; !yes && second != nullptr) {
        yes = head_is(c.set, second->token) || head_is(c.set, second->counted);
      }
      // "the guarantee of X for (li-) the security of Y": the preposition marks what is guaranteed (Wright II 29).
      const Argument* marked = c.slot == "obj" && a != nullptr && a->slot == "gen" && a->named() ? arguments.find(slot_l) : nullptr;
      if (!yes && marked != nullptr) yes = head_is(c.set, marked->token);
      // "a number of missiles", "a deal of missiles": the noun that is counted, or the next one, is meant.
      if (!yes && a != nullptr) yes = head_is(c.set, a->counted);
      if (!yes && a != nullptr && a->token != none && a->token + 1 < in_.words.size() && (in_.words[a->token].is(Upos::noun) || in_.words[a->token].is(Upos::numeral) || in_.words[a->token].is(Upos::adjective))) {
        yes = head_is(c.set, a->token + 1);
      }
      break;
    }
    case ConditionKind::actor:
      // "against the posts of X": what is X's is struck as X is.
      yes = (a != nullptr && (a->named() || (c.slot == slot_against && !a->inner.empty()))) ||
            std::any_of(arguments.list.begin(), arguments.list.end(), [&c](const Argument& other) { return other.slot == c.slot && other.named(); });
      break;
    case ConditionKind::state:
      yes = a != nullptr && std::any_of(a->mentions.begin(), a->mentions.end(), [this](std::uint32_t m) {
        const mentions::Mention& named = in_.mentions[m];
        return in_.gazetteer.is_state(named.code) && named.kind != mentions::Kind::population && named.kind != mentions::Kind::demonym;
      });
      break;
    case ConditionKind::group:
      yes = a != nullptr && std::any_of(a->mentions.begin(), a->mentions.end(), [this](std::uint32_t m) { return in_.mentions[m].kind == mentions::Kind::group; });
      break;
    case ConditionKind::owned: yes = a != nullptr && a->token != none && in_.words[a->token].enclitic_person == 3; break;
    case ConditionKind::content: yes = arguments.content_clause != none; break;
    case ConditionKind::near: yes = near_has(c.set, token); break;
  }
  return yes != c.negated;
}

// A participle acts only where it tells what its bearer does meanwhile ("muhaddhiran", "the workers ... mutalibina").
bool Reader::is_circumstance(std::uint32_t token) const {
  const Word& w = in_.words[token];
  if (w.features.definite != 0 || w.features.derived != Derived::active_participle || w.preposition != words::Preposition::none) return false;
  if (w.features.grammatical_case == words::Case::accusative || !topic_of(token).empty()) return true;
  if (token == 0) return false;
  const Word& before = in_.words[token - 1];
  const std::uint32_t bearer = in_.clauses.mention_at(token - 1);
  // "Americans held (muhtajazin) in X": behind people without the article it qualifies them.
  const auto kind = bearer == none ? mentions::Kind::state : in_.mentions[bearer].kind;
  const bool people = (kind == mentions::Kind::population || kind == mentions::Kind::unnamed || (kind == mentions::Kind::institution && before.features.number == words::Number::plural)) && !in_.words[in_.mentions[bearer].first].article;
  const bool definite = before.article || (bearer != none && !in_.mentions[bearer].modifier && !people);
  const bool plural = w.features.grammatical_case == words::Case::oblique && w.features.number == words::Number::plural;
  const bool comma = before.mark == 0x060C || before.mark == ',';
  const bool beside = definite && w.conjunction == words::Conjunction::none;
  return (plural && (beside || comma)) || (w.features.gender == words::Gender::feminine && before.mark != 0);
}

// "launches an operation (`amaliya)": what is spelled like an adjective and stands behind a verb or a name qualifies nothing; it is the noun of that spelling.
bool Reader::qualifies_nothing(std::uint32_t token) const {
  if (!in_.words[token].is(Upos::adjective) || in_.words[token].article || token == 0) return false;
  return in_.clauses.is_finite(token - 1) || in_.words[token - 1].is_masdar() || in_.clauses.mention_at(token - 1) != none;
}

bool Reader::serves(const Frame& frame, std::uint32_t token) const {
  const Word& w = in_.words[token];
  const bool finite = in_.clauses.is_finite(token);
  const bool participle = w.features.derived == Derived::active_participle || w.features.derived == Derived::passive_participle;
  switch (frame.pos) {
    case FramePos::verb:
      return participle ? is_circumstance(token) : finite || w.is_masdar();
    case FramePos::finite: return finite;
    case FramePos::masdar: return w.is_masdar();
    case FramePos::noun: return !finite && !participle && (w.is(Upos::noun) || qualifies_nothing(token));
    case FramePos::adjective: return !finite && (participle || w.is(Upos::adjective)) && !(participle && is_circumstance(token));
  }
  return false;
}

namespace {

int particularity(const Frame& frame) {
  const bool own = frame.pos == FramePos::masdar || frame.pos == FramePos::finite || frame.pos == FramePos::adjective;
  const bool company = std::any_of(frame.when.begin(), frame.when.end(), [](const Condition& c) {
    return c.kind == ConditionKind::lemmas || c.kind == ConditionKind::near;
  });
  if (company) return own || frame.type.empty() ? 0 : 1;
  if (own) return frame.when.empty() ? 3 : 2;
  return frame.when.empty() ? 5 : 4;
}

}  // namespace

// Whether the verb of a relative clause takes its noun up: "which he held (`aqadahu)", "which he carried out (qama biha)".
bool Reader::takes_up(std::uint32_t verb) const {
  if (in_.words[verb].enclitic_person == 3) return true;
  const std::uint32_t next = verb + 1;
  return in_.clauses.has_cue(verb, clauses::CueKind::light) && next < in_.words.size() && in_.words[next].is(Upos::adposition) && in_.words[next].enclitic_person == 3;
}

// "that was drafted in two years of talks between X and Y": they talked, and are more than these who agreed.
bool Reader::follows_at_once(std::uint32_t word, const Argument& a) const {
  for (std::uint32_t w = word + 1; a.token != none && w < a.token; ++w) {
    if (in_.words[w].is(Upos::noun) && in_.clauses.mention_at(w) == none && !in_.clauses.inside_time(w)) return false;
  }
  return a.token != none;
}

// "the agreement that was made (ubrima) between X and Y", "that has been reached (tamma t-tawassulu ilayhi) between ...".
void Reader::add_parties_between(std::uint32_t verb, Trigger& t) const {
  if (in_.words[verb].features.aspect != words::Aspect::perfect || t.arguments.find(slot_between) != nullptr) return;
  const bool named = in_.clauses.is_dummy(verb) && verb + 1 < in_.words.size() && in_.words[verb + 1].is_masdar();
  const Arguments of_verb = in_.clauses.arguments(named ? verb + 1 : verb);
  const Argument* between = of_verb.find(slot_between);
  if (between == nullptr || !(between->named() || !between->inner.empty()) || !follows_at_once(named ? verb + 1 : verb, *between)) return;
  t.arguments.list.push_back(*between);
}

// "a conference that he held with X": complements of the relative verb are the act's, too.
void Reader::add_relative_arguments(Trigger& t) const {
  if (in_.clauses.is_finite(t.token)) return;
  bool introduced = false;
  const std::uint32_t v = relative_verb(t.token, introduced);
  if (v != none && introduced) add_parties_between(v, t);
  if (v == none || !takes_up(v) || in_.clauses.has_cue(v, clauses::CueKind::say)) return;
  // "the operation that the army carries out (taqumu biha)".
  if (Argument doer = in_.clauses.subject(v); doer.token != none && t.arguments.find("gen") == nullptr && t.arguments.find("subj") == nullptr) {
    doer.slot = "subj";
    t.arguments.list.push_back(std::move(doer));
  }
  const Arguments of_verb = in_.clauses.arguments(v);
  for (const std::string_view slot : {slot_with, slot_against}) {
    const Argument* a = of_verb.find(slot);
    if (a != nullptr && t.arguments.find(slot) == nullptr) t.arguments.list.push_back(*a);
  }
}

// "..., warning (muhaddhiran) of X": who warns is who the verb before it is about; "anna X is bound to": of whom it is said.
void Reader::add_bearer(Trigger& t) const {
  const bool participle = in_.words[t.token].features.derived == Derived::active_participle && !in_.clauses.is_finite(t.token);
  if (!participle || !is_circumstance(t.token) || t.arguments.find("subj") != nullptr) return;
  if (auto topic = topic_of(t.token); !topic.empty()) {
    t.arguments.list.push_back({"subj", in_.mentions[topic.front()].first, std::move(topic), {}, mentions::Via::name});
    return;
  }
  const std::uint32_t over = in_.clauses.verb_over(t.token);
  const std::uint32_t verb = over != none ? over : in_.clauses.verb_above(t.token);
  if (verb == none || in_.clauses.subject(verb).mentions.empty()) return;
  Argument bearer = in_.clauses.subject(verb);
  bearer.slot = "subj";
  t.arguments.list.push_back(std::move(bearer));
}

// "the Asian Bank for Investment", "the agency for cooperation": the masdar belongs to the body's name.
bool Reader::is_of_a_name(std::uint32_t token) const {
  const Word& w = in_.words[token];
  if (!w.is_masdar() || !w.article || w.preposition != words::Preposition::l) return false;
  std::uint32_t after = token;
  while (after > 0 && in_.words[after - 1].is(Upos::adjective) && in_.words[after - 1].article) --after;
  return after > 0 && in_.words[after - 1].article && frames_.is_of_class(in_.words[after - 1].lemma, "body");
}

// "the release committee", "the court of cassation": annexed to a body the masdar tells which one it is.
bool Reader::tells_which_body(const Trigger& t) const {
  const Word& w = in_.words[t.token];
  if (t.token == 0 || !w.is_masdar() || w.preposition != words::Preposition::none || w.conjunction != words::Conjunction::none) return false;
  const Word& body = in_.words[t.token - 1];
  return body.is(Upos::noun) && !body.article && body.enclitic_person == 0 && frames_.is_of_class(body.lemma, "council");
}

void Reader::reject(std::uint32_t token, std::string_view frame, std::string_view reason) const {
  if (rejected_ == nullptr) return;
  rejected_->push_back({token, std::string(frame), std::string(reason)});
}

// Why a word is no trigger, whatever its frames; empty when it may be one.
std::string_view Reader::kept_out(std::uint32_t token) const {
  const Word& w = in_.words[token];
  // "the region in its whole": an emphasis (Wright II 282), no act.
  if (w.preposition == words::Preposition::b && w.enclitic_person == 3 && frames_.is_of_class(in_.dictionary.verb_of(w.lemma), "whole")) return "an emphasis";
  if (in_.clauses.mention_at(token) != none || is_of_a_name(token)) return "part of a name";
  if (in_.clauses.is_finite(token) && in_.clauses.inside_time(token)) return "part of a time";
  // "may God help him (ayyadahu llahu)": a perfect of wishing (Wright II 2).
  constexpr std::string_view god = "\xD8\xA7\xD9\x84\xD9\x84\xD9\x87";
  if (in_.clauses.is_finite(token) && w.enclitic_person != 0 && token + 1 < in_.words.size() && in_.text.normal(in_.text.tokens()[token + 1]) == god) return "a pious wish";
  // "what he called ...": naming is no act; what is named may be one.
  if (in_.clauses.is_naming(in_.clauses.clause_of(token))) return "it only names something";
  return {};
}

std::optional<Trigger> Reader::trigger_at(std::uint32_t token) const {
  const Word& w = in_.words[token];
  if (w.lemma == words::no_lemma) return std::nullopt;
  // Lemmas of the reading that was chosen and of those spelled and used alike.
  std::vector<std::uint32_t> numbers;
  const auto add = [&](words::Lemma lemma) {
    if (lemma == words::no_lemma) return;
    for (const std::uint32_t n : frames_.frames_of(lemma)) {
      if (std::find(numbers.begin(), numbers.end(), n) == numbers.end()) numbers.push_back(n);
    }
  };
  add(w.lemma);
  add(in_.dictionary.verb_of(w.lemma));
  for (std::uint32_t r = w.first_reading; r < w.end_reading; ++r) {
    const words::Reading& reading = in_.words.readings[r];
    const bool alike = reading.stem_begin == w.stem_begin && reading.stem_end == w.stem_end &&
                       (reading.features.upos == Upos::verb) == w.is_verb() && reading.score > w.score - 1.0F;
    if (!alike) continue;
    add(reading.lemma);
    add(in_.dictionary.verb_of(reading.lemma));
  }
  if (numbers.empty()) return std::nullopt;
  if (const std::string_view why = kept_out(token); !why.empty()) {
    reject(token, {}, why);
    return std::nullopt;
  }
  Trigger t;
  t.token = token;
  t.arguments = in_.clauses.arguments(token);
  add_relative_arguments(t);
  add_bearer(t);
  settle_belonging(t);
  // The most particular first: a sense told by its company, then one of this part of speech, then any.
  std::stable_sort(numbers.begin(), numbers.end(), [this](std::uint32_t a, std::uint32_t b) {
    return particularity(frames_.frame(a)) < particularity(frames_.frame(b));
  });
  for (const std::uint32_t n : numbers) {
    const Frame& frame = frames_.frame(n);
    if (!serves(frame, token)) {
      if (!frame.type.empty()) reject(token, frame.id, "is of another kind of word");
      continue;
    }
    const auto failed = std::find_if(frame.when.begin(), frame.when.end(),
                                     [&](const Condition& c) { return !holds(c, token, t.arguments); });
    if (failed != frame.when.end()) {
      if (!frame.type.empty()) reject(token, frame.id, failed->text);
      continue;
    }
    t.frame = &frame;
    if (!tells_which_body(t)) return t;
    reject(token, frame.id, "tells which body is meant");
    return std::nullopt;
  }
  return std::nullopt;
}

// "aid belonging to (tabi`a li-) the UN": whose a thing is stands behind the adjective, not to whom it goes.
void Reader::settle_belonging(Trigger& t) const {
  if (in_.clauses.is_finite(t.token)) return;
  for (clauses::Argument& a : t.arguments.list) {
    if (a.slot != slot_l || a.token == none || a.token <= t.token + 1 || !a.named()) continue;
    std::uint32_t before = a.token - 1;
    if (!frames_.is_of_class(in_.words[before].lemma, "belonging")) continue;
    while (before > t.token && in_.words[before].is(Upos::adjective)) --before;
    if (before == t.token) a.slot = "nisba";
  }
}

}  // namespace isnad::events
