// The simulated server: two processes on one store, which crash before and after they commit. The
// plants of the server's side live here, around the hub, never inside it.
#pragma once

#include <functional>

#include "core/sync/hub.hpp"
#include "tests/simulation/memory_hub.hpp"
#include "tests/simulation/plants.hpp"
#include "tests/simulation/swarm.hpp"
#include "tests/simulation/witness.hpp"

namespace yearward::simulation {

// Seals that are no secret: the simulator forges none.
struct PlainSeals : Sealer, SealChecker {
  DeviceNumber signs = 0;
  std::string sealed(std::string_view text) override { return made(signs, text); }
  bool is_sealed(DeviceNumber device, std::string_view text, std::string_view seal) override {
    return made(device, text) == seal;
  }
  static std::string made(DeviceNumber device, std::string_view text);
};

// The store, with what a plant makes it do wrong.
class PlantedHub : public MemoryHub {
 public:
  explicit PlantedHub(Plant plant) : plant_(plant) {}
  Outcome put(const Lease& lease) override;
  Outcome put(const DeviceRow& device) override { return MemoryHub::put(device); }
  Outcome put(const MemberRow& member) override { return MemoryHub::put(member); }
  Outcome put(const HeldRefund& refund) override { return MemoryHub::put(refund); }
  Outcome add_liability(const std::string& place, Points points) override;
  Result<std::vector<PlacedLimit>> limits_after(const std::string& place, Cursor after,
                                                std::size_t most) override;
  Result<std::vector<LogRow>> log(FactId from, Sequence to) override;
  void pretend(std::map<Sequence, Digest> links) { links_ = std::move(links); }

 private:
  const Plant plant_;
  std::map<Sequence, Digest> links_;
};

class Server {
 public:
  Server(const Versions& versions, const Swarm& swarm, Plant plant, Chance& chance,
         Witness& witness, Counts& counts);

  // What came of a request; nothing when the server died over it.
  std::optional<Reply> answer(Request request, Instant now, bool may_crash);
  void tend(Instant now);
  void change_rules(const Versions& versions, std::string digest);
  void merge(const MemberId& from, const MemberId& into, Instant now);
  void unmerge(const MemberId& from, Instant now);
  void remove(const MemberId& member);
  std::optional<DeviceRow> enrol(DeviceNumber device, const std::string& store, Instant now);
  std::optional<Points> post(const Event& event, Instant now);
  // What came of a receipt; nothing when it was refused, or the server died over it.
  std::optional<Brought> bring(const Receipt& receipt, Instant now, bool may_crash);
  // Messages that only plants send: beside the log, and instead of it.
  void give_back(const std::string& lease, Instant now);
  void take_balance(const std::string& store, const MemberId& member, Points balance);

  MemoryHub& store() { return store_; }
  const Versions& versions() const { return *versions_; }
  bool is_up = true;

 private:
  bool finish(bool good, bool may_crash);
  // Mostly one process; whenever the other one wrote, what this one had kept is out of date.
  Hub& hub() { return hubs_[chance_.below(16) == 0 ? 1 : 0]; }
  void plant_before(Request& request, Instant now);
  void plant_after(const Request& request, Reply& reply, Instant now, Sequence upto_before);

  const Versions* versions_;
  const Swarm& swarm_;
  const Plant plant_;
  Chance& chance_;
  Witness& witness_;
  Counts& counts_;
  PlainSeals seals_;
  PlantedHub store_;
  std::vector<Hub> hubs_;
};

}  // namespace yearward::simulation
