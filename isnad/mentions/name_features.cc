#include "isnad/mentions/name_features.h"

#include <algorithm>
#include <bit>

namespace isnad::mentions {
namespace {

using words::Upos;
using words::Word;

constexpr std::string_view in_ = "\xD9\x81\xD9\x8A";
// How far to the left a head of names still governs.
constexpr std::uint32_t trigger_reach = 4;

// What may be said of a word by its neighbours; bits of TokenFacts::page.
enum PageBit : std::uint16_t {
  after_title = 1,
  beside_given = 2,
  a_person = 4,
  a_place = 8,
  an_organisation = 16,
  after_in = 32,
  after_head = 64,
  in_quotes = 128,
  elsewhere = 256,
};

constexpr std::uint32_t bit_of(NameKind kind) { return 1U << static_cast<std::uint32_t>(kind); }

bool opens_quote(char32_t m) { return m == 0x00AB || m == 0x201C || m == 0x2018; }
bool closes_quote(char32_t m) { return m == 0x00BB || m == 0x201D || m == 0x2019; }

/// Remembers for each word of the page what stood around it: once, and more than once.
class PageMemory {
 public:
  explicit PageMemory(std::size_t words) : slots_(std::bit_ceil(2 * words + 2)) {}

  void add(std::uint64_t word, std::uint16_t bits) {
    Slot& s = slot(word);
    s.twice = static_cast<std::uint16_t>(s.twice | (s.once & bits));
    s.once = static_cast<std::uint16_t>(s.once | bits);
  }
  /// What the other places of the word say, given what this one says.
  [[nodiscard]] std::uint16_t others(std::uint64_t word, std::uint16_t own) {
    const Slot& s = slot(word);
    return static_cast<std::uint16_t>(s.twice | (s.once & ~own));
  }

 private:
  struct Slot {
    std::uint64_t word = 0;
    std::uint16_t once = 0, twice = 0;
  };
  Slot& slot(std::uint64_t word) {
    std::size_t at = word & (slots_.size() - 1);
    while (slots_[at].word != 0 && slots_[at].word != word) at = (at + 1) & (slots_.size() - 1);
    slots_[at].word = word;
    return slots_[at];
  }
  std::vector<Slot> slots_;
};

bool can_be_name(const Word& w) {
  return w.mark == 0 && w.kind != text::TokenKind::number && (w.is_nominal() || w.is(Upos::other) || !w.known);
}

class FactGatherer {
 public:
  FactGatherer(const Ground& ground, PageFacts& out) : ground_(ground), out_(out) {}

  void gather(const std::vector<Finding>& found) {
    for (std::uint32_t i = 0; i < out_.size(); ++i) {
      if (out_.has(i)) read_token(i);
    }
    for (const Finding& f : found) {
      if (out_.has(f.mention.first)) read_rule(f.mention, f.local);
    }
    for (const text::Sentence& s : ground_.text.sentences()) {
      if (out_.has(s.first)) read_sentence(s);
    }
    remember();
  }

 private:
  void read_token(std::uint32_t i) {
    const Word& w = ground_.words[i];
    TokenFacts& t = out_[i];
    t.letters = ground_.key(i);
    t.mark = w.mark != 0;
    if (t.mark) {
      t.part = 0x10000U + static_cast<std::uint32_t>(w.mark);
      t.key = words::mix(t.part, 1);
      return;
    }
    t.part = words::kind_of(w) | static_cast<std::uint32_t>(w.kind) << 14U | static_cast<std::uint32_t>(w.features.number) << 17U |
             static_cast<std::uint32_t>(w.features.derived) << 19U;
    t.stem_letters = words::stem_key(ground_.text, ground_.words, i);
    t.key = words::hash_of(t.letters);
    t.stem = t.stem_letters.size() == t.letters.size() ? t.key : words::hash_of(t.stem_letters);
    t.tables = ground_.gazetteer.word_facts(t.letters);
    if (t.stem != t.key) t.tables |= ground_.gazetteer.word_facts(t.stem_letters);
  }

  void read_rule(const Mention& m, bool local) {
    const std::uint32_t kind = static_cast<std::uint32_t>(m.kind) + 1;
    for (std::uint32_t i = m.first; i < m.end; ++i) {
      out_[i].rule = kind | (i == m.first ? 0x100U : 0U) | (local ? 0x200U : 0U) | (m.modifier ? 0x400U : 0U);
    }
    for (const ProperName& name : m.names) {
      for (std::uint32_t i = m.first; i < m.end; ++i) {
        const Span span = ground_.text.tokens()[i].span;
        if (span.begin < name.span.begin || span.end > name.span.end) continue;
        out_[i].rule |= (static_cast<std::uint32_t>(name.kind) + 1) << 4U | (span.begin == name.span.begin ? 0x800U : 0U);
      }
    }
  }

