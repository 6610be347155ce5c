#include "isnad/record/span_check.h"

#include "isnad/record/addition.h"

namespace isnad::record {
namespace {

// Whether some place of the text reads `words` and came from exactly these bytes of the page.
bool stands_at(const page::Page& page, const std::string& words, Span span) {
  // The map rises with the text, so the first place that may fit is found by halving.
  std::uint32_t low = 0;
  std::uint32_t high = page.map.text_size();
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (page.map.to_page({middle, middle + 1}).end <= span.begin) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  constexpr std::uint32_t slack = 8;  // inserted text maps to its neighbours
  for (std::uint32_t at = low < slack ? 0 : low - slack; at <= low + slack && at + words.size() <= page.utf8.size(); ++at) {
    if (page.utf8.compare(at, words.size(), words) != 0) continue;
    if (page.map.to_page({at, at + static_cast<std::uint32_t>(words.size())}) == span) return true;
  }
  return false;
}

}  // namespace

std::vector<std::string> wrong_spans(std::string_view bytes, const PageRecords& records, const page::Reader& reader) {
  std::vector<std::string> out;
  const auto page = page_of(bytes, records.document, reader);
  for (const EventRecord& e : records.events) {
    if (e.trigger.end > bytes.size()) {
      out.push_back("event " + e.id + ": its span ends outside the page");
      continue;
    }
    if (cut(bytes, e.trigger) == e.trigger_text) continue;
    if (!page || stands_at(*page, e.trigger_text, e.trigger)) continue;
    out.push_back("event " + e.id + ": its span does not cut out its words");
  }
  return out;
}

}  // namespace isnad::record
