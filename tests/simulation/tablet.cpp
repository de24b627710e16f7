// The driver of one device: what an adapter does between the replica, the disk and the network.
#include "tests/simulation/tablet.hpp"

#include "tests/simulation/world.hpp"

namespace yearward::simulation {

namespace {
constexpr std::size_t kRare = 40;  // steps so rare that a crash there would hardly ever be met
}

Tablet::Tablet(World& world, DeviceNumber number, std::string store,
               std::optional<MemberId> owner)
    : world_(world), number_(number), store_(std::move(store)), owner_(std::move(owner)) {
  Chance& chance = world_.chance;
  const auto any = [&](std::int64_t most) {
    const auto choices = static_cast<std::size_t>(2 * most);
    return most == 0 ? 0 : static_cast<std::int64_t>(chance.below(choices)) - most;
  };
  clock_off_ = any(world_.swarm.clock_off);
  drift_ = any(world_.swarm.drift);
}

void Tablet::say(const std::string& what) const {
  world_.tell("tablet " + std::to_string(number_) + " " + what);
}

ClockReading Tablet::clock() const {
  const std::int64_t drifted = drift_ * (world_.now() / kHour) / 24;
  return {world_.second() + clock_off_ + drifted, (world_.now() - up_since_) / kSecond};
}

bool Tablet::is_online() const {
  return world_.is_calm() || world_.now() >= offline_until_;
}

Room Tablet::room() const {
  if (world_.is_calm()) return Room::Plenty;
  const std::uint64_t used = disk_.used(), most = world_.swarm.capacity;
  return used * 20 >= most * 19 ? Room::Tight : Room::Plenty;
}

bool Tablet::dies(std::size_t times) {
  if (world_.is_calm() || world_.chance.below(100'000) >= world_.swarm.crash * times)
    return false;
  die(world_.chance.below(100) < world_.swarm.power_cut);
  return true;
}

void Tablet::die(bool power_cut) {
  device_.reset();
  if (power_cut) disk_.cut_power(world_.chance);
  ++(power_cut ? world_.counts.power_cuts : world_.counts.kills);
  say(power_cut ? "loses its power" : "is killed");
  world_.later(kSecond + static_cast<Millis>(world_.chance.below(2 * kHour)), [this] { start(); });
}

void Tablet::start() {
  if (device_) return;
  up_since_ = world_.now();
  Epoch epoch = disk_.image ? disk_.image->epoch : Epoch{0};
  if (!disk_.image && !disk_.journals.empty()) epoch = disk_.journals.rbegin()->first;
  Disk::File& file = disk_.journals[epoch];
  auto opened = Device::opened(disk_.image, file.bytes, clock(), (number_ << 16) + ++starts_,
                               world_.swarm.floats);
  if (!opened.ok()) {  // nothing is left: it is a new device with an old name
    if (!is_online() || !world_.server->is_up) {
      world_.later(10 * kMinute, [this] { start(); });
      return;
    }
    const auto row = world_.server->enrol(number_, store_, world_.second());
    if (!row) return;
    say("is enrolled in epoch " + std::to_string(row->epoch));
    disk_ = {};
    disk_.put(row->epoch, Device::first_journal(number_, row->epoch, store_));
    return start();
  }
  const auto whole = journal_from(file.bytes);
  if (whole.ok() && world_.plant != Plant::TornEndKept) {
    file.bytes.resize(static_cast<std::size_t>(whole.value().whole));
    file.flushed = file.bytes.size();
  }
  if (!disk_.image) {
    disk_.image = opened.value().image();
    follow(*disk_.image, owner_ ? scope_of_member(*owner_) : scope_of_store(store_));
    opened = Device::opened(disk_.image, file.bytes, clock(), (number_ << 16) + ++starts_,
                            world_.swarm.floats);
  }
  device_ = std::move(opened).value();
  std::erase_if(disk_.journals, [&](const auto& kept) { return kept.first != epoch; });
  if (world_.is_telling())
    say("starts with " + std::to_string(device_->outbox().size()) + " unsent");
}

// What was done is done when it is flushed; every step on the way may be the last.
bool Tablet::record(const Deed& deed) {
  const auto drafted = device_->draft(deed, clock(), room());
  if (!drafted.ok()) {
    if (world_.is_telling())
      say("declines: " + std::string(name_of(drafted.problem().refusal)));
    return false;
  }
  const Draft& draft = drafted.value();
  const Fact fact = device_->outbox().back().fact;
  if (dies()) return false;
  Disk::File& file = disk_.journals[device_->image().epoch];
  const bool fits = world_.is_calm() ||
                    disk_.used() + draft.frame.size() <= world_.swarm.capacity;
  if (!fits) {
    ++world_.counts.disks_full;
    if (world_.plant != Plant::FullDiskSaysYes) {
      device_->undone();
      say("is full");
      return false;
    }
  } else {
    // A torn write: as much of the frame as the moment let through.
    const std::size_t through = world_.chance.below(draft.frame.size() + 1);
    file.bytes += draft.frame.substr(0, through);
    if (dies()) return false;
    file.bytes += draft.frame.substr(through);
  }
  if (world_.plant == Plant::DoneBeforeDurable) world_.witness.told(number_, fact);
  if (dies()) return false;
  file.flushed = file.bytes.size();
  device_->kept(draft.sequence);
  if (dies()) return false;
  world_.witness.told(number_, fact);
  keep_receipt(fact);
  ++world_.counts.acknowledged;
  if (deed.version < kFactVersion) ++world_.counts.old_versions;
  if (fact.event.type == EventType::Purchase && deed.kind == Fact::Kind::Happened)
    world_.sales.push_back({fact.event.id, fact.event.member, fact.event.amount});
  if (world_.is_telling())
    say("does " + draft.event.text + ": " + std::string(name_of(fact.event.type)) + " of " +
      fact.event.member.text + ", " + std::to_string(fact.claim.count) + " points" +
      (fact.lease.empty() ? "" : ", lease " + fact.lease));
  return true;
}

// One in four goes home in somebody's pocket.
void Tablet::keep_receipt(const Fact& fact) {
  if (fact.kind == Fact::Kind::Return || world_.paper.below(4) != 0) return;
  auto receipt = device_->receipt_of(fact.event.id);
  if (!receipt) return;
  receipt->signature = PlainSeals::made(number_, receipt_text(*receipt));
  world_.receipts.push_back(std::move(*receipt));
  ++world_.counts.receipts;
}

void Tablet::act() {
  if (!device_) return;
  if (world_.plant == Plant::TwoTabs && world_.chance.below(20) == 0)
    return write_from_second_tab();
  if (world_.chance.below(50) == 0) ++world_.counts.second_tabs;  // the lock keeps it a reader
  give_back_due();
  if (!device_) return;
  if (owner_) {
    Deed goal;
    goal.event.type = EventType::Goal;
    goal.event.member = *owner_;
    goal.event.amount = world_.chance.money_up_to(Money{80'000});
    record(goal);
  } else {
    record(next_deed());
  }
  if (device_ && world_.chance.below(2) == 0) world_.later(kSecond, [this] { ask(); });
}

// Both tabs read the same journal; each goes on from what it read.
void Tablet::write_from_second_tab() {
  ++world_.counts.second_tabs;
  const Disk::File& file = disk_.journals[device_->image().epoch];
  auto other = Device::opened(disk_.image, file.bytes, clock(), (number_ << 16) + ++starts_,
                              world_.swarm.floats);
  record(next_deed());
  if (!device_ || !other.ok()) return;
  std::optional<Device> first = std::move(device_);
  device_ = std::move(other).value();
  record(next_deed());
  if (device_) device_ = std::move(first);
}

void Tablet::give_back_due() {
  for (const std::string& lease : device_->due_back(clock())) {
    if (world_.plant == Plant::ReturnBesideLog) {
      if (is_online() && world_.server->is_up) world_.server->give_back(lease, world_.second());
      continue;
    }
    Deed back;
    back.kind = Fact::Kind::Return;
    back.lease = lease;
    for (const Lease& each : device_->image().leases)
      if (each.id == lease) back.event.member = each.member;
    if (!record(back)) return;
  }
}

// Everything one answer says, in one transaction; a new epoch's journal first.
bool Tablet::keep(const Change& change) {
  const Epoch before = disk_.image->epoch;
  if (world_.plant == Plant::ForkDropsJournal && change.journal) {
    disk_.journals.erase(before);
    if (dies(kRare)) return false;
  }
  if (change.journal) {
    disk_.put(change.epoch, *change.journal);
    if (dies(kRare)) return false;
  }
  if (world_.plant == Plant::SplitCommit || world_.plant == Plant::CursorFirst) {
    Image& image = *disk_.image;
    const bool cursor_first = world_.plant == Plant::CursorFirst;
    std::map<std::string, Scope> old = image.scopes;
    apply(image, change);
    const std::map<std::string, Scope> whole = image.scopes;
    for (auto& [name, scope] : image.scopes) {
      const Cursor cursor = scope.cursor;
      if (cursor_first) scope = old[name];
      scope.cursor = cursor_first ? cursor : old[name].cursor;
    }
    if (dies()) return false;
    image.scopes = whole;
  } else {
    apply(*disk_.image, change);
  }
  if (dies()) return false;
  if (change.journal) disk_.journals.erase(before);
  return true;
}

bool Tablet::rotate() {
  // Written beside the old one and renamed: one of the two is there at any moment.
  if (dies()) return false;
  disk_.put(device_->image().epoch, device_->journal_now());
  return !dies();
}

void Tablet::ask() {
  if (!device_ || !is_online()) return;
  give_back_due();
  if (!device_) return;
  PlainSeals seals;
  seals.signs = number_;
  Request request = device_->request(clock(), wanted(), world_.swarm.hub.lease_most, seals);
  if (world_.is_telling())
    say("asks with " + std::to_string(request.push.facts.size()) + " facts from " +
      std::to_string(request.push.from));
  const std::size_t sent = request.push.facts.size();
  if (world_.plant == Plant::BalancesPushed && world_.server->is_up && sent > 0) {
    const MemberId member = request.push.facts.back().event.member;
    for (const auto& [name, scope] : device_->image().scopes)
      if (scope.limits.count(member) > 0)
        world_.server->take_balance(store_, member, device_->figure(member).provisional);
  }
  world_.send(*this, request);
  if (world_.plant == Plant::PrunedOnSend && sent > 0) {
    Image image = *disk_.image;
    image.acked += static_cast<Sequence>(sent);
    image.link = request.push.head;
    disk_.image = image;
    auto pruned = Device::opened(image, disk_.journals[image.epoch].bytes, clock(),
                                 (number_ << 16) + ++starts_, world_.swarm.floats);
    if (pruned.ok()) device_ = std::move(pruned).value();
  }
}

void Tablet::take(const Reply& told) {
  if (!device_) return;
  Reply reply = told;
  if (world_.plant == Plant::AnyAnswer) {
    PlainSeals seals;
    // As if nobody had counted the requests.
    reply.number = device_->request(clock(), {}, {}, seals).number;
    reply.upto = std::max(reply.upto, device_->image().acked);
    if (reply.upto != told.upto) reply.head = device_->image().link;
  }
  if (world_.plant == Plant::RefusalBlocks)
    for (const Verdict& verdict : reply.verdicts)
      if (verdict.code == Verdict::Code::Refused) return;
  const auto change = device_->change_from(reply);
  if (!change) return;
  const bool had_more = device_->outbox().size() > change->acked - device_->image().acked;
  if (!keep(*change)) return;
  device_->committed(*change, clock());
  if (world_.is_telling())
    say(change->journal ? "goes on in epoch " + std::to_string(change->epoch)
                      : "is acknowledged up to " + std::to_string(change->acked));
  if (disk_.used() > world_.swarm.capacity / 4 && !rotate()) return;
  bool more = had_more || change->journal;
  for (const Page& page : change->pages) more = more || page.more;
  if (more && !world_.is_calm()) world_.later(5 * kSecond, [this] { ask(); });
}

}  // namespace yearward::simulation
