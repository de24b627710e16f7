// What operators measure, as Prometheus reads it: counters and histograms by route and result. It
// refuses to carry anything about a person: labels are names of ours.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace yearward::server {

// What is read at the moment of asking.
struct Gauges {
  std::size_t queued = 0;               // jobs that wait for the writer
  std::int64_t database_bytes = 0;
  std::int64_t last_backup = 0;         // seconds since 1970 UTC; 0: never
  std::size_t hooks_waiting = 0;        // deliveries not yet arrived nor set aside
  std::size_t hooks_set_aside = 0;
  std::size_t under_review = 0;         // accounts that did not add up
  bool is_draining = false;
};

class Metrics {
 public:
  void answered(std::string_view route, int status, std::int64_t microseconds);
  void event(std::string_view result);
  void committed(std::int64_t jobs, std::int64_t microseconds);
  void sign_in_failed(std::string_view kind);
  // From when an event occurred until it was accepted here; devices, tills, staff or members.
  void synced(std::string_view kind, std::int64_t seconds);
  // How far a device's clock was ahead (or behind, below zero) when it last spoke.
  void skewed(std::int64_t seconds);
  // A webhook's delivery: "written", "arrived", "failed" (each attempt), "set_aside".
  void delivery(std::string_view result, std::int64_t count = 1);
  // A member's account, by what the nightly check found: "good", "sum_is_wrong"…
  void checked(std::string_view finding);
  // Shape: text/plain; version=0.0.4.
  std::string text(const Gauges& gauges) const;

 private:
  // Counts in rising buckets, the last without an end.
  struct Histogram {
    std::array<std::int64_t, 16> counts{};
    std::int64_t sum = 0, count = 0;
  };
  template <std::size_t Size>
  static void add(Histogram& histogram, const std::array<std::int64_t, Size>& edges,
                  std::int64_t value);
  template <std::size_t Size>
  static void print(std::string& text, std::string_view name, const std::string& labels,
                    const Histogram& histogram, const std::array<std::int64_t, Size>& edges,
                    std::int64_t steps_a_unit);

  mutable std::mutex mutex_;
  std::map<std::pair<std::string, int>, std::int64_t> requests_;
  std::map<std::string, Histogram, std::less<>> durations_;
  std::map<std::string, std::int64_t, std::less<>> events_, failures_, deliveries_, checked_;
  std::map<std::string, Histogram, std::less<>> lags_;
  Histogram batches_, commits_, skews_;
};

}  // namespace yearward::server
