// train_tagger DATA_DIRECTORY GOLD.conllu OUT [--to N] [--patterns FILE] [--names FILE]... [--share PERCENT] [--epochs N] [--bits N]
//
// Trains the weights of isnad/words/tagger.h on the first N sentences of a treebank: a
// conditional random field over the lattice of readings, with the grammar rules of rules.h
// as a fixed part of the score. A treebank word does not name one reading: all that agree
// with its pieces, part of speech and features count as right, and the model shares them out.
// Trains on lines of segments too (see tools/tagged_text.h). Not needed to build. models/words_tagger.md says how the shipped weights were made.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "isnad/engine/engine.h"
#include "isnad/text/fold.h"
#include "isnad/words/choose.h"
#include "tools/tagged_text.h"

namespace {

using namespace isnad;
using words::Reading;
using words::Upos;

struct Candidate {
  Reading reading;
  std::vector<std::uint32_t> features;
  words::TagClass base = 0, tag = 0;
  words::ClauseStep step;
  float rules = 0;
  bool right = false;
};

struct Position {
  words::Gap gap = words::Gap::start;
  std::vector<Candidate> candidates;
};

using Lattice = std::vector<Position>;

/// Which of a token's readings the treebank means.
class Matcher {
 public:
  explicit Matcher(const words::Dictionary& dictionary) : dictionary_(dictionary) {}

  void mark(const tools::Surface& gold, std::string_view normal, std::vector<Candidate>& candidates) const {
    std::vector<Candidate*> kept;
    const std::string clitics = tools::clitics_of(gold);
    for (Candidate& c : candidates) {
      if (clitics_of(c.reading, normal) == clitics) kept.push_back(&c);
    }
    const tools::Piece* stem = stem_of(gold);
    // "li-anna" is one word in our tables, two in the treebank.
    const std::string because = "\xD9\x84\xD8\xA7\xD9\x86";
    if (text::folded(normal).substr(0, because.size()) == because && stem != nullptr && stem->upos != "NOUN" && stem->upos != "VERB") kept.clear();
    if (kept.empty() || stem == nullptr) {
      for (Candidate& c : candidates) c.right = true;
      return;
    }
    narrow_upos(kept, stem->upos);
    narrow_features(kept, *stem);
    for (Candidate* c : kept) c->right = true;
  }

 private:
  static std::string clitics_of(const Reading& r, std::string_view normal) {
    std::string out;
    std::size_t at = 0;
    const auto take = [&](bool there) {
      if (!there) return;
      out += normal.substr(at, 2);
      at += 2;
    };
    take(r.conjunction != words::Conjunction::none);
    take(r.interrogative);
    take(r.future);
    take(r.preposition != words::Preposition::none && r.stem_begin < r.stem_end);
    if (r.preposition != words::Preposition::none && r.stem_begin >= r.stem_end && r.enclitic_person != 0) take(true);
    out += '|';
    if (r.enclitic_person != 0) out += normal.substr(r.stem_end);
    return out;
  }

  static const tools::Piece* stem_of(const tools::Surface& gold) {
    std::size_t end = gold.pieces.size();
    if (end > 1 && tools::is_enclitic(gold.pieces[end - 1])) --end;
    return &gold.pieces[end - 1];
  }

  static bool closed(Upos u) {
    return u == Upos::adposition || u == Upos::conjunction || u == Upos::subordinator || u == Upos::particle || u == Upos::determiner ||
           u == Upos::pronoun || u == Upos::adverb || u == Upos::interjection;
  }

  template <class Keep>
  static bool narrow(std::vector<Candidate*>& kept, Keep keep) {
    std::vector<Candidate*> out;
    for (Candidate* c : kept) {
      if (keep(c->reading)) out.push_back(c);
    }
    if (out.empty()) return false;
    kept = std::move(out);
    return true;
  }

