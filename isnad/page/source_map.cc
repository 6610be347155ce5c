#include "isnad/page/source_map.h"

#include <algorithm>
#include <cassert>

namespace isnad::page {

void SourceMap::add(std::uint32_t page_begin, std::uint32_t units, std::uint32_t text_unit, std::uint32_t page_unit) {
  if (units == 0) return;
  if (!runs_.empty()) {
    Run& last = runs_.back();
    const bool same_units = last.text_unit == text_unit && last.page_unit == page_unit;
    const bool continues = last.text_begin + last.units * last.text_unit == text_size_ &&
                           last.page_begin + last.units * last.page_unit == page_begin;
    if (same_units && continues) {
      last.units += units;
      text_size_ += units * text_unit;
      return;
    }
  }
  runs_.push_back({text_size_, page_begin, units, text_unit, page_unit});
  text_size_ += units * text_unit;
}

const SourceMap::Run& SourceMap::run_at(std::uint32_t text) const {
  assert(!runs_.empty());
  auto after =
      std::upper_bound(runs_.begin(), runs_.end(), text, [](std::uint32_t at, const Run& run) { return at < run.text_begin; });
  if (after != runs_.begin()) --after;
  return *after;
}

Span SourceMap::to_page(Span text) const {
  if (runs_.empty()) return {};
  const Run& first = run_at(text.begin);
  const std::uint32_t into = text.begin < first.text_begin ? 0 : (text.begin - first.text_begin) / first.text_unit;
  const std::uint32_t begin = first.page_begin + std::min(into, first.units) * first.page_unit;
  if (text.empty()) return {begin, begin};
  const Run& last = run_at(text.end - 1);
  const std::uint32_t last_unit = text.end - 1 < last.text_begin ? 0 : (text.end - 1 - last.text_begin) / last.text_unit;
  const std::uint32_t end = last.page_begin + std::min(last_unit + 1, last.units) * last.page_unit;
  return {begin, std::max(begin, end)};
}

}  // namespace isnad::page
