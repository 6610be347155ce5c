// mentions: the names of the world in searchable form.
//
// compile_names() makes the sections "mentions/..." from the tables data/mentions;
// Gazetteer reads them in place and answers who held an office on a day.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "isnad/base/date.h"
#include "isnad/lexicon/lexicon.h"
#include "isnad/words/features.h"

namespace isnad::mentions {

/// Which table a name comes from, and what of its row it is.
enum class NameKind : std::uint8_t {
  state,
  capital,
  seat,
  nisba,
  people,
  actor,
  actor_nisba,
  medium,
  person,
  place,
  title,
  actor_noun,
  pattern,
  given_name,
};

/// Values of the column `kind` of name_words.tsv.
constexpr std::array<std::string_view, 12> name_word_kinds = {"organisation", "class",    "place", "region",  "event",
                                                             "people",       "currency", "given", "surname", "club",   "work",  "sport"};

/// Where in Gazetteer::word_facts the bits of parts of names begin, and those of name_words.tsv.
constexpr std::uint32_t parts_at = 14;
constexpr std::uint32_t name_words_at = 20;

struct Name {
  NameKind kind = NameKind::state;
  std::uint32_t row = 0;
  bool full = true;                            ///< the full name, not a short form
  words::Gender gender = words::Gender::none;  ///< of a demonym's form
  words::Number number = words::Number::none;
};

class Gazetteer {
 public:
  /// `lexicon` must have been compiled and outlive the gazetteer.
  explicit Gazetteer(const lexicon::Lexicon& lexicon);

  /// Names whose folded words, joined by one space, are `key`.
  [[nodiscard]] std::span<const std::uint32_t> find(std::string_view key) const { return names_.find(key); }
  /// How many words the names have that begin with the folded word: bit 0 for one word, bit 1 for two ...; 0 when none begins so.
  [[nodiscard]] std::uint32_t lengths_from(std::string_view first_word) const;
  [[nodiscard]] Name name(std::uint32_t number) const;

  /// A cell of the table a name of that kind comes from; of a place, of either table of places.
  [[nodiscard]] std::string_view cell(NameKind kind, std::uint32_t row, std::string_view column) const;
  [[nodiscard]] const lexicon::Table& table_of(NameKind kind) const;

