// Carries a webhook's delivery to its address: a part that can be exchanged, for tests and for a
// shop's own ways out. It refuses to know what a delivery says and when it is sent again.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "tools/server/hook_address.hpp"
#include "tools/server/hooks.hpp"

namespace yearward::server {

struct Parcel {
  std::string address;
  HookHeaders headers;
  std::string body;
};

class Courier {
 public:
  virtual ~Courier() = default;
  // Told once, on any thread: whether the other end said 200 to 299, and how it went.
  using Then = std::function<void(const Attempted&)>;
  virtual void send(Parcel parcel, Then then) = 0;
  // Ends what is on its way; each is still told of. Nothing is sent after this.
  virtual void finish() = 0;
};

struct CourierSettings {
  HookNetworks networks = HookNetworks::Public;
  std::string authorities;  // a file of certificates beside the system's own; empty: none
  std::int64_t milliseconds = 10'000;  // for all of a delivery, once the name is resolved
};

// Sends over HTTP/1.1 and TLS 1.2 or later. Certificates are checked against the system's
// authorities and the host's name; redirects are not followed, answers are read to 16 KB.
// Refuses: PlaceIsUnknown (no such file of authorities).
Result<std::unique_ptr<Courier>> web_courier(const CourierSettings& settings);

}  // namespace yearward::server
