// `isnad link CASE`: traces copies to their origin and groups the reports of one incident.
#include <fmt/format.h>

#include "apps/cli/case_file.h"
#include "apps/cli/exit_code.h"
#include "apps/cli/output.h"
#include "apps/cli/verbs.h"
#include "isnad/record/link_passes.h"

namespace isnad::cli {

int run_link(const Options& options) {
  int code = exit_ok;
  const auto store = open_case(options.of_case, record::OpenMode::write, code);
  if (store == nullptr) return code;
  const auto lexicon = open_lexicon(options.data);
  if (!lexicon) return failed(lexicon.error());
  const page::Reader reader(lexicon.value());
  const auto done =
      record::run_link_passes(*store, reader, lexicon.value(), time_of(options.of_case), options.of_case.near_misses);
  if (!done) return failed(done.error());
  const record::PassCounts& c = done.value();
  Output out;
  if (options.of_case.near_misses) {
    for (const std::string& pair : c.near) out.write(pair + "\n");
    return finish(out, exit_ok);
  }
  out.write(fmt::format("{} pages with text: {} copies, {} texts with two pages or more\n", c.pages, c.copies, c.origins));
  out.write(fmt::format("{} events: {} joins, {} incidents with two reports or more\n", c.reports, c.joins, c.incidents));
  return finish(out, exit_ok);
}

}  // namespace isnad::cli
