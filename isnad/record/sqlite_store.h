// record, inside: the store in one SQLite file.
//
// Stated (never changed): document, appearance, reading, withdrawal, correction.
// Computed from these (index.cc): standing, event, actor_event, dyad, page_text; by passes: link, member, kept.
// An event's row number is its document's row shifted by 20 bits plus its line.
#pragma once

#include <map>
#include <set>
#include <unordered_map>

#include "isnad/record/open_store.h"
#include "isnad/record/rows.h"
#include "isnad/record/sqlite.h"

namespace isnad::record {

class SqliteStore final : public Store {
 public:
  SqliteStore(std::string path, std::unique_ptr<Database> db, bool marks);
  ~SqliteStore() override;
  SqliteStore(const SqliteStore&) = delete;
  SqliteStore& operator=(const SqliteStore&) = delete;
  SqliteStore(SqliteStore&&) = delete;
  SqliteStore& operator=(SqliteStore&&) = delete;

  Result<bool> begin() override;
  Result<bool> commit() override;
  Result<Added> add(const Addition& addition) override;
  Result<bool> add_reading(const Addition& addition) override;
  Result<bool> withdraw(const Withdrawal& withdrawal) override;
  Result<bool> correct(const Correction& correction) override;
  Result<std::vector<std::string>> page_ids() override;
  Result<std::optional<StoredPage>> page(std::string_view id) override;
  Result<std::optional<std::string>> bytes_of(std::string_view id) override;
  Result<std::vector<Withdrawal>> withdrawals() override;
  Result<std::vector<Correction>> corrections(std::string_view target) override;
  Result<std::vector<Conflict>> conflicts() override;
  Result<EventList> timeline(const Question& question) override;
  Result<bool> each_event(const Question& range, const std::function<bool(const EventHit&)>& take) override;
  Result<bool> each_event_ever(const std::function<bool(const EventHit&)>& take) override;
  Result<std::optional<EventHit>> event(std::string_view id) override;
  Result<PairCounts> pair(const Question& question) override;
  Result<PageList> search(const SearchQuestion& question) override;
  Result<std::vector<Outlet>> outlets(const Question& question) override;
  Result<Coverage> coverage(const Question& question) override;
  Result<std::vector<std::string>> pages_named(std::string_view name) override;
  Result<std::uint64_t> mentions_of(std::string_view actor) override;
  Result<std::optional<Kept>> kept(std::string_view name, std::string_view version) override;
  Result<std::string> keep(std::string_view name, std::string_view version, std::string_view body) override;
  Result<bool> drop_kept() override;
  Result<bool> replace_joins(std::string_view pass, std::string_view version, Time run, std::vector<Link> links,
                             std::vector<Member> members) override;
  Result<bool> joins_are_whole() override;
  Result<std::vector<Link>> links(std::string_view kind, std::string_view about) override;
  Result<std::vector<Member>> members(std::string_view kind, std::string_view cluster) override;
  Result<std::vector<std::string>> clusters_of(std::string_view kind, std::string_view subject) override;
  Result<Faults> verify(const page::Reader* reader) override;

 private:
  // statements (sqlite_store.cc)
  [[nodiscard]] std::int64_t term(std::string_view text);
  [[nodiscard]] std::optional<std::int64_t> known_term(std::string_view text);
  [[nodiscard]] std::string text_of_term(std::int64_t id);
  [[nodiscard]] std::optional<std::int64_t> document_row(std::string_view key);
  [[nodiscard]] std::string key_of(std::int64_t document);
  [[nodiscard]] Added add_page(const Addition& addition);
  [[nodiscard]] std::int64_t insert_document(const Addition& addition);
  [[nodiscard]] bool insert_bytes(std::int64_t document, const Addition& addition);
  [[nodiscard]] bool insert_names(std::int64_t document, const Addition& addition);
  [[nodiscard]] bool insert_reading(std::int64_t document, const Addition& addition);
  [[nodiscard]] std::vector<std::int64_t> documents_of_series(const std::string& series);
  [[nodiscard]] std::vector<Correction> read_corrections(std::string_view target);
  [[nodiscard]] std::vector<std::string> pages_changed_by(const Correction& correction);
  void read_document(std::int64_t document, StoredPage& out);
  void read_readings(std::int64_t document, StoredPage& out);
  void forget();  // after a failure: nothing of the transaction is left
  [[nodiscard]] std::string lines_of(std::int64_t reading);
  template <class Work>
  [[nodiscard]] auto in_transaction(Work work) -> Result<decltype(work())>;

