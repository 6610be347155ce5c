// The document's own knowledge: titles without a state, short names, "the two
// sides", persons whom no table knows but the page has introduced.
#include <algorithm>
#include <map>

#include "isnad/mentions/finder.h"
#include "isnad/mentions/mentions.h"
#include "isnad/text/fold.h"

namespace isnad::mentions {
namespace {

bool is_actor(const Mention& m) {
  return !m.code.empty() && m.kind != Kind::media && m.kind != Kind::place && m.kind != Kind::pair && m.code.find(':') == std::string::npos &&
         m.code != "EXPERT";
}

class Chains {
 public:
  Chains(const text::Text& text, const words::Words& words, const words::Dictionary& dictionary, const Gazetteer& gazetteer,
         std::vector<Finding>& found)
      : text_(text), words_(words), dictionary_(dictionary), gazetteer_(gazetteer), found_(found) {}

  void resolve() {
    drop_weak_names();
    add_local_names();
    for (std::size_t i = 0; i < found_.size(); ++i) resolve_one(i);
    number_entities();
  }

 private:
  // A short name that is a common word counts only on a page that has the person in full.
  void drop_weak_names() {
    std::map<std::uint32_t, bool> sure;
    for (const Finding& f : found_) {
      if (f.row != 0 && !f.weak) sure[f.row] = true;
    }
    std::erase_if(found_, [&sure](const Finding& f) { return f.weak && !sure.contains(f.row); });
  }

  // The last word of a name that the page introduced in full stands for the person later.
  void add_local_names() {
    std::map<std::string, std::size_t, std::less<>> local;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const Finding& f = found_[i];
      if (f.mention.kind != Kind::person || f.mention.code.empty() || f.mention.name.empty()) continue;
      const std::string key = text::folded(f.mention.name);
      const std::size_t space = key.rfind(' ');
      if (space == std::string::npos && !f.local) continue;
      const std::string last = space == std::string::npos ? key : key.substr(space + 1);
      if (last.size() >= 6 && !is_common(last)) local.emplace(last, i);
    }
    if (local.empty()) return;
    std::vector<Finding> added;
    std::vector<bool> taken(words_.size(), false);
    for (const Finding& f : found_) {
      for (std::uint32_t t = f.mention.first; t < f.mention.end; ++t) taken[t] = true;
    }
    std::uint32_t number = 0;
    for (const text::Sentence& sentence : text_.sentences()) {
      for (std::uint32_t t = sentence.first; t < sentence.end; ++t) {
        if (taken[t] || words_[t].kind != text::TokenKind::word) continue;
        const std::string_view key = text_.folded(text_.tokens()[t]);
        auto at = local.find(key);
        for (const std::size_t clitic : {std::size_t{2}, std::size_t{4}}) {
          if (at == local.end() && key.size() > clitic + 4 && is_clitic(key.substr(0, clitic))) at = local.find(key.substr(clitic));
        }
        if (at == local.end()) continue;
        Finding f = found_[at->second];
        f.sentence = number;
        f.mention.first = f.mention.head = t;
        f.mention.end = t + 1;
        f.mention.span = text_.tokens()[t].span;
        f.stripped = static_cast<std::uint8_t>(key.size() - at->first.size());
        f.mention.via = Via::name;
        f.mention.role.clear();
        f.mention.reason = "named on this page";
        added.push_back(std::move(f));
      }
      ++number;
    }
    found_.insert(found_.end(), added.begin(), added.end());
    std::stable_sort(found_.begin(), found_.end(), [](const Finding& a, const Finding& b) { return a.mention.first < b.mention.first; });
  }

  [[nodiscard]] bool is_common(std::string_view key) const {
    for (const std::uint32_t number : dictionary_.find(key)) {
      const words::Features f = dictionary_.analysis(number).features;
      if ((f.upos == words::Upos::noun || f.upos == words::Upos::adjective) && f.grammatical_case == words::Case::none) return true;
    }
    return false;
  }

  static bool is_clitic(std::string_view head) {
    constexpr std::string_view one[] = {"\xD9\x88", "\xD9\x81", "\xD8\xA8", "\xD9\x84", "\xD9\x83"};
    for (std::size_t at = 0; at < head.size(); at += 2) {
      if (std::find(std::begin(one), std::end(one), head.substr(at, 2)) == std::end(one)) return false;
    }
    return true;
  }

