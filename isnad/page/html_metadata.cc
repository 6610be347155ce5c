#include "isnad/page/html_metadata.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <set>

#include "isnad/base/date.h"
#include "isnad/base/utf8.h"
#include "isnad/page/article.h"
#include "isnad/page/byline.h"
#include "isnad/page/folded_line.h"
#include "isnad/page/json_text.h"
#include "isnad/page/outlet.h"

namespace isnad::page {
namespace {

constexpr std::array<std::string_view, 8> title_marks{" | ",  " - ",        " \xE2\x80\x93 ", " \xE2\x80\x94 ",
                                                      " :: ", " \xC2\xBB ", " \xE2\x80\xBA ", " \xE2\x80\xA2 "};
constexpr std::size_t longest_site_name = 6;     // words
constexpr std::size_t longest_field_text = 300;  // bytes of an element that is taken for a field

char lower_char(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower_char(c);
  return out;
}

bool same_token(std::string_view token, std::string_view want) {
  return token.size() == want.size() &&
         std::equal(token.begin(), token.end(), want.begin(), [](char a, char b) { return lower_char(a) == lower_char(b); });
}

std::string trimmed(std::string_view text) {
  return std::string(cut(text, trim_text(text, {0, static_cast<std::uint32_t>(text.size())})));
}

class MetadataReader {
 public:
  MetadataReader(Page& page, const HtmlDocument& document, const MappedText& source, const Tables& tables)
      : page_(page), document_(document), source_(source), tables_(tables) {}

  DeclaredTitle read() {
    read_linked();
    read_meta();
    read_links();
    read_microdata();
    read_hinted();
    read_address();
    read_site_of_page();
    DeclaredTitle out = title();
    const auto same = [this](const std::optional<Field>& field) {
      return field && page_.publisher && fold_key(field->value) == fold_key(page_.publisher->value);
    };
    if (same(page_.author)) page_.author.reset();  // an outlet that signs its own report
    return out;
  }

 private:
  [[nodiscard]] Span page_span(Span source) const { return source_.map.to_page(source); }

  void set(std::optional<Field> Page::*field, std::string_view value, Span source, std::string how) {
    std::string clean = trimmed(value);
    if (clean.empty() || page_.*field) return;
    page_.*field = Field{std::move(clean), page_span(source), std::move(how)};
  }

  void set_author(std::string_view value, Span source, const std::string& how) {
    const std::string clean = trimmed(value);
    if (clean.empty() || clean.size() > longest_field_text || clean.find("://") != std::string::npos ||
        clean.find('@') != std::string::npos)
      return;
    const Folded folded = fold_line(clean);
    const Byline byline = read_signature(folded, {0, folded.key.size()}, clean, true, tables_);
    if (byline.author) set(&Page::author, byline.author->value, source, how);
    if (byline.origin) set(&Page::origin, byline.origin->value, source, how);
  }

  void set_published(std::string_view value, Span source, std::string how) {
    if (value.size() <= longest_field_text) take_published(page_, value, page_span(source), std::move(how), tables_);
  }

  // Text of all the texts below a node, spaces collapsed.
  [[nodiscard]] MappedText text_of(std::uint32_t index) const {
    MappedText out;
    const HtmlNode& node = document_.nodes[index];
    for (std::uint32_t i = index; i < node.end && out.utf8.size() < 4 * longest_field_text; ++i) {
      if (document_.nodes[i].is_text) append_slice(out, document_.text, document_.nodes[i].text);
    }
    return out;
  }

  [[nodiscard]] Span source_of(std::uint32_t index) const {
    const HtmlNode& node = document_.nodes[index];
    Span span = node.source;
    for (std::uint32_t i = index + 1; i < node.end; ++i) {
      if (!document_.nodes[i].source.empty()) span = cover(span, document_.nodes[i].source);
    }
    return span;
  }

  // The bytes of `value` inside the block if they stand there as they are, else the whole block.
  static Span find_value(std::string_view block, Span where, std::string_view value) {
    const std::size_t at = value.empty() ? std::string_view::npos : block.find(value);
    if (at == std::string_view::npos) return where;
    const auto begin = where.begin + static_cast<std::uint32_t>(at);
    return {begin, begin + static_cast<std::uint32_t>(value.size())};
  }

