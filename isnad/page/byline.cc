#include "isnad/page/byline.h"

#include <algorithm>
#include <vector>

#include "isnad/base/utf8.h"
#include "isnad/page/outlet.h"

namespace isnad::page {
namespace {

constexpr std::size_t longest_byline = 160;  // key bytes
constexpr std::size_t longest_opener = 110;
constexpr std::string_view separators = "-:|()/,[]+";
constexpr std::string_view edges = " \"'*.";

struct Piece {
  KeyRange where;
  std::optional<Name> name;
  bool person = false;
  char closed_by = '\0';
};

// By the tables, or by the word it begins with; `own`: the page's own outlet, any word of which stands for it.
std::optional<Name> name_of(std::string_view piece, const Tables& tables, std::string_view own) {
  if (const auto name = tables.name(piece)) return name;
  if (const auto kind = outlet_kind(piece, tables))
    return Name{*kind == OutletKind::agency ? NameKind::agency : NameKind::publisher, {}, true};
  if (is_part_of_name(piece, own)) return Name{NameKind::publisher, {}, true};
  return std::nullopt;
}

// "<person> min <city>": min is "from".
bool split_at_place(std::string_view key, const Tables& tables, KeyRange piece, std::vector<Piece>& out) {
  constexpr std::string_view from = " \xD9\x85\xD9\x86 ";
  const std::size_t at = key.substr(0, piece.end).rfind(from);
  if (at == std::string_view::npos || at <= piece.begin) return false;
  const KeyRange right{at + from.size(), piece.end};
  const auto name = tables.name(key.substr(right.begin, right.end - right.begin));
  if (!name || name->kind != NameKind::place) return false;
  out.push_back({{piece.begin, at}, tables.name(key.substr(piece.begin, at - piece.begin)), false, '-'});
  out.push_back({right, name, false, '\0'});
  return true;
}

std::vector<Piece> split_pieces(std::string_view key, KeyRange range, const Tables& tables, std::string_view own = {}) {
  std::vector<Piece> pieces;
  std::size_t begin = range.begin;
  for (std::size_t i = range.begin; i <= range.end; ++i) {
    const bool at_end = i == range.end;
    if (!at_end && separators.find(key[i]) == std::string_view::npos) continue;
    const KeyRange where = trim_key(key, {begin, i}, edges);
    begin = i + 1;
    if (where.empty()) {
      if (!at_end && !pieces.empty()) pieces.back().closed_by = key[i];
      continue;
    }
    const std::string_view piece = key.substr(where.begin, where.end - where.begin);
    const auto name = name_of(piece, tables, own);
    if (!name && split_at_place(key, tables, where, pieces)) {
      pieces.back().closed_by = at_end ? '\0' : key[i];
    } else {
      pieces.push_back({where, name, false, at_end ? '\0' : key[i]});
    }
  }
  for (Piece& piece : pieces) {
    if (!piece.name) {
      piece.person = looks_like_person(key.substr(piece.where.begin, piece.where.end - piece.where.begin), tables);
    }
  }
  return pieces;
}

Byline collect(const std::vector<Piece>& pieces, std::size_t count, const Folded& line, std::string_view text) {
  Byline out;
  for (std::size_t i = 0; i < count; ++i) {
    const Piece& piece = pieces[i];
    Signed found = surface(line, piece.where, text);
    if (!piece.name) {
      if (piece.person && !out.author) out.author = std::move(found);
      continue;
    }
    if (!piece.name->name.empty()) found.value = piece.name->name;
    const NameKind kind = piece.name->kind;
    if ((kind == NameKind::agency || kind == NameKind::medium) && !out.origin) out.origin = std::move(found);
    if (kind == NameKind::publisher && !out.publisher) out.publisher = std::move(found);
  }
  return out;
}

struct Tally {
  std::size_t known = 0;
  std::size_t persons = 0;
  std::size_t others = 0;
};

Tally tally(const std::vector<Piece>& pieces, std::size_t count) {
  Tally out;
  for (std::size_t i = 0; i < count; ++i) {
    if (pieces[i].name) {
      ++out.known;
    } else if (pieces[i].person) {
      ++out.persons;
    } else {
      ++out.others;
    }
  }
  return out;
}

bool only_kind(const Piece& piece, std::initializer_list<NameKind> kinds) {
  return piece.name && std::find(kinds.begin(), kinds.end(), piece.name->kind) != kinds.end();
}

}  // namespace

bool looks_like_person(std::string_view key, const Tables& tables) {
  const std::size_t words = count_words(key);
  if (words < 2 || words > 5) return false;
  std::size_t begin = 0;
  while (begin < key.size()) {
    const std::size_t end = std::min(key.find(' ', begin), key.size());
    const std::string_view word = key.substr(begin, end - begin);
    begin = end + 1;
    if (word.empty()) continue;
    if (tables.is_word_of(Role::not_person, word) || tables.month(word)) return false;
    const auto name = tables.name(word);
    if (name && (name->kind == NameKind::place || name->kind == NameKind::desk)) return false;
    for (std::size_t i = 0; i < word.size();) {
      const CodePoint point = decode_utf8(word, i);
      const bool letter = (point.value >= 'a' && point.value <= 'z') || point.value == '.' || point.value == '\'' ||
                          (point.value >= 0xC0 && point.value < 0x250) || (point.value >= 0x0621 && point.value <= 0x06D3);
      if (!letter) return false;
      i += point.size;
    }
  }
  return true;
}

Signed surface(const Folded& line, KeyRange range, std::string_view text) {
  const KeyRange inner = trim_key(line.key, range, " \"'*");
  const Span span = trim_text(text, line.text(inner.begin, inner.end));
  return {std::string(cut(text, span)), inner};
}

std::optional<Byline> read_byline(const Folded& line, std::string_view text, const Tables& tables, std::string_view own) {
  const std::string_view key = line.key;
  if (key.empty() || key.size() > longest_byline) return std::nullopt;
  const std::vector<Piece> pieces = split_pieces(key, {0, key.size()}, tables, own);
  const Tally count = tally(pieces, pieces.size());
  if (count.known == 0 || count.others > 0 || pieces.size() > 6) return std::nullopt;
  // Two persons: "<person> - <person> - <city>".
  const bool two = count.persons == 2 && pieces.size() <= 4 && pieces.back().name;
  if (count.persons > 1 && !two) return std::nullopt;
  if (pieces.size() == 1 && !only_kind(pieces[0], {NameKind::agency, NameKind::desk, NameKind::place})) return std::nullopt;
  Byline out = collect(pieces, pieces.size(), line, text);
  out.end = key.size();
  return out;
}

std::optional<Byline> read_opener(const Folded& line, std::string_view text, const Tables& tables) {
  const std::string_view key = std::string_view(line.key).substr(0, longest_opener);
  std::vector<Piece> pieces = split_pieces(key, {0, key.size()}, tables);
  // The opener is the longest run of known pieces, at most one person among them, that a dash or colon closes.
  std::size_t taken = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Tally count = tally(pieces, i + 1);
    if (count.others > 0 || count.persons > 1) break;
    const char mark = pieces[i].closed_by;
    if (mark != '-' && mark != ':') continue;
    const bool alone = i == 0;
    if (count.known == 0) continue;
    if (alone && mark == ':' && !only_kind(pieces[0], {NameKind::agency, NameKind::desk})) continue;
    if (!pieces[i].name && mark != ':') continue;
    taken = i + 1;
    if (mark == ':' && !(i + 1 < pieces.size() && pieces[i + 1].name)) break;
  }
  if (taken == 0) return std::nullopt;
  Byline out = collect(pieces, taken, line, text);
  out.end = key.find_first_of("-:", pieces[taken - 1].where.end);
  out.end = out.end == std::string_view::npos ? pieces[taken - 1].where.end : out.end + 1;
  return out;
}

Byline read_signature(const Folded& line, KeyRange range, std::string_view text, bool lone, const Tables& tables) {
  const std::string_view key = line.key;
  std::vector<Piece> pieces = split_pieces(key, range, tables);
  if (pieces.empty()) return {};
  const Tally count = tally(pieces, pieces.size());
  if (lone && count.persons == 0 && pieces.size() == 1 && !pieces[0].name) {
    // A pen name, a single word, a name with a title: the field itself says that it is who signs.
    pieces[0].person = count_words(key.substr(range.begin, range.end - range.begin)) <= 8;
  }
  return collect(pieces, pieces.size(), line, text);
}

}  // namespace isnad::page
