// Arguments: who stands in which place of a predicate.
//
// Wright II 112-152 (verb and subject), 26-31 (the masdar's government), 77-99
// (iDafa), 334 (agreement). Word order: verb-subject-object, or the subject first.
#include <algorithm>

#include "isnad/clauses/clauses.h"
#include "isnad/clauses/tree.h"

namespace isnad::clauses {
namespace {

using mentions::Kind;
using mentions::Mention;
using mentions::Via;
using words::Aspect;
using words::Conjunction;
using words::Derived;
using words::Gender;
using words::Number;
using words::Preposition;
using words::Upos;
using words::Voice;
using words::Word;

constexpr std::string_view subj = "subj";
constexpr std::string_view obj = "obj";
constexpr std::string_view gen = "gen";
constexpr std::string_view nisba = "nisba";
// The written forms of the three one-letter prepositions in frames.tsv.
constexpr std::string_view slot_b = "\xD8\xA8\xD9\x80";
constexpr std::string_view slot_l = "\xD9\x84\xD9\x80";
constexpr std::string_view slot_k = "\xD9\x83\xD9\x80";
constexpr char32_t arabic_comma = 0x060C;
constexpr char32_t en_dash = 0x2013;
constexpr char32_t em_dash = 0x2014;
constexpr std::uint32_t longest_reach = 40;

bool is_comma(char32_t mark) { return mark == arabic_comma || mark == ','; }
bool stops(char32_t mark) { return mark == '.' || mark == 0x061B || mark == ';' || mark == ':' || mark == '?' || mark == 0x061F; }

bool actor(const Mention& m) { return m.kind != Kind::place; }

}  // namespace

const Argument* Arguments::find(std::string_view slot) const {
  for (const Argument& a : list) {
    if (a.slot == slot) return &a;
  }
  return nullptr;
}

/// Reads the phrases right of a predicate, one after the other.
class ArgumentFinder {
 public:
  explicit ArgumentFinder(const Clauses& c) : c_(c) {}

  struct Phrase {
    std::string_view slot;  ///< empty: bare
    std::uint32_t head = none;
    std::uint32_t end = none;
    std::vector<std::uint32_t> mentions;
    std::vector<std::uint32_t> inner;
  };

  /// Phrases from `at` to the end of the clause of `predicate`; a noun's reach is shorter than a verb's.
  std::vector<Phrase> phrases(std::uint32_t predicate, std::uint32_t at, bool nominal, std::uint32_t& content) const {
    std::vector<Phrase> out;
    const std::uint32_t clause = c_.clause_of(predicate);
    const std::uint32_t end = std::min(c_.clauses()[clause].end, predicate + longest_reach);
    while (at < end) {
      const std::uint32_t here = c_.clause_of(at);
      if (here != clause) {
        if (!c_.under(here, clause)) break;
        const Clause& child = c_.clauses()[here];
        if (child.kind == ClauseKind::complement && content == none && (child.governor == predicate || child.governor == none)) content = here;
        if (nominal && child.kind != ClauseKind::relative) break;
        at = std::max(child.end, at + 1);
        while (at < end && c_.under(c_.clause_of(at), here)) ++at;
        continue;
      }
      const Word& w = c_.words[at];
      if (stops(w.mark)) break;
      if (w.mark != 0) {
        if (nominal && is_comma(w.mark) && !continues_list(at, end)) break;
        ++at;
        continue;
      }
      if (c_.is_finite(at)) break;
      if (c_.time_end(at) > at) {
        at = c_.time_end(at);
        continue;
      }
      if (nominal && w.conjunction != Conjunction::none && c_.mention_at(at) == none) {
        // "the visit of A and the talks ...": another nominal begins. Right after the
        // predicate the two share what follows ("visits and contacts with Moscow").
        if (!out.empty() || at != predicate + 1 || !w.is_nominal()) break;
        ++at;
        continue;
      }
      at = read_phrase(at, end, out);
    }
    return out;
  }

 private:
  bool continues_list(std::uint32_t comma, std::uint32_t end) const {
    return comma + 1 < end && c_.mention_at(comma + 1) != none && !c_.mentions[c_.mention_at(comma + 1)].modifier;
  }

