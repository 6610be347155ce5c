// Days: the pieces that speak of one day, put together while they agree:
// part of day, "day", today / yesterday, weekday, date, clock.
#include "isnad/times/parser.h"

namespace isnad::times {
namespace {

constexpr char32_t arabic_comma = 0x060C;
constexpr char32_t en_dash = 0x2013;
constexpr int most_pieces = 12;

}  // namespace

class DayReader {
 public:
  DayReader(const Parser& parser, std::uint32_t i) : parser_(parser), line_(parser.line_), first_(i), at_(i) {
    found_.first = i;
    found_.meaning.shape = Shape::day;
    found_.meaning.rule = "day";
  }

  Found read() {
    for (int n = 0; n < most_pieces && n == pieces_; ++n) {
      const std::uint32_t from = n == 0 ? at_ : connect(at_);
      if (from == none) break;
      if (!piece(from)) break;
      ++pieces_;
      if (open_bracket_ && line_.is_mark(at_, ')')) {
        ++at_;
        open_bracket_ = false;
      }
      if (solid_ && !open_bracket_) keep();
    }
    if (!kept_) return std::nullopt;
    finish();
    return best_;
  }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFFU;

  Meaning& meaning() { return found_.meaning; }

  void keep() {
    kept_ = true;
    found_.end = at_;
    best_ = found_;
  }

  void finish() {
    Meaning& m = best_.meaning;
    m.day_part = day_part_;
    if (m.last_weekday != 0 && day_part_ == DayPart::after_midnight) {
      m.weekday = m.last_weekday;
      m.last_weekday = 0;
    }
    m.type = m.last_weekday != 0 || m.last_day != 0 ? TimeType::period : TimeType::date;
    if (m.shape == Shape::set) m.type = TimeType::set;
  }

  // Where the next piece may begin: after a comma, a bracket, "al-muwafiq", "min".
  std::uint32_t connect(std::uint32_t i) {
    if (i >= line_.size()) return none;
    const std::uint32_t said = i + (line_.is_mark(i, arabic_comma) ? 1U : 0U);
    if (const Reading* word = line_.bare(said, Kind::matching)) {
      const std::uint32_t at = said + word->tokens;
      matched_ = true;
      open_bracket_ = open_bracket_ || line_.is_mark(at, '(');
      return line_.is_mark(at, '(') ? at + 1 : at;
    }
    constexpr std::string_view alef_lam = "\xD8\xA7\xD9\x84";
    if (line_.is_word(i) && line_.folded(i) == alef_lam && line_.is_number(i + 1)) return i + 1;
    if (!open_bracket_ && line_.is_mark(i, '(') && solid_or_day()) {
      open_bracket_ = true;
      return i + 1;
    }
    if ((line_.is_mark(i, arabic_comma) || line_.is_mark(i, ',')) && solid_) {
      comma_ = true;
      return i + 1;
    }
    comma_ = false;
    if ((line_.is_mark(i, '-') || line_.is_mark(i, en_dash)) && meaning().weekday != 0) return i + 1;
    if (line_.bare(i, Kind::of) != nullptr && (loose_part_ || day_noun_) && !solid_day_) return i + 1;
    if (line_.bare(i, Kind::of) != nullptr && meaning().clock && !solid_day_) return i + 1;
    return i;
  }

  bool solid_or_day() const { return solid_ || (day_noun_ && !two_days_); }

  bool piece(std::uint32_t i) {
    if (date(i) || clock(i)) return true;
    if (comma_) return weekday(i);
    return week_before(i) || same_day(i) || day_noun(i) || deictic(i) || weekday(i) || part_of_day(i) || modifier(i) || week(i) || yearly(i);
  }

  bool clean(const Reading& reading) const { return (reading.lead == 0 || at_ == first_) && lead(reading); }
  bool lead(const Reading& reading) const { return !(reading.lead != 0 && pieces_ != 0); }

  void take(std::uint32_t i, const Reading& reading) {
    if (pieces_ == 0) found_.lead = reading.lead;
    at_ = i + reading.tokens;
  }

