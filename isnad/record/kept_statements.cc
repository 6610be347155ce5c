#include "isnad/record/kept_statements.h"

#include <cstring>
#include <map>

namespace isnad::record {
namespace {

constexpr std::int64_t unknown_day = INT64_MIN;

// Numbers by seven bits, the lowest first; texts and lists behind their size.
class Writer {
 public:
  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7U) out_ += static_cast<char>((value & 0x7FU) | 0x80U);
    out_ += static_cast<char>(value);
  }
  void text(const std::string& value) {
    number(value.size());
    out_ += value;
  }
  void place(std::uint32_t value) { number(value); }
  void flag(bool value) { out_ += value ? '\1' : '\0'; }
  void real(double value) { raw(&value, sizeof value); }
  void day(const std::optional<Day>& value) {
    const std::int64_t days = value ? value->time_since_epoch().count() : unknown_day;
    raw(&days, sizeof days);
  }
  template <class List, class Each>
  void list(const List& items, const Each& each) {
    number(items.size());
    for (const auto& item : items) each(item);
  }
  std::string take() { return std::move(out_); }

 private:
  void raw(const void* bytes, std::size_t size) { out_.append(static_cast<const char*>(bytes), size); }
  std::string out_;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}
  void text(std::string& value) { value = std::string(piece(number())); }
  void place(std::uint32_t& value) { value = static_cast<std::uint32_t>(number()); }
  void flag(bool& value) {
    const std::string_view byte = piece(1);
    value = !byte.empty() && byte[0] != '\0';
  }
  void real(double& value) { raw(&value, sizeof value); }
  void day(std::optional<Day>& value) {
    std::int64_t days = unknown_day;
    raw(&days, sizeof days);
    value = days == unknown_day ? std::nullopt : std::optional<Day>(Day{std::chrono::days(days)});
  }
  template <class List, class Each>
  void list(List& items, const Each& each) {
    const std::uint64_t size = number();
    if (size > bytes_.size()) whole_ = false;  // an item has one byte at least
    if (!whole_) return;
    items.resize(size);
    for (auto& item : items) each(item);
  }
  [[nodiscard]] bool read_all() const { return whole_ && bytes_.empty(); }

 private:
  std::string_view piece(std::uint64_t size) {
    if (size > bytes_.size()) whole_ = false;
    if (!whole_) return {};
    const std::string_view out = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return out;
  }
  std::uint64_t number() {
    std::uint64_t out = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const std::string_view byte = piece(1);
      if (byte.empty()) return 0;
      const auto bits = static_cast<unsigned char>(byte[0]);
      out |= std::uint64_t{bits & 0x7FU} << shift;
      if (bits < 0x80) return out;
    }
    whole_ = false;
    return 0;
  }
  void raw(void* to, std::size_t size) {
    const std::string_view from = piece(size);
    if (!from.empty()) std::memcpy(to, from.data(), size);
  }
  std::string_view bytes_;
  bool whole_ = true;
};

// Each of these goes through the members in one order, for writing (then they are const) and for reading.

template <class Io, class S>
void span(Io& io, S& s) {
  io.place(s.begin);
  io.place(s.end);
}

template <class Io, class List>
void texts(Io& io, List& list) {
  io.list(list, [&](auto& text) { io.text(text); });
}

template <class Io, class D>
void document(Io& io, D& d) {
  for (auto* text : {&d.id, &d.page, &d.url, &d.title, &d.published, &d.publisher, &d.engine, &d.tables}) io.text(*text);
  io.place(d.bytes);
}

template <class Io, class E>
void event(Io& io, E& e) {
  for (auto* text : {&e.id, &e.trigger_text, &e.type, &e.mode, &e.status, &e.quad, &e.place}) io.text(*text);
  io.place(e.line);
  span(io, e.trigger);
  span(io, e.sentence);
  for (auto* list : {&e.source, &e.target}) {
    io.list(*list, [&](auto& p) {
      io.text(p.code);
      io.text(p.name);
    });
  }
  io.list(e.voices, [&](auto& v) {
    for (auto* text : {&v.who, &v.name, &v.stance}) io.text(*text);
    span(io, v.cue);
  });
  io.real(e.confidence);
  texts(io, e.why);
}

template <class Io, class S>
void statement(Io& io, S& s) {
  event(io, s.hit.event);
  for (auto* flag : {&s.hit.accepted, &s.retracts, &s.ascribed, &s.disowned}) io.flag(*flag);
  io.text(s.hit.credibility);
  texts(io, s.hit.corrections);
  for (auto* list : {&s.sources, &s.targets, &s.objects, &s.around, &s.words, &s.deniers, &s.retractors}) texts(io, *list);
  io.list(s.limits, [&](auto& limit) {
    io.text(limit.kind);
    io.text(limit.text);
  });
  io.text(s.condition);
  io.text(s.sentence);
  for (auto* day : {&s.day, &s.said, &s.told}) io.day(*day);
}

// The two that are there or not: the event's own days, the likelihood.
void write_optional(Writer& io, const Statement& s) {
  const auto& date = s.event().date;
  io.day(date ? std::optional<Day>(date->first) : std::nullopt);
  io.day(date ? std::optional<Day>(date->last) : std::nullopt);
  io.flag(s.likelihood.has_value());
  if (!s.likelihood) return;
  io.text(s.likelihood->word);
  io.real(s.likelihood->low);
  io.real(s.likelihood->high);
}

void read_optional(Reader& io, Statement& s) {
  std::optional<Day> first;
  std::optional<Day> last;
  io.day(first);
  io.day(last);
  if (first && last) s.hit.event.date = DayRange{*first, *last};
  bool likely = false;
  io.flag(likely);
  if (!likely) return;
  s.likelihood.emplace();
  io.text(s.likelihood->word);
  io.real(s.likelihood->low);
  io.real(s.likelihood->high);
}

}  // namespace

std::string bytes_of(const std::vector<Statement>& statements) {
  std::map<std::string_view, std::uint32_t> numbers;
  std::vector<const DocumentRecord*> documents;
  for (const Statement& s : statements) {
    if (numbers.emplace(s.hit.document.id, documents.size()).second) documents.push_back(&s.hit.document);
  }
  Writer io;
  io.list(documents, [&](const DocumentRecord* d) { document(io, *d); });
  io.list(statements, [&](const Statement& s) {
    io.place(numbers.at(s.hit.document.id));
    statement(io, s);
    write_optional(io, s);
  });
  return io.take();
}

std::optional<std::vector<Statement>> statements_from(std::string_view bytes, const MatterTables& tables) {
  Reader io(bytes);
  std::vector<DocumentRecord> documents;
  io.list(documents, [&](DocumentRecord& d) { document(io, d); });
  std::vector<std::string> outlets;
  for (const DocumentRecord& d : documents) outlets.push_back(tables.outlets().voice_of(d.publisher));
  std::vector<Statement> out;
  bool known = true;
  io.list(out, [&](Statement& s) {
    std::uint32_t number = 0;
    io.place(number);
    statement(io, s);
    read_optional(io, s);
    known = known && number < documents.size();
    if (!known) return;
    s.hit.document = documents[number];
    s.hit.tables = s.hit.document.tables;
    s.family = tables.family_of(s.event().type);
    s.outlet = outlets[number];
  });
  if (!known || !io.read_all()) return std::nullopt;
  return out;
}

}  // namespace isnad::record
