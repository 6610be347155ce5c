#include "apps/cli/table.h"

#include <algorithm>
#include <array>

namespace isnad::cli {
namespace {

enum Column : std::size_t { date, type, type_ar, who, status, voices, trigger, column_count };
using Row = std::array<std::string, column_count>;
constexpr std::size_t between = 2;       // spaces between columns
constexpr std::size_t second_line = 12;  // where the second line of a row begins

Row row_of(const Document& d, const events::Event& event, const CodeNames& names, const Screen& screen) {
  Row row;
  row[date] = event.date ? days_line(*event.date) : "-";
  row[type] = event.type;
  row[type_ar] = screen.field(names.of_type(event.type));
  row[who] = who_to_whom(event, names, screen);
  row[status] = events::name_of(event.status);
  row[voices] = voices_line(event, names, screen);
  row[trigger] = screen.field(cut(d.text.utf8(), event.trigger));
  return row;
}

Colour colour_of(std::size_t column, const Row& row) {
  if (column == type) return Colour::bold;
  if (column == status) return row[status] == "actual" ? Colour::green : Colour::yellow;
  if (column == voices) return Colour::cyan;
  return column == trigger ? Colour::blue : Colour::none;
}

class Layout {
 public:
  Layout(const std::vector<Row>& rows, const Screen& screen) : screen_(screen) {
    std::size_t total = between;
    for (std::size_t column = 0; column < column_count; ++column) {
      for (const Row& row : rows) widths_[column] = std::max(widths_[column], columns_of(row[column]));
      total += widths_[column] + between;
    }
    two_lines_ = screen.width != 0 && total > screen.width;
  }

  [[nodiscard]] std::string text(const Row& row) const {
    if (!two_lines_) return line(row, date, column_count, between);
    return line(row, date, status, between) + line(row, status, column_count, second_line);
  }

 private:
  // Columns [from, to) on one line; what does not fit is cut.
  [[nodiscard]] std::string line(const Row& row, std::size_t from, std::size_t to, std::size_t indent) const {
    std::string out(indent, ' ');
    std::size_t used = indent;
    for (std::size_t column = from; column < to; ++column) {
      const bool last = column + 1 == to;
      std::string cell = two_lines_ && column >= status ? row[column] : last ? row[column] : pad(row[column], widths_[column]);
      if (screen_.width != 0) cell = fit(cell, screen_.width > used ? screen_.width - used : 1);
      used += columns_of(cell) + between;
      out += screen_.paint(colour_of(column, row), cell);
      if (screen_.width != 0 && used >= screen_.width) break;
      if (!last) out.append(between, ' ');
    }
    return out + "\n";
  }

  const Screen& screen_;
  std::array<std::size_t, column_count> widths_{};
  bool two_lines_ = false;
};

}  // namespace

std::string title_line(const Document& d, const Screen& screen) {
  return d.page.title ? screen.line(screen.field(d.page.title->value)) : "(no title)";
}

std::string page_line(const Document& d, const Screen& screen) {
  const std::size_t count = d.events.size();
  std::string out = d.page.published ? d.page.published->value : "(no date)";
  out.append("  ").append(d.page.publisher ? screen.field(d.page.publisher->value) : "(no publisher)");
  out.append("  ").append(std::to_string(count)).append(count == 1 ? " event  " : " events  ").append(screen.field(d.page.name));
  return screen.line(out, between);
}

std::string table_of(const Document& d, const CodeNames& names, const Screen& screen) {
  std::string out = screen.paint(Colour::bold, title_line(d, screen)) + "\n";
  out += "  " + screen.paint(Colour::dim, page_line(d, screen)) + "\n";
  std::vector<Row> rows;
  rows.reserve(d.events.size());
  for (const events::Event& event : d.events) rows.push_back(row_of(d, event, names, screen));
  const Layout layout(rows, screen);
  for (const Row& row : rows) out += layout.text(row);
  return out + "\n";
}

}  // namespace isnad::cli