  // "yawm", "yawmay", "hadha al-yawm".
  bool day_noun(std::uint32_t i) {
    if (const Reading* near = line_.find(i, Kind::near); near != nullptr && clean(*near) && !meaning().has_deictic) {
      const Reading* today = line_.bare(i + 1, Kind::deictic);
      const Reading* part = line_.bare(i + 1, Kind::day_part);
      if (today != nullptr && today->entry->value == 0) {
        take(i, *near);
        if (!deictic(i + 1)) return false;
        at_ = of_year(at_);
        return true;
      }
      const Reading* noun = parser_.unit(i + 1, Unit::day);
      if (noun != nullptr && noun->lead == 0 && !noun->article && line_.bare(i + 2, Kind::weekday) != nullptr) {  // "this Friday"
        take(i, *near);
        day_noun_ = true;
        meaning().has_shift = true;
        at_ = i + 2;
        return true;
      }
      if (part != nullptr && part->article && part->tokens == 1) {  // "this morning"
        take(i, *near);
        at_ = i + 2;
        return set_deictic(0);
      }
      return false;
    }
    const Reading* noun = parser_.unit(i, Unit::day);
    const bool plain = noun != nullptr && !noun->article && (noun->entry->plurality == Plurality::one || noun->entry->plurality == Plurality::construct) && clean(*noun);
    if (!plain || day_noun_) return false;
    take(i, *noun);
    day_noun_ = true;
    two_days_ = noun->entry->plurality == Plurality::construct;
    return true;
  }

  // "next week, on Friday": the week stands before its day.
  bool week_before(std::uint32_t i) {
    if (pieces_ != 0) return false;
    const auto found = parser_.unit_shift(i);
    if (!found || found->meaning.unit != Unit::week || !found->meaning.has_shift) return false;
    std::uint32_t at = found->end;
    const Reading* noun = parser_.unit(at, Unit::day);
    if (noun != nullptr && noun->lead == 0 && !noun->article && noun->entry->plurality == Plurality::one) ++at;
    const Reading* weekday = line_.bare(at, Kind::weekday);
    if (weekday == nullptr || !weekday->article) return false;
    found_.lead = found->lead;
    return take_week(found->meaning.shift, *weekday, at + 1);
  }

  // "the Sunday of last week" without an article of its own ("ahad al-usbu al-madi").
  bool construct_of_week(std::uint32_t i, const Reading& word) {
    if (pieces_ != 0 || word.article || word.preposition) return false;
    const auto week = parser_.unit_shift(i + 1);
    if (!week || week->lead != 0 || week->meaning.unit != Unit::week || !week->meaning.has_shift || !line_.has_article(i + 1)) return false;
    found_.lead = word.lead;
    return take_week(week->meaning.shift, word, week->end);
  }

  bool take_week(int shift, const Reading& weekday, std::uint32_t end) {
    meaning().weekday = weekday.entry->value;
    meaning().has_week_shift = true;
    meaning().week_shift = shift;
    at_ = end;
    solid_ = solid_day_ = true;
    return true;
  }

  // "the day that is after tomorrow".
  bool relative_day(std::uint32_t i) {
    constexpr std::string_view spoken = "\xD8\xA7\xD9\x84\xD9\x8A";  // "which" as it is spoken; "to" ends in alef maqsura
    const bool which = line_.bare(i + 1, Kind::clause_break) != nullptr || (line_.is_word(i + 1) && line_.text().normal(line_.token(i + 1)) == spoken);
    const std::uint32_t at = i + 1 + (which ? 1U : 0U);
    const Reading* other = line_.bare(at, Kind::deictic);
    if (other == nullptr || (other->entry->value != 2 && other->entry->value != -2)) return false;
    at_ = at + other->tokens;
    return set_deictic(other->entry->value);
  }

  bool set_deictic(int days) {
    meaning().has_deictic = true;
    meaning().deictic = days;
    solid_ = solid_day_ = true;
    return true;
  }

