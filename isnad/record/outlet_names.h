// record: what the tables know of an outlet that a page names as its publisher.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "isnad/lexicon/lexicon.h"

namespace isnad::record {

struct OutletFacts {
  std::string kind;     ///< "agency", "newspaper" ...; empty when unknown
  std::string country;  ///< code of its state; empty when unknown
  std::string code;     ///< "MED:REUTERS"; empty when unknown
  std::string form;     ///< of ownership: "state", "public", "company" ... (data/record/owners.tsv); empty when unknown
  std::string owner;    ///< empty when unknown
  int owned_since = 0;  ///< year; 0 when it is not told
};

class OutletNames {
 public:
  explicit OutletNames(const lexicon::Lexicon& lexicon);
  /// By any of its names, or by the host of its site.
  [[nodiscard]] OutletFacts facts_of(std::string_view publisher) const;
  /// What it is called in claims: its code, or its name where no table knows it.
  [[nodiscard]] std::string voice_of(std::string_view publisher) const;

 private:
  std::unordered_map<std::string, OutletFacts> outlets_;  // by search_key
};

}  // namespace isnad::record
