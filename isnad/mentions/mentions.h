// mentions: words -> names of states, people, offices, bodies, media and peoples,
// each with its participant code (codebook section 3).
//
// In: a Text, its Words, the day of publication (offices change hands). Out: the
// mentions in text order, not overlapping, the longest at each place; mentions of
// one actor share an entity number within the document. A mention whose actor the
// document does not tell is left out, never guessed; a name that only the learnt
// finder found (models/names.md) has no code.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/base/date.h"
#include "isnad/base/span.h"
#include "isnad/lexicon/lexicon.h"
#include "isnad/mentions/gazetteer.h"
#include "isnad/text/text.h"
#include "isnad/words/words.h"

namespace isnad::mentions {

enum class Kind : std::uint8_t {
  person,
  office,
  state,
  capital,
  seat,
  demonym,
  population,
  body,
  group,
  media,
  institution,
  place,
  pair,
  unnamed,
};

/// How the actor was known (record.md, field `via`).
enum class Via : std::uint8_t { name, role, capital, demonym, pronoun, dropped, pair, context };

/// A name inside a mention: "Iran" and "X Y" in "the foreign minister of Iran, X Y".
struct ProperName {
  Span span;
  Kind kind = Kind::state;
};

struct Mention {
  std::uint32_t first = 0;  ///< tokens [first, end)
  std::uint32_t end = 0;
  std::uint32_t head = 0;  ///< the token that verbs and adjectives agree with
  Span span;               ///< in Text::utf8(), first token to last
  Kind kind = Kind::state;
  Via via = Via::name;
  std::string code;               ///< participant code: "IRN", "NATO", "MED:WSJ", "PUBLIC:IRN"; empty for a place of no state and for learnt names
  std::string second;             ///< the other code of a pair
  std::string voice;              ///< code as a voice, where it differs ("OFFICIALS:USA", "EXPERT")
  std::string sector;             ///< GOV MIL LEG JUD SPY OPP BUS MED CVL, or empty
  std::string name;               ///< full name of the person or organisation, or empty
  std::string role;               ///< title as written, or empty
  std::string office;             ///< id of the title in offices.tsv, or empty
  std::string reason;             ///< table row that gave the code
  std::vector<ProperName> names;  ///< names proper inside it; empty when the whole is one or none
  words::Gender gender = words::Gender::none;
  words::Number number = words::Number::singular;
  std::uint32_t entity = 0;
  bool modifier = false;  ///< a demonym or name that only qualifies the noun before it
  bool former = false;
  bool designate = false;  ///< elected, named or charged, not yet in office
  bool then = false;       ///< "at that time": the office on the day spoken of, not of publication
  char clitic = 0;         ///< preposition written onto the first token: 'b', 'l', 'k', or 0
  bool joined = false;     ///< "and" is written onto the first token

  [[nodiscard]] bool is_voice_only() const { return kind == Kind::media; }
};

using Mentions = std::vector<Mention>;

/// `publisher` is the page's, as it stands there: a paper's own state is the one that
/// "the minister" and "the kingdom" mean where the page names no other.
[[nodiscard]] Mentions find_mentions(const text::Text& text, const words::Words& words, const words::Dictionary& dictionary,
                                     const Gazetteer& gazetteer, std::optional<Day> published, std::string_view publisher = {});

/// Who held the office that `m` names on `day`, the day of the event. Nothing where the text itself names the
/// person, the person is a former one, the office is shared by several, or the tables do not tell.
[[nodiscard]] std::optional<Gazetteer::Term> holder_on(const Gazetteer& gazetteer, const Mention& m, Day day);

/// How a token is labelled where names are marked in running text: B opens a name, I goes on
/// with it. `other` holds peoples, creeds, events and works.
enum class NameLabel : std::uint8_t { none, b_person, i_person, b_place, i_place, b_organisation, i_organisation, b_other, i_other };

/// A label for each token: rules and tables with the learnt finder of names on top (models/names.md).
[[nodiscard]] std::vector<NameLabel> label_names(const text::Text& text, const words::Words& words,
                                                 const words::Dictionary& dictionary, const Gazetteer& gazetteer);

[[nodiscard]] std::string_view name_of(Kind kind);
[[nodiscard]] std::string_view name_of(Via via);

}  // namespace isnad::mentions
