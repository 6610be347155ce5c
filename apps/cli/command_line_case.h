// cli, inside: the options that several verbs share, and the verbs of a case.
#pragma once

#include "apps/cli/command_line.h"

namespace CLI {
class App;
}

namespace isnad::cli {

constexpr unsigned most_jobs = 256;

void add_data(CLI::App& verb, Options& options);
void add_inputs(CLI::App& verb, Options& options);
void add_format(CLI::App& verb, Options& options);
void add_jobs(CLI::App& verb, Options& options);
void add_case_verbs(CLI::App& app, Options& options);

}  // namespace isnad::cli
