#include "isnad/page/article.h"

#include <algorithm>

#include "isnad/page/byline.h"
#include "isnad/page/dateline.h"
#include "isnad/page/furniture.h"
#include "isnad/page/line.h"
#include "isnad/page/origin.h"
#include "isnad/page/outlet.h"
#include "isnad/page/source_line.h"

namespace isnad::page {
namespace {

constexpr std::size_t head_lines = 12;     // furniture before the title is no longer than that
constexpr std::size_t least_title = 3;     // words of a title that no date follows
constexpr std::size_t title_words = 4;     // shorter lines before a longer one are sections and tags
constexpr std::size_t longest_title = 40;  // words
constexpr std::size_t heading_words = 14;
constexpr std::size_t trailing_words = 6;  // of a line after the last paragraph that is left out
constexpr std::size_t keyword_words = 40;
constexpr std::size_t tail_bytes = 600;  // where tags are looked for behind the last sentence

class ArticleReader {
 public:
  ArticleReader(Page& page, const ArticleHints& hints, const Tables& tables)
      : page_(page), hints_(hints), tables_(tables), lines_(split_lines(page.utf8)) {}

  void read() {
    read_head();
    read_body();
    cut_tails();
    read_openers();
    if (published_time_) add_time();
    find_origin(page_, tables_);
    confirm_names();
  }

 private:
  [[nodiscard]] std::string_view view(Span span) const { return cut(page_.utf8, span); }
  [[nodiscard]] Span page_span(Span text) const { return page_.map.to_page(text); }

  void drop(Span text, std::string reason) {
    if (!text.empty()) page_.dropped.push_back({page_span(text), std::move(reason)});
  }

  void set(std::optional<Field> Page::*field, std::string value, Span text, std::string how) {
    if (value.empty() || page_.*field) return;
    page_.*field = Field{std::move(value), page_span(text), std::move(how)};
  }

  void add_related(Span text, std::string how) {
    const Span trimmed = without_bullet(trim_text(page_.utf8, text));
    if (!trimmed.empty()) page_.related.push_back({std::string(view(trimmed)), page_span(trimmed), std::move(how)});
  }

  [[nodiscard]] Span without_bullet(Span text) const {
    for (const std::string_view bullet : {"-", "*", "\xE2\x80\xA2", "\xC2\xB7", "\xC2\xBB", "\xE2\x80\xBA", "\xE2\x80\x93"}) {
      if (view(text).substr(0, bullet.size()) == bullet)
        return trim_text(page_.utf8, {text.begin + static_cast<std::uint32_t>(bullet.size()), text.end});
    }
    return text;
  }

  void add_block(Span text, BlockKind kind) { page_.blocks.push_back({text, kind}); }

  void read_date(const PageDate& date, const Line& line, bool updated) {
    if (date.hijri_only)
      page_.notes.push_back("a Hijri date without a Gregorian one is not read: " + std::string(view(line.text)));
    const Span where = line.folded.text(date.where.begin, date.where.end);
    if (!date.day) {
      if (date.time && !published_time_) published_time_ = std::pair(*date.time, where);
      return;
    }
    if (updated) {
      if (!updated_) updated_ = Field{date.iso(), page_span(where), "update line"};
      return;
    }
    if (page_.published) return;
    page_.published = Field{date.iso(), page_span(where), "dateline"};
    if (date.day_first)
      page_.notes.push_back("day of publication " + std::string(view(where)) + ": the day is taken to stand first");
  }

  // A time on a line of its own ("17:58 <Mecca time>") belongs to a day found elsewhere on the page.
  void add_time() {
    if (!page_.published || page_.published->value.size() != 10 || page_.published->how != "dateline") return;
    PageDate clock;
    clock.day = parse_day(page_.published->value);
    clock.time = published_time_->first;
    if (clock.day) page_.published->value = clock.iso();
  }

  void apply(const Furniture& seen, const Line& line) {
    for (const Fact& fact : seen.facts) set(fact.field, fact.value, fact.text, fact.how);
    if (seen.date) read_date(*seen.date, line, seen.updated);
    if (seen.unknown_agency) unknown_agency_ = seen.unknown_agency;
    if (seen.related) add_related(*seen.related, seen.reason);
    drop(line.text, seen.reason);
  }

