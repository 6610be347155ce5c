// record, inside: what is a denial and what an admission, by the words of data/record/denials.tsv.
//
// In: a statement. Out: what its words say of its act. That an act was avoided, hindered or ended is no denial, nor is a
// negation with an exception, of another such act, of its reason, of a word further off, or one that is negated again.
#pragma once

#include <set>
#include <string>

#include "isnad/lexicon/lexicon.h"
#include "isnad/record/phrases.h"

namespace isnad::record {

struct Statement;

/// What the words say of the act: a side's "it was not so", "it will not be", under a word of denying, or of admitting.
enum class Sense { none, not_so, not_to_be, denied, admitted };

[[nodiscard]] constexpr bool is_negative(Sense sense) { return sense != Sense::none && sense != Sense::admitted; }

class Denials {
 public:
  explicit Denials(const lexicon::Lexicon& lexicon);
  /// `none` also where the words say less.
  [[nodiscard]] Sense sense_of(const Statement& s) const;
  /// Whether a denial names nothing but the word of others: "denied that", "denied the British accusations", "which it denies".
  [[nodiscard]] bool is_of_what_was_said(const Statement& denial) const;

 private:
  [[nodiscard]] Sense negation_of(const Statement& s) const;
  [[nodiscard]] Sense by_reason(const Statement& s, std::string_view reason) const;
  [[nodiscard]] bool is_under(const Statement& s, std::string_view governor) const;
  [[nodiscard]] Sense by_negator(const Statement& s, std::string_view negator) const;
  [[nodiscard]] bool says_less(std::string_view sentence, Sense negation) const;
  [[nodiscard]] bool is_negated_before(std::string_view sentence, std::size_t at) const;
  [[nodiscard]] bool takes_up_what_was_said(const Statement& denial, std::size_t at) const;
  [[nodiscard]] bool tells_of_admitting(std::string_view sentence) const;

  std::set<std::string, std::less<>> rows_;  // cues and frames of denying, by id
  Phrases words_;                            // of the table, each with its kind
};

}  // namespace isnad::record
