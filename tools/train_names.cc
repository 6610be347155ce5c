// train_names DATA_DIRECTORY|- OUT CORPUS... [--held-back PERCENT] [--gold FILE] [--folds N] [--bits N] [--epochs N] ...
//
// Trains the weights of isnad/mentions/name_tagger.h: a conditional random field over the
// tokens of a sentence. A CORPUS has lines "word label" (BIO; a blank line ends a sentence);
// labels of several columns are nested, and the outermost name counts. The last share of the
// first corpus is held back and never seen. With --folds nothing is written: the first corpus
// without its held-back part is read in turns by models that have not seen it, and scored by
// the labels of --gold (the same words); without --folds --gold scores the held-back part. Not needed to build. models/names.md says how the
// shipped weights were made.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>
#include <memory>
#include <numeric>
#include <random>
#include <sstream>
#include <string>
#include <unordered_map>
#include <vector>

#include "isnad/engine/engine.h"
#include "isnad/mentions/learned_names.h"
#include "isnad/mentions/name_tagger.h"

namespace {

using namespace isnad;
using mentions::NameLabel;

constexpr std::size_t sentences_a_page = 25;

struct GivenWord {
  std::string form;
  NameLabel label = NameLabel::none;
};
using GivenSentence = std::vector<GivenWord>;

NameLabel label_of(const std::string& kind, bool begins) {
  static const std::map<std::string, NameLabel> kinds = {
      {"PER", NameLabel::b_person},       {"PERS", NameLabel::b_person},     {"LOC", NameLabel::b_place},
      {"GPE", NameLabel::b_place},        {"FAC", NameLabel::b_place},       {"ORG", NameLabel::b_organisation},
      {"MISC", NameLabel::b_other},       {"MIS", NameLabel::b_other},       {"NORP", NameLabel::b_other},
      {"EVENT", NameLabel::b_other},      {"LAW", NameLabel::b_other},       {"PRODUCT", NameLabel::b_other},
      {"LANGUAGE", NameLabel::b_other}};
  const auto found = kinds.find(kind);
  if (found == kinds.end()) return NameLabel::none;
  return begins ? found->second : static_cast<NameLabel>(static_cast<unsigned>(found->second) + 1);
}

/// Of nested labels the first that names something; the columns stand outermost first.
NameLabel outermost(const std::vector<std::string>& cells) {
  for (std::size_t i = 1; i < cells.size(); ++i) {
    const std::string& l = cells[i];
    if (l.size() < 3 || l[1] != '-') continue;
    if (const NameLabel label = label_of(l.substr(2), l[0] == 'B'); label != NameLabel::none) return label;
  }
  return NameLabel::none;
}

std::vector<GivenSentence> read_corpus(const std::string& path) {
  std::vector<GivenSentence> out(1);
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    std::istringstream columns(line);
    std::vector<std::string> cells;
    for (std::string cell; columns >> cell;) cells.push_back(cell);
    if (cells.size() >= 2) {
      NameLabel label = outermost(cells);
      const NameLabel before = out.back().empty() ? NameLabel::none : out.back().back().label;
      if (!may_follow(before, label)) label = static_cast<NameLabel>(static_cast<unsigned>(label) - 1);
      out.back().push_back({cells[0], label});
    } else if (!out.back().empty()) {
      out.emplace_back();
    }
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

struct Line {
  std::uint32_t first = 0, end = 0;  ///< tokens
  std::vector<std::uint32_t> words;  ///< first token of each given word
};

struct Source {
  text::Text text;
  words::Words words;
};

/// Some sentences that are read as one page. Copies share the source, into which the facts look.
struct Page {
  std::shared_ptr<const Source> source;
  mentions::PageFacts facts;
  std::vector<NameLabel> labels;
  std::vector<Line> lines;  ///< one for each given sentence
  float weight = 1;         ///< how far its sentences count
};
using Pages = std::vector<const Page*>;

void place_words(Page& page, const GivenSentence* given, std::size_t count, const std::vector<Span>& spans) {
  const auto tokens = page.source->text.tokens();
  page.labels.assign(tokens.size(), NameLabel::none);
  std::uint32_t token = 0;
  std::size_t word = 0;
  for (std::size_t s = 0; s < count; ++s) {
    Line line;
    line.first = token;
    for (const GivenWord& w : given[s]) {
      const Span span = spans[word++];
      line.words.push_back(token);
      for (bool first = true; token < tokens.size() && tokens[token].span.begin < span.end; ++token, first = false) {
        const bool inside = !first && w.label != NameLabel::none && opens(w.label);
        page.labels[token] = inside ? static_cast<NameLabel>(static_cast<unsigned>(w.label) + 1) : w.label;
      }
    }
    line.end = token;
    page.lines.push_back(std::move(line));
  }
}

mentions::Ground ground_of(const Engine& engine, const Page& page) {
  return {page.source->text, page.source->words, engine.dictionary(), engine.gazetteer()};
}

std::unique_ptr<Page> read_page(const Engine& engine, const GivenSentence* given, std::size_t count) {
  std::string utf8;
  std::vector<text::Part> parts;
  std::vector<Span> spans;
  for (std::size_t s = 0; s < count; ++s) {
    const auto first = static_cast<std::uint32_t>(utf8.size());
    for (const GivenWord& w : given[s]) {
      const auto begin = static_cast<std::uint32_t>(utf8.size());
      utf8 += w.form;
      spans.push_back({begin, static_cast<std::uint32_t>(utf8.size())});
      utf8 += ' ';
    }
    parts.push_back({{first, static_cast<std::uint32_t>(utf8.size())}, text::PartKind::paragraph});
  }
  auto source = std::make_shared<Source>();
  source->text = text::make_text(std::move(utf8), parts);
  source->words = words::split_words(source->text, engine.dictionary());
  auto page = std::make_unique<Page>();
  page->source = source;
  const mentions::Ground ground = ground_of(engine, *page);
  page->facts = mentions::facts_of(ground, mentions::find_by_rules(ground, std::nullopt), mentions::Sentences::all);
  place_words(*page, given, count, spans);
  return page;
}

// Corrections of labels by general rules: annotators of the corpora disagree with each other on these.
// 1. A people, a creed or a language is a name of its own wherever it stands; money is none.
// 2. The noun that opens a proper name belongs to it ("the river X", "the party of Y", "the war of Z"), and says its kind.
class Corrector {
 public:
  explicit Corrector(Page& page) : page_(page) {}

  void correct() {
    for (std::uint32_t i = 0; i < page_.facts.size(); ++i) mark_known(i);
    for (std::uint32_t i = 0; i < page_.facts.size(); ++i) {
      if (page_.facts[i].mark) continue;
      mark_people(i);
      unmark_common(i);
      mark_seat(i);
    }
    for (const Line& line : page_.lines) {
      for (std::uint32_t i = line.first + 1; i < line.end; ++i) {
        if (opens(page_.labels[i])) take_head(i);
      }
      for (std::uint32_t i = line.first; i + 1 < line.end; ++i) {
        mark_body(i, line.end);
        mark_definite(i, line.end);
        mark_agency(line, i);
        mark_ministry(i);
      }
      for (std::uint32_t i = line.first; i + 1 < line.end; ++i) {
        if (opens(page_.labels[i])) take_adjectives(i, line.end);
      }
      if (is_sport(line)) mark_teams(line);
    }
  }

 private:
  [[nodiscard]] bool is_word(std::uint32_t i, const char* kind) const {
    const auto at = std::find(mentions::name_word_kinds.begin(), mentions::name_word_kinds.end(), std::string_view(kind));
    return (page_.facts[i].tables >> mentions::name_words_at >> (at - mentions::name_word_kinds.begin()) & 1U) != 0;
  }
  [[nodiscard]] bool is_kind(std::uint32_t i, mentions::NameKind kind) const {
    return (page_.facts[i].tables >> static_cast<unsigned>(kind) & 1U) != 0;
  }
  [[nodiscard]] const words::Word& word(std::uint32_t i) const { return page_.source->words[i]; }

  void mark_people(std::uint32_t i) {
    const bool people = is_kind(i, mentions::NameKind::nisba) || is_kind(i, mentions::NameKind::actor_nisba) ||
                        is_kind(i, mentions::NameKind::people) || is_word(i, "people");
    const bool alone = i + 1 >= page_.labels.size() || !goes_on(page_.labels[i + 1]);
    if (is_word(i, "people") && page_.labels[i] == NameLabel::b_organisation && alone) page_.labels[i] = NameLabel::b_other;
    // "west", "western" are sides of a place.
    if (!people || is_word(i, "region") || page_.labels[i] != NameLabel::none || !(word(i).is_nominal() || word(i).is(words::Upos::other))) return;
    page_.labels[i] = NameLabel::b_other;
  }

  void unmark_common(std::uint32_t i) {
    const std::string_view god = "\xD8\xA7\xD9\x84\xD9\x84\xD9\x87";
    const bool alone = i + 1 >= page_.labels.size() || page_.labels[i + 1] != NameLabel::i_other;
    const bool common = is_word(i, "currency") || page_.facts[i].letters == god;
    if (page_.labels[i] == NameLabel::b_other && alone && common) page_.labels[i] = NameLabel::none;
  }

  // 3. A seat of power is a place.
  void mark_seat(std::uint32_t i) {
    constexpr std::uint32_t begins = 0x100;
    const std::uint32_t rule = page_.facts[i].rule;
    if (rule != ((static_cast<std::uint32_t>(mentions::Kind::seat) + 1) | begins)) return;
    page_.labels[i] = NameLabel::b_place;
    for (std::uint32_t k = i + 1; k < page_.facts.size() && page_.facts[k].rule == (rule & ~begins); ++k) page_.labels[k] = NameLabel::i_place;
  }

  // 4. A nisba alone in brackets is the agency that the report came from.
  void mark_agency(const Line& line, std::uint32_t i) {
    if (i <= line.first || page_.labels[i] != NameLabel::b_other || !word(i).article || word(i).features.gender != words::Gender::feminine) return;
    if (word(i - 1).mark == '(' && word(i + 1).mark == ')') page_.labels[i] = NameLabel::b_organisation;
  }

  [[nodiscard]] bool is_definite_adjective(std::uint32_t i) const {
    const words::Word& w = word(i);
    const bool adjective = w.is(words::Upos::adjective) || page_.labels[i] == NameLabel::b_other;
    return !page_.facts[i].mark && w.article && adjective && w.preposition == words::Preposition::none && w.conjunction == words::Conjunction::none;
  }

  // 5. "the legislative council", "the world war": a head with the article and its adjectives.
  void mark_definite(std::uint32_t i, std::uint32_t end) {
    if (page_.facts[i].mark || page_.labels[i] != NameLabel::none || !word(i).article) return;
    const bool body = is_word(i, "organisation");
    if ((!body && !is_word(i, "event")) || !is_definite_adjective(i + 1)) return;
    page_.labels[i] = body ? NameLabel::b_organisation : NameLabel::b_other;
    for (std::uint32_t k = i + 1; k < end && is_definite_adjective(k); ++k) page_.labels[k] = body ? NameLabel::i_organisation : NameLabel::i_other;
  }

  // 9. What the tables know by a proper name and no annotator marked: a state, a place, an agency, a group.
  void mark_known(std::uint32_t i) {
    const std::uint32_t rule = page_.facts[i].rule, kind = rule & 15U;
    if (kind == 0 || (rule & 0x100U) == 0) return;
    std::uint32_t end = i;
    while (end < page_.facts.size() && (page_.facts[end].rule & 15U) == kind && (end == i || (page_.facts[end].rule & 0x100U) == 0)) {
      if (page_.labels[end++] != NameLabel::none) return;
    }
    // One word alone may be another ("al-Taif", "al-Khalil"); a common noun is no name.
    if (is_kind(i, mentions::NameKind::actor_noun) || is_word(i, "class") || is_word(i, "region") || end < i + 2) return;
    NameLabel label = NameLabel::none;
    switch (static_cast<mentions::Kind>(kind - 1)) {
      case mentions::Kind::state: case mentions::Kind::capital: case mentions::Kind::place: label = NameLabel::b_place; break;
      case mentions::Kind::group: case mentions::Kind::media: label = NameLabel::b_organisation; break;
      default: return;
    }
    for (std::uint32_t k = i; k < end; ++k) page_.labels[k] = k == i ? label : static_cast<NameLabel>(static_cast<unsigned>(label) + 1);
  }

  static bool is_short_ministry(std::string_view letters) {
    return letters == "\xD8\xA7\xD9\x84\xD8\xAE\xD8\xA7\xD8\xB1\xD8\xAC\xD9\x8A\xD9\x87" ||           // the foreign one
           letters == "\xD8\xA7\xD9\x84\xD8\xAF\xD8\xA7\xD8\xAE\xD9\x84\xD9\x8A\xD9\x87";  // the one of the interior
  }

  // 6. "the foreign <ministry of the> Americans": a nisba of a state after the short name of a ministry.
  void mark_ministry(std::uint32_t i) {
    if (page_.labels[i] != NameLabel::none || !is_short_ministry(page_.facts[i].letters) || !word(i).article || page_.labels[i + 1] != NameLabel::b_other) return;
    if (!word(i + 1).article || word(i + 1).features.gender != words::Gender::feminine) return;
    page_.labels[i] = NameLabel::b_organisation;
    page_.labels[i + 1] = NameLabel::i_organisation;
  }

  // 7. The adjectives that end a definite name belong to it: "the council of cooperation of the Gulf", "Mecca the honoured".
  void take_adjectives(std::uint32_t i, std::uint32_t end) {
    const NameLabel kind = page_.labels[i];
    if (kind != NameLabel::b_organisation && kind != NameLabel::b_place) return;
    const auto inside = static_cast<NameLabel>(static_cast<unsigned>(kind) + 1);
    std::uint32_t k = i + 1;
    while (k < end && page_.labels[k] == inside) ++k;
    // A name with a head noun of its own takes them all, a place alone those that tell it from another ("East Jerusalem").
    const bool chain = k > i + 1 && is_word(i, kind == NameLabel::b_place ? "place" : "organisation") && !word(i).article && (kind == NameLabel::b_place || word(k - 1).article);
    for (; k < end && is_definite_adjective(k) && (chain || (kind == NameLabel::b_place && is_word(k, "region"))); ++k) {
      if (page_.labels[k] == NameLabel::b_other && k + 1 < end && goes_on(page_.labels[k + 1])) return;
      page_.labels[k] = inside;
    }
  }

  // 8. In a report of a match a state or a town stands for its team, unless something happens in it.
  [[nodiscard]] bool is_sport(const Line& line) const {
    unsigned words_of_sport = 0;
    for (std::uint32_t i = line.first; i < line.end; ++i) words_of_sport += is_word(i, "sport") ? 1U : 0U;
    return words_of_sport >= 2;
  }
  void mark_teams(const Line& line) {
    const auto preposition = [](words::Preposition p) { return p == words::Preposition::none || p == words::Preposition::l; };
    for (std::uint32_t i = line.first + 1; i < line.end; ++i) {
      if (page_.labels[i] != NameLabel::b_place || !preposition(word(i).preposition)) continue;
      const bool state = is_kind(i, mentions::NameKind::state) || (page_.facts[i].rule >> 4U & 15U) == static_cast<unsigned>(mentions::Kind::state) + 1;
      if (!state) continue;
      // Behind a conjunction it is what the name before it is.
      const bool team = word(i).conjunction != words::Conjunction::none && opens_team(i) ? page_.labels[i - 1] == NameLabel::b_organisation || goes_on(page_.labels[i - 1])
                                                                                         : stands_for_team(i);
      if (!team) continue;
      page_.labels[i] = NameLabel::b_organisation;
      for (std::uint32_t k = i + 1; k < line.end && page_.labels[k] == NameLabel::i_place; ++k) page_.labels[k] = NameLabel::i_organisation;
    }
  }
  [[nodiscard]] bool opens_team(std::uint32_t i) const { return page_.labels[i - 1] != NameLabel::none; }
  // Behind "against, before, with, the match of" or behind a verb.
  [[nodiscard]] bool stands_for_team(std::uint32_t i) const {
    const words::Word& before = word(i - 1);
    if (word(i).preposition != words::Preposition::none) return before.is_nominal();
    if (before.is(words::Upos::adposition)) {
      constexpr std::string_view inside[] = {"\xD9\x81\xD9\x8A", "\xD9\x85\xD9\x86", "\xD8\xA7\xD9\x84\xD9\x8A", "\xD8\xA7\xD9\x84\xD9\x89"};  // fi, min, ila
      return std::find(std::begin(inside), std::end(inside), page_.facts[i - 1].letters) == std::end(inside);
    }
    return before.is(words::Upos::verb) || (is_word(i - 1, "sport") && !is_word(i - 1, "event") && !is_word(i - 1, "organisation"));
  }

  void take_head(std::uint32_t i) {
    const words::Word& head = word(i - 1);
    const bool annexed = !page_.facts[i - 1].mark && page_.labels[i - 1] == NameLabel::none && !head.article && head.enclitic_person == 0;
    if (!annexed || page_.facts[i].mark || word(i).preposition != words::Preposition::none || word(i).conjunction != words::Conjunction::none) return;
    if (page_.labels[i] == NameLabel::b_person && !is_word(i - 1, "place") && !is_word(i - 1, "event")) return;
    NameLabel kind = NameLabel::none;
    if (is_word(i - 1, "place")) kind = NameLabel::b_place;
    if (is_word(i - 1, "event") && page_.labels[i] != NameLabel::b_organisation) kind = NameLabel::b_other;
    if (is_word(i - 1, "organisation")) kind = NameLabel::b_organisation;
    if (kind == NameLabel::none) return;
    page_.labels[i - 1] = kind;
    const auto inside = static_cast<NameLabel>(static_cast<unsigned>(kind) + 1);
    page_.labels[i] = inside;
    for (std::uint32_t k = i + 1; k < page_.labels.size() && goes_on(page_.labels[k]); ++k) page_.labels[k] = inside;
  }

  // "majlis al-nuwwab": the head of a body before a noun with the article.
  void mark_body(std::uint32_t i, std::uint32_t end) {
    if (page_.labels[i] != NameLabel::none || page_.labels[i + 1] != NameLabel::none || !is_word(i, "organisation") || page_.facts[i].mark) return;
    if (word(i).article || word(i).enclitic_person != 0 || i + 1 >= end || page_.facts[i + 1].mark) return;
    const words::Word& next = word(i + 1);
    if (!next.article || !next.is_nominal() || next.preposition != words::Preposition::none) return;
    page_.labels[i] = NameLabel::b_organisation;
    page_.labels[i + 1] = NameLabel::i_organisation;
    for (std::uint32_t k = i + 2; k < end && !page_.facts[k].mark && page_.labels[k] == NameLabel::none && word(k).article && word(k).is(words::Upos::adjective) &&
                                  word(k).preposition == words::Preposition::none;
         ++k)
      page_.labels[k] = NameLabel::i_organisation;
  }

  Page& page_;
};

using Spans = std::map<std::pair<std::uint32_t, std::uint32_t>, unsigned>;

Spans spans_of(const std::vector<NameLabel>& labels) {
  Spans out;
  for (std::uint32_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == NameLabel::none || (goes_on(labels[i]) && i > 0 && may_follow(labels[i - 1], labels[i]))) continue;
    std::uint32_t end = i + 1;
    while (end < labels.size() && goes_on(labels[end]) && may_follow(labels[end - 1], labels[end])) ++end;
    out[{i, end}] = (static_cast<unsigned>(labels[i]) - 1) / 2;
  }
  return out;
}

/// Exact spans, as the scorer of CoNLL 2003 counts them.
class Score {
 public:
  void add(const Spans& want, const Spans& have) {
    for (const auto& [span, kind] : want) ++n_[kind][0];
    for (const auto& [span, kind] : have) {
      ++n_[kind][1];
      const auto at = want.find(span);
      n_[kind][2] += at != want.end() && at->second == kind;
    }
  }
  void print(const char* what) const {
    constexpr const char* names[] = {"PER", "LOC", "ORG", "MISC"};
    int all[3] = {};
    std::printf("%-12s", what);
    for (unsigned k = 0; k < 4; ++k) {
      for (unsigned i = 0; i < 3; ++i) all[i] += n_[k][i];
      line(names[k], n_[k]);
    }
    line("all", all);
    std::printf("\n");
    std::fflush(stdout);
  }