  static void narrow_upos(std::vector<Candidate*>& kept, const std::string& gold) {
    const Upos upos = words::upos_named(gold);
    const auto is = [](Upos u) { return [u](const Reading& r) { return r.features.upos == u; }; };
    // Treebanks differ in what a function word is called; one of them it is.
    const auto is_closed = [](const Reading& r) { return closed(r.features.upos); };
    if (narrow(kept, is(upos))) return;
    if (gold == "AUX" && narrow(kept, is(Upos::verb))) return;
    if ((closed(upos) || gold == "AUX") && narrow(kept, is_closed)) return;
    if ((gold == "NOUN" || gold == "PROPN") && narrow(kept, is(Upos::noun))) return;
    if ((gold == "NOUN" || gold == "PROPN" || gold == "DET" || gold == "PART") && narrow(kept, is(Upos::adjective))) return;
    if (gold == "VERB") return;
    if (gold == "X" && narrow(kept, is(Upos::proper))) return;
    narrow(kept, is(Upos::noun)) || narrow(kept, is_closed);
  }

  void narrow_features(std::vector<Candidate*>& kept, const tools::Piece& stem) const {
    const auto has = [&](const char* feature) { return stem.features.find(feature) != std::string::npos; };
    if (has("Aspect=Perf")) narrow(kept, [](const Reading& r) { return r.features.aspect == words::Aspect::perfect; });
    if (has("Aspect=Imp")) narrow(kept, [](const Reading& r) { return r.features.aspect == words::Aspect::imperfect; });
    if (has("Voice=Pass")) narrow(kept, [](const Reading& r) { return r.features.voice == words::Voice::passive; });
    if (has("Voice=Act")) narrow(kept, [](const Reading& r) { return r.features.voice != words::Voice::passive; });
    for (std::uint32_t p = 1; p <= 3; ++p) {
      if (has(("Person=" + std::to_string(p)).c_str())) narrow(kept, [p](const Reading& r) { return r.features.person == p; });
    }
    if (has("Number=Plur")) narrow(kept, [](const Reading& r) { return r.features.number == words::Number::plural; });
    if (has("Number=Dual")) narrow(kept, [](const Reading& r) { return r.features.number == words::Number::dual; });
    if (has("Number=Sing")) narrow(kept, [](const Reading& r) { return r.features.number == words::Number::singular; });
    if (has("Gender=Fem")) narrow(kept, [](const Reading& r) { return r.features.gender == words::Gender::feminine; });
    if (has("Gender=Masc")) narrow(kept, [](const Reading& r) { return r.features.gender == words::Gender::masculine; });
    if (has("Case=Acc") && has("Definite=Ind")) narrow(kept, [](const Reading& r) { return r.features.grammatical_case == words::Case::accusative; });
    narrow_lemma(kept, stem);
  }

  // The treebank's lemma, without vowels, against the lemma's name; a doubled middle radical against forms II and V.
  void narrow_lemma(std::vector<Candidate*>& kept, const tools::Piece& stem) const {
    if (stem.lemma.empty()) return;
    const std::string key = text::folded(text::normal(stem.lemma));
    const bool shadda = stem.lemma.find("\xD9\x91") != std::string::npos;
    const auto doubled = [](std::string_view name) { return name.size() > 2 && (name.substr(name.size() - 2) == ".2" || name.substr(name.size() - 2) == ".5"); };
    narrow(kept, [&](const Reading& r) {
      if (r.lemma == words::no_lemma) return false;
      const std::string_view name = dictionary_.name(r.lemma);
      if (text::folded(name.substr(0, name.find('.'))) != key) return false;
      return r.features.upos != Upos::verb || doubled(name) == shadda;
    });
  }

