// The bound: the supermarket programme's rules written straight into a loop, as somebody would who
// needed this one programme alone. It keeps the same ledger as the engine (entries, lots,
// what they used, standings) and refuses to know programmes, explanations and other units.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/ledger/event.hpp"
#include "core/quantity/day.hpp"

namespace yearward::bench {

inline constexpr std::uint32_t kNothing = 0xFFFFFFFF;
enum HandUnit : std::uint8_t { kPoints, kStatus };

struct HandEntry {
  enum class Kind : std::uint8_t { Accrual, Redemption, Reversal, Lapse };
  Kind kind = Kind::Accrual;
  HandUnit unit = kPoints;
  std::uint8_t rule = 0;        // or which reward
  std::uint32_t event = kNothing, reverses = kNothing, lot = kNothing;
  std::uint32_t uses_from = 0, uses_count = 0;
  std::int64_t amount = 0, filled = 0, owed = 0;
  Moment at;
};
struct HandUse {
  std::uint32_t lot = 0;
  std::int64_t amount = 0;
};
struct HandLot {
  std::int64_t opened = 0, remaining = 0, lapsed = 0, taken_back = 0;
  std::uint32_t opened_by = 0;
  std::int32_t earned = 0, last_day = 0;
  HandUnit unit = kPoints;
};
struct HandStanding {
  std::uint8_t level = 0;
  std::int32_t from = 0, until = 0;  // kForever: without end
  std::int64_t decided_by = 0;
  std::uint32_t event = kNothing;
};
// What is kept of an event; its text ids stay with whoever has the events.
struct HandEvent {
  std::uint64_t id_hash = 0;
  std::int64_t amount = 0, refunded = 0;
  std::uint32_t first_entry = 0, entry_count = 0;
  Moment at;
  EventType type = EventType::Purchase;
};

class HandLedger {
 public:
  HandLedger();
  void post(const Event& event);  // Pre: legal, and nothing posted occurred after it
  void advance(Day day);

  std::int64_t available() const;
  std::int64_t owed(HandUnit unit) const { return owed_[unit]; }
  std::int64_t remaining(HandUnit unit) const;
  std::uint8_t level() const { return standings.back().level; }
  std::int64_t counted() const { return counted_; }

  std::vector<HandEvent> events;
  std::vector<HandEntry> entries;
  std::vector<HandUse> uses;
  std::vector<HandLot> lots;
  std::vector<HandStanding> standings;

 private:
  void purchase(const Event& event);
  bool is_member_day(Day day) const;
  void accrue(const Event& event, HandUnit unit, std::uint8_t rule, std::int64_t amount);
  void refund(const Event& event);
  void reverse(const Event& event, std::uint32_t original, std::int64_t kept);
  void redeem(const Event& event);
  void climb(std::int32_t day);
  void give_back(std::int32_t day);
  void end_year();
  void lapse_before(std::int32_t day);
  std::int64_t take(HandUnit unit, std::int64_t amount);
  std::int64_t take_from(std::uint32_t lot, std::int64_t amount);
  void begin_year(std::int32_t first_day);
  std::uint32_t find(const EventId& id) const;

  struct Open {
    std::vector<std::uint32_t> lots;  // in burn order
    std::size_t first = 0;            // those before it are used up
  };
  std::array<Open, 2> open_;
  std::array<std::int64_t, 2> owed_{};
  std::int32_t year_first_ = 0, year_last_ = 0, next_year_last_ = 0;
  std::array<std::int32_t, 12> member_days_{};
  std::int64_t counted_ = 0;
};

// The rewards of the programme, dearest last.
struct HandReward {
  const char* id;
  std::int64_t price;
};
inline constexpr std::array<HandReward, 5> kHandRewards = {
    {{"soy_sauce", 5'000}, {"rice", 13'000}, {"oil_and_rice", 26'000}, {"rice_cooker", 41'600},
     {"air_fryer", 70'000}}};

}  // namespace yearward::bench
