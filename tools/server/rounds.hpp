// Sends what waits in hooks' queues, in the background: claims what is due, hands it to the
// courier, writes down how it went. Several servers may do so on one database. It refuses to know
// sockets.
#pragma once

#include <condition_variable>
#include <map>
#include <mutex>
#include <string>
#include <thread>

#include "tools/server/courier.hpp"
#include "tools/server/log.hpp"
#include "tools/server/metrics.hpp"
#include "tools/server/rule_book.hpp"
#include "tools/server/writer.hpp"

namespace yearward::server {

class Rounds {
 public:
  // What it works with; all outlive it.
  struct Place {
    Store& store;
    const Clock& clock;
    const Log& log;
    RuleBook& rule_book;
    Metrics& metrics;
    Writer& writer;
  };
  // Without a courier nothing is sent, and no thread is started.
  Rounds(const Place& place, Courier* courier);
  Rounds(const Rounds&) = delete;
  Rounds& operator=(const Rounds&) = delete;
  ~Rounds() { finish(); }

  // Something may be due now; otherwise it looks every second. From any thread.
  void wake();
  // Ends what is on its way: it is sent again by whoever starts next. Pre: the writer still writes.
  void finish();

 private:
  // Of one hook, so that one that is slow keeps no other waiting.
  static constexpr std::size_t kMostOnTheWay = 16;

  void run();
  void go_once();
  void serve(const Hook& hook);
  void claim(const Hook& hook, std::vector<Waiting> due);
  void send(const Hook& hook, const Waiting& claimed);
  void settle(const Hook& hook, const Waiting& claimed, Attempted attempted);
  void note(const Hook& hook, const Waiting& claimed, const Attempted& attempted,
            Settled settled);
  void has_ended(const Hook& hook, std::size_t count);

  const Place place_;
  Courier* const courier_;
  std::mutex mutex_;
  std::condition_variable is_woken_;
  std::map<std::string, std::size_t> on_the_way_;  // a hook each
  bool has_work_ = false;
  bool is_finishing_ = false;
  std::thread thread_;
};

}  // namespace yearward::server
