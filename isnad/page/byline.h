// page, inside: who signs a text: openers and bylines such as "<person> - <outlet> - <city>:".
//
// A piece is known by the tables (agency, desk, place, outlet) or unknown; an unknown
// piece is a person only when it looks like a name and stands beside known ones.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "isnad/page/folded_line.h"
#include "isnad/page/tables.h"

namespace isnad::page {

struct Signed {
  std::string value;
  KeyRange where;
};

struct Byline {
  std::optional<Signed> author;
  std::optional<Signed> origin;
  std::optional<Signed> publisher;
  std::size_t end = 0;  ///< key bytes that the byline takes, its closing mark included
};

/// The whole line, when it is a byline and nothing else. `own`: key of the page's own outlet, if known.
[[nodiscard]] std::optional<Byline> read_byline(const Folded& line, std::string_view text, const Tables& tables,
                                                std::string_view own = {});
/// The opener of a paragraph, closed by a colon or a dash ("<city> (<agency>) - ...").
[[nodiscard]] std::optional<Byline> read_opener(const Folded& line, std::string_view text, const Tables& tables);
/// What stands after "by" or in an author field. `lone`: the field is known to hold who signs, so
/// a lone piece is a person whatever it looks like.
[[nodiscard]] Byline read_signature(const Folded& line, KeyRange range, std::string_view text, bool lone, const Tables& tables);

/// Two to five words of letters, none of them a word that names never have.
[[nodiscard]] bool looks_like_person(std::string_view key, const Tables& tables);
/// The text behind a key range, without quotes and spaces at its ends.
[[nodiscard]] Signed surface(const Folded& line, KeyRange range, std::string_view text);

}  // namespace isnad::page
