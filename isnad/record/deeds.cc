#include "isnad/record/deeds.h"

#include <algorithm>

#include "isnad/record/pack.h"

namespace isnad::record {
namespace {

constexpr std::string_view version = "1";

// "promised not to ...": the act itself breaks it.
bool is_never(const Statement& s) {
  const auto& voices = s.event().voices;
  return s.event().status == "negated" && !voices.empty() && voices.back().stance == "promises";
}

// What kind of word it is; empty: none.
std::string kind_of(const Statement& s) {
  const auto& voices = s.event().voices;
  const std::string& status = s.event().status;
  if (status == "requested") return "demand";
  if (is_never(s)) return "promise";
  if (status != "planned") return {};
  return !voices.empty() && voices.back().stance == "promises" ? "promise" : "plan";
}

const char* link_kind(const WordAndDeeds& w, bool done) { return w.kind == "demand" ? "answers" : done ? "keeps" : "breaks"; }

void leave_out_rejected(WordAndDeeds& w, const std::vector<Statement>& statements, const std::vector<std::string>& rejected) {
  if (rejected.empty()) return;
  for (const bool done : {true, false}) {
    auto& list = done ? w.outcome.done : w.outcome.not_done;
    const auto undone = [&](std::size_t deed) {
      const std::string id = content_id(std::string("link\n") + link_kind(w, done) + "\n" + statements[deed].event().id + "\n" +
                                        statements[w.statement].event().id);
      return std::binary_search(rejected.begin(), rejected.end(), id);
    };
    list.erase(std::remove_if(list.begin(), list.end(), undone), list.end());
  }
}

void tell_result(WordAndDeeds& w, const std::vector<Statement>& statements) {
  const Outcome& o = w.outcome;
  // What one promised never to do, once done, was broken, whatever else is told.
  const bool against = o.done.empty() || (is_never(statements[w.statement]) && !o.not_done.empty());
  const std::vector<std::size_t>& deciding = against ? o.not_done : o.done;
  if (deciding.empty()) {
    w.result = "no evidence in this record";
    return;
  }
  if (w.kind == "demand") {
    w.result = against ? "refused" : "answered";
  } else {
    w.result = against ? "broken" : "kept";
  }
  for (const std::size_t deed : deciding) {
    const auto lag = days_between(statements[w.statement].told, statements[deed].day);
    if (lag && (!w.lag || *lag < *w.lag)) w.lag = lag;
  }
}

}  // namespace

History<WordAndDeeds> deeds_ever(const std::vector<Statement>& statements, const std::vector<Lifetime>& lives,
                                 const std::vector<std::string>& rejected) {
  const Outcomes outcomes(statements, lives);
  std::vector<WordAndDeeds> words;  // each with all that ever answered it
  std::vector<std::vector<std::int64_t>> turns;
  Reach reach;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    const Statement& s = statements[i];
    WordAndDeeds word;
    word.statement = i;
    word.kind = kind_of(s);
    if (word.kind.empty() || (s.sources.empty() && s.targets.empty())) continue;
    if (!s.event().voices.empty()) word.who = s.event().voices.back().who;
    word.outcome = outcomes.of(i, std::nullopt);
    if (is_never(s)) std::swap(word.outcome.done, word.outcome.not_done);
    if (word.kind == "demand") {
      for (const std::size_t no : outcomes.refusals_of(i)) word.outcome.not_done.push_back(no);
    }
    turns.push_back(outcomes.turns_of(i, word.outcome).days());
    reach.add(turns.back(), pieces_of(word.outcome));
    words.push_back(std::move(word));
  }
  History<WordAndDeeds> out{{}, reach.since()};
  for (std::size_t i = 0; i < words.size(); ++i) {
    const WordAndDeeds& ever = words[i];
    const auto on_day = [&](std::int64_t day) {
      if (!lives[ever.statement].is_on(day)) return std::vector<WordAndDeeds>();
      WordAndDeeds w{ever.statement, ever.kind, ever.who, {}, known_on(ever.outcome, lives, day), {}};
      leave_out_rejected(w, statements, rejected);
      tell_result(w, statements);
      return std::vector<WordAndDeeds>{std::move(w)};
    };
    for (auto& w : lives_of(turns_since(std::move(turns[i]), out.since), on_day, [](const WordAndDeeds& one) { return one.statement; }))
      out.items.push_back(std::move(w));
  }
  return out;
}

std::vector<WordAndDeeds> deeds_of(const std::vector<Statement>& statements, const std::vector<std::string>& rejected) {
  std::vector<WordAndDeeds> out;
  for (Lived<WordAndDeeds>& word : deeds_ever(statements, std::vector<Lifetime>(statements.size()), rejected).items)
    out.push_back(std::move(word.item));
  return out;
}

Result<bool> keep_deeds(Store& store, const std::vector<WordAndDeeds>& words, const std::vector<Statement>& statements,
                        Time run) {
  std::vector<Link> links;
  for (const WordAndDeeds& w : words) {
    for (const bool done : {true, false}) {
      for (const std::size_t deed : done ? w.outcome.done : w.outcome.not_done) {
        links.push_back({{},
                         link_kind(w, done),
                         statements[deed].event().id,
                         statements[w.statement].event().id,
                         0.8,
                         done ? "the same act of the same sides is told later" : "told later not to have been done, or refused",
                         {},
                         false});
      }
    }
  }
  return store.replace_joins("deeds", version, run, std::move(links), {});
}

}  // namespace isnad::record
