// A first chooser: grammar rules with weights, left to right. Each rule speaks of
// what the neighbours allow (Wright II, syntax of the verb and of the noun).
#include "isnad/words/choose.h"

namespace isnad::words {
namespace {

using text::Sentence;
using text::Text;

constexpr char32_t left_guillemet = 0x00AB;
constexpr char32_t arabic_comma = 0x060C;

/// What stands before the word in hand.
struct Before {
  const Word* word = nullptr;  ///< the word before, no marks
  bool at_start = true;        ///< a mark that opens a clause, or nothing, stands before
};

class Chooser {
 public:
  Chooser(const Text& text, const Dictionary& dictionary, Words& words) : text_(text), dictionary_(dictionary), words_(words) {}

  void choose(std::uint32_t i, const Before& before) {
    Word& word = words_.words[i];
    const Reading* best = nullptr;
    float best_score = 0;
    for (std::uint32_t r = word.first_reading; r < word.end_reading; ++r) {
      Reading& reading = words_.readings[r];
      reading.score += score(reading, i, before);
      if (best == nullptr || reading.score > best_score) {
        best = &reading;
        best_score = reading.score;
      }
    }
    if (best != nullptr) static_cast<Reading&>(word) = *best;
  }

 private:
  [[nodiscard]] std::string_view name(const Word* word) const { return word == nullptr ? std::string_view{} : dictionary_.name(word->lemma); }

  [[nodiscard]] float score(const Reading& r, std::uint32_t i, const Before& before) const {
    float s = clitic_cost(r) + kind_prior(r);
    const bool verb = r.features.upos == Upos::verb;
    if (verb && text_.surface(text_.tokens()[i]).find(shadda) != std::string_view::npos) s += doubled(r) ? 1.5F : -0.5F;
    if (verb) s += verb_score(r, i, before);
    else s += nominal_score(r, before);
    return s;
  }

  // A written shadda speaks for the forms that double their middle radical: II and V.
  [[nodiscard]] bool doubled(const Reading& r) const {
    const std::string_view id = dictionary_.name(r.lemma);
    const std::size_t point = id.rfind('.');
    return point != std::string_view::npos && point + 1 < id.size() && (id[point + 1] == '2' || id[point + 1] == '5');
  }

  static constexpr std::string_view shadda = "\xD9\x91";

  static float clitic_cost(const Reading& r) {
    float s = 0;
    if (r.conjunction != Conjunction::none) s -= r.conjunction == Conjunction::wa ? 0.3F : 0.8F;
    if (r.preposition != Preposition::none) s -= r.preposition == Preposition::k ? 1.4F : 0.5F;
    if (r.interrogative) s -= 4.0F;
    if (r.future) s += 0.8F;
    if (r.article) s += 0.6F;
    if (r.enclitic_person != 0) s -= r.enclitic_person == 3 ? 0.4F : r.enclitic_number == Number::plural && r.enclitic_person == 1 ? 1.0F : 1.8F;
    return s;
  }

  static float kind_prior(const Reading& r) {
    const Features& f = r.features;
    switch (f.upos) {
      case Upos::adposition:
      case Upos::conjunction:
      case Upos::subordinator:
      case Upos::particle:
      case Upos::pronoun:
      case Upos::determiner: return 2.5F;
      case Upos::adverb: return 1.2F;
      case Upos::verb: {
        float s = 0;
        if (f.voice == Voice::passive) s -= 1.6F;
        if (f.aspect == Aspect::imperative) s -= 3.5F;
        if (f.person == 1) s -= f.number == Number::plural ? 0.9F : 1.3F;
        if (f.person == 2) s -= 2.2F;
        if (f.number == Number::dual) s -= 0.3F;
        if (f.number == Number::plural && f.gender == Gender::feminine) s -= 1.2F;
        return s;
      }
      case Upos::noun: {
        float s = f.derived == Derived::masdar ? 0.35F : 0.4F;
        if (f.number == Number::dual) s -= 0.5F;
        if (f.construct != 0) s -= 0.4F;
        if (f.grammatical_case == Case::accusative) s -= 0.1F;
        return s;
      }
      case Upos::adjective: {
        float s = f.derived == Derived::none ? 0.4F : f.derived == Derived::active_participle ? 0.05F : -0.1F;
        if (f.construct != 0) s -= 0.6F;
        if (f.number == Number::dual) s -= 0.5F;
        return s;
      }
      default: return 0;
    }
  }

