#include "isnad/text/fold.h"

#include <unicode/unorm2.h>

#include "isnad/base/utf8.h"

namespace isnad::text {
namespace {

// Unicode names of the letters that folding speaks of.
constexpr char32_t letter_hamza = 0x0621;
constexpr char32_t alef_madda = 0x0622;
constexpr char32_t alef_hamza_above = 0x0623;
constexpr char32_t waw_hamza = 0x0624;
constexpr char32_t alef_hamza_below = 0x0625;
constexpr char32_t yeh_hamza = 0x0626;
constexpr char32_t alef = 0x0627;
constexpr char32_t teh_marbuta = 0x0629;
constexpr char32_t kaf = 0x0643;
constexpr char32_t heh = 0x0647;
constexpr char32_t alef_maksura = 0x0649;
constexpr char32_t yeh = 0x064A;
constexpr char32_t waw = 0x0648;
constexpr char32_t madda_above = 0x0653;
constexpr char32_t hamza_above = 0x0654;
constexpr char32_t hamza_below = 0x0655;
constexpr char32_t alef_wasla = 0x0671;
constexpr char32_t keheh = 0x06A9;
constexpr char32_t heh_doachashmee = 0x06BE;
constexpr char32_t heh_goal = 0x06C1;
constexpr char32_t farsi_yeh = 0x06CC;

bool in(char32_t c, char32_t low, char32_t high) { return low <= c && c <= high; }

// Not the ornate parentheses, which stand among them.
bool is_presentation_form(char32_t c) { return (in(c, 0xFB50, 0xFDFF) && !in(c, 0xFD3E, 0xFD3F)) || in(c, 0xFE70, 0xFEFC); }

// Compatibility decomposition by ICU; rare, so its cost does not matter.
void append_presentation_form(char32_t c, std::string& out) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* nfkc = unorm2_getNFKCInstance(&status);
  if (U_FAILURE(status)) return append_utf8(out, c);
  UChar buffer[32];
  const std::int32_t n = unorm2_getRawDecomposition(nfkc, static_cast<UChar32>(c), buffer, 32, &status);
  if (U_FAILURE(status) || n <= 0) return append_utf8(out, c);
  // A mark that stands alone is a space or a tatweel with the mark.
  const bool mark_alone = in(c, 0xFE70, 0xFE7F);
  for (std::int32_t i = 0; i < n; ++i) {
    const char32_t letter = normal_letter(buffer[i]);
    if (letter != 0 && !(mark_alone && letter == ' ')) append_utf8(out, letter);
  }
}

// Hamza and madda written as marks of their own (Unicode NFD): they make another letter.
char32_t composed(char32_t letter, char32_t mark) {
  if (letter == alef) return mark == madda_above ? alef_madda : mark == hamza_above ? alef_hamza_above : alef_hamza_below;
  if (mark != hamza_above) return 0;
  if (letter == waw) return waw_hamza;
  return letter == yeh || letter == alef_maksura ? yeh_hamza : 0;
}

void compose_last(std::string& out, std::size_t from, char32_t mark) {
  constexpr std::size_t letter_size = 2;
  if (out.size() < from + letter_size) return;
  const CodePoint last = decode_utf8(out, out.size() - letter_size);
  if (last.size != letter_size) return;
  const char32_t letter = composed(last.value, mark);
  if (letter == 0) return;
  out.resize(out.size() - letter_size);
  append_utf8(out, letter);
}

}  // namespace

bool is_dropped_mark(char32_t c) {
  if (c < 0x00AD) return false;
  return in(c, 0x064B, 0x065F) || c == 0x0670 || c == 0x0640 || in(c, 0x0610, 0x061A) || in(c, 0x06D6, 0x06DC) ||
         in(c, 0x06DF, 0x06E8) || in(c, 0x06EA, 0x06ED) || in(c, 0x200B, 0x200F) || in(c, 0x202A, 0x202E) ||
         in(c, 0x2060, 0x2069) || c == 0x061C || c == 0xFEFF || c == 0x00AD;
}

bool is_digit(char32_t c) { return in(c, '0', '9') || in(c, 0x0660, 0x0669) || in(c, 0x06F0, 0x06F9); }

bool is_arabic_letter(char32_t c) {
  return in(c, 0x0620, 0x063F) || in(c, 0x0641, 0x064A) || in(c, 0x0671, 0x06D3) || in(c, 0x0750, 0x077F) ||
         is_presentation_form(c);
}

char32_t normal_letter(char32_t c) {
  if (c < 0x00AD) return c;
  if (is_dropped_mark(c)) return 0;
  if (in(c, 0x0660, 0x0669)) return '0' + (c - 0x0660);
  if (in(c, 0x06F0, 0x06F9)) return '0' + (c - 0x06F0);
  switch (c) {
    case keheh: return kaf;
    case farsi_yeh: return yeh;
    case heh_goal:
    case heh_doachashmee: return heh;
    case alef_wasla: return alef;
    default: return c;
  }
}

char32_t folded_letter(char32_t c) {
  switch (c) {
    case alef_madda:
    case alef_hamza_above:
    case alef_hamza_below: return alef;
    case waw_hamza:
    case yeh_hamza: return letter_hamza;
    case alef_maksura: return yeh;
    case teh_marbuta: return heh;
    default: return c;
  }
}

void append_normal(std::string_view utf8, std::string& out) {
  const std::size_t from = out.size();
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint c = decode_utf8(utf8, at);
    at += c.size;
    if (is_presentation_form(c.value)) {
      append_presentation_form(c.value, out);
    } else if (const char32_t letter = normal_letter(c.value); letter != 0) {
      append_utf8(out, letter);
    } else if (in(c.value, madda_above, hamza_below)) {
      compose_last(out, from, c.value);
    }
  }
}

void append_folded(std::string_view normal_text, std::string& out) {
  for (std::size_t at = 0; at < normal_text.size();) {
    const CodePoint c = decode_utf8(normal_text, at);
    at += c.size;
    append_utf8(out, folded_letter(c.value));
  }
}

std::string normal(std::string_view utf8) {
  std::string out;
  append_normal(utf8, out);
  return out;
}

std::string folded(std::string_view utf8) {
  std::string out;
  append_folded(normal(utf8), out);
  return out;
}

}  // namespace isnad::text
