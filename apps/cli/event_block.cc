#include "apps/cli/event_block.h"

#include <algorithm>

namespace isnad::cli {
namespace {

constexpr std::size_t type_columns = 26;
constexpr std::size_t status_columns = 14;
constexpr std::size_t indent = 13;

std::string day_of(const record::EventHit& hit) {
  if (hit.event.date) return days_line(*hit.event.date);
  return hit.document.published.empty() ? "(no date)" : hit.document.published.substr(0, 10) + "*";
}

std::string named(const std::string& code, const std::string& name, const CodeNames& names, const Screen& screen) {
  const std::string_view shown = name.empty() ? names.of_code(code) : std::string_view(name);
  return shown.empty() ? visible(code) : visible(code) + " " + screen.field(shown);
}

std::string list_of(const std::vector<record::Participant>& list, const CodeNames& names, const Screen& screen) {
  std::string out;
  for (const record::Participant& p : list) out.append(out.empty() ? "" : ", ").append(named(p.code, p.name, names, screen));
  return out.empty() ? "-" : out;
}

std::string remarks_of(const record::EventHit& hit) {
  std::string out;
  if (hit.accepted) out += " [accepted]";
  if (hit.rejected) out += " [rejected]";
  if (!hit.corrections.empty() && !hit.accepted && !hit.rejected) out += " [corrected]";
  if (!hit.credibility.empty()) out += " [credibility " + visible(hit.credibility) + "]";
  if (!hit.stands()) out += " [page withdrawn or replaced]";
  return out;
}

}  // namespace

std::string roles_line(const record::EventRecord& e, const CodeNames& names, const Screen& screen) {
  std::string out = list_of(e.source, names, screen);
  if (!e.target.empty()) out += " > " + list_of(e.target, names, screen);
  return out;
}

std::string voices_of(const record::EventRecord& e, const CodeNames& names, const Screen& screen) {
  std::string out;
  for (const record::Voice& v : e.voices) {
    out.append(out.empty() ? "on the word of " : " < ")
        .append(named(v.who, v.name, names, screen))
        .append(" ")
        .append(visible(v.stance));
  }
  return out.empty() ? "in the page's own voice" : out;
}

std::string block_of(const record::EventHit& hit, const CodeNames& names, const Screen& screen) {
  const record::EventRecord& e = hit.event;
  const std::string type = pad(visible(e.type) + " " + screen.field(names.of_type(e.type)), type_columns);
  const std::string day = pad(day_of(hit), indent - 2) + "  ";
  const std::string margin(indent, ' ');
  const std::size_t room = columns_of(day) + type_columns + 2;
  std::string out = screen.paint(Colour::bold, day) + screen.paint(Colour::yellow, type) + "  " +
                    screen.line(roles_line(e, names, screen), room) + "\n";
  out += margin + screen.paint(e.status == "actual" ? Colour::green : Colour::red, pad(visible(e.status), status_columns));
  out += screen.line(voices_of(e, names, screen) + remarks_of(hit), indent + status_columns) + "\n";
  out += margin + screen.line("<" + screen.field(e.trigger_text) + ">  " + screen.field(hit.document.title), indent) + "\n";
  const std::string outlet = hit.document.publisher.empty() ? "" : screen.field(hit.document.publisher) + "  ";
  out += margin +
         screen.paint(Colour::dim, screen.line(visible(e.id) + "  " + outlet + screen.field(hit.document.page), indent)) + "\n";
  return out;
}

std::string weight_line(const record::Weight& weight) {
  if (weight.incident.empty() || weight.reports < 2) return {};
  return std::string(indent, ' ') + std::to_string(weight.reports) + " reports, " + std::to_string(weight.origins) +
         (weight.origins == 1 ? " origin" : " origins") + "; first " + visible(weight.first) + "\n";
}

std::string columns(const std::vector<std::vector<std::string>>& rows, const Screen& screen) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], columns_of(row[i]));
  }
  std::string out;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) line += i + 1 == row.size() ? row[i] : pad(row[i], widths[i]) + "  ";
    out += screen.line(line) + "\n";
  }
  return out;
}

}  // namespace isnad::cli
