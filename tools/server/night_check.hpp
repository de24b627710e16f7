// Goes over every account once a night, a slice at a time: what does not add up is under review by
// the morning, and what only time has changed is told to those who asked. It refuses to know HTTP.
#pragma once

#include <map>
#include <mutex>
#include <vector>

#include "tools/server/intake.hpp"
#include "tools/server/log.hpp"
#include "tools/server/metrics.hpp"
#include "tools/server/notices.hpp"
#include "tools/server/pin_pool.hpp"
#include "tools/server/self_check.hpp"
#include "tools/server/writer.hpp"

namespace yearward::server {

class NightCheck {
 public:
  // What it works with; all outlive it. Its slices are read where PINs are tried, and written by
  // the writer, which alone knows intake and notices.
  struct Place {
    Store& store;
    const Clock& clock;
    const Log& log;
    RuleBook& rule_book;
    Metrics& metrics;
    PinPool& pins;
    Writer& writer;
    Intake& intake;
    Notices& notices;
  };
  explicit NightCheck(const Place& place) : place_(place) {}

  // Begins tonight's walk, or goes on with it, of each programme: from two in the morning of its
  // civil time. One slice after another; another server that walks too takes the slices in turn.
  void beat();

 private:
  static constexpr std::size_t kMostASlice = 100;  // members

  struct Walk {
    std::string night;               // the day it is for
    std::vector<Member> members;     // in order of id
    bool is_done = false;
    bool is_under_way = false;
  };
  struct Slice {
    ProgrammeId programme;
    std::string night;
    std::size_t from = 0, next = 0, all = 0;
    std::vector<Checked> found;
  };
  void begin(const ProgrammeId& programme);
  void go_on(const ProgrammeId& programme);
  // False when the night is over, the store is away or somebody else is ahead to the end.
  Result<bool> read(const ProgrammeId& programme, const Rules& rules, Slice& slice);
  Outcome keep(Transaction& transaction, const Rules& rules, Slice& slice);
  Outcome remember(Transaction& transaction, const Rules& rules, Checked& checked);
  void note(const Slice& slice);
  void end(const ProgrammeId& programme);

  const Place place_;
  std::mutex mutex_;
  std::map<ProgrammeId, Walk> walks_;
};

}  // namespace yearward::server
