// `isnad add`: pages, or records that were read before, into a case. Many threads read, one writes.
#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "apps/cli/case_file.h"
#include "apps/cli/exit_code.h"
#include "apps/cli/interrupt.h"
#include "apps/cli/ordered_pool.h"
#include "apps/cli/output.h"
#include "apps/cli/progress.h"
#include "apps/cli/reading.h"
#include "apps/cli/verbs.h"
#include "isnad/engine/records.h"

namespace isnad::cli {
namespace {

constexpr std::uint64_t pages_a_batch = 500;  // in one transaction: what a kill can lose
constexpr std::uint64_t bytes_a_batch = std::uint64_t{32} << 20U;

Outcome refused(const Input& input, const Error& error) {
  Outcome outcome;
  outcome.refused = refusal_of(input, error);
  return outcome;
}

std::optional<std::string> bytes_of_file(const std::string& name) {
  std::ifstream file(name, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

class AddVerb {
 public:
  AddVerb(const Options& options, record::Store& store, const Engine& engine, Reading reading)
      : store_(store),
        engine_(engine),
        reading_(std::move(reading)),
        with_pages_(options.of_case.with_pages),
        time_(time_of(options.of_case)),
        inputs_(options.files, options.records, Intake::joined),
        progress_(screen_of(2), inputs_.pages(), inputs_.bytes()),
        pool_(inputs_, options.jobs, [this](const Input& input) { return work(input); }) {}

  int run() {
    Outcome outcome;
    for (;;) {
      const auto state = pool_.take(outcome);
      if (state == OrderedPool::Take::end || interrupt() != 0) break;
      if (state == OrderedPool::Take::outcome && !take(outcome)) leave(exit_failure);
      progress_.show(done_);
    }
    progress_.clear();
    if (!commit()) leave(exit_failure);
    tell();
    if (interrupt() != 0) leave(exit_signal + interrupt());
    return done_.refused != 0 ? exit_refused : done_.inputs == 0 ? exit_nothing_found : exit_ok;
  }

 private:
  // Called from many threads; touches nothing that changes.
  Outcome work(const Input& input) const {
    if (input.refused) return refused(input, *input.refused);
    auto addition = input.is_read ? from_records(input) : from_page(input);
    if (!addition) return refused(input, addition.error());
    Outcome outcome;
    outcome.events = addition.value().records.events.size();
    outcome.addition = std::make_shared<const record::Addition>(std::move(addition).value());
    return outcome;
  }

  Result<record::Addition> from_records(const Input& input) const {
    if (!with_pages_) return record::prepare(input.bytes, std::nullopt, nullptr, time_);
    const auto records = record::parse_records(input.bytes);
    if (!records) return records.error();
    const auto bytes = bytes_of_file(records.value().document.page);
    if (!bytes)
      return Error{ErrorCode::io, "the page \"" + records.value().document.page + "\" that it names cannot be read here", {}};
    return record::prepare(input.bytes, *bytes, &engine_.reader(), time_);
  }

  Result<record::Addition> from_page(const Input& input) const {
    const auto document = read_input(engine_, input, reading_);
    if (!document) return document.error();
    const Document& d = *document.value();
    auto addition = record::prepare(records_of(d, input.offset), input.bytes, nullptr, time_);
    if (addition) addition.value().search_text = record::search_text_of(addition.value().records.document, &d.page);
    return addition;
  }

  // False when the store failed: the reason was told.
  bool take(const Outcome& outcome) {
    ++done_.inputs;
    done_.events += outcome.events;
    done_.bytes = outcome.read_so_far;
    if (outcome.addition == nullptr) {
      ++done_.refused;
      progress_.clear();
      complain(outcome.refused);
      return true;
    }
    if (in_batch_ == 0 && !told(store_.begin())) return false;
    const auto added = store_.add(*outcome.addition);
    if (!added) return told(Result<bool>(added.error()));
    ++counts_.at(static_cast<std::size_t>(added.value()));
    ++in_batch_;
    batch_bytes_ += outcome.bytes;
    return (in_batch_ < pages_a_batch && batch_bytes_ < bytes_a_batch) || commit();
  }

  bool commit() {
    if (in_batch_ == 0) return true;
    if (!told(store_.commit())) return false;
    kept_ += in_batch_;
    in_batch_ = 0;
    batch_bytes_ = 0;
    return true;
  }

  bool told(const Result<bool>& result) {
    if (result) return true;
    progress_.clear();
    complain(result.error().line());
    complain(fmt::format("{} pages of this run were kept; run it again for the rest", kept_));
    return false;
  }

  void tell() {
    complain(fmt::format("{} pages added ({} of them new versions), {} were here already; {} events read{}",
                         counts_[0] + counts_[1], counts_[1], counts_[2] + counts_[3], done_.events,
                         done_.refused == 0 ? "" : fmt::format("; {} inputs refused", done_.refused)));
    if (interrupt() != 0) complain("stopped by signal; what was added is kept");
  }

  // Without waiting for the pages that other threads are still reading; the store is left as it is.
  [[noreturn]] static void leave(int code) { std::_Exit(code); }

  record::Store& store_;
  const Engine& engine_;
  const Reading reading_;
  const bool with_pages_;
  const record::Time time_;
  Inputs inputs_;
  Progress progress_;
  Done done_;
  std::array<std::uint64_t, 4> counts_{};  // by record::Added
  std::uint64_t in_batch_ = 0;
  std::uint64_t batch_bytes_ = 0;
  std::uint64_t kept_ = 0;
  OrderedPool pool_;  // last: its threads use what stands above
};

}  // namespace

int run_add(const Options& options) {
  int code = exit_ok;
  const auto store = open_case(options.of_case, record::OpenMode::make, code);
  if (store == nullptr) return code;
  Opened opened = open_for_reading(options, code);
  if (opened.engine == nullptr) return code;
  return AddVerb(options, *store, *opened.engine, std::move(opened.reading)).run();
}

}  // namespace isnad::cli