  const words::Dictionary& dictionary_;
};

/// Sentences drawn from patterns (models/words_sentences.txt). A labelled word has one piece whose tag is the label.
class Patterns {
 public:
  explicit Patterns(const std::string& path) {
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
      const std::size_t equals = line.find(" = ");
      if (line.empty() || line.front() == '#' || equals == std::string::npos) continue;
      const auto head = tools::split(line.substr(0, equals), ' ');
      const std::string body = line.substr(equals + 3);
      if (head[0] == "list") {
        for (std::string item : tools::split(body, ';')) {
          item.erase(0, item.find_first_not_of(' '));
          lists_[head[1]].push_back(item);
        }
      } else {
        patterns_.emplace_back(static_cast<unsigned>(std::stoul(head[1])), body);
      }
    }
  }

  [[nodiscard]] std::vector<tools::Sentence> draw(std::mt19937& random, unsigned share) const {
    std::vector<tools::Sentence> out;
    for (const auto& [times, pattern] : patterns_) {
      for (unsigned i = 0; i < times * share / 100; ++i) out.push_back(one(pattern, random));
    }
    return out;
  }

 private:
  [[nodiscard]] tools::Sentence one(const std::string& pattern, std::mt19937& random) const {
    tools::Sentence out;
    for (std::string token : tools::split(pattern, ' ')) {
      std::string label;
      if (const std::size_t open = token.find('{'); open != std::string::npos) {
        const std::string slot = token.substr(open + 1, token.find('}') - open - 1);
        const std::size_t colon = slot.find(':');
        if (colon != std::string::npos) label = slot.substr(colon + 1);
        const auto& items = lists_.at(slot.substr(0, colon));
        token = token.substr(0, open) + items[random() % items.size()];
      }
      for (const std::string& word : tools::split(token, ' ')) {
        out.push_back({word, {}});
        if (!label.empty()) out.back().pieces.push_back({word, label, ""});
        label.clear();
      }
    }
    return out;
  }

  std::map<std::string, std::vector<std::string>> lists_;
  std::vector<std::pair<unsigned, std::string>> patterns_;
};

bool agrees(const Reading& r, char label) {
  const auto& f = r.features;
  switch (label) {
    case 'V': return f.upos == Upos::verb && f.aspect == words::Aspect::perfect && f.voice != words::Voice::passive && r.enclitic_person == 0 && f.person == 3;
    case 'W': return f.upos == Upos::verb && f.aspect == words::Aspect::perfect && f.voice == words::Voice::passive && r.enclitic_person == 0 && f.person == 3;
    case 'O': return f.upos == Upos::verb && f.aspect == words::Aspect::perfect && r.enclitic_person == 3 && f.person == 3 && f.number == words::Number::singular;
    case 'I': return f.upos == Upos::verb && f.aspect == words::Aspect::imperfect && f.voice != words::Voice::passive && f.person == 3;
    case 'K': return f.upos == Upos::verb && f.aspect == words::Aspect::imperfect && f.voice != words::Voice::passive && r.enclitic_person == 3 && f.person == 3;
    case 'M': return f.upos == Upos::noun && r.enclitic_person == 3;
    case 'N': return f.upos == Upos::noun && r.enclitic_person == 0;
    case 'P': return f.upos == Upos::proper;
    case 'D': return f.upos == Upos::adposition;
    case 'A': return f.upos == Upos::adjective;
    default: return true;
  }
}

/// What is known of the words of a sentence: their pieces; the labels of a pattern; which of them are names.
enum class Known { pieces, labels, names };

