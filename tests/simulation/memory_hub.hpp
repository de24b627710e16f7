// The hub's store in memory, with transactions that can be undone: what the simulator's server and
// the unit tests keep their books in. It refuses to know the protocol.
#pragma once

#include <functional>
#include <map>
#include <set>

#include "core/sync/hub_store.hpp"

namespace yearward::simulation {

using namespace sync;

class MemoryHub : public HubStore {
 public:
  Result<std::optional<DeviceRow>> device(DeviceNumber device) override;
  Outcome put(const DeviceRow& device) override;
  Outcome append(const LogRow& row) override;
  Result<std::vector<LogRow>> log(FactId from, Sequence to) override;
  Result<std::optional<LogRow>> told(const EventId& event) override;
  Result<std::optional<MemberRow>> member(const MemberId& member) override;
  Outcome put(const MemberRow& member) override;
  Result<bool> is_under_review(const MemberId& member) override {
    return under_review.count(member) == 1;
  }
  Result<Cursor> append(const MemberId& member, const Event& event) override;
  Result<std::vector<PlacedEvent>> events_after(const MemberId& member, Cursor after,
                                                std::size_t most) override;
  Result<Cursor> head(const MemberId& member) override;
  Outcome check(const Event& event) override;
  Outcome put_limit(const std::string& store, const MemberLimit& limit) override;
  Result<std::vector<PlacedLimit>> limits_after(const std::string& store, Cursor after,
                                                std::size_t most) override;
  Result<std::optional<Lease>> lease(const std::string& id) override;
  Outcome put(const Lease& lease) override;
  Result<std::vector<Lease>> leases_of(DeviceNumber device) override;
  Result<std::vector<Lease>> leases_for(const MemberId& member) override;
  Result<std::vector<Lease>> leases_ended(Instant before, std::size_t most) override;
  Outcome put(const HeldRefund& refund) override;
  Result<std::vector<HeldRefund>> held_for(const EventId& sale) override;
  Outcome remove_held(FactId id) override;
  Outcome add_liability(const std::string& store, Points points) override;
  Result<Points> set_aside(const Fund& fund, Points change) override;

  std::set<MemberId> under_review;  // as whoever checks accounts says

  void commit() { undo_.clear(); }
  void roll_back();

  // For whoever looks on.
  const std::map<FactId, LogRow>& facts() const { return facts_; }
  const std::map<std::string, Lease>& leases() const { return leases_; }
  const std::map<MemberId, MemberRow>& members() const { return members_; }
  const std::map<MemberId, std::vector<PlacedEvent>>& streams() const { return streams_; }
  const std::map<std::string, Points>& liability() const { return liability_; }
  const std::map<DeviceNumber, DeviceRow>& devices() const { return devices_; }

 private:
  template <class Table, class Key, class Row>
  void set(Table& table, const Key& key, const Row& row);
  struct Limits {
    Cursor last = 0;
    std::map<MemberId, Cursor> places;
    std::map<Cursor, MemberLimit> by_place;
  };

  std::vector<std::function<void()>> undo_;
  std::map<DeviceNumber, DeviceRow> devices_;
  std::map<FactId, LogRow> facts_;
  std::map<EventId, FactId> told_;
  std::map<MemberId, MemberRow> members_;
  std::map<MemberId, std::vector<PlacedEvent>> streams_;
  std::set<EventId> said_;
  std::map<std::string, Limits> limits_;
  std::map<std::string, Lease> leases_;
  std::set<std::string> open_;
  std::map<FactId, HeldRefund> held_;
  std::map<std::string, Points> liability_;
  std::map<std::pair<std::string, Day>, Points> funds_;
};

}  // namespace yearward::simulation
