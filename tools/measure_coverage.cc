// measure_coverage [--data DIRECTORY] [--articles N] [--list N] [--sample N] [--broad N] PAGE...
//
// How much of raw news the word list knows: of the distinct words that are no names, how many
// are only guessed. A word is its normal spelling with all its clitics. It counts as a name when
// at least half of its occurrences stand inside a mention or beside one in a person's name
// (see beside_name), as unknown when no split of it has a stem of the word list. Words of fewer than
// --articles pages are left out of the count (1: none is); misprints rarely come twice.
// --list prints the most frequent unknown words, --sample every n-th, so that a person can judge
// what they are; --broad the most frequent lemmas that only the wide list has, with their part of speech. Not needed to build:
// one file, linked with the library.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "isnad/engine/engine.h"

namespace {

using namespace isnad;

struct Count {
  std::size_t tokens = 0;
  std::size_t names = 0;
  std::size_t pages = 0;
  std::size_t last_page = 0;
  bool known = false;

  [[nodiscard]] bool is_name() const { return 2 * names >= tokens; }
};

struct Options {
  std::string data;
  std::size_t articles = 1;
  std::size_t list = 0;
  std::size_t sample = 0;
  std::size_t broad = 0;
  std::vector<std::string> pages;
};

/// Which tokens stand inside a mention, or are guessed to be names right before or behind one (the rest of a
/// person's name that no table has).
std::vector<bool> name_tokens(const Document& d) {
  const auto& words = d.words.words;
  std::vector<bool> inside(words.size(), false);
  for (const auto& m : d.mentions) {
    for (std::uint32_t t = m.first; t < m.end && t < inside.size(); ++t) inside[t] = true;
  }
  std::vector<bool> out = inside;
  const auto guessed_name = [&](std::size_t t) {
    return words[t].kind == text::TokenKind::word && !words[t].known && words[t].is(words::Upos::proper);
  };
  for (std::size_t t = 1; t < words.size(); ++t) {
    if (out[t - 1] && guessed_name(t)) out[t] = true;
  }
  for (std::size_t t = words.size(); t-- > 1;) {
    if (out[t] && guessed_name(t - 1)) out[t - 1] = true;
  }
  return out;
}

/// How often a lemma of the wide list was chosen, by its name and part of speech.
void count_broad(const Document& d, const words::Dictionary& dictionary, std::map<std::string, std::size_t>& lemmas) {
  for (const words::Word& w : d.words.words) {
    if (w.broad) ++lemmas[std::string(words::name_of(w.features.upos)) + '\t' + std::string(dictionary.name(w.lemma))];
  }
}

void print_most(const std::map<std::string, std::size_t>& counts, std::size_t n) {
  std::vector<std::pair<std::size_t, std::string>> sorted;
  for (const auto& [text, count] : counts) sorted.emplace_back(count, text);
  std::sort(sorted.begin(), sorted.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  for (std::size_t i = 0; i < std::min(n, sorted.size()); ++i)
    std::printf("%zu\t%s\n", sorted[i].first, sorted[i].second.c_str());
}

void count_page(const Document& d, std::size_t page, std::map<std::string, Count>& counts) {
  const std::vector<bool> names = name_tokens(d);
  const auto tokens = d.text.tokens();
  for (std::uint32_t t = 0; t < tokens.size(); ++t) {
    if (tokens[t].kind != text::TokenKind::word || d.text.folded(tokens[t]).size() <= 2) continue;
    Count& c = counts[std::string(d.text.normal(tokens[t]))];
    ++c.tokens;
    c.names += names[t] ? 1 : 0;
    if (c.last_page != page + 1) ++c.pages;
    c.last_page = page + 1;
    const words::Word& w = d.words[t];
    for (std::uint32_t r = w.first_reading; r < w.end_reading; ++r) c.known |= d.words.readings[r].known;
  }
}

bool read_options(int argc, char** argv, Options& o) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view arg = argv[i];
    const bool takes = arg == "--data" || arg == "--articles" || arg == "--list" || arg == "--sample" || arg == "--broad";
    if (!takes) {
      o.pages.emplace_back(arg);
      continue;
    }
    if (++i == argc) return false;
    if (arg == "--data") {
      o.data = argv[i];
      continue;
    }
    (arg == "--articles" ? o.articles
     : arg == "--list"   ? o.list
     : arg == "--broad"  ? o.broad
                         : o.sample) = std::strtoul(argv[i], nullptr, 10);
  }
  return !o.pages.empty();
}

void report(const std::map<std::string, Count>& counts, const Options& o) {
  std::size_t distinct = 0, names = 0, unknown = 0, tokens = 0, unknown_tokens = 0;
  std::vector<std::pair<std::size_t, std::string>> missing;
  for (const auto& [word, c] : counts) {
    if (c.pages < o.articles) continue;
    ++distinct;
    if (c.is_name()) {
      ++names;
      continue;
    }
    tokens += c.tokens;
    if (c.known) continue;
    ++unknown;
    unknown_tokens += c.tokens;
    missing.emplace_back(c.tokens, word);
  }
  const auto share = [](std::size_t a, std::size_t b) {
    return b == 0 ? 0.0 : 100.0 * static_cast<double>(a) / static_cast<double>(b);
  };
  std::printf("distinct words %zu, of these names %zu\n", distinct, names);
  std::printf("no names: %zu distinct, unknown %zu (%.2f%%); %zu running, unknown %zu (%.3f%%)\n", distinct - names, unknown,
              share(unknown, distinct - names), tokens, unknown_tokens, share(unknown_tokens, tokens));
  std::sort(missing.begin(), missing.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  for (std::size_t i = 0; i < std::min(o.list, missing.size()); ++i)
    std::printf("%zu\t%s\n", missing[i].first, missing[i].second.c_str());
  for (std::size_t i = 0; o.sample > 0 && i < missing.size(); i += o.sample)
    std::printf("%zu\t%s\n", missing[i].first, missing[i].second.c_str());
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  if (!read_options(argc, argv, options)) {
    std::fprintf(stderr,
                 "usage: measure_coverage [--data DIRECTORY] [--articles N] [--list N] [--sample N] [--broad N] PAGE...\n");
    return 2;
  }
  const auto engine = options.data.empty() ? Engine::open() : Engine::open(options.data);
  if (!engine) {
    std::fprintf(stderr, "measure_coverage: %s\n", engine.error().line().c_str());
    return 1;
  }
  std::map<std::string, Count> counts;
  std::map<std::string, std::size_t> lemmas;
  for (std::size_t page = 0; page < options.pages.size(); ++page) {
    std::ifstream file(options.pages[page], std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    const auto document = engine.value()->read(bytes, options.pages[page]);
    if (!document) {
      std::fprintf(stderr, "measure_coverage: %s: %s\n", options.pages[page].c_str(), document.error().line().c_str());
      continue;
    }
    count_page(*document.value(), page, counts);
    count_broad(*document.value(), engine.value()->dictionary(), lemmas);
  }
  report(counts, options);
  print_most(lemmas, options.broad);
  return 0;
}
