// isnad: the command line program. Reads the command line and calls a verb.
#include <unistd.h>

#include <algorithm>
#include <exception>

#include "apps/cli/case_file.h"
#include "apps/cli/command_line.h"
#include "apps/cli/exit_code.h"
#include "apps/cli/interrupt.h"
#include "apps/cli/output.h"
#include "apps/cli/verbs.h"

namespace isnad::cli {

Result<std::unique_ptr<const Engine>> open_engine(const std::string& data) {
  return data.empty() ? Engine::open() : Engine::open(data);
}

Result<lexicon::Lexicon> open_lexicon(const std::string& data) { return data.empty() ? open_tables() : open_tables(data); }

namespace {

// What is asked of a case, in the verb's own words; empty when there is nothing wrong with it.
std::string fault_of(const CaseOptions& c) {
  if (std::any_of(c.arguments.begin(), c.arguments.end(), [](const std::string& a) { return a.empty(); }))
    return "an actor, an id or a word may not be empty";
  const auto since = parse_day(c.since);
  const auto until = parse_day(c.until);
  return since && until && *until < *since ? "--since " + c.since + " is after --until " + c.until : std::string();
}

// These write one transaction at most, and may compute long.
bool ends_at_once(Verb verb) { return verb != Verb::add && verb != Verb::reread && verb != Verb::export_all && verb != Verb::import_all; }

int run_case_verb(const Options& options) {
  if (const std::string fault = fault_of(options.of_case); !fault.empty()) return failed({ErrorCode::usage, fault, {}});
  if (ends_at_once(options.verb)) end_on_interrupt();
  switch (options.verb) {
    case Verb::add:
      return run_add(options);
    case Verb::show:
      return run_show(options);
    case Verb::claims:
    case Verb::story:
    case Verb::deeds:
    case Verb::forecasts:
      return run_ledger(options);
    case Verb::withdraw:
    case Verb::correct:
      return run_correct(options);
    case Verb::verify:
    case Verb::reread:
      return run_upkeep(options);
    case Verb::link:
      return run_link(options);
    case Verb::sources:
      return run_sources(options);
    case Verb::export_all:
    case Verb::import_all:
      return run_exchange(options);
    default:
      return run_answer(options);
  }
}

int run(const Options& options) {
  switch (options.verb) {
    case Verb::read:
      return run_read(options);
    case Verb::demo:
      return run_demo(options);
    case Verb::explain:
      return run_explain(options);
    case Verb::words:
    case Verb::mentions:
      return run_stage(options);
    case Verb::times:
      return run_times(options);
    case Verb::check_data:
      return run_check_data(options);
    case Verb::version:
      return run_version(options);
    default:
      return run_case_verb(options);
  }
}

// Who forgot to name a file would otherwise look at a program that does nothing.
void tell_of_terminal(const Options& options) {
  const bool reads = options.verb == Verb::read || options.verb == Verb::explain || options.verb == Verb::words ||
                     options.verb == Verb::mentions || options.verb == Verb::times || options.verb == Verb::add;
  const bool standard_input = std::find(options.files.begin(), options.files.end(), "-") != options.files.end();
  if (reads && standard_input && ::isatty(STDIN_FILENO) == 1) complain("reading what you type; end with Ctrl-D, or name files");
}

int main_of(int argc, const char* const* argv) {
  const auto options = read_command_line(argc, argv);
  if (const int* code = std::get_if<int>(&options)) return *code;
  catch_interrupts();
  tell_of_terminal(std::get<Options>(options));
  return run(std::get<Options>(options));
}

}  // namespace
}  // namespace isnad::cli

int main(int argc, char** argv) {
  try {
    return isnad::cli::main_of(argc, argv);
  } catch (const std::exception& e) {
    isnad::cli::complain(std::string("stopped: ") + e.what());
    return isnad::cli::exit_failure;
  }
}
