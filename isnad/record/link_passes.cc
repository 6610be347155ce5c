#include "isnad/record/link_passes.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "isnad/engine/engine.h"
#include "isnad/record/actor_names.h"
#include "isnad/record/addition.h"
#include "isnad/record/kept_ledgers.h"
#include "isnad/record/pack.h"
#include "isnad/record/statement.h"
#include "isnad/record/text_keys.h"

namespace isnad::record {
namespace {

constexpr std::size_t edge_words = 14;  // of a text: where agencies sign

std::string spaced(const std::vector<std::string>& words, std::size_t from, std::size_t to) {
  std::string out = " ";
  for (std::size_t i = from; i < to; ++i) out += words[i] + " ";
  return out;
}

std::string spaced(std::string_view text) {
  const auto words = folded_words(text);
  return spaced(words, 0, words.size());
}

std::string text_of(const page::Page& page) {
  std::string out;
  for (const page::Block& block : page.blocks) out.append(cut(page.utf8, block.text)).append("\n");
  return out;
}

std::string value_of(const std::optional<page::Field>& field) { return field ? field->value : std::string(); }

Result<std::set<std::string>> rejected_of(Store& store, Decisions& decisions) {
  auto all = store.corrections();
  if (!all) return all.error();
  decisions = decisions_of(standing_of(std::move(all).value()));
  return decisions.rejected;
}

std::optional<PageText> page_text_of(const StoredPage& page, const page::Reader& reader, const MediaMarks& marks) {
  if (!page.bytes) return std::nullopt;
  for (const StoredReading& reading : page.readings) {
    if (!reading.stands) continue;
    const auto own = parse_records(line_at(reading.lines, 0));
    if (!own) return std::nullopt;
    const DocumentRecord& d = own.value().document;
    const auto read = page_of(*page.bytes, d, reader);
    if (!read) return std::nullopt;
    PageText out{page.id, d.publisher, d.published, text_of(*read), {}, marks.code_of(d.publisher), 0};
    out.added = static_cast<std::uint64_t>(std::max<Time>(page.added, 0));
    out.agencies = marks.agencies_in(value_of(read->author) + " " + value_of(read->origin), out.text);
    return out;
  }
  return std::nullopt;
}

// Cluster of each page; pages that are nobody's copy are left out.
using Clusters = std::unordered_map<std::string, std::string>;

Result<Clusters> run_origin(Store& store, const page::Reader& reader, const MediaMarks& marks, const std::set<std::string>& rejected,
                            Time now, PassCounts& counts) {
  const auto ids = store.page_ids();
  if (!ids) return ids.error();
  OriginTracer tracer;
  for (const std::string& id : ids.value()) {
    const auto page = store.page(id);
    if (!page) return page.error();
    if (const auto text = page.value() ? page_text_of(*page.value(), reader, marks) : std::nullopt) {
      tracer.add(*text);
      ++counts.pages;
    }
  }
  Joins joins = tracer.trace(rejected);
  Clusters out;
  std::set<std::string> clusters;
  for (const Member& m : joins.members) {
    if (rejected.count(join_id(m)) == 0) out[m.subject] = m.cluster;
    clusters.insert(m.cluster);
  }
  counts.copies = joins.links.size();
  counts.origins = clusters.size();
  const auto kept = store.replace_joins("origin", origin_version, now, std::move(joins.links), std::move(joins.members));
  if (!kept) return kept.error();
  return out;
}

Result<bool> run_incidents(Store& store, const Clusters& origins, const lexicon::Lexicon& lexicon, const Decisions& decisions, Time now,
                           PassCounts& counts) {
  IncidentGrouper grouper(ordinals_of(lexicon));
  const ActorNames names(lexicon);
  std::string page;
  std::string bytes;
  std::optional<Error> failure;
  const auto take = [&](const EventHit& hit) {
    if (hit.rejected) return true;
    if (hit.document.id != page) {
      auto stored = store.bytes_of(hit.document.id);
      if (!stored) failure = stored.error();
      if (failure) return false;
      page = hit.document.id;
      bytes = std::move(stored).value().value_or(std::string());
    }
    Report r{hit.event, hit.document.published_day(), hit.event.country, {}, {}};
    if (hit.event.sentence.end <= bytes.size()) r.sentence = std::string(cut(bytes, hit.event.sentence));
    if (!r.country.empty() && names.actor_of(r.event.place) == r.country) r.event.place.clear();
    const auto origin = origins.find(page);
    if (origin != origins.end()) r.origin = origin->second;
    grouper.add(r);
    ++counts.reports;
    return true;
  };
  const auto read = store.each_event({}, take);
  if (failure) return *failure;
  if (!read) return read.error();
  Joins joins = grouper.group(decisions);
  counts.joins = joins.links.size();
  for (const Member& m : joins.members) counts.incidents += m.role == "first" ? 1 : 0;
  counts.near = grouper.near_misses();
  return store.replace_joins("incidents", incidents_version, now, std::move(joins.links), std::move(joins.members));
}

}  // namespace

MediaMarks::MediaMarks(const lexicon::Lexicon& lexicon) {
  const lexicon::Table& media = lexicon.table("mentions/media");
  for (std::uint32_t row = 0; row < media.rows(); ++row) {
    const std::string code(media.cell(row, media.column("code")));
    for (const char* column : {"names", "name_en"}) {
      for (const std::string_view name : lexicon::split_list(media.cell(row, media.column(column)))) {
        codes_.emplace(spaced(name), code);
        if (media.cell(row, media.column("kind")) == "agency") agencies_.push_back({spaced(name), code});
      }
    }
  }
}

std::string MediaMarks::code_of(std::string_view name) const {
  const auto found = codes_.find(spaced(name));
  return found == codes_.end() ? std::string() : found->second;
}

std::vector<std::string> MediaMarks::agencies_in(std::string_view byline, std::string_view text) const {
  const auto words = folded_words(text);
  const std::size_t edge = std::min(edge_words, words.size());
  const std::string places[] = {spaced(byline), spaced(words, 0, std::min(words.size(), 3 * edge)),
                                spaced(words, words.size() - edge, words.size())};
  std::vector<std::string> out;
  for (const Name& name : agencies_) {
    const bool stands = std::any_of(std::begin(places), std::end(places),
                                    [&](const std::string& p) { return p.find(name.words) != std::string::npos; });
    if (stands && std::find(out.begin(), out.end(), name.code) == out.end()) out.push_back(name.code);
  }
  std::sort(out.begin(), out.end());
  return out;
}

namespace {

constexpr std::string_view kept_name = "link";

std::string passes_version(const lexicon::Lexicon& lexicon) {
  return "origin " + std::string(origin_version) + ", incidents " + std::string(incidents_version) + ", isnad " +
         std::string(isnad::version()) + ", tables " + lexicon.version();
}

std::string bytes_of(const PassCounts& c) {
  return nlohmann::json({c.pages, c.copies, c.origins, c.reports, c.joins, c.incidents}).dump();
}

std::optional<PassCounts> counts_from(std::string_view bytes) {
  const auto json = nlohmann::json::parse(bytes, nullptr, false);
  if (!json.is_array() || json.size() != 6) return std::nullopt;
  PassCounts c;
  std::size_t at = 0;
  for (std::uint64_t* count : {&c.pages, &c.copies, &c.origins, &c.reports, &c.joins, &c.incidents}) {
    const auto& value = json[at++];
    if (!value.is_number_unsigned()) return std::nullopt;
    *count = value.get<std::uint64_t>();
  }
  return c;
}

Result<PassCounts> run_passes(Store& store, const page::Reader& reader, const lexicon::Lexicon& lexicon, Time now) {
  PassCounts counts;
  Decisions decisions;
  const auto rejected = rejected_of(store, decisions);
  if (!rejected) return rejected.error();
  const auto origins = run_origin(store, reader, MediaMarks(lexicon), rejected.value(), now, counts);
  if (!origins) return origins.error();
  const auto done = run_incidents(store, origins.value(), lexicon, decisions, now, counts);
  if (!done) return done.error();
  return counts;
}

}  // namespace

Result<PassCounts> run_link_passes(Store& store, const page::Reader& reader, const lexicon::Lexicon& lexicon, Time now,
                                   bool near_misses) {
  const LedgerTables tables(reader, lexicon);
  // All in one transaction: nothing may be stated between reading and keeping. What is damaged is made again.
  if (const auto begun = store.begin(); !begun) return begun.error();
  const auto kept = store.kept(kept_name, passes_version(lexicon));
  const auto before = kept && kept.value() ? counts_from(kept.value()->body) : std::nullopt;
  const auto whole = store.joins_are_whole();
  if (!whole) return whole.error();
  if (before && !near_misses && whole.value() && keeps_all(store, tables)) {
    if (const auto done = store.commit(); !done) return done.error();
    return *before;
  }
  auto counts = run_passes(store, reader, lexicon, now);
  if (!counts) return counts.error();
  if (const auto done = store.drop_kept(); !done) return done.error();
  const auto keep = [&](const KeptRow& row) { return store.keep(row.name, row.version, row.body); };
  if (const auto done = each_row_to_keep(store, tables, keep); !done) return done.error();
  if (const auto done = store.keep(kept_name, passes_version(lexicon), bytes_of(counts.value())); !done) return done.error();
  if (const auto done = store.commit(); !done) return done.error();
  return counts;
}

Result<std::unordered_map<std::string, Relays>> relays_of(Store& store) {
  const auto members = store.members("origin", {});
  if (!members) return members.error();
  std::unordered_map<std::string, Relays> out;
  for (const Member& m : members.value()) {
    if (m.undone) continue;
    const auto evidence = nlohmann::json::parse(m.evidence, nullptr, false);
    if (!evidence.is_object() || !evidence.contains("outlet")) continue;
    Relays& own = out[evidence["outlet"].get<std::string>()];
    ++(m.role == "first" ? own.first : own.relayed);
  }
  return out;
}

Result<Weight> weight_of(Store& store, std::string_view event) {
  Weight out;
  const auto clusters = store.clusters_of("incident", event);
  if (!clusters) return clusters.error();
  for (const std::string& cluster : clusters.value()) {
    const auto members = store.members("incident", cluster);
    if (!members) return members.error();
    std::set<std::string> pages;
    std::set<std::string> origins;
    bool here = false;
    for (const Member& m : members.value()) {
      if (m.undone) continue;
      here = here || m.subject == event;
      if (m.role == "first") out.first = m.subject;
      pages.insert(m.subject.substr(0, m.subject.find(':')));
    }
    if (!here) continue;
    for (const std::string& page : pages) {
      const auto own = store.clusters_of("origin", page);
      if (!own) return own.error();
      origins.insert(own.value().empty() ? page : own.value().front());
    }
    out.incident = cluster;
    out.reports = pages.size();
    out.origins = origins.size();
  }
  return out;
}

}  // namespace isnad::record
