// Feeds any bytes to the engine, as a page and as a JSON record, and checks what holds for every page:
// every stage from the bytes to the records, the arguments of every word, and the same answer twice.
//
//   cmake --preset fuzz && cmake --build --preset fuzz
//   build-fuzz/fuzz/engine_fuzz -max_len=20000 -timeout=10 CORPUS samples tests/cases

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "isnad/engine/engine.h"
#include "isnad/engine/records.h"
#include "tests/clause_rules.h"

namespace {

const isnad::Engine& engine() {
  static const auto opened = isnad::Engine::open();
  if (!opened) std::abort();
  return *opened.value();
}

void require(bool holds) {
  if (!holds) std::abort();
}

void check_names_and_times(const isnad::Document& d) {
  const std::size_t size = d.text.utf8().size();
  std::uint32_t end = 0;
  for (const isnad::mentions::Mention& m : d.mentions) {
    require(end <= m.first && m.first < m.end && m.end <= d.words.size());
    require(m.span.begin < m.span.end && m.span.end <= size);
    end = m.end;
  }
  end = 0;
  for (const isnad::times::Time& t : d.times) {
    require(end <= t.span.begin && t.span.begin < t.span.end && t.span.end <= size);
    if (t.value) require(t.value->first <= t.value->last);
    end = t.span.end;
  }
}

void check_events(const isnad::Document& d, std::string_view bytes) {
  for (const isnad::events::Event& e : d.events) {
    const isnad::Span trigger = d.in_page(e.trigger);
    require(trigger.begin < trigger.end && trigger.end <= bytes.size());
    require(e.sentence.contains(e.trigger));
    require(!e.type.empty() && !e.why.empty());
    require(e.confidence >= 0 && e.confidence <= 1);
    if (e.date) require(e.date->first <= e.date->last);
    for (const auto* side : {&e.source, &e.target}) {
      for (const isnad::events::Participant& p : *side) require(!p.code.empty() && p.span.end <= d.text.utf8().size());
    }
  }
}

std::string records(const isnad::Document& d) {
  return isnad::records_of(d) + isnad::mention_records(d) + isnad::time_records(d);
}

std::string check(const isnad::Document& d, std::string_view bytes) {
  require(d.words.size() == d.text.tokens().size());
  check_names_and_times(d);
  require(isnad::tests::broken_clause_rule(d).empty());
  check_events(d, bytes);
  std::string written = records(d);
  require(!written.empty() && written.back() == '\n');
  return written;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto read = engine().read(bytes, "page")) {
    const std::string written = check(*read.value(), bytes);
    const auto again = engine().read(bytes, "page");
    require(again.ok() && records(*again.value()) == written);
  }
  if (size != 0 && bytes.front() == '{') {
    if (const auto read = engine().read_json(bytes, "record", {})) check(*read.value(), bytes);
  }
  return 0;
}
