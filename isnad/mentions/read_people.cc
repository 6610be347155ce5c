// mentions, inside: titles and people.
#include <algorithm>

#include "isnad/mentions/finder.h"

namespace isnad::mentions {
namespace {

constexpr std::string_view highness = "\xD8\xB3\xD9\x85\xD9\x88";
// "lada", "ila", "shu'un", folded.
constexpr std::string_view accredited_to = "\xD9\x84\xD8\xAF\xD9\x8A";
constexpr std::string_view sent_to = "\xD8\xA7\xD9\x84\xD9\x8A";
constexpr std::string_view affairs = "\xD8\xB4\xD9\x88\xD9\x88\xD9\x86";
constexpr std::string_view amir = "\xD8\xA3\xD9\x85\xD9\x8A\xD8\xB1";

}  // namespace

bool Finder::is_definite(const Match& match) const {
  // In a construct the article stands on the last word: "wazir al-kharijiyya".
  return match.article || ground_.words[match.first].features.definite != 0 ||
         ground_.words[match.end - 1].features.definite != 0;
}

void Finder::settle_person(Finding& finding, std::uint32_t row) const {
  Mention& m = finding.mention;
  const Gazetteer& gazetteer = ground_.gazetteer;
  finding.row = row + 1;
  m.name = gazetteer.cell(NameKind::person, row, "name");
  const std::string_view id = gazetteer.cell(NameKind::person, row, "id");
  std::string code(gazetteer.cell(NameKind::person, row, "country"));
  std::string reason = "people.tsv " + std::string(id);
  bool in_office = false;
  for (const Gazetteer::Term& term : gazetteer.terms_of(id)) {
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

void Finder::settle_tail_person(Finding& finding, const Tail& tail) const {
  if (tail.person_row != 0) {
    settle_person(finding, tail.person_row - 1);
    finding.mention.kind = Kind::person;
  } else if (!tail.unknown_name.empty()) {
    finding.mention.name = tail.unknown_name;
    finding.mention.kind = Kind::person;
    finding.local = true;
  }
}

// An office of a state without a name: who held it on the day.
void Finder::name_holder(Finding& finding) const {
  Mention& m = finding.mention;
  m.office = finding.office;
  if (m.then || !published_) return;
  const auto term = holder_on(ground_.gazetteer, m, *published_);
  if (!term) return;
  const auto row = ground_.gazetteer.person_row(term->person);
  if (!row) return;
  m.name = ground_.gazetteer.cell(NameKind::person, *row, "name");
  finding.row = *row + 1;
  m.reason = "terms.tsv " + std::string(term->id);
}

// The name of its owner inside a title, with its last words: "amir Qatar", "sayyid al-Kirimlin". Whom an
// ambassador is sent to and what a minister has to do with own nothing, nor is a people a title's owner.
std::optional<Match> Finder::owner_inside(const Match& match) const {
  for (std::uint32_t t = match.first + 1; t < match.end; ++t) {
    if (ground_.key(t) == accredited_to || ground_.key(t) == sent_to) return std::nullopt;
    if (ground_.key(t - 1).find(affairs) != std::string_view::npos) return std::nullopt;
    for (const Match& m : ground_.at(t, limit_)) {
      const bool people = m.name.kind == NameKind::actor_nisba && ground_.cell(m, "kind") == "population";
      if (is_actor_name(m.name.kind) && !people && m.end >= match.end) return m;
    }
  }
  return std::nullopt;
}

// Whether another title or an organ begins at a token: "received amir Qatar" + "the minister of ...".
bool Finder::is_another_official(std::uint32_t at) const {
  if (at >= limit_) return false;
  const auto matches = ground_.at(at, limit_);
  return std::any_of(matches.begin(), matches.end(), [](const Match& m) {
    return m.name.kind == NameKind::title || m.name.kind == NameKind::actor_noun;
  });
}

// Whose the title is. A name that goes on behind it ("secretary of the Cooperation Council" + "of the Gulf") tells
// it, and so does one that it ends with, before the name right after it ("visited amir Qatar Iran"); but "leader of
// the Republicans in Congress", "secretary of the security council" + "the Russian" tell it later.
Tail Finder::read_title_tail(const Match& match, bool bound) const {
  const TailPerson persons = bound ? TailPerson::none : TailPerson::any;
  Tail tail = tails_.read(match.end, limit_, persons);
  // "its ambassador to X": whom he is sent to does not own him.
  const std::uint32_t last = bound ? match.end : match.end - 1;
  const bool led = last < limit_ && last > match.first && (ground_.key(last) == accredited_to || ground_.key(last) == sent_to);
  const bool sent = led || (bound && last < limit_ && ground_.words[last].is(words::Upos::adposition));
  if (sent && tail.by_name) {
    tail = Tail{};
    tail.end = match.end;
  }
  if (bound) return tail;
  const std::optional<Match> inside = owner_inside(match);
  if (inside && inside->end > match.end) return tails_.read(inside->first, limit_, persons);
  const bool other = !tail.code.empty() && is_another_official(match.end);
  const bool next_word =
      tail.by_name && !tail.names.empty() && tail.names.front().span.begin == ground_.span(match.end, match.end + 1).begin;
  if (const std::string_view owner = ground_.cell(match, "owner"); !owner.empty()) {
    // "spokesman of the secretary general" + "of the Arab League".
    if (next_word && !inside && ground_.words[match.end].preposition != words::Preposition::none) return tail;
    if (tail.by_name || other) tail = Tail{};
    tail.end = std::max(tail.end, match.end);
    tail.code = owner;
    tail.reason = "offices.tsv " + std::string(ground_.cell(match, "id"));
    return tail;
  }
  const bool told = !other && (tail.person_row != 0 || (!tail.code.empty() && !next_word));
  return told || !inside ? tail : tails_.read(inside->first, limit_, persons);
}

// "the president Abbas": a last name that is a common word too, right behind the title of who bears it.
void Finder::add_last_name(const Match& match, Tail& tail) const {
  if (!published_ || match.end >= limit_ || ground_.words[match.end].mark != 0 || ground_.words[match.end].is_verb()) return;
  const auto term = ground_.gazetteer.holder_called(ground_.cell(match, "id"), ground_.key(match.end), *published_);
  const auto row = term ? ground_.gazetteer.person_row(term->person) : std::nullopt;
  if (!row) return;
  tail.person_row = *row + 1;
  tail.end = match.end + 1;
  tail.names.push_back({ground_.span(match.end, match.end + 1), Kind::person});
}

std::uint32_t Finder::read_title(const Match& match) {
  const bool bound = ground_.words[match.end - 1].enclitic_person != 0;
  Tail tail = read_title_tail(match, bound);
  if (!bound && tail.code.empty() && tail.person_row == 0 && tail.unknown_name.empty()) add_last_name(match, tail);
  const bool nameless = tail.person_row == 0 && tail.unknown_name.empty();
  // "X Y, deputy secretary of ...": a name the tables do not know stands before its title.
  std::uint32_t name_first = match.first;
  std::uint32_t name_end = match.first;
  if (nameless && match.first > first_ && !tail.code.empty() && tail.end > match.end) {
    if (is_comma(ground_.words[match.first - 1].mark)) --name_end;
    const std::uint32_t begin = unknown_.begin_before(name_end, floor());
    if (begin < name_end) name_first = begin;
  }
  Match whole = match;
  if (name_first < match.first) {
    whole.first = name_first;
    whole.stripped = 0;
  }
  Finding& f = add(whole, std::max(match.end, tail.end), Kind::office);
  Mention& m = f.mention;
  f.office = ground_.cell(match, "id");
  // The Custodian is the king: an owner's own word for an office.
  const std::string_view also = ground_.cell(match, "also");
  if (!also.empty() && !ground_.cell(match, "owner").empty()) f.office = also;
  f.definite = is_definite(match) && !bound;
  if (bound && tail.code.empty()) {
    f.owned = true;
    f.owner_gender = ground_.words[match.end - 1].enclitic_gender;
    f.owner_number = ground_.words[match.end - 1].enclitic_number;
  }
  m.sector = ground_.cell(match, "sector");
  m.role = ground_.spelling(match.first, match.end);
  m.via = Via::role;
  m.former = tail.former;
  m.designate = tail.designate;
  m.then = tail.then;
  m.code = tail.code;
  m.second = tail.second;
  m.reason = tail.reason;
  m.names = tail.names;
  if (name_first < match.first) {
    m.name = ground_.spelling(name_first, name_end);
    m.names.push_back({ground_.span(name_first, name_end), Kind::person});
    m.kind = Kind::person;
    m.gender = title_gender(match.first);
    f.local = true;
  } else if (!nameless) {
    settle_tail_person(f, tail);
    if (m.code.empty()) add_title_after(f, m.end);
  } else {
    name_holder(f);
  }
  // "a military expert": he speaks for nobody but his trade (codebook section 6).
  if (f.office == "expert" && m.name.empty() && (m.code.empty() || ground_.gazetteer.is_state(m.code))) {
    m.code = m.voice = "EXPERT";
    m.kind = Kind::unnamed;
    m.reason = "offices.tsv expert";
  }
  return m.end;
}

// "wazirat al-kharijiyya": the title of a woman ends in teh marbuta, annexed or not.
words::Gender Finder::title_gender(std::uint32_t title) const {
  constexpr std::string_view teh_marbuta = "\xD8\xA9";
  const std::string_view word = ground_.text.normal(ground_.text.tokens()[title]);
  const bool feminine = word.size() > 2 && word.substr(word.size() - 2) == teh_marbuta;
  return feminine ? words::Gender::feminine : words::Gender::masculine;
}

// "John Kerry, the foreign minister": a title right after the name belongs to it.
void Finder::add_title_after(Finding& finding, std::uint32_t at, std::string_view home) {
  const std::uint32_t name_end = at;
  const bool comma = at < limit_ && is_comma(ground_.words[at].mark);
  if (comma) ++at;
  if (at >= limit_) return;
  const auto title = ground_.bare_at(at, limit_, NameKind::title);
  if (!title) return;
  const Tail tail = tails_.read(title->end, limit_, TailPerson::none);
  if (tail.code.empty() && comma) return;
  // "received the king Salman the American minister": of another state it is another's.
  const bool another = !comma && !home.empty() && tail.code != home && ground_.gazetteer.is_state(tail.code) && ground_.gazetteer.is_state(home);
  if (another) return;
  Mention& m = finding.mention;
  if (title_gender(title->first) == words::Gender::feminine) m.gender = words::Gender::feminine;
  if (m.names.empty()) m.names.push_back({ground_.span(m.first, name_end), Kind::person});
  m.names.insert(m.names.end(), tail.names.begin(), tail.names.end());
  m.code = tail.code;
  m.former = tail.former;
  m.reason = tail.reason;
  m.role = ground_.spelling(title->first, title->end);
  if (finding.office.empty()) finding.office = ground_.cell(*title, "id");
  if (!tail.code.empty()) m.sector = ground_.cell(*title, "sector");
  m.end = tail.code.empty() ? title->end : tail.end;
  m.span = ground_.span(m.first, m.end);
}

// "the sheikh X son of (bin) Y, of the house (Al) of Z": where the fathers' names end.
std::uint32_t Finder::behind_fathers(std::uint32_t at) const {
  constexpr std::string_view links[] = {"\xD8\xA8\xD9\x86", "\xD8\xA7\xD9\x84"};  // bin; Al, as folded
  while (at + 1 < limit_ && std::find(std::begin(links), std::end(links), ground_.key(at)) != std::end(links) && ground_.words[at + 1].mark == 0) at += 2;
  return at;
}

std::uint32_t Finder::read_person(const Match& match) {
  const bool common = !match.name.full && ground_.is_common_word(match);
  if (match.stripped != 0 && ground_.words[match.first].known && common) return match.first;
  // "nasarahu llahu", may God help him, is spelled much like a name.
  constexpr std::string_view god = "\xD8\xA7\xD9\x84\xD9\x84\xD9\x87";
  if (ground_.words[match.first].enclitic_person == 3 && match.end == match.first + 2 && ground_.key(match.first + 1) == god) return match.end;
  const std::uint32_t end = behind_fathers(match.end);
  Finding& f = add(match, end, Kind::person);
  f.weak = common;
  const bool woman = ground_.gazetteer.cell(NameKind::person, match.name.row, "gender") == "f";
  f.mention.gender = woman ? words::Gender::feminine : words::Gender::masculine;
  add_title_after(f, end, ground_.gazetteer.cell(NameKind::person, match.name.row, "country"));
  settle_person(f, match.name.row);
  return f.mention.end;
}

// A person whom only the shape of the name gives away. Whose he is the page may tell later.
std::uint32_t Finder::read_unknown_person(std::uint32_t i) {
  const std::uint32_t end = unknown_.end_by_given_name(i, limit_);
  if (end == i) return i;
  const auto given = ground_.at(i, limit_, NameKind::given_name);
  Match match = *given;
  match.end = end;
  Finding& f = add(match, end, Kind::person);
  f.mention.name = ground_.spelling(i, end);
  if (match.stripped != 0) f.mention.name.erase(0, match.stripped);
  f.mention.gender = given->name.gender;
  f.mention.number = words::Number::singular;
  f.mention.reason = "a given name";
  f.local = true;
  add_title_after(f, end);
  return f.mention.end;
}

// "the doctor X", "his excellency the minister": the name or the title stands for both.
std::uint32_t Finder::read_honorific(const Match& match) {
  if (match.end >= limit_) return match.first;
  if (const auto person = ground_.bare_at(match.end, limit_, NameKind::person)) {
    Match wide = *person;
    wide.first = match.first;
    wide.stripped = match.stripped;
    const std::uint32_t end = read_person(wide);
    if (end > match.first)
      out_.back().mention.names.insert(out_.back().mention.names.begin(),
                                       {ground_.span(person->first, person->end), Kind::person});
    return end;
  }
  const std::uint32_t end = unknown_.end_beside_title(match.end, limit_);
  if (end == match.end) return match.first;
  Match wide = match;
  wide.end = end;
  Finding& f = add(wide, end, Kind::person);
  f.mention.name = ground_.spelling(match.end, end);
  f.mention.names.push_back({ground_.span(match.end, end), Kind::person});
  f.mention.reason = "an honorific";
  f.local = true;
  const std::string_view form = ground_.cell(match, "form");
  if (form.find(highness) != std::string_view::npos || form.find(amir) != std::string_view::npos) f.office = "prince";
  add_title_after(f, end);
  return f.mention.end;
}

}  // namespace isnad::mentions
