// Pages that the whole-engine tests read: samples/, the inputs of tests/cases, and, on a
// machine that has them, the real pages and articles beside the project (../shared).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "isnad/engine/engine.h"

namespace isnad::tests {

struct SamplePage {
  std::string name;  ///< path below the source folder
  std::string bytes;
  bool json = false;  ///< one record of a news archive, with the members `news_fields()`
};

/// The engine with the compiled tables, opened once.
const Engine& engine();

/// samples/ and tests/cases/*/*/input.*, in order of their names.
std::vector<SamplePage> own_pages();
/// ../shared/pages; empty when they are not there.
std::vector<SamplePage> shared_pages();
/// Every `step`-th article of ../shared/data/news; empty when they are not there.
std::vector<SamplePage> news_articles(std::size_t step);

/// Reads the page as `isnad read` does.
Result<std::unique_ptr<const Document>> read_sample(const SamplePage& page);

/// All the bytes of a file; fails the running test when it cannot be read.
std::string file_bytes(const std::string& path);

/// True in a build with AddressSanitizer, which is slow and keeps freed memory.
constexpr bool under_sanitizer =
#ifdef __SANITIZE_ADDRESS__
    true;
#else
    false;
#endif

}  // namespace isnad::tests
