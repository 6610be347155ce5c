// page, inside: names of outlets that no table knows, by the word they begin with
// ("agency X for news", "newspaper Y"), and what a page says of its own outlet.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "isnad/page/folded_line.h"
#include "isnad/page/tables.h"

namespace isnad::page {

enum class OutletKind { agency, medium };

/// The key is a medium word and a name of one word, then words with the article, and nothing else.
[[nodiscard]] std::optional<OutletKind> outlet_kind(std::string_view key, const Tables& tables);

/// The outlet of a line that is its name and nothing else, or the name and an edition behind a dash.
[[nodiscard]] std::optional<KeyRange> read_masthead(std::string_view key, const Tables& tables);

/// The outlet of a copyright line, years and formulas aside; only a known one or one that begins with a medium word.
[[nodiscard]] std::optional<KeyRange> read_copyright(std::string_view key, const Tables& tables);

/// `part` is `whole` or a run of whole words of it, and more than two letters long.
[[nodiscard]] bool is_part_of_name(std::string_view part, std::string_view whole);

}  // namespace isnad::page
