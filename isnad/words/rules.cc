#include "isnad/words/rules.h"

#include <algorithm>

namespace isnad::words {
namespace {

constexpr std::string_view shadda = "\xD9\x91";
constexpr std::string_view tanwins[] = {"\xD9\x8B", "\xD9\x8C", "\xD9\x8D"};
constexpr std::string_view adda_name = "\xD8\xB9\xD8\xAF.1";
constexpr std::string_view kana_name = "\xD9\x83\xD8\xA7\xD9\x86.1";
constexpr std::string_view negation_name = "\xD9\x84\xD8\xA7";
constexpr std::string_view lam_name = "\xD9\x84\xD9\x85";
constexpr std::string_view lan_name = "\xD9\x84\xD9\x86";
constexpr std::string_view sawfa_name = "\xD8\xB3\xD9\x88\xD9\x81";
constexpr std::string_view inna_name = "\xD8\xA5\xD9\x86";
constexpr std::string_view until_name = "\xD8\xAD\xD8\xAA\xD9\x89";

bool is_nominal(const Reading& r) {
  return r.features.upos == Upos::noun || r.features.upos == Upos::adjective || r.features.upos == Upos::proper;
}

float clitic_cost(const Reading& r) {
  float s = 0;
  if (r.conjunction != Conjunction::none) s -= r.conjunction == Conjunction::wa ? 0.3F : 0.8F;
  if (r.preposition != Preposition::none) s -= r.preposition == Preposition::k ? 1.4F : 0.5F;
  if (r.interrogative) s -= 4.0F;
  if (r.future) s += 0.8F;
  if (r.article) s += 0.6F;
  if (r.enclitic_person != 0) s -= r.enclitic_person == 3 ? 0.4F : r.enclitic_number == Number::plural && r.enclitic_person == 1 ? 1.0F : 1.8F;
  return s;
}

float kind_prior(const Reading& r) {
  const Features& f = r.features;
  switch (f.upos) {
    case Upos::adposition:
    case Upos::conjunction:
    case Upos::subordinator:
    case Upos::particle:
    case Upos::pronoun:
    case Upos::determiner: return 2.5F;
    case Upos::adverb: return 1.2F;
    case Upos::verb: {
      float s = 0;
      if (f.voice == Voice::passive) s -= 1.6F;
      if (f.aspect == Aspect::imperative) s -= 3.5F;
      if (f.person == 1) s -= f.number == Number::plural ? 0.9F : 1.3F;
      if (f.person == 2) s -= 2.2F;
      if (f.number == Number::dual) s -= 0.3F;
      if (f.number == Number::plural && f.gender == Gender::feminine) s -= 1.2F;
      return s;
    }
    case Upos::noun: {
      float s = f.derived == Derived::masdar ? 0.35F : 0.4F;
      if (f.number == Number::dual) s -= 0.5F;
      if (f.construct != 0) s -= 0.4F;
      if (f.grammatical_case == Case::accusative) s -= 0.1F;
      return s;
    }
    case Upos::adjective: {
      float s = f.derived == Derived::none ? 0.4F : f.derived == Derived::active_participle ? 0.05F : -0.1F;
      if (f.construct != 0) s -= 0.6F;
      if (f.number == Number::dual) s -= 0.5F;
      return s;
    }
    default: return 0;
  }
}

// Definite noun + verb: subject first. Indefinite noun + imperfect: a relative clause without pronoun.
float noun_before_verb(const Reading& noun, const Reading& r) {
  if (noun.features.definite != 0 || noun.features.upos == Upos::proper || !noun.known) return r.features.aspect == Aspect::imperfect ? 0.6F : 0.2F;
  return r.features.aspect == Aspect::imperfect ? 0.2F : -0.9F;
}

// A perfect whose object pronoun agrees with the indefinite noun before it.
bool takes_up(const Reading& noun, const Reading& verb) {
  if (verb.features.aspect != Aspect::perfect || verb.enclitic_person != 3 || verb.enclitic_number != Number::singular) return false;
  const bool feminine = noun.features.number == Number::plural || noun.features.gender == Gender::feminine;
  return (verb.enclitic_gender == Gender::feminine) == feminine;
}

float agreement(const Reading& noun, const Reading& adjective) {
  const bool both = (noun.features.definite != 0) == (adjective.features.definite != 0);
  const bool gender = noun.features.gender == adjective.features.gender ||
                      (noun.features.number == Number::plural && adjective.features.gender == Gender::feminine);
  // "li-shanni gharatin": a plural is no adjective of a singular, but its genitive.
  const bool several = adjective.features.number == Number::plural && noun.features.number == Number::singular && adjective.features.gender == Gender::feminine;
  if (several) return -0.6F;
  return both && gender ? 0.9F : both ? 0.2F : -0.6F;
}

Clause topic_of(Gender gender, Number number) {
  if (gender == Gender::none || number == Number::plural || number == Number::dual) return gender == Gender::feminine ? Clause::feminine : Clause::other;
  return gender == Gender::feminine ? Clause::feminine : Clause::masculine;
}

// Damma or fatha on the first letter, as newspapers write it to tell voices and forms apart. Wright I 96: the perfect active
// begins with fatha, the passive with damma; so do the imperfects of II, III, IV and the passive.
float first_vowel(std::string_view surface, const Reading& r) {
  constexpr std::string_view damma = "\xD9\x8F", fatha = "\xD9\x8E";
  constexpr float sure = 3.0F;
  const std::string_view mark = surface.size() > 4 ? surface.substr(2, 2) : std::string_view();
  if (r.stem_begin != 0 || (mark != damma && mark != fatha)) return 0;
  const Features& f = r.features;
  const bool written = mark == damma;
  if (f.upos != Upos::verb) return written && f.derived == Derived::masdar && surface.substr(0, 2) == "\xD8\xAA" ? -sure : 0.0F;
  if (f.aspect == Aspect::perfect) return (f.voice == Voice::passive) == written ? sure : -sure;
  return f.aspect == Aspect::imperfect && !written && f.voice == Voice::passive ? -sure : 0.0F;
}

// "fajra l-yawm", "`asra ams": parts of the day, spelled like "exploded", "squeezed".
bool is_part_of_day(const text::Text& text, std::uint32_t i) {
  constexpr std::string_view dawn = "\xD9\x81\xD8\xAC\xD8\xB1", afternoon = "\xD8\xB9\xD8\xB5\xD8\xB1", today = "\xD8\xA7\xD9\x84\xD9\x8A\xD9\x88\xD9\x85", yesterday = "\xD8\xA3\xD9\x85\xD8\xB3";
  const std::string_view part = text.normal(text.tokens()[i]);
  const std::string_view day = text.normal(text.tokens()[i + 1]);
  return (part == dawn || part == afternoon) && (day == today || day == yesterday);
}

float next_after_verb(const text::Text& text, const Words& words, std::uint32_t i) {
  if (i + 1 >= words.size()) return -0.5F;
  const Word& next = words[i + 1];
  if (next.first_reading == next.end_reading) return 0;
  if (is_part_of_day(text, i)) return -4.0F;
  const Upos upos = words.readings[next.first_reading].features.upos;
  float s = 0;
  // A noun with the article, or a complement, follows a verb; an adjective agrees with a noun before it.
  if (text.folded(text.tokens()[i + 1]).substr(0, 4) == "\xD8\xA7\xD9\x84") s += 0.3F;
  if (upos == Upos::adposition || upos == Upos::subordinator) s += 0.4F;
  return s;
}

bool is_feminine_name(const Words& words, std::uint32_t i) {
  if (i >= words.size()) return false;
  const auto of_name = [](const Reading& r) { return r.features.upos == Upos::proper && r.features.gender == Gender::feminine && r.preposition == Preposition::none && r.conjunction == Conjunction::none; };
  const auto* readings = words.readings.data();
  return std::any_of(readings + words[i].first_reading, readings + words[i].end_reading, of_name);
}

bool is_quoted_alone(const text::Text& text, std::uint32_t i) {
  const auto is_quote = [&text](std::uint32_t t) {
    const char32_t mark = text.tokens()[t].mark;
    return mark == 0x00AB || mark == 0x00BB || mark == 0x201C || mark == 0x201D || mark == '"';
  };
  return i > 0 && i + 1 < text.tokens().size() && is_quote(i - 1) && is_quote(i + 1);
}

bool waw_of_a_verb(const Words& words, std::uint32_t i, std::string_view surface) {
  if (!surface.starts_with("\xD9\x88")) return false;
  const auto* readings = words.readings.data();
  return std::any_of(readings + words[i].first_reading, readings + words[i].end_reading,
                     [](const Reading& r) { return r.features.upos == Upos::verb && r.known && r.stem_begin == 0 && r.conjunction == Conjunction::none; });
}

}  // namespace

Rules::Rules(const Dictionary& dictionary) : dictionary_(dictionary) {
  const auto kana = dictionary.lemmas_named(kana_name), negation = dictionary.lemmas_named(negation_name), inna = dictionary.lemmas_named(inna_name);
  if (!inna.empty()) inna_ = inna.front();
  const auto adda = dictionary.lemmas_named(adda_name);
  if (!adda.empty()) adda_ = adda.front();
  const auto until = dictionary.lemmas_named(until_name);
  if (!until.empty()) until_ = until.front();
  const std::string_view before_imperfect[] = {lam_name, lan_name, sawfa_name};
  for (std::size_t i = 0; i < before_imperfect_.size(); ++i) {
    const auto named = dictionary.lemmas_named(before_imperfect[i]);
    if (!named.empty()) before_imperfect_[i] = named.front();
  }
  if (!kana.empty()) kana_ = kana.front();
  if (!negation.empty()) negation_ = negation.front();
}

Rules::Place Rules::place_of(const text::Text& text, const Words& words, std::uint32_t token) {
  const std::string_view surface = text.surface(text.tokens()[token]);
  const bool tanwin = std::any_of(std::begin(tanwins), std::end(tanwins), [surface](std::string_view t) { return surface.find(t) != std::string_view::npos; });
  return {surface, surface.find(shadda) != std::string_view::npos, tanwin, next_after_verb(text, words, token), is_feminine_name(words, token + 1),
          waw_of_a_verb(words, token, surface), is_quoted_alone(text, token)};
}

float Rules::alone(const Place& place, const Reading& r) const {
  float s = clitic_cost(r) + kind_prior(r) + first_vowel(place.surface, r);
  // "the frigate "FREMM" (frim)": what is called so begins with no "and".
  if (place.quoted_alone && r.conjunction != Conjunction::none) s -= 3.0F;
  if (r.features.upos != Upos::verb) return s;
  // No verb takes the tanwin (Wright I 308).
  if (place.tanwin) s -= 6.0F;
  if (place.shadda) s += doubled(r) ? 1.5F : -0.5F;
  // "wa`adat bi-tazwid", promised, rather than "wa-`addat": newspapers write the latter with its shadda.
  if (!place.shadda && place.waw_of_a_verb && r.conjunction == Conjunction::wa && r.enclitic_person == 0 && r.lemma == adda_) s -= 2.0F;
  // "tuqaddimu Faransa" rather than "taqaddama Faransa": the verb agrees with the name behind it.
  if (place.before_feminine && is_masculine_of_ta(r)) s -= disagreement_cost;
  // "lafata" rather than "laffat": the last letter is a radical more often than the ending of a verb of two letters.
  const std::size_t letters = dictionary_.name(r.lemma).find('.');
  constexpr std::size_t two_letters = 4;
  if (!place.shadda && letters == two_letters && r.features.aspect == Aspect::perfect && r.features.gender == Gender::feminine && r.enclitic_person == 0) s -= 1.2F;
  // Of verbs spelt alike the plain one is the commoner.
  if (!is_first_form(r)) s -= 0.2F;
  return s + place.next_after_verb;
}

ClauseStep Rules::step_of(const Reading& r, std::string_view key) const {
  constexpr std::string_view article = "\xD8\xA7\xD9\x84";
  const Features& f = r.features;
  ClauseStep step;
  switch (f.upos) {
    case Upos::verb: step.verb = r.lemma != kana_; break;
    case Upos::subordinator:
      step.opens = true;
      if (r.enclitic_person != 0) step.topic = topic_of(r.enclitic_gender, r.enclitic_number);
      break;
    case Upos::pronoun:
      // The relative pronouns alone begin with the article.
      step.opens = key.substr(0, article.size()) == article;
      step.topic = topic_of(f.gender, f.number);
      break;
    case Upos::conjunction: step.joins = true; break;
    case Upos::noun:
    case Upos::adjective:
    case Upos::proper:
      if (r.preposition == Preposition::none) step.topic = topic_of(f.gender, f.number);
      [[fallthrough]];
    case Upos::adposition: step.joins = r.conjunction != Conjunction::none && f.upos != Upos::adposition; break;
    default: step.joins = r.conjunction != Conjunction::none; break;
  }
  return step;
}

bool Rules::is_first_form(const Reading& r) const {
  const std::string_view id = dictionary_.name(r.lemma);
  return id.size() > 2 && id.substr(id.size() - 2) == ".1";
}

// The perfect of V and VI is spelt like the feminine imperfect of other forms.
bool Rules::begins_with_ta(const Reading& r) const {
  const std::string_view id = dictionary_.name(r.lemma);
  return id.ends_with(".5") || id.ends_with(".6");
}

bool Rules::is_masculine_of_ta(const Reading& r) const {
  const Features& f = r.features;
  return f.upos == Upos::verb && f.aspect == Aspect::perfect && f.gender == Gender::masculine && begins_with_ta(r);
}

// "lam", "lan" and "sawfa" stand before an imperfect and before nothing else (Wright II 11, 15, 19).
bool Rules::takes_imperfect(const Reading& r) const {
  return r.lemma != no_lemma && std::find(before_imperfect_.begin(), before_imperfect_.end(), r.lemma) != before_imperfect_.end();
}

// A written shadda speaks for the forms that double their middle radical: II and V.
bool Rules::doubled(const Reading& r) const {
  const std::string_view id = dictionary_.name(r.lemma);
  const std::size_t point = id.rfind('.');
  return point != std::string_view::npos && point + 1 < id.size() && (id[point + 1] == '2' || id[point + 1] == '5');
}

float Rules::verb_after(const Reading* p, bool at_start, const Reading& r) const {
  float s = 0;
  const bool bare = r.conjunction == Conjunction::none;
  // "wa-" before a word with a pronoun, after a noun with one: nouns side by side.
  if (!bare) s += p != nullptr && is_nominal(*p) && p->enclitic_person != 0 && r.enclitic_person != 0 ? -1.0F : 0.9F;
  // "the king and his son (wa-najluhu)": a shortened jussive is joined to nothing but another verb (Wright II 17).
  const bool jussive = r.features.mood == Mood::jussive && r.conjunction == Conjunction::wa && r.preposition == Preposition::none;
  if (jussive && p != nullptr && is_nominal(*p)) s -= 2.5F;
  if (at_start) s += 1.0F;
  if (p == nullptr || !bare || at_start) return s;
  const bool imperfect = r.features.aspect == Aspect::imperfect;
  switch (p->features.upos) {
    case Upos::particle: s += imperfect || !takes_imperfect(*p) ? 2.5F : -3.5F; break;
    // "inna" stands before its noun, never before a verb (Wright II 80): "qala inna rafDa X ...".
    case Upos::subordinator: s += p->lemma == inna_ && p->enclitic_person == 0 && !imperfect ? -1.5F : imperfect ? 2.2F : 0.8F; break;
    // "until" stands before verbs as well as before nouns.
    case Upos::adposition: s -= p->enclitic_person == 0 && p->lemma != until_ ? 4.0F : 0.0F; break;
    case Upos::determiner: s -= 2.5F; break;
    case Upos::pronoun: s += 1.5F; break;
    case Upos::verb: s += p->lemma == kana_ ? 1.5F : imperfect ? 0.0F : -1.5F; break;
    default: break;
  }
  if (is_nominal(*p)) s += noun_before_verb(*p, r);
  // "al-janiban bahatha", "X and Y bahatha": a dual of a verb behind a dual noun, or a second name.
  const bool pair = p->features.number == Number::dual || (p->features.upos == Upos::proper && p->conjunction == Conjunction::wa);
  if (is_nominal(*p) && pair && r.features.number == Number::dual) s += 3.5F;
  // "bahathat Faransa wa-Almaniya farda ...": of a second, feminine name no masculine verb is said.
  const bool second_feminine = p->features.upos == Upos::proper && p->conjunction == Conjunction::wa && p->features.gender == Gender::feminine;
  if (second_feminine && r.features.number == Number::singular && r.features.gender == Gender::masculine) s -= 1.5F;
  // "mu'tamar suHufi `aqadahu": behind an indefinite adjective a pronoun is the object of a relative verb (Wright II 172).
  if (p->features.upos == Upos::adjective && p->features.definite == 0 && r.enclitic_person == 3) s += 1.5F;
  // A noun without article before a word with a pronoun is its annexed noun, unless its alif shows that it is annexed to nothing.
  const bool annexed = p->features.upos == Upos::noun && p->features.definite == 0 && p->features.grammatical_case != Case::accusative;
  // Unless the pronoun takes it up: "hujum shannahu X" (Wright II 172).
  if (annexed && r.enclitic_person != 0) s += takes_up(*p, r) ? 1.0F : -1.6F;
  return s;
}

float Rules::noun_after(const Reading& p, bool at_start, const Reading& r) const {
  float s = 0;
  const Upos upos = p.features.upos;
  if (upos == Upos::adposition && p.enclitic_person == 0) s += r.features.upos == Upos::noun ? 1.2F : 0.4F;
  if (is_nominal(p) && p.features.construct != 0) s += 1.0F;
  if (upos == Upos::noun && r.features.upos == Upos::adjective) s += agreement(p, r);
  // "rafada l-Huthiyun": what is a nominative is no genitive, so the word before it is no noun without article (Wright I 313).
  // "hujum shannahu l-Huthiyun": no plural of people is the adjective of a masdar with its pronoun, either.
  const bool would_annex = upos == Upos::noun && !p.article && (p.enclitic_person == 0 ? p.features.definite == 0 : p.features.derived == Derived::masdar && r.features.number == Number::plural) && !at_start;
  if (would_annex && r.article && r.preposition == Preposition::none && r.features.grammatical_case == Case::nominative) s -= 2.5F;
  // "qasafna mawaqi`a": who did something to us is known, so that an indefinite noun behind "-na" is what we did it to.
  const bool to_us = p.features.person == 3 && p.features.aspect == Aspect::perfect && p.enclitic_person == 1 && p.enclitic_number == Number::plural;
  if (upos == Upos::verb && to_us && r.features.upos == Upos::noun && !r.article && r.preposition == Preposition::none && r.enclitic_person == 0) s -= 1.5F;
  if (upos == Upos::particle && p.lemma != negation_) s -= takes_imperfect(p) ? 3.5F : 0.8F;
  if (at_start && r.features.upos == Upos::adjective) s -= 0.3F;
  return s;
}

}  // namespace isnad::words
