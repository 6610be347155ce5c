// Who acts and on whom (codebook section 3): the frame's slots, by the grammar of the word's form.
#include <algorithm>

#include "isnad/events/reader.h"

namespace isnad::events {
namespace {

using clauses::Argument;
using clauses::Arguments;
using clauses::CueKind;
using clauses::none;
using mentions::Kind;
using mentions::Mention;
using mentions::Via;

using words::Word;

constexpr std::string_view slot_l = "\xD9\x84\xD9\x80";
constexpr std::string_view slot_by = "\xD9\x85\xD9\x86_\xD9\x82\xD8\xA8\xD9\x84";
constexpr std::string_view slot_between = "\xD8\xA8\xD9\x8A\xD9\x86";
constexpr std::string_view slot_with = "\xD9\x85\xD8\xB9";

bool has(const std::vector<std::string_view>& slots, std::string_view slot) {
  return std::find(slots.begin(), slots.end(), slot) != slots.end();
}

}  // namespace

void Reader::take_mention(std::uint32_t number, Via via, std::vector<Participant>& out) const {
  const Mention& m = in_.mentions[number];
  if (m.kind == Kind::place || m.code.empty()) return;
  const auto add = [&](const std::string& code, bool second) {
    for (const Participant& p : out) {
      if (p.code == code && p.name == (second ? std::string{} : m.name)) return;
    }
    Participant p;
    p.code = code;
    p.sector = second ? std::string{} : m.sector;
    p.name = second ? std::string{} : m.name;
    p.role = second ? std::string{} : m.role;
    p.span = m.span;
    p.via = via == Via::name ? m.via : via;
    p.entity = m.entity;
    out.push_back(std::move(p));
  };
  add(m.code, false);
  if (!m.second.empty()) add(m.second, true);
}

void Reader::take(const Argument* a, bool inner, std::vector<Participant>& out, std::vector<std::string>& why, std::string_view role) const {
  if (a == nullptr) return;
  const auto& list = a->named() ? a->mentions : a->inner;
  if (list.empty() || (!a->named() && !inner)) return;
  const std::size_t before = out.size();
  for (const std::uint32_t m : list) take_mention(m, a->via, out);
  if (out.size() == before) return;
  std::string reason(role);
  reason += ": ";
  reason += a->slot;
  reason += " ";
  reason += std::string(cut(in_.text.utf8(), in_.mentions[list.front()].span));
  reason += " <- " + in_.mentions[list.front()].reason;
  why.push_back(std::move(reason));
}

void Reader::fill_finite(const Trigger& t, Event& e) const {
  const Frame& f = *t.frame;
  const bool passive = in_.words[t.token].features.voice == words::Voice::passive;
  const auto fill = [&](const std::vector<std::string_view>& slots, std::vector<Participant>& out, std::string_view role) {
    for (const std::string_view slot : slots) {
      if (!out.empty() && !(f.mutual && role == "source")) break;
      const std::string_view place = passive && slot == "subj" ? slot_by : slot;
      take(t.arguments.find(place), slot != "subj", out, e.why, role);
    }
  };
  fill(f.source, e.source, "source");
  fill(f.target, e.target, "target");
}

void Reader::fill_nominal(const Trigger& t, Event& e) const {
  const Frame& f = *t.frame;
  const Argument* g = t.arguments.find("gen");
  const Argument* second = t.arguments.find("obj");
  const Argument* demonym = t.arguments.find("nisba");
  const bool object_in_target = has(f.target, "obj");
  const bool object_in_source = has(f.source, "obj");
  // Two names: the first is the subject, the second the object (Wright II 26).
  const bool two = g != nullptr && second != nullptr && g->named() && second->named();
  const bool genitive_is_object = !two && f.gen == "obj";
  const auto place_of = [&](std::string_view slot, std::string_view role) {
    std::vector<const Argument*> out;
    if (slot == "subj") {
      out.push_back(t.arguments.find(slot_by));
      if (!genitive_is_object) out.push_back(g);
      out.push_back(demonym);
    } else if (slot == "obj") {
      if (two) out.push_back(second);
      else if (genitive_is_object) out.push_back(g);
      else out.push_back(second);
      out.push_back(t.arguments.find(slot_l));
    } else if (slot == "gen") {
      out.push_back(g);
    } else {
      out.push_back(t.arguments.find(slot));
    }
    (void)role;
    return out;
  };
  const auto fill = [&](const std::vector<std::string_view>& slots, std::vector<Participant>& out, std::string_view role) {
    for (const std::string_view slot : slots) {
      for (const Argument* a : place_of(slot, role)) {
        if (!out.empty() && !(f.mutual && role == "source" && slot == slot_between)) continue;
        if (a != nullptr && role == "target" && a == demonym && !e.source.empty() && slot != "nisba") continue;
        take(a, role == "target" || slot == "gen" || slot == slot_between, out, e.why, role);
      }
    }
  };
  fill(f.source, e.source, "source");
  fill(f.target, e.target, "target");
  (void)object_in_target;
  (void)object_in_source;
}

// "conducted talks", "seeks to deepen", "efforts of X to": who acts stands with the word over the nominal.
std::vector<std::uint32_t> Reader::controller(std::uint32_t token, std::string& reason) const {
  const std::uint32_t clause = in_.clauses.clause_of(token);
  const clauses::Clause& c = in_.clauses.clauses()[clause];
  for (std::uint32_t p = token; p-- > c.first;) {
    if (in_.clauses.clause_of(p) != clause || in_.words[p].mark != 0 || in_.clauses.mention_at(p) != none) continue;
    const Word& w = in_.words[p];
    const bool finite = in_.clauses.is_finite(p);
    const auto& cues = in_.clauses.grammar.cues_of(w);
    const bool leads = std::any_of(cues.begin(), cues.end(), [this](std::uint32_t n) {
      const CueKind kind = in_.clauses.grammar.cue(n).kind;
      return kind != CueKind::say && kind != CueKind::negation && kind != CueKind::condition && kind != CueKind::deny && kind != CueKind::doubt;
    });
    const Trigger* other = known_trigger(p);
    if (other != nullptr && !leads) {
      const Event* event = event_of(p);
      if (event == nullptr) return {};
      // What is asked for is to be done by the one asked; what is promised by the one who promises.
      const auto& from = other->frame->inner_status == "requested" ? event->target : event->source;
      std::vector<std::uint32_t> out;
      for (const Participant& x : from) {
        for (std::uint32_t m = 0; m < in_.mentions.size(); ++m) {
          if (in_.mentions[m].span == x.span) {
            out.push_back(m);
            break;
          }
        }
      }
      if (!out.empty()) reason = "through " + surface(p);
      return out;
    }
    if (finite) {
      if (!leads && other == nullptr && !cues.empty()) return {};
      const Argument& s = in_.clauses.subject(p);
      if (!s.mentions.empty() && w.features.voice != words::Voice::passive) {
        reason = "subject of " + surface(p);
        return s.mentions;
      }
      return {};
    }
    if (leads) {
      const Arguments a = in_.clauses.arguments(p);
      for (const std::string_view slot : {std::string_view("gen"), std::string_view("nisba"), slot_l}) {
        if (const Argument* x = a.find(slot); x != nullptr && x->named()) {
          reason = "with " + surface(p);
          return x->mentions;
        }
      }
    }
  }
  // The whole clause completes a will or a request: its subject acts.
  const std::uint32_t governor = c.governor;
  if (governor != none && in_.clauses.is_finite(governor) && c.kind == clauses::ClauseKind::complement &&
      (in_.clauses.has_cue(governor, CueKind::will) || in_.clauses.has_cue(governor, CueKind::readiness))) {
    reason = "subject of " + surface(governor);
    return in_.clauses.subject(governor).mentions;
  }
  return {};
}

void Reader::settle_mutual(const Frame& f, Event& e) const {
  if (!f.mutual) return;
  // One named group on the source side and nothing else: all of them are sides.
  if (e.source.empty() && !e.target.empty()) std::swap(e.source, e.target);
}

void Reader::clean(Event& e) const {
  const auto voice_only = [](const Participant& p) { return p.code.rfind("MED:", 0) == 0 && false; };
  std::erase_if(e.source, voice_only);
  // Nobody acts on himself: a side that stands on both is kept as source only.
  std::erase_if(e.target, [&e](const Participant& p) {
    return std::any_of(e.source.begin(), e.source.end(), [&p](const Participant& s) { return s.code == p.code; });
  });
}

void Reader::fill_roles(const Trigger& t, Event& e) const {
  if (in_.clauses.is_finite(t.token)) {
    fill_finite(t, e);
  } else {
    fill_nominal(t, e);
    const bool wants_source = has(t.frame->source, "subj") || has(t.frame->source, "gen");
    if (e.source.empty() && wants_source) {
      std::string reason;
      for (const std::uint32_t m : controller(t.token, reason)) take_mention(m, Via::dropped, e.source);
      if (!e.source.empty()) e.why.push_back("source: " + reason);
    }
    if (e.source.empty() && t.frame->pos != FramePos::noun && in_.words[t.token].features.derived == words::Derived::active_participle) {
      const std::uint32_t verb = in_.clauses.verb_over(t.token);
      std::uint32_t over = verb;
      if (over == none) {
        const std::uint32_t parent = in_.clauses.clauses()[in_.clauses.clause_of(t.token)].parent;
        for (std::uint32_t p = t.token; parent != none && p-- > 0 && in_.clauses.sentence_of(p) == in_.clauses.sentence_of(t.token);) {
          if (in_.clauses.is_finite(p) && in_.clauses.clause_of(p) == parent) {
            over = p;
            break;
          }
        }
      }
      if (over != none) {
        for (const std::uint32_t m : in_.clauses.subject(over).mentions) take_mention(m, Via::dropped, e.source);
        if (!e.source.empty()) e.why.push_back("source: subject of " + surface(over));
      }
    }
  }
  settle_mutual(*t.frame, e);
  clean(e);
  (void)slot_with;
}

}  // namespace isnad::events
