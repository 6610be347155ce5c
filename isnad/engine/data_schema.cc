#include "isnad/engine/data_schema.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "isnad/base/date.h"
#include "isnad/base/utf8.h"
#include "isnad/lexicon/lexicon.h"

namespace isnad {
namespace {

using lexicon::split_list;
constexpr std::string_view schema_name = "ontology/schema";

// One row of the schema.
struct Rule {
  std::string_view table;
  std::string_view column;
  std::string_view kind;
  std::string_view of;
  std::string_view when;
  bool may_be_empty = false;
};

bool matches(std::string_view pattern, std::string_view name) {
  if (pattern.empty() || pattern.back() != '*') return pattern == name;
  pattern.remove_suffix(1);
  return name.substr(0, pattern.size()) == pattern;
}

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

bool has_vowel_marks(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if ((c.value >= 0x064B && c.value <= 0x0652) || c.value == 0x0640) return true;  // fathatan ... sukun, tatweel
    at += c.size;
  }
  return false;
}

template <class Number>
bool read_number(std::string_view text, Number& out) {
  const auto end = std::from_chars(text.data(), text.data() + text.size(), out);
  return end.ec == std::errc() && end.ptr == text.data() + text.size();
}

// "-90..90"
template <class Number>
bool inside(std::string_view range, Number value) {
  const std::size_t dots = range.find("..");
  Number low{};
  Number high{};
  if (dots == std::string_view::npos || !read_number(range.substr(0, dots), low) || !read_number(range.substr(dots + 2), high))
    return true;
  return low <= value && value <= high;
}

template <class Number>
std::string number_fault(const Rule& rule, std::string_view cell, std::string_view what) {
  Number value{};
  if (!read_number(cell, value)) return quoted(cell) + " is no " + std::string(what);
  return inside(rule.of, value) ? "" : quoted(cell) + " lies outside " + std::string(rule.of);
}

bool is_code(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ':' || c == '+' || c == '-' || c == '_';
  });
}

std::vector<std::string_view> pieces_of(std::string_view cell) {
  std::vector<std::string_view> out;
  std::size_t begin = 0;
  for (;;) {
    const std::size_t end = std::min(cell.find(';', begin), cell.size());
    out.push_back(cell.substr(begin, end - begin));
    if (end == cell.size()) return out;
    begin = end + 1;
  }
}

std::string list_fault(std::string_view cell) {
  std::unordered_set<std::string_view> seen;
  for (const std::string_view piece : pieces_of(cell)) {
    if (piece.empty())
      return "the list " + quoted(cell) + " has an empty piece; write one ';' between two pieces, none at the ends";
    if (piece.front() == ' ' || piece.back() == ' ')
      return "the piece " + quoted(piece) + " has a space at its edge; take it out";
    if (!seen.insert(piece).second) return quoted(piece) + " stands twice in the list; take one out";
  }
  return {};
}

class SchemaChecker {
 public:
  SchemaChecker(const RawTables& tables, const KnowsLemma& knows_lemma, DataReport& report)
      : tables_(tables), knows_lemma_(knows_lemma), report_(report) {}

  void check() {
    const auto schema = tables_.find(std::string(schema_name));
    if (schema == tables_.end()) {
      complain(std::string(schema_name) + ".tsv",
               "ontology/schema.tsv is missing; it names the columns of every table (docs/data-format.md)");
      return;
    }
    read_rules(schema->second);
    for (const auto& [name, table] : tables_) check_table(name, table);
    for (const Rule& rule : rules_) check_is_there(rule, schema->second);
    warn_of_shared_ids();
  }

 private:
  void complain(std::string where, std::string message) {
    report_.complaints.push_back({Severity::error, std::move(where), std::move(message)});
  }

  void read_rules(const RawTable& schema) {
    for (const RawRow& row : schema.rows) {
      rules_.push_back({schema.cell(row, "table"), schema.cell(row, "column"), schema.cell(row, "kind"), schema.cell(row, "of"),
                        schema.cell(row, "when"), schema.cell(row, "empty") == "yes"});
    }
  }

