// mentions, inside: the last name of a person, after the page has given the whole.
#include <algorithm>
#include <map>

#include "isnad/mentions/chains.h"
#include "isnad/text/fold.h"

namespace isnad::mentions {
namespace {

constexpr std::string_view letters_before_names[] = {"\xD9\x88", "\xD9\x81", "\xD8\xA8", "\xD9\x84", "\xD9\x83"};
// The last word of "`Abd Allah".
constexpr std::string_view god = "\xD8\xA7\xD9\x84\xD9\x84\xD9\x87";
constexpr std::string_view al = "\xD8\xA7\xD9\x84";
constexpr std::string_view yeh_noon = "\xD9\x8A\xD9\x86";
constexpr std::string_view waw_noon = "\xD9\x88\xD9\x86";
// Shorter ones are given names and particles.
constexpr std::size_t shortest_name = 8;

bool is_clitic(std::string_view head) {
  for (std::size_t at = 0; at < head.size(); at += 2) {
    if (std::find(std::begin(letters_before_names), std::end(letters_before_names), head.substr(at, 2)) ==
        std::end(letters_before_names))
      return false;
  }
  return true;
}

// A plural with the article ("al-muhaddithin") stands for people far more often than for one.
bool is_plural_noun(const Ground& ground, std::string_view key) {
  if (key.substr(0, al.size()) != al || key.size() < 10) return false;
  const std::string_view tail = key.substr(key.size() - 4);
  return (tail == yeh_noon || tail == waw_noon) && !ground.dictionary.find(key.substr(al.size())).empty();
}

bool is_given_name(const Ground& ground, std::string_view key) {
  const auto names = ground.gazetteer.find(key);
  return std::any_of(names.begin(), names.end(), [&ground](std::uint32_t number) {
    const Name n = ground.gazetteer.name(number);
    return n.kind == NameKind::given_name && ground.gazetteer.cell(NameKind::given_name, n.row, "kind") == "given";
  });
}

// "rajul salih" is a good man, not Salih: a common word that agrees with the noun before it.
bool can_be_adjective(const Ground& ground, std::uint32_t t) {
  if (!ground.is_common_word(ground.key(t))) return false;
  const words::Word& before = ground.words[t - 1];
  if (before.mark != 0 || !before.is_nominal()) return before.is(words::Upos::other);
  const bool broken_plural = before.features.number == words::Number::plural || before.features.gender == words::Gender::feminine;
  return !broken_plural && before.features.definite == 0;
}

using ShortNames = std::map<std::string, std::size_t, std::less<>>;

ShortNames short_names_of(const Ground& ground, const std::vector<Finding>& found) {
  ShortNames names;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const Finding& f = found[i];
    if (f.mention.kind != Kind::person || f.mention.name.empty()) continue;
    const std::string key = text::folded(f.mention.name);
    const std::size_t space = key.rfind(' ');
    if (space == std::string::npos && !f.local) continue;
    const std::string last = space == std::string::npos ? key : key.substr(space + 1);
    // "X bin Muhammad" is not called Muhammad; "Samih Shukri" is called Shukri.
    const bool two_parts = std::count(key.begin(), key.end(), ' ') == 1;
    const bool given = last == god || (is_given_name(ground, last) && !two_parts);
    if (given || last.size() < shortest_name || is_plural_noun(ground, last)) continue;
    // The first mention that says whose the person is speaks for the others.
    const auto [at, fresh] = names.emplace(last, i);
    if (!fresh && found[at->second].mention.code.empty()) at->second = i;
  }
  return names;
}

// "the Kurdistan Workers' Party", then "the Workers' Party": three words or more of which the last is an adjective.
ShortNames short_bodies_of(const Ground& ground, const std::vector<Finding>& found) {
  ShortNames names;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const Mention& m = found[i].mention;
    if (found[i].actor == 0 || found[i].stripped != 0 || m.modifier || m.end - m.first != 3) continue;
    const words::Word& last = ground.words[m.end - 1];
    const bool annexed = ground.words[m.first + 1].article && ground.words[m.first + 1].is_nominal() && !ground.words[m.first].article;
    if (!annexed || !last.article || !last.is(words::Upos::adjective)) continue;
    names.emplace(std::string(ground.key(m.first)) + ' ' + std::string(ground.key(m.first + 1)), i);
  }
  return names;
}

