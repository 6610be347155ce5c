// cli: one input -> its document, the same way for every verb.
#pragma once

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
/// The line that tells why an input was not read.
[[nodiscard]] std::string refusal_of(const Input& input, const Error& error);

}  // namespace isnad::cli
