#include "isnad/page/json_text.h"

#include <array>
#include <nlohmann/json.hpp>

#include "isnad/base/utf8.h"

namespace isnad::page {
namespace {

using nlohmann::json;

constexpr std::size_t deepest_json = 200;   // nesting of a record or a JSON-LD block
constexpr std::size_t most_objects = 5000;  // of a JSON-LD block that are looked at

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::uint32_t skip_blanks(std::string_view text, std::uint32_t at) {
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}

// End of the string whose opening quote stands at `at`.
std::uint32_t string_end(std::string_view text, std::uint32_t at) {
  for (++at; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '"') {
      return at + 1;
    }
  }
  return static_cast<std::uint32_t>(text.size());
}

// End of the value that begins at `at`.
std::uint32_t value_end(std::string_view text, std::uint32_t at) {
  int depth = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '"') {
      at = string_end(text, at);
    } else if (c == '{' || c == '[') {
      ++depth;
      ++at;
    } else if (c == '}' || c == ']') {
      if (depth == 0) return at;
      --depth;
      ++at;
    } else if (depth == 0 && (c == ',' || is_blank(c))) {
      return at;
    } else {
      ++at;
      continue;
    }
    if (depth == 0) return at;
  }
  return at;
}

unsigned hex_value(std::string_view digits) {
  unsigned value = 0;
  for (const char c : digits) {
    value *= 16;
    if (c >= '0' && c <= '9') value += static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f') value += static_cast<unsigned>(c - 'a') + 10;
    if (c >= 'A' && c <= 'F') value += static_cast<unsigned>(c - 'A') + 10;
  }
  return value;
}

struct Escape {
  char32_t character = 0;
  std::uint32_t size = 0;
};

Escape read_escape(std::string_view text, std::uint32_t at) {
  const char kind = at + 1 < text.size() ? text[at + 1] : '\\';
  switch (kind) {
    case 'n':
      return {'\n', 2};
    case 't':
      return {'\t', 2};
    case 'r':
      return {'\r', 2};
    case 'b':
      return {' ', 2};
    case 'f':
      return {'\f', 2};
    case 'u':
      break;
    default:
      return {static_cast<unsigned char>(kind), 2};
  }
  const char32_t high = hex_value(text.substr(at + 2, 4));
  if (high >= 0xD800 && high < 0xDC00 && text.substr(at + 6, 2) == "\\u") {
    const char32_t low = hex_value(text.substr(at + 8, 4));
    if (low >= 0xDC00 && low < 0xE000) return {0x10000 + ((high - 0xD800) << 10U) + (low - 0xDC00), 12};
  }
  return {high, 6};
}

bool too_deep(std::string_view text) {
  std::size_t depth = 0;
  for (std::uint32_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '"') {
      at = string_end(text, at);
      continue;
    }
    if ((c == '{' || c == '[') && ++depth > deepest_json) return true;
    if ((c == '}' || c == ']') && depth > 0) --depth;
    ++at;
  }
  return false;
}

// The value of a member; of an array its first element.
const json* value_of(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return nullptr;
  if (!found->is_array()) return &*found;
  return found->empty() ? nullptr : &found->front();
}

std::string string_or_empty(const json* value) {
  const auto* string = value == nullptr ? nullptr : value->get_ptr<const json::string_t*>();
  return string == nullptr ? std::string() : *string;
}

bool has_type(const json& object, std::string_view end) {
  const std::string type = string_or_empty(value_of(object, "@type"));
  return type.size() >= end.size() && type.compare(type.size() - end.size(), end.size(), end) == 0;
}

// A string, the first string of an array, or the `name` of an object.
std::string text_of(const json& object, const char* key) {
  const json* value = value_of(object, key);
  if (value == nullptr) return {};
  if (value->is_object()) {
    auto name = value->find("name");
    if (name == value->end()) name = value->find("@id");
    if (name == value->end()) return {};
    value = &*name;
    if (value->is_array() && !value->empty()) value = &value->front();
  }
  return string_or_empty(value);
}

bool is_article(const json& object) {
  constexpr std::array types{
      "NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle",
      "BlogPosting", "Report",  "LiveBlogPosting",      "ScholarlyArticle"};
  const auto found = object.find("@type");
  if (found == object.end()) return false;
  const auto matches = [&types](const json& type) {
    const auto* name = type.get_ptr<const json::string_t*>();
    return name != nullptr && std::find(types.begin(), types.end(), *name) != types.end();
  };
  if (!found->is_array()) return matches(*found);
  return std::any_of(found->begin(), found->end(), matches);
}