  bool deictic(std::uint32_t i) {
    const Reading* word = line_.find(i, Kind::deictic);
    if (word == nullptr || meaning().has_deictic || solid_date_) return false;
    if (!clean(*word) && pieces_ != 0) return false;
    // The spoken word for tomorrow is also "virgin": no word may stand before it.
    if (word->entry->id == "tomorrow_spoken" && i > 0 && line_.is_word(i - 1)) return false;
    if (word->entry->value == 0 && word->tokens == 1) {
      const std::uint32_t after = i + 1;
      if (relative_day(i)) {
        if (i == first_) found_.lead = word->lead;
        return true;
      }
      const bool per_day = i > 0 && pieces_ == 0 && line_.find(i - 1, Kind::in) != nullptr && line_.bare(after, Kind::weekday) == nullptr;
      if (per_day) return false;  // "barrels a day"
      // "the second day", "the following day" are not today.
      const auto number = read_number(line_, after);
      if (number && number->article && (number->ordinal || !number->digits) && !line_.find(after, Kind::weekday)) return false;
      if (line_.bare(after, Kind::same_after) || line_.bare(after, Kind::following)) return false;
      // "the day that (alladhi)"; "today, where (haythu)" is today.
      constexpr std::string_view article = "\xD8\xA7\xD9\x84";
      const bool that = line_.bare(after, Kind::clause_break) != nullptr && line_.folded(after).starts_with(article);
      if (line_.bare(after, Kind::modifier) != nullptr || that) return false;
    }
    if (i == first_) found_.lead = word->lead;
    at_ = i + word->tokens;
    return set_deictic(word->entry->value);
  }

  // "the same day", "that day", "the day before / after".
  bool same_day(std::uint32_t i) {
    if (pieces_ > 1 || (pieces_ == 1 && !loose_part_)) return false;
    std::uint32_t at = i;
    std::uint8_t first_lead = 0;
    const Reading* far = line_.find(i, Kind::far);
    const Reading* before = line_.find(i, Kind::same_before);
    if (far != nullptr || before != nullptr) {
      first_lead = far != nullptr ? far->lead : before->lead;
      ++at;
    }
    const Reading* noun = parser_.unit(at, Unit::day);
    if (noun == nullptr) noun = parser_.unit(at, Unit::night);
    if (noun == nullptr || noun->entry->plurality != Plurality::one) return false;
    if (at != i && noun->lead != 0) return false;
    if (far != nullptr && !noun->article) return false;
    const std::uint32_t after = at + 1;
    const Reading* self = line_.bare(after, Kind::same_after);
    const Reading* following = line_.bare(after, Kind::following);
    const Reading* modifier = line_.bare(after, Kind::modifier);
    const bool day_before = modifier != nullptr && modifier->entry->value == -1 && noun->article;
    if (at == i && self == nullptr && !(following != nullptr && noun->article) && !day_before) return false;
    if (pieces_ == 0) found_.lead = at == i ? noun->lead : first_lead;
    meaning().same = true;
    meaning().has_shift = at == i && self == nullptr;
    meaning().shift = !meaning().has_shift ? 0 : following != nullptr ? following->entry->value : -1;
    meaning().same_of_noun = before != nullptr && !noun->article && line_.is_word(after);
    meaning().rule = "same_day";
    const std::uint32_t said = following != nullptr ? following->tokens : 1U;
    at_ = after + (self != nullptr || meaning().has_shift ? said : 0U);
    at_ = of_year(at_);
    solid_ = solid_day_ = true;
    return true;
  }

  // "that day of 1947", "this day of last year"
  std::uint32_t of_year(std::uint32_t i) {
    return line_.bare(i, Kind::of) == nullptr ? i : parser_.year_phrase(i, meaning());
  }

  bool weekday(std::uint32_t i) {
    const Reading* word = line_.find(i, Kind::weekday);
    if (word == nullptr || solid_date_) return false;
    const bool second = meaning().weekday != 0;
    if (second) return second_weekday(i, *word);
    if (construct_of_week(i, *word)) return true;
    if (meaning().same || (word->lead != 0 && pieces_ != 0)) return false;
    if (!word->article && !day_noun_ && !(loose_part_ && word->lead == 0 && word->entry->value != 7)) return false;
    if (pieces_ == 0 && i > 0 && line_.ends_before(i, Kind::not_before)) return false;
    if (pieces_ == 0) found_.lead = word->lead;
    meaning().weekday = word->entry->value;
    at_ = i + 1;
    weekday_end_ = at_;
    solid_ = solid_day_ = true;
    return true;
  }

