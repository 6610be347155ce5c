// Who acts through the word over a nominal: "conducted talks", "seeks to deepen", "efforts of X to".
#include "isnad/events/reader.h"
#include "isnad/events/slots.h"

namespace isnad::events {

using clauses::Argument;
using clauses::Arguments;
using clauses::CueKind;
using clauses::none;
using mentions::Kind;
using mentions::Via;
using words::Word;

// "it is for X to ...": who must act stands behind "`ala" or "li-" (Wright II 59, 53).
std::vector<std::uint32_t> Reader::who_must(std::uint32_t verb, std::string& reason) const {
  const Arguments arguments = in_.clauses.arguments(verb);
  for (const std::string_view slot : {slot_on, slot_l}) {
    const Argument* a = arguments.find(slot);
    if (a == nullptr || !a->named()) continue;
    reason = "with " + surface(verb);
    return a->mentions;
  }
  return {};
}

// What leads the noun phrase of a token: a preposition or nothing. "A flood of X", "a campaign of X" are led as their head is.
std::string_view Reader::leader_of_phrase(std::uint32_t token, std::uint32_t from) const {
  const auto nominal = [this](std::uint32_t t) {
    return in_.clauses.mention_at(t) == none && in_.words[t].mark == 0 && (in_.words[t].is(words::Upos::noun) || in_.words[t].is(words::Upos::adjective));
  };
  for (std::uint32_t head = token;; --head) {
    if (const std::string_view clitic = in_.clauses.grammar_clitic(head); !clitic.empty()) return clitic;
    if (head <= from + 1) return {};
    const bool particle = in_.words[head - 1].is(words::Upos::adposition);
    const std::string_view before = in_.text.normal(in_.text.tokens()[head - 1]);
    if (particle && (before != slot_from || head < from + 3 || !nominal(head - 2))) return before;
    if (particle) --head;
    if (!nominal(head - 1)) return {};
  }
}

// The act stands where the cue says that what is undergone does: "faces X", "is exposed to X and Y".
bool Reader::is_undergone(std::uint32_t word, std::uint32_t token) const {
  const bool joined = in_.words[token].conjunction != words::Conjunction::none;
  const auto& cues = in_.clauses.grammar.cues_of(in_.words, word);
  return std::any_of(cues.begin(), cues.end(), [&](std::uint32_t n) {
    const clauses::Cue& cue = in_.clauses.grammar.cue(n);
    if (cue.kind != CueKind::undergo) return false;
    const std::string_view leader = leader_of_phrase(token, word);
    return joined || has(cue.slots, leader.empty() ? std::string_view("obj") : leader);
  });
}

// "the continuation of X" as a transitive masdar: who continues stands elsewhere.
bool Reader::carries_on(std::uint32_t word) const {
  const auto& cues = in_.clauses.grammar.cues_of(in_.words, word);
  return in_.words[word].is_masdar() && std::any_of(cues.begin(), cues.end(), [this](std::uint32_t n) {
    const clauses::Cue& cue = in_.clauses.grammar.cue(n);
    return cue.kind == CueKind::aspect && cue.slots.size() == 1 && cue.slots.front() == "obj";
  });
}

// "answered (radda `ala ...) by (bi-) doing": the verb only leads to what stands behind this preposition.
bool Reader::is_light_with(std::uint32_t verb, std::string_view slot) const {
  const auto& cues = in_.clauses.grammar.cues_of(in_.words, verb);
  return !slot.empty() && std::any_of(cues.begin(), cues.end(), [&](std::uint32_t n) {
    return in_.clauses.grammar.cue(n).kind == CueKind::light && has(in_.clauses.grammar.cue(n).slots, slot);
  });
}

// "announced the destruction of a depot": who announces an act that needs a doer, and names none, has done it; who
// confirms that an act is continued continues it.
bool Reader::announces_own(std::uint32_t verb, const Trigger& t) const {
  // "announced the holding of manoeuvres with Y": a masdar that only leads to its noun is its announcer's.
  const Argument* other = t.arguments.find(slot_with);
  const bool led = t.token > 0 && in_.words[t.token - 1].is_masdar() && in_.clauses.has_cue(t.token - 1, CueKind::light);
  if (led && t.frame->mutual && other != nullptr && other->named() && frames_.is_of_class(in_.words[verb].lemma, "announce")) return true;
  // "announced new sanctions on X": what a state does by announcing it.
  const std::string_view type = t.frame->type;
  const bool by_word = (type == "SANCTION" || type == "MOBILIZE" || type == "AID" || type == "COERCE") && !in_.words[t.token].article;
  if (!by_word && (t.frame->pos == FramePos::noun || !(has(t.frame->target, "obj") || t.frame->gen == "obj"))) return false;
  const Argument& s = in_.clauses.subject(verb);
  const bool medium = std::any_of(s.mentions.begin(), s.mentions.end(), [this](std::uint32_t m) { return in_.mentions[m].kind == Kind::media; });
  if (medium || s.mentions.empty() || !(by_word || in_.words[t.token].is_masdar()) || !in_.clauses.grammar_clitic(t.token).empty()) return false;
  const Arguments arguments = in_.clauses.arguments(verb);
  const Argument* object = arguments.find("obj");
  const Argument* about = arguments.find(slot_about);
  const bool in_about = about != nullptr && (about->token == t.token || about->counted == t.token || (about->token != none && about->token + 1 == t.token && in_.clauses.grammar.is_measure(in_.words[about->token].lemma)));
  if (in_about && frames_.is_of_class(in_.words[verb].lemma, "announce")) return true;
  if (object == nullptr) return false;
  const bool measured = object->token + 1 == t.token && in_.clauses.grammar.is_measure(in_.words[object->token].lemma);
  if (object->token == t.token || object->counted == t.token || measured) return frames_.is_of_class(in_.words[verb].lemma, "announce");
  return object->token + 1 == t.token && carries_on(object->token) && in_.clauses.has_cue(verb, CueKind::say);
}

// "confirmed the standing beside X", "announced the refusal of Y": a stance that its speaker gives no other owner is his.
bool Reader::affirms_own(std::uint32_t verb, const Trigger& t) const {
  const bool stance = (t.frame->type == "SUPPORT" || t.frame->type == "REJECT") && t.frame->pos != FramePos::noun && in_.words[t.token].is_masdar();
  const words::Lemma lemma = in_.words[verb].lemma;
  // "declared the state of emergency": what is there by being declared.
  if (frames_.is_of_class(lemma, "announce") && frames_.is_of_class(in_.words[t.token].lemma, "declared")) return true;
  if (!stance || !(frames_.is_of_class(lemma, "announce") || frames_.is_of_class(lemma, "affirm"))) return false;
  const Arguments arguments = in_.clauses.arguments(verb);
  const Argument* object = arguments.find("obj");
  return object != nullptr && object->token == t.token;
}

// "not (ghayr)", "either", "or", or another adjective without the article.
bool Reader::is_part_of_predicate(std::uint32_t token) const {
  constexpr std::string_view words[] = {"\xD8\xBA\xD9\x8A\xD8\xB1", "\xD8\xA5\xD9\x85\xD8\xA7", "\xD8\xA3\xD9\x88"};  // ghayr, imma, aw
  const Word& w = in_.words[token];
  if (w.mark != 0) return false;
  return (w.is(words::Upos::adjective) && !w.article) || std::find(std::begin(words), std::end(words), in_.text.normal(in_.text.tokens()[token])) != std::end(words);
}

// "X is ready to ...": the topic right before an adjective without the article (Wright II 115).
std::vector<std::uint32_t> Reader::topic_of(std::uint32_t adjective) const {
  const Word& w = in_.words[adjective];
  if (adjective == 0 || !w.is(words::Upos::adjective) || w.article || !in_.clauses.grammar_clitic(adjective).empty()) return {};
  // "X is either unable or not ready (imma ghayru qadirin aw ghayru musta`iddin)": the predicates stand beside each other.
  std::uint32_t before = adjective - 1;
  while (before > 0 && in_.clauses.mention_at(before) == none && is_part_of_predicate(before)) --before;
  const std::uint32_t m = in_.clauses.mention_at(before);
  if (m == none || in_.mentions[m].modifier) return {};
  const std::uint32_t first = in_.mentions[m].first;
  const bool heads = first == in_.clauses.clauses()[in_.clauses.clause_of(adjective)].first || in_.words[first - 1].is(words::Upos::subordinator);
  return heads ? std::vector<std::uint32_t>{m} : std::vector<std::uint32_t>{};
}

// A cue that leads to an act; not one that says, denies or doubts it.
bool Reader::leads_to_act(std::uint32_t word) const {
  const auto& cues = in_.clauses.grammar.cues_of(in_.words, word);
  return std::any_of(cues.begin(), cues.end(), [this](std::uint32_t n) {
    const CueKind kind = in_.clauses.grammar.cue(n).kind;
    return kind != CueKind::say && kind != CueKind::negation && kind != CueKind::condition && kind != CueKind::deny && kind != CueKind::doubt;
  });
}

// "bi-haqqihim jinayat ...": who has a right or is able leads only to what stands behind the preposition of his row.
bool Reader::reaches(std::uint32_t word, std::uint32_t token) const {
  const auto& cues = in_.clauses.grammar.cues_of(in_.words, word);
  return std::any_of(cues.begin(), cues.end(), [&](std::uint32_t n) {
    const clauses::Cue& cue = in_.clauses.grammar.cue(n);
    return cue.kind != CueKind::able || attached(word, token, cue.slots, false);
  });
}

// "rejected the accusations", "the denial of its accusation": the act that rejects this accusation; none when there is none.
std::uint32_t Reader::rejected_by(const Trigger& t) const {
  constexpr std::uint32_t reach = 12;
  if (t.frame->type != "ACCUSE" || t.frame->pos == FramePos::adjective || in_.clauses.is_finite(t.token)) return none;
  const std::uint32_t verb = in_.clauses.verb_over(t.token);
  const Event* e = verb == none || t.token - verb > reach ? nullptr : event_of(verb);
  if (e == nullptr || e->type != "REJECT" || e->source.empty()) return none;
  const Argument* object = known_trigger(verb)->arguments.find("obj");
  return object != nullptr && object->token == t.token ? verb : none;
}

bool Reader::foils(std::uint32_t word) const {
  const words::Lemma lemma = in_.words[word].lemma;
  return frames_.is_of_class(lemma, "foil") || frames_.is_of_class(in_.dictionary.verb_of(lemma), "foil");
}

// "X announced the foiling of an attempt to ...": the verb whose subject foils the act, or none.
std::uint32_t Reader::foiled_by(std::uint32_t token) const {
  constexpr std::uint32_t reach = 6;
  const std::uint32_t clause = in_.clauses.clause_of(token);
  for (std::uint32_t p = token; p-- > in_.clauses.clauses()[clause].first && token - p <= reach && in_.clauses.clause_of(p) == clause;) {
    if (foils(p)) return in_.clauses.is_finite(p) ? p : in_.clauses.verb_over(p);
  }
  return none;
}

// The word at `p` says that the act is not its subject's.
bool Reader::stands_apart(std::uint32_t p, const Trigger& t) const {
  const std::uint32_t token = t.token;
  const auto& cues = in_.clauses.grammar.cues_of(in_.words, p);
  // "formed a commission to find who is behind (`an) the attacks": what something is about is nobody's doing here.
  const bool topic = token > 0 && in_.words[token - 1].is(words::Upos::adposition) && in_.text.normal(in_.text.tokens()[token - 1]) == slot_about;
  // "the shelling led to (asfara `an) ...", "the backing down of X from (`an) ...": what the word itself reaches with it is its own.
  const bool of_word = topic && p + 1 == token && p > 0 && (in_.clauses.is_finite(p - 1) || in_.clauses.mention_at(p - 1) != none || in_.words[p - 1].mark != 0);
  const bool about = topic && !of_word && std::none_of(cues.begin(), cues.end(), [&](std::uint32_t n) { return has(in_.clauses.grammar.cue(n).slots, slot_about); });
  if (about && (in_.clauses.is_finite(p) || t.frame->type == "ASSAULT")) return true;
  if (rejected_by(t) == p) return true;
  // Nor is a proposal that he rejects.
  if (const Event* refusal = t.frame->type == "REQUEST" ? event_of(p) : nullptr; refusal != nullptr && refusal->type == "REJECT") return true;
  // "executed X in response to (raddan `ala) the killing of Y": what is answered is another's.
  const bool answers = frames_.is_of_class(in_.words[p].lemma, "response") && p + 1 < token && in_.text.normal(in_.text.tokens()[p + 1]) == slot_on;
  if (answers && in_.words[p].features.definite == 0) return true;
  // "foiled an attempt to smuggle arms": what is foiled is another's.
  if (foils(p)) return true;
  // Sanctions that somebody rejects, evades or will not accept are another's.
  const Event* accepts = t.frame->type == "SANCTION" ? event_of(p) : nullptr;
  if (accepts != nullptr && accepts->type == "AGREE" && accepts->mode == "accept" && accepts->status == Status::negated) return true;
  // "refused the punishing (mu`aqabat) of X" is the refuser's own not doing.
  const bool punishing = in_.words[token].is_masdar() && t.frame->pos == FramePos::verb;
  if (t.frame->type == "SANCTION" && in_.clauses.has_cue(p, CueKind::avoid) && !punishing) return true;
  // What stands beside an act undergone is not his doing either, unless it is his purpose.
  return in_.clauses.has_cue(p, CueKind::undergo) && !is_undergone(p, token) && !in_.clauses.has_cue(p, CueKind::light) &&
         in_.clauses.grammar_clitic(token) != slot_l;
}

// The act at `p` is over this one: who does this is who does that, or who is asked for it.
std::vector<std::uint32_t> Reader::doers_through(std::uint32_t p, const Trigger& t, std::string& reason) const {
  const std::uint32_t token = t.token;
  const Trigger& other = *known_trigger(p);
  const Event* event = event_of(p);
  // "cooperating with Y in fighting Z": both do it (ruling 14).
  const std::string_view leader = in_.clauses.grammar_clitic(token);
  const bool in_it = leader == slot_l || (token > 0 && in_.text.normal(in_.text.tokens()[token - 1]) == slot_in);
  if (event != nullptr && in_it && event->type == "COOPERATE" && other.frame->mutual && !t.frame->mutual) {
    reason = "through " + surface(p);
    return mentions_of({event->source, event->target});
  }
  // "visited X for the discussion of ...": both of them talk about it; what is not mutual the visitor means to do.
  if (event != nullptr && leader == slot_l && event->type == "CONSULT" && is_purpose(token)) {
    reason = "through " + surface(p);
    return mentions_of({event->source, t.frame->mutual ? event->target : std::vector<Participant>{}});
  }
  // "bombed posts for (li-) the support of X", "sent troops to support X": the purpose is of who does it.
  const bool deed = event != nullptr && in_.clauses.is_finite(p) && (event->type == "ASSAULT" || event->type == "MOBILIZE" || event->type == "AID");
  if (deed && leader == slot_l && !t.frame->mutual && is_purpose(token)) {
    reason = "source of " + surface(p);
    return mentions_of({event->source});
  }
  // Who stops an act is who has been doing it.
  const bool stopped = event != nullptr && stops(p, token);
  if (event == nullptr || (other.frame->inner_status.empty() && !stopped)) return {};
  // What is asked for is to be done by the one asked, together with who asks when it is mutual; what is promised by the one
  // who promises. What somebody is accused of is his doing, and what is condemned or praised that of the one judged.
  const bool judged = other.frame->type == "ACCUSE" || other.frame->type == "SUPPORT";
  const bool asked = judged || (other.frame->inner_status == "requested" && !(t.frame->mutual && event->target.empty()));
  // "called on X after an attack": nobody is asked for what was before.
  if (asked && !judged && in_circumstance(token)) return {};
  const std::vector<std::uint32_t> out = mentions_of({asked ? event->target : event->source});
  if (!out.empty()) reason = "through " + surface(p);
  return out;
}

// "drove X to", "forced X to", "kept X from", "allowed X (li-X) to": who is made to act acts (Wright II 44).
std::vector<std::uint32_t> Reader::made_to_act(std::uint32_t verb, std::uint32_t token) const {
  const bool makes = in_.clauses.has_cue(verb, CueKind::cause) || in_.clauses.has_cue(verb, CueKind::need) || in_.clauses.has_cue(verb, CueKind::avoid);
  const bool permits = frames_.is_of_class(in_.words[verb].lemma, "permit");
  if (!(makes || permits) || in_.clauses.is_passive(verb)) return {};
  const Arguments of_verb = in_.clauses.arguments(verb);
  const Argument* object = makes ? of_verb.find("obj") : nullptr;
  const Argument* permitted = permits ? of_verb.find(slot_l) : nullptr;
  for (const Argument* made : {object, permitted}) {
    if (made == nullptr || made->token == none || made->token >= token) continue;
    if (made->named()) return made->mentions;
    // "groups of the settlers"
    if (made == permitted && !made->inner.empty() && !in_.mentions[made->inner.front()].modifier) return made->inner;
  }
  return {};
}

// The nearest act of the same type before the verb "includes", in its sentence.
std::vector<std::uint32_t> Reader::doers_of_whole(std::uint32_t verb, const Trigger& t, std::string& reason) const {
  constexpr std::uint32_t reach = 12;
  for (auto at = std::make_reverse_iterator(events_.lower_bound(verb)); at != events_.rend() && verb - at->first <= reach; ++at) {
    if (in_.clauses.sentence_of(at->first) != in_.clauses.sentence_of(verb)) break;
    if (at->second.type != t.frame->type || at->second.source.empty()) continue;
    reason = "as at " + surface(at->first);
    return mentions_of({at->second.source});
  }
  return {};
}

std::vector<std::uint32_t> Reader::doers_of_verb(std::uint32_t p, const Trigger& t, std::string& reason) const {
  const std::uint32_t token = t.token;
  // "announced a package of help for X that includes the delivery of tanks": of whom the whole is.
  if (frames_.is_of_class(in_.words[p].lemma, "include")) {
    if (auto whole = doers_of_whole(p, t, reason); !whole.empty()) return whole;
  }
  const bool leads = leads_to_act(p);
  const auto& cues = in_.clauses.grammar.cues_of(in_.words, p);
  const bool own = affirms_own(p, t);
  if (!leads && !cues.empty() && !own && !announces_own(p, t)) return {};
  // "was forced to withdraw" is passive, and its subject withdraws; "tajri" with a doer is no "jara".
  const Argument& s = in_.clauses.subject(p);
  if (in_.clauses.is_passive(p) && !in_.clauses.has_cue(p, CueKind::need)) return {};
  // "announced that it took place (annahu tamma) the arrest of ...": the pronoun is of the matter, not of anybody.
  if (in_.clauses.is_dummy(p) && (s.mentions.empty() || s.via == Via::dropped || s.via == Via::pronoun)) return {};
  // "described the attack of Sunday as ...": who judges an act has not done it.
  if (!in_.clauses.is_finite(token) && frames_.is_of_class(in_.words[p].lemma, "judge")) return {};
  // A noun already spoken of ("the visit gains importance") is not the doing of any verb beside it, nor is a war
  // behind a preposition ("gave them before the war").
  const bool war = t.frame->mutual && t.frame->type == "ASSAULT" && token > 0 && in_.words[token - 1].is(words::Upos::adposition);
  const bool known_act = in_.words[token].article && ((!leads && !own) || war);
  if (known_act || s.token == token) return {};
  if (auto made = made_to_act(p, token); !made.empty()) {
    reason = "object of " + surface(p);
    return made;
  }
  // "yajibu `ala X": the doer is no subject.
  const bool on_somebody = std::any_of(cues.begin(), cues.end(), [this](std::uint32_t n) {
    const clauses::Cue& cue = in_.clauses.grammar.cue(n);
    return cue.kind == CueKind::need && (has(cue.slots, slot_on) || has(cue.slots, slot_l));
  });
  if (on_somebody) return who_must(p, reason);
  // "X agreed with Y on coordinating ...", "discussed with Y the cooperation": both do what is mutual.
  const Event* agreed = t.frame->mutual ? event_of(p) : nullptr;
  const Argument* with = agreed == nullptr ? nullptr : known_trigger(p)->arguments.find(slot_with);
  const bool both = agreed != nullptr && (agreed->type == "AGREE" || agreed->type == "CONSULT");
  if (with != nullptr && with->named() && with->token < token && both && !agreed->target.empty()) {
    reason = "sides of " + surface(p);
    return mentions_of({agreed->source, agreed->target});
  }
  reason = "subject of " + surface(p);
  return s.mentions.empty() ? s.inner : s.mentions;
}

// "the efforts of X to", "his wish to".
std::vector<std::uint32_t> Reader::doers_of_noun(std::uint32_t p, const Trigger& t, std::string& reason) const {
  const Arguments a = in_.clauses.arguments(p);
  // "the permission for (li-) X's planes to ...": whose they are.
  const bool permits = frames_.is_of_class(in_.dictionary.verb_of(in_.words[p].lemma), "permit");
  for (const std::string_view slot : {std::string_view("gen"), std::string_view("nisba"), slot_l}) {
    const Argument* x = a.find(slot);
    if (permits && slot == slot_l && x != nullptr && !x->named() && !x->inner.empty()) {
      reason = "with " + surface(p);
      return x->inner;
    }
    // "the granting of help to (li-) X", "a package of help for X": behind a light masdar it is who gets it.
    if (x == nullptr || !x->named() || (slot == slot_l && (in_.words[p].is_masdar() || t.frame->type == "AID") && in_.clauses.has_cue(p, CueKind::light))) continue;
    reason = "with " + surface(p);
    // "criticised X for its not doing ...": the pronoun is who is judged.
    if (x->token == p && in_.words[p].enclitic_person == 3) {
      if (auto judged = judged_before(p); !judged.empty()) return judged;
    }
    return x->mentions;
  }
  return {};
}

// "the announcing by X of the liberation of Y (i`lan X tahrir Y)": as of the verb, who announces the act has done it.
std::vector<std::uint32_t> Reader::who_announces(std::uint32_t p, const Trigger& t) const {
  const bool act = t.frame->pos != FramePos::noun && has(t.frame->source, "subj") && !t.frame->mutual && in_.words[t.token].is_masdar();
  if (!act || !in_.words[p].is_masdar() || !frames_.is_of_class(in_.dictionary.verb_of(in_.words[p].lemma), "announce")) return {};
  const Arguments of_masdar = in_.clauses.arguments(p);
  const Argument* who = of_masdar.find("gen");
  const Argument* what = of_masdar.find("obj");
  const bool own = who != nullptr && who->named() && what != nullptr && what->token == t.token && in_.mentions[who->mentions.front()].kind != Kind::media;
  return own ? who->mentions : std::vector<std::uint32_t>{};
}

// "withdrew its envoy in solidarity (tadamunan) with Y": an accusative that tells why or how is its subject's (Wright II 121).
std::vector<std::uint32_t> Reader::doers_of_motive(const Trigger& t, std::string& reason) const {
  const Word& w = in_.words[t.token];
  const bool motive = w.is_masdar() && w.features.grammatical_case == words::Case::accusative && w.features.definite == 0 && !w.article &&
                      in_.clauses.grammar_clitic(t.token).empty() && w.conjunction == words::Conjunction::none;
  const std::uint32_t verb = motive ? in_.clauses.verb_over(t.token) : none;
  if (verb == none || in_.clauses.is_passive(verb) || in_.clauses.has_cue(verb, CueKind::light)) return {};
  const Arguments of_verb = in_.clauses.arguments(verb);
  // The seventh form takes no object (Wright I 52).
  const bool seventh = in_.dictionary.name(in_.words[verb].lemma).ends_with(".7");
  for (const std::string_view slot : {"obj", "obj2", "subj"}) {
    if (const Argument* a = of_verb.find(slot); !seventh && a != nullptr && a->token == t.token && slot != std::string_view("obj2")) return {};
  }
  if (of_verb.find("obj") == nullptr && in_.clauses.grammar.needs_object(in_.words[verb].lemma)) return {};
  reason = "subject of " + surface(verb);
  return in_.clauses.subject(verb).mentions;
}

std::vector<std::uint32_t> Reader::controller(const Trigger& t, std::string& reason, bool& undergoes) const {
  const std::uint32_t token = t.token;
  const std::uint32_t clause = in_.clauses.clause_of(token);
  if (auto doers = doers_of_motive(t, reason); !doers.empty()) return doers;
  // "said that the news of (its) arming X is untrue": who denies it would have done it.
  if (denied_by_predicate(token) != none) {
    reason = "who denies it";
    return in_.clauses.speaker(token);
  }
  const clauses::Clause& c = in_.clauses.clauses()[clause];
  for (std::uint32_t p = token; p-- > c.first;) {
    if (in_.clauses.clause_of(p) != clause || in_.words[p].mark != 0 || in_.clauses.mention_at(p) != none || is_aside(p, token)) continue;
    undergoes = is_undergone(p, token);
    // "denied what was rumoured (the reports) about arming X"
    if (const std::uint32_t denial = denied_with(p); denial != none && known_trigger(denial)->frame->mode == "deny") {
      reason = "subject of " + surface(denial);
      return in_.clauses.subject(denial).mentions;
    }
    if (stands_apart(p, t)) return {};
    const bool finite = in_.clauses.is_finite(p);
    // A sense that is no event ("deepening") is only a step on the way.
    const Trigger* other = known_trigger(p);
    if (other != nullptr && other->frame->type.empty()) other = nullptr;
    // "called for stopping ... and lifting ...": the other nominal is beside this one, not over it.
    const bool beside = other != nullptr && in_.words[token].conjunction != words::Conjunction::none && !finite;
    const Event* its = beside ? event_of(p) : nullptr;
    if (its != nullptr && its->source.empty() && (!its->target.empty() || its->type == "ASSAULT")) return {};
    // "sanctions on X led Y to ...": what is the subject of the verb between is not over this.
    const std::uint32_t over = other != nullptr && !finite ? in_.clauses.verb_over(token) : none;
    const bool leads = leads_to_act(p);
    const bool own = leads && in_.text.normal(in_.text.tokens()[token - 1]) == slot_about;
    // "answered the sanctions by expelling X": beside what the verb is about stands what it leads to.
    const std::uint32_t verb = other != nullptr && !finite ? in_.clauses.verb_over(p) : none;
    const bool other_place = verb != none && other->frame->content.empty() && is_light_with(verb, in_.clauses.grammar_clitic(token));
    if (other_place) continue;
    if (beside || (!own && over != none && over < p && in_.clauses.subject(over).token == p)) continue;
    if (auto announcer = who_announces(p, t); !announcer.empty()) {
      reason = "with " + surface(p);
      return announcer;
    }
    if (other != nullptr && !leads) return doers_through(p, t, reason);
    if (finite) return doers_of_verb(p, t, reason);
    if (!leads) continue;
    // "for the discussion of cooperation": it is of those who discuss it.
    const Event* talks = t.frame->mutual && other != nullptr && !beside ? event_of(p) : nullptr;
    if (talks != nullptr && talks->type == "CONSULT" && talks->source.size() + talks->target.size() > 1) {
      reason = "sides of " + surface(p);
      return mentions_of({talks->source, talks->target});
    }
    if (auto doers = reaches(p, token) ? doers_of_noun(p, t, reason) : std::vector<std::uint32_t>{}; !doers.empty()) return doers;
    if (auto doers = topic_of(p); !doers.empty()) {
      reason = "of whom " + surface(p) + " is said";
      return doers;
    }
  }
  // The whole clause completes a will or a request: its subject acts.
  const std::uint32_t governor = c.governor;
  if (governor != none && in_.clauses.is_finite(governor) && c.kind == clauses::ClauseKind::complement &&
      (in_.clauses.has_cue(governor, CueKind::will) || in_.clauses.has_cue(governor, CueKind::readiness))) {
    reason = "subject of " + surface(governor);
    return in_.clauses.subject(governor).mentions;
  }
  return who_speaks(t, reason);
}

// "X: no talks with Y", "X: ready for talks with Y": with whom a state's official has talks to deny or to offer, his state has them.
std::vector<std::uint32_t> Reader::who_speaks(const Trigger& t, std::string& reason) const {
  const Argument* with = t.frame->mutual && t.frame->type == "CONSULT" ? t.arguments.find(slot_with) : nullptr;
  if (with == nullptr || !with->named() || t.arguments.find("gen") != nullptr || t.arguments.find("nisba") != nullptr) return {};
  const std::vector<std::uint32_t> speaker = in_.clauses.speaker(t.token);
  if (speaker.size() != 1) return {};
  const mentions::Mention& who = in_.mentions[speaker.front()];
  const bool official = (who.kind == Kind::person || who.kind == Kind::office || who.kind == Kind::institution) && in_.gazetteer.is_state(who.code);
  if (!official || who.code == in_.mentions[with->mentions.front()].code) return {};
  reason = "who speaks";
  return speaker;
}

}  // namespace isnad::events
