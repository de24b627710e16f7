// Webhooks as the store keeps them: who asked to be told of what, and each delivery until it has
// arrived or is set aside. It refuses to know sockets, and how an event came to be.
//
// A delivery is written in the transaction of the event it tells, so neither is there without the
// other. It has a name that follows from the event, and keeps it however often it is sent:
// receivers who remember names count nothing twice.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tools/server/store.hpp"

namespace yearward::server {

enum class NoticeKind : std::uint8_t {
  PointsPosted,
  LevelChanged,
  PointsLapsing,
  RewardRedeemed,
  kCount,
};
inline constexpr std::size_t kNoticeKinds = static_cast<std::size_t>(NoticeKind::kCount);
std::string_view name_of(NoticeKind kind);

// Something that hooks may be told. `data` is a JSON object: ids and amounts, never a name, a card
// or a phone. `identity` tells it from every other of its kind.
struct Notice {
  NoticeKind kind = NoticeKind::PointsPosted;
  std::string identity;
  std::string data;
};

// A secret that signs: "whsec_" and base64 of 32 bytes. Kept as it is, for it is used to sign.
struct HookSecret {
  std::string text;
  std::int64_t until = 0;  // seconds since 1970 UTC after which it signs no more; 0: no end
  bool operator==(const HookSecret&) const = default;
};

struct Hook {
  ProgrammeId programme;
  std::string id;
  std::string address;
  std::vector<NoticeKind> kinds;
  std::vector<HookSecret> secrets;  // the newest first
  std::int64_t created = 0;
  bool wants(NoticeKind kind) const;
  bool operator==(const Hook&) const = default;
};

struct Delivery {
  std::string id;     // "msg_…", the same each time it is sent
  std::string kind;
  std::string body;   // as it is sent and signed
  std::int64_t first = 0;  // when it was written
  std::int64_t attempts = 0;
  std::string last;   // how the last attempt went: "status 500", "timed out"…
  bool operator==(const Delivery&) const = default;
};

inline constexpr std::size_t kMostHooks = 8;             // a programme
inline constexpr std::int64_t kOldSecretSeconds = 86'400;  // both sign so long after a change
inline constexpr std::int64_t kHookClaimSeconds = 60;      // a sender that died is waited for
inline constexpr std::int64_t kSetAsideSeconds = 30 * 86'400;

std::string new_hook_secret();

Result<std::vector<Hook>> hooks_of(Reading& reading, const ProgrammeId& programme);
Result<std::optional<Hook>> hook_of(Reading& reading, const ProgrammeId& programme,
                                    const std::string& id);
Outcome put_hook(Transaction& transaction, const Hook& hook);
Outcome remove_hook(Transaction& transaction, const Hook& hook);

// Writes a delivery for a hook, due now. One of the same name that waits is written over.
Outcome put_delivery(Transaction& transaction, const Hook& hook, const Notice& notice,
                     std::int64_t now);

// A delivery that waits, where it stands in its hook's queue.
struct Waiting {
  FileKey key;
  Delivery delivery;
};
// At most `most` that are due, those that waited longest first.
Result<std::vector<Waiting>> due_deliveries(Reading& reading, const Hook& hook, std::int64_t now,
                                            std::size_t most);
// How many wait, counting no further than `most`.
Result<std::size_t> waiting_deliveries(Reading& reading, const Hook& hook, std::size_t most);
// Takes one to send it: of any number of servers one gets it. What is then not settled (whoever
// sends it has died) is due again after kHookClaimSeconds.
Result<std::optional<Waiting>> claim_delivery(Transaction& transaction, const Hook& hook,
                                              const Waiting& waiting, std::int64_t now);
// How an attempt ended; one that our own stop ended does not count as one.
struct Attempted {
  enum class End : std::uint8_t { Arrived, Failed, Stopped };
  End end = End::Failed;
  std::string how;
  std::int64_t jitter = 0;  // thousandths of the wait to add, from −200 to 200
};
// Gone: it was somebody else's by then.
enum class Settled : std::uint8_t { Gone, Arrived, Later, SetAside };
Result<Settled> settle_delivery(Transaction& transaction, const Hook& hook,
                                const Waiting& claimed, const Attempted& attempted,
                                std::int64_t now);
// Those set aside after the last attempt, in order of name.
Result<std::vector<Delivery>> deliveries_set_aside(Reading& reading, const Hook& hook,
                                                   std::size_t most);
// Puts one that was set aside back into the queue, or all of them; returns how many.
Result<std::int64_t> resend(Transaction& transaction, const Hook& hook, const std::string& id,
                            std::int64_t now);

// The waits between attempts; after the last of them a delivery is set aside: 11 attempts in 36 h.
inline constexpr std::array<std::int64_t, 10> kHookWaits = {5,     30,    120,    600,    1'800,
                                                            3'600, 7'200, 18'000, 36'000, 64'800};

// The three headers of a delivery. Source: the Standard Webhooks specification, symmetric v1: the
// HMAC-SHA-256 of "id.timestamp.body", by every secret that still signs.
struct HookHeaders {
  std::string id, timestamp, signature;
};
HookHeaders signed_delivery(const Hook& hook, const Delivery& delivery, std::int64_t now);
// Whether the headers were signed with this secret, and not longer than `tolerance` ago: what a
// receiver asks, and the tests with it.
bool is_signed_with(const std::string& secret, const HookHeaders& headers, std::string_view body,
                    std::int64_t now, std::int64_t tolerance = 300);

}  // namespace yearward::server
