// Result<T>: a value, or the Problem that stands in its way. The only road for errors that people,
// files, servers and programme authors can cause.
#pragma once

#include <optional>
#include <type_traits>
#include <utility>

#include "core/base/promise.hpp"
#include "core/base/refusal.hpp"

namespace yearward {

// A Problem kept apart: refusals are rare, so the road of values stays a few words wide and what
// makes, copies and ends a problem is written once.
class Fault {
 public:
  Fault() = default;
  explicit Fault(Problem problem);
  Fault(const Fault& other);
  Fault(Fault&& other) noexcept : held_(std::exchange(other.held_, nullptr)) {}
  Fault& operator=(Fault other) noexcept {
    std::swap(held_, other.held_);
    return *this;
  }
  ~Fault() {
    if (held_) end();
  }
  const Problem* held() const { return held_; }

 private:
  void end();

  Problem* held_ = nullptr;
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}
  Result(Problem problem) : fault_(std::move(problem)) {}
  Result(Refusal refusal) : Result(Problem{refusal, {}, {}}) {}
  Result(Fault fault) : fault_(std::move(fault)) { PROMISE(fault_.held()); }

  bool ok() const { return !fault_.held(); }
  explicit operator bool() const { return ok(); }

  // Pre: ok(), and the problem was not taken out.
  const T& value() const& { PROMISE(ok()); return held(); }
  T& value() & { PROMISE(ok()); return held(); }
  T&& value() && { PROMISE(ok()); return std::move(held()); }
  // Pre: not ok().
  const Problem& problem() const { PROMISE(!ok()); return *fault_.held(); }
  Fault fault() && { PROMISE(!ok()); return std::move(fault_); }
  Fault fault() const& { PROMISE(!ok()); return fault_; }

 private:
  // A plain value stands beside the fault; only others must know whether they are there.
  static constexpr bool kPlain =
      std::is_trivially_copyable_v<T> && std::is_default_constructible_v<T>;
  T& held() {
    if constexpr (kPlain) return value_;
    else return *value_;
  }
  const T& held() const {
    if constexpr (kPlain) return value_;
    else return *value_;
  }

  std::conditional_t<kPlain, T, std::optional<T>> value_{};
  Fault fault_;
};

// What a function returns that can only be refused.
struct Done {};
using Outcome = Result<Done>;

}  // namespace yearward

// TRY(auto name, expression): the value, or return the problem to the caller.
#define YEARWARD_JOIN_(a, b) a##b
#define YEARWARD_JOIN(a, b) YEARWARD_JOIN_(a, b)
#define YEARWARD_TRY(result, declaration, expression)     \
  auto&& result = (expression);                           \
  if (!result.ok()) return std::move(result).fault();     \
  declaration = std::move(result).value()
#define TRY(declaration, expression) \
  YEARWARD_TRY(YEARWARD_JOIN(tried_, __LINE__), declaration, expression)
#define TRY_DONE(expression)                                                     \
  do {                                                                           \
    if (auto&& tried = (expression); !tried.ok()) return std::move(tried).fault(); \
  } while (false)
