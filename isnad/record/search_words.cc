// The words of a question -> the expression of the full-text search.
#include <array>

#include "isnad/base/utf8.h"
#include "isnad/record/addition.h"
#include "isnad/record/answer.h"
#include "isnad/record/text_keys.h"
#include "isnad/text/fold.h"

namespace isnad::record {
namespace {

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
  std::vector<std::string> stems{word};
  std::string after_lam = std::string(lam) + word;  // li + word
  std::string bare = word;
  if (word.rfind(article, 0) == 0 && word.size() > article.size() + 2) {
    bare = word.substr(article.size());
    after_lam = std::string(lam) + std::string(lam) + bare;  // li + al-word is written ll-
  } else {
    stems.push_back(std::string(article) + word);
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
