#include "isnad/page/html_body.h"

#include <algorithm>
#include <array>

#include "isnad/page/folded_line.h"
#include "isnad/page/html_metadata.h"

namespace isnad::page {
namespace {

struct Skip {
  std::string_view tag;
  std::string_view reason;
};
constexpr std::array skipped_tags{
    Skip{"script", "script"},      Skip{"style", "style"},     Skip{"noscript", "script"}, Skip{"template", "script"},
    Skip{"nav", "navigation"},     Skip{"aside", "aside"},     Skip{"footer", "footer"},   Skip{"form", "form"},
    Skip{"button", "button"},      Skip{"select", "form"},     Skip{"textarea", "form"},   Skip{"iframe", "embedded"},
    Skip{"object", "embedded"},    Skip{"video", "embedded"},  Skip{"audio", "embedded"},  Skip{"svg", "image"},
    Skip{"figcaption", "caption"}, Skip{"figure", "caption"},  Skip{"head", "head"},       Skip{"label", "form"},
    Skip{"dialog", "popup"},       Skip{"menu", "navigation"}, Skip{"canvas", "embedded"},
};
constexpr std::array<std::string_view, 30> block_tags{
    "html",  "body", "div", "p",  "section",    "article", "main",   "header",   "h1",      "h2",
    "h3",    "h4",   "h5",  "h6", "ul",         "ol",      "li",     "dl",       "dt",      "dd",
    "table", "tr",   "td",  "th", "blockquote", "pre",     "center", "fieldset", "address", "hr"};
constexpr std::array<std::string_view, 8> text_tags{"p", "li", "blockquote", "h2", "h3", "h4", "pre", "dd"};
constexpr std::size_t least_words = 8;  // of a line that speaks for its container

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

bool is_heading(std::string_view tag) { return tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6'; }

bool is_hidden(const HtmlNode& node) {
  if (node.attribute("hidden") != nullptr) return true;
  std::string style(node.value("style"));
  style.erase(std::remove(style.begin(), style.end(), ' '), style.end());
  return style.find("display:none") != std::string::npos;
}

class BodyReader {
 public:
  BodyReader(const HtmlDocument& document, const Site* site, const Tables& tables)
      : document_(document), site_(site), tables_(tables) {}

  HtmlBody read() {
    count_words_below();
    walk();
    choose_container();
    return std::move(body_);
  }

 private:
  [[nodiscard]] const HtmlNode& node(std::uint32_t i) const { return document_.nodes[i]; }

  [[nodiscard]] std::size_t words_of(const HtmlNode& text) const {
    return count_words(fold_key(cut(document_.text.utf8, text.text)));
  }

  void count_words_below() {
    below_.assign(document_.nodes.size(), 0);
    for (std::uint32_t i = static_cast<std::uint32_t>(document_.nodes.size()); i-- > 0;) {
      const HtmlNode& one = node(i);
      if (one.is_text) {
        const std::string_view tag = node(one.parent).tag;
        below_[i] = tag == "script" || tag == "style" ? 0 : words_of(one);
      }
      if (i != one.parent) below_[one.parent] += below_[i];
    }
  }

  // Why a subtree is left out; a part that holds most of the page's words is never left out by its name.
  [[nodiscard]] std::string skip_reason(std::uint32_t i) const {
    const HtmlNode& one = node(i);
    for (const Skip& skip : skipped_tags) {
      if (one.tag != skip.tag) continue;
      const bool hard = skip.tag == "script" || skip.tag == "style" || skip.tag == "head" || skip.tag == "noscript";
      if (hard || below_[i] * 10 < below_[0] * 4) return std::string(skip.reason);
    }
    if (below_[i] * 10 >= below_[0] * 4) return {};
    if (is_hidden(one)) return "hidden";
    const std::string_view role = one.value("role");
    if (role == "navigation" || role == "banner" || role == "complementary" || role == "contentinfo") return std::string(role);
    for (const Site* site : {site_, &tables_.any_site()}) {
      if (site == nullptr) continue;
      for (const std::string_view token : site->drop) {
        if (has_token(one, {token})) return std::string(token);
      }
    }
    return {};
  }

  [[nodiscard]] Span source_of(std::uint32_t i) const {
    Span span = node(i).source;
    for (std::uint32_t j = i + 1; j < node(i).end; ++j) {
      if (node(j).source.empty()) continue;
      span = span.empty() ? node(j).source : cover(span, node(j).source);
    }
    return span;
  }

  void walk() {
    std::vector<std::uint32_t> links_end;                                           // ends of the <a> elements around
    std::vector<std::pair<std::uint32_t, std::uint32_t>> blocks{{0, node(0).end}};  // block element, its end
    for (std::uint32_t i = 0; i < document_.nodes.size();) {
      while (!links_end.empty() && i >= links_end.back()) links_end.pop_back();
      while (blocks.size() > 1 && i >= blocks.back().second) {
        blocks.pop_back();
        close_line();
      }
      const HtmlNode& one = node(i);
      if (one.is_text) {
        add_text(one, blocks.back().first, !links_end.empty());
        ++i;
        continue;
      }
      if (std::string reason = skip_reason(i); !reason.empty()) {
        if (below_[i] > 0) body_.skipped.push_back({source_of(i), std::move(reason), i});
        i = std::max(one.end, i + 1);
        continue;
      }
      if (one.tag == "a") links_end.push_back(one.end);
      if (one.tag == "br") close_line();
      if (contains(block_tags, one.tag)) {
        close_line();
        blocks.emplace_back(i, one.end);
      }
      ++i;
    }
    close_line();
  }

  void add_text(const HtmlNode& text, std::uint32_t block, bool linked) {
    const std::size_t words = words_of(text);
    line_.pieces.push_back(text.text);
    line_.source = line_.pieces.size() == 1 || line_.source.empty() ? text.source : cover(line_.source, text.source);
    line_.block = block;
    line_.words += words;
    if (linked) line_.link_words += words;
    line_.heading = is_heading(node(block).tag);
  }

  void close_line() {
    if (line_.words > 0) body_.lines.push_back(std::move(line_));
    line_ = HtmlLine{};
  }

  [[nodiscard]] static bool speaks(const HtmlLine& line) {
    return line.words >= least_words && line.link_words * 2 < line.words && !line.heading;
  }

  // Words of running text below each node.
  [[nodiscard]] std::vector<std::size_t> running_words() const {
    std::vector<std::size_t> words(document_.nodes.size(), 0);
    for (const HtmlLine& line : body_.lines) {
      if (speaks(line)) words[line.block] += line.words - line.link_words;
    }
    for (std::uint32_t i = static_cast<std::uint32_t>(words.size()); i-- > 1;) words[node(i).parent] += words[i];
    return words;
  }

  void choose_container() {
    std::vector<double> score(document_.nodes.size(), 0);
    for (const HtmlLine& line : body_.lines) {
      if (!speaks(line)) continue;
      const double weight = static_cast<double>(line.words - line.link_words);
      std::uint32_t at = contains(text_tags, node(line.block).tag) ? node(line.block).parent : line.block;
      for (const double share : {1.0, 0.5, 0.25}) {
        score[at] += weight * share;
        if (at == node(at).parent) break;
        at = node(at).parent;
      }
    }
    const auto words = running_words();
    const auto best = std::max_element(score.begin(), score.end());
    if (best == score.end() || *best <= 0) return;
    auto chosen = static_cast<std::uint32_t>(best - score.begin());
    while (words[chosen] * 10 < words[0] * 4 && words[node(chosen).parent] * 2 >= words[chosen] * 3 &&
           chosen != node(chosen).parent) {
      chosen = node(chosen).parent;
    }
    body_.container = named_container(words, chosen);
  }

  // An element that says that it is the article, if it holds most of what was found by content.
  [[nodiscard]] std::uint32_t named_container(const std::vector<std::size_t>& words, std::uint32_t chosen) const {
    for (const Site* site : {site_, &tables_.any_site()}) {
      if (site == nullptr) continue;
      std::uint32_t best = chosen;
      std::size_t most = 0;
      for (std::uint32_t i = 0; i < document_.nodes.size(); ++i) {
        if (node(i).is_text || words[i] <= most || !has_token(node(i), site->body)) continue;
        best = i;
        most = words[i];
      }
      if (most * 10 >= words[chosen] * 6) return best;
    }
    return chosen;
  }

  const HtmlDocument& document_;
  const Site* site_;
  const Tables& tables_;
  std::vector<std::size_t> below_;
  HtmlLine line_;
  HtmlBody body_;
};

}  // namespace

HtmlBody find_html_body(const HtmlDocument& document, const Site* site, const Tables& tables) {
  if (document.nodes.empty()) return {};
  return BodyReader(document, site, tables).read();
}

void append_html_line(MappedText& to, const HtmlDocument& document, const HtmlLine& line) {
  bool blank_before = true;
  for (const Span piece : line.pieces) {
    // Only the piece is searched: the text behind it may be long.
    const std::string_view text = std::string_view(document.text.utf8).substr(0, piece.end);
    std::uint32_t at = piece.begin;
    while (at < piece.end) {
      const std::size_t stop = text.find_first_of(" \t\r\n\f", at);
      const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(stop, piece.end));
      append_slice(to, document.text, {at, end});
      blank_before = blank_before && end == at;
      at = end;
      std::uint32_t next = at;
      while (next < piece.end && std::string_view(" \t\r\n\f").find(document.text.utf8[next]) != std::string_view::npos) ++next;
      if (next > at && !blank_before) {
        append_character(to, ' ', document.text, {at, next});
        blank_before = true;
      }
      at = next;
    }
  }
}

}  // namespace isnad::page
