// Drafting, keeping and asking.
#include "core/sync/device.hpp"

#include <algorithm>

#include "core/quantity/digits.hpp"

namespace yearward::sync {

void follow(Image& image, const std::string& scope) { image.scopes[scope]; }

std::string Device::first_journal(DeviceNumber device, Epoch epoch, const std::string& store) {
  return bytes_of(JournalHead{device, epoch, store, 0, chain_start(device, epoch)});
}

Result<Device> Device::opened(std::optional<Image> image, std::string_view journal,
                              ClockReading clock, std::uint32_t salt, FloatLimits limits) {
  auto read = journal_from(journal);
  if (!read.ok() && (!image || read.problem().refusal == Refusal::WordIsNotAnOption))
    return read.problem();
  Device device;
  device.limits_ = limits;
  device.salt_ = salt;
  device.asked_ = std::uint64_t{salt} << 32;
  if (image) {
    device.image_ = std::move(*image);
  } else {
    const JournalHead& head = read.value().head;
    device.image_.device = head.device;
    device.image_.epoch = head.epoch;
    device.image_.store = head.store;
    device.image_.acked = head.base;
    device.image_.link = head.link;
  }
  // A journal that begins later is the newer of the two: what went before it is acknowledged.
  // Which leases that left, the server will say.
  if (read.ok() && read.value().head.epoch == device.image_.epoch &&
      read.value().head.base > device.image_.acked) {
    device.image_.acked = read.value().head.base;
    device.image_.link = read.value().head.link;
    device.image_.leases.clear();
  }
  device.safe_ = device.image_.acked;
  device.floor_ = device.image_.server_time;
  device.opened_up_ = clock.up;
  // An older epoch's journal was replaced, and says nothing any more.
  if (!read.ok() || read.value().head.epoch != device.image_.epoch) return device;
  for (Kept& each : read.value().facts) {
    device.floor_ = std::max(device.floor_, each.fact.at);
    if (each.sequence != device.safe_ + 1) continue;  // acknowledged
    device.safe_ = each.sequence;
    if (each.fact.kind == Fact::Kind::Spend && each.fact.lease.empty())
      device.float_spent_ += each.fact.claim;
    device.outbox_.push_back(std::move(each));
  }
  return device;
}

Instant Device::best_time(ClockReading clock) const {
  if (heard_) return std::max(floor_, image_.server_time + (clock.up - heard_->up));
  return std::max(floor_ + (clock.up - opened_up_), clock.wall);
}

Digest Device::link_at(Sequence sequence) const {
  return sequence == image_.acked ? image_.link : outbox_[sequence - image_.acked - 1].link;
}

Points Device::pending_of(const std::string& lease) const {
  Points pending;
  for (const Kept& each : outbox_)
    if (each.fact.kind == Fact::Kind::Spend && each.fact.lease == lease)
      pending += each.fact.claim;
  return pending;
}

bool Device::is_given_back(const std::string& lease) const {
  return std::any_of(outbox_.begin(), outbox_.end(), [&](const Kept& each) {
    return each.fact.kind == Fact::Kind::Return && each.fact.lease == lease;
  });
}

Points Device::spendable(const Lease& lease, ClockReading clock) const {
  if (best_time(clock) >= lease.ends || is_given_back(lease.id)) return {};
  return std::max(lease.rest() - pending_of(lease.id), Points{});
}

const Lease* Device::lease_of(const MemberId& member, ClockReading clock) const {
  const Lease* best = nullptr;
  for (const Lease& lease : image_.leases) {
    if (lease.member != member) continue;
    if (!best || spendable(*best, clock) < spendable(lease, clock)) best = &lease;
  }
  return best;
}

std::vector<std::string> Device::due_back(ClockReading clock) const {
  std::vector<std::string> due;
  for (const Lease& lease : image_.leases)
    if (best_time(clock) >= lease.ends && !is_given_back(lease.id)) due.push_back(lease.id);
  return due;
}

// The lease that covers a spend; empty for the float.
Result<std::string> Device::lease_for(const Deed& deed, ClockReading clock) const {
  if (deed.claim.count <= 0) return Refusal::AmountMustBePositive;
  const Lease* lease = lease_of(deed.event.member, clock);
  if (lease && spendable(*lease, clock) >= deed.claim) return lease->id;
  if (deed.claim <= limits_.each && float_spent_ + deed.claim <= limits_.all)
    return std::string();
  if (!lease) return Refusal::LeaseIsNotHeld;
  return best_time(clock) >= lease->ends ? Refusal::LeaseIsOver : Refusal::LeaseIsTooSmall;
}

Result<Draft> Device::draft(const Deed& deed, ClockReading clock, Room room) {
  const bool spends = deed.kind == Fact::Kind::Spend;
  if (room == Room::None || (room == Room::Tight && spends)) return Refusal::StorageIsFull;
  Fact fact;
  fact.version = deed.version;
  fact.kind = deed.kind;
  fact.staff = deed.version >= 2 ? deed.staff : std::uint16_t{0};
  fact.event = deed.event;
  fact.claim = deed.claim;
  fact.lease = deed.lease;
  if (spends) {
    TRY(fact.lease, lease_for(deed, clock));
    if (fact.lease.empty()) float_spent_ += deed.claim;
  }
  fact.at = floor_ = best_time(clock);
  if (!heard_) opened_up_ = clock.up;  // the floor has moved up with the time since
  fact.wall = clock.wall;
  const Sequence sequence = image_.acked + static_cast<Sequence>(outbox_.size()) + 1;
  const FactId place{image_.device, image_.epoch, sequence};
  fact.event.id = event_id_of(place);
  const std::string bytes = bytes_of(fact, place);
  const Digest link = chained(link_at(sequence - 1), bytes);
  Draft draft{sequence, fact.event.id, frame_of(bytes, link)};
  outbox_.push_back({sequence, std::move(fact), link});
  return draft;
}

void Device::kept(Sequence upto) { safe_ = std::max(safe_, upto); }

void Device::undone() {
  while (!outbox_.empty() && outbox_.back().sequence > safe_) {
    const Fact& fact = outbox_.back().fact;
    if (fact.kind == Fact::Kind::Spend && fact.lease.empty()) float_spent_ -= fact.claim;
    outbox_.pop_back();
  }
}

Request Device::request(ClockReading clock, const std::vector<MemberId>& wanted, Points most,
                        Sealer& sealer) {
  Request request = unsealed(clock, wanted, most);
  request.push.seal = sealer.sealed(seal_text_of(request));
  return request;
}

Request Device::unsealed(ClockReading clock, const std::vector<MemberId>& wanted, Points most) {
  Request request;
  request.number = ++asked_;
  request.device = image_.device;
  request.epoch = image_.epoch;
  request.top = safe_;
  request.wall = clock.wall;
  request.rules = image_.rules;
  request.push.from = image_.acked + 1;
  request.push.head = image_.link;
  std::size_t pushed = 0;
  for (const Kept& each : outbox_) {
    if (each.sequence > safe_ || request.push.facts.size() >= kMostFactsPushed) break;
    pushed += bytes_of(each.fact, {image_.device, image_.epoch, each.sequence}).size();
    if (pushed > kMostBytesPushed && !request.push.facts.empty()) break;
    request.push.facts.push_back(each.fact);
    request.push.head = each.link;
  }
  for (const MemberId& member : wanted) {
    std::string& id = wanting_[member];
    if (id.empty())
      id = "l" + event_id_of({image_.device, image_.epoch, static_cast<Sequence>(++made_)}).text +
           '.' + text_from_whole(static_cast<std::int64_t>(salt_));
    if (request.wants.size() < kMostWants) request.wants.push_back({id, member, most});
  }
  for (const auto& [name, scope] : image_.scopes)
    if (request.follows.size() < kMostScopes) request.follows.push_back({name, scope.cursor});
  return request;
}

const MemberLimit* Device::limit_of(const MemberId& member) const {
  const MemberLimit* found = nullptr;
  for (const auto& [name, scope] : image_.scopes) {
    const auto limit = scope.limits.find(member);
    if (limit != scope.limits.end()) found = &limit->second;
  }
  return found;
}

const MemberLimit* Device::limit_of_card(CardMark card) const {
  if (card == 0) return nullptr;
  for (const auto& [name, scope] : image_.scopes)
    for (const auto& [member, limit] : scope.limits)
      if (limit.card == card) return &limit;
  return nullptr;
}

Figure Device::figure(const MemberId& member) const {
  Figure figure;
  figure.as_of = image_.server_time;
  if (const MemberLimit* limit = limit_of(member)) figure.confirmed = limit->available;
  figure.provisional = figure.confirmed;
  for (const Kept& each : outbox_) {
    if (each.fact.event.member != member || each.fact.kind == Fact::Kind::Return) continue;
    const bool is_spend = each.fact.kind == Fact::Kind::Spend;
    if (is_spend && !each.fact.lease.empty()) continue;  // set aside already
    figure.provisional += is_spend ? -each.fact.claim : each.fact.claim;
  }
  return figure;
}

std::optional<Receipt> Device::receipt_of(const EventId& event) const {
  for (const Kept& each : outbox_) {
    if (each.sequence > safe_) break;
    if (each.fact.event.id != event || each.fact.kind == Fact::Kind::Return) continue;
    return Receipt{{image_.device, image_.epoch, each.sequence}, each.fact, each.link, {}};
  }
  return std::nullopt;
}

std::string Device::journal_now() const {
  std::string journal = bytes_of(JournalHead{image_.device, image_.epoch, image_.store,
                                             image_.acked, image_.link});
  for (const Kept& each : outbox_) {
    if (each.sequence > safe_) break;
    const FactId place{image_.device, image_.epoch, each.sequence};
    journal += frame_of(bytes_of(each.fact, place), each.link);
  }
  return journal;
}

}  // namespace yearward::sync
