#include "isnad/page/dateline.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace isnad::page {
namespace {

constexpr std::size_t longest_dateline = 400;  // key bytes; longer lines are no datelines
constexpr int first_year = 1900;
constexpr int last_year = 2100;
constexpr int first_hijri_year = 1318;
constexpr int last_hijri_year = 1524;

enum class Kind { number, word, mark };

struct Token {
  Kind kind = Kind::mark;
  std::size_t begin = 0;
  std::size_t end = 0;
  int value = 0;
  bool used = false;
  bool filler = false;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

std::vector<Token> split_tokens(std::string_view key) {
  std::vector<Token> tokens;
  for (std::size_t i = 0; i < key.size();) {
    if (key[i] == ' ') {
      ++i;
      continue;
    }
    Token token;
    token.begin = i;
    if (is_digit(key[i])) {
      token.kind = Kind::number;
      while (i < key.size() && is_digit(key[i])) {
        if (token.value < 100000) token.value = token.value * 10 + (key[i] - '0');
        ++i;
      }
    } else if (is_letter(key[i])) {
      token.kind = Kind::word;
      while (i < key.size() && is_letter(key[i])) ++i;
    } else {
      ++i;
    }
    token.end = i;
    tokens.push_back(token);
  }
  return tokens;
}

class Reader {
 public:
  Reader(std::string_view key, const Tables& tables) : key_(key), tables_(tables), tokens_(split_tokens(key)) {}

  PageDate read() {
    for (std::size_t i = 0; i < tokens_.size();) {
      const std::size_t taken = take(i);
      i += std::max<std::size_t>(taken, 1);
    }
    PageDate out = std::move(date_);
    out.hijri_only = hijri_ && !out.day;
    out.where = where_;
    if (!out.day && !out.time && !out.hijri_only) return out;
    for (const Token& token : tokens_) {
      if (!token.used && token.kind != Kind::mark) out.rest.push_back({token.begin, token.end});
    }
    return out;
  }

 private:
  [[nodiscard]] std::string_view text(std::size_t i) const {
    return key_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin);
  }
  [[nodiscard]] bool number(std::size_t i, int low, int high) const {
    return i < tokens_.size() && tokens_[i].kind == Kind::number && tokens_[i].value >= low && tokens_[i].value <= high;
  }
  [[nodiscard]] std::size_t digits(std::size_t i) const { return tokens_[i].end - tokens_[i].begin; }
  [[nodiscard]] bool mark(std::size_t i, std::string_view marks) const {
    return i < tokens_.size() && tokens_[i].kind == Kind::mark && marks.find(key_[tokens_[i].begin]) != std::string_view::npos;
  }
  [[nodiscard]] bool tight(std::size_t i) const { return i + 1 < tokens_.size() && tokens_[i].end == tokens_[i + 1].begin; }

  void use(std::size_t from, std::size_t count, bool carries) {
    for (std::size_t i = from; i < from + count; ++i) tokens_[i].used = true;
    if (!carries) return;
    const std::size_t end = tokens_[from + count - 1].end;
    if (where_.empty()) where_.begin = tokens_[from].begin;
    where_.begin = std::min(where_.begin, tokens_[from].begin);
    where_.end = std::max(where_.end, end);
  }

  // Each take_* returns the number of tokens it took, 0 if its form does not stand at i.
  std::size_t take(std::size_t i) {
    for (const auto form : {&Reader::take_year_first, &Reader::take_numeric, &Reader::take_day_month, &Reader::take_month_day,
                            &Reader::take_time, &Reader::take_word}) {
      if (const std::size_t taken = (this->*form)(i)) return taken;
    }
    return 0;
  }