  void read_sentence(const text::Sentence& s) {
    std::uint8_t quoted = 0;
    for (std::uint32_t i = s.first; i < s.end; ++i) {
      TokenFacts& t = out_[i];
      const char32_t mark = ground_.words[i].mark;
      if (opens_quote(mark) || (mark == '"' && quoted != 1)) {
        quoted = 1;
      } else if (mark == '(') {
        quoted = 2;
      } else if (closes_quote(mark) || mark == '"' || mark == ')') {
        quoted = 0;
      }
      t.quoted = quoted;
      if (!t.mark) t.left_trigger = trigger_before(s.first, i);
    }
  }

  std::uint64_t trigger_before(std::uint32_t first, std::uint32_t i) const {
    constexpr std::uint32_t heads = bit_of(NameKind::title) | bit_of(NameKind::actor_noun) | bit_of(NameKind::pattern);
    for (std::uint32_t n = 1; n <= trigger_reach && i >= first + n; ++n) {
      const TokenFacts& t = out_[i - n];
      if (t.mark || breaks_phrase(ground_.words[i - n])) return 0;
      const std::uint32_t bits = t.tables & (heads | heads_of_names);
      if (bits != 0) return words::mix(bits, n);
    }
    return 0;
  }

  [[nodiscard]] std::uint16_t said_of(const text::Sentence& s, std::uint32_t i) const {
    const TokenFacts& t = out_[i];
    unsigned bits = elsewhere;
    const auto kind = static_cast<Kind>((t.rule >> 4U & 15U) != 0 ? (t.rule >> 4U & 15U) - 1 : (t.rule & 15U) - 1);
    if (t.rule != 0) {
      if (kind == Kind::person) bits |= a_person;
      if (kind == Kind::state || kind == Kind::capital || kind == Kind::place) bits |= a_place;
      if (kind == Kind::body || kind == Kind::group || kind == Kind::media) bits |= an_organisation;
    }
    if (t.quoted == 1) bits |= in_quotes;
    if (i + 1 < s.end && (out_[i + 1].tables & bit_of(NameKind::given_name)) != 0) bits |= beside_given;
    if (i == s.first) return static_cast<std::uint16_t>(bits);
    const TokenFacts& before = out_[i - 1];
    if ((before.tables & bit_of(NameKind::given_name)) != 0) bits |= beside_given;
    if ((before.tables & (bit_of(NameKind::title) | bit_of(NameKind::pattern))) != 0 || (before.rule & 15U) == static_cast<std::uint32_t>(Kind::office) + 1)
      bits |= after_title;
    if ((before.tables & heads_of_names) != 0) bits |= after_head;
    if (ground_.key(i - 1) == in_) bits |= after_in;
    return static_cast<std::uint16_t>(bits);
  }

  // What each place says is remembered first, then each is told what the others say.
  void remember() {
    const auto words = std::count_if(ground_.words.words.begin(), ground_.words.words.end(), can_be_name);
    PageMemory memory(static_cast<std::size_t>(words));
    for (const text::Sentence& s : ground_.text.sentences()) {
      for (std::uint32_t i = s.first; i < s.end; ++i) {
        if (!worth(i)) continue;
        out_[i].page = said_of(s, i);
        memory.add(out_[i].stem, out_[i].page);
      }
    }
    for (std::uint32_t i = 0; i < out_.size(); ++i) {
      if (worth(i)) out_[i].page = memory.others(out_[i].stem, out_[i].page);
    }
  }

  [[nodiscard]] bool worth(std::uint32_t i) const { return can_be_name(ground_.words[i]); }

  const Ground& ground_;
  PageFacts& out_;
};

}  // namespace

PageFacts::PageFacts(const text::Text& text, const words::Words& words, Sentences sentences) : facts_(1), at_(words.size(), 0) {
  facts_[0].mark = true;
  std::uint32_t count = 1;
  for (const text::Sentence& s : text.sentences()) {
    const auto first = words.words.begin() + s.first, end = words.words.begin() + s.end;
    if (sentences == Sentences::with_candidates && std::none_of(first, end, can_be_name)) continue;
    for (std::uint32_t i = s.first; i < s.end; ++i) at_[i] = count++;
  }
  facts_.resize(count);
}

PageFacts facts_of(const Ground& ground, const std::vector<Finding>& found, Sentences sentences) {
  PageFacts out(ground.text, ground.words, sentences);
  FactGatherer(ground, out).gather(found);
  return out;
}

}  // namespace isnad::mentions
