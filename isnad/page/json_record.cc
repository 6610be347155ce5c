#include "isnad/page/json_record.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "isnad/base/date.h"
#include "isnad/page/article.h"
#include "isnad/page/byline.h"
#include "isnad/page/digest.h"
#include "isnad/page/encoding.h"
#include "isnad/page/html.h"
#include "isnad/page/json_text.h"

namespace isnad::page {
namespace {

struct FieldName {
  std::string_view name;
  std::string JsonFields::*field;
};
constexpr std::array field_names{
    FieldName{"title", &JsonFields::title},         FieldName{"body", &JsonFields::body},
    FieldName{"published", &JsonFields::published}, FieldName{"publisher", &JsonFields::publisher},
    FieldName{"origin", &JsonFields::origin},       FieldName{"author", &JsonFields::author},
    FieldName{"section", &JsonFields::section},     FieldName{"url", &JsonFields::url},
};

std::string known_fields() {
  std::string out;
  for (const FieldName& row : field_names) {
    if (!out.empty()) out += ", ";
    out += row.name;
  }
  return out;
}

class RecordReader {
 public:
  RecordReader(std::string_view record, const JsonFields& fields, const Tables& tables, Page& page)
      : record_(record), fields_(fields), tables_(tables), page_(page), members_(json_members(record)) {}

  Result<bool> read() {
    const JsonMember* title = member(fields_.title);
    const JsonMember* body = member(fields_.body);
    if (title == nullptr && body == nullptr) {
      return Error{ErrorCode::refused,
                   "the JSON object has neither a member \"" + fields_.title + "\" nor \"" + fields_.body + "\"; it has " +
                       member_names() + "; name them with --map title=...,body=...",
                   page_.name};
    }
    MappedText text;
    ArticleHints hints;
    if (title != nullptr) read_title(*title, text, hints);
    if (body != nullptr) {
      read_body(*body, text);
    } else {
      page_.notes.push_back("the JSON object has no member \"" + fields_.body + "\", only its title is read; it has " + member_names() +
                            "; name it with --map body=...");
    }
    page_.utf8 = std::move(text.utf8);
    page_.map = std::move(text.map);
    simple(fields_.publisher, &Page::publisher);
    simple(fields_.origin, &Page::origin);
    simple(fields_.section, &Page::section);
    simple(fields_.url, &Page::url);
    read_author();
    read_published();
    note_overrides(page_.utf8, page_.notes);
    read_article(page_, hints, tables_);
    return true;
  }

 private:
  [[nodiscard]] const JsonMember* member(std::string_view key) const {
    const auto found = std::find_if(members_.begin(), members_.end(), [key](const JsonMember& m) { return m.key == key; });
    return found == members_.end() || key.empty() ? nullptr : &*found;
  }

  [[nodiscard]] std::string member_names() const {
    std::string out;
    for (const JsonMember& one : members_) {
      if (out.size() > 200) return out + ", ...";
      if (!out.empty()) out += ", ";
      out += "\"" + one.key + "\"";
    }
    return out.empty() ? "none" : out;
  }

  [[nodiscard]] std::string how(const std::string& key) const { return "json " + key; }

  // The string of a member: itself, or the first string of an array.
  [[nodiscard]] MappedText string_of(const JsonMember& one) const {
    if (record_[one.value.begin] == '[') {
      const auto elements = json_elements(record_, one.value);
      return elements.empty() ? MappedText{} : json_string(record_, elements.front());
    }
    return json_string(record_, one.value);
  }

  void read_title(const JsonMember& one, MappedText& text, ArticleHints& hints) {
    const MappedText title = string_of(one);
    const Span trimmed = trim_text(title.utf8, {0, static_cast<std::uint32_t>(title.utf8.size())});
    if (trimmed.empty()) return;
    append_one_line(text, title, trimmed);
    append_inserted(text, "\n");
    page_.title = Field{std::string(cut(title.utf8, trimmed)), title.map.to_page(trimmed), how(one.key)};
    hints.title_is_first_line = true;
  }

  // Line breaks inside a title are spaces.
  static void append_one_line(MappedText& to, const MappedText& from, Span span) {
    std::uint32_t begin = span.begin;
    for (std::uint32_t at = span.begin; at < span.end; ++at) {
      if (from.utf8[at] != '\n' && from.utf8[at] != '\r') continue;
      append_slice(to, from, {begin, at});
      append_character(to, ' ', from, {at, at + 1});
      begin = at + 1;
    }
    append_slice(to, from, {begin, span.end});
  }

  void read_body(const JsonMember& one, MappedText& text) {
    std::vector<Span> parts{one.value};
    if (record_[one.value.begin] == '[') parts = json_elements(record_, one.value);
    bool html = false;
    for (const Span part : parts) {
      const MappedText body = json_string(record_, part);
      if (looks_like_html(body.utf8)) {
        html = true;
        append_html_text(text, body, page_.notes);
      } else {
        append_slice(text, body, {0, static_cast<std::uint32_t>(body.utf8.size())});
      }
      append_inserted(text, "\n");
    }
    if (html) page_.notes.push_back("the member \"" + one.key + "\" holds HTML; its tags were read off");
    if (record_[one.value.begin] != '"' && record_[one.value.begin] != '[') {
      page_.notes.push_back("the member \"" + one.key + "\" is neither a string nor a list of strings");
    }
  }

