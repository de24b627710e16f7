// A thread that looks, the writer that claims and settles, the courier that carries.
#include "tools/server/rounds.hpp"

#include <sodium.h>

#include <algorithm>
#include <chrono>

namespace yearward::server {
namespace {

constexpr std::chrono::seconds kBeat{1};
constexpr std::uint32_t kMostJitter = 200;  // thousandths, either way

std::string key_of(const Hook& hook) { return hook.programme.text + '\n' + hook.id; }

}  // namespace

Rounds::Rounds(const Place& place, Courier* courier) : place_(place), courier_(courier) {
  if (courier_) thread_ = std::thread([this] { run(); });
}

void Rounds::wake() {
  {
    const std::lock_guard lock(mutex_);
    has_work_ = true;
  }
  is_woken_.notify_one();
}

void Rounds::finish() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    is_finishing_ = true;
  }
  is_woken_.notify_one();
  thread_.join();
  courier_->finish();
}

void Rounds::run() {
  while (true) {
    {
      std::unique_lock lock(mutex_);
      is_woken_.wait_for(lock, kBeat, [&] { return has_work_ || is_finishing_; });
      if (is_finishing_) return;
      has_work_ = false;
    }
    go_once();
  }
}

// A store that is away is asked again with the next beat.
void Rounds::go_once() {
  for (const ProgrammeId& programme : place_.rule_book.programmes()) {
    const auto hooks = hooks_of(place_.store, programme);
    if (!hooks.ok()) return;
    for (const Hook& hook : hooks.value()) serve(hook);
  }
}

void Rounds::serve(const Hook& hook) {
  std::size_t room = 0;
  {
    const std::lock_guard lock(mutex_);
    room = kMostOnTheWay - std::min(kMostOnTheWay, on_the_way_[key_of(hook)]);
  }
  if (room == 0) return;
  auto due = due_deliveries(place_.store, hook, place_.clock.seconds(), room);
  if (!due.ok() || due.value().empty()) return;
  claim(hook, std::move(due).value());
}

void Rounds::claim(const Hook& hook, std::vector<Waiting> due) {
  {
    const std::lock_guard lock(mutex_);
    on_the_way_[key_of(hook)] += due.size();
  }
  const std::size_t count = due.size();
  const auto claimed = std::make_shared<std::vector<Waiting>>();
  const auto work = [this, hook, due = std::move(due), claimed](Transaction& transaction)
      -> Outcome {
    claimed->clear();
    for (const Waiting& waiting : due) {
      TRY(auto mine, claim_delivery(transaction, hook, waiting, place_.clock.seconds()));
      if (mine) claimed->push_back(std::move(*mine));
    }
    return Done{};
  };
  const auto then = [this, hook, count, claimed](const Outcome& outcome) {
    if (!outcome.ok()) claimed->clear();
    has_ended(hook, count - claimed->size());
    for (const Waiting& waiting : *claimed) send(hook, waiting);
  };
  if (!place_.writer.submit({work, then})) has_ended(hook, count);
}

void Rounds::send(const Hook& hook, const Waiting& claimed) {
  Parcel parcel{hook.address,
                signed_delivery(hook, claimed.delivery, place_.clock.seconds()),
                claimed.delivery.body};
  courier_->send(std::move(parcel), [this, hook, claimed](const Attempted& attempted) {
    settle(hook, claimed, attempted);
  });
}

void Rounds::settle(const Hook& hook, const Waiting& claimed, Attempted attempted) {
  attempted.jitter =
      static_cast<std::int64_t>(randombytes_uniform(2 * kMostJitter + 1)) - kMostJitter;
  const auto settled = std::make_shared<Settled>(Settled::Gone);
  const auto work = [this, hook, claimed, attempted, settled](Transaction& transaction)
      -> Outcome {
    TRY(*settled,
        settle_delivery(transaction, hook, claimed, attempted, place_.clock.seconds()));
    return Done{};
  };
  const auto then = [this, hook, claimed, attempted, settled](const Outcome& outcome) {
    // What could not be written down is sent again when its claim is over.
    if (outcome.ok()) note(hook, claimed, attempted, *settled);
    has_ended(hook, 1);
    wake();
  };
  if (!place_.writer.submit({work, then})) has_ended(hook, 1);
}

void Rounds::note(const Hook& hook, const Waiting& claimed, const Attempted& attempted,
                  Settled settled) {
  switch (settled) {
    case Settled::Gone: return;
    case Settled::Arrived: place_.metrics.delivery("arrived"); return;
    case Settled::Later:
      if (attempted.end == Attempted::End::Stopped) return;
      place_.metrics.delivery("failed");
      break;
    case Settled::SetAside:
      place_.metrics.delivery("failed");
      place_.metrics.delivery("set_aside");
      break;
  }
  place_.log.warn(settled == Settled::Later ? "webhook_failed" : "webhook_set_aside",
                  {{"hook", hook.id},
                   {"delivery", claimed.delivery.id},
                   {"attempt", claimed.delivery.attempts},
                   {"how", attempted.how}});
}

void Rounds::has_ended(const Hook& hook, std::size_t count) {
  const std::lock_guard lock(mutex_);
  std::size_t& here = on_the_way_[key_of(hook)];
  here -= std::min(here, count);
}

}  // namespace yearward::server
