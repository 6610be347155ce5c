// The phrases right of a predicate (Wright II 26-31, 77-99: iDafa and the masdar's government).
#include "isnad/clauses/phrases.h"

#include <algorithm>

namespace isnad::clauses {
namespace {

using mentions::Kind;
using mentions::Mention;
using words::Conjunction;
using words::Preposition;
using words::Upos;
using words::Word;

constexpr std::uint32_t longest_reach = 40;
constexpr std::string_view in_word = "\xD9\x81\xD9\x8A";  // fi
constexpr std::string_view of_word = "\xD9\x85\xD9\x86";  // min

bool stops(char32_t mark) { return mark == '.' || mark == 0x061B || mark == ';' || mark == ':' || mark == '?' || mark == 0x061F; }

// "the ministry the charge d'affaires", "the militia of X the journalist": a masculine behind a feminine is no adjective of it.
bool disagrees(const Mention& m, const Word& head, const Word& adjective) {
  const bool feminine = m.gender == words::Gender::feminine || (m.kind == Kind::group && head.is(Upos::noun) && head.features.gender == words::Gender::feminine);
  return feminine && m.number == words::Number::singular && adjective.features.gender == words::Gender::masculine &&
         adjective.features.number == words::Number::singular;
}

}  // namespace

std::vector<Phrase> PhraseReader::phrases(std::uint32_t predicate, std::uint32_t at, bool nominal, std::uint32_t& content) const {
  std::vector<Phrase> out;
  const std::uint32_t clause = c_.clause_of(predicate);
  const std::uint32_t end = std::min(c_.clauses()[clause].end, predicate + longest_reach);
  while (at < end) {
    const std::uint32_t here = c_.clause_of(at);
    if (here != clause) {
      if (!c_.under(here, clause)) break;
      const Clause& child = c_.clauses()[here];
      if (child.kind == ClauseKind::complement && content == none && (child.governor == predicate || child.governor == none)) content = here;
      if (nominal && child.kind != ClauseKind::relative && !c_.is_naming(here)) break;
      at = std::max(child.end, at + 1);
      while (at < end && c_.under(c_.clause_of(at), here)) ++at;
      continue;
    }
    const Word& w = c_.words[at];
    if (stops(w.mark)) break;
    if (w.mark != 0) {
      const std::uint32_t doer = nominal && is_comma(w.mark) ? behind_apposition(at, end) : at;
      const bool goes_on = (continues_list(at, end) && !closes_aside(at, predicate)) || names_doer(at + 1, end);
      if (nominal && is_comma(w.mark) && doer == at && !goes_on) break;
      if (doer > at) {
        at = doer;
        continue;
      }
      at = nominal ? at + 1 : std::max(at + 1, behind_aside(at, end));
      continue;
    }
    if (c_.is_finite(at)) break;
    if (c_.time_end(at) > at) {
      at = c_.time_end(at);
      continue;
    }
    if (nominal && w.conjunction != Conjunction::none && c_.mention_at(at) == none && !repeats_slot(at, end, out)) {
      // "the visit of A and the talks ...": another nominal begins. Right after the
      // predicate the two share what follows ("visits and contacts with Moscow").
      if (!out.empty() || at != predicate + 1 || !w.is_nominal()) break;
      ++at;
      continue;
    }
    // "killed some (nahwa) 150 rebels": here "nahw" is no preposition.
    if (const auto about = at + 1 < end && c_.grammar_clitic(at).empty() ? c_.grammar.connector(c_.text, c_.words, at, end, ConnectorKind::about) : std::nullopt;
        about && about->end < end && is_number(about->end)) {
      at = about->end;
      continue;
    }
    // "met also X": an adverb is no part of the phrase behind it.
    if (w.is(Upos::adverb) && c_.mention_at(at) == none && c_.grammar_clitic(at).empty()) {
      ++at;
      continue;
    }
    if (const std::uint32_t behind = behind_denial_of_kind(at, end); behind > at) {
      at = behind;
      continue;
    }
    const std::size_t before = out.size();
    const std::uint32_t start = at;
    at = read_phrase(at, end, out);
    // "an attack on a post of X" with li-: the owner belongs to the noun before, not to the act.
    const bool owner = nominal && before > 0 && out.size() > before && out[before].slot == slot_l && !out[before - 1].slot.empty() &&
                       out[before - 1].mentions.empty() && out[before].head == out[before - 1].end && out[before - 1].slot != slot_l;
    if (owner || belongs_to_phrase_before(out, before, start, predicate)) out.pop_back();
    else if (out.size() > before && before > 0 && w.conjunction == Conjunction::wa) join_coordinated(out);
  }
  return out;
}

// "was killed in a shelling of (li-) X", "spoke of meetings with X", "rejected (li-) statements against X", "talks on the truce between X
// and Y": X is of the shelling, the meetings, the statements; X and Y are of the truce.
bool PhraseReader::belongs_to_phrase_before(const std::vector<Phrase>& out, std::size_t last, std::uint32_t start, std::uint32_t predicate) const {
  constexpr std::string_view topic[] = {"\xD8\xAD\xD9\x88\xD9\x84", "\xD8\xA8\xD8\xB4\xD8\xA3\xD9\x86", "\xD8\xB9\xD9\x86", "\xD8\xA5\xD9\x84\xD9\x89"};  // hawla, bi-sha'n, `an, ila
  if (last == 0 || out.size() <= last) return false;
  const Phrase& before = out[last - 1];
  const std::string_view slot = out[last].slot;
  if (before.slot.empty() || before.end != start || !before.mentions.empty()) return false;
  const bool of_act = c_.is_finite(predicate) && (slot == slot_with || (slot == slot_l && before.slot == in_word));
  if ((of_act || slot == slot_against) && c_.words[before.head].is_masdar()) return true;
  // The talks have sides of their own.
  const auto named = [](const Phrase& p) { return !p.mentions.empty(); };
  const bool about = std::find(std::begin(topic), std::end(topic), before.slot) != std::end(topic);
  const bool demonym = predicate + 1 < c_.words.size() && c_.mention_at(predicate + 1) != none;
  return slot == slot_between && about && (demonym || std::any_of(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(last) - 1, named));
}

// "condemned, in a statement that came out yesterday, the attack": what a preposition begins between two commas is told by the
// way. The token behind the second comma, or `comma`.
std::uint32_t PhraseReader::behind_aside(std::uint32_t comma, std::uint32_t end) const {
  constexpr std::uint32_t longest = 12;
  const std::uint32_t first = comma + 1;
  if (!is_comma(c_.words[comma].mark) || first >= end || !c_.words[first].is(Upos::adposition) || c_.words[first].conjunction != Conjunction::none) return comma;
  // Without a verb of its own it is read like any complement.
  bool verb = false;
  for (std::uint32_t t = first + 1; t < end && t <= comma + longest && !stops(c_.words[t].mark); ++t) {
    verb = verb || c_.is_finite(t);
    if (is_comma(c_.words[t].mark)) return verb && c_.clause_of(t) == c_.clause_of(comma) ? t + 1 : comma;
  }
  return comma;
}

// "(there is) no justification for it (la mubarrira lahu)": a clause of its own, "la" that denies the kind and its predicate
// (Wright II 39), of what stands before it. The token behind it, or `at`.
std::uint32_t PhraseReader::behind_denial_of_kind(std::uint32_t at, std::uint32_t end) const {
  constexpr std::string_view la = "\xD9\x84\xD8\xA7";
  if (at + 2 >= end || c_.text.normal(c_.text.tokens()[at]) != la) return at;
  const Word& noun = c_.words[at + 1];
  const Word& predicate = c_.words[at + 2];
  const bool kind = noun.is_nominal() && !noun.article && noun.enclitic_person == 0 && c_.mention_at(at + 1) == none;
  return kind && predicate.is(Upos::adposition) && predicate.enclitic_person == 3 ? at + 3 : at;
}

// "raids on X in the north and on Y", "posts of X in Iraq, and some posts of Y": the last phrase
// goes with the one before that stands in the same place of the clause.
void PhraseReader::join_coordinated(std::vector<Phrase>& out) const {
  const Phrase& last = out.back();
  const bool masdar = c_.words[last.head].is_masdar();
  const auto& actors = last.mentions.empty() ? last.inner : last.mentions;
  if (actors.empty() || masdar) return;
  for (std::size_t k = out.size() - 1; k-- > 0;) {
    Phrase& first = out[k];
    auto& its = first.mentions.empty() ? first.inner : first.mentions;
    if (first.slot != last.slot || (!its.empty() && is_territory(its.front()) != is_territory(actors.front()))) continue;
    its.insert(its.end(), actors.begin(), actors.end());
    out.pop_back();
    return;
  }
}

bool PhraseReader::is_territory(std::uint32_t mention) const {
  const Kind kind = c_.mentions[mention].kind;
  return kind == Kind::place || kind == Kind::state || kind == Kind::capital;
}

// "on X ... and on Y": a preposition that is said again goes on where the first left off.
bool PhraseReader::repeats_slot(std::uint32_t at, std::uint32_t end, const std::vector<Phrase>& before) const {
  if (!c_.words[at].is(Upos::adposition)) return false;
  const auto connector = c_.grammar.connector(c_.text, c_.words, at, end, ConnectorKind::preposition);
  return connector && std::any_of(before.begin(), before.end(), [&](const Phrase& p) { return p.slot == connector->slot; });
}

// "by (min qibal) X": it tells of the act before it across a comma, too.
bool PhraseReader::names_doer(std::uint32_t at, std::uint32_t end) const {
  constexpr std::string_view by = "\xD9\x85\xD9\x86_\xD9\x82\xD8\xA8\xD9\x84";
  const auto connector = at < end ? c_.grammar.connector(c_.text, c_.words, at, end, ConnectorKind::preposition) : std::nullopt;
  return connector && connector->slot == by;
}

// "the killing of a soldier in X, the capital of Y, by the hands of Z": behind what is told of the place between two commas. The token
// behind the second comma, or `comma`.
std::uint32_t PhraseReader::behind_apposition(std::uint32_t comma, std::uint32_t end) const {
  constexpr std::uint32_t longest = 8;
  for (std::uint32_t t = comma + 1; t < end && t <= comma + longest && !c_.is_finite(t) && !stops(c_.words[t].mark); ++t) {
    if (is_comma(c_.words[t].mark)) return t > comma + 1 && names_doer(t + 1, end) ? t + 1 : comma;
  }
  return comma;
}

// "opened, on the day of the visit of X to Y, the embassy of Z": the comma ends what a preposition behind the comma before it began.
bool PhraseReader::closes_aside(std::uint32_t comma, std::uint32_t predicate) const {
  const std::uint32_t clause = c_.clause_of(comma);
  for (std::uint32_t t = predicate; t-- > c_.clauses()[clause].first && c_.clause_of(t) == clause && !c_.is_finite(t);) {
    if (is_comma(c_.words[t].mark)) return c_.words[t + 1].is(Upos::adposition) && c_.words[t + 1].conjunction == Conjunction::none && c_.verb_over(t) != none;
  }
  return false;
}

bool PhraseReader::continues_list(std::uint32_t comma, std::uint32_t end) const {
  return comma + 1 < end && c_.mention_at(comma + 1) != none && !c_.mentions[c_.mention_at(comma + 1)].modifier;
}

// "after noon yesterday five men": where the rest of an expression of time ends that begins with a preposition.
std::uint32_t PhraseReader::behind_time(std::uint32_t at, std::uint32_t end) const {
  while (at < end && c_.inside_time(at)) ++at;
  return at;
}

std::uint32_t PhraseReader::read_phrase(std::uint32_t at, std::uint32_t end, std::vector<Phrase>& out) const {
  Phrase p;
  const Word& w = c_.words[at];
  if (const auto connector = c_.grammar.connector(c_.text, c_.words, at, end, ConnectorKind::preposition);
      connector && c_.mention_at(at) == none && (w.is(Upos::adposition) || w.preposition != Preposition::none || connector->end - at > 1)) {
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
    if (const std::uint32_t behind = behind_time(at, end); behind > at) return behind;
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
    if (const std::uint32_t behind = behind_time(at, end); behind > at) return behind;
  } else if (const std::string_view slot = c_.grammar_clitic(at); !slot.empty()) {
    p.slot = slot;
  }
  read_noun_phrase(at, end, p);
  read_posting(at, end, p);
  read_members(end, p);
  const std::uint32_t next = std::max(p.end, at + 1);
  out.push_back(std::move(p));
  return next;
}

// "the special envoy to (ila) X so-and-so": where he is sent stands between the title and the name, which is one with it.
void PhraseReader::read_posting(std::uint32_t at, std::uint32_t end, Phrase& p) const {
  constexpr std::string_view postings[] = {"\xD8\xA5\xD9\x84\xD9\x89", "\xD9\x84\xD8\xAF\xD9\x89"};  // ila, lada
  if (p.end + 2 >= end || !c_.words[p.end].is(Upos::adposition) || c_.words[p.end].enclitic_person != 0) return;
  if (std::find(std::begin(postings), std::end(postings), c_.text.normal(c_.text.tokens()[p.end])) == std::end(postings)) return;
  const Word& title = c_.words[at];
  const bool office = !p.mentions.empty() && c_.mentions[p.mentions.front()].kind == Kind::office;
  const bool sent = p.mentions.empty() && title.article && title.is(Upos::noun) && !title.is_masdar();
  const std::uint32_t where = c_.mention_at(p.end + 1);
  if (!(office || sent) || where == none || c_.mentions[where].modifier || c_.mentions[where].first != p.end + 1 || c_.mentions[where].end >= end) return;
  const std::uint32_t name = c_.mention_at(c_.mentions[where].end);
  if (name == none || c_.mentions[name].kind != Kind::person || c_.mentions[name].joined || !c_.grammar_clitic(c_.mentions[where].end).empty()) return;
  if (sent && c_.mentions[name].code.empty()) return;
  if (c_.mentions[name].first != c_.mentions[where].end || c_.words[c_.mentions[name].first].conjunction != Conjunction::none) return;
  if (!office) p.mentions = {name};
  p.inner.clear();
  p.end = c_.mentions[name].end;
}

// "several states, among them X and Y", "Western allies, among them X": those who are named stand for the noun.
void PhraseReader::read_members(std::uint32_t end, Phrase& p) const {
  const std::uint32_t member = p.mentions.empty() && p.end < end ? c_.named_among(p.end) : none;
  if (member == none) return;
  p.mentions = p.inner;
  const auto named = c_.group(member, p.end);
  p.mentions.insert(p.mentions.end(), named.begin(), named.end());
}

// "nine of the fighters of X", "a large number of drones": who or what is counted stands
// in the genitive or behind "min" (Wright I 323, II 98).
void PhraseReader::read_counted(std::uint32_t end, Phrase& p) const {
  const std::uint32_t min = p.end;
  std::uint32_t next = p.head + 1;
  // "three thousand million dollars"
  while (next < p.end && is_number(p.head) && is_number(next)) ++next;
  // "15 Palestinians": the demonym is what is counted.
  const std::uint32_t people = next < p.end ? c_.mention_at(next) : none;
  const bool specified = people != none && (c_.words[next].is(Upos::adverb) || c_.words[next].features.grammatical_case == words::Case::accusative);
  if (specified && c_.mentions[people].modifier && next == p.head + 1) {
    p.counted = next;
    p.head = next;
    return;
  }
  if (next < p.end && c_.words[next].is(Upos::noun)) {
    p.counted = next;
    // "thousands of Iranians", "some of the states": the counted actors are the argument; "three posts of (li-) X" are not X.
    const bool owned = is_number(p.head) && !p.inner.empty() && c_.grammar_clitic(c_.mentions[p.inner.front()].first) == slot_l;
    if (!p.inner.empty() && !owned && !c_.mentions[p.inner.front()].modifier) p.mentions = p.inner;
    if (is_number(p.head)) p.head = next;
    return;
  }
  if (!p.mentions.empty() || !p.inner.empty()) return;
  if (min + 1 >= end || c_.clause_of(min) != c_.clause_of(p.head) || !c_.words[min].is(Upos::adposition) || c_.text.normal(c_.text.tokens()[min]) != of_word) return;
  Phrase counted;
  read_noun_phrase(min + 1, end, counted);
  p.counted = counted.counted != none ? counted.counted : counted.head;
  const bool goods = counted.mentions.empty() && !counted.inner.empty() && c_.mentions[counted.inner.front()].modifier;
  if (goods) p.inner = counted.inner;
  else p.mentions = counted.mentions.empty() ? counted.inner : counted.mentions;
  p.end = counted.end;
}

// li- apart from its name: "posts of "X"" in quotation marks.
std::uint32_t PhraseReader::owner_behind_lone_li(std::uint32_t at, std::uint32_t end) const {
  const Word& w = c_.words[at];
  if (!w.is(Upos::adposition) || w.preposition != Preposition::l || w.enclitic_person != 0 || c_.mention_at(at) != none) return none;
  std::uint32_t name = at + 1;
  while (name < end && c_.words[name].mark != 0 && !stops(c_.words[name].mark)) ++name;
  const std::uint32_t m = name < end && name > at + 1 ? c_.mention_at(name) : none;
  return m != none && !c_.mentions[m].modifier && c_.mentions[m].first == name ? m : none;
}

// "his two counterparts, the Russian X and the American Y": the demonyms go with the names behind them.
std::uint32_t PhraseReader::read_titled(std::uint32_t demonym, std::uint32_t end, Phrase& p) const {
  std::uint32_t at = 0;
  for (std::uint32_t m = demonym; m != none && c_.mentions[m].modifier && c_.mentions[m].end < end;) {
    const std::uint32_t name = c_.mention_at(c_.mentions[m].end);
    const bool titled = name != none && c_.mentions[name].kind == Kind::person && c_.mentions[name].code == c_.mentions[m].code;
    if (!titled || (at != 0 && !c_.mentions[m].joined)) break;
    p.mentions.push_back(name);
    at = c_.mentions[name].end;
    m = at < end ? c_.mention_at(at) : none;
  }
  return at;
}

// A phrase that begins with a name: the names joined to it, and what else is said of it.
void PhraseReader::read_named_phrase(std::uint32_t m, std::uint32_t end, Phrase& p) const {
  p.mentions = c_.group(m, p.end);
  // "between the forces of X and elements of Y": the second side may be named inside a noun.
  const std::uint32_t noun = p.end;
  if (p.slot == slot_between && noun + 1 < end && c_.words[noun].conjunction != Conjunction::none && c_.words[noun].is(Upos::noun) &&
      c_.mention_at(noun) == none && c_.mention_at(noun + 1) != none && c_.grammar_clitic(noun + 1).empty()) {
    std::uint32_t stop = 0;
    const auto others = c_.group(c_.mention_at(noun + 1), stop);
    p.mentions.insert(p.mentions.end(), others.begin(), others.end());
    p.end = stop;
  }
  // "the Austrian capital Vienna": the name is the capital's own.
  const std::uint32_t name = p.end < end ? c_.mention_at(p.end) : none;
  if (name != none && c_.mentions[name].kind == Kind::capital && c_.mentions[name].code == c_.mentions[m].code && c_.grammar_clitic(p.end).empty()) {
    p.end = c_.mentions[name].end;
  }
  // "the servant of the two sanctuaries the king X": two names of one.
  const std::uint32_t again = p.end < end ? c_.mention_at(p.end) : none;
  if (again != none && c_.mentions[again].first == p.end && !c_.is_body(m) && c_.mentions[again].kind == Kind::person && c_.mentions[again].code == c_.mentions[m].code &&
      !c_.mentions[again].joined && c_.words[p.end].conjunction == Conjunction::none && c_.grammar_clitic(p.end).empty()) {
    p.end = c_.mentions[again].end;
  }
  p.end = behind_state_of_place(m, p.end, end);
  // Adjectives and titles behind the name belong to it; so do those without the article behind people who have none ("local sources").
  const bool people = c_.mentions[m].kind == Kind::unnamed || c_.mentions[m].kind == Kind::population;
  const auto goes_on = [this, people](std::uint32_t at) {
    const Word& before = c_.words[at - 1];
    const Word& w = c_.words[at];
    if (w.features.definite != 0) return true;
    if (before.is(Upos::adjective)) return !before.article;
    const bool agrees = w.features.number == before.features.number || (before.features.number == words::Number::plural && w.features.gender == words::Gender::feminine);
    return people && before.is(Upos::noun) && before.features.definite == 0 && before.enclitic_person == 0 && agrees;
  };
  while (p.end < end && c_.words[p.end].is(Upos::adjective) && c_.words[p.end].conjunction == Conjunction::none &&
         c_.words[p.end].preposition == Preposition::none && c_.mention_at(p.end) == none && goes_on(p.end) &&
         !disagrees(c_.mentions[m], c_.words[c_.mentions[m].first], c_.words[p.end])) {
    ++p.end;
  }
  // "the settlers the extremists (al-mutatarrifin)": a participle that agrees with a people is its adjective.
  const auto qualifies = [&](std::uint32_t at) {
    const Word& w = c_.words[at];
    return c_.mentions[m].number == words::Number::plural && c_.mention_at(at) == none && w.is(Upos::noun) && w.article &&
           w.preposition == Preposition::none && w.conjunction == Conjunction::none && w.features.number == words::Number::plural &&
           w.features.derived == words::Derived::active_participle;
  };
  while (p.end < end && c_.words[p.end - 1].article && qualifies(p.end)) ++p.end;
}

// "the minister X", "the city of X": the name behind the title or the kind of place is the phrase's own; none when there is none.
std::uint32_t PhraseReader::name_behind_title(std::uint32_t at, std::uint32_t end) const {
  const std::uint32_t m = at + 1 < end ? c_.mention_at(at + 1) : none;
  if (m == none || c_.mentions[m].modifier || c_.mentions[m].first != at + 1 || !c_.grammar_clitic(at + 1).empty()) return none;
  if (c_.words[at + 1].conjunction != Conjunction::none) return none;
  const bool title = c_.mentions[m].kind == Kind::person && c_.words[at].article && c_.words[at].is(Upos::noun);
  return title || c_.grammar.is_site(c_.words[at].lemma) ? m : none;
}

// A mention inside the phrase of the noun at `at`: it ends the phrase (true), or the phrase goes on behind it.
bool PhraseReader::ends_with_name(std::uint32_t inner, std::uint32_t at, std::uint32_t end, std::uint32_t& k, Phrase& p) const {
  const Mention& mention = c_.mentions[inner];
  const Word& w = c_.words[k];
  if (mention.modifier) {
    const std::uint32_t stop = read_titled(inner, end, p);
    if (stop > k) {
      k = stop;
      return true;
    }
    p.inner.push_back(inner);
    k = std::max(mention.end, k + 1);
    return false;
  }
  // "in the Austrian capital Vienna": the name is the noun's own.
  if (mention.kind == Kind::capital && c_.words[at].article && !p.inner.empty()) {
    k = mention.end;
    return true;
  }
  // A second bare name after a demonym or a name is another phrase; so is "the government" after "the parties".
  const bool two_articles = c_.words[k - 1].article && w.article && w.is(Upos::noun) && mention.kind == Kind::institution;
  // "met on the margin of the meeting the minister of X": what has the article is annexed to nothing.
  const bool title = c_.words[k - 1].article && c_.words[k - 1].is(Upos::noun) && w.is(Upos::noun) && !w.article && w.known && mention.end > k + 1;
  // "the newspaper criticised Iran": what has the article is annexed to nothing (Wright II 198), unless it is a kind of place.
  const Word& before = c_.words[k - 1];
  const bool land = mention.kind == Kind::state || mention.kind == Kind::group || mention.kind == Kind::body;
  // "al-jam`iyya l-Su`udiyya": a name that has the article may be an adjective.
  constexpr std::string_view al = "\xD8\xA7\xD9\x84";
  const bool whole = !c_.text.normal(c_.text.tokens()[k]).starts_with(al) && before.article && (before.is(Upos::noun) || before.is(Upos::adjective)) && c_.mention_at(k - 1) == none && !c_.grammar.is_site(c_.words[at].lemma);
  if (!p.inner.empty() || two_articles || title || (whole && land && mention.first == k && w.conjunction == Conjunction::none)) return true;
  const auto group = c_.group(inner, k);
  p.inner.insert(p.inner.end(), group.begin(), group.end());
  return true;
}

// Whether the word at `k` begins something else than the phrase of the noun at `at`.
bool PhraseReader::begins_another(std::uint32_t k, std::uint32_t at) const {
  const Word& w = c_.words[k];
  const bool named = c_.mention_at(k) != none;
  // "on Friday five men": an expression of time is no part of the phrase before it.
  if (c_.time_end(k) > k || c_.is_finite(k) || w.preposition != Preposition::none) return true;
  if (w.is(Upos::adposition) || w.is(Upos::particle) || w.is(Upos::subordinator)) return true;
  // "signed the agreement each of (kull min) X and Y".
  if (w.is(Upos::determiner) && k + 1 < c_.words.size() && c_.text.normal(c_.text.tokens()[k + 1]) == of_word) return true;
  // "at an earlier time (fi waqtin sabiqin) the Sudan", "... the attack", "... five men": nothing is annexed to an adjective.
  // "south-east (janub sharqi) of X" is annexed to it.
  constexpr std::string_view sides[] = {"\xD8\xB4\xD8\xB1\xD9\x82\xD9\x8A", "\xD8\xBA\xD8\xB1\xD8\xA8\xD9\x8A", "\xD8\xB4\xD9\x85\xD8\xA7\xD9\x84\xD9\x8A",
                                        "\xD8\xAC\xD9\x86\xD9\x88\xD8\xA8\xD9\x8A"};
  const bool side = k > 0 && std::find(std::begin(sides), std::end(sides), c_.text.normal(c_.text.tokens()[k - 1])) != std::end(sides);
  const bool definite = side    ? false
                        : named ? !c_.mentions[c_.mention_at(k)].modifier : (w.is(Upos::noun) && w.article) || is_number(k);
  const bool behind_adjective = definite && k > at + 1 && c_.mention_at(k - 1) == none && c_.words[k - 1].is(Upos::adjective) && !c_.words[k - 1].article &&
                                !c_.words[at].article && w.conjunction == Conjunction::none;
  if (behind_adjective) return true;
  // "the minister condemned the operations": what has the article is annexed to nothing.
  const bool apart = k > 0 && c_.words[k - 1].article && c_.words[k - 1].is(Upos::noun) && c_.mention_at(k - 1) == none && w.article && w.is(Upos::noun) && !named &&
                     (w.features.derived == words::Derived::none || w.is_masdar()) && w.conjunction == Conjunction::none;
  if (apart) return true;
  if (named) return false;
  // A noun with its pronoun is annexed to nothing more.
  if (w.conjunction != Conjunction::none || (c_.words[k - 1].enclitic_person != 0 && w.is(Upos::noun))) return true;
  // An indefinite noun after a definite one, or an accusative, begins a new phrase; what is counted does not.
  const bool counts = k == at + 1 && is_number(at);
  const bool accusative = w.features.grammatical_case == words::Case::accusative && c_.words[at].features.grammatical_case != words::Case::accusative;
  // "450 additional soldiers": the adjective of what is counted.
  const bool qualifies = w.is(Upos::adjective) && is_number(at) && c_.words[k - 1].features.grammatical_case == words::Case::accusative;
  if (!counts && accusative && !qualifies) return true;
  // "with the exploding barrels quarters": what has no article is annexed to nothing that has one.
  if (!counts && w.is(Upos::noun) && !w.article && w.features.definite == 0 && w.enclitic_person == 0 && c_.words[k - 1].article &&
      c_.words[k - 1].is(Upos::adjective) && (c_.mention_at(k - 1) == none || c_.mentions[c_.mention_at(k - 1)].modifier)) {
    return true;
  }
  // "American planes posts", "a Turkish plane the airspace": behind an adjective without the article no noun is annexed, but for
  // the improper annexation ("long-range"), which no demonym takes (Wright II 221).
  const std::uint32_t demonym = c_.mention_at(k - 1);
  return w.is(Upos::noun) && k > at + 1 && is_adjective_without_article(k - 1) && (!w.article || demonym != none);
}

// "forced the raids (al-gharat) the Houthis": what has the article is annexed to nothing, so that an actor behind it is the
// next argument (Wright II 204); persons and places may be in apposition.
bool PhraseReader::stands_beside(std::uint32_t mention, std::uint32_t head) const {
  const auto& m = c_.mentions[mention];
  const bool actor = m.kind == Kind::group || m.kind == Kind::institution || m.kind == Kind::body || m.kind == Kind::population;
  return actor && !m.modifier && c_.words[head].article && c_.words[head].is(Upos::noun) && c_.mention_at(head) == none && c_.words[m.first].article &&
         c_.words[m.first].conjunction == Conjunction::none && c_.words[m.first].preposition == Preposition::none && m.first == head + 1;
}

// "(the town of) Quetta the Pakistani (al-bakistaniyya)": the demonym behind a place tells where it lies.
std::uint32_t PhraseReader::behind_state_of_place(std::uint32_t place, std::uint32_t at, std::uint32_t end) const {
  const std::uint32_t m = at < end ? c_.mention_at(at) : none;
  const bool town = c_.mentions[place].kind == Kind::place || c_.mentions[place].kind == Kind::capital;
  const bool demonym = m != none && c_.mentions[m].modifier && c_.mentions[m].first == at && c_.words[at].article && c_.words[at].conjunction == Conjunction::none;
  return town && demonym && c_.words[at].features.number == words::Number::singular ? c_.mentions[m].end : at;
}

void PhraseReader::read_noun_phrase(std::uint32_t at, std::uint32_t end, Phrase& p) const {
  p.head = at;
  const std::uint32_t m = c_.mention_at(at);
  if (m != none && !c_.mentions[m].modifier) return read_named_phrase(m, end, p);
  if (const std::uint32_t named = m == none ? name_behind_title(at, end) : none; named != none) {
    p.mentions = c_.group(named, p.end);
    p.end = behind_state_of_place(named, p.end, end);
    return;
  }
  std::uint32_t k = at + 1;
  if (m != none) p.inner.push_back(m);
  while (k < end && c_.clause_of(k) == c_.clause_of(at)) {
    const char32_t mark = c_.words[k].mark;
    if (mark != 0) {
      const bool inside_quote = mark == 0x00AB || mark == 0x00BB || mark == '"' || mark == 0x201C || mark == 0x201D;
      if (!inside_quote) break;
      ++k;
      continue;
    }
    const std::uint32_t inner = c_.mention_at(k);
    if (inner != none && !c_.mentions[inner].modifier && c_.mentions[inner].first == k && !c_.grammar_clitic(k).empty()) {
      // "positions of the group" with li-: the owner is seen here too, and stays a complement.
      std::uint32_t behind = k;
      if (c_.grammar_clitic(k) == slot_l && p.inner.empty() && !c_.words[at].is_masdar()) p.inner = c_.group(inner, behind);
      break;
    }
    if (const std::uint32_t owner = owner_behind_lone_li(k, end); owner != none && p.inner.empty() && !c_.words[at].is_masdar()) {
      p.inner = c_.group(owner, k);
      break;
    }
    if (begins_another(k, at) || (inner != none && k > at && stands_beside(inner, at))) break;
    if (inner == none) ++k;
    else if (ends_with_name(inner, at, end, k, p)) break;
  }
  p.end = k;
  const Word& head = c_.words[at];
  if (is_number(at) || head.is(Upos::determiner) || c_.grammar.is_measure(head.lemma)) read_counted(end, p);
}

bool PhraseReader::is_number(std::uint32_t token) const {
  return c_.words[token].is(Upos::numeral) || c_.words[token].kind == text::TokenKind::number;
}

bool PhraseReader::is_adjective_without_article(std::uint32_t token) const {
  const std::uint32_t m = c_.mention_at(token);
  return !c_.words[token].article && (m != none ? c_.mentions[m].modifier : c_.words[token].is(Upos::adjective));
}

}  // namespace isnad::clauses
