#include "isnad/mentions/chains.h"

#include <algorithm>
#include <map>
#include <set>

#include "isnad/text/fold.h"

namespace isnad::mentions {
namespace {

constexpr std::string_view occupation = "\xD8\xA7\xD8\xAD\xD8\xAA\xD9\x84\xD8\xA7\xD9\x84";
constexpr std::string_view kingdom = "\xD9\x85\xD9\x85\xD9\x84\xD9\x83\xD8\xA9";
constexpr std::string_view source_noun = "\xD9\x85\xD8\xB5\xD8\xAF\xD8\xB1";
constexpr std::string_view land = "\xD8\xA8\xD9\x84\xD8\xAF";
constexpr std::string_view opposition = "\xD9\x85\xD8\xB9\xD8\xA7\xD8\xB1\xD8\xB6";
constexpr std::string_view regime = "\xD9\x86\xD8\xB8\xD8\xA7\xD9\x85";
constexpr std::string_view separatist = "\xD8\xA7\xD9\x86\xD9\x81\xD8\xB5\xD8\xA7\xD9\x84\xD9\x8A";
constexpr std::string_view separatists_of = "\xD8\xA7\xD9\x86\xD9\x81\xD8\xB5\xD8\xA7\xD9\x84\xD9\x8A\xD9\x88\x20";  // annexed: "the separatists of X"
constexpr std::string_view rebel = "\xD9\x85\xD8\xAA\xD9\x85\xD8\xB1\xD8\xAF";
// mutatarrif, mutashaddid, irhabi, jihadi, musallaH, inqilabi, militia, armed groups.
constexpr std::string_view militants[] = {"\xD9\x85\xD8\xAA\xD8\xB7\xD8\xB1\xD9\x81", "\xD9\x85\xD8\xAA\xD8\xB4\xD8\xAF\xD8\xAF",
                                          "\xD8\xA5\xD8\xB1\xD9\x87\xD8\xA7\xD8\xA8\xD9\x8A", "\xD8\xAC\xD9\x87\xD8\xA7\xD8\xAF\xD9\x8A",
                                          "\xD9\x85\xD8\xB3\xD9\x84\xD8\xAD", "\xD8\xA7\xD9\x86\xD9\x82\xD9\x84\xD8\xA7\xD8\xA8\xD9\x8A",
                                          "\xD9\x85\xD9\x8A\xD9\x84\xD9\x8A\xD8\xB4\xD9\x8A\xD8\xA7", "\xD8\xAC\xD9\x85\xD8\xA7\xD8\xB9\xD8\xA9\x5F\xD9\x85\xD8\xB3\xD9\x84\xD8\xAD\xD8\xA9"};
constexpr std::string_view al = "\xD8\xA7\xD9\x84";
// How many sentences back "its army" and "the government" still reach.
constexpr std::uint32_t owner_reach = 6;
constexpr std::uint32_t organ_reach = 3;
constexpr std::uint32_t longest_homonym = 3;

bool is_actor(const Mention& m) {
  return !m.code.empty() && m.kind != Kind::media && m.kind != Kind::place && m.kind != Kind::pair &&
         m.code.find(':') == std::string::npos && m.code != "EXPERT";
}

bool is_official(const Mention& m) { return m.kind == Kind::person || m.kind == Kind::office; }

}  // namespace

Chains::Chains(const Ground& ground, std::vector<Finding>& found, std::optional<Day> published, std::string home)
    : ground_(ground), found_(found), published_(published), home_(std::move(home)) {}

// "the Vienna talks": the capital is their place, unless another side stands beside it ("the talks of Moscow with Tehran").
void Chains::settle_venues() {
  for (std::size_t i = 0; i < found_.size(); ++i) {
    Mention& m = found_[i].mention;
    if (m.kind != Kind::capital || m.first == 0 || found_[i].stripped != 0 || ground_.words[m.first - 1].mark != 0) continue;
    constexpr std::string_view with = "\xD9\x85\xD8\xB9";
    const bool joined = i + 1 < found_.size() && found_[i + 1].mention.joined && found_[i + 1].mention.first == m.end;
    const bool party = joined || (m.end < ground_.words.size() && ground_.key(m.end) == with);
    if (!party && ground_.gazetteer.is_venue_noun(std::string(ground_.key(m.first - 1)))) m.kind = Kind::place;
  }
}

// "a protest in Amman" on a page of Jordan, "the coalition" on one of ISIS: of two of one name the page means the one it speaks of.
void Chains::settle_homonyms() {
  const auto meant = [this](const Finding& f) -> const Gazetteer::Homonym* {
    if (f.mention.end - f.mention.first > longest_homonym || f.mention.code.empty()) return nullptr;
    std::string key;
    for (std::uint32_t t = f.mention.first; t < f.mention.end; ++t) key += (key.empty() ? "" : " ") + std::string(ground_.key(t));
    return ground_.gazetteer.homonym(key.substr(f.stripped));
  };
  for (Finding& f : found_) {
    const Gazetteer::Homonym* name = meant(f);
    if (name == nullptr || f.mention.code != name->code) continue;
    const auto speaks_of = [&](const std::string& code) {
      return std::any_of(found_.begin(), found_.end(), [&](const Finding& g) { return g.mention.code == code && meant(g) != name; });
    };
    if (std::none_of(name->when.begin(), name->when.end(), speaks_of) || std::any_of(name->unless.begin(), name->unless.end(), speaks_of)) continue;
    f.mention.code = name->other;
    f.mention.kind = name->kind == "capital" ? Kind::capital : name->kind == "place" ? Kind::place : Kind::body;
    f.mention.via = f.mention.kind == Kind::capital ? Via::capital : Via::name;
    f.mention.reason = "homonyms.tsv " + name->other;
  }
}

// "the prosecutor general" + "X Y": a title that tells no state, and the name right behind it that no table knows, are one.
void Chains::join_titles() {
  std::vector<Finding> joined;
  joined.reserve(found_.size());
  for (Finding& f : found_) {
    const words::Word& w = ground_.words[f.mention.first];
    const bool alone = w.conjunction == words::Conjunction::none && w.preposition == words::Preposition::none;
    const bool stranger = f.mention.kind == Kind::person && f.mention.code.empty() && f.row == 0 && alone;
    const bool behind = stranger && !joined.empty() && joined.back().sentence == f.sentence && joined.back().mention.end == f.mention.first;
    if (!behind || !is_bare_title(joined.back())) {
      joined.push_back(std::move(f));
      continue;
    }
    Mention& title = joined.back().mention;
    title.names.push_back({f.mention.names.empty() ? f.mention.span : f.mention.names.back().span, Kind::person});
    title.name = f.mention.name.empty() ? ground_.spelling(f.mention.first, f.mention.end) : f.mention.name;
    title.end = f.mention.end;
    title.span = ground_.span(title.first, title.end);
    title.kind = Kind::person;
    joined.back().local = true;
  }
  found_ = std::move(joined);
}

bool Chains::is_bare_title(const Finding& f) {
  return f.mention.kind == Kind::office && f.mention.code.empty() && f.mention.name.empty() && f.definite && !f.owned && !f.counterpart;
}

void Chains::resolve() {
  join_titles();
  settle_homonyms();
  settle_venues();
  for (const Finding& f : found_) count_codes(f, 1);
  for (std::size_t i = 0; i < found_.size(); ++i) {
    count_codes(found_[i], -1);
    resolve_one(i);
    count_codes(found_[i], 1);
    remember(i);
  }
  for (std::size_t i = 0; i < found_.size(); ++i) {
    resolve_armed_people(i);
    resolve_rebels(i);
    resolve_militants(i);
    resolve_separatists(i);
  }
  number_entities();
}

// A short name that is a common word counts only on a page that has the person in full.
void drop_weak_names(std::vector<Finding>& found) {
  std::map<std::uint32_t, bool> sure;
  for (const Finding& f : found) {
    if (f.row != 0 && !f.weak) sure[f.row] = true;
  }
  std::erase_if(found, [&sure](const Finding& f) { return f.weak && !sure.contains(f.row); });
}

void Chains::resolve_one(std::size_t i) {
  const Finding& f = found_[i];
  const Mention& m = f.mention;
  if (m.kind == Kind::unnamed && f.definite && m.number == words::Number::singular && !m.code.empty()) return name_official(i);
  if (is_group_of_state(f)) return take_group(i);
  if (!m.code.empty() || f.counterpart) return;
  if (m.kind == Kind::pair) return resolve_pair(i);
  if (m.kind == Kind::media) {
    if (f.definite) copy_from(i, last("media"));
    return;
  }
  if (f.owned) return resolve_owner(i);
  if (f.noun == kingdom && f.definite) return resolve_kingdom(i);
  if (f.noun == occupation && f.definite) return resolve_occupation(i);
  if (!f.office.empty()) return resolve_title(i);
  if (!f.noun.empty() && f.definite) resolve_noun(i);
}

// "the Palestinian movement": a noun that groups are called by, with the demonym of a state.
bool Chains::is_group_of_state(const Finding& f) const {
  const Mention& m = f.mention;
  return m.kind == Kind::institution && m.via == Via::demonym && f.definite && f.actor == 0 && !f.noun.empty() &&
         m.number == words::Number::singular && (m.sector.empty() || m.sector == "OPP") && ground_.gazetteer.is_state(m.code);
}

// The group of that state which the page has called by that noun.
void Chains::take_group(std::size_t i) {
  const auto named = last("head " + text::folded(found_[i].noun));
  if (!named) return;
  const std::string& code = found_[*named].mention.code;
  if (ground_.gazetteer.is_state(code) || ground_.gazetteer.country_of_actor(code) != found_[i].mention.code) return;
  copy_from(i, named);
}

// What later findings ask for, by the keys that they ask with: each is looked up, none searched for.
void Chains::remember(std::size_t i) {
  const Finding& f = found_[i];
  const Mention& m = f.mention;
  if (m.code.empty()) return;
  if (m.kind == Kind::media) last_["media"] = i;
  if (!f.office.empty() && m.kind != Kind::pair && !f.counterpart) {
    last_["office " + f.office] = i;
    last_["title " + title_word(f)] = i;
    if (m.code == home_) last_["home " + f.office] = i;
  }
  if (!f.noun.empty()) last_["noun " + f.noun] = i;
  if (const std::string sort = sort_of(f); !sort.empty()) last_["sort " + sort] = i;
  if (f.actor != 0) {
    for (const std::string& head : heads_of(f.actor - 1)) last_["head " + head] = i;
  }
  if (m.kind == Kind::unnamed && !m.voice.empty() && m.number == words::Number::singular) last_["unnamed"] = i;
  if (m.kind == Kind::unnamed && !m.voice.empty()) last_["unnamed " + m.code + " " + f.noun] = i;
  if (m.kind == Kind::person && !m.name.empty()) last_["person " + m.code] = i;
}

// "wazir al-kharijiyya", "al-wazir": the word that both titles begin with.
std::string Chains::title_word(const Finding& f) const {
  std::string_view word = ground_.key(f.mention.first).substr(f.stripped);
  if (word.substr(0, al.size()) == al) word.remove_prefix(al.size());
  return std::string(word);
}

std::optional<std::size_t> Chains::last(const std::string& key) const {
  const auto at = last_.find(key);
  return at == last_.end() ? std::nullopt : std::optional(at->second);
}

// The first words of a body's names: "the party" is one whose name begins with the word party.
const std::vector<std::string>& Chains::heads_of(std::uint32_t actor) {
  const auto [at, fresh] = heads_.try_emplace(actor);
  if (!fresh) return at->second;
  for (const std::string_view name : lexicon::split_list(ground_.gazetteer.cell(NameKind::actor, actor, "names"))) {
    std::string folded = text::folded(name);
    if (folded.substr(0, al.size()) == al) folded.erase(0, al.size());
    at->second.push_back(folded.substr(0, folded.find(' ')));
  }
  return at->second;
}

bool Chains::copy_from(std::size_t i, std::optional<std::size_t> back) {
  if (!back) return false;
  const Finding& g = found_[*back];
  Finding& f = found_[i];
  Mention& m = f.mention;
  m.code = g.mention.code;
  m.voice = g.mention.voice;
  if (m.name.empty()) m.name = g.mention.name;
  if (m.sector.empty()) m.sector = g.mention.sector;
  m.via = Via::context;
  constexpr std::string_view before = "as named before: ";
  const bool again = g.mention.reason.rfind(before, 0) == 0;
  m.reason = again ? g.mention.reason : std::string(before) + g.mention.reason;
  f.row = g.row;
  return true;
}

// "the foreign minister, X": the person that the tables know right behind the comma bears the title. His number, or i.
std::size_t Chains::named_behind(std::size_t i) const {
  const Mention& title = found_[i].mention;
  if (i + 1 >= found_.size() || found_[i + 1].mention.first != title.end + 1 || title.end >= ground_.words.size()) return i;
  const char32_t mark = ground_.words[title.end].mark;
  const Finding& next = found_[i + 1];
  const bool person = next.row != 0 && next.mention.kind == Kind::person && !next.mention.code.empty() && next.stripped == 0;
  return (mark == 0x060C || mark == ',') && title.name.empty() && person ? i + 1 : i;
}

// "the minister", "the president": the one of the paper's own state when the page has
// named him, else the last who was called so, else who holds the office at home.
void Chains::resolve_title(std::size_t i) {
  if (const std::size_t bearer = named_behind(i); bearer != i && copy_from(i, bearer)) return;
  resolve_by_office(i);
  const Finding& f = found_[i];
  if (!f.mention.code.empty() || f.mention.name.empty() || !f.definite || !serves_at_home(f)) return;
  take_state_spoken_of(i);
  if (f.mention.code.empty()) take_state_of_page(i);
}

// A deputy, a prosecutor, a spokesman without a country serves the state that the page speaks of; who is sent abroad or is
// a prince of somewhere may be of any.
bool Chains::serves_at_home(const Finding& f) {
  constexpr std::string_view anywhere[] = {"ambassador", "ambassador_un", "deputy_ambassador_un", "saudi_ambassador", "charge_daffaires",
                                           "consul",     "attache",       "diplomat",             "prince",           "first_lady"};
  const std::string_view sector = f.mention.sector;
  const bool serves = sector == "GOV" || sector == "MIL" || sector == "LEG" || sector == "JUD";
  return serves && std::find(std::begin(anywhere), std::end(anywhere), f.office) == std::end(anywhere);
}

// The state whose name, officials and organs the page tells most often, of several the first; what stands behind him in his sentence
// may be what he speaks of.
void Chains::take_state_of_page(std::size_t i) {
  std::map<std::string, int> count;
  std::string most;
  for (std::size_t k = 0; k < found_.size(); ++k) {
    const Finding& f = found_[k];
    if (!is_state_actor(f) || is_where(f) || (k > i && f.sentence == found_[i].sentence)) continue;
    const int n = ++count[f.mention.code];
    if (most.empty() || n > count[most]) most = f.mention.code;
  }
  if (most.empty()) return;
  found_[i].mention.code = most;
  found_[i].mention.via = Via::context;
  found_[i].mention.reason = "the state that the page speaks of";
}

void Chains::resolve_by_office(std::size_t i) {
  const Finding& f = found_[i];
  const bool named = !f.mention.name.empty();
  // A prince without a country, in a paper of a kingdom, is one of its own.
  if (named && f.office == "prince" && ground_.gazetteer.is_kingdom(home_)) return take_home(i);
  if (!f.definite) return;
  const bool at_home = !home_.empty();
  if (!named && at_home && copy_from(i, last("home " + f.office))) return;
  // "the foreign minister of X ... the minister": a bare title is whoever was last called by that word.
  const bool bare = f.mention.end == f.mention.first + 1;
  if (!named && copy_from(i, std::max(last("office " + f.office), bare ? last("title " + title_word(f)) : std::nullopt))) return;
  if (!at_home || !published_) return;
  const auto term = ground_.gazetteer.holder_by_title(home_, f.office, *published_);
  if (!term && !ground_.gazetteer.holder(home_, f.office, *published_)) return;
  // "the foreign minister Julie Bishop": the paper's own one has another name.
  if (named && term && f.row == 0) return take_state_spoken_of(i);
  take_home(i);
  if (named || !term) return;
  const auto row = ground_.gazetteer.person_row(term->person);
  if (!row) return;
  found_[i].mention.name = ground_.gazetteer.cell(NameKind::person, *row, "name");
  found_[i].mention.reason = "terms.tsv " + std::string(term->id) + ", of the paper's own state";
  found_[i].row = *row + 1;
}

void Chains::take_home(std::size_t i) {
  Mention& m = found_[i].mention;
  m.code = home_;
  m.via = Via::context;
  m.reason = "the paper's own state";
}

// "the interior ministry" is a ministry, "the shura council" a council; "al-kharijiyya" is a ministry, too.
std::string Chains::sort_of(const Finding& f) const {
  constexpr std::string_view ministry = "\xD9\x88\xD8\xB2\xD8\xA7\xD8\xB1\xD8\xA9";
  constexpr std::string_view portfolios[] = {"\xD8\xAE\xD8\xA7\xD8\xB1\xD8\xAC\xD9\x8A\xD8\xA9", "\xD8\xAF\xD8\xA7\xD8\xAE\xD9\x84\xD9\x8A\xD8\xA9",
                                             "\xD8\xAF\xD9\x81\xD8\xA7\xD8\xB9"};  // kharijiyya, dakhiliyya, difa`
  if (f.mention.kind != Kind::institution) return {};
  if (std::find(std::begin(portfolios), std::end(portfolios), f.noun) != std::end(portfolios)) return std::string(ministry);
  constexpr std::string_view council = "\xD9\x85\xD8\xAC\xD9\x84\xD8\xB3";
  const std::string_view sort = std::string_view(f.noun).substr(0, f.noun.find('_'));
  return sort.size() < f.noun.size() && (sort == ministry || sort == council) ? std::string(sort) : std::string();
}

// "the government", "the party": of the state or the group last spoken of with the same noun;
// an organ of a state else belongs to the state last spoken of.
void Chains::resolve_noun(std::size_t i) {
  const Finding& f = found_[i];
  const std::string_view sector = f.mention.sector;
  const bool institution = f.mention.kind == Kind::institution;
  const bool organ = institution && (sector == "GOV" || sector == "MIL" || sector == "LEG" || sector == "JUD" || sector == "SPY");
  if (f.human && institution) return;
  auto named = institution ? last("head " + text::folded(f.noun)) : std::nullopt;
  // An organ of a state ("the ministry") is no group that is called by the same word ("the army of X").
  if (organ && named && !ground_.gazetteer.is_state(found_[*named].mention.code)) named.reset();
  // "al-wizara": the ministry last spoken of, whichever it is.
  if (copy_from(i, std::max({last("noun " + f.noun), last("sort " + f.noun), named}))) return;
  // "a Libyan official said ... the source added": whoever spoke last without a name.
  if (f.noun == source_noun && last("unnamed") && f.sentence - found_[*last("unnamed")].sentence <= owner_reach && copy_from(i, last("unnamed"))) return;
  const bool civil = is_side_at_home(f);
  if (civil && !side_at_home().empty()) {
    found_[i].mention.code = side_at_home();
    found_[i].mention.via = Via::context;
    found_[i].mention.reason = "the state whose regime or opposition the page names";
  } else if (organ || civil) {
    take_state_spoken_of(i);
  }
}

// "the regime", "the opposition": a side of a conflict within one state.
bool Chains::is_side_at_home(const Finding& f) const {
  // "the fighting factions"
  constexpr std::string_view factions = "\xD9\x81\xD8\xB5\xD8\xA7\xD8\xA6\xD9\x84";
  if (f.mention.sector == "OPP" && ground_.key(f.mention.first).ends_with(factions)) return true;
  for (std::uint32_t t = f.mention.first; t < f.mention.end; ++t) {
    std::string_view word = ground_.key(t).substr(t == f.mention.first ? f.stripped : 0);
    if (word.substr(0, al.size()) == al) word.remove_prefix(al.size());
    if (word.substr(0, opposition.size()) == opposition || word == regime) return true;
  }
  return false;
}

// The state whose regime or opposition the page names in full most often; empty where it names none.
const std::string& Chains::side_at_home() {
  if (side_at_home_) return *side_at_home_;
  std::map<std::string, int> count;
  for (const Finding& f : found_) {
    const bool named = f.mention.via != Via::context && ground_.gazetteer.is_state(f.mention.code);
    if (named && is_side_at_home(f)) ++count[f.mention.code];
  }
  const auto most = std::max_element(count.begin(), count.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  side_at_home_ = most == count.end() ? std::string() : most->first;
  return *side_at_home_;
}

bool Chains::is_state_actor(const Finding& f) const {
  const Kind k = f.mention.kind;
  const bool kind = k == Kind::state || k == Kind::capital || k == Kind::seat || k == Kind::office || k == Kind::person ||
                    k == Kind::institution || k == Kind::body || k == Kind::population || k == Kind::unnamed || (k == Kind::group && f.mention.sector == "GOV");
  return kind && is_actor(f.mention) && ground_.gazetteer.is_state(f.mention.code);
}

// Whether a state stands there as the place of something: "in Syria", "north of Iraq".
bool Chains::is_where(const Finding& f) const {
  constexpr std::string_view capital = "\xD8\xB9\xD8\xA7\xD8\xB5\xD9\x85\xD8\xA9", folded_capital = "\xD8\xB9\xD8\xA7\xD8\xB5\xD9\x85\xD9\x87";
  const bool seat = f.noun.substr(0, capital.size()) == capital;
  if (f.mention.kind != Kind::state && f.mention.kind != Kind::capital && !seat) return false;
  // "in the Austrian capital Vienna"
  std::uint32_t first = f.mention.first;
  for (std::uint32_t back = 1; f.mention.kind == Kind::capital && back <= 2 && back < f.mention.first; ++back) {
    if (ground_.key(f.mention.first - back).ends_with(folded_capital) && ground_.words[f.mention.first - back].article) first = f.mention.first - back;
  }
  if (first == 0) return false;
  const words::Word& before = ground_.words[first - 1];
  if (before.mark != 0) return false;
  // North, south, east, west (and their adjectives), inside, outside, middle.
  constexpr std::string_view sides[] = {"\xD8\xB4\xD9\x85\xD8\xA7\xD9\x84", "\xD8\xAC\xD9\x86\xD9\x88\xD8\xA8",
                                        "\xD8\xB4\xD8\xB1\xD9\x82",         "\xD8\xBA\xD8\xB1\xD8\xA8",
                                        "\xD8\xAF\xD8\xA7\xD8\xAE\xD9\x84", "\xD8\xAE\xD8\xA7\xD8\xB1\xD8\xAC",
                                        "\xD9\x88\xD8\xB3\xD8\xB7"};
  const std::string_view key = ground_.key(first - 1);
  const bool side = std::any_of(std::begin(sides), std::end(sides),
                                [key](std::string_view s) { return key.substr(0, s.size()) == s && key.size() <= s.size() + 2; });
  return side || before.is(words::Upos::adposition) || before.is(words::Upos::adverb);
}

void Chains::take_state_spoken_of(std::size_t i) {
  std::size_t found = i;
  for (std::size_t back = i; back-- > 0;) {
    const Finding& g = found_[back];
    if (found_[i].sentence - g.sentence > organ_reach) break;
    if (!is_state_actor(g)) continue;
    // "the parliament of X ... the deputies": of one chamber.
    const bool chamber = found_[i].mention.sector == "LEG" && g.mention.sector == "LEG";
    if (found == i || chamber) found = back;
    if (chamber) break;
    if (is_where(g)) continue;
    found = back;
    break;
  }
  if (found == i) return;
  found_[i].mention.code = found_[found].mention.code;
  found_[i].mention.via = Via::context;
  found_[i].mention.reason = "the state last spoken of";
}

// "the Iranian official": the one of that state whom the page has named.
void Chains::name_official(std::size_t i) {
  Mention& m = found_[i].mention;
  // A source has no name.
  if (found_[i].noun == source_noun) return;
  const auto person = last("person " + m.code);
  // "the official": the nameless one of before, whoever else was named since.
  if (!person || last("unnamed " + m.code + " " + found_[i].noun)) return;
  m.voice.clear();
  m.name = found_[*person].mention.name;
}

// An official who stands where a subject stands: after a verb, or first in the sentence.
bool Chains::is_speaker(const Finding& f) const {
  const words::Word& first = ground_.words[f.mention.first];
  if (!is_official(f.mention) || first.preposition != words::Preposition::none || first.conjunction != words::Conjunction::none) return false;
  if (f.mention.first == 0) return true;
  const words::Word& before = ground_.words[f.mention.first - 1];
  return before.is_verb() || before.mark != 0 || before.is(words::Upos::subordinator) || f.mention.first == ground_.text.sentences()[f.sentence].first;
}

// "X, alladhi ... biladuhu": a relative clause of X, that begins right behind him, holds the owned.
bool Chains::bears_relative(const Finding& bearer, const Finding& owned) const {
  constexpr std::uint32_t reach = 4;
  const std::uint32_t at = bearer.mention.end;
  return at < owned.mention.first && owned.mention.first - at <= reach && ground_.words[at].is(words::Upos::pronoun) && ground_.key(at).substr(0, al.size()) == al;
}

// "biladuhu": of the official who speaks, before anyone else whom the pronoun fits; "the minister, whose (alladhi) country ...": of him.
void Chains::resolve_owner(std::size_t i) {
  Finding& f = found_[i];
  const bool one = f.owner_number == words::Number::singular;
  const auto fits = [&](const Finding& g) {
    if (!is_actor(g.mention) || g.mention.modifier || !ground_.gazetteer.is_state(g.mention.code)) return false;
    if (!one) return g.mention.number != words::Number::singular;
    // "al-sulutat ... ri`ayaha": the plural of a thing is spoken of as one woman (Wright II 296).
    if (g.mention.number == words::Number::plural && g.mention.kind == Kind::institution && !g.human) return f.owner_gender == words::Gender::feminine;
    return g.mention.number != words::Number::plural &&
           (g.mention.gender == f.owner_gender || g.mention.gender == words::Gender::none);
  };
  std::size_t best = i;
  for (std::size_t back = i; back-- > 0;) {
    const Finding& g = found_[back];
    if (f.sentence - g.sentence > owner_reach) break;
    if (!fits(g)) continue;
    if (best == i && f.sentence - g.sentence <= 2) best = back;
    if (!is_speaker(g) && !bears_relative(g, f)) continue;
    best = back;
    break;
  }
  if (best == i) return;
  f.mention.code = (f.mention.kind == Kind::population ? "PUBLIC:" : "") + found_[best].mention.code;
  f.mention.via = Via::pronoun;
  f.mention.reason = "of " + found_[best].mention.reason;
}

// "the occupation (arrested, demolished ...)": the one that the page has named, else that of Palestine where the page speaks of it.
void Chains::resolve_occupation(std::size_t i) {
  if (const auto named = last("noun " + std::string(occupation)); named) {
    copy_from(i, named);
    return;
  }
  constexpr std::string_view palestine = "PSE";
  const bool spoken_of = std::any_of(found_.begin(), found_.end(), [&](const Finding& f) { return f.mention.code.ends_with(palestine); });
  if (!spoken_of) return;
  Mention& m = found_[i].mention;
  m.code = "ISR";
  m.via = Via::context;
  m.reason = "the occupation of Palestine";
}

// "the kingdom": the paper's own state when it is one, else the first kingdom of the page.
void Chains::resolve_kingdom(std::size_t i) {
  if (!kingdom_) {
    kingdom_ = ground_.gazetteer.is_kingdom(home_) ? home_ : std::string();
    for (const Finding& f : found_) {
      if (kingdom_->empty() && is_actor(f.mention) && ground_.gazetteer.is_kingdom(f.mention.code)) kingdom_ = f.mention.code;
    }
  }
  const std::string& code = *kingdom_;
  Mention& m = found_[i].mention;
  m.code = code;
  m.kind = code.empty() ? m.kind : Kind::state;
  m.via = Via::context;
  m.reason = "the kingdom that the page speaks of";
}

// "the two countries" are states, "the two ministers" people, "the two sides" anyone.
bool Chains::fits_pair(const Finding& f, std::string_view kind) const {
  if (!is_actor(f.mention)) return false;
  // "the Arab national security": an adjective tells of a side where it is that of a state.
  if (f.mention.modifier && !ground_.gazetteer.is_state(f.mention.code)) return false;
  // Who watches and counts ("the observatory") is no side.
  const bool people = f.mention.code.starts_with("PUBLIC:");
  if (f.mention.sector == "CVL" && !people && !ground_.gazetteer.is_state(f.mention.code)) return false;
  if (kind == "pair_states" || kind == "pair_persons") return ground_.gazetteer.is_state(f.mention.code);
  if (kind == "pair_groups")
    return f.mention.kind == Kind::group || (f.actor == 0 && !f.noun.empty() && !ground_.gazetteer.is_state(f.mention.code));
  return true;
}

std::size_t Chains::pair_class(std::string_view kind) {
  if (kind == "pair_states" || kind == "pair_persons") return 0;
  return kind == "pair_groups" ? 1 : 2;
}

// How often each code stands on the page, for each kind of pair that it may be a side of.
void Chains::count_codes(const Finding& f, int by) {
  constexpr std::string_view kinds[] = {"pair_states", "pair_groups", "pair"};
  for (std::size_t k = 0; k < counts_.size(); ++k) {
    if (!fits_pair(f, kinds[k])) continue;
    const auto at = counts_[k].emplace(f.mention.code, 0).first;
    if ((at->second += by) == 0) counts_[k].erase(at);
  }
}

// The two codes of the officials in the nearest sentence that has any; nothing where they are of one or of three.
std::vector<std::string> Chains::officials_before(std::size_t i) const {
  std::vector<std::string> out;
  // "the two presidents" are two of whom the last of them may be named alone in the sentence before.
  const bool persons = found_[i].noun == "pair_persons";
  const std::uint32_t back = persons ? 3 : 1;
  for (std::size_t at = i; at-- > 0 && found_[at].sentence + back >= found_[i].sentence;) {
    const Finding& f = found_[at];
    if ((persons ? out.size() > 1 : !out.empty()) && f.sentence != found_[at + 1].sentence) break;
    if (!is_official(f.mention) || f.mention.code.empty() || std::find(out.begin(), out.end(), f.mention.code) != out.end()) continue;
    out.push_back(f.mention.code);
  }
  if (out.size() != 2) out.clear();
  return out;
}

// "against A and B ... members of the two sides": the two that "and" joins last before it, in its sentence or the one before.
std::vector<std::string> Chains::joined_before(std::size_t i) const {
  for (std::size_t at = i; at-- > 1 && found_[at].sentence + 1 >= found_[i].sentence;) {
    const Mention& second = found_[at].mention;
    const Mention& first = found_[at - 1].mention;
    const bool two = second.joined && first.end == second.first && !first.joined && first.code != second.code;
    if (two && fits_pair(found_[at], found_[i].noun) && fits_pair(found_[at - 1], found_[i].noun)) return {first.code, second.code};
  }
  return {};
}

// The two actors most spoken of on the page among those of the last sentences.
void Chains::resolve_pair(std::size_t i) {
  const std::string& kind = found_[i].noun;
  const std::uint32_t sentence = found_[i].sentence;
  const std::map<std::string, int>& count = counts_[pair_class(kind)];
  std::map<std::string, int> near;
  std::set<std::string> here;
  std::size_t at = i;
  while (at > 0 && found_[at - 1].sentence + 3 >= sentence) --at;
  for (; at < found_.size() && found_[at].sentence <= sentence; ++at) {
    const Finding& f = found_[at];
    if (!fits_pair(f, kind)) continue;
    if (at < i && f.sentence == sentence) here.insert(f.mention.code);
    // What the sentence names behind the pair is mostly what the two spoke of.
    const int closeness = at > i ? 0 : f.sentence == sentence ? 6 : f.sentence + 1 == sentence ? 3 : 0;
    near[f.mention.code] = std::max(near[f.mention.code], count.at(f.mention.code) + closeness);
  }
  if (near.size() < 2) {
    for (const auto& [code, n] : count) near.emplace(code, n - 100);
  }
  for (const std::string& code : joined_before(i)) near[code] += 50;
  // Who "the two" were last they mostly are again, where the sentence names no two before them.
  for (const std::string& code : last_pair_) {
    if (count.contains(code) && here.size() < 2) near[code] += 30;
  }
  // "the emir of A met the minister of B. The two sides ...": the officials of the sentence before, where they are of two.
  for (const std::string& code : officials_before(i)) near[code] += 100;
  std::vector<std::pair<int, std::string>> ranked;
  for (const auto& [code, n] : near) ranked.emplace_back(-n, code);
  std::sort(ranked.begin(), ranked.end());
  if (ranked.size() < 2) return;
  Mention& m = found_[i].mention;
  m.code = ranked[0].second;
  m.second = ranked[1].second;
  last_pair_ = {m.code, m.second};
  m.reason = "the two sides under discussion";
}

// "the Kurdish rebels", "the Kurdish party": the group of that people that the page speaks of most.
void Chains::resolve_armed_people(std::size_t i) {
  const Finding& f = found_[i];
  const bool people = f.actor != 0 && ground_.gazetteer.cell(NameKind::actor, f.actor - 1, "kind") == "population";
  const bool organised = f.mention.kind == Kind::institution && !f.noun.empty() && f.noun.substr(0, 6) != land &&
                         (f.mention.via == Via::demonym || people);
  if (!organised || f.mention.code.empty() || ground_.gazetteer.is_state(f.mention.code)) return;
  const std::string group = group_of_people(f.mention.code);
  if (group.empty()) return;
  found_[i].mention.code = group;
  found_[i].mention.reason = "the group of that people on this page";
}

// "the rebels", "the Yemeni rebels", in a headline too: the group that is called so and that the page speaks of most.
void Chains::resolve_rebels(std::size_t i) {
  const Finding& f = found_[i];
  if (f.noun.substr(0, rebel.size()) != rebel || !(f.definite || f.mention.via == Via::demonym)) return;
  const bool of_state = ground_.gazetteer.is_state(f.mention.code);
  if (!f.mention.code.empty() && !of_state) return;
  if (!rebels_) {
    rebels_.emplace();
    for (const Finding& g : found_) {
      if (!g.mention.code.empty() && !ground_.gazetteer.is_state(g.mention.code)) ++(*rebels_)[g.mention.code];
    }
    std::erase_if(*rebels_, [this](const auto& x) { return !ground_.gazetteer.is_called(x.first, rebel); });
  }
  const auto most = std::max_element(rebels_->begin(), rebels_->end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  // Rebels of another state than the group's own are not these.
  if (most == rebels_->end()) return;
  const std::string home = ground_.gazetteer.country_of_actor(most->first);
  if (f.mention.via == Via::demonym && of_state && home != f.mention.code) return;
  // "the rebels in X"
  const bool placed = i + 1 < found_.size() && found_[i + 1].mention.first == f.mention.end + 1 && is_where(found_[i + 1]);
  if (placed && found_[i + 1].mention.code != home) return;
  found_[i].mention.code = most->first;
  found_[i].mention.via = Via::context;
  found_[i].mention.reason = "the rebels of this page";
}

bool Chains::is_armed_group(const Finding& f) const {
  return f.actor != 0 && f.mention.sector == "MIL" && !ground_.gazetteer.is_state(f.mention.code) &&
         ground_.gazetteer.cell(NameKind::actor, f.actor - 1, "kind") == "group";
}

// "the militants", "the extremists", "the putschists": the armed group that the page names most, most of all such names, and not far away.
void Chains::resolve_militants(std::size_t i) {
  constexpr std::uint32_t reach = 6;
  const Finding& f = found_[i];
  const bool called = std::any_of(std::begin(militants), std::end(militants), [&f](std::string_view noun) { return f.noun.substr(0, noun.size()) == noun; });
  if (!called || !f.definite || !f.mention.code.empty() || f.owned || f.mention.kind != Kind::institution) return;
  if (!armed_) {
    armed_.emplace();
    for (const Finding& g : found_) {
      if (is_armed_group(g)) ++(*armed_)[g.mention.code];
    }
  }
  int all = 0;
  for (const auto& [code, named] : *armed_) all += named;
  const auto most = std::max_element(armed_->begin(), armed_->end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most == armed_->end() || 3 * most->second < 2 * all) return;
  const bool near = std::any_of(found_.begin(), found_.end(), [&](const Finding& g) {
    return is_armed_group(g) && g.mention.code == most->first && g.sentence <= f.sentence && f.sentence - g.sentence <= reach;
  });
  // "the militants in X": of another land than the group's own they are others.
  const std::string home = ground_.gazetteer.country_of_actor(most->first);
  const bool placed = i + 1 < found_.size() && found_[i + 1].mention.first == f.mention.end + 1 && is_where(found_[i + 1]);
  if (!near || (placed && !home.empty() && found_[i + 1].mention.code != home)) return;
  found_[i].mention.code = most->first;
  found_[i].mention.via = Via::context;
  found_[i].mention.reason = "the armed group of this page";
}

// The land that has such groups and that the page names most of them, more than once, and half as often as any state; empty when there is none.
std::string Chains::land_of_separatists() const {
  std::map<std::string, int> named;
  int most = 0;
  for (const Finding& g : found_) {
    if (is_actor(g.mention) && ground_.gazetteer.is_state(g.mention.code)) most = std::max(most, ++named[g.mention.code]);
  }
  std::string land;
  for (const auto& [code, groups] : *separatists_) {
    if (2 * named[code] >= most && named[code] > 1 && (land.empty() || named[code] > named[land])) land = code;
  }
  return land;
}

// "the separatists", "the rebels in Y" where Y has separatists: the groups of the land that are called so, one or two; the land is the one named
// behind them, else land_of_separatists().
void Chains::resolve_separatists(std::size_t i) {
  const Finding& f = found_[i];
  const auto is_called = [](const Finding& g, std::string_view noun) { return g.noun.substr(0, noun.size()) == noun; };
  const bool rebels = is_called(f, rebel) && f.mention.code.empty();
  if ((!is_called(f, separatist) && !rebels) || !f.definite || (!f.mention.code.empty() && !ground_.gazetteer.is_state(f.mention.code))) return;
  if (!separatists_) {
    separatists_.emplace();
    for (const auto& [code, land] : ground_.gazetteer.groups_called(separatists_of)) (*separatists_)[land].push_back(code);
  }
  const bool placed = i + 1 < found_.size() && found_[i + 1].sentence == f.sentence && found_[i + 1].mention.first <= f.mention.end + 2 && is_where(found_[i + 1]);
  if (!placed && rebels && std::none_of(found_.begin(), found_.end(), [&](const Finding& g) { return is_called(g, separatist); })) return;
  const std::string land = placed ? found_[i + 1].mention.code : land_of_separatists();
  const auto groups = separatists_->find(land);
  const bool elsewhere = std::any_of(found_.begin(), found_.end(), [&](const Finding& g) { return g.sentence == f.sentence && (g.mention.kind == Kind::place || is_where(g)) && g.mention.code != land; });
  if (elsewhere || groups == separatists_->end() || groups->second.size() > 2) return;
  Mention& m = found_[i].mention;
  m.code = groups->second.front();
  m.second = groups->second.size() == 2 ? groups->second.back() : std::string();
  m.via = Via::context;
  m.reason = "the separatists of " + land;
}

const std::string& Chains::group_of_people(const std::string& code) {
  const auto [at, fresh] = groups_.try_emplace(code);
  if (!fresh) return at->second;
  const std::string stem = ground_.gazetteer.stem_of_people(code);
  if (stem.empty()) return at->second;
  std::map<std::string, int> count;
  for (const Finding& g : found_) {
    if (g.actor == 0 || g.mention.code == code) continue;
    const std::string_view kind = ground_.gazetteer.cell(NameKind::actor, g.actor - 1, "kind");
    const bool group = kind == "group" || kind == "party";
    if (group && ground_.gazetteer.cell(NameKind::actor, g.actor - 1, "names").find(stem) != std::string_view::npos)
      ++count[g.mention.code];
  }
  const auto most =
      std::max_element(count.begin(), count.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most != count.end()) at->second = most->first;
  return at->second;
}

void Chains::number_entities() {
  std::map<std::string, std::uint32_t> known;
  for (Finding& f : found_) {
    // The opposition of a state is not the state (codebook ruling 20).
    const std::string key = f.mention.code + "|" + f.mention.name + (f.mention.sector == "OPP" ? "|OPP" : "");
    f.mention.entity = known.emplace(key, static_cast<std::uint32_t>(known.size())).first->second;
  }
}

}  // namespace isnad::mentions
