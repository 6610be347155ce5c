// record: the ledger of claims: one proposition, and every voice that asserted, denied, admitted, doubted, promised or
// foretold it.
//
// In: statements in the order in which they became known. Out: claims with what each voice stands by, and the links from
// denials to what they deny. Computed from the statements each time; nothing that was stated is changed.
//
// One proposition: same family of types, same sides, same thing, days no further apart than the family allows; where no
// thing is told, also the same words. A denial is an act told under a word of denying, by anybody, or told as not done by
// one of its sides, by plain words (denials.h); it answers what is one with it (proposition.h). A denial of the wider
// thing ("weapons") denies the narrower ("drones").
// Who withdraws his own word ("went back on saying that X") has retracted it; an outlet its report; nobody else.
#pragma once

#include <string>
#include <vector>

#include "isnad/record/link.h"
#include "isnad/record/statement.h"

namespace isnad::record {

/// What one voice says in one place.
struct Utterance {
  std::size_t statement = 0;  ///< index of the statements given
  std::string who;            ///< code of the voice; empty: the page itself
  std::string name;
  std::string act;     ///< "asserts", "denies", "contradicts", "admits", "doubts", "promises", "predicts", "retracts"
  std::string state;   ///< of this voice from here on: see next_state()
  bool wider = false;  ///< said of a wider thing, or of no thing
  friend bool operator==(const Utterance&, const Utterance&) = default;
};

struct Claim {
  std::string id;
  std::string family;
  std::vector<std::string> sources;
  std::vector<std::string> targets;
  std::string object;        ///< empty: no thing is told
  std::optional<Day> first;  ///< days on which it was said
  std::optional<Day> last;
  std::string standing;  ///< "claimed", "denied", "partly admitted", "admitted", "retracted"
  std::vector<Utterance> utterances;
  std::vector<std::size_t> links;  ///< of the ledger, to what is told here
  std::string credibility;         ///< "1" to "6", as an analyst rated it (sources.h); empty when nobody did
  friend bool operator==(const Claim&, const Claim&) = default;
};

struct ClaimLedger {
  std::vector<Claim> claims;  ///< admitted and denied ones first, then by first day and id
  std::vector<Link> links;    ///< "denies", "retracts": id of the answering event, id of the answered
};

/// The claims with at least one voice besides the page's. `rejected`: ids of joins that an analyst undid, sorted.
[[nodiscard]] ClaimLedger claims_of(const std::vector<Statement>& statements, const MatterTables& tables,
                                    const std::vector<std::string>& rejected);

/// The same for every day on which the statements live, in that order: the claims that live on a day are those of the
/// statements that do. A link is of a claim on the days on which the claim names it.
struct ClaimHistory {
  History<Claim> claims;
  std::vector<Link> links;
};
[[nodiscard]] ClaimHistory claims_ever(const std::vector<Statement>& statements, const std::vector<Lifetime>& lives,
                                       const MatterTables& tables, const std::vector<std::string>& rejected);

/// What a voice stands by after it spoke once more: claimed, denied, denied again, partly admitted, admitted, retracted,
/// contradicted (somebody else says it was not so), doubted, promised, foretold. `limited`: the admission names a small number, a
/// part, or a time before. A voice that denied and then asserts has admitted; one that claimed and then withdraws has retracted.
[[nodiscard]] std::string next_state(std::string_view before, std::string_view act, bool limited);

/// Members and links as a pass gives them to the store.
[[nodiscard]] Result<bool> keep_claims(Store& store, const ClaimLedger& ledger, const std::vector<Statement>& statements,
                                       Time run);

}  // namespace isnad::record
