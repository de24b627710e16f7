// Who a member is once cards were merged: a merge is a fact beside the events, which keep the
// member they name, so that taking it back restores both exactly. It refuses to know rules.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "core/base/ids.hpp"
#include "core/ledger/event.hpp"
#include "core/quantity/day.hpp"

namespace yearward {

// From a moment on `joined` is the same person as `kept`; until it is taken back.
struct Merge {
  MemberId kept, joined;
  Moment from;
  std::optional<Moment> until;  // the first moment it no longer holds
  bool operator==(const Merge&) const = default;
};

// Who is who at a moment. Merges count in order of their moment, whatever the order given; a merge
// of two who already are one person changes nothing, so there are no circles.
class Identity {
 public:
  Identity() = default;
  Identity(std::vector<Merge> merges, Moment when);
  const MemberId& of(const MemberId& member) const;

 private:
  std::map<MemberId, MemberId> joined_to_;
};

// The events of a person: those of every member merged into them, lots' lapses and levels following
// when they are evaluated as one history. None for a member who is somebody else by then.
std::vector<Event> events_of(const MemberId& member, const std::vector<Event>& events,
                             const Identity& identity);

}  // namespace yearward
