// isnad_case_bench CASE: how long a case takes to answer, question by question.
//
// In a running process each kind of question is asked many times, with other actors and
// ranges each time; then once in a process of its own, with the file put out of memory.
// Ledgers are those that `isnad link` kept.
// bench/grow_records.py makes records for a large case.
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "isnad/engine/engine.h"
#include "isnad/record/ledgers.h"
#include "isnad/record/open_store.h"
#include "isnad/record/sources.h"

namespace isnad::bench {
namespace {

using record::Question;
using record::Store;
using Clock = std::chrono::steady_clock;

constexpr int rounds = 200;
constexpr std::size_t rows = 200;  // what a table shows

const std::vector<std::string> actors{"USA", "ISR", "RUS", "IRN", "SAU", "CHN", "EGY", "IRQ", "SYR", "TUR",
                                      "LBN", "YEM", "ARE", "QAT", "FRA", "GBR", "DEU", "UKR", "UN",  "EU",
                                      "SDN", "LBY", "IND", "JPN", "KOR", "PRK", "PAK", "AFG", "JOR", "TUN"};
// Iran, government, minister, agreement, war: folded words, from rare to very frequent
const std::vector<std::string> words{"\xD8\xA5\xD9\x8A\xD8\xB1\xD8\xA7\xD9\x86",
                                     "\xD8\xAD\xD9\x83\xD9\x88\xD9\x85\xD8\xA9",
                                     "\xD9\x88\xD8\xB2\xD9\x8A\xD8\xB1",
                                     "\xD8\xA7\xD8\xAA\xD9\x81\xD8\xA7\xD9\x82",
                                     "\xD8\xAD\xD8\xB1\xD8\xA8",
                                     "\xD8\xA7\xD9\x84\xD8\xB1\xD8\xA6\xD9\x8A\xD8\xB3"};

struct Kind {
  const char* name;
  std::function<bool(Store&, std::mt19937&)> ask;  ///< whether it was answered
};

std::string any(const std::vector<std::string>& list, std::mt19937& random) { return list[random() % list.size()]; }

Question question(std::mt19937& random, int names) {
  Question q;
  if (names > 0) q.a = any(actors, random);
  while (names > 1 && (q.b.empty() || q.b == q.a)) q.b = any(actors, random);
  q.limit = rows;
  if (random() % 2 == 0) q.since = Day(std::chrono::days(16000 + random() % 3000));
  if (random() % 3 == 0) q.as_of = Day(std::chrono::days(16630 + random() % 30));
  return q;
}

std::vector<Kind> store_kinds() {
  return {{"timeline of the most frequent actor",
           [](Store& s, std::mt19937&) {
             Question q;
             q.a = actors[0];
             q.limit = rows;
             return s.timeline(q).ok();
           }},
          {"timeline A", [](Store& s, std::mt19937& r) { return s.timeline(question(r, 1)).ok(); }},
          {"timeline A B", [](Store& s, std::mt19937& r) { return s.timeline(question(r, 2)).ok(); }},
          {"pair A B, with coverage",
           [](Store& s, std::mt19937& r) {
             const Question q = question(r, 2);
             return s.pair(q).ok() && s.coverage(q).ok();
           }},
          {"search, 20 pages",
           [](Store& s, std::mt19937& r) {
             record::SearchQuestion q;
             q.words = any(words, r);
             q.range.limit = 20;
             return s.search(q).ok();
           }},
          {"outlets", [](Store& s, std::mt19937& r) { return s.outlets(question(r, 0)).ok(); }},
          {"show an event", [](Store& s, std::mt19937& r) {
             Question q = question(r, 2);
             q.limit = 1;
             const auto list = s.timeline(q);
             return list.ok() && (list.value().events.empty() || s.event(list.value().events[0].event.id).ok());
           }}};
}

const record::LedgerTables& tables() {
  static const auto engine = Engine::open();
  if (!engine) std::exit(1);
  static const record::LedgerTables own(engine.value()->reader(), engine.value()->lexicon());
  return own;
}

// As lines all that was asked for, as values what a table shows.
bool ask_ledger(Store& store, record::LedgerKind kind, const Question& q, bool lines) {
  const auto ledger = record::ledger_of(store, kind, q.as_of, tables());
  if (!ledger) return false;
  const auto wanted = ledger.value()->keys().asked_for(q);
  for (std::size_t i = 0; i < wanted.size() && (lines || i < rows); ++i) {
    if (lines ? !ledger.value()->line(wanted[i]).ok() : !ledger.value()->entry(wanted[i]).ok()) return false;
  }
  return true;
}

bool ask_sources(Store& store, const Question& q) {
  const auto kept = record::track_rows_of(store, q.as_of, tables());
  return kept.ok() && record::sources_of(store, q, kept.value(), tables().matters.outlets(), tables().names).ok();
}

std::vector<Kind> ledger_kinds() {
  using record::LedgerKind;
  std::vector<Kind> out{
      {"claims, all as lines", [](Store& s, std::mt19937&) { return ask_ledger(s, LedgerKind::claims, {}, true); }},
      {"claims A as lines", [](Store& s, std::mt19937& r) { return ask_ledger(s, LedgerKind::claims, question(r, 1), true); }}};
  constexpr std::pair<const char*, LedgerKind> tables_of[] = {{"claims A, a table", LedgerKind::claims},
                                                              {"story A, a table", LedgerKind::story},
                                                              {"deeds A, a table", LedgerKind::deeds},
                                                              {"forecasts A, a table", LedgerKind::forecasts}};
  for (const auto& [name, kind] : tables_of)
    out.push_back({name, [kind = kind](Store& s, std::mt19937& r) { return ask_ledger(s, kind, question(r, 1), false); }});
  out.push_back({"sources with track records", [](Store& s, std::mt19937& r) { return ask_sources(s, question(r, 0)); }});
  return out;
}

std::vector<Kind> kinds() {
  std::vector<Kind> out = store_kinds();
  for (Kind& kind : ledger_kinds()) out.push_back(std::move(kind));
  return out;
}

// Of this process: what a machine that does nothing else would take.
double processor_ms() {
  timespec t = {};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) / 1e6;
}

double milliseconds(Clock::time_point since) { return std::chrono::duration<double, std::milli>(Clock::now() - since).count(); }

void warm(const std::string& path) {
  const auto store = record::open_store(path, {record::OpenMode::read, 5000, true});
  if (!store) {
    std::fprintf(stderr, "%s\n", store.error().line().c_str());
    std::exit(1);
  }
  std::printf(
      "| question | median ms | 95th percentile | slowest | processor ms, median | 95th percentile "
      "|\n|---|---|---|---|---|---|\n");
  for (const Kind& kind : kinds()) {
    std::mt19937 random(11);
    std::vector<double> took;
    std::vector<double> processor;
    for (int i = 0; i < rounds; ++i) {
      const auto begun = Clock::now();
      const double before = processor_ms();
      if (!kind.ask(*store.value(), random)) std::exit(1);
      took.push_back(milliseconds(begun));
      processor.push_back(processor_ms() - before);
    }
    std::sort(took.begin(), took.end());
    std::sort(processor.begin(), processor.end());
    std::printf("| %s | %.1f | %.1f | %.1f | %.1f | %.1f |\n", kind.name, took[rounds / 2], took[rounds * 95 / 100], took.back(),
                processor[rounds / 2], processor[rounds * 95 / 100]);
  }
}

void forget_file(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY);
  if (file < 0) return;
  ::fsync(file);
  ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
  ::close(file);
}