  void simple(const std::string& key, std::optional<Field> Page::*field) {
    const JsonMember* one = member(key);
    if (one == nullptr) return;
    const MappedText text = string_of(*one);
    const Span trimmed = trim_text(text.utf8, {0, static_cast<std::uint32_t>(text.utf8.size())});
    if (trimmed.empty()) return;
    page_.*field = Field{std::string(cut(text.utf8, trimmed)), text.map.to_page(trimmed), how(key)};
  }

  // The author member of feeds often holds a whole dateline: person, city, agency.
  void read_author() {
    const JsonMember* one = member(fields_.author);
    if (one == nullptr) return;
    const MappedText text = string_of(*one);
    if (text.utf8.empty()) return;
    const Folded folded = fold_line(text.utf8);
    const Byline byline = read_signature(folded, {0, folded.key.size()}, text.utf8, true, tables_);
    const auto take = [&](std::optional<Field> Page::*field, const std::optional<Signed>& found) {
      if (!found || page_.*field) return;
      const Span where = text.map.to_page(folded.text(found->where.begin, found->where.end));
      page_.*field = Field{found->value, where, how(one->key)};
    };
    take(&Page::author, byline.author);
    take(&Page::origin, byline.origin);
    take(&Page::publisher, byline.publisher);
  }

  void read_published() {
    const JsonMember* one = member(fields_.published);
    if (one == nullptr || one->value.empty()) return;
    const std::string_view raw = cut(record_, one->value);
    if (raw.front() == '"' || raw.front() == '[') {
      const MappedText text = string_of(*one);
      if (text.utf8.empty()) return;
      take_published(page_, text.utf8, text.map.to_page({0, static_cast<std::uint32_t>(text.utf8.size())}), how(one->key),
                     tables_);
    } else {
      read_epoch(raw, *one);
    }
    if (!page_.published && raw != "null" && raw != "\"\"") {
      page_.notes.push_back("the member \"" + one->key + "\" gives no day that is understood: " + std::string(raw.substr(0, 60)));
    }
  }

  // Seconds or milliseconds since 1970, in UTC.
  void read_epoch(std::string_view raw, const JsonMember& one) {
    long long value = 0;
    const auto end = std::from_chars(raw.data(), raw.data() + raw.size(), value);
    if (end.ec != std::errc() || value < 100000000LL) return;
    if (value > 100000000000LL) value /= 1000;
    if (value > 4102444800LL) return;
    const Day day{std::chrono::days{static_cast<int>(value / 86400)}};
    page_.published = Field{iso(day), one.value, how(one.key) + " (UTC)"};
  }

  std::string_view record_;
  const JsonFields& fields_;
  const Tables& tables_;
  Page& page_;
  std::vector<JsonMember> members_;
};

}  // namespace

Result<JsonFields> parse_json_fields(std::string_view map) {
  JsonFields fields;
  std::size_t begin = 0;
  while (begin <= map.size() && !map.empty()) {
    const std::size_t end = std::min(map.find(',', begin), map.size());
    const std::string_view pair = map.substr(begin, end - begin);
    begin = end + 1;
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos || equals + 1 == pair.size()) {
      return Error{ErrorCode::usage,
                   "\"" + std::string(pair) + "\" is no mapping; expected FIELD=MEMBER,... such as title=headline", "--map"};
    }
    const std::string_view name = pair.substr(0, equals);
    const auto row = std::find_if(field_names.begin(), field_names.end(), [name](const FieldName& f) { return f.name == name; });
    if (row == field_names.end()) {
      return Error{ErrorCode::usage, "\"" + std::string(name) + "\" is no field; the fields are " + known_fields(), "--map"};
    }
    fields.*(row->field) = std::string(pair.substr(equals + 1));
  }
  return fields;
}

std::string json_map_of(const JsonFields& fields) {
  const JsonFields own;
  std::string out;
  for (const FieldName& row : field_names) {
    if (fields.*(row.field) == own.*(row.field)) continue;
    out.append(out.empty() ? "" : ",").append(row.name).append("=").append(fields.*(row.field));
  }
  return out;
}

Result<Page> read_record(std::string_view record, std::string_view name, const JsonFields& fields, const Tables& tables) {
  Page page;
  page.name = name;
  page.format = Format::json;
  page.json_map = json_map_of(fields);
  auto decoded = decode_page(record, name, page.notes);
  if (!decoded) return decoded.error();
  const std::string& text = decoded.value().text.utf8;
  if (!decoded.value().text.identity) {
    const std::string why = page.notes.empty() ? decoded.value().encoding_line() : page.notes.front();
    return Error{ErrorCode::refused, "a JSON record must be UTF-8 without a byte order mark: " + why, std::string(name)};
  }
  if (!is_json(text)) {
    return Error{ErrorCode::refused, "not a JSON value; expected one object {...} with the fields of an article",
                 std::string(name)};
  }
  page.encoding = decoded.value().encoding;
  page.encoding_how = decoded.value().how;
  page.bytes = static_cast<std::uint32_t>(record.size());
  page.id = digest_id(record);
  auto read = RecordReader(record, fields, tables, page).read();
  if (!read) return read.error();
  return page;
}

}  // namespace isnad::page
