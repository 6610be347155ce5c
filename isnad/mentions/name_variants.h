// mentions, inside: foreign names in another Arabic spelling. A name that comes from another
// alphabet is written in several ways: its g as gheen, jeem, kaf or qaf, its v as feh or veh, its p
// as beh or peh, its ch as teh with sheen or cheh, its vowels long or not written at all.
#pragma once

#include <string>
#include <string_view>

namespace isnad::mentions {

/// What all spellings of a foreign name share: its consonants without the gaps between words, letters of
/// one foreign sound made one, doubled ones single. `folded` is a key as text::folded makes it.
[[nodiscard]] std::string sound_of(std::string_view folded);
/// Whether the sound is long enough to tell one person from another: five consonants or more.
[[nodiscard]] bool tells_apart(std::string_view sound);
/// Whether two names of two or more words each sound alike and are spelled alike enough: of one written without
/// its gaps all letters are the same; else word by word each has the same sound, the first letter of the same
/// sound, and at most two letters more or less. Says nothing of words that are names of their own
/// ("Jamal" and "Kamal"): the caller must refuse those.
[[nodiscard]] bool may_be_variants(std::string_view a, std::string_view b);

}  // namespace isnad::mentions
