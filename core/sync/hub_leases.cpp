// Granting, releasing and reclaiming leases. What is granted is set aside in the member's own
// books at once, so that the sum of leases never exceeds what the member has.
#include "core/sync/hub_visit.hpp"

#include <algorithm>

#include "core/quantity/ratio.hpp"

namespace yearward::sync {

// Whether any of the accounts that make up a person is under review.
Result<bool> Hub::is_held_back(HubStore& store, const MemberRow& row) {
  TRY(bool is_held, store.is_under_review(row.member));
  for (const MemberId& joined : row.joined) {
    TRY(const bool is_theirs, store.is_under_review(joined));
    is_held = is_held || is_theirs;
  }
  return is_held;
}

Outcome Hub::grant(Visit& visit, const Want& want) {
  HubStore& store = visit.store;
  if (want.lease.empty() || want.lease.size() > static_cast<std::size_t>(kLongestId))
    return Done{};
  TRY(const std::optional<Lease> asked_before, store.lease(want.lease));
  if (asked_before) return Done{};
  TRY(const std::vector<Lease> held, store.leases_of(visit.device.device));
  if (static_cast<std::int64_t>(held.size()) >= settings_.leases_a_device) return Done{};
  auto row = Books::person(store, want.member);
  if (!row.ok() && row.problem().refusal != Refusal::MemberIsUnknown) return row.problem();
  if (!row.ok() || row.value().deleted) return Done{};
  TRY_DONE(welcome(visit, row.value()));
  TRY(const bool is_held, is_held_back(store, row.value()));
  if (is_held) return Done{};

  const Moment now = moment(visit.now);
  const Programme& programme = books_.versions().front();
  const UnitIndex unit = spendable_unit(programme);
  const auto account = books_.account_on(store, row.value(), now.day);
  if (!account.ok()) {
    if (account.problem().refusal == Refusal::StoreIsUnavailable) return account.problem();
    return Done{};  // a history that new rules refuse: nothing is lent on it
  }
  TRY(const std::int64_t share,
      times(available_now(*account.value(), unit).count, settings_.lease_share, Rounding::Down));
  const Points amount = std::min({want.most, settings_.lease_most, Points{share}});
  if (amount.count <= 0) return Done{};

  Event hold;
  hold.id = EventId{want.lease};
  hold.member = want.member;
  hold.type = EventType::Hold;
  hold.at = now;
  hold.place = visit.device.store;
  EventDetails more;
  more.of = programme.units[unit].id.text;
  more.points = amount;
  more.until = kNoEnd;  // it ends by the log, never by a clock
  hold.more = std::move(more);
  const auto posted = books_.stand(store, row.value(), {hold}, 0, now);
  if (!posted.ok()) {
    if (posted.problem().refusal == Refusal::StoreIsUnavailable) return posted.problem();
    return Done{};
  }
  touched_.insert(row.value().member);
  Lease lease;
  lease.id = want.lease;
  lease.member = want.member;
  lease.device = visit.device.device;
  lease.amount = amount;
  lease.granted = visit.now;
  lease.moved = visit.now + 1;  // behind the hold, whatever the names of what follows
  lease.ends = visit.now + settings_.lease_lasts;
  lease.hold = hold.id;
  return store.put(lease);
}

// Puts back what is left, by the device's word or without it. The lease's new state is kept.
Outcome Hub::release(HubStore& store, Lease& lease, EventId id, Instant at, Instant now) {
  const auto row = Books::person(store, lease.member);
  if (!row.ok() && row.problem().refusal != Refusal::MemberIsUnknown) return row.problem();
  if (row.ok() && !row.value().deleted && lease.rest().count > 0) {
    Event freed;
    freed.id = std::move(id);
    freed.member = lease.member;  // beside its hold
    freed.type = EventType::Release;
    freed.at = moment(at);
    freed.refers_to = lease.hold;
    const auto posted = books_.stand(store, row.value(), {freed}, 0, moment(now));
    // A hold that cannot be found again must not keep the device's queue from moving on.
    if (!posted.ok() && posted.problem().refusal == Refusal::StoreIsUnavailable)
      return posted.problem();
    touched_.insert(row.value().member);
  }
  lease.moved = at;
  return store.put(lease);
}

Outcome Hub::freeze_leases(HubStore& store, DeviceNumber device) {
  TRY(const std::vector<Lease> leases, store.leases_of(device));
  for (Lease lease : leases) {
    lease.state = Lease::State::Frozen;
    TRY_DONE(store.put(lease));
  }
  return Done{};
}

// The clock alone never takes a lease back: only a silence long enough to call the device dead.
Outcome Hub::tend(HubStore& store, Instant now) {
  constexpr std::size_t kMostAtOnce = 1'000;
  touched_.clear();
  TRY(const std::vector<Lease> ended, store.leases_ended(now - settings_.reclaim_after,
                                                         kMostAtOnce));
  for (Lease lease : ended) {
    TRY(const std::optional<DeviceRow> device, store.device(lease.device));
    const bool silent = !device || now - device->heard > settings_.reclaim_after ||
                        lease.state == Lease::State::Frozen;
    if (!silent) continue;
    lease.state = Lease::State::Reclaimed;
    TRY_DONE(release(store, lease, EventId{lease.id + "~reclaim"}, now, now));
  }
  return put_limits(store, now);
}

}  // namespace yearward::sync
