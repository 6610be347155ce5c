#include "isnad/words/vowelled_spelling.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "isnad/words/arabic_letters.h"

namespace isnad::words::spelling {
namespace {

constexpr std::array<std::pair<char, char32_t>, 29> consonants = {{
    {'\'', letters::hamza},      {'b', letters::beh}, {'t', letters::teh},   {'v', letters::theh},
    {'j', letters::jeem},        {'H', letters::hah}, {'x', letters::khah},  {'d', letters::dal},
    {'*', letters::thal},        {'r', letters::reh}, {'z', letters::zain},  {'s', letters::seen},
    {'$', letters::sheen},       {'S', letters::sad}, {'D', letters::dad},   {'T', letters::tah},
    {'Z', letters::zah},         {'E', letters::ain}, {'g', letters::ghain}, {'f', letters::feh},
    {'q', letters::qaf},         {'k', letters::kaf}, {'l', letters::lam},   {'m', letters::meem},
    {'n', letters::noon},        {'h', letters::heh}, {'w', letters::waw},   {'y', letters::yeh},
    {'p', letters::teh_marbuta},
}};

char32_t letter_of(char sound) {
  for (const auto& [name, letter] : consonants) {
    if (name == sound) return letter;
  }
  return 0;
}

bool is_hamza(char sound) { return sound == '\'' || sound == '>'; }

// Two rules of sound that hold wherever the letters meet, so no template repeats them.
std::string settle_sounds(std::string_view sounds) {
  std::string out;
  for (std::size_t i = 0; i < sounds.size(); ++i) {
    const char sound = sounds[i];
    const char next = i + 1 < sounds.size() ? sounds[i + 1] : '\0';
    const char after = i + 2 < sounds.size() ? sounds[i + 2] : '\0';
    // Two hamzas at the head of a word, the second vowelless: 'a'mana > 'Amana (Wright I 132).
    const bool heads_two_hamzas =
        i == 1 && is_hamza(sounds[0]) && is_hamza(next) && is_consonant(after);
    // A vowelless w or y takes the colour of i or u before it: muwqin > muuqin (Wright I 147, 154).
    const bool meets_glide = (sound == 'i' || sound == 'u') && (next == 'w' || next == 'y') &&
                             (after == '\0' || (is_consonant(after) && after != next));
    if (is_short_vowel(sound) && (heads_two_hamzas || meets_glide)) {
      out += sound == 'a' ? 'A' : sound == 'i' ? 'I' : 'U';
      ++i;
    } else {
      out += sound;
    }
  }
  return out;
}

// What stands around a hamza and decides its seat.
struct HamzaPlace {
  char before = '\0';  // '\0' at the head of the word
  char after = '\0';   // the vowel it bears, '\0' for none
  bool is_final = false;
};

// The seat follows the stronger of the two vowels, i over u over a (Wright I 15-17); after a long
// vowel or a glide the modern norm writes it alone (qiraa'a, maw'uud) or on yeh (hay'a).
char32_t seat_of(const HamzaPlace& place) {
  const char before = place.before;
  const char after = place.after;
  if (before == '\0') {
    return after == 'i' || after == 'I' ? letters::alef_with_hamza_below
                                        : letters::alef_with_hamza_above;
  }
  if (place.is_final) {
    if (before == 'a') return letters::alef_with_hamza_above;
    if (before == 'i') return letters::yeh_with_hamza_above;
    if (before == 'u') return letters::waw_with_hamza_above;
    return letters::hamza;
  }
  if (before == 'I' || before == 'y' || before == 'i' || after == 'i' || after == 'I') {
    return letters::yeh_with_hamza_above;
  }
  if (before == 'U' || before == 'w') return letters::hamza;
  if (before == 'u' || after == 'u' || after == 'U') return letters::waw_with_hamza_above;
  if (before == 'A') return letters::hamza;
  return letters::alef_with_hamza_above;
}

class Speller {
 public:
  explicit Speller(std::string sounds) : sounds_(std::move(sounds)) {}

