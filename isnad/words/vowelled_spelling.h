// vowelled_spelling: from the sounds of a word to its Arabic letters and marks.
//
// Inside the conjugator a word is a string of sounds, one ASCII character each:
//   consonants   in Buckwalter's letters, hamza always ' whatever its seat
//   a i u        short vowels             A I U   long vowels
//   Y            final long a that is written alef maqsura (ramaY)
//   {            the alef of wasl         +       the mute alef of katabuu
//   N F          endings -in and -an      p       ta marbuta
//   .            end of a word that bears no mark on its last letter
//   >            a hamza that takes no notice of the y before it (yay>asu beside hay'a)
// A doubled consonant is written twice. Seats, madda, shadda and sukun are decided here alone.
#pragma once

#include <string>
#include <string_view>

namespace isnad::words::spelling {

bool is_short_vowel(char sound);
bool is_long_vowel(char sound);
bool is_consonant(char sound);

// The word `sounds` in UTF-8, NFC. `sounds` must be made of the characters above.
std::string spell(std::string_view sounds);

// The sound of a root letter given as UTF-8 text, '\0' when it is no letter of a root.
char root_letter(std::string_view letter);

// A key that is equal for two vocalised spellings of one word: no sukun, no vowel that a letter
// repeats (fatha before alef), alef of wasl as plain alef, marks in one order.
std::u32string comparison_key(std::string_view text);

// UTF-8 to code points and back; bytes that are no UTF-8 become U+FFFD.
std::u32string to_code_points(std::string_view text);
std::string to_utf8(std::u32string_view text);

bool is_vowel_mark(char32_t code_point);

}  // namespace isnad::words::spelling
