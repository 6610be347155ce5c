// Words, mentions and times laid over each other; who stands beside whom, who speaks.
#include "isnad/clauses/clauses.h"

#include <algorithm>

#include "isnad/clauses/phrases.h"
#include "isnad/clauses/tree.h"

namespace isnad::clauses {
namespace {

using mentions::Kind;
using mentions::Mention;
using words::Preposition;
using words::Upos;

}  // namespace

Clauses::Clauses(const text::Text& text_in, const words::Words& words_in, const mentions::Mentions& mentions_in, const times::Times& times,
                 const Grammar& grammar_in)
    : text(text_in), words(words_in), mentions(mentions_in), grammar(grammar_in) {
  const std::uint32_t size = words.size();
  clause_of_.assign(size, 0);
  sentence_of_.assign(size, 0);
  mention_at_.assign(size, none);
  subject_of_.assign(size, none);
  is_subject_.assign(mentions.size(), false);
  for (std::uint32_t m = 0; m < mentions.size(); ++m) {
    for (std::uint32_t t = mentions[m].first; t < mentions[m].end; ++t) mention_at_[t] = m;
  }
  time_end_.resize(size);
  for (std::uint32_t t = 0; t < size; ++t) time_end_[t] = t;
  inside_time_.assign(size, false);
  for (const times::Time& time : times) {
    for (std::uint32_t t = time.first_token; t < time.end_token; ++t) inside_time_[t] = true;
    // A date inside a name, or one that begins with a preposition of its own, is left to the phrases.
    if (mention_at_[time.first_token] == none && !words[time.first_token].is(Upos::adposition)) time_end_[time.first_token] = time.end_token;
  }
  mark_vague_times();
  TreeBuilder builder(*this);
  std::uint32_t spoken_from = none;
  for (std::uint32_t s = 0; s < text.sentences().size(); ++s) {
    const text::Sentence& sentence = text.sentences()[s];
    for (std::uint32_t t = sentence.first; t < sentence.end; ++t) sentence_of_[t] = s;
    if (s > 0 && text.sentences()[s - 1].part != sentence.part) spoken_from = none;
    const std::size_t first_clause = clauses_.size();
    builder.build(s, spoken_from);
    // Who speaks is known before what he says, also where it stands behind it.
    for (std::size_t c = first_clause; c < clauses_.size(); ++c) {
      const std::uint32_t governor = clauses_[c].governor;
      if (clauses_[c].kind == ClauseKind::quotation && governor != none && governor > clauses_[c].first && is_finite(governor)) settle_subject(governor);
    }
    for (std::uint32_t t = sentence.first; t < sentence.end; ++t) {
      if (is_finite(t) && subject_of_[t] == none) settle_subject(t);
    }
  }
}

// "some days ago (qabla ayyam)", "since long years": no date, and no phrase that annexes what stands behind it.
void Clauses::mark_vague_times() {
  constexpr std::string_view around[] = {"\xD9\x82\xD8\xA8\xD9\x84", "\xD9\x85\xD9\x86\xD8\xB0", "\xD8\xA8\xD8\xB9\xD8\xAF"};  // qabla, mundhu, ba`da
  for (std::uint32_t t = 0; t + 1 < words.size(); ++t) {
    const words::Word& w = words[t];
    if (!w.is(Upos::adposition) || w.lemma == words::no_lemma || w.enclitic_person != 0) continue;
    if (std::find(std::begin(around), std::end(around), grammar.dictionary().name(w.lemma)) == std::end(around)) continue;
    const words::Word& unit = words[t + 1];
    if (inside_time_[t + 1] || mention_at_[t + 1] != none || unit.article || unit.enclitic_person != 0 || unit.preposition != words::Preposition::none) continue;
    if (!grammar.is_some_time(text.normal(text.tokens()[t + 1]))) continue;
    inside_time_[t + 1] = true;
    for (std::uint32_t a = t + 2; a < words.size() && words[a].is(Upos::adjective) && !words[a].article && mention_at_[a] == none; ++a) inside_time_[a] = true;
  }
}

// "fajra l-yawm" is spelled like "exploded".
bool Clauses::is_finite(std::uint32_t token) const { return words[token].is_verb() && mention_at_[token] == none && !inside_time_[token]; }

bool Clauses::is_naming(std::uint32_t clause) const {
  const Clause& c = clauses_[clause];
  return c.kind == ClauseKind::adverbial && c.introducer != none && c.introducer + 1 < words.size() && has_cue(c.introducer + 1, CueKind::naming) &&
         words[c.introducer + 1].enclitic_person == 3;
}

bool Clauses::is_dummy(std::uint32_t verb) const {
  const auto& cues = grammar.cues_of(words, verb);
  return std::any_of(cues.begin(), cues.end(), [this](std::uint32_t n) {
    const Cue& cue = grammar.cue(n);
    return cue.kind == CueKind::light && std::find(cue.slots.begin(), cue.slots.end(), subj) != cue.slots.end();
  });
}

bool Clauses::has_cue(std::uint32_t token, CueKind kind) const {
  for (const std::uint32_t number : grammar.cues_of(words, token)) {
    if (grammar.cue(number).kind == kind) return true;
  }
  return false;
}

bool Clauses::is_asked(std::uint32_t token) const {
  for (std::uint32_t c = clause_of_[token]; c != none; c = clauses_[c].parent) {
    if (clauses_[c].question) return true;
    // A complement, a joined clause and a condition share in the question, asides do not.
    const ClauseKind kind = clauses_[c].kind;
    if (kind == ClauseKind::relative || kind == ClauseKind::adverbial || kind == ClauseKind::participial) return false;
  }
  return false;
}

bool Clauses::under(std::uint32_t clause, std::uint32_t ancestor) const {
  for (; clause != none; clause = clauses_[clause].parent) {
    if (clause == ancestor) return true;
  }
  return false;
}

std::string_view Clauses::grammar_clitic(std::uint32_t token) const {
  // Where a name begins, the name's own spelling tells the clitic ("Lundun" has none).
  const std::uint32_t m = mention_at_[token];
  if (m != none && mentions[m].first == token) {
    switch (mentions[m].clitic) {
      case 'b': return slot_b;
      case 'l': return slot_l;
      case 'k': return slot_k;
      default: return {};
    }
  }
  switch (words[token].preposition) {
    case Preposition::b: return slot_b;
    case Preposition::l: return slot_l;
    case Preposition::k: return slot_k;
    default: return {};
  }
}

// "baynahum", "min baynaha", "minhum": those of several who are named; the first of them, or none.
std::uint32_t Clauses::named_among(std::uint32_t at) const {
  constexpr std::string_view among[] = {"\xD8\xA8\xD9\x8A\xD9\x86", "\xD9\x85\xD9\x86"};  // bayna, min
  const auto is = [&](std::uint32_t t, std::string_view word) { return text.normal(text.tokens()[t]).substr(0, word.size()) == word; };
  if (at + 1 < words.size() && words[at].is(Upos::adposition) && words[at].enclitic_person == 0 && is(at, among[1])) ++at;
  const words::Word& w = words[at];
  const bool names = w.is(Upos::adposition) && w.enclitic_person == 3 && w.enclitic_number != words::Number::dual && (is(at, among[0]) || is(at, among[1]));
  const std::uint32_t next = names && at + 1 < words.size() ? mention_at_[at + 1] : none;
  return next != none && mentions[next].first == at + 1 && !mentions[next].modifier && is_actor(mentions[next]) ? next : none;
}

bool Clauses::is_body(std::uint32_t mention) const {
  const Kind kind = mentions[mention].kind;
  return kind == Kind::group || kind == Kind::institution || kind == Kind::body || kind == Kind::population;
}

// "the group X in Syria and the rebels in Iraq": where a group is does not end the list of groups. The token where the list
// may go on: behind the place when "and" joins another of its kind there, else `end`.
std::uint32_t Clauses::behind_place(std::uint32_t mention, std::uint32_t end) const {
  constexpr std::string_view in = "\xD9\x81\xD9\x8A";
  const std::uint32_t named = end;
  // "the terrorist organisation X": an adjective may stand behind the name.
  if (end + 2 < words.size() && words[end].article && mention_at_[end] == none && words[end].conjunction == words::Conjunction::none) ++end;
  if (end + 1 >= words.size() || !is_body(mention) || !words[end].is(Upos::adposition) || text.normal(text.tokens()[end]) != in) return named;
  std::uint32_t at = end + 1;
  while (at < words.size() && at < end + 3 && mention_at_[at] == none && words[at].is(Upos::noun)) ++at;
  const std::uint32_t place = at < words.size() ? mention_at_[at] : none;
  if (place == none || (mentions[place].kind != Kind::place && mentions[place].kind != Kind::state && mentions[place].kind != Kind::capital)) return named;
  const std::uint32_t behind = mentions[place].end;
  const std::uint32_t next = behind < words.size() && sentence_of_[behind] == sentence_of_[end] ? mention_at_[behind] : none;
  return next != none && mentions[next].first == behind && mentions[next].joined && !mentions[next].modifier && is_body(next) ? behind : named;
}

std::vector<std::uint32_t> Clauses::group(std::uint32_t mention, std::uint32_t& end) const {
  std::vector<std::uint32_t> out = {mention};
  end = mentions[mention].end;
  for (;;) {
    std::uint32_t at = behind_place(mention, end);
    bool comma = false;
    while (at < words.size() && (words[at].mark == '"' || is_comma(words[at].mark) || words[at].mark == 0x00BB || words[at].mark == 0x201D ||
                                 words[at].mark == ')')) {
      comma = comma || is_comma(words[at].mark);
      ++at;
    }
    if (at >= words.size() || sentence_of_[at] != sentence_of_[mentions[mention].first]) return out;
    // "Western allies, among them X and Y"
    if (const std::uint32_t member = named_among(at); member != none && out.size() == 1) {
      for (const std::uint32_t one : group(member, end)) out.push_back(one);
      return out;
    }
    // "and" may stand alone before a quotation mark.
    const std::uint32_t link = at;
    if (words[at].kind == text::TokenKind::word && words[at].lemma != words::no_lemma && words[at].is(Upos::conjunction) && at + 1 < words.size()) ++at;
    while (at < words.size() && (words[at].mark == '"' || words[at].mark == 0x00AB || words[at].mark == 0x201C)) ++at;
    if (at >= words.size()) return out;
    const std::uint32_t next = mention_at_[at];
    if (next == none || mentions[next].modifier || mentions[next].first != at || !is_actor(mentions[next])) return out;
    // "but", "rather": what follows is another clause's.
    constexpr std::string_view joining[] = {"\xD9\x88", "\xD8\xA3\xD9\x88", "\xD8\xAB\xD9\x85", "\xD8\xA7\xD9\x88"};
    const auto joins = [&](std::uint32_t t) {
      return words[t].is(Upos::conjunction) && std::find(std::begin(joining), std::end(joining), text.normal(text.tokens()[t])) != std::end(joining);
    };
    const bool joined = mentions[next].joined || joins(at) || joins(link);
    if (!joined && !(comma && list_goes_on(next))) return out;
    if (!joined && mentions[next].kind == Kind::person && mentions[mention].kind == Kind::person && out.size() == 1 && !list_goes_on(next)) return out;
    out.push_back(next);
    end = mentions[next].end;
  }
}

// "A, B and C": a comma joins only when an "and" comes later.
bool Clauses::list_goes_on(std::uint32_t mention) const {
  const std::uint32_t end = mentions[mention].end;
  for (std::uint32_t m = mention + 1; m < mentions.size() && m <= mention + 4; ++m) {
    if (mentions[m].modifier) continue;
    if (mentions[m].first > end + 12) return false;
    for (std::uint32_t t = mentions[m - 1].end; t < mentions[m].first; ++t) {
      if (words[t].mark == 0) return false;
    }
    if (mentions[m].joined) return true;
  }
  return false;
}

const Argument& Clauses::subject(std::uint32_t verb) const {
  static const Argument unknown;
  return subject_of_[verb] == none ? unknown : subjects_[subject_of_[verb]];
}

std::uint32_t Clauses::verb_over(std::uint32_t token) const {
  const std::uint32_t clause = clause_of_[token];
  const Clause& c = clauses_[clause];
  for (std::uint32_t t = token; t-- > c.first;) {
    if (clause_of_[t] == clause && is_finite(t)) return t;
  }
  return none;
}

std::uint32_t Clauses::verb_above(std::uint32_t token) const {
  for (std::uint32_t parent = clauses_[clause_of_[token]].parent; parent != none; parent = clauses_[parent].parent) {
    for (std::uint32_t t = token; t-- > 0 && sentence_of_[t] == sentence_of_[token];) {
      // A coordinated clause stands at its parent's level.
      const Clause& its = clauses_[clause_of_[t]];
      const bool level = clause_of_[t] == parent || (its.parent == parent && its.kind == ClauseKind::coordinate);
      if (level && is_finite(t)) return t;
    }
  }
  return none;
}

// The number of the first mention that begins at `token` or behind it.
std::uint32_t Clauses::first_mention_from(std::uint32_t token) const {
  const auto before = [](const Mention& m, std::uint32_t t) { return m.first < t; };
  return static_cast<std::uint32_t>(std::lower_bound(mentions.begin(), mentions.end(), token, before) - mentions.begin());
}

std::string_view name_of(ClauseKind kind) {
  constexpr std::string_view names[] = {"main",      "complement", "relative",    "condition",
                                        "adverbial", "coordinate", "participial", "quotation"};
  return names[static_cast<std::size_t>(kind)];
}

}  // namespace isnad::clauses
