#include "isnad/page/html.h"

#include <algorithm>
#include <array>

#include "isnad/page/article.h"
#include "isnad/page/folded_line.h"
#include "isnad/page/furniture.h"
#include "isnad/page/html_body.h"
#include "isnad/page/html_document.h"
#include "isnad/page/html_metadata.h"
#include "isnad/page/outlet.h"

namespace isnad::page {
namespace {

constexpr std::size_t dateline_words = 16;
constexpr std::size_t headline_words = 4;  // shorter links are names of sections

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::uint32_t size_of(const MappedText& text) { return static_cast<std::uint32_t>(text.utf8.size()); }

class HtmlReader {
 public:
  HtmlReader(Page& page, const MappedText& source, const Tables& tables)
      : page_(page), source_(source), tables_(tables), document_(parse_html(source)) {}

  void read() {
    declared_ = read_metadata(page_, document_, source_, tables_);
    const Site* site = page_.url ? tables_.site(host_of(page_.url->value)) : nullptr;
    body_ = find_html_body(document_, site, tables_);
    const HtmlNode& container = document_.nodes[body_.container];
    const std::size_t title_line = find_title_line();
    while (first_of_body_ < body_.lines.size() && body_.lines[first_of_body_].block < body_.container) ++first_of_body_;
    ArticleHints hints;
    MappedText text = title_text(title_line);
    if (!text.utf8.empty()) {
      page_.title = Field{text.utf8, text.map.to_page({0, size_of(text)}), title_how(title_line)};
      hints.title_is_first_line = true;
      append_inserted(text, "\n");
    }
    for (std::size_t i = 0; i < body_.lines.size(); ++i) {
      const HtmlLine& line = body_.lines[i];
      if (i == title_line) continue;
      const bool inside = line.block >= body_.container && line.block < container.end;
      if (inside) last_of_body_ = i;
      if (inside ? take_line(line, text, hints) : take_dateline(line, i, title_line, text) || take_source(line, i, text))
        continue;
      leave_out(line, inside ? "links" : "outside the article");
    }
    for (const HtmlSkipped& skipped : body_.skipped) leave_out_part(skipped);
    std::sort(page_.dropped.begin(), page_.dropped.end(), [](const Dropped& a, const Dropped& b) {
      return a.page.begin != b.page.begin ? a.page.begin < b.page.begin : a.page.end < b.page.end;
    });
    page_.utf8 = std::move(text.utf8);
    page_.map = std::move(text.map);
    read_article(page_, hints, tables_);
  }

 private:
  [[nodiscard]] MappedText text_of(const HtmlLine& line) const {
    MappedText out;
    append_html_line(out, document_, line);
    return out;
  }

  // The line of the page that shows the declared title; without one, the first <h1> of three words and more.
  [[nodiscard]] std::size_t find_title_line() const {
    const std::string want = fold_key(declared_.text.utf8);
    std::size_t heading = body_.lines.size();
    for (std::size_t i = 0; i < body_.lines.size(); ++i) {
      const HtmlLine& line = body_.lines[i];
      if (!line.heading || line.words < 2) continue;
      const std::string key = fold_key(text_of(line).utf8);
      if (!want.empty() && key == want) return i;
      const bool part = !want.empty() && line.words >= 4 && (want.rfind(key, 0) == 0 || key.rfind(want, 0) == 0);
      if (part) return i;
      const bool first = heading == body_.lines.size() && document_.nodes[line.block].tag == "h1" && line.words >= 3;
      if (first && !line.mostly_links() && declared_.how.empty()) heading = i;
    }
    if (heading < body_.lines.size() || declared_.how != "title") return heading;
    return find_headline(want);
  }

  // <title> is often another wording than the headline: the heading nearest above the text that shares two of its
  // words, or the only <h1> of three words and more.
  [[nodiscard]] std::size_t find_headline(const std::string& want) const {
    std::size_t near = body_.lines.size();
    std::size_t only = body_.lines.size();
    std::size_t count = 0;
    bool text_begun = false;
    for (std::size_t i = 0; i < body_.lines.size(); ++i) {
      const HtmlLine& line = body_.lines[i];
      if (!line.heading) {
        text_begun = text_begun || (line.words >= 20 && !line.mostly_links());
        continue;
      }
      if (line.words < 3 || line.mostly_links()) continue;
      if (document_.nodes[line.block].tag == "h1" && ++count == 1) only = i;
      if (!text_begun && shared_words(fold_key(text_of(line).utf8), want) >= 2) near = i;
    }
    if (near < body_.lines.size()) return near;
    return count == 1 ? only : body_.lines.size();
  }

