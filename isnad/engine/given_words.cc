#include "isnad/engine/given_words.h"

#include <algorithm>

#include "isnad/page/digest.h"

namespace isnad {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

}  // namespace

std::vector<Span> given_words(std::string_view bytes) {
  std::vector<Span> out;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t line_end = std::min(bytes.find('\n', at), bytes.size());
    std::size_t first = at, end = line_end;
    while (first < end && is_blank(bytes[first])) ++first;
    while (end > first && is_blank(bytes[end - 1])) --end;
    const bool blank = first == end;
    if (!blank || (!out.empty() && out.back().begin < out.back().end))
      out.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(end)});
    at = line_end + 1;
  }
  return out;
}

Result<std::unique_ptr<const Document>> read_given_words(const Engine& engine, std::string bytes, std::string name) {
  if (bytes.size() > page::largest_page) return Error{ErrorCode::refused, "the text is too large (docs/limits.md)", name};
  page::Page page;
  page.name = std::move(name);
  page.encoding = "UTF-8";
  page.encoding_how = "given";
  page.bytes = static_cast<std::uint32_t>(bytes.size());
  page.id = page::digest_id(bytes);
  page.map.add(0, page.bytes, 1, 1);
  std::vector<Span> words = given_words(bytes);
  words.push_back({});
  Span sentence;
  for (const Span& word : words) {
    if (word.begin < word.end) {
      sentence = sentence.begin == sentence.end ? word : Span{sentence.begin, word.end};
      continue;
    }
    if (sentence.begin < sentence.end) page.blocks.push_back({sentence, page::BlockKind::paragraph});
    sentence = {};
  }
  if (page.blocks.empty()) return Error{ErrorCode::refused, "no words; write one word a line", page.name};
  page.utf8 = std::move(bytes);
  return engine.analyse(std::move(page));
}

}  // namespace isnad
