// Result<T>: a value, or the Problem that stands in its way. The only road for errors that people,
// files, servers and programme authors can cause.
#pragma once

#include <optional>
#include <utility>
#include <variant>

#include "core/base/promise.hpp"
#include "core/base/refusal.hpp"

namespace yearward {

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Problem problem) : state_(std::in_place_index<1>, std::move(problem)) {}
  Result(Refusal refusal) : Result(Problem{refusal, {}, {}}) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  // Pre: ok().
  const T& value() const& { PROMISE(ok()); return *std::get_if<0>(&state_); }
  T& value() & { PROMISE(ok()); return *std::get_if<0>(&state_); }
  T&& value() && { PROMISE(ok()); return std::move(*std::get_if<0>(&state_)); }
  // Pre: not ok().
  const Problem& problem() const { PROMISE(!ok()); return *std::get_if<1>(&state_); }

 private:
  std::variant<T, Problem> state_;
};

// What a function returns that can only be refused.
struct Done {};
using Outcome = Result<Done>;

}  // namespace yearward

// TRY(auto name, expression): the value, or return the problem to the caller.
#define YEARWARD_JOIN_(a, b) a##b
#define YEARWARD_JOIN(a, b) YEARWARD_JOIN_(a, b)
#define YEARWARD_TRY(result, declaration, expression)  \
  auto&& result = (expression);                        \
  if (!result.ok()) return result.problem();           \
  declaration = std::move(result).value()
#define TRY(declaration, expression) \
  YEARWARD_TRY(YEARWARD_JOIN(tried_, __LINE__), declaration, expression)
#define TRY_DONE(expression)                                              \
  do {                                                                    \
    if (auto&& tried = (expression); !tried.ok()) return tried.problem(); \
  } while (false)
