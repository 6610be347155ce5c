#include "isnad/page/source_line.h"

#include <algorithm>

namespace isnad::page {
namespace {

constexpr std::string_view article = "\xD8\xA7\xD9\x84";  // alef lam
constexpr std::string_view edges = " :|-\"'.()";

std::string_view part(const Line& line, KeyRange range) {
  return std::string_view(line.folded.key).substr(range.begin, range.end - range.begin);
}

Fact fact(std::optional<Field> Page::*field, const Line& line, KeyRange range, std::string_view text, std::string how) {
  const Signed found = surface(line.folded, range, text);
  return {field, found.value, line.folded.text(found.where.begin, found.where.end), std::move(how)};
}

Fact named_fact(std::optional<Field> Page::*field, const Line& line, KeyRange range, std::string_view text, std::string how,
                const Tables& tables) {
  Fact out = fact(field, line, range, text, std::move(how));
  const auto name = tables.name(part(line, range));
  if (name && name->kind == NameKind::agency && !name->name.empty()) out.value = name->name;
  return out;
}

std::vector<KeyRange> split(std::string_view key, KeyRange range, std::string_view marks) {
  std::vector<KeyRange> pieces;
  std::size_t begin = range.begin;
  for (std::size_t i = range.begin; i <= range.end; ++i) {
    if (i < range.end && marks.find(key[i]) == std::string_view::npos) continue;
    const KeyRange piece = trim_key(key, {begin, i}, edges);
    if (!piece.empty()) pieces.push_back(piece);
    begin = i + 1;
  }
  return pieces;
}

bool every_word_defined(std::string_view key) {
  std::size_t begin = 0;
  while (begin < key.size()) {
    const std::size_t end = std::min(key.find(' ', begin), key.size());
    if (end > begin && key.substr(begin, article.size()) != article) return false;
    begin = end + 1;
  }
  return !key.empty();
}

bool is_outlet(std::string_view key, const Tables& tables) {
  const auto name = tables.name(key);
  if (name) return name->kind == NameKind::publisher || name->kind == NameKind::agency || name->kind == NameKind::medium;
  return tables.is_word_of(Role::medium, key.substr(0, key.find(' '))) || every_word_defined(key);
}

// Begin of a translation label inside [range): "... - translated and edited by X".
std::size_t find_translation(std::string_view key, KeyRange range, const Tables& tables, std::size_t& label_end) {
  std::size_t best = std::string_view::npos;
  for (const char* match : {"start", "mark"}) {
    const Role role = match == std::string_view("start") ? Role::translation : Role::translator;
    for (const std::string& label : tables.keys_of(role, match)) {
      const std::size_t at = key.substr(0, range.end).find(label, range.begin);
      if (at == std::string_view::npos || at >= best) continue;
      const bool opens = at == range.begin || std::string_view(" -|:(").find(key[at - 1]) != std::string_view::npos;
      if (!opens) continue;
      best = at;
      label_end = at + label.size();
    }
  }
  return best;
}

std::size_t index_of_origin(const std::vector<KeyRange>& pieces, const Line& line, const Tables& tables) {
  std::size_t first = pieces.size();
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const auto name = tables.name(part(line, pieces[i]));
    if (name && name->kind == NameKind::agency) return i;
    if (name && (name->kind == NameKind::desk || name->kind == NameKind::place)) continue;
    first = std::min(first, i);
  }
  return first;
}

}  // namespace

std::vector<Fact> read_translation(const Line& line, KeyRange range, std::string_view text, const Tables& tables) {
  const std::string_view key = line.folded.key;
  std::vector<Fact> facts;
  for (const KeyRange piece : split(key, range, "|:-()")) {
    const std::string_view words = part(line, piece);
    if (count_words(words) > 6 || words.find("http") != std::string_view::npos) continue;
    if (is_outlet(words, tables)) {
      facts.push_back(fact(&Page::publisher, line, piece, text, "translation line"));
    } else if (looks_like_person(words, tables)) {
      facts.push_back(fact(&Page::translator, line, piece, text, "translation line"));
    }
  }
  return facts;
}

