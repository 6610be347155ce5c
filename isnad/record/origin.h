// record: which pages are copies of which, and whose report it was first.
//
// In: the text of each page, its outlet, its day, the agencies that it names as its own source. Out: a link "copies"
// from each copy to the page that it repeats, and clusters "origin": one cluster is one independent origin, however
// many pages relay it. Copies are found by shared sequences of words (Broder 1997: those whose hash is 0 modulo a
// number are looked up, the pairs found are measured in full), rewrites by shared rare pairs of words, a named
// agency or a shared quotation. Set phrases, which stand on pages more than a week apart or on very many, count for a
// rewrite not at all, and for a copy only where nearly all of a text is the same. It tells who printed first in this
// case, not who knew first.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "isnad/record/link.h"

namespace isnad::record {

struct PageText {
  std::string id;         ///< of the page
  std::string outlet;     ///< who published it; empty when the page does not tell
  std::string published;  ///< "YYYY-MM-DD" or "YYYY-MM-DDTHH:MM"; empty when unknown
  std::string text;       ///< UTF-8: title and blocks
  std::vector<std::string> agencies;  ///< codes of agencies and media named as the source of the text, "MED:REUTERS"
  std::string outlet_code;            ///< "MED:REUTERS" when the outlet is one that the tables know
  std::uint64_t added = 0;            ///< seconds; used when `published` is empty
};

struct Joins {
  std::vector<Link> links;
  std::vector<Member> members;
};

/// Pages are given one by one in any order; the result does not depend on it.
class OriginTracer {
 public:
  OriginTracer();
  ~OriginTracer();
  OriginTracer(const OriginTracer&) = delete;
  OriginTracer& operator=(const OriginTracer&) = delete;

  void add(const PageText& page);
  /// `rejected` holds ids of links that an analyst undid; they are given again but join nothing.
  [[nodiscard]] Joins trace(const std::set<std::string>& rejected = {});

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Version of the rules, kept with the joins.
constexpr const char* origin_version = "2";

}  // namespace isnad::record
