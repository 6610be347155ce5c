// page, inside: one JSON record -> a Page, by the members that hold each field.
#pragma once

#include <string_view>

#include "isnad/page/page.h"
#include "isnad/page/tables.h"

namespace isnad::page {

[[nodiscard]] Result<Page> read_record(std::string_view record, std::string_view name, const JsonFields& fields,
                                       const Tables& tables);

}  // namespace isnad::page
