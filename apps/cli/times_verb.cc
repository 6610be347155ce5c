// `isnad times`: expressions of time, of pages or of single lines of text.
#include <fstream>
#include <iostream>

#include "apps/cli/exit_code.h"
#include "apps/cli/inputs.h"
#include "apps/cli/interrupt.h"
#include "apps/cli/output.h"
#include "apps/cli/reading.h"
#include "apps/cli/verbs.h"
#include "isnad/engine/records.h"

namespace isnad::cli {
namespace {

/// What became of the inputs.
struct Outcome {
  bool refused = false;
  bool found = false;
};

int code_of(Output& out, const Outcome& outcome) {
  if (interrupt() != 0) return exit_signal + interrupt();
  return finish(out, outcome.refused ? exit_refused : outcome.found ? exit_ok : exit_nothing_found);
}

times::Prefer side_of(const Options& options) { return options.prefer_future ? times::Prefer::future : times::Prefer::past; }

// A page that does not tell its day is read as published on `day`.
std::unique_ptr<const Document> with_reference(const Engine& engine, std::unique_ptr<const Document> d, const std::string& day) {
  if (day.empty() || d->published) return d;
  page::Page page = d->page;
  page.published = page::Field{day, {}, "--reference"};
  return engine.analyse(std::move(page));
}

int read_pages(const Opened& opened, const Options& options) {
  Output out;
  Inputs inputs(options.files, options.records);
  Outcome outcome;
  while (auto input = inputs.next()) {
    auto document = read_input(*opened.engine, *input, opened.reading);
    if (!document) {
      complain(refusal_of(*input, document.error()));
      outcome.refused = true;
      continue;
    }
    const auto d = with_reference(*opened.engine, std::move(document).value(), options.reference);
    const times::Reference reference{d->published, side_of(options)};
    const times::Times found = times::find_times(d->text, opened.engine->calendar(), reference);
    outcome.found = outcome.found || !found.empty();
    out.write(time_records(*d, found));
    if (out.state() != WriteState::open) return finish(out, exit_ok);
  }
  return code_of(out, outcome);
}

// Every line is a text of one paragraph; an empty line is one too, so that lines out count as lines in.
void read_lines(std::istream& in, const Engine& engine, const Options& options, Output& out, Outcome& outcome) {
  const times::Reference reference{parse_day(options.reference), side_of(options)};
  for (std::string line; interrupt() == 0 && out.state() == WriteState::open && std::getline(in, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.size() > page::largest_page) {
      complain("a line of " + std::to_string(line.size()) + " bytes is larger than a page may be; it was left out");
      outcome.refused = true;
      continue;
    }
    const text::Part part{{0, static_cast<std::uint32_t>(line.size())}, text::PartKind::paragraph};
    const text::Text text = text::make_text(std::move(line), {&part, 1});
    const times::Times found = times::find_times(text, engine.calendar(), reference);
    outcome.found = outcome.found || !found.empty();
    out.write(text_record(text, found));
    line.clear();
  }
}

int read_files_of_lines(const Engine& engine, const Options& options) {
  Output out;
  Outcome outcome;
  for (const std::string& name : options.files) {
    if (name == "-") {
      read_lines(std::cin, engine, options, out, outcome);
      continue;
    }
    std::ifstream file(name, std::ios::binary);
    if (file && file.peek() != std::ifstream::traits_type::eof()) read_lines(file, engine, options, out, outcome);
    if (!file.is_open() || file.bad()) {
      complain(name + ": cannot be read; name a text file, one text a line");
      outcome.refused = true;
    }
  }
  if (out.state() != WriteState::open) return finish(out, exit_ok);
  return code_of(out, outcome);
}

}  // namespace

int run_times(const Options& options) {
  int code = exit_ok;
  const Opened opened = open_for_reading(options, code);
  if (opened.engine == nullptr) return code;
  return options.lines ? read_files_of_lines(*opened.engine, options) : read_pages(opened, options);
}

}  // namespace isnad::cli
