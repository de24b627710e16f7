// Counting under one lock, and the text format. Source: Prometheus exposition format 0.0.4.
#include "tools/server/metrics.hpp"

#include "core/base/promise.hpp"

namespace yearward::server {
namespace {

constexpr std::int64_t kMicro = 1'000'000;
constexpr std::array<std::int64_t, 11> kLatencies = {
    500, 1'000, 2'500, 5'000, 10'000, 25'000, 50'000, 100'000, 250'000, 1'000'000, 5'000'000};
constexpr std::array<std::int64_t, 7> kBatches = {1, 2, 5, 20, 100, 400, 1'000};
constexpr std::array<std::int64_t, 9> kLags = {5,      60,      600,     3'600,    21'600,
                                               86'400, 259'200, 604'800, 2'592'000};
constexpr std::array<std::int64_t, 6> kSkews = {5, 60, 300, 3'600, 43'200, 259'200};

// Steps of a millionth (or whole ones) as a decimal number.
std::string decimal(std::int64_t value, std::int64_t steps) {
  if (steps == 1) return std::to_string(value);
  std::string digits = std::to_string(value % steps);
  digits.insert(0, std::to_string(steps).size() - 1 - digits.size(), '0');
  return std::to_string(value / steps) + '.' + digits;
}

void head(std::string& text, std::string_view name, std::string_view type, std::string_view help) {
  text.append("# HELP ").append(name).append(" ").append(help).append("\n# TYPE ");
  text.append(name).append(" ").append(type).append("\n");
}

void line(std::string& text, std::string_view name, const std::string& labels,
          const std::string& value) {
  text.append(name);
  if (!labels.empty()) text.append("{").append(labels).append("}");
  text.append(" ").append(value).append("\n");
}

std::string label(std::string_view name, std::string_view value) {
  return std::string(name) + "=\"" + std::string(value) + '"';
}

}  // namespace

template <std::size_t Size>
void Metrics::add(Histogram& histogram, const std::array<std::int64_t, Size>& edges,
                  std::int64_t value) {
  static_assert(Size < std::tuple_size_v<decltype(histogram.counts)>);
  std::size_t at = 0;
  while (at < Size && value > edges[at]) ++at;
  ++histogram.counts[at];
  histogram.sum += value;
  ++histogram.count;
}

template <std::size_t Size>
void Metrics::print(std::string& text, std::string_view name, const std::string& labels,
                    const Histogram& histogram, const std::array<std::int64_t, Size>& edges,
                    std::int64_t steps) {
  const std::string bucket = std::string(name) + "_bucket";
  const std::string before = labels.empty() ? "" : labels + ',';
  std::int64_t sum = 0;
  for (std::size_t at = 0; at < Size; ++at) {
    sum += histogram.counts[at];
    line(text, bucket, before + label("le", decimal(edges[at], steps)), std::to_string(sum));
  }
  line(text, bucket, before + label("le", "+Inf"), std::to_string(histogram.count));
  line(text, std::string(name) + "_sum", labels, decimal(histogram.sum, steps));
  line(text, std::string(name) + "_count", labels, std::to_string(histogram.count));
}

void Metrics::answered(std::string_view route, int status, std::int64_t microseconds) {
  const std::lock_guard lock(mutex_);
  ++requests_[{std::string(route), status}];
  add(durations_[std::string(route)], kLatencies, microseconds);
}

void Metrics::event(std::string_view result) {
  const std::lock_guard lock(mutex_);
  ++events_[std::string(result)];
}

void Metrics::committed(std::int64_t jobs, std::int64_t microseconds) {
  const std::lock_guard lock(mutex_);
  add(batches_, kBatches, jobs);
  add(commits_, kLatencies, microseconds);
}

void Metrics::sign_in_failed(std::string_view kind) {
  const std::lock_guard lock(mutex_);
  ++failures_[std::string(kind)];
}

void Metrics::synced(std::string_view kind, std::int64_t seconds) {
  const std::lock_guard lock(mutex_);
  add(lags_[std::string(kind)], kLags, seconds < 0 ? 0 : seconds);
}

void Metrics::skewed(std::int64_t seconds) {
  const std::lock_guard lock(mutex_);
  add(skews_, kSkews, seconds < 0 ? -seconds : seconds);
}

void Metrics::delivery(std::string_view result, std::int64_t count) {
  const std::lock_guard lock(mutex_);
  deliveries_[std::string(result)] += count;
}

void Metrics::checked(std::string_view finding) {
  const std::lock_guard lock(mutex_);
  ++checked_[std::string(finding)];
}

std::string Metrics::text(const Gauges& gauges) const {
  const std::lock_guard lock(mutex_);
  std::string text;
  head(text, "http_requests_total", "counter", "Answers by route and status.");
  for (const auto& [key, count] : requests_) {
    line(text, "http_requests_total",
         label("route", key.first) + ',' + label("code", std::to_string(key.second)),
         std::to_string(count));
  }
  head(text, "http_request_duration_seconds", "histogram", "From the whole request to its answer.");
  for (const auto& [route, histogram] : durations_) {
    print(text, "http_request_duration_seconds", label("route", route), histogram, kLatencies,
          kMicro);
  }
  head(text, "ledger_events_total", "counter", "Events by what became of them.");
  for (const auto& [result, count] : events_) {
    line(text, "ledger_events_total", label("result", result), std::to_string(count));
  }
  head(text, "commit_batch_events", "histogram", "Jobs that shared a commit.");
  print(text, "commit_batch_events", {}, batches_, kBatches, 1);
  head(text, "commit_duration_seconds", "histogram", "Work and flush of a commit.");
  print(text, "commit_duration_seconds", {}, commits_, kLatencies, kMicro);
  head(text, "sync_lag_seconds", "histogram", "From an event's moment to its acceptance.");
  for (const auto& [kind, histogram] : lags_) {
    print(text, "sync_lag_seconds", label("device_class", kind), histogram, kLags, 1);
  }
  head(text, "device_clock_skew_seconds", "histogram", "How far devices' clocks are off.");
  print(text, "device_clock_skew_seconds", {}, skews_, kSkews, 1);
  head(text, "auth_failures_total", "counter", "Refused sign-ins, signatures and permissions.");
  for (const auto& [kind, count] : failures_) {
    line(text, "auth_failures_total", label("kind", kind), std::to_string(count));
  }
  head(text, "webhook_deliveries_total", "counter", "Webhooks' deliveries by what became of them.");
  for (const auto& [result, count] : deliveries_) {
    line(text, "webhook_deliveries_total", label("result", result), std::to_string(count));
  }
  head(text, "webhook_deliveries_waiting", "gauge", "Deliveries that have not arrived yet.");
  line(text, "webhook_deliveries_waiting", {}, std::to_string(gauges.hooks_waiting));
  head(text, "webhook_deliveries_set_aside", "gauge", "Deliveries given up for now.");
  line(text, "webhook_deliveries_set_aside", {}, std::to_string(gauges.hooks_set_aside));
  head(text, "accounts_checked_total", "counter", "Accounts by what the nightly check found.");
  for (const auto& [finding, count] : checked_) {
    line(text, "accounts_checked_total", label("finding", finding), std::to_string(count));
  }
  head(text, "accounts_under_review", "gauge", "Accounts that did not add up.");
  line(text, "accounts_under_review", {}, std::to_string(gauges.under_review));
  head(text, "write_queue_depth", "gauge", "Jobs that wait for the writer.");
  line(text, "write_queue_depth", {}, std::to_string(gauges.queued));
  head(text, "db_size_bytes", "gauge", "The database on disk.");
  line(text, "db_size_bytes", {}, std::to_string(gauges.database_bytes));
  head(text, "last_backup_timestamp_seconds", "gauge", "When the last backup ended; 0: never.");
  line(text, "last_backup_timestamp_seconds", {}, std::to_string(gauges.last_backup));
  head(text, "draining", "gauge", "1 while the server is stopping.");
  line(text, "draining", {}, gauges.is_draining ? "1" : "0");
  head(text, "yearward_build_info", "gauge", "1; what was built.");
  line(text, "yearward_build_info", label("compiler", __VERSION__), "1");
  return text;
}

}  // namespace yearward::server
