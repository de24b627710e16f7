// Event: what happened, as a till, a server or the member said it. Immutable, named by its maker.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/ids.hpp"
#include "core/quantity/day.hpp"
#include "core/quantity/money.hpp"

namespace yearward {

enum class EventType : std::uint8_t {
  Purchase,  // amount paid; 0 is a visit that cost nothing
  Refund,    // amount given back; refers to a purchase
  Redeem,    // a reward bought with points
  Goal,      // the weekly amount a member set out to spend; moves no unit
};

struct Event {
  EventId id;
  MemberId member;
  EventType type = EventType::Purchase;
  Moment at;          // occurred, in the programme's civil time
  Money amount;       // Purchase: not negative; Refund, Goal: above zero
  RewardId reward;    // Redeem
  EventId refers_to;  // Refund
  std::string place;  // store, for words only; may be empty
  bool operator==(const Event&) const = default;
};

// The order in which events count: by when they occurred, then by id. Never by arrival.
bool occurs_before(const Event& a, const Event& b);

}  // namespace yearward
