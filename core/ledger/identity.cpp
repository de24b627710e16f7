// A forest of members: each points at whom it was joined to.
#include "core/ledger/identity.hpp"

#include <algorithm>
#include <tuple>

namespace yearward {

Identity::Identity(std::vector<Merge> merges, Moment when) {
  std::stable_sort(merges.begin(), merges.end(), [](const Merge& a, const Merge& b) {
    return std::tie(a.from, a.kept, a.joined) < std::tie(b.from, b.kept, b.joined);
  });
  for (const Merge& merge : merges) {
    if (when < merge.from || (merge.until && *merge.until <= when)) continue;
    const MemberId kept = of(merge.kept), joined = of(merge.joined);
    if (kept != joined) joined_to_[joined] = kept;
  }
}

const MemberId& Identity::of(const MemberId& member) const {
  const MemberId* person = &member;
  // Only who was nobody else yet is ever joined to another, so every walk ends.
  for (auto next = joined_to_.find(*person); next != joined_to_.end();
       next = joined_to_.find(*person))
    person = &next->second;
  return *person;
}

std::vector<Event> events_of(const MemberId& member, const std::vector<Event>& events,
                             const Identity& identity) {
  std::vector<Event> own;
  for (const Event& event : events)
    if (identity.of(event.member) == member) own.push_back(event);
  return own;
}

}  // namespace yearward
