// One push through the core, inside the writer's transaction; knows no HTTP.
#include "tools/server/intake.hpp"

#include <algorithm>
#include <set>

#include "core/codec/codec.hpp"
#include "core/engine/engine.hpp"

namespace yearward::server {
namespace {

constexpr std::size_t kMostKeptEvents = 1'000'000;  // about 100 MB of accounts between pushes

}  // namespace

Moment moment_now(const Programme& programme, const Clock& clock) {
  return moment_at(programme.zone, clock.seconds());
}

Result<std::vector<Event>> events_of(Reading& store, const MemberKey& key,
                                     const Currency& currency) {
  TRY(const auto stored, store.events_after(key, 0, kMostEvents));
  std::vector<Event> events;
  events.reserve(stored.size());
  for (const StoredEvent& kept : stored) {
    const auto event = codec::event_from_json(kept.document, currency);
    if (!event.ok()) return event.problems().front();
    events.push_back(event.value());
  }
  return events;
}

void Intake::forget() {
  kept_.clear();
  kept_events_ = 0;
}

void Intake::forget(const MemberKey& key) {
  const auto at = kept_.find(key);
  if (at == kept_.end()) return;
  kept_events_ -= at->second.account.events.size();
  kept_.erase(at);
}

void Intake::undo() {
  for (const MemberKey& key : touched_) forget(key);
  touched_.clear();
}

Touched Intake::touched_by(const Caller& caller, const std::vector<Event>& events) {
  Touched expected;
  for (const Event& event : events) {
    if (!may_say(caller, event)) continue;
    expected.streams.push_back({caller.key.programme, event.member});
    expected.ids.emplace_back(caller.key.programme, event.id);
  }
  return expected;
}

// Makes sure that the account of an existing member is kept, as new as the store and evaluated by
// these rules: another process may have appended since, and nobody else may until we are done.
Outcome Intake::prepare(Transaction& transaction, const Rules& rules, const MemberKey& key) {
  TRY(const Cursor head, transaction.head(key));
  touched_.insert(key);
  if (const auto at = kept_.find(key); at != kept_.end()) {
    if (at->second.head == head && at->second.rules == rules.digest) return Done{};
    forget(key);
  }
  TRY(const std::optional<Member> member, transaction.member(key));
  if (!member || member->role != Role::Member) return Done{};
  TRY(std::vector<Event> events, events_of(transaction, key, rules.newest().currency));
  Day last = member->joined;
  for (const Event& event : events) last = std::max(last, event.at.day);
  kept_events_ += events.size();
  TRY(Account account, evaluate(rules.versions, std::move(events), last));
  if (account.events.empty()) account = open_account(rules.versions, last);
  kept_[key] = {std::move(account), head, rules.digest};
  return Done{};
}

// In order of occurrence it is one step; a late event is a replay, and must leave what came after
// it standing.
Outcome Intake::post_into(const Rules& rules, Kept& kept, const Event& event) {
  Account& account = kept.account;
  if (account.events.empty()) {
    account = open_account(rules.versions, event.at.day);
    return post(rules.versions, account, event);
  }
  // A refused event may have let time pass; then an earlier day is a replay too.
  const bool is_next =
      !occurs_before(event, account.events.back()) && event.at.day >= account.as_of;
  if (is_next) return post(rules.versions, account, event);
  std::vector<Event> events = account.events;
  events.push_back(event);
  const Day as_of = account.events.back().at.day;
  auto replayed = evaluate(rules.versions, std::move(events), as_of);
  if (!replayed.ok()) {
    Problem problem = replayed.problem();
    problem.where.clear();  // it points into our list, not into the client's
    return problem;
  }
  account = std::move(replayed).value();
  return Done{};
}

Outcome Intake::take_one(Transaction& transaction, const Caller& caller, const Rules& rules,
                         const Event& event, Day today) {
  if (!may_say(caller, event)) return Problem{Refusal::NotYoursToDo, "/type", {}};
  const MemberKey key{caller.key.programme, event.member};
  const auto at = kept_.find(key);
  if (at == kept_.end()) return Problem{Refusal::MemberIsUnknown, "/member", {}};
  const std::string document = codec::json_from_event(event, rules.newest().currency);
  TRY(const std::optional<FoundEvent> known, transaction.event(key.programme, event.id));
  if (known) {
    const bool is_same = known->member == event.member && known->event.document == document;
    if (is_same) return Done{};
    return Problem{Refusal::EventIsKnownWithOtherContent, "/id", event.id.text};
  }
  // The core's own rule: of today is not the future, whatever a device's clock says within the day.
  if (event.at.day > today) return Problem{Refusal::EventIsInTheFuture, "/at", {}};
  TRY_DONE(post_into(rules, at->second, event));
  TRY(const Appended appended, transaction.append(key, event.id, document));
  at->second.head = appended.place;
  ++kept_events_;
  return Done{};
}

Result<sync::PushAnswer> Intake::take(Transaction& transaction, const Caller& caller,
                                      const Rules& rules, const std::vector<Event>& events) {
  if (events.size() > sync::kMostEventsAnExchange) {
    return Problem{Refusal::TooManyEvents, "/events", {}};
  }
  if (kept_events_ > kMostKeptEvents) forget();
  // Everything that may refuse the push as a whole comes before the first change.
  std::set<MemberId> members;
  for (const Event& event : events) {
    if (may_say(caller, event)) members.insert(event.member);
  }
  for (const MemberId& member : members) {
    TRY_DONE(prepare(transaction, rules, {caller.key.programme, member}));
  }
  const Day today = moment_now(rules.newest(), clock_).day;
  sync::PushAnswer answer;
  std::set<EventId> answered;
  for (const Event& event : events) {
    // An id given twice in one push is answered once: by what its first telling came to.
    if (!answered.insert(event.id).second) continue;
    const Outcome outcome = take_one(transaction, caller, rules, event, today);
    if (!outcome.ok() && outcome.problem().refusal == Refusal::StoreIsUnavailable) {
      return outcome.problem();
    }
    if (outcome.ok()) {
      answer.accepted.push_back(event.id);
    } else {
      answer.refused.push_back({event.id, outcome.problem()});
    }
  }
  return answer;
}

}  // namespace yearward::server
