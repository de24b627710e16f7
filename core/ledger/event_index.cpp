// Open addressing over FNV-1a: written out, because a library's hash would order by machine.
#include "core/ledger/event_index.hpp"

#include <algorithm>

#include "core/base/promise.hpp"
#include "core/ledger/event.hpp"

namespace yearward {

namespace {
constexpr std::uint32_t kFree = 0xFFFFFFFF;
constexpr std::size_t kFewestSlots = 8;
}  // namespace

EventIndex::Key EventIndex::key_of(const EventId& id) {
  Key sum = 2166136261U;
  for (const char letter : id.text) sum = (sum ^ static_cast<std::uint8_t>(letter)) * 16777619U;
  return sum;
}

void EventIndex::put(Key key, std::uint32_t place) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = key & mask;
  while (slots_[slot].place != kFree) slot = (slot + 1) & mask;
  slots_[slot] = {key, place};
  ++used_;
}

void EventIndex::grow_to(std::size_t slots) {
  std::vector<Slot> old(slots);
  old.swap(slots_);
  used_ = 0;
  for (const Slot& slot : old)
    if (slot.place != kFree) put(slot.key, slot.place);
}

void EventIndex::reserve(std::size_t ids) {
  std::size_t slots = kFewestSlots;
  while (slots < 2 * ids) slots *= 2;
  if (slots > slots_.size()) grow_to(slots);
}

void EventIndex::add(Key key, std::uint32_t place) {
  PROMISE(place != kFree);
  if (2 * (used_ + 1) > slots_.size())
    grow_to(std::max(kFewestSlots, 2 * slots_.size()));
  put(key, place);
}

std::optional<std::uint32_t> EventIndex::place_of(const std::vector<Event>& events,
                                                  const EventId& id, Key key) const {
  if (slots_.empty()) return std::nullopt;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = key & mask; slots_[slot].place != kFree; slot = (slot + 1) & mask)
    if (slots_[slot].key == key && events[slots_[slot].place].id == id)
      return slots_[slot].place;
  return std::nullopt;
}

}  // namespace yearward