 private:
  static void line(const char* name, const int* n) {
    const double p = n[1] != 0 ? 100.0 * n[2] / n[1] : 0, r = n[0] != 0 ? 100.0 * n[2] / n[0] : 0;
    std::printf("  %s %.1f (%.0f/%.0f)", name, p + r > 0 ? 2 * p * r / (p + r) : 0, p, r);
  }
  int n_[4][3] = {};
};

using Row = std::array<float, 8>;

struct Settings {
  unsigned bits = 18, epochs = 10, least = 2;
  float rate = 0.1F, decay = 0.02F;
  float drop = 0.0F;  ///< share of the features that each token is read without
  float lean = 0.0F;  ///< added to every step that opens a name
  float lean_organisation = 0.0F;  ///< ... and this to those that open an organisation
};

class Trainer {
 public:
  explicit Trainer(const Settings& settings) : settings_(settings), weights_(std::size_t{1} << settings.bits), squares_(weights_.size()) {}

  void add(const Page& page) { pages_.push_back(&page); }

  void train() {
    count();
    for (auto& row : squares_) row.fill(1e-3F);
    std::vector<std::pair<const Page*, std::size_t>> order;
    for (const Page* page : pages_) {
      for (std::size_t s = 0; s < page->source->text.sentences().size(); ++s) order.emplace_back(page, s);
    }
    random_.seed(20261122);
    for (unsigned e = 0; e < settings_.epochs; ++e) {
      std::shuffle(order.begin(), order.end(), random_);
      for (const auto& [page, s] : order) learn(*page, page->source->text.sentences()[s]);
    }
  }