  bool set_day(int year, int month, int day) {
    if (year >= first_hijri_year && year <= last_hijri_year) {
      hijri_ = true;
      return month >= 1 && month <= 12 && day >= 1 && day <= 30;
    }
    if (year < first_year || year > last_year || month < 1 || day < 1) return false;
    const auto made = make_day(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
    if (made && !date_.day) date_.day = made;
    return made.has_value();
  }

  std::size_t take_year_first(std::size_t i) {  // 2021-06-05, 2022/11/10
    if (!number(i, first_hijri_year, last_year) || !mark(i + 1, "-/.") || !number(i + 2, 1, 12) || !mark(i + 3, "-/.") ||
        !number(i + 4, 1, 31)) {
      return 0;
    }
    if (!set_day(tokens_[i].value, tokens_[i + 2].value, tokens_[i + 4].value)) return 0;
    std::size_t count = 5;
    if (i + 5 < tokens_.size() && text(i + 5) == "t" && tight(i + 4)) ++count;
    use(i, count, true);
    return count;
  }

  std::size_t take_numeric(std::size_t i) {  // 05/06/2021, 5-6-2021
    if (!number(i, 1, 31) || !mark(i + 1, "-/.") || !number(i + 2, 1, 31) || !mark(i + 3, "-/.") ||
        !number(i + 4, first_hijri_year, last_year)) {
      return 0;
    }
    int day = tokens_[i].value;
    int month = tokens_[i + 2].value;
    if (month > 12 && day <= 12) std::swap(day, month);
    if (!set_day(tokens_[i + 4].value, month, day)) return 0;
    if (day <= 12 && month <= 12 && day != month && !hijri_) date_.day_first = true;
    use(i, 5, true);
    return 5;
  }

  // A month name at i, perhaps of two words, perhaps doubled (yunyu/haziran, yulyu (tammuz)): tokens taken.
  std::size_t month_at(std::size_t i, MonthName& month) const {
    std::size_t at = i;
    const auto one = [this](std::size_t j, MonthName& value) -> std::size_t {
      if (j >= tokens_.size() || tokens_[j].kind != Kind::word) return 0;
      if (j + 1 < tokens_.size() && tokens_[j + 1].kind == Kind::word) {
        const std::string two = std::string(text(j)) + " " + std::string(text(j + 1));
        if (const auto found = tables_.month(two)) {
          value = *found;
          return 2;
        }
      }
      const auto found = tables_.month(text(j));
      if (!found) return 0;
      value = *found;
      return 1;
    };
    const std::size_t first = one(at, month);
    if (first == 0) return 0;
    at += first;
    if (mark(at, "/(-")) {
      MonthName other;
      const std::size_t second = one(at + 1, other);
      if (second > 0 && other.month == month.month && other.hijri == month.hijri) {
        at += 1 + second;
        if (mark(at, ")")) ++at;
      }
    }
    return at - i;
  }

  std::size_t take_day_month(std::size_t i) {  // 5 yunyu 2021; 5-yunyu-2021; 25 shawwal 1436
    if (!number(i, 1, 31)) return 0;
    std::size_t at = i + 1;
    if (mark(at, "-/,.")) ++at;
    MonthName month;
    const std::size_t name = month_at(at, month);
    if (name == 0) return 0;
    at += name;
    if (mark(at, "-/,.")) ++at;
    if (!number(at, first_hijri_year, last_year)) return 0;
    if (month.hijri != (tokens_[at].value <= last_hijri_year)) return 0;
    if (!set_day(tokens_[at].value, static_cast<int>(month.month), tokens_[i].value)) return 0;
    use(i, at + 1 - i, !month.hijri);
    return at + 1 - i;
  }

  std::size_t take_month_day(std::size_t i) {  // June 5, 2021
    MonthName month;
    const std::size_t name = month_at(i, month);
    if (name == 0 || month.hijri) return 0;
    std::size_t at = i + name;
    if (!number(at, 1, 31)) return 0;
    const int day = tokens_[at++].value;
    if (mark(at, ",-")) ++at;
    if (!number(at, first_year, last_year)) return 0;
    if (!set_day(tokens_[at].value, static_cast<int>(month.month), day)) return 0;
    use(i, at + 1 - i, true);
    return at + 1 - i;
  }

  std::size_t take_time(std::size_t i) {  // 01:02 m(asa'), 13:02:00+03:00, 17:58 t m (Mecca)
    if (!number(i, 0, 24) || !mark(i + 1, ":") || !tight(i) || !tight(i + 1) || !number(i + 2, 0, 59) || digits(i + 2) != 2) {
      return 0;
    }
    std::size_t at = i + 3;
    if (mark(at, ":") && tight(at) && number(at + 1, 0, 59)) at += 2;
    if (mark(at, ".") && tight(at) && at + 1 < tokens_.size() && tokens_[at + 1].kind == Kind::number) at += 2;
    int hour = tokens_[i].value;
    const int minute = tokens_[i + 2].value;
    if (at < tokens_.size() && tokens_[at].kind == Kind::word) {
      std::size_t words = 0;
      const auto half = word_at(at, words);
      if (half == DateWord::pm && hour < 12) hour += 12;
      if (half == DateWord::am && hour == 12) hour = 0;
      if (half == DateWord::am || half == DateWord::pm || half == DateWord::half) at += words;
    }
    if (mark(at, "+-") && tight(at - 1) && number(at + 1, 0, 1400)) {
      at += mark(at + 2, ":") && number(at + 3, 0, 59) ? 4 : 2;
    }
    if (at < tokens_.size() && text(at) == "z") ++at;
    if (hour > 23) return 0;
    if (!date_.time) date_.time = ClockTime{hour, minute};
    use(i, at - i, true);
    return at - i;
  }

  // A word of datelines at i (longest first); `words` gets its number of tokens.
  std::optional<DateWord> word_at(std::size_t i, std::size_t& words) const {
    for (std::size_t length = std::min<std::size_t>(3, tokens_.size() - i); length > 0; --length) {
      std::string phrase;
      bool all_words = true;
      for (std::size_t j = i; j < i + length; ++j) {
        all_words = all_words && tokens_[j].kind == Kind::word;
        if (!phrase.empty()) phrase += ' ';
        phrase += text(j);
      }
      if (!all_words) continue;
      if (const auto found = tables_.date_word(phrase)) {
        words = length;
        return found;
      }
    }
    return std::nullopt;
  }

  std::size_t take_word(std::size_t i) {
    if (tokens_[i].kind != Kind::word) return 0;
    std::size_t words = 0;
    const auto word = word_at(i, words);
    if (!word) return 0;
    if (word == DateWord::zone && mark(i + words, "+-") && number(i + words + 1, 0, 1400)) {  // GMT+0400
      words += mark(i + words + 2, ":") && number(i + words + 3, 0, 59) ? 4 : 2;
    }
    use(i, words, false);
    return words;
  }

  std::string_view key_;
  const Tables& tables_;
  std::vector<Token> tokens_;
  PageDate date_;
  KeyRange where_;
  bool hijri_ = false;
};

}  // namespace

std::string PageDate::iso() const {
  std::string out = isnad::iso(*day);
  if (time) {
    std::array<char, 8> clock{};
    std::snprintf(clock.data(), clock.size(), "T%02u:%02u", static_cast<unsigned>(time->hour) % 24U,
                  static_cast<unsigned>(time->minute) % 60U);
    out += clock.data();
  }
  return out;
}

PageDate read_page_date(const Folded& line, const Tables& tables) {
  if (line.key.size() > longest_dateline) return {};
  if (line.key.find_first_of("0123456789") == std::string::npos) return {};
  return Reader(line.key, tables).read();
}

}  // namespace isnad::page
