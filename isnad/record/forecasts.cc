#include "isnad/record/forecasts.h"

#include <algorithm>

#include "isnad/record/pack.h"

namespace isnad::record {
namespace {

constexpr std::string_view version = "1";

bool is_forecast(const Statement& s) {
  const auto& voices = s.event().voices;
  const std::string& status = s.event().status;
  if (status == "predicted") return true;
  return !voices.empty() && voices.back().stance == "predicts" && status != "actual" && status != "negated";
}

// Why the record can never tell; empty when it can.
std::string no_score(const Statement& s) {
  if (!s.told) return "its page has no day, so what came later is not known";
  if (s.sources.empty()) return "it does not tell who would act";
  if (s.family.mutual ? s.sources.size() + s.targets.size() < 2 : s.targets.empty() && s.objects.empty())
    return "it does not tell with whom, on whom or with what";
  return {};
}

std::optional<Day> horizon_of(const Statement& s) {
  return s.event().date ? std::optional<Day>(s.event().date->last) : std::nullopt;
}

bool is_open(const std::optional<Day>& horizon, const std::optional<Day>& last) { return horizon && last && *last < *horizon; }

// By what became of it, as far as that was known; `last`: the last day of publication by then.
void score(Forecast& f, const Statement& s, const std::optional<Day>& last) {
  f.reason = no_score(s);
  if (!f.reason.empty()) {
    f.result = "cannot be scored";
    return;
  }
  const std::optional<Day> until = horizon_of(s);
  const bool done = !f.outcome.done.empty();
  if (done || !f.outcome.not_done.empty()) {
    f.result = done && !f.outcome.not_done.empty() ? "both are told" : done ? "came about" : "did not come about";
    f.reason = until ? "told of a day before the horizon" : "told later; the forecast names no day";
    return;
  }
  if (!s.condition.empty()) {
    f.result = "cannot be scored";
    f.reason = "it is under a condition, and the act is not told of later";
    return;
  }
  if (is_open(until, last)) {
    f.result = "still open";
    f.reason = "the last page was published before the horizon";
    return;
  }
  f.result = "no evidence in this record";
  f.reason = until ? "nothing is told of it up to the horizon" : "nothing is told of it later; the forecast names no day";
}

void leave_out_rejected(Forecast& f, const std::vector<Statement>& statements, const std::vector<std::string>& rejected) {
  const auto undone = [&](std::size_t deed) {
    return std::binary_search(
        rejected.begin(), rejected.end(),
        content_id("link\nresolves\n" + statements[deed].event().id + "\n" + statements[f.statement].event().id));
  };
  for (auto* list : {&f.outcome.done, &f.outcome.not_done}) {
    const std::size_t before = list->size();
    list->erase(std::remove_if(list->begin(), list->end(), undone), list->end());
    if (list->size() < before && f.outcome.done.empty() && f.outcome.not_done.empty()) {
      f.result = "no evidence in this record";
      f.reason = "an analyst rejected what seemed to tell of it";
    }
  }
}

// A page of a day behind the horizon closes what was open.
void add_horizon(Turns& turns, const std::optional<Day>& horizon, const Outcomes& outcomes) {
  std::optional<Day> before;
  for (const auto& [day, last] : outcomes.last_days()) {
    if (is_open(horizon, before) != is_open(horizon, last)) turns.add({day, Lifetime::never});
    before = last;
  }
}

}  // namespace

History<Forecast> forecasts_ever(const std::vector<Statement>& statements, const std::vector<Lifetime>& lives,
                                 const std::vector<std::string>& rejected) {
  const Outcomes outcomes(statements, lives);
  std::vector<Forecast> forecasts;  // each with all that ever answered it
  std::vector<std::vector<std::int64_t>> turns_of;
  Reach reach;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    const Statement& s = statements[i];
    if (!is_forecast(s)) continue;
    Forecast forecast;
    forecast.statement = i;
    if (!s.event().voices.empty()) {
      forecast.who = s.event().voices.back().who;
      forecast.name = s.event().voices.back().name;
    }
    if (no_score(s).empty()) forecast.outcome = outcomes.of(i, horizon_of(s));
    Turns turns = outcomes.turns_of(i, forecast.outcome);
    add_horizon(turns, horizon_of(s), outcomes);
    turns_of.push_back(turns.days());
    reach.add(turns_of.back(), pieces_of(forecast.outcome));
    forecasts.push_back(std::move(forecast));
  }
  History<Forecast> out{{}, reach.since()};
  for (std::size_t i = 0; i < forecasts.size(); ++i) {
    const Forecast& ever = forecasts[i];
    const auto on_day = [&](std::int64_t day) {
      if (!lives[ever.statement].is_on(day)) return std::vector<Forecast>();
      Forecast f = ever;
      f.outcome = known_on(ever.outcome, lives, day);
      score(f, statements[ever.statement], outcomes.last_day(day));
      leave_out_rejected(f, statements, rejected);
      return std::vector<Forecast>{std::move(f)};
    };
    for (auto& f : lives_of(turns_since(std::move(turns_of[i]), out.since), on_day, [](const Forecast& one) { return one.statement; }))
      out.items.push_back(std::move(f));
  }
  return out;
}

std::vector<Forecast> forecasts_of(const std::vector<Statement>& statements, const std::vector<std::string>& rejected) {
  std::vector<Forecast> out;
  for (Lived<Forecast>& forecast : forecasts_ever(statements, std::vector<Lifetime>(statements.size()), rejected).items)
    out.push_back(std::move(forecast.item));
  return out;
}

Result<bool> keep_forecasts(Store& store, const std::vector<Forecast>& forecasts, const std::vector<Statement>& statements,
                            Time run) {
  std::vector<Link> links;
  for (const Forecast& f : forecasts) {
    for (const std::size_t deed : f.outcome.done)
      links.push_back({{},
                       "resolves",
                       statements[deed].event().id,
                       statements[f.statement].event().id,
                       0.8,
                       "the same act of the same sides is told later",
                       {},
                       false});
    for (const std::size_t deed : f.outcome.not_done)
      links.push_back({{},
                       "resolves",
                       statements[deed].event().id,
                       statements[f.statement].event().id,
                       0.7,
                       "the same act of the same sides is told not to have been",
                       {},
                       false});
  }
  return store.replace_joins("forecasts", version, run, std::move(links), {});
}

}  // namespace isnad::record
