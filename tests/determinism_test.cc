// The same page gives the same bytes: again, in any order, on any number of threads.

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "isnad/engine/records.h"
#include "tests/sample_pages.h"

namespace isnad::tests {
namespace {

std::string records(const SamplePage& page) {
  const auto read = read_sample(page);
  if (!read) return read.error().line();
  return records_of(*read.value()) + mention_records(*read.value()) + time_records(*read.value());
}

std::vector<std::string> records_by_threads(const std::vector<SamplePage>& pages, unsigned threads) {
  std::vector<std::string> out(pages.size());
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < pages.size(); i = next++) out[i] = records(pages[i]);
  };
  std::vector<std::thread> pool;
  for (unsigned i = 0; i < threads; ++i) pool.emplace_back(work);
  for (std::thread& thread : pool) thread.join();
  return out;
}

void expect_same(const std::vector<SamplePage>& pages, const std::vector<std::string>& a, const std::vector<std::string>& b) {
  for (std::size_t i = 0; i < pages.size(); ++i) EXPECT_EQ(a[i], b[i]) << pages[i].name;
}

TEST(Engine, GivesTheSameBytesAgainAndOnAnyNumberOfThreads) {
  std::vector<SamplePage> pages = own_pages();
  for (SamplePage& page : shared_pages()) pages.push_back(std::move(page));
  std::vector<std::string> first;
  for (const SamplePage& page : pages) first.push_back(records(page));
  expect_same(pages, first, records_by_threads(pages, 1));
  expect_same(pages, first, records_by_threads(pages, 4));
}

TEST(Engine, GivesTheSameBytesWithTablesFromAFolder) {
  const auto other = Engine::open(ISNAD_SOURCE_DIR "/data");
  ASSERT_TRUE(other.ok()) << other.error().line();
  EXPECT_EQ(other.value()->tables_version(), engine().tables_version());
  for (const SamplePage& page : own_pages()) {
    const auto read = other.value()->read(page.bytes, page.name);
    const auto expected = engine().read(page.bytes, page.name);
    ASSERT_EQ(read.ok(), expected.ok()) << page.name;
    if (read.ok()) {
      EXPECT_EQ(records_of(*read.value()), records_of(*expected.value())) << page.name;
    }
  }
}

}  // namespace
}  // namespace isnad::tests
