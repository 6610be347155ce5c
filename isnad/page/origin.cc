#include "isnad/page/origin.h"

#include <algorithm>

#include "isnad/page/folded_line.h"

namespace isnad::page {
namespace {

constexpr std::size_t searched_part = std::size_t{64} << 10U;  // bytes of a block in which agencies are looked for
constexpr std::string_view lam = "\xD9\x84";                   // the preposition li-, written to the next word

bool is_edge(std::string_view key, std::size_t at) {
  return at >= key.size() || std::string_view(" \",.:;()!?-[]").find(key[at]) != std::string_view::npos;
}

// Words that may stand between the cue and the name: "agency", "the site", "the news agency of".
std::string_view without_media(std::string_view before, const Tables& tables) {
  for (int i = 0; i < 3; ++i) {
    const KeyRange trimmed = trim_key(before, {0, before.size()}, " \"'");
    before = before.substr(0, trimmed.end);
    bool cut_one = false;
    for (const std::string& word : tables.keys_of(Role::medium, "text")) {
      if (before.size() < word.size() || before.substr(before.size() - word.size()) != word) continue;
      const std::size_t at = before.size() - word.size();
      if (at > 0 && before[at - 1] != ' ' && !(at >= 2 && before.substr(at - 2, 2) == lam)) continue;
      before = before.substr(0, at);
      cut_one = true;
      break;
    }
    if (!cut_one) break;
  }
  return before;
}

bool ends_with_cue(std::string_view before, const Tables& tables) {
  const KeyRange trimmed = trim_key(before, {0, before.size()}, " \"'");
  before = before.substr(0, trimmed.end);
  for (const std::string& cue : tables.keys_of(Role::cue, "text")) {
    if (before.size() < cue.size() || before.substr(before.size() - cue.size()) != cue) continue;
    const std::size_t at = before.size() - cue.size();
    if (at == 0 || is_edge(before, at - 1)) return true;
  }
  return false;
}

struct Cited {
  std::string_view name;
  std::string surface;
  Span text;
  bool as_source = true;  ///< "according to"; not merely named
};

// Agencies by the first two letters of their names, so that a word is compared with few of them.
class AgencyFinder {
 public:
  explicit AgencyFinder(const Tables& tables) : tables_(tables), begins_(slots) {
    for (const auto& [agency, name] : tables.agencies()) begins_[slot(agency)] = true;
  }

  void find(const Folded& line, std::string_view text, std::vector<Cited>& out) const {
    const std::string_view key = line.key;
    for (std::size_t at = 0; at + 4 <= key.size(); ++at) {
      if (at > 0 && !is_edge(key, at - 1)) continue;
      try_word(line, at, text, out);
      if (key.substr(at, lam.size()) == lam) try_word(line, at + lam.size(), text, out);
    }
  }

 private:
  static constexpr std::size_t slots = 65536;

  static std::size_t slot(std::string_view word) {
    if (word.size() < 4) return 0;
    return (static_cast<std::size_t>(static_cast<unsigned char>(word[1])) << 8U) | static_cast<unsigned char>(word[3]);
  }

  // The agency whose name stands at `at`, with or without a cue.
  void try_word(const Folded& line, std::size_t at, std::string_view text, std::vector<Cited>& out) const {
    const std::string_view key = line.key;
    if (!begins_[slot(key.substr(at))]) return;
    for (const auto& [agency, name] : tables_.agencies()) {
      if (key.compare(at, agency.size(), agency) != 0 || !is_edge(key, at + agency.size())) continue;
      const bool cited = ends_with_cue(without_media(key.substr(0, at), tables_), tables_);
      const Span where = line.text(at, at + agency.size());
      out.push_back({name, std::string(cut(text, where)), where, cited});
    }
  }

  const Tables& tables_;
  std::vector<bool> begins_;
};

void set_origin(Page& page, const Cited& found, std::string how) {
  page.origin = Field{found.name.empty() ? found.surface : std::string(found.name), page.map.to_page(found.text), std::move(how)};
}

// "... (<agency>)" as the last words of the text.
bool find_closing(Page& page, const Tables& tables) {
  if (page.blocks.empty()) return false;
  const Block& last = page.blocks.back();
  if (last.kind == BlockKind::title) return false;
  constexpr std::uint32_t tail_size = 120;
  std::uint32_t begin = last.text.size() > tail_size ? last.text.end - tail_size : last.text.begin;
  while (begin < last.text.end && (static_cast<unsigned char>(page.utf8[begin]) & 0xC0U) == 0x80U) ++begin;
  const Folded tail = fold_line(cut(page.utf8, {begin, last.text.end}), begin);
  const KeyRange range = trim_key(tail.key, {0, tail.key.size()}, " .");
  if (range.empty() || tail.key[range.end - 1] != ')') return false;
  const std::size_t open = tail.key.rfind('(', range.end);
  if (open == std::string::npos) return false;
  const auto name = tables.name(std::string_view(tail.key).substr(open + 1, range.end - open - 2));
  if (!name || (name->kind != NameKind::agency && name->kind != NameKind::medium)) return false;
  const Span where = tail.text(open + 1, range.end - 1);
  set_origin(page, {name->name, std::string(cut(page.utf8, where)), where}, "closing mark");
  return true;
}

// "<outlet>: ..." as title, the same outlet in the first paragraph.
bool find_titled(Page& page, const Tables& tables) {
  if (page.blocks.size() < 2 || page.blocks[0].kind != BlockKind::title) return false;
  const Folded title = fold_line(cut(page.utf8, page.blocks[0].text), page.blocks[0].text.begin);
  const std::size_t colon = title.key.find(':');
  if (colon == std::string::npos) return false;
  const auto name = tables.name(std::string_view(title.key).substr(0, colon));
  if (!name || name->kind != NameKind::medium) return false;
  const std::string first = fold_key(cut(page.utf8, page.blocks[1].text).substr(0, searched_part));
  for (const auto& [medium, value] : tables.media()) {
    if (value != name->name || first.find(medium) == std::string::npos) continue;
    const Span where = title.text(0, colon);
    set_origin(page, {name->name, std::string(cut(page.utf8, where)), where}, "title");
    return true;
  }
  return false;
}

}  // namespace

void find_origin(Page& page, const Tables& tables) {
  if (page.origin || find_closing(page, tables) || find_titled(page, tables)) return;
  std::vector<Cited> cited;
  const AgencyFinder finder(tables);
  for (const Block& block : page.blocks) {
    if (block.kind == BlockKind::title) continue;
    finder.find(fold_line(cut(page.utf8, block.text).substr(0, searched_part), block.text.begin), page.utf8, cited);
  }
  // A page that names two agencies is a digest or weighs one against the other.
  const auto same = [&cited](const Cited& one) { return one.name == cited.front().name; };
  const auto source = std::find_if(cited.begin(), cited.end(), [](const Cited& one) { return one.as_source; });
  if (source != cited.end() && std::all_of(cited.begin(), cited.end(), same)) set_origin(page, *source, "named in the text");
}

}  // namespace isnad::page