  /// The bytes of the model.
  [[nodiscard]] std::string bytes() const {
    float most = 0;
    for (const Row& row : weights_) {
      for (const float w : row) most = std::max(most, std::abs(w));
    }
    const float unit = std::min(most, clip_) / 127;
    // Read with all its features, a token needs less of each.
    const float whole = 1 - settings_.drop;
    std::string out(mentions::name_tagger_magic);
    out.append(reinterpret_cast<const char*>(&settings_.bits), sizeof settings_.bits);
    for (const auto& gap : steps_) {
      for (const auto& row : gap) {
        for (std::uint32_t b = 0; b < L; ++b) {
          const float lean = (opens(static_cast<NameLabel>(b)) ? settings_.lean : 0) +
                             (static_cast<NameLabel>(b) == NameLabel::b_organisation ? settings_.lean_organisation : 0);
          const auto step = static_cast<std::int32_t>(std::lround((row[b] + lean) / unit));
          out.append(reinterpret_cast<const char*>(&step), sizeof step);
        }
      }
    }
    for (const Row& row : weights_) {
      for (const float w : row) out += static_cast<char>(std::lround(std::clamp(w * whole / unit, -127.0F, 127.0F)));
    }
    return out;
  }

 private:
  static constexpr std::uint32_t L = mentions::name_label_count;
  using Table = std::array<std::array<float, L>, L>;

