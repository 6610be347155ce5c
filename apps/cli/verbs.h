// cli: the verbs. Each does its work and gives the exit code.
#pragma once

#include <memory>

#include "apps/cli/command_line.h"
#include "apps/cli/inputs.h"
#include "isnad/engine/engine.h"
#include "isnad/record/ledgers.h"

namespace isnad::cli {

struct Reading;

[[nodiscard]] int run_read(const Options& options);
[[nodiscard]] int run_demo(const Options& options);
[[nodiscard]] int run_explain(const Options& options);
/// words, mentions
[[nodiscard]] int run_stage(const Options& options);
[[nodiscard]] int run_times(const Options& options);
[[nodiscard]] int run_check_data(const Options& options);
[[nodiscard]] int run_version(const Options& options);

// Verbs of a case.
[[nodiscard]] int run_add(const Options& options);
/// timeline, pair, search
[[nodiscard]] int run_answer(const Options& options);
[[nodiscard]] int run_sources(const Options& options);
[[nodiscard]] int run_show(const Options& options);
/// claims, story, deeds, forecasts
[[nodiscard]] int run_ledger(const Options& options);
/// A claim or a storyline, as its verb tells it; empty when there is none of this id on the day asked for.
[[nodiscard]] Result<std::string> ledger_entry_of(const Options& options, record::Store& store, const record::LedgerTables& tables,
                                                  const std::string& id);
/// `isnad explain CASE ID`
[[nodiscard]] int run_explain_stored(const Options& options);
/// withdraw, correct
[[nodiscard]] int run_correct(const Options& options);
/// verify, reread
[[nodiscard]] int run_upkeep(const Options& options);
/// link
[[nodiscard]] int run_link(const Options& options);
/// export, import
[[nodiscard]] int run_exchange(const Options& options);
/// Explains a page whose bytes are at hand; `options.event` or `options.at` name the place.
[[nodiscard]] int explain_input(const Options& options, const Input& input, const Engine& engine, const Reading& reading);

/// With the tables of `data`, or with those inside the program when it is empty.
[[nodiscard]] Result<std::unique_ptr<const Engine>> open_engine(const std::string& data);
/// The tables alone: a fraction of the time.
[[nodiscard]] Result<lexicon::Lexicon> open_lexicon(const std::string& data);

}  // namespace isnad::cli
