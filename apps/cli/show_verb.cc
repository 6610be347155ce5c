// `isnad show CASE ID` and `isnad explain CASE ID`: one thing of a case that has an id.
#include <fmt/format.h>

#include "apps/cli/case_file.h"
#include "apps/cli/event_block.h"
#include "apps/cli/exit_code.h"
#include "apps/cli/output.h"
#include "apps/cli/reading.h"
#include "apps/cli/verbs.h"
#include "isnad/record/answer_json.h"
#include "isnad/record/reread.h"

namespace isnad::cli {
namespace {

// The bytes of a span for people; markup and all, as the page has it.
std::string cut_of(const record::StoredPage& page, Span span) {
  return page.bytes && span.end <= page.bytes->size() ? std::string(cut(*page.bytes, span)) : std::string();
}

std::string event_text(record::Store& store, const record::EventHit& hit, const CodeNames& names, const Screen& screen) {
  std::string out = block_of(hit, names, screen);
  const auto page = store.page(hit.document.id);
  if (page && page.value()) {
    const std::string sentence = cut_of(*page.value(), hit.event.sentence);
    out += sentence.empty()
               ? "The page's bytes are not in this case; only what was read from it.\n"
               : fmt::format("Bytes {} to {}: {}\n", hit.event.sentence.begin, hit.event.sentence.end, screen.field(sentence));
  }
  if (!hit.event.place.empty()) out += "Place: " + screen.field(hit.event.place) + "\n";
  out += fmt::format("Confidence of the reading: {:.2f}\nRead by {}, tables {}\nWhy:\n", hit.event.confidence,
                     visible(hit.document.engine), hit.tables.empty() ? "unknown" : visible(hit.tables));
  for (const std::string& why : hit.event.why) out += "  " + screen.field(why) + "\n";
  return out;
}

std::string corrections_text(record::Store& store, const std::string& target, const Screen& screen) {
  std::string out;
  const auto list = store.corrections(target);
  if (!list) return out;
  for (const record::Correction& c : list.value()) {
    out += fmt::format("{} {}{}{} by {} on {}: {}\n", c.id, c.kind, c.field.empty() ? "" : " " + c.field,
                       c.now.empty() ? "" : fmt::format(" {} -> {}", screen.field(c.was), screen.field(c.now)),
                       screen.field(c.author), c.day, screen.field(c.reason));
  }
  return out.empty() ? out : "Corrections:\n" + out;
}

std::string text_of(const record::Member& m, Format format, const Screen& screen) {
  if (format == Format::jsonl) return json_of(m);
  return fmt::format("  {}  {} {} {}: {}{}\n", m.id, m.day ? iso(*m.day) : "-", m.role, screen.field(m.subject), screen.field(m.reason),
                     m.undone ? " [undone]" : "");
}

std::string text_of(const record::Link& l, Format format, const Screen& screen) {
  if (format == Format::jsonl) return json_of(l);
  return fmt::format("  {}  {} {} {} ({:.2f}): {}{}\n", l.id, screen.field(l.subject), l.kind, screen.field(l.object), l.score,
                     screen.field(l.reason), l.undone ? " [undone]" : "");
}

// What the passes joined an event or a page to, and why.
std::string joins_text(record::Store& store, const std::string& id, const char* kind, Format format, const Screen& screen) {
  std::string out;
  const auto clusters = store.clusters_of(kind, id);
  if (!clusters) return out;
  for (const std::string& cluster : clusters.value()) {
    const auto members = store.members(kind, cluster);
    if (!members) continue;
    if (format == Format::table) out += fmt::format("{} ({}):\n", screen.field(cluster), members.value().size());
    for (const record::Member& m : members.value()) out += text_of(m, format, screen);
  }
  const auto links = store.links({}, id);
  if (!links) return out;
  for (const record::Link& l : links.value()) out += text_of(l, format, screen);
  return out.empty() || format == Format::jsonl ? out : "Joins:\n" + out;
}

std::string page_text(const record::StoredPage& page, const Screen& screen) {
  std::string out = fmt::format("page {}  {} bytes, {}, added {}\n", page.id, page.size, page.bytes ? "kept" : "not kept",
                                record::iso_time(page.added));
  for (const auto& [name, added] : page.names)
    out += fmt::format("  met as {} on {}\n", screen.field(name), record::iso_time(added));
  for (const record::StoredReading& r : page.readings) {
    const auto records = record::parse_records(r.lines);
    if (!records) continue;
    const record::DocumentRecord& d = records.value().document;
    out +=
        fmt::format("{} read by {}, tables {}, on {}: {} events\n  {}  {}  {}\n", r.stands ? "*" : " ", visible(r.engine),
                    r.tables.empty() ? "unknown" : visible(r.tables), record::iso_time(r.read), records.value().events.size(),
                    d.published.empty() ? "(no date)" : visible(d.published), screen.field(d.publisher), screen.field(d.title));
    if (!r.stands) continue;
    for (const record::EventRecord& e : records.value().events)
      out += "  " + page.id + ":" + visible(record::summary_of(e)) + "\n";
  }
  return out;
}

// Who withdrew it, and whether that was taken back.
std::string withdrawals_text(record::Store& store, const std::string& page, Format format, const Screen& screen) {
  std::string out;
  const auto all = store.withdrawals();
  if (!all) return out;
  for (const record::Withdrawal& w : all.value()) {
    if (w.document != page) continue;
    out += format == Format::jsonl ? json_of(w)
                                   : fmt::format("withdrawn on {} by {}: {}  {}{}\n", iso(w.day), screen.field(w.author),
                                                 screen.field(w.reason), withdrawal_id(w), w.undone ? " [undone]" : "");
  }
  return out;
}

std::string page_json(const record::StoredPage& page) {
  std::string out;
  for (const record::StoredReading& r : page.readings) {
    if (r.stands) out += r.lines;
  }
  return out;
}

// Whether something that is known and hidden from these days on was part of the answers of that day; now, when none is asked for.
bool was_known(const std::optional<Day>& known, const std::optional<Day>& hidden, const std::optional<Day>& as_of) {
  return !as_of || ((!known || *known <= *as_of) && (!hidden || *hidden > *as_of));
}

void tell_not_known(const std::string& what, const std::optional<Day>& known, const std::optional<Day>& hidden, const std::optional<Day>& as_of) {
  complain(fmt::format("{} was not known on {}: it is known from {}{}", what, iso(*as_of), known ? iso(*known) : "its first day",
                       hidden ? " and withdrawn or replaced from " + iso(*hidden) : ""));
}

// Pages whose id, name or address it is.
int show_pages(const Options& options, record::Store& store, const std::vector<std::string>& keys, Output& out) {
  const Screen screen = screen_of(1);
  bool shown = false;
  for (const std::string& key : keys) {
    const auto page = store.page(key);
    if (!page) return failed(page.error());
    const record::StoredPage& own = *page.value();
    if (!was_known(own.known, own.hidden, parse_day(options.of_case.as_of))) {
      tell_not_known("page " + key, own.known, own.hidden, parse_day(options.of_case.as_of));
      continue;
    }
    shown = true;
    out.write(options.format == Format::table ? page_text(own, screen) : page_json(own));
    out.write(withdrawals_text(store, key, options.format, screen) + joins_text(store, key, "origin", options.format, screen));
  }
  return finish(out, shown ? exit_ok : exit_nothing_found);
}

// What was stated about pages and events.
Result<std::string> statement_of(record::Store& store, const std::string& id) {
  std::string out;
  const auto corrections = store.corrections();
  if (!corrections) return corrections.error();
  for (const record::Correction& c : corrections.value()) {
    if (c.id == id) out += line_of(c) + "\n";
  }
  const auto withdrawals = store.withdrawals();
  if (!withdrawals) return withdrawals.error();
  for (const record::Withdrawal& w : withdrawals.value()) {
    if (withdrawal_id(w) == id) out += json_of(w);
  }
  return out;
}

// A join, or all that one join holds together.
Result<std::string> join_of(record::Store& store, const std::string& id, Format format, const Screen& screen) {
  std::string out;
  const auto links = store.links({}, id);
  if (!links) return links.error();
  for (const record::Link& l : links.value()) out += text_of(l, format, screen);
  const auto members = store.members({}, id);
  if (!members) return members.error();
  for (const record::Member& m : members.value()) out += text_of(m, format, screen);
  return out;
}

// A claim or a storyline, and the joins of this id, or those that hold it together.
Result<std::string> entry_of(const Options& options, record::Store& store, const std::string& id) {
  const auto lexicon = open_lexicon(options.data);
  if (!lexicon) return lexicon.error();
  const page::Reader reader(lexicon.value());
  auto entry = ledger_entry_of(options, store, record::LedgerTables(reader, lexicon.value()), id);
  if (!entry) return entry.error();
  const auto joins = join_of(store, id, options.format, screen_of(1));
  if (!joins) return joins.error();
  const bool both = options.format == Format::table && !entry.value().empty() && !joins.value().empty();
  return std::move(entry).value() + (both ? "Joins:\n" : "") + joins.value();
}

// What is no event and no page: a correction, a withdrawal, a claim, a storyline, a join.
int show_other(const Options& options, record::Store& store, const std::string& id, Output& out) {
  auto text = statement_of(store, id);
  if (text && text.value().empty()) text = entry_of(options, store, id);
  if (!text) return failed(text.error());
  if (text.value().empty()) {
    const std::string& as_of = options.of_case.as_of;
    complain(fmt::format("this case {} no event, page, claim, storyline, join, correction or withdrawal \"{}\"{}; timeline, search and claims show ids",
                         as_of.empty() ? "has" : "had", id, as_of.empty() ? "" : " on " + as_of));
    return exit_nothing_found;
  }
  out.write(text.value());
  return finish(out, exit_ok);
}

}  // namespace

int run_show(const Options& options) {
  int code = exit_ok;
  const auto store = open_case(options.of_case, record::OpenMode::read, code);
  if (store == nullptr) return code;
  const std::string& id = options.of_case.arguments.front();
  const auto hit = store->event(id);
  if (!hit) return failed(hit.error());
  Output out;
  if (!hit.value()) {
    const auto pages = store->pages_named(id);
    if (!pages) return failed(pages.error());
    return pages.value().empty() ? show_other(options, *store, id, out) : show_pages(options, *store, pages.value(), out);
  }
  const auto as_of = parse_day(options.of_case.as_of);
  if (!was_known(hit.value()->known, hit.value()->hidden, as_of)) {
    tell_not_known("event " + id, hit.value()->known, hit.value()->hidden, as_of);
    return exit_nothing_found;
  }
  if (options.format == Format::jsonl) {
    out.write(json_of(*hit.value()));
    out.write(joins_text(*store, id, "incident", options.format, screen_of(1)));
    return finish(out, exit_ok);
  }
  const auto lexicon = open_lexicon(options.data);
  if (!lexicon) return failed(lexicon.error());
  const Screen screen = screen_of(1);
  out.write(event_text(*store, *hit.value(), CodeNames(lexicon.value()), screen) +
            joins_text(*store, id, "incident", options.format, screen) + corrections_text(*store, id, screen));
  return finish(out, exit_ok);
}

namespace {

// Named by the user, or as it was read before.
Result<Reading> reading_of_stored(const Options& options, const record::StoredPage& page) {
  std::string map = options.map;
  for (const record::StoredReading& r : page.readings) {
    const auto records = record::parse_records(record::line_at(r.lines, 0));
    if (records && r.stands && map.empty()) map = records.value().document.map;
  }
  return reading_of(map);
}

}  // namespace

int run_explain_stored(const Options& given) {
  Options options = given;
  if (options.files.size() < 2)
    return failed({ErrorCode::usage, "name the event to explain: isnad explain CASE ID", options.files.front()});
  options.of_case.store = options.files.front();
  options.of_case.arguments = {options.files[1]};
  options.format = Format::table;
  int code = exit_ok;
  const auto store = open_case(options.of_case, record::OpenMode::read, code);
  if (store == nullptr) return code;
  const std::string& id = options.files[1];
  const auto page = store->page(id.substr(0, id.find(':')));
  if (!page) return failed(page.error());
  const auto as_of = parse_day(options.of_case.as_of);
  if (page.value() && !was_known(page.value()->known, page.value()->hidden, as_of)) {
    tell_not_known("page " + page.value()->id, page.value()->known, page.value()->hidden, as_of);
    return exit_nothing_found;
  }
  // Without the bytes there is only what was written down.
  if (!page.value() || !page.value()->bytes) return run_show(options);
  Opened opened = open_for_reading(options, code);
  if (opened.engine == nullptr) return code;
  Input input;
  input.name = page.value()->names.front().first;
  input.bytes = *page.value()->bytes;
  const auto reading = reading_of_stored(options, *page.value());
  if (!reading) return failed(reading.error());
  if (id.find(':') != std::string::npos) options.event = id;
  return explain_input(options, input, *opened.engine, reading.value());
}

}  // namespace isnad::cli