  std::u32string spell() {
    while (at_ < sounds_.size()) {
      const char sound = sounds_[at_];
      if (sound == '{') {
        write_letter(letters::alef, 1);
      } else if (sound == '+') {
        out_ += letters::alef;
        ++at_;
      } else if (is_hamza(sound)) {
        write_hamza();
      } else if (sound == '.') {
        ++at_;
      } else {
        const char32_t letter = letter_of(sound);
        if (sound == 'p') {
          out_ += letter;
          ++at_;
        } else {
          write_letter(letter, peek(1) == sound ? 2U : 1U);
        }
      }
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] char peek(std::size_t ahead) const {
    return at_ + ahead < sounds_.size() ? sounds_[at_ + ahead] : '\0';
  }

  // Writes a letter that stands for `count` sounds, then the vowel that follows it.
  void write_letter(char32_t letter, std::size_t count) {
    out_ += letter;
    const bool doubled = count == 2;
    at_ += count;
    const char vowel = peek(0);
    const auto marks = [&](char32_t mark) {
      if (mark != 0) out_ += mark;
      if (doubled) out_ += letters::shadda;  // after the vowel: canonical order of NFC
    };
    switch (vowel) {
      case 'a':
        marks(letters::fatha);
        break;
      case 'i':
        marks(letters::kasra);
        break;
      case 'u':
        marks(letters::damma);
        break;
      case 'N':
        marks(letters::kasratan);
        break;
      case 'A':
        marks(letters::fatha);
        out_ += letters::alef;
        break;
      case 'I':
        marks(letters::kasra);
        out_ += letters::yeh;
        break;
      case 'U':
        marks(letters::damma);
        out_ += letters::waw;
        break;
      case 'F':
        marks(letters::fathatan);
        out_ += letters::alef;
        break;
      case 'Y':
        marks(letters::fatha);
        // Two yehs are avoided: yahyaa, dunyaa (Wright I 167).
        out_ += letter == letters::yeh ? letters::alef : letters::alef_maksura;
        break;
      default:
        marks(doubled || vowel == '.' ? 0 : letters::sukun);
        return;
    }
    ++at_;
  }

  void write_hamza() {
    const char sound = sounds_[at_];
    const std::size_t count = is_hamza(peek(1)) ? 2 : 1;
    HamzaPlace place;
    // The hamza marked > looks past its y, as any other consonant would let it.
    place.before = at_ == 0 ? '\0' : sound == '>' ? 'b' : sounds_[at_ - 1];
    const char after = peek(count);
    place.after = is_short_vowel(after) || is_long_vowel(after) ? after : '\0';
    if (after == 'F') place.after = 'a';
    const bool bears_short = is_short_vowel(after) || after == 'N';
    place.is_final = at_ + count + (bears_short ? 1U : 0U) >= sounds_.size() || after == '.';
    const char32_t seat = seat_of(place);
    if (seat == letters::alef_with_hamza_above && after == 'A' && count == 1) {
      out_ += letters::alef_with_madda_above;
      at_ += 2;
      return;
    }
    write_letter(seat, count);
    // No alef of tanwin after a hamza on or beside an alef: mubtada'an, binaa'an.
    const bool beside_alef = seat == letters::alef_with_hamza_above || place.before == 'A';
    if (after == 'F' && beside_alef) out_.pop_back();
  }

  std::string sounds_;
  std::u32string out_;
  std::size_t at_ = 0;
};

}  // namespace

bool is_short_vowel(char sound) { return sound == 'a' || sound == 'i' || sound == 'u'; }

bool is_long_vowel(char sound) {
  return sound == 'A' || sound == 'I' || sound == 'U' || sound == 'Y';
}

bool is_consonant(char sound) { return sound == '>' || letter_of(sound) != 0; }

bool is_vowel_mark(char32_t code_point) {
  return (code_point >= letters::fathatan && code_point <= letters::sukun) ||
         code_point == letters::superscript_alef;
}

std::string spell(std::string_view sounds) {
  return to_utf8(Speller(settle_sounds(sounds)).spell());
}

char root_letter(std::string_view letter) {
  const std::u32string points = to_code_points(letter);
  if (points.size() != 1 || points[0] == letters::teh_marbuta) return '\0';
  for (const auto& [name, code_point] : consonants) {
    if (code_point == points[0]) return name;
  }
  return '\0';
}

std::u32string comparison_key(std::string_view text) {
  std::u32string key;
  const std::u32string points = to_code_points(text);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const char32_t point = points[i];
    if (point == letters::sukun) continue;
    if (point == letters::alef_wasla) {
      key += letters::alef;
      continue;
    }
    const bool on_first_alef = key.size() == 1 && key[0] == letters::alef;
    if (on_first_alef && is_vowel_mark(point)) continue;
    if ((point == letters::alef || point == letters::alef_maksura) && !key.empty()) {
      const std::size_t mark = key.size() - (key.back() == letters::shadda ? 2U : 1U);
      if (key[mark] == letters::fatha) key.erase(mark, 1);
    }
    const bool after_yeh = !key.empty() && key.back() == letters::yeh;
    key += point == letters::alef_maksura && after_yeh ? letters::alef : point;  // ahyaa
    // A vowel typed after the shadda goes before it, as NFC orders them.
    if (is_vowel_mark(point) && key.size() > 1 && key[key.size() - 2] == letters::shadda) {
      std::swap(key[key.size() - 1], key[key.size() - 2]);
    }
  }
  return key;
}

std::u32string to_code_points(std::string_view text) {
  constexpr char32_t replacement = 0xFFFD;
  std::u32string points;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<std::uint8_t>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    bool valid = (lead < 0x80 || lead >= 0xC2) && lead < 0xF5 && i + length <= text.size();
    char32_t point = length == 1 ? lead : lead & (0x7FU >> length);
    for (std::size_t k = 1; valid && k < length; ++k) {
      const auto byte = static_cast<std::uint8_t>(text[i + k]);
      valid = (byte & 0xC0U) == 0x80U;
      point = (point << 6U) | (byte & 0x3FU);
    }
    points += valid ? point : replacement;
    i += valid ? length : 1;
  }
  return points;
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  const auto add = [&out](char32_t bits) { out += static_cast<char>(bits); };
  for (const char32_t point : text) {
    if (point < 0x80) {
      add(point);
    } else if (point < 0x800) {
      add(0xC0U | (point >> 6U));
      add(0x80U | (point & 0x3FU));
    } else if (point < 0x10000) {
      add(0xE0U | (point >> 12U));
      add(0x80U | ((point >> 6U) & 0x3FU));
      add(0x80U | (point & 0x3FU));
    } else {
      add(0xF0U | (point >> 18U));
      add(0x80U | ((point >> 12U) & 0x3FU));
      add(0x80U | ((point >> 6U) & 0x3FU));
      add(0x80U | (point & 0x3FU));
    }
  }
  return out;
}

}  // namespace isnad::words::spelling
