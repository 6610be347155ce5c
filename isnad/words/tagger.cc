#include "isnad/words/tagger.h"

#include <cstring>

namespace isnad::words {
namespace {

// The bases; see base_of. Each block is as long as its enumerators need.
constexpr TagClass base_verb = 0;          // aspect x gender x voice, third person
constexpr TagClass base_speaker = 12;      // aspect, first and second person
constexpr TagClass base_noun = 15;         // masdar x definite x agreement
constexpr TagClass base_accusative = 39;   // indefinite nouns with alef, by agreement
constexpr TagClass base_adjective = 43;    // participle x definite x agreement
constexpr TagClass base_adverbial = 61;    // indefinite adjectives with alef, by agreement
constexpr TagClass base_proper = 64;       // with article or not, unknown
constexpr TagClass base_unknown = 67;      // unknown noun or adjective x article
constexpr TagClass base_other = 72;        // by part of speech
constexpr TagClass base_with_pronoun = 89; // prepositions, subordinators

std::uint32_t agreement_of(const Features& f) {
  if (f.number == Number::plural || f.number == Number::dual) return 2;
  return f.gender == Gender::feminine ? 1 : 0;
}

std::uint32_t definiteness_of(const Reading& r) {
  if (r.article) return 1;
  if (r.enclitic_person != 0) return 2;
  return r.features.construct != 0 ? 3 : 0;
}

TagClass verb_base(const Features& f) {
  const std::uint32_t aspect = f.aspect == Aspect::imperfect ? 1 : f.aspect == Aspect::imperative ? 2 : 0;
  if (f.person == 1 || f.person == 2) return base_speaker + aspect;
  return base_verb + aspect * 4 + (f.gender == Gender::feminine ? 2 : 0) + (f.voice == Voice::passive ? 1 : 0);
}

}  // namespace

TagClass base_of(const Reading& r) {
  const Features& f = r.features;
  const bool accusative = f.grammatical_case == Case::accusative;
  switch (f.upos) {
    case Upos::verb: return verb_base(f);
    case Upos::noun:
      if (!r.known) return base_unknown + (r.article ? 1 : 0);
      if (accusative) return base_accusative + agreement_of(f);
      return base_noun + ((f.derived == Derived::masdar ? 4U : 0U) + definiteness_of(r)) * 3 + agreement_of(f);
    case Upos::adjective: {
      if (!r.known) return base_unknown + 2 + (r.article ? 1 : 0);
      if (accusative) return base_adverbial + agreement_of(f);
      const std::uint32_t definite = definiteness_of(r);
      return base_adjective + ((f.derived == Derived::none ? 0U : 3U) + (definite == 3 ? 2 : definite)) * 3 + agreement_of(f);
    }
    case Upos::proper: return base_proper + (!r.known ? 2 : r.article ? 1 : 0);
    case Upos::adposition: return r.enclitic_person != 0 ? base_with_pronoun : base_other + static_cast<TagClass>(f.upos);
    case Upos::subordinator: return r.enclitic_person != 0 ? base_with_pronoun + 1 : base_other + static_cast<TagClass>(f.upos);
    default: return base_other + static_cast<TagClass>(f.upos);
  }
}

BaseFacts facts_of(TagClass base) {
  const auto u = [](Upos upos) { return static_cast<std::uint32_t>(upos); };
  if (base == base_start) return {31, 0, 0};
  if (base < base_speaker) return {u(Upos::verb), base / 4, (base & 2U) != 0 ? 1U : 0U};
  if (base < base_noun) return {u(Upos::verb), 3, 2};
  if (base < base_accusative) return {u(Upos::noun), (base - base_noun) / 3 % 4, (base - base_noun) % 3};
  if (base < base_adjective) return {u(Upos::noun), 0, (base - base_accusative) % 3};
  if (base < base_adverbial) return {u(Upos::adjective), (base - base_adjective) / 3 % 3, (base - base_adjective) % 3};
  if (base < base_proper) return {u(Upos::adjective), 0, base - base_adverbial};
  if (base < base_unknown) return {u(Upos::proper), 1, 0};
  if (base < base_other) return {u(base < base_unknown + 2 ? Upos::noun : Upos::adjective), (base - base_unknown) & 1U, 0};
  if (base < base_with_pronoun) return {base - base_other, 0, 0};
  return {u(base == base_with_pronoun ? Upos::adposition : Upos::subordinator), 2, 0};
}

std::uint32_t coarse_of(TagClass base, Gap gap) {
  constexpr std::uint32_t start = 0, mark = 1, verb = 2, noun = 6, adjective = 10, others = 13;
  if (base == base_start || gap == Gap::start) return start;
  if (gap != Gap::none) return mark;
  const BaseFacts f = facts_of(base);
  switch (static_cast<Upos>(f.upos)) {
    case Upos::verb: return verb + f.definite;
    case Upos::noun: return noun + f.definite;
    case Upos::adjective: return adjective + f.definite;
    case Upos::proper: return others;
    case Upos::adposition: return others + (f.definite != 0 ? 2 : 1);
    case Upos::pronoun: return others + 3;
    case Upos::determiner: return others + 4;
    case Upos::numeral: return others + 5;
    case Upos::subordinator: return others + 6;
    case Upos::particle: return others + 7;
    case Upos::adverb: return others + 8;
    default: return others + 9;
  }
}

Tagger::Tagger(std::string_view bytes) {
  constexpr std::size_t head = tagger_magic.size() + sizeof(std::uint32_t) + sizeof(float);
  if (bytes.size() <= head || bytes.substr(0, tagger_magic.size()) != tagger_magic) return;
  std::uint32_t bits = 0;
  std::memcpy(&bits, bytes.data() + tagger_magic.size(), sizeof bits);
  if (bits > 24 || bytes.size() != head + (std::size_t{1} << bits)) return;
  std::memcpy(&scale_, bytes.data() + tagger_magic.size() + sizeof bits, sizeof scale_);
  weights_ = reinterpret_cast<const std::int8_t*>(bytes.data() + head);
  mask_ = (std::uint64_t{1} << bits) - 1;
  const auto sum = [this](TagClass before, Gap gap, TagClass after) {
    int out = 0;
    pair_features(before, gap, after, [&](std::uint64_t h) { out += weights_[h & mask_]; });
    return static_cast<std::int16_t>(out);
  };
  for (TagClass a = 0; a < base_count; ++a) {
    for (TagClass b = 0; b < class_count; ++b) near_[std::size_t{a} * class_count + b] = sum(a, Gap::none, b);
  }
  for (std::uint32_t row = 0; row < clause_states * coarse_count; ++row) {
    for (TagClass b = 0; b < class_count; ++b) {
      int weight = 0;
      clause_features(static_cast<Clause>(row / coarse_count), row % coarse_count, b, [&](std::uint64_t h) { weight += weights_[h & mask_]; });
      clause_[std::size_t{row} * class_count + b] = static_cast<std::int16_t>(weight);
    }
  }
  // With a mark between, only the part of speech before it counts; any base of that part will do.
  for (TagClass a = 0; a < base_count; ++a) {
    for (std::uint32_t g = 1; g <= 4; ++g) {
      const std::size_t row = (std::size_t{g} - 1) * 32 + facts_of(a).upos;
      for (TagClass b = 0; b < class_count; ++b) far_[row * class_count + b] = sum(a, static_cast<Gap>(g), b);
    }
  }
}

}  // namespace isnad::words
