// What SQL must keep for the hub, said with maps.
#include "tools/server/memory_hub.hpp"

#include <algorithm>

namespace yearward::server {
namespace {

using sync::DeviceNumber;
using sync::DeviceRow;
using sync::FactId;
using sync::HeldRefund;
using sync::Lease;
using sync::LogRow;
using sync::PlacedLimit;

class MemoryHub final : public HubBooks {
 public:
  MemoryHub(HubShelf& shelf, Transaction& transaction, const ProgrammeId& programme,
            const Currency& currency)
      : HubBooks(transaction, programme, currency), shelf_(shelf) {}

  using HubBooks::append;
  using HubBooks::put;
  Result<std::optional<DeviceRow>> device(DeviceNumber device) override {
    return kept(shelf_.devices, device);
  }
  Outcome put(const DeviceRow& row) override {
    shelf_.devices[row.device] = row;
    return Done{};
  }
  Outcome append(const LogRow& row) override {
    if (!shelf_.log.emplace(row.id, row).second) return Refusal::StoreIsUnavailable;
    shelf_.told.emplace(row.event, row.id);
    return Done{};
  }
  Result<std::vector<LogRow>> log(FactId from, sync::Sequence to) override {
    std::vector<LogRow> rows;
    for (const auto& [id, row] : shelf_.log) {
      const bool is_here = id.device == from.device && id.epoch == from.epoch;
      if (is_here && from.sequence <= id.sequence && id.sequence <= to) rows.push_back(row);
    }
    return rows;
  }
  Result<std::optional<LogRow>> told(const EventId& event) override {
    const auto at = shelf_.told.find(event);
    return at == shelf_.told.end() ? std::optional<LogRow>() : kept(shelf_.log, at->second);
  }

  Outcome put_limit(const std::string& store, const sync::MemberLimit& limit) override {
    shelf_.due.erase({store, limit.member});
    const auto at = shelf_.limits.find({store, limit.member});
    if (at != shelf_.limits.end() && at->second.limit == limit) return Done{};
    TRY(const std::int64_t place, next("limit/" + store));
    shelf_.limits[{store, limit.member}] = {place, limit};
    return Done{};
  }
  Result<std::vector<PlacedLimit>> limits_after(const std::string& store, Cursor after,
                                                std::size_t most) override {
    std::map<Cursor, PlacedLimit> found;
    for (const auto& [key, placed] : shelf_.limits)
      if (key.first == store && placed.place > after) found[placed.place] = placed;
    std::vector<PlacedLimit> limits;
    for (const auto& [place, placed] : found)
      if (limits.size() < most) limits.push_back(placed);
    return limits;
  }

  Result<std::optional<Lease>> lease(const std::string& id) override {
    return kept(shelf_.leases, id);
  }
  Outcome put(const Lease& lease) override {
    shelf_.leases[lease.id] = lease;
    return Done{};
  }
  Result<std::vector<Lease>> leases_of(DeviceNumber device) override {
    return open_leases([&](const Lease& lease) { return lease.device == device; });
  }
  Result<std::vector<Lease>> leases_for(const MemberId& member) override {
    return open_leases([&](const Lease& lease) { return lease.member == member; });
  }
  Result<std::vector<Lease>> leases_ended(sync::Instant before, std::size_t most) override {
    auto found = open_leases([&](const Lease& lease) { return lease.ends < before; });
    if (found.size() > most) found.resize(most);
    return found;
  }

  Outcome put(const HeldRefund& held) override {
    shelf_.held[held.id] = held;
    return Done{};
  }
  Result<std::vector<HeldRefund>> held_for(const EventId& sale) override {
    std::vector<HeldRefund> found;
    for (const auto& [id, held] : shelf_.held)
      if (held.sale == sale) found.push_back(held);
    return found;
  }
  Outcome remove_held(FactId id) override {
    shelf_.held.erase(id);
    return Done{};
  }
  Outcome add_liability(const std::string& store, Points points) override {
    shelf_.liabilities[store] += points;
    return Done{};
  }
  Result<std::vector<std::pair<std::string, Points>>> liabilities() override {
    return std::vector<std::pair<std::string, Points>>(shelf_.liabilities.begin(),
                                                       shelf_.liabilities.end());
  }
  Result<std::vector<MemberId>> due(const std::string& store, std::size_t most) override {
    std::vector<MemberId> members;
    for (const auto& [where, member] : shelf_.due)
      if (where == store && members.size() < most) members.push_back(member);
    return members;
  }
  Result<std::int64_t> next(std::string_view name) override {
    return ++shelf_.sequences[std::string(name)];
  }

 protected:
  Result<std::string> home(const MemberId& member) override {
    return kept(shelf_.homes, member).value_or(std::string());
  }
  Outcome put_home(const MemberId& member, const std::string& store) override {
    if (!store.empty()) shelf_.homes[member] = store;
    return Done{};
  }

 private:
  template <class Table, class Key>
  static std::optional<typename Table::mapped_type> kept(const Table& table, const Key& key) {
    const auto at = table.find(key);
    if (at == table.end()) return std::nullopt;
    return at->second;
  }
  template <class Is>
  std::vector<Lease> open_leases(Is is) {
    std::vector<Lease> found;
    for (const auto& [id, lease] : shelf_.leases)
      if (lease.is_open() && is(lease)) found.push_back(lease);
    return found;
  }

  HubShelf& shelf_;
};

}  // namespace

std::unique_ptr<HubBooks> memory_hub(HubShelf& shelf, Transaction& transaction,
                                     const ProgrammeId& programme, const Currency& currency) {
  return std::make_unique<MemoryHub>(shelf, transaction, programme, currency);
}

void note_moved(HubShelf& shelf, const MemberId& member, const std::string& place) {
  if (!place.empty()) shelf.homes.emplace(member, place);
  const auto home = shelf.homes.find(member);
  if (home != shelf.homes.end()) shelf.due.emplace(home->second, member);
}

}  // namespace yearward::server
