#include "isnad/words/choose.h"

#include <algorithm>
#include <bit>
#include <utility>

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
// What the nominal readings of a token agree with: masculine, feminine, plural or dual, a proper name.
constexpr std::uint32_t agreement_shift = 21;
constexpr std::uint32_t mask_bits = article_bit - 1;

std::uint32_t agreement_of(const Features& f) {
  if (f.upos == Upos::proper) return 8;
  if (f.upos != Upos::noun && f.upos != Upos::adjective && f.upos != Upos::numeral) return 0;
  if (f.number == Number::plural || f.number == Number::dual) return 4;
  return f.gender == Gender::feminine ? 2 : 1;
}

constexpr std::uint32_t bit(Upos upos) { return 1U << static_cast<unsigned>(upos); }

constexpr std::uint32_t clause_openers = bit(Upos::particle) | bit(Upos::subordinator) | bit(Upos::conjunction);

bool is_mark(std::uint32_t mask) { return mask == bit(Upos::punctuation); }

// Looks back no further than a clause is long.
bool verb_stands_before(std::span<const Look> looks, std::uint32_t token) {
  constexpr std::uint32_t farthest = 8;
  for (std::uint32_t back = 1; back <= farthest && back <= token; ++back) {
    const std::uint32_t mask = looks[token - back].mask & mask_bits;
    if (is_mark(mask)) return false;
    if (mask == bit(Upos::verb)) return true;
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

std::vector<Look> looks_of(const Text& text, const Words& words) {
  constexpr std::string_view article = "\xD8\xA7\xD9\x84";
  std::vector<Look> looks(words.size());
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    const Word& w = words[i];
    const std::string_view key = text.folded(text.tokens()[i]);
    std::uint32_t mask = key.substr(0, article.size()) == article ? article_bit : 0;
    for (std::uint32_t r = w.first_reading; r < w.end_reading; ++r) {
      const Features& f = words.readings[r].features;
      mask |= 1U << static_cast<unsigned>(f.upos) | agreement_of(f) << agreement_shift;
    }
    looks[i] = {hash_of(key), mask};
  }
  return looks;
}

TokenView view_of(const Text& text, std::span<const Look> looks, std::uint32_t token) {
  constexpr std::uint32_t with_article = mask_bits | article_bit;
  constexpr Look nothing{1, 0};
  const Look& after = token + 1 < looks.size() ? looks[token + 1] : nothing;
  TokenView view;
  view.key = text.folded(text.tokens()[token]);
  view.form = looks[token].form;
  view.before = token == 0 ? nothing.form : looks[token - 1].form;
  view.after = after.form;
  view.mask = looks[token].mask & mask_bits;
  view.mask_after = after.mask & with_article;
  view.agreement_after = after.mask >> (agreement_shift - 1);
  view.mask_second = token + 2 < looks.size() ? looks[token + 2].mask & with_article : 0;
  view.mask_before = token >= 2 ? looks[token - 2].mask & with_article : 0;
  view.verb_before = verb_stands_before(looks, token);
  return view;
}

Chooser::Chooser(const Text& text, const Dictionary& dictionary, Words& words)
    : text_(text), dictionary_(dictionary), tagger_(dictionary.tagger()), words_(words), rules_(dictionary), looks_(looks_of(text, words)) {}

void Chooser::choose(const Sentence& sentence) {
  steps_of(words_, sentence, steps_);
  lift_asides();
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

// "a`lanat Turkiya, al-thulatha', qaT`a `alaqatiha": a few words without a verb between two commas, behind the beginning of a
// clause that opens with its verb, are read for themselves, behind all others, and the clause as if they were not there. Where a
// nominal comes first they stay: there the second comma may end a relative clause, and the verb comes behind it.
void Chooser::lift_asides() {
  std::size_t part = 0;  // where the words since the last mark begin
  for (std::size_t i = 1; i < steps_.size(); ++i) {
    if (steps_[i].gap == Gap::none) continue;
    const std::size_t before = std::exchange(part, i);
    const std::size_t end = begins_with_verb(before, i) ? aside_at(i) : i;
    if (end == i) continue;
    for (std::size_t s = i; s < end; ++s) steps_[s].verbless = true;
    steps_[end].gap = Gap::none;
    const auto at = [this](std::size_t s) { return steps_.begin() + static_cast<std::ptrdiff_t>(s); };
    std::rotate(at(i), at(end), steps_.end());
    part = before;
  }
}

std::uint32_t Chooser::mask_of(std::size_t step) const { return looks_[steps_[step].token].mask & mask_bits; }

bool Chooser::begins_with_verb(std::size_t first, std::size_t end) const {
  while (first + 1 < end && (mask_of(first) & ~clause_openers) == 0) ++first;
  return mask_of(first) == bit(Upos::verb);
}

// The end of the aside that begins behind a comma at `first`; `first` where there is none. An aside begins with what may be no
// verb, or with a preposition or an adverb, and holds neither what must be a verb nor what opens a clause.
std::size_t Chooser::aside_at(std::size_t first) const {
  constexpr std::size_t longest = 6;
  constexpr std::uint32_t forbidden = clause_openers | bit(Upos::verb) | bit(Upos::pronoun);
  constexpr std::uint32_t adverbial = bit(Upos::adposition) | bit(Upos::adverb);
  if (steps_[first].gap != Gap::comma) return first;
  if ((mask_of(first) & bit(Upos::verb)) != 0 && (mask_of(first) & adverbial) == 0) return first;
  for (std::size_t s = first; s < steps_.size() && s - first <= longest; ++s) {
    if (s != first && steps_[s].gap != Gap::none) return steps_[s].gap == Gap::comma ? s : first;
    if ((mask_of(s) & ~forbidden) == 0) return first;
  }
  return first;
}

void Chooser::add_nodes(const Step& step) {
  first_.push_back(static_cast<std::uint32_t>(nodes_.size()));
  const Word& word = words_[step.token];
  const bool learnt = word.end_reading - word.first_reading > 1 && !tagger_.empty();
  const TokenView view = learnt ? view_of(text_, looks_, step.token) : TokenView{};
  const Rules::Place place = Rules::place_of(text_, words_, step.token);
  const std::string_view key = text_.folded(text_.tokens()[step.token]);
  for (std::uint32_t r = word.first_reading; r < word.end_reading; ++r) {
    const Reading& reading = words_.readings[r];
    if (step.verbless && reading.features.upos == Upos::verb) continue;
    Node& node = nodes_.emplace_back();
    node.reading = &reading;
    node.base = base_of(reading);
    node.tag = class_of(node.base, reading);
    node.coarse = coarse_of(node.base, Gap::none);
    node.step = rules_.step_of(reading, key);
    node.bare_perfect = Rules::is_bare_perfect(reading);
    node.definite_nominal = Rules::is_definite_nominal(reading);
    node.masculine_of_ta = rules_.is_masculine_of_ta(reading);
    node.alone = reading.score + rules_.alone(place, reading);
    if (learnt) node.alone += tagger_.unary(view, reading, node.tag, dictionary_.lemma_hash(reading.lemma));
  }
}

Chooser::Before Chooser::before_of(const Node* node, Gap gap) const {
  const bool start = node == nullptr || gap == Gap::start;
  const TagClass base = node == nullptr ? base_start : node->base;
  return {start ? nullptr : node->reading, opens_clause(gap), gap == Gap::none && node != nullptr && node->definite_nominal,
          gap == Gap::none && node != nullptr ? node->coarse : coarse_of(base, gap), tagger_.pairs(start ? base_start : base, gap)};
}

// The paths through one node go on to all nodes of a step.
void Chooser::extend(std::uint32_t from, std::size_t step) {
  const Node& p = nodes_[from];
  const Gap gap = steps_[step].gap;
  const Before before = before_of(&p, gap);
  for (std::uint32_t n = first_[step]; n < first_[step + 1]; ++n) {
    Node& node = nodes_[n];
    const float beside = pair(before, node) + node.alone;
    for (std::uint32_t left = p.reached; left != 0; left &= left - 1) {
      const auto s = static_cast<std::uint32_t>(std::countr_zero(left));
      const Clause state = across(static_cast<Clause>(s), gap);
      const float score = p.best[s] + beside + clause(before, state, node);
      const auto after = static_cast<std::size_t>(behind(state, node.step));
      if (score <= node.best[after]) continue;
      node.best[after] = score;
      node.back[after] = clause_states * from + s;
      node.reached |= 1U << after;
    }
  }
}

// Paths that are far behind the best one here do not catch up.
void Chooser::prune(std::size_t step) {
  constexpr float beam = 9.0F;
  if (first_[step + 1] - first_[step] == 1) return;
  float most = impossible;
  const auto each = [&](auto&& what) {
    for (std::uint32_t n = first_[step]; n < first_[step + 1]; ++n) {
      for (std::uint32_t left = nodes_[n].reached; left != 0; left &= left - 1) what(nodes_[n], static_cast<std::uint32_t>(std::countr_zero(left)));
    }
  };
  each([&](const Node& node, std::uint32_t s) { most = std::max(most, node.best[s]); });
  each([&](Node& node, std::uint32_t s) {
    if (node.best[s] < most - beam) node.reached &= ~(1U << s);
  });
}

void Chooser::connect(std::size_t step) {
  if (step == 0) {
    const Before start = before_of(nullptr, Gap::start);
    for (std::uint32_t n = first_[0]; n < first_[1]; ++n) {
      Node& node = nodes_[n];
      const auto after = static_cast<std::size_t>(behind(Clause::open, node.step));
      node.best[after] = node.alone + pair(start, node) + clause(start, Clause::open, node);
      node.reached = 1U << after;
    }
  } else {
    for (std::uint32_t p = first_[step - 1]; p < first_[step]; ++p) {
      if (nodes_[p].reached != 0) extend(p, step);
    }
  }
  prune(step);
}

void Chooser::trace_back() {
  chosen_.assign(steps_.size(), 0);
  states_.assign(steps_.size(), Clause::open);
  std::uint32_t at = clause_states * first_[steps_.size() - 1];
  const auto best = [&](std::uint32_t i) { return nodes_[i / clause_states].best[i % clause_states]; };
  for (std::uint32_t i = at; i < clause_states * first_[steps_.size()]; ++i) {
    if (best(i) > best(at)) at = i;
  }
  for (std::size_t i = steps_.size(); i-- > 0;) {
    chosen_[i] = at / clause_states;
    states_[i] = static_cast<Clause>(at % clause_states);
    at = nodes_[chosen_[i]].back[at % clause_states];
  }
}

void Chooser::set_words() {
  if (steps_.empty()) return;
  trace_back();
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    Word& word = words_.words[steps_[i].token];
    if (first_[i + 1] - first_[i] > 1) set_scores(i);
    static_cast<Reading&>(word) = *nodes_[chosen_[i]].reading;
  }
}

void Chooser::set_scores(std::size_t i) {
  const Before before = before_of(i == 0 ? nullptr : &nodes_[chosen_[i - 1]], steps_[i].gap);
  const Clause state = i == 0 ? Clause::open : across(states_[i - 1], steps_[i].gap);
  for (std::uint32_t n = first_[i]; n < first_[i + 1]; ++n) {
    const Node& node = nodes_[n];
    float score = node.alone + pair(before, node) + clause(before, state, node);
    if (i + 1 < steps_.size()) {
      const Gap gap = steps_[i + 1].gap;
      const Node& next = nodes_[chosen_[i + 1]];
      const Before here = before_of(&node, gap);
      score += pair(here, next) + clause(here, across(behind(state, node.step), gap), next);
    }
    words_.readings[static_cast<std::size_t>(node.reading - words_.readings.data())].score = score;
  }
}

}  // namespace isnad::words
