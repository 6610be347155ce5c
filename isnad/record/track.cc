#include "isnad/record/track.h"

#include <algorithm>

namespace isnad::record {
namespace {

// Anybody of a kind is no one source.
bool is_unnamed(const std::string& voice) { return voice.empty() || voice == "EXPERT" || voice == "OFFICIALS"; }

// What one voice did in one claim.
struct Stand {
  std::optional<std::size_t> asserted;  // utterance by which it claimed first
  std::optional<std::size_t> spoke;     // its first utterance of all
  bool denied = false;
  std::string last;         // state that it stands by
  std::size_t last_at = 0;  // utterance
};

using Stands = std::map<std::string, Stand>;

std::string voice_of(const Utterance& u, const std::vector<Statement>& statements) {
  return u.who.empty() ? statements[u.statement].outlet : u.who;
}

bool is_denial(const std::string& state) { return state == "denied" || state == "denied again"; }
bool is_admission(const std::string& state) { return state == "admitted" || state == "partly admitted"; }

// By voice; the pages of an outlet are one voice, of which the last word counts.
Stands stands_of(const Claim& claim, const std::vector<Statement>& statements) {
  Stands out;
  for (std::size_t i = 0; i < claim.utterances.size(); ++i) {
    const Utterance& u = claim.utterances[i];
    const std::string voice = voice_of(u, statements);
    if (is_unnamed(voice)) continue;
    Stand& own = out[voice];
    if (!own.spoke) own.spoke = i;
    if (u.state == "claimed" && !own.asserted) own.asserted = i;
    if (u.act == "retracts" && !own.asserted) own.asserted = i;  // the withdrawal tells that it was claimed
    if (is_denial(u.state)) own.denied = true;
    own.last = u.state;
    own.last_at = i;
  }
  return out;
}

bool not_before(const Claim& claim, const std::vector<Statement>& statements, std::size_t later, std::size_t first) {
  const auto& a = statements[claim.utterances[first].statement].told;
  const auto& b = statements[claim.utterances[later].statement].told;
  return a && b ? *b >= *a : later > first;
}

void add_of_claim(const Claim& claim, const std::vector<Statement>& statements, const std::string& voice, const Stand& own,
                  const Stands& all, Track& track) {
  if (own.denied) {
    track.denials.push_back(claim.id);
    if (is_admission(own.last)) track.denials_admitted.push_back(claim.id);
  }
  if (!own.asserted) return;
  track.claims.push_back(claim.id);
  if (own.last == "retracted") track.retracted.push_back(claim.id);
  const auto some = [&](const auto& holds) {
    return std::any_of(all.begin(), all.end(), [&](const auto& other) {
      return other.first != voice && holds(other.second.last) &&
             not_before(claim, statements, other.second.last_at, *own.asserted);
    });
  };
  if (some([](const std::string& state) { return state == "admitted"; })) track.admitted.push_back(claim.id);
  if (some([](const std::string& state) { return state == "partly admitted"; })) track.partly_admitted.push_back(claim.id);
  if (some(is_denial)) track.denied.push_back(claim.id);
  if (some([](const std::string& state) { return state == "contradicted"; })) track.contradicted.push_back(claim.id);
}

}  // namespace

std::map<std::string, Track> tracks_of(const ClaimLedger& ledger, const std::vector<Statement>& statements,
                                       const Question& range) {
  std::map<std::string, Track> out;
  for (const Claim& claim : ledger.claims) {
    const Stands stands = stands_of(claim, statements);
    for (const auto& [voice, own] : stands) {
      if (in_range(statements[claim.utterances[*own.spoke].statement].said, range))
        add_of_claim(claim, statements, voice, own, stands, out[voice]);
    }
  }
  return out;
}

}  // namespace isnad::record
