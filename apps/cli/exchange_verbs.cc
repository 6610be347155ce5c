// `isnad export` and `isnad import`: a case as JSON lines, and back.
#include <fmt/format.h>

#include <array>
#include <fstream>
#include <iostream>

#include "apps/cli/case_file.h"
#include "apps/cli/exit_code.h"
#include "apps/cli/interrupt.h"
#include "apps/cli/output.h"
#include "apps/cli/verbs.h"
#include "isnad/record/exchange.h"

namespace isnad::cli {
namespace {

constexpr std::size_t piece = std::size_t{1} << 20U;

int run_export(const Options& options) {
  int code = exit_ok;
  const auto store = open_case(options.of_case, record::OpenMode::read, code);
  if (store == nullptr) return code;
  Output out;
  std::string waiting;
  const auto done = record::export_all(*store, [&](std::string_view line) {
    waiting += line;
    if (waiting.size() >= piece) {
      out.write(waiting);
      waiting.clear();
    }
    return out.state() == WriteState::open && interrupt() == 0;
  });
  if (!done) return failed(done.error());
  out.write(waiting);
  if (interrupt() != 0) return exit_signal + interrupt();
  return finish(out, exit_ok);
}

// Lines of a file or of standard input, of any length.
int take_lines(std::istream& in, const std::string& name, record::Importer& importer) {
  std::string line;
  while (interrupt() == 0 && std::getline(in, line)) {
    if (const auto taken = importer.take(line); !taken) {
      complain(name + ": " + taken.error().line());
      return exit_refused;
    }
  }
  if (interrupt() != 0) return exit_signal + interrupt();
  if (const auto done = importer.finish(); !done) {
    complain(name + ": " + done.error().line());
    return exit_refused;
  }
  return exit_ok;
}

int run_import(const Options& options) {
  const std::string& name = options.of_case.arguments.back();
  std::ifstream file;
  if (name != "-") {
    file.open(name, std::ios::binary);
    if (!file) return failed({ErrorCode::io, "cannot be read; name the file that isnad export wrote", name});
  }
  int code = exit_ok;
  const auto store = open_case(options.of_case, record::OpenMode::make, code);
  if (store == nullptr) return code;
  const auto engine = open_engine(options.data);
  if (!engine) return failed(engine.error());
  record::Importer importer(*store, engine.value()->reader());
  code = take_lines(name == "-" ? std::cin : file, name, importer);
  if (code == exit_ok) complain(fmt::format("{} pages and {} corrections taken in", importer.pages(), importer.corrections()));
  return code;
}

}  // namespace

int run_exchange(const Options& options) { return options.verb == Verb::export_all ? run_export(options) : run_import(options); }

}  // namespace isnad::cli
