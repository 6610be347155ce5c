#include "isnad/words/choose.h"

namespace isnad::words {
namespace {

using text::Sentence;
using text::Text;

constexpr char32_t left_guillemet = 0x00AB;
constexpr char32_t right_guillemet = 0x00BB;
constexpr char32_t left_double_quote = 0x201C;
constexpr char32_t right_double_quote = 0x201D;
constexpr char32_t arabic_comma = 0x060C;
constexpr char32_t arabic_semicolon = 0x061B;

Gap gap_of(char32_t mark) {
  switch (mark) {
    case ':':
    case '.':
    case '!':
    case '?': return Gap::start;
    case '"':
    case left_guillemet:
    case right_guillemet:
    case left_double_quote:
    case right_double_quote: return Gap::quote;
    case arabic_comma:
    case arabic_semicolon:
    case ',': return Gap::comma;
    default: return Gap::other;
  }
}

bool opens_clause(Gap gap) { return gap == Gap::start || gap == Gap::quote || gap == Gap::comma; }

constexpr std::uint32_t article_bit = 1U << 20U;

bool is_mark(std::uint32_t mask) { return mask == 1U << static_cast<unsigned>(Upos::punctuation); }

// Looks back no further than a clause is long.
bool verb_stands_before(std::span<const std::uint32_t> masks, std::uint32_t token) {
  constexpr std::uint32_t farthest = 8;
  for (std::uint32_t back = 1; back <= farthest && back <= token; ++back) {
    const std::uint32_t mask = masks[token - back];
    if (is_mark(mask)) return false;
    if (mask == 1U << static_cast<unsigned>(Upos::verb)) return true;
  }
  return false;
}

}  // namespace

void steps_of(const Words& words, const Sentence& sentence, std::vector<Step>& out) {
  out.clear();
  Gap gap = Gap::start;
  for (std::uint32_t i = sentence.first; i < sentence.end; ++i) {
    if (words[i].mark == 0) {
      out.push_back({i, gap});
      gap = Gap::none;
    } else if (gap != Gap::start) {
      gap = gap_of(words[i].mark);
    }
  }
}

std::vector<std::uint32_t> masks_of(const Text& text, const Words& words) {
  constexpr std::string_view article = "\xD8\xA7\xD9\x84";
  std::vector<std::uint32_t> masks(words.size(), 0);
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    const Word& w = words[i];
    for (std::uint32_t r = w.first_reading; r < w.end_reading; ++r) masks[i] |= 1U << static_cast<unsigned>(words.readings[r].features.upos);
    if (text.folded(text.tokens()[i]).substr(0, article.size()) == article) masks[i] |= article_bit;
  }
  return masks;
}

TokenView view_of(const Text& text, std::span<const std::uint32_t> masks, std::uint32_t token) {
  const auto tokens = text.tokens();
  TokenView view;
  view.key = text.folded(tokens[token]);
  view.form = hash_of(view.key);
  view.before = token == 0 ? 1 : hash_of(text.folded(tokens[token - 1]));
  view.mask = masks[token] & ~article_bit;
  view.after = token + 1 < masks.size() ? hash_of(text.folded(tokens[token + 1])) : 1;
  view.mask_after = token + 1 < masks.size() ? masks[token + 1] : 0;
  view.mask_second = token + 2 < masks.size() ? masks[token + 2] : 0;
  view.mask_before = token >= 2 ? masks[token - 2] : 0;
  view.verb_before = verb_stands_before(masks, token);
  return view;
}

Chooser::Chooser(const Text& text, const Dictionary& dictionary, Words& words)
    : text_(text), dictionary_(dictionary), tagger_(dictionary.tagger()), words_(words), rules_(dictionary), masks_(masks_of(text, words)) {}

void Chooser::choose(const Sentence& sentence) {
  steps_of(words_, sentence, steps_);
  nodes_.clear();
  first_.clear();
  for (const Step& step : steps_) add_nodes(step);
  first_.push_back(static_cast<std::uint32_t>(nodes_.size()));
  for (std::size_t i = 0; i < steps_.size(); ++i) connect(i);
  set_words();
  for (std::uint32_t i = sentence.first; i < sentence.end; ++i) {
    if (words_[i].mark != 0) static_cast<Reading&>(words_.words[i]) = words_.readings[words_[i].first_reading];
  }
}

void Chooser::add_nodes(const Step& step) {
  first_.push_back(static_cast<std::uint32_t>(nodes_.size()));
  const Word& word = words_[step.token];
  const bool learnt = word.end_reading - word.first_reading > 1 && !tagger_.empty();
  const TokenView view = learnt ? view_of(text_, masks_, step.token) : TokenView{};
  for (std::uint32_t r = word.first_reading; r < word.end_reading; ++r) {
    const Reading& reading = words_.readings[r];
    Node node;
    node.reading = &reading;
    node.alone = reading.score + rules_.alone(text_, words_, step.token, reading);
    if (learnt) node.alone += tagger_.unary(view, reading, dictionary_.lemma_hash(reading.lemma));
    node.base = base_of(reading);
    node.tag = class_of(reading);
    nodes_.push_back(node);
  }
}

float Chooser::pair(const Node* before, Gap gap, const Node& node) const {
  const Reading* word = before == nullptr || gap == Gap::start ? nullptr : before->reading;
  return rules_.after(word, opens_clause(gap), *node.reading) + tagger_.pair(before == nullptr || gap == Gap::start ? base_start : before->base, gap, node.tag);
}

void Chooser::connect(std::size_t step) {
  for (std::uint32_t n = first_[step]; n < first_[step + 1]; ++n) {
    Node& node = nodes_[n];
    if (step == 0) {
      node.best = node.alone + pair(nullptr, Gap::start, node);
      continue;
    }
    bool fresh = true;
    for (std::uint32_t p = first_[step - 1]; p < first_[step]; ++p) {
      const float score = nodes_[p].best + pair(&nodes_[p], steps_[step].gap, node);
      if (fresh || score > node.best) {
        node.best = score;
        node.back = p;
        fresh = false;
      }
    }
    node.best += node.alone;
  }
}

void Chooser::set_words() {
  if (steps_.empty()) return;
  chosen_.assign(steps_.size(), 0);
  std::uint32_t at = first_[steps_.size() - 1];
  for (std::uint32_t n = at; n < first_[steps_.size()]; ++n) {
    if (nodes_[n].best > nodes_[at].best) at = n;
  }
  for (std::size_t i = steps_.size(); i-- > 0;) {
    chosen_[i] = at;
    at = nodes_[at].back;
  }
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    Word& word = words_.words[steps_[i].token];
    for (std::uint32_t n = first_[i]; n < first_[i + 1]; ++n) {
      float score = nodes_[n].alone + pair(i == 0 ? nullptr : &nodes_[chosen_[i - 1]], steps_[i].gap, nodes_[n]);
      if (i + 1 < steps_.size()) score += pair(&nodes_[n], steps_[i + 1].gap, nodes_[chosen_[i + 1]]);
      words_.readings[word.first_reading + (n - first_[i])].score = score;
    }
    static_cast<Reading&>(word) = words_.readings[word.first_reading + (chosen_[i] - first_[i])];
  }
}

}  // namespace isnad::words
