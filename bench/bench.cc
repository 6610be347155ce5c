// isnad_bench: how fast the engine reads, on one core, stage by stage and as a whole.
//
//   isnad_bench NEWS.jsonl.gz [NEWS...]    articles of JSON-lines archives (members title, content,
//                                          date_extracted, source), through gzip -dc
//   isnad_bench FOLDER                     the pages of a folder
//
// Prints Markdown. Each stage is timed in a pass of its own over all pages, its inputs ready, so
// that one stage does not warm another's tables; the whole is timed apart, as `isnad read` does it.

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include "isnad/engine/engine.h"
#include "isnad/engine/records.h"

namespace isnad::bench {
namespace {

namespace fs = std::filesystem;

struct Page {
  std::string name;
  std::string bytes;
  bool json = false;
};

struct Timing {
  std::string stage;
  double seconds = 0;
};

/// Processor time, so that what else the machine does is not measured.
double seconds_now() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

double seconds_of(const std::function<void()>& work) {
  const double start = seconds_now();
  work();
  return seconds_now() - start;
}

void add_archive(const std::string& path, std::vector<Page>& pages) {
  FILE* const pipe = popen(("gzip -dc '" + path + "'").c_str(), "r");
  if (pipe == nullptr) return;
  char* line = nullptr;
  std::size_t room = 0;
  for (ssize_t size = 0; (size = getline(&line, &room, pipe)) > 0;) {
    pages.push_back({path, std::string(line, static_cast<std::size_t>(size)), true});
  }
  std::free(line);
  pclose(pipe);
}

void add_folder(const std::string& path, std::vector<Page>& pages) {
  for (const auto& entry : fs::directory_iterator(path)) {
    const std::string kind = entry.path().extension().string();
    if (kind != ".txt" && kind != ".html") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    pages.push_back({entry.path().string(), std::move(bytes).str(), false});
  }
  std::sort(pages.begin(), pages.end(), [](const Page& a, const Page& b) { return a.name < b.name; });
}

std::vector<Page> pages_of(int argc, char** argv) {
  std::vector<Page> pages;
  for (int i = 1; i < argc; ++i) {
    if (fs::is_directory(argv[i])) {
      add_folder(argv[i], pages);
    } else {
      add_archive(argv[i], pages);
    }
  }
  return pages;
}

page::JsonFields news_fields() {
  page::JsonFields fields;
  fields.body = "content";
  fields.published = "date_extracted";
  fields.publisher = "source";
  return fields;
}

Result<page::Page> read_page(const Page& page, const Engine& engine) {
  static const page::JsonFields fields = news_fields();
  return page.json ? engine.reader().read_json(page.bytes, page.name, fields)
                   : engine.reader().read(page.bytes, page.name);
}

std::vector<text::Part> parts_of(const page::Page& page) {
  std::vector<text::Part> parts;
  for (const page::Block& block : page.blocks) {
    const auto kind = block.kind == page::BlockKind::title     ? text::PartKind::title
                      : block.kind == page::BlockKind::heading ? text::PartKind::heading
                                                               : text::PartKind::paragraph;
    parts.push_back({block.text, kind});
  }
  return parts;
}

/// Runs every stage by itself over all documents; what a stage makes is thrown away.
std::vector<Timing> time_stages(const Engine& e, const std::vector<Page>& pages,
                                const std::vector<std::unique_ptr<const Document>>& documents) {
  std::vector<Timing> timings;
  std::size_t made = 0;  // printed in the end, so that no stage can be left out by the compiler
  const auto time = [&timings](const char* stage, const std::function<void()>& work) {
    timings.push_back({stage, seconds_of(work)});
  };
  const auto each = [&](const char* stage, const std::function<std::size_t(const Document&)>& work) {
    time(stage, [&] {
      for (const auto& d : documents) made += work(*d);
    });
  };
  time("page", [&] {
    for (const Page& page : pages) made += read_page(page, e).ok() ? 1U : 0U;
  });
  each("text", [](const Document& d) {
    const text::Text text = text::make_text(d.page.utf8, parts_of(d.page));
    return text.tokens().size();
  });
  each("words", [&e](const Document& d) { return words::split_words(d.text, e.dictionary()).words.size(); });
  each("mentions", [&e](const Document& d) {
    return mentions::find_mentions(d.text, d.words, e.dictionary(), e.gazetteer(), d.published).size();
  });
  each("times", [&e](const Document& d) {
    return times::find_times(d.text, e.calendar(), {d.published, times::Prefer::past}).size();
  });
  each("clauses",
       [&e](const Document& d) { return clauses::Clauses(d.text, d.words, d.mentions, d.times, e.grammar()).clauses().size(); });
  each("events", [&e](const Document& d) {
    return events::read_events({d.text, d.words, e.dictionary(), d.mentions, e.gazetteer(), d.times, *d.clauses, d.published},
                               e.frames())
        .size();
  });
  each("records", [](const Document& d) { return records_of(d).size(); });
  std::fprintf(stderr, "isnad_bench: %zu things made\n", made);
  return timings;
}

std::size_t words_in(const Document& d) {
  const auto tokens = d.text.tokens();
  return static_cast<std::size_t>(
      std::count_if(tokens.begin(), tokens.end(), [](const text::Token& t) { return t.kind != text::TokenKind::mark; }));
}

struct Whole {
  double seconds = 0;
  std::size_t bytes = 0;
  std::size_t words = 0;
  std::size_t events = 0;
  std::size_t refused = 0;
};

/// As `isnad read` does it: bytes in, records out, one page after the other.
Whole time_whole(const Engine& engine, const std::vector<Page>& pages) {
  Whole whole;
  std::size_t written = 0;
  whole.seconds = seconds_of([&] {
    for (const Page& page : pages) {
      auto read = read_page(page, engine);
      whole.bytes += page.bytes.size();
      if (!read) {
        ++whole.refused;
        continue;
      }
      const auto document = engine.analyse(std::move(read).value());
      whole.words += words_in(*document);
      whole.events += document->events.size();
      written += records_of(*document).size();
    }
  });
  std::fprintf(stderr, "isnad_bench: %zu bytes written\n", written);
  return whole;
}

double peak_memory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

void print_row(const std::string& stage, double seconds, const Whole& whole) {
  const double megabytes = static_cast<double>(whole.bytes) / 1e6;
  std::printf("| %s | %.2f | %.2f | %.0f |\n", stage.c_str(), seconds, megabytes / seconds,
              static_cast<double>(whole.words) / seconds);
}

int run(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: isnad_bench NEWS.jsonl.gz... | FOLDER\n");
    return 2;
  }
  const std::vector<Page> pages = pages_of(argc, argv);
  if (pages.empty()) {
    std::fprintf(stderr, "isnad_bench: no pages in %s\n", argv[1]);
    return 1;
  }
  constexpr int openings = 20;
  std::unique_ptr<const Engine> engine;
  const double opening = seconds_of([&engine] {
    for (int i = 0; i < openings; ++i) {
      auto opened = Engine::open();
      if (opened) engine = std::move(opened).value();
    }
  });
  if (engine == nullptr) {
    std::fprintf(stderr, "isnad_bench: the engine cannot be opened\n");
    return 1;
  }
  const double memory_open = peak_memory();
  const Whole whole = time_whole(*engine, pages);
  const double memory_read = peak_memory();

  std::vector<std::unique_ptr<const Document>> documents;
  for (const Page& page : pages) {
    if (auto read = read_page(page, *engine)) documents.push_back(engine->analyse(std::move(read).value()));
  }
  const std::vector<Timing> stages = time_stages(*engine, pages, documents);

  std::printf("%zu pages, %.1f MB, %zu words, %zu events, %zu refused; one core.\n\n", pages.size(),
              static_cast<double>(whole.bytes) / 1e6, whole.words, whole.events, whole.refused);
  std::printf("| stage | processor seconds | MB/s | words/s |\n|---|---|---|---|\n");
  for (const Timing& timing : stages) print_row(timing.stage, timing.seconds, whole);
  print_row("**all, bytes to records**", whole.seconds, whole);
  std::printf("\n| | |\n|---|---|\n");
  std::printf("| opening the engine, in a running process | %.1f ms |\n", opening * 1000 / openings);
  std::printf("| peak memory with the engine open and all input held | %.0f MB |\n", memory_open);
  std::printf("| ... after reading every page, one at a time | %.0f MB |\n", memory_read);
  return 0;
}

}  // namespace
}  // namespace isnad::bench

int main(int argc, char** argv) { return isnad::bench::run(argc, argv); }
