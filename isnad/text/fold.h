// text: folding. The one owner of which Arabic spellings count as the same.
//
// normal: marks that do not change the word are dropped (tashkeel, tatweel, bidi
//   and joining controls), presentation forms and Persian letters become the
//   Arabic ones, digits become ASCII. The spelling proper stays.
// folded: besides, alef forms become bare alef, alef maqsura yeh, ta marbuta heh,
//   hamza on a seat bare hamza. Two words that differ only so have one key.
#pragma once

#include <string>
#include <string_view>

namespace isnad::text {

/// The normal letter for `c`; 0 when the mark is dropped. Presentation forms that
/// stand for several letters (lam-alef) come out of normal() only.
[[nodiscard]] char32_t normal_letter(char32_t c);
/// The folded letter for a normal one.
[[nodiscard]] char32_t folded_letter(char32_t c);

[[nodiscard]] std::string normal(std::string_view utf8);
[[nodiscard]] std::string folded(std::string_view utf8);
/// Folds what is normal already; much cheaper.
void append_folded(std::string_view normal_text, std::string& out);
void append_normal(std::string_view utf8, std::string& out);

[[nodiscard]] bool is_arabic_letter(char32_t c);
[[nodiscard]] bool is_dropped_mark(char32_t c);
/// ASCII, Arabic-Indic and Persian digits.
[[nodiscard]] bool is_digit(char32_t c);

}  // namespace isnad::text
