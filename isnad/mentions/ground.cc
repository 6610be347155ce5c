#include "isnad/mentions/ground.h"

namespace isnad::mentions {

using words::Upos;

bool is_comma(char32_t mark) {
  constexpr char32_t arabic_comma = 0x060C;
  return mark == arabic_comma || mark == ',';
}

bool breaks_phrase(const words::Word& w) {
  return w.is_verb() || w.is(Upos::subordinator) || w.is(Upos::particle) || w.is(Upos::pronoun) || w.is(Upos::determiner) ||
         w.is(Upos::conjunction) || w.kind == text::TokenKind::number;
}

std::optional<Match> Ground::bare_at(std::uint32_t i, std::uint32_t limit, NameKind kind) const {
  for (const Match& m : matcher_.at(i, limit)) {
    if (m.name.kind == kind && m.stripped == 0) return m;
  }
  return std::nullopt;
}

std::optional<Match> Ground::pattern_at(std::uint32_t i, std::uint32_t limit, std::string_view kind) const {
  for (const Match& m : matcher_.at(i, limit)) {
    if (m.name.kind == NameKind::pattern && m.stripped == 0 && cell(m, "kind") == kind) return m;
  }
  return std::nullopt;
}

std::string_view Ground::cell(const Match& match, std::string_view column) const {
  return gazetteer.cell(match.name.kind, match.name.row, column);
}

std::string Ground::code_of(const Match& match) const {
  switch (match.name.kind) {
    case NameKind::state:
    case NameKind::capital:
    case NameKind::seat:
    case NameKind::nisba:
    case NameKind::people:
      return std::string(cell(match, "id"));
    case NameKind::actor:
    case NameKind::actor_nisba:
    case NameKind::medium:
      return std::string(cell(match, "code"));
    case NameKind::place:
      return std::string(cell(match, "country"));
    default:
      return {};
  }
}

std::string Ground::spelling(std::uint32_t first, std::uint32_t end) const {
  std::string out;
  for (std::uint32_t i = first; i < end; ++i) {
    if (words[i].mark != 0 && words[i].mark != '-') continue;
    if (!out.empty() && text.tokens()[i].space_before && out.back() != '-') out += ' ';
    out += text.normal(text.tokens()[i]);
  }
  return out;
}

Span Ground::span(std::uint32_t first, std::uint32_t end) const {
  return cover(text.tokens()[first].span, text.tokens()[end - 1].span);
}

bool Ground::is_common_word(std::string_view word) const {
  for (const std::uint32_t number : dictionary.find(word)) {
    const words::Features f = dictionary.analysis(number).features;
    const bool noun = f.upos == Upos::noun || f.upos == Upos::adjective;
    // "Rusiya" is no accusative of "rusi": only the plain form of a word can be mistaken for a name.
    if (noun && f.grammatical_case == words::Case::none && f.construct == 0 && f.needs_enclitic == 0) return true;
  }
  return false;
}

bool Ground::is_common_word(const Match& match) const {
  return match.end - match.first == 1 && is_common_word(key(match.first).substr(match.stripped));
}

bool Ground::is_preposition(std::uint32_t i, std::string_view word) const {
  return words[i].is(Upos::adposition) && key(i) == word;
}

}  // namespace isnad::mentions
