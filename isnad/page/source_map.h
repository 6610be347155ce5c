// page: from bytes of the extracted text back to bytes of the page as given.
//
// A page may be Windows-1256, UTF-16, HTML with entities or a JSON string with
// escapes; the text we read is UTF-8. The map is a list of runs; inside a run
// every `text_unit` bytes of text stand for `page_unit` bytes of the page.
#pragma once

#include <cstdint>
#include <vector>

#include "isnad/base/span.h"

namespace isnad::page {

class SourceMap {
 public:
  /// Declares that the next `units` units of text came from `page_begin` on.
  /// Calls come in text order; neighbouring runs that continue each other are joined.
  void add(std::uint32_t page_begin, std::uint32_t units, std::uint32_t text_unit, std::uint32_t page_unit);
  /// The page bytes that carry `text`; whole units, so a span that begins inside
  /// a unit is widened to it. Text that was inserted (a separator) maps to nothing
  /// of its own: its neighbours decide.
  [[nodiscard]] Span to_page(Span text) const;
  /// Length of the text described so far, in bytes.
  [[nodiscard]] std::uint32_t text_size() const { return text_size_; }
  /// Declares `size` bytes of text that stand nowhere in the page (a line break between blocks).
  void add_inserted(std::uint32_t size) { text_size_ += size; }

 private:
  struct Run {
    std::uint32_t text_begin;
    std::uint32_t page_begin;
    std::uint32_t units;
    std::uint32_t text_unit;
    std::uint32_t page_unit;
  };
  [[nodiscard]] const Run& run_at(std::uint32_t text) const;

  std::vector<Run> runs_;
  std::uint32_t text_size_ = 0;
};

}  // namespace isnad::page
