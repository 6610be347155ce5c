// mentions, inside: the last name of a person, after the page has given the whole.
#include <algorithm>
#include <iterator>
#include <map>
#include <optional>

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

/// Last names by their folded key: the finding that speaks for each.
class ShortNames {
 public:
  ShortNames(const Ground& ground, const std::vector<Finding>& found);

  using At = std::map<std::string, std::size_t, std::less<>>::const_iterator;
  [[nodiscard]] bool empty() const { return names_.empty(); }
  /// Whether the word may be one of them, with letters before it: most end in another letter.
  [[nodiscard]] bool may_be(std::string_view key) const { return key.size() >= shortest_name && (endings_ & ending_of(key)) != 0; }
  /// The name that the word is, with or without letters before it; nothing when it is none.
  [[nodiscard]] std::optional<At> find(std::string_view key) const;

 private:
  static std::uint64_t ending_of(std::string_view key) { return std::uint64_t{1} << (static_cast<unsigned char>(key.back()) & 63U); }

  std::map<std::string, std::size_t, std::less<>> names_;
  std::uint64_t endings_ = 0;  // a bit for each last byte
};

ShortNames::ShortNames(const Ground& ground, const std::vector<Finding>& found) {
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
    const auto [at, fresh] = names_.emplace(last, i);
    if (!fresh && found[at->second].mention.code.empty()) at->second = i;
    endings_ |= ending_of(last);
  }
}

std::optional<ShortNames::At> ShortNames::find(std::string_view key) const {
  auto at = names_.find(key);
  for (const std::size_t clitic : {std::size_t{2}, std::size_t{4}}) {
    const bool long_enough = key.size() >= clitic + shortest_name;
    if (at == names_.end() && long_enough && is_clitic(key.substr(0, clitic))) at = names_.find(key.substr(clitic));
  }
  return at == names_.end() ? std::nullopt : std::optional(at);
}

// Bodies by the first two words of their names, folded and borrowed from the text.
using ShortBodies = std::map<std::pair<std::string_view, std::string_view>, std::size_t>;

// "the Kurdistan Workers' Party", then "the Workers' Party": three words of which the last is an adjective.
ShortBodies short_bodies_of(const Ground& ground, const std::vector<Finding>& found) {
  ShortBodies bodies;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const Mention& m = found[i].mention;
    if (found[i].actor == 0 || found[i].stripped != 0 || m.modifier || m.end - m.first != 3) continue;
    const words::Word& last = ground.words[m.end - 1];
    const bool annexed = ground.words[m.first + 1].article && ground.words[m.first + 1].is_nominal() && !ground.words[m.first].article;
    if (annexed && last.article && last.is(words::Upos::adjective)) bodies.emplace(std::pair(ground.key(m.first), ground.key(m.first + 1)), i);
  }
  return bodies;
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

// Each word that is not `taken`, with its sentence and the sentence's number.
template <class Visit>
void each_free_word(const Ground& ground, const std::vector<bool>& taken, Visit visit) {
  std::uint32_t number = 0;
  for (const text::Sentence& sentence : ground.text.sentences()) {
    for (std::uint32_t t = sentence.first; t < sentence.end; ++t) {
      if (!taken[t] && ground.words[t].kind == text::TokenKind::word) visit(sentence, number, t);
    }
    ++number;
  }
}

// What was found there of nobody ("a party") gives way.
void add_short_bodies(const Ground& ground, std::vector<Finding>& found) {
  const ShortBodies bodies = short_bodies_of(ground, found);
  if (bodies.empty()) return;
  const std::vector<bool> taken = covered(ground, found, [](const Finding& f) { return !f.mention.code.empty(); });
  std::vector<Finding> added;
  std::uint32_t number = 0;
  for (const text::Sentence& sentence : ground.text.sentences()) {
    for (std::uint32_t t = sentence.first; t + 1 < sentence.end; ++t) {
      if (taken[t] || taken[t + 1] || ground.words[t].mark != 0 || ground.words[t + 1].mark != 0) continue;
      const std::string_view key = ground.key(t), next = ground.key(t + 1);
      auto at = bodies.find({key, next});
      if (at == bodies.end() && is_clitic(key.substr(0, 2))) at = bodies.find({key.substr(2), next});
      if (at != bodies.end()) added.push_back(named_at(ground, found[at->second], t, t + 2, number, key.size() - at->first.first.size()));
    }
    ++number;
  }
  if (added.empty()) return;
  const std::vector<bool> now = covered(ground, added, [](const Finding&) { return true; });
  std::erase_if(found, [&now](const Finding& f) {
    const auto last = now.begin() + f.mention.end;
    return std::find(now.begin() + f.mention.first, last, true) != last;
  });
  merge_by_place(found, std::move(added));
}