  void read_linked() {
    for (const HtmlNode& node : document_.nodes) {
      if (!node.is_text) continue;
      const HtmlNode& parent = document_.nodes[node.parent];
      if (parent.tag != "script" || lower(parent.value("type")).find("ld+json") == std::string::npos) continue;
      const auto data = read_linked_data(cut(document_.text.utf8, node.text));
      if (!data) continue;
      const std::string_view block = cut(source_.utf8, node.source);
      const auto where = [&](const std::string& value) { return find_value(block, node.source, value); };
      if (declared_.how.empty() && !data->headline.empty()) {
        declare_title(data->headline, where(data->headline), "json-ld");
      }
      set_published(data->published, where(data->published), "json-ld");
      linked_publisher_ = Field{data->publisher, where(data->publisher), "json-ld"};
      set_author(data->author, where(data->author), "json-ld");
      set(&Page::section, data->section, where(data->section), "json-ld");
      linked_url_ = Field{data->url, where(data->url), "json-ld"};
    }
  }

  void declare_title(std::string_view value, Span source, std::string how) {
    const std::string clean = trimmed(value);
    if (!declared_.how.empty() || clean.empty()) return;
    if (lies_in(clean, cut(source_.utf8, source))) {
      append_decoded(declared_.text, source_, source, clean);
    } else {
      append_all_at(declared_.text, clean, source);
    }
    declared_.how = std::move(how);
  }

  void declare_title(MappedText text, std::string how) {
    if (!declared_.how.empty() || trimmed(text.utf8).empty()) return;
    declared_ = {std::move(text), std::move(how)};
  }

  // The source spells the value: as it is, or with character references.
  static bool lies_in(std::string_view value, std::string_view source) {
    return source == value || (source.find('{') == std::string_view::npos && !source.empty());
  }

  // A value whose spelling in the source is not followed letter by letter: each letter leads to all of it.
  void append_all_at(MappedText& to, std::string_view value, Span source) const {
    for (std::size_t at = 0; at < value.size();) {
      const CodePoint point = decode_utf8(value, at);
      append_character(to, point.value, source_, source);
      at += point.size;
    }
  }

  void read_meta() {
    std::optional<Field> site;
    for (const HtmlNode& node : document_.nodes) {
      if (node.tag != "meta") continue;
      std::string name = lower(node.value("property"));
      if (name.empty()) name = lower(node.value("name"));
      const HtmlAttribute* content = node.attribute("content");
      if (name.empty() || content == nullptr) continue;
      const std::string_view value = content->value;
      if (name == "og:title" || name == "twitter:title") declare_title(value, content->source, name);
      if (name == "og:site_name") site = Field{trimmed(value), content->source, name};
      if (name == "article:published_time") set_published(value, content->source, name);
      if (name == "article:section") set(&Page::section, value, content->source, name);
      if (name == "og:url") og_url_ = Field{std::string(value), content->source, name};
      if (name == "author" || name == "article:author" || name == "dc.creator" || name == "parsely-author")
        set_author(value, content->source, name);
      constexpr std::array dates{"date",
                                 "pubdate",
                                 "publishdate",
                                 "publish-date",
                                 "publish_date",
                                 "dc.date",
                                 "dc.date.issued",
                                 "dcterms.created",
                                 "sailthru.date",
                                 "parsely-pub-date",
                                 "cxenseparse:recs:publishtime"};
      if (std::find(dates.begin(), dates.end(), name) != dates.end()) set_published(value, content->source, name);
    }
    if (site) {
      set(&Page::publisher, site->value, site->page, site->how);
      site_name_ = site->value;
    }
    if (linked_publisher_) set(&Page::publisher, linked_publisher_->value, linked_publisher_->page, linked_publisher_->how);
  }

  void read_links() {
    for (const HtmlNode& node : document_.nodes) {
      if (node.tag != "link" || !same_token(node.value("rel"), "canonical")) continue;
      if (const HtmlAttribute* href = node.attribute("href")) set(&Page::url, href->value, href->source, "canonical");
    }
    if (og_url_) set(&Page::url, og_url_->value, og_url_->page, og_url_->how);
    if (linked_url_) set(&Page::url, linked_url_->value, linked_url_->page, linked_url_->how);
  }

