// The status of an event (codebook section 5, rulings 2, 3, 11, 15): its own word
// first, then the nearest word that governs it. Scopes nest; the innermost decides.
#include <algorithm>

#include "isnad/events/reader.h"
#include "isnad/events/slots.h"

namespace isnad::events {
namespace {


using clauses::Argument;
using clauses::Clause;
using clauses::ClauseKind;
using clauses::ConnectorKind;
using clauses::Cue;
using clauses::CueKind;
using clauses::none;
using words::Aspect;
using words::Word;

constexpr std::string_view any_word = "\xD8\xA7\xD9\x8A";  // folded "ayy"
constexpr std::string_view perhaps = "\xD9\x84\xD8\xB9\xD9\x84";  // la`alla
constexpr std::string_view alla = "\xD8\xA3\xD9\x84\xD8\xA7";     // "an la"
constexpr std::string_view other_than = "\xD8\xBA\xD9\x8A\xD8\xB1";  // ghayr
constexpr std::string_view did_not = "\xD9\x84\xD9\x85";         // "lam"
constexpr std::string_view never_word = "\xD9\x84\xD9\x86";  // "lan"

std::optional<Status> status_named(std::string_view name) {
  constexpr std::string_view names[] = {"actual", "planned", "predicted", "hypothetical", "requested", "negated"};
  for (std::size_t i = 0; i < std::size(names); ++i) {
    if (names[i] == name) return static_cast<Status>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(Status status) {
  constexpr std::string_view names[] = {"actual", "planned", "predicted", "hypothetical", "requested", "negated"};
  return names[static_cast<std::size_t>(status)];
}

// The preposition that begins at `token`, as frames.tsv calls it; empty when there is none.
std::string_view Reader::preposition_at(std::uint32_t token, std::uint32_t end) const {
  const std::string_view clitic = in_.clauses.grammar_clitic(token);
  if (!clitic.empty() || in_.clauses.mention_at(token) != none) return clitic;
  const auto c = in_.clauses.grammar.connector(in_.text, in_.words, token, end, ConnectorKind::preposition);
  return c && c->end <= end ? c->slot : std::string_view{};
}

// Where the word has what it governs, by its cues and its frame.
std::vector<std::string_view> Reader::slots_of(std::uint32_t word) const {
  std::vector<std::string_view> out;
  for (const std::uint32_t number : in_.clauses.grammar.cues_of(in_.words, word)) {
    const auto& slots = in_.clauses.grammar.cue(number).slots;
    out.insert(out.end(), slots.begin(), slots.end());
  }
  if (const Trigger* t = known_trigger(word); t != nullptr) out.insert(out.end(), t->frame->content.begin(), t->frame->content.end());
  return out;
}

// "called, during his visit to X, for (ila) ...": behind the circumstance the governor's own preposition takes up again, with an act and not a name.
bool Reader::resumed_behind(std::uint32_t circumstance, std::uint32_t token, const std::vector<std::string_view>& slots) const {
  for (std::uint32_t t = circumstance; t <= token; ++t) {
    const std::string_view slot = in_.words[t].mark == 0 ? preposition_at(t, token + 1) : std::string_view{};
    if (slot.empty() || slot == slot_in || !has(slots, slot)) continue;
    if (in_.clauses.mention_at(t) != none || (t < token && in_.clauses.mention_at(t + 1) != none)) continue;
    bool taken = false;
    for (std::uint32_t q = circumstance; q < t && !taken; ++q) taken = in_.clauses.mention_at(q) == none && has(slots_of(q), slot);
    return !taken;
  }
  return false;
}

// "discussed, during the meeting, the strengthening of ...": a noun with the article is whole, and the bare noun behind it is another.
bool Reader::ends_before(std::uint32_t circumstance, std::uint32_t token) const {
  if (!in_.words[circumstance].article || !in_.words[circumstance].is(words::Upos::noun)) return false;
  std::uint32_t next = circumstance + 1;
  while (next < token && in_.words[next].is(words::Upos::adjective) && in_.words[next].article) ++next;
  const Word& w = in_.words[next];
  return next <= token && w.is(words::Upos::noun) && !w.article && w.preposition == words::Preposition::none && w.conjunction == words::Conjunction::none &&
         in_.clauses.mention_at(next) == none && !in_.clauses.inside_time(next);
}

bool Reader::circumstance_between(std::uint32_t from, std::uint32_t to, const std::vector<std::string_view>& slots) const {
  for (std::uint32_t t = from + 1; t < to; ++t) {
    const auto c = in_.clauses.grammar.connector(in_.text, in_.words, t, to, ConnectorKind::circumstance);
    if (c && c->end <= to && !resumed_behind(c->end, to, slots) && !(has(slots, "obj") && ends_before(c->end, to))) return true;
  }
  return false;
}

// "laysat al-Hind tuhaddidu", "layta ...", "kadat ... tuhajimu": a cue at the head of the clause reaches over the subject
// to the verb; "ma" at its head right before a perfect negates (Wright II 182, 302).
std::optional<Standing> Reader::scope_before_subject(std::uint32_t token) const {
  constexpr std::string_view not_word = "\xD9\x85\xD8\xA7", almost = "\xD9\x83\xD8\xA7\xD8\xAF.1";
  const std::uint32_t clause = in_.clauses.clause_of(token);
  const Clause& c = in_.clauses.clauses()[clause];
  std::uint32_t head = c.introducer == none ? c.first : std::min(token, c.introducer + 1);
  while (head < token && (in_.words[head].mark != 0 || in_.clauses.clause_of(head) != clause)) ++head;
  if (head >= token) return std::nullopt;
  const bool perfect = in_.words[token].features.aspect == Aspect::perfect;
  if (c.kind != ClauseKind::relative && head + 1 == token && perfect && in_.words[token].enclitic_person == 0 && in_.text.normal(in_.text.tokens()[head]) == not_word) {
    return Standing{Status::negated, "negated by " + surface(head)};
  }
  for (std::uint32_t t = head + 1; t < token; ++t) {
    if (in_.clauses.clause_of(t) == clause && (in_.clauses.is_finite(t) || in_.words[t].mark != 0)) return std::nullopt;
  }
  // "almost" and "plotted" are spelled alike; before an imperfect it is the first.
  const bool imperfect = in_.words[token].features.aspect == Aspect::imperfect;
  if (imperfect && in_.words[head].lemma != words::no_lemma && in_.dictionary.name(in_.words[head].lemma).substr(0, almost.size()) == almost) {
    return Standing{Status::negated, "not done: " + surface(head)};
  }
  const auto phrase = in_.clauses.grammar.phrase_cue(in_.text, head, token);
  std::optional<Status> status;
  if (phrase) {
    const Cue& cue = in_.clauses.grammar.cue(phrase->first);
    const bool guess = cue.kind == CueKind::modal && imperfect && cue.id.starts_with(perhaps);
    if ((guess || cue.kind == CueKind::wish) && in_.clauses.mention_at(phrase->second) != none) status = status_named(cue.status);
  }
  if (in_.words[head].lemma != words::no_lemma && in_.dictionary.name(in_.words[head].lemma).substr(0, 6) == "\xD9\x84\xD9\x8A\xD8\xB3") status = Status::negated;
  if (!status) return std::nullopt;
  return Standing{*status, "under " + surface(head)};
}

// "lam taqSif X aw tuhaddid Y": the verb before "or", of the same aspect, whose negation or future the second has too; or none.
std::uint32_t Reader::first_of_two(std::uint32_t token) const {
  constexpr std::string_view or_word = "\xD8\xA3\xD9\x88";
  const Clause& c = in_.clauses.clauses()[in_.clauses.clause_of(token)];
  if (c.introducer == none || c.introducer + 1 != token || in_.text.normal(in_.text.tokens()[c.introducer]) != or_word) return none;
  for (std::uint32_t t = c.introducer; t-- > in_.text.sentences()[c.sentence].first;) {
    if (in_.clauses.is_finite(t)) return in_.words[t].features.aspect == in_.words[token].features.aspect ? t : none;
  }
  return none;
}

// What the finite verb itself shows: negation, future, "qad" with the imperfect.
Standing Reader::own_standing(std::uint32_t token) const {
  const Word& w = in_.words[token];
  const std::uint32_t clause = in_.clauses.clause_of(token);
  const std::uint32_t sentence_first = in_.text.sentences()[in_.clauses.sentence_of(token)].first;
  for (std::uint32_t back = 1; back <= 2 && token >= back + sentence_first; ++back) {
    const std::uint32_t p = token - back;
    const Word& before = in_.words[p];
    if (before.mark != 0 || in_.clauses.is_finite(p) || in_.clauses.clause_of(p) != clause) break;
    const auto phrase = in_.clauses.grammar.phrase_cue(in_.text, p, token);
    if (phrase && phrase->second == token) {
      const Cue& cue = in_.clauses.grammar.cue(phrase->first);
      if (cue.kind == CueKind::negation) return {Status::negated, "negated by " + surface(p)};
      if (cue.kind == CueKind::modal && w.features.aspect == Aspect::imperfect) {
        if (const auto s = status_named(cue.status)) return {*s, "modal " + surface(p)};
      }
      if (const auto s = status_named(cue.status); s && cue.kind == CueKind::will) {
        // "sawfa" is "sa-" written apart (Wright II 19).
        if (phrase->second == p + 1 && *s == Status::planned) return {of_the_future(token), "future"};
        return {*s, "future " + surface(p)};
      }
    }
    if (!before.is(words::Upos::particle) && !before.is(words::Upos::adverb)) break;
  }
  if (const auto s = scope_before_subject(token)) return *s;
  if (const std::uint32_t first = first_of_two(token); first != none) return own_standing(first);
  // "without their carrying out ...": the connector itself negates; "however" (ghayra anna) does not.
  const std::uint32_t introducer = in_.clauses.clauses()[clause].introducer;
  const bool contrast = in_.clauses.clauses()[clause].kind == ClauseKind::coordinate;
  if (introducer != none && introducer < token && !contrast) {
    const auto phrase = in_.clauses.grammar.phrase_cue(in_.text, introducer, token);
    const bool that_not = in_.text.normal(in_.text.tokens()[introducer]).ends_with(alla) && in_.clauses.clauses()[clause].kind == ClauseKind::complement;
    if (that_not || (phrase && in_.clauses.grammar.cue(phrase->first).kind == CueKind::negation)) return {Status::negated, "negated by " + surface(introducer)};
  }
  if (w.future) return {of_the_future(token), "future"};
  return {Status::actual, {}};
}

// What the writer says will be is planned, and so is what somebody says of himself; of others he predicts it.
Status Reader::of_the_future(std::uint32_t verb) const {
  const std::vector<std::uint32_t> speaker = in_.clauses.speaker(verb);
  const auto& subject = in_.clauses.subject(verb).mentions;
  const bool own = !speaker.empty() && !subject.empty() && in_.mentions[speaker.front()].code == in_.mentions[subject.front()].code;
  return own || speaker.empty() ? Status::planned : Status::predicted;
}

// "called, after a meeting of their deputies, for ...": what stands between commas governs nothing behind them.
bool Reader::is_aside(std::uint32_t governor, std::uint32_t token) const {
  if (in_.clauses.is_finite(governor)) return false;
  const std::uint32_t clause = in_.clauses.clause_of(governor);
  const auto is_comma = [this](std::uint32_t t) { return in_.words[t].mark == 0x060C || in_.words[t].mark == ','; };
  // "during their meeting in X asked for the approval": what stands in a phrase of time governs nothing behind it.
  constexpr std::string_view during[] = {"\xD8\xA3\xD8\xAB\xD9\x86\xD8\xA7\xD8\xA1", "\xD8\xAE\xD9\x84\xD8\xA7\xD9\x84",
                                         "\xD8\xB9\xD9\x82\xD8\xA8"};  // athna'a, khilala, `aqiba
  const bool owned = in_.words[governor].is_masdar() && in_.words[governor].enclitic_person == 3 && governor > 0;
  if (owned && std::find(std::begin(during), std::end(during), in_.text.normal(in_.text.tokens()[governor - 1])) != std::end(during)) return true;
  std::uint32_t close = governor + 1;
  while (close < token && !is_comma(close)) ++close;
  if (close == token) return false;
  for (std::uint32_t t = governor; t-- > in_.clauses.clauses()[clause].first && in_.clauses.clause_of(t) == clause;) {
    if (is_comma(t)) return true;
    if (in_.clauses.is_finite(t)) return false;
  }
  return false;
}

// Whether the word at `token` stands in one of the places that the governor's row names.
bool Reader::attached(std::uint32_t governor, std::uint32_t token, const std::vector<std::string_view>& slots, bool clause) const {
  if (slots.empty()) return true;
  constexpr std::string_view anywhere = "after";
  constexpr std::string_view that = "\xD8\xA3\xD9\x86";
  constexpr std::string_view indeed = "\xD8\xA5\xD9\x86";
  const auto has = [&slots](std::string_view slot) { return std::find(slots.begin(), slots.end(), slot) != slots.end(); };
  if (has(anywhere)) return true;
  // "against (bi-haqqi) X": here it is no noun.
  if (!in_.clauses.grammar_clitic(governor).empty() && in_.clauses.grammar.connector(in_.text, in_.words, governor, governor + 1, ConnectorKind::preposition)) return false;
  if (!clause && is_aside(governor, token)) return false;
  if (in_.clauses.is_finite(governor) && in_.clauses.subject(governor).token == token) return has("subj");
  // "the aim of the talks is (huwa) the strengthening of ...": what the pronoun leads to is the aim.
  std::uint32_t leads = token;
  while (leads > governor + 1 && in_.words[leads - 1].mark == 0 && (in_.words[leads - 1].is(words::Upos::noun) || in_.words[leads - 1].is(words::Upos::adjective))) --leads;
  const bool nominal = !clause && !in_.clauses.is_finite(governor) && leads > governor + 1;
  if (nominal && in_.words[leads - 1].is(words::Upos::pronoun) && has("obj")) return true;
  // "the decision allows to ...": a noun with the article leads only what follows it directly.
  if (!clause && in_.words[governor].article) {
    std::uint32_t next = governor + 1;
    while (next < token && (in_.words[next].is(words::Upos::adjective) || in_.clauses.mention_at(next) != none)) ++next;
    if (next < token && !in_.words[next].is(words::Upos::adposition) && in_.clauses.grammar_clitic(next).empty()) return false;
  }
  if (clause) return has(that) || has(indeed) || has("quote");
  // "requires returning to ... and removing X": what is coordinated with the complement is one, too.
  if (in_.words[token].conjunction != words::Conjunction::none && in_.clauses.grammar_clitic(token).empty()) {
    for (std::uint32_t t = governor + 1; t < token; ++t) {
      const bool first = in_.words[t].is_masdar() && in_.words[t].conjunction == words::Conjunction::none && in_.clauses.mention_at(t) == none;
      if (first && in_.clauses.clause_of(t) == in_.clauses.clause_of(token)) return attached(governor, t, slots, clause);
    }
  }
  // The first preposition after the governor leads to its complement.
  bool bare = true;
  for (std::uint32_t t = governor + 1; t <= token; ++t) {
    if (in_.words[t].mark != 0 || in_.clauses.clause_of(t) != in_.clauses.clause_of(token)) continue;
    std::string_view slot = in_.clauses.grammar_clitic(t);
    if (slot.empty() && in_.clauses.mention_at(t) == none) {
      if (const auto c = in_.clauses.grammar.connector(in_.text, in_.words, t, token + 1, ConnectorKind::preposition); c && c->end <= token) slot = c->slot;
    }
    if (slot.empty()) continue;
    if (has(slot)) return true;
    // "offered to (`ala) X aid", "asked of (min) X aid": to whom stands before the object.
    const std::uint32_t whom = (slot == slot_on || slot == slot_from) && t + 1 < token ? in_.clauses.mention_at(t + 1) : none;
    if (whom != none && in_.mentions[whom].end == token && in_.words[token].preposition == words::Preposition::none) continue;
    if (in_.clauses.mention_at(t) == none && t < token) bare = false;
    if (t == token) bare = false;
  }
  return bare && (has("obj") || has("gen") || has("subj"));
}

// The verb at `token` has another subject than the one that governs its clause.
bool Reader::is_of_another(std::uint32_t governor, std::uint32_t token) const {
  if (!in_.clauses.is_finite(token)) return false;
  const auto& one = in_.clauses.subject(governor);
  const auto& other = in_.clauses.subject(token);
  if (!one.mentions.empty() && !other.mentions.empty()) return in_.mentions[one.mentions.front()].code != in_.mentions[other.mentions.front()].code;
  return other.via == mentions::Via::name && other.token != none && other.token > token && other.token != one.token;
}

// "warned of the going on of the violence": it has begun.
bool Reader::goes_on(std::uint32_t governor, std::uint32_t token) const {
  for (std::uint32_t t = governor + 1; t < token; ++t) {
    const words::Lemma lemma = in_.words[t].lemma;
    const bool masdar = in_.words[t].is_masdar() && in_.clauses.mention_at(t) == none && lemma != words::no_lemma;
    if (masdar && (frames_.is_of_class(lemma, "going_on") || frames_.is_of_class(in_.dictionary.verb_of(lemma), "going_on"))) return true;
  }
  // "warned of the talks that X is holding".
  constexpr std::uint32_t beside = 2;
  return in_.words[token].article && std::any_of(in_.clauses.clauses().begin(), in_.clauses.clauses().end(), [&](const Clause& c) {
           return c.kind == ClauseKind::relative && c.introducer != none && c.introducer > token && c.introducer <= token + beside && c.introducer + 1 < in_.words.size() &&
                  in_.clauses.is_finite(c.introducer + 1) && !in_.words[c.introducer + 1].future;
         });
}

// A sense that lives on its negation ("will not tolerate") is not undone by it.
bool Reader::lives_on_negation(const Frame& frame) const {
  return std::any_of(frame.when.begin(), frame.when.end(),
                     [](const Condition& c) { return c.kind == ConditionKind::near && c.set.keys.contains(std::string(never_word)); });
}

// "asked for the condemnation of X and the warning of Y": the second answers as the first does, and is not condemned.
bool Reader::answers_beside(std::uint32_t governor, const Trigger& t) const {
  const Trigger* first = in_.words[t.token].conjunction != words::Conjunction::none && in_.words[governor].is_masdar() ? known_trigger(governor) : nullptr;
  const auto answers = [](const Frame& f) { return f.type == "ACCUSE" || f.type == "SANCTION" || f.type == "REQUEST" || f.type == "SUPPORT"; };
  return first != nullptr && first->frame->type == "ACCUSE" && in_.words[t.token].is_masdar() && answers(*t.frame);
}

// "did not prevent the signing", "will not obstruct an agreement": it takes place, or may.
bool Reader::not_hindered(std::uint32_t verb) const {
  return in_.clauses.is_finite(verb) && frames_.is_of_class(in_.words[verb].lemma, "hinder") && own_standing(verb).status == Status::negated;
}

// "could not fly in the zone of the ban": behind the act that the verb reaches a preposition leads to what is no part of it.
bool Reader::stands_deeper(std::uint32_t governor, std::uint32_t token) const {
  bool reached = false;
  for (std::uint32_t t = governor + 1; t < token; ++t) {
    if (reached && (in_.words[t].is(words::Upos::adposition) || !in_.clauses.grammar_clitic(t).empty())) return true;
    reached = reached || (in_.words[t].is_masdar() && in_.clauses.mention_at(t) == none);
  }
  return reached && !in_.clauses.is_finite(token) && !in_.clauses.grammar_clitic(token).empty();
}

std::optional<Standing> Reader::imposed_by(std::uint32_t governor, std::uint32_t token, bool clause) const {
  // "rejected (accepted, answered) the request of X": it was made.
  const Trigger* made = clause ? nullptr : known_trigger(token);
  const Trigger* refusal = made != nullptr && made->frame->type == "REQUEST" ? known_trigger(governor) : nullptr;
  if (refusal != nullptr && (refusal->frame->type == "REJECT" || refusal->frame->type == "AGREE")) return std::nullopt;
  if (made != nullptr && answers_beside(governor, *made)) return std::nullopt;
  for (const std::uint32_t number : in_.clauses.grammar.cues_of(in_.words, governor)) {
    const Cue& cue = in_.clauses.grammar.cue(number);
    // What a law or a decision says (yanuSSu) is meant to be; other words of saying tell what their own word is.
    // "warned that X may ... (min an yaf`ala)": what is to come is foretold, though nobody known says it.
    const bool foretold = cue.status == "predicted" && clause && in_.clauses.is_finite(token) && in_.words[token].features.aspect == Aspect::imperfect;
    const bool says = cue.kind == CueKind::say && cue.status != "planned" && !foretold;
    if (says || cue.status.empty() || !attached(governor, token, cue.slots, clause)) continue;
    if (cue.status == "flip") return Standing{Status::negated, "under " + surface(governor)};
    const auto status = status_named(cue.status);
    if (!status) continue;
    // "the aims of his visit (ahdaf ziyaratihi)": whose aims they are is there.
    const bool of_it = !clause && token == governor + 1 && cue.kind == CueKind::will && in_.words[governor].is(words::Upos::noun) && cue.slots.size() == 1 && cue.slots.front() == "obj";
    const bool of_somebody = made != nullptr && made->frame->type == "CONSULT" && token + 1 < in_.words.size() && in_.clauses.mention_at(token + 1) != none;
    if (of_it && (in_.words[token].enclitic_person != 0 || in_.words[token].article || of_somebody)) continue;
    // "will not give up supporting", "did not stop supporting": it goes on.
    if (*status == Status::negated && cue.slots.size() == 1 && cue.slots.front() == slot_about && in_.clauses.is_finite(governor)) {
      const Standing own = own_standing(governor);
      if (own.status == Status::negated) return Standing{Status::actual, "goes on under " + surface(governor)};
    }
    if (*status == Status::negated && not_hindered(governor)) {
      const bool past = in_.words[governor].features.aspect == Aspect::perfect || (governor > 0 && in_.text.normal(in_.text.tokens()[governor - 1]) == did_not);
      if (past) return std::nullopt;
      return Standing{Status::predicted, "not hindered by " + surface(governor)};
    }
    // Who was allowed or enabled (perfect) did; where allowing is the act itself ("will not allow"), its frame tells.
    const Trigger* act = known_trigger(governor);
    const bool told_by_frame = act != nullptr && !act->frame->inner_status.empty();
    const bool perfect = in_.clauses.is_finite(governor) && in_.words[governor].features.aspect == Aspect::perfect;
    // "could not take", "will not succeed in taking", "will succeed in": it is as the succeeding is.
    if (in_.clauses.is_finite(governor) && (cue.kind == CueKind::able || cue.kind == CueKind::succeed)) {
      const Standing own = own_standing(governor);
      if (own.status != Status::actual && stands_deeper(governor, token)) continue;
      if (own.status == Status::negated || (own.status != Status::actual && cue.kind == CueKind::succeed)) return own;
    }
    if (cue.kind == CueKind::able && (perfect || told_by_frame)) continue;
    // "seeks the reaching of (at-tawassul ila) an agreement": as the reaching is.
    const bool reaching = cue.kind == CueKind::succeed && in_.words[governor].is_masdar();
    if (*status == Status::actual && (cue.kind == CueKind::aspect || cue.kind == CueKind::light || cue.kind == CueKind::attempt || reaching)) {
      if (in_.clauses.is_finite(governor)) {
        Standing own = own_standing(governor);
        // "was not content with (lam yaktafi bi-) threatening": it threatened, and more.
        if (own.status == Status::negated && frames_.is_of_class(in_.words[governor].lemma, "content")) return std::nullopt;
        if (own.status != Status::actual) return own;
      }
      return std::nullopt;
    }
    // "does not want to ...": it is not meant. "wants X to ...": who wishes for another's act only hopes (ruling 2).
    const bool wish = *status == Status::planned && cue.kind == CueKind::will && cue.stance.empty() && in_.clauses.is_finite(governor);
    if (wish && own_standing(governor).status == Status::negated) return Standing{Status::negated, "no " + surface(governor)};
    const bool hope = wish && clause && is_of_another(governor, token) && frames_.is_of_class(in_.words[governor].lemma, "wish");
    if (hope) return Standing{Status::hypothetical, "wished for by another under " + surface(governor)};
    return Standing{*status, "under " + surface(governor) + " (cues.tsv " + std::string(cue.id) + ")", cue.kind == CueKind::readiness || cue.stance == "promises" || frames_.is_of_class(in_.words[governor].lemma, "resolve")};
  }
  if (const Trigger* t = known_trigger(governor);
      t != nullptr && !t->frame->inner_status.empty() && attached(governor, token, t->frame->content, clause)) {
    if (auto status = status_named(t->frame->inner_status)) {
      // "did not rule out": what is not excluded may be.
      const bool undone = in_.clauses.is_finite(governor) && !lives_on_negation(*t->frame) && own_standing(governor).status == Status::negated;
      if (*status == Status::negated && undone) status = Status::predicted;
      // "did not ask for support": nor is it asked for.
      if (*status == Status::requested && in_.clauses.is_finite(governor) && own_standing(governor).status == Status::negated) status = Status::negated;
      if (*status == Status::predicted && !clause && goes_on(governor, token)) return Standing{Status::actual, "goes on"};
      return Standing{*status, "content of " + surface(governor) + " (" + std::string(t->frame->id) + ")"};
    }
  }
  return std::nullopt;
}

// "denied having plans to sell": what is planned is denied with the plan.
Standing Reader::denied_plan(std::uint32_t plan, Standing s) const {
  if (s.status != Status::planned) return s;
  if (has_none(plan)) return {Status::negated, "no " + surface(plan)};
  if (in_.clauses.is_finite(plan)) return s;
  const std::uint32_t clause = in_.clauses.clause_of(plan);
  for (std::uint32_t p = plan; p-- > in_.clauses.clauses()[clause].first;) {
    if (in_.clauses.clause_of(p) != clause) continue;
    const Trigger* denial = known_trigger(p);
    if (denial != nullptr && denial->frame->inner_stance == "denies") {
      if (auto outer = imposed_by(p, plan, false)) return *outer;
    }
    if (in_.clauses.is_finite(p)) break;
  }
  return s;
}

// "it is likely that X will seek to ...", "X could decide to ...": what is planned there is as likely as the plan.
Standing Reader::outermost(std::uint32_t plan, Standing s) const {
  if (s.status != Status::planned || !in_.clauses.is_finite(plan) || in_.words[plan].conjunction != words::Conjunction::none) return s;
  const Standing own = own_standing(plan);
  if (own.status == Status::predicted && own.reason != "future") return own;
  const auto outer = governed(plan);
  const bool unreal = outer && (outer->status == Status::predicted || outer->status == Status::hypothetical || outer->status == Status::requested);
  return unreal ? *outer : s;
}

// "qad qala", "fa-qad kana": with the perfect "qad" only confirms (Wright I 286).
bool Reader::only_confirms(const Cue& cue, std::uint32_t next) const {
  return cue.kind == CueKind::modal && next < in_.words.size() && in_.words[next].is_verb() && in_.words[next].features.aspect == Aspect::perfect;
}

// "la`alla the visit of X shows that ...": what is guessed is said of the noun behind it, which is there (Wright I 290).
bool Reader::is_topic_of_guess(const Cue& cue, std::uint32_t next, std::uint32_t token) const {
  if (cue.kind != CueKind::modal || next != token || in_.clauses.is_finite(token) || !cue.id.starts_with(perhaps)) return false;
  const std::uint32_t clause = in_.clauses.clause_of(token);
  const clauses::Clause& c = in_.clauses.clauses()[clause];
  for (std::uint32_t t = token + 1; t < c.end; ++t) {
    if (in_.clauses.clause_of(t) == clause && in_.clauses.is_finite(t)) return true;
  }
  return false;
}

// The word that opens the complement; "it is necessary that X does this and does that": of a verb joined to one, what opens the first.
std::uint32_t Reader::introducer_of(const Clause& c) const {
  if (c.introducer == none) return none;
  std::uint32_t introducer = c.introducer;
  const auto& all = in_.clauses.clauses();
  for (auto first = all.begin(); first != all.end() && in_.clauses.is_finite(introducer); ++first) {
    const bool beside = first->kind == c.kind && first->parent == c.parent && first->sentence == c.sentence && first->introducer != none;
    if (beside && first->introducer < introducer && !in_.clauses.is_finite(first->introducer)) introducer = first->introducer;
  }
  return introducer;
}

// A phrase right before the connector: "it is likely that", "`ala X an".
std::optional<Standing> Reader::phrase_before(const Clause& c) const {
  const std::uint32_t introducer = introducer_of(c);
  if (introducer == none) return std::nullopt;
  const std::uint32_t sentence_first = in_.text.sentences()[c.sentence].first;
  for (std::uint32_t p = introducer; p-- > sentence_first && introducer - p <= 6;) {
    const auto phrase = in_.clauses.grammar.phrase_cue(in_.text, p, introducer + 1);
    // "if X breaks it, and he affirmed that ...": what stands behind a verb does not hang on a phrase before it.
    // "la budda an": nor does its second word, whatever it was read as.
    const auto around = p > sentence_first ? in_.clauses.grammar.phrase_cue(in_.text, p - 1, introducer + 1) : std::nullopt;
    if (!phrase && in_.clauses.is_finite(p) && !(around && around->second > p)) break;
    if (!phrase) continue;
    const Cue& cue = in_.clauses.grammar.cue(phrase->first);
    const bool without = cue.kind == CueKind::negation && phrase->second == introducer && has(cue.slots, in_.text.normal(in_.text.tokens()[introducer]));
    if (cue.kind == CueKind::say || (cue.kind == CueKind::negation && !without) || only_confirms(cue, phrase->second)) continue;
    // "`ala X an": the need is X's; other uses of "on" before a clause are none.
    const bool bound = phrase->second < introducer &&
                       (in_.clauses.mention_at(phrase->second) != none || in_.words[phrase->second - 1].enclitic_person != 0);
    if (cue.kind == CueKind::need && phrase->second - p == 1 && in_.words[p].is(words::Upos::adposition) && !bound) continue;
    if (const auto s = cue.status == "flip" ? std::optional(Status::negated) : status_named(cue.status)) {
      return Standing{*s, "under " + surface(p) + " (cues.tsv " + std::string(cue.id) + ")"};
    }
  }
  return std::nullopt;
}

// Words left of the token in its clause, then the governor of the clause.
std::optional<Standing> Reader::governed(std::uint32_t token) const {
  std::uint32_t at = token;
  for (int depth = 0; depth < 8; ++depth) {
    const std::uint32_t clause = in_.clauses.clause_of(at);
    const Clause& c = in_.clauses.clauses()[clause];
    const bool finite_start = in_.clauses.is_finite(at);
    bool cut_off = false;
    for (std::uint32_t p = at; !finite_start && p-- > c.first;) {
      if (in_.clauses.clause_of(p) != clause || in_.words[p].mark != 0) continue;
      if (const auto phrase = in_.clauses.grammar.phrase_cue(in_.text, p, at); phrase && phrase->second <= at) {
        const Cue& cue = in_.clauses.grammar.cue(phrase->first);
        if (only_confirms(cue, phrase->second) || is_topic_of_guess(cue, phrase->second, at) || tells_of_subject(cue)) continue;
        if (cue.kind == CueKind::price && is_paid(p)) return Standing{Status::actual, "exchanged at " + surface(p)};
        const bool leads_clause = cue.slots.size() == 1 && cue.slots.front() == "\xD8\xA3\xD9\x86";
        if (cue.kind != CueKind::say && cue.kind != CueKind::negation && cue.kind != CueKind::cause && !cue.status.empty() && !leads_clause) {
          if (const auto s = cue.status == "flip" ? std::optional(Status::negated) : status_named(cue.status)) {
            return Standing{*s, "under " + surface(p) + " (cues.tsv " + std::string(cue.id) + ")"};
          }
        }
        // "in an illegal way, to carry out ...": what stands right behind is negated.
        const bool near = at - p <= 2 && !(at - p == 2 && in_.words[p + 1].is(words::Upos::adjective) && in_.words[at].preposition == words::Preposition::l);
        const std::uint32_t over = cue.kind == CueKind::negation && near ? in_.clauses.verb_over(p) : none;
        if (cue.kind == CueKind::negation && near && (over == none || !not_hindered(over))) return Standing{Status::negated, "negated by " + surface(p)};
      }
      if (const auto connector = in_.clauses.grammar.connector(in_.text, in_.words, p, at, ConnectorKind::circumstance);
          connector && connector->end <= at && in_.clauses.mention_at(p) == none && !is_aside(p, at)) {
        const std::uint32_t verb = in_.clauses.verb_over(p);
        const bool whole = verb != none && has(slots_of(verb), "obj") && ends_before(connector->end, at);
        if (whole || (verb != none && resumed_behind(connector->end, at, slots_of(verb)))) {
          p = verb + 1;
          continue;
        }
        cut_off = true;
        break;
      }
      if (in_.clauses.mention_at(p) != none) continue;
      if (const std::uint32_t verb = denied_with(p); verb != none) return Standing{Status::negated, denied_reason(verb)};
      auto s = imposed_by(p, at, false);
      // "not ready (ghayru musta`idd) to ..."
      const bool unready = s && p > 0 && in_.words[p].is(words::Upos::adjective) && in_.text.normal(in_.text.tokens()[p - 1]) == other_than;
      if (unready) return Standing{Status::negated, "negated by " + surface(p - 1)};
      // "will resume the shelling": what goes on under a future verb is as real as the verb.
      const auto supposed = s && s->reason == "future" ? beside_condition(c, *s) : std::nullopt;
      if (supposed) return supposed;
      if (s) return outermost(p, denied_plan(p, *s));
      // "for not carrying out a ...": what holds of the light noun holds of its act.
      const bool by_it = in_.words[at].preposition != words::Preposition::l;
      const bool reaching = in_.clauses.has_cue(p, CueKind::succeed) && attached(p, at, slots_of(p), false);
      if (by_it && in_.words[p].is_masdar() && (in_.clauses.has_cue(p, CueKind::light) || reaching) && !in_circumstance(p)) at = p;
      if (in_.clauses.is_finite(p)) {
        Standing own = own_standing(p);
        const bool indefinite = in_.words[at].features.definite == 0 && at - p <= 4;
        if (own.reason == "future") {
          if (const auto beside = beside_condition(c, own)) return beside;
        }
        const bool done = own.status == Status::negated && (frames_.is_of_class(in_.words[p].lemma, "content") || not_hindered(p));
        if (!done && own.status != Status::actual && (own.status != Status::negated || indefinite)) return own;
        at = p;
        break;
      }
    }
    if (cut_off) return std::nullopt;
    if (c.kind == ClauseKind::condition) return Standing{Status::hypothetical, "under " + surface(c.introducer)};
    if (c.kind != ClauseKind::complement && c.kind != ClauseKind::quotation) return std::nullopt;
    if (c.governor == none) {
      if (auto s = phrase_before(c)) return s;
      return in_.clauses.is_finite(at) && is_proposed(c) ? std::optional(Standing{Status::hypothetical, "that it be"}) : std::nullopt;
    }
    if (const std::uint32_t verb = denied_with(c.governor); verb != none) return Standing{Status::negated, denied_reason(verb)};
    if (auto s = imposed_by(c.governor, at, true)) return outermost(c.governor, *s);
    if (auto s = phrase_before(c)) return s;
    if (in_.clauses.has_cue(c.governor, CueKind::say)) return std::nullopt;
    if (in_.clauses.is_finite(at) && is_proposed(c)) return Standing{Status::hypothetical, "that it be"};
    at = c.governor;
    if (in_.clauses.is_finite(at)) return std::nullopt;
  }
  return std::nullopt;
}

// "wa-`alayha al-kaff": at the head of a clause what is on somebody is his duty (Wright II 59).
std::vector<std::uint32_t> Reader::obliged(std::uint32_t token) const {
  if (token == 0 || !in_.words[token].is_masdar() || in_.words[token].preposition != words::Preposition::none) return {};
  const std::uint32_t before = token - 1, next = token + 1;
  // "`ala Tihran waqfu da`mi X": an annexed masdar is as definite.
  const bool annexed = next < in_.words.size() && in_.words[next].mark == 0 && (in_.words[next].is(words::Upos::noun) || in_.clauses.mention_at(next) != none) &&
                       in_.words[next].preposition == words::Preposition::none && in_.words[next].conjunction == words::Conjunction::none;
  if (!in_.words[token].article && !(annexed && in_.clauses.mention_at(before) != none)) return {};
  const std::uint32_t m = in_.clauses.mention_at(before);
  const std::uint32_t at = m == none ? before : in_.mentions[m].first;
  const std::uint32_t word = m == none ? at : at > 0 ? at - 1 : at;
  const words::Word& w = in_.words[word];
  if (w.lemma == words::no_lemma || in_.dictionary.name(w.lemma) != slot_on) return {};
  const Clause& c = in_.clauses.clauses()[in_.clauses.clause_of(word)];
  // "stressed that (`ala an) it is for X to ...": the introducer may be of two words.
  const bool behind_introducer = c.introducer != none && (word == c.introducer + 1 || (word == c.introducer + 2 && in_.words[word - 1].is(words::Upos::subordinator)));
  const bool heads = word == c.first || behind_introducer || w.conjunction != words::Conjunction::none;
  if (!heads) return {};
  if (m != none) return in_.mentions[m].modifier ? std::vector<std::uint32_t>{} : std::vector<std::uint32_t>{m};
  return w.enclitic_person == 3 ? in_.clauses.antecedent(word, w.enclitic_gender, w.enclitic_number) : std::vector<std::uint32_t>{};
}

// "the talks will begin", "the strikes may ...": a verb whose topic is the act tells whether it is. The
// act stands first in its clause, bare, and the verb agrees with it.
std::optional<Standing> Reader::told_by_its_verb(std::uint32_t token) const {
  constexpr std::uint32_t reach = 10;
  const words::Word& w = in_.words[token];
  const bool bare = w.preposition == words::Preposition::none && (token == 0 || !in_.words[token - 1].is(words::Upos::adposition));
  if (!bare || w.conjunction != words::Conjunction::none || in_.clauses.verb_over(token) != none) return std::nullopt;
  const std::uint32_t clause = in_.clauses.clause_of(token);
  const auto end = static_cast<std::uint32_t>(in_.words.size());
  for (std::uint32_t v = token + 1; v < end && v <= token + reach; ++v) {
    if (in_.clauses.clause_of(v) != clause) continue;
    if (in_.words[v].mark == ',' || in_.words[v].mark == 0x060C || in_.words[v].mark == '.') return std::nullopt;
    if (const auto phrase = in_.clauses.grammar.phrase_cue(in_.text, v, std::min(v + 3, end)); phrase) {
      const Cue& cue = in_.clauses.grammar.cue(phrase->first);
      if (cue.kind == CueKind::able || cue.kind == CueKind::modal) {
        if (only_confirms(cue, phrase->second)) return std::nullopt;
        if (const auto s = status_named(cue.status)) return Standing{*s, "under " + surface(v)};
      }
    }
    if (!in_.clauses.is_finite(v)) continue;
    const words::Gender g = in_.words[v].features.gender;
    const bool agrees = in_.clauses.subject(v).token == token || g == w.features.gender ||
                        (g == words::Gender::feminine && w.features.number == words::Number::plural);
    if (!agrees || in_.words[v].conjunction != words::Conjunction::none) return std::nullopt;
    for (const std::uint32_t number : in_.clauses.grammar.cues_of(in_.words, v)) {
      const Cue& cue = in_.clauses.grammar.cue(number);
      if ((cue.kind == CueKind::able || cue.kind == CueKind::modal) && !cue.status.empty()) return Standing{Status::hypothetical, "under " + surface(v)};
    }
    Standing own = own_standing(v);
    if (own.status == Status::actual || own.status == Status::negated) return std::nullopt;
    if (own.reason == "future") own.status = tells_effect(v, token) ? Status::hypothetical : Status::planned;
    return own;
  }
  return std::nullopt;
}

// Whether the condition belongs to what the clause tells: under it, or under the same complement or quotation.
bool Reader::is_beside(const Clause& condition, const Clause& clause) const {
  if (condition.sentence != clause.sentence || condition.parent == none) return false;
  const Clause& above = in_.clauses.clauses()[condition.parent];
  return &above == &clause || condition.parent == clause.parent || above.governor == clause.governor;
}

// A meeting that will be is a scheduled one, whoever says so.
Standing Reader::scheduled(const Trigger& t, Standing s) {
  if (s.status == Status::predicted && s.reason.rfind("future", 0) == 0 && t.frame->type == "CONSULT") s.status = Status::planned;
  return s;
}

// The main clause beside a condition: what would be then is only supposed.
std::optional<Standing> Reader::beside_condition(const Clause& clause, const Standing& own) const {
  if (own.status == Status::actual) return std::nullopt;
  for (const Clause& c : in_.clauses.clauses()) {
    if (c.kind == ClauseKind::condition && is_beside(c, clause)) return Standing{Status::hypothetical, "beside the condition " + surface(c.introducer)};
  }
  return std::nullopt;
}

Standing Reader::standing(const Trigger& t) const {
  const std::uint32_t token = t.token;
  if (in_.clauses.is_finite(token) && in_.clauses.is_asked(token)) return {Status::hypothetical, "asked"};
  if (in_.clauses.is_finite(token)) {
    Standing own = own_standing(token);
    const Clause& clause = in_.clauses.clauses()[in_.clauses.clause_of(token)];
    if (clause.kind == ClauseKind::condition) return {Status::hypothetical, "under " + surface(clause.introducer)};
    const bool negative_sense = lives_on_negation(*t.frame);
    // "a bill that gives ...": what a draft does is meant to be.
    const bool draft = token > 0 && in_.words[token - 1].features.definite == 0 && frames_.is_of_class(in_.words[token - 1].lemma, "draft") &&
                       in_.words[token].features.aspect == Aspect::imperfect && own.status == Status::actual;
    if (draft) return {Status::planned, "of " + surface(token - 1)};
    const bool never = negative_sense && t.frame->type == "REJECT" && token > 0 && in_.text.folded(in_.text.tokens()[token - 1]) == never_word;
    if (own.status == Status::negated) return never ? Standing{Status::planned, "future"} : negative_sense ? Standing{Status::actual, {}} : own;
    if (auto s = governed(token)) return *s;
    own = scheduled(t, own);
    if (const auto s = beside_condition(clause, own)) return *s;
    if (own.status == Status::actual && (is_term(token) || is_listed_term(token))) return {Status::planned, "a term"};
    return own;
  }
  if (const std::uint32_t predicate = denied_by_predicate(token); predicate != none) return {Status::negated, denied_reason(predicate)};
  if (const std::uint32_t room = room_for(token); room != none) return has_none(room) ? Standing{Status::negated, "no " + surface(room)} : Standing{Status::hypothetical, "under " + surface(room)};
  if (presupposed(t)) return {Status::actual, std::string(presupposed_reason)};
  if (is_told_as_done(token)) return {Status::actual, "told as done"};
  // "the jailed (al-masjun) X may ...": what tells which X is meant holds, whatever he may do.
  const bool held = t.frame->type == "COERCE" && bearer_of(token) != none;
  if (t.frame->pos == FramePos::adjective && (in_.words[token].article || held)) return {Status::actual, "tells which"};
  // Who rejects an accusation has been accused: what he denies is its content.
  if (rejected_by(t) != none) return {Status::actual, "made, though rejected"};
  if (is_coming(token)) return {Status::planned, "to come"};
  if (has_an_outcome(token)) return {Status::actual, "its outcome is told"};
  if (is_joined_purpose(token)) return {Status::planned, "purpose"};
  if (auto s = governed(token)) {
    // "will X go back to the talks?": what is asked is not told.
    if (s->reason == "future" && in_.clauses.is_asked(token)) return {Status::hypothetical, "asked"};
    return scheduled(t, *s);
  }
  if (is_term(token) || is_listed_term(token)) return {Status::planned, "a term"};
  // "ayy": any such act, whether there is one or not.
  if (token > 0 && in_.words[token - 1].is(words::Upos::determiner) && in_.text.folded(in_.text.tokens()[token - 1]) == any_word) {
    return {Status::hypothetical, "any"};
  }
  const Word& w = in_.words[token];
  if (!obliged(token).empty()) return {Status::requested, "on him it is"};
  if (auto s = told_by_its_verb(token)) return *s;
  if (w.is_masdar() && w.preposition == words::Preposition::l && (w.features.definite == 0 || w.article) && is_purpose(token) && !is_object_of_act(t)) return {Status::planned, "purpose"};
  // "to revive cooperation": the purpose stands on the word before.
  if (token > 0 && in_.clauses.clause_of(token - 1) == in_.clauses.clause_of(token)) {
    const Word& before = in_.words[token - 1];
    if (before.is_masdar() && before.preposition == words::Preposition::l && before.features.definite == 0 && event_of(token - 1) == nullptr) {
      return {Status::planned, "purpose"};
    }
  }
  return {Status::actual, {}};
}

}  // namespace isnad::events