  void resolve_one(std::size_t i) {
    Finding& f = found_[i];
    Mention& m = f.mention;
    if (m.kind == Kind::pair) return resolve_pair(i);
    if (m.kind == Kind::unnamed && f.definite && m.number == words::Number::singular && !m.code.empty()) return name_official(i);
    if (!m.code.empty()) return;
    if (m.kind == Kind::media && f.definite) return copy_from(i, [](const Finding& g, const Finding&) { return g.mention.kind == Kind::media; });
    if (f.owned) return resolve_owner(i);
    if (is_kingdom_word(f)) return resolve_kingdom(i);
    if (f.counterpart) return;
    if (!f.office.empty()) {
      return copy_from(i, [](const Finding& g, const Finding& me) {
        return g.office == me.office && g.mention.kind != Kind::pair && !g.counterpart;
      });
    }
    if (!f.noun.empty() && f.definite) {
      // "the government", "the army": of the state last spoken of with the same noun, else last spoken of.
      copy_from(i, [](const Finding& g, const Finding& me) { return g.noun == me.noun; });
      const bool organ = m.sector == "GOV" || m.sector == "MIL" || m.sector == "LEG" || m.sector == "JUD" || m.sector == "SPY" || m.sector == "COP";
      if (m.code.empty() && m.kind == Kind::institution && organ) copy_code(i);
    }
  }

  template <class Same>
  void copy_from(std::size_t i, Same same) {
    for (std::size_t back = i; back-- > 0;) {
      const Finding& g = found_[back];
      if (g.mention.code.empty() || !same(g, found_[i])) continue;
      Mention& m = found_[i].mention;
      m.code = g.mention.code;
      m.voice = g.mention.voice;
      m.name = g.mention.name;
      if (m.sector.empty()) m.sector = g.mention.sector;
      m.via = Via::context;
      m.reason = "as named before: " + g.mention.reason;
      found_[i].row = g.row;
      return;
    }
  }

  // "the Iranian official": the one of that state whom the page has named.
  void name_official(std::size_t i) {
    Mention& m = found_[i].mention;
    for (std::size_t back = i; back-- > 0;) {
      const Mention& g = found_[back].mention;
      if (g.kind != Kind::person || g.code != m.code || g.name.empty()) continue;
      m.voice.clear();
      m.name = g.name;
      return;
    }
  }

  // "biladuhu": of the last person or state that the pronoun fits.
  void resolve_owner(std::size_t i) {
    Finding& f = found_[i];
    for (std::size_t back = i; back-- > 0;) {
      const Finding& g = found_[back];
      if (f.sentence - g.sentence > 2) return;
      if (!is_actor(g.mention) || g.mention.modifier) continue;
      const bool one = f.owner_number == words::Number::singular;
      const bool fits = one ? g.mention.number != words::Number::plural &&
                                  (g.mention.gender == f.owner_gender || g.mention.gender == words::Gender::none)
                            : g.mention.number != words::Number::singular;
      if (!fits) continue;
      f.mention.code = g.mention.code;
      f.mention.via = Via::pronoun;
      f.mention.reason = "of " + g.mention.reason;
      return;
    }
  }

  static bool is_kingdom_word(const Finding& f) {
    constexpr std::string_view kingdom = "\xD9\x85\xD9\x85\xD9\x84\xD9\x83\xD8\xA9";
    return f.noun == kingdom && f.definite;
  }

  // "the kingdom": the one state of the page whose full name says it is one.
  void resolve_kingdom(std::size_t i) {
    std::string code;
    for (const Finding& f : found_) {
      if (!is_actor(f.mention) || !gazetteer_.is_kingdom(f.mention.code)) continue;
      if (code.empty()) code = f.mention.code;
    }
    found_[i].mention.code = code;
    found_[i].mention.via = Via::context;
    found_[i].mention.reason = "the kingdom that the page names";
  }

  void copy_code(std::size_t i) {
    for (std::size_t back = i; back-- > 0;) {
      const Finding& g = found_[back];
      if (found_[i].sentence - g.sentence > 3) return;
      if (!is_actor(g.mention) || (g.mention.kind != Kind::state && g.mention.kind != Kind::capital && g.mention.kind != Kind::office &&
                                   g.mention.kind != Kind::institution)) {
        continue;
      }
      found_[i].mention.code = g.mention.code;
      found_[i].mention.via = Via::context;
      found_[i].mention.reason = "the state last spoken of";
      return;
    }
  }