  // A feature that is seen once teaches nothing that holds elsewhere.
  void count() {
    std::unordered_map<std::uint64_t, std::uint32_t> seen;
    for (const Page* page : pages_) each_feature(*page, [&](std::uint64_t h) { ++seen[h]; });
    std::size_t kept = 0;
    for (const auto& [h, n] : seen) kept += n >= settings_.least;
    std::fprintf(stderr, "%zu features, %zu kept\n", seen.size(), kept);
    for (const Page* page : pages_) {
      auto& lists = cached_[page];
      lists.resize(page->facts.size());
      for (const text::Sentence& s : page->source->text.sentences()) {
        for (std::uint32_t i = s.first; i < s.end; ++i) {
          name_features(page->facts, s.first, s.end, i, [&](std::uint64_t h) {
            if (seen[h] >= settings_.least) lists[i].push_back(static_cast<std::uint32_t>(h & (weights_.size() - 1)));
          });
        }
      }
    }
  }

  template <class Use>
  static void each_feature(const Page& page, Use&& use) {
    for (const text::Sentence& s : page.source->text.sentences()) {
      for (std::uint32_t i = s.first; i < s.end; ++i) name_features(page.facts, s.first, s.end, i, use);
    }
  }

  void learn(const Page& page, const text::Sentence& s) {
    const std::uint32_t n = s.end - s.first;
    if (n == 0) return;
    features_.assign(n, {});
    alone_.assign(n, {});
    for (std::uint32_t i = 0; i < n; ++i) {
      for (const std::uint32_t f : cached_.at(&page)[s.first + i]) {
        if (settings_.drop == 0 || chance_(random_) >= settings_.drop) features_[i].push_back(f);
      }
      for (const std::uint32_t f : features_[i]) {
        for (std::uint32_t k = 1; k < L; ++k) alone_[i][k] += weights_[f][k - 1];
      }
    }
    forward_backward(page, s);
    for (std::uint32_t i = 0; i < n; ++i) {
      const NameLabel right = page.labels[s.first + i];
      for (const std::uint32_t f : features_[i]) {
        for (std::uint32_t k = 1; k < L; ++k) {
          const float g = page.weight * ((static_cast<std::uint32_t>(right) == k ? 1.0F : 0.0F) - marginal_[i][k]) - settings_.decay * weights_[f][k - 1];
          step(weights_[f][k - 1], squares_[f][k - 1], g);
        }
      }
    }
    for (std::uint32_t g = 0; g < mentions::name_gap_count; ++g) {
      for (std::uint32_t a = 0; a < L; ++a) {
        for (std::uint32_t b = 0; b < L; ++b) {
          if (pull_[g][a][b] != 0) step(steps_[g][a][b], step_squares_[g][a][b], pull_[g][a][b] - settings_.decay * steps_[g][a][b]);
        }
      }
    }
  }

