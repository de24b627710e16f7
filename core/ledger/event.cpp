// The one order of events, so that arrival order can decide nothing.
#include "core/ledger/event.hpp"

namespace yearward {

bool occurs_before(const Event& a, const Event& b) {
  return a.at != b.at ? a.at < b.at : a.id < b.id;
}

}  // namespace yearward
