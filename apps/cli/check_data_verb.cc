// `isnad check-data`: prints what isnad/engine/check_data.h finds.
#include <fmt/format.h>

#include <filesystem>

#include "apps/cli/exit_code.h"
#include "apps/cli/output.h"
#include "apps/cli/terminal.h"
#include "apps/cli/verbs.h"
#include "isnad/engine/check_data.h"

namespace isnad::cli {

int run_check_data(const Options& options) {
  const std::string folder = !options.folder.empty() ? options.folder : options.data.empty() ? "data" : options.data;
  if (std::error_code failure; !std::filesystem::is_directory(folder, failure)) {
    complain(folder + ": is no folder of tables; name it: isnad check-data DIR");
    return exit_usage;
  }
  const Screen screen = screen_of(1);
  const DataReport report = check_data(folder);
  std::string text;
  for (const Complaint& c : report.complaints) {
    const bool error = c.severity == Severity::error;
    text += visible(c.where) + ": " + screen.paint(error ? Colour::red : Colour::yellow, error ? "error" : "warning") + ": " +
            screen.field(c.message) + "\n";
  }
  text +=
      fmt::format("{} tables, {} rows: {} errors, {} warnings\n", report.tables, report.rows, report.errors(), report.warnings());
  Output out;
  out.write(text);
  return finish(out, report.errors() == 0 ? exit_ok : exit_failure);
}

}  // namespace isnad::cli
