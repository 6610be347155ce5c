#include "isnad/mentions/finder.h"
#include "isnad/mentions/name_variants.h"

#include <algorithm>
#include <unordered_map>

#include "isnad/text/fold.h"

namespace isnad::mentions {
namespace {

using words::Upos;
using words::Word;

constexpr std::string_view teh_marbuta = "\xD8\xA9";

Kind kind_of(NameKind kind) {
  switch (kind) {
    case NameKind::capital:
      return Kind::capital;
    case NameKind::seat:
      return Kind::seat;
    case NameKind::nisba:
    case NameKind::actor_nisba:
      return Kind::demonym;
    case NameKind::people:
      return Kind::population;
    case NameKind::actor:
      return Kind::body;
    case NameKind::medium:
      return Kind::media;
    case NameKind::person:
      return Kind::person;
    case NameKind::place:
      return Kind::place;
    default:
      return Kind::state;
  }
}

// At equal length a name outranks a common noun, a title a bare word.
int rank_of(NameKind kind) {
  constexpr NameKind order[] = {NameKind::title,      NameKind::pattern, NameKind::actor,   NameKind::state,
                                NameKind::person,     NameKind::medium,  NameKind::capital, NameKind::seat,
                                NameKind::actor_noun, NameKind::nisba,   NameKind::people};
  return static_cast<int>(std::find(std::begin(order), std::end(order), kind) - std::begin(order));
}

}  // namespace

Finder::Finder(const Ground& ground, std::optional<Day> published)
    : ground_(ground), tails_(ground), unknown_(ground), published_(published) {}

std::vector<Finding> Finder::find() {
  for (const text::Sentence& sentence : ground_.text.sentences()) {
    read_sentence(sentence);
    ++sentence_;
  }
  read_other_spellings();
  return std::move(out_);
}

// Full names that no table has so: of someone whom a table spells otherwise, or of someone named earlier on the page.
void Finder::read_other_spellings() {
  struct Earlier {
    std::string name, key;
  };
  // By sound, which all spellings of a name share: each name is compared with few.
  std::unordered_map<std::string, std::vector<Earlier>> earlier;
  for (Finding& f : out_) {
    if (f.mention.kind != Kind::person || f.row != 0 || f.mention.name.find(' ') == std::string::npos) continue;
    const std::string key = text::folded(f.mention.name);
    auto row = ground_.gazetteer.person_in_another_spelling(key);
    if (!row) row = ground_.gazetteer.person_with_letters_swapped(key);
    if (row) {
      settle_person(f, *row);
      f.local = false;
      f.mention.reason = "spelling variant of " + f.mention.name + ", " + f.mention.reason;
      continue;
    }
    std::vector<Earlier>& alike = earlier[sound_of(key)];
    const auto same = std::find_if(alike.begin(), alike.end(), [&](const Earlier& e) {
      return e.name != f.mention.name && ground_.gazetteer.is_other_spelling(key, e.key);
    });
    if (same != alike.end()) {
      f.mention.name = same->name;
      f.mention.reason += ", spelling variant of " + same->name + " on this page";
    } else if (std::none_of(alike.begin(), alike.end(), [&f](const Earlier& e) { return e.name == f.mention.name; })) {
      alike.push_back({f.mention.name, key});
    }
  }
}

void Finder::read_sentence(const text::Sentence& sentence) {
  first_ = sentence.first;
  limit_ = sentence.end;
  for (std::uint32_t i = sentence.first; i < sentence.end;) i = std::max(read_at(i), i + 1);
}

// Where the words that no mention has taken begin.
std::uint32_t Finder::floor() const { return out_.empty() ? first_ : std::max(first_, out_.back().mention.end); }

// What the word is as a name, where it can be one: "hamas" is a movement here, whatever was chosen.
const words::Features& Finder::as_name(std::uint32_t token) const {
  const words::Word& w = ground_.words[token];
  for (std::uint32_t r = w.first_reading; r < w.end_reading; ++r) {
    const words::Reading& reading = ground_.words.readings[r];
    if (reading.known && reading.features.upos == words::Upos::proper && reading.features.gender != words::Gender::none) return reading.features;
  }
  // No name begins with a verb: "duwal" is "states", not "internationalised".
  for (std::uint32_t r = w.first_reading; w.is_verb() && r < w.end_reading; ++r) {
    const words::Reading& reading = ground_.words.readings[r];
    if (reading.known && reading.features.upos == words::Upos::noun) return reading.features;
  }
  return w.features;
}

Finding& Finder::add(const Match& match, std::uint32_t end, Kind kind) {
  const std::uint32_t first = match.first;
  Finding f;
  f.stripped = match.stripped;
  f.sentence = sentence_;
  f.mention.first = f.mention.head = first;
  f.mention.end = end;
  f.mention.kind = kind;
  f.mention.span = ground_.span(first, end);
  const words::Features& features = as_name(first);
  // The gender of a head noun shows in its spelling even where its reading was mistaken.
  const std::string_view head = ground_.text.normal(ground_.text.tokens()[first]);
  const bool feminine = head.size() > 2 && head.substr(head.size() - 2) == teh_marbuta;
  f.mention.gender = feminine ? words::Gender::feminine : ground_.words[first].known ? features.gender : words::Gender::none;
  f.mention.number = features.number == words::Number::none ? words::Number::singular : features.number;
  out_.push_back(std::move(f));
  return out_.back();
}

const Match& Finder::best_of(std::span<const Match> matches) const {
  const Match* best = &matches.front();
  for (const Match& m : matches) {
    if (m.end != matches.front().end) break;
    if (rank_of(m.name.kind) < rank_of(best->name.kind)) best = &m;
  }
  // An unnamed official or expert is a voice of his own kind, not an office.
  for (const Match& m : matches) {
    if (m.end != matches.front().end) break;
    const std::string_view word_class = m.name.kind == NameKind::actor_noun ? ground_.cell(m, "code") : std::string_view();
    if (!word_class.empty() && word_class != "STATE" && word_class != "PLACE") best = &m;
  }
  // "musallahin": in the oblique cases the dual is spelled like the plural, which is meant far more often.
  for (const Match& m : matches) {
    const bool same = m.end == best->end && m.name.kind == NameKind::actor_noun && best->name.kind == NameKind::actor_noun;
    if (same && ground_.cell(m, "number") == "pl" && ground_.cell(*best, "number") == "du" && ground_.cell(m, "code") == ground_.cell(*best, "code")) best = &m;
  }
  return *best;
}

// "received Russia today (rusiya l-yawm) a delegation": right behind a verb, with no "that" and no mark behind it, it is the state and the
// day, not the medium that is called so.
bool Finder::is_state_and_day(const Match& match) const {
  constexpr std::string_view today = "\xD8\xA7\xD9\x84\xD9\x8A\xD9\x88\xD9\x85";
  constexpr std::string_view reports[] = {"\xD8\xA7\xD9\x86", "\xD8\xB9\xD9\x86", "\xD8\xA8\xD8\xA7\xD9\x86"};  // folded inna and anna, `an, bi-anna
  if (match.name.kind != NameKind::medium || match.end - match.first != 2 || ground_.key(match.end - 1) != today || match.first == first_) return false;
  if (!ground_.words[match.first - 1].is_verb() || match.end >= limit_ || ground_.words[match.end].mark != 0) return false;
  return std::find(std::begin(reports), std::end(reports), ground_.key(match.end)) == std::end(reports);
}

std::uint32_t Finder::read_at(std::uint32_t i) {
  const auto matches = ground_.at(i, limit_);
  if (matches.empty()) return i;
  const Match& best = best_of(matches);
  if (is_state_and_day(best)) {
    const auto state = std::find_if(matches.begin(), matches.end(), [&](const Match& m) { return m.end + 1 == best.end && m.name.kind == NameKind::state; });
    if (state != matches.end()) return read_name(*state);
  }
  // "Turki al-Faysal": a given name with its surname outranks the one word that it also is.
  if (best.end - best.first == 1 && best.name.kind != NameKind::person && best.name.kind != NameKind::state) {
    if (const std::uint32_t end = read_unknown_person(i); end > i) return end;
  }
  switch (best.name.kind) {
    case NameKind::title:
      return read_title(best);
    case NameKind::actor_noun:
      return read_actor_noun(best);
    case NameKind::pattern:
      return read_pattern(best);
    case NameKind::person:
      return read_person(best);
    case NameKind::nisba:
    case NameKind::actor_nisba:
      return read_demonym(best);
    case NameKind::given_name:
      return i;
    default:
      return read_name(best);
  }
}

// A short name that is also a word of the language ("mali", "qatar") must look like a name
// where it stands: after a preposition, a verb in the feminine, a mark, another state.
// "in Jeddah", "to Jeddah": a common word would have an article or a genitive there.
bool Finder::is_where(std::uint32_t token) const {
  constexpr std::string_view to = "\xD8\xA7\xD9\x84\xD9\x8A", in = "\xD9\x81\xD9\x8A";
  if (token == first_ || (ground_.key(token - 1) != to && ground_.key(token - 1) != in)) return false;
  if (token + 1 >= limit_ || !ground_.words[token + 1].article) return true;
  // "received in Jeddah the president of X": an office is another phrase.
  const auto next = ground_.at(token + 1, limit_);
  return std::any_of(next.begin(), next.end(), [](const Match& m) { return m.name.kind == NameKind::title; });
}

bool Finder::is_doubtful_name(const Match& match) const {
  constexpr std::size_t longest_doubtful = 8;
  const bool place = match.name.kind == NameKind::place;
  if (match.name.kind == NameKind::capital || !ground_.is_common_word(match)) return false;
  const std::string_view key = ground_.key(match.first).substr(match.stripped);
  if (place) return match.stripped != 0 || !(ground_.words[match.first].is(Upos::proper) || is_where(match.first));
  if (key.size() > longest_doubtful) return false;
  if (match.first == first_) return false;
  const Word& before = ground_.words[match.first - 1];
  if (before.mark != 0 || before.is(Upos::adposition)) return false;
  // "its aid to (li-) Egypt": what stands before a preposition is not annexed to its noun.
  if (match.stripped != 0 && ground_.words[match.first].preposition != words::Preposition::none && ground_.words[match.first].is(Upos::proper)) return false;
  const bool annexed =
      match.end < limit_ && ground_.words[match.end].is_nominal() && !ground_.words[match.end].is(Upos::adjective) &&
      ground_.words[match.end].features.definite != 0 && ground_.words[match.end].conjunction == words::Conjunction::none;
  const bool proper = ground_.words[match.first].is(Upos::proper);
  // "visited Qatar", but "the diameter of the circle measures".
  if (before.is_verb()) return before.features.gender != words::Gender::feminine && !(proper && !annexed);
  const bool after_state = !out_.empty() && out_.back().mention.end == match.first && out_.back().mention.kind == Kind::state;
  if (after_state) return match.stripped == 0 && !proper;
  const bool relation = key.substr(key.size() - 2) == "\xD9\x8A";
  // "the Algerian president visited Qatar": what stands right after an actor is its object.
  if (!relation && !out_.empty() && out_.back().mention.end == match.first) return false;
  return relation || annexed || before.features.definite != 0 || is_plural_of_people(match.first);
}

// "a school for boys" (banin) is spelled like Benin: annexed to a common noun it is the plural.
bool Finder::is_plural_of_people(std::uint32_t token) const {
  const Word& w = ground_.words[token];
  const auto begin = ground_.words.readings.begin() + w.first_reading, end = ground_.words.readings.begin() + w.end_reading;
  return std::any_of(begin, end, [](const words::Reading& r) {
    return r.known && r.features.upos == Upos::noun && r.features.number == words::Number::plural && r.features.gender == words::Gender::masculine;
  });
}

// "killed Muhammad al-Masri": right behind a given name that is no other name's end, a relation with the article is a surname.
bool Finder::is_surname(const Match& match) const {
  if (match.name.kind != NameKind::nisba || !match.article || ground_.words[match.first].preposition != words::Preposition::none || match.first <= first_ || match.end != match.first + 1) return false;
  const Word& given = ground_.words[match.first - 1];
  const Word& own = ground_.words[match.first];
  const bool man = given.is(Upos::proper) && given.known && given.features.gender == words::Gender::masculine && given.mark == 0;
  const bool behind_name = !out_.empty() && out_.back().mention.end == match.first;
  return man && !behind_name && !is_where(match.first - 1) && own.conjunction == words::Conjunction::none && own.features.number == words::Number::singular && own.features.gender == words::Gender::masculine;
}

bool Finder::is_town(const Match& match) const {
  std::string key;
  for (std::uint32_t t = match.first; t < match.end; ++t) key += (key.empty() ? "" : " ") + std::string(ground_.key(t));
  const auto names = ground_.gazetteer.find(std::string_view(key).substr(match.stripped));
  return std::any_of(names.begin(), names.end(), [this](std::uint32_t number) { return ground_.gazetteer.name(number).kind == NameKind::place; });
}

std::uint32_t Finder::read_name(const Match& match) {
  if (is_doubtful_name(match)) return match.first;
  Finding& f = add(match, match.end, kind_of(match.name.kind));
  Mention& m = f.mention;
  m.code = ground_.code_of(match);
  m.reason = "name " + m.code;
  switch (match.name.kind) {
    case NameKind::state: {
      // States are feminine but for a few, "al-`iraq" (nouns.tsv names them); "the occupation" and the like are what their noun is.
      const words::Word& head = ground_.words[m.head];
      const bool named = head.is(words::Upos::proper) || (head.is(words::Upos::noun) && head.article);
      const bool masculine = named && head.features.gender == words::Gender::masculine;
      m.gender = masculine ? words::Gender::masculine : words::Gender::feminine;
      break;
    }
    case NameKind::capital:
      m.gender = words::Gender::feminine;
      m.via = Via::capital;
      m.sector = "GOV";
      if (match.stripped == 0 && match.first > first_ && ground_.key(match.first - 1) == "\xD9\x81\xD9\x8A") m.kind = Kind::place;
      break;
    case NameKind::seat:
      // "Tel Aviv", "Ramallah": a town is feminine, whatever its first word is; a palace is what its noun is.
      if (is_town(match)) m.gender = words::Gender::feminine;
      m.via = Via::capital;
      m.sector = "GOV";
      break;
    case NameKind::people:
      m.via = Via::demonym;
      m.number = words::Number::plural;
      m.gender = words::Gender::masculine;
      break;
    case NameKind::actor: {
      f.actor = match.name.row + 1;
      m.sector = ground_.cell(match, "sector");
      m.name = ground_.cell(match, "name_en");
      m.reason = "actors.tsv " + std::string(ground_.cell(match, "id"));
      const std::string_view kind = ground_.cell(match, "kind");
      if (kind == "group" || kind == "party") m.kind = Kind::group;
      if (kind == "population") {
        m.kind = Kind::population;
        m.number = words::Number::plural;
      }
      break;
    }
    case NameKind::medium:
      m.name = ground_.cell(match, "name_en");
      m.reason = "media.tsv " + m.code;
      break;
    case NameKind::place:
      m.name = ground_.cell(match, "name");
      break;
    default:
      break;
  }
  return match.end;
}

std::uint32_t Finder::read_demonym(const Match& match) {
  const Word& w = ground_.words[match.first];
  // "gharbi Ba`quba": west of a town is no part of the West.
  constexpr std::string_view the_west = "WEST";
  const auto next = match.end < limit_ ? ground_.at(match.end, limit_) : std::span<const Match>{};
  const bool place_next = std::any_of(next.begin(), next.end(), [](const Match& m) { return m.name.kind == NameKind::place || m.name.kind == NameKind::capital; });
  const bool named_next = match.end < ground_.words.size() && (ground_.words[match.end].is(Upos::proper) || place_next) && !w.article;
  if (named_next && ground_.code_of(match) == the_west) return match.end;
  if (is_surname(match)) return match.end;
  Finding& f = add(match, match.end, Kind::demonym);
  Mention& m = f.mention;
  m.code = ground_.code_of(match);
  m.via = Via::demonym;
  m.reason = "nisba " + m.code;
  m.gender = match.name.gender;
  m.number = match.name.number;
  const Word* before = match.first > 0 ? &ground_.words[match.first - 1] : nullptr;
  const bool has_noun = before != nullptr && before->mark == 0 && (before->is_nominal() || before->is(Upos::other)) &&
                        w.preposition == words::Preposition::none;
  const Mention* last = out_.size() > 1 ? &out_[out_.size() - 2].mention : nullptr;
  const bool after_demonym = last != nullptr && last->kind == Kind::demonym && last->modifier && match.first - last->end <= 1;
  const bool plural_noun = match.name.number == words::Number::plural && match.name.gender == words::Gender::masculine;
  // "between the Palestinians and the Israelis": people beside people.
  const bool beside_people = plural_noun && last != nullptr && last->kind == Kind::population && last->end == match.first && w.conjunction == words::Conjunction::wa;
  // "the killing of the Palestinians": an adjective takes no article where its noun has none (Wright II 93), so that this is a genitive.
  const bool annexed = plural_noun && w.article && before != nullptr && before->is(Upos::noun) && !before->article && before->enclitic_person == 0;
  m.modifier = (has_noun && !beside_people && !annexed) || after_demonym || !plural_noun;
  if (!m.modifier) m.kind = Kind::population;
  return match.end;
}

std::uint32_t Finder::read_pattern(const Match& match) {
  const std::string_view kind = ground_.cell(match, "kind");
  // "Turkish reports": whose press it is.
  const bool of_press = kind == "report_head" && !match.article && match.end < limit_ && ground_.words[match.first].features.number == words::Number::plural &&
                        ground_.words[match.end].is(words::Upos::adjective) && ground_.bare_at(match.end, limit_, NameKind::nisba);
  if (kind == "media_head" || (kind == "report_head" && match.article) || of_press) return read_medium_head(match);
  if (kind.substr(0, 4) == "pair") return read_pair(match);
  if (kind == "counterpart") return read_counterpart(match);
  if (kind == "honorific") return read_honorific(match);
  if (kind == "no_name") return match.end;
  return match.first;
}

// "the two sides", and with two demonyms behind it whose they are.
std::uint32_t Finder::read_pair(const Match& match) {
  const Tail tail = tails_.read(match.end, limit_, TailPerson::none);
  const bool told = !tail.second.empty() && !tail.by_name;
  Finding& f = add(match, told ? tail.end : match.end, Kind::pair);
  f.mention.via = Via::pair;
  f.mention.number = words::Number::dual;
  f.noun = ground_.cell(match, "kind");
  if (told) {
    f.mention.code = tail.code;
    f.mention.second = tail.second;
    f.mention.reason = tail.reason;
  }
  return f.mention.end;
}

std::uint32_t Finder::read_counterpart(const Match& match) {
  const Tail tail = tails_.read(match.end, limit_, TailPerson::any);
  Finding& f = add(match, std::max(match.end, tail.end), Kind::office);
  f.counterpart = true;
  f.mention.via = Via::role;
  f.mention.sector = "GOV";
  f.mention.code = tail.code;
  f.mention.role = ground_.spelling(match.first, match.end);
  f.mention.reason = tail.reason;
  f.mention.names = tail.names;
  settle_tail_person(f, tail);
  return f.mention.end;
}

}  // namespace isnad::mentions
