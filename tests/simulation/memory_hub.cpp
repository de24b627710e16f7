// Every change notes how it is taken back.
#include "tests/simulation/memory_hub.hpp"

namespace yearward::simulation {

template <class Table, class Key, class Row>
void MemoryHub::set(Table& table, const Key& key, const Row& row) {
  const auto at = table.find(key);
  if (at == table.end()) undo_.push_back([&table, key] { table.erase(key); });
  else undo_.push_back([&table, key, before = at->second] { table[key] = before; });
  table[key] = row;
}

void MemoryHub::roll_back() {
  for (auto step = undo_.rbegin(); step != undo_.rend(); ++step) (*step)();
  undo_.clear();
}

Result<std::optional<DeviceRow>> MemoryHub::device(DeviceNumber device) {
  const auto at = devices_.find(device);
  return at == devices_.end() ? std::optional<DeviceRow>() : std::optional(at->second);
}

Outcome MemoryHub::put(const DeviceRow& device) {
  set(devices_, device.device, device);
  return Done{};
}

Outcome MemoryHub::append(const LogRow& row) {
  if (facts_.count(row.id) > 0) return Refusal::StoreIsUnavailable;  // a unique key would say so
  set(facts_, row.id, row);
  if (told_.count(row.event) == 0) set(told_, row.event, row.id);
  return Done{};
}

Result<std::vector<LogRow>> MemoryHub::log(FactId from, Sequence to) {
  std::vector<LogRow> rows;
  for (auto at = facts_.lower_bound(from); at != facts_.end(); ++at) {
    const FactId& id = at->first;
    if (id.device != from.device || id.epoch != from.epoch || id.sequence > to) break;
    rows.push_back(at->second);
  }
  return rows;
}

Result<std::optional<LogRow>> MemoryHub::told(const EventId& event) {
  const auto at = told_.find(event);
  return at == told_.end() ? std::optional<LogRow>() : std::optional(facts_.at(at->second));
}

Result<std::optional<MemberRow>> MemoryHub::member(const MemberId& member) {
  const auto at = members_.find(member);
  return at == members_.end() ? std::optional<MemberRow>() : std::optional(at->second);
}

Outcome MemoryHub::put(const MemberRow& member) {
  set(members_, member.member, member);
  return Done{};
}

Result<Cursor> MemoryHub::append(const MemberId& member, const Event& event) {
  auto& stream = streams_[member];
  const auto place = static_cast<Cursor>(stream.size()) + 1;
  stream.push_back({place, event});
  said_.insert(event.id);
  undo_.push_back([this, &stream] {
    said_.erase(stream.back().event.id);
    stream.pop_back();
  });
  return place;
}

Result<std::vector<PlacedEvent>> MemoryHub::events_after(const MemberId& member, Cursor after,
                                                         std::size_t most) {
  const auto& stream = streams_[member];
  std::vector<PlacedEvent> events;
  for (auto i = static_cast<std::size_t>(after); i < stream.size() && events.size() < most; ++i)
    events.push_back(stream[i]);
  return events;
}

Result<Cursor> MemoryHub::head(const MemberId& member) {
  const auto at = streams_.find(member);
  return at == streams_.end() ? Cursor{0} : static_cast<Cursor>(at->second.size());
}

Outcome MemoryHub::check(const Event& event) {
  if (said_.count(event.id) == 0) return Done{};
  return Problem{Refusal::EventIsKnownWithOtherContent, "/id", event.id.text};
}

Outcome MemoryHub::put_limit(const std::string& store, const MemberLimit& limit) {
  Limits& limits = limits_[store];
  const auto at = limits.places.find(limit.member);
  if (at != limits.places.end()) {
    const MemberLimit& before = limits.by_place.at(at->second);
    if (before == limit) return Done{};
    undo_.push_back([&limits, place = at->second, before] {
      limits.by_place[place] = before;
      limits.places[before.member] = place;
    });
    limits.by_place.erase(at->second);
  }
  const Cursor place = ++limits.last;
  limits.places[limit.member] = place;
  limits.by_place[place] = limit;
  undo_.push_back([&limits, place, member = limit.member] {
    limits.by_place.erase(place);
    limits.places.erase(member);
    --limits.last;
  });
  return Done{};
}

Result<std::vector<PlacedLimit>> MemoryHub::limits_after(const std::string& store, Cursor after,
                                                         std::size_t most) {
  std::vector<PlacedLimit> found;
  const Limits& limits = limits_[store];
  for (auto at = limits.by_place.upper_bound(after); at != limits.by_place.end(); ++at) {
    if (found.size() == most) break;
    found.push_back({at->first, at->second});
  }
  return found;
}

Result<std::optional<Lease>> MemoryHub::lease(const std::string& id) {
  const auto at = leases_.find(id);
  return at == leases_.end() ? std::optional<Lease>() : std::optional(at->second);
}

Outcome MemoryHub::put(const Lease& lease) {
  set(leases_, lease.id, lease);
  const bool was_open = open_.count(lease.id) > 0;
  if (lease.is_open() == was_open) return Done{};
  if (was_open) open_.erase(lease.id);
  else open_.insert(lease.id);
  undo_.push_back([this, id = lease.id, was_open] {
    if (was_open) open_.insert(id);
    else open_.erase(id);
  });
  return Done{};
}

Result<std::vector<Lease>> MemoryHub::leases_of(DeviceNumber device) {
  std::vector<Lease> found;
  for (const std::string& id : open_)
    if (leases_.at(id).device == device) found.push_back(leases_.at(id));
  return found;
}

Result<std::vector<Lease>> MemoryHub::leases_for(const MemberId& member) {
  std::vector<Lease> found;
  for (const std::string& id : open_)
    if (leases_.at(id).member == member) found.push_back(leases_.at(id));
  return found;
}

Result<std::vector<Lease>> MemoryHub::leases_ended(Instant before, std::size_t most) {
  std::vector<Lease> found;
  for (const std::string& id : open_)
    if (leases_.at(id).ends < before && found.size() < most) found.push_back(leases_.at(id));
  return found;
}

Outcome MemoryHub::put(const HeldRefund& refund) {
  set(held_, refund.id, refund);
  return Done{};
}

Result<std::vector<HeldRefund>> MemoryHub::held_for(const EventId& sale) {
  std::vector<HeldRefund> found;
  for (const auto& [id, held] : held_)
    if (held.sale == sale) found.push_back(held);
  return found;
}

Outcome MemoryHub::remove_held(FactId id) {
  const auto at = held_.find(id);
  if (at == held_.end()) return Done{};
  undo_.push_back([this, before = at->second] { held_[before.id] = before; });
  held_.erase(at);
  return Done{};
}

Outcome MemoryHub::add_liability(const std::string& store, Points points) {
  set(liability_, store, liability_[store] + points);
  return Done{};
}

Result<Points> MemoryHub::set_aside(const Fund& fund, Points change) {
  const std::pair<std::string, Day> key{fund.of, fund.span.first};
  set(funds_, key, funds_[key] + change);
  return funds_[key];
}

}  // namespace yearward::simulation
