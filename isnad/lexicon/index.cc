#include <xxhash.h>

#include <bit>
#include <cassert>
#include <cstring>

#include "isnad/lexicon/lexicon.h"

namespace isnad::lexicon {
namespace {

std::uint64_t hash_of(std::string_view key) { return XXH3_64bits(key.data(), key.size()); }

void append(std::string& out, const std::vector<std::uint32_t>& words) {
  out.append(reinterpret_cast<const char*>(words.data()), words.size() * sizeof(std::uint32_t));
}

}  // namespace

// Layout: keys, mask, values, then slots (mask + 1), entries (2 * (keys + 1)),
// values, pool of key bytes.
Index::Index(std::string_view bytes) {
  if (bytes.size() < 3 * sizeof(std::uint32_t)) return;
  const auto* words = reinterpret_cast<const std::uint32_t*>(bytes.data());
  keys_ = words[0];
  mask_ = words[1];
  const std::uint32_t values = words[2];
  slots_ = words + 3;
  entries_ = slots_ + mask_ + 1;
  values_ = entries_ + 2 * std::size_t{keys_ + 1};
  pool_ = bytes.substr(static_cast<std::size_t>(values_ + values - words) * sizeof(std::uint32_t));
}

namespace {

// A slot holds the number of its key and, in the highest byte, some more of the key's hash.
constexpr std::uint32_t tag_bits = 0xFF000000U;

std::uint32_t tag_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32U) & tag_bits; }

}  // namespace

std::span<const std::uint32_t> Index::find(std::string_view key) const {
  if (keys_ == 0) return {};
  const auto hash = hash_of(key);
  const std::uint32_t tag = tag_of(hash);
  for (auto slot = static_cast<std::uint32_t>(hash) & mask_;; slot = (slot + 1) & mask_) {
    if (slots_[slot] == 0) return {};
    // Most keys that share a slot differ in the tag: their text is not looked at.
    if ((slots_[slot] & tag_bits) != tag) continue;
    const std::uint32_t* entry = entries_ + 2 * std::size_t{(slots_[slot] & ~tag_bits) - 1};
    const std::string_view have = pool_.substr(entry[0], entry[2] - entry[0]);
    if (have == key) return {values_ + entry[1], values_ + entry[3]};
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
  assert((keys & tag_bits) == 0);
  const std::uint32_t slots = std::bit_ceil(std::max(4U, keys * 2));
  std::vector<std::uint32_t> table(slots, 0);
  std::vector<std::uint32_t> entries;
  std::vector<std::uint32_t> values;
  std::string pool;
  std::uint32_t number = 0;
  for (const auto& [key, list] : entries_) {
    const auto hash = hash_of(key);
    auto slot = static_cast<std::uint32_t>(hash) & (slots - 1);
    while (table[slot] != 0) slot = (slot + 1) & (slots - 1);
    table[slot] = ++number | tag_of(hash);
    entries.push_back(static_cast<std::uint32_t>(pool.size()));
    entries.push_back(static_cast<std::uint32_t>(values.size()));
    pool += key;
    values.insert(values.end(), list.begin(), list.end());
  }
  entries.push_back(static_cast<std::uint32_t>(pool.size()));
  entries.push_back(static_cast<std::uint32_t>(values.size()));
  std::string out;
  append(out, {keys, slots - 1, static_cast<std::uint32_t>(values.size())});
  append(out, table);
  append(out, entries);
  append(out, values);
  return out + pool;
}

}  // namespace isnad::lexicon
