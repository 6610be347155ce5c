// cli: an event of a case as lines for people.
#pragma once

#include <string>

#include "apps/cli/code_names.h"
#include "apps/cli/terminal.h"
#include "isnad/record/answer.h"
#include "isnad/record/link_passes.h"

namespace isnad::cli {

/// Day, type, who to whom; status and voices; the trigger and the page's title; page, outlet and id.
[[nodiscard]] std::string block_of(const record::EventHit& hit, const CodeNames& names, const Screen& screen);
/// "3 pages report it, 1 origin"; empty for what was joined to nothing.
[[nodiscard]] std::string weight_line(const record::Weight& weight);
/// "RUS name > IRN name"
[[nodiscard]] std::string roles_line(const record::EventRecord& event, const CodeNames& names, const Screen& screen);
/// "on the word of MED:WSJ asserts < ...", or "in the page's own voice".
[[nodiscard]] std::string voices_of(const record::EventRecord& event, const CodeNames& names, const Screen& screen);
/// Rows with their columns padded to one width; the last column is cut to the screen.
[[nodiscard]] std::string columns(const std::vector<std::vector<std::string>>& rows, const Screen& screen);

}  // namespace isnad::cli
