#include "isnad/mentions/finder.h"

#include <algorithm>

namespace isnad::mentions {
namespace {

using text::TokenKind;
using words::Upos;
using words::Word;

constexpr char32_t arabic_comma = 0x060C;
constexpr std::uint32_t longest_tail = 14;

bool is_quote(char32_t mark) {
  return mark == '"' || mark == 0x201C || mark == 0x201D || mark == 0x00AB || mark == 0x00BB || mark == '\'' || mark == 0x2018 ||
         mark == 0x2019;
}

bool is_comma(char32_t mark) { return mark == arabic_comma || mark == ','; }

bool breaks_phrase(const Word& w) {
  return w.is_verb() || w.is(Upos::subordinator) || w.is(Upos::particle) || w.is(Upos::pronoun) || w.is(Upos::determiner) ||
         w.is(Upos::conjunction) || w.kind == TokenKind::number;
}

Kind kind_of(NameKind kind) {
  switch (kind) {
    case NameKind::capital: return Kind::capital;
    case NameKind::seat: return Kind::seat;
    case NameKind::nisba:
    case NameKind::actor_nisba: return Kind::demonym;
    case NameKind::people: return Kind::population;
    case NameKind::actor: return Kind::body;
    case NameKind::medium: return Kind::media;
    case NameKind::person: return Kind::person;
    case NameKind::place: return Kind::place;
    default: return Kind::state;
  }
}

bool is_demonym(NameKind kind) { return kind == NameKind::nisba || kind == NameKind::actor_nisba; }

}  // namespace

Finder::Finder(const text::Text& text, const words::Words& words, const words::Dictionary& dictionary, const Gazetteer& gazetteer,
               std::optional<Day> published)
    : text_(text), words_(words), dictionary_(dictionary), gazetteer_(gazetteer), matcher_(text, words, gazetteer), published_(published) {}

std::vector<Finding> Finder::find() {
  std::uint32_t number = 0;
  for (const text::Sentence& sentence : text_.sentences()) read_sentence(sentence, number++);
  return std::move(out_);
}

void Finder::read_sentence(const text::Sentence& sentence, std::uint32_t number) {
  for (std::uint32_t i = sentence.first; i < sentence.end;) {
    const std::uint32_t end = read_at(i, sentence.end, number);
    i = std::max(end, i + 1);
  }
}

std::string Finder::text_of(std::uint32_t first, std::uint32_t end) const {
  std::string out;
  for (std::uint32_t i = first; i < end; ++i) {
    if (words_[i].mark != 0 && words_[i].mark != '-') continue;
    if (!out.empty() && text_.tokens()[i].space_before && out.back() != '-') out += ' ';
    out += text_.normal(text_.tokens()[i]);
  }
  return out;
}

Finding& Finder::add(const Match& match, std::uint32_t end, std::uint32_t sentence, Kind kind) {
  const std::uint32_t first = match.first;
  Finding f;
  f.stripped = match.stripped;
  f.sentence = sentence;
  f.mention.first = first;
  f.mention.end = end;
  f.mention.head = first;
  f.mention.kind = kind;
  f.mention.span = cover(text_.tokens()[first].span, text_.tokens()[end - 1].span);
  // The gender of a head noun shows in its spelling even where its reading was mistaken.
  const std::string_view head = text_.normal(text_.tokens()[first]);
  constexpr std::string_view teh_marbuta = "\xD8\xA9";
  const bool feminine = head.size() > 2 && head.substr(head.size() - 2) == teh_marbuta;
  f.mention.gender = feminine ? words::Gender::feminine : words_[first].known ? words_[first].features.gender : words::Gender::none;
  f.mention.number = words_[first].features.number == words::Number::none ? words::Number::singular : words_[first].features.number;
  out_.push_back(std::move(f));
  return out_.back();
}

std::string Finder::code_of(const Match& match) const {
  switch (match.name.kind) {
    case NameKind::state:
    case NameKind::capital:
    case NameKind::seat:
    case NameKind::nisba:
    case NameKind::people: return std::string(gazetteer_.cell(match.name.kind, match.name.row, "id"));
    case NameKind::actor:
    case NameKind::actor_nisba:
    case NameKind::medium: return std::string(gazetteer_.cell(match.name.kind, match.name.row, "code"));
    case NameKind::place: return std::string(gazetteer_.cell(match.name.kind, match.name.row, "country"));
    default: return {};
  }
}

// A one-word name that is also an ordinary word of the language: "zarif", "mali".
bool Finder::is_common_word(const Match& match) const {
  if (match.end - match.first != 1) return false;
  const std::string_view key = text_.folded(text_.tokens()[match.first]).substr(match.stripped);
  for (const std::uint32_t number : dictionary_.find(key)) {
    const words::Analysis a = dictionary_.analysis(number);
    const bool noun = a.features.upos == Upos::noun || a.features.upos == Upos::adjective;
    // "Rusiya" is no accusative of "rusi": only the plain form of a word can be mistaken for a name.
    if (noun && a.features.grammatical_case == words::Case::none && a.features.construct == 0 && a.features.needs_enclitic == 0) return true;
  }
  return false;
}

std::uint32_t Finder::read_at(std::uint32_t i, std::uint32_t limit, std::uint32_t sentence) {
  const auto matches = matcher_.at(i, limit);
  if (matches.empty()) return i;
  // At equal length a name outranks a common noun, a title a bare word.
  const auto rank = [](NameKind kind) {
    switch (kind) {
      case NameKind::title: return 0;
      case NameKind::pattern: return 1;
      case NameKind::actor: return 2;
      case NameKind::state: return 3;
      case NameKind::person: return 4;
      case NameKind::medium: return 5;
      case NameKind::capital: return 6;
      case NameKind::actor_noun: return 7;
      case NameKind::nisba: return 8;
      case NameKind::people: return 9;
      default: return 10;
    }
  };
  const Match* best = &matches.front();
  for (const Match& m : matches) {
    if (m.end != matches.front().end) break;
    if (rank(m.name.kind) < rank(best->name.kind)) best = &m;
  }
  // An unnamed official or expert is a voice of his own kind, not an office.
  for (const Match& m : matches) {
    if (m.end != matches.front().end) break;
    if (m.name.kind == NameKind::actor_noun && !gazetteer_.cell(NameKind::actor_noun, m.name.row, "code").empty()) best = &m;
  }
  switch (best->name.kind) {
    case NameKind::title: return read_title(*best, limit, sentence);
    case NameKind::actor_noun: return read_actor_noun(*best, limit, sentence);
    case NameKind::pattern: return read_pattern(*best, limit, sentence);
    case NameKind::person: return read_person(*best, limit, sentence);
    case NameKind::nisba:
    case NameKind::actor_nisba: return read_demonym(*best, sentence);
    default: return read_name(*best, limit, sentence);
  }
}

bool Finder::pattern_is(std::uint32_t at, std::uint32_t limit, std::string_view kind, std::uint32_t& end) const {
  for (const Match& m : matcher_.at(at, limit)) {
    if (m.name.kind != NameKind::pattern || m.stripped != 0) continue;
    if (gazetteer_.cell(NameKind::pattern, m.name.row, "kind") != kind) continue;
    end = m.end;
    return true;
  }
  return false;
}

std::optional<Match> Finder::person_at(std::uint32_t at, std::uint32_t limit) const {
  for (const Match& m : matcher_.at(at, limit)) {
    if (m.name.kind == NameKind::person && m.stripped == 0) return m;
  }
  return std::nullopt;
}

void Finder::take_code(Tail& tail, const Match& match) const {
  std::string code = code_of(match);
  if (code.empty()) return;
  if (tail.code.empty()) {
    tail.code = std::move(code);
    tail.by_name = !is_demonym(match.name.kind) && match.name.kind != NameKind::people;
    tail.reason = "name " + tail.code;
    if (match.name.kind == NameKind::actor) tail.sector = gazetteer_.cell(NameKind::actor, match.name.row, "sector");
  } else if (tail.second.empty() && code != tail.code && !is_demonym(match.name.kind) && words_[match.first].conjunction == words::Conjunction::wa) {
    tail.second = std::move(code);
  }
}

// A name the tables do not know: up to four words that are no verbs, particles or
// definite common nouns, right after the title.
std::uint32_t Finder::unknown_name_end(std::uint32_t at, std::uint32_t limit) const {
  std::uint32_t end = at;
  while (end < limit && end - at < 4) {
    const Word& w = words_[end];
    if (w.mark == '-' && end > at && !text_.tokens()[end].space_before) {
      ++end;
      continue;
    }
    if (w.mark != 0 || breaks_phrase(w) || w.is(Upos::adposition) || w.is(Upos::adverb)) break;
    if (w.conjunction != words::Conjunction::none && w.known) break;
    if (w.preposition != words::Preposition::none && w.known) break;
    if (w.known && w.features.definite != 0) break;
    if (w.known && w.features.grammatical_case == words::Case::accusative) break;
    if (w.known && w.features.derived == words::Derived::masdar && end == at) break;
    const auto matches = matcher_.at(end, limit);
    const bool named = std::any_of(matches.begin(), matches.end(), [](const Match& m) {
      return m.name.kind == NameKind::state || m.name.kind == NameKind::title || m.name.kind == NameKind::actor || m.name.kind == NameKind::medium;
    });
    if (named) break;
    ++end;
  }
  return end;
}

bool Finder::tail_step(Tail& tail, std::uint32_t& at, std::uint32_t limit, bool takes_person, std::uint32_t& skipped) const {
  std::uint32_t end = at;
  if (pattern_is(at, limit, "former", end)) tail.former = true;
  if (end == at && (pattern_is(at, limit, "honorific", end) || pattern_is(at, limit, "designate", end) || pattern_is(at, limit, "acting", end))) {
  }
  if (end > at) {
    at = end;
    tail.end = tail.code.empty() && !tail.former ? tail.end : at;
    return true;
  }
  const auto matches = matcher_.at(at, limit);
  // "the national security council of Russia": a longer common phrase hides the shorter name in it.
  if (!matches.empty() && matches.front().end - at > 1 && tail.code.empty() &&
      (matches.front().name.kind == NameKind::actor_noun || matches.front().name.kind == NameKind::title)) {
    at = matches.front().end;
    return ++skipped <= 5;
  }
  for (const Match& m : matches) {
    const bool actor_name = m.name.kind == NameKind::state || m.name.kind == NameKind::capital || m.name.kind == NameKind::actor ||
                            m.name.kind == NameKind::people || (is_demonym(m.name.kind) && m.end - m.first >= 1);
    if (m.name.kind == NameKind::person && m.stripped == 0 && takes_person) {
      if (!m.name.full && is_common_word(m) && tail.code.empty()) continue;
      tail.person_row = m.name.row + 1;
      tail.end = m.end;
      return false;
    }
    if (!actor_name) continue;
    // A second actor ends the phrase, unless it is joined by "and" to the first.
    if (!tail.code.empty() && is_demonym(m.name.kind)) {
      if (tail.by_name || !tail.second.empty() || words_[at].conjunction != words::Conjunction::wa) return false;
      tail.second = code_of(m);
      at = m.end;
      tail.end = at;
      return true;
    }
    if (!tail.code.empty() && words_[at].conjunction == words::Conjunction::none) return false;
    take_code(tail, m);
    at = m.end;
    tail.end = at;
    skipped = 0;
    return true;
  }
  const Word& w = words_[at];
  if (is_quote(w.mark) && takes_person && at + 1 < limit) {
    if (const auto person = person_at(at + 1, limit)) {
      tail.person_row = person->name.row + 1;
      tail.end = person->end < limit && is_quote(words_[person->end].mark) ? person->end + 1 : person->end;
      return false;
    }
    if (tail.code.empty()) return false;
    const std::uint32_t name_end = unknown_name_end(at + 1, limit);
    if (name_end > at + 1 && name_end < limit && is_quote(words_[name_end].mark)) {
      tail.unknown_name = text_of(at + 1, name_end);
      tail.end = name_end + 1;
    }
    return false;
  }
  if (is_comma(w.mark) && takes_person && !tail.code.empty() && at + 1 < limit) {
    if (const auto person = person_at(at + 1, limit)) {
      tail.person_row = person->name.row + 1;
      tail.end = person->end;
    }
    return false;
  }
  if (w.mark != 0 || breaks_phrase(w)) return false;
  if (!tail.code.empty()) {
    if (!takes_person || w.conjunction != words::Conjunction::none) return false;
    const std::uint32_t name_end = unknown_name_end(at, limit);
    if (name_end > at && name_end - at >= (w.known ? 2U : 1U)) {
      tail.unknown_name = text_of(at, name_end);
      tail.end = name_end;
    }
    return false;
  }
  if (w.conjunction != words::Conjunction::none && w.known && !w.is_nominal()) return false;
  if (w.is(Upos::adposition)) {
    // "an official in the ministry of ...", "a delegation of Hamas": only into another body.
    if (at + 1 >= limit) return false;
    const auto next = matcher_.at(at + 1, limit);
    const bool body = std::any_of(next.begin(), next.end(), [](const Match& m) {
      return m.name.kind == NameKind::actor || m.name.kind == NameKind::actor_noun;
    });
    if (!body || ++skipped > 5) return false;
    ++at;
    return true;
  }
  const bool adverbial = w.is(Upos::adverb) || (w.features.grammatical_case == words::Case::accusative && w.known);
  if (adverbial || w.enclitic_person != 0 || (w.preposition != words::Preposition::none && w.known) || ++skipped > 5) return false;
  ++at;
  return true;
}

Finder::Tail Finder::read_tail(std::uint32_t at, std::uint32_t limit, bool takes_person, bool) const {
  Tail tail;
  tail.end = at;
  std::uint32_t skipped = 0;
  const std::uint32_t stop = std::min(limit, at + longest_tail);
  while (at < stop && tail_step(tail, at, stop, takes_person, skipped)) {
  }
  return tail;
}

void Finder::settle_person(Finding& finding, std::uint32_t row) const {
  Mention& m = finding.mention;
  finding.row = row + 1;
  m.name = gazetteer_.cell(NameKind::person, row, "name");
  const std::string_view id = gazetteer_.cell(NameKind::person, row, "id");
  std::string code(gazetteer_.cell(NameKind::person, row, "country"));
  std::string reason = "people.tsv " + std::string(id);
  bool in_office = false;
  for (const Gazetteer::Term& term : gazetteer_.terms_of(id)) {
    if (published_ && term.from > *published_) break;
    // The term that runs on the day, or else the last one before it.
    const bool runs = !published_ || *published_ <= term.to;
    if (in_office && !runs) continue;
    code = term.code;
    in_office = runs;
    reason = "terms.tsv " + std::string(term.id);
  }
  if (m.code.empty()) {
    m.code = code;
    m.reason = reason;
  }
  if (m.sector.empty()) m.sector = "GOV";
}

// Where a name of unknown words that ends before `end` begins; `end` + 1 when there is none.
std::uint32_t Finder::name_before(std::uint32_t end, std::uint32_t sentence) const {
  const std::uint32_t first = text_.sentences()[sentence].first;
  const std::uint32_t taken = out_.empty() ? first : std::max(first, out_.back().mention.end);
  std::uint32_t at = end;
  while (at > taken && end - at < 4) {
    const Word& w = words_[at - 1];
    if (w.mark != 0 || (w.known && !w.is(Upos::proper)) || w.kind != TokenKind::word) break;
    --at;
  }
  return at == end ? end + 1 : at;
}

std::uint32_t Finder::read_title(const Match& match, std::uint32_t limit, std::uint32_t sentence) {
  const bool bound = words_[match.end - 1].enclitic_person != 0;
  const Tail tail = read_tail(match.end, limit, !bound, true);
  // "X Y, deputy secretary of ...": a name the tables do not know stands before its title.
  std::uint32_t name_first = match.first;
  if (tail.person_row == 0 && tail.unknown_name.empty() && match.first > 1 && is_comma(words_[match.first - 1].mark)) {
    name_first = name_before(match.first - 1, sentence);
  }
  const std::string name = name_first < match.first ? text_of(name_first, match.first - 1) : std::string{};
  Match whole = match;
  if (!name.empty()) {
    whole.first = name_first;
    whole.stripped = 0;
  }
  Finding& f = add(whole, std::max(match.end, tail.end), sentence, Kind::office);
  Mention& m = f.mention;
  f.office = gazetteer_.cell(NameKind::title, match.name.row, "id");
  f.definite = words_[match.first].features.definite != 0 || match.article;
  m.sector = gazetteer_.cell(NameKind::title, match.name.row, "sector");
  m.role = text_of(match.first, match.end);
  m.via = Via::role;
  m.former = tail.former;
  m.code = tail.code;
  m.second = tail.second;
  m.reason = tail.reason;
  if (!name.empty() && !m.code.empty()) {
    m.name = name;
    m.kind = Kind::person;
    m.gender = words::Gender::masculine;
    f.local = true;
  } else if (tail.person_row != 0) {
    settle_person(f, tail.person_row - 1);
    m.kind = Kind::person;
  } else if (!tail.unknown_name.empty()) {
    m.name = tail.unknown_name;
    m.kind = Kind::person;
    f.local = true;
  } else if (!m.code.empty() && m.second.empty() && !tail.former && published_) {
    if (const auto term = gazetteer_.holder(m.code, f.office, *published_)) {
      if (const auto row = gazetteer_.person_row(term->person)) {
        m.name = gazetteer_.cell(NameKind::person, *row, "name");
        f.row = *row + 1;
        m.reason = "terms.tsv " + std::string(term->id);
      }
    }
  }
  return m.end;
}

// "al-da'm al-`askari": after a noun, a word in -i or -iyya is its adjective.
bool Finder::is_adjective_here(const Match& match) const {
  if (!match.article || match.first == 0 || match.end - match.first != 1) return false;
  const Word& before = words_[match.first - 1];
  const std::string_view key = text_.folded(text_.tokens()[match.first]);
  const std::string_view yeh = "\xD9\x8A";
  const std::string_view tail = key.substr(key.size() - 2);
  const bool relation = tail == yeh || (key.size() > 4 && tail == "\xD9\x87" && key.substr(key.size() - 4, 2) == yeh);
  return relation && before.mark == 0 && before.is_nominal() && words_[match.first].conjunction == words::Conjunction::none;
}

std::uint32_t Finder::read_actor_noun(const Match& match, std::uint32_t limit, std::uint32_t sentence) {
  if (is_adjective_here(match)) return match.first;
  const std::uint32_t row = match.name.row;
  const std::string_view word_class = gazetteer_.cell(NameKind::actor_noun, row, "code");
  const Tail tail = read_tail(match.end, limit, true, true);
  // "X Y the expert": the name stands before.
  Match whole = match;
  std::string name;
  if (word_class == "EXPERT" && match.article && match.first > 1) {
    const std::uint32_t first = name_before(match.first, sentence);
    if (first < match.first) {
      name = text_of(first, match.first);
      whole.first = first;
      whole.stripped = 0;
    }
  }
  Finding& f = add(whole, std::max(match.end, tail.end), sentence, Kind::institution);
  Mention& m = f.mention;
  f.noun = gazetteer_.cell(NameKind::actor_noun, row, "id");
  f.definite = match.article || words_[match.first].features.definite != 0;
  m.sector = gazetteer_.cell(NameKind::actor_noun, row, "sector");
  m.via = tail.by_name ? Via::name : Via::demonym;
  m.role = text_of(match.first, match.end);
  m.former = tail.former;
  const std::string_view number = gazetteer_.cell(NameKind::actor_noun, row, "number");
  m.number = number == "pl" ? words::Number::plural : number == "du" ? words::Number::dual : words::Number::singular;
  m.reason = "actor_nouns.tsv " + f.noun;
  if (match.end - match.first == 1 && words_[match.first].enclitic_person == 3) {
    f.owner_gender = words_[match.first].enclitic_gender;
    f.owner_number = words_[match.first].enclitic_number;
    f.owned = true;
  }
  if (tail.person_row != 0) {
    settle_person(f, tail.person_row - 1);
    if (!tail.code.empty()) m.code = tail.code;
    m.kind = Kind::person;
    return m.end;
  }
  m.name = tail.unknown_name;
  f.local = !tail.unknown_name.empty();
  if (word_class == "EXPERT") {
    m.code = "EXPERT";
    m.voice = "EXPERT";
    m.kind = Kind::unnamed;
    if (!name.empty()) {
      m.name = name;
      m.kind = Kind::person;
      f.local = true;
    }
  } else if (word_class == "PUBLIC") {
    // The members of a group are the group.
    constexpr std::size_t state_code = 3;
    m.code = tail.code.empty() ? std::string{} : tail.code.size() == state_code ? "PUBLIC:" + tail.code : tail.code;
    m.kind = Kind::population;
  } else if (word_class == "MED") {
    m.code = tail.code.empty() ? std::string{} : "MED:" + tail.code;
    m.kind = Kind::media;
  } else if (word_class == "OFFICIALS") {
    m.code = tail.code;
    m.voice = tail.code.empty() ? "OFFICIALS" : "OFFICIALS:" + tail.code;
    m.kind = Kind::unnamed;
  } else {
    m.code = tail.code;
    m.second = tail.second;
  }
  return m.end;
}

std::uint32_t Finder::read_medium_head(const Match& match, std::uint32_t limit, std::uint32_t sentence) {
  std::uint32_t at = match.end;
  if (at < limit && is_quote(words_[at].mark)) ++at;
  if (at < limit) {
    if (const auto medium = matcher_.at(at, limit, NameKind::medium); medium && medium->stripped == 0) {
      std::uint32_t end = medium->end;
      if (end < limit && is_quote(words_[end].mark)) ++end;
      if (end < limit) {
        if (const auto nisba = matcher_.at(end, limit, NameKind::nisba)) end = nisba->end;
      }
      Finding& f = add(match, end, sentence, Kind::media);
      f.mention.code = code_of(*medium);
      f.mention.name = gazetteer_.cell(NameKind::medium, medium->name.row, "name_en");
      f.mention.reason = "media.tsv " + f.mention.code;
      return end;
    }
  }
  const Tail tail = read_tail(match.end, limit, false, true);
  Finding& f = add(match, std::max(match.end, tail.end), sentence, Kind::media);
  f.definite = words_[match.first].features.definite != 0 || match.article;
  f.mention.role = text_of(match.first, match.end);
  if (!tail.code.empty()) {
    f.mention.code = "MED:" + tail.code;
    f.mention.reason = tail.reason;
  }
  return f.mention.end;
}

std::uint32_t Finder::read_pattern(const Match& match, std::uint32_t limit, std::uint32_t sentence) {
  const std::string_view kind = gazetteer_.cell(NameKind::pattern, match.name.row, "kind");
  if (kind == "media_head" || (kind == "report_head" && match.article)) return read_medium_head(match, limit, sentence);
  if (kind == "pair") {
    Finding& f = add(match, match.end, sentence, Kind::pair);
    f.mention.via = Via::pair;
    f.mention.number = words::Number::dual;
    return match.end;
  }
  if (kind == "counterpart") {
    const Tail tail = read_tail(match.end, limit, true, false);
    Finding& f = add(match, std::max(match.end, tail.end), sentence, Kind::office);
    f.counterpart = true;
    f.mention.via = Via::role;
    f.mention.sector = "GOV";
    f.mention.code = tail.code;
    f.mention.role = text_of(match.first, match.end);
    f.mention.reason = tail.reason;
    if (tail.person_row != 0) {
      settle_person(f, tail.person_row - 1);
      f.mention.kind = Kind::person;
    } else if (!tail.unknown_name.empty()) {
      f.mention.name = tail.unknown_name;
      f.mention.kind = Kind::person;
      f.local = true;
    }
    return f.mention.end;
  }
  if (kind == "honorific" && match.end < limit) {
    if (const auto person = person_at(match.end, limit)) {
      Match wide = *person;
      wide.first = match.first;
      return read_person(wide, limit, sentence);
    }
    if (match.stripped == 0) {
      if (const auto nested = matcher_.at(match.end, limit, NameKind::title)) return nested->first;
    }
  }
  return match.first;
}

std::uint32_t Finder::read_person(const Match& match, std::uint32_t limit, std::uint32_t sentence) {
  const bool common = !match.name.full && is_common_word(match);
  if (match.stripped != 0 && match.end - match.first == 1 && !match.name.full && words_[match.first].known && common) return match.first;
  std::uint32_t end = match.end;
  Finding& f = add(match, end, sentence, Kind::person);
  f.weak = common;
  f.mention.gender = words::Gender::masculine;
  // "John Kerry, the foreign minister": a title right after the name belongs to it.
  std::uint32_t at = end;
  if (at < limit && is_comma(words_[at].mark)) ++at;
  if (at < limit) {
    if (const auto title = matcher_.at(at, limit, NameKind::title); title && title->stripped == 0) {
      const Tail tail = read_tail(title->end, limit, false, true);
      if (!tail.code.empty()) {
        out_.back().mention.code = tail.code;
        out_.back().mention.role = text_of(title->first, title->end);
        out_.back().mention.sector = gazetteer_.cell(NameKind::title, title->name.row, "sector");
        out_.back().mention.end = tail.end;
        out_.back().mention.span.end = text_.tokens()[tail.end - 1].span.end;
        out_.back().office = gazetteer_.cell(NameKind::title, title->name.row, "id");
        end = tail.end;
      } else if (at == match.end) {
        end = title->end;
        out_.back().mention.end = end;
        out_.back().mention.span.end = text_.tokens()[end - 1].span.end;
        out_.back().mention.role = text_of(title->first, title->end);
        out_.back().office = gazetteer_.cell(NameKind::title, title->name.row, "id");
      }
    }
  }
  settle_person(out_.back(), match.name.row);
  return end;
}

std::uint32_t Finder::read_name(const Match& match, std::uint32_t, std::uint32_t sentence) {
  const bool place = match.name.kind == NameKind::place;
  if (match.end - match.first == 1 && is_common_word(match) && match.name.kind != NameKind::capital) {
    const bool proper_shape = !words_[match.first].known || words_[match.first].features.definite != 0;
    if (!proper_shape || place) return match.first;
  }
  Finding& f = add(match, match.end, sentence, kind_of(match.name.kind));
  Mention& m = f.mention;
  m.code = code_of(match);
  m.reason = "name " + m.code;
  switch (match.name.kind) {
    case NameKind::state: m.gender = words::Gender::feminine; break;
    case NameKind::capital:
      m.gender = words::Gender::feminine;
      m.via = Via::capital;
      m.sector = "GOV";
      break;
    case NameKind::seat:
      m.via = Via::capital;
      m.sector = "GOV";
      break;
    case NameKind::people:
      m.via = Via::demonym;
      m.number = words::Number::plural;
      m.gender = words::Gender::masculine;
      break;
    case NameKind::actor: {
      m.sector = gazetteer_.cell(NameKind::actor, match.name.row, "sector");
      m.name = gazetteer_.cell(NameKind::actor, match.name.row, "name_en");
      m.reason = "actors.tsv " + std::string(gazetteer_.cell(NameKind::actor, match.name.row, "id"));
      const std::string_view kind = gazetteer_.cell(NameKind::actor, match.name.row, "kind");
      if (kind == "group" || kind == "party") m.kind = Kind::group;
      break;
    }
    case NameKind::medium:
      m.name = gazetteer_.cell(NameKind::medium, match.name.row, "name_en");
      m.reason = "media.tsv " + m.code;
      break;
    case NameKind::place: m.name = gazetteer_.cell(NameKind::place, match.name.row, "name"); break;
    default: break;
  }
  return match.end;
}

std::uint32_t Finder::read_demonym(const Match& match, std::uint32_t sentence) {
  const Word& w = words_[match.first];
  Finding& f = add(match, match.end, sentence, Kind::demonym);
  Mention& m = f.mention;
  m.code = code_of(match);
  m.via = Via::demonym;
  m.reason = "nisba " + m.code;
  m.gender = match.name.gender;
  m.number = match.name.number;
  const bool has_noun = match.first > 0 && words_[match.first - 1].mark == 0 &&
                        (words_[match.first - 1].is_nominal() || words_[match.first - 1].is(Upos::other)) &&
                        w.preposition == words::Preposition::none;
  const bool after_demonym = out_.size() > 1 && out_[out_.size() - 2].mention.kind == Kind::demonym &&
                             out_[out_.size() - 2].mention.modifier && match.first - out_[out_.size() - 2].mention.end <= 1;
  const bool plural_noun = match.name.number == words::Number::plural && match.name.gender == words::Gender::masculine;
  m.modifier = has_noun || after_demonym || !plural_noun;
  if (!m.modifier) m.kind = Kind::population;
  return match.end;
}

}  // namespace isnad::mentions