  // The two actors most spoken of on the page among those of the last sentences.
  void resolve_pair(std::size_t i) {
    std::map<std::string, int> count;
    for (const Finding& f : found_) {
      if (is_actor(f.mention)) ++count[f.mention.code];
    }
    std::map<std::string, int> near;
    const std::uint32_t sentence = found_[i].sentence;
    for (const Finding& f : found_) {
      if (!is_actor(f.mention) || f.sentence > sentence || f.sentence + 3 < sentence) continue;
      near[f.mention.code] = count[f.mention.code] + (f.sentence == sentence ? 6 : f.sentence + 1 == sentence ? 3 : 0);
    }
    if (near.size() < 2) {
      for (const auto& [code, n] : count) near.emplace(code, n - 100);
    }
    std::vector<std::pair<int, std::string>> ranked;
    for (const auto& [code, n] : near) ranked.emplace_back(-n, code);
    std::sort(ranked.begin(), ranked.end());
    if (ranked.size() < 2) return;
    Mention& m = found_[i].mention;
    m.code = ranked[0].second;
    m.second = ranked[1].second;
    m.reason = "the two sides under discussion";
  }

  void number_entities() {
    std::map<std::string, std::uint32_t> known;
    for (Finding& f : found_) {
      const std::string key = f.mention.code + "|" + f.mention.name;
      f.mention.entity = known.emplace(key, static_cast<std::uint32_t>(known.size())).first->second;
    }
  }

  const text::Text& text_;
  const words::Words& words_;
  const words::Dictionary& dictionary_;
  const Gazetteer& gazetteer_;
  std::vector<Finding>& found_;
};

}  // namespace

namespace {

// Which clitics the first token carries: by what the name's own spelling leaves over.
void read_clitics(const text::Text& text, const words::Words& words, Mention& m, std::uint8_t stripped) {
  const words::Word& w = words[m.first];
  m.joined = w.conjunction != words::Conjunction::none;
  m.clitic = w.preposition == words::Preposition::b ? 'b' : w.preposition == words::Preposition::l ? 'l' : w.preposition == words::Preposition::k ? 'k' : '\0';
  std::string_view head = text.folded(text.tokens()[m.first]).substr(0, stripped);
  if (head.empty()) {
    m.joined = false;
    m.clitic = 0;
    return;
  }
  m.joined = head.substr(0, 2) == "\xD9\x88" || head.substr(0, 2) == "\xD9\x81";
  if (m.joined) head.remove_prefix(2);
  m.clitic = head.substr(0, 2) == "\xD8\xA8" ? 'b' : head.substr(0, 2) == "\xD9\x84" ? 'l' : head.substr(0, 2) == "\xD9\x83" ? 'k' : '\0';
}

}  // namespace

Mentions find_mentions(const text::Text& text, const words::Words& words, const words::Dictionary& dictionary,
                       const Gazetteer& gazetteer, std::optional<Day> published) {
  std::vector<Finding> found = Finder(text, words, dictionary, gazetteer, published).find();
  Chains(text, words, dictionary, gazetteer, found).resolve();
  Mentions out;
  out.reserve(found.size());
  for (Finding& f : found) {
    const bool told = !f.mention.code.empty() || !f.mention.voice.empty();
    if (!told || !(out.empty() || out.back().end <= f.mention.first)) continue;
    read_clitics(text, words, f.mention, f.stripped);
    out.push_back(std::move(f.mention));
  }
  return out;
}

std::string_view name_of(Kind kind) {
  constexpr std::string_view names[] = {"person", "office", "state", "capital", "seat",  "demonym", "population", "body",
                                        "group",  "media",  "institution", "place", "pair", "unnamed"};
  return names[static_cast<std::size_t>(kind)];
}

std::string_view name_of(Via via) {
  constexpr std::string_view names[] = {"name", "role", "capital", "demonym", "pronoun", "dropped", "pair", "context"};
  return names[static_cast<std::size_t>(via)];
}

}  // namespace isnad::mentions
