// When and where (codebook section 4): the expression of time in the event's own
// clause, the nearest one; the place after "in".
#include <algorithm>
#include <cstdlib>

#include "isnad/events/reader.h"

namespace isnad::events {

using clauses::none;
using mentions::Kind;
using mentions::Mention;
using times::Relation;
using times::Time;

namespace {

constexpr std::string_view slot_in = "\xD9\x81\xD9\x8A";

std::uint32_t distance(std::uint32_t token, const Time& time) {
  return time.first_token > token ? time.first_token - token : token - time.first_token;
}

}  // namespace

void Reader::fill_date(Event& e) const {
  const std::uint32_t sentence = in_.clauses.sentence_of(e.token);
  const std::uint32_t clause = in_.clauses.clause_of(e.token);
  const bool finite = in_.clauses.is_finite(e.token);
  const Time* best = nullptr;
  std::uint32_t best_cost = 0;
  for (const Time& time : in_.times) {
    if (time.sentence != sentence || !time.value || time.type == times::TimeType::set) continue;
    if (in_.clauses.clause_of(time.first_token) != clause) continue;
    std::uint32_t cost = distance(e.token, time);
    if (time.first_token < e.token) cost += 3;
    if (!finite) {
      // A nominal takes a date that follows it closely, or that of the verb it hangs on.
      if (time.first_token < e.token || time.first_token > e.token + 12) cost += 8;
    }
    // Another trigger nearer to the expression has the better claim.
    for (const auto& [token, trigger] : triggers_) {
      if (token == e.token || in_.clauses.clause_of(token) != clause) continue;
      const bool between = (token > e.token && token < time.first_token) || (token < e.token && token > time.first_token);
      if (between) cost += in_.clauses.is_finite(token) && !finite ? 20 : 6;
    }
    if (cost <= 24 && (best == nullptr || cost < best_cost)) {
      best = &time;
      best_cost = cost;
    }
  }
  if (best == nullptr) return;
  e.date = best->value;
  e.time = static_cast<std::uint32_t>(best - in_.times.data());
  e.why.push_back("date: " + std::string(cut(in_.text.utf8(), best->span)) + " (" + best->rule + ")");
}

void Reader::fill_place(Event& e) const {
  const clauses::Arguments arguments = in_.clauses.arguments(e.token);
  for (const clauses::Argument& a : arguments.list) {
    if (a.slot != slot_in || a.mentions.empty()) continue;
    const Mention& m = in_.mentions[a.mentions.front()];
    if (m.kind != Kind::place && m.kind != Kind::capital && m.kind != Kind::state) continue;
    Place place;
    place.name = std::string(cut(in_.text.utf8(), m.span));
    place.country = m.code;
    place.span = m.span;
    if (const auto where = in_.gazetteer.coordinates(place.name)) {
      place.lat = where->first;
      place.lon = where->second;
    }
    e.place = std::move(place);
    return;
  }
}

}  // namespace isnad::events
