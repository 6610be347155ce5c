// Tables of rows for tests of whole sentences: the sentence, and what must be read in it.
//
// A claim is cells with a space between ("subject VERB RUS"); it holds when the document has such a
// fact. "*" holds for any cell, cells left off at the end are not compared, "-" is nothing, codes
// are joined by "+" in alphabetical order. "no ..." holds when there is no such fact. Several
// claims of a row stand with " | " between. A row whose claims begin with "!" is a known miss: it
// must not hold, and the day it does it fails, so that the mark is taken away.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "tests/sample_pages.h"

namespace isnad::tests {

struct ClaimRow {
  const char* text;
  const char* claims;
};

using Fact = std::vector<std::string>;
using Facts = std::vector<Fact>;

/// A page whose bytes are its text: every line is a paragraph. `published` may be empty.
inline page::Page plain_page(std::string text, const std::string& published) {
  page::Page page;
  page.id = "0000000000000000";
  page.name = "row";
  page.encoding = "UTF-8";
  page.bytes = static_cast<std::uint32_t>(text.size());
  page.utf8 = std::move(text);
  page.map.add(0, page.bytes, 1, 1);
  if (!published.empty()) page.published = page::Field{published, {0, 0}, "row"};
  for (std::uint32_t begin = 0; begin < page.bytes;) {
    const auto end = static_cast<std::uint32_t>(std::min(page.utf8.find('\n', begin), page.utf8.size()));
    if (end > begin) page.blocks.push_back({{begin, end}, page::BlockKind::paragraph});
    begin = end + 1;
  }
  return page;
}

/// One cell: never empty, without spaces.
inline std::string cell(std::string_view text) {
  std::string out(text.empty() ? "-" : text);
  std::replace(out.begin(), out.end(), ' ', '_');
  return out;
}

inline std::string joined_codes(std::vector<std::string> codes) {
  std::sort(codes.begin(), codes.end());
  std::string out;
  for (const std::string& code : codes) out += (out.empty() ? "" : "+") + code;
  return cell(out);
}

inline bool fact_holds(const Fact& claim, const Fact& fact) {
  if (claim.size() > fact.size()) return false;
  for (std::size_t i = 0; i < claim.size(); ++i) {
    if (claim[i] != "*" && claim[i] != fact[i]) return false;
  }
  return true;
}

/// A claim that was cut at its spaces, and whether it began with "no".
struct Claim {
  Fact cells;
  bool negative = false;

  explicit Claim(const std::string& text) {
    std::istringstream in(text);
    for (std::string piece; in >> piece;) cells.push_back(piece);
    negative = !cells.empty() && cells.front() == "no";
    if (negative) cells.erase(cells.begin());
    EXPECT_FALSE(cells.empty()) << "a row that claims nothing";
  }
  [[nodiscard]] bool holds(const Facts& facts) const {
    const bool found = std::any_of(facts.begin(), facts.end(), [this](const Fact& fact) { return fact_holds(cells, fact); });
    return found != negative;
  }
};

/// The facts that come nearest to a claim: those that share its first two cells, else its first.
inline std::string nearest(const Claim& claim, const Facts& facts) {
  for (const std::size_t shared : {std::size_t{2}, std::size_t{1}}) {
    const Fact head(claim.cells.begin(), claim.cells.begin() + static_cast<std::ptrdiff_t>(std::min(shared, claim.cells.size())));
    std::string out;
    for (const Fact& fact : facts) {
      if (!fact_holds(head, fact)) continue;
      out += "\n   ";
      for (const std::string& piece : fact) out += " " + piece;
    }
    if (!out.empty()) return out;
  }
  return " nothing of the kind";
}

inline void expect_claims(const std::vector<ClaimRow>& rows, const std::string& published, Facts (*facts_of)(const Document&)) {
  for (const ClaimRow& row : rows) {
    const auto document = engine().analyse(plain_page(row.text, published));
    const Facts facts = facts_of(*document);
    std::string claims = row.claims;
    const bool known_miss = claims.starts_with("!");
    if (known_miss) claims.erase(0, 1);
    bool all = true;
    for (std::size_t begin = 0; begin <= claims.size();) {
      const std::size_t end = std::min(claims.find(" | ", begin), claims.size());
      const Claim claim(claims.substr(begin, end - begin));
      const bool holds = claim.holds(facts);
      all = all && holds;
      EXPECT_TRUE(holds || known_miss) << row.text << "\n  does not bear out: " << claims.substr(begin, end - begin)
                                       << "\n  there is:" << nearest(claim, facts);
      begin = end + 3;
    }
    EXPECT_FALSE(known_miss && all) << row.text << "\n  is marked as a known miss and is read well now; take the mark away";
  }
}

}  // namespace isnad::tests
