// cli: the verbs. Each does its work and gives the exit code.
#pragma once

#include <memory>

#include "apps/cli/command_line.h"
#include "isnad/engine/engine.h"

namespace isnad::cli {

[[nodiscard]] int run_read(const Options& options);
[[nodiscard]] int run_demo(const Options& options);
[[nodiscard]] int run_explain(const Options& options);
/// words, mentions
[[nodiscard]] int run_stage(const Options& options);
[[nodiscard]] int run_times(const Options& options);
[[nodiscard]] int run_check_data(const Options& options);
[[nodiscard]] int run_version(const Options& options);

/// With the tables of `data`, or with those inside the program when it is empty.
[[nodiscard]] Result<std::unique_ptr<const Engine>> open_engine(const std::string& data);

}  // namespace isnad::cli
