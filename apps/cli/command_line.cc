// This and command_line_case.cc are the only files that include CLI11 (17 seconds of compiling).
#include "apps/cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>
#include <thread>

#include "apps/cli/command_line_case.h"
#include "apps/cli/exit_code.h"
#include "apps/cli/output.h"
#include "isnad/base/date.h"

namespace isnad::cli {
namespace {

constexpr const char* program_footer = R"(Exit codes:
  0 done   1 failure   2 wrong usage   3 nothing found   4 an input or a file was refused
  130 stopped by Ctrl-C

Examples:
  isnad read page.html > events.jsonl
  isnad read --format table news/*.txt | less
  isnad demo samples --pair RUS IRN
  isnad explain page.txt
  isnad add gulf.isnad news/*.html && isnad pair gulf.isnad Iran RUS
`isnad VERB --help` tells more; `man isnad` tells all.)";

constexpr const char* read_footer = R"(Records go to standard output in the order of the inputs, whatever --jobs says;
progress and refusals go to standard error. A page may be raw text, HTML or a JSON object;
*.jsonl and *.ndjson files hold one JSON record a line. Pages that are too large (docs/limits.md) are refused.

Examples:
  isnad read page.txt
  isnad read --format table news/*.html
  curl -s https://example.org/news/1 | isnad read -
  isnad read --map title=headline,body=text,published=date archive.jsonl > events.jsonl
Exit codes: 0 done, 1 failure, 2 usage, 3 no event in any input, 4 some inputs were refused.)";

constexpr const char* demo_footer = R"(Examples:
  isnad demo samples
  isnad demo samples --pair USA IRN)";

constexpr const char* explain_footer = R"(Without --event and --at: the events of the page, in short. An event may be named by its
id as `isnad read` writes it or by the part after the colon; --at takes any byte of the page.

Examples:
  isnad explain page.txt
  isnad explain page.txt --event 1372
  isnad explain page.txt --at 1400
  isnad explain news.jsonl:12
  isnad explain gulf.isnad 0f3c5a9e12b47d60:1372)";

constexpr const char* words_footer =
    R"(Writes CoNLL-U: clitics as ranges, lemma, UPOS, features; MISC holds the bytes of the page.
With --pretokenized every line of the input is one word and a blank line ends a sentence; both
stay as they are, also marks, numbers and odd words. Input that is not UTF-8 or holds no word is refused.

Examples:
  isnad words page.txt
  echo TEXT | isnad words -
  isnad words --pretokenized words.txt)";

constexpr const char* mentions_footer = R"(--format bio writes lines "word label" with the labels PER, LOC, ORG and MISC (peoples, creeds,
events), B- where a name opens and I- where it goes on; with --pretokenized the words stay as given.

Examples:
  isnad mentions page.txt
  isnad mentions --pretokenized --format bio words.txt
  isnad mentions - < page.html)";

constexpr const char* times_footer = R"(Examples:
  isnad times page.txt
  isnad times --reference 2021-06-05 - < page.txt
  isnad times --lines --reference 2021-06-05 --prefer future texts.txt)";

constexpr const char* check_footer = R"(The rules are those of docs/data-format.md and of DIR/schema.tsv. Each complaint is one
line: file:line, what was found, what was expected, what to do.

Examples:
  isnad check-data
  isnad check-data my-tables
Exit codes: 0 no error (there may be warnings), 1 errors, 2 usage.)";

void add_read(CLI::App& app, Options& options) {
  CLI::App& verb = *app.add_subcommand("read", "Read pages into event records");
  add_inputs(verb, options);
  add_format(verb, options);
  add_jobs(verb, options);
  verb.footer(read_footer);
  verb.callback([&options] { options.verb = Verb::read; });
}

void add_demo(CLI::App& app, Options& options) {
  CLI::App& verb = *app.add_subcommand("demo", "Show the sample pages and a timeline of two states");
  verb.add_option("folder", options.folder, "Folder of pages (default: the installed samples)")->type_name("DIR");
  verb.add_option("--samples", options.folder, "The same as DIR")->type_name("DIR");
  verb.add_option("--pair", options.pair, "Codes of two states or bodies (default: RUS IRN)")->expected(2)->type_name("CODE");
  add_data(verb, options);
  verb.footer(demo_footer);
  verb.callback([&options] { options.verb = Verb::demo; });
}

void add_explain(CLI::App& app, Options& options) {
  CLI::App& verb = *app.add_subcommand("explain", "Show how a page was understood, stage by stage");
  verb.add_option("page", options.files, "The page (- is standard input), or a case and the id of one of its events")
      ->required()
      ->expected(1, 2)
      ->type_name("PAGE|CASE ID");
  auto* event = verb.add_option("--event", options.event, "One event, by its id")->type_name("ID");
  verb.add_option("--at", options.at, "The sentence and event at this byte of the page")->excludes(event)->type_name("BYTE");
  verb.add_option("--map", options.map, "Names of the members of a JSON page")->type_name("FIELD=NAME,...");
  verb.add_option("--as-of", options.of_case.as_of, "Of a case: with what was known by the end of this day")
      ->check(CLI::Validator([](const std::string& text) { return parse_day(text) ? std::string() : "\"" + text + "\" is no day; write YYYY-MM-DD"; }, ""))
      ->type_name("DAY");
  add_data(verb, options);
  verb.footer(explain_footer);
  verb.callback([&options] { options.verb = Verb::explain; });
}

void add_times_options(CLI::App& verb, Options& options) {
  const CLI::Validator day(
      [](const std::string& text) {
        return parse_day(text) ? std::string() : "\"" + text + "\" is no day; write YYYY-MM-DD, for instance 2021-06-05";
      },
      "");
  const CLI::Validator side(
      [](const std::string& text) {
        return text == "past" || text == "future" ? std::string() : "\"" + text + "\" is no side; write past or future";
      },
      "");
  verb.add_option("--reference", options.reference, "Day of publication, for pages that do not tell theirs")
      ->check(day)
      ->type_name("YYYY-MM-DD");
  verb.add_option_function<std::string>(
          "--prefer", [&options](const std::string& name) { options.prefer_future = name == "future"; },
          "Where a bare weekday or a month without a year lies: past (the default) or future")
      ->check(side)
      ->type_name("past|future");
  auto* lines = verb.add_flag("--lines", options.lines, "Every line of input is one text; one JSON line for each");
  lines->excludes(verb.get_option("--records"))->excludes(verb.get_option("--map"));
}

void add_mentions(CLI::App& verb, Options& options) {
  const CLI::Validator format(
      [](const std::string& name) {
        return name == "jsonl" || name == "bio" ? std::string() : "\"" + name + "\" is no format; write jsonl or bio";
      },
      "");
  verb.add_option_function<std::string>(
          "--format", [&options](const std::string& name) { options.format = name == "bio" ? Format::bio : Format::jsonl; },
          "jsonl (records, the default) or bio (a word and its label a line)")
      ->check(format)
      ->type_name("jsonl|bio");
  verb.add_flag("--pretokenized", options.pretokenized, "The input is one word a line; a blank line ends a sentence")
      ->excludes("--records", "--map");
}

void add_stage(CLI::App& app, Options& options, Verb which, const char* name, const char* what, const char* footer) {
  CLI::App& verb = *app.add_subcommand(name, what);
  add_inputs(verb, options);
  if (which == Verb::words) {
    verb.add_flag("--pretokenized", options.pretokenized, "The input is one word a line; a blank line ends a sentence")->excludes("--records", "--map");
  }
  if (which == Verb::times) add_times_options(verb, options);
  if (which == Verb::mentions) add_mentions(verb, options);
  verb.footer(footer);
  verb.callback([&options, which] { options.verb = which; });
}

void add_small_verbs(CLI::App& app, Options& options) {
  CLI::App& check = *app.add_subcommand("check-data", "Verify the tables of the language and of the world");
  check.add_option("folder", options.folder, "Folder of tables (default: --data, else ./data)")->type_name("DIR");
  add_data(check, options);
  check.footer(check_footer);
  check.callback([&options] { options.verb = Verb::check_data; });
  CLI::App& version = *app.add_subcommand("version", "Versions of the program and of its tables");
  add_data(version, options);
  version.callback([&options] { options.verb = Verb::version; });
}

// CLI11 writes for programmers ("RequiredError"); we say what to do.
int usage_failure(const CLI::App& app, const CLI::ParseError& error) {
  const auto chosen = app.get_subcommands();
  const std::string verb = chosen.empty() ? "" : " " + chosen.front()->get_name();
  complain(std::string(error.what()) + " (see isnad" + verb + " --help)");
  return exit_usage;
}

}  // namespace

std::variant<Options, int> read_command_line(int argc, const char* const* argv) {
  Options options;
  options.jobs = std::clamp(std::thread::hardware_concurrency(), 1U, most_jobs);
  CLI::App app("isnad reads Arabic political news and records who did what to whom, when, and on whose word.", "isnad");
  app.footer(program_footer);
  bool version = false;
  app.add_flag("--version", version, "The same as the verb version");
  add_read(app, options);
  add_demo(app, options);
  add_explain(app, options);
  add_stage(app, options, Verb::words, "words", "Words with their clitics, lemmas and features (CoNLL-U)", words_footer);
  add_stage(app, options, Verb::mentions, "mentions", "Names of people, states and bodies with their codes (JSON lines)",
            mentions_footer);
  add_stage(app, options, Verb::times, "times", "Expressions of time with their days (JSON lines)", times_footer);
  add_case_verbs(app, options);
  add_small_verbs(app, options);
  app.require_subcommand(0, 1);
  Output out;
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    out.write(app.help());
    return finish(out, exit_ok);
  } catch (const CLI::ParseError& error) {
    return usage_failure(app, error);
  }
  if (app.get_subcommands().empty() && !version) {
    complain("a verb is missing: read, explain, add, timeline, pair, search, show or another (see isnad --help)");
    return exit_usage;
  }
  if (options.files.empty()) options.files.emplace_back("-");
  return options;
}

}  // namespace isnad::cli
