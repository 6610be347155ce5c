#include "isnad/words/hunspell_list.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace isnad::words {
namespace {

constexpr char heading_mark = '#';

struct Morphology {
  std::string_view lemma;
  bool perfect = false;
  bool imperfect = false;
  bool imperative = false;
};

struct Affixes {
  std::vector<std::string_view> flag_sets;  // AF lines: two bytes a flag
  std::vector<Morphology> morphology;       // AM lines
};

std::string_view take_line(std::string_view& bytes) {
  const std::size_t end = std::min(bytes.find('\n'), bytes.size());
  std::string_view line = bytes.substr(0, end);
  bytes.remove_prefix(std::min(end + 1, bytes.size()));
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

std::string_view word_at(std::string_view line, std::size_t begin) {
  return line.substr(begin, std::min(line.find(' ', begin), line.size()) - begin);
}

Morphology read_morphology(std::string_view line) {
  Morphology out;
  if (const std::size_t at = line.find("st:"); at != std::string_view::npos) out.lemma = word_at(line, at + 3);
  out.imperfect = line.find("is:prst") != std::string_view::npos;
  out.perfect = line.find("is:pst") != std::string_view::npos;
  out.imperative = line.find("is:imp") != std::string_view::npos;
  return out;
}

// The first AF and the first AM line hold a count; sets and lines are numbered from 1.
Affixes read_affixes(std::string_view aff) {
  Affixes out;
  while (!aff.empty()) {
    const std::string_view line = take_line(aff);
    if (line.substr(0, 3) == "AF ") out.flag_sets.push_back(word_at(line, 3));
    if (line.substr(0, 3) == "AM ") out.morphology.push_back(read_morphology(line.substr(3)));
  }
  return out;
}

std::size_t number_in(std::string_view text) {
  std::size_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::vector<std::string_view> flags_of(std::string_view set) {
  std::vector<std::string_view> flags;
  for (std::size_t i = 0; i + 1 < set.size(); i += 2) flags.push_back(set.substr(i, 2));
  return flags;
}

/// Reads the lines below the headings.
class ListReader {
 public:
  ListReader(const Affixes& affixes, const std::vector<HunspellHeading>& headings) : affixes_(affixes), headings_(headings) {}

  void line(std::string_view text) {
    if (text.find(heading_mark) != std::string_view::npos) return heading(text);
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos || slash == 0) return;
    const std::size_t set = number_in(text.substr(slash + 1));
    if (set == 0 || set >= affixes_.flag_sets.size()) return;
    HunspellEntry entry;
    entry.stem = text.substr(0, slash);
    entry.flags = flags_of(affixes_.flag_sets[set]);
    const std::size_t tab = text.find('\t');
    const std::size_t note = tab == std::string_view::npos ? 0 : number_in(text.substr(tab + 1));
    if (note > 0 && note < affixes_.morphology.size() && !affixes_.morphology[note].lemma.empty()) {
      const Morphology& m = affixes_.morphology[note];
      entry.kind = HunspellKind::verb;
      entry.lemma = m.lemma;
      entry.perfect = m.perfect;
      entry.imperfect = m.imperfect;
      entry.imperative = m.imperative;
    } else if (below_) {
      entry.kind = *below_;
    } else {
      return;
    }
    entries_.push_back(std::move(entry));
  }

  [[nodiscard]] std::vector<HunspellEntry> take() { return std::move(entries_); }

 private:
  // A heading that the table does not have leaves the kind before it.
  void heading(std::string_view text) {
    while (!text.empty() && text.front() == heading_mark) text.remove_prefix(1);
    text = text.substr(0, text.find_first_of("#\t"));
    for (const HunspellHeading& h : headings_) {
      if (h.text == text) below_ = h.kind;
    }
  }

  const Affixes& affixes_;
  const std::vector<HunspellHeading>& headings_;
  std::optional<HunspellKind> below_;
  std::vector<HunspellEntry> entries_;
};

}  // namespace

bool HunspellEntry::has(std::string_view flag) const { return std::find(flags.begin(), flags.end(), flag) != flags.end(); }

std::vector<HunspellEntry> read_hunspell_list(std::string_view dic, std::string_view aff,
                                              const std::vector<HunspellHeading>& headings) {
  const Affixes affixes = read_affixes(aff);
  ListReader reader(affixes, headings);
  while (!dic.empty()) reader.line(take_line(dic));
  return reader.take();
}

}  // namespace isnad::words
