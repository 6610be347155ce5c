// record: a store as JSON lines, and back (docs/record.md, "Export").
//
// All that was stated: pages with their bytes and names, every reading, withdrawals,
// corrections. What is computed is not written; it is computed again. The same store
// gives the same bytes, whatever the order in which it was filled.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "isnad/record/store.h"

namespace isnad::record {

/// Calls `write` with each line, newline included; ends early when it gives false.
[[nodiscard]] Result<bool> export_all(Store& store, const std::function<bool(std::string_view)>& write);

/// Takes the lines of an export one by one. What is in the store already is left as it is.
class Importer {
 public:
  /// Both must outlive it.
  Importer(Store& store, const page::Reader& reader) : store_(store), reader_(reader) {}

  /// `line` without its newline. After an error nothing more may be taken; what was committed stays.
  [[nodiscard]] Result<bool> take(std::string_view line);
  /// Commits the rest; fails when the export ends in the middle of a page.
  [[nodiscard]] Result<bool> finish();

  [[nodiscard]] std::uint64_t pages() const { return pages_; }
  [[nodiscard]] std::uint64_t corrections() const { return corrections_; }

 private:
  [[nodiscard]] Result<bool> take_header(std::string_view line);
  [[nodiscard]] Result<bool> take_page(std::string_view line);
  [[nodiscard]] Result<bool> take_reading(std::string_view line);
  [[nodiscard]] Result<bool> take_withdrawal(std::string_view line);
  [[nodiscard]] Result<bool> add_reading();
  [[nodiscard]] Result<bool> ensure_begun();

  Store& store_;
  const page::Reader& reader_;
  bool begun_ = false;
  bool header_ = false;
  std::uint64_t in_batch_ = 0;
  std::uint64_t pages_ = 0;
  std::uint64_t corrections_ = 0;
  std::uint64_t at_ = 0;   // lines taken
  StoredPage page_;        // the one in hand
  StoredReading reading_;  // and its reading in hand
  std::uint64_t lines_missing_ = 0;
  bool first_reading_ = true;
};

}  // namespace isnad::record
