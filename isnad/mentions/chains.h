// mentions, inside: the document's own knowledge: titles without a state, short names, "the
// two sides", persons whom no table knows but the page has introduced.
#pragma once

#include <functional>

#include "isnad/mentions/finder.h"

namespace isnad::mentions {

class Chains {
 public:
  /// `home` is the state of the page's publisher, or empty.
  Chains(const Ground& ground, std::vector<Finding>& found, std::optional<Day> published, std::string home);

  void resolve();

 private:
  void drop_weak_names();
  void number_entities();
  void resolve_one(std::size_t i);
  void resolve_title(std::size_t i);
  void resolve_noun(std::size_t i);
  void resolve_owner(std::size_t i);
  void resolve_kingdom(std::size_t i);
  void resolve_pair(std::size_t i);
  void resolve_armed_people(std::size_t i);
  void name_official(std::size_t i);
  void take_state_spoken_of(std::size_t i);
  void take_home(std::size_t i);

  using Test = std::function<bool(const Finding&)>;
  bool copy_from(std::size_t i, const Test& same);
  [[nodiscard]] bool is_state_actor(const Finding& f) const;
  [[nodiscard]] bool is_where(const Finding& f) const;
  [[nodiscard]] bool is_speaker(const Finding& f) const;
  [[nodiscard]] bool is_named_after(const Finding& f, std::string_view noun) const;
  [[nodiscard]] bool fits_pair(const Finding& f, std::string_view kind) const;

  const Ground& ground_;
  std::vector<Finding>& found_;
  std::optional<Day> published_;
  std::string home_;
};

/// Adds the places where a person whom the page has introduced is called by the last name alone.
void add_short_names(const Ground& ground, std::vector<Finding>& found);

}  // namespace isnad::mentions
