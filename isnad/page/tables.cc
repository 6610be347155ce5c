#include "isnad/page/tables.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "isnad/page/folded_line.h"

namespace isnad::page {
namespace {

struct RoleName {
  std::string_view name;
  Role role;
};
constexpr std::array role_names{
    RoleName{"home", Role::home},
    RoleName{"top", Role::top},
    RoleName{"related", Role::related},
    RoleName{"keywords", Role::keywords},
    RoleName{"source", Role::source},
    RoleName{"translation", Role::translation},
    RoleName{"translator", Role::translator},
    RoleName{"author", Role::author},
    RoleName{"published", Role::published},
    RoleName{"updated", Role::updated},
    RoleName{"share", Role::share},
    RoleName{"comments", Role::comments},
    RoleName{"link", Role::link},
    RoleName{"more", Role::more},
    RoleName{"advert", Role::advert},
    RoleName{"counter", Role::counter},
    RoleName{"copyright", Role::copyright},
    RoleName{"contact", Role::contact},
    RoleName{"caption", Role::caption},
    RoleName{"wire", Role::wire},
    RoleName{"section", Role::section},
    RoleName{"cue", Role::cue},
    RoleName{"medium", Role::medium},
    RoleName{"not_person", Role::not_person},
    RoleName{"ago", Role::ago},
};

std::optional<Role> role_of(std::string_view name) {
  for (const RoleName& row : role_names) {
    if (row.name == name) return row.role;
  }
  return std::nullopt;
}

std::string list_key(Role role, std::string_view match) { return std::string(role_name(role)) + "/" + std::string(match); }

constexpr std::string_view closing_marks = " :|-.!*";

std::string_view without_marks(std::string_view key) {
  const KeyRange range = trim_key(key, {0, key.size()}, closing_marks);
  return key.substr(range.begin, range.end - range.begin);
}

}  // namespace

std::string_view role_name(Role role) {
  for (const RoleName& row : role_names) {
    if (row.role == role) return row.name;
  }
  return {};
}

Tables::Tables(const lexicon::Lexicon& lexicon) {
  read_labels(lexicon.table("page/labels"));
  read_names(lexicon.table("page/datelines"));
  read_sites(lexicon.table("page/sites"));
  read_dates(lexicon.table("page/month_names"), lexicon.table("page/date_words"));
}

void Tables::read_labels(const lexicon::Table& table) {
  const int text = table.column("text");
  const int role = table.column("role");
  const int match = table.column("match");
  for (std::uint32_t row = 0; row < table.rows(); ++row) {
    const auto known = role_of(table.cell(row, role));
    if (!known) continue;
    std::string key = fold_key(table.cell(row, text));
    const std::string_view how = table.cell(row, match);
    auto& list = lists_[list_key(*known, how)];
    list.insert(std::upper_bound(list.begin(), list.end(), key,
                                 [](const std::string& a, const std::string& b) { return a.size() > b.size(); }),
                key);
    if (how == "text") {
      words_.emplace(std::string(role_name(*known)) + "/" + key, *known);
      continue;
    }
    if (how == "tail") continue;
    if (how == "start") started_.emplace(key, *known);
    if (how == "mark") marked_.emplace(key, *known);
    whole_.emplace(std::string(without_marks(key)), *known);
  }
}

void Tables::read_names(const lexicon::Table& table) {
  const int texts = table.column("texts");
  const int role = table.column("role");
  const int name = table.column("name");
  const int where = table.column("where");
  for (std::uint32_t row = 0; row < table.rows(); ++row) {
    const std::string_view kind = table.cell(row, role);
    Name value;
    value.kind = kind == "agency"   ? NameKind::agency
                 : kind == "medium" ? NameKind::medium
                 : kind == "desk"   ? NameKind::desk
                                    : NameKind::place;
    value.name = table.cell(row, name);
    value.opener_only = table.cell(row, where) == "opener";
    for (const std::string_view text : lexicon::split_list(table.cell(row, texts))) {
      std::string key = fold_key(text);
      if (!value.opener_only && value.kind == NameKind::agency) agencies_.emplace_back(key, value.name);
      if (!value.opener_only && value.kind == NameKind::medium) media_.emplace_back(key, value.name);
      names_.emplace(std::move(key), value);
    }
  }
}

void Tables::read_sites(const lexicon::Table& table) {
  const auto list = [&table](std::uint32_t row, const char* column) {
    return lexicon::split_list(table.cell(row, table.column(column)));
  };
  for (std::uint32_t row = 0; row < table.rows(); ++row) {
    Site site;
    site.name = table.cell(row, table.column("name_ar"));
    site.title = list(row, "title");
    site.body = list(row, "body");
    site.author = list(row, "author");
    site.published = list(row, "published");
    site.drop = list(row, "drop");
    const std::string_view host = table.cell(row, table.column("host"));
    if (host == "*") {
      any_site_ = std::move(site);
      continue;
    }
    auto texts = list(row, "publisher");
    texts.push_back(site.name);
    for (const std::string_view text : texts) names_.emplace(fold_key(text), Name{NameKind::publisher, {}, true});
    sites_.emplace(host, std::move(site));
  }
}

void Tables::read_dates(const lexicon::Table& months, const lexicon::Table& words) {
  for (std::uint32_t row = 0; row < months.rows(); ++row) {
    MonthName value;
    const std::string_view number = months.cell(row, months.column("month"));
    std::from_chars(number.data(), number.data() + number.size(), value.month);
    value.hijri = months.cell(row, months.column("calendar")) == "hijri";
    for (const std::string_view text : lexicon::split_list(months.cell(row, months.column("names")))) {
      months_.emplace(fold_key(text), value);
    }
  }
  for (std::uint32_t row = 0; row < words.rows(); ++row) {
    const std::string_view role = words.cell(row, words.column("role"));
    const std::string_view value = words.cell(row, words.column("value"));
    DateWord kind = DateWord::filler;
    if (role == "weekday") kind = DateWord::weekday;
    if (role == "zone") kind = DateWord::zone;
    if (role == "half") kind = value == "am" ? DateWord::am : value == "pm" ? DateWord::pm : DateWord::half;
    for (const std::string_view text : lexicon::split_list(words.cell(row, words.column("texts")))) {
      date_words_.emplace(fold_key(text), kind);
    }
  }
}

std::optional<Label> Tables::whole(std::string_view key) const {
  const auto found = whole_.find(std::string(without_marks(key)));
  if (found == whole_.end()) return std::nullopt;
  return Label{found->second, key.size()};
}

std::optional<Label> Tables::at_start(std::string_view key) const {
  const std::size_t first = key.find_first_not_of(closing_marks);
  if (first == std::string_view::npos) return std::nullopt;
  constexpr std::size_t longest_label = 80;
  std::optional<Label> best;
  const std::size_t limit = std::min(key.size(), first + longest_label);
  for (std::size_t end = first + 1; end <= limit; ++end) {
    const bool at_end = end == key.size();
    if (!at_end && std::string_view(" :|-").find(key[end]) == std::string_view::npos) continue;
    const std::string label(key.substr(first, end - first));
    if (const auto start = started_.find(label); start != started_.end()) best = Label{start->second, end};
    const std::size_t mark = key.find_first_not_of(' ', end);
    const bool closed =
        at_end || (mark != std::string_view::npos && std::string_view(":|-").find(key[mark]) != std::string_view::npos);
    if (!closed) continue;
    if (const auto marked = marked_.find(label); marked != marked_.end()) best = Label{marked->second, end};
  }
  return best;
}

const std::vector<std::string>& Tables::keys_of(Role role, std::string_view match) const {
  static const std::vector<std::string> none;
  const auto found = lists_.find(list_key(role, match));
  return found == lists_.end() ? none : found->second;
}

bool Tables::is_word_of(Role role, std::string_view word) const {
  return words_.count(std::string(role_name(role)) + "/" + std::string(word)) > 0;
}

std::optional<Name> Tables::name(std::string_view key) const {
  const KeyRange range = trim_key(key, {0, key.size()}, " \"'.*");
  const auto found = names_.find(std::string(key.substr(range.begin, range.end - range.begin)));
  if (found == names_.end()) return std::nullopt;
  return found->second;
}

std::optional<MonthName> Tables::month(std::string_view key) const {
  const auto found = months_.find(std::string(key));
  if (found == months_.end()) return std::nullopt;
  return found->second;
}

std::optional<DateWord> Tables::date_word(std::string_view key) const {
  const auto found = date_words_.find(std::string(key));
  if (found == date_words_.end()) return std::nullopt;
  return found->second;
}

const Site* Tables::site(std::string_view host) const {
  for (;;) {
    if (const auto found = sites_.find(host); found != sites_.end()) return &found->second;
    const std::size_t dot = host.find('.');
    if (dot == std::string_view::npos) return nullptr;
    host.remove_prefix(dot + 1);
  }
}

}  // namespace isnad::page