  void check_is_there(const Rule& rule, const RawTable& schema) {
    const bool there =
        std::any_of(tables_.begin(), tables_.end(), [&](const auto& one) { return matches(rule.table, one.first); });
    if (there || !missing_.insert(rule.table).second) return;
    complain(schema.file, "no table " + quoted(rule.table) + " in the folder; write it, or take its rows out of the schema");
  }

  void check_table(const std::string& name, const RawTable& table) {
    std::vector<const Rule*> rules;
    std::vector<std::string> columns;
    for (const Rule& rule : rules_) {
      if (!matches(rule.table, name)) continue;
      rules.push_back(&rule);
      if (std::find(columns.begin(), columns.end(), rule.column) == columns.end()) columns.emplace_back(rule.column);
    }
    const std::string header = table.file + ":" + std::to_string(table.header_line);
    if (rules.empty()) return complain(header, "the table stands in no row of ontology/schema.tsv; describe its columns there");
    if (columns != table.header) {
      return complain(header, "the columns are " + joined(table.header) + "; ontology/schema.tsv expects " + joined(columns) +
                                  ", in this order");
    }
    for (const RawRow& row : table.rows) {
      for (const Rule* rule : rules) check_cell(*rule, table, row);
    }
  }

  static std::string joined(const std::vector<std::string>& columns) {
    std::string out;
    for (const std::string& column : columns) out += (out.empty() ? "" : " ") + column;
    return quoted(out);
  }

  [[nodiscard]] static bool applies(const Rule& rule, const RawTable& table, const RawRow& row) {
    if (rule.when.empty()) return true;
    const std::size_t sign = rule.when.find('=');
    const bool negated = sign != std::string_view::npos && sign > 0 && rule.when[sign - 1] == '!';
    const std::string_view column = rule.when.substr(0, negated ? sign - 1 : sign);
    const bool equal = sign != std::string_view::npos && table.cell(row, column) == rule.when.substr(sign + 1);
    return equal != negated;
  }

  void check_cell(const Rule& rule, const RawTable& table, const RawRow& row) {
    if (!applies(rule, table, row)) return;
    const std::string_view cell = table.cell(row, rule.column);
    const std::string column = "column " + std::string(rule.column) + ": ";
    if (cell.empty()) {
      if (!rule.may_be_empty) complain(table.at(row), column + "is empty; it must be filled in");
      return;
    }
    std::string fault = rule.kind == "id" ? id_fault(rule, table, row, cell) : fault_of(rule, cell);
    if (!fault.empty()) complain(table.at(row), column + fault);
  }

  std::string id_fault(const Rule& rule, const RawTable& table, const RawRow& row, std::string_view id) {
    auto& ids = ids_[std::string(rule.table)];
    const auto [at, is_new] = ids.emplace(std::string(id), Place{&table, &row});
    if (is_new) return {};
    if (at->second.table == &table)
      return quoted(id) + " is the id of line " + std::to_string(at->second.row->line) + " already; give this row another";
    auto& shared = shared_[{&table, at->second.table}];
    shared.push_back(quoted(id) + " (" + std::to_string(row.line) + " and " + std::to_string(at->second.row->line) + ")");
    return {};
  }

  // Tables of one pattern are read as one; an id in two of them is not wrong, but one row is idle.
  void warn_of_shared_ids() {
    constexpr std::size_t shown = 3;
    for (const auto& [tables, ids] : shared_) {
      std::string message = std::to_string(ids.size()) + " ids stand in " + tables.second->file + " too; keep one row of each: ";
      for (std::size_t i = 0; i < std::min(shown, ids.size()); ++i) message += (i == 0 ? "" : ", ") + ids[i];
      if (ids.size() > shown) message += " ...";
      report_.complaints.push_back(
          {Severity::warning, tables.first->file + ":" + std::to_string(tables.first->header_line), std::move(message)});
    }
  }

