#include "isnad/record/utterances.h"

#include <algorithm>
#include <cstdlib>

namespace isnad::record {
namespace {

bool is_medium(const Voice& v) { return v.who.rfind("MED:", 0) == 0; }

// A side that says it did not, or was not done to, denies, as does whoever uses a word of denying; anybody else tells the
// contrary of what was said. Only a side can admit.
std::string act_of(const Statement& s, const Voice& voice, Sense sense) {
  const std::string who = voice_code(voice.who);
  const bool is_side = has(s.sources, who) || has(s.targets, who);
  const bool denies = voice.stance == "denies" || (sense == Sense::denied && s.sources.empty());
  if (is_negative(sense)) return is_side || denies ? "denies" : "contradicts";
  if (sense == Sense::admitted && is_side) return "admits";
  if (voice.stance == "promises") return voice.stance;
  if (voice.stance == "doubts" || voice.stance == "denies") return "doubts";
  if (voice.stance == "predicts" || s.event().status == "predicted") return "predicts";
  return s.event().status == "planned" && has(s.sources, who) ? "promises" : "asserts";
}

std::vector<Utterance> of_each(const std::vector<std::string>& codes, std::size_t index, const char* act) {
  std::vector<Utterance> out;
  for (const std::string& who : codes) out.push_back({index, voice_code(who), {}, act, {}, false});
  return out;
}

std::vector<Utterance> unvoiced(const Statement& s, std::size_t index, Sense sense) {
  if (!s.deniers.empty() && (s.disowned || sense == Sense::denied)) return of_each(s.deniers, index, "denies");
  const bool foretold = s.event().status == "predicted";
  return {{index, {}, {}, is_negative(sense) ? "contradicts" : foretold ? "predicts" : "asserts", {}, false}};
}

}  // namespace

std::string joined(const std::vector<std::string>& list) {
  std::string out;
  for (const std::string& text : list) out.append(out.empty() ? "" : "+").append(text);
  return out;
}

std::string voice_code(const std::string& who) {
  constexpr std::string_view officials = "OFFICIALS:";
  return who.rfind(officials, 0) == 0 ? who.substr(officials.size()) : who;
}

bool is_unnamed(const std::string& voice) { return voice.empty() || voice == "EXPERT" || voice == "OFFICIALS"; }

bool is_denying(const Statement& s) { return s.event().type == "REJECT" && s.event().mode == "deny"; }

bool is_bare_denial(const Statement& s) { return is_denying(s) && s.event().status == "actual"; }

bool is_accusation(const Statement& s) { return s.event().type == "ACCUSE" && s.event().mode == "allege"; }

bool may_be_claimed(const Statement& s, Sense sense) {
  const std::string& status = s.event().status;
  if (is_denying(s) || is_accusation(s) || (s.sources.empty() && s.targets.empty())) return false;
  return status == "actual" || status == "planned" || status == "predicted" || is_negative(sense);
}

bool has(const std::vector<std::string>& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

std::vector<Utterance> utterances_of(const Statement& s, std::size_t index, Sense sense) {
  const std::vector<Voice>& voices = s.event().voices;
  if (!s.retractors.empty()) return of_each(s.retractors, index, "retracts");
  if (voices.empty() || s.disowned) return unvoiced(s, index, sense);
  const bool beside =
      std::all_of(voices.begin(), voices.end(), [](const Voice& v) { return !is_medium(v) && v.stance == "asserts"; });
  std::vector<Utterance> out;
  for (std::size_t i = beside ? 0 : voices.size() - 1; i < voices.size(); ++i) {
    out.push_back({index, voice_code(voices[i].who), voices[i].name, act_of(s, voices[i], sense), {}, false});
  }
  return out;
}

bool denies(const Statement& s, Sense sense) {
  if (is_bare_denial(s)) return true;
  if (!may_be_claimed(s, sense)) return false;
  const auto list = utterances_of(s, 0, sense);
  return std::any_of(list.begin(), list.end(), [](const Utterance& u) { return u.act == "denies"; });
}

bool share(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& x) { return has(b, x); });
}

bool near_in_time(const Statement& a, const Statement& b) {
  const auto apart = days_between(a.day, b.day);
  if (!apart) return a.hit.document.id == b.hit.document.id || (!a.sources.empty() && !a.targets.empty());
  return std::abs(*apart) <= a.family.days;
}

}  // namespace isnad::record
