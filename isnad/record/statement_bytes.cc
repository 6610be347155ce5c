#include "isnad/record/statement_bytes.h"

#include <map>

#include "isnad/record/bytes.h"

namespace isnad::record {
namespace {

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
  for (auto* text : {&e.id, &e.trigger_text, &e.type, &e.mode, &e.status, &e.quad, &e.place, &e.country}) io.text(*text);
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
void write_optional(ByteWriter& io, const Statement& s) {
  const auto& date = s.event().date;
  io.day(date ? std::optional<Day>(date->first) : std::nullopt);
  io.day(date ? std::optional<Day>(date->last) : std::nullopt);
  io.flag(s.likelihood.has_value());
  if (!s.likelihood) return;
  io.text(s.likelihood->word);
  io.real(s.likelihood->low);
  io.real(s.likelihood->high);
}

void read_optional(ByteReader& io, Statement& s) {
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

std::string bytes_of(const std::vector<const Statement*>& statements) {
  std::map<std::string_view, std::uint32_t> numbers;
  std::vector<const EventHit*> pages;
  for (const Statement* s : statements) {
    if (numbers.emplace(s->hit.document.id, pages.size()).second) pages.push_back(&s->hit);
  }
  ByteWriter io;
  io.list(pages, [&](const EventHit* hit) {
    document(io, hit->document);
    io.day(hit->known);
    io.day(hit->hidden);
  });
  io.list(statements, [&](const Statement* s) {
    ByteWriter own;
    own.place(numbers.at(s->hit.document.id));
    statement(own, *s);
    write_optional(own, *s);
    io.text(own.take());
  });
  return io.take();
}

std::string bytes_of(const std::vector<Statement>& statements) {
  std::vector<const Statement*> all;
  for (const Statement& s : statements) all.push_back(&s);
  return bytes_of(all);
}

std::optional<std::vector<Statement>> statements_from(std::string_view bytes, const MatterTables& tables) {
  struct Page {
    DocumentRecord document;
    std::optional<Day> known;
    std::optional<Day> hidden;
    std::string outlet;
  };
  ByteReader io(bytes);
  std::vector<Page> pages;
  io.list(pages, [&](Page& page) {
    document(io, page.document);
    io.day(page.known);
    io.day(page.hidden);
    page.outlet = tables.outlets().voice_of(page.document.publisher);
  });
  std::vector<Statement> out;
  const std::uint64_t size = io.list_size(out);
  for (std::uint64_t i = 0; i < size && io.is_whole(); ++i) {
    ByteReader own(io.view());
    const std::uint64_t number = own.number();
    if (number >= pages.size()) return std::nullopt;
    const Page& page = pages[number];
    Statement& s = out.emplace_back();
    statement(own, s);
    read_optional(own, s);
    if (!own.read_all()) return std::nullopt;
    s.hit.document = page.document;
    s.hit.known = page.known;
    s.hit.hidden = page.hidden;
    s.hit.tables = page.document.tables;
    s.family = tables.family_of(s.event().type);
    s.outlet = page.outlet;
  }
  if (!io.read_all()) return std::nullopt;
  return out;
}

}  // namespace isnad::record
