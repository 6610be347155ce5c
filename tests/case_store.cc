#include "tests/case_store.h"

#include <unistd.h>

#include "isnad/engine/records.h"
#include "isnad/record/exchange.h"
#include "tests/sample_pages.h"

namespace isnad::tests {

Folder::Folder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "isnad_case_XXXXXX").string();
  EXPECT_NE(::mkdtemp(pattern.data()), nullptr);
  path_ = pattern;
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

record::Addition ready(const std::string& bytes, const std::string& name, record::Time added, bool records_only) {
  const auto document = engine().read(bytes, name);
  EXPECT_TRUE(document.ok());
  const auto given = records_only ? std::nullopt : std::optional<std::string_view>(bytes);
  return expect(record::prepare(records_of(*document.value()), given, &engine().reader(), added));
}

std::vector<record::Addition> ready_samples() {
  std::vector<record::Addition> out;
  for (const SamplePage& page : own_pages()) {
    if (page.name.rfind("samples/", 0) == 0) out.push_back(ready(page.bytes, page.name));
  }
  EXPECT_GE(out.size(), 10U);
  return out;
}

std::unique_ptr<record::Store> opened(const std::string& path, record::OpenMode mode) {
  auto store = record::open_store(path, {mode, 0, false});
  EXPECT_TRUE(store.ok()) << (store.ok() ? "" : store.error().line());
  return store.ok() ? std::move(store).value() : nullptr;
}

std::string refusal_of(const std::string& path, record::OpenMode mode) {
  const auto store = record::open_store(path, {mode, 0, false});
  return store.ok() ? std::string() : store.error().line();
}

std::string exported(record::Store& store) {
  std::string out;
  const auto done = record::export_all(store, [&out](std::string_view line) {
    out += line;
    return true;
  });
  EXPECT_TRUE(done.ok() && done.value());
  return out;
}

std::string faults_of(record::Store& store) {
  std::string out;
  for (const std::string& fault : expect(store.verify(&engine().reader()))) out += fault + "\n";
  return out;
}

}  // namespace isnad::tests
