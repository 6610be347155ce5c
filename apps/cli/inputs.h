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
  std::optional<Error> refused;
  std::uint64_t read_so_far = 0;  ///< bytes of all inputs up to the end of this one
};

class Inputs {
 public:
  /// `all_records`: every input holds JSON records, whatever its name; `no_records`: none does.
  Inputs(std::vector<std::string> names, bool all_records, bool no_records = false);
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

  std::vector<std::string> names_;
  bool all_records_;
  bool no_records_;
  std::size_t at_ = 0;
  std::unique_ptr<Stream> stream_;
  std::uint64_t read_ = 0;
  std::optional<std::uint64_t> pages_;
  std::optional<std::uint64_t> bytes_;
};

}  // namespace isnad::cli
