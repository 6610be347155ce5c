#include "isnad/record/phrases.h"

#include <algorithm>

#include "isnad/record/addition.h"
#include "isnad/record/text_keys.h"

namespace isnad::record {
namespace {

constexpr std::size_t shortest_stem = 4;  // bytes: two letters

struct RawWord {
  std::string folded;
  Span text;
};

// Letters and digits of ASCII, and all beyond it but Arabic and general punctuation.
bool is_word_at(std::string_view text, std::size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  const std::string_view two = text.substr(at, 2);
  if (two == "\xD8\x8C" || two == "\xD8\x9B" || two == "\xD8\x9F" || two == "\xC2\xAB" || two == "\xC2\xBB" || two == "\xC2\xA0")
    return false;
  return text.substr(at, 2) != "\xE2\x80";
}

std::size_t letter_size(unsigned char c) { return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4; }

std::vector<RawWord> words_of(std::string_view text) {
  std::vector<RawWord> out;
  std::size_t begin = std::string_view::npos;
  std::size_t at = 0;
  const auto close = [&] {
    if (begin == std::string_view::npos) return;
    out.push_back(
        {search_key(text.substr(begin, at - begin)), {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)}});
    begin = std::string_view::npos;
  };
  while (at < text.size()) {
    if (!is_word_at(text, at)) {
      close();
    } else if (begin == std::string_view::npos) {
      begin = at;
    }
    at = std::min(text.size(), at + letter_size(static_cast<unsigned char>(text[at])));
  }
  close();
  return out;
}

bool begins(std::string_view word, std::string_view prefix) {
  return word.substr(0, prefix.size()) == prefix && word.size() >= prefix.size() + shortest_stem;
}

// The word itself, and what is left when clitics and the article are taken off.
std::vector<std::string> stems_of(const std::string& word) {
  std::vector<std::string> out{word};
  const auto take = [&out](const std::string& from, std::string_view prefix) {
    if (begins(from, prefix)) out.push_back(from.substr(prefix.size()));
  };
  for (const std::string_view conjunction : {waw, feh}) take(word, conjunction);
  for (std::size_t i = 0, n = out.size(); i < n; ++i) {
    for (const std::string_view preposition : {beh, kaf, lam}) take(std::string(out[i]), preposition);
  }
  for (std::size_t i = 0, n = out.size(); i < n; ++i) {
    take(std::string(out[i]), article);
    take(std::string(out[i]), std::string(lam));  // li + the article, of which the second lam is left
  }
  return out;
}

std::string without_article(const std::string& word) { return begins(word, article) ? word.substr(article.size()) : word; }

}  // namespace

FoldedWords::FoldedWords(std::string_view utf8) {
  for (const RawWord& word : words_of(utf8)) words_.push_back({word.text, stems_of(word.folded), without_article(word.folded)});
}

std::vector<std::string> long_words(const FoldedWords& words) {
  constexpr std::size_t four_letters = 8;  // bytes
  std::vector<std::string> out;
  for (const FoldedWords::Word& word : words.words_) {
    const auto shortest = std::min_element(word.stems.begin(), word.stems.end(),
                                           [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
    if (shortest->size() >= four_letters) out.push_back(*shortest);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

void Phrases::add(std::string_view phrase, std::uint32_t value) {
  Entry entry;
  entry.value = value;
  for (const RawWord& word : words_of(phrase)) entry.words.push_back(without_article(word.folded));
  if (entry.words.empty()) return;
  auto& list = by_first_[entry.words.front()];
  list.push_back(std::move(entry));
  std::stable_sort(list.begin(), list.end(), [](const Entry& a, const Entry& b) { return a.words.size() > b.words.size(); });
}

std::vector<FoundPhrase> Phrases::find(std::string_view utf8) const {
  return find(FoldedWords(utf8), {0, static_cast<std::uint32_t>(utf8.size())});
}

std::vector<FoundPhrase> Phrases::find(const FoldedWords& folded, Span part) const {
  const auto& words = folded.words_;
  std::vector<FoundPhrase> out;
  std::size_t at = 0;
  while (at < words.size() && words[at].text.begin < part.begin) ++at;
  std::size_t end = words.size();
  while (end > at && words[end - 1].text.end > part.end) --end;
  const auto fits = [&](const Entry& entry) {
    if (at + entry.words.size() > end) return false;
    for (std::size_t i = 1; i < entry.words.size(); ++i) {
      if (words[at + i].bare != entry.words[i]) return false;
    }
    return true;
  };
  while (at < end) {
    const Entry* best = nullptr;
    for (const std::string& stem : words[at].stems) {
      const auto list = by_first_.find(stem);
      if (list == by_first_.end()) continue;
      for (const Entry& entry : list->second) {
        if (fits(entry) && (best == nullptr || entry.words.size() > best->words.size())) best = &entry;
      }
    }
    if (best == nullptr) {
      ++at;
      continue;
    }
    out.push_back({best->value, {words[at].text.begin, words[at + best->words.size() - 1].text.end}});
    at += best->words.size();
  }
  return out;
}

}  // namespace isnad::record
