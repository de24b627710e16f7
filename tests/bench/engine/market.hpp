// The events all of them are measured on: members of the supermarket over three years. From numbers
// of its own making, so that every machine makes the same ones.
#pragma once

#include <cstdint>
#include <vector>

#include "core/ledger/event.hpp"
#include "core/quantity/day.hpp"

namespace yearward::bench {

inline constexpr std::size_t kEventsAMember = 100;
inline Day last_day_of_all() { return day_from({2026, 12, 31}); }

// One member's purchases, mostly a week apart, with some refunds by reference and some rewards; in
// order of occurrence, every one of them legal.
std::vector<Event> history_of(std::uint32_t member);

// The same market, so many events evenly over three years, purchases only.
std::vector<Event> evenly(std::size_t count);
// One more purchase, refund or reward for a member with those; `number` tells them apart.
Event purchase_on(Day day, std::int32_t second, std::uint32_t number);

}  // namespace yearward::bench
