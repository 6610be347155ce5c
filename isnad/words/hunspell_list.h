// hunspell_list: reads the word list of the Debian package hunspell-ar (Ayaspell).
//
// In: the bytes of ar.dic and ar.aff. Out: its entries one by one, with what the list says of
// them: its headings tell masdars, participles, adjectives and names apart, flags which endings a
// noun takes, AM lines the lemma and aspect of a verb form. Prefixes, attached pronouns and vowels
// are left aside: the first two are the business of split_words. Used by the build alone.
// The package: GPL-2+ / LGPL-2.1+ / MPL-1.1; README, "Licences".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace isnad::words {

enum class HunspellKind : std::uint8_t { name, noun, masdar, active_participle, passive_participle, adjective, verb };

/// One line of ar.dic. Views are into the bytes given.
struct HunspellEntry {
  std::string_view stem;
  HunspellKind kind = HunspellKind::noun;
  std::vector<std::string_view> flags;  ///< two bytes each: "IA" sound masculine plural, "Ox" ending -uu ...
  std::string_view lemma;               ///< of a verb form: unvocalised, else empty
  bool perfect = false;
  bool imperfect = false;
  bool imperative = false;

  [[nodiscard]] bool has(std::string_view flag) const;
};

/// A row of data/words/list_headings.tsv. Without a kind the lines below are closed classes and not read.
struct HunspellHeading {
  std::string_view text;
  std::optional<HunspellKind> kind;
};

/// All entries but those of closed classes, in the order of the list; lines that are none are left out.
[[nodiscard]] std::vector<HunspellEntry> read_hunspell_list(std::string_view dic, std::string_view aff,
                                                            const std::vector<HunspellHeading>& headings);

}  // namespace isnad::words
