// Open addressing over FNV-1a: written out, because a library's hash would order by machine.
#include "core/ledger/event_index.hpp"

#include "core/base/promise.hpp"
#include "core/ledger/event.hpp"

namespace yearward {

namespace {
constexpr std::uint32_t kFree = 0xFFFFFFFF;

std::uint32_t hash_of(const std::string& text) {
  std::uint32_t sum = 2166136261U;
  for (const char letter : text) sum = (sum ^ static_cast<std::uint8_t>(letter)) * 16777619U;
  return sum;
}
}  // namespace

void EventIndex::put(std::uint32_t hash, std::uint32_t place) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  while (slots_[slot].place != kFree) slot = (slot + 1) & mask;
  slots_[slot] = {hash, place};
  ++used_;
}

void EventIndex::add(const std::vector<Event>& events, std::uint32_t place) {
  PROMISE(place < events.size());
  if (2 * (used_ + 1) > slots_.size()) {
    std::vector<Slot> old(slots_.empty() ? 8 : 2 * slots_.size());
    old.swap(slots_);
    used_ = 0;
    for (const Slot& slot : old)
      if (slot.place != kFree) put(slot.hash, slot.place);
  }
  put(hash_of(events[place].id.text), place);
}

std::optional<std::uint32_t> EventIndex::place_of(const std::vector<Event>& events,
                                                  const EventId& id) const {
  if (slots_.empty()) return std::nullopt;
  const std::uint32_t hash = hash_of(id.text);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = hash & mask; slots_[slot].place != kFree; slot = (slot + 1) & mask)
    if (slots_[slot].hash == hash && events[slots_[slot].place].id == id)
      return slots_[slot].place;
  return std::nullopt;
}

}  // namespace yearward
