#include "isnad/record/statement.h"

#include <algorithm>
#include <cstdlib>

#include "isnad/engine/engine.h"
#include "isnad/record/addition.h"

namespace isnad::record {
namespace {

constexpr std::string_view way_of_making = "3";  // goes up when the same pages and tables give other statements

std::vector<std::string> codes_of(const std::vector<Participant>& list) {
  std::vector<std::string> out;
  for (const Participant& p : list) {
    if (!p.code.empty()) out.push_back(p.code);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// The place in the text of what stands at `at` in the page.
std::uint32_t text_place(const page::Page& page, std::uint32_t at) {
  std::uint32_t low = 0;
  std::uint32_t high = page.map.text_size();
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (page.map.to_page({middle, middle + 1}).end <= at) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return std::min(low, static_cast<std::uint32_t>(page.utf8.size()));
}

Span text_span(const page::Page& page, Span span) { return {text_place(page, span.begin), text_place(page, span.end)}; }

Statement bare(const EventHit& hit, const MatterTables& tables) {
  Statement s;
  s.hit = hit;
  s.hit.line.clear();
  s.family = tables.family_of(hit.event.type);
  s.sources = codes_of(hit.event.source);
  s.targets = codes_of(hit.event.target);
  s.said = hit.document.published_day();
  s.day = hit.event.date ? std::optional<Day>(hit.event.date->first) : s.said;
  s.retracts = tables.retractions().is_retraction(s);
  s.outlet = tables.outlets().voice_of(hit.document.publisher);
  return s;
}

// What a page tells of itself: when it was told at the earliest, who denies what stands behind a denial.
void complete_page(std::vector<Statement>& list) {
  std::optional<Day> last;
  for (const Statement& s : list) {
    const EventRecord& e = s.event();
    if (e.status == "actual" && e.date && (!last || e.date->first > *last)) last = e.date->first;
  }
  const Statement* denial = nullptr;
  for (Statement& s : list) {
    s.told = s.said ? s.said : last;
    if (!s.day) s.day = s.told;
    if (s.event().type == "REJECT" && s.event().mode == "deny") {
      denial = &s;
    } else if (denial != nullptr && s.event().status == "negated" && s.event().sentence == denial->event().sentence) {
      s.deniers = denial->sources;
    }
  }
}

// The acts of one sentence, in the order of their triggers, with the words around them.
void read_sentence(std::vector<PlacedAct>& acts, Span sentence, const page::Page& page, const MatterTables& tables) {
  if (acts.empty()) return;
  const auto size = sentence.size();
  const FoldedWords words(cut(page.utf8, sentence));
  for (PlacedAct& act : acts) {
    std::uint32_t before = 0;
    std::uint32_t next = size;
    for (const PlacedAct& other : acts) {
      if (other.trigger.end <= act.trigger.begin) before = std::max(before, other.trigger.end);
      if (other.trigger.begin >= act.trigger.end) next = std::min(next, other.trigger.begin);
    }
    act.statement->sentence = std::string(cut(page.utf8, sentence));
    tables.read_words(*act.statement, words, before, act.trigger.begin, next);
  }
  const std::string_view text = page.utf8;
  tables.retractions().mark(cut(text, sentence), words, text.substr(0, sentence.begin), acts);
}

// Where the act stands in the text of its sentence; nothing when it is not inside.
std::optional<PlacedAct> placed(Statement& s, Span sentence, const page::Page& page) {
  const Span trigger = text_span(page, s.event().trigger);
  if (sentence.empty() || trigger.begin < sentence.begin || trigger.end > sentence.end || trigger.end < trigger.begin)
    return std::nullopt;
  PlacedAct act{&s, {trigger.begin - sentence.begin, trigger.end - sentence.begin}, {}};
  const auto& voices = s.event().voices;
  if (voices.empty() || !s.event().sentence.contains(voices.back().cue)) return act;
  const Span cue = text_span(page, voices.back().cue);
  if (sentence.contains(cue)) act.cue = {cue.begin - sentence.begin, cue.end - sentence.begin};
  return act;
}

// The statements of one page, in the order of their triggers.
void read_page(std::vector<Statement>& list, const page::Page& page, const MatterTables& tables) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<Statement*>> sentences;
  for (Statement& s : list) sentences[{s.event().sentence.begin, s.event().sentence.end}].push_back(&s);
  for (auto& [place, statements] : sentences) {
    const Span sentence = text_span(page, {place.first, place.second});
    std::vector<PlacedAct> acts;
    for (Statement* s : statements) {
      if (const auto act = placed(*s, sentence, page)) acts.push_back(*act);
    }
    read_sentence(acts, sentence, page, tables);
  }
}

Result<bool> read_pages(Store& store, std::map<std::string, std::vector<Statement>>& pages, const MatterTables& tables,
                        const page::Reader& reader) {
  for (auto& [id, list] : pages) {
    const auto bytes = store.bytes_of(id);
    if (!bytes) return bytes.error();
    if (!bytes.value()) continue;
    const auto page = page_of(*bytes.value(), list.front().hit.document, reader);
    if (page) read_page(list, *page, tables);
  }
  return true;
}

}  // namespace

Lifetime Statement::life() const {
  Lifetime out;
  if (hit.known) out.from = hit.known->time_since_epoch().count();
  if (hit.hidden) out.until = hit.hidden->time_since_epoch().count();
  return out;
}

bool Statement::has_object(std::string_view object) const {
  return std::find(objects.begin(), objects.end(), object) != objects.end();
}

MatterTables::MatterTables(const lexicon::Lexicon& lexicon) : retractions_(lexicon), denials_(lexicon), outlets_(lexicon) {
  const auto each = [&](std::string_view name, const auto& take) {
    const lexicon::Table& table = lexicon.table(name);
    for (std::uint32_t row = 0; row < table.rows(); ++row) {
      take([&](std::string_view column) { return table.cell(row, table.column(column)); });
    }
  };
  const auto add = [](Phrases& phrases, std::string_view forms, std::size_t value) {
    for (const std::string_view form : lexicon::split_list(forms)) phrases.add(form, static_cast<std::uint32_t>(value));
  };
  each("record/families", [&](const auto& cell) {
    families_.emplace(cell("type"),
                      Family{std::string(cell("family")), std::atoi(std::string(cell("days")).c_str()), cell("mutual") == "yes"});
  });
  each("record/objects", [&](const auto& cell) {
    add(objects_, cell("forms"), object_names_.size());
    object_names_.emplace_back(cell("object"));
    broader_.emplace(cell("object"), cell("broader"));
  });
  each("record/limits", [&](const auto& cell) {
    add(limits_, cell("forms"), limit_kinds_.size());
    limit_kinds_.emplace_back(cell("kind"));
  });
  each("record/likelihood", [&](const auto& cell) {
    add(likelihood_, cell("forms"), ranges_.size());
    ranges_.push_back({{}, std::atof(std::string(cell("low")).c_str()), std::atof(std::string(cell("high")).c_str())});
  });
  each("record/conditions", [&](const auto& cell) { add(conditions_, cell("form"), 0); });
  version_ =
      "statements " + std::string(way_of_making) + ", isnad " + std::string(isnad::version()) + ", tables " + lexicon.version();
}

Family MatterTables::family_of(std::string_view type) const {
  const auto found = families_.find(type);
  return found == families_.end() ? Family{std::string(type), 60, false} : found->second;
}

std::string MatterTables::broader(std::string_view object) const {
  const auto found = broader_.find(object);
  return found == broader_.end() ? std::string() : found->second;
}

std::vector<std::string> MatterTables::objects_of(const FoldedWords& words, Span part) const {
  std::vector<std::string> out;
  for (const FoundPhrase& found : objects_.find(words, part)) out.push_back(object_names_[found.value]);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

void MatterTables::read_words(Statement& s, const FoldedWords& words, std::uint32_t before, std::uint32_t trigger,
                              std::uint32_t next) const {
  const std::string_view text = s.sentence;
  const Span whole{0, static_cast<std::uint32_t>(text.size())};
  s.words = long_words(words);
  s.objects = objects_of(words, {trigger, next});
  if (s.objects.empty()) s.objects = objects_of(words, {before, trigger});
  s.around = objects_of(words, {before, next});
  for (const FoundPhrase& found : limits_.find(words, {trigger, next}))
    s.limits.push_back({limit_kinds_[found.value], std::string(cut(text, found.text))});
  // The word of likelihood that stands nearest before the act.
  for (const FoundPhrase& found : likelihood_.find(words, whole)) {
    if (s.likelihood && found.text.begin > trigger) break;
    s.likelihood = ranges_[found.value];
    s.likelihood->word = std::string(cut(text, found.text));
  }
  const auto conditions = conditions_.find(words, whole);
  if (!conditions.empty()) s.condition = std::string(text.substr(conditions.front().text.begin));
}

namespace {

using Pages = std::map<std::string, std::vector<Statement>>;  // statements of each page, by its id

Result<std::vector<Statement>> statements_in(Store& store, Pages pages, const MatterTables& tables, const page::Reader& reader) {
  for (auto& [id, list] : pages) complete_page(list);
  const auto words = read_pages(store, pages, tables, reader);
  if (!words) return words.error();
  std::vector<Statement> out;
  for (auto& [id, list] : pages) {
    for (Statement& s : list) out.push_back(std::move(s));
  }
  // Statements are told in the order in which they became known, and on a page as it tells them.
  std::stable_sort(out.begin(), out.end(), [](const Statement& a, const Statement& b) {
    if (a.told.has_value() != b.told.has_value()) return a.told.has_value();
    return a.told && *a.told < *b.told;
  });
  return out;
}

using TakeHit = std::function<bool(const EventHit&)>;

template <class EachEvent>
Result<std::vector<Statement>> statements_given(const EachEvent& each_event, Store& store, const MatterTables& tables,
                                                const page::Reader& reader) {
  Pages pages;
  const auto read = each_event([&](const EventHit& hit) {
    pages[hit.document.id].push_back(bare(hit, tables));
    return true;
  });
  if (!read) return read.error();
  return statements_in(store, std::move(pages), tables, reader);
}

}  // namespace

Result<std::vector<Statement>> statements_of(Store& store, std::optional<Day> as_of, const MatterTables& tables,
                                             const page::Reader& reader) {
  Question all;
  all.as_of = as_of;
  return statements_given([&](const TakeHit& take) { return store.each_event(all, take); }, store, tables, reader);
}

Result<std::vector<Statement>> statements_ever(Store& store, const MatterTables& tables, const page::Reader& reader) {
  return statements_given([&](const TakeHit& take) { return store.each_event_ever(take); }, store, tables, reader);
}

bool in_range(const std::optional<Day>& day, const Question& range) {
  if (!day) return !range.since && !range.until;
  return (!range.since || *day >= *range.since) && (!range.until || *day <= *range.until);
}

std::optional<long> days_between(const std::optional<Day>& from, const std::optional<Day>& to) {
  if (!from || !to) return std::nullopt;
  return static_cast<long>((*to - *from).count());
}

Result<std::vector<std::string>> rejected_joins(Store& store) {
  const auto all = store.corrections();
  if (!all) return all.error();
  std::vector<std::string> out;
  for (const Correction& c : standing_of(all.value())) {
    if (c.kind == "reject") out.insert(out.end(), c.targets.begin(), c.targets.end());
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace isnad::record
