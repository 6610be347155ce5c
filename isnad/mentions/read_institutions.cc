// mentions, inside: governments, armies, parliaments, unnamed officials, the media.
#include <algorithm>

#include "isnad/mentions/finder.h"

namespace isnad::mentions {
namespace {

constexpr std::string_view on = "\xD8\xB9\xD9\x84\xD9\x8A";
constexpr std::string_view in_ = "\xD9\x81\xD9\x8A";
constexpr std::string_view about = "\xD8\xB9\xD9\x86";
constexpr std::string_view from = "\xD9\x85\xD9\x86";
constexpr std::string_view inside = "\xD8\xAF\xD8\xA7\xD8\xAE\xD9\x84";
constexpr std::string_view yeh = "\xD9\x8A";
constexpr std::string_view heh = "\xD9\x87";
constexpr std::string_view alef = "\xD8\xA7";
constexpr std::string_view waw_noon = "\xD9\x88\xD9\x86";
constexpr std::string_view yeh_noon = "\xD9\x8A\xD9\x86";

bool ends_with(std::string_view text, std::string_view tail) {
  return text.size() > tail.size() && text.substr(text.size() - tail.size()) == tail;
}

words::Number number_of(std::string_view cell) {
  return cell == "pl" ? words::Number::plural : cell == "du" ? words::Number::dual : words::Number::singular;
}

}  // namespace

// "al-da'm al-`askari": after a noun, a word in -i or -iyya is its adjective. Without the article it may be a serviceman as well, unless
// both are accusatives ("da`man `askariyyan") or "for somebody" follows ("da`m `askari li-X").
bool Finder::is_adjective_here(const Match& match) const {
  if (match.first == 0 || match.end - match.first != 1) return false;
  const words::Word& w = ground_.words[match.first];
  const words::Word& before = ground_.words[match.first - 1];
  if (w.conjunction != words::Conjunction::none || before.mark != 0 || !before.is_nominal()) return false;
  std::string_view key = ground_.key(match.first);
  // "al-tanDHim al-mutashaddid": a participle that agrees in all with the noun before it.
  const bool participle = w.features.derived == words::Derived::active_participle || w.features.derived == words::Derived::passive_participle;
  const bool agrees = before.article && before.is(words::Upos::noun) && before.features.gender == w.features.gender && before.features.number == w.features.number;
  // "tanDHim X al-mutatarrif": one of a name that ends right before it.
  const bool behind_name = !out_.empty() && out_.back().mention.end == match.first && w.features.number == words::Number::singular;
  if (match.article && participle && (agrees || behind_name)) return true;
  if (match.article) return ends_with(key, yeh) || (ends_with(key, heh) && ends_with(key.substr(0, key.size() - heh.size()), yeh));
  if (ends_with(key, alef)) key.remove_suffix(alef.size());
  const bool bare = !before.article && before.features.definite == 0 && before.is(words::Upos::noun) && before.features.number == w.features.number;
  const bool accusatives = before.features.grammatical_case == words::Case::accusative && w.features.grammatical_case == words::Case::accusative;
  const bool for_somebody = match.end < limit_ && ground_.words[match.end].preposition == words::Preposition::l;
  return bare && ends_with(key, yeh) && w.is(words::Upos::adjective) && (accusatives || for_somebody);
}

// "al-qada' `ala" is doing away with, not the judiciary; "mu`aradat Musku" is Moscow's
// opposing, not an opposition: a masdar that governs is an act.
bool Finder::is_masdar_here(const Match& match, const Tail& tail) const {
  if (match.end - match.first != 1 || !ground_.words[match.first].is_masdar()) return false;
  if (ground_.cell(match, "sector") == "JUD" && match.end < limit_ && ground_.is_preposition(match.end, on)) return true;
  // "the killing and capture (wa-asr) of": what "and" joins to a masdar is one.
  const words::Word& w = ground_.words[match.first];
  const words::Word* before = match.first > 0 ? &ground_.words[match.first - 1] : nullptr;
  if (w.conjunction == words::Conjunction::wa && before != nullptr && before->is_masdar() && !before->article && before->mark == 0 && !w.article) return true;
  return !match.article && tail.by_state && tail.names.size() == 1;
}

// "the security forces in Turkey": the state whose ground a nameless organ stands on.
std::string Finder::place_after(std::uint32_t at) const {
  for (std::uint32_t i = at; i + 1 < limit_ && i < at + 3; ++i) {
    const words::Word& w = ground_.words[i];
    if (w.mark != 0 || breaks_phrase(w)) return {};
    if (ground_.key(i) != in_ && ground_.key(i) != inside) {
      const bool joined = w.conjunction == words::Conjunction::wa && ground_.at(i, limit_, NameKind::actor_noun);
      if (!w.is(words::Upos::adjective) && !joined) return {};
      continue;
    }
    for (const Match& m : ground_.at(i + 1, limit_)) {
      if (m.name.kind == NameKind::state || m.name.kind == NameKind::capital) return ground_.code_of(m);
    }
    return {};
  }
  return {};
}

// "X Y, the expert": the noun belongs to the name right before it.
bool Finder::joins_person_before(const Match& match) {
  if (out_.empty() || ground_.cell(match, "code") != "EXPERT" || !match.article) return false;
  Finding& f = out_.back();
  const std::uint32_t end = f.mention.end;
  const bool adjacent = end == match.first || (end + 1 == match.first && is_comma(ground_.words[end].mark));
  if (!adjacent || !f.local || !f.mention.code.empty() || f.sentence != sentence_) return false;
  if (f.mention.names.empty()) f.mention.names.push_back({f.mention.span, Kind::person});
  f.mention.code = f.mention.voice = "EXPERT";
  f.mention.role = ground_.spelling(match.first, match.end);
  f.mention.reason = "actor_nouns.tsv " + std::string(ground_.cell(match, "id"));
  f.mention.end = match.end;
  f.mention.span = ground_.span(f.mention.first, match.end);
  return true;
}

// What stands behind the preposition does not tell whose the noun is.
void Finder::cut_at(const Match& match, std::string_view preposition, Tail& tail) const {
  for (std::uint32_t t = match.end; t < tail.end; ++t) {
    if (ground_.key(t) != preposition) continue;
    tail = Tail{};
    tail.end = match.end;
    return;
  }
}

// "officials of (min) X"
void Finder::take_state_of(std::uint32_t at, Tail& tail) const {
  if (at + 1 >= limit_ || ground_.key(at) != from) return;
  for (const Match& m : ground_.at(at + 1, limit_)) {
    if (m.name.kind != NameKind::state || m.stripped != 0) continue;
    tail.code = ground_.code_of(m);
    tail.end = m.end;
    tail.by_name = tail.by_state = true;
    tail.reason = "name " + tail.code;
    return;
  }
}

// "demonstrators (mutazahirun) the flag of X": with its -n the plural is annexed to nothing (Wright I 315). "Gunmen (musallahun) a
// bus of X": nor is what does not agree their adjective.
bool Finder::is_whole_plural(const Match& match) const {
  if (match.article || match.end >= limit_ || ground_.words[match.end].mark != 0 || !ground_.words[match.end].is_nominal()) return false;
  const words::Word& next = ground_.words[match.end];
  if (next.preposition != words::Preposition::none) return false;
  const bool adjective = next.is(words::Upos::adjective);
  const bool agrees = next.features.number != words::Number::singular || next.features.gender != words::Gender::feminine;
  if (next.article ? adjective : !adjective || agrees) return false;
  const std::string_view last = ground_.key(match.end - 1);
  return (ends_with(last, waw_noon) || ends_with(last, yeh_noon)) && ground_.words[match.end - 1].features.grammatical_case != words::Case::none;
}

// "arrested the army the sheikh X": right behind a verb an army is the army's own name, not that of somebody of it.
bool Finder::bears_no_name(const Match& match) const {
  if (!ground_.cell(match, "person").empty() || match.first == 0) return false;
  const words::Word& before = ground_.words[match.first - 1];
  return before.mark != 0 || before.is_verb() || before.is(words::Upos::adverb) || before.is(words::Upos::subordinator);
}

// "(nationality) for (li-) refugees from X", "with workers from X": persons behind a preposition or a number move nowhere, so that
// "from" tells whose they are.
bool Finder::governed_persons(const Match& match) const {
  if (ground_.cell(match, "person").empty() || match.article || match.first == 0) return false;
  const words::Word& before = ground_.words[match.first - 1];
  const bool prefixed = ground_.words[match.first].preposition != words::Preposition::none;
  // "ten fighters withdrew from X": a number behind a verb is its subject.
  const bool counted = (before.is(words::Upos::numeral) || before.kind == text::TokenKind::number) && match.first > 1 && !ground_.words[match.first - 2].is_verb();
  return prefixed || before.is(words::Upos::adposition) || counted;
}

std::uint32_t Finder::read_actor_noun(const Match& match) {
  if (is_adjective_here(match)) return match.first;
  if (joins_person_before(match)) return match.end;
  const bool plural = number_of(ground_.cell(match, "number")) != words::Number::singular;
  Tail tail = tails_.read(match.end, limit_, bears_no_name(match) ? TailPerson::none : plural ? TailPerson::of_tables : TailPerson::after_code);
  if (tail.code.empty() && tail.end <= match.end && ground_.cell(match, "code") == "OFFICIALS" && !match.article) take_state_of(match.end, tail);
  if (tail.code.empty() && tail.end <= match.end && plural && governed_persons(match)) take_state_of(match.end, tail);
  // "took the province of X from (min) Y", "a local paper from (`an) the minister": neither is of whom that names.
  const std::string_view word_class = ground_.cell(match, "code");
  if (word_class == "PLACE") cut_at(match, from, tail);
  if (word_class == "MED") cut_at(match, about, tail);
  if (plural && is_whole_plural(match)) {
    tail = Tail{};
    tail.end = match.end;
  }
  // "the support of his country for (biladihi li-) X": what bears a pronoun is annexed to nothing.
  if (word_class == "STATE" && match.end == match.first + 1 && ground_.words[match.first].enclitic_person == 3) {
    tail = Tail{};
    tail.end = match.end;
  }
  // "talaba l-ra'isu ...": what is read as a verb and is one word is no "student of the president".
  const bool verb = ground_.words[match.first].is_verb() && match.end == match.first + 1;
  if (verb || is_masdar_here(match, tail)) return match.first;
  // "X Y the expert": the name stands before.
  Match whole = match;
  if (ground_.cell(match, "code") == "EXPERT" && match.article) {
    whole.first = unknown_.begin_before(match.first, floor());
    if (whole.first < match.first) whole.stripped = 0;
  }
  Finding& f = add(whole, std::max(match.end, tail.end), Kind::institution);
  Mention& m = f.mention;
  if (whole.first < match.first) {
    m.name = ground_.spelling(whole.first, match.first);
    m.names.push_back({ground_.span(whole.first, match.first), Kind::person});
    f.local = true;
  }
  m.names.insert(m.names.end(), tail.names.begin(), tail.names.end());
  settle_actor_noun(f, match, tail);
  if (tail.code.empty() && !f.owned) take_country_of(match, f);
  // "a court in X"
  if (m.code.empty() && (f.definite || m.sector == "JUD") && !f.human && m.kind == Kind::institution && !f.owned) {
    m.code = place_after(match.end);
    if (!m.code.empty()) m.reason += ", in its state";
  }
  // "the displaced in X"
  if (m.kind == Kind::population && m.code.empty() && !f.owned && match.article) {
    const std::string state = place_after(match.end);
    if (!state.empty()) {
      m.code = "PUBLIC:" + state;
      m.reason += ", in its state";
    }
  }
  // "officials in Washington": whose they are is told by where they sit.
  if (m.kind == Kind::unnamed && m.code.empty() && m.voice == "OFFICIALS" && !f.owned) {
    m.code = place_after(match.end);
    if (!m.code.empty()) {
      m.voice = "OFFICIALS:" + m.code;
      m.reason += ", in its state";
    }
  }
  return m.end;
}

// "the forces of his country (quwwat biladihi)": whose they are is whose the country is.
void Finder::take_country_of(const Match& match, Finding& f) const {
  if (match.article || f.mention.sector.empty() || f.mention.end != match.end || match.end >= limit_ || !ground_.cell(match, "person").empty()) return;
  const auto country = ground_.bare_at(match.end, limit_, NameKind::actor_noun);
  const words::Word& w = ground_.words[match.end];
  if (!country || ground_.cell(*country, "code") != "STATE" || w.enclitic_person != 3 || w.preposition != words::Preposition::none) return;
  f.owned = true;
  f.owner_gender = w.enclitic_gender;
  f.owner_number = w.enclitic_number;
  f.mention.end = country->end;
  f.mention.span = ground_.span(f.mention.first, country->end);
}

void Finder::settle_actor_noun(Finding& f, const Match& match, const Tail& tail) const {
  Mention& m = f.mention;
  const words::Word& head = ground_.words[match.first];
  const std::string_view word_class = ground_.cell(match, "code");
  f.noun = ground_.cell(match, "id");
  f.actor = tail.actor;
  f.definite = is_definite(match);
  m.sector = ground_.cell(match, "sector");
  m.via = tail.by_name ? Via::name : Via::demonym;
  m.role = ground_.spelling(match.first, match.end);
  m.former = tail.former;
  m.number = number_of(ground_.cell(match, "number"));
  m.reason = "actor_nouns.tsv " + f.noun;
  f.human = m.number != words::Number::singular &&
            (ends_with(ground_.key(match.first), waw_noon) || ends_with(ground_.key(match.first), yeh_noon));
  // "its side", "its defence" are no actors; "its army", "its country" are.
  const bool can_be_owned = !m.sector.empty() || word_class == "STATE" || word_class == "PUBLIC";
  if (match.end - match.first == 1 && head.enclitic_person == 3) {
    f.definite = false;
    if (!can_be_owned) return;
    f.owner_gender = head.enclitic_gender;
    f.owner_number = head.enclitic_number;
    f.owned = true;
  }
  if (tail.person_row != 0) {
    settle_person(f, tail.person_row - 1);
    if (!tail.code.empty()) m.code = tail.code;
    m.kind = Kind::person;
    return;
  }
  if (!tail.unknown_name.empty()) {
    m.name = tail.unknown_name;
    f.local = true;
  }
  if (word_class == "EXPERT") {
    m.code = m.voice = "EXPERT";
    m.kind = m.name.empty() ? Kind::unnamed : Kind::person;
  } else if (word_class == "PUBLIC") {
    // The members of a group are the group.
    m.code = tail.code.empty() ? std::string{} : ground_.gazetteer.is_state(tail.code) ? "PUBLIC:" + tail.code : tail.code;
    m.kind = Kind::population;
  } else if (word_class == "MED") {
    m.code = tail.code.empty() ? std::string{} : "MED:" + tail.code;
    m.kind = Kind::media;
  } else if (word_class == "OFFICIALS") {
    m.code = tail.code;
    // "(al-masadiru) adafat": things in the plural are a feminine singular (Wright II 292).
    if (m.number == words::Number::plural && ground_.cell(match, "person").empty()) m.gender = words::Gender::feminine;
    m.voice = tail.code.empty() ? "OFFICIALS" : "OFFICIALS:" + tail.code;
    m.kind = Kind::unnamed;
  } else {
    m.code = tail.code;
    m.second = tail.second;
    // A governorate is where something happens before it is who does it.
    if (word_class == "PLACE") m.kind = Kind::place;
  }
}

std::uint32_t Finder::read_medium_head(const Match& match) {
  std::uint32_t at = match.end;
  // "a post (mawqi`) of (li-) the movement": a site on the net is annexed to its name.
  if (at < limit_ && ground_.words[at].preposition == words::Preposition::l && !is_definite(match)) return match.first;
  if (at < limit_ && is_quote(ground_.words[at].mark)) ++at;
  const auto medium = at < limit_ ? ground_.bare_at(at, limit_, NameKind::medium) : std::nullopt;
  if (medium) {
    std::uint32_t end = medium->end;
    if (end < limit_ && is_quote(ground_.words[end].mark)) ++end;
    if (const auto nisba = end < limit_ ? ground_.at(end, limit_, NameKind::nisba) : std::nullopt) end = nisba->end;
    Finding& f = add(match, end, Kind::media);
    f.mention.code = ground_.code_of(*medium);
    f.mention.name = ground_.cell(*medium, "name_en");
    f.mention.reason = "media.tsv " + f.mention.code;
    f.mention.names.push_back({ground_.span(medium->first, medium->end), Kind::media});
    return end;
  }
  Tail tail = tails_.read(match.end, limit_, TailPerson::none);
  cut_at(match, about, tail);
  Finding& f = add(match, std::max(match.end, tail.end), Kind::media);
  f.definite = is_definite(match);
  f.mention.role = ground_.spelling(match.first, match.end);
  f.mention.names = tail.names;
  if (!tail.code.empty()) {
    f.mention.code = "MED:" + tail.code;
    f.mention.reason = tail.reason;
  }
  return f.mention.end;
}

}  // namespace isnad::mentions
