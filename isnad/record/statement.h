// record: an event of a case made ready to be compared with others: who says it of whom, of what thing, with what limits.
//
// In: a store, the tables of data/record, a reader for the pages. Out: statements, by day, then id. Of a page whose
// bytes are not kept nothing is known but its records: no thing, no limit, no word of likelihood.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "isnad/page/page.h"
#include "isnad/record/denials.h"
#include "isnad/record/lifetime.h"
#include "isnad/record/outlet_names.h"
#include "isnad/record/phrases.h"
#include "isnad/record/retractions.h"
#include "isnad/record/store.h"

namespace isnad::record {

struct Family {
  std::string name;
  int days = 60;        ///< reports of one proposition lie no further apart
  bool mutual = false;  ///< the order of the two sides does not count
};

struct Likelihood {
  std::string word;  ///< as the page writes it
  double low = 0;    ///< probability, 0 to 1
  double high = 1;
};

struct Limit {
  std::string kind;  ///< "quantity", "part", "time", "purpose"
  std::string text;  ///< as the page writes it
};

struct Statement {
  EventHit hit;
  Family family;
  std::vector<std::string> sources;  ///< codes, sorted
  std::vector<std::string> targets;
  std::vector<std::string> objects;  ///< of data/record/objects.tsv, sorted
  std::vector<std::string> around;   ///< those between the act before and the next act
  std::vector<Limit> limits;         ///< between the trigger and the next act
  std::optional<Likelihood> likelihood;
  std::string condition;           ///< the words from a word of condition on; empty when there is none
  std::string sentence;            ///< its text
  std::vector<std::string> words;  ///< its long words (phrases.h)
  std::optional<Day> day;          ///< on which it happened, or on which the page was published
  std::optional<Day> said;         ///< on which the page was published
  std::optional<Day>
      told;  ///< the same, or, of a page that does not tell it, the last day of which it tells a deed: not before it
  std::vector<std::string> deniers;     ///< who denies it by a denial that stands before it in its sentence; codes
  std::vector<std::string> retractors;  ///< who withdraws it, by a word that stands before it in its sentence; codes
  bool retracts = false;                ///< is the withdrawing of a word of its source
  bool ascribed = false;                ///< denies what its source is said to have said
  bool disowned = false;                ///< stands under such a denial
  std::string outlet;  ///< whose page it is: code of the medium, or its name as published; empty where the page does not tell

  [[nodiscard]] const EventRecord& event() const { return hit.event; }
  /// When its page was part of what was known.
  [[nodiscard]] Lifetime life() const;
  [[nodiscard]] bool has_object(std::string_view object) const;
};

/// The tables of data/record.
class MatterTables {
 public:
  explicit MatterTables(const lexicon::Lexicon& lexicon);
  [[nodiscard]] Family family_of(std::string_view type) const;
  /// The wider thing that a thing is one of; empty when there is none.
  [[nodiscard]] std::string broader(std::string_view object) const;
  [[nodiscard]] const Retractions& retractions() const { return retractions_; }
  [[nodiscard]] const Denials& denials() const { return denials_; }
  [[nodiscard]] const OutletNames& outlets() const { return outlets_; }
  /// Of what statements are made with: program, tables, and how they are made.
  [[nodiscard]] const std::string& version() const { return version_; }
  /// Fills in what the words around the trigger tell. `words`: of the statement's sentence; `trigger` and `next` are places
  /// in it: of this act and the next, `before` the end of the act before.
  void read_words(Statement& statement, const FoldedWords& words, std::uint32_t before, std::uint32_t trigger,
                  std::uint32_t next) const;

 private:
  [[nodiscard]] std::vector<std::string> objects_of(const FoldedWords& words, Span part) const;
  std::map<std::string, Family, std::less<>> families_;
  std::map<std::string, std::string, std::less<>> broader_;
  std::vector<std::string> object_names_;
  std::vector<std::string> limit_kinds_;
  std::vector<Likelihood> ranges_;
  Phrases objects_;
  Phrases limits_;
  Phrases likelihood_;
  Phrases conditions_;
  Retractions retractions_;
  Denials denials_;
  OutletNames outlets_;
  std::string version_;
};

/// All statements of the store as known on `as_of`, in the order in which they were told; the range's other limits are not looked
/// at. Their events have no `line`. All pages are read again.
[[nodiscard]] Result<std::vector<Statement>> statements_of(Store& store, std::optional<Day> as_of, const MatterTables& tables,
                                                           const page::Reader& reader);
/// The same of all that was ever known. What a statement tells is the same on each day of its life.
[[nodiscard]] Result<std::vector<Statement>> statements_ever(Store& store, const MatterTables& tables,
                                                             const page::Reader& reader);

/// The day lies in the range; where there is no day, only when the range has no ends.
[[nodiscard]] bool in_range(const std::optional<Day>& day, const Question& range);
/// Days between; nothing when one is not known.
[[nodiscard]] std::optional<long> days_between(const std::optional<Day>& from, const std::optional<Day>& to);
/// Ids of joins that stand rejected by a correction.
[[nodiscard]] Result<std::vector<std::string>> rejected_joins(Store& store);

}  // namespace isnad::record