  std::string fault_of(const Rule& rule, std::string_view cell) {
    if (rule.kind == "text") return {};
    if (rule.kind == "day") return parse_day(cell) ? "" : quoted(cell) + " is no day; write YYYY-MM-DD";
    if (rule.kind == "integer") return number_fault<int>(rule, cell, "whole number");
    if (rule.kind == "decimal") return number_fault<double>(rule, cell, "number");
    if (rule.kind == "code")
      return is_code(cell) ? "" : quoted(cell) + " is no code; write capital Latin letters, digits, ':', '+', '-' or '_'";
    if (rule.kind == "lemma") return lemma_fault(cell);
    if (rule.kind == "one") return member_fault(rule, cell);
    if (rule.kind == "ref") return reference_fault(rule, cell);
    if (rule.kind == "word" || rule.kind == "vocalised") return spelling_fault(rule, cell);
    return pieces_fault(rule, cell);
  }

  static std::string spelling_fault(const Rule& rule, std::string_view cell) {
    const bool plain = rule.kind == "word" || rule.kind == "words";
    if (plain && has_vowel_marks(cell))
      return quoted(cell) + " has vowel marks or a tatweel; write it without (only a vocalised column has them)";
    if (rule.kind == "word" && cell.find(';') != std::string_view::npos)
      return quoted(cell) + " is a list; one spelling was expected";
    return {};
  }

  std::string pieces_fault(const Rule& rule, std::string_view cell) {
    std::string fault = spelling_fault(rule, cell);
    if (fault.empty()) fault = list_fault(cell);
    for (const std::string_view piece : split_list(cell)) {
      if (!fault.empty()) return fault;
      if (rule.kind == "many") fault = member_fault(rule, piece);
      if (rule.kind == "refs") fault = reference_fault(rule, piece);
    }
    return fault;
  }

  [[nodiscard]] std::string lemma_fault(std::string_view cell) const {
    if (!knows_lemma_ || knows_lemma_(cell)) return {};
    return quoted(cell) + " is no lemma of data/words; add its row there, or correct it";
  }

  static std::string member_fault(const Rule& rule, std::string_view cell) {
    const auto values = split_list(rule.of);
    if (std::find(values.begin(), values.end(), cell) != values.end()) return {};
    return quoted(cell) + " is none of " + std::string(rule.of);
  }

  std::string reference_fault(const Rule& rule, std::string_view cell) {
    for (const std::string_view target : split_list(rule.of)) {
      if (values_of(target).count(std::string(cell)) != 0) return {};
    }
    return quoted(cell) + " stands in no row of " + std::string(rule.of) + "; add it there, or correct it";
  }

  // The values of "table.column".
  const std::unordered_set<std::string>& values_of(std::string_view target) {
    const auto [at, is_new] = values_.try_emplace(std::string(target));
    if (!is_new) return at->second;
    const std::size_t dot = target.rfind('.');
    for (const auto& [name, table] : tables_) {
      if (!matches(target.substr(0, dot), name)) continue;
      for (const RawRow& row : table.rows) at->second.emplace(table.cell(row, target.substr(dot + 1)));
    }
    return at->second;
  }

  const RawTables& tables_;
  const KnowsLemma& knows_lemma_;
  DataReport& report_;
  std::vector<Rule> rules_;
  std::set<std::string_view> missing_;
  struct Place {
    const RawTable* table;
    const RawRow* row;
  };
  std::unordered_map<std::string, std::unordered_map<std::string, Place>> ids_;  // by pattern
  std::map<std::pair<const RawTable*, const RawTable*>, std::vector<std::string>> shared_;
  std::unordered_map<std::string, std::unordered_set<std::string>> values_;
};

}  // namespace

void check_schema(const RawTables& tables, const KnowsLemma& knows_lemma, DataReport& report) {
  SchemaChecker(tables, knows_lemma, report).check();
}

}  // namespace isnad