  void step(float& weight, float& squares, float gradient) const {
    squares += gradient * gradient;
    weight += settings_.rate * gradient / std::sqrt(squares);
  }

  // Probabilities of labels and of steps under the model, scaled at each token.
  void forward_backward(const Page& page, const text::Sentence& s) {
    const std::uint32_t n = s.end - s.first;
    using Vector = std::array<double, L>;
    std::vector<Vector> forward(n), backward(n), local(n);
    pull_ = {};
    const auto may = [](std::uint32_t a, std::uint32_t b) { return may_follow(static_cast<NameLabel>(a), static_cast<NameLabel>(b)); };
    std::array<std::array<std::array<double, L>, L>, mentions::name_gap_count> grown{};
    for (std::uint32_t g = 0; g < mentions::name_gap_count; ++g) {
      for (std::uint32_t a = 0; a < L; ++a) {
        for (std::uint32_t b = 0; b < L; ++b) grown[g][a][b] = may(a, b) ? std::exp(static_cast<double>(steps_[g][a][b])) : 0;
      }
    }
    for (std::uint32_t i = 0; i < n; ++i) {
      const float top = *std::max_element(alone_[i].begin(), alone_[i].end());
      for (std::uint32_t k = 0; k < L; ++k) local[i][k] = std::exp(static_cast<double>(alone_[i][k] - top));
    }
    const auto scale = [](Vector& v) {
      const double sum = std::accumulate(v.begin(), v.end(), 0.0);
      for (double& x : v) x /= sum;
    };
    const auto gap = [&](std::uint32_t i) { return mentions::gap_before(page.facts[s.first + i]); };
    for (std::uint32_t i = 0; i < n; ++i) {
      for (std::uint32_t b = 0; b < L; ++b) {
        double sum = 0;
        if (i == 0) sum = grown[gap(0)][0][b];
        for (std::uint32_t a = 0; i > 0 && a < L; ++a) sum += forward[i - 1][a] * grown[gap(i)][a][b];
        forward[i][b] = sum * local[i][b];
      }
      scale(forward[i]);
    }
    backward[n - 1].fill(1.0 / L);
    for (std::uint32_t i = n - 1; i > 0; --i) {
      for (std::uint32_t a = 0; a < L; ++a) {
        for (std::uint32_t b = 0; b < L; ++b) backward[i - 1][a] += grown[gap(i)][a][b] * local[i][b] * backward[i][b];
      }
      scale(backward[i - 1]);
    }
    marginal_.assign(n, {});
    for (std::uint32_t i = 0; i < n; ++i) {
      double sum = 0;
      for (std::uint32_t k = 0; k < L; ++k) sum += forward[i][k] * backward[i][k];
      for (std::uint32_t k = 0; k < L; ++k) marginal_[i][k] = static_cast<float>(forward[i][k] * backward[i][k] / sum);
      pull_steps(page, s, i, forward, backward, local, grown[gap(i)]);
    }
  }

