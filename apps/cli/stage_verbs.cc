// `isnad words`, `isnad mentions`: what one stage says of the pages.
#include "apps/cli/conllu.h"
#include "apps/cli/exit_code.h"
#include "apps/cli/inputs.h"
#include "apps/cli/interrupt.h"
#include "apps/cli/output.h"
#include "apps/cli/pretokenized.h"
#include "apps/cli/reading.h"
#include "apps/cli/verbs.h"
#include "isnad/engine/records.h"

namespace isnad::cli {
namespace {

std::string said_of(const Document& d, const Engine& engine, Verb verb) {
  return verb == Verb::words ? conllu_of(d, engine.dictionary()) : mention_records(d);
}

bool is_empty(const Document& d, Verb verb) {
  return verb == Verb::words ? d.words.size() == 0 : d.mentions.empty();
}

// What the input says, read as one word a line.
Result<std::string> said_of_given(const Engine& engine, const Input& input) {
  if (input.refused) return *input.refused;
  return conllu_of_given(input.bytes, input.name, engine.dictionary());
}

int run_given(const Options& options, const Engine& engine) {
  Output out;
  Inputs inputs(options.files, false, Intake::no_records);
  bool refused = false;
  while (auto input = inputs.next()) {
    const auto said = said_of_given(engine, *input);
    if (said) out.write(said.value());
    else complain(refusal_of(*input, said.error()));
    refused = refused || !said;
    if (out.state() != WriteState::open) return finish(out, exit_ok);
  }
  if (interrupt() != 0) return exit_signal + interrupt();
  return finish(out, refused ? exit_refused : exit_ok);
}

}  // namespace

int run_stage(const Options& options) {
  int code = exit_ok;
  const Opened opened = open_for_reading(options, code);
  if (opened.engine == nullptr) return code;
  if (options.pretokenized && options.verb == Verb::words) return run_given(options, *opened.engine);
  Output out;
  Inputs inputs(options.files, options.records, options.pretokenized ? Intake::no_records : Intake::usual);
  bool refused = false;
  bool found = false;
  while (auto input = inputs.next()) {
    const auto words = options.pretokenized && !input->refused ? given_words(input->bytes) : std::vector<Span>();
    auto document = options.pretokenized && !input->refused ? read_given_words(*opened.engine, input->bytes, input->name)
                                                            : read_input(*opened.engine, *input, opened.reading);
    if (!document) {
      complain(refusal_of(*input, document.error()));
      refused = true;
      continue;
    }
    const auto d = std::move(document).value();
    found = found || !is_empty(*d, options.verb);
    out.write(options.format == Format::bio ? bio_of(*d, *opened.engine, words) : said_of(*d, *opened.engine, options.verb));
    if (out.state() != WriteState::open) return finish(out, exit_ok);
  }
  if (interrupt() != 0) return exit_signal + interrupt();
  return finish(out, refused ? exit_refused : found ? exit_ok : exit_nothing_found);
}

}  // namespace isnad::cli