  struct Term {
    std::string_view id;
    std::string_view person;
    std::string_view code;
    std::string_view office;
    Day from;
    Day to;  ///< far in the future while in office
  };
  /// Terms of a person, by first day.
  [[nodiscard]] std::vector<Term> terms_of(std::string_view person) const;
  /// Who held `office` of `code` on `day`.
  [[nodiscard]] std::optional<Term> holder(std::string_view code, std::string_view office, Day day) const;
  /// Whom the bare title of `office` means: as holder(), and nobody where several hold the office at once
  /// (ambassadors, envoys, deputies). A state without the office may have its like (offices.tsv, `also`).
  [[nodiscard]] std::optional<Term> holder_by_title(std::string_view code, std::string_view office, Day day) const;
  /// Whom a title and a last name (folded) mean on `day` ("the president Abbas"): who holds such an office then, else
  /// the only one who held it before; nobody where several may be meant.
  [[nodiscard]] std::optional<Term> holder_called(std::string_view office, std::string_view last_name, Day day) const;
  /// A cell of offices.tsv by the office's id; empty for an id that is none.
  [[nodiscard]] std::string_view office_cell(std::string_view office, std::string_view column) const;
  /// Latitude and longitude of a place or capital by its name.
  [[nodiscard]] std::optional<std::pair<double, double>> coordinates(std::string_view name) const;
  /// A noun, folded, that a capital annexed to it tells the place of ("the Vienna talks").
  [[nodiscard]] bool is_venue_noun(const std::string& folded) const { return venue_nouns_.contains(folded); }
  /// A name of two things: whose it is where nothing tells, and whose else.
  struct Homonym {
    std::string code, other;
    std::vector<std::string> when, unless;  ///< codes that the page names, and does not name, for the other to be meant
    std::string kind;                       ///< what it is in the other sense, as the table says it
  };
  /// By the folded name; null for a name that is not one (homonyms.tsv).
  [[nodiscard]] const Homonym* homonym(const std::string& folded) const;
  /// Whether the official name of the state says it is a kingdom.
  [[nodiscard]] bool is_kingdom(std::string_view code) const;
  /// Whether the code is that of a state, not of a group or a body ("PKK" has three letters too).
  [[nodiscard]] bool is_state(std::string_view code) const;
  /// For the code of a people without a state, the demonym without its ending: a part of the
  /// names of its parties and groups; empty for all else.
  [[nodiscard]] std::string stem_of_people(std::string_view code) const;
  /// Whether the code is that of a faith's people, of no one state and with no land of theirs ("SUNNI").
  [[nodiscard]] bool is_faith(std::string_view code) const { return faiths_.contains(std::string(code)); }
  /// Whether the person (a row of people.tsv) has held offices of states, and none of them, nor the country, is `code`:
  /// no title of `code` is his.
  [[nodiscard]] bool is_anothers(std::uint32_t person, std::string_view code) const;
  /// Whether an actor of that code has a name (as actors.tsv writes it) that holds the word.
  [[nodiscard]] bool is_called(std::string_view code, std::string_view word) const;
  /// Code and country of the armed groups that have a name (as actors.tsv writes it) that holds the word, in table order.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> groups_called(std::string_view word) const;
  /// State where the group or party of that code is at home (actors.tsv); empty when unknown.
  [[nodiscard]] std::string country_of_actor(std::string_view code) const;
  /// State of the paper that pages call so ("okaz", its Arabic name); empty when unknown.
  [[nodiscard]] std::string country_of_publisher(std::string_view publisher) const;
  /// What the tables say of the folded word. Bit n: it is a name of the n-th NameKind. From bit `parts_at`, of which names of
  /// several words it is a part: 1 first of a person's, 2 last of one, 4 of a body's, 8 of a place's. From bit
  /// `name_words_at`, what name_words.tsv says: bit n for the n-th of `name_word_kinds`.
  [[nodiscard]] std::uint32_t word_facts(std::string_view word) const;
  /// Bytes of the learnt finder of names (name_tagger.h); empty when there is none.
  [[nodiscard]] std::string_view name_weights() const;
  /// Row of the one person whose name of several words is spelled otherwise (name_variants.h); nothing where none or two are.
  [[nodiscard]] std::optional<std::uint32_t> person_in_another_spelling(std::string_view folded) const;
  /// Row of the person whose name it is when two neighbouring letters of a word of five or more change places.
  [[nodiscard]] std::optional<std::uint32_t> person_with_letters_swapped(std::string_view folded) const;
  /// Whether a folded name may be another spelling of a known one, no word of it being an Arabic name of its own.
  [[nodiscard]] bool is_other_spelling(std::string_view folded, std::string_view known) const;
  /// Row of people.tsv by id.
  [[nodiscard]] std::optional<std::uint32_t> person_row(std::string_view id) const;

 private:
  lexicon::Index names_;
  lexicon::Index first_words_;
  lexicon::Index terms_by_person_;
  lexicon::Index terms_by_office_;
  lexicon::Index terms_by_last_name_;
  lexicon::Index people_;
  lexicon::Index states_;
  lexicon::Index offices_;
  lexicon::Index word_facts_;
  lexicon::Index sounds_;
  const std::uint32_t* entries_ = nullptr;
  const lexicon::Lexicon* lexicon_ = nullptr;
  std::array<const lexicon::Table*, 14> tables_{};  ///< by kind of name
  std::unordered_set<std::string> venue_nouns_, faiths_;
  std::unordered_map<std::string, Homonym> homonyms_;
};

/// Makes the sections "mentions/..." from the tables.
[[nodiscard]] Result<bool> compile_names(lexicon::Lexicon& lexicon);

}  // namespace isnad::mentions
