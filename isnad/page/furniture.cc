#include "isnad/page/furniture.h"

#include <algorithm>

#include "isnad/page/outlet.h"
#include "isnad/page/source_line.h"

namespace isnad::page {
namespace {

constexpr std::size_t least_headline = 3;      // words
constexpr std::size_t longest_furniture = 40;  // words; policies and copyright lines may be longer

bool has_letters(std::string_view key) {
  return std::any_of(key.begin(), key.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; });
}

std::string_view after(const Line& line, std::size_t from) {
  const std::string_view key = line.folded.key;
  const KeyRange range = trim_key(key, {std::min(from, key.size()), key.size()}, " :|-.");
  return key.substr(range.begin, range.end - range.begin);
}

Span text_after(const Line& line, std::size_t from) {
  const std::string_view key = line.folded.key;
  const KeyRange range = trim_key(key, {std::min(from, key.size()), key.size()}, " :|-");
  return {line.folded.at[range.begin], line.text.end};
}

// "... link to the report in the paper <outlet>: ..."
std::vector<Fact> outlet_of_link(const Line& line, std::size_t from, std::string_view text, const Tables& tables) {
  constexpr std::string_view in = "\xD8\xA8";  // beh, the preposition
  const std::string_view key = line.folded.key;
  const std::size_t colon = key.find(':', from);
  const KeyRange range = trim_key(key, {from, std::min(colon, key.size())}, " ");
  if (colon == std::string_view::npos || range.empty() || key.compare(range.begin, in.size(), in) != 0) return {};
  const std::size_t space = key.find(' ', range.begin);
  if (space == std::string_view::npos || space >= range.end) return {};
  if (!tables.is_word_of(Role::medium, key.substr(range.begin + in.size(), space - range.begin - in.size()))) return {};
  const Signed found = surface(line.folded, {space + 1, range.end}, text);
  return {{&Page::publisher, found.value, line.folded.text(found.where.begin, found.where.end), "link line"}};
}

bool is_address(std::string_view key) {
  const std::size_t words = count_words(key);
  if (words > 3) return false;
  return key.find("http") != std::string_view::npos || key.find("www.") != std::string_view::npos ||
         key.find('@') != std::string_view::npos;
}

// A photo credit: a line that is no sentence and ends with an agency or a caption word in brackets.
bool is_caption(const Line& line, const Tables& tables) {
  const std::string_view key = line.folded.key;
  if (!line.folded_whole || line.words > 30 || line.words < 4 || key.back() != ')') return false;
  const std::size_t open = key.rfind('(');
  if (open == std::string_view::npos || open == 0) return false;
  const std::size_t before = key.find_last_not_of(' ', open - 1);
  if (before == std::string_view::npos || key[before] == '.') return false;
  const std::string_view inside = key.substr(open + 1, key.size() - open - 2);
  const auto name = tables.name(inside);
  const auto label = tables.whole(inside);
  return (name && name->kind == NameKind::agency) || (label && label->role == Role::caption);
}

Furniture plain(std::string reason, Opens opens = Opens::nothing) {
  Furniture out;
  out.reason = std::move(reason);
  out.opens = opens;
  return out;
}

bool is_number(std::string_view key) { return key.find_first_not_of("0123456789") == std::string_view::npos; }

// What may stand beside a date: labels ("number of readers"), counts, known names.
bool is_beside_date(std::string_view run, const std::optional<Name>& name, const Tables& tables) {
  if (name || is_number(run)) return true;
  const auto label = tables.whole(run);
  return label && label->role != Role::section && label->role != Role::author && label->role != Role::related;
}

// "<city> <date> <agency>": a place and a date, then one name that no table knows.
bool is_agency_dateline(const Line& line, const PageDate& date, std::size_t unknown, KeyRange last,
                        const std::optional<Name>& first) {
  const std::string_view run = std::string_view(line.folded.key).substr(last.begin, last.end - last.begin);
  return unknown == 1 && first && first->kind == NameKind::place && !line.ends_sentence && date.where.end <= last.begin &&
         count_words(run) <= 2 && last.end == trim_key(line.folded.key, {0, line.folded.key.size()}, " .").end;
}

std::optional<Furniture> see_date(const Line& line, std::string_view text, Zone zone, const Tables& tables) {
  if (line.words > 16 || !line.folded_whole) return std::nullopt;
  PageDate date = read_page_date(line.folded, tables);
  if (!date.day && !date.time && !date.hijri_only) return std::nullopt;
  Furniture out = plain("dateline");
  if (!date.alone()) {
    if (!date.day) return std::nullopt;
    // Runs of words beside the date: an outlet, a city, an agency.
    out.facts = read_left_of_date(line, date, text, tables);
    bool all_known = true;
    std::size_t unknown = 0;
    KeyRange last;
    std::optional<Name> first;
    std::size_t i = 0;
    while (i < date.rest.size()) {
      KeyRange run = date.rest[i++];
      while (i < date.rest.size() && date.rest[i].begin == run.end + 1 && line.folded.key[run.end] == ' ')
        run.end = date.rest[i++].end;
      const auto name = tables.name(std::string_view(line.folded.key).substr(run.begin, run.end - run.begin));
      if (last.empty()) first = name;
      last = run;
      if (!is_beside_date(std::string_view(line.folded.key).substr(run.begin, run.end - run.begin), name, tables)) {
        all_known = false;
        ++unknown;
      }
      if (name && name->kind == NameKind::agency && out.facts.empty()) {
        const Signed found = surface(line.folded, run, text);
        out.facts.push_back({&Page::origin, name->name.empty() ? found.value : std::string(name->name),
                             line.folded.text(run.begin, run.end), "dateline"});
      }
    }
    if (zone != Zone::body && out.facts.empty() && is_agency_dateline(line, date, unknown, last, first)) {
      out.unknown_agency = line.folded.text(last.begin, last.end);
      all_known = true;
    }
    const bool listed = line.folded.key.find('|') != std::string::npos && date.rest.size() <= 4;
    if (!all_known && out.facts.empty() && !(listed && zone != Zone::body)) return std::nullopt;
    if (zone == Zone::body && !all_known) return std::nullopt;
  }
  if (zone == Zone::body && date.day && !date.time && line.words < 3) return std::nullopt;
  out.date = std::move(date);
  return out;
}

std::optional<Furniture> see_signature_label(const Line& line, const Label& label, std::string_view text, Zone zone,
                                             const Tables& tables) {
  const std::string_view rest = after(line, label.length);
  if (label.role == Role::source) {
    if (line.words > 30) return std::nullopt;
    Furniture out = plain("source line", Opens::foot);
    out.facts = read_source(line, label.length, text, tables);
    return out;
  }
  if (count_words(rest) > 10 || (line.ends_sentence && line.words > 6)) return std::nullopt;
  Furniture out = plain(label.role == Role::author ? "author line" : "translation line");
  if (label.role == Role::author) {
    if (rest.empty() && zone == Zone::body) return std::nullopt;
    out.facts = read_author(line, label.length, text, tables);
    PageDate date = read_page_date(line.folded, tables);
    if (date.day) out.date = std::move(date);
    return !rest.empty() && out.facts.empty() && !out.date ? std::nullopt : std::optional(out);
  }
  out.facts = read_translation(line, {label.length, line.folded.key.size()}, text, tables);
  return out;
}

std::optional<Furniture> see_date_label(const Line& line, const Label& label, const Tables& tables) {
  PageDate date = read_page_date(line.folded, tables);
  if (!date.day && !date.time && !date.hijri_only) {
    if (!after(line, label.length).empty()) return std::nullopt;
    return plain(std::string(role_name(label.role)));
  }
  Furniture out = plain("dateline");
  out.updated = label.role == Role::updated;
  out.date = std::move(date);
  return out;
}

std::optional<Furniture> see_label(const Line& line, const Label& label, std::string_view text, Zone zone, const Tables& tables) {
  const std::string reason(role_name(label.role));
  const std::string_view rest = after(line, label.length);
  const bool long_line = line.words > longest_furniture || is_long_paragraph(line);
  Furniture out = plain(reason);
  switch (label.role) {
    case Role::source:
    case Role::author:
    case Role::translation:
    case Role::translator:
      if (long_line) return std::nullopt;
      return see_signature_label(line, label, text, zone, tables);
    case Role::published:
    case Role::updated:
      return long_line ? std::nullopt : see_date_label(line, label, tables);
    case Role::related:
      if (long_line) return std::nullopt;
      // "more in: <section>" is followed by a list; "read also: <headline>" is not.
      out.opens = count_words(rest) < least_headline ? Opens::related : Opens::nothing;
      if (out.opens == Opens::nothing) out.related = text_after(line, label.length);
      return out;
    case Role::keywords:
      if (long_line) return std::nullopt;
      out.opens = rest.empty() ? Opens::keywords : Opens::foot;
      return out;
    case Role::link:
      out.facts = outlet_of_link(line, label.length, text, tables);
      out.opens = zone == Zone::body ? Opens::foot : Opens::nothing;
      return out;
    case Role::copyright:
      if (const auto name = read_copyright(line.folded.key, tables)) {
        const Signed found = surface(line.folded, *name, text);
        out.facts.push_back({&Page::publisher, found.value, line.folded.text(name->begin, name->end), "copyright line"});
      }
      out.opens = zone == Zone::body ? Opens::end : Opens::nothing;
      return out;
    case Role::comments:
    case Role::contact:
      out.opens = zone == Zone::body ? Opens::end : Opens::nothing;
      return out;
    case Role::section: {
      if (zone == Zone::body || long_line || line.words > 8) return std::nullopt;
      const Span value = rest.empty() ? line.text : text_after(line, label.length);
      if (!rest.empty()) out.facts.push_back({&Page::section, std::string(cut(text, value)), value, "section line"});
      return out;
    }
    case Role::caption:
    case Role::share:
    case Role::advert:
    case Role::counter:
    case Role::more:
    case Role::top:
    case Role::home:
    case Role::wire:
      return long_line ? std::nullopt : std::optional(out);
    case Role::cue:
    case Role::medium:
    case Role::not_person:
    case Role::ago:
      break;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Span> read_breadcrumb(const Line& line, std::string_view text, const Tables& tables) {
  struct Separator {
    std::string_view mark;
    bool needs_home;
  };
  if (line.words > 40 || !line.folded_whole) return {};
  const std::string_view whole = cut(text, line.text);
  if (whole.find("\xC2\xAB") != std::string_view::npos) return {};  // an opening guillemet: a quotation
  constexpr Separator separators[] = {{" \xC2\xBB ", false}, {"\xE2\x80\xBA", false}, {" > ", false},
                                      {"\xC2\xBB", true},    {" / ", true},           {"/", true}};
  for (const Separator& separator : separators) {
    std::vector<Span> crumbs;
    std::size_t begin = 0;
    while (begin <= whole.size()) {
      const std::size_t end = std::min(whole.find(separator.mark, begin), whole.size());
      const Span crumb = trim_text(
          text, {line.text.begin + static_cast<std::uint32_t>(begin), line.text.begin + static_cast<std::uint32_t>(end)});
      if (!crumb.empty()) crumbs.push_back(crumb);
      begin = end + separator.mark.size();
    }
    if (crumbs.size() < 2) continue;
    const auto label = tables.whole(fold_key(cut(text, crumbs[0])));
    const bool home = label && label->role == Role::home;
    const bool sentence = line.ends_sentence || line.ends_open;
    if (home || (!separator.needs_home && !sentence && count_words(fold_key(cut(text, crumbs[0]))) <= 4)) return crumbs;
  }
  return {};
}

std::optional<Furniture> see_furniture(const Line& line, std::string_view text, Zone zone, const Tables& tables) {
  const std::string_view key = line.folded.key;
  if (zone != Zone::body) {
    if (!read_breadcrumb(line, text, tables).empty()) return plain("breadcrumb");
  }
  const auto labelled = tables.at_start(key);
  if (labelled && labelled->role == Role::updated) {
    if (auto seen = see_label(line, *labelled, text, zone, tables)) return seen;
  }
  if (auto date = see_date(line, text, zone, tables)) return date;
  if (!has_letters(key) && line.folded_whole) return plain("no words");
  if (const auto label = tables.whole(key); label && line.folded_whole) {
    if (auto seen = see_label(line, *label, text, zone, tables)) return seen;
  }
  if (labelled) {
    if (auto seen = see_label(line, *labelled, text, zone, tables)) return seen;
  }
  if (is_address(key)) return plain("address");
  if (zone != Zone::body && line.words <= 8 && !line.ends_sentence && !line.ends_open) {
    const auto name = read_masthead(key, tables);
    if (name &&
        (zone == Zone::head || outlet_kind(key.substr(name->begin, name->end - name->begin), tables) == OutletKind::medium)) {
      Furniture out = plain("masthead");
      const Signed found = surface(line.folded, *name, text);
      out.facts.push_back({&Page::publisher, found.value, line.folded.text(name->begin, name->end), "masthead"});
      return out;
    }
  }
  if (zone != Zone::head && is_caption(line, tables)) return plain("caption");
  if (zone == Zone::top && !line.ends_sentence && line.words <= 14) {
    if (const auto byline = read_byline(line.folded, text, tables)) {
      Furniture out = plain("byline");
      out.facts = facts_of(*byline, line, "byline");
      return out;
    }
  }
  return std::nullopt;
}

}  // namespace isnad::page
