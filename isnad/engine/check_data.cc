#include "isnad/engine/check_data.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <tuple>

#include "isnad/engine/data_files.h"
#include "isnad/engine/data_rules.h"
#include "isnad/engine/data_schema.h"
#include "isnad/engine/engine.h"

namespace isnad {
namespace {

// "file:12" sorts by file, then by number.
std::tuple<std::string_view, unsigned long> place_of(const Complaint& c) {
  const std::size_t colon = c.where.rfind(':');
  if (colon == std::string::npos) return {c.where, 0};
  const std::string digits = c.where.substr(colon + 1);
  const bool number = !digits.empty() && digits.size() < 10 && digits.find_first_not_of("0123456789") == std::string::npos;
  return number ? std::tuple{std::string_view(c.where).substr(0, colon), std::stoul(digits)}
                : std::tuple{std::string_view(c.where), 0UL};
}

}  // namespace

std::size_t DataReport::errors() const {
  return static_cast<std::size_t>(
      std::count_if(complaints.begin(), complaints.end(), [](const Complaint& c) { return c.severity == Severity::error; }));
}

DataReport check_data(const std::string& folder) {
  DataReport report;
  const RawTables tables = read_raw_tables(folder, report);
  report.tables = tables.size();
  for (const auto& [name, table] : tables) report.rows += table.rows.size();
  // The tables as the engine takes them: what the checks above let through may still not compile.
  auto lexicon = compile_lexicon(folder);
  if (!lexicon)
    report.complaints.push_back(
        {Severity::error, lexicon.error().where.empty() ? folder : lexicon.error().where, lexicon.error().message});
  std::optional<words::Dictionary> dictionary;
  KnowsLemma knows_lemma;
  if (lexicon) {
    dictionary.emplace(lexicon.value());
    knows_lemma = [&dictionary](std::string_view name) { return !dictionary->lemmas_named(name).empty(); };
  }
  check_schema(tables, knows_lemma, report);
  check_terms(tables, report);
  check_places(tables, report);
  check_frames(tables, report);
  std::stable_sort(report.complaints.begin(), report.complaints.end(),
                   [](const Complaint& a, const Complaint& b) { return place_of(a) < place_of(b); });
  return report;
}

}  // namespace isnad