  std::uint32_t read_phrase(std::uint32_t at, std::uint32_t end, std::vector<Phrase>& out) const {
    Phrase p;
    const Word& w = c_.words[at];
    if (const auto connector = c_.grammar.connector(c_.text, c_.words, at, end, ConnectorKind::preposition);
        connector && c_.mention_at(at) == none && (w.is(Upos::adposition) || connector->end - at > 1)) {
      p.slot = connector->slot;
      if (w.enclitic_person != 0 && connector->end == at + 1) {
        p.head = at;
        p.end = at + 1;
        p.mentions = c_.antecedent(at, w.enclitic_gender, w.enclitic_number);
        out.push_back(std::move(p));
        return at + 1;
      }
      at = connector->end;
      while (at < end && c_.words[at].mark != 0 && !stops(c_.words[at].mark)) ++at;
      if (at >= end || c_.clause_of(at) != c_.clause_of(at - 1)) return at;
    } else if (w.is(Upos::adposition) && c_.mention_at(at) == none) {
      if (w.enclitic_person != 0) {
        // "fihi", "`alayha", "lahu": the pronoun is the complement. Frames name a preposition by its own form.
        p.slot = w.preposition == Preposition::b   ? slot_b
                 : w.preposition == Preposition::l ? slot_l
                 : w.preposition == Preposition::k ? slot_k
                                                   : c_.grammar.dictionary().name(w.lemma);
        p.head = at;
        p.end = at + 1;
        p.mentions = c_.antecedent(at, w.enclitic_gender, w.enclitic_number);
        out.push_back(std::move(p));
        return at + 1;
      }
      // A preposition written alone, or one that no frame speaks of.
      p.slot = w.preposition == Preposition::b ? slot_b : w.preposition == Preposition::l ? slot_l : "?";
      ++at;
      while (at < end && c_.words[at].mark != 0 && !stops(c_.words[at].mark)) ++at;
      if (at >= end) return at;
    } else if (const std::string_view slot = clitic_slot(at); !slot.empty()) {
      p.slot = slot;
    }
    read_noun_phrase(at, end, p);
    const std::uint32_t next = std::max(p.end, at + 1);
    out.push_back(std::move(p));
    return next;
  }

  // The chosen reading of a name may have missed the clitic that the gazetteer saw: look at the spelling.
  std::string_view clitic_slot(std::uint32_t at) const { return c_.grammar_clitic(at); }

  void read_noun_phrase(std::uint32_t at, std::uint32_t end, Phrase& p) const {
    p.head = at;
    const std::uint32_t m = c_.mention_at(at);
    if (m != none && !c_.mentions[m].modifier) {
      p.mentions = c_.group(m, p.end);
      // Adjectives and titles behind the name belong to it.
      while (p.end < end && c_.words[p.end].is(Upos::adjective) && c_.words[p.end].conjunction == Conjunction::none &&
             c_.words[p.end].preposition == Preposition::none && c_.mention_at(p.end) == none &&
             c_.words[p.end].features.definite != 0) {
        ++p.end;
      }
      return;
    }
    std::uint32_t k = at + 1;
    if (m != none) p.inner.push_back(m);
    while (k < end && c_.clause_of(k) == c_.clause_of(at)) {
      const Word& w = c_.words[k];
      if (w.mark != 0) {
        const bool inside_quote = w.mark == 0x00AB || w.mark == 0x00BB || w.mark == '"' || w.mark == 0x201C || w.mark == 0x201D;
        if (!inside_quote) break;
        ++k;
        continue;
      }
      if (c_.is_finite(k) || w.is(Upos::adposition) || w.preposition != Preposition::none || w.is(Upos::particle) ||
          w.is(Upos::subordinator)) {
        break;
      }
      const std::uint32_t inner = c_.mention_at(k);
      if (w.conjunction != Conjunction::none && inner == none) break;
      if (inner != none) {
        const Mention& mention = c_.mentions[inner];
        if (!mention.modifier && !c_.grammar_clitic(k).empty()) {
          // "positions of the group" with li-: the owner is seen here too, and stays a complement.
          if (c_.grammar_clitic(k) == slot_l && p.inner.empty() && !c_.words[at].is_masdar()) p.inner.push_back(inner);
          break;
        }
        if (!mention.modifier) {
          // A second bare name after a demonym or a name is another phrase.
          if (!p.inner.empty()) break;
          std::uint32_t stop = 0;
          const auto group = c_.group(inner, stop);
          p.inner.insert(p.inner.end(), group.begin(), group.end());
          k = stop;
          break;
        }
        p.inner.push_back(inner);
        k = std::max(mention.end, k + 1);
        continue;
      }
      // An indefinite noun after a definite one, or an accusative, begins a new phrase.
      if (w.features.grammatical_case == words::Case::accusative && k > at && c_.words[at].features.grammatical_case != words::Case::accusative) break;
      ++k;
    }
    p.end = k;
    // "thousands of Iranians", "some of the states": the counted actors are the argument.
    const bool counted = c_.words[at].is(Upos::numeral) || c_.words[at].is(Upos::determiner);
    if (counted && !p.inner.empty() && !c_.mentions[p.inner.front()].modifier) p.mentions = p.inner;
    if (c_.words[at].is(Upos::numeral) && at + 1 < p.end && c_.words[at + 1].is_nominal()) p.head = at + 1;
  }

