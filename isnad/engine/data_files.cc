#include "isnad/engine/data_files.h"

#include <unicode/normalizer2.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "isnad/base/date.h"
#include "isnad/base/utf8.h"

namespace isnad {
namespace {

namespace fs = std::filesystem;
constexpr std::string_view added = "# added ";

bool is_invisible(char32_t c) {
  return c == 0x00A0 || c == 0x00AD || c == 0x061C || c == 0xFEFF || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || (c < 0x20 && c != '\t') || (c >= 0x7F && c < 0xA0);
}

std::string hex_of(char32_t c) {
  std::ostringstream out;
  out << "U+" << std::hex << std::uppercase;
  out.width(4);
  out.fill('0');
  out << static_cast<std::uint32_t>(c);
  return std::move(out).str();
}

bool is_nfc(std::string_view text) {
  UErrorCode failure = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(failure);
  if (U_FAILURE(failure)) return true;
  return nfc->isNormalizedUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), failure) != 0 ||
         U_FAILURE(failure);
}

std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  std::size_t begin = 0;
  for (;;) {
    const std::size_t tab = std::min(line.find('\t', begin), line.size());
    cells.emplace_back(line.substr(begin, tab - begin));
    if (tab == line.size()) return cells;
    begin = tab + 1;
  }
}

class FileReader {
 public:
  FileReader(std::string file, DataReport& report) : report_(report) { table_.file = std::move(file); }

  RawTable read(std::string_view text) {
    const bool is_cut = !text.empty() && text.back() != '\n';
    while (!text.empty()) {
      const std::size_t newline = std::min(text.find('\n'), text.size());
      ++line_;
      read_line(text.substr(0, newline));
      text.remove_prefix(std::min(newline + 1, text.size()));
    }
    if (is_cut) complain("the last line has no line break; end the file with one");
    if (table_.header_line == 0) complain("no header row; the first line that is no comment names the columns");
    return std::move(table_);
  }

 private:
  void complain(std::string message) {
    report_.complaints.push_back({Severity::error, table_.file + ":" + std::to_string(std::max(line_, 1U)), std::move(message)});
  }

  void read_line(std::string_view line) {
    if (!line.empty() && line.back() == '\r') {
      complain("the line ends in CR LF; write LF alone");
      line.remove_suffix(1);
    }
    check_bytes(line);
    if (line.empty()) return complain("the line is empty; take it out");
    if (line.front() == '#') return read_comment(line);
    auto cells = cells_of(line);
    if (table_.header_line == 0) {
      table_.header_line = line_;
      table_.header = std::move(cells);
      return;
    }
    if (!dated_) {
      complain("the row stands under no line \"# added YYYY-MM-DD\"; write one above it with the day it was added");
      dated_ = true;  // once is enough
    }
    if (cells.size() != table_.header.size()) {
      return complain("the row has " + std::to_string(cells.size()) + " cells, the header has " +
                      std::to_string(table_.header.size()) + "; cells are separated by one TAB, an empty one is \"-\"");
    }
    check_cells(cells);
    table_.rows.push_back({line_, std::move(cells)});
  }

  void read_comment(std::string_view line) {
    if (line.substr(0, added.size()) != added) return;
    const std::string_view day = line.substr(added.size());
    if (!parse_day(day)) complain("\"" + std::string(day) + "\" is no day; write # added YYYY-MM-DD");
    dated_ = true;
  }

  void check_bytes(std::string_view line) {
    if (const std::size_t bad = first_bad_utf8(line); bad != line.size())
      return complain("byte " + std::to_string(bad + 1) + " of the line is not UTF-8; save the file as UTF-8");
    for (std::size_t at = 0; at < line.size();) {
      const CodePoint c = decode_utf8(line, at);
      if (is_invisible(c.value)) {
        complain("holds the invisible character " + hex_of(c.value) + " at byte " + std::to_string(at + 1) + "; take it out");
        break;
      }
      at += c.size;
    }
    if (!is_nfc(line)) complain("is not in Unicode form NFC; normalise the line (uconv -x nfc)");
  }

  void check_cells(const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string& cell = cells[i];
      std::string name = "column ";
      name.append(table_.header[i]).append(": ");
      if (cell.empty()) {
        complain(name + "the cell is empty; write \"-\"");
      } else if (cell.front() == ' ' || cell.back() == ' ' || cell.find("  ") != std::string::npos) {
        complain(name.append("\"").append(cell).append("\" has a stray space; take it out"));
      }
    }
  }

  DataReport& report_;
  RawTable table_;
  std::uint32_t line_ = 0;
  bool dated_ = false;
};

}  // namespace

int RawTable::column(std::string_view name) const {
  const auto found = std::find(header.begin(), header.end(), name);
  return found == header.end() ? -1 : static_cast<int>(found - header.begin());
}

std::string_view RawTable::cell(const RawRow& row, std::string_view column_name) const {
  const int at = column(column_name);
  if (at < 0) return {};
  const std::string& text = row.cells[static_cast<std::size_t>(at)];
  return text == "-" ? std::string_view{} : std::string_view(text);
}

RawTables read_raw_tables(const std::string& folder, DataReport& report) {
  RawTables tables;
  std::error_code failure;
  for (fs::recursive_directory_iterator at(folder, failure), end; !failure && at != end; at.increment(failure)) {
    if (at->path().extension() != ".tsv") continue;
    std::ifstream in(at->path(), std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) {
      report.complaints.push_back({Severity::error, at->path().string(), "cannot be read; check its permissions"});
      continue;
    }
    const std::string name = at->path().lexically_relative(folder).replace_extension().generic_string();
    tables[name] = FileReader(at->path().string(), report).read(text.str());
  }
  if (failure) report.complaints.push_back({Severity::error, folder, "is no readable folder: " + failure.message()});
  return tables;
}

}  // namespace isnad
