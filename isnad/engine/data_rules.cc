#include "isnad/engine/data_rules.h"

#include <algorithm>
#include <optional>
#include <set>

#include "isnad/base/date.h"
#include "isnad/lexicon/lexicon.h"
#include "isnad/text/fold.h"

namespace isnad {
namespace {

void complain(DataReport& report, Severity severity, std::string where, std::string message) {
  report.complaints.push_back({severity, std::move(where), std::move(message)});
}

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

// One row of terms.tsv.
struct Term {
  std::string where;
  std::string_view person;
  Day from;
  std::optional<Day> to;
};

// Handing over takes a day or two; more is two holders at once.
constexpr auto handover = std::chrono::days(2);

void check_overlaps(const std::string& seat, std::vector<Term>& terms, DataReport& report) {
  std::stable_sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) { return a.from < b.from; });
  for (std::size_t i = 1; i < terms.size(); ++i) {
    const Term& before = terms[i - 1];
    const Term& after = terms[i];
    if (before.person == after.person && before.to && *before.to < after.from) continue;
    if (before.to && *before.to - after.from <= handover) continue;
    complain(report, Severity::warning, after.where,
             seat + ": " + std::string(after.person) + " from " + iso(after.from) + ", while " + std::string(before.person) +
                 " (" + before.where + ") holds it until " + (before.to ? iso(*before.to) : "now") +
                 "; correct a day, or leave it if both held the office");
  }
}

// Statuses and stances by their ids; the empty set when the table is missing.
std::set<std::string, std::less<>> ids_of(const RawTables& tables, const std::string& name) {
  std::set<std::string, std::less<>> out;
  const auto table = tables.find(name);
  if (table == tables.end()) return out;
  for (const RawRow& row : table->second.rows) out.emplace(table->second.cell(row, "id"));
  return out;
}

// Offices that several hold at a time; the empty set when the table is missing.
std::set<std::string, std::less<>> shared_offices(const RawTables& tables) {
  std::set<std::string, std::less<>> out;
  const auto table = tables.find("mentions/offices");
  if (table == tables.end()) return out;
  for (const RawRow& row : table->second.rows) {
    if (table->second.cell(row, "holders") == "many") out.emplace(table->second.cell(row, "id"));
  }
  return out;
}

struct Ontology {
  std::set<std::string, std::less<>> modes;
  std::set<std::string, std::less<>> statuses;
  std::set<std::string, std::less<>> stances;
};

std::string inner_fault(std::string_view inner, const Ontology& ontology) {
  const std::size_t colon = inner.find(':');
  if (colon == std::string_view::npos) return quoted(inner) + " has no colon; write STATUS:STANCE or STATUS:-";
  const std::string_view status = inner.substr(0, colon);
  const std::string_view stance = inner.substr(colon + 1);
  if (ontology.statuses.count(status) == 0) return quoted(status) + " is no status of ontology/statuses.tsv";
  if (stance != "-" && ontology.stances.count(stance) == 0)
    return quoted(stance) + " is no stance of ontology/stances.tsv; write one of them or '-'";
  return {};
}

std::string mode_fault(std::string_view type, std::string_view mode, const Ontology& ontology) {
  if (mode.empty()) return {};
  if (type.empty()) return "has the mode " + quoted(mode) + " but no type; a sense that is no event has neither";
  std::string id(type);
  id.append(":").append(mode);
  return ontology.modes.count(id) != 0 ? "" : quoted(mode) + " is no mode of " + std::string(type) + " (ontology/modes.tsv)";
}

std::string when_fault(std::string_view when) {
  for (std::string_view condition : lexicon::split_list(when, ' ')) {
    while (condition.substr(0, 4) == "not:") condition.remove_prefix(4);
    const std::size_t colon = condition.find(':');
    if (condition.empty() || colon == 0) return "a condition has no slot; write SLOT, SLOT:WORD|WORD or near:WORD|WORD";
    if (colon == std::string_view::npos) continue;
    const std::string_view words = condition.substr(colon + 1);
    const bool broken =
        words.empty() || words.front() == '|' || words.back() == '|' || words.find("||") != std::string_view::npos;
    if (broken) return "the condition " + quoted(condition) + " has an empty word; write WORD|WORD after the colon";
  }
  return {};
}

