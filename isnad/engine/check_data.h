// engine: verifies the tables of a folder by docs/data-format.md.
//
// In: a folder as data/ is laid out. Out: every complaint with its place, what was
// found, what was expected and what to do. The columns of each table and what may
// stand in them are data themselves (ontology/schema.tsv); what one row says of
// others (terms of office, modes, frames) is code. Nothing is changed.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace isnad {

enum class Severity { error, warning };

struct Complaint {
  Severity severity = Severity::error;
  std::string where;  ///< file:line, or the folder
  std::string message;
};

struct DataReport {
  std::vector<Complaint> complaints;  ///< by file and line
  std::size_t tables = 0;
  std::size_t rows = 0;

  [[nodiscard]] std::size_t errors() const;
  [[nodiscard]] std::size_t warnings() const { return complaints.size() - errors(); }
};

[[nodiscard]] DataReport check_data(const std::string& folder);

}  // namespace isnad
