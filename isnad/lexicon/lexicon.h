// lexicon: the tables of data/, in const, searchable form.
//
// In: a folder of TSV files, or the image that was compiled from it at build
// time. Out: tables by name ("times/months"), compiled sections by name
// ("words/forms"). It knows no language: what a cell means is the business of
// the module whose folder the table stands in.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/base/result.h"

namespace isnad::lexicon {

/// One table. Cells are UTF-8 views into the image, valid as long as the Lexicon.
class Table {
 public:
  Table() = default;
  explicit Table(std::string_view bytes);

  [[nodiscard]] std::uint32_t rows() const { return rows_; }
  [[nodiscard]] std::uint32_t columns() const { return columns_; }
  /// Position of the column, or -1.
  [[nodiscard]] int column(std::string_view name) const;
  [[nodiscard]] std::string_view column_name(std::uint32_t column) const;
  /// The cell; a cell written "-" is empty. `column` -1 gives an empty cell.
  [[nodiscard]] std::string_view cell(std::uint32_t row, int column) const;
  /// 1-based line of the row in its file, for messages and for reasons.
  [[nodiscard]] std::uint32_t line(std::uint32_t row) const;

 private:
  std::uint32_t rows_ = 0;
  std::uint32_t columns_ = 0;
  const std::uint32_t* lines_ = nullptr;
  const std::uint32_t* offsets_ = nullptr;  // (rows + 1) * columns + 1, header row first
  std::string_view pool_;
};

/// The pieces of a list cell, separated by ';', without empty ones.
[[nodiscard]] std::vector<std::string_view> split_list(std::string_view cell, char separator = ';');

/// Read-only map from byte strings to short lists of numbers, laid out flat so
/// that it can be mapped. Made by IndexBuilder.
class Index {
 public:
  Index() = default;
  explicit Index(std::string_view bytes);
  /// The values of `key` in the order they were added; empty when it is not there.
  [[nodiscard]] std::span<const std::uint32_t> find(std::string_view key) const;
  [[nodiscard]] std::uint32_t size() const { return keys_; }

 private:
  std::uint32_t keys_ = 0;
  std::uint32_t mask_ = 0;
  const std::uint32_t* slots_ = nullptr;    // a tag of the key's hash and where its record begins, or 0
  const std::uint32_t* records_ = nullptr;  // per key: sizes, values, bytes
};

class IndexBuilder {
 public:
  void add(std::string_view key, std::uint32_t value);
  [[nodiscard]] std::string build() const;

 private:
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> entries_;
};

/// All tables and compiled sections. Const after loading; safe from many threads.
class Lexicon {
 public:
  Lexicon() = default;
  Lexicon(const Lexicon&) = delete;
  Lexicon& operator=(const Lexicon&) = delete;
  Lexicon(Lexicon&&) = default;
  Lexicon& operator=(Lexicon&&) = default;

  /// The table, e.g. "times/months"; an empty one when there is none.
  [[nodiscard]] const Table& table(std::string_view name) const;
  /// A compiled section, 8-byte aligned; empty when there is none.
  [[nodiscard]] std::string_view section(std::string_view name) const;
  /// Names of all tables, sorted.
  [[nodiscard]] std::vector<std::string> table_names() const;
  /// First 16 hex digits of a hash over all tables: stored with what was read by them.
  [[nodiscard]] const std::string& version() const { return version_; }

  /// Adds a compiled section; used while an image is made.
  void add_section(std::string name, std::string bytes);
  /// The whole as one relocatable image.
  [[nodiscard]] std::string image() const;

 private:
  friend Result<Lexicon> load_lexicon(const std::string& directory);
  friend Result<Lexicon> load_image(std::string_view image);
  void adopt(std::string name, std::string_view bytes);
  void index_tables();

  std::vector<std::string> owned_;                          // buffers made here
  std::map<std::string, std::string_view, std::less<>> sections_;  // "table:NAME" or NAME
  std::map<std::string, Table, std::less<>> tables_;
  std::string version_;
};

/// Reads DIR/<module>/*.tsv. Fails on the first file that cannot be read or has a
/// row of another width than its header, naming file:line. Compiled sections are
/// not made here (see engine/compile.h).
[[nodiscard]] Result<Lexicon> load_lexicon(const std::string& directory);

/// Opens an image in place; `image` must be 8-byte aligned and outlive the result.
[[nodiscard]] Result<Lexicon> load_image(std::string_view image);

}  // namespace isnad::lexicon
