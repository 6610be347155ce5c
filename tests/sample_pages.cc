#include "tests/sample_pages.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace isnad::tests {
namespace {

namespace fs = std::filesystem;

const fs::path source_dir = ISNAD_SOURCE_DIR;

void add_files(const fs::path& folder, std::vector<SamplePage>& pages) {
  if (!fs::is_directory(folder)) return;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string kind = entry.path().extension().string();
    const bool is_page = kind == ".txt" || kind == ".html" || kind == ".json";
    if (!entry.is_regular_file() || !is_page) continue;
    pages.push_back({fs::relative(entry.path(), source_dir).string(), file_bytes(entry.path().string()), false});
  }
  std::sort(pages.begin(), pages.end(), [](const SamplePage& a, const SamplePage& b) { return a.name < b.name; });
}

page::JsonFields news_fields() {
  auto fields = page::parse_json_fields("body=content,published=date_extracted,publisher=source");
  if (!fields) ADD_FAILURE() << fields.error().line();
  return fields ? std::move(fields).value() : page::JsonFields();
}

}  // namespace

const Engine& engine() {
  static const auto opened = [] {
    auto result = Engine::open();
    if (!result) {
      std::fprintf(stderr, "the engine cannot be opened: %s\n", result.error().line().c_str());
      std::abort();
    }
    return std::move(result).value();
  }();
  return *opened;
}

std::string file_bytes(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in.good()) << path << ": cannot be read";
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

std::vector<SamplePage> own_pages() {
  std::vector<SamplePage> pages;
  add_files(source_dir / "samples", pages);
  add_files(source_dir / "tests" / "cases", pages);
  return pages;
}

std::vector<SamplePage> shared_pages() {
  std::vector<SamplePage> pages;
  add_files(source_dir / ".." / "shared" / "pages", pages);
  return pages;
}

std::vector<SamplePage> news_articles(std::size_t step) {
  std::vector<SamplePage> pages;
  const fs::path archive = source_dir / ".." / "shared" / "data" / "news" / "saudinewsnet_2015.jsonl.gz";
  if (!fs::exists(archive)) return pages;
  const std::string command = "gzip -dc '" + archive.string() + "'";
  FILE* const pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return pages;
  char* line = nullptr;
  std::size_t room = 0;
  std::size_t number = 0;
  for (ssize_t size = 0; (size = getline(&line, &room, pipe)) > 0; ++number) {
    if (number % step != 0) continue;
    pages.push_back({"article " + std::to_string(number + 1), std::string(line, static_cast<std::size_t>(size)), true});
  }
  std::free(line);
  pclose(pipe);
  return pages;
}

Result<std::unique_ptr<const Document>> read_sample(const SamplePage& page) {
  static const page::JsonFields fields = news_fields();
  return page.json ? engine().read_json(page.bytes, page.name, fields) : engine().read(page.bytes, page.name);
}

}  // namespace isnad::tests
