// A device on its way through a world: its owner (who sells, redeems, refunds), its disk, its clock
// and its crashes. It drives the replica as an adapter would; the plants of the device's side are
// slips of this driver.
#pragma once

#include <memory>

#include "tests/simulation/disk.hpp"
#include "tests/simulation/server.hpp"

namespace yearward::simulation {

class World;

class Tablet {
 public:
  Tablet(World& world, DeviceNumber number, std::string store, std::optional<MemberId> owner);

  void start();                        // reads the disk; enrols anew when it holds nothing
  void die(bool power_cut);
  void act();                          // somebody does something at it
  void ask();                          // one request, over the network
  void take(const Reply& reply);       // an answer arrived
  void lose_image();
  void wipe();
  void copy_disk();
  void put_back();
  void set_clock(std::int64_t off) { clock_off_ = off; }
  void begin_outage(Millis until) { offline_until_ = until; }
  // All is well from now on: as much of the way to rest as one call can go; true when it is there.
  bool settle();

  bool runs() const { return device_.has_value(); }
  bool is_online() const;
  const Device& device() const { return *device_; }
  DeviceNumber number() const { return number_; }
  bool lost_image() const { return lost_image_; }
  const std::optional<MemberId>& owner() const { return owner_; }
  const std::string& store() const { return store_; }

 private:
  ClockReading clock() const;
  Room room() const;
  bool dies(std::size_t times = 1);    // at this step of writing, so much likelier than others
  bool record(const Deed& deed);       // draft, journal, flush, done
  void keep_receipt(const Fact& fact);
  bool keep(const Change& change);
  bool rotate();
  void give_back_due();
  Deed next_deed();
  Deed sale() const;
  Deed spend();
  std::optional<Deed> refund();
  std::vector<MemberId> wanted();
  void write_from_second_tab();
  void say(const std::string& what) const;

  World& world_;
  const DeviceNumber number_;
  const std::string store_;
  const std::optional<MemberId> owner_;  // of a phone
  Disk disk_;
  std::optional<Disk> copy_;
  std::optional<Device> device_;
  std::uint32_t starts_ = 0;
  Millis up_since_ = 0, offline_until_ = 0;
  std::int64_t clock_off_ = 0, drift_ = 0;
  bool lost_image_ = false;
};

}  // namespace yearward::simulation
