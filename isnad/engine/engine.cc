#include "isnad/engine/engine.h"

#include "isnad/engine/image.h"

namespace isnad {
namespace {

text::PartKind part_kind(page::BlockKind kind) {
  return kind == page::BlockKind::title     ? text::PartKind::title
         : kind == page::BlockKind::heading ? text::PartKind::heading
                                            : text::PartKind::paragraph;
}

std::vector<text::Part> parts_of(const page::Page& page) {
  std::vector<text::Part> parts;
  parts.reserve(page.blocks.size());
  for (const page::Block& block : page.blocks) parts.push_back({block.text, part_kind(block.kind)});
  return parts;
}

std::optional<Day> day_of(const std::optional<page::Field>& published) {
  return published ? parse_day(std::string_view(published->value).substr(0, 10)) : std::nullopt;
}

}  // namespace

std::string_view version() { return ISNAD_VERSION; }

Engine::Engine(lexicon::Lexicon lexicon)
    : lexicon_(std::move(lexicon)), reader_(lexicon_), dictionary_(lexicon_), gazetteer_(lexicon_), calendar_(lexicon_), grammar_(lexicon_, dictionary_),
      frames_(lexicon_, dictionary_) {}

Result<lexicon::Lexicon> open_tables() { return lexicon::load_image(embedded_image()); }

Result<lexicon::Lexicon> open_tables(const std::string& data_directory) { return compile_lexicon(data_directory); }

Result<std::unique_ptr<const Engine>> Engine::open() {
  auto lexicon = open_tables();
  if (!lexicon) return lexicon.error();
  return std::unique_ptr<const Engine>(new Engine(std::move(lexicon).value()));
}

Result<std::unique_ptr<const Engine>> Engine::open(const std::string& data_directory) {
  auto lexicon = open_tables(data_directory);
  if (!lexicon) return lexicon.error();
  return std::unique_ptr<const Engine>(new Engine(std::move(lexicon).value()));
}

Result<std::unique_ptr<const Document>> Engine::read(std::string_view bytes, std::string_view name) const {
  auto page = reader_.read(bytes, name);
  if (!page) return page.error();
  return analyse(std::move(page).value());
}

Result<std::unique_ptr<const Document>> Engine::read_json(std::string_view record, std::string_view name,
                                                          const page::JsonFields& fields) const {
  auto page = reader_.read_json(record, name, fields);
  if (!page) return page.error();
  return analyse(std::move(page).value());
}

Result<std::unique_ptr<const Document>> Engine::read_again(std::string_view bytes, std::string_view name, std::string_view json_map) const {
  auto page = reader_.read_again(bytes, name, json_map);
  if (!page) return page.error();
  return analyse(std::move(page).value());
}

namespace {

// Where a broken page's text cannot be traced to its bytes, an event has no evidence: left out, and said so.
void leave_out_what_has_no_bytes(Document& d) {
  const auto untraced = std::erase_if(d.events, [&d](const events::Event& e) {
    const Span page = d.in_page(e.trigger);
    return page.end <= page.begin;
  });
  if (untraced > 0) d.page.notes.push_back(std::to_string(untraced) + " event(s) left out: their words cannot be traced to bytes of the page");
}

}  // namespace

events::Input Engine::input_of(const Document& d) const {
  return {d.text, d.words, dictionary_, d.mentions, gazetteer_, d.times, *d.clauses, d.published};
}

// The whole way of a page, top to bottom.
std::unique_ptr<const Document> Engine::analyse(page::Page page) const {
  auto d = std::make_unique<Document>();
  d->page = std::move(page);
  d->published = day_of(d->page.published);
  d->tables = lexicon_.version();
  d->text = text::make_text(d->page.utf8, parts_of(d->page));
  d->words = words::split_words(d->text, dictionary_);
  const std::string_view publisher = d->page.publisher ? std::string_view(d->page.publisher->value) : std::string_view();
  d->mentions = mentions::find_mentions(d->text, d->words, dictionary_, gazetteer_, d->published, publisher);
  d->times = times::find_times(d->text, calendar_, {d->published, times::Prefer::past});
  d->clauses = std::make_unique<const clauses::Clauses>(d->text, d->words, d->mentions, d->times, grammar_);
  d->events = events::read_events(input_of(*d), frames_);
  leave_out_what_has_no_bytes(*d);
  return d;
}

std::vector<events::Rejected> Engine::rejected_readings(const Document& document) const {
  return events::rejected_readings(input_of(document), frames_);
}

}  // namespace isnad
