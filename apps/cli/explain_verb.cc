// `isnad explain`: how a page was understood, for a person who does not know the code.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "apps/cli/exit_code.h"
#include "apps/cli/inputs.h"
#include "apps/cli/interrupt.h"
#include "apps/cli/output.h"
#include "apps/cli/reading.h"
#include "apps/cli/sentence_view.h"
#include "apps/cli/stage_views.h"
#include "apps/cli/table.h"
#include "apps/cli/verbs.h"
#include "isnad/record/open_store.h"

namespace isnad::cli {
namespace {

class Explanation {
 public:
  explicit Explanation(const View& view) : view_(view) {}

  [[nodiscard]] std::string page() const {
    const Document& d = view_.document;
    std::string out = view_.screen.paint(Colour::bold, title_line(d, view_.screen)) + "\n  " + page_line(d, view_.screen) + "\n";
    for (const auto& [name, field] :
         {std::pair{"title", &d.page.title}, std::pair{"published", &d.page.published}, std::pair{"publisher", &d.page.publisher},
          std::pair{"origin", &d.page.origin}, std::pair{"author", &d.page.author}}) {
      if (*field)
        out += view_.screen.line(
                   fmt::format("  {}{}  (found by: {})", pad(name, 12), view_.screen.field((*field)->value), (*field)->how)) +
               "\n";
    }
    for (const std::string& note : d.page.notes) out += view_.screen.line("  note        " + view_.screen.field(note)) + "\n";
    return out + "\n";
  }

  [[nodiscard]] std::string all_events() const {
    std::string out;
    for (const events::Event& e : view_.document.events) {
      out += event_line(view_, e) + marked_sentence(view_.document, e, view_.screen) + "\n";
    }
    if (out.empty()) return "No event was found in this page.\n";
    return out + legend(view_.screen) +
           "\nThe number is the byte where the trigger begins; `isnad explain PAGE --event NUMBER` tells all of it.\n";
  }

  [[nodiscard]] std::string sentence(std::uint32_t number, const events::Event* event) const {
    const Document& d = view_.document;
    const text::Sentence& s = d.text.sentences()[number];
    std::string out = heading("The sentence");
    out += event == nullptr ? plain_sentence(d, s.span, view_.screen)
                            : marked_sentence(d, *event, view_.screen) + legend(view_.screen);
    out += heading("Words (as written, in pieces, lemma, meaning, kind, features)") + words_view(view_, s);
    out += heading("Names (as written, kind, code, full name, entity, how known)") + mentions_view(view_, s);
    out += heading("Times (as written, kind, days, how)") + times_view(view_, s);
    out += heading("Clauses (what stands under what)") + clauses_view(view_, number);
    if (event != nullptr) return out + heading("The event") + event_view(view_, *event) + rejected(s, event->token);
    return out + heading("Events of the sentence") + events_in(s.span) + rejected(s, std::nullopt);
  }

 private:
  [[nodiscard]] std::string heading(std::string_view text) const { return "\n" + view_.screen.paint(Colour::bold, text) + "\n"; }

  [[nodiscard]] std::string rejected(const text::Sentence& s, std::optional<std::uint32_t> token) const {
    return heading("Rejected readings (word, frame, why: what it asks for and does not find, or what keeps it out)") + rejected_view(view_, s, token);
  }

  [[nodiscard]] std::string events_in(Span sentence) const {
    std::string out;
    for (const events::Event& e : view_.document.events) {
      if (sentence.contains(e.trigger)) out += event_line(view_, e);
    }
    return out.empty() ? "  none: no word of it has a frame (data/events) that fits, or no political actor takes part\n" : out;
  }

