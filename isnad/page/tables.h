// page, inside: the tables of data/page in searchable form.
//
// Made once from the lexicon, which must outlive it. All keys are folded
// (folded_line.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "isnad/lexicon/lexicon.h"

namespace isnad::page {

/// What a label line says of itself or of what follows it (labels.tsv).
enum class Role {
  home,
  top,
  related,
  keywords,
  source,
  translation,
  translator,
  author,
  published,
  updated,
  share,
  comments,
  link,
  more,
  advert,
  counter,
  copyright,
  contact,
  caption,
  wire,
  section,
  cue,
  medium,
  not_person,
  ago,
};
[[nodiscard]] std::string_view role_name(Role role);

struct Label {
  Role role = Role::share;
  std::size_t length = 0;  ///< bytes of the key that the label takes
};

/// A name that stands in datelines and bylines (datelines.tsv, sites.tsv).
enum class NameKind { agency, medium, desk, place, publisher };
struct Name {
  NameKind kind = NameKind::place;
  std::string_view name;     ///< how to record it; empty: as the page has it
  bool opener_only = false;  ///< too common a word to be looked for in running text
};

struct Site {
  std::string_view name;
  std::vector<std::string_view> title, body, author, published, drop;  ///< class, id or itemprop tokens
};

struct MonthName {
  unsigned month = 0;
  bool hijri = false;
};
enum class DateWord { weekday, am, pm, half, zone, filler };

class Tables {
 public:
  explicit Tables(const lexicon::Lexicon& lexicon);

  /// The whole key is this label (punctuation at its end aside).
  [[nodiscard]] std::optional<Label> whole(std::string_view key) const;
  /// The key begins with a label that is closed by a mark (`:` `|` `-`), or by nothing but a space for
  /// labels that need no mark.
  [[nodiscard]] std::optional<Label> at_start(std::string_view key) const;
  /// Labels of one role, longest first, as keys.
  [[nodiscard]] const std::vector<std::string>& keys_of(Role role, std::string_view match) const;
  [[nodiscard]] bool is_word_of(Role role, std::string_view word) const;

  [[nodiscard]] std::optional<Name> name(std::string_view key) const;
  /// Names of agencies that may be looked for in running text: key, name.
  [[nodiscard]] const std::vector<std::pair<std::string, std::string_view>>& agencies() const { return agencies_; }
  [[nodiscard]] const std::vector<std::pair<std::string, std::string_view>>& media() const { return media_; }

  [[nodiscard]] std::optional<MonthName> month(std::string_view key) const;
  [[nodiscard]] std::optional<DateWord> date_word(std::string_view key) const;

  /// Row of the host or of a domain above it; the row `*` apart.
  [[nodiscard]] const Site* site(std::string_view host) const;
  [[nodiscard]] const Site& any_site() const { return any_site_; }

 private:
  void read_labels(const lexicon::Table& table);
  void read_names(const lexicon::Table& table);
  void read_sites(const lexicon::Table& table);
  void read_dates(const lexicon::Table& months, const lexicon::Table& words);

  std::unordered_map<std::string, Role> whole_;
  std::unordered_map<std::string, Role> marked_;
  std::unordered_map<std::string, Role> started_;
  std::unordered_map<std::string, Role> words_;
  std::unordered_map<std::string, std::vector<std::string>> lists_;  // role and match -> keys
  std::unordered_map<std::string, Name> names_;
  std::vector<std::pair<std::string, std::string_view>> agencies_;
  std::vector<std::pair<std::string, std::string_view>> media_;
  std::unordered_map<std::string, MonthName> months_;
  std::unordered_map<std::string, DateWord> date_words_;
  std::unordered_map<std::string_view, Site> sites_;
  Site any_site_;
};

}  // namespace isnad::page
