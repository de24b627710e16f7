// World: everything that happens, one thing after the other, from one seed. Same seed, same world,
// on every machine. It refuses to know real clocks, networks and disks.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "tests/simulation/tablet.hpp"

namespace yearward::simulation {

struct Programmes {
  std::vector<Versions> steps;  // each with one version more than the one before
};

struct Finding {
  std::uint64_t seed = 0;
  std::vector<std::string> wrong;  // empty: all is well
  std::vector<std::string> story;  // the last lines, when it was told
  std::string swarm;
  Counts counts;
  std::uint64_t hash = 0;
};

class World {
 public:
  World(const Programmes& programmes, std::uint64_t seed, Plant plant, bool telling);
  Finding run();

  Millis now() const { return now_; }
  Instant second() const { return now_ / kSecond; }
  void later(Millis delay, std::function<void()> what);
  void send(Tablet& tablet, const Request& request);
  void tell(const std::string& line);
  bool is_telling() const { return telling_; }
  bool is_calm() const { return calm_; }
  // A sale somebody did, for refunds elsewhere.
  struct Sale {
    EventId id;
    MemberId member;
    Money amount;
  };

  const std::uint64_t seed;
  Chance chance;
  const Swarm swarm;
  const Plant plant;
  Counts counts;
  Witness witness;
  std::unique_ptr<Server> server;
  std::vector<MemberId> members;
  std::vector<Sale> sales;
  std::vector<Receipt> receipts;  // that people kept
  Chance paper;                   // who keeps one, and who brings one when

 private:
  struct Happening {
    Millis at = 0;
    std::uint64_t order = 0;
    std::function<void()> what;
  };
  static bool is_after(const Happening& a, const Happening& b);
  void open();
  void plan_tablet(Tablet& tablet);
  void plan_server();
  void plan_receipts();
  void every(Millis mean, std::function<void()> what);
  void carry(Tablet& tablet, const Reply& reply);
  void rest(Finding& finding);
  void judge_devices(Finding& finding);
  Millis some_millis(Millis most) {  // weeks are more than 32 bits
    return static_cast<Millis>(chance.next() % static_cast<std::uint64_t>(most));
  }
  MemberId some_member() { return members[chance.below(members.size())]; }

  const Programmes& programmes_;
  const bool telling_;
  std::vector<Happening> queue_;
  std::uint64_t order_ = 0;
  Millis now_ = 0, end_ = 0;
  std::size_t rules_ = 0;
  std::int64_t online_ = 0;
  bool calm_ = false;
  std::vector<std::unique_ptr<Tablet>> tablets_;
  std::vector<std::string> story_;
};

}  // namespace yearward::simulation
