// Marks of funds: offered before an event is posted, settled after.
#include "core/engine/funds.hpp"

#include <algorithm>

#include "core/base/sort.hpp"
#include "core/engine/caps.hpp"
#include "core/engine/engine.hpp"

namespace yearward {

namespace {

// Whether what the rule grants comes out of the fund of that name.
bool draws_on(const Programme& programme, const Rule& rule, const std::string& fund) {
  if (rule.fund && rule.id.text == fund) return true;
  if (rule.group != fund || rule.group.empty()) return false;
  const Group* const group = group_named(programme, rule.group);
  return group && group->fund;
}

void meet(std::vector<Fund>& met, const std::string& name, const Cap& fund, Day day) {
  const Span span = span_on(fund.window, day, std::nullopt);
  if (day < span.first || span.last < day) return;
  for (const Fund& known : met)
    if (known.of == name) return;
  met.push_back({name, span, fund.most});
}

const Programme* programme_of(const Versions& versions, const Event& event) {
  const auto version = version_on(versions, event.at.day);
  return version ? version.value() : nullptr;
}

bool is_marked(const Event& event) { return event.more && !event.more->set_aside.empty(); }

void mark(Event& event, std::vector<SetAside> parts) {
  EventDetails more = event.more ? *event.more : EventDetails{};
  more.set_aside = std::move(parts);
  event.more = std::move(more);
}

// What the event at that place brought out of a fund by rule, or what a refund took back of it.
Points moved_by(const Programme& programme, const Account& account, std::uint32_t number,
                const std::string& fund) {
  const bool back = account.events[number].type == EventType::Refund;
  const EntryKind kind = back ? EntryKind::Reversal : EntryKind::Accrual;
  Points moved;
  for (EntryIndex place = account.postings[number].first_entry; place < account.entries.size();
       ++place) {
    const Entry& entry = account.entries[place];
    if (entry.event != number && entry.event != kNone) break;
    if (entry.event == number && entry.kind == kind && entry.cause == Cause::Rule &&
        draws_on(programme, programme.rules[entry.rule], fund))
      moved += entry.amount;
  }
  for (std::size_t place = account.outgoing.size(); place-- > 0;) {
    const Outgoing& line = account.outgoing[place];
    if (line.event < number) break;  // they stand in order of event
    if (line.event == number && line.road != Outgoing::Road::Transfer &&
        draws_on(programme, programme.rules[line.rule], fund))
      moved += line.amount;
  }
  return moved;
}

}  // namespace

bool have_funds(const Versions& versions) {
  const auto has_one = [](const auto& limited) { return limited.fund.has_value(); };
  return std::any_of(versions.begin(), versions.end(), [&](const Programme& programme) {
    return std::any_of(programme.rules.begin(), programme.rules.end(), has_one) ||
           std::any_of(programme.groups.begin(), programme.groups.end(), has_one);
  });
}

std::vector<Fund> funds_met(const Programme& programme, const Event& event) {
  std::vector<Fund> met;
  if (event.type == EventType::Refund) return met;
  for (const Rule& rule : programme.rules) {
    if (!rule.fund && rule.group.empty()) continue;
    if (!is_of_type(rule.on, event)) continue;
    if (rule.fund) meet(met, rule.id.text, *rule.fund, event.at.day);
    const Group* const group =
        rule.group.empty() ? nullptr : group_named(programme, rule.group);
    if (group && group->fund) meet(met, group->id, *group->fund, event.at.day);
  }
  sort_stably(met, [](const Fund& a, const Fund& b) { return a.of < b.of; });
  return met;
}

Outcome offer_funds(const Versions& versions, std::vector<Event>& events, Purse& purse) {
  std::vector<Fund> offered;
  for (Event& event : events) {
    const Programme* const programme = programme_of(versions, event);
    if (!programme) continue;
    std::vector<SetAside> parts;
    for (const Fund& fund : funds_met(*programme, event)) {
      const bool is_gone = std::any_of(offered.begin(), offered.end(), [&](const Fund& other) {
        return other.of == fund.of && other.span == fund.span;
      });
      TRY(const Points taken, purse.set_aside(fund, Points{}));
      parts.push_back({fund.of, is_gone ? Points{} : std::max(fund.most - taken, Points{})});
      offered.push_back(fund);
    }
    if (!parts.empty() || is_marked(event)) mark(event, std::move(parts));
  }
  return Done{};
}

namespace {

Points said_of(const Event& event, const std::string& fund) {
  if (is_marked(event))
    for (const SetAside& part : event.more->set_aside)
      if (part.of == fund) return part.points;
  return {};
}

// What a refund gives back: as much as leaves, at each of the purchase's refunds from this one on,
// what is still kept. One that comes late may so give back a point less than it took: others were
// rounded without it.
Points given_back_by(const Programme& programme, const Account& account, std::uint32_t original,
                     std::uint32_t refund, const std::string& fund) {
  std::vector<std::uint32_t> refunds;
  for (std::uint32_t number = account.postings[original].last_refund; number != kNone;
       number = account.postings[number].last_refund)
    refunds.push_back(number);
  Points kept = moved_by(programme, account, original, fund);
  Points said = said_of(account.events[original], fund);
  std::optional<Points> least;  // the change that leaves enough everywhere
  for (std::size_t place = refunds.size(); place-- > 0;) {
    kept += moved_by(programme, account, refunds[place], fund);
    if (refunds[place] != refund) said += said_of(account.events[refunds[place]], fund);
    if (refunds[place] >= refund) least = std::max(least.value_or(kept - said), kept - said);
  }
  PROMISE(least);
  return std::min(*least, Points{});
}

}  // namespace

Result<Event> settle_funds(const Versions& versions, Account& account, const EventId& id,
                           Purse& purse) {
  const auto place = account.known.place_of(account.events, id);
  PROMISE(place);
  Event& event = account.events[*place];
  const bool back = event.type == EventType::Refund;
  const auto said = back ? account.known.place_of(account.events, event.refers_to) : place;
  PROMISE(said);
  const Event& marked = account.events[*said];
  const Programme* const programme = programme_of(versions, marked);
  if (!programme || !is_marked(marked)) return event;
  std::vector<SetAside> parts;
  for (const SetAside& part : marked.more->set_aside) {
    const Points moved = back ? given_back_by(*programme, account, *said, *place, part.of)
                              : moved_by(*programme, account, *place, part.of);
    if (back && moved.count == 0) continue;
    for (const Fund& fund : funds_met(*programme, marked))
      if (fund.of == part.of) TRY_DONE(purse.set_aside(fund, moved));
    parts.push_back({part.of, moved});
  }
  if (!parts.empty()) mark(event, std::move(parts));
  return event;
}

Outcome post_from(Purse& purse, const Versions& versions, Account& account, Event& event) {
  const bool is_known = account.known.place_of(account.events, event.id).has_value();
  if (is_known || is_marked(event)) return post(versions, account, event);
  std::vector<Event> one{std::move(event)};
  TRY_DONE(offer_funds(versions, one, purse));
  TRY_DONE(post(versions, account, one.front()));
  TRY(event, settle_funds(versions, account, one.front().id, purse));
  return Done{};
}

// What marked events say is set aside already.
Outcome count_marked(const Versions& versions, const std::vector<Event>& events, Purse& purse) {
  std::map<EventId, const Event*> known;
  for (const Event& event : events) known.emplace(event.id, &event);
  for (const auto& [id, event] : known) {
    if (!is_marked(*event)) continue;
    const auto refunded = known.find(event->refers_to);
    const bool back = event->type == EventType::Refund;
    if (back && refunded == known.end()) continue;
    const Event& marked = back ? *refunded->second : *event;
    const Programme* const programme = programme_of(versions, marked);
    if (!programme) continue;
    for (const Fund& fund : funds_met(*programme, marked))
      for (const SetAside& part : event->more->set_aside)
        if (part.of == fund.of) TRY_DONE(purse.set_aside(fund, part.points));
  }
  return Done{};
}

Result<std::vector<Event>> with_funds(const Versions& versions, std::vector<Event> events) {
  if (!have_funds(versions)) return events;
  HeldPurse purse;
  TRY_DONE(count_marked(versions, events, purse));
  std::vector<std::size_t> order(events.size());
  for (std::size_t place = 0; place < order.size(); ++place) order[place] = place;
  sort_stably(order, [&](std::size_t a, std::size_t b) {
    return occurs_before(events[a], events[b]);
  });
  std::map<MemberId, Account> accounts;
  for (const std::size_t place : order) {
    Event& event = events[place];
    auto account = accounts.find(event.member);
    if (account == accounts.end())
      account = accounts.emplace(event.member, open_account(versions, event.at.day)).first;
    Event tried = event;
    if (post_from(purse, versions, account->second, tried)) event = std::move(tried);
  }
  return events;
}

FundsLeft::FundsLeft(const Account& account, std::uint32_t original, const Event& refund) {
  if (!is_marked(account.events[original])) return;
  left_ = account.events[original].more->set_aside;
  for (SetAside& part : left_) part.points = std::max(part.points, Points{});
  const auto less = [&](const Event& taken) {
    if (!is_marked(taken)) return;
    for (const SetAside& back : taken.more->set_aside)
      for (SetAside& part : left_)
        if (part.of == back.of)
          part.points = std::max(part.points + std::min(back.points, Points{}), Points{});
  };
  for (std::uint32_t number = account.postings[original].last_refund; number != kNone;
       number = account.postings[number].last_refund)
    less(account.events[number]);
  less(refund);
}

void FundsLeft::hold(const Programme& then, const std::vector<Granted>& granted,
                std::vector<Points>& kept) {
  for (SetAside& part : left_)
    for (std::size_t place = 0; place < kept.size(); ++place) {
      if (!draws_on(then, then.rules[granted[place].rule], part.of)) continue;
      kept[place] = std::min(kept[place], part.points);
      part.points -= kept[place];
    }
}

}  // namespace yearward
