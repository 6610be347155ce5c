#include "isnad/times/number_words.h"

namespace isnad::times {
namespace {

constexpr int too_large = 100'000'000;

std::optional<Number> read_digits(const Line& line, std::uint32_t i) {
  if (!line.is_number(i)) return std::nullopt;
  Number number;
  number.digits = true;
  for (const char c : line.text().normal(line.token(i))) {
    if (number.value > too_large) return std::nullopt;
    number.value = number.value * 10 + (c - '0');
    ++number.places;
  }
  number.end = i + 1;
  const bool point = line.is_mark(i + 1, '.') || line.is_mark(i + 1, ',') || line.is_mark(i + 1, 0x066B);
  const bool glued = point && !line.token(i + 1).space_before && line.is_number(i + 2) && !line.token(i + 2).space_before;
  if (glued) {
    number.fraction = true;
    number.end = i + 3;
  }
  return number;
}

/// Adds numeral words from the highest rank down: thousands, hundreds, units, tens.
class Words {
 public:
  Words(const Line& line, std::uint32_t i) : line_(line), at_(i), first_(i) {}

  std::optional<Number> read() {
    while (step()) {}
    if (at_ == first_) return std::nullopt;
    number_.value = total_ + group_;
    number_.end = at_;
    return number_;
  }

 private:
  const Reading* cardinal(std::uint32_t i) const {
    const Reading* best = nullptr;
    for (const Reading& reading : line_.readings(i)) {
      if (reading.entry->kind < Kind::cardinal_unit || reading.entry->kind > Kind::cardinal_thousand) continue;
      if (i != first_ && reading.preposition) continue;
      const bool longer = best != nullptr && reading.lead == best->lead && reading.tokens > best->tokens;
      if (best == nullptr || reading.lead < best->lead || longer) best = &reading;
    }
    return best;
  }

  bool step() {
    const bool begun = at_ != first_;
    const bool loose_and = begun && line_.is_and(at_) && !line_.is_number(at_ + 1);
    const std::uint32_t at = at_ + (loose_and ? 1U : 0U);
    const Reading* word = cardinal(at);
    if (word == nullptr) return false;
    const bool joined = loose_and || word->conjunction;
    if (!add(word->entry->kind, word->entry->value, joined, begun)) return false;
    if (!begun) {
      number_.lead = word->lead;
      number_.article = word->article;
      number_.conjunction = word->conjunction;
    }
    at_ = at + word->tokens;
    return true;
  }

  bool add(Kind kind, int value, bool joined, bool begun) {
    switch (kind) {
      case Kind::cardinal_unit:
        if (begun && (!joined || group_ % 100 != 0)) return false;
        group_ += value;
        return true;
      case Kind::cardinal_ten: {
        const int unit = group_ % 100;
        if (begun && !joined && unit >= 1 && unit <= 9) {
          group_ += value;
          return true;
        }
        if (begun && (!joined || unit != 0)) return false;
        group_ += value;
        return true;
      }
      case Kind::cardinal_tens:
        if (begun && (!joined || group_ % 100 >= 10)) return false;
        group_ += value;
        return true;
      case Kind::cardinal_hundred:
        if (begun && !joined && group_ >= 3 && group_ <= 9 && value == 100) {
          group_ *= 100;
          return true;
        }
        if (begun && (!joined || group_ >= 100)) return false;
        group_ += value;
        return true;
      case Kind::cardinal_thousand:
        return add_thousand(value, joined, begun);
      default:
        return false;
    }
  }

  bool add_thousand(int value, bool joined, bool begun) {
    if (total_ != 0) return false;
    if (begun && !joined && group_ > 0 && group_ < 1000 && value == 1000) {
      total_ = group_ * 1000;
      group_ = 0;
      return true;
    }
    if (begun && !(joined && group_ > 0 && group_ < 1000)) return false;  // "one and seventy and nine hundred and a thousand"
    total_ = value;
    return true;
  }

  const Line& line_;
  std::uint32_t at_;
  std::uint32_t first_;
  int total_ = 0;
  int group_ = 0;
  Number number_;
};

const Reading* tens_with_and(const Line& line, std::uint32_t i) {
  for (const Reading& reading : line.readings(i)) {
    if (reading.entry->kind == Kind::cardinal_tens && reading.conjunction && reading.article) return &reading;
  }
  return nullptr;
}

}  // namespace

std::optional<Number> read_cardinal(const Line& line, std::uint32_t i) {
  if (auto digits = read_digits(line, i)) return digits;
  return Words(line, i).read();
}

std::optional<Number> read_ordinal(const Line& line, std::uint32_t i) {
  const Reading* word = line.find(i, Kind::ordinal);
  if (word == nullptr) return std::nullopt;
  Number number;
  number.ordinal = true;
  number.value = word->entry->value;
  number.lead = word->lead;
  number.article = word->article;
  number.conjunction = word->conjunction;
  number.end = i + 1;
  if (number.value < 1 || number.value > 9) return number;
  if (const Reading* ten = line.bare(i + 1, Kind::cardinal_ten)) {
    number.value += 10;
    number.end += ten->tokens;
  } else if (const Reading* tens = tens_with_and(line, i + 1)) {
    number.value += tens->entry->value;
    number.end += tens->tokens;
  }
  return number;
}

std::optional<Number> read_number(const Line& line, std::uint32_t i) {
  if (auto ordinal = read_ordinal(line, i)) return ordinal;
  return read_cardinal(line, i);
}

}  // namespace isnad::times
