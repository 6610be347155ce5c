#include "isnad/mentions/tail.h"

#include <algorithm>

namespace isnad::mentions {
namespace {

using words::Upos;
using words::Word;

constexpr std::uint32_t longest_tail = 14;
// Words between a title and the name that says whose it is: "the permanent representative to ...".
constexpr std::uint32_t most_skipped = 5;

constexpr std::string_view in_ = "\xD9\x81\xD9\x8A";
constexpr std::string_view of = "\xD9\x85\xD9\x86";
constexpr std::string_view about = "\xD8\xB9\xD9\x86";
constexpr std::string_view at_ = "\xD9\x84\xD8\xAF\xD9\x8A";

}  // namespace

Tail TailReader::read(std::uint32_t at, std::uint32_t limit, TailPerson persons) const {
  State s;
  s.tail.end = s.at = at;
  s.head = at - 1;
  s.limit = std::min(limit, at + longest_tail);
  s.persons = persons;
  while (s.at < s.limit && step(s) == Step::again) {
  }
  return std::move(s.tail);
}

TailReader::Step TailReader::step(State& s) const {
  if (const Step q = take_qualifier(s); q != Step::pass) return q;
  const auto matches = ground_.at(s.at, s.limit);
  if (const Step q = take_longer_phrase(s, matches); q != Step::pass) return q;
  if (const Step q = take_name(s, matches); q != Step::pass) return q;
  const Word& w = ground_.words[s.at];
  if (is_quote(w.mark)) return take_quoted(s);
  if (is_comma(w.mark)) return take_after_comma(s);
  if (w.mark != 0) return Step::stop;
  if (const Step q = take_unknown(s); q != Step::pass) return q;
  if (breaks_phrase(w)) return Step::stop;
  return w.is(Upos::adposition) ? pass_preposition(s) : pass_word(s);
}

// "former", "acting", "designate", "Mr": read over, and part of the phrase once it has a code.
TailReader::Step TailReader::take_qualifier(State& s) const {
  for (const std::string_view kind : {"former", "honorific", "designate", "acting", "then"}) {
    const auto pattern = ground_.pattern_at(s.at, s.limit, kind);
    if (!pattern) continue;
    s.tail.former |= kind == "former";
    s.tail.designate |= kind == "designate";
    s.tail.then |= kind == "then";
    s.at = pattern->end;
    if (!s.tail.code.empty() || s.tail.former) s.tail.end = s.at;
    return Step::again;
  }
  return Step::pass;
}

// "the national security council of Russia": a longer common phrase hides the shorter name in it.
TailReader::Step TailReader::take_longer_phrase(State& s, std::span<const Match> matches) const {
  if (matches.empty() || !s.tail.code.empty()) return Step::pass;
  const Match& longest = matches.front();
  // "the ministry the charge d'affaires of X": what has the article is annexed to nothing.
  if (longest.name.kind == NameKind::title && ground_.words[s.at].article && ground_.words[s.at - 1].article) return Step::stop;
  if (longest.end - s.at < 2 || (longest.name.kind != NameKind::actor_noun && longest.name.kind != NameKind::title))
    return Step::pass;
  s.at = longest.end;
  return ++s.skipped <= most_skipped ? Step::again : Step::stop;
}

bool TailReader::is_person_here(const State& s, const Match& match) const {
  if (s.persons == TailPerson::none || match.name.kind != NameKind::person || match.stripped != 0) return false;
  if (!s.tail.code.empty() && ground_.gazetteer.is_anothers(match.name.row, s.tail.code)) return false;
  return match.name.full || !s.tail.code.empty() || !ground_.is_common_word(match);
}

void TailReader::take_person(State& s, const Match& match) const {
  s.tail.person_row = match.name.row + 1;
  s.tail.end = match.end;
  s.tail.names.push_back({ground_.span(match.first, match.end), Kind::person});
}

void TailReader::take_unknown_name(State& s, std::uint32_t first, std::uint32_t end) const {
  s.tail.unknown_name = ground_.spelling(first, end);
  s.tail.end = end;
  s.tail.names.push_back({ground_.span(first, end), Kind::person});
}

TailReader::Step TailReader::take_name(State& s, std::span<const Match> matches) const {
  const bool joined = ground_.words[s.at].conjunction == words::Conjunction::wa;
  for (const Match& m : matches) {
    if (is_person_here(s, m)) {
      take_person(s, m);
      return Step::stop;
    }
    // "a leader close to the Kurds Erdogan": a person known to serve another state is no name of this title.
    const bool known = m.name.kind == NameKind::person && m.stripped == 0 && !s.tail.code.empty();
    if (known && ground_.gazetteer.is_anothers(m.name.row, s.tail.code)) return Step::stop;
    if (!is_actor_name(m.name.kind)) continue;
    if (!s.tail.code.empty()) return take_second(s, m);
    // "the kingdom and Russia": what is joined to the noun is another actor, not its owner.
    if (joined && m.stripped != 0 && !is_demonym(m.name.kind)) return Step::stop;
    // "left the delegation Iran": what has the article is annexed to nothing.
    if (is_annexed_to_article(s, m, matches)) return Step::stop;
    // "the prince Turki": an adjective agrees with its noun in having the article.
    if (is_demonym(m.name.kind) && !m.article && s.at == s.head + 1 && ground_.words[s.head].article) continue;
    s.tail.code = ground_.code_of(m);
    if (s.tail.code.empty()) continue;
    if (m.name.kind == NameKind::actor) s.tail.actor = m.name.row + 1;
    s.tail.by_name = !is_demonym(m.name.kind) && m.name.kind != NameKind::people;
    s.tail.by_state = m.name.kind == NameKind::state || m.name.kind == NameKind::capital;
    s.tail.demonym_gender = m.name.gender;
    s.tail.reason = "name " + s.tail.code;
    if (m.name.kind == NameKind::actor) s.tail.sector = ground_.cell(m, "sector");
    if (s.tail.by_name) s.tail.names.push_back({ground_.span(m.first, m.end), s.tail.by_state ? Kind::state : Kind::body});
    s.at = s.tail.end = m.end;
    s.skipped = 0;
    return Step::again;
  }
  return Step::pass;
}

// "ghadara al-wafd Iran": what has the article is annexed to nothing, so the state is not its
// owner. "al-su`udiyya" is an adjective too; "al-`asima X" is an apposition.
bool TailReader::is_annexed_to_article(const State& s, const Match& match, std::span<const Match> matches) const {
  constexpr std::string_view the_capital = "\xD8\xA7\xD9\x84\xD8\xB9\xD8\xA7\xD8\xB5\xD9\x85\xD9\x87";
  const bool place = match.name.kind == NameKind::state || match.name.kind == NameKind::capital;
  if (!place || match.stripped != 0) return false;
  // "accused diplomatic sources Russia (masadir diblumasiyya Rusiya)": nor is it behind the adjective of a plural without the article.
  const Word& before = ground_.words[s.at - 1];
  const bool described = s.at >= s.head + 2 && before.is(Upos::adjective) && !before.article && before.features.gender == words::Gender::feminine &&
                         before.features.number == words::Number::singular && ground_.words[s.at - 2].features.number == words::Number::plural && !ground_.words[s.at - 2].article;
  if (described) return true;
  if (!before.article) return false;
  if (match.name.kind == NameKind::capital && ground_.key(s.at - 1) == the_capital) return false;
  return std::none_of(matches.begin(), matches.end(),
                      [&match](const Match& m) { return m.name.kind == NameKind::nisba && m.article && m.end == match.end; });
}

// A second actor ends the phrase, unless "and" joins it to the first.
TailReader::Step TailReader::take_second(State& s, const Match& match) const {
  const bool joined = ground_.words[s.at].conjunction == words::Conjunction::wa;
  const bool demonym = is_demonym(match.name.kind);
  if (!joined || !s.tail.second.empty() || demonym == s.tail.by_name) return Step::stop;
  std::string code = ground_.code_of(match);
  if (code.empty() || code == s.tail.code) return Step::stop;
  s.tail.second = std::move(code);
  s.at = s.tail.end = match.end;
  return Step::again;
}

// A name in quotes: the minister "X Y", the organisation "PKK".
TailReader::Step TailReader::take_quoted(State& s) const {
  const std::uint32_t first = s.at + 1;
  if (first >= s.limit) return Step::stop;
  const auto closed = [&](std::uint32_t end) { return end < s.limit && is_quote(ground_.words[end].mark); };
  if (s.tail.code.empty()) {
    const auto actor = ground_.bare_at(first, s.limit, NameKind::actor);
    if (actor && closed(actor->end)) {
      s.tail.code = ground_.code_of(*actor);
      s.tail.by_name = true;
      s.tail.reason = "name " + s.tail.code;
      s.tail.names.push_back({ground_.span(actor->first, actor->end), Kind::body});
      s.tail.end = actor->end + 1;
      return Step::stop;
    }
  }
  if (s.persons == TailPerson::none) return Step::stop;
  if (const auto person = ground_.bare_at(first, s.limit, NameKind::person)) {
    take_person(s, *person);
    if (closed(person->end)) ++s.tail.end;
    return Step::stop;
  }
  if (s.tail.code.empty() || s.persons < TailPerson::after_code) return Step::stop;
  const std::uint32_t end = unknown_.end_beside_title(first, s.limit);
  if (end > first && closed(end)) {
    take_unknown_name(s, first, end);
    ++s.tail.end;
  }
  return Step::stop;
}

// "the Israeli foreign minister, Eli Cohen, said": the name stands between commas.
TailReader::Step TailReader::take_after_comma(State& s) const {
  const std::uint32_t first = s.at + 1;
  if (s.persons == TailPerson::none || s.tail.code.empty() || first >= s.limit) return Step::stop;
  if (const auto person = ground_.bare_at(first, s.limit, NameKind::person)) {
    take_person(s, *person);
  } else if (s.persons >= TailPerson::after_code) {
    const std::uint32_t end = unknown_.end_beside_title(first, s.limit);
    if (end > first + 1 && end < s.limit && is_comma(ground_.words[end].mark)) take_unknown_name(s, first, end);
  }
  return Step::stop;
}

TailReader::Step TailReader::take_unknown(State& s) const {
  const bool given = ground_.bare_at(s.at, s.limit, NameKind::given_name).has_value();
  // Without a code only a given name right after the title is surely a name: "the ambassador Husayn X".
  if (s.tail.code.empty() && !(given && s.at == s.head + 1)) return Step::pass;
  const bool open = s.persons == TailPerson::any || (s.persons == TailPerson::after_code && !s.tail.code.empty());
  if (open) {
    const std::uint32_t end = unknown_.end_beside_title(s.at, s.limit);
    const std::uint32_t parts = s.tail.code.empty() ? 2 : 1;
    if (end >= s.at + parts) {
      take_unknown_name(s, s.at, end);
      return Step::stop;
    }
  }
  return s.tail.code.empty() ? Step::pass : Step::stop;
}

// "an official in the ministry of ...", "a delegation of Hamas": only into another body.
TailReader::Step TailReader::pass_preposition(State& s) const {
  const bool inward =
      ground_.key(s.at) == in_ || ground_.key(s.at) == of || ground_.key(s.at) == about || ground_.key(s.at) == at_;
  if (!inward || !s.tail.code.empty() || s.at + 1 >= s.limit) return Step::stop;
  // "the army liberated X from (min) Y": what has the article is whole.
  if (ground_.key(s.at) == of && s.at == s.head + 1 && ground_.words[s.head].article) return Step::stop;
  // "a leader in "X"": its name may be quoted.
  const bool quoted = s.at + 2 < s.limit && is_quote(ground_.words[s.at + 1].mark);
  const auto next = ground_.at(quoted ? s.at + 2 : s.at + 1, s.limit);
  const bool body = std::any_of(next.begin(), next.end(), [](const Match& m) {
    return m.name.kind == NameKind::actor || m.name.kind == NameKind::seat || m.name.kind == NameKind::actor_noun;
  });
  if (!body || ++s.skipped > most_skipped) return Step::stop;
  ++s.at;
  return Step::again;
}

// "an officer in the army (bi-l-jaysh) of ...": the body right behind who serves in it.
bool TailReader::is_served_body(const State& s) const {
  const Word& head = ground_.words[s.head];
  if (s.at != s.head + 1 || head.article || head.enclitic_person == 3 || ground_.words[s.at].preposition != words::Preposition::b) return false;
  const auto matches = ground_.at(s.at, s.limit);
  return std::any_of(matches.begin(), matches.end(), [this](const Match& m) { return m.name.kind == NameKind::actor_noun && ground_.cell(m, "person").empty(); });
}

TailReader::Step TailReader::pass_word(State& s) const {
  const Word& w = ground_.words[s.at];
  if (!s.tail.code.empty()) return Step::stop;
  const bool joined = w.conjunction != words::Conjunction::none && w.known;
  if (joined) {
    // "the army and the Guard": another actor begins; "of foreign affairs and cooperation" goes on.
    const auto matches = ground_.at(s.at, s.limit);
    const bool actor = std::any_of(matches.begin(), matches.end(), [](const Match& m) {
      return m.name.kind == NameKind::actor_noun || m.name.kind == NameKind::title || m.name.kind == NameKind::person;
    });
    if (actor || !w.is_nominal()) return Step::stop;
  }
  // What has the article is annexed to nothing: "the ministry stressed Egypt's refusal".
  const Word& before = ground_.words[s.at - 1];
  // "the army liberated Aden from Y": nor is it to a place.
  const auto here = ground_.at(s.at, s.limit);
  const bool place = std::any_of(here.begin(), here.end(), [](const Match& m) { return m.name.kind == NameKind::place && m.stripped == 0; });
  // "the army arrested ten Y": nor to a number.
  if (before.article && before.is_nominal() && w.is(Upos::numeral)) return Step::stop;
  if (before.article && before.is_nominal() && (w.is(Upos::noun) || place) && w.known && w.preposition == words::Preposition::none) return Step::stop;
  const bool adverbial = w.is(Upos::adverb) || (w.features.grammatical_case == words::Case::accusative && w.known);
  const bool governed = w.preposition != words::Preposition::none && w.known && !is_served_body(s);
  if (adverbial || governed || w.enclitic_person != 0 || ++s.skipped > most_skipped) return Step::stop;
  ++s.at;
  return Step::again;
}

}  // namespace isnad::mentions
