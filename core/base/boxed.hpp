// Boxed<T>: a value that is mostly not there, one word wide, copied whole. Like a value, unlike a
// pointer: two boxes never share what they hold.
#pragma once

#include <memory>
#include <utility>

namespace yearward {

template <class T>
class Boxed {
 public:
  Boxed() = default;
  Boxed(T value) : held_(new T(std::move(value))) {}
  Boxed(const Boxed& other) : held_(other.held_ ? new T(*other.held_) : nullptr) {}
  Boxed(Boxed&&) noexcept = default;
  Boxed& operator=(Boxed other) noexcept {
    held_.swap(other.held_);
    return *this;
  }
  ~Boxed() = default;

  explicit operator bool() const { return held_ != nullptr; }
  const T& operator*() const { return *held_; }
  const T* operator->() const { return held_.get(); }
  const T* get() const { return held_.get(); }
  void clear() { held_.reset(); }

 private:
  std::unique_ptr<T> held_;
};

}  // namespace yearward
