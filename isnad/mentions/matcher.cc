#include "isnad/mentions/matcher.h"

#include <algorithm>

#include "isnad/base/affix.h"

namespace isnad::mentions {
namespace {

constexpr std::string_view letter_alef = "\xD8\xA7";
constexpr std::string_view annexed = " \xD8\xA7\xD9\x84";  // a second word with the article
constexpr std::string_view letter_lam = "\xD9\x84";
constexpr std::string_view al = "\xD8\xA7\xD9\x84";
constexpr std::string_view conjunctions[] = {"\xD9\x88", "\xD9\x81"};
constexpr std::string_view prepositions[] = {"\xD8\xA8", "\xD9\x84", "\xD9\x83"};
// A single word of fewer letters is too short to be a name with a clitic before it.
constexpr std::size_t shortest_after_clitic = 6;

// A place takes no article but its own ("madaya", not "al-madaya"), and no preposition where the
// token is a word as it stands ("bahir", not "bi-ahar").
bool takes_clitics(const words::Word& word, bool article) {
  return !article && (!word.known || word.stem_begin != 0 || word.article);
}

}  // namespace

bool is_quote(char32_t mark) {
  return mark == '"' || mark == 0x201C || mark == 0x201D || mark == 0x00AB || mark == 0x00BB || mark == '\'' || mark == 0x2018 ||
         mark == 0x2019;
}

Matcher::Matcher(const text::Text& text, const words::Words& words, const Gazetteer& gazetteer)
    : text_(text), words_(words), gazetteer_(gazetteer) {
  matches_.reserve(words.size());
  first_.reserve(words.size() + 1);
  for (const text::Sentence& sentence : text.sentences()) {
    for (std::uint32_t i = sentence.first; i < sentence.end; ++i) {
      first_.push_back(static_cast<std::uint32_t>(matches_.size()));
      read_token(i, sentence.end);
    }
  }
  first_.push_back(static_cast<std::uint32_t>(matches_.size()));
}

void Matcher::read_token(std::uint32_t i, std::uint32_t limit) {
  const words::Word& w = words_[i];
  if (w.mark != 0 || w.kind == text::TokenKind::number) return;
  const auto begin = static_cast<std::ptrdiff_t>(matches_.size());
  const std::string_view whole = text_.folded(text_.tokens()[i]);
  const Start start{i, limit, 0, false, false};
  after_conjunction(whole, start);
  // "inna mas'ulan", "an official": the indefinite accusative ends in an alef of its own (Wright I 308). Titles and callings in
  // it are what somebody is made or said to be ("a minister", "a writer").
  if (w.features.grammatical_case == words::Case::accusative && w.features.definite == 0 && w.enclitic_person == 0 && ends_with(whole, letter_alef)) {
    after_conjunction(whole.substr(0, whole.size() - letter_alef.size()), {i, limit, 0, false, true});
  }
  // "biladuhu": the noun without its pronoun.
  if (w.enclitic_person == 3 && w.known) look(words::stem_key(text_, words_, i), {i, limit, w.stem_begin, false, false});
  for (const std::string_view c : conjunctions) {
    if (begins_with(whole, c) && whole.size() >= 6) after_conjunction(whole.substr(c.size()), {i, limit, c.size(), false, false});
  }
  std::stable_sort(matches_.begin() + begin, matches_.end(), [](const Match& a, const Match& b) {
    if (a.end != b.end) return a.end > b.end;
    return a.stripped < b.stripped;
  });
}

void Matcher::after_conjunction(std::string_view rest, Start start) {
  with_article(rest, start);
  if (rest.size() < 6) return;
  const std::size_t stripped = start.stripped;
  for (const std::string_view p : prepositions) {
    if (!begins_with(rest, p)) continue;
    const std::string_view after = rest.substr(p.size());
    start.stripped = stripped + p.size();
    with_article(after, start);
    // "lil-": the article stands without its alef.
    if (p == letter_lam && begins_with(after, letter_lam)) {
      std::string with_alef(letter_alef);
      with_alef += after;
      look(with_alef, start);
      start.stripped += letter_lam.size();
      look(after.substr(letter_lam.size()), {start.token, start.limit, start.stripped, true, start.accusative});
    }
  }
}

void Matcher::with_article(std::string_view rest, Start start) {
  look(rest, start);
  if (!begins_with(rest, al) || rest.size() <= al.size() + 2) return;
  start.stripped += al.size();
  start.article = true;
  look(rest.substr(al.size()), start);
}

// "X-Y", "the group 5+1", "the group (5+1)": a mark that names are written with.
bool Matcher::is_inside_name(std::uint32_t token, std::uint32_t limit) const {
  const char32_t mark = words_[token].mark;
  if (mark == '-') return !text_.tokens()[token].space_before;
  if (mark != '+' && mark != '(' && mark != '"' && mark != 0x00AB && mark != 0x201C) return false;
  return token + 1 < limit && words_[token + 1].kind == text::TokenKind::number;
}

void Matcher::look(std::string_view word, const Start& start) {
  std::uint32_t lengths = gazetteer_.lengths_from(word);
  if (lengths == 0) return;
  std::uint32_t at = start.token + 1;
  const bool too_short = start.stripped != 0 && !start.article && word.size() < shortest_after_clitic;
  if ((lengths & 1U) != 0 && !too_short) add(word, start, at);
  if ((lengths >>= 1U) == 0) return;
  key_ = word;
  bool quoted = false;
  for (; lengths != 0; lengths >>= 1U) {
    while (at < start.limit && is_inside_name(at, start.limit)) ++at;
    // "the agency "X"": the quotation marks hold the rest of the name.
    if (!quoted && at + 1 < start.limit && is_quote(words_[at].mark)) {
      quoted = true;
      ++at;
    }
    if (at >= start.limit || words_[at].mark != 0) return;
    key_ += ' ';
    key_ += text_.folded(text_.tokens()[at++]);
    const bool closed = quoted && at < start.limit && is_quote(words_[at].mark);
    if ((lengths & 1U) != 0 && quoted == closed) add(key_, start, closed ? at + 1 : at);
  }
}

void Matcher::add(std::string_view key, const Start& start, std::uint32_t end) {
  // "al-wazir al-harb": what has the article is annexed to nothing, so it is no "minister of war".
  const std::size_t second = std::min(key.find(' '), key.size());
  const bool apart = start.article && key.substr(second).starts_with(annexed);
  for (const std::uint32_t number : gazetteer_.find(key)) {
    const Name name = gazetteer_.name(number);
    if (apart && name.kind == NameKind::title) continue;
    if (start.accusative && (name.kind != NameKind::actor_noun || gazetteer_.cell(name.kind, name.row, "code") == "EXPERT")) continue;
    if (name.kind == NameKind::place && start.stripped != 0 && !takes_clitics(words_[start.token], start.article)) continue;
    matches_.push_back({start.token, end, name, number, start.article, static_cast<std::uint8_t>(start.stripped)});
  }
}

// The longest stand first: those that end behind the limit are left out at the front.
std::span<const Match> Matcher::at(std::uint32_t i, std::uint32_t limit) const& {
  std::span<const Match> all(matches_.data() + first_[i], first_[i + 1] - first_[i]);
  while (!all.empty() && all.front().end > limit) all = all.subspan(1);
  return all;
}

std::optional<Match> Matcher::at(std::uint32_t i, std::uint32_t limit, NameKind kind) const {
  for (const Match& m : at(i, limit)) {
    if (m.name.kind == kind) return m;
  }
  return std::nullopt;
}

}  // namespace isnad::mentions
