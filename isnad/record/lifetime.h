// record, inside: when something was part of what is known: from the day on which it became known until it was withdrawn,
// replaced, or told otherwise by what became known later.
//
// A ledger is kept with all that it ever told, each piece with its lifetime: what was told on a day is what was alive then.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include "isnad/base/date.h"

namespace isnad::record {

/// Days as numbers from 1970-01-01.
struct Lifetime {
  static constexpr std::int64_t always = INT32_MIN;
  static constexpr std::int64_t never = INT32_MAX;

  std::int64_t from = always;
  std::int64_t until = never;  ///< the first day on which it is over

  [[nodiscard]] bool is_on(std::int64_t day) const { return from <= day && day < until; }
  [[nodiscard]] bool is_empty() const { return until <= from; }
  friend bool operator==(const Lifetime&, const Lifetime&) = default;
};

/// The number of the day asked for; where none is, of a day after all others.
[[nodiscard]] inline std::int64_t number_of_day(const std::optional<Day>& day) {
  return day ? std::int64_t{day->time_since_epoch().count()} : Lifetime::never - 1;
}

[[nodiscard]] inline Lifetime both(const Lifetime& a, const Lifetime& b) {
  return {std::max(a.from, b.from), std::min(a.until, b.until)};
}

template <class Item>
struct Lived {
  Item item;
  Lifetime life;
};

/// What was told, each piece with its lifetime, from the day `since` on.
template <class Item>
struct History {
  std::vector<Lived<Item>> items;
  std::int64_t since = Lifetime::always;
};

/// The days on which something begins or is over, each once, in order.
class Turns {
 public:
  void add(const Lifetime& life) {
    days_.push_back(life.from);
    if (life.until != Lifetime::never) days_.push_back(life.until);
  }
  [[nodiscard]] std::vector<std::int64_t> days() {
    std::sort(days_.begin(), days_.end());
    days_.erase(std::unique(days_.begin(), days_.end()), days_.end());
    return days_;
  }

 private:
  std::vector<std::int64_t> days_;
};

/// From which day on a ledger is kept as it was told on each day: an entry of many pieces that changes on many days is kept
/// again and again, and grows with their product. All forms before the last one of each entry may have `most_pieces` together,
/// or `most_times` as many as those last ones.
class Reach {
 public:
  static constexpr std::size_t most_pieces = 100'000;
  static constexpr std::size_t most_times = 4;

  /// An entry that is made of so many pieces on each of these days, which are in order.
  void add(const std::vector<std::int64_t>& turns, std::size_t pieces) {
    if (turns.empty()) return;
    last_ += pieces;
    latest_ = std::max(latest_, turns.back());
    for (std::size_t i = 0; i + 1 < turns.size(); ++i) before_[turns[i]] += pieces;
  }
  [[nodiscard]] std::int64_t since() const {
    std::size_t left = std::max(most_pieces, most_times * last_);
    std::int64_t since = latest_;
    for (auto day = before_.rbegin(); day != before_.rend(); ++day) {
      if (day->second > left) return since;
      left -= day->second;
      since = day->first;
    }
    return Lifetime::always;
  }

 private:
  std::size_t last_ = 0;
  std::int64_t latest_ = Lifetime::always;
  std::map<std::int64_t, std::size_t> before_;
};

/// Of the days in order, those from the last one on that is not after `since`.
[[nodiscard]] inline std::vector<std::int64_t> turns_since(std::vector<std::int64_t> turns, std::int64_t since) {
  auto first = std::upper_bound(turns.begin(), turns.end(), since);
  if (first != turns.begin()) --first;
  turns.erase(turns.begin(), first);
  return turns;
}

/// What `make` (day -> items) gives from each turn on, item by item: an item that stays the same lives on. `name_of` tells
/// apart the items of one day.
template <class Make, class NameOf>
[[nodiscard]] auto lives_of(const std::vector<std::int64_t>& turns, const Make& make, const NameOf& name_of) {
  using Items = std::invoke_result_t<Make, std::int64_t>;
  using Item = typename Items::value_type;
  std::vector<Lived<Item>> out;
  std::map<std::invoke_result_t<NameOf, const Item&>, Lived<Item>> alive;
  for (const std::int64_t day : turns) {
    std::map<std::invoke_result_t<NameOf, const Item&>, Lived<Item>> next;
    for (Item& item : make(day)) {
      auto name = name_of(item);
      const auto before = alive.find(name);
      const bool same = before != alive.end() && before->second.item == item;
      const std::int64_t from = same ? before->second.life.from : day;
      if (same) alive.erase(before);
      next.emplace(std::move(name), Lived<Item>{std::move(item), {from, Lifetime::never}});
    }
    for (auto& [name, ended] : alive) out.push_back({std::move(ended.item), {ended.life.from, day}});
    alive = std::move(next);
  }
  for (auto& [name, last] : alive) out.push_back(std::move(last));
  return out;
}

}  // namespace isnad::record
