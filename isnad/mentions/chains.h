// mentions, inside: the document's own knowledge: titles without a state, short names, "the
// two sides", persons whom no table knows but the page has introduced.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "isnad/mentions/finder.h"

namespace isnad::mentions {

class Chains {
 public:
  /// `home` is the state of the page's publisher, or empty.
  Chains(const Ground& ground, std::vector<Finding>& found, std::optional<Day> published, std::string home);

  void resolve();

 private:
  void number_entities();
  void join_titles();
  [[nodiscard]] static bool is_bare_title(const Finding& f);
  void settle_venues();
  void settle_homonyms();
  void resolve_one(std::size_t i);
  [[nodiscard]] std::size_t named_behind(std::size_t i) const;
  void resolve_title(std::size_t i);
  void resolve_by_office(std::size_t i);
  [[nodiscard]] std::string sort_of(const Finding& finding) const;
  void resolve_noun(std::size_t i);
  [[nodiscard]] bool is_group_of_state(const Finding& f) const;
  void take_group(std::size_t i);
  [[nodiscard]] bool is_side_at_home(const Finding& f) const;
  const std::string& side_at_home();
  void resolve_owner(std::size_t i);
  void resolve_occupation(std::size_t i);
  void resolve_kingdom(std::size_t i);
  void resolve_pair(std::size_t i);
  void resolve_armed_people(std::size_t i);
  void resolve_rebels(std::size_t i);
  void resolve_militants(std::size_t i);
  [[nodiscard]] bool is_armed_group(const Finding& f) const;
  void resolve_separatists(std::size_t i);
  [[nodiscard]] std::string land_of_separatists() const;
  void name_official(std::size_t i);
  void take_state_spoken_of(std::size_t i);
  void take_state_of_page(std::size_t i);
  void take_home(std::size_t i);

  void remember(std::size_t i);
  void count_codes(const Finding& f, int by);
  /// Takes code and name from the finding at `back`, if there is one.
  bool copy_from(std::size_t i, std::optional<std::size_t> back);
  /// The last finding remembered under a key.
  [[nodiscard]] std::optional<std::size_t> last(const std::string& key) const;
  [[nodiscard]] std::string title_word(const Finding& f) const;
  [[nodiscard]] const std::vector<std::string>& heads_of(std::uint32_t actor);
  [[nodiscard]] const std::string& group_of_people(const std::string& code);
  [[nodiscard]] static bool serves_at_home(const Finding& f);
  [[nodiscard]] static std::size_t pair_class(std::string_view kind);
  [[nodiscard]] bool is_state_actor(const Finding& f) const;
  [[nodiscard]] std::vector<std::string> joined_before(std::size_t i) const;
  [[nodiscard]] std::vector<std::string> officials_before(std::size_t i) const;
  [[nodiscard]] bool is_where(const Finding& f) const;
  [[nodiscard]] bool is_speaker(const Finding& f) const;
  [[nodiscard]] bool bears_relative(const Finding& bearer, const Finding& owned) const;
  [[nodiscard]] bool fits_pair(const Finding& f, std::string_view kind) const;

  const Ground& ground_;
  std::vector<Finding>& found_;
  std::optional<Day> published_;
  std::string home_;
  std::unordered_map<std::string, std::size_t> last_;
  std::unordered_map<std::uint32_t, std::vector<std::string>> heads_;
  std::unordered_map<std::string, std::string> groups_;
  std::optional<std::map<std::string, std::vector<std::string>>> separatists_;  ///< codes of groups that are called so, by their land
  std::optional<std::map<std::string, int>> armed_;  ///< how often the page names each armed group
  std::optional<std::map<std::string, int>> rebels_;  ///< how often the page names each group that is called so
  std::array<std::map<std::string, int>, 3> counts_;  ///< by pair_class
  std::vector<std::string> last_pair_;                ///< who "the two" were last
  std::optional<std::string> kingdom_;
  std::optional<std::string> side_at_home_;
};

/// Drops short names that are common words, on pages that do not have the person in full.
void drop_weak_names(std::vector<Finding>& found);

/// Adds the places where a person whom the page has introduced is called by the last name alone.
void add_short_names(const Ground& ground, std::vector<Finding>& found);
/// Puts `added` among `found`, both in text order.
void merge_by_place(std::vector<Finding>& found, std::vector<Finding> added);

}  // namespace isnad::mentions
