// clauses: the phrases right of a predicate, one after the other: bare ones, and those of a
// preposition, each with the actors that it names or that stand inside it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "isnad/clauses/clauses.h"

namespace isnad::clauses {

// Slots as frames.tsv writes them: places in the clause, and the written forms of the one-letter prepositions.
constexpr std::string_view subj = "subj";
constexpr std::string_view obj = "obj";
constexpr std::string_view gen = "gen";
constexpr std::string_view nisba = "nisba";
constexpr std::string_view slot_b = "\xD8\xA8\xD9\x80";
constexpr std::string_view slot_l = "\xD9\x84\xD9\x80";
constexpr std::string_view whoever_word = "\xD9\x85\xD9\x86";  // man, spelled as min
constexpr std::string_view slot_k = "\xD9\x83\xD9\x80";
constexpr std::string_view slot_against = "\xD8\xB6\xD8\xAF";
constexpr std::string_view slot_about = "\xD8\xB9\xD9\x86";
constexpr std::string_view slot_with = "\xD9\x85\xD8\xB9";
constexpr std::string_view slot_between = "\xD8\xA8\xD9\x8A\xD9\x86";
constexpr char32_t arabic_comma = 0x060C;

[[nodiscard]] constexpr bool is_comma(char32_t mark) { return mark == arabic_comma || mark == ','; }
[[nodiscard]] inline bool is_actor(const mentions::Mention& m) { return m.kind != mentions::Kind::place; }
/// Whether a pronoun or a verb of this gender and number may mean the actor.
[[nodiscard]] bool agrees(const mentions::Mention& m, words::Gender gender, words::Number number);
/// The definite noun may be the subject of the verb right behind it.
[[nodiscard]] bool heads_as_subject(const words::Word& noun, const words::Word& verb);

struct Phrase {
  std::string_view slot;  ///< empty: bare
  std::uint32_t head = none;
  std::uint32_t end = none;
  std::uint32_t counted = none;         ///< the noun that the head counts ("a number of drones"); else none
  std::vector<std::uint32_t> mentions;  ///< the phrase names these actors
  std::vector<std::uint32_t> inner;     ///< actors inside it: genitives, demonyms, owners behind li-
};

/// Borrows the Clauses it reads, whose tree must be built as far as the predicate's sentence.
class PhraseReader {
 public:
  explicit PhraseReader(const Clauses& clauses) : c_(clauses) {}

  /// Phrases from `at` to the end of the clause of `predicate`; a noun's reach is shorter than a verb's.
  /// `content` becomes the number of the complement clause on the way, if there is one.
  [[nodiscard]] std::vector<Phrase> phrases(std::uint32_t predicate, std::uint32_t at, bool nominal, std::uint32_t& content) const;

 private:
  [[nodiscard]] bool belongs_to_phrase_before(const std::vector<Phrase>& out, std::size_t last, std::uint32_t start, std::uint32_t predicate) const;
  [[nodiscard]] std::uint32_t behind_state_of_place(std::uint32_t place, std::uint32_t at, std::uint32_t end) const;
  [[nodiscard]] bool names_doer(std::uint32_t at, std::uint32_t end) const;
  [[nodiscard]] bool continues_list(std::uint32_t comma, std::uint32_t end) const;
  void join_coordinated(std::vector<Phrase>& out) const;
  [[nodiscard]] bool is_territory(std::uint32_t mention) const;
  [[nodiscard]] bool repeats_slot(std::uint32_t at, std::uint32_t end, const std::vector<Phrase>& before) const;
  [[nodiscard]] std::uint32_t owner_behind_lone_li(std::uint32_t at, std::uint32_t end) const;
  [[nodiscard]] bool is_number(std::uint32_t token) const;
  [[nodiscard]] bool is_adjective_without_article(std::uint32_t token) const;
  [[nodiscard]] std::uint32_t behind_time(std::uint32_t at, std::uint32_t end) const;
  [[nodiscard]] std::uint32_t read_phrase(std::uint32_t at, std::uint32_t end, std::vector<Phrase>& out) const;
  [[nodiscard]] std::uint32_t behind_apposition(std::uint32_t comma, std::uint32_t end) const;
  [[nodiscard]] bool closes_aside(std::uint32_t comma, std::uint32_t predicate) const;
  [[nodiscard]] std::uint32_t behind_aside(std::uint32_t comma, std::uint32_t end) const;
  [[nodiscard]] std::uint32_t behind_denial_of_kind(std::uint32_t at, std::uint32_t end) const;
  void read_posting(std::uint32_t at, std::uint32_t end, Phrase& p) const;
  void read_members(std::uint32_t end, Phrase& p) const;
  void read_counted(std::uint32_t end, Phrase& phrase) const;
  [[nodiscard]] std::uint32_t read_titled(std::uint32_t demonym, std::uint32_t end, Phrase& phrase) const;
  void read_named_phrase(std::uint32_t mention, std::uint32_t end, Phrase& phrase) const;
  [[nodiscard]] std::uint32_t name_behind_title(std::uint32_t at, std::uint32_t end) const;
  [[nodiscard]] bool ends_with_name(std::uint32_t inner, std::uint32_t at, std::uint32_t end, std::uint32_t& k, Phrase& phrase) const;
  [[nodiscard]] bool begins_another(std::uint32_t k, std::uint32_t at) const;
  [[nodiscard]] bool stands_beside(std::uint32_t mention, std::uint32_t head) const;
  void read_noun_phrase(std::uint32_t at, std::uint32_t end, Phrase& phrase) const;

  const Clauses& c_;
};

}  // namespace isnad::clauses
