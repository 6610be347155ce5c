#include "isnad/clauses/tree.h"

#include <algorithm>

#include "isnad/clauses/phrases.h"

namespace isnad::clauses {
namespace {

using words::Aspect;
using words::Conjunction;
using words::Upos;
using words::Word;

constexpr char32_t arabic_semicolon = 0x061B;
constexpr char32_t arabic_question = 0x061F;
constexpr char32_t left_guillemet = 0x00AB;
constexpr char32_t right_guillemet = 0x00BB;
constexpr char32_t left_quote = 0x201C;
constexpr char32_t right_quote = 0x201D;

constexpr std::string_view whether = "\xD9\x87\xD9\x84";


}  // namespace

void TreeBuilder::build(std::uint32_t sentence, std::uint32_t& spoken_from) {
  const text::Sentence& s = out_.text.sentences()[sentence];
  sentence_ = sentence;
  first_ = s.first;
  first_clause_ = static_cast<std::uint32_t>(out_.clauses_.size());
  finite_.clear();
  spoken_from_ = spoken_from;
  current_ = none;
  root_ = open(ClauseKind::main, none, none, none);
  quote_clause_ = none;
  in_quote_ = spoken_from_ != none;
  if (in_quote_) {
    // The quotation of the sentence before runs on.
    open(ClauseKind::quotation, root_, none, spoken_from_);
    out_.clauses_[current_].quoted = true;
    quote_clause_ = current_;
  }
  for (std::uint32_t i = s.first; i < s.end;) step(i, s.end);
  for (std::uint32_t i = s.first; i < s.end; ++i) {
    if (out_.is_finite(i) && is_speech(i)) last_speech_ = i;
  }
  mark_questions(s.end);
  // A clause reaches as far as the last word that stands in it or in a clause of it.
  for (std::uint32_t c = first_clause_; c < out_.clauses_.size(); ++c) out_.clauses_[c].end = out_.clauses_[c].first;
  for (std::uint32_t i = s.first; i < s.end; ++i) {
    for (std::uint32_t c = out_.clause_of_[i]; c != none; c = out_.clauses_[c].parent) {
      out_.clauses_[c].first = std::min(out_.clauses_[c].first, i);
      out_.clauses_[c].end = std::max(out_.clauses_[c].end, i + 1);
    }
  }
  spoken_from = in_quote_ ? spoken_from_ : none;
}

// A sentence that ends in a question mark asks in the clause that the mark closes; "hal" and "a-" ask where they stand.
void TreeBuilder::mark_questions(std::uint32_t end) {
  for (std::uint32_t t = first_; t < end; ++t) {
    const Word& w = out_.words[t];
    const bool begins = w.mark == 0 && (out_.text.normal(out_.text.tokens()[t]) == whether || (w.interrogative && out_.is_finite(t)));
    const bool mark = w.mark == arabic_question || w.mark == '?';
    if (!begins && !mark) continue;
    std::uint32_t c = out_.clause_of_[t];
    // The mark closes the clause that stands alone: up to the quotation or the root, not what governs it.
    if (mark) c = quotation_or_root(c);
    if (mark ? says_something(c, t) : has_verb_before(c, t)) continue;
    out_.clauses_[c].question = true;
  }
}

// The quotation that a clause stands in, else the root of its sentence.
std::uint32_t TreeBuilder::quotation_or_root(std::uint32_t clause) const {
  while (out_.clauses_[clause].kind != ClauseKind::quotation && out_.clauses_[clause].parent != none) clause = out_.clauses_[clause].parent;
  return clause;
}

// "the minister asked: hal ... ?": a clause that says or asks something is no question itself.
bool TreeBuilder::says_something(std::uint32_t clause, std::uint32_t before) const {
  for (std::uint32_t t = first_; t < before; ++t) {
    if (out_.clause_of_[t] != clause) continue;
    if (out_.is_finite(t) && is_speech(t)) return true;
    if (out_.text.normal(out_.text.tokens()[t]) == whether && has_verb_before(clause, t)) return true;
  }
  return false;
}

bool TreeBuilder::has_verb_before(std::uint32_t clause, std::uint32_t before) const {
  for (std::uint32_t t = first_; t < before; ++t) {
    if (out_.clause_of_[t] == clause && out_.is_finite(t)) return true;
  }
  return false;
}

std::uint32_t TreeBuilder::open(ClauseKind kind, std::uint32_t parent, std::uint32_t introducer, std::uint32_t governor) {
  Clause c;
  c.kind = kind;
  c.parent = parent;
  c.introducer = introducer;
  c.governor = governor;
  c.first = introducer == none ? first_ : introducer;
  c.sentence = sentence_;
  c.quoted = in_quote_ && kind != ClauseKind::main;
  out_.clauses_.push_back(c);
  finite_.push_back(false);
  return current_ = static_cast<std::uint32_t>(out_.clauses_.size() - 1);
}

void TreeBuilder::close_to(std::uint32_t clause) {
  while (current_ != clause && current_ != none && out_.clauses_[current_].parent != none) current_ = out_.clauses_[current_].parent;
}

// Relative and adverbial clauses end where a comma or a coordinated verb comes; complements go on.
void TreeBuilder::close_light() {
  // "X, who is (wa-huwa) the ally of Y, attacked": a clause of two nouns, with no verb to wait for.
  const auto nominal = [this](const Clause& c) {
    return c.kind == ClauseKind::relative && c.introducer != none && out_.words[c.introducer].is(Upos::pronoun) && out_.words[c.introducer].conjunction == Conjunction::wa;
  };
  while (current_ != quote_clause_ && current_ != root_ && (finite_[current_ - first_clause_] || nominal(out_.clauses_[current_]))) {
    const ClauseKind kind = out_.clauses_[current_].kind;
    if (kind != ClauseKind::relative && kind != ClauseKind::adverbial && kind != ClauseKind::condition) return;
    current_ = out_.clauses_[current_].parent;
  }
}

void TreeBuilder::step(std::uint32_t& i, std::uint32_t end) {
  const Word& w = out_.words[i];
  if (w.mark != 0) {
    out_.clause_of_[i] = current_;
    read_mark(i, end);
    ++i;
    return;
  }
  if (read_connector(i, end)) return;
  read_word(i);
  out_.clause_of_[i] = current_;
  if (out_.is_finite(i)) finite_[current_ - first_clause_] = true;
  ++i;
}

bool TreeBuilder::is_speech(std::uint32_t token) const {
  const Word& w = out_.words[token];
  const bool participle = w.features.derived == words::Derived::active_participle || w.features.derived == words::Derived::passive_participle;
  // A participle speaks only in the accusative of circumstance, not as an adjective ("striking remarks").
  if (participle && !circumstantial(token)) return false;
  return out_.has_cue(token, CueKind::say) || out_.has_cue(token, CueKind::doubt) || out_.has_cue(token, CueKind::deny) ||
         out_.has_cue(token, CueKind::admit);
}

// The nearest predicate to the left in the clauses that are open: for a quotation one of saying.
std::uint32_t TreeBuilder::governor_before(std::uint32_t i, bool speech) const {
  std::uint32_t any = none, by_other = none;
  for (std::uint32_t t = i; t-- > first_;) {
    const Word& w = out_.words[t];
    if (w.mark == '.' || w.mark == arabic_semicolon) break;
    if (w.mark != 0) continue;
    const bool open_clause = out_.clause_of_[t] == current_ || out_.under(current_, out_.clause_of_[t]);
    if (!open_clause) continue;
    // "naqlan `an X": who is quoted stands beside the verb of saying.
    if (w.is_masdar() && w.features.grammatical_case == words::Case::accusative && w.features.definite == 0 && w.enclitic_person == 0) continue;
    // "sources expected that": the noun of those who speak is the subject of the verb right before it, which has the clause.
    const bool speaks_by_verb = w.is(Upos::noun) && t > first_ && out_.is_finite(t - 1) && (is_speech(t - 1) || takes_clause(t - 1));
    const bool of_noun = tells_of_the_noun_before(t);
    if (is_speech(t) && !speaks_by_verb && !of_noun) return t;
    if (of_noun && takes_clause(t)) continue;
    if (out_.mention_at(t) != none) continue;
    if (!speech && leads_to_clause(t, i)) return none;
    if (takes_clause(t)) {
      if (speech) continue;
      // "the decision provides that (`ala an) ...": the preposition tells which of the two has the clause.
      const bool led = !out_.words[i].is(Upos::adposition) || takes_slot(t, out_.text.normal(out_.text.tokens()[i]));
      if (led || (w.is_verb() && by_other == none)) return t;
      if (w.is_verb()) return by_other;
      if (by_other == none) by_other = t;
    } else if (w.is_verb() && any == none) {
      any = t;
    }
    if (w.is_verb() && speech) break;
  }
  return speech ? none : by_other != none ? by_other : any;
}

// "said in statements that the press relayed (naqalatha) that ...": the pronoun is what was relayed, and the clause is of the verb before.
bool TreeBuilder::tells_of_the_noun_before(std::uint32_t token) const {
  if (!out_.is_finite(token) || out_.words[token].enclitic_person != 3 || token == first_) return false;
  std::uint32_t before = token - 1;
  while (before > first_ && out_.words[before].is(Upos::adjective) && !out_.words[before].article && out_.mention_at(before) == none) --before;
  const Word& noun = out_.words[before];
  if (!noun.is(Upos::noun) || noun.article || noun.features.definite != 0 || out_.mention_at(before) != none) return false;
  for (std::uint32_t t = token; t-- > first_;) {
    if (out_.clause_of_[t] == out_.clause_of_[token] && out_.is_finite(t)) return is_speech(t);
  }
  return false;
}

// "after the agreement, it is likely in such a case that ...": behind the comma the phrase has the clause, and nothing before it.
bool TreeBuilder::leads_to_clause(std::uint32_t token, std::uint32_t connector) const {
  constexpr std::string_view that = "\xD8\xA3\xD9\x86";
  constexpr std::uint32_t reach = 6;  // as of Reader::phrase_before
  const bool heads = token == first_ || is_comma(out_.words[token - 1].mark);
  if (!heads || connector - token > reach) return false;
  const auto phrase = out_.grammar.phrase_cue(out_.text, token, connector);
  if (!phrase || phrase->second - token < 2) return false;
  const Cue& cue = out_.grammar.cue(phrase->first);
  return std::find(cue.slots.begin(), cue.slots.end(), that) != cue.slots.end() && cue.kind != CueKind::say;
}

bool TreeBuilder::takes_slot(std::uint32_t token, std::string_view slot) const {
  const auto& cues = out_.grammar.cues_of(out_.words, token);
  return std::any_of(cues.begin(), cues.end(), [&](std::uint32_t n) {
    const auto& slots = out_.grammar.cue(n).slots;
    return std::find(slots.begin(), slots.end(), slot) != slots.end();
  });
}

// Whether the table gives the word a clause as its complement.
bool TreeBuilder::takes_clause(std::uint32_t token) const {
  constexpr std::string_view that = "\xD8\xA3\xD9\x86";
  constexpr std::string_view indeed = "\xD8\xA5\xD9\x86";
  // An agent noun ("the speaker") governs no clause.
  const Word& w = out_.words[token];
  if (w.features.derived == words::Derived::active_participle && w.article && out_.has_cue(token, CueKind::say)) return false;
  // "said in earlier (sabiqa) statements that ...": nor does an adjective of a noun.
  const bool qualifies = token > first_ && w.is(Upos::adjective) && out_.words[token - 1].is(Upos::noun) && out_.words[token - 1].article == w.article && out_.has_cue(token, CueKind::aspect);
  if (qualifies) return false;
  for (const std::uint32_t number : out_.grammar.cues_of(out_.words, token)) {
    for (const std::string_view slot : out_.grammar.cue(number).slots) {
      if (slot == that || slot == indeed) return true;
    }
  }
  return false;
}

std::uint32_t TreeBuilder::level() const { return quote_clause_ != none ? quote_clause_ : root_; }

// In a headline who stands before the colon speaks, whatever title is around the name.
std::uint32_t TreeBuilder::named_before(std::uint32_t colon) const {
  std::uint32_t qualifier = none;
  for (std::uint32_t t = first_; t < colon; ++t) {
    const std::uint32_t m = out_.mention_at(t);
    if (m == none || out_.mentions[m].kind == mentions::Kind::place) continue;
    if (!out_.mentions[m].modifier) return t;
    if (qualifier == none) qualifier = t;
  }
  return qualifier;
}

// Where the quotation that the mark at `i` opens is closed again; `end` when not in this sentence.
std::uint32_t TreeBuilder::end_of_quotation(std::uint32_t i, std::uint32_t end) const {
  std::uint32_t t = i + 1;
  while (t < end && out_.words[t].mark != right_guillemet && out_.words[t].mark != right_quote && out_.words[t].mark != '"') ++t;
  return t;
}

// A few words in quotation marks without a verb are a name, a title or somebody's word for a thing, no speech.
bool TreeBuilder::quotes_no_speech(std::uint32_t i, std::uint32_t end) const {
  constexpr std::uint32_t most = 3;
  const std::uint32_t close = end_of_quotation(i, end);
  if (close == end || close - i - 1 > most) return false;
  for (std::uint32_t t = i + 1; t < close; ++t) {
    if (out_.is_finite(t)) return false;
  }
  return true;
}

// Nothing but marks stands before and behind the quotation that the mark at `i` opens, or it is not closed in this sentence; and it says something.
bool TreeBuilder::stands_alone(std::uint32_t i, std::uint32_t end) const {
  if (i != first_ || out_.text.sentences()[sentence_].kind != text::PartKind::paragraph) return false;
  std::uint32_t t = end_of_quotation(i, end);
  bool verb = false;
  for (std::uint32_t q = i; q < t; ++q) verb = verb || out_.is_finite(q);
  while (t < end && out_.words[t].mark != 0) ++t;
  return verb && t == end;
}

// Whether the sentence before was somebody's speech: its last verb of saying stands under no other.
bool TreeBuilder::spoke_last() const {
  if (last_speech_ == none || sentence_ - out_.sentence_of_[last_speech_] != 1) return false;
  const Clause& c = out_.clauses_[out_.clause_of_[last_speech_]];
  return c.governor == none && (c.kind == ClauseKind::main || c.kind == ClauseKind::coordinate) && out_.words[last_speech_].features.aspect == Aspect::perfect;
}

// The verb of saying right behind a quotation that begins its sentence: "..., qala the president".
std::uint32_t TreeBuilder::speech_behind(std::uint32_t i, std::uint32_t end) const {
  std::uint32_t t = end_of_quotation(i, end);
  if (i != first_ || t == end) return none;
  while (t < end && out_.words[t].mark != 0) ++t;
  return t < end && out_.is_finite(t) && is_speech(t) && out_.words[t].conjunction == Conjunction::none ? t : none;
}

void TreeBuilder::read_mark(std::uint32_t i, std::uint32_t end) {
  const char32_t mark = out_.words[i].mark;
  const bool plain_quote = mark == '"';
  const bool opens = mark == left_guillemet || mark == left_quote || (plain_quote && !in_quote_);
  const bool closes = mark == right_guillemet || mark == right_quote || (plain_quote && in_quote_);
  if ((opens || (mark == right_quote && !in_quote_ && i + 1 < end && !out_.text.tokens()[i + 1].space_before &&
                 out_.text.tokens()[i].space_before)) && !in_quote_) {
    in_quote_ = true;
    const Clause& c = out_.clauses_[current_];
    const bool just_begun = c.introducer != none && c.kind == ClauseKind::complement && i - c.introducer <= 2;
    const bool whole = c.introducer + 1 == i || !quotes_no_speech(i, end);
    if (just_begun && whole && !finite_[current_ - first_clause_]) {
      quote_clause_ = current_;
      spoken_from_ = c.governor;
      out_.clauses_[current_].quoted = true;
      return;
    }
    const bool after_colon = i > first_ && out_.words[i - 1].mark == ':';
    if (!after_colon && quotes_no_speech(i, end)) return;
    const std::uint32_t behind = speech_behind(i, end);
    const std::uint32_t governor = behind != none ? behind : governor_before(i, true);
    // A quotation that is a sentence of its own goes on with who spoke right before.
    if (governor == none && stands_alone(i, end) && spoke_last()) {
      open(ClauseKind::quotation, current_, i, last_speech_);
      quote_clause_ = current_;
      spoken_from_ = last_speech_;
      out_.clauses_[current_].quoted = true;
      return;
    }
    const bool adjacent = behind != none || (governor != none && i - governor <= 12 && out_.clauses_[current_].kind != ClauseKind::complement);
    if (out_.clauses_[current_].kind == ClauseKind::quotation && after_colon) {
      quote_clause_ = current_;
      spoken_from_ = out_.clauses_[current_].governor;
      out_.clauses_[current_].quoted = true;
    } else if (after_colon || adjacent) {
      open(ClauseKind::quotation, current_, i, governor);
      quote_clause_ = current_;
      spoken_from_ = governor;
      out_.clauses_[current_].quoted = true;
    }
    return;
  }
  if (closes && in_quote_) {
    in_quote_ = false;
    spoken_from_ = none;
    if (quote_clause_ != none) {
      close_to(quote_clause_);
      const std::uint32_t parent = out_.clauses_[current_].parent;
      if (parent != none) current_ = parent;
    }
    quote_clause_ = none;
    return;
  }
  if (mark == ':') {
    const std::uint32_t governor = governor_before(i, true);
    // "Lavrov: ..." speaks without a verb when nothing but a name stands before the colon.
    const bool headline = out_.text.sentences()[sentence_].kind != text::PartKind::paragraph && i - first_ <= 14 && !finite_[0];
    // In the text a city alone tells where the report is from ("Beijing: ...").
    const std::uint32_t first = out_.mention_at(first_);
    const bool city = first != none && out_.mentions[first].kind == mentions::Kind::capital;
    const bool name_alone = first != none && (headline || (!city && out_.mentions[first].end + 1 >= i));
    const std::uint32_t speaker = governor != none ? governor : name_alone ? first_ : headline ? named_before(i) : none;
    if (speaker != none) open(ClauseKind::quotation, current_, i, speaker);
    else close_to(level());
    return;
  }
  if (mark == arabic_semicolon || mark == ';') {
    close_to(level());
  } else if (is_comma(mark)) {
    close_light();
  }
}

// "ma waSafahu bi-": how somebody names what is spoken of; what he names it stands in the clause around.
std::uint32_t TreeBuilder::end_of_naming(std::uint32_t i, std::uint32_t end) const {
  constexpr std::string_view what = "\xD9\x85\xD8\xA7";
  const std::uint32_t verb = i + 1;
  if (verb >= end || out_.words[i].mark != 0) return i;
  const std::string_view normal = out_.text.normal(out_.text.tokens()[i]);
  const bool is_what = normal == what || (normal.size() == 3 * what.size() / 2 && normal.substr(what.size() / 2) == what);
  if (!is_what || !out_.is_finite(verb) || out_.words[verb].enclitic_person != 3 || !out_.has_cue(verb, CueKind::naming)) return i;
  std::uint32_t to = verb + 1;
  const std::uint32_t namer = to < end ? out_.mention_at(to) : none;
  if (namer != none && !out_.mentions[namer].modifier && out_.grammar_clitic(to).empty()) to = out_.mentions[namer].end;
  const bool lone_b = to < end && out_.words[to].mark == 0 && out_.words[to].is(Upos::adposition) && out_.words[to].preposition == words::Preposition::b;
  return lone_b ? to + 1 : to;
}

// Whether a clause follows: its verb, with or without a particle, or "an".
bool TreeBuilder::verb_follows(std::uint32_t at, std::uint32_t end) const {
  while (at < end && out_.words[at].is(Upos::particle)) ++at;
  return at < end && (out_.is_finite(at) || out_.words[at].is(Upos::auxiliary) || out_.words[at].is(Upos::subordinator));
}

// Words of foreign names are spelled like connectors ("In Bi Si", "Lu Diryan"), and some connectors are other
// words where no verb follows ("until now").
std::optional<Connector> TreeBuilder::connector(std::uint32_t i, std::uint32_t end, ConnectorKind kind) const {
  const auto c = out_.grammar.connector(out_.text, out_.words, i, end, kind);
  if (!c) return c;
  const std::uint32_t m = out_.mention_at(i);
  if (m != none && out_.mentions[m].end - out_.mentions[m].first > 1) return std::nullopt;
  return kind == ConnectorKind::contrast || c->slot.empty() || verb_follows(c->end, end) ? c : std::nullopt;
}

// What contrasts stands behind a mark or "and", or bears its subject ("lakinna-ha").
bool TreeBuilder::contrasts(const Connector& c, std::uint32_t i) const {
  const words::Word& w = out_.words[i];
  if (i == first_ || out_.words[i - 1].mark != 0 || w.conjunction != Conjunction::none) return true;
  // "who faces, for his part (bi-dawrihi), sanctions": inside a clause it begins none.
  const bool for_his_part = out_.words[c.end - 1].enclitic_person == 3 && out_.words[c.end - 1].is(Upos::noun);
  return !for_his_part && (c.end - i > 1 || w.enclitic_person != 0);
}

// "said that X refuses but demands (lakinna-ha) ...": without a mark before it what contrasts is said, too, unless it is a new saying.
std::uint32_t TreeBuilder::goes_on_in_speech(std::uint32_t i, std::uint32_t behind) const {
  constexpr std::string_view but = "\xD9\x84\xD9\x83\xD9\x86";
  if (i == first_ || out_.words[i - 1].mark != 0 || out_.text.normal(out_.text.tokens()[i]).find(but) == std::string_view::npos) return none;
  if (behind < out_.words.size() && out_.is_finite(behind) && is_speech(behind) && out_.words[behind].features.aspect == Aspect::perfect) return none;
  for (std::uint32_t c = current_; c != none && c != level(); c = out_.clauses_[c].parent) {
    const Clause& clause = out_.clauses_[c];
    if (clause.kind == ClauseKind::complement && clause.governor != none && out_.has_cue(clause.governor, CueKind::say)) return c;
  }
  return none;
}

// "fima" without a mark before it is "while" right before its verb, where it is not "in what".
bool TreeBuilder::is_meanwhile(const Connector& c, std::uint32_t i, std::uint32_t end) const {
  if (const auto longer = connector(i, end, ConnectorKind::relative); longer && longer->end > c.end) return false;
  return !c.slot.empty() && c.end < end && out_.is_finite(c.end) && out_.words[c.end].enclitic_person == 0 &&
         out_.words[c.end].features.voice == words::Voice::active;
}

// "inna" or "in" itself, written with its hamza, without a pronoun.
bool TreeBuilder::ends_in_inna(std::uint32_t i) const {
  constexpr std::string_view below = "\xD8\xA5\xD9\x86";
  const std::string_view normal = out_.text.normal(out_.text.tokens()[i]);
  return normal.size() >= below.size() && normal.substr(normal.size() - below.size()) == below;
}

// "illa", which is spelled as "alla" (an la) but for the hamza; without one, where no imperfect follows.
bool TreeBuilder::is_except(std::uint32_t i) const {
  constexpr std::string_view illa = "\xD8\xA5\xD9\x84\xD8\xA7", bare = "\xD8\xA7\xD9\x84\xD8\xA7";
  const std::string_view normal = out_.text.normal(out_.text.tokens()[i]);
  const bool verb = i + 1 < out_.words.size() && out_.is_finite(i + 1) && out_.words[i + 1].features.aspect == Aspect::imperfect;
  return normal.ends_with(illa) || ((normal.ends_with(bare) || normal == "\xD8\xA3\xD9\x84\xD8\xA7") && !verb);
}

// "in wafaqat ...": "if" before a perfect or "lam", where nothing is said or thought that it could complete.
bool TreeBuilder::is_conditional(const Connector& c, std::uint32_t i, std::uint32_t end) const {
  constexpr std::string_view lam = "\xD9\x84\xD9\x85";
  if (c.end - i != 1 || c.end >= end || !ends_in_inna(i)) return false;
  const bool perfect = out_.is_finite(c.end) && out_.words[c.end].features.aspect == Aspect::perfect;
  return (perfect || out_.text.normal(out_.text.tokens()[c.end]) == lam) && governor_before(i, false) == none;
}

// "ma iqtarahathu ...": inside a clause "ma" before a verb is "what".
bool TreeBuilder::is_relative_ma(std::uint32_t i, std::uint32_t end) const {
  constexpr std::string_view what = "\xD9\x85\xD8\xA7";
  if (i == first_ || i + 1 >= end || out_.words[i - 1].mark != 0 || !out_.is_finite(i + 1)) return false;
  const bool inside = finite_[current_ - first_clause_] && !out_.words[i - 1].is(Upos::particle) && !out_.words[i - 1].is(Upos::subordinator);
  return inside && out_.text.normal(out_.text.tokens()[i]) == what && out_.words[i + 1].enclitic_person == 3;
}

// "whoever (man) fights X": before a verb it is no preposition (Wright II 174).
bool TreeBuilder::is_whoever(std::uint32_t i, std::uint32_t end) const {
  return i > first_ && i + 1 < end && out_.is_finite(i + 1) && out_.mention_at(i) == none && out_.mention_at(i + 1) == none &&
         out_.text.normal(out_.text.tokens()[i]) == whoever_word;
}

// ", which X denies (wa-huwa ma tanfihi X, wa-hiya ttihamatun tanfiha X)": the denial answers what is said, and is not said with it.
bool TreeBuilder::leads_to_denial(std::uint32_t i, std::uint32_t end) const {
  constexpr std::uint32_t reach = 5;
  const Word& w = out_.words[i];
  if (!w.is(Upos::pronoun) || w.conjunction != Conjunction::wa || w.features.person == 1) return false;
  for (std::uint32_t t = i + 1; t < end && t <= i + reach && out_.words[t].mark == 0; ++t) {
    if (out_.is_finite(t)) return out_.words[t].enclitic_person == 3 && out_.has_cue(t, CueKind::deny);
  }
  return false;
}

bool TreeBuilder::read_connector(std::uint32_t& i, std::uint32_t end) {
  const auto take = [&](ConnectorKind kind) { return connector(i, end, kind); };
  const auto finish = [&](std::uint32_t to) {
    for (; i < to; ++i) out_.clause_of_[i] = current_;
    return true;
  };
  // Behind it the clause around goes on.
  const auto by_the_way = [&](std::uint32_t to) {
    const std::uint32_t back = current_;
    open(ClauseKind::adverbial, current_, i, none);
    finish(to);
    current_ = back;
    return true;
  };
  if (const auto c = take(ConnectorKind::aside)) return by_the_way(c->end);
  // ", wa-dhalika after ...": when it was is told by who tells the whole, behind what is said.
  if ((take(ConnectorKind::remark) || leads_to_denial(i, end)) && i > first_ && is_comma(out_.words[i - 1].mark) && current_ != level()) {
    close_to(level());
    open(ClauseKind::adverbial, current_, i, none);
    return finish(i + 1);
  }
  if (const std::uint32_t to = end_of_naming(i, end); to > i) return by_the_way(to);
  // ", baynama ...": behind a comma or a closed quotation it contrasts another's act with what was said, and is not said with it.
  const char32_t mark = i > first_ ? out_.words[i - 1].mark : 0;
  const bool apart = (is_comma(mark) || (!in_quote_ && (mark == right_guillemet || mark == right_quote || mark == '"'))) && take(ConnectorKind::contrast);
  if (const auto c = apart ? std::nullopt : take(ConnectorKind::adverbial)) {
    close_light();
    open(ClauseKind::adverbial, current_, i, none);
    return finish(c->end);
  }
  if (const auto c = take(ConnectorKind::contrast)) {
    // "received, on the other hand (fi l-muqabil), a delegation": inside a clause, with no verb behind it, it is said by the way.
    const bool inside = i > first_ && mark == 0 && out_.words[i].is(Upos::adposition) && out_.words[i].conjunction == Conjunction::none;
    if (inside && finite_[current_ - first_clause_] && !verb_follows(c->end, end)) return by_the_way(c->end);
    if (const std::uint32_t said = goes_on_in_speech(i, c->end); said != none) {
      const std::uint32_t governor = out_.clauses_[said].governor;
      close_to(out_.clauses_[said].parent);
      open(ClauseKind::complement, current_, i, governor);
      return finish(c->end);
    }
    if (contrasts(*c, i)) {
      close_to(level());
      open(ClauseKind::coordinate, current_, i, none);
      return finish(c->end);
    }
    if (is_meanwhile(*c, i, end)) {
      close_light();
      open(ClauseKind::adverbial, current_, i, none);
      return finish(c->end);
    }
  }
  if (const auto c = is_except(i) ? std::nullopt : take(ConnectorKind::complement)) {
    if (is_conditional(*c, i, end)) {
      close_light();
      open(ClauseKind::condition, current_, i, none);
      return finish(c->end);
    }
    // "wa-inna": a second complement beside the first.
    if (out_.words[i].conjunction == Conjunction::wa || out_.text.normal(out_.text.tokens()[i]).substr(0, 2) == "\xD9\x88") {
      for (std::uint32_t up = current_; up != none && up != root_; up = out_.clauses_[up].parent) {
        if (out_.clauses_[up].kind != ClauseKind::complement) continue;
        const std::uint32_t governor = out_.clauses_[up].governor;
        close_to(out_.clauses_[up].parent);
        open(ClauseKind::complement, current_, i, governor);
        return finish(c->end);
      }
    }
    std::uint32_t governor = governor_before(i, false);
    // "wa-innahu ..." at the head of a sentence goes on with what was said before it.
    if (governor == none && i == first_ && out_.words[i].conjunction == Conjunction::wa) governor = last_speech_;
    // At the head of a sentence "inna" only stresses what it says; "innahu" also holds its subject.
    else if (governor == none && i == first_ && ends_in_inna(i)) return finish(c->end);
    else if (governor != none) close_to(out_.clause_of_[governor]);
    open(ClauseKind::complement, current_, i, governor);
    return finish(c->end);
  }
  if (const auto c = take(ConnectorKind::relative); c && i > first_) {
    close_light();
    open(ClauseKind::relative, current_, i, none);
    return finish(c->end);
  }
  if (is_relative_ma(i, end) || is_whoever(i, end)) {
    close_light();
    open(ClauseKind::relative, current_, i, none);
    return finish(i + 1);
  }
  if (const auto c = take(ConnectorKind::condition)) {
    close_light();
    open(ClauseKind::condition, current_, i, none);
    return finish(c->end);
  }
  return false;
}

// An indefinite accusative participle of saying: "mu'akkidan", "mushiran ila".
bool TreeBuilder::opens_participial(std::uint32_t i) const {
  const bool after_mark = i > first_ && is_comma(out_.words[i - 1].mark);
  return circumstantial(i) && (is_speech(i) || after_mark);
}

// ", mutalibatan bi-": in the feminine the participle of the third form is spelled like its masdar.
bool TreeBuilder::may_be_participle(std::uint32_t i) const {
  const Word& w = out_.words[i];
  if (!w.is_masdar() || w.article || w.preposition != words::Preposition::none || w.conjunction != Conjunction::none || i + 1 >= out_.words.size()) return false;
  // ", mutalibatan X bi-": whom it asks may stand between.
  const std::uint32_t named = out_.mention_at(i + 1);
  const bool whom = named != none && !out_.mentions[named].modifier && out_.mentions[named].first == i + 1 && out_.grammar_clitic(i + 1).empty() && out_.mentions[named].end < out_.words.size();
  const Word& next = out_.words[whom ? out_.mentions[named].end : i + 1];
  if (next.preposition != words::Preposition::b && !next.is(Upos::adposition)) return false;
  for (std::uint32_t r = w.first_reading; r < w.end_reading; ++r) {
    const words::Features& f = out_.words.readings[r].features;
    if (f.derived == words::Derived::active_participle && f.gender == words::Gender::feminine) return true;
  }
  return false;
}

bool TreeBuilder::circumstantial(std::uint32_t i) const {
  const Word& w = out_.words[i];
  // "16 mushtabahan": behind a number stands what is counted (Wright I 323).
  if (i > first_ && (out_.words[i - 1].is(Upos::numeral) || out_.words[i - 1].kind == text::TokenKind::number)) return false;
  const bool after_mark = i > first_ && out_.words[i - 1].mark != 0;
  if (after_mark && is_comma(out_.words[i - 1].mark) && may_be_participle(i)) return true;
  return w.features.derived == words::Derived::active_participle && w.features.definite == 0 &&
         (w.features.grammatical_case == words::Case::accusative ||
          (after_mark && (w.features.gender == words::Gender::feminine || w.features.number != words::Number::singular))) &&
         w.preposition == words::Preposition::none;
}

// The verb that "and" or "or" at `i` joins on: written onto it or onto its particle ("wa-qad aTlaqu").
std::uint32_t TreeBuilder::coordinated_verb(std::uint32_t i) const {
  constexpr std::string_view or_word = "\xD8\xA3\xD9\x88";
  // "did not bomb X or (aw) threaten Y"
  if (out_.words[i].is(Upos::conjunction) && out_.text.normal(out_.text.tokens()[i]) == or_word && i + 1 < out_.words.size() && out_.is_finite(i + 1)) return i + 1;
  if (out_.words[i].conjunction == Conjunction::none) return none;
  if (out_.is_finite(i)) return i;
  const bool particle = out_.words[i].is(Upos::particle) && i + 1 < out_.words.size() && out_.is_finite(i + 1);
  return particle ? i + 1 : none;
}

// "the strikes that X carried out hit Y": a second bare verb is that of the clause around, which
// has none yet (Wright II 115). Behind an indefinite noun it may tell of that noun.
bool TreeBuilder::ends_relative(std::uint32_t i) const {
  const Clause& c = out_.clauses_[current_];
  if (c.kind != ClauseKind::relative || c.parent == none || c.introducer == none || current_ == quote_clause_ || !out_.is_finite(i)) return false;
  if (!finite_[current_ - first_clause_] || finite_[c.parent - first_clause_] || out_.words[i].conjunction != Conjunction::none) return false;
  std::uint32_t before = i - 1;
  while (before > c.introducer && out_.words[before].is(Upos::adjective) && out_.words[before].features.definite == 0) --before;
  const Word& noun = out_.words[before];
  const bool indefinite = noun.is(Upos::noun) && noun.features.definite == 0 && out_.mention_at(before) == none && !out_.inside_time(before);
  if (indefinite || noun.is(Upos::particle) || noun.is(Upos::subordinator) || noun.is(Upos::auxiliary)) return false;
  for (std::uint32_t t = i; t-- > c.introducer;) {
    if (out_.is_finite(t)) return !out_.has_cue(t, CueKind::aspect) && !out_.grammar.is_kana(out_.words[t].lemma) && t + 1 < i;
  }
  return false;
}

void TreeBuilder::read_word(std::uint32_t i) {
  const bool after_comma = i > first_ && is_comma(out_.words[i - 1].mark);
  if (opens_participial(i) && i > first_) {
    close_to(level());
    open(ClauseKind::participial, current_, i, none);
    return;
  }
  if (ends_relative(i)) {
    current_ = out_.clauses_[current_].parent;
    return;
  }
  const std::uint32_t verb = coordinated_verb(i);
  if (verb == none || !finite_[current_ - first_clause_]) return;
  // A coordinated verb: of saying, at the level of the speech before it; else beside the clause in hand.
  const bool back_to_level = (is_speech(verb) || after_comma) && out_.words[verb].features.aspect == Aspect::perfect;
  if (back_to_level) {
    close_to(level());
  } else {
    close_light();
  }
  const Clause& c = out_.clauses_[current_];
  const std::uint32_t parent = c.parent == none || current_ == level() ? current_ : c.parent;
  const std::uint32_t governor = parent == current_ ? none : c.governor;
  const ClauseKind kind = parent != current_ && c.kind == ClauseKind::complement ? ClauseKind::complement : ClauseKind::coordinate;
  open(kind, parent, i, governor);
}

}  // namespace isnad::clauses