  static std::size_t shared_words(std::string_view key, std::string_view other) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < key.size();) {
      const std::size_t end = std::min(key.find(' ', at), key.size());
      if (end - at >= 2 * headline_words && is_part_of_name(key.substr(at, end - at), other)) ++count;
      at = end + 1;
    }
    return count;
  }

  [[nodiscard]] MappedText title_text(std::size_t title_line) const {
    MappedText shown;
    if (title_line < body_.lines.size()) shown = text_of(body_.lines[title_line]);
    const MappedText& from = shown.utf8.empty() ? declared_.text : shown;
    MappedText out;
    const Span span = trim_text(from.utf8, {0, size_of(from)});
    std::uint32_t begin = span.begin;
    for (std::uint32_t at = span.begin; at < span.end; ++at) {
      if (from.utf8[at] != '\n' && from.utf8[at] != '\r') continue;
      append_slice(out, from, {begin, at});
      append_inserted(out, " ");
      begin = at + 1;
    }
    append_slice(out, from, {begin, std::max(begin, span.end)});
    return out;
  }

  [[nodiscard]] std::string title_how(std::size_t title_line) const {
    const bool other = title_line < body_.lines.size() && declared_.how == "title" &&
                       fold_key(text_of(body_.lines[title_line]).utf8) != fold_key(declared_.text.utf8);
    if (!declared_.how.empty() && !other) return declared_.how;
    return title_line < body_.lines.size() ? document_.nodes[body_.lines[title_line].block].tag : "first line";
  }

  // A line inside the article; lists of links are left to the caller.
  bool take_line(const HtmlLine& line, MappedText& text, ArticleHints& hints) const {
    const bool list = document_.nodes[line.block].tag == "li" || line.words < 25;
    if (line.mostly_links() && list && !line.heading) return false;
    if (line.mostly_links() && line.heading && document_.nodes[line.block].tag != "h1") return false;
    const std::uint32_t begin = size_of(text);
    append_html_line(text, document_, line);
    if (line.heading) hints.headings.push_back({begin, size_of(text)});
    append_inserted(text, "\n");
    return true;
  }

  // A line near the title, outside the article, that dates or signs the page.
  bool take_dateline(const HtmlLine& line, std::size_t i, std::size_t title_line, MappedText& text) const {
    if (line.words > dateline_words) return false;
    const std::size_t from = title_line < body_.lines.size() ? title_line : first_of_body_;
    if (from >= body_.lines.size() || i > from + 8 || i + (from == title_line ? 3U : 8U) < from || line.block > body_.container)
      return false;
    const MappedText one = text_of(line);
    const auto lines = split_lines(one.utf8);
    if (lines.size() != 1) return false;
    const auto seen = see_furniture(lines.front(), one.utf8, Zone::top, tables_);
    if (!seen || (!seen->date && seen->facts.empty())) return false;
    append_slice(text, one, {0, size_of(one)});
    append_inserted(text, "\n");
    return true;
  }

  // A line close behind the article that says whose report it is.
  bool take_source(const HtmlLine& line, std::size_t i, MappedText& text) const {
    constexpr std::size_t reach = 6;  // lines
    if (last_of_body_ == 0 || i > last_of_body_ + reach || line.words > dateline_words) return false;
    const MappedText one = text_of(line);
    const auto lines = split_lines(one.utf8);
    if (lines.size() != 1) return false;
    const auto seen = see_furniture(lines.front(), one.utf8, Zone::body, tables_);
    if (!seen || seen->facts.empty() || (seen->reason != "source line" && seen->reason != "translation line")) return false;
    append_slice(text, one, {0, size_of(one)});
    append_inserted(text, "\n");
    return true;
  }