  void read_microdata() {
    for (std::uint32_t i = 0; i < document_.nodes.size(); ++i) {
      const HtmlNode& node = document_.nodes[i];
      if (node.is_text) continue;
      const std::string property = lower(node.value("itemprop"));
      const HtmlAttribute* stamp = node.attribute("datetime");
      if (stamp == nullptr) stamp = node.attribute("content");
      if (property == "datepublished") {
        if (stamp != nullptr)
          set_published(stamp->value, stamp->source, "itemprop datePublished");
        else
          set_published(trimmed(text_of(i).utf8), source_of(i), "itemprop datePublished");
      }
      if (property == "headline") declare_title(text_of(i), "itemprop headline");
      if (property == "author") set_author(name_in(i).utf8, source_of(i), "itemprop author");
      if (property == "publisher") {
        const MappedText name = name_in(i);
        if (count_words(fold_key(name.utf8)) <= longest_site_name)
          set(&Page::publisher, name.utf8, source_of(i), "itemprop publisher");
      }
      if (property == "articlesection") set(&Page::section, text_of(i).utf8, source_of(i), "itemprop articleSection");
      if (node.tag == "a" && same_token(node.value("rel"), "author")) set_author(text_of(i).utf8, source_of(i), "rel author");
    }
    const std::vector<std::uint32_t> lists = lists_of_times();
    for (const HtmlNode& node : document_.nodes) {
      if (node.tag != "time") continue;
      const HtmlAttribute* stamp = node.attribute("datetime");
      const auto is_listed = [&](std::uint32_t list) { return list == holder(node, 2) || list == holder(node, 3); };
      if (stamp == nullptr || std::any_of(lists.begin(), lists.end(), is_listed)) continue;
      set_published(stamp->value, stamp->source, "time");
    }
  }

  [[nodiscard]] std::uint32_t holder(const HtmlNode& node, int levels) const {
    std::uint32_t at = node.parent;
    for (int i = 1; i < levels; ++i) at = document_.nodes[at].parent;
    return at;
  }

  // Elements whose children each have a <time>, as the entries of a live page or a list of other articles have.
  [[nodiscard]] std::vector<std::uint32_t> lists_of_times() const {
    constexpr std::size_t least_entries = 3;
    std::map<std::uint32_t, std::set<std::uint32_t>> entries;
    for (const HtmlNode& node : document_.nodes) {
      if (node.tag != "time") continue;
      for (const int levels : {2, 3}) entries[holder(node, levels)].insert(holder(node, levels - 1));
    }
    std::vector<std::uint32_t> lists;
    for (const auto& [list, children] : entries) {
      if (children.size() >= least_entries) lists.push_back(list);
    }
    return lists;
  }

  // The itemprop "name" below a node: its content, or its text; without one the text of the node.
  [[nodiscard]] MappedText name_in(std::uint32_t index) const {
    for (std::uint32_t i = index + 1; i < document_.nodes[index].end; ++i) {
      const HtmlNode& node = document_.nodes[i];
      if (node.is_text || !same_token(node.value("itemprop"), "name")) continue;
      const HtmlAttribute* content = node.attribute("content");
      if (content == nullptr) return text_of(i);
      MappedText out;
      append_all_at(out, content->value, content->source);
      return out;
    }
    return text_of(index);
  }

  // Elements that sites.tsv names: the row of the host, then the row of all sites.
  void read_hinted() {
    const Site* own = page_.url ? tables_.site(host_of(page_.url->value)) : nullptr;
    for (const Site* site : {own, &tables_.any_site()}) {
      if (site == nullptr) continue;
      for (std::uint32_t i = 0; i < document_.nodes.size(); ++i) {
        const HtmlNode& node = document_.nodes[i];
        if (node.is_text) continue;
        if (has_token(node, site->published)) set_published(trimmed(text_of(i).utf8), source_of(i), "site hint");
        if (has_token(node, site->author)) set_hinted_author(i);
        if (has_token(node, site->title) && declared_.how.empty()) declare_title(text_of(i), "site hint");
      }
    }
    if (own != nullptr && !own->name.empty()) set(&Page::publisher, own->name, page_.url->page, "host");
  }

  // "by <person>" inside the element, or the name alone.
  void set_hinted_author(std::uint32_t index) {
    const std::string text = trimmed(text_of(index).utf8);
    if (text.empty() || text.size() > longest_field_text) return;
    const std::string key = fold_key(text);
    const auto label = tables_.at_start(key);
    if (label && label->role == Role::author) {
      const Folded folded = fold_line(text);
      const KeyRange rest = trim_key(folded.key, {label->length, folded.key.size()}, " :|-");
      if (!rest.empty()) set_author(surface(folded, rest, text).value, source_of(index), "site hint");
    } else if (looks_like_person(key, tables_)) {
      set_author(text, source_of(index), "site hint");
    }
  }

