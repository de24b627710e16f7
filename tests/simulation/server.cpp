// One transaction a request, each of which may die before or after its commit.
#include "tests/simulation/server.hpp"

namespace yearward::simulation {

std::string PlainSeals::made(DeviceNumber device, std::string_view text) {
  std::uint64_t sum = 14695981039346656037ULL ^ device;
  for (const char letter : text) sum = (sum ^ static_cast<std::uint8_t>(letter)) * 1099511628211ULL;
  std::string seal;
  for (int byte = 0; byte < 8; ++byte, sum >>= 8) seal += static_cast<char>(sum & 0xFF);
  return seal;
}

Outcome PlantedHub::put(const Lease& lease) {
  if (plant_ != Plant::LeaseNotReserved || leases().count(lease.id) > 0)
    return MemoryHub::put(lease);
  Lease larger = lease;
  larger.amount += larger.amount;
  return MemoryHub::put(larger);
}

Outcome PlantedHub::add_liability(const std::string& place, Points points) {
  if (plant_ == Plant::ReclaimWithoutLoss) return Done{};
  return MemoryHub::add_liability(place, points);
}

Result<std::vector<PlacedLimit>> PlantedHub::limits_after(const std::string& place, Cursor after,
                                                          std::size_t most) {
  auto found = MemoryHub::limits_after(place, after, most);
  // As a plain sequence of a database does it: an earlier number commits after a later one.
  if (plant_ == Plant::RowsOutOfOrder && found.ok() && found.value().size() > 1)
    found.value().erase(found.value().begin());
  return found;
}

Result<std::vector<LogRow>> PlantedHub::log(FactId from, Sequence to) {
  auto rows = MemoryHub::log(from, to);
  if (!rows.ok()) return rows;
  for (LogRow& row : rows.value()) {
    const auto link = links_.find(row.id.sequence);
    if (link != links_.end()) row.link = link->second;
  }
  return rows;
}

Server::Server(const Versions& versions, const Swarm& swarm, Plant plant, Chance& chance,
               Witness& witness, Counts& counts)
    : versions_(&versions), swarm_(swarm), plant_(plant), chance_(chance), witness_(witness),
      counts_(counts), store_(plant) {
  for (int process = 0; process < 2; ++process)
    hubs_.emplace_back(versions, "rules", swarm.hub, seals_);
}

// Commits, or dies on the way; true when the answer goes out.
bool Server::finish(bool good, bool may_crash) {
  const bool before = may_crash && chance_.below(1'000) < swarm_.crash_before;
  if (!good || before) {
    store_.roll_back();
    for (Hub& hub : hubs_) hub.forget();
    counts_.server_before += before ? 1 : 0;
    return good && plant_ == Plant::AnsweredBeforeCommit;
  }
  store_.commit();
  const bool after = may_crash && chance_.below(1'000) < swarm_.crash_after;
  if (after)
    for (Hub& hub : hubs_) hub.forget();
  counts_.server_after += after ? 1 : 0;
  return !after;
}

void Server::plant_before(Request& request, Instant now) {
  const auto device = store_.device(request.device).value();
  if (!device || request.epoch != device->epoch) return;
  if (plant_ == Plant::NoDedupe) {
    for (std::size_t i = 0; i < request.push.facts.size(); ++i) {
      const Fact& fact = request.push.facts[i];
      if (request.push.from + i > device->upto || fact.kind != Fact::Kind::Happened) continue;
      Event again = fact.event;
      again.id.text += "~" + std::to_string(store_.head(again.member).value());
      static_cast<void>(hubs_[0].post(store_, again, now));
    }
  }
  store_.pretend({});
  if (plant_ == Plant::ReusedSequence) {
    std::map<Sequence, Digest> links;
    Digest link = chain_start(request.device, request.epoch);
    if (request.push.from > 1) {
      const FactId before{request.device, request.epoch, request.push.from - 1};
      const auto rows = store_.log(before, before.sequence).value();
      if (rows.empty()) return;
      link = rows.front().link;
    }
    for (std::size_t i = 0; i < request.push.facts.size(); ++i) {
      const auto sequence = static_cast<Sequence>(request.push.from + i);
      link = chained(link, bytes_of(request.push.facts[i],
                                    {request.device, request.epoch, sequence}));
      links[sequence] = link;
    }
    request.top = std::max(request.top, device->upto);
    store_.pretend(std::move(links));
  }
}

void Server::plant_after(const Request& request, Reply& reply, Instant now,
                         Sequence upto_before) {
  if (plant_ == Plant::ReusedSequence && !reply.fork && reply.upto >= request.push.from) {
    const auto last =
        static_cast<Sequence>(request.push.from + request.push.facts.size() - 1);
    if (reply.upto >= last) {
      reply.upto = last;
      reply.head = request.push.head;
    }
  }
  if (plant_ == Plant::VerdictsOnce)
    std::erase_if(reply.verdicts, [&](const Verdict& verdict) {
      return verdict.sequence <= upto_before && reply.epoch == request.epoch;
    });
  if (plant_ == Plant::ReclaimWithoutLoss) {
    for (const Verdict& verdict : reply.verdicts) {
      if (verdict.code != Verdict::Code::OverEscrow || verdict.sequence <= upto_before) continue;
      const Fact& fact = request.push.facts[verdict.sequence - request.push.from];
      Event taken = fact.event;
      taken.id.text += "~late";
      taken.type = EventType::Adjust;
      EventDetails more;
      more.of = versions_->front().units[spendable_unit(versions_->front())].id.text;
      more.points = -fact.claim;
      more.reason = "late";
      taken.more = std::move(more);
      static_cast<void>(hubs_[0].post(store_, taken, now));
    }
  }
}

std::optional<Reply> Server::answer(Request request, Instant now, bool may_crash) {
  ++counts_.exchanges;
  const bool off = request.wall - now > kMostSkew || now - request.wall > kMostSkew;
  if (plant_ == Plant::SkewRefused && off) return std::nullopt;
  const auto device = store_.device(request.device).value();
  const Sequence upto_before = device ? device->upto : 0;
  if (plant_ != Plant::None) plant_before(request, now);
  auto reply = hub().exchange(store_, request, now);
  if (reply.ok() && plant_ != Plant::None) plant_after(request, reply.value(), now, upto_before);
  const bool answered = finish(reply.ok(), may_crash);
  if (!answered || !reply.ok()) return std::nullopt;
  if (reply.value().fork) ++counts_.forks;
  for (const Verdict& verdict : reply.value().verdicts)
    witness_.heard(request.device, request.epoch, verdict);
  return std::move(reply).value();
}

void Server::tend(Instant now) {
  const bool good = hub().tend(store_, now).ok();
  finish(good, false);
}

void Server::change_rules(const Versions& versions, std::string digest) {
  versions_ = &versions;
  for (Hub& hub : hubs_) hub.use(versions, digest);
}

void Server::merge(const MemberId& from, const MemberId& into, Instant now) {
  const bool good = hub().merge(store_, from, into, now).ok();
  counts_.merges += good ? 1 : 0;
  finish(good, false);
}

// Refused when points of the other were spent in between: then they stay one person.
void Server::unmerge(const MemberId& from, Instant now) {
  const bool good = hub().unmerge(store_, from, now).ok();
  counts_.unmerges += good ? 1 : 0;
  finish(good, false);
}

void Server::remove(const MemberId& member) {
  const bool good = hub().remove(store_, member).ok();
  counts_.deletions += good ? 1 : 0;
  finish(good, false);
}

std::optional<DeviceRow> Server::enrol(DeviceNumber device, const std::string& place,
                                       Instant now) {
  auto row = hub().enrol(store_, device, place, now);
  if (!finish(row.ok(), false)) return std::nullopt;
  return row.value();
}

std::optional<Points> Server::post(const Event& event, Instant now) {
  const auto moved = hub().post(store_, event, now);
  if (!finish(moved.ok(), false)) return std::nullopt;
  return moved.value();
}

std::optional<Brought> Server::bring(const Receipt& receipt, Instant now, bool may_crash) {
  const auto brought = hub().bring(store_, receipt, now);
  if (!finish(brought.ok(), may_crash) || !brought.ok()) return std::nullopt;
  counts_.brought += brought.value().is_new ? 1 : 0;
  return brought.value();
}

void Server::take_balance(const std::string& place, const MemberId& member, Points balance) {
  static_cast<void>(store_.put_limit(place, {member, balance, 0, false}));
  finish(true, false);
}

void Server::give_back(const std::string& id, Instant now) {
  auto lease = store_.lease(id).value();
  if (!lease || lease->state != Lease::State::Live) return;
  Event freed;
  freed.id = EventId{id + "~reclaim"};
  freed.member = lease->member;
  freed.type = EventType::Release;
  freed.refers_to = lease->hold;
  lease->state = Lease::State::Returned;
  static_cast<void>(store_.put(*lease));
  finish(hub().post(store_, freed, now).ok(), false);
}

}  // namespace yearward::simulation
