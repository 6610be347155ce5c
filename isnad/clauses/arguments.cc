// Arguments: who stands in which place of a predicate.
//
// Wright II 112-152 (verb and subject), 26-31 (the masdar's government), 77-99
// (iDafa). Word order: verb-subject-object, or the subject first.
#include <algorithm>

#include "isnad/clauses/clauses.h"
#include "isnad/clauses/phrases.h"

namespace isnad::clauses {
namespace {

using mentions::Via;
using words::Conjunction;
using words::Preposition;
using words::Upos;
using words::Voice;
using words::Word;

constexpr char32_t en_dash = 0x2013;
constexpr char32_t em_dash = 0x2014;

bool is_dash(char32_t mark) { return mark == '-' || mark == en_dash || mark == em_dash; }
bool is_quote(char32_t mark) { return mark == '"' || mark == 0x00AB || mark == 0x00BB || mark == 0x201C || mark == 0x201D; }

}  // namespace

const Argument* Arguments::find(std::string_view slot) const {
  for (const Argument& a : list) {
    if (a.slot == slot) return &a;
  }
  return nullptr;
}

// "froze officially": an indefinite adjective in the accusative with no noun before it tells how (Wright II 44).
bool Clauses::is_manner(std::uint32_t token) const {
  const Word& w = words[token];
  const bool adjective = w.is(Upos::adjective) && w.features.definite == 0 && w.features.grammatical_case == words::Case::accusative;
  return adjective && mention_at_[token] == none && token > 0 && !(words[token - 1].is(Upos::noun) && mention_at_[token - 1] == none);
}

// "a missile that X fired (atlaqahu)": the pronoun takes up the indefinite noun before the verb (Wright II 172).
std::uint32_t Clauses::noun_taken_up(std::uint32_t verb) const {
  const Word& w = words[verb];
  if (w.conjunction != Conjunction::none || w.enclitic_number != words::Number::singular) return none;
  // "the agreement that X signed (waqqa`athu)": so it does the noun before "alladhi".
  const Clause& c = clauses_[clause_of_[verb]];
  if (c.kind == ClauseKind::relative && c.introducer != none && verb == c.introducer + 1) {
    for (std::uint32_t t = c.introducer; t-- > 0 && c.introducer - t <= 4 && words[t].mark == 0;) {
      const std::uint32_t m = mention_at_[t];
      if (m != none ? mentions[m].modifier : words[t].is(Upos::adjective)) continue;
      const std::uint32_t head = m == none ? t : mentions[m].first;
      const bool fits = words[head].features.number == words::Number::plural || words[head].features.gender == w.enclitic_gender;
      return fits && (m != none || words[t].is(Upos::noun)) ? head : none;
    }
    return none;
  }
  for (std::uint32_t t = verb; t-- > 0 && verb - t <= 3 && mention_at_[t] == none && words[t].features.definite == 0 && !words[t].article;) {
    if (words[t].is(Upos::adjective)) continue;
    return words[t].is(Upos::noun) && words[t].features.gender == w.enclitic_gender && words[t].enclitic_person == 0 ? t : none;
  }
  return none;
}

// An actor right before its verb ("anna the police arrested").
bool Clauses::doer_before(std::uint32_t verb) const {
  const std::uint32_t topic = topic_before(verb);
  // "the army had before (sabaqa an) killed ..."
  const Argument& s = subject(verb);
  if (topic == none && s.named() && s.token != none && s.token < verb && clause_of_[s.token] != clause_of_[verb]) return true;
  if (topic == none) return false;
  std::uint32_t t = mentions[topic].end;
  while (t < verb && words[t].is(Upos::particle)) ++t;
  return t == verb;
}

// "kidnapped X a man, two youths": behind the doer an indefinite accusative that is no masdar and no manner is the object.
bool Clauses::is_sufferer(std::uint32_t head) const {
  const Word& w = words[head];
  const bool several = w.features.number == words::Number::dual || w.features.number == words::Number::plural;
  const bool person = w.is(Upos::noun) ? !w.is_masdar() : w.is(Upos::adjective) && several;
  if (!person || w.article || w.features.definite != 0 || w.conjunction != Conjunction::none) return false;
  return w.features.grammatical_case == words::Case::accusative || (several && w.features.grammatical_case == words::Case::oblique) ||
         (w.features.number == words::Number::dual && text.normal(text.tokens()[head]).ends_with("\xD9\x8A\xD9\x86"));
}

bool Clauses::is_passive(std::uint32_t verb) const {
  if (words[verb].features.voice != Voice::passive) return false;
  if (has_cue(verb, CueKind::light)) return true;
  // Without vowels "u`dima" is spelled like "a`dama": a doer, and then a name or a number of those acted on, are the active.
  std::uint32_t content = none;
  bool doer = false;
  bool body = false;
  for (const Phrase& p : PhraseReader(*this).phrases(verb, verb + 1, false, content)) {
    if (!p.slot.empty() || inside_time(p.head)) continue;
    // "kidnapped the group the father X": behind an organ or a group whoever has the article or a name of his own is somebody else.
    if (body && (words[p.head].is(Upos::proper) || (words[p.head].article && words[p.head].is(Upos::noun)))) return false;
    body = !p.mentions.empty() && is_body(p.mentions.front());
    const bool counted = p.counted != none && p.counted == p.head;
    // "the police arrested 590 persons": the doer stands before the verb, so that a number or an accusative behind it is its object.
    const bool number = counted || words[p.head].is(Upos::numeral) || words[p.head].kind == text::TokenKind::number;
    const bool object = number || words[p.head].features.grammatical_case == words::Case::accusative;
    // A verb in the plural has its subject in itself or before it.
    const bool own = words[verb].features.number == words::Number::plural && (number || is_sufferer(p.head));
    if (own || (object && doer_before(verb))) return false;
    const bool joined = words[p.head].conjunction != Conjunction::none || words[p.head - 1].is(Upos::conjunction);
    if (doer && joined) continue;
    if (doer && (p.counted != none || is_sufferer(p.head) || is_person_struck(p))) return false;
    // "the group arrested its leaders": whose the second noun is has been named, and does it.
    if (doer && words[p.head].is(Upos::noun) && words[p.head].enclitic_person == 3) return false;
    if (doer) return !counted && p.mentions.empty();
    doer = true;
  }
  return true;
}

// "the support of X for it (laha)": to himself nobody does anything without "nafs" (Wright II 140), so that the pronoun is another.
// Beside and before (`inda, lada, amama) it may well be himself.
void Clauses::settle_pronouns(std::uint32_t token, std::vector<Phrase>& phrases) const {
  constexpr std::string_view directed[] = {slot_l,
                                           slot_b,
                                           "\xD9\x85\xD8\xB9",          // ma`a: "discussed with him"
                                           "\xD8\xA5\xD9\x84\xD9\x89",  // ila
                                           "\xD8\xB9\xD9\x84\xD9\x89",  // `ala
                                           "\xD8\xB6\xD8\xAF"};         // Didda
  const std::uint32_t next = token + 1 < words.size() && clause_of_[token + 1] == clause_of_[token] ? mention_at_[token + 1] : none;
  const bool annexed = !is_finite(token) && next != none && !mentions[next].modifier && grammar_clitic(token + 1).empty();
  // "X threatens new sanctions on it (`alayha)", "offered help to it (laha)": nor is it who leads to the act.
  const std::uint32_t over = is_finite(token) ? none : verb_over(token);
  const bool led = over != none && !annexed && !words[token].article && (has_cue(over, CueKind::will) || has_cue(over, CueKind::light) || has_cue(over, CueKind::aspect) || has_cue(over, CueKind::attempt)) &&
                   words[over].features.voice != Voice::passive;
  const std::vector<std::uint32_t> himself = is_finite(token) ? subject(token).mentions
                                             : annexed        ? std::vector<std::uint32_t>{next}
                                             : led            ? subject(over).mentions
                                                              : std::vector<std::uint32_t>{};
  for (Phrase& p : phrases) {
    const Word& w = words[p.head];
    const bool pronoun = w.enclitic_person == 3 && w.is(Upos::adposition) && std::find(std::begin(directed), std::end(directed), p.slot) != std::end(directed);
    if (pronoun && !himself.empty()) p.mentions = antecedent(p.head, w.enclitic_gender, w.enclitic_number, himself);
  }
}

// "X, the former head of (al-ra'is al-sabiq li-) the intelligence": right behind an official's title it tells of what.
bool Clauses::belongs_to_title(const Phrase& p) const {
  if (p.slot != slot_l || p.mentions.empty() || p.head == 0 || mention_at_[p.head - 1] == none) return false;
  const mentions::Mention& official = mentions[mention_at_[p.head - 1]];
  const Word& last = words[p.head - 1];
  const bool title = official.kind == mentions::Kind::person || official.kind == mentions::Kind::office;
  return title && official.end == p.head && last.is(Upos::adjective) && last.article && official.code == mentions[p.mentions.front()].code;
}

// "killed the army a Palestinian (filastiniyyan)": right behind verb or subject a demonym in -an is the object, no adverb.
bool Clauses::is_person_struck(const Phrase& p) const {
  const std::uint32_t m = mention_at_[p.head];
  return m != none && mentions[m].modifier && mentions[m].first == p.head && words[p.head - 1].mark == 0 && words[p.head].conjunction == Conjunction::none;
}

Arguments Clauses::arguments(std::uint32_t token) const {
  Arguments out;
  const Word& w = words[token];
  const bool finite = is_finite(token);
  const PhraseReader finder(*this);
  std::vector<Phrase> phrases = finder.phrases(token, token + 1, !finite, out.content_clause);
  settle_pronouns(token, phrases);
  const auto add = [&out](std::string_view slot, const Phrase& p, Via via = Via::name) {
    out.list.push_back({slot, p.head, p.mentions, p.inner, via, p.counted});
  };
  if (w.enclitic_person == 3) {
    // Who is meant by an object pronoun is never the subject himself (that takes "nafsahu").
    const std::vector<std::uint32_t> himself = finite ? subject(token).mentions : std::vector<std::uint32_t>{};
    const std::uint32_t noun = finite ? noun_taken_up(token) : none;
    const std::uint32_t named = noun == none ? none : mention_at_[noun];
    std::uint32_t end = 0;
    const std::vector<std::uint32_t> meant = named != none  ? group(named, end)
                                             : noun != none ? std::vector<std::uint32_t>{}
                                                            : antecedent(token, w.enclitic_gender, w.enclitic_number, himself);
    out.list.push_back({finite ? obj : gen, noun == none ? token : noun, meant, {}, Via::pronoun});
  } else if (w.enclitic_person == 1) {
    out.list.push_back({finite ? obj : gen, token, speaker(token), {}, Via::pronoun});
  }
  if (finite) {
    const Argument& s = subject(token);
    const bool passive = is_passive(token);
    if (!s.mentions.empty() || s.token != none) {
      Argument a = s;
      a.slot = passive ? obj : subj;
      out.list.push_back(std::move(a));
    }
    for (const auto& p : phrases) {
      const bool is_subject = s.token != none && s.token >= p.head && s.token < std::max(p.end, p.head + 1);
      // "with weapons and troops": the second belongs to the first.
      const bool joined = p.slot.empty() && &p != &phrases.front() && words[p.head].conjunction != Conjunction::none;
      const bool qualifies = p.slot.empty() && mention_at_[p.head] == none && words[p.head].is(Upos::adjective) && words[p.head].article;
      if (belongs_to_title(p)) {
        continue;
      } else if (!p.slot.empty()) {
        add(p.slot, p);
      } else if (joined || qualifies) {
        continue;
      } else if (!is_subject && (!words[p.head].is(Upos::adverb) || p.counted == p.head || is_person_struck(p)) && !is_manner(p.head) && (words[p.head].kind != text::TokenKind::number || p.counted != none) && !passive &&
                 out.find(obj) == nullptr) {
        add(obj, p);
      } else if (!is_subject && !passive && words[p.head].is_nominal()) {
        add("obj2", p);
      }
    }
    return out;
  }
  std::vector<Argument> found;
  for (const auto& p : phrases) found.push_back({p.slot, p.head, p.mentions, p.inner, Via::name, p.counted});
  nominal_arguments(token, found, out);
  return out;
}

// "that the bombing of X is a grave matter (inna qasfa X amrun khatir)": in a clause of "that" without a verb the last indefinite noun behind
// a definite one is the predicate of the definite topic (Wright II 113, 36).
bool Clauses::is_nominal_predicate(std::uint32_t token) const {
  const Clause& c = clauses_[clause_of_[token]];
  if (c.kind != ClauseKind::complement || c.introducer == none || c.introducer + 1 >= token) return false;
  const Word& topic = words[c.introducer + 1];
  const auto may_be = [this](std::uint32_t t) {
    const Word& w = words[t];
    const bool bare = w.is(Upos::noun) && !w.article && w.features.definite == 0 && w.enclitic_person == 0 && w.preposition == Preposition::none && w.conjunction == Conjunction::none;
    return bare && mention_at_[t] == none && !is_sufferer(t) && (words[t - 1].article || words[t - 1].enclitic_person != 0 || mention_at_[t - 1] != none);
  };
  if (!may_be(token) || !topic.is_nominal() || topic.preposition != Preposition::none) return false;
  for (std::uint32_t t = c.introducer + 1; t < c.end; ++t) {
    if (clause_of_[t] == clause_of_[token] && (is_finite(t) || (t > token && may_be(t)))) return false;
  }
  return true;
}

// "the support of X for Y aroused the concern of Z (athara da`mu X Y qalaqa Z)": the verb before its subject has its own object, the last
// bare noun behind it, which is not what the subject governs. The head of that phrase, or none.
std::uint32_t Clauses::object_of_verb_before(std::uint32_t token, const std::vector<Argument>& phrases) const {
  const std::uint32_t verb = is_finite(token) ? none : verb_over(token);
  if (verb == none || verb > token || !grammar.needs_object(words[verb].lemma) || words[verb].enclitic_person != 0 || is_passive(verb)) return none;
  const std::uint32_t subject_head = subject(verb).token;
  const bool holds_it = subject_head != none && subject_head > verb && (subject_head == token || (subject_head < token && mention_at_[subject_head] == none));
  if (!holds_it) return none;
  const auto bare = [](const Argument& a) { return a.slot.empty(); };
  const auto last = std::find_if(phrases.rbegin(), phrases.rend(), bare);
  const bool several = std::count_if(phrases.begin(), phrases.end(), bare) > 1;
  return several && mention_at_[last->token] == none && words[last->token].is(Upos::noun) ? last->token : none;
}

// "an agreement "American-Turkish"": newspapers quote the two demonyms of a pair.
bool Clauses::is_between_demonyms(std::uint32_t mark) const {
  const auto demonym = [this](std::uint32_t t) { return t < words.size() && mention_at_[t] != none && mentions[mention_at_[t]].modifier; };
  return demonym(mark + 1) && mark + 2 < words.size() && is_dash(words[mark + 2].mark);
}

// A masdar or noun: demonyms that qualify it, then its genitive, then a second bare name (its object).
void Clauses::nominal_arguments(std::uint32_t token, const std::vector<Argument>& phrases, Arguments& out) const {
  // The demonyms and the genitive stand before any preposition.
  std::uint32_t at = token + 1;
  const std::uint32_t clause = clause_of_[token];
  Argument demonyms{nisba, none, {}, {}, Via::demonym};
  // "the targeting of civilians (madaniyyin)": a masculine plural behind a singular does not qualify it (Wright II 273), but is people.
  const auto are_people = [this, token](std::uint32_t word) {
    const Word& w = words[word];
    return w.is(Upos::adjective) && !w.article && w.features.number == words::Number::plural && w.features.gender == words::Gender::masculine &&
           words[token].is_masdar() && words[token].features.number == words::Number::singular;
  };
  while (at < words.size() && clause_of_[at] == clause) {
    const Word& w = words[at];
    if (is_dash(w.mark) || (is_quote(w.mark) && is_between_demonyms(at))) {
      ++at;
      continue;
    }
    if (w.mark != 0 || is_finite(at)) break;
    const std::uint32_t m = mention_at_[at];
    if (m != none && mentions[m].modifier) {
      demonyms.token = demonyms.token == none ? at : demonyms.token;
      demonyms.mentions.push_back(m);
      at = mentions[m].end;
      continue;
    }
    if (m == none && w.is(Upos::adjective) && !are_people(at) && w.conjunction == Conjunction::none && w.preposition == Preposition::none) {
      ++at;
      continue;
    }
    break;
  }
  if (!demonyms.mentions.empty()) out.list.push_back(std::move(demonyms));
  bool genitive = words[token].enclitic_person != 0;
  const std::uint32_t of_verb = object_of_verb_before(token, phrases);
  for (const Argument& p : phrases) {
    if (!p.slot.empty()) {
      out.list.push_back(p);
      continue;
    }
    if (p.token == of_verb || is_nominal_predicate(p.token)) break;
    const std::uint32_t named = mention_at_[p.token];
    if (named != none && mentions[named].modifier && p.token < at) continue;
    // "the agreement of Vienna signed on ...": what agrees with the noun is none of its arguments.
    if (named == none && words[p.token].is(Upos::adjective) && words[p.token].article) continue;
    // "reviewed in the meeting the relations between ...": what has the article is annexed to nothing, and what follows is not its own.
    if (words[token].article && p.token >= at && (words[p.token].is(Upos::noun) || !p.mentions.empty())) break;
    if (p.token < at && p.mentions.empty() && p.counted == none) {
      // The adjectives themselves; a genitive may stand inside the same phrase.
      if (!genitive && !words[p.token].is(Upos::adjective) && p.token == token + 1) {
        Argument g = p;
        g.slot = gen;
        genitive = true;
        out.list.push_back(std::move(g));
      }
      continue;
    }
    Argument g = p;
    // "the killing of five soldiers": the phrase begins with its number.
    std::uint32_t start = p.token;
    while (start > token + 1 && words[start - 1].is(Upos::numeral)) --start;
    // "the killing of some (nahwa) 29 rebels"
    const auto about = grammar.connector(text, words, token + 1, static_cast<std::uint32_t>(words.size()), ConnectorKind::about);
    if (about && about->end == start) start = token + 1;
    g.slot = genitive ? obj : gen;
    if (!genitive && start != at && start != token + 1) g.slot = obj;
    genitive = true;
    out.list.push_back(std::move(g));
  }
}

}  // namespace isnad::clauses
