#include "isnad/record/track.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "isnad/record/utterances.h"

namespace isnad::record {
namespace {

using Ids = std::vector<std::string> Track::*;
// In the order of the bits of a row; null: only counted.
constexpr std::array<Ids, 8> lists{nullptr,              &Track::admitted,  &Track::partly_admitted, &Track::denied,
                                   &Track::contradicted, &Track::retracted, nullptr,                 &Track::denials_admitted};
constexpr std::uint32_t claims_bit = 1U << 0U;
constexpr std::uint32_t denials_bit = 1U << 6U;
constexpr std::uint32_t counted_bits = claims_bit | denials_bit;

// What one voice did in one claim: numbers of utterances.
struct Stand {
  std::vector<std::size_t> said;  // all
  std::vector<std::size_t> claimed;
  std::vector<std::size_t> denied;
  std::string last;  // state that it stands by
};

using Stands = std::map<std::string, Stand>;

std::string voice_of(const Utterance& u, const std::vector<Statement>& statements) {
  return u.who.empty() ? statements[u.statement].outlet : u.who;
}

bool is_denial(const std::string& state) { return state == "denied" || state == "denied again"; }
bool is_admission(const std::string& state) { return state == "admitted" || state == "partly admitted"; }

// A promise, a doubt or a forecast leaves a voice where it stood: it is no answer.
bool answers(const Utterance& u) { return u.act != "promises" && u.act != "doubts" && u.act != "predicts"; }

// By voice; the pages of an outlet are one voice, of which the last word counts.
Stands stands_of(const Claim& claim, const std::vector<Statement>& statements) {
  Stands out;
  for (std::size_t i = 0; i < claim.utterances.size(); ++i) {
    const Utterance& u = claim.utterances[i];
    const std::string voice = voice_of(u, statements);
    if (is_unnamed(voice)) continue;
    Stand& own = out[voice];
    own.said.push_back(i);
    // A withdrawal tells that it was claimed.
    if (u.act == "retracts" || (u.act == "asserts" && u.state == "claimed")) own.claimed.push_back(i);
    if (answers(u) && is_denial(u.state)) own.denied.push_back(i);
    own.last = u.state;
  }
  return out;
}

bool not_before(const Claim& claim, const std::vector<Statement>& statements, std::size_t later, std::size_t first) {
  const auto& a = statements[claim.utterances[first].statement].told;
  const auto& b = statements[claim.utterances[later].statement].told;
  return a && b ? *b >= *a : later > first;
}

// A claim may hold whatever these sides did in these days. What is counted must be of one matter by its words: so many
// long ones, and half of those of the shorter sentence, are the same. The names of the sides are among them.
bool speaks_of(const Claim& claim, const std::vector<Statement>& statements, std::size_t answer, std::size_t said) {
  const std::ptrdiff_t words_of_one_matter = claim.object.empty() || claim.utterances[answer].wider ? 4 : 3;
  if (claim.sources.size() + claim.targets.size() < 2) return false;  // one side alone did many things
  const Statement& later = statements[claim.utterances[answer].statement];
  const Statement& first = statements[claim.utterances[said].statement];
  if (later.hit.document.id == first.hit.document.id && later.event().sentence == first.event().sentence) return false;
  const auto& words = later.words;
  const auto& others = first.words;
  const auto shared = std::count_if(words.begin(), words.end(), [&](const std::string& word) {
    return std::binary_search(others.begin(), others.end(), word);
  });
  return shared >= words_of_one_matter && 2 * shared >= static_cast<std::ptrdiff_t>(std::min(words.size(), others.size()));
}

class ClaimTracks {
 public:
  ClaimTracks(const Claim& claim, const std::vector<Statement>& statements)
      : claim_(claim), statements_(statements), stands_(stands_of(claim, statements)) {}

  void add_to(std::vector<TrackRow>& rows) const {
    for (const auto& [voice, own] : stands_) {
      const Statement& first = statements_[claim_.utterances[own.said.front()].statement];
      rows.push_back({voice, claim_.id, first.said, lists_of(voice, own), 1});
    }
  }

