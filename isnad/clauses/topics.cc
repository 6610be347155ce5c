// What stands before a verb as its subject: names, counted and definite nouns, nouns that the verb describes (Wright II 115, 172).
#include <algorithm>

#include "isnad/clauses/clauses.h"
#include "isnad/clauses/phrases.h"

namespace isnad::clauses {
namespace {

using mentions::Via;
using words::Conjunction;
using words::Gender;
using words::Number;
using words::Preposition;
using words::Upos;
using words::Voice;
using words::Word;

bool comma_between(const words::Words& words, std::uint32_t from, std::uint32_t to) {
  for (std::uint32_t t = from; t < to; ++t) {
    if (is_comma(words[t].mark)) return true;
  }
  return false;
}

}  // namespace

// The last bare name in the clause before the verb, when no other verb or noun claims it.
std::uint32_t Clauses::topic_before(std::uint32_t verb) const {
  const std::uint32_t clause = clause_of_[verb];
  const Clause& c = clauses_[clause];
  std::uint32_t found = none;
  // "began criticising a resolution the council adopted (qararin aqarrahu l-majlis)": it tells of the noun right before it (Wright II 318).
  if (verb > c.first + 1 && words[verb].enclitic_person == 3 && words[verb].conjunction == Conjunction::none && mention_at_[verb - 1] == none) {
    const Word& noun = words[verb - 1];
    const bool bare = noun.is(Upos::noun) && !noun.article && noun.enclitic_person == 0 && noun.features.definite == 0 && !inside_time(verb - 1);
    const bool taken_up = noun.features.gender == words[verb].enclitic_gender && noun.features.number == words[verb].enclitic_number;
    const bool governed = words[verb - 2].is(Upos::adposition) || noun.preposition != Preposition::none;
    if (bare && taken_up && governed) return none;
  }
  for (std::uint32_t t = c.first; t < verb; ++t) {
    if (clause_of_[t] != clause) continue;
    // "Beijing: ...": what stands before the colon is no part of the sentence; nor before ", and in this frame" without a second comma.
    const bool opens = words[t].is(Upos::adposition) && words[t].conjunction != Conjunction::none && t > 0 && is_comma(words[t - 1].mark);
    if (words[t].mark == ':' || (opens && !comma_between(words, t, verb))) found = none;
    if (is_finite(t) && !words[t].is(Upos::auxiliary)) {
      if (has_cue(t, CueKind::aspect) || grammar.is_kana(words[t].lemma)) continue;
      return none;
    }
    const std::uint32_t m = mention_at_[t];
    if (m == none || mentions[m].first != t || mentions[m].modifier || !is_actor(mentions[m])) continue;
    if (!grammar_clitic(t).empty()) continue;
    if (t > 0 && clause_of_[t - 1] == clause) {
      const Word& before = words[t - 1];
      // "against the organisation (X)", in brackets or quotation marks.
      const bool bracket = before.mark != 0 && !is_comma(before.mark) && t > c.first + 2;
      if (bracket && words[t - 2].is(Upos::noun) && words[t - 2].features.definite == 0 && words[t - 3].is(Upos::adposition)) continue;
      if (before.is(Upos::adposition) || (before.is_nominal() && mention_at_[t - 1] == none && before.features.definite == 0 && !mentions[m].joined)) continue;
    }
    if (found == none || !mentions[m].joined) found = m;
  }
  return found;
}

// "caused the tension ...": a definite noun, or one with a genitive, right after the verb is its subject.
bool Clauses::nominal_subject_likely(std::uint32_t verb, std::uint32_t head) const {
  if (words[verb].features.voice == Voice::passive) return true;
  const Word& n = words[head];
  const bool right_after = head == verb + 1 || (head == verb + 2 && (words[verb + 1].is(Upos::determiner) || words[verb + 1].is(Upos::numeral)));
  const Gender g = words[verb].features.gender;
  const bool broken_plural = n.features.number == Number::plural && g == Gender::feminine;
  return right_after && n.enclitic_person == 0 && n.features.gender != Gender::none && (g == n.features.gender || broken_plural) &&
         topic_before(verb) == none;
}

// An indefinite noun without the alif of the accusative is the nominative (Wright I 308): the
// subject, of an active verb or of a passive one. Diptotes, feminines and annexed nouns show nothing.
bool Clauses::shown_nominative(std::uint32_t token) const {
  const Word& w = words[token];
  if (!w.is(Upos::noun) || w.article || w.enclitic_person != 0 || w.preposition != Preposition::none || w.features.definite != 0) return false;
  constexpr std::string_view alif = "\xD8\xA7";
  constexpr std::string_view silent[] = {alif, "\xD8\xA9", "\xD9\x89", "\xD8\xA7\xD8\xA1", "\xD8\xA7\xD8\xAA", "\xD9\x8A\xD9\x86", "\xD9\x8A"};
  const std::string_view normal = text.normal(text.tokens()[token]);
  constexpr std::size_t letter = 2;  // bytes of an Arabic letter
  if (normal.size() < 3 * letter) return false;
  for (const std::string_view ending : silent) {
    if (normal.size() >= ending.size() && normal.substr(normal.size() - ending.size()) == ending) return false;
  }
  const bool diptote = normal.size() >= 5 * letter && normal.size() <= 6 * letter && normal.substr(2 * letter, letter) == alif;
  if (diptote || token + 1 >= words.size()) return false;
  const Word& next = words[token + 1];
  const bool free = next.mark != 0 || next.is(Upos::adposition) || next.preposition != Preposition::none || is_finite(token + 1) ||
                    (next.is(Upos::adjective) && !next.article) || next.conjunction != Conjunction::none;
  return free && sentence_of_[token + 1] == sentence_of_[token];
}

// "that two of the soldiers were killed": a number or a quantity that begins the clause, with what it counts.
std::optional<Argument> Clauses::counted_topic_before(std::uint32_t verb) const {
  constexpr std::uint32_t reach = 10;
  const std::uint32_t clause = clause_of_[verb];
  const Clause& c = clauses_[clause];
  if (c.introducer != none && is_finite(c.introducer)) return std::nullopt;
  std::uint32_t first = c.introducer == none ? c.first : c.introducer + 1;
  // "some (nahwa) 390 fighters"
  if (first < verb) {
    if (const auto about = grammar.connector(text, words, first, verb, ConnectorKind::about); about) first = about->end;
  }
  if (first >= verb || verb - first > reach || clause_of_[first] != clause || mention_at_[first] != none) return std::nullopt;
  if (!words[first].is(Upos::numeral) && !grammar.is_measure(words[first].lemma)) return std::nullopt;
  std::uint32_t content = none;
  const auto phrases = PhraseReader(*this).phrases(first, first, false, content);
  if (phrases.empty() || !phrases.front().slot.empty() || phrases.front().end > verb) return std::nullopt;
  for (std::uint32_t t = first; t < verb; ++t) {
    if (is_finite(t)) return std::nullopt;
  }
  const Phrase& p = phrases.front();
  return Argument{subj, p.head, p.mentions, p.inner, Via::name, p.counted};
}

namespace {

bool begins_clause(const Clauses& clauses, std::uint32_t token) {
  const Clause& c = clauses.clauses()[clauses.clause_of(token)];
  const std::uint32_t first = c.introducer == none ? c.first : c.introducer + 1;
  return token == first || (token == first + 1 && clauses.words[first].is(Upos::determiner));
}

}  // namespace

// A definite noun before its verb agrees with it wholly; things in the plural are a feminine singular (Wright II 292).
bool heads_as_subject(const Word& noun, const Word& verb) {
  if (!noun.is(Upos::noun) || !(noun.article || noun.enclitic_person == 3) || noun.preposition != Preposition::none || verb.features.person != 3) return false;
  if (noun.features.number == Number::plural) return verb.features.number == Number::singular && verb.features.gender == Gender::feminine;
  return noun.features.number == Number::singular && verb.features.number == Number::singular && noun.features.gender == verb.features.gender;
}


// "the Turkish fighters bombed ...": a noun that is no actor stands right before its verb.
std::optional<Argument> Clauses::noun_topic_before(std::uint32_t verb) const {
  const std::uint32_t clause = clause_of_[verb];
  Argument out;
  std::uint32_t t = verb;
  constexpr std::uint32_t reach = 8;
  const auto complement_of_preposition = [&](std::uint32_t first) {
    return first > clauses_[clause].first && words[first - 1].is(Upos::adposition) && mention_at_[first - 1] == none && clause_of_[first - 1] == clause;
  };
  std::uint32_t told_of = 0;  // words of relative clauses on the way
  // "described it as flawed and urged ...": behind "and" another predicate begins.
  if (words[verb].conjunction != Conjunction::none) return std::nullopt;
  while (t-- > clauses_[clause].first && verb - t <= reach + told_of) {
    if (clause_of_[t] != clause) {
      if (clauses_[clause_of_[t]].kind != ClauseKind::relative || !under(clause_of_[t], clause)) break;
      ++told_of;
      continue;
    }
    const Word& w = words[t];
    const std::uint32_t m = mention_at_[t];
    if (m != none) {
      const std::uint32_t first = mentions[m].first;
      if (!mentions[m].modifier && complement_of_preposition(first)) {
        // "a raid in X killed ...": the phrase belongs to the noun before it.
        t = first - 1;
        continue;
      }
      if (!mentions[m].modifier) return std::nullopt;
      out.inner.insert(out.inner.begin(), m);
      t = mentions[m].first;
      continue;
    }
    if (w.mark == 0 && w.is(Upos::particle) && t + 1 == verb) continue;
    // "the resolution that X adopted, yesterday, lifted ...": what is told of the noun may stand between commas.
    if (told_of > 0 && (is_comma(w.mark) || inside_time(t))) continue;
    if (told_of == 0 && t + 1 == verb && is_comma(w.mark) && t > 0 && clause_of_[t - 1] != clause) continue;
    if (w.mark != 0 || !w.is_nominal()) return std::nullopt;
    // "anna the assets in the country amount to ...": a phrase with a preposition belongs to the noun before it.
    if (clauses_[clause].kind == ClauseKind::complement && w.article && complement_of_preposition(t)) {
      --t;
      continue;
    }
    // "anna civilians were killed": what stands right behind "anna" is its noun, actor or not (Wright II 80).
    // Before "anna" its preposition may begin the clause ("min anna").
    const std::uint32_t opens = clauses_[clause].introducer;
    const bool noun_of_anna = t > 0 && clauses_[clause].kind == ClauseKind::complement &&
                              (t - 1 == opens || (t >= 2 && t - 2 == opens && words[t - 1].is(Upos::subordinator)));
    if (noun_of_anna && w.features.definite == 0 && w.preposition == Preposition::none && words[verb].enclitic_person != 3) {
      out.token = t;
      return out;
    }
    if (w.is(Upos::adjective)) continue;
    // "anna the agreement will not stop ...", "these operations aim at ...": a definite noun at the head of its clause that agrees with the verb.
    // "his office said": who speaks is told by the chain of speakers; nor is "for its part" (min jihatiha) a subject.
    const bool speaks = w.enclitic_person == 3 && (has_cue(verb, CueKind::say) || (t > 0 && words[t - 1].is(Upos::adposition)));
    const bool led = t > clauses_[clause].first && words[t - 1].is(Upos::adposition) && mention_at_[t - 1] == none;
    if ((noun_of_anna || (begins_clause(*this, t) && !led)) && !speaks && heads_as_subject(w, words[verb]) && !inside_time(t)) {
      out.token = t;
      return out;
    }
    const bool free = w.preposition == Preposition::none && w.features.grammatical_case != words::Case::accusative;
    const bool counted = t > clauses_[clause].first + 1 && (words[t - 1].is(Upos::determiner) || grammar.is_measure(words[t - 1].lemma));
    const bool after_adposition = t > clauses_[clause].first && (words[t - 1].is(Upos::adposition) || (counted && words[t - 2].is(Upos::adposition)));
    const bool annexed = t > clauses_[clause].first && words[t - 1].is(Upos::noun) && words[t - 1].features.definite == 0 && mention_at_[t - 1] == none;
    const bool known = !out.inner.empty() || (told_of > 0 && w.article);
    if (!free || after_adposition || !known || annexed) return std::nullopt;
    const Gender g = words[verb].features.gender;
    const bool agrees = g == Gender::none || w.features.gender == g || w.features.number == Number::plural;
    if (!agrees) return std::nullopt;
    out.token = t;
    return out;
  }
  return std::nullopt;
}

// "in a surprising step X accused Y": behind a phrase with a preposition at its head the only verb of the clause is its own, and describes
// no noun.
bool Clauses::is_only_verb_behind_phrase(std::uint32_t verb) const {
  const Clause& c = clauses_[clause_of_[verb]];
  if (c.kind != ClauseKind::main && c.kind != ClauseKind::coordinate) return false;
  const bool led = (words[c.first].is(Upos::adposition) && mention_at_[c.first] == none) || !grammar_clitic(c.first).empty();
  if (!led) return false;
  for (std::uint32_t t = c.first; t < c.end; ++t) {
    const bool own = clause_of_[t] == clause_of_[verb];
    if ((t != verb && own && is_finite(t)) || (t < verb && (!own || words[t].mark != 0))) return false;
  }
  return true;
}

// "adopted resolutions (of the council) that call on X": right behind an indefinite noun and what belongs to it a verb without
// "and" tells of that noun (Wright II 172), whatever actor follows; unless a pronoun takes the noun up as something else.
std::optional<Argument> Clauses::described_noun(std::uint32_t verb) const {
  constexpr std::uint32_t reach = 8;
  constexpr std::string_view times[] = {"\xD9\x88\xD9\x82\xD8\xAA", "\xD9\x8A\xD9\x88\xD9\x85", "\xD8\xAD\xD9\x8A\xD9\x86",
                                        "\xD8\xAD\xD8\xA7\xD9\x84"};  // time, day, when; "in case" (fi hal)
  const Word& w = words[verb];
  const std::uint32_t clause = clause_of_[verb];
  if (w.conjunction != Conjunction::none || w.features.person != 3 || w.future || resumed(verb)) return std::nullopt;
  Argument out;
  for (std::uint32_t t = verb; t-- > clauses_[clause].first && verb - t <= reach && clause_of_[t] == clause;) {
    const Word& here = words[t];
    if (here.mark != 0 || inside_time(t) || is_finite(t)) return std::nullopt;
    if (const std::uint32_t m = mention_at_[t]; m != none) {
      // Behind a preposition, or as an adjective, it belongs to the noun before it.
      const std::uint32_t first = mentions[m].first;
      const bool led = !grammar_clitic(first).empty() || (first > 0 && words[first - 1].is(Upos::adposition) && mention_at_[first - 1] == none);
      if (!mentions[m].modifier && !led) return std::nullopt;
      if (mentions[m].modifier || grammar_clitic(first) == slot_l) out.inner.insert(out.inner.begin(), m);
      t = led && grammar_clitic(first).empty() ? first - 1 : first;
      continue;
    }
    if (here.is(Upos::adjective) && !here.article && here.enclitic_person == 0) continue;
    const bool bare = here.is(Upos::noun) && !here.article && here.enclitic_person == 0 && here.features.definite == 0;
    // "each side yields": of a noun behind "kull" nothing is described.
    const bool each = t > clauses_[clause].first && words[t - 1].is(Upos::determiner);
    if (!bare || each || std::find(std::begin(times), std::end(times), text.normal(text.tokens()[t])) != std::end(times)) return std::nullopt;
    const bool things = here.features.number == Number::plural && w.features.gender == Gender::feminine && w.features.number == Number::singular;
    const bool agrees = things || (here.features.gender == w.features.gender && here.features.number == w.features.number);
    if (agrees && is_only_verb_behind_phrase(verb)) return std::nullopt;
    if (agrees) {
      out.token = t;
      return out;
    }
    // "a draft of a resolution that calls": the verb may agree with what it is annexed to.
    if (t == clauses_[clause].first || !words[t - 1].is(Upos::noun)) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace isnad::clauses
