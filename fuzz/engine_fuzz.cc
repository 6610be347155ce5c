// Feeds any bytes to the engine, as a page and as a JSON record, and checks what holds for every page.
//
//   cmake --preset fuzz && cmake --build --preset fuzz
//   build-fuzz/fuzz/engine_fuzz -max_len=20000 -timeout=10 CORPUS samples

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "isnad/engine/engine.h"
#include "isnad/engine/records.h"

namespace {

const isnad::Engine& engine() {
  static const auto opened = isnad::Engine::open();
  if (!opened) std::abort();
  return *opened.value();
}

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const isnad::Document& d, std::string_view bytes) {
  for (const isnad::events::Event& e : d.events) {
    const isnad::Span trigger = d.in_page(e.trigger);
    require(trigger.begin < trigger.end && trigger.end <= bytes.size());
    require(e.sentence.contains(e.trigger));
    for (const auto* side : {&e.source, &e.target}) {
      for (const isnad::events::Participant& p : *side) require(p.span.end <= d.text.utf8().size());
    }
  }
  const std::string records = isnad::records_of(d) + isnad::mention_records(d) + isnad::time_records(d);
  require(!records.empty() && records.back() == '\n');
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto read = engine().read(bytes, "page")) check(*read.value(), bytes);
  if (size != 0 && bytes.front() == '{') {
    if (const auto read = engine().read_json(bytes, "record", {})) check(*read.value(), bytes);
  }
  return 0;
}
