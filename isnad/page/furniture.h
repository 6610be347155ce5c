// page, inside: what a line of page furniture says.
//
// Furniture is all that stands on a page and is no running text: breadcrumbs, datelines,
// bylines, source lines, share buttons, lists of other articles. A line is judged by its
// own words and by where it stands.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "isnad/page/byline.h"
#include "isnad/page/dateline.h"
#include "isnad/page/line.h"
#include "isnad/page/page.h"
#include "isnad/page/tables.h"

namespace isnad::page {

enum class Zone { head, top, body };  ///< before the title; between title and text; in and after the text

/// What follows from a line for the lines after it: `foot` other articles may follow, `end` nothing of worth.
enum class Opens { nothing, related, keywords, foot, end };

struct Fact {
  std::optional<Field> Page::*field = nullptr;
  std::string value;
  Span text;
  std::string how;
};

struct Furniture {
  std::string reason;
  std::vector<Fact> facts;
  std::optional<Span> related;         ///< a headline that stands in the line itself
  std::optional<PageDate> date;        ///< when the line dates the page
  bool updated = false;                ///< the date is that of a later change
  std::optional<Span> unknown_agency;  ///< a name at the end of an agency's dateline that no table knows
  Opens opens = Opens::nothing;
};

/// Furniture, or nothing when the line is text. `text` is Page::utf8.
[[nodiscard]] std::optional<Furniture> see_furniture(const Line& line, std::string_view text, Zone zone, const Tables& tables);

/// The crumbs of a breadcrumb line, as spans of `text`; empty when it is none.
[[nodiscard]] std::vector<Span> read_breadcrumb(const Line& line, std::string_view text, const Tables& tables);

}  // namespace isnad::page
