// cli: `--format table`: one page as lines for people.
#pragma once

#include <string>

#include "apps/cli/code_names.h"
#include "apps/cli/terminal.h"
#include "isnad/engine/engine.h"

namespace isnad::cli {

/// Title, day and publisher, then a line (two on a narrow terminal) for each event.
[[nodiscard]] std::string table_of(const Document& document, const CodeNames& names, const Screen& screen);

/// "2021-06-05  PUBLISHER  12 events  PAGE" with "-" for what the page does not tell.
[[nodiscard]] std::string page_line(const Document& document, const Screen& screen);
/// The title as one line, or "(no title)".
[[nodiscard]] std::string title_line(const Document& document, const Screen& screen);

}  // namespace isnad::cli
