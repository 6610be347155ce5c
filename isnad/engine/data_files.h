// engine, inside: the tables as they stand in their files, with every fault of form.
//
// Unlike lexicon::load_lexicon, which stops at the first fault, this reads on.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/engine/check_data.h"

namespace isnad {

struct RawRow {
  std::uint32_t line = 0;
  std::vector<std::string> cells;  ///< as written; as many as the header has
};

struct RawTable {
  std::string file;
  std::vector<std::string> header;
  std::uint32_t header_line = 0;
  std::vector<RawRow> rows;

  [[nodiscard]] int column(std::string_view name) const;
  /// The cell; empty when it is "-" or the column is not there.
  [[nodiscard]] std::string_view cell(const RawRow& row, std::string_view column_name) const;
  [[nodiscard]] std::string at(const RawRow& row) const { return file + ":" + std::to_string(row.line); }
};

/// By name ("mentions/terms").
using RawTables = std::map<std::string, RawTable>;

/// Reads all tables of `folder`; what is wrong with their form goes to `report`.
[[nodiscard]] RawTables read_raw_tables(const std::string& folder, DataReport& report);

}  // namespace isnad
