// What posting by name shares. Internal to the engine's exchange.cpp and hand.cpp.
#pragma once

#include <cstdint>
#include <string>

#include "core/ledger/account.hpp"

namespace yearward {

inline std::uint32_t number_of_next(const Account& account) {
  return static_cast<std::uint32_t>(account.events.size());
}

template <class Items>
Result<std::uint8_t> place_of(const Items& items, const std::string& name, const char* where) {
  for (std::size_t place = 0; place < items.size(); ++place)
    if (items[place].id.text == name) return static_cast<std::uint8_t>(place);
  return Problem{Refusal::NameIsUnknown, where, name};
}

// What such events say beside their kind; an event without it says nothing.
inline Result<const EventDetails*> details_of(const Event& event) {
  if (!event.more) return Problem{Refusal::FieldIsMissing, "/of", {}};
  return event.more.get();
}

}  // namespace yearward
