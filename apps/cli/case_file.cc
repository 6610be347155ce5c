#include "apps/cli/case_file.h"

#include <fmt/format.h>

#include <chrono>

#include "apps/cli/exit_code.h"
#include "apps/cli/output.h"
#include "isnad/base/date.h"

namespace isnad::cli {

using record::Question;
using record::Store;

int failed(const Error& error) {
  complain(error.line());
  if (error.code == ErrorCode::usage) return exit_usage;
  return error.code == ErrorCode::refused || error.code == ErrorCode::bad_input ? exit_refused : exit_failure;
}

std::unique_ptr<Store> open_case(const CaseOptions& options, record::OpenMode mode, int& code) {
  auto store = record::open_store(options.store, {mode, static_cast<int>(options.wait * 1000), options.trusted});
  if (store) return std::move(store).value();
  code = failed(store.error());
  return nullptr;
}

Question question_of(const Options& options, const record::ActorNames& names) {
  const CaseOptions& c = options.of_case;
  Question q;
  if (!c.arguments.empty()) q.a = names.actor_of(c.arguments[0]);
  if (c.arguments.size() > 1) q.b = names.actor_of(c.arguments[1]);
  q.since = parse_day(c.since);
  q.until = parse_day(c.until);
  q.as_of = parse_day(c.as_of);
  q.limit = c.limit.value_or(options.format == Format::table ? rows_of_a_table : 0);
  return q;
}

namespace {

std::string unknown_actor(const std::string& actor, const record::ActorNames& names) {
  if (names.knows(actor)) return actor + " is known, but no event of this case has it as an actor or a voice";
  return "no such actor: \"" + actor + "\" is no code or name of the tables, and nobody in this case is called so";
}

std::string range_in_words(const Question& q) {
  std::string out;
  if (q.since) out += " since " + iso(*q.since);
  if (q.until) out += " until " + iso(*q.until);
  if (q.as_of) out += " as of " + iso(*q.as_of);
  return out;
}

std::string nothing_of_actors(Store& store, const Question& q, const record::Coverage& known) {
  Question whole = q;
  whole.since.reset();
  whole.until.reset();
  whole.as_of.reset();
  whole.limit = 1;
  const auto ever = store.timeline(whole);
  const std::string who = q.b.empty() ? "of " + q.a : "between " + q.a + " and " + q.b;
  const std::string pages = fmt::format("{} pages are known{}", known.pages, range_in_words(q));
  if (ever && ever.value().total > 0)
    return fmt::format("no event {} in that range; there are {} outside it ({})", who, ever.value().total, pages);
  return "no event " + who + ", though each of them is known here; " + pages;
}

}  // namespace

std::string reason_of_nothing(Store& store, const Question& q, const record::ActorNames& names) {
  const auto coverage = store.coverage(q);
  if (!coverage) return coverage.error().line();
  const record::Coverage& c = coverage.value();
  if (!c.first_known) return "the case holds no page yet; isnad add puts some in";
  if (q.as_of && *q.as_of < *c.first_known) {
    return "nothing was known on " + iso(*q.as_of) + ": the first page is of " + iso(*c.first_known);
  }
  for (const std::string& actor : {q.a, q.b}) {
    if (actor.empty()) continue;
    const auto met = store.mentions_of(actor);
    if (!met) return met.error().line();
    if (met.value() == 0) return unknown_actor(actor, names);
  }
  if (c.pages == 0) return "no page was published in that range (" + range_in_words(q).substr(1) + ")";
  return nothing_of_actors(store, q, c);
}

record::Time time_of(const CaseOptions& options) {
  if (const auto given = record::parse_time(options.added)) return *given;
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

}  // namespace isnad::cli
