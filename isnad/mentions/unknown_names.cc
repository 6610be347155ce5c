#include "isnad/mentions/unknown_names.h"

#include <algorithm>

namespace isnad::mentions {
namespace {

using words::Upos;
using words::Word;

// More parts than this and the words are a sentence, not a name.
constexpr std::uint32_t longest_name = 6;
constexpr std::string_view yeh = "\xD9\x8A";
constexpr std::string_view al = "\xD8\xA7\xD9\x84";

bool is_joined(const Word& w) {
  return (w.conjunction != words::Conjunction::none || w.preposition != words::Preposition::none) && w.known;
}

}  // namespace

// "al-Husayni": an adjective of relation with the article is a surname after a given name.
bool UnknownNames::is_relation_surname(std::uint32_t i) const {
  const std::string_view key = ground_.key(i);
  return key.size() > 8 && key.substr(0, al.size()) == al && key.substr(key.size() - yeh.size()) == yeh;
}

bool UnknownNames::has_table_name(std::uint32_t i, std::uint32_t limit) const {
  const auto matches = ground_.at(i, limit);
  return std::any_of(matches.begin(), matches.end(), [](const Match& m) {
    switch (m.name.kind) {
      case NameKind::state:
      case NameKind::title:
      case NameKind::actor:
      case NameKind::actor_noun:
      case NameKind::pattern:
        return true;
      case NameKind::capital:
      case NameKind::nisba:
        return m.stripped == 0 || m.article;
      case NameKind::medium:
        return m.end - m.first > 1;
      default:
        return false;
    }
  });
}

UnknownNames::Part UnknownNames::part_at(std::uint32_t i, std::uint32_t limit, bool first) const {
  const Word& w = ground_.words[i];
  if (w.mark != 0 || w.kind != text::TokenKind::word) return Part::none;
  const bool function_word = breaks_phrase(w) || w.is(Upos::adposition) || w.is(Upos::adverb);
  // "`ala" and "`Ali" fold alike: after a given name it is a name, elsewhere the preposition.
  const bool after_given = i > 0 && !first && ground_.bare_at(i - 1, limit, NameKind::given_name).has_value();
  if (function_word && (w.is_verb() ? false : !after_given)) return Part::none;
  if (const auto given = ground_.bare_at(i, limit, NameKind::given_name))
    return ground_.cell(*given, "kind") == "link" ? Part::link : Part::given;
  if (function_word || is_joined(w)) return Part::none;
  if (has_table_name(i, limit)) return Part::none;
  // "the minister (visited) Jeddah": a place alone is no one's name.
  if (first && ground_.bare_at(i, limit, NameKind::place) && !(i + 1 < limit && part_at(i + 1, limit, false) != Part::none)) return Part::none;
  if (!w.known || w.is(Upos::proper)) return Part::unknown;
  if (first) return Part::none;
  return is_relation_surname(i) ? Part::surname : Part::none;
}

std::uint32_t UnknownNames::end_beside_title(std::uint32_t at, std::uint32_t limit) const {
  std::uint32_t end = at;
  std::uint32_t parts = 0;
  bool linked = false;
  while (end < limit && parts < longest_name) {
    const Word& w = ground_.words[end];
    if (w.mark == '-' && end > at && !ground_.text.tokens()[end].space_before) {
      ++end;
      continue;
    }
    const Part part = part_at(end, limit, parts == 0);
    if (part == Part::none && !(linked && w.mark == 0 && !breaks_phrase(w))) break;
    linked = part == Part::link;
    end = part == Part::given || part == Part::link ? ground_.bare_at(end, limit, NameKind::given_name)->end : end + 1;
    ++parts;
  }
  while (end > at && (ground_.words[end - 1].mark != 0 || linked)) {
    --end;
    linked = false;
  }
  return end;
}

std::uint32_t UnknownNames::end_by_given_name(std::uint32_t at, std::uint32_t limit) const {
  const auto given = ground_.at(at, limit, NameKind::given_name);
  if (!given || given->article || ground_.cell(*given, "kind") == "link") return at;
  // "a Turkish soldier" is no Turki.
  if (ground_.at(at, limit, NameKind::nisba)) return at;
  const Word& w = ground_.words[at];
  if (!w.is_verb() && (breaks_phrase(w) || w.is(Upos::adposition) || w.is(Upos::adverb))) return at;
  // A given name that is also a common word ("karim", "amal") needs a surname that is none.
  const bool common = w.known && !w.is(Upos::proper) && ground_.is_common_word(*given);
  if (w.is_verb() && common) return at;
  const std::uint32_t end = end_beside_title(given->end, limit);
  if (end == given->end) return at;
  const Word& next = ground_.words[given->end];
  const bool sure = !next.known || next.is(Upos::proper) || ground_.bare_at(given->end, limit, NameKind::given_name).has_value();
  return common && !sure ? at : end;
}

std::uint32_t UnknownNames::begin_before(std::uint32_t end, std::uint32_t floor) const {
  std::uint32_t at = end;
  bool sure = false;
  while (at > floor && end - at < 4) {
    const Part part = part_at(at - 1, end, at - 1 == floor);
    if (part == Part::none) break;
    sure = sure || part == Part::unknown || part == Part::given;
    --at;
  }
  // A surname alone is an adjective of what stands before it.
  return sure && part_at(at, end, true) != Part::none ? at : end;
}

}  // namespace isnad::mentions
