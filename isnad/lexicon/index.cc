// The hash is inlined: most keys are so short that a call would cost as much as the hash.
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <bit>
#include <cassert>
#include <cstring>

#include "isnad/lexicon/lexicon.h"

namespace isnad::lexicon {
namespace {

std::uint64_t hash_of(std::string_view key) { return XXH3_64bits(key.data(), key.size()); }

// A slot holds where its record begins, in words, plus one and, in the highest byte, some more of the key's hash.
constexpr std::uint32_t tag_bits = 0xFF000000U;

std::uint32_t tag_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32U) & tag_bits; }

// The first word of a record: bytes of the key, and above them how many values.
constexpr std::uint32_t size_bits = 16;
constexpr std::uint32_t most_in_record = (1U << size_bits) - 1;

void append(std::string& out, const std::vector<std::uint32_t>& words) {
  out.append(reinterpret_cast<const char*>(words.data()), words.size() * sizeof(std::uint32_t));
}

}  // namespace

// Layout: keys, mask, then slots (mask + 1), then a record for each key: its sizes, its values, its bytes. A key that is
// found costs two far reads, one that is not mostly one.
Index::Index(std::string_view bytes) {
  constexpr std::size_t head = 2;
  if (bytes.size() < head * sizeof(std::uint32_t)) return;
  const auto* words = reinterpret_cast<const std::uint32_t*>(bytes.data());
  keys_ = words[0];
  mask_ = words[1];
  slots_ = words + head;
  records_ = slots_ + mask_ + 1;
}

std::span<const std::uint32_t> Index::find(std::string_view key) const {
  if (keys_ == 0) return {};
  const auto hash = hash_of(key);
  const std::uint32_t tag = tag_of(hash);
  for (auto slot = static_cast<std::uint32_t>(hash) & mask_;; slot = (slot + 1) & mask_) {
    if (slots_[slot] == 0) return {};
    // Most keys that share a slot differ in the tag: their text is not looked at.
    if ((slots_[slot] & tag_bits) != tag) continue;
    const std::uint32_t* record = records_ + ((slots_[slot] & ~tag_bits) - 1);
    const std::uint32_t values = *record >> size_bits;
    const std::string_view have(reinterpret_cast<const char*>(record + 1 + values), *record & most_in_record);
    if (have == key) return {record + 1, values};
  }
}

void IndexBuilder::add(std::string_view key, std::uint32_t value) {
  auto found = entries_.find(key);
  if (found == entries_.end()) found = entries_.emplace(std::string(key), std::vector<std::uint32_t>{}).first;
  for (const std::uint32_t have : found->second) {
    if (have == value) return;
  }
  found->second.push_back(value);
}

std::string IndexBuilder::build() const {
  const auto keys = static_cast<std::uint32_t>(entries_.size());
  const std::uint32_t slots = std::bit_ceil(std::max(4U, keys * 2));
  std::vector<std::uint32_t> table(slots, 0);
  std::vector<std::uint32_t> records;
  for (const auto& [key, list] : entries_) {
    assert(key.size() <= most_in_record && list.size() <= most_in_record && ((records.size() + 1) & tag_bits) == 0);
    const auto hash = hash_of(key);
    auto slot = static_cast<std::uint32_t>(hash) & (slots - 1);
    while (table[slot] != 0) slot = (slot + 1) & (slots - 1);
    table[slot] = static_cast<std::uint32_t>(records.size() + 1) | tag_of(hash);
    records.push_back(static_cast<std::uint32_t>(key.size() | list.size() << size_bits));
    records.insert(records.end(), list.begin(), list.end());
    const std::size_t text = records.size();
    records.resize(text + (key.size() + sizeof(std::uint32_t) - 1) / sizeof(std::uint32_t));
    std::memcpy(records.data() + text, key.data(), key.size());
  }
  std::string out;
  append(out, {keys, slots - 1});
  append(out, table);
  append(out, records);
  return out;
}

}  // namespace isnad::lexicon
