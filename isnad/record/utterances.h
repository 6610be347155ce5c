// record, inside: who says what in a statement: its voices as the ledger of claims counts them.
#pragma once

#include <string>
#include <vector>

#include "isnad/record/claims.h"

namespace isnad::record {

/// Unnamed officials speak for their state.
[[nodiscard]] std::string voice_code(const std::string& who);
/// Anybody of a kind is no one source.
[[nodiscard]] bool is_unnamed(const std::string& voice);
[[nodiscard]] std::string joined(const std::vector<std::string>& list);
[[nodiscard]] bool has(const std::vector<std::string>& list, const std::string& text);
[[nodiscard]] bool share(const std::vector<std::string>& a, const std::vector<std::string>& b);

/// An act of denying.
[[nodiscard]] bool is_denying(const Statement& s);
/// An act that is only denied, without telling which act: "denied the accusations".
[[nodiscard]] bool is_bare_denial(const Statement& s);
/// "Denied the accusation": what is denied is the word of others, whatever it was.
[[nodiscard]] bool is_accusation(const Statement& s);
/// Told of sides, as done, planned, foretold or, by plain words, not done: what voices may assert or deny.
[[nodiscard]] bool may_be_claimed(const Statement& s, Sense sense);
/// Who stands by the statement, denies or withdraws it: the innermost voice; with it the voices beside it, when all only
/// assert and none is a medium; the page itself (an empty code) where no voice is told. States are not told yet.
[[nodiscard]] std::vector<Utterance> utterances_of(const Statement& s, std::size_t index, Sense sense);
/// Whether it is a denial, with or without its act.
[[nodiscard]] bool denies(const Statement& s, Sense sense);
/// Days no further apart than the family allows; where a day is not known, on one page or with both sides told.
[[nodiscard]] bool near_in_time(const Statement& a, const Statement& b);

}  // namespace isnad::record
