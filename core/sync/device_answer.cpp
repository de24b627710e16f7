// What an answer of the server changes on the device.
#include <algorithm>
#include <iterator>

#include "core/sync/device.hpp"

namespace yearward::sync {

namespace {

void apply_page(Image& image, const Page& page) {
  const auto at = image.scopes.find(page.scope);
  if (at == image.scopes.end()) return;
  if (page.gone) {  // not a trace of the person stays
    image.scopes.erase(at);
    return;
  }
  Scope& scope = at->second;
  if (page.from != scope.cursor) return;  // of another time
  scope.events.insert(scope.events.end(), page.events.begin(), page.events.end());
  for (const PlacedLimit& placed : page.limits) {
    if (placed.limit.gone) scope.limits.erase(placed.limit.member);
    else scope.limits[placed.limit.member] = placed.limit;
  }
  scope.cursor = page.to;
  scope.now_is = page.now_is;
  scope.joined = page.joined;
  // The person's other half is followed too, from its beginning.
  if (scope.now_is) follow(image, scope_of_member(*page.now_is));
  for (const MemberId& joined : page.joined) follow(image, scope_of_member(joined));
}

}  // namespace

void apply(Image& image, const Change& change) {
  image.epoch = change.epoch;
  image.acked = change.acked;
  image.link = change.link;
  image.server_time = change.server_time;
  image.rules = change.rules;
  image.leases = change.leases;
  for (const Page& page : change.pages) apply_page(image, page);
  auto& desk = image.exceptions;
  desk.insert(desk.end(), change.exceptions.begin(), change.exceptions.end());
  if (static_cast<std::int64_t>(desk.size()) > kMostExceptions)
    desk.erase(desk.begin(), std::prev(desk.end(), kMostExceptions));
}

// Unsent facts move to the new epoch. Those the server has are acknowledged; those whose place it
// knows with other content take the name of their new place, for the old one is taken; all others
// keep their name, so that none is recorded twice.
Change Device::fork_change(const Reply& reply) const {
  const Fork& fork = *reply.fork;
  Change change;
  change.epoch = fork.epoch;
  change.link = chain_start(image_.device, fork.epoch);
  std::string journal =
      bytes_of(JournalHead{image_.device, fork.epoch, image_.store, 0, change.link});
  std::map<EventId, EventId> renamed;
  Digest link = change.link;
  Sequence sequence = 0;
  for (const Kept& each : outbox_) {
    if (each.sequence > safe_) break;
    const std::size_t place = each.sequence - image_.acked - 1;
    const bool taken = place < fork.known.size();
    if (taken && fork.known[place] == short_of(each.link)) continue;
    const FactId next{image_.device, fork.epoch, ++sequence};
    Fact fact = each.fact;
    if (taken) {
      renamed[fact.event.id] = event_id_of(next);
      fact.event.id = event_id_of(next);
    }
    const auto refers = renamed.find(fact.event.refers_to);
    if (refers != renamed.end()) fact.event.refers_to = refers->second;
    const std::string bytes = bytes_of(fact, next);
    link = chained(link, bytes);
    journal += frame_of(bytes, link);
  }
  change.journal = std::move(journal);
  return change;
}

std::optional<Change> Device::change_from(const Reply& reply) const {
  const bool ours = reply.number == asked_ && reply.device == image_.device &&
                    reply.epoch == image_.epoch;
  if (!ours) return std::nullopt;
  Change change;
  if (reply.fork) {
    const bool drafting = !outbox_.empty() && outbox_.back().sequence > safe_;
    if (drafting || reply.fork->epoch <= image_.epoch) return std::nullopt;
    change = fork_change(reply);
  } else {
    // Only what this device sent can be acknowledged, and only by its own link.
    if (reply.upto < image_.acked || reply.upto > safe_ || link_at(reply.upto) != reply.head)
      return std::nullopt;
    change.epoch = image_.epoch;
    change.acked = reply.upto;
    change.link = reply.head;
  }
  change.server_time = std::max(image_.server_time, reply.now);
  change.rules = reply.rules;
  change.leases = reply.leases;
  change.pages = reply.pages;
  for (const Verdict& verdict : reply.verdicts) {
    const std::size_t place = verdict.sequence - image_.acked - 1;
    if (verdict.sequence > image_.acked && place < outbox_.size())
      change.exceptions.emplace_back(outbox_[place].fact.event.id, verdict);
  }
  return change;
}

void Device::committed(const Change& change, ClockReading clock) {
  const bool forked = change.journal.has_value();
  apply(image_, change);
  if (forked) {
    outbox_.clear();
    const auto read = journal_from(*change.journal);
    PROMISE(read.ok());
    for (const Kept& each : read.value().facts) outbox_.push_back(each);
    safe_ = static_cast<Sequence>(outbox_.size());
  } else {
    while (!outbox_.empty() && outbox_.front().sequence <= image_.acked) outbox_.pop_front();
  }
  float_spent_ = Points{};
  for (const Kept& each : outbox_)
    if (each.fact.kind == Fact::Kind::Spend && each.fact.lease.empty())
      float_spent_ += each.fact.claim;
  wanting_.clear();
  ++asked_;  // the request is answered: a second copy of the answer changes nothing
  // Before it had been heard, the time was the wall clock's guess; now it is the server's.
  floor_ = heard_ ? std::max(floor_, image_.server_time) : image_.server_time;
  heard_ = clock;
}

std::vector<Event> Device::events_of(const MemberId& member) const {
  std::vector<Event> events;
  std::vector<MemberId> people = {member};
  for (std::size_t i = 0; i < people.size(); ++i) {
    const auto at = image_.scopes.find(scope_of_member(people[i]));
    if (at == image_.scopes.end()) continue;
    for (const PlacedEvent& placed : at->second.events) events.push_back(placed.event);
    people.insert(people.end(), at->second.joined.begin(), at->second.joined.end());
  }
  return events;
}

}  // namespace yearward::sync
