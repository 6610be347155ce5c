// Linear look at the markup before it is parsed: limits against quadratic behaviour.

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "isnad/page/html_document.h"

namespace isnad::page {
namespace {

constexpr std::size_t largest_html = std::size_t{8} << 20U;
constexpr long most_open_tags = 2000;          // opened and not closed at one time
constexpr std::size_t most_attributes = 1000;  // of one tag
constexpr std::size_t longest_name = 64;       // of a tag
// Unclosed formatting elements are made again in each later block: blocks x open formatting.
constexpr std::size_t most_reconstructed = 2'000'000;

constexpr std::array<std::string_view, 34> closed_by_themselves{
    "area",  "base",  "br",       "col",  "embed", "hr",   "img",    "input",    "link",     "meta", "param", "source",
    "track", "wbr",   "p",        "li",   "dt",    "dd",   "option", "optgroup", "tr",       "td",   "th",    "thead",
    "tbody", "tfoot", "colgroup", "html", "head",  "body", "rp",     "rt",       "basefont", "frame"};
constexpr std::array<std::string_view, 14> formatting{"a",    "b", "big",   "code",   "em",     "font", "i",
                                                      "nobr", "s", "small", "strike", "strong", "tt",   "u"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

struct Tag {
  std::string name;
  bool closing = false;
  std::size_t attributes = 0;
  std::size_t end = 0;
};

Tag read_tag(std::string_view source, std::size_t at) {
  Tag tag;
  std::size_t i = at + 1;
  tag.closing = i < source.size() && source[i] == '/';
  if (tag.closing) ++i;
  while (i < source.size() && source[i] != '>' && source[i] != '/' && static_cast<unsigned char>(source[i]) > ' ') {
    if (tag.name.size() <= longest_name) tag.name += is_letter(source[i]) ? static_cast<char>(source[i] | 0x20) : source[i];
    ++i;
  }
  enum class At { between, name, before_value, value, quoted } at_part = At::between;
  char quote = '\0';
  for (; i < source.size(); ++i) {
    const char c = source[i];
    if (at_part == At::quoted) {
      if (c == quote) at_part = At::between;
      continue;
    }
    if (c == '>') break;
    const bool blank = static_cast<unsigned char>(c) <= ' ' || (c == '/' && at_part != At::value);
    if (blank) {
      if (at_part != At::before_value) at_part = At::between;
    } else if (at_part == At::before_value) {
      const bool quotes = c == '"' || c == '\'';
      at_part = quotes ? At::quoted : At::value;
      quote = c;
    } else if (c == '=' && at_part != At::value) {
      at_part = At::before_value;
    } else if (at_part == At::between) {
      ++tag.attributes;
      at_part = At::name;
    }
  }
  tag.end = std::min(i + 1, source.size());
  return tag;
}

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

bool starts_with_no_case(std::string_view text, std::size_t at, std::string_view lower) {
  if (at + lower.size() > text.size()) return false;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const char c = text[at + i];
    if ((is_letter(c) ? static_cast<char>(c | 0x20) : c) != lower[i]) return false;
  }
  return true;
}

// The content of <script> and <style> is no markup.
std::size_t skip_raw_text(std::string_view source, std::size_t at, std::string_view name) {
  const std::string close = "</" + std::string(name);
  for (std::size_t i = source.find("</", at); i != std::string_view::npos; i = source.find("</", i + 2)) {
    if (starts_with_no_case(source, i, close)) return i;
  }
  return source.size();
}

}  // namespace

std::string html_danger(std::string_view source) {
  if (source.size() > largest_html) {
    return "the HTML has " + std::to_string(source.size()) + " bytes, more than the " + std::to_string(largest_html) +
           " that are parsed";
  }
  long open = 0;
  long open_formatting = 0;
  std::unordered_map<std::string, long> open_by_name;  // a closing tag that closes nothing is ignored by the parser
  std::size_t reconstructed = 0;
  for (std::size_t at = source.find('<'); at != std::string_view::npos; at = source.find('<', at)) {
    if (source.compare(at, 4, "<!--") == 0) {
      const std::size_t end = source.find("-->", at + 4);
      at = end == std::string_view::npos ? source.size() : end + 3;
      continue;
    }
    if (at + 1 >= source.size() || !(is_letter(source[at + 1]) || source[at + 1] == '/')) {
      ++at;
      continue;
    }
    const Tag tag = read_tag(source, at);
    at = tag.end;
    if (tag.attributes > most_attributes)
      return "a tag <" + tag.name + "> has more than " + std::to_string(most_attributes) + " attributes";
    if (tag.name.size() > longest_name) return "a tag name is longer than " + std::to_string(longest_name) + " bytes";
    if (!tag.closing && (tag.name == "script" || tag.name == "style")) {
      at = skip_raw_text(source, at, tag.name);
      continue;
    }
    const bool is_formatting = contains(formatting, tag.name);
    if (!tag.closing) reconstructed += static_cast<std::size_t>(open_formatting);
    if (reconstructed > most_reconstructed) return "unclosed formatting tags multiply through the page";
    if (contains(closed_by_themselves, tag.name)) continue;
    long& same = open_by_name[tag.name];
    if (tag.closing && same == 0) continue;
    const long step = tag.closing ? -1 : 1;
    same += step;
    open += step;
    if (is_formatting) open_formatting += step;
    if (open > most_open_tags) return "more than " + std::to_string(most_open_tags) + " tags are open at one place";
  }
  return {};
}

}  // namespace isnad::page