  View view_;
};

const events::Event* event_named(const Document& d, const std::string& id) {
  const auto found = std::find_if(d.events.begin(), d.events.end(), [&](const events::Event& e) {
    const std::string whole = event_id(d, e);
    return whole == id || whole.substr(whole.find(':') + 1) == id;
  });
  return found == d.events.end() ? nullptr : &*found;
}

const events::Event* event_at(const Document& d, std::uint64_t byte) {
  const auto found = std::find_if(d.events.begin(), d.events.end(), [&](const events::Event& e) {
    const Span page = d.in_page(e.trigger);
    return page.begin <= byte && byte < page.end;
  });
  return found == d.events.end() ? nullptr : &*found;
}

std::optional<std::uint32_t> sentence_at(const Document& d, std::uint64_t byte) {
  const auto sentences = d.text.sentences();
  for (std::uint32_t i = 0; i < sentences.size(); ++i) {
    const Span page = d.in_page(sentences[i].span);
    if (page.begin <= byte && byte < page.end) return i;
  }
  return std::nullopt;
}

int explain_asked(const Options& options, const Document& d, const Explanation& explanation, Output& out) {
  const events::Event* event = options.at ? event_at(d, *options.at) : event_named(d, options.event);
  std::optional<std::uint32_t> sentence;
  if (event != nullptr) sentence = d.clauses->sentence_of(event->token);
  if (event == nullptr && options.at) sentence = sentence_at(d, *options.at);
  if (!sentence) {
    complain(
        options.at
            ? fmt::format("{}: byte {} of {} stands in no sentence that was read (furniture of the page, or between sentences)",
                          d.page.name, *options.at, d.page.bytes)
            : d.page.name + ": has no event \"" + options.event + "\"; isnad explain " + d.page.name + " lists them");
    return exit_nothing_found;
  }
  out.write(explanation.page() + explanation.sentence(*sentence, event));
  return finish(out, exit_ok);
}

// "news.jsonl:12" names the record of line 12, when there is no file of that very name.
std::pair<std::string, std::string> file_and_line(const std::string& name) {
  const std::size_t colon = name.rfind(':');
  const bool numbered = colon != std::string::npos && colon + 1 < name.size() &&
                        name.find_first_not_of("0123456789", colon + 1) == std::string::npos;
  if (!numbered || std::filesystem::exists(name)) return {name, ""};
  return {name.substr(0, colon), name};
}

// The page to explain; the reason when there is none, or none in particular.
Result<Input> input_of(const std::string& name) {
  const auto [file, record] = file_and_line(name);
  Inputs inputs({file}, !record.empty());
  std::optional<Input> first;
  while (auto input = inputs.next()) {
    if (!input->is_record || input->name == record) return std::move(*input);
    if (!record.empty()) continue;
    if (first) return Error{ErrorCode::usage, "holds many records; name one by its line, for instance " + first->name, file};
    first = std::move(input);
  }
  if (first) return std::move(*first);
  return Error{ErrorCode::usage, record.empty() ? "holds nothing" : "there is no record at this line", name};
}

}  // namespace

int explain_input(const Options& options, const Input& input, const Engine& engine, const Reading& reading) {
  const auto document = read_input(engine, input, reading);
  if (!document) {
    complain(refusal_of(input, document.error()));
    return exit_refused;
  }
  const Screen screen = screen_of(1);
  const CodeNames names(engine.lexicon());
  const View view{engine, *document.value(), names, screen};
  const Explanation explanation(view);
  Output out;
  if (options.at || !options.event.empty()) return explain_asked(options, *document.value(), explanation, out);
  out.write(explanation.page() + explanation.all_events());
  return finish(out, document.value()->events.empty() ? exit_nothing_found : exit_ok);
}

int run_explain(const Options& options) {
  if (record::is_store(options.files.front())) return run_explain_stored(options);
  if (options.files.size() > 1) {
    complain(options.files.front() + ": is no case, so there is no event \"" + options.files[1] + "\" in it; one page at a time is explained");
    return exit_usage;
  }
  int code = exit_ok;
  const Opened opened = open_for_reading(options, code);
  if (opened.engine == nullptr) return code;
  const auto input = input_of(options.files.front());
  if (interrupt() != 0) return exit_signal + interrupt();
  if (!input) {
    complain(input.error().line());
    return exit_refused;
  }
  return explain_input(options, input.value(), *opened.engine, opened.reading);
}

}  // namespace isnad::cli
