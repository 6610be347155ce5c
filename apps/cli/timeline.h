// cli: what happened between two participants, by date, for people.
#pragma once

#include <string>
#include <vector>

#include "apps/cli/code_names.h"
#include "apps/cli/terminal.h"
#include "isnad/engine/engine.h"

namespace isnad::cli {

/// Events of `documents` that both codes take part in, one of them as its source. Each has
/// its day (marked with * when it is the day of publication), type, who to whom, status,
/// on whose word, the words around the trigger, and the page.
[[nodiscard]] std::string timeline_of(const std::vector<const Document*>& documents, const std::string& a, const std::string& b,
                                      const CodeNames& names, const Screen& screen);
/// How many events timeline_of would show.
[[nodiscard]] std::size_t count_between(const std::vector<const Document*>& documents, const std::string& a,
                                        const std::string& b);

}  // namespace isnad::cli
