#include "isnad/record/sources.h"

#include <set>

#include "isnad/record/json_values.h"

namespace isnad::record {
namespace {

Json rating_json(const std::optional<Rating>& rating) {
  if (!rating) return nullptr;
  return {{"grade", rating->grade},
          {"author", rating->author},
          {"day", rating->day},
          {"reason", rating->reason},
          {"correction", rating->correction}};
}

// Null where this record tells nothing.
Json track_json(const Track& t) {
  if (t.claims == 0 && t.denials == 0) return nullptr;
  return {{"claims", t.claims},
          {"admitted", t.admitted},
          {"partly_admitted", t.partly_admitted},
          {"denied", t.denied},
          {"contradicted", t.contradicted},
          {"retracted", t.retracted},
          {"denials", t.denials},
          {"denials_admitted", t.denials_admitted}};
}

Json head_json(const Source& s) {
  if (!s.outlet) return {{"kind", "voice"}, {"who", s.voice}};
  const Outlet& o = *s.outlet;
  return {{"kind", "outlet"},
          {"name", or_null(o.name)},
          {"code", or_null(s.facts.code)},
          {"outlet_kind", or_null(s.facts.kind)},
          {"country", or_null(s.facts.country)},
          {"ownership", or_null(s.facts.form)},
          {"owner", or_null(s.facts.owner)},
          {"owned_since", s.facts.owned_since == 0 ? Json(nullptr) : Json(s.facts.owned_since)},
          {"pages", o.pages},
          {"events", o.events},
          {"first", day_json(o.first)},
          {"last", day_json(o.last)},
          {"texts_first", s.relays.first},
          {"texts_relayed", s.relays.relayed}};
}

}  // namespace

std::string rated_name(const std::string& target, const OutletNames& outlets, const ActorNames& actors) {
  if (is_content_id(target)) return target;
  const std::string voice = outlets.voice_of(target);
  return voice == target && actors.knows(target) ? actors.actor_of(target) : voice;
}

RatingTable::RatingTable(const std::vector<Correction>& corrections, std::optional<Day> as_of, const OutletNames& outlets,
                         const ActorNames& actors) {
  std::vector<Correction> known;
  for (const Correction& c : corrections) {
    if (!as_of || parse_day(c.day) <= as_of) known.push_back(c);
  }
  for (const Correction& c : standing_of(std::move(known))) {
    if (c.kind != "rate") continue;
    for (const std::string& target : c.targets) {
      Ratings& own = ratings_[rated_name(target, outlets, actors)];
      (c.field == "reliability" ? own.reliability : own.credibility) = Rating{c.now, c.author, c.day, c.reason, c.id};
    }
  }
}

const Ratings& RatingTable::of(const std::string& voice_or_id) const {
  static const Ratings none;
  const auto found = ratings_.find(voice_or_id);
  return found == ratings_.end() ? none : found->second;
}

Result<std::vector<Source>> sources_of(Store& store, const Question& range, const std::vector<TrackRow>& rows,
                                       const OutletNames& outlets, const ActorNames& actors) {
  const auto counts = store.outlets(range);
  if (!counts) return counts.error();
  const auto relays = relays_of(store);
  if (!relays) return relays.error();
  auto corrections = store.corrections();
  if (!corrections) return corrections.error();
  const RatingTable ratings(corrections.value(), range.as_of, outlets, actors);
  const auto tracks = tracks_of(rows, range);
  const auto fill = [&](Source& source) {
    source.ratings = ratings.of(source.voice);
    const auto track = tracks.find(source.voice);
    if (track != tracks.end()) source.track = track->second;
  };
  std::vector<Source> out;
  std::set<std::string> voices;  // named ones that are no outlet here
  for (const auto& [voice, track] : tracks) {
    if (track.claims != 0 || track.denials != 0) voices.insert(voice);
  }
  for (const auto& [name, rating] : ratings.all()) {
    if (!is_content_id(name)) voices.insert(name);
  }
  for (const Outlet& o : counts.value()) {
    Source source{outlets.voice_of(o.name), o, outlets.facts_of(o.name), {}, {}, {}};
    const auto own = relays.value().find(o.name);
    if (own != relays.value().end()) source.relays = own->second;
    fill(source);
    voices.erase(source.voice);
    out.push_back(std::move(source));
  }
  for (const std::string& voice : voices) {
    Source source{voice, std::nullopt, {}, {}, {}, {}};
    fill(source);
    out.push_back(std::move(source));
  }
  return out;
}

std::vector<Lived<RatingTable>> ratings_ever(const std::vector<Correction>& corrections, const OutletNames& outlets,
                                             const ActorNames& actors) {
  std::set<Day> days;
  for (const Correction& c : corrections) {
    if (const auto day = parse_day(c.day); day && (c.kind == "rate" || c.kind == "undo")) days.insert(*day);
  }
  // Before the first of them only what has no day is known.
  std::vector<Lived<RatingTable>> out;
  out.push_back({RatingTable(corrections, days.empty() ? std::nullopt : std::optional<Day>(*days.begin() - std::chrono::days(1)),
                             outlets, actors),
                 {}});
  for (const Day day : days) {
    const std::int64_t from = number_of_day(day);
    out.back().life.until = from;
    out.push_back({RatingTable(corrections, day, outlets, actors), {from, Lifetime::never}});
  }
  return out;
}

void rate_claims(ClaimHistory& history, const std::vector<Lived<RatingTable>>& ratings) {
  std::vector<Lived<Claim>> out;
  out.reserve(history.claims.items.size());
  for (Lived<Claim>& claim : history.claims.items) {
    const std::size_t first = out.size();
    for (const Lived<RatingTable>& table : ratings) {
      const Lifetime life = both(claim.life, table.life);
      if (life.is_empty()) continue;
      const auto& rating = table.item.of(claim.item.id).credibility;
      const std::string grade = rating ? rating->grade : std::string();
      if (out.size() > first && out.back().item.credibility == grade) {
        out.back().life.until = life.until;
        continue;
      }
      out.push_back({claim.item, life});
      out.back().item.credibility = grade;
    }
  }
  history.claims.items = std::move(out);
}

std::string json_of(const Source& source) {
  Json json = head_json(source);
  json["reliability"] = rating_json(source.ratings.reliability);
  json["credibility"] = rating_json(source.ratings.credibility);
  json["track"] = track_json(source.track);
  return json_line(json);
}

}  // namespace isnad::record
