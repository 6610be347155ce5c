#include "isnad/times/line.h"

#include <algorithm>

#include "isnad/base/affix.h"

namespace isnad::times {
namespace {

using std::string_view;

// UTF-8 of single letters, by their Unicode names.
constexpr string_view waw = "\xD9\x88";
constexpr string_view feh = "\xD9\x81";
constexpr string_view beh = "\xD8\xA8";
constexpr string_view lam = "\xD9\x84";
constexpr string_view kaf = "\xD9\x83";
constexpr string_view alef_lam = "\xD8\xA7\xD9\x84";

// Kinds whose words take the article freely; for the others it must stand in the table.
bool takes_article(Kind kind) {
  switch (kind) {
    case Kind::weekday:
    case Kind::unit:
    case Kind::cardinal_unit:
    case Kind::cardinal_ten:
    case Kind::cardinal_tens:
    case Kind::cardinal_hundred:
    case Kind::cardinal_thousand:
    case Kind::ordinal:
    case Kind::season:
    case Kind::decade:
    case Kind::fraction:
    case Kind::span_noun:
    case Kind::day_part:
    case Kind::not_future:
      return true;
    default:
      return false;
  }
}

}  // namespace

void Line::read(const text::Sentence& sentence) {
  first_ = sentence.first;
  size_ = sentence.end - sentence.first;
  readings_.clear();
  begins_.clear();
  kinds_.clear();
  for (std::uint32_t i = 0; i < size_; ++i) {
    begins_.push_back(static_cast<std::uint32_t>(readings_.size()));
    if (token(i).kind == text::TokenKind::word) read_token(i);
    std::uint64_t kinds = 0;
    for (std::size_t k = begins_.back(); k < readings_.size(); ++k) kinds |= bit(readings_[k].entry->kind);
    kinds_.push_back(kinds);
  }
  begins_.push_back(static_cast<std::uint32_t>(readings_.size()));
}

void Line::read_token(std::uint32_t i) {
  const string_view word = folded(i);
  const auto with_article = [this, i](string_view rest, Reading form) {
    look_up(i, rest, form);
    if (!begins_with(rest, alef_lam)) return;
    form.article = true;
    look_up(i, rest.substr(alef_lam.size()), form);
  };
  const auto with_preposition = [&](string_view rest, Reading form) {
    with_article(rest, form);
    if (!begins_with(rest, beh) && !begins_with(rest, lam) && !begins_with(rest, kaf)) return;
    const string_view after = rest.substr(lam.size());
    if (after.empty()) return;
    form.preposition = true;
    form.lead = static_cast<std::uint8_t>(form.lead + lam.size());
    with_article(after, form);
    if (begins_with(rest, lam) && begins_with(after, lam)) {  // li + al is written lam lam
      form.article = true;
      look_up(i, after.substr(lam.size()), form);
    }
  };
  with_preposition(word, Reading{});
  if ((begins_with(word, waw) || begins_with(word, feh)) && word.size() > waw.size()) {
    Reading form;
    form.conjunction = true;
    form.lead = static_cast<std::uint8_t>(waw.size());
    with_preposition(word.substr(waw.size()), form);
  }
}

void Line::look_up(std::uint32_t i, string_view key, Reading form) {
  for (const std::uint32_t number : tables_.index.find(key)) {
    const Entry& entry = tables_.entries[number];
    if (!fits(i, entry, form)) continue;
    form.entry = &entry;
    form.tokens = static_cast<std::uint32_t>(entry.words.size());
    readings_.push_back(form);
  }
}

bool Line::fits(std::uint32_t i, const Entry& entry, const Reading& form) const {
  if (entry.article && !form.article) return false;
  if (form.article && !entry.article && !takes_article(entry.kind)) return false;
  if (i + entry.words.size() > size_) return false;
  if (!entry.exact.empty()) {
    const std::size_t skip = form.lead + (form.article ? alef_lam.size() : 0U);
    const string_view normal = text_.normal(token(i));
    if (normal.size() < skip || normal.substr(skip) != entry.exact) return false;
  }
  for (std::size_t k = 1; k < entry.words.size(); ++k) {
    string_view word = folded(i + static_cast<std::uint32_t>(k));
    if (word == entry.words[k]) continue;
    if (entry.kind != Kind::day_part || !begins_with(word, alef_lam)) return false;
    if (word.substr(alef_lam.size()) != entry.words[k]) return false;
  }
  return true;
}

std::span<const Reading> Line::readings(std::uint32_t i) const {
  if (i >= size_) return {};
  return {readings_.data() + begins_[i], readings_.data() + begins_[i + 1]};
}

const Reading* Line::find(std::uint32_t i, Kind kind) const {
  if (!may_be(i, kind)) return nullptr;
  const Reading* best = nullptr;
  for (const Reading& reading : readings(i)) {
    if (reading.entry->kind == kind && (best == nullptr || reading.tokens > best->tokens)) best = &reading;
  }
  return best;
}

const Reading* Line::bare(std::uint32_t i, Kind kind) const {
  if (!may_be(i, kind)) return nullptr;
  const Reading* best = nullptr;
  for (const Reading& reading : readings(i)) {
    if (reading.entry->kind != kind || reading.lead != 0) continue;
    if (best == nullptr || reading.tokens > best->tokens) best = &reading;
  }
  return best;
}

bool Line::is_mark(std::uint32_t i, char32_t mark) const { return i < size_ && token(i).mark == mark; }

bool Line::is_number(std::uint32_t i) const { return i < size_ && token(i).kind == text::TokenKind::number; }

bool Line::is_word(std::uint32_t i) const { return i < size_ && token(i).kind == text::TokenKind::word; }

bool Line::is_and(std::uint32_t i) const { return is_word(i) && folded(i) == waw; }

bool Line::has_article(std::uint32_t i) const {
  if (!is_word(i)) return false;
  string_view word = folded(i);
  if (begins_with(word, waw) || begins_with(word, feh)) {
    if (begins_with(word.substr(waw.size()), alef_lam)) return true;
  }
  return begins_with(word, alef_lam);
}

bool Line::is_future_verb(std::uint32_t i) const {
  constexpr string_view seen = "\xD8\xB3";
  constexpr string_view yeh = "\xD9\x8A";
  constexpr string_view teh = "\xD8\xAA";
  constexpr string_view noon = "\xD9\x86";
  constexpr string_view teh_marbuta = "\xD8\xA9";
  constexpr string_view feminine_plural = "\xD8\xA7\xD8\xAA";
  constexpr std::size_t shortest = 10;  // five letters
  if (!is_word(i)) return false;
  string_view word = folded(i);
  if (begins_with(word, waw) || begins_with(word, feh)) word.remove_prefix(waw.size());
  // "qad yakhruju", he may leave: with the imperfect what may be is to come (Wright I 362).
  constexpr string_view qad = "\xD9\x82\xD8\xAF";
  if (word == qad) return is_word(i + 1) && begins_with(folded(i + 1), yeh);
  if (word.size() < shortest || !begins_with(word, seen)) return false;
  const string_view after = word.substr(seen.size());
  constexpr string_view alef_hamza = "\xD8\xA3";
  constexpr string_view asked = "\xD8\xB3\xD8\xA3\xD9\x84";  // "asked" begins so too
  const string_view normal = text_.normal(token(i));
  const string_view bare = normal.substr(std::min(normal.size(), normal.size() >= word.size() ? normal.size() - word.size() : 0U));
  if (begins_with(bare.substr(std::min(seen.size(), bare.size())), alef_hamza) && !begins_with(bare, asked)) return true;
  if (!begins_with(after, yeh) && !begins_with(after, teh) && !begins_with(after, noon)) return false;
  // "sayatawajjahu" ends in ha', which folding makes of ta' marbuTa.
  if (normal.ends_with(teh_marbuta) || word.substr(word.size() - 4) == feminine_plural) return false;
  return find(i, Kind::not_future) == nullptr;
}

bool Line::ends_before(std::uint32_t i, Kind kind) const {
  constexpr std::uint32_t longest = 3;
  for (std::uint32_t back = 1; back <= longest && back <= i; ++back) {
    if (!may_be(i - back, kind)) continue;
    for (const Reading& reading : readings(i - back)) {
      if (reading.entry->kind == kind && reading.tokens == back) return true;
    }
  }
  return false;
}

}  // namespace isnad::times
