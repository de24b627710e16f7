// What happens at the server itself: devices enrolled, members merged and forgotten, events posted
// where there is a network.
#include "core/sync/hub_visit.hpp"

#include <algorithm>

namespace yearward::sync {

namespace {

// The refusal points at the member, not into a list the asker never saw.
Outcome stands_alone(const Versions& versions, std::vector<Event> events, const MemberId& member,
                     Day day) {
  for (const Event& event : events) day = std::max(day, event.at.day);
  const auto account = evaluate(versions, std::move(events), day);
  if (!account.ok()) return Problem{account.problem().refusal, "/member", member.text};
  return Done{};
}

}  // namespace

Result<DeviceRow> Hub::enrol(HubStore& store, DeviceNumber device, const std::string& place,
                             Instant now) {
  TRY(const std::optional<DeviceRow> before, store.device(device));
  DeviceRow row;
  row.device = device;
  if (before) {
    if (before->epoch == kLastEpoch) return Refusal::LimitIsReached;
    row.epoch = static_cast<Epoch>(before->epoch + 1);
    TRY_DONE(freeze_leases(store, device));
  }
  row.store = place;
  row.head = chain_start(device, row.epoch);
  row.heard = now;
  TRY_DONE(store.put(row));
  return row;
}

Outcome Hub::revoke(HubStore& store, DeviceNumber device) {
  TRY(std::optional<DeviceRow> row, store.device(device));
  if (!row) return Refusal::DeviceIsUnknown;
  row->revoked = true;
  TRY_DONE(freeze_leases(store, device));
  return store.put(*row);
}

Result<Points> Hub::post(HubStore& store, Event event, Instant now) {
  touched_.clear();
  TRY(const MemberRow row, Books::person(store, event.member));
  if (row.deleted) return Problem{Refusal::MemberIsUnknown, "/member", {}};
  event.at = moment(now);
  const EventId id = event.id;
  touched_.insert(row.member);
  TRY(const Posted posted, books_.stand(store, row, {std::move(event)}, 0, moment(now)));
  TRY_DONE(settle_held(store, id, now));
  TRY_DONE(put_limits(store, now));
  return posted.moved;
}

Outcome Hub::merge(HubStore& store, const MemberId& from, const MemberId& into, Instant now) {
  touched_.clear();
  TRY(MemberRow away, Books::person(store, from));
  TRY(MemberRow kept, Books::person(store, into));
  if (away.deleted || kept.deleted) return Problem{Refusal::MemberIsUnknown, "/member", {}};
  if (away.member == kept.member) return Problem{Refusal::NameIsTaken, "/member", {}};
  touched_ = {away.member, kept.member};
  away.now_is = kept.member;
  kept.joined.push_back(away.member);
  TRY(std::vector<Event> events, events_of_person(store, kept));
  TRY_DONE(stands_alone(books_.versions(), std::move(events), kept.member, moment(now).day));
  TRY_DONE(store.put(away));
  TRY_DONE(store.put(kept));
  return put_limits(store, now);
}

Outcome Hub::unmerge(HubStore& store, const MemberId& from, Instant now) {
  touched_.clear();
  TRY(std::optional<MemberRow> away, store.member(from));
  if (!away || away->deleted || !away->now_is)
    return Problem{Refusal::MemberIsUnknown, "/member", {}};
  TRY(std::optional<MemberRow> parent, store.member(*away->now_is));
  PROMISE(parent.has_value());
  TRY(const MemberRow person, Books::person(store, from));
  TRY(const std::vector<Event> theirs, events_of_person(store, *away));
  std::set<EventId> ids;
  for (const Event& event : theirs) ids.insert(event.id);
  TRY(std::vector<Event> others, events_of_person(store, person));
  others.erase(std::remove_if(others.begin(), others.end(),
                              [&](const Event& event) { return ids.count(event.id) > 0; }),
               others.end());
  TRY_DONE(stands_alone(books_.versions(), theirs, away->member, moment(now).day));
  TRY_DONE(stands_alone(books_.versions(), std::move(others), person.member, moment(now).day));
  away->now_is.reset();
  parent->joined.erase(
      std::remove(parent->joined.begin(), parent->joined.end(), away->member),
      parent->joined.end());
  touched_ = {away->member, person.member};
  TRY_DONE(store.put(*away));
  TRY_DONE(store.put(*parent));
  return put_limits(store, now);
}

Outcome Hub::refresh(HubStore& store, const std::vector<MemberId>& members, Instant now) {
  touched_.clear();
  for (const MemberId& member : members) {
    TRY(const std::optional<MemberRow> row, store.member(member));
    if (!row) continue;
    touched_.insert(member);
    if (!row->now_is || row->deleted) continue;
    TRY(const MemberRow person, Books::person(store, member));
    touched_.insert(person.member);
  }
  return put_limits(store, now);
}

// Whoever is first met at a device is known to the tablets of its store from then on.
Outcome Hub::welcome(const Visit& visit, MemberRow& row) {
  if (!row.store.empty()) return Done{};
  row.store = visit.device.store;
  touched_.insert(row.member);
  return visit.store.put(row);
}

Outcome Hub::remove(HubStore& store, const MemberId& member) {
  touched_.clear();
  TRY(const MemberRow row, Books::person(store, member));
  // Everybody who was merged into the person goes with them.
  std::vector<MemberId> all = {row.member};
  for (std::size_t i = 0; i < all.size(); ++i) {
    TRY(const std::vector<Lease> leases, store.leases_for(all[i]));
    for (Lease lease : leases) {
      lease.state = Lease::State::Void;
      TRY_DONE(store.put(lease));
    }
    TRY(std::optional<MemberRow> each, store.member(all[i]));
    if (!each) continue;
    each->deleted = true;
    TRY_DONE(store.put(*each));
    touched_.insert(each->member);
    all.insert(all.end(), each->joined.begin(), each->joined.end());
  }
  return put_limits(store, 0);
}

}  // namespace yearward::sync
