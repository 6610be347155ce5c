// mentions, inside: names that no table and no rule knows, found by the learnt finder.
#pragma once

#include "isnad/mentions/finder.h"

namespace isnad::mentions {

/// What the rules find on the page, with the short names of those whom they find in full: what the learnt finder is told.
[[nodiscard]] std::vector<Finding> find_by_rules(const Ground& ground, std::optional<Day> published);

/// Adds, in text order, the names that stand where the rules found nothing: persons of two
/// names and more with the short names that follow, places and organisations, all without a code
/// (codebook section 3 gives none to those of whom nothing is known).
void add_learned_names(const Ground& ground, std::vector<Finding>& found);

}  // namespace isnad::mentions
