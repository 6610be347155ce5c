#include "isnad/page/outlet.h"

#include <vector>

namespace isnad::page {
namespace {

constexpr std::string_view article = "\xD8\xA7\xD9\x84";  // alef lam
constexpr std::string_view to_the = "\xD9\x84\xD9\x84";   // lam lam: "for the"
constexpr std::string_view to = "\xD9\x84";               // lam: "of", written to the next word
constexpr std::string_view relation = "\xD9\x8A";         // yeh, alone or before heh: "British"
constexpr std::string_view relation_of_she = "\xD9\x8A\xD9\x87";
constexpr std::size_t longest_name = 5;  // words

bool begins(std::string_view word, std::string_view with) { return word.substr(0, with.size()) == with; }
bool ends(std::string_view word, std::string_view with) {
  return word.size() >= with.size() && word.substr(word.size() - with.size()) == with;
}

std::vector<KeyRange> words_of(std::string_view key, KeyRange range) {
  std::vector<KeyRange> words;
  for (std::size_t at = range.begin; at < range.end;) {
    const std::size_t end = std::min(key.find(' ', at), range.end);
    if (end > at) words.push_back({at, end});
    at = end + 1;
  }
  return words;
}

std::string_view part(std::string_view key, KeyRange range) { return key.substr(range.begin, range.end - range.begin); }

bool is_defined(std::string_view word) { return begins(word, article) || begins(word, to_the); }

bool is_number_or_mark(std::string_view word) { return word.find_first_not_of("0123456789-.,()|/") == std::string_view::npos; }

}  // namespace

std::optional<OutletKind> outlet_kind(std::string_view key, const Tables& tables) {
  static const std::string agency = fold_key("\xD9\x88\xD9\x83\xD8\xA7\xD9\x84\xD8\xA9");  // wikala, "agency"
  const KeyRange range = trim_key(key, {0, key.size()}, " \"'");
  if (part(key, range).find_first_of(":;!?,\"()/|-") != std::string_view::npos) return std::nullopt;
  const auto words = words_of(key, range);
  if (words.size() < 2 || words.size() > longest_name) return std::nullopt;
  const std::string_view first = part(key, words[0]);
  if (!tables.is_word_of(Role::medium, first)) return std::nullopt;
  const std::string_view name = part(key, words[1]);
  // "a British newspaper" names none.
  if (!is_defined(name) && (ends(name, relation) || ends(name, relation_of_she))) return std::nullopt;
  for (std::size_t i = 2; i < words.size(); ++i) {
    if (!is_defined(part(key, words[i]))) return std::nullopt;
  }
  return first == agency ? OutletKind::agency : OutletKind::medium;
}

std::optional<KeyRange> read_masthead(std::string_view key, const Tables& tables) {
  const KeyRange whole = trim_key(key, {0, key.size()}, " -|*\"'");
  if (outlet_kind(part(key, whole), tables)) return whole;
  for (const std::string_view mark : {" - ", " | "}) {
    const std::size_t at = key.find(mark, whole.begin);
    if (at == std::string_view::npos || at >= whole.end) continue;
    const KeyRange name = trim_key(key, {whole.begin, at}, " \"'");
    if (!outlet_kind(part(key, name), tables)) continue;
    const auto edition = words_of(key, {at + mark.size(), whole.end});
    bool defined = !edition.empty() && edition.size() <= 3;
    for (const KeyRange word : edition) defined = defined && is_defined(part(key, word));
    if (defined) return name;
  }
  return std::nullopt;
}

std::optional<KeyRange> read_copyright(std::string_view key, const Tables& tables) {
  const auto words = words_of(key, {0, key.size()});
  const auto names_outlet = [&](KeyRange range) {
    const auto name = tables.name(part(key, range));
    return outlet_kind(part(key, range), tables) || (name && name->kind == NameKind::publisher);
  };
  std::optional<KeyRange> found;
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (std::size_t count = std::min(longest_name, words.size() - i); count >= 1; --count) {
      KeyRange range{words[i].begin, words[i + count - 1].end};
      if (is_number_or_mark(part(key, words[i + count - 1]))) continue;
      range = trim_key(key, range, " .,-|\"'()");
      bool named = count >= 2 && names_outlet(range);
      if (!named && count >= 2 && begins(part(key, range), to)) {
        range.begin += to.size();
        named = outlet_kind(part(key, range), tables).has_value();
      }
      if (!named) continue;
      if (!found) found = range;
      break;
    }
    if (found) break;
  }
  return found;
}

bool is_part_of_name(std::string_view part, std::string_view whole) {
  constexpr std::size_t least = 6;  // bytes: three letters
  if (part.size() < least) return false;
  for (std::size_t at = whole.find(part); at != std::string_view::npos; at = whole.find(part, at + 1)) {
    const std::size_t end = at + part.size();
    if ((at == 0 || whole[at - 1] == ' ') && (end == whole.size() || whole[end] == ' ')) return true;
  }
  return false;
}

}  // namespace isnad::page
