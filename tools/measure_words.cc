// measure_words DATA_DIRECTORY GOLD [--scheme GOLD] [--from N] [--to N] [--errors]
//
// Scores clitic splitting (surface words with all their clitics right) and UPOS (pieces right,
// F1 with our own splitting) against a treebank. Closed-class words are tagged differently in
// every treebank: --scheme names a part that is not scored, from which the treebank's tag of
// each closed-class lemma is learnt. A proper name may be NOUN or X where the treebank has no
// PROPN. A GOLD that ends in homographs.tsv (tests/cases/words) is scored by its own terms: the
// part of speech and aspect of one word a sentence, and all that the row asks for.
// Not needed to build; see tools/tagged_text.h for the formats.
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <map>
#include <string>

#include "isnad/engine/engine.h"
#include "tools/tagged_text.h"

namespace {

using namespace isnad;
using tools::Sentence;
using tools::Surface;
using words::Upos;

const char* const letters[] = {"\xD9\x88", "\xD9\x81", "\xD8\xA8", "\xD9\x84", "\xD9\x83", "\xD8\xB3", "\xD8\xA3"};

/// The pieces that the library makes of a token.
void append_pieces(const text::Text& text, const words::Words& words, std::uint32_t token, const words::Dictionary& dictionary, Surface& out) {
  const words::Word& w = words[token];
  const std::string normal(text.normal(text.tokens()[token]));
  const auto clitic = [&](const char* form, const char* upos) { out.pieces.push_back({form, upos, "", ""}); };
  if (w.kind != text::TokenKind::word) {
    out.pieces.push_back({normal, w.kind == text::TokenKind::number ? "NUM" : w.kind == text::TokenKind::latin ? "X" : "PUNCT", "", ""});
    return;
  }
  if (w.conjunction == words::Conjunction::wa) clitic(letters[0], "CCONJ");
  if (w.conjunction == words::Conjunction::fa) clitic(letters[1], "CCONJ");
  if (w.interrogative) clitic(letters[6], "PART");
  if (w.future) clitic(letters[5], "AUX");
  const bool bare = w.stem_begin >= w.stem_end || w.lemma == words::no_lemma;
  if (w.preposition == words::Preposition::b) clitic(letters[2], "ADP");
  // Before a verb it is called otherwise by some.
  if (w.preposition == words::Preposition::l) out.pieces.push_back({letters[3], "ADP", w.is_verb() ? "li-verb" : "", ""});
  if (w.preposition == words::Preposition::k) clitic(letters[4], "ADP");
  if (!(bare && w.preposition != words::Preposition::none && w.stem_begin >= w.stem_end)) {
    out.pieces.push_back({normal.substr(w.stem_begin, static_cast<std::size_t>(w.stem_end - w.stem_begin)), std::string(words::name_of(w.features.upos)),
                          w.lemma == words::no_lemma ? "" : std::string(dictionary.name(w.lemma)), ""});
  }
  if (w.enclitic_person != 0) out.pieces.push_back({normal.substr(w.stem_end), "PRON", "", ""});
}

Sentence read_by_library(const Sentence& gold, const words::Dictionary& dictionary) {
  const tools::Placed placed = tools::text_of(gold);
  const words::Words words = words::split_words(placed.text, dictionary);
  Sentence out;
  for (std::size_t i = 0; i < gold.size(); ++i) {
    Surface word{gold[i].form, {}};
    for (std::uint32_t t = placed.tokens[i].first; t < placed.tokens[i].second; ++t) append_pieces(placed.text, words, t, dictionary, word);
    if (word.pieces.empty()) word.pieces.push_back({gold[i].form, "PUNCT", "", ""});
    out.push_back(word);
  }
  return out;
}

bool open_class(const std::string& upos) {
  return upos == "NOUN" || upos == "ADJ" || upos == "VERB" || upos == "PROPN" || upos == "NUM" || upos == "X" || upos == "PUNCT";
}

class Scorer {
 public:
  explicit Scorer(const words::Dictionary& dictionary) : dictionary_(dictionary) {}

