// page, inside: JSON. The one place that includes the JSON library; no exception leaves it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/base/span.h"
#include "isnad/page/mapped_text.h"

namespace isnad::page {

[[nodiscard]] bool is_json(std::string_view text);

struct JsonMember {
  std::string key;
  Span value;  ///< bytes of the value, quotes included
};
/// Members of the outermost object; `text` must be valid JSON. Empty when it is no object.
[[nodiscard]] std::vector<JsonMember> json_members(std::string_view text);
/// Spans of the elements of the array at `value`.
[[nodiscard]] std::vector<Span> json_elements(std::string_view text, Span value);
/// The string at `value` (quotes included), escapes undone; offsets lead to `text`.
[[nodiscard]] MappedText json_string(std::string_view text, Span value);

/// What a JSON-LD block says of an article. Strings only; unknown is empty.
struct LinkedData {
  std::string type, headline, published, publisher, author, section, url;
};
/// The first article-like object (NewsArticle, Article, ReportageNewsArticle ...), also in arrays and @graph.
[[nodiscard]] std::optional<LinkedData> read_linked_data(std::string_view json);

}  // namespace isnad::page