void check_frame(const RawTable& table, const RawRow& row, const Ontology& ontology, DataReport& report) {
  const std::string_view type = table.cell(row, "type");
  const auto say = [&](std::string_view column, const std::string& fault) {
    if (!fault.empty()) complain(report, Severity::error, table.at(row), "column " + std::string(column) + ": " + fault);
  };
  say("mode", mode_fault(type, table.cell(row, "mode"), ontology));
  say("when", when_fault(table.cell(row, "when")));
  if (const std::string_view inner = table.cell(row, "inner"); !inner.empty()) say("inner", inner_fault(inner, ontology));
  if (type.empty() && !table.cell(row, "cameo").empty())
    say("cameo", "is filled in though the sense is no event (type is '-'); write '-'");
}

using Spellings = std::map<std::pair<std::string, std::string>, std::string>;

// All names of one place, each by its state and its folded spelling; where it stands first.
void check_place(const RawTable& table, const RawRow& row, Spellings& seen, DataReport& report) {
  if (table.cell(row, "lat").empty() != table.cell(row, "lon").empty())
    complain(report, Severity::error, table.at(row), "one of lat and lon is missing; write both, or '-' in both");
  const std::string country(table.cell(row, "country"));
  for (const std::string_view column : {"name", "variants"}) {
    for (const std::string_view name : lexicon::split_list(table.cell(row, column))) {
      const auto [first, is_new] = seen.try_emplace({country, text::folded(name)}, table.at(row));
      if (!is_new)
        complain(report, Severity::error, table.at(row),
                 "column " + std::string(column) + ": " + quoted(name) + " names a place of " +
                     (country.empty() ? "no state" : country) + " at " + first->second + " too; take one of them out");
    }
  }
}

}  // namespace

void check_places(const RawTables& tables, DataReport& report) {
  Spellings seen;
  for (const char* name : {"mentions/places", "mentions/geonames"}) {
    const auto table = tables.find(name);
    if (table == tables.end()) continue;
    for (const RawRow& row : table->second.rows) check_place(table->second, row, seen, report);
  }
}

void check_terms(const RawTables& tables, DataReport& report) {
  const auto found = tables.find("mentions/terms");
  if (found == tables.end()) return;
  const RawTable& table = found->second;
  const std::set<std::string, std::less<>> shared = shared_offices(tables);
  std::map<std::string, std::vector<Term>> seats;
  for (const RawRow& row : table.rows) {
    std::string seat(table.cell(row, "code"));
    seat.append(".").append(table.cell(row, "office"));
    const auto from = parse_day(table.cell(row, "from"));
    const auto to = parse_day(table.cell(row, "to"));
    if (!from) continue;  // the schema has complained
    std::string expected = seat;
    expected.append(".").append(iso(*from));
    const std::string_view id = table.cell(row, "id");
    if (id.substr(0, expected.size()) != expected) {
      complain(report, Severity::error, table.at(row),
               "column id: " + quoted(id) + " does not begin with CODE.OFFICE.FROM; write " + quoted(expected));
    }
    if (to && *to < *from)
      complain(report, Severity::error, table.at(row),
               "the term ends (" + iso(*to) + ") before it begins (" + iso(*from) + "); correct a day");
    if (shared.count(table.cell(row, "office")) == 0)
      seats[seat].push_back({table.at(row), table.cell(row, "person"), *from, to});
  }
  for (auto& [seat, terms] : seats) check_overlaps(seat, terms, report);
}

void check_frames(const RawTables& tables, DataReport& report) {
  const Ontology ontology{ids_of(tables, "ontology/modes"), ids_of(tables, "ontology/statuses"),
                          ids_of(tables, "ontology/stances")};
  for (const auto& [name, table] : tables) {
    if (name == "ontology/modes") {
      for (const RawRow& row : table.rows) {
        std::string expected(table.cell(row, "type"));
        expected.append(":").append(table.cell(row, "mode"));
        if (table.cell(row, "id") != expected)
          complain(report, Severity::error, table.at(row), "column id: is not TYPE:MODE; write " + quoted(expected));
      }
    }
    if (name.rfind("events/frames", 0) != 0) continue;
    for (const RawRow& row : table.rows) check_frame(table, row, ontology, report);
  }
}

}  // namespace isnad
