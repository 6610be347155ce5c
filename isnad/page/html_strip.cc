// The plain way to read HTML that is not given to the parser: tags off, block by block.

#include <array>
#include <string>

#include "isnad/base/utf8.h"
#include "isnad/page/html_document.h"

namespace isnad::page {
namespace {

struct Entity {
  std::string_view name;
  char32_t character;
};
constexpr std::array entities{
    Entity{"amp", '&'},      Entity{"lt", '<'},       Entity{"gt", '>'},       Entity{"quot", '"'},     Entity{"apos", '\''},
    Entity{"nbsp", 0xA0},    Entity{"laquo", 0xAB},   Entity{"raquo", 0xBB},   Entity{"ldquo", 0x201C}, Entity{"rdquo", 0x201D},
    Entity{"lsquo", 0x2018}, Entity{"rsquo", 0x2019}, Entity{"ndash", 0x2013}, Entity{"mdash", 0x2014}, Entity{"hellip", 0x2026},
    Entity{"bull", 0x2022},  Entity{"zwnj", 0x200C},  Entity{"zwj", 0x200D},   Entity{"rlm", 0x200F},   Entity{"lrm", 0x200E},
    Entity{"shy", 0xAD},     Entity{"middot", 0xB7},
};

constexpr std::array<std::string_view, 14> inline_tags{"a",    "b",     "i",   "u",   "em",  "strong", "span",
                                                       "font", "small", "big", "sup", "sub", "abbr",   "mark"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The character of "&name;" or "&#123;", and its size in bytes; size 0 when it is none.
CodePoint read_reference(std::string_view raw) {
  const std::size_t semicolon = raw.substr(0, 12).find(';');
  if (semicolon == std::string_view::npos) return {};
  const std::string_view name = raw.substr(1, semicolon - 1);
  const auto size = static_cast<std::uint32_t>(semicolon + 1);
  if (name.empty()) return {};
  if (name[0] == '#') {
    const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    char32_t value = 0;
    for (const char c : name.substr(hex ? 2 : 1)) {
      const char lower = static_cast<char>(c | 0x20);
      char32_t digit = 0;
      if (c >= '0' && c <= '9') {
        digit = static_cast<char32_t>(c - '0');
      } else if (hex && lower >= 'a' && lower <= 'f') {
        digit = static_cast<char32_t>(lower - 'a') + 10;
      } else {
        return {};
      }
      value = value * (hex ? 16 : 10) + digit;
      if (value > 0x10FFFF) return {};
    }
    return value == 0 ? CodePoint{} : CodePoint{value, size};
  }
  for (const Entity& entity : entities) {
    if (entity.name == name) return {entity.character, size};
  }
  return {};
}

class Stripper {
 public:
  Stripper(MappedText& to, const MappedText& source, MappedText& title) : to_(&to), title_(title), body_(to), source_(source) {}

  void run() {
    const std::string_view text = source_.utf8;
    while (at_ < text.size()) {
      const std::size_t stop = std::min(text.find_first_of("<&\n\r\t", at_), text.size());
      append_slice(*to_, source_, {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(stop)});
      at_ = stop;
      if (at_ < text.size()) special(text);
    }
  }

 private:
  void special(std::string_view text) {
    const char c = text[at_];
    if (c == '&') {
      const CodePoint reference = read_reference(text.substr(at_));
      one(reference.size > 0 ? reference.value : U'&', reference.size > 0 ? reference.size : 1);
    } else if (c == '<' && at_ + 1 < text.size() &&
               (is_letter(text[at_ + 1]) || text[at_ + 1] == '/' || text[at_ + 1] == '!' || text[at_ + 1] == '?')) {
      tag(text);
    } else {
      one(c == '<' ? U'<' : U' ', 1);
    }
  }

  void one(char32_t character, std::size_t size) {
    append_character(*to_, character, source_, {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(at_ + size)});
    at_ += size;
  }

  void tag(std::string_view text) {
    if (text.compare(at_, 4, "<!--") == 0) {
      const std::size_t end = text.find("-->", at_ + 4);
      at_ = end == std::string_view::npos ? text.size() : end + 3;
      return;
    }
    std::size_t i = at_ + 1;
    const bool closing = text[i] == '/';
    if (closing) ++i;
    std::string name;
    while (i < text.size() && name.size() < 12 && (is_letter(text[i]) || (text[i] >= '0' && text[i] <= '9'))) {
      name += is_letter(text[i]) ? static_cast<char>(text[i] | 0x20) : text[i];
      ++i;
    }
    const std::size_t end = text.find('>', i);
    at_ = end == std::string_view::npos ? text.size() : end + 1;
    if (!closing && (name == "script" || name == "style")) {
      skip_to_close(text, name);
      return;
    }
    if (name == "title") {
      to_ = closing ? &body_ : &title_;
      return;
    }
    for (const std::string_view inline_tag : inline_tags) {
      if (name == inline_tag) return;
    }
    if (!to_->utf8.empty() && to_->utf8.back() != '\n') append_inserted(*to_, "\n");
  }

  // Raw text is skipped forwards only, each byte once.
  void skip_to_close(std::string_view text, const std::string& name) {
    for (std::size_t i = text.find("</", at_); i != std::string_view::npos; i = text.find("</", i + 2)) {
      bool same = i + 2 + name.size() <= text.size();
      for (std::size_t j = 0; same && j < name.size(); ++j) same = static_cast<char>(text[i + 2 + j] | 0x20) == name[j];
      if (!same) continue;
      const std::size_t end = text.find('>', i);
      at_ = end == std::string_view::npos ? text.size() : end + 1;
      return;
    }
    at_ = text.size();
  }

  MappedText* to_;
  MappedText& title_;
  MappedText& body_;
  const MappedText& source_;
  std::size_t at_ = 0;
};

}  // namespace

void strip_tags(MappedText& to, const MappedText& source, MappedText& title) { Stripper(to, source, title).run(); }

}  // namespace isnad::page
