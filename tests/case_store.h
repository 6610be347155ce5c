// What the tests of a case share: a folder that goes away, pages made ready, a store opened.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "isnad/record/open_store.h"

namespace isnad::tests {

/// A new folder below the system's folder for temporary files; removed with all it holds.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  Folder(Folder&&) = delete;
  Folder& operator=(Folder&&) = delete;
  [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

constexpr record::Time noon = 1700000000;  // 2023-11-14

/// The page read by the engine and made ready; with its bytes unless `records_only`.
record::Addition ready(const std::string& bytes, const std::string& name, record::Time added = noon, bool records_only = false);
/// The pages of samples/, made ready.
std::vector<record::Addition> ready_samples();

/// The store; the running test fails when it cannot be had.
std::unique_ptr<record::Store> opened(const std::string& path, record::OpenMode mode = record::OpenMode::make);
/// The one line that refuses the file; empty when it is not refused.
std::string refusal_of(const std::string& path, record::OpenMode mode = record::OpenMode::read);
/// All lines of the export.
std::string exported(record::Store& store);
/// What verify() finds, joined by newlines.
std::string faults_of(record::Store& store);

/// The value; the running test fails, with the error, when there is none.
template <class T>
T expect(Result<T> result) {
  EXPECT_TRUE(result.ok()) << (result.ok() ? "" : result.error().line());
  return result.ok() ? std::move(result).value() : T{};
}

}  // namespace isnad::tests
