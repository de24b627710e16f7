// One event after the other, in order of occurrence, and what falls due between them.
#include "core/engine/engine.hpp"

#include <algorithm>

#include "core/base/sort.hpp"
#include "core/engine/accrue.hpp"
#include "core/engine/blocks.hpp"
#include "core/engine/book.hpp"
#include "core/engine/due.hpp"
#include "core/engine/exchange.hpp"
#include "core/engine/flows.hpp"
#include "core/engine/ladder.hpp"
#include "core/engine/refund.hpp"
#include "core/quantity/digits.hpp"

namespace yearward {

Account open_account(const Versions& versions, Day first_day) {
  PROMISE(!versions.empty());
  Account account;
  const Programme& programme = versions.front();
  account.units.resize(programme.units.size());
  account.measured.resize(programme.measures.size());
  account.joined = first_day;
  account.as_of = first_day;
  open_ladders(programme, account, first_day);
  return account;
}

Outcome advance(const Versions& versions, Account& account, Day day) {
  constexpr std::int32_t kEndOfDay = 86'400;
  return advance_to(versions, account, {day, kEndOfDay});
}

namespace {

// Whether the unit can take everything reckoned for it up to this accrual.
bool all_fit(const Account& account, const std::vector<Entry>& reckoned, const Entry& last) {
  Points more;
  for (const Entry* accrual = reckoned.data(); accrual <= &last; ++accrual)
    if (accrual->unit == last.unit) more += accrual->amount;
  return fits(account, last.unit, more);
}

// The accruals of an event and what it moves, reckoned before anything is posted.
Outcome reckon_all(const Programme& programme, const Account& account, const Event& event,
                   Workbench& bench) {
  Desk desk(programme, account, &event, event.at.day);
  bench.reckoned.clear();
  TRY_DONE(weigh_all(desk, bench.weights));
  desk.reckon_on(bench);
  TRY_DONE(reckon(desk, bench));
  for (const Entry& accrual : bench.reckoned)
    if (!all_fit(account, bench.reckoned, accrual))
      return Problem{Refusal::NumberIsOutOfRange, "/amount", {}};
  if (!within_limits(account.turnover.count + event.amount.count))
    return Problem{Refusal::NumberIsOutOfRange, "/amount", {}};
  return Done{};
}

// The other account an accrual is for; empty when the member has none such.
MemberId target_of(const Account& account, Rule::To to) {
  const auto name =
      attribute_of(account, to == Rule::To::Referrer ? "referrer" : "household");
  return name ? MemberId{std::string(*name)} : MemberId{};
}

// Notes what a rule brings another account; false when the member names none.
bool send(const Programme& programme, Account& account, const Entry& entry) {
  const Rule& rule = programme.rules[entry.rule];
  const MemberId other = target_of(account, rule.to);
  if (other.text.empty() || entry.amount.count <= 0) return false;
  const auto road = rule.to == Rule::To::Referrer ? Outgoing::Road::Referrer
                                                     : Outgoing::Road::Household;
  account.outgoing.push_back({other, programme.units[entry.unit].id, entry.amount, entry.event,
                              rule.id.text, std::nullopt, road, kNone,
                              entry.rule, entry.working});
  return true;
}

void post_accruals(const Programme& programme, Account& account, std::vector<Entry>& accruals) {
  const auto number = static_cast<std::uint32_t>(account.events.size());
  for (Entry& entry : accruals) {
    entry.event = number;
    const Rule& rule = programme.rules[entry.rule];
    if (rule.to != Rule::To::Member && !send(programme, account, entry)) continue;
    if (!rule.caps.empty())
      add_total(account, rule.id.text, entry.at.day, entry.amount.count);
    if (!rule.group.empty()) add_total(account, rule.group, entry.at.day, entry.amount.count);
    if (rule.to != Rule::To::Member) continue;
    const Lapse& lapse = rule.lapse ? *rule.lapse : programme.units[entry.unit].lapse;
    const Ageing ageing = ageing_of(programme, account, entry.unit, entry.at.day, lapse);
    post_credit(account, entry, ageing);
  }
}

// "delivered", "stayed": what waited for this event becomes available.
void confirm(const Programme& programme, Account& account, const Event& event) {
  if (event.type != EventType::Action || event.refers_to.text.empty()) return;
  const auto confirmed = account.known.place_of(account.events, event.refers_to);
  if (!confirmed) return;
  const EntryIndex first = account.postings[*confirmed].first_entry;
  for (EntryIndex entry = first; entry < account.entries.size(); ++entry) {
    const Entry& posted = account.entries[entry];
    if (posted.event != *confirmed && posted.event != kNone) break;
    if (posted.event != *confirmed || posted.kind != EntryKind::Accrual || posted.lot == kNone)
      continue;
    if (programme.units[posted.unit].available_on == type_name_of(event))
      make_available(account, posted.lot, event.at.day);
  }
}

Outcome check_type(const Programme& programme, const Event& event) {
  if (event.type != EventType::Action) return Done{};
  const std::string_view name = type_name_of(event);
  for (const std::string& type : programme.types)
    if (type == name) return Done{};
  return Problem{Refusal::EventTypeIsUnknown, "/type", std::string(name)};
}

// What only this type of event does; it refuses before it posts.
Outcome post_own_part(const Versions& versions, const Programme& programme, Account& account,
                      const Event& event) {
  TRY_DONE(check_type(programme, event));
  switch (event.type) {
    case EventType::Purchase:
    case EventType::Action:
      if (event.amount.count < 0) return Problem{Refusal::AmountIsNegative, "/amount", {}};
      return pay_tenders(programme, account, event);
    case EventType::Redeem: return post_redeem(programme, account, event);
    case EventType::Trade: return post_trade(programme, account, event);
    case EventType::Use: return post_use(programme, account, event);
    case EventType::Adjust: return post_adjust(versions, programme, account, event);
    case EventType::Hold: return post_hold(programme, account, event);
    case EventType::Release: return post_release(programme, account, event);
    case EventType::Credit: return post_received(programme, account, event);
    case EventType::Profile: return post_profile(programme, account, event);
    case EventType::Stand:
      return stand_by_hand(programme, account, event,
                           static_cast<std::uint32_t>(account.events.size()));
    case EventType::Goal: return check_goal(programme, event);
    case EventType::Refund: break;  // posted by itself
  }
  return Done{};
}

// Ladders and grants up to a fixed point: a grant may move a counter that a ladder reads.
Outcome settle(const Programme& programme, Account& account, const Event& event) {
  const auto number = static_cast<std::uint32_t>(account.events.size());
  for (std::size_t round = 0; round < kMostLadders; ++round) {
    const auto first = static_cast<EntryIndex>(account.entries.size());
    TRY_DONE(settle_ladders(programme, account, event, number));
    grant_benefits(programme, account, &event, event.at.day);
    if (!move_flows(programme, account, first)) break;
  }
  return Done{};
}

// A block may be of a unit that other blocks are counted in: as long as any goes.
Outcome take_blocks_back(const Versions& versions, const Programme& programme, Account& account,
                         const Event& refund) {
  const auto original = account.known.place_of(account.events, refund.refers_to);
  PROMISE(original);
  TRY(const Programme* then, version_on(versions, account.events[*original].at.day));
  for (std::size_t round = 0; round < then->units.size(); ++round) {
    const auto first = static_cast<EntryIndex>(account.entries.size());
    unwind_blocks(versions, programme, *then, account, *original, refund,
                  static_cast<std::uint32_t>(account.events.size()));
    if (!move_flows(programme, account, first)) break;
  }
  return Done{};
}

Outcome post_in_order(const Versions& versions, const Programme& programme, Account& account,
                      const Event& event, Workbench& bench) {
  const auto first = static_cast<EntryIndex>(account.entries.size());
  if (event.type == EventType::Refund) {
    TRY_DONE(post_refund(versions, programme, account, event));
    move_flows(programme, account, first);
    TRY_DONE(take_blocks_back(versions, programme, account, event));
    return give_back(programme, account, event,
                     static_cast<std::uint32_t>(account.events.size()));
  }
  if (takes_credit_back(event)) {
    TRY_DONE(post_taken_back(programme, account, event));
    move_flows(programme, account, first);
    return give_back(programme, account, event,
                     static_cast<std::uint32_t>(account.events.size()));
  }
  TRY_DONE(reckon_all(programme, account, event, bench));
  TRY_DONE(post_own_part(versions, programme, account, event));
  if (event.type == EventType::Purchase || event.type == EventType::Action)
    account.turnover += event.amount;
  post_accruals(programme, account, bench.reckoned);
  move_measures(programme, account, event, bench.weights);
  move_flows(programme, account, first);
  note_activity(programme, account, event);
  confirm(programme, account, event);
  return settle(programme, account, event);
}

// Notes a refund on what it refers to, so that the next one knows.
void link_refund(Account& account, const Event& event, Posting& posting) {
  if (event.type != EventType::Refund) return;
  const auto original = account.known.place_of(account.events, event.refers_to);
  PROMISE(original);
  Posting& refunded = account.postings[*original];
  posting.last_refund = refunded.last_refund;
  refunded.last_refund = static_cast<std::uint32_t>(account.events.size());
  refunded.refunded += event.amount;
}

}  // namespace

Outcome post(const Versions& versions, Account& account, Event&& event, Workbench& bench) {
  const EventIndex::Key key = EventIndex::key_of(event.id);
  if (const auto known = account.known.place_of(account.events, event.id, key)) {
    if (account.events[*known] == event) return Done{};
    return Problem{Refusal::EventIsKnownWithOtherContent, "/id", event.id.text};
  }
  PROMISE(account.events.empty() || !occurs_before(event, account.events.back()));
  TRY(const Programme* programme, version_on(versions, event.at.day));
  if (account.events.size() >= kMostEvents) return Refusal::TooManyEvents;
  TRY_DONE(advance_to(versions, account, event.at));
  Posting posting;
  posting.first_entry = static_cast<EntryIndex>(account.entries.size());
  TRY_DONE(post_in_order(versions, *programme, account, event, bench));
  link_refund(account, event, posting);
  account.events.push_back(std::move(event));
  account.postings.push_back(posting);
  account.known.add(key, static_cast<std::uint32_t>(account.events.size() - 1));
  return Done{};
}

Outcome post(const Versions& versions, Account& account, Event event) {
  Workbench bench;
  return post(versions, account, std::move(event), bench);
}

Result<std::vector<Entry>> preview(const Versions& versions, const Account& account,
                                   const Event& event) {
  TRY(const Programme* programme, version_on(versions, event.at.day));
  Workbench bench;
  TRY_DONE(reckon_all(*programme, account, event, bench));
  std::vector<Entry> entries;
  for (const Entry& accrual : bench.reckoned)
    if (programme->rules[accrual.rule].to == Rule::To::Member) entries.push_back(accrual);
  return entries;
}

namespace {

Problem at_place(std::size_t place, const Problem& problem) {
  return {problem.refusal, '/' + text_from_whole(static_cast<std::int64_t>(place)) + problem.where,
          problem.detail};
}

// The places of the events in order of occurrence.
std::vector<std::uint32_t> in_order(const std::vector<Event>& events) {
  std::vector<std::uint32_t> order(events.size());
  for (std::uint32_t place = 0; place < order.size(); ++place) order[place] = place;
  const auto earlier = [&](std::uint32_t a, std::uint32_t b) {
    return occurs_before(events[a], events[b]);
  };
  if (!std::is_sorted(order.begin(), order.end(), earlier))
    sort_stably(order, earlier);
  return order;
}

}  // namespace

Result<Account> evaluate(const Versions& versions, std::vector<Event> events, Day as_of) {
  if (events.size() > kMostEvents) return Refusal::TooManyEvents;
  for (std::size_t place = 0; place < events.size(); ++place)
    if (events[place].at.day > as_of)
      return at_place(place, {Refusal::EventIsInTheFuture, "/at",
                              text_from_moment(events[place].at)});
  const std::vector<std::uint32_t> order = in_order(events);
  Account account = open_account(versions, order.empty() ? as_of : events[order[0]].at.day);
  account.events.reserve(events.size());
  account.postings.reserve(events.size());
  account.known.reserve(events.size());
  account.entries.reserve(events.size());
  account.lots.reserve(events.size());
  account.uses.reserve(events.size());
  Workbench bench;
  for (const std::uint32_t place : order)
    if (const Outcome posted = post(versions, account, std::move(events[place]), bench);
        !posted)
      return at_place(place, posted.problem());
  TRY_DONE(advance(versions, account, as_of));
  return account;
}

}  // namespace yearward
