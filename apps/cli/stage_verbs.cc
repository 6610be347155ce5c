// `isnad words`, `isnad mentions`, `isnad times`: what one stage says of the pages.
#include "apps/cli/conllu.h"
#include "apps/cli/exit_code.h"
#include "apps/cli/inputs.h"
#include "apps/cli/interrupt.h"
#include "apps/cli/output.h"
#include "apps/cli/reading.h"
#include "apps/cli/verbs.h"
#include "isnad/engine/records.h"

namespace isnad::cli {
namespace {

std::string said_of(const Document& d, const Engine& engine, Verb verb) {
  if (verb == Verb::words) return conllu_of(d, engine.dictionary());
  return verb == Verb::mentions ? mention_records(d) : time_records(d);
}

bool is_empty(const Document& d, Verb verb) {
  if (verb == Verb::words) return d.words.size() == 0;
  return verb == Verb::mentions ? d.mentions.empty() : d.times.empty();
}

// A page that does not tell its day is read as published on `day`.
std::unique_ptr<const Document> with_reference(const Engine& engine, std::unique_ptr<const Document> d, const std::string& day) {
  if (day.empty() || d->published) return d;
  page::Page page = d->page;
  page.published = page::Field{day, {}, "--reference"};
  return engine.analyse(std::move(page));
}

}  // namespace

int run_stage(const Options& options) {
  int code = exit_ok;
  const Opened opened = open_for_reading(options, code);
  if (opened.engine == nullptr) return code;
  Output out;
  Inputs inputs(options.files, options.records);
  bool refused = false;
  bool found = false;
  while (auto input = inputs.next()) {
    auto document = read_input(*opened.engine, *input, opened.reading);
    if (!document) {
      complain(refusal_of(*input, document.error()));
      refused = true;
      continue;
    }
    const auto d = with_reference(*opened.engine, std::move(document).value(), options.reference);
    found = found || !is_empty(*d, options.verb);
    out.write(said_of(*d, *opened.engine, options.verb));
    if (out.state() != WriteState::open) return finish(out, exit_ok);
  }
  if (interrupt() != 0) return exit_signal + interrupt();
  return finish(out, refused ? exit_refused : found ? exit_ok : exit_nothing_found);
}

}  // namespace isnad::cli
