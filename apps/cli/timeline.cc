#include "apps/cli/timeline.h"

#include <algorithm>
#include <tuple>

namespace isnad::cli {
namespace {

constexpr std::size_t type_columns = 26;
constexpr std::size_t status_columns = 14;
constexpr std::size_t indent = 13;
constexpr std::size_t context_bytes = 120;  // on each side of the trigger, when there is no width

struct Entry {
  const Document* document;
  const events::Event* event;
};

bool holds(const std::vector<events::Participant>& list, const std::string& code) {
  return std::any_of(list.begin(), list.end(), [&](const events::Participant& p) { return p.code == code; });
}

bool is_between(const events::Event& e, const std::string& a, const std::string& b) {
  const bool has_a = holds(e.source, a) || holds(e.target, a);
  const bool has_b = holds(e.source, b) || holds(e.target, b);
  return has_a && has_b && (holds(e.source, a) || holds(e.source, b));
}

std::vector<Entry> entries_of(const std::vector<const Document*>& documents, const std::string& a, const std::string& b) {
  std::vector<Entry> out;
  for (const Document* d : documents) {
    for (const events::Event& e : d->events) {
      if (is_between(e, a, b)) out.push_back({d, &e});
    }
  }
  return out;
}

// Dated events first by day, then by the page's; what has no day at all comes last.
std::tuple<bool, Day, Day> order_of(const Entry& entry) {
  if (entry.event->date) return {false, entry.event->date->first, entry.event->date->last};
  if (entry.document->published) return {false, *entry.document->published, *entry.document->published};
  return {true, Day{}, Day{}};
}

std::string day_of(const Entry& entry) {
  if (entry.event->date) return days_line(*entry.event->date);
  return entry.document->published ? iso(*entry.document->published) + "*" : "(no date)";
}

// Text between two byte offsets, cut at spaces to at most `columns` from the side away from the trigger.
std::string before(std::string_view text, std::size_t columns) {
  while (columns_of(text) > columns) {
    const std::size_t space = text.find(' ');
    if (space == std::string_view::npos) return {};
    text.remove_prefix(space + 1);
  }
  return std::string(text);
}

std::string after(std::string_view text, std::size_t columns) {
  while (columns_of(text) > columns) {
    const std::size_t space = text.rfind(' ');
    if (space == std::string_view::npos) return {};
    text.remove_suffix(text.size() - space);
  }
  return std::string(text);
}

// One line: the trigger between marks, with as much of its sentence as fits.
std::string context_of(const Entry& entry, const Screen& screen) {
  const std::string_view all = entry.document->text.utf8();
  const events::Event& e = *entry.event;
  const std::string head = visible(cut(all, {e.sentence.begin, e.trigger.begin}));
  const std::string trigger = visible(cut(all, e.trigger));
  const std::string tail = visible(cut(all, {e.trigger.end, e.sentence.end}));
  const std::size_t room =
      screen.width == 0 ? context_bytes : screen.width - indent - std::min(screen.width - indent, columns_of(trigger) + 4);
  const std::string left = before(head, room / 2);
  const std::string right = after(tail, room - std::min(room, columns_of(left)));
  return screen.field(left + "<" + trigger + ">" + right);
}

std::string block_of(const Entry& entry, const CodeNames& names, const Screen& screen) {
  const events::Event& e = *entry.event;
  const std::string type = pad(e.type + " " + screen.field(names.of_type(e.type)), type_columns);
  const std::string day = pad(day_of(entry), indent - 2) + "  ";
  const std::string margin(indent, ' ');
  std::string out = screen.paint(Colour::bold, day);
  const std::size_t room = columns_of(day) + type_columns + 2;
  out += screen.paint(Colour::yellow, type) + "  " + screen.line(who_to_whom(e, names, screen), room) + "\n";
  const std::string voices =
      e.attribution.empty() ? "in the page's own voice" : "on the word of " + voices_line(e, names, screen);
  const std::string status = pad(events::name_of(e.status), status_columns);
  out += margin + screen.paint(e.status == events::Status::actual ? Colour::green : Colour::red, status);
  out += screen.line(voices, indent + status_columns) + "\n";
  out += margin + context_of(entry, screen) + "\n";
  out += margin + screen.paint(Colour::dim, screen.line(screen.field(entry.document->page.name), indent)) + "\n";
  return out;
}

}  // namespace

std::size_t count_between(const std::vector<const Document*>& documents, const std::string& a, const std::string& b) {
  return entries_of(documents, a, b).size();
}

std::string timeline_of(const std::vector<const Document*>& documents, const std::string& a, const std::string& b,
                        const CodeNames& names, const Screen& screen) {
  std::vector<Entry> entries = entries_of(documents, a, b);
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& x, const Entry& y) { return order_of(x) < order_of(y); });
  std::string out;
  for (const Entry& entry : entries) out += block_of(entry, names, screen);
  return out;
}

}  // namespace isnad::cli
