// `isnad read`: pages in, records out, in order.
#include <cstdlib>

#include "apps/cli/code_names.h"
#include "apps/cli/exit_code.h"
#include "apps/cli/interrupt.h"
#include "apps/cli/ordered_pool.h"
#include "apps/cli/output.h"
#include "apps/cli/progress.h"
#include "apps/cli/reading.h"
#include "apps/cli/table.h"
#include "apps/cli/verbs.h"
#include "isnad/engine/records.h"

namespace isnad::cli {
namespace {

class ReadVerb {
 public:
  ReadVerb(const Options& options, const Engine& engine, Reading reading)
      : engine_(engine),
        reading_(std::move(reading)),
        format_(options.format),
        names_(engine.lexicon()),
        screen_(screen_of(1)),
        inputs_(options.files, options.records),
        progress_(screen_of(2), inputs_.pages(), inputs_.bytes()),
        pool_(inputs_, options.jobs, [this](const Input& input) { return work(input); }) {}

  int run() {
    Outcome outcome;
    for (;;) {
      const auto state = pool_.take(outcome);
      if (state == OrderedPool::Take::end) break;
      if (state == OrderedPool::Take::outcome) take(outcome);
      if (out_.state() != WriteState::open) leave(finish(out_, exit_ok));
      if (interrupt() != 0) leave(stopped());
      progress_.show(done_);
    }
    progress_.clear();
    if (interrupt() != 0) leave(stopped());
    return finish(out_, code());
  }

 private:
  // Called from many threads; touches nothing that changes.
  Outcome work(const Input& input) const {
    Outcome outcome;
    const auto document = read_input(engine_, input, reading_);
    if (!document) {
      outcome.refused = refusal_of(input, document.error());
      return outcome;
    }
    const Document& d = *document.value();
    outcome.events = d.events.size();
    outcome.text = format_ == Format::jsonl ? records_of(d, input.offset) : table_of(d, names_, screen_);
    return outcome;
  }

  void take(const Outcome& outcome) {
    ++done_.inputs;
    done_.events += outcome.events;
    done_.bytes = outcome.read_so_far;
    if (!outcome.refused.empty()) {
      ++done_.refused;
      progress_.clear();
      complain(outcome.refused);
      return;
    }
    if (screen_.terminal) progress_.clear();
    out_.write(outcome.text);
  }

  [[nodiscard]] int code() const {
    if (done_.refused != 0) return exit_refused;
    return done_.events == 0 ? exit_nothing_found : exit_ok;
  }

  int stopped() {
    progress_.clear();
    complain("stopped by signal " + std::to_string(interrupt()) + " after " + told(done_) +
             "; what was written is complete up to there");
    return exit_signal + interrupt();
  }

  // Without waiting for the pages that other threads are still reading.
  [[noreturn]] static void leave(int code) { std::_Exit(code); }

  const Engine& engine_;
  const Reading reading_;
  const Format format_;
  const CodeNames names_;
  const Screen screen_;
  Inputs inputs_;
  Progress progress_;
  Output out_;
  Done done_;
  OrderedPool pool_;  // last: its threads use what stands above
};

}  // namespace

int run_read(const Options& options) {
  int code = exit_ok;
  Opened opened = open_for_reading(options, code);
  if (opened.engine == nullptr) return code;
  return ReadVerb(options, *opened.engine, std::move(opened.reading)).run();
}

}  // namespace isnad::cli