  template <class Vectors, class Grown>
  void pull_steps(const Page& page, const text::Sentence& s, std::uint32_t i, const Vectors& forward, const Vectors& backward, const Vectors& local,
                  const Grown& grown) {
    std::array<std::array<double, L>, L> p{};
    double sum = 0;
    for (std::uint32_t a = 0; a < L; ++a) {
      const double before = i == 0 ? (a == 0 ? 1.0 : 0.0) : forward[i - 1][a];
      for (std::uint32_t b = 0; b < L; ++b) sum += p[a][b] = before * grown[a][b] * local[i][b] * backward[i][b];
    }
    const std::uint32_t g = mentions::gap_before(page.facts[s.first + i]);
    for (std::uint32_t a = 0; a < L; ++a) {
      for (std::uint32_t b = 0; b < L; ++b) pull_[g][a][b] -= static_cast<float>(p[a][b] / sum);
    }
    const auto before = i == 0 ? NameLabel::none : page.labels[s.first + i - 1];
    pull_[g][static_cast<std::size_t>(before)][static_cast<std::size_t>(page.labels[s.first + i])] += 1;
  }

  static constexpr float clip_ = 2.0F;  ///< weights beyond it are cut, so that the others keep their shades
  Settings settings_;
  std::mt19937 random_;
  std::uniform_real_distribution<float> chance_;
  std::vector<Row> weights_, squares_;
  std::array<Table, mentions::name_gap_count> steps_{}, step_squares_ = [] {
    std::array<Table, mentions::name_gap_count> t;
    for (auto& gap : t) {
      for (auto& row : gap) row.fill(1e-3F);
    }
    return t;
  }();
  std::vector<const Page*> pages_;
  std::map<const Page*, std::vector<std::vector<std::uint32_t>>> cached_;  ///< features of each token
  std::vector<std::vector<std::uint32_t>> features_;
  std::vector<std::array<float, L>> alone_, marginal_;
  std::array<Table, mentions::name_gap_count> pull_{};
};

std::vector<NameLabel> read_once(const mentions::NameTagger& tagger, const Page& page) {
  std::vector<NameLabel> out(page.facts.size());
  for (const text::Sentence& s : page.source->text.sentences()) tagger.label(page.facts, s.first, s.end, out.data() + s.first);
  return out;
}

std::string train_on(const Settings& settings, const Pages& pages) {
  Trainer trainer(settings);
  for (const Page* page : pages) trainer.add(*page);
  trainer.train();
  return trainer.bytes();
}

void score_page(Score& score, const Page& page, const std::vector<NameLabel>& labels, const GivenSentence* gold) {
  for (std::size_t s = 0; s < page.lines.size(); ++s) {
    std::vector<NameLabel> want, have;
    for (const GivenWord& w : gold[s]) want.push_back(w.label);
    for (const std::uint32_t t : page.lines[s].words) have.push_back(labels[t]);
    score.add(spans_of(want), spans_of(have));
  }
}

struct Work {
  std::vector<std::unique_ptr<Page>> pages;  ///< of the first corpus, without what is held back
  std::vector<std::unique_ptr<Page>> others;
  std::vector<std::unique_ptr<Page>> held;  ///< ... what is held back
  std::vector<GivenSentence> gold;
  std::size_t first_held = 0;  ///< sentence
};

void cross_validate(const Work& work, const Settings& settings, unsigned folds) {
  Score score, raw;
  for (std::size_t p = 0; p < work.pages.size(); ++p) score_page(raw, *work.pages[p], work.pages[p]->labels, &work.gold[p * sentences_a_page]);
  raw.print("labels");
  for (unsigned f = 0; f < folds; ++f) {
    const std::size_t from = work.pages.size() * f / folds, to = work.pages.size() * (f + 1) / folds;
    Pages pages;
    for (std::size_t p = 0; p < work.pages.size(); ++p) {
      if (p < from || p >= to) pages.push_back(work.pages[p].get());
    }
    for (const auto& page : work.others) pages.push_back(page.get());
    const std::string bytes = train_on(settings, pages);
    const mentions::NameTagger tagger(bytes);
    Score fold;
    for (std::size_t p = from; p < to; ++p) {
      const auto labels = read_once(tagger, *work.pages[p]);
      score_page(score, *work.pages[p], labels, &work.gold[p * sentences_a_page]);
      score_page(fold, *work.pages[p], labels, &work.gold[p * sentences_a_page]);
    }
    fold.print(("fold " + std::to_string(f)).c_str());
  }
  score.print("all folds");
}

/// The labels as they are learnt, in the form of a corpus.
void print_labels(const Page& page) {
  constexpr const char* names[] = {"O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-MISC", "I-MISC"};
  const auto tokens = page.source->text.tokens();
  for (const Line& line : page.lines) {
    for (std::size_t w = 0; w < line.words.size(); ++w) {
      const std::uint32_t t = line.words[w], end = w + 1 < line.words.size() ? line.words[w + 1] : line.end;
      if (t >= tokens.size() || end <= t) continue;
      const Span span{tokens[t].span.begin, tokens[end - 1].span.end};
      std::printf("%.*s %s\n", static_cast<int>(span.size()), page.source->text.utf8().data() + span.begin,
                  names[static_cast<unsigned>(page.labels[t])]);
    }
    std::printf("\n");
  }
}

void score_held(const Work& work, const std::string& bytes) {
  const mentions::NameTagger tagger(bytes);
  Score score;
  for (std::size_t p = 0; p < work.held.size(); ++p)
    score_page(score, *work.held[p], read_once(tagger, *work.held[p]), &work.gold[work.first_held + p * sentences_a_page]);
  score.print("held back");
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> names;
  std::string gold;
  Settings settings;
  unsigned folds = 0, held_back = 20;
  float others = 1;
  bool correct = true, show = false;
  for (int i = 1; i < argc; ++i) {
    const std::string a = argv[i];
    const auto number = [&] { return std::stoul(argv[++i]); };
    if (a == "--gold" && i + 1 < argc) gold = argv[++i];
    else if (a == "--folds" && i + 1 < argc) folds = static_cast<unsigned>(number());
    else if (a == "--bits" && i + 1 < argc) settings.bits = static_cast<unsigned>(number());
    else if (a == "--epochs" && i + 1 < argc) settings.epochs = static_cast<unsigned>(number());
    else if (a == "--least" && i + 1 < argc) settings.least = static_cast<unsigned>(number());
    else if (a == "--held-back" && i + 1 < argc) held_back = static_cast<unsigned>(number());
    else if (a == "--rate" && i + 1 < argc) settings.rate = std::stof(argv[++i]);
    else if (a == "--decay" && i + 1 < argc) settings.decay = std::stof(argv[++i]);
    else if (a == "--drop" && i + 1 < argc) settings.drop = std::stof(argv[++i]);
    else if (a == "--lean" && i + 1 < argc) settings.lean = std::stof(argv[++i]);
    else if (a == "--lean-organisation" && i + 1 < argc) settings.lean_organisation = std::stof(argv[++i]);
    else if (a == "--others" && i + 1 < argc) others = std::stof(argv[++i]);
    else if (a == "--as-given") correct = false;
    else if (a == "--labels") show = true;
    else names.push_back(a);
  }
  if (names.size() < 3) {
    std::fprintf(stderr, "usage: train_names DATA_DIRECTORY|- OUT CORPUS... [--held-back PERCENT] [--gold FILE --folds N] [--bits N] [--epochs N] [--least N] [--rate R] [--decay D]\n");
    return 2;
  }
  const auto engine = names[0] == "-" ? Engine::open() : Engine::open(names[0]);
  if (!engine) {
    std::fprintf(stderr, "%s\n", engine.error().line().c_str());
    return 1;
  }
  Work work;
  if (!gold.empty()) work.gold = read_corpus(gold);
  for (std::size_t c = 2; c < names.size(); ++c) {
    const auto corpus = read_corpus(names[c]);
    const std::size_t to = c == 2 ? corpus.size() * (100 - held_back) / 100 : corpus.size();
    for (std::size_t s = 0; s < to; s += sentences_a_page) {
      auto page = read_page(*engine.value(), &corpus[s], std::min(sentences_a_page, to - s));
      if (correct) Corrector(*page).correct();
      if (c == 2) work.first_held = to;
      if (c > 2) page->weight = others;
      (c == 2 ? work.pages : work.others).push_back(std::move(page));
    }
  }
  const auto first = read_corpus(names[2]);
  for (std::size_t s = first.size() * (100 - held_back) / 100; !work.gold.empty() && s < first.size(); s += sentences_a_page)
    work.held.push_back(read_page(*engine.value(), &first[s], std::min(sentences_a_page, first.size() - s)));
  if (show) {
    for (const auto& page : work.pages) print_labels(*page);
    return 0;
  }
  if (folds > 0) {
    cross_validate(work, settings, folds);
    return 0;
  }
  Pages pages;
  for (const auto& page : work.pages) pages.push_back(page.get());
  for (const auto& page : work.others) pages.push_back(page.get());
  const std::string bytes = train_on(settings, pages);
  std::ofstream out(names[1], std::ios::binary);
  out << bytes;
  if (!work.held.empty()) score_held(work, bytes);
  return out ? 0 : 1;
}
