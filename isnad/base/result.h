// base: a value or the reason there is none.
//
// What can fail (files, tables, the store, the network) returns Result<T>;
// text never fails. libstdc++ 12 has std::expected only under -std=c++23.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace isnad {

enum class ErrorCode { bad_input, bad_table, io, refused, usage };

/// Says what was found, what was expected and what to do; `where` is file:line or a path.
struct Error {
  ErrorCode code = ErrorCode::bad_input;
  std::string message;
  std::string where;

  [[nodiscard]] std::string line() const { return where.empty() ? message : where + ": " + message; }
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  [[nodiscard]] T& value() & { assert(ok()); return *std::get_if<0>(&state_); }
  [[nodiscard]] const T& value() const& { assert(ok()); return *std::get_if<0>(&state_); }
  [[nodiscard]] T&& value() && { assert(ok()); return std::move(*std::get_if<0>(&state_)); }
  [[nodiscard]] const Error& error() const { assert(!ok()); return *std::get_if<1>(&state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace isnad