  void leave_out(const HtmlLine& line, std::string reason) {
    const Span page = source_.map.to_page(line.source);
    if (line.mostly_links() && line.words >= headline_words && reason == "links") {
      const MappedText text = text_of(line);
      const Span span = trim_text(text.utf8, {0, size_of(text)});
      page_.related.push_back({std::string(cut(text.utf8, span)), text.map.to_page(span), "links in the article"});
      reason = "related";
    }
    if (!page_.dropped.empty() && page_.dropped.back().reason == reason) {
      page_.dropped.back().page = cover(page_.dropped.back().page, page);
      return;
    }
    page_.dropped.push_back({page, std::move(reason)});
  }

  // Headlines in a part that calls itself related, recommended or most read.
  void leave_out_part(const HtmlSkipped& skipped) {
    page_.dropped.push_back({source_.map.to_page(skipped.source), skipped.reason});
    constexpr std::array<std::string_view, 4> lists{"related", "recommended", "most-read", "trending"};
    if (std::find(lists.begin(), lists.end(), skipped.reason) == lists.end()) return;
    const HtmlNode& part = document_.nodes[skipped.node];
    for (std::uint32_t i = skipped.node; i < part.end; ++i) {
      if (document_.nodes[i].tag != "a") continue;
      HtmlLine line;
      for (std::uint32_t j = i; j < document_.nodes[i].end; ++j) {
        if (document_.nodes[j].is_text) line.pieces.push_back(document_.nodes[j].text);
      }
      const MappedText text = text_of(line);
      const Span span = trim_text(text.utf8, {0, size_of(text)});
      if (count_words(fold_key(cut(text.utf8, span))) < headline_words) continue;
      page_.related.push_back({std::string(cut(text.utf8, span)), text.map.to_page(span), "part \"" + skipped.reason + "\""});
    }
  }

  Page& page_;
  const MappedText& source_;
  const Tables& tables_;
  HtmlDocument document_;
  DeclaredTitle declared_;
  HtmlBody body_;
  std::size_t first_of_body_ = 0;  // lines
  std::size_t last_of_body_ = 0;
};

void read_stripped(Page& page, const MappedText& source, const Tables& tables) {
  MappedText text;
  MappedText title;
  MappedText all;
  ArticleHints hints;
  strip_tags(all, source, title);
  const Span span = trim_text(title.utf8, {0, size_of(title)});
  if (!span.empty() && span.size() < 1000) {
    append_slice(text, title, span);
    std::replace(text.utf8.begin(), text.utf8.end(), '\n', ' ');
    page.title = Field{text.utf8, text.map.to_page({0, size_of(text)}), "title"};
    hints.title_is_first_line = true;
    append_inserted(text, "\n");
  }
  append_slice(text, all, {0, size_of(all)});
  page.utf8 = std::move(text.utf8);
  page.map = std::move(text.map);
  read_article(page, hints, tables);
}

}  // namespace

bool looks_like_html(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string_view::npos) return false;
  const std::string head = lower(text.substr(first, 4096));
  for (const std::string_view opening : {"<!doctype html", "<html", "<?xml", "<head", "<body"}) {
    if (head.rfind(opening, 0) == 0) return true;
  }
  std::size_t tags = 0;
  constexpr std::array<std::string_view, 12> common{"<p>",   "<p ",   "<div",    "<br", "<span", "</p>",
                                                    "</div", "<meta", "<a href", "<h1", "<h2",   "<article"};
  for (const std::string_view tag : common) {
    for (std::size_t at = head.find(tag); at != std::string::npos; at = head.find(tag, at + 1)) ++tags;
  }
  return tags >= (head[0] == '<' ? 1U : 3U);
}

void read_html(Page& page, const MappedText& source, const Tables& tables) {
  const std::string danger = html_danger(source.utf8);
  if (!danger.empty()) {
    page.notes.push_back(danger + "; not parsed, tags were read off one by one");
    read_stripped(page, source, tables);
    return;
  }
  HtmlReader(page, source, tables).read();
}

void append_html_text(MappedText& to, const MappedText& fragment, std::vector<std::string>& notes) {
  const std::string danger = html_danger(fragment.utf8);
  if (!danger.empty()) notes.push_back(danger + "; not parsed, tags were read off one by one");
  MappedText title;
  strip_tags(to, fragment, title);
}

}  // namespace isnad::page
