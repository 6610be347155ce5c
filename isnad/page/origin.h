// page, inside: the agency or outlet whose report a page carries, as its own words have it.
#pragma once

#include "isnad/page/page.h"
#include "isnad/page/tables.h"

namespace isnad::page {

/// Sets page.origin when the text says once and clearly whose report it is: an agency in brackets
/// at the end, one agency (and no other) cited as the source of the report, or a foreign outlet that the title
/// begins with and the first paragraph names. Leaves it alone otherwise.
void find_origin(Page& page, const Tables& tables);

}  // namespace isnad::page