/// Lines "word label" with B-, I- and O, a blank line after each sentence. The last fifth is left for those who measure names
/// with the same words. A word has one piece: PROPN for people and for places of one word, O for what is no name, else none.
std::vector<tools::Sentence> read_names(const std::string& path) {
  std::ifstream in(path);
  std::vector<tools::Sentence> out(1);
  std::vector<std::string> labels;
  const auto close = [&] {
    tools::Sentence& sentence = out.back();
    for (std::size_t i = 0; i < sentence.size(); ++i) {
      const std::string kind = labels[i].size() > 4 ? labels[i].substr(2, 3) : "";
      const bool longer = i + 1 < sentence.size() && labels[i + 1].substr(0, 1) == "I";
      const bool place = (kind == "LOC" || kind == "GPE") && labels[i][0] == 'B' && !longer;
      if (kind == "PER" || place) sentence[i].pieces.push_back({sentence[i].form, "PROPN", ""});
      if (labels[i] == "O") sentence[i].pieces.push_back({sentence[i].form, "O", ""});
    }
    labels.clear();
    if (!sentence.empty()) out.emplace_back();
  };
  for (std::string line; std::getline(in, line);) {
    const auto cells = tools::split(line, ' ');
    if (cells.size() != 2) {
      close();
      continue;
    }
    out.back().push_back({cells[0], {}});
    labels.push_back(cells[1]);
  }
  close();
  out.resize(out.size() * 4 / 5);
  return out;
}

class Trainer {
 public:
  Trainer(const Engine& engine, unsigned bits) : engine_(engine), bits_(bits), weights_(std::size_t{1} << bits), squares_(std::size_t{1} << bits, 1e-6F) {}

  void add(const tools::Sentence& sentence, Known known) {
    const tools::Placed placed = tools::text_of(sentence);
    const words::Words words = words::read_lattice(placed.text, engine_.dictionary());
    const words::Rules rules(engine_.dictionary());
    const auto looks = words::looks_of(placed.text, words);
    std::vector<const tools::Surface*> gold(words.size(), nullptr);
    for (std::size_t i = 0; i < sentence.size(); ++i) {
      if (placed.tokens[i].second == placed.tokens[i].first + 1) gold[placed.tokens[i].first] = &sentence[i];
    }
    const Matcher matcher(engine_.dictionary());
    std::vector<words::Step> steps;
    for (const text::Sentence& s : placed.text.sentences()) {
      words::steps_of(words, s, steps);
      Lattice lattice;
      for (const words::Step& step : steps) {
        lattice.push_back(position(placed.text, words, looks, rules, step));
        auto& candidates = lattice.back().candidates;
        if (gold[step.token] != nullptr && known == Known::labels) {
          mark_label(*gold[step.token], candidates);
        } else if (gold[step.token] != nullptr && known == Known::names) {
          mark_name(*gold[step.token], candidates);
        } else if (gold[step.token] != nullptr && candidates.size() > 1) {
          matcher.mark(*gold[step.token], placed.text.normal(placed.text.tokens()[step.token]), candidates);
        } else {
          for (Candidate& c : candidates) c.right = true;
        }
      }
      if (!lattice.empty()) lattices_.push_back(std::move(lattice));
    }
  }

