// The words of a question -> the expression of the full-text search.
#include <array>

#include "isnad/base/utf8.h"
#include "isnad/record/addition.h"
#include "isnad/record/answer.h"
#include "isnad/text/fold.h"

namespace isnad::record {
namespace {

// What Arabic writes onto the word, folded (Wright I 185, 366; data/words/clitics.tsv has them for the reading).
constexpr std::string_view waw = "\xD9\x88";   // ARABIC LETTER WAW
constexpr std::string_view feh = "\xD9\x81";   // ARABIC LETTER FEH
constexpr std::string_view beh = "\xD8\xA8";   // ARABIC LETTER BEH
constexpr std::string_view lam = "\xD9\x84";   // ARABIC LETTER LAM
constexpr std::string_view kaf = "\xD9\x83";   // ARABIC LETTER KAF
constexpr std::string_view alef = "\xD8\xA7";  // ARABIC LETTER ALEF

bool is_word_letter(char32_t c) {
  return text::is_arabic_letter(c) || text::is_digit(c) || (c >= 'a' && c <= 'z') ||
         (c >= 0xC0 && c < 0x600 && c != 0xD7 && c != 0xF7);
}

struct Word {
  std::string text;
  bool phrase = false;  ///< goes on with the word before it
};

// Words of the folded question; those between double quotation marks follow each other.
std::vector<Word> words_of(std::string_view folded) {
  std::vector<Word> out;
  bool quoted = false;
  bool inside = false;
  bool first = true;
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint c = decode_utf8(folded, at);
    if (is_word_letter(c.value)) {
      if (!inside) out.push_back({{}, quoted && !first});
      if (!inside) first = false;
      out.back().text += folded.substr(at, c.size);
      inside = true;
    } else {
      inside = false;
      if (c.value == '"') {
        quoted = !quoted;
        first = true;
      }
    }
    at += c.size;
  }
  return out;
}

bool is_arabic(const std::string& word) { return text::is_arabic_letter(decode_utf8(word, 0).value); }

std::string quoted(const std::string& word) { return "\"" + word + "\""; }

std::string any_of(const std::vector<std::string>& forms) {
  std::string out;
  for (const std::string& form : forms) out += (out.empty() ? "(" : " OR ") + quoted(form);
  return out + ")";
}

}  // namespace

std::vector<std::string> forms_with_prefixes(const std::string& word) {
  const std::string article = std::string(alef) + std::string(lam);
  std::vector<std::string> stems{word};
  std::string after_lam = std::string(lam) + word;  // li + word
  std::string bare = word;
  if (word.rfind(article, 0) == 0 && word.size() > article.size() + 2) {
    bare = word.substr(article.size());
    after_lam = std::string(lam) + std::string(lam) + bare;  // li + al-word is written ll-
  } else {
    stems.push_back(article + word);
  }
  std::vector<std::string> out;
  for (const std::string_view conjunction : {std::string_view(), waw, feh}) {
    for (const std::string_view preposition : {std::string_view(), beh, kaf}) {
      for (const std::string& stem : stems) out.push_back(std::string(conjunction).append(preposition).append(stem));
    }
    out.push_back(std::string(conjunction) + after_lam);
    if (stems.size() == 2) out.push_back(std::string(conjunction).append(lam).append(lam).append(word));
  }
  return out;
}

std::string search_expression(const SearchQuestion& question) {
  const std::vector<Word> words = words_of(search_key(question.words));
  std::string out;
  for (std::size_t i = 0; i < words.size();) {
    std::size_t end = i + 1;
    while (end < words.size() && words[end].phrase) ++end;
    if (!out.empty()) out += " AND ";
    if (end > i + 1) {
      std::string phrase;
      for (std::size_t k = i; k < end; ++k) phrase += (k == i ? "" : " ") + words[k].text;
      out += quoted(phrase);
    } else if (question.exact || !is_arabic(words[i].text)) {
      out += quoted(words[i].text);
    } else {
      out += any_of(forms_with_prefixes(words[i].text));
    }
    i = end;
  }
  return out;
}

}  // namespace isnad::record
