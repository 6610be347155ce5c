#include "isnad/mentions/name_tagger.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace isnad::mentions {
namespace {

constexpr std::int32_t never = -(1 << 28);
constexpr std::uint32_t row_width = name_label_count - 1;

}  // namespace

NameTagger::NameTagger(std::string_view bytes) {
  std::int32_t steps[name_gap_count][name_label_count][name_label_count];
  std::uint32_t bits = 0;
  constexpr std::size_t head = name_tagger_magic.size() + sizeof bits + sizeof steps;
  if (bytes.size() <= head || bytes.substr(0, name_tagger_magic.size()) != name_tagger_magic) return;
  std::memcpy(&bits, bytes.data() + name_tagger_magic.size(), sizeof bits);
  if (bits > 24 || bytes.size() != head + (std::size_t{row_width} << bits)) return;
  std::memcpy(steps, bytes.data() + name_tagger_magic.size() + sizeof bits, sizeof steps);
  for (std::uint32_t g = 0; g < name_gap_count; ++g) {
    for (std::uint32_t a = 0; a < name_label_count; ++a) {
      for (std::uint32_t b = 0; b < name_label_count; ++b) {
        const bool may = may_follow(static_cast<NameLabel>(a), static_cast<NameLabel>(b));
        steps_[g][a][b] = may ? steps[g][a][b] : never;
      }
    }
  }
  weights_ = reinterpret_cast<const std::int8_t*>(bytes.data() + head);
  mask_ = (std::uint64_t{1} << bits) - 1;
}

void NameTagger::score(const PageFacts& facts, std::uint32_t first, std::uint32_t end, std::uint32_t i,
                       Scores& out) const {
  // Eight signed bytes are added at once: as unsigned ones, the even and the odd in 16-bit lanes, which hold 257 of them.
  constexpr std::uint64_t lanes = 0x00FF00FF00FF00FFULL, signs = 0x8080808080808080ULL;
  constexpr std::int32_t shift = 128;
  std::uint64_t even = 0, odd = 0;
  std::int32_t count = 0;
  name_features(facts, first, end, i, [&](std::uint64_t h) {
    std::uint64_t row = 0;
    std::memcpy(&row, weights_ + (h & mask_) * row_width, sizeof row);
    row ^= signs;
    even += row & lanes;
    odd += row >> 8U & lanes;
    ++count;
  });
  std::array<std::uint16_t, row_width / 2> evens{}, odds{};
  std::memcpy(evens.data(), &even, sizeof even);
  std::memcpy(odds.data(), &odd, sizeof odd);
  if constexpr (std::endian::native == std::endian::big) std::swap(evens, odds);
  out[0] = 0;
  for (std::uint32_t k = 0; k < row_width; ++k) out[k + 1] = (k % 2 == 0 ? evens : odds)[k / 2] - shift * count;
}

// The best way to each label, and the label it comes from: the first where several are as good.
NameTagger::Ways NameTagger::step(const Scores& best, const std::array<Scores, name_label_count>& steps) {
  Scores most = steps[0], from{};
  for (std::int32_t& way : most) way += best[0];
  for (std::int32_t a = 1; a < static_cast<std::int32_t>(name_label_count); ++a) {
    const Scores& on = steps[static_cast<std::size_t>(a)];
    const std::int32_t before = best[static_cast<std::size_t>(a)];
    for (std::uint32_t b = 0; b < label_lanes; ++b) {
      const std::int32_t score = before + on[b];
      from[b] = score > most[b] ? a : from[b];
      most[b] = score > most[b] ? score : most[b];
    }
  }
  return {most, from};
}

void NameTagger::label(const PageFacts& facts, std::uint32_t first, std::uint32_t end,
                       NameLabel* out) const {
  std::fill(out, out + (end - first), NameLabel::none);
  if (empty() || first >= end || !facts.has(first)) return;
  std::array<Scores, text::longest_sentence> back;
  Scores best{}, alone{};
  best.fill(never);
  best[0] = 0;
  const std::uint32_t n = std::min(end - first, text::longest_sentence);
  for (std::uint32_t i = 0; i < n; ++i) {
    score(facts, first, end, first + i, alone);
    const Ways ways = step(best, steps_[gap_before(facts[first + i])]);
    back[i] = ways.from;
    for (std::uint32_t b = 0; b < name_label_count; ++b) best[b] = std::max(ways.most[b], never) + alone[b];
  }
  auto last = static_cast<std::uint32_t>(std::max_element(best.begin(), best.begin() + name_label_count) - best.begin());
  for (std::uint32_t i = n; i-- > 0;) {
    out[i] = static_cast<NameLabel>(last);
    last = static_cast<std::uint32_t>(back[i][last]);
  }
}

std::vector<NameLabel> NameTagger::label_page(const text::Text& text, const PageFacts& facts) const {
  std::vector<NameLabel> out(facts.size(), NameLabel::none);
  if (empty()) return out;
  for (const text::Sentence& s : text.sentences()) label(facts, s.first, s.end, out.data() + s.first);
  return out;
}

}  // namespace isnad::mentions
