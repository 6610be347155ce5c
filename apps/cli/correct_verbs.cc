// `isnad withdraw` and `isnad correct`: what people state about pages and events.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <set>

#include "apps/cli/case_file.h"
#include "apps/cli/exit_code.h"
#include "apps/cli/output.h"
#include "apps/cli/verbs.h"
#include "isnad/record/answer_json.h"

namespace isnad::cli {
namespace {

using record::Correction;
using record::Store;

std::string day_of(const CaseOptions& c) { return c.day.empty() ? record::iso_time(time_of(c)).substr(0, 10) : c.day; }

int withdraw(const Options& options, Store& store) {
  const CaseOptions& c = options.of_case;
  if (c.author.empty() || c.reason.empty())
    return failed({ErrorCode::usage, "a withdrawal needs --author NAME and --reason TEXT", {}});
  const auto keys = store.pages_named(c.arguments.front());
  if (!keys) return failed(keys.error());
  if (keys.value().empty()) {
    complain("this case has no page \"" + c.arguments.front() + "\"; isnad search shows pages and their ids");
    return exit_nothing_found;
  }
  std::uint64_t fresh = 0;
  Output out;
  for (const std::string& key : keys.value()) {
    const record::Withdrawal w{key, *parse_day(day_of(c)), c.author, c.reason, time_of(c), false};
    const auto done = store.withdraw(w);
    if (!done) return failed(done.error());
    fresh += done.value() ? 1 : 0;
    out.write(json_of(w));
  }
  complain(fmt::format("{} of {} versions marked as withdrawn; nothing was erased (isnad correct CASE undo ID takes it back)", fresh,
                       keys.value().size()));
  return finish(out, exit_ok);
}

// "FIELD=JSON"; what is no JSON is taken as text, so that type=AID needs no quotation marks for the shell.
bool read_amendment(const std::string& text, Correction& c) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos) return false;
  c.field = text.substr(0, equals);
  c.now = record::as_json(text.substr(equals + 1));
  return true;
}

// A rating of what the case does not have is kept, for a page may still come, but a misspelt name must not go unseen.
int check_rated(Store& store, const record::ActorNames& names, const std::string& target, const std::string& axis) {
  if (record::is_content_id(target)) {
    if (axis != "reliability") return exit_ok;
    return failed(
        {ErrorCode::usage, "reliability is of a source; of an event, a page or a claim rate the credibility (1 to 6)", {}});
  }
  const auto outlets = store.outlets({});
  if (!outlets) return failed(outlets.error());
  for (const record::Outlet& o : outlets.value()) {
    if (o.name == target || names.actor_of(o.name) == names.actor_of(target)) return exit_ok;
  }
  const auto met = store.mentions_of(names.actor_of(target));
  if (!met) return failed(met.error());
  if (met.value() == 0)
    complain("this case has no outlet and no voice of exactly the name \"" + target + "\"; the rating is kept for when it has");
  return exit_ok;
}

// What is decided on must be here: a misspelt id would be kept for ever and hold for nothing.
int check_targets(Store& store, const Correction& c) {
  std::set<std::string> stated;  // what can be undone
  if (c.kind == "undo") {
    const auto corrections = store.corrections();
    if (!corrections) return failed(corrections.error());
    for (const Correction& x : corrections.value()) stated.insert(x.id);
    const auto withdrawals = store.withdrawals();
    if (!withdrawals) return failed(withdrawals.error());
    for (const record::Withdrawal& w : withdrawals.value()) stated.insert(withdrawal_id(w));
  }
  for (const std::string& target : c.targets) {
    const bool event = target.find(':') != std::string::npos;
    bool known = !event && record::is_content_id(target) && c.kind != "undo";  // a join or a page
    if (c.kind == "undo") known = stated.count(target) != 0;
    if (event) {
      const auto hit = store.event(target);
      if (!hit) return failed(hit.error());
      known = hit.value().has_value();
    }
    if (known) continue;
    complain("this case has no " + std::string(c.kind == "undo" ? "correction or withdrawal" : event ? "event" : "event or join") + " \"" + target + "\"");
    return exit_nothing_found;
  }
  return exit_ok;
}

// isnad correct CASE KIND ID... [FIELD=VALUE]
int correct(const Options& options, Store& store) {
  const CaseOptions& o = options.of_case;
  Correction c;
  c.kind = o.arguments.front();
  c.targets.assign(o.arguments.begin() + 1, o.arguments.end());
  c.author = o.author;
  c.reason = o.reason;
  c.day = day_of(o);
  c.added = time_of(o);
  const bool sets = c.kind == "amend" || c.kind == "rate";
  if (sets && (c.targets.size() != 2 || !read_amendment(c.targets.back(), c))) {
    return failed({ErrorCode::usage, "amend and rate take one id and FIELD=VALUE, for instance type=AID or reliability=B", {}});
  }
  if (sets) c.targets.pop_back();
  if (c.kind == "rate") c.now = record::as_text(c.now);
  if (c.kind == "amend") {
    const auto hit = store.event(c.targets.front());
    if (!hit) return failed(hit.error());
    if (!hit.value()) {
      complain("this case has no event \"" + c.targets.front() + "\"");
      return exit_nothing_found;
    }
    c.was = record::member_of(hit.value()->line, c.field);
  }
  if (c.kind == "rate") {
    const auto lexicon = open_lexicon(options.data);
    if (!lexicon) return failed(lexicon.error());
    if (const int code = check_rated(store, record::ActorNames(lexicon.value()), c.targets.front(), c.field); code != exit_ok) return code;
  }
  auto made = record::checked(std::move(c));
  if (!made) return failed(made.error());
  if (made.value().kind != "rate") {
    if (const int code = check_targets(store, made.value()); code != exit_ok) return code;
  }
  const auto done = store.correct(made.value());
  if (!done) return failed(done.error());
  Output out;
  out.write(line_of(made.value()) + "\n");
  return finish(out, exit_ok);
}

int list_corrections(Store& store) {
  const auto all = store.corrections();
  if (!all) return failed(all.error());
  const auto conflicts = store.conflicts();
  if (!conflicts) return failed(conflicts.error());
  Output out;
  for (const Correction& c : all.value()) out.write(line_of(c) + "\n");
  for (const record::Conflict& c : conflicts.value())
    complain("conflict: " + c.correction + " about " + c.target + ": " + c.what);
  return finish(out, all.value().empty() ? exit_nothing_found : exit_ok);
}

}  // namespace

int run_correct(const Options& options) {
  int code = exit_ok;
  const bool lists = options.verb == Verb::correct && options.of_case.arguments.empty();
  const auto store = open_case(options.of_case, lists ? record::OpenMode::read : record::OpenMode::write, code);
  if (store == nullptr) return code;
  if (options.verb == Verb::withdraw) return withdraw(options, *store);
  return lists ? list_corrections(*store) : correct(options, *store);
}

}  // namespace isnad::cli
