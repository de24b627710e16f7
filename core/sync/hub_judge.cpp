// What becomes of one fact. It happened, so it is kept whatever it says; the engine decides what it
// brings or takes, and what no lease covers is the store's loss.
#include "core/sync/hub_visit.hpp"

#include <algorithm>

namespace yearward::sync {

namespace {

using Code = Verdict::Code;

Verdict verdict_of(Code code, std::optional<Refusal> reason = {}, Points delta = {}) {
  return {0, code, delta, reason};
}

Verdict stands(Points moved, Points claimed) {
  const Points delta = moved - claimed;
  return verdict_of(delta.count == 0 ? Code::Accepted : Code::Adjusted, {}, delta);
}

bool may_happen(EventType type) {
  switch (type) {
    case EventType::Purchase:
    case EventType::Refund:
    case EventType::Goal:
    case EventType::Action:
    case EventType::Use: return true;
    default: return false;
  }
}

// Sorts right before `id` and after whatever else the device said before: what must be posted at
// the same moment, ahead of it.
EventId just_before(const EventId& id) {
  FactId place = *fact_id_from(id.text);
  --place.sequence;
  return EventId{event_id_of(place).text + "~~"};
}

EventDetails points_of(const Programme& programme, Points points) {
  EventDetails more;
  more.of = programme.units[spendable_unit(programme)].id.text;
  more.points = points;
  return more;
}

Event made(EventId id, const Event& like, EventType type) {
  Event event;
  event.id = std::move(id);
  event.member = like.member;
  event.type = type;
  event.at = like.at;
  event.place = like.place;
  return event;
}

}  // namespace

bool may_name(const EventId& name, FactId place) {
  const auto id = fact_id_from(name.text);
  return id && id->device == place.device && id->sequence > 0 && id->epoch <= place.epoch;
}

bool says_the_same(const LogRow& row, const Fact& fact) {
  const auto first = fact_from_bytes(row.bytes, row.id);
  if (!first.ok()) return false;
  Fact told = first.value();
  told.event.id = fact.event.id;
  Fact now = fact;
  now.event.at = told.event.at;
  now.event.place = told.event.place;
  return told == now;
}

Result<Verdict> Hub::judge(Visit& visit, Fact& fact, FactId id) {
  if (!may_name(fact.event.id, id)) fact.event.id = event_id_of(id);
  TRY(const std::optional<LogRow> first, visit.store.told(fact.event.id));
  if (first && says_the_same(*first, fact))
    return verdict_of(Code::Repeated, first->verdict.reason, first->verdict.delta);
  if (first) fact.event.id = event_id_of(id);
  if (visit.device.revoked) return verdict_of(Code::Refused, Refusal::NotYoursToDo);
  // A device's clock never decides alone: nothing happened later than the server heard of it.
  fact.event.at = moment(std::min(fact.at, visit.now));
  fact.event.place = visit.device.store;
  const Moment heard = moment(visit.now);
  if (heard.day != fact.event.at.day) {
    EventDetails more = fact.event.more ? *fact.event.more : EventDetails{};
    more.recorded = heard;
    fact.event.more = std::move(more);
  }
  if (fact.kind == Fact::Kind::Return) return judge_return(visit, fact);
  auto row = Books::person(visit.store, fact.event.member);
  const bool is_spend = fact.kind == Fact::Kind::Spend;
  if (!row.ok() && row.problem().refusal != Refusal::MemberIsUnknown) return row.problem();
  if (!row.ok() || row.value().deleted) {
    const auto reason = row.ok() ? std::nullopt : std::optional(Refusal::MemberIsUnknown);
    if (is_spend) return lost(visit, fact, reason);
    return verdict_of(row.ok() ? Code::Nobody : Code::Refused, reason);
  }
  TRY_DONE(welcome(visit, row.value()));
  touched_.insert(row.value().member);
  if (!is_spend) return judge_event(visit, row.value(), fact, id);
  if (fact.claim.count <= 0) return verdict_of(Code::Refused, Refusal::AmountMustBePositive);
  return fact.lease.empty() ? judge_float(visit, row.value(), fact)
                            : judge_spend(visit, row.value(), fact);
}

Result<Verdict> Hub::judge_event(Visit& visit, const MemberRow& row, const Fact& fact,
                                 FactId id) {
  if (!may_happen(fact.event.type)) return verdict_of(Code::Refused, Refusal::NotYoursToDo);
  const auto posted = books_.stand(visit.store, row, {fact.event}, 0, moment(visit.now));
  if (posted.ok()) return stands(posted.value().moved, fact.claim);
  const Refusal reason = posted.problem().refusal;
  if (reason == Refusal::StoreIsUnavailable) return posted.problem();
  if (reason == Refusal::RefundRefersToNothing) {
    TRY(const std::optional<LogRow> sale, visit.store.told(fact.event.refers_to));
    if (!sale) {
      HeldRefund held{id, fact.event.refers_to, fact.event, visit.now};
      TRY_DONE(visit.store.put(held));
      return verdict_of(Code::Held, reason);
    }
  }
  return verdict_of(Code::Refused, reason);
}

// Points handed out that nothing was set aside for: never the member's debt.
Result<Verdict> Hub::lost(Visit& visit, const Fact& fact, std::optional<Refusal> reason) {
  TRY_DONE(visit.store.add_liability(visit.device.store, fact.claim));
  return verdict_of(Code::OverEscrow, reason);
}

// What the lease set aside is released, the reward taken, and the rest set aside again: at one
// moment, so that in every order of arrival everything else still stands.
Result<Verdict> Hub::judge_spend(Visit& visit, const MemberRow& row, const Fact& fact) {
  TRY(std::optional<Lease> lease, visit.store.lease(fact.lease));
  if (!lease || lease->device != visit.device.device || !lease->is_open() ||
      fact.claim > lease->rest())
    return lost(visit, fact, Refusal::LeaseIsNotHeld);
  TRY(const MemberRow holder, Books::person(visit.store, lease->member));
  if (holder.member != row.member) return lost(visit, fact, Refusal::LeaseIsNotHeld);

  const Instant at = std::max(std::min(fact.at, visit.now), lease->moved);
  Event taken = fact.event;
  taken.at = moment(at);
  taken.type = EventType::Redeem;
  Event freed = made(just_before(taken.id), taken, EventType::Release);
  freed.member = lease->member;  // beside its hold
  freed.refers_to = lease->hold;
  std::vector<Event> events = {freed, taken};
  const Points rest = lease->rest() - fact.claim;
  const Programme& programme = books_.versions().front();
  if (rest.count > 0) {
    Event kept = made(EventId{taken.id.text + "~h"}, taken, EventType::Hold);
    kept.member = lease->member;
    EventDetails more = points_of(programme, rest);
    more.until = kNoEnd;
    kept.more = std::move(more);
    events.push_back(std::move(kept));
  }
  auto posted = books_.stand(visit.store, row, events, 1, moment(visit.now));
  if (!posted.ok()) {
    // The reward changed meanwhile, or was named by nobody: what the receipt said is taken.
    events[1].type = EventType::Adjust;
    EventDetails more = points_of(programme, -fact.claim);
    more.reason = "lease";
    if (taken.more) more.recorded = taken.more->recorded;
    events[1].more = std::move(more);
    posted = books_.stand(visit.store, row, events, 1, moment(visit.now));
  }
  if (!posted.ok()) {
    const Refusal reason = posted.problem().refusal;
    if (reason == Refusal::StoreIsUnavailable) return posted.problem();
    return lost(visit, fact, reason);
  }
  lease->spent += fact.claim;
  lease->hold = rest.count > 0 ? events.back().id : EventId{};
  lease->moved = posted.value().late ? visit.now + 1 : at;
  TRY_DONE(visit.store.put(*lease));
  return stands(posted.value().moved, -fact.claim);
}

// Without a lease it is good when there is enough, whenever that is; otherwise the store's loss.
Result<Verdict> Hub::judge_float(Visit& visit, const MemberRow& row, const Fact& fact) {
  Event taken = fact.event;
  taken.type = taken.reward.text.empty() ? EventType::Adjust : EventType::Redeem;
  if (taken.type == EventType::Adjust) {
    EventDetails more = points_of(books_.versions().front(), -fact.claim);
    more.reason = "float";
    if (taken.more) more.recorded = taken.more->recorded;
    taken.more = std::move(more);
  }
  const auto posted = books_.stand(visit.store, row, {taken}, 0, moment(visit.now));
  if (posted.ok()) return stands(posted.value().moved, -fact.claim);
  if (posted.problem().refusal == Refusal::StoreIsUnavailable) return posted.problem();
  return lost(visit, fact, posted.problem().refusal);
}

Result<Verdict> Hub::judge_return(Visit& visit, const Fact& fact) {
  TRY(std::optional<Lease> lease, visit.store.lease(fact.lease));
  if (!lease || lease->device != visit.device.device || lease->state != Lease::State::Live)
    return verdict_of(Code::Refused, Refusal::LeaseIsNotHeld);
  lease->state = Lease::State::Returned;
  const Instant at = std::max(std::min(fact.at, visit.now), lease->moved);
  TRY_DONE(release(visit.store, *lease, fact.event.id, at, visit.now));
  return verdict_of(Code::Accepted);
}

// A sale came that refunds were waiting for.
Outcome Hub::settle_held(HubStore& store, const EventId& sale, Instant now) {
  TRY(const std::vector<HeldRefund> waiting, store.held_for(sale));
  for (const HeldRefund& held : waiting) {
    TRY_DONE(store.remove_held(held.id));
    const auto row = Books::person(store, held.refund.member);
    if (!row.ok() || row.value().deleted || now - held.received > settings_.held_for) continue;
    touched_.insert(row.value().member);
    const auto posted = books_.stand(store, row.value(), {held.refund}, 0, moment(now));
    if (!posted.ok() && posted.problem().refusal == Refusal::StoreIsUnavailable)
      return posted.problem();
  }
  return Done{};
}

}  // namespace yearward::sync