  // The head ends where running text begins; a dateline among the first lines belongs to it.
  [[nodiscard]] std::size_t find_head_end() {
    std::size_t first = 0;
    while (first < lines_.size() && !is_paragraph(lines_[first])) ++first;
    for (std::size_t i = 0; i < std::min(lines_.size(), head_lines); ++i) {
      if (is_long_paragraph(lines_[i])) break;
      const auto seen = i == 0 ? std::nullopt : see_furniture(lines_[i], page_.utf8, Zone::top, tables_);
      if (seen && seen->date && seen->date->day) {
        dated_line_ = i;
        first = std::max(first, i + 1);
        break;
      }
    }
    return first;
  }

  [[nodiscard]] std::optional<std::size_t> find_repeated(const std::vector<std::size_t>& candidates) const {
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      const std::string& key = lines_[candidates[i]].folded.key;
      for (std::size_t j = i + 1; j < candidates.size(); ++j) {
        if (lines_[candidates[j]].folded.key == key && lines_[candidates[i]].words >= title_words) return candidates[i];
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<std::size_t> choose_title(const std::vector<std::size_t>& candidates,
                                                        const std::string& crumb) const {
    for (const std::size_t i : candidates) {
      if (!crumb.empty() && lines_[i].folded.key == crumb) return i;
    }
    if (const auto repeated = find_repeated(candidates)) return repeated;
    // What stands above the dateline, if it is more than a tag; there the first line of four words, else the longest.
    const auto is_above = [this](std::size_t i) { return dated_line_ && i < *dated_line_ && lines_[i].words >= 2; };
    const bool above = std::any_of(candidates.begin(), candidates.end(), is_above);
    std::optional<std::size_t> longest;
    for (const std::size_t i : candidates) {
      if (above && !is_above(i)) continue;
      if (lines_[i].words >= title_words) return i;
      if (!longest || lines_[i].words > lines_[*longest].words) longest = i;
    }
    return longest;
  }

  void read_head() {
    if (hints_.title_is_first_line) {
      if (!lines_.empty()) add_block(lines_[0].text, BlockKind::title);
      next_ = std::min<std::size_t>(1, lines_.size());
      return;
    }
    const std::size_t end = std::min(find_head_end(), lines_.size());
    std::vector<std::size_t> candidates;
    std::vector<std::optional<Furniture>> seen(end);
    std::string title_crumb;
    for (std::size_t i = 0; i < std::min(end, head_lines); ++i) {
      const auto crumbs = read_breadcrumb(lines_[i], page_.utf8, tables_);
      if (!crumbs.empty()) title_crumb = fold_key(view(crumbs.back()));
      seen[i] = see_furniture(lines_[i], page_.utf8, Zone::head, tables_);
      if (!seen[i]) seen[i] = see_signature(lines_[i]);
      if (!seen[i] && lines_[i].words <= longest_title) candidates.push_back(i);
    }
    // Names of outlets look like short titles; they are that only when nothing else can be the title.
    if (candidates.empty()) {
      for (std::size_t i = 0; i < std::min(end, head_lines); ++i) {
        if (!seen[i] || seen[i]->reason != "masthead") continue;
        seen[i].reset();
        candidates.push_back(i);
      }
    }
    // A lone line without running text below it is text, not a title.
    const auto title = lines_.size() == 1 ? std::nullopt : choose_title(candidates, title_crumb);
    if (!title) return;
    // Two words that no dateline follows are a tag or a signature.
    if (lines_[*title].words < least_title && !dated_line_ && lines_[*title].folded.key != title_crumb) return;
    for (std::size_t i = 0; i < *title; ++i) read_before_title(i, seen[i], lines_[*title]);
    const Line& line = lines_[*title];
    page_.title = Field{std::string(view(line.text)), page_span(line.text), "first line"};
    if (lines_[*title].folded.key == title_crumb) page_.title->how = "breadcrumb and line";
    add_block(line.text, BlockKind::title);
    next_ = *title + 1;
  }

  // A byline before the text, where a title could stand: not "<state> <state>", which are tags.
  [[nodiscard]] std::optional<Furniture> see_signature(const Line& line) const {
    if (line.words > 10 || line.ends_sentence) return std::nullopt;
    const auto byline = read_byline(line.folded, page_.utf8, tables_);
    if (!byline || (!byline->publisher && !byline->origin)) return std::nullopt;
    Furniture out;
    out.reason = "byline";
    out.facts = facts_of(*byline, line, "byline");
    return out;
  }

  void read_before_title(std::size_t i, const std::optional<Furniture>& seen, const Line& title) {
    const Line& line = lines_[i];
    const auto crumbs = read_breadcrumb(line, page_.utf8, tables_);
    if (!crumbs.empty()) read_crumbs(crumbs, title);
    if (seen) {
      apply(*seen, line);
    } else if (line.folded.key == title.folded.key) {
      drop(line.text, "repeated title");
    } else {
      drop(line.text, "tags or section before the title");
    }
  }

  void read_crumbs(const std::vector<Span>& crumbs, const Line& title) {
    std::size_t first = 0;
    std::size_t last = crumbs.size();
    const auto label = tables_.whole(fold_key(view(crumbs[0])));
    if (label && label->role == Role::home) ++first;
    if (last > first && fold_key(view(crumbs[last - 1])) == title.folded.key) --last;
    if (first == 0 && last >= 2) {
      const std::string key = fold_key(view(crumbs[0]));
      if (outlet_kind(key, tables_)) {
        set(&Page::publisher, std::string(view(crumbs[0])), crumbs[0], "breadcrumb");
        ++first;
      } else {
        first_crumb_ = crumbs[0];
        first_crumb_holds_genres_ = holds_genre(crumbs[0], crumbs[1]);
      }
    }
    if (first >= last) return;
    const Span section = cover(crumbs[first], crumbs[last - 1]);
    if (section.size() < 120) set(&Page::section, std::string(view(section)), section, "breadcrumb");
  }

  // "<two words that are no section> > analyses": what holds kinds of texts is the site itself.
  [[nodiscard]] bool holds_genre(Span first, Span second) const {
    const auto label = tables_.whole(fold_key(view(second)));
    if (!label || label->role != Role::section) return false;
    const std::string key = fold_key(view(first));
    const std::size_t words = count_words(key);
    if (words < 2 || words > 4 || tables_.whole(key) || tables_.name(key)) return false;
    constexpr std::string_view article = "\xD8\xA7\xD9\x84";  // alef lam
    bool new_word = false;
    for (std::size_t at = 0; at < key.size();) {
      const std::size_t end = std::min(key.find(' ', at), key.size());
      const std::string word = key.substr(at, end - at);
      const auto name = tables_.name(word);
      if (tables_.is_word_of(Role::not_person, word) || (name && name->kind != NameKind::publisher)) return false;
      new_word = new_word || (!tables_.whole(word) && word.rfind(article, 0) != 0);
      at = end + 1;
    }
    return new_word;
  }

  // What one place of the page says and another confirms.
  void confirm_names() {
    const std::string crumb = first_crumb_ ? fold_key(view(*first_crumb_)) : std::string();
    const auto is_crumb = [&crumb](const std::optional<Field>& field) {
      return field && !crumb.empty() && fold_key(field->value) == crumb;
    };
    if (!page_.publisher && is_crumb(page_.translator)) {
      page_.publisher = std::move(page_.translator);
      page_.translator.reset();
    }
    if (!page_.publisher && !crumb.empty() && (first_crumb_holds_genres_ || is_crumb(page_.origin)))
      set(&Page::publisher, std::string(view(*first_crumb_)), *first_crumb_, "breadcrumb");
    if (is_crumb(page_.publisher)) cut_section();
    if (unknown_agency_ && !page_.origin && closes_with(fold_key(view(*unknown_agency_))))
      set(&Page::origin, std::string(view(*unknown_agency_)), *unknown_agency_, "dateline");
    if (!page_.publisher) return;
    const std::string own = fold_key(page_.publisher->value);
    // The page's own outlet is neither its author nor another's report.
    if (page_.author && fold_key(page_.author->value) == own) page_.author.reset();
    if (page_.origin && page_.origin->how == "source line" && is_part_of_name(fold_key(page_.origin->value), own) &&
        !tables_.name(fold_key(page_.origin->value)))
      page_.origin.reset();
  }

  // The outlet stands before the section in the breadcrumb.
  void cut_section() {
    if (!page_.section || page_.section->how != "breadcrumb" || !first_crumb_) return;
    const std::string first(view(*first_crumb_));
    if (page_.section->value.rfind(first, 0) != 0) return;
    for (const Line& line : lines_) {
      if (line.text.begin > first_crumb_->begin || line.text.end < first_crumb_->end) continue;
      const auto crumbs = read_breadcrumb(line, page_.utf8, tables_);
      page_.section.reset();
      if (crumbs.size() < 2) return;
      const std::size_t last = fold_key(view(crumbs.back())) == title_key() ? crumbs.size() - 1 : crumbs.size();
      if (last < 2) return;
      const Span section = cover(crumbs[1], crumbs[last - 1]);
      set(&Page::section, std::string(view(section)), section, "breadcrumb");
      return;
    }
  }

  [[nodiscard]] std::string title_key() const { return page_.title ? fold_key(page_.title->value) : std::string(); }

  // "(<name>)" begins one of the last lines.
  [[nodiscard]] bool closes_with(const std::string& name) const {
    constexpr std::size_t last_lines = 6;
    const std::string mark = "(" + name + ")";
    for (std::size_t i = lines_.size() > last_lines ? lines_.size() - last_lines : 0; i < lines_.size(); ++i) {
      if (lines_[i].folded.key.rfind(mark, 0) == 0) return true;
    }
    return false;
  }

  // "<outlet> - <desk> | 3 hours ago | last change: 10:40": every part is furniture.
  bool read_info_line(const Line& line, std::string_view own) {
    std::vector<Fact> facts;
    std::size_t parts = 0;
    const std::string_view key = line.folded.key;
    for (std::size_t begin = 0; begin <= key.size();) {
      const std::size_t end = std::min(key.find('|', begin), key.size());
      const Folded part = fold_line(view(line.folded.text(begin, end)), line.folded.at[begin]);
      begin = end + 1;
      const KeyRange inner = trim_key(part.key, {0, part.key.size()}, " :|-.");
      if (inner.empty()) continue;
      ++parts;
      const auto label = tables_.at_start(part.key);
      const bool labelled = label && (label->role == Role::published || label->role == Role::updated ||
                                      label->role == Role::counter || label->role == Role::share);
      if (labelled ||
          tables_.is_word_of(Role::ago, part.key.substr(inner.begin, part.key.find(' ', inner.begin) - inner.begin)) ||
          read_page_date(part, tables_).alone())
        continue;
      const auto byline = read_byline(part, page_.utf8, tables_, own);
      if (!byline) return false;
      Line moved = line;
      moved.folded = part;
      for (Fact& fact : facts_of(*byline, moved, "byline")) facts.push_back(std::move(fact));
    }
    if (parts < 2) return false;
    for (const Fact& fact : facts) set(fact.field, fact.value, fact.text, fact.how);
    drop(line.text, "byline");
    return true;
  }

  // A name of two or three words between title and dateline, or a byline of the page's own outlet.
  bool read_signature_line(std::size_t i) {
    const Line& line = lines_[i];
    if (line.words > 14 || line.ends_sentence || line.ends_open) return false;
    const std::string own = page_.publisher ? fold_key(page_.publisher->value) : std::string();
    if (const auto byline = read_byline(line.folded, page_.utf8, tables_, own)) {
      for (const Fact& fact : facts_of(*byline, line, "byline")) set(fact.field, fact.value, fact.text, fact.how);
      drop(line.text, "byline");
      return true;
    }
    if (read_info_line(line, own)) return true;
    if (line.words < 2 || line.words > 3 || i + 1 >= lines_.size() || page_.author) return false;
    const auto next = see_furniture(lines_[i + 1], page_.utf8, Zone::top, tables_);
    if (!next || !next->date || !next->date->day || !looks_like_person(line.folded.key, tables_)) return false;
    set(&Page::author, std::string(view(line.text)), line.text, "byline");
    drop(line.text, "byline");
    return true;
  }

  void read_body() {
    std::size_t last_paragraph = next_;
    for (std::size_t i = next_; i < lines_.size(); ++i) {
      if (is_paragraph(lines_[i]) && !see_furniture(lines_[i], page_.utf8, Zone::body, tables_)) last_paragraph = i;
    }
    bool text_begun = false;
    Opens open = Opens::nothing;
    for (std::size_t i = next_; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      const bool foot = text_begun && i > last_paragraph;
      if (!text_begun && page_.title && repeats_title(line)) {
        drop(line.text, "repeated title");
        continue;
      }
      const auto seen = see_furniture(line, page_.utf8, text_begun ? Zone::body : Zone::top, tables_);
      if (seen) {
        apply(*seen, line);
        const bool only_at_foot = seen->opens == Opens::foot || seen->opens == Opens::end;
        if (only_at_foot ? foot && open != Opens::end : seen->opens != Opens::nothing) open = seen->opens;
        continue;
      }
      if (!text_begun && page_.title && read_signature_line(i)) continue;
      if (open != Opens::nothing && take_foot(line, foot, open)) continue;
      if (foot && page_.title && repeats_title(line)) {
        drop(line.text, "repeated title");
        continue;
      }
      open = Opens::nothing;
      if (is_paragraph(line)) text_begun = true;
      if (read_last_byline(line, foot)) continue;
      // Signatures and names under pictures: a heading has text below it.
      if (foot && line.words <= trailing_words && !line.ends_sentence && !line.ends_open) {
        drop(line.text, "short line after the text");
        continue;
      }
      add_block(line.text, kind_of(line, !foot));
      if (!text_begun && line.words > heading_words) text_begun = true;
    }
  }

  [[nodiscard]] bool repeats_title(const Line& line) const {
    return !page_.blocks.empty() && page_.blocks.front().kind == BlockKind::title && line.words >= 2 &&
           line.folded.key == fold_key(view(page_.blocks.front().text));
  }

  // Lines after a label that opens a list; true when the line belongs to it.
  bool take_foot(const Line& line, bool foot, Opens& open) {
    if (open == Opens::keywords) {
      if (line.words > keyword_words || line.ends_sentence) return false;
      drop(line.text, "keywords");
      open = foot ? Opens::foot : Opens::nothing;
      return true;
    }
    if (is_paragraph(line)) return false;
    if (line.words >= title_words && open != Opens::end) {
      add_related(line.text, open == Opens::related ? "related list" : "foot of the page");
      drop(line.text, "related");
    } else {
      drop(line.text, "foot of the page");
    }
    return true;
  }

  // "(<agency>)" or a byline alone after the last paragraph.
  bool read_last_byline(const Line& line, bool foot) {
    if (!foot || line.words > 10 || line.ends_sentence) return false;
    const auto byline = read_byline(line.folded, page_.utf8, tables_);
    if (!byline) return false;
    const auto take = [&](std::optional<Field> Page::*field, const std::optional<Signed>& found) {
      if (found) set(field, found->value, line.folded.text(found->where.begin, found->where.end), "last line");
    };
    take(&Page::author, byline->author);
    take(&Page::origin, byline->origin);
    take(&Page::publisher, byline->publisher);
    drop(line.text, "byline");
    return true;
  }

  [[nodiscard]] BlockKind kind_of(const Line& line, bool text_below) const {
    for (const Span heading : hints_.headings) {
      if (heading.overlaps(line.text)) return BlockKind::heading;
    }
    const bool short_line = text_below && line.words <= heading_words && !line.ends_sentence && !line.ends_open && !line.bulleted;
    return short_line ? BlockKind::heading : BlockKind::paragraph;
  }

  // Tags and links that stand behind the last sentence on the same line.
  void cut_tails() {
    std::size_t from = page_.blocks.size() > 2 ? page_.blocks.size() - 2 : 0;
    for (; from < page_.blocks.size(); ++from) {
      Block& block = page_.blocks[from];
      if (block.kind != BlockKind::title) cut_tail(block);
    }
  }

  void cut_tail(Block& block) {
    std::uint32_t begin =
        block.text.size() > tail_bytes ? block.text.end - static_cast<std::uint32_t>(tail_bytes) : block.text.begin;
    while (begin < block.text.end && (static_cast<unsigned char>(page_.utf8[begin]) & 0xC0U) == 0x80U) ++begin;
    const Folded tail = fold_line(view({begin, block.text.end}), begin);
    for (const Role role : {Role::link, Role::keywords}) {
      for (const std::string& label : tables_.keys_of(role, "tail")) {
        const std::size_t at = tail.key.rfind(label);
        if (at == std::string::npos || at == 0 || !closes_sentence(tail.key, at)) continue;
        const std::size_t rest = at + label.size();
        if (role == Role::keywords && !is_list(tail.key, rest)) continue;
        drop_tail(block, tail.at[at], role);
        return;
      }
    }
  }

  [[nodiscard]] static bool closes_sentence(std::string_view key, std::size_t at) {
    const std::size_t mark = key.find_last_not_of(' ', at - 1);
    return mark != std::string_view::npos && mark + 1 < at &&
           std::string_view(".!?\")").find(key[mark]) != std::string_view::npos;
  }

  [[nodiscard]] static bool is_list(std::string_view key, std::size_t rest) {
    return (rest == key.size() || key[rest] == ' ' || key[rest] == ':') &&
           key.find_first_of(".!?;\"", rest) == std::string_view::npos && count_words(key.substr(rest)) <= keyword_words;
  }

  void drop_tail(Block& block, std::uint32_t at, Role role) {
    const Span tail{at, block.text.end};
    for (const Line& line : split_lines(view(tail))) {
      Line moved = line;
      for (std::uint32_t& offset : moved.folded.at) offset += at;
      moved.text = {line.text.begin + at, line.text.end + at};
      const auto seen = see_furniture(moved, page_.utf8, Zone::body, tables_);
      if (!seen) continue;
      for (const Fact& fact : seen->facts) set(fact.field, fact.value, fact.text, fact.how);
    }
    drop(tail, std::string(role_name(role)));
    block.text = trim_text(page_.utf8, {block.text.begin, at});
  }

  // "<person> - <outlet> - <city>: ..." at the start of the first paragraphs; the text keeps it.
  void read_openers() {
    std::size_t seen = 0;
    for (const Block& block : page_.blocks) {
      if (block.kind != BlockKind::paragraph) continue;
      if (++seen > 2) return;
      const std::uint32_t size = std::min<std::uint32_t>(block.text.size(), folded_part);
      std::uint32_t end = block.text.begin + size;
      while (end < block.text.end && (static_cast<unsigned char>(page_.utf8[end]) & 0xC0U) == 0x80U) ++end;
      const Folded folded = fold_line(view({block.text.begin, end}), block.text.begin);
      const auto opener = read_opener(folded, page_.utf8, tables_);
      if (!opener) continue;
      const auto take = [&](std::optional<Field> Page::*field, const std::optional<Signed>& found) {
        if (found) set(field, found->value, folded.text(found->where.begin, found->where.end), "opener");
      };
      take(&Page::author, opener->author);
      take(&Page::origin, opener->origin);
      take(&Page::publisher, opener->publisher);
      return;
    }
  }

  Page& page_;
  const ArticleHints& hints_;
  const Tables& tables_;
  std::vector<Line> lines_;
  std::size_t next_ = 0;
  std::optional<std::size_t> dated_line_;
  std::optional<std::pair<ClockTime, Span>> published_time_;
  std::optional<Field> updated_;
  std::optional<Span> unknown_agency_;
  std::optional<Span> first_crumb_;
  bool first_crumb_holds_genres_ = false;

 public:
  void use_update() {
    if (!page_.published && updated_) page_.published = updated_;
  }
};

}  // namespace

void read_article(Page& page, const ArticleHints& hints, const Tables& tables) {
  ArticleReader reader(page, hints, tables);
  reader.read();
  reader.use_update();
}

void take_published(Page& page, std::string_view text, Span page_bytes, std::string how, const Tables& tables) {
  if (page.published) return;
  const PageDate date = read_page_date(fold_line(text), tables);
  if (!date.day) return;
  page.published = Field{date.iso(), page_bytes, std::move(how)};
  if (date.day_first) page.notes.push_back("day of publication " + std::string(text) + ": the day is taken to stand first");
}

}  // namespace isnad::page
