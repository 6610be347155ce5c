// Publics, the unnamed and whom they turn against: people of a place, gunmen, demonstrators.
#include "isnad/events/reader.h"
#include "isnad/events/slots.h"

namespace isnad::events {

using clauses::none;
using words::Upos;
using words::Word;

namespace {

// The people of a state, or the state.
std::string_view state_of(std::string_view code) {
  constexpr std::string_view people = "PUBLIC:";
  return code.substr(0, people.size()) == people ? code.substr(people.size()) : code;
}

bool of_one_state(const std::vector<Participant>& a, const std::vector<Participant>& b) {
  return std::any_of(a.begin(), a.end(), [&b](const Participant& x) {
    return std::any_of(b.begin(), b.end(), [&x](const Participant& y) { return state_of(x.code) == state_of(y.code); });
  });
}

}  // namespace

// "a soldier was killed": who is struck serves his state.
bool Reader::strikes_forces(const Trigger& t) const {
  constexpr std::string_view slots[] = {"obj", "subj", "gen", "obj2"};
  const bool acts = in_.clauses.is_finite(t.token) && !reads_as_passive(t);
  return std::any_of(std::begin(slots), std::end(slots), [&](std::string_view slot) {
    const clauses::Argument* a = acts && slot == "subj" ? nullptr : t.arguments.find(slot);
    return a != nullptr && a->token != none && (serves_in_arms(a->token) || (a->counted != none && serves_in_arms(a->counted)));
  });
}

// "a soldier", "men of the police".
bool Reader::serves_in_arms(std::uint32_t noun) const {
  const auto of = [this](std::uint32_t token, std::string_view set) { return frames_.is_of_class(in_.words[token].lemma, set); };
  const bool member = of(noun, "person") || of(noun, "one_of");
  return of(noun, "forces") || (member && noun + 1 < in_.words.size() && in_.words[noun + 1].is(Upos::noun) && of(noun + 1, "forces"));
}

// The state in whose land the sentence tells that the act was done; none when it does not.
std::uint32_t Reader::state_of_place(std::uint32_t token) const {
  const text::Sentence& sentence = in_.text.sentences()[in_.clauses.sentence_of(token)];
  const std::uint32_t last = in_.clauses.first_mention_from(sentence.end);
  for (std::uint32_t number = in_.clauses.first_mention_from(sentence.first); number < last; ++number) {
    const mentions::Mention& m = in_.mentions[number];
    constexpr std::uint32_t close = 12;
    const bool near = in_.clauses.clause_of(m.first) == in_.clauses.clause_of(token) || (m.first > token && m.first - token <= close);
    if (!near || m.code.size() != 3 || m.modifier) continue;
    const bool town_or_state = m.kind == mentions::Kind::capital || m.kind == mentions::Kind::state;
    // A place annexed to another noun ("the Vienna agreement") is that noun's.
    const bool annexed = m.first > 0 && in_.words[m.first - 1].is(Upos::noun) && in_.clauses.mention_at(m.first - 1) == none &&
                         m.first - 1 != token && !is_part_of_land(m.first - 1);
    // "on the border with Syria", "near the border of Syria": the other side of it.
    constexpr std::string_view border = "\xD8\xAD\xD8\xAF\xD9\x88\xD8\xAF";
    const std::string_view before = m.first > 0 ? in_.text.normal(in_.text.tokens()[m.first - 1]) : std::string_view();
    // "backed by (min) X": whence something comes is not where the act was.
    const bool origin = before == slot_from && m.first > 1 && known_trigger(m.first - 2) != nullptr;
    if (before == slot_with || origin || before == border) continue;
    const bool located = (m.kind == mentions::Kind::place && !annexed) ||
                         (town_or_state && m.first > 0 && (in_.words[m.first - 1].is(Upos::adposition) || is_part_of_land(m.first - 1)));
    if (located) return number;
  }
  return none;
}

// People were attacked, or demonstrated, and the sentence tells where: the people of that country
// (ruling 19).
void Reader::recover_population(Event& e) const {
  const bool war = triggers_.at(e.token).frame->mutual;
  if ((e.type != "ASSAULT" && e.type != "PROTEST") || war) return;
  const std::uint32_t place = state_of_place(e.token);
  if (place == none) return;
  const mentions::Mention& m = in_.mentions[place];
  const bool forces = e.type == "ASSAULT" && strikes_forces(triggers_.at(e.token));
  (e.type == "PROTEST" ? e.source : e.target).push_back(from_context(forces ? m.code : people_of(m.code), m.span));
  e.why.push_back(std::string(recovered) + ": the people of the place, " + m.code);
}

// "the Suruc attack": of no state's doing, and on no thing or soldier, it struck the people of the place.
void Reader::settle_struck_town(const Trigger& t, Event& e) const {
  const bool state = !e.source.empty() && (in_.gazetteer.is_state(e.source.front().code) || e.source.front().code.starts_with("PUBLIC:"));
  if (e.type != "ASSAULT" || in_.clauses.is_finite(t.token) || t.frame->mutual || state || liberates(t.token) || strikes_forces(t)) return;
  if (has(t.frame->target, "obj") && t.arguments.find("obj") != nullptr) return;
  // Who seizes a town (CAMEO 192) takes it from its state.
  if (t.frame->cameo == "192") return;
  const text::Sentence& sentence = in_.text.sentences()[in_.clauses.sentence_of(t.token)];
  const std::uint32_t last = in_.clauses.first_mention_from(sentence.end);
  for (Participant& p : e.target) {
    for (std::uint32_t m = in_.clauses.first_mention_from(sentence.first); m < last; ++m) {
      const mentions::Mention& named = in_.mentions[m];
      if (named.span.begin != p.span.begin || named.code != p.code) continue;
      // "in the middle of Kabul", "bi-Kabul"
      std::uint32_t first = named.first;
      while (first > 0 && frames_.is_of_class(in_.words[first - 1].lemma, "land") && in_.clauses.mention_at(first - 1) == none) --first;
      const std::string_view clitic = in_.clauses.grammar_clitic(first);
      const bool by_clitic = clitic == slot_b && !has(t.frame->target, slot_b);
      const bool within = !named.modifier && (by_clitic || (first > 0 && clitic.empty() && in_.text.normal(in_.text.tokens()[first - 1]) == slot_in));
      if (named.kind == mentions::Kind::place || within) p.code = people_of(p.code);
    }
  }
}

// "abducted 170 Sunnis in Syria": the people of the country.
void Reader::settle_faiths() {
  for (auto& [token, e] : events_) {
    if (e.type != "ASSAULT" && e.type != "COERCE") continue;
    for (Participant& p : e.target) {
      if (!in_.gazetteer.is_faith(p.code)) continue;
      const std::uint32_t place = state_of_place(token);
      if (place != none) p.code = people_of(in_.mentions[place].code);
    }
  }
}

bool Reader::liberates(std::uint32_t token) const {
  const words::Lemma lemma = in_.words[token].lemma;
  return frames_.is_of_class(lemma, "liberate") || frames_.is_of_class(in_.dictionary.verb_of(lemma), "liberate");
}

// "the liberation of the town": it is taken from those whom the page tells to be fought by who frees it.
void Reader::complete_liberations() {
  for (auto& [token, e] : events_) {
    const Trigger& t = triggers_.at(token);
    if (e.type != "ASSAULT" || !liberates(token)) continue;
    const auto is_freed = [&](std::string_view slot) {
      const clauses::Argument* a = t.arguments.find(slot);
      return a != nullptr && a->named() && is_land(a->mentions.front());
    };
    if (!e.target.empty() && !is_freed("obj") && !is_freed("gen")) continue;
    const auto group = [this](const std::vector<Participant>& side) {
      return std::any_of(side.begin(), side.end(), [this](const Participant& p) { return !in_.gazetteer.is_state(state_of(p.code)); });
    };
    // "after the liberation of the town the rebels showed ...": the subject beside it need not be who freed it.
    const bool beside = std::any_of(e.why.begin(), e.why.end(), [](const std::string& why) { return why.rfind("source: subject of", 0) == 0; });
    const Near near = events_near(token);
    const bool lost = beside && std::any_of(near.begin(), near.end(), [&e = e](const auto& x) {
      return x.second.type == "ASSAULT" && !shares(x.second.source, e.source) && shares(x.second.target, e.source);
    });
    if (lost && group(e.source)) e.source.clear();
    const Event* best = nullptr;
    for (const auto& [other, x] : near) {
      const bool fought = other != token && x.type == "ASSAULT" && group(x.target) && !group(x.source) && (e.source.empty() ? !x.source.empty() : shares(e.source, x.source));
      if (fought && (best == nullptr || other < token)) best = &x;
    }
    if (best == nullptr) continue;
    if (e.source.empty()) e.source = best->source;
    e.target = best->target;
    e.why.push_back("taken from whom " + surface(best->token) + " tells");
  }
}

// "X killed 13 men in Y": the people of the place; "X bombed posts in Y": the state whose land it is.
void Reader::complete_victims() {
  for (auto& [token, e] : events_) {
    const Trigger& t = triggers_.at(token);
    if (e.type != "ASSAULT" || t.frame->mutual || e.source.empty() || !e.target.empty()) continue;
    const std::uint32_t place = state_of_place(token);
    if (place == none) continue;
    const mentions::Mention& m = in_.mentions[place];
    // Bombs of a group that are said to hit no thing have hit people.
    const clauses::Argument* on = t.arguments.find(slot_on);
    const bool thing = t.arguments.find("obj") != nullptr || t.arguments.find("gen") != nullptr || (on != nullptr && on->token != none) || strikes_forces(t);
    const bool terror = !thing && !in_.gazetteer.is_state(e.source.front().code) && !e.source.front().code.starts_with("PUBLIC:");
    const bool people = strikes_people(t) || terror;
    // "in Syria and Iraq"
    for (std::uint32_t land = place; land < in_.mentions.size(); ++land) {
      const mentions::Mention& here = in_.mentions[land];
      if (land != place && (here.first != in_.mentions[land - 1].end || !here.joined || !is_land(land) || !in_.gazetteer.is_state(here.code))) break;
      e.target.push_back(from_context(people ? people_of(here.code) : here.code, here.span));
    }
    e.why.push_back("target: where it was done, " + m.code);
    clean(e);
  }
}

bool Reader::is_armed_group(const Participant& p) const {
  if (in_.gazetteer.is_state(p.code) || p.code.find(':') != std::string::npos) return false;
  return std::any_of(in_.mentions.begin(), in_.mentions.end(), [&p](const mentions::Mention& m) { return m.code == p.code && (m.kind == mentions::Kind::group || (m.kind != mentions::Kind::body && m.sector == "MIL")); });
}

// Nobody but the land or the people where it was done is told to be struck.
bool Reader::is_told_by_place(const Event& e) const {
  return !e.target.empty() && std::all_of(e.target.begin(), e.target.end(), [this](const Participant& p) {
    return std::any_of(in_.mentions.begin(), in_.mentions.end(), [&p](const mentions::Mention& m) {
      const bool land = m.kind == mentions::Kind::place || m.kind == mentions::Kind::state || m.kind == mentions::Kind::capital;
      return land && !m.modifier && m.span.begin == p.span.begin && (p.via == mentions::Via::context || m.kind == mentions::Kind::place);
    });
  });
}

// The armed group that the page names most, two times in three; empty where there is none.
std::string Reader::armed_group_of_page() const {
  std::map<std::string_view, int> count;
  int all = 0;
  for (const mentions::Mention& m : in_.mentions) {
    if (m.kind != mentions::Kind::group || m.sector != "MIL" || in_.gazetteer.is_state(m.code)) continue;
    ++count[m.code];
    ++all;
  }
  const auto most = std::max_element(count.begin(), count.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most != count.end() && 3 * most->second >= 2 * all ? std::string(most->first) : std::string();
}

// "the coalition raided the base of Y", "the army took the hill": where the page tells whom they fight there, it is them, and not the land.
void Reader::complete_foes() {
  // An opposition is not its state (ruling 20).
  const auto side_of = [](const Participant& p) { return p.sector == "OPP" ? p.code + ":OPP" : p.code; };
  std::map<std::string, std::map<std::string, int>> foes;
  for (const auto& [token, e] : events_) {
    if (e.type != "ASSAULT" || e.source.empty() || e.target.empty() || !is_armed_group(e.target.front())) continue;
    ++foes[side_of(e.source.front())][e.target.front().code];
  }
  const std::string group = armed_group_of_page();
  const std::string home = group.empty() ? std::string() : in_.gazetteer.country_of_actor(group);
  for (auto& [token, e] : events_) {
    const Trigger& t = triggers_.at(token);
    const bool forces = e.type == "ASSAULT" && !t.frame->mutual && !e.source.empty() && !e.source.front().code.starts_with("PUBLIC:") && !is_armed_group(e.source.front());
    if (!forces || (in_.clauses.is_finite(token) && reads_as_passive(t)) || strikes_people(t) || strikes_forces(t) || !(e.target.empty() || is_told_by_place(e))) continue;
    const auto& fought = foes[side_of(e.source.front())];
    const std::uint32_t place = state_of_place(token);
    std::string foe;
    if (fought.size() == 1) foe = fought.begin()->first;
    else if (fought.empty() && place != none && !home.empty() && in_.mentions[place].code == home) foe = group;
    if (foe.empty() || std::any_of(e.source.begin(), e.source.end(), [&foe](const Participant& p) { return p.code == foe; })) continue;
    e.target = {from_context(std::move(foe), e.trigger)};
    e.why.push_back("target: whom " + e.source.front().code + " fights on this page");
  }
}

// "clashes broke out in the town": who fought is who the sentences beside it tell to have attacked and to have been attacked; a battle named by
// its place alone is a label (ruling 6).
void Reader::complete_battles() {
  constexpr std::uint32_t beside = 2;
  const auto apart = [this](std::uint32_t a, std::uint32_t b) {
    const std::uint32_t x = in_.clauses.sentence_of(a), y = in_.clauses.sentence_of(b);
    return std::max(x, y) - std::min(x, y);
  };
  for (auto& [token, e] : events_) {
    if (e.type != "ASSAULT" || !triggers_.at(token).frame->mutual || e.source.size() > 1 || !(e.target.empty() || is_told_by_place(e))) continue;
    if (is_told_by_place(e)) e.target.clear();
    if (in_.words[token].article && e.source.empty() && e.target.empty()) continue;
    const Event* best = nullptr;
    for (const auto& [other, x] : events_) {
      const bool sides = other != token && x.type == "ASSAULT" && (triggers_.at(other).frame->mutual ? x.source.size() + x.target.size() > 1 : !x.source.empty() && !x.target.empty());
      if (!sides || apart(other, token) > beside || is_told_by_place(x) || (!e.source.empty() && !shares(e.source, x.source) && !shares(e.source, x.target))) continue;
      const auto fights = [](const Participant& p) { return !p.code.starts_with("PUBLIC:"); };
      if (!std::all_of(x.source.begin(), x.source.end(), fights) || !std::all_of(x.target.begin(), x.target.end(), fights)) continue;
      if (best == nullptr || apart(other, token) < apart(best->token, token) || (other < token && apart(other, token) == apart(best->token, token))) best = &x;
    }
    if (best == nullptr) continue;
    for (const auto* side : {&best->source, &best->target}) {
      for (const Participant& p : *side) {
        if (!shares({p}, e.source)) e.source.push_back(p);
      }
    }
    clean(e);
    e.why.push_back("sides as at " + surface(best->token));
  }
}

// "the banned party X": banned in its own state, when nothing tells of another.
void Reader::complete_banned(const Trigger& t, Event& e) const {
  if (e.type != "COERCE" || t.frame->pos != FramePos::adjective || !e.source.empty() || e.target.size() != 1) return;
  if (in_.gazetteer.is_state(std::string(state_of(e.target.front().code)))) return;  // people who are held, by another
  std::string state = in_.gazetteer.country_of_actor(e.target.front().code);
  if (state.empty()) return;
  e.source.push_back(from_context(std::move(state), e.target.front().span));
  e.why.push_back("source: the state of who is banned");
}

// "the police arrested dozens of demonstrators", "let them go": a state holds its own people, when nothing tells of others; "stormed X and
// arrested six": the people of whom it acts against there.
void Reader::complete_coerced() {
  for (auto& [token, e] : events_) {
    const bool releases = e.type == "RETREAT" && e.mode == "release";
    if ((e.type != "COERCE" && !releases) || e.source.size() != 1 || !e.target.empty() || !in_.gazetteer.is_state(e.source.front().code)) continue;
    if (!strikes_people(triggers_.at(token))) continue;
    std::string state = e.source.front().code;
    const text::Sentence& sentence = in_.text.sentences()[in_.clauses.sentence_of(token)];
    for (auto at = events_.lower_bound(sentence.first); at != events_.end() && at->first < token; ++at) {
      const Event& x = at->second;
      const bool against = x.type == "ASSAULT" && x.target.size() == 1 && shares(x.source, e.source) && told_together(at->first, token);
      if (against && in_.gazetteer.is_state(std::string(state_of(x.target.front().code)))) state = state_of(x.target.front().code);
    }
    e.target.push_back(from_context(people_of(state), e.source.front().span));
    e.why.push_back("target: the people of " + (state == e.source.front().code ? "the state that holds them" : state));
  }
}

// "to release Americans who are held (muHtajazin)", "Americans held in X": who lets them go holds them, or in whose land they are;
// people told by the demonym of their state.
void Reader::complete_held() {
  constexpr std::uint32_t reach = 8;
  for (auto& [token, e] : events_) {
    if (e.type != "COERCE" || triggers_.at(token).frame->mode != "arrest" || in_.clauses.is_finite(token) || in_.words[token].is_masdar() || !e.source.empty()) continue;
    for (Participant& p : e.target) {
      const std::vector<std::uint32_t> at = mentions_of({{p}});
      const bool people = !at.empty() && in_.mentions[at.front()].kind != mentions::Kind::state && in_.words[in_.mentions[at.front()].first].features.number == words::Number::plural;
      if (people && in_.gazetteer.is_state(p.code)) p.code = people_of(p.code);
    }
    for (auto x = events_.lower_bound(token - std::min(token, reach)); x != events_.end() && x->first < token; ++x) {
      if (x->second.type != "RETREAT" || x->second.mode != "release" || in_.clauses.sentence_of(x->first) != in_.clauses.sentence_of(token)) continue;
      e.source = x->second.source;
      if (e.target.empty()) e.target = x->second.target;
      e.why.push_back("source: who is to let them go");
    }
    const std::uint32_t place = e.source.empty() ? state_of_place(token) : none;
    if (place == none || in_.mentions[place].first < token || !in_.gazetteer.is_state(in_.mentions[place].code)) continue;
    e.source.push_back(from_context(in_.mentions[place].code, in_.mentions[place].span));
    e.why.push_back("source: where they are held, " + in_.mentions[place].code);
  }
}

// "the ministry of the interior announced that ten were arrested": who keeps order has done what it tells of.
std::uint32_t Reader::keeper_of_order(std::uint32_t token) const {
  std::uint32_t verb = in_.clauses.is_finite(token) ? token : in_.clauses.verb_over(token);
  while (verb != none && !is_voice_cue(verb)) verb = in_.clauses.verb_above(verb);
  if (verb == none || in_.clauses.is_passive(verb)) return none;
  for (const std::uint32_t m : in_.clauses.subject(verb).mentions) {
    const mentions::Mention& speaker = in_.mentions[m];
    for (std::uint32_t t = speaker.first; t < speaker.end && in_.gazetteer.is_state(speaker.code); ++t) {
      if (frames_.is_of_class(in_.words[t].lemma, "order")) return m;
    }
  }
  return none;
}

// The state of whose own affairs the page tells: three in four of all it names of states are of it.
std::string Reader::home_state() const {
  constexpr int few = 4;
  std::map<std::string_view, int> count;
  int all = 0;
  for (const mentions::Mention& m : in_.mentions) {
    const std::string_view state = state_of(m.code);
    if (m.kind == mentions::Kind::media || !in_.gazetteer.is_state(std::string(state))) continue;
    ++count[state];
    ++all;
  }
  const auto most = std::max_element(count.begin(), count.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most != count.end() && most->second >= few && 4 * most->second >= 3 * all ? std::string(most->first) : std::string();
}

// "was arrested in X": a state arrests and sentences in its own land.
void Reader::complete_arrests() {
  const std::string home = home_state();
  for (auto& [token, e] : events_) {
    if (e.type != "COERCE" || (e.mode != "arrest" && e.mode != "seize") || !e.source.empty()) continue;
    const std::uint32_t keeper = keeper_of_order(token);
    const std::uint32_t over = in_.clauses.verb_over(token);
    const bool behind = token > 0 && (in_.words[token - 1].is(Upos::adposition) || !in_.clauses.grammar_clitic(token).empty());
    const bool took_place = over != none && frames_.is_of_class(in_.words[over].lemma, "took_place") && !in_.clauses.is_finite(token) && !behind;
    const std::uint32_t place = keeper != none ? keeper : e.mode == "arrest" && (in_.clauses.is_finite(token) || took_place) ? state_of_place(token) : none;
    const clauses::Argument* doer = over == none ? nullptr : &in_.clauses.subject(over);
    const bool police = doer != nullptr && doer->token != none && frames_.is_of_class(in_.words[doer->token].lemma, "order");
    const Trigger& t = triggers_.at(token);
    const bool told = (in_.clauses.is_finite(token) && reads_as_passive(t)) || (strikes_people(t) && (police || (over != none && in_.clauses.is_dummy(over))));
    const std::string state = place != none ? in_.mentions[place].code : told && e.mode == "arrest" && e.target.empty() ? home : std::string();
    if (!in_.gazetteer.is_state(state)) continue;
    e.source.push_back(from_context(state, place == none ? e.trigger : in_.mentions[place].span));
    e.why.push_back((keeper != none ? "source: who keeps order and tells of it, " : place != none ? "source: where it was done, " : "source: the state of the page, ") + state);
  }
}

// "18 policemen were wounded" on a page of one state: its own.
void Reader::complete_from_home() {
  const std::string home = home_state();
  if (home.empty()) return;
  for (auto& [token, e] : events_) {
    const Trigger& t = triggers_.at(token);
    if (e.type != "ASSAULT" || t.frame->mutual || !e.target.empty()) continue;
    const bool forces = strikes_forces(t);
    if (!forces && !(strikes_people(t) && tells_toll(token) && (tells_of_arms(token) || tells_of_attack(token)))) continue;
    if (!e.source.empty() && e.source.front().code == home) continue;
    e.target.push_back(from_context(forces ? home : people_of(home), e.trigger));
    e.why.push_back("target: of the state of the page, " + home);
  }
  for (auto& [token, e] : events_) {
    if (e.type == "ASSAULT" && e.source.empty() && e.target.empty()) complete_other_victims(token, e);
  }
}

// Another attack is told of in the sentence: who was struck there was struck by no accident.
bool Reader::tells_of_attack(std::uint32_t token) const {
  const text::Sentence& sentence = in_.text.sentences()[in_.clauses.sentence_of(token)];
  return std::any_of(triggers_.lower_bound(sentence.first), triggers_.lower_bound(sentence.end), [&](const auto& x) {
    return x.first != token && x.second.frame->type == "ASSAULT" && !tells_toll(x.first);
  });
}

// Somebody or something armed is told of in the sentence.
bool Reader::tells_of_arms(std::uint32_t token) const {
  const text::Sentence& sentence = in_.text.sentences()[in_.clauses.sentence_of(token)];
  for (std::uint32_t t = sentence.first; t < sentence.end; ++t) {
    if (frames_.is_of_class(in_.words[t].lemma, "armed") || frames_.is_of_class(in_.words[t].lemma, "forces")) return true;
  }
  return false;
}

// "arrested ten persons on a charge of (bi-tuhmat) ...": who holds or judges them accuses them, and what they are accused
// of is their doing.
void Reader::complete_charges() {
  constexpr std::uint32_t reach = 16;
  constexpr std::uint32_t content = 3;
  for (auto& [token, e] : events_) {
    if (e.type != "ACCUSE" || in_.clauses.is_finite(token) || in_.clauses.grammar_clitic(token) != slot_b) continue;
    const Event* held = nullptr;
    for (auto at = events_.lower_bound(token - std::min(token, reach)); at != events_.end() && at->first < token; ++at) {
      const bool judges = at->second.type == "COERCE" || at->second.type == "SANCTION" || at->second.type == "ASSAULT";
      if (judges && in_.clauses.sentence_of(at->first) == in_.clauses.sentence_of(token)) held = &at->second;
    }
    if (held == nullptr) continue;
    e.source = held->source;
    e.target = held->target;
    e.why.push_back("sides as at " + surface(held->token));
    for (auto at = events_.upper_bound(token); at != events_.end() && at->first <= token + content; ++at) {
      if (!at->second.source.empty() || in_.clauses.is_finite(at->first) || shares(at->second.target, e.target)) continue;
      at->second.source = e.target;
      at->second.why.push_back("source: who is accused of it");
    }
  }
}

// "a number of persons", "the freedom (sarah) of persons": the persons.
std::uint32_t Reader::freed_at(const clauses::Argument& a) const {
  const std::uint32_t head = a.counted != none ? a.counted : a.token;
  const bool freedom = frames_.is_of_class(in_.words[head].lemma, "freedom") && head + 1 < in_.words.size();
  return freedom ? head + 1 : head;
}

// What is hit is told by a number of persons or by the word for them.
bool Reader::strikes_people(const Trigger& t) const {
  const std::string_view slots[] = {"obj", "gen", t.frame->type == "COERCE" ? slot_on : t.frame->type == "RETREAT" ? slot_about : std::string_view("obj")};
  return !strikes_forces(t) && std::any_of(std::begin(slots), std::end(slots), [&](std::string_view slot) {
    const clauses::Argument* a = t.arguments.find(slot);
    if (a == nullptr || a->token == none) return false;
    const std::uint32_t head = freed_at(*a);
    return frames_.is_of_class(in_.words[head].lemma, "person") || frames_.is_of_class(in_.words[head].lemma, t.frame->type == "ASSAULT" ? "public" : "wanted");
  });
}

// "gunmen abducted four engineers", "demonstrators gathered": an armed group or a public acts, though the page does not
// tell whose (codebook section 1). The event stands without a code, unless the sentence tells of such an act of somebody.
bool Reader::is_by_the_unnamed(const Event& e) const {
  if (e.type != "PROTEST" && e.type != "ASSAULT") return false;
  const Word& w = in_.words[e.token];
  const text::Sentence& sentence = in_.text.sentences()[in_.clauses.sentence_of(e.token)];
  for (auto at = events_.lower_bound(sentence.first); at != events_.end() && at->first < sentence.end; ++at) {
    if (at->second.type == e.type && !(at->second.source.empty() && at->second.target.empty())) return false;
  }
  if (e.type == "PROTEST") return true;
  // "the battle", "the two explosions": told before (ruling 3).
  const bool label = triggers_.at(e.token).frame->mutual || (w.article && !in_.clauses.is_finite(e.token));
  return e.status == Status::actual && !label && tells_of_arms(e.token);
}

// "demonstrated to demand that X ...", "... to condemn Y": who is asked or blamed is whom the protest is against.
void Reader::complete_protests() {
  constexpr std::uint32_t reach = 25;
  for (auto& [token, e] : events_) {
    if (e.type != "PROTEST" || !e.target.empty()) continue;
    for (auto at = events_.upper_bound(token); at != events_.end() && at->first < token + reach; ++at) {
      const Event& x = at->second;
      const bool aim = x.type == "REQUEST" || x.type == "ACCUSE" || x.type == "REJECT";
      if (in_.clauses.sentence_of(at->first) != in_.clauses.sentence_of(token)) break;
      if (!aim || x.target.empty() || !(x.source.empty() || e.source.empty() || of_one_state(x.source, e.source))) continue;
      e.target = x.target;
      e.why.push_back("target as at " + surface(at->first));
      clean(e);
      break;
    }
  }
}

}  // namespace isnad::events
