// EventIndex: from an event's id to its place, in constant time. Its inner order never shows, so
// every machine answers alike.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/ids.hpp"

namespace yearward {

struct Event;

class EventIndex {
 public:
  // Pre: events[place] is the event just added; ids are not repeated.
  void add(const std::vector<Event>& events, std::uint32_t place);
  std::optional<std::uint32_t> place_of(const std::vector<Event>& events, const EventId& id) const;

 private:
  void put(std::uint32_t hash, std::uint32_t place);

  struct Slot {
    std::uint32_t hash = 0, place = 0xFFFFFFFF;
  };
  std::vector<Slot> slots_;  // a power of two, at most half full
  std::uint32_t used_ = 0;
};

}  // namespace yearward
