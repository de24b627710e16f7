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
  // What an id is looked up by: worked out once for looking and adding.
  using Key = std::uint32_t;
  static Key key_of(const EventId& id);

  // Makes room for so many ids at once.
  void reserve(std::size_t ids);
  // Pre: the event at that place has the id the key was made of; ids are not repeated.
  void add(Key key, std::uint32_t place);
  std::optional<std::uint32_t> place_of(const std::vector<Event>& events, const EventId& id) const {
    return place_of(events, id, key_of(id));
  }
  std::optional<std::uint32_t> place_of(const std::vector<Event>& events, const EventId& id,
                                        Key key) const;

 private:
  void put(Key key, std::uint32_t place);
  void grow_to(std::size_t slots);

  struct Slot {
    Key key = 0;
    std::uint32_t place = 0xFFFFFFFF;
  };
  std::vector<Slot> slots_;  // a power of two, at most half full
  std::uint32_t used_ = 0;
};

}  // namespace yearward
