// record, inside: words of folded text as numbers, for passes that compare texts.
//
// In: UTF-8. Out: 64-bit keys. Equal folded words have equal keys on every machine.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace isnad::record {

/// What Arabic writes onto the word, folded (Wright I 185, 366; data/words/clitics.tsv has them for the reading).
constexpr std::string_view waw = "\xD9\x88";           // ARABIC LETTER WAW
constexpr std::string_view feh = "\xD9\x81";           // ARABIC LETTER FEH
constexpr std::string_view beh = "\xD8\xA8";           // ARABIC LETTER BEH
constexpr std::string_view lam = "\xD9\x84";           // ARABIC LETTER LAM
constexpr std::string_view kaf = "\xD9\x83";           // ARABIC LETTER KAF
constexpr std::string_view article = "\xD8\xA7\xD9\x84";  // ALEF LAM

/// A hash of bytes, the same on every machine (FNV-1a, then mixed so that every bit counts).
[[nodiscard]] std::uint64_t key_of_bytes(std::string_view bytes);
/// A hash of a list of keys, in order.
[[nodiscard]] std::uint64_t joined_keys(const std::uint64_t* keys, std::size_t count);

/// Whether the code point of a folded text stands in a word: a letter or a digit.
[[nodiscard]] bool is_word_letter(char32_t c);
/// Words (letters or digits) of the text as search_key() folds it.
[[nodiscard]] std::vector<std::string> folded_words(std::string_view utf8);
/// A folded word without wa-, the article and one-letter prepositions before the article: a weak stem, for
/// counting shared words only (Wright I 185, 345).
[[nodiscard]] std::string_view bare_word(std::string_view folded_word);
/// The bare word without the letters that forms of one root come and go with (alef, waw, yeh, teh, heh): a verb and its
/// masdar mostly have one skeleton.
[[nodiscard]] std::string skeleton_of(std::string_view folded_word);
/// Keys of the bare words, sorted, each once.
[[nodiscard]] std::vector<std::uint64_t> bare_word_keys(std::string_view utf8);
/// How many keys two sorted lists share.
[[nodiscard]] std::size_t shared_keys(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b);

/// A text in JSON, with its quotation marks.
[[nodiscard]] std::string json_string(std::string_view text);

}  // namespace isnad::record
