#include "apps/cli/sentence_view.h"

#include <algorithm>
#include <vector>

namespace isnad::cli {
namespace {

struct Role {
  const char* open;
  const char* close;
  Colour colour;
  const char* name;
};
constexpr Role trigger_role{"<", ">", Colour::yellow, "trigger"};
constexpr Role source_role{"[", "]", Colour::green, "who"};
constexpr Role target_role{"{", "}", Colour::red, "to whom"};
constexpr Role date_role{"(", ")", Colour::blue, "when"};

struct Mark {
  Span span;  // in Text::utf8()
  const Role* role;
};

// The trigger first; what overlaps a mark that stands already is left out.
void add_mark(std::vector<Mark>& marks, Span span, const Role& role, Span sentence) {
  if (span.empty() || !sentence.contains(span)) return;
  const bool taken = std::any_of(marks.begin(), marks.end(), [&](const Mark& m) { return m.span.overlaps(span); });
  if (!taken) marks.push_back({span, &role});
}

std::vector<Mark> marks_of(const Document& d, const events::Event& event) {
  std::vector<Mark> marks;
  add_mark(marks, event.trigger, trigger_role, event.sentence);
  for (const events::Participant& p : event.source) add_mark(marks, p.span, source_role, event.sentence);
  for (const events::Participant& p : event.target) add_mark(marks, p.span, target_role, event.sentence);
  if (event.time) add_mark(marks, d.times[*event.time].span, date_role, event.sentence);
  std::sort(marks.begin(), marks.end(), [](const Mark& x, const Mark& y) { return x.span.begin < y.span.begin; });
  return marks;
}

// A word or a part of one, with the role it stands in.
struct Bit {
  std::string text;
  const Role* role = nullptr;
  bool space_before = false;
};

void append_bits(std::vector<Bit>& bits, const std::string& text, const Role* role) {
  std::size_t at = 0;
  bool space = false;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) bits.push_back({text.substr(at, end - at), role, space});
    space = end < text.size();
    at = end + 1;
  }
  if (space) bits.push_back({"", role, true});
}

std::vector<Bit> bits_of(std::string_view text, Span sentence, const std::vector<Mark>& marks, bool colour) {
  std::vector<Bit> bits;
  std::uint32_t at = sentence.begin;
  for (const Mark& mark : marks) {
    append_bits(bits, visible(cut(text, {at, mark.span.begin})), nullptr);
    const std::string inside = visible(cut(text, mark.span));
    append_bits(bits, colour ? inside : mark.role->open + inside + mark.role->close, mark.role);
    at = mark.span.end;
  }
  append_bits(bits, visible(cut(text, {at, sentence.end})), nullptr);
  return bits;
}

// Lines of at most the screen's width; each is isolated by itself, as terminals order line by line.
std::string wrapped(const std::vector<Bit>& bits, const Screen& screen) {
  const std::size_t width = screen.width == 0 ? static_cast<std::size_t>(-1) : screen.width - 4;
  const std::string open = screen.terminal ? "  \xE2\x81\xA8" : "  ";
  const std::string close = screen.terminal ? "\xE2\x81\xA9\n" : "\n";
  std::string out;
  std::string line;
  std::size_t used = 0;
  for (const Bit& bit : bits) {
    const std::size_t columns = columns_of(bit.text);
    if (bit.space_before && used > 0 && used + 1 + columns > width) {
      out.append(open).append(line).append(close);
      line.clear();
      used = 0;
    } else if (bit.space_before && used > 0) {
      line += ' ';
      ++used;
    }
    line += bit.role == nullptr ? bit.text : screen.paint(bit.role->colour, bit.text);
    used += columns;
  }
  return used == 0 ? out : out + open + line + close;
}

}  // namespace

std::string marked_sentence(const Document& d, const events::Event& event, const Screen& screen) {
  return wrapped(bits_of(d.text.utf8(), event.sentence, marks_of(d, event), screen.colour), screen);
}

std::string plain_sentence(const Document& d, Span sentence, const Screen& screen) {
  return wrapped(bits_of(d.text.utf8(), sentence, {}, screen.colour), screen);
}

std::string legend(const Screen& screen) {
  std::string out = " ";
  for (const Role* role : {&source_role, &target_role, &trigger_role, &date_role}) {
    out += " " + (screen.colour ? screen.paint(role->colour, role->name)
                                : std::string(role->open).append(role->name).append(role->close));
  }
  return out + "\n";
}

}  // namespace isnad::cli