// In a process of its own: opening the case is a part of it.
void cold(const std::string& path) {
  std::printf("\n| first question to a case that is not in memory | ms |\n|---|---|\n");
  for (const Kind& kind : kinds()) {
    forget_file(path);
    std::fflush(stdout);
    const pid_t child = ::fork();
    if (child == 0) {
      std::mt19937 random(11);
      const auto begun = Clock::now();
      const auto store = record::open_store(path, {record::OpenMode::read, 5000, true});
      const bool answered = store.ok() && kind.ask(*store.value(), random);
      std::printf("| %s | %.0f |\n", kind.name, milliseconds(begun));
      std::fflush(stdout);
      std::_Exit(answered ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    if (status != 0) std::exit(1);
  }
}

void sizes(const std::string& path) {
  const auto store = record::open_store(path, {record::OpenMode::read, 5000, true});
  const auto coverage = store.value()->coverage({});
  struct stat s = {};
  ::stat(path.c_str(), &s);
  const double bytes = static_cast<double>(s.st_size);
  std::printf("\n%llu pages, %llu events, %.0f MB: %.0f bytes an event\n",
              static_cast<unsigned long long>(coverage.value().pages), static_cast<unsigned long long>(coverage.value().events),
              bytes / 1e6, bytes / static_cast<double>(coverage.value().events));
}

}  // namespace
}  // namespace isnad::bench

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: isnad_case_bench CASE\n");
    return 2;
  }
  isnad::bench::warm(argv[1]);
  isnad::bench::cold(argv[1]);
  isnad::bench::sizes(argv[1]);
  return 0;
}