  // "the night of Friday-Saturday", "the days Sunday and Monday".
  bool second_weekday(std::uint32_t i, const Reading& word) {
    const bool night = day_part_ == DayPart::night || day_part_ == DayPart::midnight || day_part_ == DayPart::after_midnight;
    const bool joined = two_days_ && word.conjunction && !word.preposition;
    const bool nightly = night && word.lead == 0 && word.article;
    if (meaning().last_weekday != 0 || !(joined || nightly)) return false;
    meaning().last_weekday = word.entry->value;
    at_ = i + 1;
    return true;
  }

  bool part_of_day(std::uint32_t i) {
    const Reading* word = line_.find(i, Kind::day_part);
    const Reading* loose = line_.find(i, Kind::moment);
    if (loose != nullptr && (word == nullptr || loose->tokens > word->tokens)) word = loose;
    const bool again = day_part_ != DayPart::none && day_part_ != DayPart::midnight && word != loose;
    if (word == nullptr || !clean(*word) || again || solid_day_) return false;
    take(i, *word);
    day_part_ = static_cast<DayPart>(word->entry->value);
    loose_part_ = true;
    return true;
  }

  // "last", "next" after a weekday or a date.
  bool modifier(std::uint32_t i) {
    const Reading* word = line_.bare(i, Kind::modifier);
    if (word == nullptr || meaning().weekday == 0 || meaning().has_shift || meaning().has_deictic) return false;
    if (solid_date_) return false;
    meaning().has_shift = true;
    meaning().shift = word->entry->value;
    at_ = i + word->tokens;
    return true;
  }

  // "Friday of next week"
  bool week(std::uint32_t i) {
    if (meaning().weekday == 0 || meaning().has_week_shift || solid_date_) return false;
    const std::uint32_t at = i + (line_.bare(i, Kind::of) != nullptr || line_.bare(i, Kind::in) != nullptr ? 1U : 0U);
    const auto found = parser_.unit_shift(at);
    if (!found || found->lead != 0 || found->meaning.unit != Unit::week || !found->meaning.has_shift) return false;
    meaning().has_week_shift = true;
    meaning().week_shift = found->meaning.shift;
    at_ = found->end;
    return true;
  }

  // "29 November of every year"
  bool yearly(std::uint32_t i) {
    if (!solid_date_ || line_.bare(i, Kind::of) == nullptr || line_.bare(i + 1, Kind::every) == nullptr) return false;
    const Reading* noun = line_.bare(i + 2, Kind::unit);
    if (noun == nullptr) return false;
    meaning().shape = Shape::set;
    at_ = i + 3;
    return true;
  }

  bool date(std::uint32_t i) {
    std::uint32_t from = i;
    if (pieces_ != 0 && line_.bare(i, Kind::in) != nullptr && meaning().weekday != 0) from = i + 1;
    Found found = parser_.numeric_date(from);
    if (!found && (meaning_weekday() || day_noun_ || (pieces_ == 0 && from > 0 && line_.ends_before(from, Kind::date_cue)))) {
      found = parser_.short_date(from);
    }
    if (!found) found = three_parts(from);
    if (!found) found = parser_.day_and_month(from);
    if (!found) found = parser_.month_and_day(from);
    if (!found) found = day_of_month(from);
    if (!found || (pieces_ != 0 && found->lead != 0 && !matched_)) return false;
    if (solid_date_ && found->meaning.calendar == meaning().calendar) return false;
    if (pieces_ == 0) found_.lead = found->lead;
    const bool replace = !solid_date_ || found->meaning.calendar == CalendarKind::gregorian;
    if (replace) copy_date(found->meaning);
    if (from != weekday_end_ || day_noun_) meaning().ordinal = 0;
    at_ = found->end;
    solid_ = solid_day_ = solid_date_ = true;
    return true;
  }

  // 18/9/15 without a word before it; with dashes it may be a line-up or a number.
  Found three_parts(std::uint32_t i) const {
    if (!line_.is_mark(i + 1, '/') || !line_.is_mark(i + 3, '/')) return std::nullopt;
    Found found = parser_.short_date(i);
    return found && found->meaning.year.kind == YearRef::Kind::number ? found : std::nullopt;
  }

