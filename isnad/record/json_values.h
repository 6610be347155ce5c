// record, inside: how the answers write a line, a text that may be missing and a day.
//
// Text that is no UTF-8 is written with U+FFFD.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "isnad/base/date.h"

namespace isnad::record {

using Json = nlohmann::ordered_json;

[[nodiscard]] inline std::string json_line(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"; }
[[nodiscard]] inline Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }
[[nodiscard]] inline Json day_json(const std::optional<Day>& day) { return day ? Json(iso(*day)) : Json(nullptr); }

}  // namespace isnad::record
