// Who is the subject of a verb (Wright II 112-152, 334): named before or behind it, held by what
// introduces its clause, or dropped; and whom a pronoun means.
#include <algorithm>

#include "isnad/clauses/clauses.h"
#include "isnad/clauses/phrases.h"

namespace isnad::clauses {
namespace {

using mentions::Kind;
using mentions::Mention;
using mentions::Via;
using words::Conjunction;
using words::Gender;
using words::Number;
using words::Upos;
using words::Voice;
using words::Word;

}  // namespace

bool agrees(const Mention& m, Gender gender, Number number) {
  if (number == Number::dual) return m.kind == Kind::pair || m.number == Number::dual || !m.second.empty();
  if (m.kind == Kind::pair) return number == Number::plural;
  if (number == Number::plural) {
    return m.number == Number::plural && (gender != Gender::feminine || m.gender == Gender::feminine);
  }
  if (m.number == Number::plural) return gender == Gender::feminine && m.kind != Kind::population && (m.kind != Kind::unnamed || m.gender == Gender::feminine);
  if (gender == Gender::none) return true;
  if (m.gender == Gender::none) return m.kind != Kind::state || gender == Gender::feminine;
  return m.gender == gender;
}

// "al-Huthiyyin": a sound plural of people takes a plural behind it, never the feminine singular (Wright II 292).
bool Clauses::sound_masculine_plural(const Mention& m) const {
  constexpr std::string_view endings[] = {"\xD9\x88\xD9\x86", "\xD9\x8A\xD9\x86"};
  if (m.number != Number::plural || m.gender == Gender::feminine) return false;
  const std::string_view head = text.normal(text.tokens()[m.first]);
  return std::any_of(std::begin(endings), std::end(endings),
                     [head](std::string_view e) { return head.size() > 8 && head.substr(head.size() - e.size()) == e; });
}

namespace {

// How much likelier a pronoun means what stands behind the preposition.
int weight_of_leader(std::string_view preposition) {
  constexpr std::string_view lada = "\xD9\x84\xD8\xAF\xD9\x89";
  constexpr std::string_view places[] = {"\xD8\xA5\xD9\x84\xD9\x89", "\xD9\x81\xD9\x8A", "\xD9\x85\xD9\x86"};  // to, in, from
  if (preposition == lada) return 10;
  return std::find(std::begin(places), std::end(places), preposition) != std::end(places) ? -6 : 0;
}

}  // namespace

// "the Zionist terror and its attacks (wa-`tida'atihi)": what "and" joins to an act that a demonym qualifies, with a pronoun that agrees
// with the act, is of the same side. That demonym, or none.
std::uint32_t Clauses::owner_beside(std::uint32_t token, Gender gender, Number number) const {
  const Word& w = words[token];
  if (!w.is_masdar() || w.conjunction != Conjunction::wa || w.enclitic_person != 3 || number != Number::singular || token < 2) return none;
  const std::uint32_t m = mention_at_[token - 1];
  if (m == none || !mentions[m].modifier || mentions[m].end != token || mentions[m].first == 0) return none;
  const Word& act = words[mentions[m].first - 1];
  const bool agreeing = act.is(Upos::noun) && act.features.gender == gender && act.features.number == Number::singular && mention_at_[mentions[m].first - 1] == none;
  return agreeing ? m : none;
}

// "met his Iranian counterpart and asked it (talabaha) to ...": where no feminine has been named, "-ha" is the state whose official has been.
std::uint32_t Clauses::state_of_official(std::uint32_t token, const std::vector<std::uint32_t>& other_than) const {
  std::uint32_t found = none;
  const std::uint32_t sentence = sentence_of_[token];
  // What stands between the verb and the pronoun ("sanctions on it") is not meant.
  const std::uint32_t verb = verb_over(token);
  for (std::uint32_t t = verb == none ? token : verb; t-- > 0 && sentence - sentence_of_[t] <= 1;) {
    const std::uint32_t m = mention_at_[t];
    const Word& w = words[t];
    if (m == none && w.is(Upos::noun) && w.preposition == words::Preposition::none && (w.features.gender == Gender::feminine || w.features.number == Number::plural)) return none;
    if (m == none || mentions[m].code.size() != 3 || mentions[m].kind == Kind::place || mentions[m].kind == Kind::media) continue;
    const auto same = [&](std::uint32_t other) { return mentions[other].code == mentions[m].code; };
    if (std::any_of(other_than.begin(), other_than.end(), same) || (found != none && same(found))) continue;
    if (found != none) return none;
    found = m;
  }
  return found;
}

std::vector<std::uint32_t> Clauses::antecedent(std::uint32_t token, Gender gender, Number number,
                                               const std::vector<std::uint32_t>& other_than) const {
  if (const std::uint32_t near = owner_beside(token, gender, number); near != none) return {near};
  const std::uint32_t sentence = sentence_of_[token];
  // The subject of the clause or of one above it comes first, then the nearest that agrees.
  std::uint32_t best = none;
  int best_score = 0;
  for (std::uint32_t m = first_mention_from(token); m-- > 0;) {
    const Mention& mention = mentions[m];
    const std::uint32_t distance = sentence - sentence_of_[mention.first];
    if (distance > 2) break;
    if (mention.end > token || !is_actor(mention) || mention.kind == Kind::media) continue;
    if (!agrees(mention, gender, number) || (number == Number::singular && sound_masculine_plural(mention))) continue;
    const auto same = [&](std::uint32_t other) { return mentions[other].code == mention.code; };
    if (std::any_of(other_than.begin(), other_than.end(), same)) continue;
    int score = 100 - static_cast<int>(distance) * 30 - static_cast<int>(std::min(token - mention.first, 60U)) / 2;
    if (mention.modifier) score -= 25;
    if (is_subject_[m]) score += 14;
    // "welcomed X's decision that asked Y to stop its operations": in a clause of its own who is named there comes first.
    const Clause& own = clauses_[clause_of_[token]];
    if (clause_of_[mention.first] == clause_of_[token] && own.parent != none && own.kind == ClauseKind::relative) score += 14;
    // "-hum" of forces (quwwat) is seldom said, where others are plural men.
    if (number == Number::plural && gender == Gender::masculine && mention.gender == Gender::feminine) score -= 16;
    // "X has (lada) no plans to send troops to Y, but it ...": who has, not where to.
    if (mention.first > 0) score += weight_of_leader(text.normal(text.tokens()[mention.first - 1]));
    if (score > 0 && score >= best_score) {
      best = m;
      best_score = score;
    }
  }
  if (best == none && gender == Gender::feminine && number == Number::singular) best = state_of_official(token, other_than);
  if (best == none) return {};
  if (number == Number::plural) {
    std::uint32_t end = 0;
    return group(best, end);
  }
  return {best};
}

void Clauses::settle_subject(std::uint32_t verb) {
  Argument s = find_subject(verb);
  if (s.mentions.empty() && s.token == none) return;
  s.slot = subj;
  for (const std::uint32_t m : s.mentions) is_subject_[m] = true;
  subject_of_[verb] = static_cast<std::uint32_t>(subjects_.size());
  subjects_.push_back(std::move(s));
}

namespace {

// "shuraka'una", "wuzara'uhu": the seat of hamza before the pronoun shows the nominative (Wright I 17).
bool owned_nominative(const text::Text& text, const words::Words& words, std::uint32_t token) {
  constexpr std::string_view on_waw = "\xD8\xA4";
  const Word& w = words[token];
  return w.is(Upos::noun) && w.enclitic_person != 0 && text.normal(text.tokens()[token]).find(on_waw) != std::string_view::npos;
}

// Subject and verb: before its subject a verb is singular; a state is feminine, an official masculine.
bool subject_agrees(const Word& verb, const Mention& m, bool before_verb) {
  const Gender g = verb.features.gender;
  if (verb.features.person == 1 || verb.features.person == 2) return false;
  if (before_verb) {
    if (verb.features.number == Number::dual) return true;
    if (verb.features.number == Number::plural) return m.number == Number::plural || m.kind == Kind::population;
    if (m.number == Number::plural) return g == Gender::feminine;
  } else if (verb.features.number != Number::singular) {
    return false;
  }
  if (m.number == Number::plural) return true;
  if (g == Gender::none || m.gender == Gender::none) return true;
  if (m.kind == Kind::pair) return true;
  // "al-Urdunn tuqarriru": the press makes the few masculine states feminine, too.
  if (m.kind == Kind::state && g == Gender::feminine) return true;
  return g == m.gender;
}

// "da`a duwal al-ittihad": before a feminine plural of things the verb is feminine, so that the masculine has it for its object. So with
// a broken plural that its adjective shows to be one of things ("da`a l-atrafa s-Sudaniyyata").
bool is_feminine_plural_at(const Word& verb, const words::Words& words, std::uint32_t noun) {
  const Word& w = words[noun];
  if (verb.features.gender != Gender::masculine || !w.is(Upos::noun) || w.features.number != Number::plural) return false;
  if (w.features.gender == Gender::feminine) return true;
  const Word* next = noun + 1 < words.size() ? &words[noun + 1] : nullptr;
  return next != nullptr && next->is(Upos::adjective) && w.article && next->article && next->features.gender == Gender::feminine &&
         next->features.number == Number::singular;
}

// "the minister condemned the terror that strikes ...": the noun before the pronoun is nearer than any actor.
std::uint32_t noun_of_relative(const Clauses& clauses, std::uint32_t introducer, const Word& verb) {
  const auto qualifies = [&clauses](std::uint32_t t) { return clauses.mention_at(t) == none || clauses.mentions[clauses.mention_at(t)].modifier; };
  for (std::uint32_t t = introducer; t-- > 0 && qualifies(t) && clauses.words[t].mark == 0 && clauses.words[t].article;) {
    const Word& noun = clauses.words[t];
    if (noun.is(Upos::adjective) || clauses.mention_at(t) != none) continue;
    // Things in the plural are a feminine singular (Wright II 292).
    // An actor right behind the verb is its subject ("the sites that the agency asked to enter").
    const std::uint32_t behind = introducer + 2;
    const bool actor = behind < clauses.words.size() && !qualifies(behind);
    const bool things = !actor && noun.features.number == Number::plural && verb.features.gender == Gender::feminine && verb.features.number == Number::singular;
    const bool agrees = things || (noun.features.gender == verb.features.gender && noun.features.number == verb.features.number);
    return noun.is(Upos::noun) && agrees ? t : none;
  }
  return none;
}

}  // namespace

Argument Clauses::find_subject(std::uint32_t verb) const {
  const Word& w = words[verb];
  Argument out;
  if (w.features.person == 1) {
    out.mentions = speaker(verb);
    out.via = Via::pronoun;
    return out;
  }
  // Who is addressed is nobody that the page names in the third person.
  if (w.features.person == 2) return out;
  const std::uint32_t clause = clause_of_[verb];
  const Clause& c = clauses_[clause];
  if (const std::uint32_t topic = topic_before(verb); topic != none && subject_agrees(w, mentions[topic], true)) {
    std::uint32_t end = 0;
    out.mentions = group(topic, end);
    out.token = mentions[topic].first;
    return out;
  }
  // "the police storm the mosque and the League condemns ...": behind "and" and right before the verb it begins a clause of its own.
  if (const std::uint32_t m = verb > 0 ? mention_at_[verb - 1] : none; m != none && words[mentions[m].first].conjunction == Conjunction::wa) {
    const Mention& before = mentions[m];
    const bool begins = before.end == verb && !before.modifier && is_actor(before) && w.features.aspect == words::Aspect::imperfect && w.conjunction == Conjunction::none;
    bool finite = false;
    for (std::uint32_t t = c.first; t < before.first && begins; ++t) finite = finite || (clause_of_[t] == clause && is_finite(t));
    if (finite && subject_agrees(w, before, true) && before.gender == w.features.gender) {
      out.token = before.first;
      out.mentions = {m};
      return out;
    }
  }
  // "... and the tribes appeal to X (wa-l-qaba'ilu tunashidu X)": nor otherwise where the noun names no actor.
  if (verb > c.first + 1 && (mention_at_[verb - 1] == none || !is_actor(mentions[mention_at_[verb - 1]])) && clause_of_[verb - 1] == clause) {
    const Word& before = words[verb - 1];
    const bool noun = before.is(Upos::noun) && before.article && before.conjunction == Conjunction::wa && before.preposition == words::Preposition::none;
    if (noun && w.features.aspect == words::Aspect::imperfect && w.conjunction == Conjunction::none && w.enclitic_person == 0 && heads_as_subject(before, w)) {
      out.token = verb - 1;
      return out;
    }
  }
  // "the army had before (sabaqa an) rejected ...": who stands before "sabaqa" has done it.
  if (c.kind == ClauseKind::complement && c.governor != none && is_finite(c.governor) && c.introducer != none && verb == c.introducer + 1 &&
      has_cue(c.governor, CueKind::aspect)) {
    const std::uint32_t doer = topic_before(c.governor);
    if (doer != none && subject_agrees(w, mentions[doer], true)) {
      std::uint32_t behind = 0;
      out.mentions = group(doer, behind);
      out.token = mentions[doer].first;
      return out;
    }
  }
  // "whoever (man) fights X": nothing takes "man" up, so that it is the subject.
  const bool whoever = c.kind == ClauseKind::relative && c.introducer != none && verb == c.introducer + 1 && text.normal(text.tokens()[c.introducer]) == whoever_word;
  if (whoever && !resumed(verb)) {
    // "he is the one who (huwa man) ..."
    const Word& before = words[c.introducer - 1];
    const std::uint32_t named = c.introducer > 1 ? mention_at_[c.introducer - 2] : none;
    if (before.is(Upos::pronoun) && named != none && !mentions[named].modifier) out.mentions = {named};
    else if (before.is(Upos::pronoun) && before.features.person != 1) out.mentions = antecedent(c.introducer - 1, before.features.gender, before.features.number);
    if (before.is(Upos::pronoun) && before.features.person == 1) out.mentions = speaker(verb);
    if (out.mentions.empty()) out.token = c.introducer;
    else out.via = Via::pronoun;
    return out;
  }
  if (auto counted = counted_topic_before(verb); counted) return *std::move(counted);
  if (const auto noun = noun_topic_before(verb); noun) return *noun;
  if (const auto noun = described_noun(verb); noun) return *noun;
  if (c.introducer != none) {
    if (auto bound = subject_bound_by_introducer(verb); bound) return *std::move(bound);
  }
  // "denied that it had (an takuna qad) sent": who was is who did (Wright II 102).
  for (std::uint32_t t = verb; t-- > c.first && verb - t <= 3 && clause_of_[t] == clause;) {
    if (!grammar.is_kana(words[t].lemma) || !words[t].is_verb()) continue;
    const Argument& was = subject(t);
    if (was.mentions.size() == 1 && subject_agrees(w, mentions[was.mentions.front()], true)) {
      out.mentions = was.mentions;
      return out;
    }
  }
  // After the verb: the first bare phrase.
  std::uint32_t content = none;
  if (w.features.number == Number::singular) {
    const auto phrases = PhraseReader(*this).phrases(verb, verb + 1, false, content);
    for (const auto& p : phrases) {
      if (!p.slot.empty()) continue;
      const bool numeral = words[p.head].is(Upos::numeral) || words[p.head].kind == text::TokenKind::number;
      if (words[p.head].is(Upos::adverb) || (words[p.head].kind == text::TokenKind::number && p.counted == none)) continue;
      // "with weapons and troops": what "and" joins to another complement is no subject.
      if (p.head > verb + 1 && words[p.head].conjunction != Conjunction::none && &p != &phrases.front()) continue;
      // "(the forces fought on) after they had liberated (Harrarat) the town of X": a town does not take what needs an object.
      if (is_taken_town(verb, p, phrases)) break;
      if (!p.mentions.empty()) {
        // "zara Tihrana waziru ...": a name that does not agree is the object, the subject may follow.
        // "iltaqa nazirahu": who is named by a pronoun of the subject is not the subject.
        const bool of_subject = words[p.head].enclitic_person == 3;
        if (of_subject) break;
        // "each (kull) of X and Y": the verb agrees with "each".
        const bool each = words[p.head].is(Upos::determiner);
        if (!each && (!subject_agrees(w, mentions[p.mentions.front()], false) || is_feminine_plural_at(w, words, p.head))) continue;
        if (auto before = subject_before_object(verb, p.mentions.front(), phrases); before) return *std::move(before);
        out.mentions = p.mentions;
        out.token = p.head;
        out.counted = p.counted;
        return out;
      }
      // "came these strikes": the noun behind the demonstrative. "five of the men of ...": what is counted.
      const bool demonstrative = words[p.head].is(Upos::determiner) && p.head + 1 < p.end;
      const std::uint32_t noun = demonstrative ? p.head + 1 : numeral && p.counted != none ? p.counted : p.head;
      const Word& head = words[noun];
      if (!head.is_nominal() && !head.is(Upos::other)) break;
      const bool gender_fits = head.features.gender == Gender::none || w.features.gender == Gender::none ||
                               head.features.gender == w.features.gender || head.features.number == Number::plural;
      const bool counted = p.counted == noun;
      const bool governed = !counted && (head.features.grammatical_case == words::Case::accusative || head.features.grammatical_case == words::Case::oblique);
      if (!gender_fits || governed) break;
      // "which hosts the summit": the antecedent acts where it agrees.
      if (c.kind == ClauseKind::relative && c.introducer != none && antecedent_of_relative(c.introducer, w) != none) break;
      if (is_controlled(verb)) break;
      // "and sent planes": what an act that needs an object has behind it, without the article, is that object.
      if (head.is(Upos::noun) && !head.article && head.features.definite == 0 && subject_before_object(verb, none, phrases)) break;
      // A noun that is no actor: the subject is known, and its actors are inside it.
      if (nominal_subject_likely(verb, noun) || shown_nominative(noun) || owned_nominative(text, words, noun)) {
        out.token = noun;
        out.inner = p.inner;
        out.counted = p.counted;
        return out;
      }
      break;
    }
  }
  if (c.kind == ClauseKind::relative && c.introducer != none) {
    const std::uint32_t before = antecedent_of_relative(c.introducer, w);
    if (before != none) {
      std::uint32_t end = 0;
      out.mentions = w.features.number == Number::singular ? std::vector<std::uint32_t>{before} : group(before, end);
      out.via = Via::pronoun;
      return out;
    }
    // "the war that it waged (khadat-ha)": the noun of a light verb is its object, taken up by the pronoun.
    const bool object_resumed = w.enclitic_person == 3 && has_cue(verb, CueKind::light);
    if (c.introducer > 0 && !object_resumed) {
      out.token = c.introducer;
      return out;
    }
  }
  return dropped_subject(verb);
}

bool Clauses::is_taken_town(std::uint32_t verb, const Phrase& p, const std::vector<Phrase>& phrases) const {
  const bool alone = std::count_if(phrases.begin(), phrases.end(), [](const Phrase& other) { return other.slot.empty(); }) == 1;
  return alone && grammar.is_site(words[p.head].lemma) && grammar.needs_object(words[verb].lemma) && words[verb].enclitic_person == 0 &&
         words[verb].features.voice != Voice::passive && clauses_[clause_of_[verb]].kind == ClauseKind::adverbial;
}

// "intends to discuss the ways of ...": who wills does it himself.
bool Clauses::is_controlled(std::uint32_t verb) const {
  const Clause& c = clauses_[clause_of_[verb]];
  if (c.kind != ClauseKind::complement || c.governor == none || c.introducer == none || !is_finite(c.governor) || verb != c.introducer + 1) return false;
  if (!has_cue(c.governor, CueKind::will) && !has_cue(c.governor, CueKind::attempt)) return false;
  const Argument& s = subject(c.governor);
  return s.mentions.size() == 1 && subject_agrees(words[verb], mentions[s.mentions.front()], true);
}

// "and met X": a verb that needs an object, with one bare name behind it, has its subject before.
std::optional<Argument> Clauses::subject_before_object(std::uint32_t verb, std::uint32_t mention, const std::vector<Phrase>& phrases) const {
  const Word& w = words[verb];
  const auto bare = [](const Phrase& p) { return p.slot.empty(); };
  const std::string_view unless = grammar.object_unless(w.lemma);
  const bool beside = !unless.empty() && std::none_of(phrases.begin(), phrases.end(), [unless](const Phrase& p) { return p.slot == unless; });
  if (!(grammar.needs_object(w.lemma) || beside) || w.enclitic_person != 0 || w.features.voice == Voice::passive) return std::nullopt;
  if (std::count_if(phrases.begin(), phrases.end(), bare) != 1) return std::nullopt;
  // "others (akharuna) criticise": a sound plural in the nominative is the subject.
  constexpr std::string_view una = "\xD9\x88\xD9\x86";
  const auto only = std::find_if(phrases.begin(), phrases.end(), bare);
  if (words[only->head].features.number == Number::plural && text.normal(text.tokens()[only->head]).ends_with(una)) return std::nullopt;
  const ClauseKind kind = clauses_[clause_of_[verb]].kind;
  const bool goes_on = w.conjunction != Conjunction::none || kind == ClauseKind::adverbial || (kind == ClauseKind::coordinate && verb > 0 && words[verb - 1].mark == 0);
  // "promised to arm X (bi-an tuzawwida X)": who promises will do it.
  const Clause& c = clauses_[clause_of_[verb]];
  const bool promised = !goes_on && c.kind == ClauseKind::complement && c.introducer != none && verb == c.introducer + 1 && c.governor != none && is_finite(c.governor) &&
                        has_cue(c.governor, CueKind::will);
  const std::uint32_t act = goes_on || promised ? none : act_taken_up(verb);
  if (!goes_on && !promised && act == none) return std::nullopt;
  Argument before = goes_on ? dropped_subject(verb) : promised ? subject(c.governor) : doer_of(act);
  before.token = promised ? none : before.token;
  const auto same = [&](std::uint32_t m) { return mention != none && mentions[m].code == mentions[mention].code; };
  if (before.mentions.empty() || std::any_of(before.mentions.begin(), before.mentions.end(), same)) return std::nullopt;
  return before;
}

// "a visit of X to Y, in which (khilalaha) he met Z": the act that the pronoun right behind the verb takes up (Wright II 172).
std::uint32_t Clauses::act_taken_up(std::uint32_t verb) const {
  constexpr std::uint32_t reach = 10;
  if (verb + 1 >= words.size()) return none;
  const Word& pronoun = words[verb + 1];
  if (!pronoun.is(Upos::adposition) || pronoun.enclitic_person != 3 || pronoun.enclitic_number != Number::singular) return none;
  for (std::uint32_t t = verb; t-- > 0 && verb - t <= reach && sentence_of_[t] == sentence_of_[verb] && !is_finite(t);) {
    if (mention_at_[t] == none && words[t].is_masdar() && words[t].features.gender == pronoun.enclitic_gender) return t;
  }
  return none;
}

// Whose doing a masdar is: its genitive, or behind li- who is no land.
Argument Clauses::doer_of(std::uint32_t masdar) const {
  const Arguments a = arguments(masdar);
  for (const std::string_view slot : {gen, slot_l}) {
    const Argument* doer = a.find(slot);
    if (doer == nullptr || doer->mentions.empty()) continue;
    const Kind kind = mentions[doer->mentions.front()].kind;
    if (kind == Kind::person || kind == Kind::office || kind == Kind::institution || kind == Kind::unnamed) return *doer;
  }
  return {};
}

// What introduces a clause may hold its subject: the pronoun of "annahu", the one who must ("`ala X an ..."),
// the actor before "alladhi". A verb with an object pronoun of its own may have another subject behind it.
std::optional<Argument> Clauses::subject_bound_by_introducer(std::uint32_t verb) const {
  const Word& w = words[verb];
  const Clause& c = clauses_[clause_of_[verb]];
  if (verb_over(verb) != none) return std::nullopt;
  Argument out;
  std::uint32_t end = 0;
  if (c.kind == ClauseKind::complement) {
    if (const std::uint32_t m = bound_by_need(c.introducer); m != none && subject_agrees(w, mentions[m], true)) {
      out.mentions = group(m, end);
      return out;
    }
    if (w.enclitic_person == 3) return std::nullopt;
    out.mentions = pronoun_of(c.introducer, c.governor);
    out.via = Via::pronoun;
    if (out.mentions.empty() || !subject_agrees(w, mentions[out.mentions.front()], true)) return std::nullopt;
    return out;
  }
  if (c.kind != ClauseKind::relative || resumed(verb)) return std::nullopt;
  const std::uint32_t before = antecedent_of_relative(c.introducer, w);
  if (before == none) {
    // Nothing takes it up, so that it is the subject and not the object: "the attack that struck X" (Wright II 172).
    out.token = noun_of_relative(*this, c.introducer, w);
    if (out.token == none) return std::nullopt;
    // "the planes of X that bomb ...": whose they are.
    for (std::uint32_t t = out.token + 1; t < c.introducer; ++t) {
      if (mention_at_[t] != none && mentions[mention_at_[t]].first == t) out.inner.push_back(mention_at_[t]);
    }
    return out;
  }
  out.mentions = w.features.number == Number::singular ? std::vector<std::uint32_t>{before} : group(before, end);
  out.via = Via::pronoun;
  return out;
}

// Whether a pronoun in the verb's clause may take up the noun of the relative ("the plan that X signed `alayha").
bool Clauses::resumed(std::uint32_t verb) const {
  const std::uint32_t clause = clause_of_[verb];
  for (std::uint32_t t = verb; t < clauses_[clause].end && t < verb + 12; ++t) {
    if (clause_of_[t] != clause || words[t].enclitic_person != 3) continue;
    if (t == verb || words[t].is(Upos::adposition)) return true;
  }
  return false;
}

// "said that the states are worried and that they may ...": the one of whom the first complement is said.
std::vector<std::uint32_t> Clauses::topic_beside(std::uint32_t introducer, Gender gender, Number number) const {
  constexpr std::string_view wa = "\xD9\x88";
  if (text.normal(text.tokens()[introducer]).substr(0, wa.size()) != wa) return {};
  const std::uint32_t clause = clause_of_[introducer];
  for (std::uint32_t c = clause; c-- > 0 && clauses_[c].sentence == clauses_[clause].sentence;) {
    const bool beside = clauses_[c].kind == ClauseKind::complement && clauses_[c].governor == clauses_[clause].governor && clauses_[c].introducer != none;
    if (!beside) continue;
    const std::uint32_t m = mention_at_[clauses_[c].introducer + 1];
    if (m == none || mentions[m].modifier || !is_actor(mentions[m])) return {};
    // Of states and bodies in the plural the pronoun is the feminine singular.
    const bool plural_of_things = mentions[m].number == Number::plural && mentions[m].kind != Kind::person && gender == Gender::feminine && number == Number::singular;
    if (!plural_of_things && !agrees(mentions[m], gender, number)) return {};
    std::uint32_t end = 0;
    return group(m, end);
  }
  return {};
}

// "annahu", "innaha": the pronoun of the connector is the speaker when it fits him, else the last it fits.
std::vector<std::uint32_t> Clauses::pronoun_of(std::uint32_t introducer, std::uint32_t governor) const {
  struct Form {
    std::string_view ending;
    Gender gender;
    Number number;
  };
  constexpr Form forms[] = {{"\xD9\x87\xD9\x85\xD8\xA7", Gender::none, Number::dual},
                            {"\xD9\x87\xD9\x85", Gender::masculine, Number::plural},
                            {"\xD9\x87\xD8\xA7", Gender::feminine, Number::singular},
                            {"\xD9\x87", Gender::masculine, Number::singular}};
  const std::string_view normal = text.normal(text.tokens()[introducer]);
  for (const Form& f : forms) {
    if (normal.size() < f.ending.size() + 4 || normal.substr(normal.size() - f.ending.size()) != f.ending) continue;
    if (governor != none && is_finite(governor)) {
      const auto& speaker = subject(governor).mentions;
      // "I believe that he ...": who says "I" is not "he".
      if (words[governor].features.person == 1) return antecedent(introducer, f.gender, f.number, speaker);
      const bool fits = !speaker.empty() && (f.number == Number::singular ? speaker.size() == 1 : true) && agrees(mentions[speaker.front()], f.gender, f.number);
      if (fits) return speaker;
    }
    if (auto goes_on = topic_beside(introducer, f.gender, f.number); !goes_on.empty()) return goes_on;
    return antecedent(introducer, f.gender, f.number);
  }
  return {};
}

// "wa-yutawaqqa`u an ...", "who is suspected of (yushtabahu fi an)": at the head of its sentence, or in a relative clause, what is foretold or
// suspected right before its clause is so by nobody in particular; of "this confirms that" nobody is the subject.
bool Clauses::is_impersonal(std::uint32_t verb) const {
  const Word& w = words[verb];
  if (verb > 0 && words[verb - 1].is(Upos::determiner) && sentence_of_[verb - 1] == sentence_of_[verb] && has_cue(verb, CueKind::say)) return true;
  const words::Features& f = w.features;
  if (f.aspect != words::Aspect::imperfect || f.person != 3 || f.gender != Gender::masculine || f.number != Number::singular) return false;
  if (verb + 1 >= words.size() || w.enclitic_person != 0 || w.future || !(has_cue(verb, CueKind::modal) || has_cue(verb, CueKind::doubt))) return false;
  const std::uint32_t behind = words[verb + 1].is(Upos::adposition) && verb + 2 < words.size() ? verb + 2 : verb + 1;
  const bool head = verb == text.sentences()[sentence_of_[verb]].first || clauses_[clause_of_[verb]].kind == ClauseKind::relative;
  return head && words[behind].is(Upos::subordinator);
}

// A verb without a subject of its own takes the one of the verb before it, where they agree.
Argument Clauses::dropped_subject(std::uint32_t verb) const {
  const Word& w = words[verb];
  Argument out;
  out.via = Via::dropped;
  if (is_impersonal(verb)) return out;
  const std::uint32_t clause = clause_of_[verb];
  if (const std::uint32_t above = is_naming(clause) ? verb_above(verb) : none; above != none) {
    out.mentions = subject(above).mentions;
    return out;
  }
  // "the speech that X gave and (in which) threatened": a verb joined to one of a relative clause has its subject.
  const bool own_noun = verb + 1 < words.size() && words[verb + 1].is(Upos::noun) && words[verb + 1].features.definite == 0;
  if (w.conjunction == Conjunction::wa && !own_noun) {
    for (std::uint32_t t = verb; t-- > 0 && sentence_of_[t] == sentence_of_[verb] && words[t].mark == 0;) {
      if (!is_finite(t)) continue;
      const bool beside = clauses_[clause_of_[t]].kind == ClauseKind::relative && words[t].features.aspect == w.features.aspect && subject_of_[t] != none;
      if (beside && subjects_[subject_of_[t]].mentions.size() == 1 && subject_agrees(w, mentions[subjects_[subject_of_[t]].mentions.front()], true)) {
        out.mentions = subjects_[subject_of_[t]].mentions;
        return out;
      }
      break;
    }
  }
  if (has_cue(verb, CueKind::say) && clauses_[clause].governor == none) {
    if (auto goes_on = goes_on_speaking(verb); goes_on) return *std::move(goes_on);
  }
  const auto fits_verb = [&](const Argument& s) {
    const Mention& m = mentions[s.mentions.front()];
    if (w.features.number == Number::singular && sound_masculine_plural(m)) return false;
    const bool several = s.mentions.size() > 1 || m.kind == Kind::pair;
    return w.features.number == Number::dual      ? several || m.number == Number::dual
           : w.features.number == Number::plural ? several || m.number == Number::plural
                                                 : !several && agrees(m, w.features.gender, Number::singular);
  };
  // At the head of a sentence the one of whom the sentence before spoke first goes on.
  const std::uint32_t sentence = sentence_of_[verb];
  if (sentence > 0 && verb == text.sentences()[sentence].first) {
    const text::Sentence& before = text.sentences()[sentence - 1];
    for (std::uint32_t t = before.first; t < before.end; ++t) {
      if (!is_finite(t) || subject_of_[t] == none || clauses_[clause_of_[t]].governor != none) continue;
      const Argument& s = subjects_[subject_of_[t]];
      if (s.mentions.empty() || clauses_[clause_of_[t]].kind == ClauseKind::relative || !fits_verb(s)) continue;
      out.mentions = s.mentions;
      return out;
    }
  }
  for (std::uint32_t t = verb; t-- > 0 && sentence_of_[verb] - sentence_of_[t] <= 2;) {
    if (!is_finite(t) || subject_of_[t] == none) continue;
    const Argument& s = subjects_[subject_of_[t]];
    // "Turkish planes bomb ... and kill": a subject that is no actor but has one inside goes on, too.
    const bool beside = w.conjunction == Conjunction::wa && sentence_of_[t] == sentence_of_[verb] && words[t].features.gender == w.features.gender &&
                        words[t].features.person == w.features.person && words[t].features.aspect == w.features.aspect;
    if (s.mentions.empty() && !s.inner.empty() && beside) {
      out.token = s.token;
      out.inner = s.inner;
      return out;
    }
    if (s.mentions.empty()) continue;
    const bool same_level = clause_of_[t] == clause || clauses_[clause_of_[t]].parent == clauses_[clause].parent ||
                            under(clause, clause_of_[t]) || clauses_[clause].parent == none || clauses_[clause_of_[t]].parent == none;
    if (!same_level) continue;
    const Mention& m = mentions[s.mentions.front()];
    if (m.kind == Kind::media && !has_cue(verb, CueKind::say)) continue;
    if (!fits_verb(s)) continue;
    out.mentions = s.mentions;
    return out;
  }
  if (w.features.number == Number::dual) {
    // "received X, and the two signed": the subject and the other side of the verb before.
    for (std::uint32_t t = verb; t-- > 0 && sentence_of_[t] == sentence_of_[verb];) {
      if (!is_finite(t) || subject(t).mentions.size() != 1) continue;
      constexpr std::string_view with = "\xD9\x85\xD8\xB9";
      const Arguments a = arguments(t);
      for (const std::string_view slot : {obj, with, slot_b}) {
        const Argument* other = a.find(slot);
        if (other == nullptr || other->mentions.size() != 1) continue;
        out.mentions = {subject(t).mentions.front(), other->mentions.front()};
        return out;
      }
    }
  }
  // Nobody spoken of acts before it: the nearest that agrees, in its own sentence only.
  out.mentions = antecedent(verb, w.features.gender, w.features.number);
  if (!out.mentions.empty() && sentence_of_[mentions[out.mentions.front()].first] != sentence) out.mentions.clear();
  return out;
}

// "`ala X an ...", "yumkin li-X an ...": X is the subject of what follows.
std::uint32_t Clauses::bound_by_need(std::uint32_t introducer) const {
  constexpr std::string_view on = "\xD8\xB9\xD9\x84\xD9\x89";
  for (std::uint32_t t = introducer; t-- > 0 && introducer - t <= 8 && sentence_of_[t] == sentence_of_[introducer];) {
    const std::uint32_t m = mention_at_[t];
    if (m == none || mentions[m].modifier || !is_actor(mentions[m]) || mentions[m].end + 1 < introducer) continue;
    const std::uint32_t first = mentions[m].first;
    if (grammar_clitic(first) == slot_l) return m;
    if (first > 0 && grammar.dictionary().name(words[first - 1].lemma) == on) return m;
    return none;
  }
  return none;
}

std::uint32_t Clauses::antecedent_of_relative(std::uint32_t introducer, const Word& verb) const {
  if (noun_of_relative(*this, introducer, verb) != none) return none;
  for (std::uint32_t m = first_mention_from(introducer); m-- > 0;) {
    const Mention& mention = mentions[m];
    if (mention.end > introducer) continue;
    if (sentence_of_[mention.first] != sentence_of_[introducer] || introducer - mention.end > 3) return none;
    if (!is_actor(mention) || mention.modifier) return none;
    return subject_agrees(verb, mention, true) ? m : none;
  }
  return none;
}

}  // namespace isnad::clauses
