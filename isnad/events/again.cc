// The same act told again: a headline tells in the present what the text says will be (ruling 16), and a meeting goes on
// being of the day that the sentences before it gave (codebook section 4).
#include <algorithm>
#include <chrono>

#include "isnad/events/reader.h"

namespace isnad::events {
namespace {

bool holds_code(const Event& e, const std::string& code) {
  const auto is = [&code](const Participant& p) { return p.code == code; };
  return std::any_of(e.source.begin(), e.source.end(), is) || std::any_of(e.target.begin(), e.target.end(), is);
}

// One type, and two sides in common, or all of the one in the other.
bool is_one_occasion(const Event& again, const Event& told) {
  if (again.type != told.type) return false;
  std::vector<std::string> codes;
  for (const auto* side : {&again.source, &again.target}) {
    for (const Participant& p : *side) {
      if (std::find(codes.begin(), codes.end(), p.code) == codes.end()) codes.push_back(p.code);
    }
  }
  const auto common = static_cast<std::size_t>(std::count_if(codes.begin(), codes.end(), [&told](const std::string& c) { return holds_code(told, c); }));
  return common >= 2 || (common > 0 && common == codes.size());
}

// What is planned for a purpose, or in return for something, may have come of it by the next sentence.
bool is_scheduled(const Event& e) {
  return e.status == Status::planned && e.status_reason != "purpose" && e.status_reason.rfind("under ", 0) != 0;
}

}  // namespace

bool Reader::in_headline(const Event& e) const {
  return in_.text.sentences()[in_.clauses.sentence_of(e.token)].kind != text::PartKind::paragraph;
}

// Told as a fact, but nothing says that it is past.
bool Reader::may_be_to_come(const Event& e) const {
  if (e.status != Status::actual || !e.status_reason.empty()) return false;
  if (in_.clauses.is_finite(e.token)) return in_.words[e.token].features.aspect == words::Aspect::imperfect;
  if (e.date && in_.published && e.date->last < *in_.published) return false;
  const std::uint32_t verb = in_.clauses.verb_over(e.token);
  const bool carried = verb != clauses::none && (in_.clauses.has_cue(verb, clauses::CueKind::light) || in_.clauses.has_cue(verb, clauses::CueKind::aspect));
  return !carried || in_.words[verb].features.aspect == words::Aspect::imperfect;
}

// "the meeting", "his visit", "the visit of X": one that is known, not one of several.
bool Reader::names_its_act(const Event& e) const {
  const words::Word& w = in_.words[e.token];
  if (in_.clauses.is_finite(e.token)) return true;
  return w.features.number != words::Number::plural && (w.article || w.enclitic_person != 0 || w.features.definite != 0);
}

// A headline goes by the first telling of the act in the text.
void Reader::take_status_of_body(Event& e, const Events& events) const {
  // Who accuses, asks or welcomes in a headline has done so.
  const bool deed = e.type == "CONSULT" || (e.quad.rfind("material", 0) == 0 && in_.clauses.is_finite(e.token));
  if (!deed || !may_be_to_come(e)) return;
  for (const Event& told : events) {
    if (in_headline(told) || !is_one_occasion(e, told)) continue;
    if (!is_scheduled(told)) return;
    e.status = Status::planned;
    e.why.push_back("status: as in the text at " + surface(told.token));
    return;
  }
}

void Reader::take_from_before(Events& events, std::size_t i) const {
  constexpr std::uint32_t status_reach = 6, date_reach = 3;  // sentences
  Event& e = events[i];
  if (e.type != "CONSULT" || e.mode == "mediation" || !names_its_act(e)) return;
  const std::uint32_t sentence = in_.clauses.sentence_of(e.token);
  bool settled = in_.clauses.is_finite(e.token) || !may_be_to_come(e);
  for (std::size_t k = i; k-- > 0 && sentence - in_.clauses.sentence_of(events[k].token) <= status_reach;) {
    const Event& told = events[k];
    if (!is_one_occasion(e, told)) continue;
    if (!settled && is_scheduled(told) && !in_headline(told)) {
      e.status = Status::planned;
      e.why.push_back("status: as before at " + surface(told.token));
    }
    settled = true;
    const bool near = sentence - in_.clauses.sentence_of(told.token) <= date_reach && !in_headline(told);
    constexpr std::chrono::days month{31};
    const bool dated = near && told.time && told.date && told.date->last - told.date->first <= month && e.status == Status::actual && told.status == e.status;
    if (!e.date && dated) {
      e.date = told.date;
      e.time = told.time;
      e.why.push_back("date: as before at " + surface(told.token));
      name_holders(e);
    }
    if (e.date || dated) return;
  }
}

// "it is likely that ...; second, Moscow will sell ...": who foretells thrice in his own voice foretells with a plain future, too (codebook
// section 5: the writer of an analysis). What is dated or arranged stays planned.
void Reader::settle_own_forecasts(Events& events) {
  constexpr std::ptrdiff_t often = 3;
  const auto own = [](const Event& e) { return e.attribution.empty(); };
  const auto foretold = [&](const Event& e) { return own(e) && e.status == Status::predicted; };
  if (std::count_if(events.begin(), events.end(), foretold) < often) return;
  for (Event& e : events) {
    if (!own(e) || e.status != Status::planned || e.status_reason != "future" || e.date || e.type == "CONSULT") continue;
    e.status = Status::predicted;
    e.why.push_back("status: foretold by the page's own voice");
  }
}

void Reader::settle_told_again(Events& events) const {
  for (Event& e : events) {
    if (in_headline(e)) take_status_of_body(e, events);
  }
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (!in_headline(events[i])) take_from_before(events, i);
  }
}

}  // namespace isnad::events