  const Clauses& c_;
};

namespace {

bool agrees(const Mention& m, Gender gender, Number number) {
  if (number == Number::dual) return m.kind == Kind::pair || m.number == Number::dual || !m.second.empty();
  if (m.kind == Kind::pair) return number == Number::plural;
  if (number == Number::plural) {
    return m.number == Number::plural && (gender != Gender::feminine || m.gender == Gender::feminine);
  }
  if (m.number == Number::plural) return gender == Gender::feminine && m.kind != Kind::population && m.kind != Kind::unnamed;
  if (gender == Gender::none) return true;
  if (m.gender == Gender::none) return m.kind != Kind::state || gender == Gender::feminine;
  return m.gender == gender;
}

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
  for (const times::Time& time : times) {
    // A date inside a name, or one that begins with a preposition of its own, is left to the phrases.
    if (mention_at_[time.first_token] == none && !words[time.first_token].is(Upos::adposition)) time_end_[time.first_token] = time.end_token;
  }
  TreeBuilder builder(*this);
  std::uint32_t spoken_from = none;
  for (std::uint32_t s = 0; s < text.sentences().size(); ++s) {
    const text::Sentence& sentence = text.sentences()[s];
    for (std::uint32_t t = sentence.first; t < sentence.end; ++t) sentence_of_[t] = s;
    if (s > 0 && text.sentences()[s - 1].part != sentence.part) spoken_from = none;
    builder.build(s, spoken_from);
    for (std::uint32_t t = sentence.first; t < sentence.end; ++t) {
      if (is_finite(t)) settle_subject(t);
    }
  }
}

bool Clauses::is_finite(std::uint32_t token) const { return words[token].is_verb() && mention_at_[token] == none; }

bool Clauses::has_cue(std::uint32_t token, CueKind kind) const {
  for (const std::uint32_t number : grammar.cues_of(words, token)) {
    if (grammar.cue(number).kind == kind) return true;
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

std::vector<std::uint32_t> Clauses::group(std::uint32_t mention, std::uint32_t& end) const {
  std::vector<std::uint32_t> out = {mention};
  end = mentions[mention].end;
  for (;;) {
    std::uint32_t at = end;
    bool comma = false;
    while (at < words.size() && (words[at].mark == '"' || is_comma(words[at].mark) || words[at].mark == 0x00BB || words[at].mark == 0x201D ||
                                 words[at].mark == ')')) {
      comma = comma || is_comma(words[at].mark);
      ++at;
    }
    if (at >= words.size() || sentence_of_[at] != sentence_of_[mentions[mention].first]) return out;
    // "and" may stand alone before a quotation mark.
    if (words[at].kind == text::TokenKind::word && words[at].lemma != words::no_lemma && words[at].is(Upos::conjunction) && at + 1 < words.size()) ++at;
    while (at < words.size() && (words[at].mark == '"' || words[at].mark == 0x00AB || words[at].mark == 0x201C)) ++at;
    if (at >= words.size()) return out;
    const std::uint32_t next = mention_at_[at];
    if (next == none || mentions[next].modifier || mentions[next].first != at || !actor(mentions[next])) return out;
    const bool joined = mentions[next].joined || words[at].is(Upos::conjunction) || words[at - 1].is(Upos::conjunction);
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

std::vector<std::uint32_t> Clauses::speaker(std::uint32_t token) const {
  for (std::uint32_t c = clause_of_[token]; c != none; c = clauses_[c].parent) {
    const std::uint32_t governor = clauses_[c].governor;
    if (governor == none) continue;
    if (mention_at_[governor] != none && clauses_[c].kind == ClauseKind::quotation) return {mention_at_[governor]};
    if (has_cue(governor, CueKind::say) || clauses_[c].kind == ClauseKind::quotation) {
      if (is_finite(governor)) return subject(governor).mentions;
      if (words[governor].features.derived == Derived::active_participle) {
        const std::uint32_t above = verb_above(governor);
        if (above != none) return subject(above).mentions;
      }
      const Arguments a = arguments(governor);
      if (const Argument* s = a.find(subj)) return s->mentions;
      if (const Argument* g = a.find(gen)) return g->mentions;
    }
  }
  return {};
}

// The number of the first mention that begins at `token` or behind it.
std::uint32_t Clauses::first_mention_from(std::uint32_t token) const {
  const auto before = [](const Mention& m, std::uint32_t t) { return m.first < t; };
  return static_cast<std::uint32_t>(std::lower_bound(mentions.begin(), mentions.end(), token, before) - mentions.begin());
}

// "al-Huthiyyin": a sound plural of people takes a plural behind it, never the feminine singular (Wright II 292).
bool Clauses::sound_masculine_plural(const Mention& m) const {
  constexpr std::string_view endings[] = {"\xD9\x88\xD9\x86", "\xD9\x8A\xD9\x86"};
  if (m.number != Number::plural || m.gender == Gender::feminine) return false;
  const std::string_view head = text.normal(text.tokens()[m.first]);
  return std::any_of(std::begin(endings), std::end(endings),
                     [head](std::string_view e) { return head.size() > 8 && head.substr(head.size() - e.size()) == e; });
}

std::vector<std::uint32_t> Clauses::antecedent(std::uint32_t token, Gender gender, Number number,
                                               const std::vector<std::uint32_t>& other_than) const {
  const std::uint32_t sentence = sentence_of_[token];
  // The subject of the clause or of one above it comes first, then the nearest that agrees.
  std::uint32_t best = none;
  int best_score = 0;
  for (std::uint32_t m = first_mention_from(token); m-- > 0;) {
    const Mention& mention = mentions[m];
    const std::uint32_t distance = sentence - sentence_of_[mention.first];
    if (distance > 2) break;
    if (mention.end > token || !actor(mention) || mention.kind == Kind::media) continue;
    if (!agrees(mention, gender, number) || (number == Number::singular && sound_masculine_plural(mention))) continue;
    const auto same = [&](std::uint32_t other) { return mentions[other].code == mention.code; };
    if (std::any_of(other_than.begin(), other_than.end(), same)) continue;
    int score = 100 - static_cast<int>(distance) * 30 - static_cast<int>(std::min(token - mention.first, 60U)) / 4;
    if (mention.modifier) score -= 25;
    if (is_subject_[m]) score += 14;
    if (score > 0 && score >= best_score) {
      best = m;
      best_score = score;
    }
  }
  if (best == none) return {};
  if (number == Number::plural) {
    std::uint32_t end = 0;
    return group(best, end);
  }
  return {best};
}

void Clauses::settle_subject(std::uint32_t verb) {
  Argument s = find_subject(verb);
  if (s.mentions.empty() && s.token == none) return;
  s.slot = subj;
  for (const std::uint32_t m : s.mentions) is_subject_[m] = true;
  subject_of_[verb] = static_cast<std::uint32_t>(subjects_.size());
  subjects_.push_back(std::move(s));
}

namespace {

// Subject and verb: before its subject a verb is singular; a state is feminine, an official masculine.
bool subject_agrees(const Word& verb, const Mention& m, bool before_verb) {
  const Gender g = verb.features.gender;
  if (verb.features.person == 1 || verb.features.person == 2) return false;
  if (before_verb) {
    if (verb.features.number == Number::dual) return true;
    if (verb.features.number == Number::plural) return m.number == Number::plural || m.kind == Kind::population;
    if (m.number == Number::plural) return g == Gender::feminine;
  } else if (verb.features.number != Number::singular) {
    return false;
  }
  if (m.number == Number::plural) return true;
  if (g == Gender::none || m.gender == Gender::none) return true;
  if (m.kind == Kind::pair) return true;
  return g == m.gender;
}

}  // namespace

Argument Clauses::find_subject(std::uint32_t verb) const {
  const Word& w = words[verb];
  Argument out;
  if (w.features.person == 1) {
    out.mentions = speaker(verb);
    out.via = Via::pronoun;
    return out;
  }
  // Who is addressed is nobody that the page names in the third person.
  if (w.features.person == 2) return out;
  const std::uint32_t clause = clause_of_[verb];
  const Clause& c = clauses_[clause];
  if (const std::uint32_t topic = topic_before(verb); topic != none && subject_agrees(w, mentions[topic], true)) {
    std::uint32_t end = 0;
    out.mentions = group(topic, end);
    out.token = mentions[topic].first;
    return out;
  }
  if (const auto noun = noun_topic_before(verb); noun) return *noun;
  if (c.introducer != none) {
    if (auto bound = subject_bound_by_introducer(verb); bound) return *std::move(bound);
  }
  // After the verb: the first bare phrase.
  std::uint32_t content = none;
  if (w.features.number == Number::singular) {
    const auto phrases = ArgumentFinder(*this).phrases(verb, verb + 1, false, content);
    for (const auto& p : phrases) {
      if (!p.slot.empty()) continue;
      if (words[p.head].is(Upos::adverb) || words[p.head].kind == text::TokenKind::number) continue;
      if (!p.mentions.empty()) {
        // "zara Tihrana waziru ...": a name that does not agree is the object, the subject may follow.
        // "iltaqa nazirahu": who is named by a pronoun of the subject is not the subject.
        const bool of_subject = words[p.head].enclitic_person == 3;
        if (of_subject) break;
        if (!subject_agrees(w, mentions[p.mentions.front()], false)) continue;
        out.mentions = p.mentions;
        out.token = p.head;
        return out;
      }
      const Word& head = words[p.head];
      if (!head.is_nominal() && !head.is(Upos::other)) break;
      const bool gender_fits = head.features.gender == Gender::none || w.features.gender == Gender::none ||
                               head.features.gender == w.features.gender || head.features.number == Number::plural;
      if (!gender_fits || head.features.grammatical_case == words::Case::accusative) break;
      // "which hosts the summit": the antecedent acts where it agrees.
      if (c.kind == ClauseKind::relative && c.introducer != none && antecedent_of_relative(c.introducer, w) != none) break;
      // A noun that is no actor: the subject is known, and its actors are inside it.
      if (nominal_subject_likely(verb, p.head)) {
        out.token = p.head;
        out.inner = p.inner;
        return out;
      }
      break;
    }
  }
  if (c.kind == ClauseKind::relative && c.introducer != none) {
    const std::uint32_t before = antecedent_of_relative(c.introducer, w);
    if (before != none) {
      std::uint32_t end = 0;
      out.mentions = w.features.number == Number::singular ? std::vector<std::uint32_t>{before} : group(before, end);
      out.via = Via::pronoun;
      return out;
    }
    if (c.introducer > 0) {
      out.token = c.introducer;
      return out;
    }
  }
  return dropped_subject(verb);
}

// What introduces a clause may hold its subject: the pronoun of "annahu", the one who must ("`ala X an ..."),
// the actor before "alladhi". A verb with an object pronoun of its own may have another subject behind it.
std::optional<Argument> Clauses::subject_bound_by_introducer(std::uint32_t verb) const {
  const Word& w = words[verb];
  const Clause& c = clauses_[clause_of_[verb]];
  if (verb_over(verb) != none) return std::nullopt;
  Argument out;
  std::uint32_t end = 0;
  if (c.kind == ClauseKind::complement) {
    if (const std::uint32_t m = bound_by_need(c.introducer); m != none && subject_agrees(w, mentions[m], true)) {
      out.mentions = group(m, end);
      return out;
    }
    if (w.enclitic_person == 3) return std::nullopt;
    out.mentions = pronoun_of(c.introducer, c.governor);
    out.via = Via::pronoun;
    if (out.mentions.empty() || !subject_agrees(w, mentions[out.mentions.front()], true)) return std::nullopt;
    return out;
  }
  if (c.kind != ClauseKind::relative || resumed(verb)) return std::nullopt;
  const std::uint32_t before = antecedent_of_relative(c.introducer, w);
  if (before == none) return std::nullopt;
  out.mentions = w.features.number == Number::singular ? std::vector<std::uint32_t>{before} : group(before, end);
  out.via = Via::pronoun;
  return out;
}

// Whether a pronoun in the verb's clause may take up the noun of the relative ("the plan that X signed `alayha").
bool Clauses::resumed(std::uint32_t verb) const {
  const std::uint32_t clause = clause_of_[verb];
  for (std::uint32_t t = verb; t < clauses_[clause].end && t < verb + 12; ++t) {
    if (clause_of_[t] != clause || words[t].enclitic_person != 3) continue;
    if (t == verb || words[t].is(Upos::adposition)) return true;
  }
  return false;
}

// "annahu", "innaha": the pronoun of the connector is the speaker when it fits him, else the last it fits.
std::vector<std::uint32_t> Clauses::pronoun_of(std::uint32_t introducer, std::uint32_t governor) const {
  struct Form {
    std::string_view ending;
    Gender gender;
    Number number;
  };
  constexpr Form forms[] = {{"\xD9\x87\xD9\x85\xD8\xA7", Gender::none, Number::dual},
                            {"\xD9\x87\xD9\x85", Gender::masculine, Number::plural},
                            {"\xD9\x87\xD8\xA7", Gender::feminine, Number::singular},
                            {"\xD9\x87", Gender::masculine, Number::singular}};
  const std::string_view normal = text.normal(text.tokens()[introducer]);
  for (const Form& f : forms) {
    if (normal.size() < f.ending.size() + 4 || normal.substr(normal.size() - f.ending.size()) != f.ending) continue;
    if (governor != none && is_finite(governor)) {
      const auto& speaker = subject(governor).mentions;
      const bool fits = !speaker.empty() && (f.number == Number::singular ? speaker.size() == 1 : true) && agrees(mentions[speaker.front()], f.gender, f.number);
      if (fits) return speaker;
    }
    return antecedent(introducer, f.gender, f.number);
  }
  return {};
}

// A verb without a subject of its own takes the one of the verb before it, where they agree.
Argument Clauses::dropped_subject(std::uint32_t verb) const {
  const Word& w = words[verb];
  Argument out;
  out.via = Via::dropped;
  const std::uint32_t clause = clause_of_[verb];
  // "wa-adafa": who spoke last at this level goes on speaking.
  if (has_cue(verb, CueKind::say) && clauses_[clause].governor == none) {
    for (std::uint32_t t = verb; t-- > 0 && sentence_of_[verb] - sentence_of_[t] <= 4;) {
      if (!is_finite(t) || subject_of_[t] == none || !has_cue(t, CueKind::say) || clauses_[clause_of_[t]].governor != none) continue;
      const Argument& s = subjects_[subject_of_[t]];
      if (s.mentions.empty() || clauses_[clause_of_[t]].kind == ClauseKind::relative) continue;
      const Mention& m = mentions[s.mentions.front()];
      const bool several = s.mentions.size() > 1 || m.kind == Kind::pair;
      const bool fits = w.features.number != Number::singular ? several || m.number == w.features.number
                                                              : agrees(m, w.features.gender, Number::singular);
      if (!fits) continue;
      out.mentions = s.mentions;
      return out;
    }
  }
  const auto fits_verb = [&](const Argument& s) {
    const Mention& m = mentions[s.mentions.front()];
    if (w.features.number == Number::singular && sound_masculine_plural(m)) return false;
    const bool several = s.mentions.size() > 1 || m.kind == Kind::pair;
    return w.features.number == Number::dual      ? several || m.number == Number::dual
           : w.features.number == Number::plural ? several || m.number == Number::plural
                                                 : !several && agrees(m, w.features.gender, Number::singular);
  };
  // At the head of a sentence the one of whom the sentence before spoke first goes on.
  const std::uint32_t sentence = sentence_of_[verb];
  if (sentence > 0 && verb == text.sentences()[sentence].first) {
    const text::Sentence& before = text.sentences()[sentence - 1];
    for (std::uint32_t t = before.first; t < before.end; ++t) {
      if (!is_finite(t) || subject_of_[t] == none || clauses_[clause_of_[t]].governor != none) continue;
      const Argument& s = subjects_[subject_of_[t]];
      if (s.mentions.empty() || clauses_[clause_of_[t]].kind == ClauseKind::relative || !fits_verb(s)) continue;
      out.mentions = s.mentions;
      return out;
    }
  }
  for (std::uint32_t t = verb; t-- > 0 && sentence_of_[verb] - sentence_of_[t] <= 2;) {
    if (!is_finite(t) || subject_of_[t] == none) continue;
    const Argument& s = subjects_[subject_of_[t]];
    if (s.mentions.empty()) continue;
    const bool same_level = clause_of_[t] == clause || clauses_[clause_of_[t]].parent == clauses_[clause].parent ||
                            under(clause, clause_of_[t]) || clauses_[clause].parent == none || clauses_[clause_of_[t]].parent == none;
    if (!same_level) continue;
    const Mention& m = mentions[s.mentions.front()];
    if (m.kind == Kind::media && !has_cue(verb, CueKind::say)) continue;
    if (!fits_verb(s)) continue;
    out.mentions = s.mentions;
    return out;
  }
  if (w.features.number == Number::dual) {
    // "received X, and the two signed": the subject and the other side of the verb before.
    for (std::uint32_t t = verb; t-- > 0 && sentence_of_[t] == sentence_of_[verb];) {
      if (!is_finite(t) || subject(t).mentions.size() != 1) continue;
      constexpr std::string_view with = "\xD9\x85\xD8\xB9";
      const Arguments a = arguments(t);
      for (const std::string_view slot : {obj, with}) {
        const Argument* other = a.find(slot);
        if (other == nullptr || other->mentions.size() != 1) continue;
        out.mentions = {subject(t).mentions.front(), other->mentions.front()};
        return out;
      }
    }
  }
  // Nobody spoken of acts before it: the nearest that agrees, in its own sentence only.
  out.mentions = antecedent(verb, w.features.gender, w.features.number);
  if (!out.mentions.empty() && sentence_of_[mentions[out.mentions.front()].first] != sentence) out.mentions.clear();
  return out;
}

// The last bare name in the clause before the verb, when no other verb or noun claims it.
std::uint32_t Clauses::topic_before(std::uint32_t verb) const {
  const std::uint32_t clause = clause_of_[verb];
  const Clause& c = clauses_[clause];
  std::uint32_t found = none;
  for (std::uint32_t t = c.first; t < verb; ++t) {
    if (clause_of_[t] != clause) continue;
    if (is_finite(t) && !words[t].is(Upos::auxiliary)) {
      if (has_cue(t, CueKind::aspect) || is_kana(t)) continue;
      return none;
    }
    const std::uint32_t m = mention_at_[t];
    if (m == none || mentions[m].first != t || mentions[m].modifier || !actor(mentions[m])) continue;
    if (!grammar_clitic(t).empty()) continue;
    if (t > 0 && clause_of_[t - 1] == clause) {
      const Word& before = words[t - 1];
      if (before.is(Upos::adposition) || (before.is_nominal() && mention_at_[t - 1] == none && before.features.definite == 0 && !mentions[m].joined)) continue;
    }
    if (found == none || !mentions[m].joined) found = m;
  }
  return found;
}

bool Clauses::is_kana(std::uint32_t token) const { return grammar.dictionary().name(words[token].lemma) == "\xD9\x83\xD8\xA7\xD9\x86.1"; }

// "caused the tension ...": a definite noun, or one with a genitive, right after the verb is its subject.
bool Clauses::nominal_subject_likely(std::uint32_t verb, std::uint32_t head) const {
  if (words[verb].features.voice == Voice::passive) return true;
  const Word& n = words[head];
  const bool right_after = head == verb + 1;
  const Gender g = words[verb].features.gender;
  const bool broken_plural = n.features.number == Number::plural && g == Gender::feminine;
  return right_after && n.enclitic_person == 0 && n.features.gender != Gender::none && (g == n.features.gender || broken_plural) &&
         topic_before(verb) == none;
}

// "`ala X an ...", "yumkin li-X an ...": X is the subject of what follows.
// "the Turkish fighters bombed ...": a noun that is no actor stands right before its verb.
std::optional<Argument> Clauses::noun_topic_before(std::uint32_t verb) const {
  const std::uint32_t clause = clause_of_[verb];
  Argument out;
  std::uint32_t t = verb;
  while (t-- > clauses_[clause].first && clause_of_[t] == clause && verb - t <= 6) {
    const Word& w = words[t];
    const std::uint32_t m = mention_at_[t];
    if (m != none) {
      if (!mentions[m].modifier) return std::nullopt;
      out.inner.insert(out.inner.begin(), m);
      t = mentions[m].first;
      continue;
    }
    if (w.mark != 0 || !w.is_nominal()) return std::nullopt;
    if (w.is(Upos::adjective)) continue;
    const bool free = w.preposition == Preposition::none && w.features.grammatical_case != words::Case::accusative;
    const bool after_adposition = t > clauses_[clause].first && words[t - 1].is(Upos::adposition);
    const bool annexed = t > clauses_[clause].first && words[t - 1].is(Upos::noun) && words[t - 1].features.definite == 0 && mention_at_[t - 1] == none;
    if (!free || after_adposition || out.inner.empty() || annexed) return std::nullopt;
    const Gender g = words[verb].features.gender;
    const bool agrees = g == Gender::none || w.features.gender == g || w.features.number == Number::plural;
    if (!agrees) return std::nullopt;
    out.token = t;
    return out;
  }
  return std::nullopt;
}

std::uint32_t Clauses::bound_by_need(std::uint32_t introducer) const {
  constexpr std::string_view on = "\xD8\xB9\xD9\x84\xD9\x89";
  for (std::uint32_t t = introducer; t-- > 0 && introducer - t <= 8 && sentence_of_[t] == sentence_of_[introducer];) {
    const std::uint32_t m = mention_at_[t];
    if (m == none || mentions[m].modifier || !actor(mentions[m]) || mentions[m].end + 1 < introducer) continue;
    const std::uint32_t first = mentions[m].first;
    if (grammar_clitic(first) == slot_l) return m;
    if (first > 0 && grammar.dictionary().name(words[first - 1].lemma) == on) return m;
    return none;
  }
  return none;
}

std::uint32_t Clauses::antecedent_of_relative(std::uint32_t introducer, const Word& verb) const {
  for (std::uint32_t m = first_mention_from(introducer); m-- > 0;) {
    const Mention& mention = mentions[m];
    if (mention.end > introducer) continue;
    if (sentence_of_[mention.first] != sentence_of_[introducer] || introducer - mention.end > 3) return none;
    if (!actor(mention) || mention.modifier) return none;
    return subject_agrees(verb, mention, true) ? m : none;
  }
  return none;
}

Arguments Clauses::arguments(std::uint32_t token) const {
  Arguments out;
  const Word& w = words[token];
  const bool finite = is_finite(token);
  const ArgumentFinder finder(*this);
  std::vector<ArgumentFinder::Phrase> phrases = finder.phrases(token, token + 1, !finite, out.content_clause);
  const auto add = [&out](std::string_view slot, const ArgumentFinder::Phrase& p, Via via = Via::name) {
    out.list.push_back({slot, p.head, p.mentions, p.inner, via});
  };
  if (w.enclitic_person == 3) {
    // Who is meant by an object pronoun is never the subject himself (that takes "nafsahu").
    const std::vector<std::uint32_t> himself = finite ? subject(token).mentions : std::vector<std::uint32_t>{};
    Argument a{finite ? obj : gen, token, antecedent(token, w.enclitic_gender, w.enclitic_number, himself), {}, Via::pronoun};
    out.list.push_back(std::move(a));
  } else if (w.enclitic_person == 1) {
    out.list.push_back({finite ? obj : gen, token, speaker(token), {}, Via::pronoun});
  }
  if (finite) {
    const Argument& s = subject(token);
    const bool passive = w.features.voice == Voice::passive;
    if (!s.mentions.empty() || s.token != none) {
      Argument a = s;
      a.slot = passive ? obj : subj;
      out.list.push_back(std::move(a));
    }
    for (const auto& p : phrases) {
      if (!p.slot.empty()) {
        add(p.slot, p);
      } else if (p.head != s.token && !words[p.head].is(Upos::adverb) && words[p.head].kind != text::TokenKind::number && !passive &&
                 out.find(obj) == nullptr) {
        add(obj, p);
      } else if (p.head != s.token && !passive && words[p.head].is_nominal()) {
        add("obj2", p);
      }
    }
    return out;
  }
  std::vector<Argument> found;
  for (const auto& p : phrases) found.push_back({p.slot, p.head, p.mentions, p.inner, Via::name});
  nominal_arguments(token, found, out);
  return out;
}

// A masdar or noun: demonyms that qualify it, then its genitive, then a second bare name (its object).
void Clauses::nominal_arguments(std::uint32_t token, const std::vector<Argument>& phrases, Arguments& out) const {
  // The demonyms and the genitive stand before any preposition.
  std::uint32_t at = token + 1;
  const std::uint32_t clause = clause_of_[token];
  Argument demonyms{nisba, none, {}, {}, Via::demonym};
  while (at < words.size() && clause_of_[at] == clause) {
    const Word& w = words[at];
    if (w.mark == '-' || w.mark == en_dash || w.mark == em_dash) {
      ++at;
      continue;
    }
    if (w.mark != 0 || is_finite(at)) break;
    const std::uint32_t m = mention_at_[at];
    if (m != none && mentions[m].modifier) {
      demonyms.token = demonyms.token == none ? at : demonyms.token;
      demonyms.mentions.push_back(m);
      at = mentions[m].end;
      continue;
    }
    if (m == none && w.is(Upos::adjective) && w.conjunction == Conjunction::none && w.preposition == Preposition::none) {
      ++at;
      continue;
    }
    break;
  }
  if (!demonyms.mentions.empty()) out.list.push_back(std::move(demonyms));
  bool genitive = words[token].enclitic_person != 0;
  for (const Argument& p : phrases) {
    if (!p.slot.empty()) {
      out.list.push_back(p);
      continue;
    }
    const std::uint32_t named = mention_at_[p.token];
    if (named != none && mentions[named].modifier && p.token < at) continue;
    if (p.token < at && p.mentions.empty()) {
      // The adjectives themselves; a genitive may stand inside the same phrase.
      if (!genitive && !words[p.token].is(Upos::adjective) && p.token == token + 1) {
        Argument g = p;
        g.slot = gen;
        genitive = true;
        out.list.push_back(std::move(g));
      }
      continue;
    }
    Argument g = p;
    g.slot = genitive ? obj : gen;
    if (!genitive && p.token != at && p.token != token + 1) g.slot = obj;
    genitive = true;
    out.list.push_back(std::move(g));
  }
}

std::string_view name_of(ClauseKind kind) {
  constexpr std::string_view names[] = {"main",      "complement", "relative",    "condition",
                                        "adverbial", "coordinate", "participial", "quotation"};
  return names[static_cast<std::size_t>(kind)];
}

}  // namespace isnad::clauses
