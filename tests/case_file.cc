#include "tests/case_file.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "isnad/base/date.h"

namespace isnad::tests {
namespace {

namespace fs = std::filesystem;

Result<std::string> file_text(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorCode::io, "cannot be read", path.string()};
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

Error bad_line(const fs::path& path, int line, const std::string& message) {
  return {ErrorCode::bad_input, message, path.string() + ":" + std::to_string(line)};
}

/// A page whose bytes are its text: every line that is not blank is a paragraph, or the first the title.
page::Page page_of(const std::string& name, std::string body, const std::optional<std::string>& published, bool titled) {
  page::Page page;
  page.id = "0000000000000000";
  page.name = name;
  page.encoding = "UTF-8";
  page.encoding_how = "case";
  page.bytes = static_cast<std::uint32_t>(body.size());
  page.utf8 = std::move(body);
  page.map.add(0, page.bytes, 1, 1);
  if (published) page.published = page::Field{*published, {0, 0}, "case"};
  for (std::uint32_t begin = 0; begin < page.bytes;) {
    const std::size_t newline = page.utf8.find('\n', begin);
    const auto end = newline == std::string::npos ? page.bytes : static_cast<std::uint32_t>(newline);
    const auto kind = titled && page.blocks.empty() ? page::BlockKind::title : page::BlockKind::paragraph;
    if (end > begin) page.blocks.push_back({{begin, end}, kind});
    begin = end + 1;
  }
  return page;
}

Result<page::Page> read_input(const fs::path& path, const std::string& name) {
  auto text = file_text(path);
  if (!text) return text.error();
  std::string body = std::move(text).value();
  if (!body.starts_with("# ")) return bad_line(path, 1, "the first line says what the case protects: '# ...'");
  const auto drop_line = [&body] {
    const std::size_t newline = body.find('\n');
    body.erase(0, newline == std::string::npos ? body.size() : newline + 1);
  };
  drop_line();
  std::optional<std::string> published;
  constexpr std::string_view mark = "# published ";
  if (body.starts_with(mark)) {
    published = body.substr(mark.size(), body.find('\n') - mark.size());
    if (!parse_day(published->substr(0, 10)))
      return bad_line(path, 2, "expected '# published YYYY-MM-DD', found '" + *published + "'");
    drop_line();
  }
  const bool titled = body.starts_with("# title\n");
  if (titled) drop_line();
  return page_of(name, std::move(body), published, titled);
}

Result<std::vector<ExpectedLine>> read_expected(const fs::path& path) {
  const auto text = file_text(path);
  if (!text) return text.error();
  std::vector<ExpectedLine> lines;
  std::istringstream in(text.value());
  for (std::string line; std::getline(in, line);) {
    const int number = static_cast<int>(lines.size()) + 1;
    if (line.ends_with('\r') || line.ends_with(' ')) return bad_line(path, number, "ends in white space");
    const bool is_claim = !line.empty() && line.front() != '#';
    lines.push_back({line, is_claim ? split(line, '\t') : std::vector<std::string>(), number});
  }
  const bool claims = std::any_of(lines.begin(), lines.end(), [](const ExpectedLine& l) { return !l.cells.empty(); });
  if (!claims) return bad_line(path, 1, "the case expects nothing; write at least one line, 'no-events' for instance");
  return lines;
}

}  // namespace

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> pieces;
  for (;;) {
    const std::size_t at = text.find(separator);
    pieces.emplace_back(text.substr(0, at));
    if (at == std::string_view::npos) return pieces;
    text.remove_prefix(at + 1);
  }
}

Result<CaseFile> read_case(const std::string& folder) {
  const fs::path path(folder);
  CaseFile file;
  file.folder = folder;
  file.name = path.parent_path().filename().string() + "/" + path.filename().string();
  auto page = read_input(path / "input.txt", file.name);
  if (!page) return page.error();
  file.page = std::move(page).value();
  auto expected = read_expected(path / "expected.tsv");
  if (!expected) return expected.error();
  file.expected = std::move(expected).value();
  if (fs::exists(path / "xfail")) {
    const auto reason = file_text(path / "xfail");
    if (!reason) return reason.error();
    file.xfail = reason.value().substr(0, reason.value().find('\n'));
    if (file.xfail->empty()) return bad_line(path / "xfail", 1, "say why the case is a known miss");
  }
  return file;
}

std::vector<std::string> case_folders(const std::string& module) {
  std::vector<std::string> folders;
  const fs::path root = fs::path(ISNAD_SOURCE_DIR) / "tests" / "cases" / module;
  if (!fs::is_directory(root)) return folders;
  for (const auto& entry : fs::directory_iterator(root)) {
    if (entry.is_directory()) folders.push_back(entry.path().string());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

Result<bool> write_expected(const CaseFile& file) {
  const fs::path path = fs::path(file.folder) / "expected.tsv";
  std::ofstream out(path, std::ios::binary);
  for (const ExpectedLine& line : file.expected) {
    if (line.cells.empty()) {
      out << line.line << '\n';
      continue;
    }
    for (std::size_t i = 0; i < line.cells.size(); ++i) out << (i == 0 ? "" : "\t") << line.cells[i];
    out << '\n';
  }
  if (!out.flush()) return Error{ErrorCode::io, "cannot be written", path.string()};
  return true;
}

}  // namespace isnad::tests