// What a body of several words is called when it is named again: its first word with the article, folded; empty when it is not
// called so.
std::string head_of_body(const Ground& ground, const Finding& f) {
  const Mention& m = f.mention;
  const words::Word& first = ground.words[m.first];
  if (f.actor == 0 || f.stripped != 0 || m.modifier || m.code.empty() || m.end - m.first < 2 || !first.is(words::Upos::noun)) return {};
  const std::string_view key = ground.key(m.first);
  const bool article = key.substr(0, al.size()) == al;
  if (first.conjunction != words::Conjunction::none || first.preposition != words::Preposition::none || (!article && !ground.words[m.first + 1].article)) return {};
  return article ? std::string(key) : std::string(al) + std::string(key);
}

// The word without the letters before its article: "wal-ittihad", "lil-ittihad".
std::string with_article(std::string_view key) {
  constexpr std::string_view lam = "\xD9\x84";
  while (key.size() > al.size() && key.substr(0, al.size()) != al && is_clitic(key.substr(0, 2)) && key.substr(0, 4) != "\xD9\x84\xD9\x84") key.remove_prefix(2);
  if (key.substr(0, 4) == "\xD9\x84\xD9\x84") return std::string(al) + std::string(key.substr(2 * lam.size()));
  return std::string(key);
}

// "the European Union ... the union": the body that was last named by a name that begins so.
void add_body_heads(const Ground& ground, std::vector<Finding>& found) {
  std::map<std::string, std::vector<std::size_t>, std::less<>> bodies;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (std::string head = head_of_body(ground, found[i]); !head.empty()) bodies[std::move(head)].push_back(i);
  }
  if (bodies.empty()) return;
  const std::vector<bool> taken = covered(ground, found, [](const Finding&) { return true; });
  std::vector<Finding> added;
  each_free_word(ground, taken, [&](const text::Sentence& sentence, std::uint32_t number, std::uint32_t t) {
    const words::Word& w = ground.words[t];
    if (!w.article || !w.is(words::Upos::noun)) return;
    const auto body = bodies.find(with_article(ground.key(t)));
    if (body == bodies.end()) return;
    const words::Word* next = t + 1 < sentence.end ? &ground.words[t + 1] : nullptr;
    if (next != nullptr && next->mark == 0 && next->article && (next->is(words::Upos::adjective) || taken[t + 1])) return;
    const auto after = std::find_if(body->second.rbegin(), body->second.rend(), [&](std::size_t i) { return found[i].mention.end <= t; });
    if (after == body->second.rend()) return;
    const std::string_view key = ground.key(t);
    added.push_back(named_at(ground, found[*after], t, t + 1, number, key.size() > body->first.size() ? key.size() - body->first.size() : 0));
  });
  if (!added.empty()) merge_by_place(found, std::move(added));
}

// "Abu Khalil al-Sudani ... al-Sudani led ...": a demonym that qualifies no noun, after somebody of that name.
bool is_named_like_demonym(const Ground& ground, const Finding& f, const ShortNames& names, const std::vector<Finding>& found) {
  const Mention& m = f.mention;
  if (m.end != m.first + 1 || m.via != Via::demonym || m.number == words::Number::plural || !ground.words[m.first].article || f.stripped != 0) return false;
  const auto name = names.find(ground.key(m.first));
  if (!name || (*name)->first != ground.key(m.first) || found[(*name)->second].mention.first >= m.first) return false;
  if (m.first == 0 || ground.words[m.first - 1].mark != 0) return true;
  const words::Word& before = ground.words[m.first - 1];
  return !before.is_nominal() || (!before.article && before.enclitic_person == 0 && before.features.definite == 0);
}

}  // namespace

void merge_by_place(std::vector<Finding>& found, std::vector<Finding> added) {
  const auto middle = static_cast<std::ptrdiff_t>(found.size());
  found.insert(found.end(), std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()));
  std::inplace_merge(found.begin(), found.begin() + middle, found.end(),
                     [](const Finding& a, const Finding& b) { return a.mention.first < b.mention.first; });
}

void add_short_names(const Ground& ground, std::vector<Finding>& found) {
  add_short_bodies(ground, found);
  add_body_heads(ground, found);
  const ShortNames names(ground, found);
  if (names.empty()) return;
  for (Finding& f : found) {
    if (is_named_like_demonym(ground, f, names, found)) f = named_at(ground, found[(*names.find(ground.key(f.mention.first)))->second], f.mention.first, f.mention.end, f.sentence, 0);
  }
  const std::vector<bool> taken = covered(ground, found, [](const Finding&) { return true; });
  std::vector<Finding> added;
  each_free_word(ground, taken, [&](const text::Sentence& sentence, std::uint32_t number, std::uint32_t t) {
    const words::Word& w = ground.words[t];
    const std::string_view key = ground.key(t);
    if (!names.may_be(key) || w.is(words::Upos::adposition) || w.is(words::Upos::subordinator)) return;
    const auto name = names.find(key);
    if (!name) return;
    const auto& [last, person] = **name;
    if (last == key ? t > sentence.first && can_be_adjective(ground, t) : ground.is_common_word(last)) return;
    added.push_back(named_at(ground, found[person], t, t + 1, number, key.size() - last.size()));
  });
  if (!added.empty()) merge_by_place(found, std::move(added));
}

}  // namespace isnad::mentions
