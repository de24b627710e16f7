// A counter a reward, among the store's others; its row is held from the first look to the commit.
#include "tools/server/shelves.hpp"

#include "core/engine/refund.hpp"
#include "tools/server/audit.hpp"
#include "tools/server/intake.hpp"
#include "tools/server/tally.hpp"

namespace yearward::server {
namespace {

CounterKey shelf_key(const ProgrammeId& programme, const RewardId& reward) {
  return tally_key("stock", programme, reward.text);
}

// Today's version, or the first when none is in force yet.
const Programme& today_of(const Rules& rules, const Clock& clock) {
  const auto version =
      version_on(rules.versions, moment_now(rules.newest(), clock).day);
  return version.ok() ? *version.value() : rules.versions.front();
}

// The event that a redemption's refund, which gave all of it back, refers to.
const Event* given_back_by(const Account& account, const Event& refund) {
  const auto original = account.known.place_of(account.events, refund.refers_to);
  if (!original || account.events[*original].type != EventType::Redeem) return nullptr;
  const auto left = remaining_of(account, *original, nullptr);
  return left.ok() && left.value().gone ? &account.events[*original] : nullptr;
}

}  // namespace

Result<std::vector<Shelf>> shelves_of(Reading& reading, const Programme& programme,
                                      const ProgrammeId& id) {
  std::vector<Shelf> shelves;
  for (const Reward& reward : programme.rewards) {
    if (reward.stock < 0) continue;
    TRY(const std::int64_t taken, reading.counted(shelf_key(id, reward.id)));
    shelves.push_back({reward.id, reward.stock, taken});
  }
  return shelves;
}

std::optional<std::int64_t> Shelves::stock_of(const Rules& rules, const RewardId& reward) const {
  for (const Reward& offered : today_of(rules, clock_).rewards) {
    if (offered.id == reward && offered.stock >= 0) return offered.stock;
  }
  return std::nullopt;
}

Result<std::optional<std::int64_t>> Shelves::look(Transaction& transaction,
                                                  const ProgrammeId& programme,
                                                  const Rules& rules, const Event& event,
                                                  Asks asks) {
  if (event.type != EventType::Redeem) return std::optional<std::int64_t>{};
  const auto stock = stock_of(rules, event.reward);
  if (!stock) return std::optional<std::int64_t>{};
  TRY(const std::int64_t taken, transaction.count(shelf_key(programme, event.reward), 0));
  if (taken >= *stock && asks == Asks::Whether) {
    return Problem{Refusal::RewardIsOutOfStock, "/reward", event.reward.text};
  }
  return std::optional<std::int64_t>{*stock - taken - 1};
}

Outcome Shelves::move(Transaction& transaction, const ProgrammeId& programme, const Rules& rules,
                      const Event& event, std::int64_t change) {
  const auto stock = stock_of(rules, event.reward);
  if (!stock) return Done{};
  TRY(const std::int64_t taken, transaction.count(shelf_key(programme, event.reward), change));
  if (change < 0 || taken <= *stock) return Done{};
  overdrawn_.push_back({event.reward, *stock, taken});
  AuditLine line;
  line.at = clock_.seconds();
  line.event = "stock_below_zero";
  line.programme = programme;
  line.subject = event.reward.text;
  line.detail = "stock=" + std::to_string(*stock) + " taken=" + std::to_string(taken) +
                " event=" + event.id.text + " place=" + event.place;
  return audit(transaction, line);
}

Outcome Shelves::count(Transaction& transaction, const ProgrammeId& programme,
                       const Rules& rules, const Account& account, const EventId& id) {
  const auto place = account.known.place_of(account.events, id);
  if (!place || !counted_.insert(id).second) return Done{};
  const Event& event = account.events[*place];
  if (event.type == EventType::Redeem) {
    return move(transaction, programme, rules, event, 1);
  }
  if (event.type != EventType::Refund) return Done{};
  const Event* const back = given_back_by(account, event);
  return back ? move(transaction, programme, rules, *back, -1) : Outcome(Done{});
}

}  // namespace yearward::server
