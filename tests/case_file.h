// Golden cases: tests/cases/<module>/<case>/{input.txt, expected.tsv, xfail}.
//
// input.txt: first line "# what it protects", then perhaps "# published YYYY-MM-DD", then perhaps
// "# title"; every other line is a paragraph, with "# title" the first one the title. expected.tsv: one line a claim, first cell its kind
// (tests/case_checks.h). xfail: the reason of a known miss.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/base/result.h"
#include "isnad/page/page.h"

namespace isnad::tests {

/// One line of expected.tsv; comments and blank lines have no cells and are kept as they are.
struct ExpectedLine {
  std::string line;
  std::vector<std::string> cells;
  int number = 0;  ///< 1-based
};

struct CaseFile {
  std::string folder;
  std::string name;  ///< "events/denied_visit"
  page::Page page;
  std::vector<ExpectedLine> expected;
  std::optional<std::string> xfail;
};

[[nodiscard]] std::vector<std::string> split(std::string_view text, char separator);

/// Fails when a file is missing or malformed, naming file:line.
[[nodiscard]] Result<CaseFile> read_case(const std::string& folder);

/// Case folders of a module, sorted; a case is a folder with an expected.tsv.
[[nodiscard]] std::vector<std::string> case_folders(const std::string& module);

/// Writes expected.tsv anew from its lines.
[[nodiscard]] Result<bool> write_expected(const CaseFile& file);

}  // namespace isnad::tests
