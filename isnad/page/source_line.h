// page, inside: lines that name source, author, translator and outlet:
// "source | <author> | <origin> - translated by <outlet>".
#pragma once

#include <string_view>
#include <vector>

#include "isnad/page/furniture.h"

namespace isnad::page {

/// What stands after the label of a source line, from key byte `from` on.
[[nodiscard]] std::vector<Fact> read_source(const Line& line, std::size_t from, std::string_view text, const Tables& tables);
/// What stands after "translated by": an outlet or a person.
[[nodiscard]] std::vector<Fact> read_translation(const Line& line, KeyRange range, std::string_view text, const Tables& tables);
/// Who signs, after a label such as "by".
[[nodiscard]] std::vector<Fact> read_author(const Line& line, std::size_t from, std::string_view text, const Tables& tables);
/// Facts of a byline, each with this `how`.
[[nodiscard]] std::vector<Fact> facts_of(const Byline& byline, const Line& line, std::string_view how);
/// The outlet of "<outlet> - <date>": what stands before the date, if it can be one.
[[nodiscard]] std::vector<Fact> read_left_of_date(const Line& line, const PageDate& date, std::string_view text,
                                                  const Tables& tables);

}  // namespace isnad::page
