#include "isnad/words/features.h"

#include <array>
#include <utility>

namespace isnad::words {
namespace {

constexpr std::array<std::pair<Upos, std::string_view>, 17> tags = {{
    {Upos::other, "X"},          {Upos::noun, "NOUN"},        {Upos::proper, "PROPN"},      {Upos::adjective, "ADJ"},
    {Upos::verb, "VERB"},        {Upos::auxiliary, "AUX"},    {Upos::pronoun, "PRON"},      {Upos::determiner, "DET"},
    {Upos::adposition, "ADP"},   {Upos::conjunction, "CCONJ"}, {Upos::subordinator, "SCONJ"}, {Upos::particle, "PART"},
    {Upos::adverb, "ADV"},       {Upos::numeral, "NUM"},      {Upos::interjection, "INTJ"}, {Upos::punctuation, "PUNCT"},
    {Upos::symbol, "SYM"},
}};

}  // namespace

std::string_view name_of(Upos upos) {
  for (const auto& [tag, name] : tags) {
    if (tag == upos) return name;
  }
  return "X";
}

Upos upos_named(std::string_view name) {
  for (const auto& [tag, text] : tags) {
    if (text == name) return tag;
  }
  return Upos::other;
}

}  // namespace isnad::words
