// The lines that an expected.tsv may hold, and whether they hold for a document.
//
//   event     trigger  type  sources  targets  status  first..last  voices
//   mention   text  kind  code
//   word      surface  lemma  part-of-speech  clitics
//   sentence  its beginning                    (these lines stand in text order)
//   clause    kind  word that introduces it
//   subject   verb  codes
//   time      text  type  first..last
//   no-event, no-mention, ...  the same cells: there is no such row
//   no-events                  there is no event at all
//   count N, sentences N       how many events, sentences
//
// A cell "*", and cells left off at the end, are not checked. "-" is nothing. Codes are joined
// by "+" in any order, voices ("MED:WSJ asserts") by ";" from the outermost in. A trigger is
// its text or the whole token's. A lemma is its id ("zar.1") or the id before the dot. Clitics
// are named wa fa sa a b l k al and 3ms, 1p ... for a pronoun, joined by "+".
#pragma once

#include <string>
#include <vector>

#include "isnad/engine/engine.h"
#include "tests/case_file.h"

namespace isnad::tests {

struct Miss {
  std::size_t line = 0;              ///< index into CaseFile::expected
  std::string found;                 ///< in plain words
  std::vector<std::string> nearest;  ///< cells that would hold; empty when there is no row like it
};

/// What the document does not bear out; empty when the case passes.
[[nodiscard]] std::vector<Miss> check_case(const CaseFile& file, const Engine& engine, const Document& document);

}  // namespace isnad::tests
