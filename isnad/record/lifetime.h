// record, inside: when something was part of what is known: from the day on which it became known until it was withdrawn,
// replaced, or told otherwise by what became known later.
//
// A ledger is kept with all that it ever told, each piece with its lifetime: what was told on a day is what was alive then.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <string>
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