 private:
  using Holds = bool (*)(const std::string& state);

  // Whether the voice stands by such a state, and came to it by an answer to one of these.
  [[nodiscard]] bool answered(const Stand& by, Holds holds, const std::vector<std::size_t>& what) const {
    if (!holds(by.last)) return false;
    return std::any_of(by.said.begin(), by.said.end(), [&](std::size_t answer) {
      const Utterance& u = claim_.utterances[answer];
      if (!answers(u)) return false;
      // An admission is told several times, in part and wholly; the last one says which it is.
      if (is_admission(by.last) ? !is_admission(u.state) : !holds(u.state)) return false;
      return std::any_of(what.begin(), what.end(), [&](std::size_t said) {
        return not_before(claim_, statements_, answer, said) &&
               (u.act == "retracts" || speaks_of(claim_, statements_, answer, said));
      });
    });
  }

  // In the order of `lists`.
  [[nodiscard]] std::uint32_t lists_of(const std::string& voice, const Stand& own) const {
    const auto by_another = [&](Holds holds) {
      return std::any_of(stands_.begin(), stands_.end(),
                         [&](const auto& other) { return other.first != voice && answered(other.second, holds, own.claimed); });
    };
    const bool stands[] = {!own.claimed.empty(),
                           by_another([](const std::string& state) { return state == "admitted"; }),
                           by_another([](const std::string& state) { return state == "partly admitted"; }),
                           by_another(is_denial),
                           by_another([](const std::string& state) { return state == "contradicted"; }),
                           answered(
                               own, [](const std::string& state) { return state == "retracted"; }, own.claimed),
                           !own.denied.empty(),
                           answered(own, is_admission, own.denied)};
    static_assert(std::size(stands) == lists.size());
    std::uint32_t out = 0;
    for (std::size_t i = 0; i < lists.size(); ++i) out |= stands[i] ? 1U << i : 0U;
    return out;
  }

  const Claim& claim_;
  const std::vector<Statement>& statements_;
  const Stands stands_;
};

}  // namespace

std::vector<TrackRow> track_rows(const Claim& claim, const std::vector<Statement>& statements) {
  std::vector<TrackRow> out;
  ClaimTracks(claim, statements).add_to(out);
  return out;
}

std::vector<TrackRow> track_rows(const ClaimLedger& ledger, const std::vector<Statement>& statements) {
  std::vector<TrackRow> out;
  for (const Claim& claim : ledger.claims) ClaimTracks(claim, statements).add_to(out);
  return out;
}

std::vector<Lived<TrackRow>> summed(std::vector<Lived<TrackRow>> rows) {
  using Key = std::tuple<std::string, std::optional<Day>, std::uint32_t, std::int64_t, std::int64_t>;
  std::map<Key, std::uint64_t> counts;
  std::vector<Lived<TrackRow>> out;
  for (Lived<TrackRow>& row : rows) {
    const TrackRow& r = row.item;
    if ((r.lists & ~counted_bits) == 0) {
      counts[{r.voice, r.said, r.lists, row.life.from, row.life.until}] += r.claims;
    } else {
      out.push_back(std::move(row));
    }
  }
  for (const auto& [key, claims] : counts) {
    const auto& [voice, said, bits, from, until] = key;
    out.push_back({{voice, {}, said, bits, claims}, {from, until}});
  }
  return out;
}

std::map<std::string, Track> tracks_of(const std::vector<TrackRow>& rows, const Question& range) {
  std::map<std::string, Track> out;
  for (const TrackRow& row : rows) {
    if (!in_range(row.said, range)) continue;
    Track& track = out[row.voice];
    if ((row.lists & claims_bit) != 0) track.claims += row.claims;
    if ((row.lists & denials_bit) != 0) track.denials += row.claims;
    for (std::size_t i = 0; i < lists.size(); ++i) {
      if (lists[i] != nullptr && (row.lists >> i & 1U) != 0) (track.*lists[i]).push_back(row.claim);
    }
  }
  return out;
}

}  // namespace isnad::record
