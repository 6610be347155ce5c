// The verbs of a case (a .isnad file), and the options that several verbs share.
#include "apps/cli/command_line_case.h"

#include <CLI/CLI.hpp>
#include <string>

#include "isnad/base/date.h"
#include "isnad/record/addition.h"

namespace isnad::cli {

void add_data(CLI::App& verb, Options& options) {
  verb.add_option("--data", options.data, "Read the tables of DIR instead of those inside the program")
      ->type_name("DIR")
      ->envname("ISNAD_DATA");
}

void add_inputs(CLI::App& verb, Options& options) {
  verb.add_option("files", options.files, "Pages; - is standard input (also when none is named)")->type_name("FILE");
  verb.add_flag("--records", options.records, "Every input holds JSON records, one a line, whatever its name");
  verb.add_option("--map", options.map, "Names of the JSON members, for instance title=headline,body=text")
      ->type_name("FIELD=NAME,...");
  add_data(verb, options);
}

void add_format(CLI::App& verb, Options& options) {
  verb.add_option_function<std::string>(
          "--format", [&options](const std::string& name) { options.format = name == "table" ? Format::table : Format::jsonl; },
          "jsonl (records) or table (for people)")
      ->check(CLI::Validator(
          [](const std::string& name) {
            return name == "jsonl" || name == "table" ? std::string() : "\"" + name + "\" is no format; write jsonl or table";
          },
          ""))
      ->type_name("jsonl|table");
}

void add_jobs(CLI::App& verb, Options& options) {
  verb.add_option("--jobs,-j", options.jobs, "Threads; the output is the same for any number (default: all cores)")
      ->check(CLI::Range(1U, most_jobs).description(""))
      ->type_name("N");
}

namespace {

constexpr const char* add_footer =
    R"(Pages are read as `isnad read` reads them; what `isnad read` wrote (JSON lines) is taken as it is.
The case's file is made when it is not there. Adding a page that is there changes nothing; a page of
the same name or address with other bytes becomes a new version beside the old. Pages are kept in
batches: a kill loses at most the last one, and each page is there wholly or not at all.

Examples:
  isnad add gulf.isnad news/*.html
  isnad read news/*.html > events.jsonl && isnad add gulf.isnad events.jsonl
  isnad add gulf.isnad --with-pages events.jsonl
  isnad add gulf.isnad --added 2021-06-30 archive/*.txt
Exit codes: 0 done, 1 failure, 2 usage, 3 no input, 4 some inputs, or the file of the case, were refused.)";

constexpr const char* range_footer = R"(
An event stands on its own day or, marked *, on the day its page was published. --as-of DAY answers with
what had been published by that day. An empty answer says why (exit code 3).
)";

constexpr const char* timeline_examples = R"(
Examples:
  isnad timeline gulf.isnad IRN RUS
  isnad timeline gulf.isnad "Saudi Arabia" Iran --since 2023-03-01 --until 2023-03-31
  isnad timeline gulf.isnad IRN --as-of 2022-11-01 --format jsonl)";

constexpr const char* pair_examples = R"(
Examples:
  isnad pair gulf.isnad RUS IRN
  isnad pair gulf.isnad USA China --since 2020-01-01 --format jsonl)";

constexpr const char* search_footer =
    R"(All words must stand on the page; "..." is a phrase. Spellings that differ in hamza seats, marks, teh marbuta
or alef maqsura are one; a word is also found with wa-, fa-, bi-, ka-, li- and the article before it, unless --exact.

Examples:
  isnad search gulf.isnad WORD
  isnad search gulf.isnad '"A PHRASE" WORD' --since 2022-01-01 --limit 5)";

constexpr const char* show_footer = R"(ID is that of an event, a page (its id, name or address), a claim, a storyline, a join, a correction or a withdrawal.

Examples:
  isnad show gulf.isnad 0f3c5a9e12b47d60:1372
  isnad show gulf.isnad https://example.org/news/1
  isnad show gulf.isnad 0f3c5a9e12b47d60 --format jsonl)";

constexpr const char* sources_footer = R"(Outlets, how an analyst rated them (isnad correct CASE rate), and for outlets and voices the track record: which of their
claims another voice admitted, denied or contradicted later, which they retracted, which of their denials they admitted.
It counts what this record tells, by the ids of the claims; it is no verdict.

Examples:
  isnad sources gulf.isnad
  isnad sources gulf.isnad --since 2022-01-01 --format jsonl)";

constexpr const char* claims_footer =
    R"(One proposition (family of types, sides, thing, time) with every voice that asserted, denied, admitted, doubted,
promised or foretold it, and what each voice stands by from then on: claimed, denied, denied again, partly admitted,
admitted, retracted. A denial is linked to what it denies, on its own page and on others. A and B take part or speak.

Examples:
  isnad claims gulf.isnad IRN RUS
  isnad claims gulf.isnad Iran --since 2022-01-01 --as-of 2022-11-30 --format jsonl)";

constexpr const char* story_footer =
    R"(One continuing matter of the same sides with its steps by day: a treaty from draft to signature and ratification, arms
from wish to delivery, a round of talks, a corridor. * is the day of publication.

Examples:
  isnad story gulf.isnad IRN RUS
  isnad story gulf.isnad Iran --format jsonl)";

constexpr const char* deeds_footer =
    R"(Promises, plans and demands, and the later deeds that kept, broke, answered or refused them, with the days between.
Where the record tells of none, that is said.

Examples:
  isnad deeds gulf.isnad USA IRN
  isnad deeds gulf.isnad Russia --format jsonl)";

constexpr const char* forecasts_footer =
    R"(What was foretold, by whom, until when, how surely (a range of probability for the word that the page uses) and under
which condition; and what later pages say came of it. What cannot be scored says why.

Examples:
  isnad forecasts gulf.isnad
  isnad forecasts gulf.isnad IRN RUS --until 2023-12-31 --format jsonl)";

constexpr const char* withdraw_footer =
    R"(The page is marked, not erased: from that day on it is no part of any answer; --as-of an earlier day still has it.

Examples:
  isnad withdraw gulf.isnad https://example.org/news/1 --author "A. Reader" --reason "retracted by the paper"
  isnad withdraw gulf.isnad 0f3c5a9e12b47d60 --day 2023-05-02 --author "A. Reader" --reason "forged")";

constexpr const char* correct_footer =
    R"(isnad correct CASE KIND ID... [MEMBER=VALUE]; without KIND, all corrections and what they conflict with.
Kinds: accept, reject (events, joins), amend (an event: MEMBER=JSON), merge, split (events), rate (a source:
reliability=A..F; an event, a page, a claim or a source: credibility=1..6), undo (a correction,
a withdrawal). What was read is never changed by it.

Examples:
  isnad correct gulf.isnad reject 0f3c5a9e12b47d60:1372 --author "A. Reader" --reason "a plan, not a deed"
  isnad correct gulf.isnad amend 0f3c5a9e12b47d60:1372 status=planned --author "A. Reader" --reason "says will"
  isnad correct gulf.isnad rate "Example Daily" reliability=B --author "A. Reader" --reason "track record"
  isnad correct gulf.isnad)";

constexpr const char* verify_footer =
    R"(Checks the file, references, digests of all pages, that each span cuts out its words, and computes again what was computed.

Examples:
  isnad verify gulf.isnad
Exit codes: 0 all is well, 1 faults (one line each), 4 the file is no case or is damaged.)";

constexpr const char* reread_footer =
    R"(Reads the kept pages again with this program and its tables and shows what differs (- gone, + new, ~ changed).
The new readings are kept, beside the old ones, only with --keep; corrections that no longer fit are listed.

Examples:
  isnad reread gulf.isnad
  isnad reread gulf.isnad --keep)";

constexpr const char* link_footer =
    R"(Copies and rewrites are traced to the page that was first; reports of one event in the world are grouped. Each join
has an id, its reason and its evidence (isnad show); isnad correct CASE reject ID undoes it, also in later runs;
merge and split decide for events. May be run again at any time: the joins of the last run are replaced. It also
keeps what claims, story, deeds, forecasts and sources begin with, which makes them fast until more is stated.

Examples:
  isnad link gulf.isnad
  isnad link gulf.isnad --near-misses)";

constexpr const char* export_footer = R"(Everything that was stated, as JSON lines; the same case gives the same bytes.

Examples:
  isnad export gulf.isnad all > gulf.jsonl
  isnad export gulf.isnad | zstd > gulf.jsonl.zst)";

constexpr const char* import_footer = R"(Examples:
  isnad import copy.isnad all gulf.jsonl
  zstdcat gulf.jsonl.zst | isnad import copy.isnad -)";

CLI::Validator is_day() {
  return {[](const std::string& text) {
            return parse_day(text) ? std::string() : "\"" + text + "\" is no day; write YYYY-MM-DD, for instance 2021-06-05";
          },
          ""};
}

CLI::Validator is_time() {
  return {[](const std::string& text) {
            return record::parse_time(text) ? std::string()
                                            : "\"" + text + "\" is no time; write YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ";
          },
          ""};
}

CLI::App& case_verb(CLI::App& app, Options& options, Verb which, const char* name, const char* what, const std::string& footer) {
  CLI::App& verb = *app.add_subcommand(name, what);
  verb.add_option("case", options.of_case.store, "The case's file")->required()->type_name("CASE.isnad");
  verb.add_option("--wait", options.of_case.wait, "Seconds to wait for another program that writes (default: 5)")
      ->check(CLI::Range(0.0, 3600.0).description(""))
      ->type_name("SECONDS");
  verb.add_flag("--trust", options.of_case.trusted, "Do not check a file that came from elsewhere before it is used");
  verb.footer(footer);
  verb.callback([&options, which] { options.verb = which; });
  return verb;
}

void add_as_of(CLI::App& verb, Options& options) {
  verb.add_option("--as-of", options.of_case.as_of, "With what was known by the end of this day")->check(is_day())->type_name("DAY");
}

void add_range(CLI::App& verb, Options& options) {
  CaseOptions& c = options.of_case;
  verb.add_option("--since", c.since, "Happened (for pages: published) on this day or later")->check(is_day())->type_name("DAY");
  verb.add_option("--until", c.until, "Happened (for pages: published) on this day or earlier")
      ->check(is_day())
      ->type_name("DAY");
  add_as_of(verb, options);
  verb.add_option("--limit", c.limit, "At most so many rows; 0 is all (default: all as JSON lines; tables are cut)")
      ->type_name("N");
}

// Tables for people are what one asks a case for.
void add_answer_format(CLI::App& verb, Options& options) {
  add_format(verb, options);
  add_data(verb, options);
  verb.preparse_callback([&options](std::size_t) { options.format = Format::table; });
}

void add_statement(CLI::App& verb, Options& options) {
  CaseOptions& c = options.of_case;
  verb.add_option("--author", c.author, "Who says so")->type_name("NAME");
  verb.add_option("--reason", c.reason, "Why")->type_name("TEXT");
  verb.add_option("--day", c.day, "Day of it (default: today)")->check(is_day())->type_name("DAY");
  verb.add_option("--added", c.added, "When it came into the case (default: now)")->check(is_time())->type_name("TIME");
}

void add_answers(CLI::App& app, Options& options) {
  CaseOptions& c = options.of_case;
  CLI::App& timeline = case_verb(app, options, Verb::timeline, "timeline", "Events of one actor, or between two, by day",
                                 std::string(range_footer) + timeline_examples);
  timeline.add_option("actors", c.arguments, "Codes, or Arabic or English names")->required()->expected(1, 2)->type_name("A [B]");
  add_range(timeline, options);
  add_answer_format(timeline, options);
  CLI::App& pair = case_verb(app, options, Verb::pair, "pair", "What passed between two: counts by type, status, year and class",
                             std::string(range_footer) + pair_examples);
  pair.add_option("actors", c.arguments, "Codes, or Arabic or English names")->required()->expected(2)->type_name("A B");
  add_range(pair, options);
  add_answer_format(pair, options);
  CLI::App& search = case_verb(app, options, Verb::search, "search", "Pages with these words", search_footer);
  search.add_option("words", c.arguments, "Words and \"phrases\"")->required()->type_name("WORD...");
  search.add_flag("--exact", c.exact, "Words only as they are given");
  add_range(search, options);
  add_answer_format(search, options);
  CLI::App& show = case_verb(app, options, Verb::show, "show", "An event, a page, a claim, a join or a correction", show_footer);
  show.add_option("id", c.arguments, "Its id")->required()->expected(1)->type_name("ID");
  add_as_of(show, options);
  add_answer_format(show, options);
  CLI::App& sources =
      case_verb(app, options, Verb::sources, "sources", "Outlets and voices: pages, ratings, what became of their claims", sources_footer);
  add_range(sources, options);
  add_answer_format(sources, options);
}

void add_ledger(CLI::App& app, Options& options, Verb which, const char* name, const char* what, const char* footer) {
  CLI::App& verb = case_verb(app, options, which, name, what, footer);
  verb.add_option("actors", options.of_case.arguments, "Codes, or Arabic or English names")->expected(0, 2)->type_name("[A [B]]");
  verb.add_flag("--keep", options.of_case.keep, "Also keep the joins in the case, for corrections and other programs");
  add_range(verb, options);
  add_answer_format(verb, options);
}

void add_upkeep(CLI::App& app, Options& options) {
  CaseOptions& c = options.of_case;
  CLI::App& withdraw = case_verb(app, options, Verb::withdraw, "withdraw", "Mark a page as withdrawn", withdraw_footer);
  withdraw.add_option("page", c.arguments, "Id, name or address of the page")->required()->expected(1)->type_name("PAGE");
  add_statement(withdraw, options);
  CLI::App& correct = case_verb(app, options, Verb::correct, "correct",
                                "Accept, reject, amend, merge or split events; rate sources", correct_footer);
  correct.add_option("what", c.arguments, "Kind, ids, MEMBER=VALUE")->expected(0, 1000)->type_name("KIND ID...");
  add_statement(correct, options);
  CLI::App& verify =
      case_verb(app, options, Verb::verify, "verify", "Check that nothing of a case was lost or changed", verify_footer);
  add_data(verify, options);
  CLI::App& reread = case_verb(app, options, Verb::reread, "reread", "Read the kept pages again with this program and its tables",
                               reread_footer);
  reread.add_flag("--keep", c.keep, "Keep the new readings");
  reread.add_option("--added", c.added, "When it was read again (default: now)")->check(is_time())->type_name("TIME");
  add_data(reread, options);
  CLI::App& link = case_verb(app, options, Verb::link, "link", "Group the reports of one event, trace copies to their origin",
                             link_footer);
  link.add_flag("--near-misses", c.near_misses, "Write the pairs of events that were nearly joined, with their score");
  link.add_option("--added", c.added, "Time of the run (default: now)")->check(is_time())->type_name("TIME");
  add_data(link, options);
  CLI::App& out = case_verb(app, options, Verb::export_all, "export", "Write a case as JSON lines", export_footer);
  out.add_option("what", c.arguments, "all")->check(CLI::IsMember({"all"}).description(""))->expected(0, 1)->type_name("all");
  CLI::App& in = case_verb(app, options, Verb::import_all, "import", "Take in what export wrote", import_footer);
  in.add_option("file", c.arguments, "The export; - is standard input")->required()->expected(1, 2)->type_name("[all] FILE");
  add_data(in, options);
}

}  // namespace

void add_case_verbs(CLI::App& app, Options& options) {
  CLI::App& add = case_verb(app, options, Verb::add, "add", "Put pages, or records of pages, into a case", add_footer);
  add_inputs(add, options);
  add_jobs(add, options);
  add.add_flag("--with-pages", options.of_case.with_pages,
               "Also keep the bytes of the pages that records name, when they are the same bytes");
  add.add_option("--added", options.of_case.added, "When the pages came to be known here (default: now)")
      ->check(is_time())
      ->type_name("TIME");
  add_answers(app, options);
  add_ledger(app, options, Verb::claims, "claims", "Who claimed, denied and admitted what", claims_footer);
  add_ledger(app, options, Verb::story, "story", "One matter followed across pages and years", story_footer);
  add_ledger(app, options, Verb::deeds, "deeds", "Promises, plans and demands, and what was done", deeds_footer);
  add_ledger(app, options, Verb::forecasts, "forecasts", "What was foretold, and what came of it", forecasts_footer);
  add_upkeep(app, options);
}

}  // namespace isnad::cli