  // ".../2021/06/05/...", ".../2021-06-05/...", ".../2021/world/6/5/..." in the canonical address.
  void read_address() {
    if (!page_.url || page_.published) return;
    std::vector<std::string_view> parts;
    const std::string_view url = page_.url->value;
    for (std::size_t begin = 0; begin < url.size();) {
      const std::size_t end = std::min(url.find_first_of("/?#", begin), url.size());
      parts.push_back(url.substr(begin, end - begin));
      begin = end + 1;
    }
    const auto number = [&parts](std::size_t i, std::size_t least, std::size_t most) -> std::optional<unsigned> {
      if (i >= parts.size() || parts[i].size() < least || parts[i].size() > most) return std::nullopt;
      unsigned value = 0;
      const auto [end, error] = std::from_chars(parts[i].data(), parts[i].data() + parts[i].size(), value);
      if (error != std::errc() || end != parts[i].data() + parts[i].size()) return std::nullopt;
      return value;
    };
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (parts[i].size() >= 10 && parts[i][4] == '-' && parts[i][7] == '-') {
        if (const auto day = parse_day(parts[i].substr(0, 10))) return set_address_day(*day);
      }
      const auto year = number(i, 4, 4);
      if (!year || *year < 1995) continue;
      for (const std::size_t gap : {1U, 2U}) {
        const auto month = number(i + gap, 1, 2);
        const auto day = number(i + gap + 1, 1, 2);
        if (!month || !day) continue;
        if (const auto made = make_day(static_cast<int>(*year), *month, *day)) return set_address_day(*made);
      }
    }
  }

  void set_address_day(Day day) { page_.published = Field{iso(day), page_.url->page, "address"}; }

  [[nodiscard]] static bool leads_home(std::string_view href) {
    const std::size_t scheme = href.find("://");
    if (scheme != std::string_view::npos) {
      const std::size_t path = href.find('/', scheme + 3);
      href = path == std::string_view::npos ? std::string_view("/") : href.substr(path);
    }
    if (href == "/" || href == "./" || href == "/ar" || href == "/ar/") return true;
    while (!href.empty() && (href.front() == '/' || href.front() == '.')) href.remove_prefix(1);
    return href.substr(0, 6) == "index." || href.substr(0, 8) == "default.";
  }

  // Keys of what the page shows as the name of its site: links that lead home, their pictures, copyright lines.
  [[nodiscard]] std::vector<std::string> shown_names() const {
    std::vector<std::string> names;
    for (std::uint32_t i = 0; i < document_.nodes.size(); ++i) {
      const HtmlNode& node = document_.nodes[i];
      if (node.is_text) {
        const std::string_view text = cut(document_.text.utf8, node.text);
        if (text.size() > longest_field_text) continue;
        const std::string key = fold_key(text);
        if (text.find("\xC2\xA9") != std::string_view::npos || is_copyright(key)) names.push_back(key);
        continue;
      }
      if (node.tag != "a" || !leads_home(node.value("href"))) continue;
      names.push_back(fold_key(trimmed(text_of(i).utf8)));
      for (const char* said : {"title", "aria-label"}) names.push_back(fold_key(node.value(said)));
      for (std::uint32_t j = i; j < node.end; ++j) {
        if (document_.nodes[j].tag == "img") names.push_back(fold_key(document_.nodes[j].value("alt")));
      }
    }
    return names;
  }

  [[nodiscard]] bool is_copyright(std::string_view key) const {
    for (const std::string& label : tables_.keys_of(Role::copyright, "start")) {
      if (key.find(label) != std::string_view::npos) return true;
    }
    return false;
  }

  // Pieces at the ends of <title>, each cut by one of the marks that sites use.
  [[nodiscard]] static std::vector<std::string> ends_of(const std::string& title) {
    std::vector<std::string> ends;
    for (const std::string_view mark : title_marks) {
      const std::size_t last = title.rfind(mark);
      if (last == std::string::npos) continue;
      ends.push_back(trimmed(std::string_view(title).substr(last + mark.size())));
      ends.push_back(trimmed(std::string_view(title).substr(0, title.find(mark))));
    }
    return ends;
  }

