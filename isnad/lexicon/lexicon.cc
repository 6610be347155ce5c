#include "isnad/lexicon/lexicon.h"

#include <xxhash.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace isnad::lexicon {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view magic = "isnad-lexicon-3\n";
constexpr std::string_view table_prefix = "table:";

std::vector<std::string_view> split_cells(std::string_view line) {
  std::vector<std::string_view> cells;
  std::size_t begin = 0;
  for (;;) {
    const std::size_t tab = line.find('\t', begin);
    cells.push_back(line.substr(begin, tab == std::string_view::npos ? tab : tab - begin));
    if (tab == std::string_view::npos) return cells;
    begin = tab + 1;
  }
}

void append_word(std::string& out, std::uint32_t word) {
  char bytes[sizeof word];
  std::memcpy(bytes, &word, sizeof word);
  out.append(bytes, sizeof bytes);
}

struct Rows {
  std::uint32_t columns = 0;
  std::vector<std::uint32_t> lines;
  std::vector<std::uint32_t> offsets;
  std::string pool;

  void add(const std::vector<std::string_view>& cells) {
    for (const std::string_view cell : cells) {
      offsets.push_back(static_cast<std::uint32_t>(pool.size()));
      pool += cell;
    }
  }

  [[nodiscard]] std::string bytes() const {
    std::string out;
    append_word(out, static_cast<std::uint32_t>(lines.size()));
    append_word(out, columns);
    for (const std::uint32_t line : lines) append_word(out, line);
    for (const std::uint32_t offset : offsets) append_word(out, offset);
    append_word(out, static_cast<std::uint32_t>(pool.size()));
    return out + pool;
  }
};

Result<std::string> parse_table(std::string_view text, const std::string& file) {
  Rows rows;
  std::uint32_t number = 0;
  while (!text.empty()) {
    const std::size_t newline = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, newline);
    text.remove_prefix(std::min(newline + 1, text.size()));
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const auto cells = split_cells(line);
    if (rows.columns == 0) {
      rows.columns = static_cast<std::uint32_t>(cells.size());
    } else if (cells.size() != rows.columns) {
      return Error{ErrorCode::bad_table,
                   "the row has " + std::to_string(cells.size()) + " cells, the header has " +
                       std::to_string(rows.columns) + "; cells are separated by one TAB, an empty one is '-'",
                   file + ":" + std::to_string(number)};
    } else {
      rows.lines.push_back(number);
    }
    rows.add(cells);
  }
  if (rows.columns == 0) return Error{ErrorCode::bad_table, "no header row; the first line that is no comment names the columns", file};
  return rows.bytes();
}

Result<std::string> read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorCode::io, "cannot be read", path.string()};
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

Result<std::vector<fs::path>> table_files(const std::string& directory) {
  std::error_code failure;
  std::vector<fs::path> files;
  for (fs::recursive_directory_iterator at(directory, failure), end; !failure && at != end; at.increment(failure)) {
    if (at->path().extension() == ".tsv") files.push_back(at->path());
  }
  if (failure) return Error{ErrorCode::io, "not a readable folder of tables: " + failure.message(), directory};
  if (files.empty()) return Error{ErrorCode::io, "holds no .tsv tables (expected <module>/<table>.tsv)", directory};
  std::sort(files.begin(), files.end());
  return files;
}

std::size_t word_at(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

/// Whether a table section is laid out as Table reads it (table.cc).
bool is_table(std::string_view bytes) {
  constexpr std::size_t word = sizeof(std::uint32_t);
  if (bytes.size() < 2 * word) return false;
  const std::size_t rows = word_at(bytes, 0);
  const std::size_t columns = word_at(bytes, word);
  const std::size_t most = bytes.size() / word;
  if (rows > most || columns == 0 || columns > most) return false;
  const std::size_t first = 2 + rows;
  const std::size_t cells = (rows + 1) * columns;
  if (first + cells + 1 > most) return false;
  const std::size_t pool = bytes.size() - (first + cells + 1) * word;
  std::size_t before = 0;
  for (std::size_t i = 0; i <= cells; ++i) {
    const std::size_t offset = word_at(bytes, (first + i) * word);
    if (offset < before || offset > pool) return false;
    before = offset;
  }
  return true;
}

std::string hex16(std::uint64_t value) {
  char buffer[17];
  std::snprintf(buffer, sizeof buffer, "%016llx", static_cast<unsigned long long>(value));
  return buffer;
}

}  // namespace

