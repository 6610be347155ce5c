// record, inside: what a report says, as numbers, and whether two reports can be of one incident.
#pragma once

#include <array>
#include <climits>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "isnad/record/incidents.h"

namespace isnad::record {

using Keys = std::vector<std::uint64_t>;  // sorted, each once

struct ReportTraits {
  struct Name {
    std::uint64_t code = 0;
    Keys words;
  };
  std::string event;
  std::uint64_t page = 0, type = 0, mode = 0, status = 0, trigger = 0, place = 0, country = 0, origin = 0, sentence = 0;
  Keys source, target;     ///< codes
  std::vector<Name> names; ///< of those who take part
  Keys words;              ///< bare words of the sentence, the trigger's and the participants' left in
  Keys numbers;            ///< figures of the sentence
  int first = 0, last = 0; ///< days since 1970; sensible only when dated
  int published = INT_MIN; ///< INT_MIN: unknown
  int ordinal = 0;         ///< "the second meeting": 2; 0: none told
  bool dated = false;      ///< by the text itself
  bool mutual = false;     ///< who is source and who target is a matter of wording (CONSULT, AGREE, COOPERATE)
  bool actual = false;
};

[[nodiscard]] ReportTraits traits_of(const Report& report, const Ordinals& ordinals);

/// In how many sentences a word stands; rare words tell more.
class WordWeights {
 public:
  void count(const Keys& words);
  [[nodiscard]] double of(std::uint64_t word) const;
  [[nodiscard]] std::uint32_t sentences_with(std::uint64_t word) const;
  /// Weight of the shared words over that of the shorter sentence, 0 to 1.
  [[nodiscard]] double likeness(const Keys& a, const Keys& b) const;

 private:
  std::unordered_map<std::uint64_t, std::uint32_t> counts_;
  std::uint64_t sentences_ = 0;
};

/// Why the two cannot be one incident; null when nothing speaks against it.
[[nodiscard]] const char* conflict_of(const ReportTraits& a, const ReportTraits& b);

struct Match {
  double score = 0;            ///< joined when at least `needed`
  double needed = 1;
  const char* reason = "";
  double words = 0;
};
/// How much speaks for one incident, of two without conflict.
[[nodiscard]] Match match_of(const ReportTraits& a, const ReportTraits& b, const WordWeights& weights);

/// The days on which it may have happened: its own, or those that its page's day allows.
[[nodiscard]] std::array<int, 2> window_of(const ReportTraits& r);

}  // namespace isnad::record