LinkedData data_of(const json& object) {
  LinkedData data;
  data.type = text_of(object, "@type");
  data.headline = text_of(object, "headline");
  if (data.headline.empty()) data.headline = text_of(object, "name");
  data.published = text_of(object, "datePublished");
  if (data.published.empty()) data.published = text_of(object, "dateCreated");
  data.publisher = text_of(object, "publisher");
  const json* author = value_of(object, "author");
  // An outlet that signs its own report is no author.
  if (author != nullptr && !(author->is_object() && has_type(*author, "Organization"))) data.author = text_of(object, "author");
  data.section = text_of(object, "articleSection");
  data.url = text_of(object, "url");
  if (data.url.empty()) data.url = text_of(object, "mainEntityOfPage");
  return data;
}

}  // namespace

bool is_json(std::string_view text) { return !too_deep(text) && json::accept(text.begin(), text.end()); }

std::vector<JsonMember> json_members(std::string_view text) {
  std::vector<JsonMember> members;
  std::uint32_t at = skip_blanks(text, 0);
  if (at >= text.size() || text[at] != '{') return members;
  at = skip_blanks(text, at + 1);
  while (at < text.size() && text[at] == '"') {
    const std::uint32_t key_end = string_end(text, at);
    JsonMember member;
    member.key = json_string(text, {at, key_end}).utf8;
    at = skip_blanks(text, key_end);
    if (at >= text.size() || text[at] != ':') break;
    at = skip_blanks(text, at + 1);
    member.value = {at, value_end(text, at)};
    at = skip_blanks(text, member.value.end);
    members.push_back(std::move(member));
    if (at >= text.size() || text[at] != ',') break;
    at = skip_blanks(text, at + 1);
  }
  return members;
}

std::vector<Span> json_elements(std::string_view text, Span value) {
  std::vector<Span> elements;
  if (value.empty() || text[value.begin] != '[') return elements;
  std::uint32_t at = skip_blanks(text, value.begin + 1);
  while (at + 1 < value.end) {
    const std::uint32_t end = value_end(text, at);
    if (end <= at) break;
    elements.push_back({at, end});
    at = skip_blanks(text, end);
    if (at >= value.end || text[at] != ',') break;
    at = skip_blanks(text, at + 1);
  }
  return elements;
}

MappedText json_string(std::string_view text, Span value) {
  MappedText out;
  if (value.size() < 2 || text[value.begin] != '"') return out;
  std::uint32_t at = value.begin + 1;
  const std::uint32_t end = value.end - 1;
  while (at < end) {
    const std::size_t escape = text.find('\\', at);
    const auto plain_end = static_cast<std::uint32_t>(std::min<std::size_t>(escape, end));
    if (plain_end > at) {
      out.utf8 += text.substr(at, plain_end - at);
      out.map.add(at, plain_end - at, 1, 1);
      at = plain_end;
      continue;
    }
    const Escape read = read_escape(text, at);
    const std::size_t before = out.utf8.size();
    append_utf8(out.utf8, read.character);
    out.map.add(at, 1, static_cast<std::uint32_t>(out.utf8.size() - before), read.size);
    at += read.size;
  }
  return out;
}

std::optional<LinkedData> read_linked_data(std::string_view text) {
  if (too_deep(text)) return std::nullopt;
  const json root = json::parse(text.begin(), text.end(), nullptr, false);
  if (root.is_discarded()) return std::nullopt;
  // Breadth first: the outer article before those it mentions.
  std::vector<const json*> queue{&root};
  std::optional<LinkedData> article;
  std::vector<std::pair<std::string, std::string>> names;  // @id, name
  std::string site;
  for (std::size_t i = 0; i < queue.size() && queue.size() < most_objects; ++i) {
    const json& value = *queue[i];
    if (value.is_object()) {
      if (!article && is_article(value)) article = data_of(value);
      if (std::string name = string_or_empty(value_of(value, "name")); !name.empty()) {
        if (site.empty() && has_type(value, "WebSite")) site = name;
        names.emplace_back(string_or_empty(value_of(value, "@id")), std::move(name));
      }
    }
    if (value.is_array()) {
      for (const json& element : value) queue.push_back(&element);
    } else if (value.is_object()) {
      for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
        const auto found = value.find(key);
        if (found != value.end()) queue.push_back(&*found);
      }
    }
  }
  if (!article) return std::nullopt;
  // What is named elsewhere in the block: {"publisher": {"@id": "#organization"}}.
  const auto resolve = [&names](std::string& name) {
    const auto named = std::find_if(names.begin(), names.end(), [&name](const auto& one) { return one.first == name; });
    if (!name.empty() && named != names.end()) name = named->second;
    if (name.find("://") != std::string::npos || name.substr(0, 1) == "#") name.clear();
  };
  resolve(article->publisher);
  resolve(article->author);
  if (article->publisher.empty()) article->publisher = site;
  return article;
}

}  // namespace isnad::page
