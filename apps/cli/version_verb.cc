#include <fmt/format.h>

#include "apps/cli/exit_code.h"
#include "apps/cli/output.h"
#include "apps/cli/verbs.h"

namespace isnad::cli {
namespace {

#if defined(__clang__)
constexpr const char* compiler = "clang " __clang_version__;
#else
constexpr const char* compiler = "g++ " __VERSION__;
#endif

}  // namespace

int run_version(const Options& options) {
  const auto engine = open_engine(options.data);
  if (!engine) {
    complain(engine.error().line());
    return exit_failure;
  }
  Output out;
  out.write(fmt::format("isnad {}\ntables {}{}\ncompiler {}\n", version(), engine.value()->tables_version(),
                        options.data.empty() ? "" : " (" + options.data + ")", compiler));
  return finish(out, exit_ok);
}

}  // namespace isnad::cli
