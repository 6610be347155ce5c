#include "apps/cli/reading.h"

#include "apps/cli/exit_code.h"
#include "apps/cli/output.h"
#include "apps/cli/verbs.h"

namespace isnad::cli {
namespace {

bool begins_as_object(std::string_view bytes) {
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && bytes[first] == '{';
}

}  // namespace

Result<Reading> reading_of(const std::string& map) {
  Reading reading;
  if (map.empty()) return reading;
  auto fields = page::parse_json_fields(map);
  if (!fields) return fields.error();
  reading.fields = std::move(fields).value();
  reading.mapped = true;
  return reading;
}

Result<std::unique_ptr<const Document>> read_input(const Engine& engine, const Input& input, const Reading& reading) {
  if (input.refused) return *input.refused;
  if (input.is_record || (reading.mapped && begins_as_object(input.bytes))) {
    return engine.read_json(input.bytes, input.name, reading.fields);
  }
  return engine.read(input.bytes, input.name);
}

std::string refusal_of(const Input& input, const Error& error) {
  const std::string line = error.line();
  // A stage may name the place itself.
  return line.rfind(input.name, 0) == 0 ? line : input.name + ": " + line;
}

Opened open_for_reading(const Options& options, int& code) {
  auto reading = reading_of(options.map);
  if (!reading) {
    complain(reading.error().line());
    code = exit_usage;
    return {};
  }
  auto engine = open_engine(options.data);
  if (!engine) {
    complain(engine.error().line());
    code = exit_failure;
    return {};
  }
  return {std::move(reading).value(), std::move(engine).value()};
}

}  // namespace isnad::cli
