// cli: what every verb of a case begins with: its store, its question, and the reason of an empty answer.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "apps/cli/command_line.h"
#include "isnad/engine/engine.h"
#include "isnad/record/actor_names.h"
#include "isnad/record/open_store.h"

namespace isnad::cli {

/// The store; null when it cannot be had: the reason has been told and `code` is the exit code.
[[nodiscard]] std::unique_ptr<record::Store> open_case(const CaseOptions& options, record::OpenMode mode, int& code);

/// Rows that a table shows unless --limit says otherwise; JSON lines are never cut unasked.
constexpr std::uint64_t rows_of_a_table = 200;

/// The range, the day and the limit of the command line; actors by code or name.
[[nodiscard]] record::Question question_of(const Options& options, const record::ActorNames& names);

/// Why there is no event: no such actor, no page in the range, nothing between them, nothing known yet.
[[nodiscard]] std::string reason_of_nothing(record::Store& store, const record::Question& question,
                                            const record::ActorNames& names);

/// Now, or the time that --added names.
[[nodiscard]] record::Time time_of(const CaseOptions& options);

/// Says what failed and gives the exit code.
[[nodiscard]] int failed(const Error& error);

}  // namespace isnad::cli
