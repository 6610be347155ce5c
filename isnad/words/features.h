// words: the grammatical features of a word form, packed into 32 bits for the
// compiled tables. Enumerators are those of Universal Dependencies where it has them.
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>

namespace isnad::words {

enum class Upos : std::uint8_t {
  other, noun, proper, adjective, verb, auxiliary, pronoun, determiner, adposition, conjunction,
  subordinator, particle, adverb, numeral, interjection, punctuation, symbol,
};
enum class Aspect : std::uint8_t { none, perfect, imperfect, imperative };
enum class Voice : std::uint8_t { none, active, passive };
enum class Mood : std::uint8_t { none, indicative, subjunctive, jussive };
enum class Gender : std::uint8_t { none, masculine, feminine };
enum class Number : std::uint8_t { none, singular, dual, plural };
enum class Case : std::uint8_t { none, nominative, oblique, accusative };
/// How a nominal comes from its verb.
enum class Derived : std::uint8_t { none, masdar, active_participle, passive_participle };

struct Features {
  Upos upos : 5 = Upos::other;
  Aspect aspect : 2 = Aspect::none;
  Voice voice : 2 = Voice::none;
  Mood mood : 2 = Mood::none;
  std::uint32_t person : 2 = 0;  ///< 1, 2, 3; 0 none
  Gender gender : 2 = Gender::none;
  Number number : 2 = Number::none;
  Case grammatical_case : 2 = Case::none;
  Derived derived : 2 = Derived::none;
  std::uint32_t construct : 1 = 0;  ///< a form that only stands before its genitive (sound plural without nun)
  std::uint32_t needs_enclitic : 1 = 0;  ///< a spelling that only stands before a pronoun (teh for teh marbuta)
  std::uint32_t definite : 1 = 0;  ///< with the article or a pronoun; set when the word is read, never in tables

  [[nodiscard]] std::uint32_t packed() const { return pack(*this); }
  [[nodiscard]] static Features unpacked(std::uint32_t bits);
  friend bool operator==(const Features& a, const Features& b) { return a.packed() == b.packed(); }

 private:
  static std::uint32_t pack(const Features& features);
};

inline std::uint32_t Features::pack(const Features& f) {
  const auto u = [](auto value) { return static_cast<std::uint32_t>(value); };
  return u(f.upos) | u(f.aspect) << 5U | u(f.voice) << 7U | u(f.mood) << 9U | u(f.person) << 11U | u(f.gender) << 13U |
         u(f.number) << 15U | u(f.grammatical_case) << 17U | u(f.derived) << 19U | u(f.construct) << 21U |
         u(f.needs_enclitic) << 22U | u(f.definite) << 23U;
}

inline Features Features::unpacked(std::uint32_t bits) {
  const auto field = [bits](unsigned at, unsigned width) { return (bits >> at) & ((1U << width) - 1U); };
  Features f;
  f.upos = static_cast<Upos>(field(0, 5));
  f.aspect = static_cast<Aspect>(field(5, 2));
  f.voice = static_cast<Voice>(field(7, 2));
  f.mood = static_cast<Mood>(field(9, 2));
  f.person = field(11, 2) & 3U;
  f.gender = static_cast<Gender>(field(13, 2));
  f.number = static_cast<Number>(field(15, 2));
  f.grammatical_case = static_cast<Case>(field(17, 2));
  f.derived = static_cast<Derived>(field(19, 2));
  f.construct = field(21, 1) & 1U;
  f.needs_enclitic = field(22, 1) & 1U;
  f.definite = field(23, 1) & 1U;
  return f;
}

/// The UPOS tag ("NOUN", "VERB" ...).
[[nodiscard]] std::string_view name_of(Upos upos);
/// The tag read back; Upos::other ("X") when it is none.
[[nodiscard]] Upos upos_named(std::string_view name);

}  // namespace isnad::words
