// cli: one input -> its document, the same way for every verb.
#pragma once

#include <memory>

#include "apps/cli/command_line.h"
#include "apps/cli/inputs.h"
#include "isnad/engine/engine.h"

namespace isnad::cli {

/// `fields` serve JSON records, and JSON pages when the user mapped them.
struct Reading {
  page::JsonFields fields;
  bool mapped = false;
};

/// From the text of --map.
[[nodiscard]] Result<Reading> reading_of(const std::string& map);
[[nodiscard]] Result<std::unique_ptr<const Document>> read_input(const Engine& engine, const Input& input,
                                                                 const Reading& reading);
/// What a verb that reads pages begins with; `engine` is null when it cannot be had: the reason has
/// been told on standard error and `code` is the exit code.
struct Opened {
  Reading reading;
  std::unique_ptr<const Engine> engine;
};
[[nodiscard]] Opened open_for_reading(const Options& options, int& code);
/// The line that tells why an input was not read.
[[nodiscard]] std::string refusal_of(const Input& input, const Error& error);

}  // namespace isnad::cli