  void copy_date(const Meaning& from) {
    Meaning& m = meaning();
    m.calendar = from.calendar;
    m.year = from.year;
    m.month = from.month;
    m.day = from.day;
    m.last_day = from.last_day;
    m.ordinal = from.ordinal;
    m.two_figures = from.two_figures;
    m.month_shift_only = from.month_shift_only;
    m.has_shift = from.has_shift;
    m.shift = from.shift;
    m.rule = from.rule;
  }

  // "the 20th of this month", "Friday the 27th".
  Found day_of_month(std::uint32_t i) const {
    const auto day = parser_.day_number(i);
    if (!day) return std::nullopt;
    const bool in = day->last != 0 && line_.bare(day->end, Kind::in) != nullptr;
    const std::uint32_t of = day->end + (in || line_.bare(day->end, Kind::of) != nullptr ? 1U : 0U);
    const auto month = parser_.unit_shift(of);
    Expression found;
    found.first = i;
    found.lead = day->lead;
    found.meaning.shape = Shape::day;
    found.meaning.rule = "day_of_month";
    found.meaning.day = day->day;
    found.meaning.last_day = day->last;
    found.meaning.month_shift_only = true;
    found.meaning.has_shift = true;
    if (month && month->lead == 0 && month->meaning.unit == Unit::month && month->meaning.has_shift) {
      if (of == day->end && !line_.is_number(i)) return std::nullopt;
      found.meaning.shift = month->meaning.shift;
      found.end = month->end;
      return found;
    }
    if (const Reading* current = line_.bare(day->end, Kind::modifier); current != nullptr && line_.is_number(i) && current->entry->value == 0 && is_masculine(*current) && may_be_day(i)) {
      found.end = day->end + 1;  // "on the 15th of the current [month]"
      return found;
    }
    const bool closed = day->end >= line_.size() || !line_.is_word(day->end) || (meaning_weekday() && line_.bare(day->end, Kind::to) != nullptr);
    const bool named = pieces_ != 0 && (day_noun_ || meaning_weekday()) && line_.is_number(i);
    if (!named || !closed || line_.is_mark(day->end, ':') || line_.is_mark(day->end, '%')) return std::nullopt;
    found.end = day->end;
    return found;
  }

  // The feminine ends in teh marbuta ("the current session").
  static bool is_masculine(const Reading& reading) {
    constexpr std::string_view teh_marbuta_folded = "\xD9\x87";
    const std::string& word = reading.entry->words.front();
    return reading.tokens == 1 && word.size() > 2 && word.substr(word.size() - 2) != teh_marbuta_folded;
  }

  // "on", "day", "until" or a weekday before a number.
  bool may_be_day(std::uint32_t i) const {
    if (day_noun_ || meaning_weekday()) return true;
    return i > 0 && (line_.find(i - 1, Kind::in) != nullptr || line_.find(i - 1, Kind::relation) != nullptr || line_.find(i - 1, Kind::of) != nullptr);
  }

  bool meaning_weekday() const { return found_.meaning.weekday != 0; }

  bool clock(std::uint32_t i) {
    if (meaning().clock) return false;
    const auto time = parser_.clock(i, pieces_ != 0);
    if (!time) return false;
    if (pieces_ == 0) found_.lead = time->lead;
    meaning().clock = true;
    at_ = time->end;
    solid_ = true;
    return true;
  }

  const Parser& parser_;
  const Line& line_;
  std::uint32_t first_;
  std::uint32_t at_;
  Expression found_;
  Expression best_;
  DayPart day_part_ = DayPart::none;
  int pieces_ = 0;
  std::uint32_t weekday_end_ = none;
  bool kept_ = false;
  bool solid_ = false;
  bool solid_date_ = false;
  bool solid_day_ = false;  // more than a clock
  bool day_noun_ = false;
  bool two_days_ = false;
  bool loose_part_ = false;
  bool open_bracket_ = false;
  bool comma_ = false;
  bool matched_ = false;  // "al-muwafiq li" may put a letter before the date
};

Found Parser::day(std::uint32_t i) const { return DayReader(*this, i).read(); }

}  // namespace isnad::times
