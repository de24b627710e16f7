// What people do at a device, and what befalls its disk.
#include "tests/simulation/tablet.hpp"
#include "tests/simulation/world.hpp"

namespace yearward::simulation {

namespace {

std::uint16_t some_staff(Chance& chance) {
  return static_cast<std::uint16_t>(chance.below(65'536));
}

}  // namespace

Deed Tablet::sale() const {
  Chance& chance = world_.chance;
  Deed deed;
  deed.event.member = world_.members[chance.below(world_.members.size())];
  if (chance.below(60) == 0) deed.event.member = MemberId{"stranger"};
  deed.event.amount = chance.money_up_to(Money{chance.below(8) == 0 ? 900'000 : 60'000});
  // The tablet's own reckoning: right but for levels, member days and rules it has not heard of.
  deed.claim = Points{deed.event.amount.count / 100};
  return deed;
}

// Of a member it has a lease for, or of somebody; sometimes a reward, mostly points at the till.
Deed Tablet::spend() {
  Chance& chance = world_.chance;
  Deed deed;
  deed.kind = Fact::Kind::Spend;
  deed.event.type = EventType::Redeem;
  deed.event.member = world_.members[chance.below(world_.members.size())];
  const auto& leases = device_->image().leases;
  if (leases.empty() || chance.below(8) == 0) {
    deed.claim = Points{1 + chance.below(60)};
    return deed;
  }
  const Lease& lease = leases[chance.below(leases.size())];
  deed.event.member = lease.member;
  const Points rest = device_->spendable(lease, clock());
  const Reward& cheapest = world_.server->versions().front().rewards.front();
  if (rest >= cheapest.price && chance.below(2) == 0) {
    deed.event.reward = cheapest.id;
    deed.claim = cheapest.price;
  } else {
    deed.claim = Points{1 + chance.below(static_cast<std::size_t>(rest.count) + 5)};
  }
  return deed;
}

std::optional<Deed> Tablet::refund() {
  Chance& chance = world_.chance;
  if (world_.sales.empty()) return std::nullopt;
  const World::Sale& sale = world_.sales[chance.below(world_.sales.size())];
  Deed deed;
  deed.event.type = EventType::Refund;
  deed.event.member = sale.member;
  deed.event.refers_to = sale.id;
  if (chance.below(2) == 0) deed.event.amount = chance.money_up_to(sale.amount);
  const Money back = deed.event.amount.count > 0 ? deed.event.amount : sale.amount;
  deed.claim = Points{-(back.count / 100)};
  return deed;
}

Deed Tablet::next_deed() {
  Chance& chance = world_.chance;
  const std::size_t pick = chance.below(100);
  Deed deed = pick < 62 ? sale() : spend();
  if (pick >= 90)
    if (auto back = refund()) deed = *back;
  deed.version = chance.below(100) < world_.swarm.old_versions ? kOldestFactVersion : kFactVersion;
  deed.staff = some_staff(chance);
  return deed;
}

std::vector<MemberId> Tablet::wanted() {
  std::vector<MemberId> wanted;
  if (owner_ || world_.is_calm() || world_.chance.below(3) != 0) return wanted;
  for (std::size_t count = 1 + world_.chance.below(3); count > 0; --count) {
    const MemberId& member = world_.members[world_.chance.below(world_.members.size())];
    if (!device_->lease_of(member, clock())) wanted.push_back(member);
  }
  return wanted;
}

void Tablet::lose_image() {
  if (device_) return;
  if (!disk_.image) return;
  disk_.image.reset();
  lost_image_ = true;
  // A page that loses its database keeps its journal; it is the newest of its epochs.
  while (disk_.journals.size() > 1) disk_.journals.erase(disk_.journals.begin());
  ++world_.counts.images_lost;
  say("finds its database gone");
}

void Tablet::wipe() {
  device_.reset();
  disk_ = {};
  copy_.reset();
  lost_image_ = true;
  world_.witness.destroyed(number_);
  ++world_.counts.wipes;
  say("is wiped");
  world_.later(kMinute, [this] { start(); });
}

void Tablet::copy_disk() { copy_ = disk_; }

void Tablet::put_back() {
  if (!copy_) return;
  device_.reset();
  disk_ = *copy_;
  for (auto& [epoch, file] : disk_.journals) file.flushed = file.bytes.size();
  lost_image_ = true;
  world_.witness.destroyed(number_);
  ++world_.counts.rollbacks;
  say("is put back from a copy");
  world_.later(kMinute, [this] { start(); });
}

bool Tablet::settle() {
  if (!device_) start();
  if (!device_) return false;
  const std::size_t unsent = device_->outbox().size();
  const Sequence acked = device_->image().acked;
  std::map<std::string, Cursor> cursors;
  for (const auto& [name, scope] : device_->image().scopes) cursors[name] = scope.cursor;
  ask();
  const bool moved = unsent > 0 || !device_->outbox().empty() || device_->image().acked != acked;
  std::map<std::string, Cursor> after;
  for (const auto& [name, scope] : device_->image().scopes) after[name] = scope.cursor;
  return !moved && cursors == after;
}

}  // namespace yearward::simulation
