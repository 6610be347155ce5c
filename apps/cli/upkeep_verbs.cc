// `isnad verify` and `isnad reread`.
#include <fmt/format.h>

#include "apps/cli/case_file.h"
#include "apps/cli/exit_code.h"
#include "apps/cli/interrupt.h"
#include "apps/cli/output.h"
#include "apps/cli/terminal.h"
#include "apps/cli/verbs.h"
#include "isnad/record/ledgers.h"
#include "isnad/record/reread.h"

namespace isnad::cli {
namespace {

using record::Store;

int verify(const Options& options) {
  int code = exit_ok;
  const auto store = open_case(options.of_case, record::OpenMode::read, code);
  if (store == nullptr) return code;
  const auto engine = open_engine(options.data);
  if (!engine) return failed(engine.error());
  auto faults = store->verify(&engine.value()->reader());
  if (!faults) return failed(faults.error());
  if (faults.value().empty()) {
    faults = kept_faults(*store, record::LedgerTables(engine.value()->reader(), engine.value()->lexicon()));
    if (!faults) return failed(faults.error());
  }
  const auto conflicts = store->conflicts();
  if (!conflicts) return failed(conflicts.error());
  const auto coverage = store->coverage({});
  Output out;
  for (const std::string& fault : faults.value()) out.write("fault: " + visible(fault) + "\n");
  for (const record::Conflict& c : conflicts.value())
    out.write(visible("conflict: correction " + c.correction + " about " + c.target + ": " + c.what) + "\n");
  if (coverage && faults.value().empty()) {
    out.write(fmt::format("{} pages, {} events: file, references, digests, spans and what is computed are as they should be\n",
                          coverage.value().pages, coverage.value().events));
  }
  return finish(out, faults.value().empty() ? exit_ok : exit_failure);
}

struct Sums {
  std::uint64_t pages = 0, other = 0, without = 0, gone = 0, fresh = 0, changed = 0, refused = 0;
};

// One page; false when the store failed.
bool reread_page(const Options& options, const Engine& engine, Store& store, const std::string& id, Sums& sums, Output& out) {
  const auto page = store.page(id);
  if (!page) return failed(page.error()) == exit_ok;
  ++sums.pages;
  if (!page.value()->bytes) ++sums.without;
  auto again = record::read_again(engine, *page.value(), time_of(options.of_case));
  if (!again) {
    ++sums.refused;
    complain("page " + id + ": " + again.error().line());
    return true;
  }
  if (!again.value()) return true;
  std::string lines;
  for (const record::StoredReading& r : page.value()->readings) {
    if (r.stands) lines = r.lines;
  }
  const auto before = record::parse_records(lines);
  if (!before) return failed(before.error()) == exit_ok;
  const record::Difference d = difference_of(before.value(), again.value()->records);
  ++sums.other;
  sums.gone += d.gone;
  sums.fresh += d.fresh;
  sums.changed += d.changed;
  if (!d.lines.empty()) out.write("page " + id + " " + visible(page.value()->names.front().first) + "\n");
  for (const std::string& line : d.lines) out.write(visible(line) + "\n");
  if (!options.of_case.keep) return true;
  const auto kept = store.add_reading(*again.value());
  return kept.ok() || failed(kept.error()) == exit_ok;
}

int tell(const Options& options, Store& store, const Sums& s, Output& out) {
  out.write(fmt::format(
      "{} pages, {} read otherwise or by other tables: {} events gone, {} new, {} changed; {} pages without bytes, {} refused\n",
      s.pages, s.other, s.gone, s.fresh, s.changed, s.without, s.refused));
  if (s.other > 0)
    out.write(options.of_case.keep ? "Kept; the older readings stay beside.\n"
                                   : "Nothing was changed; --keep keeps the new readings.\n");
  if (options.of_case.keep) {
    const auto conflicts = store.conflicts();
    if (!conflicts) return failed(conflicts.error());
    for (const record::Conflict& c : conflicts.value())
      out.write(visible("conflict: correction " + c.correction + " about " + c.target + ": " + c.what) + "\n");
  }
  return finish(out, s.refused > 0 ? exit_refused : exit_ok);
}

int reread(const Options& options) {
  int code = exit_ok;
  const bool keep = options.of_case.keep;
  const auto store = open_case(options.of_case, keep ? record::OpenMode::write : record::OpenMode::read, code);
  if (store == nullptr) return code;
  const auto engine = open_engine(options.data);
  if (!engine) return failed(engine.error());
  const auto ids = store->page_ids();
  if (!ids) return failed(ids.error());
  // All of it or nothing: a case read half by one engine and half by another would be hard to explain.
  if (keep) {
    if (const auto begun = store->begin(); !begun) return failed(begun.error());
  }
  Sums sums;
  Output out;
  for (const std::string& id : ids.value()) {
    if (!reread_page(options, *engine.value(), *store, id, sums, out)) return exit_failure;
    if (interrupt() != 0) return exit_signal + interrupt();
  }
  if (keep) {
    if (const auto done = store->commit(); !done) return failed(done.error());
  }
  return tell(options, *store, sums, out);
}

}  // namespace

int run_upkeep(const Options& options) { return options.verb == Verb::verify ? verify(options) : reread(options); }

}  // namespace isnad::cli