  // The outlet of a page that declares none: a piece of <title> that the page also shows as its name or that reads
  // as an outlet's, else the outlet of the copyright line.
  void read_site_of_page() {
    if (page_.publisher) return;
    const std::vector<std::string> shown = shown_names();
    for (std::uint32_t i = 0; i < document_.nodes.size(); ++i) {
      if (document_.nodes[i].tag != "title" || document_.nodes[document_.nodes[i].parent].tag != "head") continue;
      for (const std::string& end : ends_of(trimmed(text_of(i).utf8))) {
        const std::string key = fold_key(end);
        if (key.empty() || count_words(key) > longest_site_name) continue;
        const auto is_shown = [&key](const std::string& name) { return name == key || is_part_of_name(key, name); };
        const auto known = tables_.name(key);
        if (std::any_of(shown.begin(), shown.end(), is_shown) || outlet_kind(key, tables_) ||
            (known && known->kind == NameKind::publisher)) {
          set(&Page::publisher, end, source_of(i), "title of the site");
          return;
        }
      }
      break;
    }
    for (std::uint32_t i = 0; i < document_.nodes.size(); ++i) {
      const HtmlNode& node = document_.nodes[i];
      if (!node.is_text) continue;
      const std::string_view text = cut(document_.text.utf8, node.text);
      if (text.size() > longest_field_text) continue;
      const Folded folded = fold_line(text, node.text.begin);
      if (text.find("\xC2\xA9") == std::string_view::npos && !is_copyright(folded.key)) continue;
      const auto name = read_copyright(folded.key, tables_);
      if (!name) continue;
      set(&Page::publisher, surface(folded, *name, document_.text.utf8).value, node.source, "copyright line");
      return;
    }
  }

  // <title> without the name of the site: "<headline> - <site>", "<site> | <headline>".
  [[nodiscard]] std::string without_site(const std::string& title) const {
    std::vector<std::string> names;
    if (!site_name_.empty()) names.push_back(fold_key(site_name_));
    if (page_.publisher) names.push_back(fold_key(page_.publisher->value));
    const std::string host = page_.url ? lower(host_of(page_.url->value)) : std::string();
    for (const std::string_view mark : title_marks) {
      const std::size_t last = title.rfind(mark);
      if (last != std::string::npos && is_site(title.substr(last + mark.size()), names, host))
        return trimmed(title.substr(0, last));
      const std::size_t first = title.find(mark);
      if (first != std::string::npos && is_site(title.substr(0, first), names, host))
        return trimmed(title.substr(first + mark.size()));
    }
    return title;
  }

  [[nodiscard]] bool is_site(std::string_view piece, const std::vector<std::string>& names, const std::string& host) const {
    const std::string key = fold_key(piece);
    if (key.empty()) return false;
    for (const std::string& name : names) {
      if (!name.empty() && (key.find(name) != std::string::npos || name.find(key) != std::string::npos)) return true;
    }
    if (!host.empty() && (host.find(key) != std::string::npos || key.find(host) != std::string::npos)) return true;
    const auto known = tables_.name(key);
    return known && known->kind == NameKind::publisher;
  }

  DeclaredTitle title() {
    if (declared_.how.empty()) {
      for (std::uint32_t i = 0; i < document_.nodes.size(); ++i) {
        if (document_.nodes[i].tag != "title" || document_.nodes[document_.nodes[i].parent].tag != "head") continue;
        declare_title(text_of(i), "title");
        break;
      }
    }
    if (declared_.how.empty()) return declared_;
    const std::string whole = declared_.text.utf8;
    const std::string core = without_site(trimmed(whole));
    const std::size_t at = whole.find(core);
    if (core != whole && !core.empty() && at != std::string::npos) {
      MappedText part;
      append_slice(part, declared_.text, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + core.size())});
      declared_.text = std::move(part);
    }
    return declared_;
  }

  Page& page_;
  const HtmlDocument& document_;
  const MappedText& source_;
  const Tables& tables_;
  DeclaredTitle declared_;
  std::optional<Field> linked_publisher_;  // Field::page counts in the source here
  std::optional<Field> linked_url_;
  std::optional<Field> og_url_;
  std::string site_name_;
};

}  // namespace

DeclaredTitle read_metadata(Page& page, const HtmlDocument& document, const MappedText& source, const Tables& tables) {
  return MetadataReader(page, document, source, tables).read();
}

std::string_view host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#:"));
  if (url.substr(0, 4) == "www.") url.remove_prefix(4);
  return url;
}

bool has_token(const HtmlNode& node, const std::vector<std::string_view>& tokens) {
  for (const char* name : {"class", "id", "itemprop"}) {
    const std::string_view value = node.value(name);
    for (std::size_t begin = 0; begin < value.size();) {
      const std::size_t end = std::min(value.find_first_of(" \t\r\n", begin), value.size());
      const std::string_view token = value.substr(begin, end - begin);
      begin = end + 1;
      if (token.empty()) continue;
      for (const std::string_view want : tokens) {
        if (same_token(token, want)) return true;
      }
    }
  }
  return false;
}

}  // namespace isnad::page
