// cli: the command line -> what is to be done. The help texts live here too.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace isnad::cli {

enum class Verb {
  read,
  demo,
  explain,
  words,
  mentions,
  times,
  check_data,
  version,
  // of a case (command_line_case.cc)
  add,
  withdraw,
  correct,
  timeline,
  pair,
  search,
  show,
  sources,
  claims,
  story,
  deeds,
  forecasts,
  verify,
  reread,
  link,
  export_all,
  import_all
};
enum class Format { jsonl, table, bio };

/// What the verbs of a case take besides its file.
struct CaseOptions {
  std::string store;                   ///< the case's file
  std::vector<std::string> arguments;  ///< actors, words, ids, files
  std::string since, until, as_of;     ///< days
  std::optional<std::uint64_t> limit;  ///< 0: all
  std::string author, reason, day;
  std::string added;        ///< time, for what came to be known earlier
  bool with_pages = false;  ///< also keep the pages that records name
  bool exact = false;       ///< of search
  bool keep = false;        ///< of reread, claims, story, deeds, forecasts
  bool near_misses = false; ///< of link: write the pairs that were nearly joined
  bool trusted = false;     ///< the file is not checked first
  double wait = 5;          ///< seconds
};

struct Options {
  Verb verb = Verb::version;
  std::string data;  ///< folder of tables; empty: the tables inside the program
  std::vector<std::string> files;
  Format format = Format::jsonl;
  unsigned jobs = 1;
  bool records = false;  ///< every input holds JSON records
  std::string map;
  std::vector<std::string> pair;    ///< two participant codes
  std::string folder;               ///< of demo and check-data
  std::string event;                ///< id of one event
  std::optional<std::uint64_t> at;  ///< byte of the page
  bool pretokenized = false;        ///< of words: one surface word a line
  std::string reference;            ///< day, YYYY-MM-DD
  bool prefer_future = false;       ///< of times: where a weekday or a month without a year lies
  bool lines = false;               ///< of times: every line is one text
  CaseOptions of_case;
};

/// The options, or the exit code to leave with (help and errors have been written).
[[nodiscard]] std::variant<Options, int> read_command_line(int argc, const char* const* argv);

}  // namespace isnad::cli