Finding named_at(const Ground& ground, const Finding& named, std::uint32_t token, std::uint32_t end, std::uint32_t sentence, std::size_t stripped) {
  Finding f = named;
  f.sentence = sentence;
  f.mention.first = f.mention.head = token;
  f.mention.end = end;
  f.mention.span = ground.span(token, end);
  f.mention.names.clear();
  f.stripped = static_cast<std::uint8_t>(stripped);
  f.mention.via = Via::name;
  f.mention.role.clear();
  f.mention.reason = "named on this page";
  return f;
}

template <class Counts>
std::vector<bool> covered(const Ground& ground, const std::vector<Finding>& found, Counts counts) {
  std::vector<bool> out(ground.words.size(), false);
  for (const Finding& f : found) {
    if (counts(f)) std::fill(out.begin() + f.mention.first, out.begin() + f.mention.end, true);
  }
  return out;
}

void add_in_order(std::vector<Finding>& found, const std::vector<Finding>& added) {
  found.insert(found.end(), added.begin(), added.end());
  std::stable_sort(found.begin(), found.end(), [](const Finding& a, const Finding& b) { return a.mention.first < b.mention.first; });
}

// What was found there of nobody ("a party") gives way.
void add_short_bodies(const Ground& ground, std::vector<Finding>& found) {
  const ShortNames names = short_bodies_of(ground, found);
  if (names.empty()) return;
  const std::vector<bool> taken = covered(ground, found, [](const Finding& f) { return !f.mention.code.empty(); });
  std::vector<Finding> added;
  std::uint32_t number = 0;
  for (const text::Sentence& sentence : ground.text.sentences()) {
    for (std::uint32_t t = sentence.first; t + 1 < sentence.end; ++t) {
      if (taken[t] || taken[t + 1] || ground.words[t].mark != 0 || ground.words[t + 1].mark != 0) continue;
      const std::string key = std::string(ground.key(t)) + ' ' + std::string(ground.key(t + 1));
      auto at = names.find(key);
      if (at == names.end() && is_clitic(key.substr(0, 2))) at = names.find(std::string_view(key).substr(2));
      if (at != names.end()) added.push_back(named_at(ground, found[at->second], t, t + 2, number, key.size() - at->first.size()));
    }
    ++number;
  }
  const std::vector<bool> now = covered(ground, added, [](const Finding&) { return true; });
  std::erase_if(found, [&now](const Finding& f) {
    const auto last = now.begin() + f.mention.end;
    return std::find(now.begin() + f.mention.first, last, true) != last;
  });
  add_in_order(found, added);
}

}  // namespace

void add_short_names(const Ground& ground, std::vector<Finding>& found) {
  add_short_bodies(ground, found);
  const ShortNames names = short_names_of(ground, found);
  if (names.empty()) return;
  const std::vector<bool> taken = covered(ground, found, [](const Finding&) { return true; });
  std::vector<Finding> added;
  std::uint32_t number = 0;
  for (const text::Sentence& sentence : ground.text.sentences()) {
    for (std::uint32_t t = sentence.first; t < sentence.end; ++t) {
      const words::Word& w = ground.words[t];
      if (taken[t] || w.kind != text::TokenKind::word || w.is(words::Upos::adposition) || w.is(words::Upos::subordinator))
        continue;
      const std::string_view key = ground.key(t);
      auto at = names.find(key);
      for (const std::size_t clitic : {std::size_t{2}, std::size_t{4}}) {
        const bool long_enough = key.size() >= clitic + shortest_name;
        if (at == names.end() && long_enough && is_clitic(key.substr(0, clitic))) at = names.find(key.substr(clitic));
      }
      if (at != names.end() && at->first == key && t > sentence.first && can_be_adjective(ground, t)) continue;
      if (at != names.end() && at->first != key && ground.is_common_word(at->first)) continue;
      if (at != names.end()) added.push_back(named_at(ground, found[at->second], t, t + 1, number, key.size() - at->first.size()));
    }
    ++number;
  }
  add_in_order(found, added);
}

}  // namespace isnad::mentions
