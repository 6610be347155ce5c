#include "isnad/record/ledger_keys.h"

#include <algorithm>

namespace isnad::record {

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
    for (; s < entries_[entry]; ++s) {
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
  io.list(entries_, [&](std::size_t end) { io.place(end); });
}

bool LedgerKeys::read(ByteReader& io) {
  io.list(names_, [&](std::string& name) { io.text(name); });
  io.list(actors_, [&](std::uint32_t& actor) { io.place(actor); });
  io.list(statements_, [&](Key& key) {
    io.day(key.day);
    io.place(key.end);
  });
  io.list(entries_, [&](std::size_t& end) { io.place(end); });
  // Each list ends where the one that it cuts ends, and no piece begins before the one before it.
  const auto ends_of = [](const auto& list, const auto& end_of, std::size_t all) {
    std::size_t last = 0;
    for (const auto& item : list) {
      if (end_of(item) < last) return false;
      last = end_of(item);
    }
    return last == all;
  };
  return ends_of(
             statements_, [](const Key& key) { return key.end; }, actors_.size()) &&
         ends_of(
             entries_, [](std::size_t end) { return end; }, statements_.size());
}

}  // namespace isnad::record
