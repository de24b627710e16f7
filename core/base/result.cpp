// The making and ending of problems, out of everybody's way.
#include "core/base/result.hpp"

namespace yearward {

Fault::Fault(Problem problem) : held_(new Problem(std::move(problem))) {}
Fault::Fault(const Fault& other) : held_(other.held_ ? new Problem(*other.held_) : nullptr) {}

void Fault::end() { delete held_; }

}  // namespace yearward
