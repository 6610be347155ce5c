#include <cstring>

#include "isnad/lexicon/lexicon.h"

namespace isnad::lexicon {

// A table section: rows, columns, then per row its line, then (rows + 1) * columns + 1
// offsets into the pool (the header first), then the pool.
Table::Table(std::string_view bytes) {
  if (bytes.size() < 2 * sizeof(std::uint32_t)) return;
  const auto* words = reinterpret_cast<const std::uint32_t*>(bytes.data());
  rows_ = words[0];
  columns_ = words[1];
  lines_ = words + 2;
  offsets_ = lines_ + rows_;
  const std::size_t head = 2 + rows_ + std::size_t{rows_ + 1} * columns_ + 1;
  pool_ = bytes.substr(head * sizeof(std::uint32_t));
}

int Table::column(std::string_view name) const {
  for (std::uint32_t c = 0; c < columns_; ++c) {
    if (column_name(c) == name) return static_cast<int>(c);
  }
  return -1;
}

std::string_view Table::column_name(std::uint32_t column) const {
  return pool_.substr(offsets_[column], offsets_[column + 1] - offsets_[column]);
}

std::string_view Table::cell(std::uint32_t row, int column) const {
  if (column < 0) return {};
  const std::size_t at = std::size_t{row + 1} * columns_ + static_cast<std::size_t>(column);
  const std::string_view text = pool_.substr(offsets_[at], offsets_[at + 1] - offsets_[at]);
  return text == "-" ? std::string_view{} : text;
}

std::uint32_t Table::line(std::uint32_t row) const { return lines_[row]; }

std::vector<std::string_view> split_list(std::string_view cell, char separator) {
  std::vector<std::string_view> pieces;
  std::size_t begin = 0;
  while (begin <= cell.size()) {
    const std::size_t end = std::min(cell.find(separator, begin), cell.size());
    if (end > begin) pieces.push_back(cell.substr(begin, end - begin));
    begin = end + 1;
  }
  return pieces;
}

}  // namespace isnad::lexicon