std::vector<Fact> read_source(const Line& line, std::size_t from, std::string_view text, const Tables& tables) {
  const std::string_view key = line.folded.key;
  std::vector<Fact> facts;
  KeyRange range{from, key.size()};
  std::size_t label_end = 0;
  if (const std::size_t at = find_translation(key, range, tables, label_end); at != std::string_view::npos) {
    facts = read_translation(line, {label_end, key.size()}, text, tables);
    range.end = at;
  }
  if (part(line, range).find("http") != std::string_view::npos) return facts;
  std::vector<KeyRange> pieces = split(key, range, "|");
  const std::string how = "source line";
  if (pieces.size() >= 2) {
    const std::string_view first = part(line, pieces[0]);
    if (!is_outlet(first, tables) && looks_like_person(first, tables)) {
      facts.push_back(fact(&Page::author, line, pieces[0], text, how));
      pieces.erase(pieces.begin());
    }
  } else if (pieces.size() == 1) {
    const std::size_t dash = key.find(" - ", pieces[0].begin);
    if (dash != std::string_view::npos && dash < pieces[0].end &&
        looks_like_person(key.substr(pieces[0].begin, dash - pieces[0].begin), tables)) {
      facts.push_back(fact(&Page::author, line, {pieces[0].begin, dash}, text, how));
      pieces[0] = trim_key(key, {dash + 3, pieces[0].end}, edges);
    }
  }
  if (pieces.empty()) return facts;
  const std::vector<KeyRange> origins = split(key, {pieces.front().begin, pieces.back().end}, "|+,/");
  const std::size_t origin = index_of_origin(origins, line, tables);
  if (origin < origins.size() && count_words(part(line, origins[origin])) <= 8) {
    facts.push_back(named_fact(&Page::origin, line, origins[origin], text, how, tables));
  }
  return facts;
}

std::vector<Fact> facts_of(const Byline& byline, const Line& line, std::string_view how) {
  std::vector<Fact> facts;
  const auto add = [&](std::optional<Field> Page::*field, const std::optional<Signed>& found) {
    if (found) facts.push_back({field, found->value, line.folded.text(found->where.begin, found->where.end), std::string(how)});
  };
  add(&Page::author, byline.author);
  add(&Page::origin, byline.origin);
  add(&Page::publisher, byline.publisher);
  return facts;
}

std::vector<Fact> read_author(const Line& line, std::size_t from, std::string_view text, const Tables& tables) {
  const std::string_view key = line.folded.key;
  const KeyRange range = trim_key(key, {from, key.size()}, " :|-");
  if (range.empty()) return {};
  return facts_of(read_signature(line.folded, range, text, false, tables), line, "author line");
}

std::vector<Fact> read_left_of_date(const Line& line, const PageDate& date, std::string_view text, const Tables& tables) {
  const std::string_view key = line.folded.key;
  for (const KeyRange word : date.rest) {
    if (word.begin > date.where.begin) return {};
  }
  const std::size_t mark = key.find_last_not_of(' ', date.where.begin - 1);
  if (date.rest.empty() || mark == std::string_view::npos || std::string_view("-|:").find(key[mark]) == std::string_view::npos) {
    return {};
  }
  const KeyRange left = trim_key(key, {0, mark}, edges);
  const std::string_view words = part(line, left);
  if (words.find(':') != std::string_view::npos || tables.whole(words)) return {};
  if (left.empty() || count_words(words) > 5 || left.end < date.rest.back().end) return {};
  const auto name = tables.name(words);
  if (name && (name->kind == NameKind::place || name->kind == NameKind::desk)) return {};
  const bool person = !name && looks_like_person(words, tables) && words.substr(0, article.size()) != article;
  return {fact(person ? &Page::author : &Page::publisher, line, left, text, "dateline")};
}

}  // namespace isnad::page
