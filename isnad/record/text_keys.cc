#include "isnad/record/text_keys.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "isnad/base/utf8.h"
#include "isnad/record/addition.h"
#include "isnad/text/fold.h"

namespace isnad::record {
namespace {

constexpr std::string_view double_lam = "\xD9\x84\xD9\x84";  // li + al-
constexpr std::size_t two_letters = 4;  // bytes

std::uint64_t mixed(std::uint64_t h) {
  h ^= h >> 33U;
  h *= 0xff51afd7ed558ccdULL;
  h ^= h >> 33U;
  h *= 0xc4ceb9fe1a85ec53ULL;
  return h ^ (h >> 33U);
}

bool starts(std::string_view word, std::string_view with) { return word.substr(0, with.size()) == with; }

}  // namespace

bool is_word_letter(char32_t c) {
  return text::is_arabic_letter(c) || text::is_digit(c) || (c >= 'a' && c <= 'z') ||
         (c >= 0xC0 && c < 0x600 && c != 0xD7 && c != 0xF7);
}

std::uint64_t key_of_bytes(std::string_view bytes) {
  std::uint64_t h = 0xcbf29ce484222325ULL;
  for (const char c : bytes) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return mixed(h);
}

std::uint64_t joined_keys(const std::uint64_t* keys, std::size_t count) {
  std::uint64_t h = 0x9e3779b97f4a7c15ULL;
  for (std::size_t i = 0; i < count; ++i) h = mixed(h * 31 + keys[i]);
  return h;
}

std::vector<std::string> folded_words(std::string_view utf8) {
  const std::string folded = search_key(utf8);
  std::vector<std::string> out;
  bool inside = false;
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint c = decode_utf8(folded, at);
    const bool letter = is_word_letter(c.value);
    if (letter && !inside) out.emplace_back();
    if (letter) out.back().append(folded, at, c.size);
    inside = letter;
    at += c.size;
  }
  return out;
}

std::string_view bare_word(std::string_view word) {
  if (starts(word, waw) && word.size() > 3 * 2) word.remove_prefix(waw.size());
  if (word.size() <= article.size() + two_letters) return word;
  if (starts(word, article) || starts(word, double_lam)) return word.substr(article.size());
  // bi-, ka- or fa- before the article
  if (starts(word.substr(2), article) && word.size() > article.size() + two_letters + 2) return word.substr(2 + article.size());
  return word;
}

std::string skeleton_of(std::string_view folded_word) {
  const std::string_view weak[] = {"\xD8\xA7", waw, "\xD9\x8A", "\xD8\xAA", "\xD9\x87"};
  std::string out;
  const std::string_view word = bare_word(folded_word);
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint c = decode_utf8(word, at);
    const std::string_view letter = word.substr(at, c.size);
    if (std::find(std::begin(weak), std::end(weak), letter) == std::end(weak)) out += letter;
    at += c.size;
  }
  return out.empty() ? std::string(word) : out;
}

std::vector<std::uint64_t> bare_word_keys(std::string_view utf8) {
  std::vector<std::uint64_t> out;
  for (const std::string& word : folded_words(utf8)) out.push_back(key_of_bytes(bare_word(word)));
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::size_t shared_keys(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t n = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y) {
      ++n;
      ++x;
      ++y;
    } else if (*x < *y) {
      ++x;
    } else {
      ++y;
    }
  }
  return n;
}

std::string json_string(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace isnad::record
