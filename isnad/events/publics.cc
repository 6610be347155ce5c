// Publics, the unnamed and whom they turn against: people of a place, gunmen, demonstrators.
#include "isnad/events/reader.h"

namespace isnad::events {

using clauses::none;
using words::Upos;
using words::Word;

// "a soldier was killed": who is struck serves his state.
bool Reader::strikes_forces(std::uint32_t token) const {
  constexpr std::string_view slots[] = {"obj", "subj", "gen", "obj2"};
  return std::any_of(std::begin(slots), std::end(slots), [&](std::string_view slot) {
    const clauses::Argument* a = triggers_.at(token).arguments.find(slot);
    if (a == nullptr || a->token == none) return false;
    return frames_.is_of_class(in_.words[a->token].lemma, "forces") || (a->counted != none && frames_.is_of_class(in_.words[a->counted].lemma, "forces"));
  });
}

// People were attacked, or demonstrated, and the sentence tells where: the people of that country
// (ruling 19).
void Reader::recover_population(Event& e) const {
  const bool war = triggers_.at(e.token).frame->mutual;
  if ((e.type != "ASSAULT" && e.type != "PROTEST") || war) return;
  const std::uint32_t sentence = in_.clauses.sentence_of(e.token);
  const auto [first, last] = mentions_near(e.token);
  for (std::uint32_t number = first; number < last; ++number) {
    const mentions::Mention& m = in_.mentions[number];
    constexpr std::uint32_t close = 12;
    const bool near = in_.clauses.clause_of(m.first) == in_.clauses.clause_of(e.token) || (m.first > e.token && m.first - e.token <= close);
    if (in_.clauses.sentence_of(m.first) != sentence || !near || m.code.size() != 3 || m.modifier) continue;
    const bool town_or_state = m.kind == mentions::Kind::capital || m.kind == mentions::Kind::state;
    // A place annexed to another noun ("the Vienna agreement") is that noun's.
    const bool annexed = m.first > 0 && in_.words[m.first - 1].is(Upos::noun) && in_.clauses.mention_at(m.first - 1) == none &&
                         m.first - 1 != e.token && !is_part_of_land(m.first - 1);
    const bool located = (m.kind == mentions::Kind::place && !annexed) ||
                         (town_or_state && m.first > 0 && (in_.words[m.first - 1].is(Upos::adposition) || is_part_of_land(m.first - 1)));
    if (!located) continue;
    Participant p;
    p.code = (e.type == "ASSAULT" && strikes_forces(e.token) ? "" : "PUBLIC:") + m.code;
    p.span = m.span;
    p.via = mentions::Via::context;
    (e.type == "PROTEST" ? e.source : e.target).push_back(std::move(p));
    e.why.push_back(std::string(recovered) + ": the people of the place, " + m.code);
    return;
  }
}

// "gunmen abducted four engineers", "demonstrators gathered": an armed group or a public acts, though the page does not
// tell whose (codebook section 1). The event stands without a code, unless the sentence tells of such an act of somebody.
bool Reader::is_by_the_unnamed(const Event& e) const {
  if (e.type != "PROTEST" && e.type != "ASSAULT") return false;
  const Word& w = in_.words[e.token];
  const std::uint32_t here = in_.clauses.sentence_of(e.token);
  for (const auto& [token, x] : events_near(e.token)) {
    if (in_.clauses.sentence_of(token) == here && x.type == e.type && !(x.source.empty() && x.target.empty())) return false;
  }
  if (e.type == "PROTEST") return true;
  // "the battle", "the two explosions": told before (ruling 3).
  const bool label = triggers_.at(e.token).frame->mutual || (w.article && !in_.clauses.is_finite(e.token));
  if (e.status != Status::actual || label) return false;
  const text::Sentence& sentence = in_.text.sentences()[here];
  for (std::uint32_t t = sentence.first; t < sentence.end; ++t) {
    if (frames_.is_of_class(in_.words[t].lemma, "armed") || frames_.is_of_class(in_.words[t].lemma, "forces")) return true;
  }
  return false;
}

// "demonstrated to demand that X ...", "... to condemn Y": who is asked or blamed is whom the protest is against.
void Reader::complete_protests() {
  constexpr std::uint32_t reach = 25;
  for (auto& [token, e] : events_) {
    if (e.type != "PROTEST" || !e.target.empty()) continue;
    for (auto at = events_.upper_bound(token); at != events_.end() && at->first < token + reach; ++at) {
      const Event& x = at->second;
      const bool aim = x.type == "REQUEST" || x.type == "ACCUSE" || x.type == "REJECT";
      if (in_.clauses.sentence_of(at->first) != in_.clauses.sentence_of(token)) break;
      if (!aim || x.target.empty() || !(x.source.empty() || e.source.empty() || shares(x.source, e.source))) continue;
      e.target = x.target;
      e.why.push_back("target as at " + surface(at->first));
      clean(e);
      break;
    }
  }
}

}  // namespace isnad::events
