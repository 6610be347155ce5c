// cli: the pages that the command line names, one after the other.
//
// In: file names, "-" for standard input. Out: the bytes of each page in order; a
// file of JSON records (*.jsonl, *.ndjson, or standard input that begins with one)
// gives its records one by one and is never held whole. What cannot be read
// comes out too, with the reason, so that the order is kept.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "isnad/base/result.h"

namespace isnad::cli {

struct Input {
  std::string name;  ///< file name; for a record FILE:LINE
  std::string bytes;
  std::uint64_t offset = 0;  ///< where the record begins in its file
  bool is_record = false;
  bool is_read = false;  ///< the lines that `isnad read` wrote for one page, the document line first
  std::optional<Error> refused;
  std::uint64_t read_so_far = 0;  ///< bytes of all inputs up to the end of this one
};

/// How inputs are taken: by their names, never as JSON records, or what `isnad read` wrote as one input a page.
enum class Intake { usual, no_records, joined };

class Inputs {
 public:
  /// `all_records`: every input holds JSON records, whatever its name.
  Inputs(std::vector<std::string> names, bool all_records, Intake intake = Intake::usual);
  ~Inputs();
  Inputs(const Inputs&) = delete;
  Inputs& operator=(const Inputs&) = delete;
  Inputs(Inputs&&) = delete;
  Inputs& operator=(Inputs&&) = delete;

  /// The next page; nothing at the end or after an interrupt. Called by one thread at a time.
  [[nodiscard]] std::optional<Input> next();

  /// How many pages there are, when each file is one page.
  [[nodiscard]] std::optional<std::uint64_t> pages() const { return pages_; }
  /// How many bytes there are, when all are files.
  [[nodiscard]] std::optional<std::uint64_t> bytes() const { return bytes_; }

 private:
  class Stream;
  [[nodiscard]] std::optional<Input> open_next();
  [[nodiscard]] std::optional<Input> next_alone();

  std::vector<std::string> names_;
  bool all_records_;
  bool no_records_;
  bool joins_read_;
  std::optional<Input> ahead_;  // read, but not of the page before it
  std::size_t at_ = 0;
  std::unique_ptr<Stream> stream_;
  std::uint64_t read_ = 0;
  std::optional<std::uint64_t> pages_;
  std::optional<std::uint64_t> bytes_;
};

}  // namespace isnad::cli