  /// Learns the treebank's tag of closed-class lemmas (and of kana and ghayr).
  void learn(const std::vector<Sentence>& gold) {
    std::map<std::string, std::map<std::string, int>> counts;
    for (const Sentence& sentence : gold) {
      const Sentence ours = read_by_library(sentence, dictionary_);
      for (std::size_t i = 0; i < ours.size(); ++i) {
        if (ours[i].pieces.size() != sentence[i].pieces.size()) continue;
        for (std::size_t k = 0; k < ours[i].pieces.size(); ++k) {
          const auto& p = ours[i].pieces[k];
          if (!open_class(p.upos) || is_function_word(p)) ++counts[key_of(p)][sentence[i].pieces[k].upos];
        }
      }
    }
    for (const auto& [key, tags] : counts) {
      const auto best = std::max_element(tags.begin(), tags.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
      scheme_[key] = best->first;
    }
  }

  void score(const Sentence& gold, bool show) {
    const Sentence ours = read_by_library(gold, dictionary_);
    for (std::size_t i = 0; i < gold.size(); ++i) {
      // Words of several tokens (numbers with marks, Latin names) are no question of clitics.
      const bool scored = !tools::is_mark(gold[i].pieces[0].upos);
      if (scored) ++words_;
      const bool split = same_split(gold[i], ours[i]);
      if (scored && split) ++split_right_;
      gold_pieces_ += gold[i].pieces.size();
      our_pieces_ += split ? gold[i].pieces.size() : ours[i].pieces.size();
      if (!split && show) std::printf("SPLIT\t%s\t%s\t%s\n", gold[i].form.c_str(), shown(gold[i]).c_str(), shown(ours[i]).c_str());
      if (!split) continue;
      for (std::size_t k = 0; k < gold[i].pieces.size(); ++k) {
        const bool right = ours[i].pieces.size() == gold[i].pieces.size() ? same_tag(gold[i].pieces[k].upos, ours[i].pieces[k])
                                                                          : same_tag(gold[i].pieces[k].upos, ours[i].pieces[0]);
        right_pieces_ += right ? 1 : 0;
        if (!right && show) {
          const auto& p = ours[i].pieces[std::min(k, ours[i].pieces.size() - 1)];
          std::printf("TAG\t%s\t%s\t%s (%s)\t", gold[i].form.c_str(), gold[i].pieces[k].upos.c_str(), p.upos.c_str(), p.features.c_str());
          for (std::size_t j = i > 2 ? i - 2 : 0; j < std::min(gold.size(), i + 3); ++j) std::printf(j == i ? "[%s] " : "%s ", gold[j].form.c_str());
          std::printf("\n");
        }
      }
    }
  }

  void report(const char* name) const {
    const double f1 = 200.0 * static_cast<double>(right_pieces_) / static_cast<double>(gold_pieces_ + our_pieces_);
    std::printf("%s: %zu words, clitics right %.2f%%, UPOS F1 %.2f\n", name, words_,
                100.0 * static_cast<double>(split_right_) / static_cast<double>(words_), f1);
  }

 private:
  // Kana is an auxiliary to some, ghayr a noun or a particle.
  static bool is_function_word(const tools::Piece& p) { return p.features == "\xD9\x83\xD8\xA7\xD9\x86.1" || p.features == "\xD8\xBA\xD9\x8A\xD8\xB1"; }
  static std::string key_of(const tools::Piece& p) { return (p.features.empty() ? p.form : p.features) + '/' + p.upos; }

  static bool same_split(const Surface& gold, const Surface& ours) {
    if (tools::clitics_of(gold) == tools::clitics_of(ours)) return true;
    return gold.pieces.size() == 1 && std::all_of(ours.pieces.begin(), ours.pieces.end(), [](const auto& p) {
             return p.upos == "NUM" || p.upos == "PUNCT" || p.upos == "X" || p.upos == "PROPN";
           });
  }

  [[nodiscard]] bool same_tag(const std::string& gold, const tools::Piece& ours) const {
    if (gold == ours.upos) return true;
    const auto known = scheme_.find(key_of(ours));
    if (known != scheme_.end() && known->second == gold) return true;
    if (tools::is_mark(gold) && ours.upos == "PUNCT") return true;
    if (gold == "X") return ours.upos == "PROPN";
    return ours.upos == "PROPN" && gold == "NOUN" && no_proper_;
  }

  static std::string shown(const Surface& word) {
    std::string out;
    for (const auto& p : word.pieces) out += p.form + '/' + p.upos + ' ';
    return out;
  }

 public:
  bool no_proper_ = false;

 private:
  const words::Dictionary& dictionary_;
  std::map<std::string, std::string> scheme_;
  std::size_t words_ = 0, split_right_ = 0, gold_pieces_ = 0, our_pieces_ = 0, right_pieces_ = 0;
};

struct Wishes {
  bool kind = true;  ///< part of speech and aspect
  bool all = true;
};

Wishes granted(const words::Word& w, std::string_view lemma, const std::string& expected) {
  Wishes out;
  for (const std::string& wish : tools::split(expected, ' ')) {
    if (words::upos_named(wish) != Upos::other) out.kind = out.kind && w.features.upos == words::upos_named(wish);
    else if (wish == "Perf") out.kind = out.kind && w.features.aspect == words::Aspect::perfect;
    else if (wish == "Imp") out.kind = out.kind && w.features.aspect == words::Aspect::imperfect;
    else if (wish == "Pass") out.all = out.all && w.features.voice == words::Voice::passive;
    else if (wish == "Act") out.all = out.all && w.features.voice == words::Voice::active;
    else if (wish == "Masdar") out.all = out.all && w.is_masdar();
    else out.all = out.all && lemma == wish;
  }
  out.all = out.all && out.kind;
  return out;
}

// One word of each row: "sentence TAB word TAB expected".
void score_homographs(const std::string& path, const words::Dictionary& dictionary, bool show) {
  std::ifstream in(path);
  std::size_t rows = 0, kind = 0, all = 0;
  for (std::string line; std::getline(in, line);) {
    const auto cells = tools::split(line, '\t');
    if (cells.size() != 3 || cells[0] == "sentence" || line.front() == '#') continue;
    const text::Part part{{0, static_cast<std::uint32_t>(cells[0].size())}, text::PartKind::paragraph};
    const text::Text text = text::make_text(cells[0], std::span<const text::Part>(&part, 1));
    const words::Words words = words::split_words(text, dictionary);
    std::uint32_t at = 0;
    while (at < words.size() && text.surface(text.tokens()[at]) != cells[1]) ++at;
    if (at == words.size()) continue;
    const words::Word& w = words[at];
    const std::string lemma(w.lemma == words::no_lemma ? "-" : dictionary.name(w.lemma));
    const Wishes got = granted(w, lemma, cells[2]);
    ++rows;
    kind += got.kind ? 1U : 0U;
    all += got.all ? 1U : 0U;
    if (show && !got.all) {
      const bool passive = w.features.voice == words::Voice::passive;
      std::printf("%s\t%s\t%s\t%s%s %s\t%s\n", got.kind ? "MORE" : "KIND", cells[1].c_str(), cells[2].c_str(), std::string(words::name_of(w.features.upos)).c_str(),
                  passive ? " Pass" : "", lemma.c_str(), cells[0].c_str());
    }
  }
  std::printf("homographs: %zu sentences, part of speech and aspect %.2f%%, all %.2f%%\n", rows, 100.0 * static_cast<double>(kind) / static_cast<double>(rows),
              100.0 * static_cast<double>(all) / static_cast<double>(rows));
}

// A stray PROPN is a slip of a treebank that has none.
bool has_proper(const std::vector<Sentence>& gold) {
  std::size_t proper = 0, all = 0;
  for (const Sentence& sentence : gold) {
    for (const Surface& word : sentence) {
      for (const auto& p : word.pieces) {
        proper += p.upos == "PROPN" ? 1U : 0U;
        ++all;
      }
    }
  }
  return proper * 100 > all;
}

}  // namespace

int main(int argc, char** argv) {
  std::string gold_path, scheme_path;
  std::size_t from = 0, to = static_cast<std::size_t>(-1);
  bool show = false;
  for (int i = 2; i < argc; ++i) {
    const std::string a = argv[i];
    if (a == "--scheme" && i + 1 < argc) scheme_path = argv[++i];
    else if (a == "--from" && i + 1 < argc) from = std::stoul(argv[++i]);
    else if (a == "--to" && i + 1 < argc) to = std::stoul(argv[++i]);
    else if (a == "--errors") show = true;
    else gold_path = a;
  }
  if (gold_path.empty()) {
    std::fprintf(stderr, "usage: measure_words DATA_DIRECTORY|- GOLD [--scheme GOLD] [--from N] [--to N] [--errors]\n");
    return 2;
  }
  const auto engine = std::strcmp(argv[1], "-") == 0 ? Engine::open() : Engine::open(argv[1]);
  if (!engine) {
    std::fprintf(stderr, "%s\n", engine.error().line().c_str());
    return 1;
  }
  const std::string homographs = "homographs.tsv";
  if (gold_path.size() >= homographs.size() && gold_path.substr(gold_path.size() - homographs.size()) == homographs) {
    score_homographs(gold_path, engine.value()->dictionary(), show);
    return 0;
  }
  const auto gold = tools::read_tagged(gold_path);
  Scorer scorer(engine.value()->dictionary());
  scorer.no_proper_ = !has_proper(gold);
  if (!scheme_path.empty()) {
    auto scheme = tools::read_tagged(scheme_path);
    // The same file: what is scored teaches nothing.
    if (scheme_path == gold_path) {
      const auto first = scheme.begin() + static_cast<std::ptrdiff_t>(std::min(from, scheme.size()));
      scheme.erase(first, scheme.begin() + static_cast<std::ptrdiff_t>(std::min(std::max(from, to), scheme.size())));
    }
    scorer.learn(scheme);
  }
  for (std::size_t i = from; i < std::min(to, gold.size()); ++i) scorer.score(gold[i], show);
  scorer.report(gold_path.substr(gold_path.rfind('/') + 1).c_str());
  return 0;
}