const Table& Lexicon::table(std::string_view name) const {
  static const Table none;
  const auto found = tables_.find(name);
  return found == tables_.end() ? none : found->second;
}

std::string_view Lexicon::section(std::string_view name) const {
  const auto found = sections_.find(name);
  return found == sections_.end() ? std::string_view{} : found->second;
}

std::vector<std::string> Lexicon::table_names() const {
  std::vector<std::string> names;
  names.reserve(tables_.size());
  for (const auto& [name, table] : tables_) names.push_back(name);
  return names;
}

void Lexicon::adopt(std::string name, std::string_view bytes) { sections_[std::move(name)] = bytes; }

void Lexicon::add_section(std::string name, std::string bytes) {
  // Buffers are padded so that a view of them can be read in 8-byte words, and never so small
  // that a string keeps them inside itself: a view of them would not outlive a move.
  constexpr std::size_t beyond_small_strings = 64;
  bytes.reserve(std::max(bytes.size() + 8, beyond_small_strings));
  owned_.push_back(std::move(bytes));
  adopt(std::move(name), owned_.back());
}

void Lexicon::index_tables() {
  XXH64_hash_t hash = 0;
  for (const auto& [name, bytes] : sections_) {
    if (name.rfind(table_prefix, 0) != 0) continue;
    tables_[name.substr(table_prefix.size())] = Table(bytes);
    hash = XXH3_64bits_withSeed(bytes.data(), bytes.size(), hash ^ XXH3_64bits(name.data(), name.size()));
  }
  version_ = hex16(hash);
}

std::string Lexicon::image() const {
  std::string out(magic);
  append_word(out, static_cast<std::uint32_t>(sections_.size()));
  append_word(out, 0);
  std::size_t at = out.size() + sections_.size() * 16;
  for (const auto& [name, bytes] : sections_) at += (name.size() + 7) / 8 * 8;
  std::string names;
  std::string bodies;
  std::string directory;
  const std::size_t names_at = out.size() + sections_.size() * 16;
  for (const auto& [name, bytes] : sections_) {
    append_word(directory, static_cast<std::uint32_t>(names_at + names.size()));
    append_word(directory, static_cast<std::uint32_t>(name.size()));
    append_word(directory, static_cast<std::uint32_t>(at + bodies.size()));
    append_word(directory, static_cast<std::uint32_t>(bytes.size()));
    names += name;
    names.resize((names.size() + 7) / 8 * 8, '\0');
    bodies += bytes;
    bodies.resize((bodies.size() + 7) / 8 * 8, '\0');
  }
  return out + directory + names + bodies;
}

Result<Lexicon> load_lexicon(const std::string& directory) {
  auto files = table_files(directory);
  if (!files) return files.error();
  Lexicon lexicon;
  lexicon.owned_.reserve(files.value().size() + 64);
  for (const fs::path& file : files.value()) {
    auto text = read_file(file);
    if (!text) return text.error();
    auto bytes = parse_table(text.value(), file.string());
    if (!bytes) return bytes.error();
    const std::string name = fs::relative(file, directory).replace_extension().generic_string();
    lexicon.add_section(std::string(table_prefix) + name, std::move(bytes).value());
  }
  lexicon.index_tables();
  return lexicon;
}

Result<Lexicon> load_image(std::string_view image) {
  const Error damaged{ErrorCode::bad_table, "the compiled tables are damaged; build again", "image"};
  if (image.size() < magic.size() + 8 || image.substr(0, magic.size()) != magic) return damaged;
  Lexicon lexicon;
  const std::size_t count = word_at(image, magic.size());
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t entry = magic.size() + 8 + 16 * i;
    if (entry + 16 > image.size()) return damaged;
    const auto word = [&](std::size_t number) { return word_at(image, entry + 4 * number); };
    if (word(0) + word(1) > image.size() || word(2) + word(3) > image.size() || word(2) % 8 != 0) return damaged;
    const std::string_view name = image.substr(word(0), word(1));
    const std::string_view bytes = image.substr(word(2), word(3));
    if (name.rfind(table_prefix, 0) == 0 && !is_table(bytes)) return damaged;
    lexicon.adopt(std::string(name), bytes);
  }
  lexicon.index_tables();
  return lexicon;
}

}  // namespace isnad::lexicon
