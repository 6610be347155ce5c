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

void score(Forecast& f, const Statement& s, const Outcomes& outcomes) {
  f.reason = no_score(s);
  if (!f.reason.empty()) {
    f.result = "cannot be scored";
    return;
  }
  const std::optional<Day> until = s.event().date ? std::optional<Day>(s.event().date->last) : std::nullopt;
  f.outcome = outcomes.of(f.statement, until);
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
  if (until && outcomes.last_day() && *outcomes.last_day() < *until) {
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

}  // namespace

std::vector<Forecast> forecasts_of(const std::vector<Statement>& statements, const std::vector<std::string>& rejected) {
  const Outcomes outcomes(statements);
  std::vector<Forecast> out;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    const Statement& s = statements[i];
    if (!is_forecast(s)) continue;
    Forecast f;
    f.statement = i;
    if (!s.event().voices.empty()) {
      f.who = s.event().voices.back().who;
      f.name = s.event().voices.back().name;
    }
    score(f, s, outcomes);
    leave_out_rejected(f, statements, rejected);
    out.push_back(std::move(f));
  }
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
