#include "isnad/mentions/matcher.h"

#include <algorithm>

namespace isnad::mentions {
namespace {

constexpr std::string_view letter_alef = "\xD8\xA7";
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

bool starts_with(std::string_view text, std::string_view head) { return text.substr(0, head.size()) == head; }

}  // namespace

void Matcher::look(std::string_view start, std::uint8_t stripped, bool article, std::string_view lead, std::uint32_t i,
                   std::uint32_t limit, std::vector<Match>& out) const {
  std::string key(lead);
  key += start;
  const std::uint32_t longest = gazetteer_.longest_from(key);
  std::uint32_t at = i + 1;
  for (std::uint32_t n = 1; n <= longest; ++n) {
    if (n > 1) {
      while (at < limit && words_[at].mark == '-' && !text_.tokens()[at].space_before) ++at;
      if (at >= limit || words_[at].mark != 0) return;
      key += ' ';
      key += text_.folded(text_.tokens()[at++]);
    }
    if (n == 1 && stripped != 0 && !article && key.size() < shortest_after_clitic) continue;
    for (const std::uint32_t number : gazetteer_.find(key)) {
      const Name name = gazetteer_.name(number);
      if (name.kind == NameKind::place && stripped != 0 && !takes_clitics(words_[i], article)) continue;
      out.push_back({i, at, name, number, article, stripped});
    }
  }
}

std::vector<Match> Matcher::at(std::uint32_t i, std::uint32_t limit) const {
  std::vector<Match> out;
  if (words_[i].mark != 0 || words_[i].kind == text::TokenKind::number) return out;
  const std::string_view whole = text_.folded(text_.tokens()[i]);
  const auto with_article = [&](std::string_view rest, std::size_t stripped) {
    look(rest, static_cast<std::uint8_t>(stripped), false, {}, i, limit, out);
    if (starts_with(rest, al) && rest.size() > al.size() + 2) {
      look(rest.substr(al.size()), static_cast<std::uint8_t>(stripped + al.size()), true, {}, i, limit, out);
    }
  };
  const auto with_preposition = [&](std::string_view rest, std::size_t stripped) {
    with_article(rest, stripped);
    for (const std::string_view p : prepositions) {
      if (!starts_with(rest, p) || rest.size() < 6) continue;
      const std::string_view after = rest.substr(p.size());
      with_article(after, stripped + p.size());
      // "lil-": the article stands without its alef.
      if (p == letter_lam && starts_with(after, letter_lam)) {
        look(after, static_cast<std::uint8_t>(stripped + p.size()), false, letter_alef, i, limit, out);
        look(after.substr(letter_lam.size()), static_cast<std::uint8_t>(stripped + 2 * p.size()), true, {}, i, limit, out);
      }
    }
  };
  with_preposition(whole, 0);
  // "biladuhu": the noun without its pronoun.
  const words::Word& w = words_[i];
  if (w.enclitic_person == 3 && w.known) {
    look(words::stem_key(text_, words_, i), w.stem_begin, false, {}, i, limit, out);
  }
  for (const std::string_view c : conjunctions) {
    if (starts_with(whole, c) && whole.size() >= 6) with_preposition(whole.substr(c.size()), c.size());
  }
  std::stable_sort(out.begin(), out.end(), [](const Match& a, const Match& b) {
    if (a.end != b.end) return a.end > b.end;
    return a.stripped < b.stripped;
  });
  return out;
}

std::optional<Match> Matcher::at(std::uint32_t i, std::uint32_t limit, NameKind kind) const {
  for (const Match& m : at(i, limit)) {
    if (m.name.kind == kind) return m;
  }
  return std::nullopt;
}

}  // namespace isnad::mentions
