#include "isnad/record/ledger_keys.h"

#include <algorithm>
#include <iterator>

namespace isnad::record {
namespace {

std::optional<Day> day_or_nothing(std::int64_t number) {
  return number == Lifetime::always || number == Lifetime::never ? std::nullopt
                                                                 : std::optional<Day>(Day{std::chrono::days(number)});
}

}  // namespace

void write_life(ByteWriter& io, const Lifetime& life) {
  io.day(day_or_nothing(life.from));
  io.day(day_or_nothing(life.until));
}

void read_life(ByteReader& io, Lifetime& life) {
  std::optional<Day> from;
  std::optional<Day> until;
  io.day(from);
  io.day(until);
  life = {from ? number_of_day(from) : Lifetime::always, until ? number_of_day(until) : Lifetime::never};
}

std::size_t LedgerKeys::number_of(const std::string& actor) {
  const auto [at, fresh] = numbers_.emplace(actor, names_.size());
  if (fresh) names_.push_back(actor);
  return at->second;
}

void LedgerKeys::add_statement(const Statement& statement, const std::optional<Day>& day) {
  const std::size_t begin = actors_.size();
  const auto add = [&](const std::string& actor) {
    if (actor.empty()) return;
    const auto number = static_cast<std::uint32_t>(number_of(actor));
    const auto own = actors_.begin() + static_cast<std::ptrdiff_t>(begin);
    if (std::find(own, actors_.end(), number) == actors_.end()) actors_.push_back(number);
  };
  const EventRecord& e = statement.event();
  for (const auto* list : {&e.source, &e.target}) {
    for (const Participant& p : *list) {
      add(p.code);
      add(p.name);
    }
  }
  for (const Voice& v : e.voices) {
    add(v.who);
    add(v.name);
  }
  statements_.push_back({day, actors_.size()});
}

void LedgerKeys::count_statements(const std::vector<Statement>& statements) {
  std::map<std::int64_t, std::int64_t> changes;
  for (const Statement& s : statements) {
    const Lifetime life = s.life();
    if (life.is_empty()) continue;
    ++changes[life.from];
    if (life.until != Lifetime::never) --changes[life.until];
  }
  std::int64_t known = 0;
  for (const auto& [day, change] : changes) {
    known += change;
    counts_[day] = static_cast<std::uint64_t>(known);
  }
}

std::uint64_t LedgerKeys::statements() const {
  const auto after = counts_.upper_bound(day_);
  return after == counts_.begin() ? 0 : std::prev(after)->second;
}

std::size_t LedgerKeys::entries() const {
  return static_cast<std::size_t>(
      std::count_if(entries_.begin(), entries_.end(), [&](const Entry& entry) { return entry.life.is_on(day_); }));
}

bool LedgerKeys::has_actor(std::size_t statement, const std::optional<std::size_t>& actor) const {
  if (!actor) return true;  // nobody was asked for
  const auto begin = actors_.begin() + static_cast<std::ptrdiff_t>(statement == 0 ? 0 : statements_[statement - 1].end);
  const auto end = actors_.begin() + static_cast<std::ptrdiff_t>(statements_[statement].end);
  return std::find(begin, end, *actor) != end;
}

std::optional<std::size_t> LedgerKeys::known(std::string_view actor) const {
  if (actor.empty()) return std::nullopt;
  const auto found = std::find(names_.begin(), names_.end(), actor);
  return found == names_.end() ? std::nullopt : std::optional<std::size_t>(found - names_.begin());
}

std::vector<std::size_t> LedgerKeys::asked_for(const Question& question) const {
  const auto a = known(question.a);
  const auto b = known(question.b);
  std::vector<std::size_t> out;
  if ((!question.a.empty() && !a) || (!question.b.empty() && !b)) return out;
  std::size_t s = 0;
  for (std::size_t entry = 0; entry < entries_.size(); ++entry) {
    bool actors = false;
    bool days = false;
    if (!entries_[entry].life.is_on(day_)) s = entries_[entry].end;
    for (; s < entries_[entry].end; ++s) {
      actors = actors || (has_actor(s, a) && has_actor(s, b));
      days = days || in_range(statements_[s].day, question);
    }
    if (actors && days) out.push_back(entry);
  }
  return out;
}

void LedgerKeys::write(ByteWriter& io) const {
  io.list(names_, [&](const std::string& name) { io.text(name); });
  io.list(actors_, [&](std::uint32_t actor) { io.place(actor); });
  io.list(statements_, [&](const Key& key) {
    io.day(key.day);
    io.place(key.end);
  });
  io.list(entries_, [&](const Entry& entry) {
    write_life(io, entry.life);
    io.place(entry.end);
  });
  io.list(counts_, [&](const auto& count) {
    io.day(day_or_nothing(count.first));
    io.number(count.second);
  });
}

bool LedgerKeys::read(ByteReader& io) {
  io.list(names_, [&](std::string& name) { io.text(name); });
  io.list(actors_, [&](std::uint32_t& actor) { io.place(actor); });
  io.list(statements_, [&](Key& key) {
    io.day(key.day);
    io.place(key.end);
  });
  io.list(entries_, [&](Entry& entry) {
    read_life(io, entry.life);
    io.place(entry.end);
  });
  std::vector<std::pair<std::int64_t, std::uint64_t>> counts;
  io.list(counts, [&](auto& count) {
    std::optional<Day> day;
    io.day(day);
    count = {day ? number_of_day(day) : Lifetime::always, io.number()};
  });
  counts_ = {counts.begin(), counts.end()};
  // Each list ends where the one that it cuts ends, and no piece begins before the one before it.
  const auto ends_of = [](const auto& list, std::size_t all) {
    std::size_t last = 0;
    for (const auto& item : list) {
      if (item.end < last) return false;
      last = item.end;
    }
    return last == all;
  };
  return ends_of(statements_, actors_.size()) && ends_of(entries_, statements_.size());
}

}  // namespace isnad::record
