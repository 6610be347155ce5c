#include "isnad/mentions/mentions.h"

#include "isnad/mentions/chains.h"
#include "isnad/mentions/learned_names.h"
#include "isnad/mentions/name_tagger.h"

namespace isnad::mentions {
namespace {

constexpr std::string_view waw = "\xD9\x88";
constexpr std::string_view feh = "\xD9\x81";

char preposition_of(std::string_view letter) {
  if (letter == "\xD8\xA8") return 'b';
  if (letter == "\xD9\x84") return 'l';
  return letter == "\xD9\x83" ? 'k' : '\0';
}

// Which clitics the first token carries: what the name's own spelling leaves over.
void read_clitics(const Ground& ground, Mention& m, std::uint8_t stripped) {
  std::string_view head = ground.key(m.first).substr(0, stripped);
  m.joined = head.substr(0, 2) == waw || head.substr(0, 2) == feh;
  if (m.joined) head.remove_prefix(2);
  m.clitic = preposition_of(head.substr(0, 2));
}

}  // namespace

Mentions find_mentions(const text::Text& text, const words::Words& words, const words::Dictionary& dictionary,
                       const Gazetteer& gazetteer, std::optional<Day> published, std::string_view publisher) {
  const Ground ground(text, words, dictionary, gazetteer);
  std::vector<Finding> found = find_by_rules(ground, published);
  add_learned_names(ground, found);
  Chains(ground, found, published, gazetteer.country_of_publisher(publisher)).resolve();
  Mentions out;
  out.reserve(found.size());
  for (Finding& f : found) {
    const bool told = !f.mention.code.empty() || !f.mention.voice.empty() || f.mention.kind == Kind::person || f.learned;
    if (!told || !(out.empty() || out.back().end <= f.mention.first)) continue;
    // Whom no office and no state claims speaks for himself.
    if (f.mention.kind == Kind::person && f.mention.code.empty()) f.mention.voice = "EXPERT";
    read_clitics(ground, f.mention, f.stripped);
    f.mention.office = std::move(f.office);
    out.push_back(std::move(f.mention));
  }
  return out;
}

std::optional<Gazetteer::Term> holder_on(const Gazetteer& gazetteer, const Mention& m, Day day) {
  const bool bare = m.kind == Kind::office && !m.code.empty() && m.second.empty() && !m.former;
  if (!bare) return std::nullopt;
  if (!m.designate) return gazetteer.holder_by_title(m.code, m.office, day);
  return gazetteer.holder_by_title(m.code, gazetteer.office_cell(m.office, "designate"), day);
}

std::vector<NameLabel> label_names(const text::Text& text, const words::Words& words, const words::Dictionary& dictionary,
                                   const Gazetteer& gazetteer) {
  const Ground ground(text, words, dictionary, gazetteer);
  return NameTagger(gazetteer.name_weights()).label_page(text, facts_of(ground, find_by_rules(ground, std::nullopt)));
}

std::string_view name_of(Kind kind) {
  constexpr std::string_view names[] = {"person", "office", "state", "capital",     "seat",  "demonym", "population",
                                        "body",   "group",  "media", "institution", "place", "pair",    "unnamed"};
  return names[static_cast<std::size_t>(kind)];
}

std::string_view name_of(Via via) {
  constexpr std::string_view names[] = {"name", "role", "capital", "demonym", "pronoun", "dropped", "pair", "context"};
  return names[static_cast<std::size_t>(via)];
}

}  // namespace isnad::mentions