  // what is computed (index.cc)
  void index(std::int64_t document);
  void index_new(std::int64_t document, const Addition& addition);
  void insert_index(const Standing& standing, const std::vector<EventRow>& rows);
  [[nodiscard]] DocumentRecord standing_document(std::int64_t document);
  void remove_index(std::int64_t document);
  [[nodiscard]] std::vector<EventRow> computed(std::int64_t document, Standing& standing);
  [[nodiscard]] std::vector<EventRow> rows_of(const PageRecords& records, const std::string& lines, Standing& standing);
  [[nodiscard]] std::int64_t hidden_from(std::int64_t document, const std::string& key, std::int64_t published);
  [[nodiscard]] std::int64_t edited_on(std::int64_t document, std::int64_t published);
  [[nodiscard]] std::int64_t superseded_from(std::int64_t document, const std::string& series, const std::string& key,
                                             std::int64_t published);
  [[nodiscard]] EventRow row_of(const EventRecord& event, const Standing& standing);
  void insert_row(const EventRow& row);
  [[nodiscard]] std::vector<EventRow> stored_rows(std::int64_t document);
  [[nodiscard]] std::int64_t withdrawn_from(const std::string& key);
  [[nodiscard]] bool is_taken_back(const std::string& id);
  [[nodiscard]] std::map<std::string, std::vector<Correction>> corrections_of_page(const std::string& key);
  [[nodiscard]] std::vector<std::string> corrections_naming(const std::string& target);
  [[nodiscard]] std::vector<Correction> with_undoing(std::vector<std::string> ids);

  // answers (sqlite_answers.cc)
  [[nodiscard]] std::vector<Candidate> candidates(const Question& question);
  void sort_and_cut(std::vector<Candidate>& list, std::size_t limit);
  [[nodiscard]] EventHit hit_of(std::int64_t event_row);
  struct PageLines;
  void read_lines(std::int64_t document, PageLines& out);
  [[nodiscard]] Result<bool> each_event_in(const Bounds& bounds, std::int64_t hidden_after,
                                           const std::function<bool(const EventHit&)>& take);
  [[nodiscard]] static EventHit hit_in(const PageLines& page, std::uint32_t line);
  template <class Take>
  void each_standing(Take take);
  [[nodiscard]] bool has_dyads(std::int64_t a, std::int64_t b);
  void count_dyads(const Bounds& bounds, std::int64_t a, std::int64_t b, PairCells& cells);
  void count_joint(const Bounds& bounds, std::int64_t a, std::int64_t b, PairCells& cells);

  // joins, and what is kept (sqlite_joins.cc)
  void empty_kept();
  void verify_kept(Faults& faults);
  void verify_joins(Faults& faults);
  [[nodiscard]] std::vector<std::string> changed_joins();
  [[nodiscard]] std::string digest_of_joins(std::string_view pass);
  void insert_link(std::string_view pass, const Link& link);
  void insert_member(std::string_view pass, const Member& member);
  [[nodiscard]] std::set<std::string> undone_joins();

  // verify (sqlite_verify.cc)
  void verify_file(Faults& faults);
  void verify_withdrawals(Faults& faults);
  void verify_page(const StoredPage& page, const page::Reader* reader, Faults& faults);
  void verify_index(std::int64_t document, const std::string& key, Faults& faults, Sums& sums);
  void verify_sums(const Sums& sums, Faults& faults);

  std::string path_;
  std::unique_ptr<Database> db_;
  bool marks_;
  std::unordered_map<std::string, std::int64_t> terms_;  // those that were met; forgotten when a transaction fails
  std::int64_t unpacked_reading_ = 0;                    // lines_of keeps the last one
  std::string unpacked_lines_;
};

}  // namespace isnad::record
