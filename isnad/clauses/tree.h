// clauses: builds the clause tree of one sentence, left to right with one stack.
#pragma once

#include "isnad/clauses/clauses.h"

namespace isnad::clauses {

class TreeBuilder {
 public:
  explicit TreeBuilder(Clauses& out) : out_(out) {}
  /// `spoken_from`: the token of the verb of saying whose quotation is still open, or none; updated.
  void build(std::uint32_t sentence, std::uint32_t& spoken_from);

 private:
  void step(std::uint32_t& i, std::uint32_t end);
  [[nodiscard]] std::uint32_t end_of_quotation(std::uint32_t i, std::uint32_t end) const;
  [[nodiscard]] bool quotes_no_speech(std::uint32_t i, std::uint32_t end) const;
  [[nodiscard]] bool spoke_last() const;
  [[nodiscard]] bool stands_alone(std::uint32_t i, std::uint32_t end) const;
  [[nodiscard]] std::uint32_t speech_behind(std::uint32_t i, std::uint32_t end) const;
  void mark_questions(std::uint32_t end);
  [[nodiscard]] std::uint32_t quotation_or_root(std::uint32_t clause) const;
  [[nodiscard]] bool has_verb_before(std::uint32_t clause, std::uint32_t before) const;
  [[nodiscard]] bool says_something(std::uint32_t clause, std::uint32_t before) const;
  void read_mark(std::uint32_t i, std::uint32_t end);
  bool read_connector(std::uint32_t& i, std::uint32_t end);
  [[nodiscard]] std::uint32_t end_of_naming(std::uint32_t i, std::uint32_t end) const;
  [[nodiscard]] bool verb_follows(std::uint32_t at, std::uint32_t end) const;
  [[nodiscard]] std::optional<Connector> connector(std::uint32_t i, std::uint32_t end, ConnectorKind kind) const;
  [[nodiscard]] bool contrasts(const Connector& c, std::uint32_t i) const;
  [[nodiscard]] std::uint32_t goes_on_in_speech(std::uint32_t i, std::uint32_t behind) const;
  [[nodiscard]] bool is_meanwhile(const Connector& c, std::uint32_t i, std::uint32_t end) const;
  [[nodiscard]] std::uint32_t coordinated_verb(std::uint32_t i) const;
  [[nodiscard]] bool ends_in_inna(std::uint32_t i) const;
  [[nodiscard]] bool is_except(std::uint32_t i) const;
  [[nodiscard]] bool leads_to_denial(std::uint32_t i, std::uint32_t end) const;
  [[nodiscard]] bool is_whoever(std::uint32_t i, std::uint32_t end) const;
  [[nodiscard]] bool is_conditional(const Connector& c, std::uint32_t i, std::uint32_t end) const;
  [[nodiscard]] bool is_relative_ma(std::uint32_t i, std::uint32_t end) const;
  void read_word(std::uint32_t i);
  std::uint32_t open(ClauseKind kind, std::uint32_t parent, std::uint32_t introducer, std::uint32_t governor);
  void close_to(std::uint32_t clause);
  void close_light();
  [[nodiscard]] std::uint32_t governor_before(std::uint32_t i, bool speech) const;
  [[nodiscard]] std::uint32_t named_before(std::uint32_t colon) const;
  [[nodiscard]] std::uint32_t level() const;
  [[nodiscard]] bool leads_to_clause(std::uint32_t token, std::uint32_t connector) const;
  [[nodiscard]] bool tells_of_the_noun_before(std::uint32_t token) const;
  [[nodiscard]] bool takes_slot(std::uint32_t token, std::string_view slot) const;
  [[nodiscard]] bool takes_clause(std::uint32_t token) const;
  [[nodiscard]] bool is_speech(std::uint32_t token) const;
  [[nodiscard]] bool circumstantial(std::uint32_t i) const;
  [[nodiscard]] bool ends_relative(std::uint32_t i) const;
  [[nodiscard]] bool may_be_participle(std::uint32_t i) const;
  [[nodiscard]] bool opens_participial(std::uint32_t i) const;

  Clauses& out_;
  std::uint32_t sentence_ = 0;
  std::uint32_t first_ = 0;
  std::uint32_t current_ = none;
  std::uint32_t root_ = none;
  std::uint32_t quote_clause_ = none;  // the clause that the open quotation closes
  bool in_quote_ = false;
  std::uint32_t spoken_from_ = none;
  std::uint32_t last_speech_ = none;  // verb of saying last read
  std::vector<bool> finite_;  // clause (from first of this sentence) has a finite verb
  std::uint32_t first_clause_ = 0;
};

}  // namespace isnad::clauses