  [[nodiscard]] float verb_score(const Reading& r, std::uint32_t i, const Before& before) const {
    float s = 0;
    const Word* p = before.word;
    const bool bare = r.conjunction == Conjunction::none;
    // "wa-" before a word with a pronoun, after a noun with one: nouns side by side.
    if (r.conjunction != Conjunction::none) s += p != nullptr && p->is_nominal() && p->enclitic_person != 0 && r.enclitic_person != 0 ? -1.0F : 0.9F;
    if (before.at_start) s += 1.0F;
    if (p != nullptr && bare && !before.at_start) {
      if (p->is(Upos::particle)) s += 2.5F;
      if (p->is(Upos::subordinator)) s += subordinator_before_verb(*p, r);
      if (p->is(Upos::adposition) && p->enclitic_person == 0) s -= 4.0F;
      if (p->is(Upos::determiner)) s -= 2.5F;
      if (p->is(Upos::pronoun)) s += 1.5F;
      if (p->is_verb()) s += dictionary_.name(p->lemma) == kana_ ? 1.5F : r.features.aspect == Aspect::imperfect ? 0.0F : -1.5F;
      if (p->is_nominal()) s += noun_before_verb(*p, r);
      // A noun without article before a word with a pronoun is its annexed noun.
      if (p->is(Upos::noun) && p->features.definite == 0 && r.enclitic_person != 0) s -= 1.6F;
    }
    s += next_after_verb(i);
    return s;
  }

  static float subordinator_before_verb(const Word&, const Reading& r) {
    return r.features.aspect == Aspect::imperfect ? 2.2F : 0.8F;
  }

  // Definite noun + verb: subject first. Indefinite noun + imperfect: a relative clause without pronoun.
  static float noun_before_verb(const Word& noun, const Reading& r) {
    if (noun.features.definite != 0 || noun.is(Upos::proper) || !noun.known) return r.features.aspect == Aspect::imperfect ? 0.6F : 0.2F;
    return r.features.aspect == Aspect::imperfect ? 0.2F : -0.9F;
  }

  [[nodiscard]] float next_after_verb(std::uint32_t i) const {
    if (i + 1 >= words_.size()) return -0.5F;
    const Word& next = words_.words[i + 1];
    if (next.first_reading == next.end_reading) return 0;
    const Reading& r = words_.readings[next.first_reading];
    const std::string_view key = text_.folded(text_.tokens()[i + 1]);
    float s = 0;
    // A noun with the article, or a complement, follows a verb; an adjective agrees with a noun before it.
    if (key.substr(0, 4) == "\xD8\xA7\xD9\x84") s += 0.3F;
    if (r.features.upos == Upos::adposition || r.features.upos == Upos::subordinator) s += 0.4F;
    return s;
  }

  [[nodiscard]] float nominal_score(const Reading& r, const Before& before) const {
    float s = 0;
    const Word* p = before.word;
    if (r.features.upos != Upos::noun && r.features.upos != Upos::adjective) return 0;
    if (p == nullptr || r.conjunction != Conjunction::none) return 0;
    if (p->is(Upos::adposition) && p->enclitic_person == 0) s += r.features.upos == Upos::noun ? 1.2F : 0.4F;
    if (p->is_nominal() && p->features.construct != 0) s += 1.0F;
    if (p->is(Upos::noun) && r.features.upos == Upos::adjective) s += agreement(*p, r);
    if (p->is(Upos::particle) && name(p) != negation_) s -= 0.8F;
    if (before.at_start && r.features.upos == Upos::adjective) s -= 0.3F;
    return s;
  }

  static float agreement(const Word& noun, const Reading& adjective) {
    const bool both = (noun.features.definite != 0) == (adjective.features.definite != 0);
    const bool gender = noun.features.gender == adjective.features.gender ||
                        (noun.features.number == Number::plural && adjective.features.gender == Gender::feminine);
    return both && gender ? 0.9F : both ? 0.2F : -0.6F;
  }

  static constexpr std::string_view kana_ = "\xD9\x83\xD8\xA7\xD9\x86.1";
  static constexpr std::string_view negation_ = "\xD9\x84\xD8\xA7";
  const Text& text_;
  const Dictionary& dictionary_;
  Words& words_;
};

}  // namespace

void choose_readings(const Text& text, const Dictionary& dictionary, const Sentence& sentence, Words& words) {
  Chooser chooser(text, dictionary, words);
  Before before;
  for (std::uint32_t i = sentence.first; i < sentence.end; ++i) {
    chooser.choose(i, before);
    const Word& word = words[i];
    if (word.mark == 0) {
      before = {&word, false};
    } else {
      before.at_start = word.mark == ':' || word.mark == '.' || word.mark == left_guillemet || word.mark == arabic_comma ||
                        word.mark == '"';
      if (word.mark == ':' || word.mark == '.') before.word = nullptr;
    }
  }
}

}  // namespace isnad::words