  void train(unsigned epochs, float rate, float decay) {
    std::mt19937 random(20261121);
    std::vector<std::size_t> order(lattices_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    for (unsigned epoch = 0; epoch < epochs; ++epoch) {
      std::shuffle(order.begin(), order.end(), random);
      double loss = 0;
      for (const std::size_t i : order) loss += learn(lattices_[i], rate, decay);
      std::printf("epoch %u: loss %.1f\n", epoch + 1, loss);
      std::fflush(stdout);
    }
  }

  [[nodiscard]] bool write(const char* path) const {
    float most = 0;
    for (const float w : weights_) most = std::max(most, std::abs(w));
    const float scale = std::min(most, clip_) / 127.0F;
    std::ofstream out(path, std::ios::binary);
    const auto bits = static_cast<std::uint32_t>(bits_);
    out.write(words::tagger_magic.data(), static_cast<std::streamsize>(words::tagger_magic.size()));
    out.write(reinterpret_cast<const char*>(&bits), sizeof bits);
    out.write(reinterpret_cast<const char*>(&scale), sizeof scale);
    for (const float w : weights_) {
      const auto step = static_cast<std::int8_t>(std::lround(std::clamp(w / scale, -127.0F, 127.0F)));
      out.write(reinterpret_cast<const char*>(&step), 1);
    }
    return static_cast<bool>(out.flush());
  }

 private:
  [[nodiscard]] bool is_first_form(const Candidate& c) const {
    const std::string_view name = engine_.dictionary().name(c.reading.lemma);
    return name.size() > 2 && name.substr(name.size() - 2) == ".1";
  }

  // V and W mean the first form where there is one, U any other; T is O of another form.
  void mark_label(const tools::Surface& word, std::vector<Candidate>& candidates) const {
    bool any = false, first = false;
    const char label = word.pieces.empty() ? ' ' : word.pieces[0].upos[0];
    for (Candidate& c : candidates) {
      const bool later = label == 'U' || label == 'T';
      c.right = agrees(c.reading, label == 'U' ? 'V' : label == 'T' ? 'O' : label) && !(later && is_first_form(c));
      any = any || c.right;
      first = first || (c.right && is_first_form(c));
    }
    if ((label == 'V' || label == 'W') && first) {
      for (Candidate& c : candidates) c.right = c.right && is_first_form(c);
    }
    if (any) return;
    std::fprintf(stderr, "no reading %s of %s\n", word.pieces[0].upos.c_str(), word.form.c_str());
    for (Candidate& c : candidates) c.right = true;
  }

  static void mark_name(const tools::Surface& word, std::vector<Candidate>& candidates) {
    bool any = false;
    const bool name = !word.pieces.empty() && word.pieces[0].upos == "PROPN";
    for (Candidate& c : candidates) {
      c.right = word.pieces.empty() || (c.reading.features.upos == Upos::proper) == name;
      any = any || c.right;
    }
    if (any) return;
    for (Candidate& c : candidates) c.right = true;
  }

  Position position(const text::Text& text, const words::Words& words, std::span<const words::Look> looks, const words::Rules& rules, const words::Step& step) const {
    Position out;
    out.gap = step.gap;
    const words::Word& word = words[step.token];
    const words::TokenView view = words::view_of(text, looks, step.token);
    const words::Rules::Place place = words::Rules::place_of(text, words, step.token);
    const bool learnt = word.end_reading - word.first_reading > 1;
    for (std::uint32_t r = word.first_reading; r < word.end_reading; ++r) {
      Candidate c;
      c.reading = words.readings[r];
      c.rules = c.reading.score + rules.alone(place, c.reading);
      c.base = words::base_of(c.reading);
      c.tag = words::class_of(c.base, c.reading);
      c.step = rules.step_of(c.reading, view.key);
      if (learnt) {
        words::unary_features(view, c.reading, c.tag, engine_.dictionary().lemma_hash(c.reading.lemma),
                              [&](std::uint64_t h) { c.features.push_back(static_cast<std::uint32_t>(h & (weights_.size() - 1))); });
      }
      out.candidates.push_back(std::move(c));
    }
    return out;
  }

  [[nodiscard]] double pair(const Candidate* before, words::Gap gap, const Candidate& c) const {
    const bool first = before == nullptr || gap == words::Gap::start;
    const bool opens = gap == words::Gap::start || gap == words::Gap::quote || gap == words::Gap::comma;
    double score = rules_.after(first ? nullptr : &before->reading, opens, c.reading);
    words::pair_features(first ? words::base_start : before->base, gap, c.tag,
                         [&](std::uint64_t h) { score += weights_[h & (weights_.size() - 1)]; });
    return score;
  }

  static double log_add(double a, double b) {
    if (a < b) std::swap(a, b);
    return b < -1e29 ? a : a + std::log1p(std::exp(b - a));
  }

  [[nodiscard]] double clause(const Candidate* before, words::Gap gap, words::Clause state, const Candidate& c) const {
    double score = 0;
    words::clause_features(state, words::coarse_of(before == nullptr ? words::base_start : before->base, gap), c.tag,
                           [&](std::uint64_t h) { score += weights_[h & (weights_.size() - 1)]; });
    return score;
  }

  /// One way from a word to the next: candidates and states of the clause behind them.
  struct Edge {
    std::uint32_t from = 0, to = 0;  ///< clause_states times the candidate, plus the state behind it
    words::Clause state = words::Clause::open;  ///< before the word
    double score = 0;
  };

  // All ways into the words at `i`; the first word is reached from one place.
  void edges(const Lattice& lattice, std::size_t i, std::vector<Edge>& out) const {
    out.clear();
    const Position& at = lattice[i];
    const std::size_t before = i == 0 ? 1 : lattice[i - 1].candidates.size();
    for (std::uint32_t b = 0; b < at.candidates.size(); ++b) {
      for (std::uint32_t a = 0; a < before; ++a) {
        const Candidate* p = i == 0 ? nullptr : &lattice[i - 1].candidates[a];
        const words::Gap gap = i == 0 ? words::Gap::start : at.gap;
        const double beside = pair(p, gap, at.candidates[b]);
        for (std::uint32_t s = 0; s < (i == 0 ? 1 : words::clause_states); ++s) {
          const words::Clause state = words::across(static_cast<words::Clause>(s), gap);
          const auto after = static_cast<std::uint32_t>(words::behind(state, at.candidates[b].step));
          out.push_back({words::clause_states * a + s, words::clause_states * b + after, state, beside + clause(p, gap, state, at.candidates[b])});
        }
      }
    }
  }

  // Forward-backward over all paths or over the right ones; adds `sign` times the expectations to the gradient.
  double expect(const Lattice& lattice, bool right_only, float sign) {
    const std::size_t n = lattice.size();
    std::vector<std::vector<double>> alone(n), forward(n), backward(n);
    std::vector<std::vector<Edge>> ways(n);
    for (std::size_t i = 0; i < n; ++i) {
      for (const Candidate& c : lattice[i].candidates) {
        double s = c.rules;
        for (const std::uint32_t f : c.features) s += weights_[f];
        alone[i].push_back(right_only && !c.right ? -1e30 : s);
      }
      const std::size_t width = words::clause_states * lattice[i].candidates.size();
      forward[i].assign(width, -1e30);
      backward[i].assign(width, i + 1 == n ? 0.0 : -1e30);
      edges(lattice, i, ways[i]);
      for (const Edge& e : ways[i]) forward[i][e.to] = log_add(forward[i][e.to], (i == 0 ? 0.0 : forward[i - 1][e.from]) + e.score);
      for (std::size_t b = 0; b < width; ++b) forward[i][b] += alone[i][b / words::clause_states];
    }
    for (std::size_t i = n - 1; i > 0; --i) {
      for (const Edge& e : ways[i]) {
        backward[i - 1][e.from] = log_add(backward[i - 1][e.from], e.score + alone[i][e.to / words::clause_states] + backward[i][e.to]);
      }
    }
    double total = -1e30;
    for (const double f : forward[n - 1]) total = log_add(total, f);
    for (std::size_t i = 0; i < n; ++i) {
      std::vector<double> mass(lattice[i].candidates.size(), 0.0);
      for (std::size_t b = 0; b < forward[i].size(); ++b) mass[b / words::clause_states] += std::exp(forward[i][b] + backward[i][b] - total);
      for (std::size_t b = 0; b < mass.size(); ++b) {
        if (mass[b] < 1e-4) continue;
        for (const std::uint32_t f : lattice[i].candidates[b].features) note(f, sign * static_cast<float>(mass[b]));
      }
      for (const Edge& e : ways[i]) {
        const std::size_t b = e.to / words::clause_states;
        const double q = std::exp((i == 0 ? 0.0 : forward[i - 1][e.from]) + e.score + alone[i][b] + backward[i][e.to] - total);
        if (q < 1e-4) continue;
        const words::Gap gap = i == 0 ? words::Gap::start : lattice[i].gap;
        const words::TagClass base = i == 0 ? words::base_start : lattice[i - 1].candidates[e.from / words::clause_states].base;
        const words::TagClass tag = lattice[i].candidates[b].tag;
        const auto add = [&](std::uint64_t h) { note(static_cast<std::uint32_t>(h & (weights_.size() - 1)), sign * static_cast<float>(q)); };
        words::pair_features(gap == words::Gap::start ? words::base_start : base, gap, tag, add);
        words::clause_features(e.state, words::coarse_of(base, gap), tag, add);
      }
    }
    return total;
  }

  void note(std::uint32_t feature, float value) { gradient_.emplace_back(feature, value); }

  double learn(const Lattice& lattice, float rate, float decay) {
    gradient_.clear();
    const double right = expect(lattice, true, 1.0F);
    const double all = expect(lattice, false, -1.0F);
    std::sort(gradient_.begin(), gradient_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < gradient_.size();) {
      const std::uint32_t f = gradient_[i].first;
      float g = 0;
      for (; i < gradient_.size() && gradient_[i].first == f; ++i) g += gradient_[i].second;
      g -= decay * weights_[f];
      squares_[f] += g * g;
      weights_[f] += rate * g / std::sqrt(squares_[f]);
    }
    return all - right;
  }

  static constexpr float clip_ = 4.0F;
  const Engine& engine_;
  const words::Rules rules_{engine_.dictionary()};
  unsigned bits_;
  std::vector<float> weights_;
  std::vector<float> squares_;
  std::vector<Lattice> lattices_;
  std::vector<std::pair<std::uint32_t, float>> gradient_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fprintf(stderr, "usage: train_tagger DATA_DIRECTORY|- GOLD.conllu OUT [--to N] [--patterns FILE] [--names FILE]... [--share PERCENT] [--epochs N] [--bits N] [--rate R] [--decay D]\n");
    return 2;
  }
  std::size_t to = static_cast<std::size_t>(-1);
  unsigned epochs = 8, bits = 17;
  unsigned share = 100;
  std::string patterns;
  std::vector<std::string> names;
  float rate = 0.05F, decay = 0.1F;
  for (int i = 4; i + 1 < argc; i += 2) {
    const std::string a = argv[i];
    if (a == "--to") to = std::stoul(argv[i + 1]);
    if (a == "--names") names.emplace_back(argv[i + 1]);
    if (a == "--patterns") patterns = argv[i + 1];
    if (a == "--share") share = static_cast<unsigned>(std::stoul(argv[i + 1]));
    if (a == "--epochs") epochs = static_cast<unsigned>(std::stoul(argv[i + 1]));
    if (a == "--bits") bits = static_cast<unsigned>(std::stoul(argv[i + 1]));
    if (a == "--rate") rate = std::stof(argv[i + 1]);
    if (a == "--decay") decay = std::stof(argv[i + 1]);
  }
  const auto engine = std::strcmp(argv[1], "-") == 0 ? Engine::open() : Engine::open(argv[1]);
  if (!engine) {
    std::fprintf(stderr, "%s\n", engine.error().line().c_str());
    return 1;
  }
  Trainer trainer(*engine.value(), bits);
  const auto gold = tools::read_tagged(argv[2]);
  for (std::size_t i = 0; i < std::min(to, gold.size()); ++i) trainer.add(gold[i], Known::pieces);
  if (!patterns.empty()) {
    std::mt19937 random(20261121);
    for (const auto& sentence : Patterns(patterns).draw(random, share)) trainer.add(sentence, Known::labels);
  }
  for (const std::string& path : names) {
    for (const auto& sentence : read_names(path)) trainer.add(sentence, Known::names);
  }
  trainer.train(epochs, rate, decay);
  if (!trainer.write(argv[3])) {
    std::fprintf(stderr, "train_tagger: %s cannot be written\n", argv[3]);
    return 1;
  }
  return 0;
}
