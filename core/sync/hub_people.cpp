// What happens at the server itself: devices enrolled, members merged and forgotten, events posted
// where there is a network.
#include "core/sync/hub_visit.hpp"

#include <algorithm>

namespace yearward::sync {

Result<DeviceRow> Hub::enrol(HubStore& store, DeviceNumber device, const std::string& place,
                             Instant now) {
  TRY(const std::optional<DeviceRow> before, store.device(device));
  DeviceRow row;
  row.device = device;
  if (before) {
    if (before->epoch == UINT16_MAX) return Refusal::LimitIsReached;
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
  Day last = moment(now).day;
  for (const Event& event : events) last = std::max(last, event.at.day);
  TRY(const Account joined, evaluate(books_.versions(), std::move(events), last));
  static_cast<void>(joined);
  TRY_DONE(store.put(away));
  TRY_DONE(store.put(kept));
  return put_limits(store, now);
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
