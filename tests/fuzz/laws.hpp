// What must hold whatever stands in a document: checked after each of the fuzzers' inputs, and by
// the core's tests on every input worth keeping. A broken law traps, which the fuzzer reports as a
// crash.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/promise.hpp"
#include "core/codec/codec.hpp"
#include "core/engine/engine.hpp"
#include "tests/stories/shelf.hpp"

namespace yearward::fuzz {

inline void check_balances(const Programme& programme, const Account& account) {
  PROMISE(adds_up(account));
  for (std::size_t index = 0; index < programme.units.size(); ++index) {
    const auto unit = static_cast<UnitIndex>(index);
    const Balance balance = balance_on(account, unit, account.as_of);
    PROMISE(balance.earned == balance.pending + balance.available + balance.reserved +
                                  balance.spent + balance.lapsed + balance.reversed -
                                  balance.deficit - balance.clamped);
    PROMISE(balance.available == available_now(account, unit));
    PROMISE(balance.deficit.count >= 0 && balance.available.count >= 0);
  }
}

// Evaluates in two orders of arrival and compares. The events are one member's.
inline void check_laws(const Versions& versions, std::vector<Event> events, Day as_of) {
  const auto account = evaluate(versions, events, as_of);
  std::reverse(events.begin(), events.end());
  if (!events.empty()) events.push_back(events.front());  // said twice
  const auto again = evaluate(versions, std::move(events), as_of);
  PROMISE(account.ok() == again.ok());
  if (!account.ok()) {
    PROMISE(account.problem().refusal == again.problem().refusal);
    return;
  }
  PROMISE(fingerprint(account.value()) == fingerprint(again.value()));
  check_balances(versions.front(), account.value());
  PROMISE(!codec::json_from_account(versions, account.value()).empty());
}

// A few purchases, a refund, every reward and the passing of two years.
inline std::vector<Event> some_events(const Programme& programme) {
  std::vector<Event> events;
  const Day first = std::max(programme.effective_from, day_from({1950, 1, 1}));
  const auto add = [&](EventType type, std::int32_t days) {
    Event event;
    event.id = EventId{"e" + std::to_string(events.size())};
    event.member = MemberId{"m"};
    event.type = type;
    event.at = {first.plus_days(days), 43'200};
    events.push_back(std::move(event));
    return &events.back();
  };
  for (const std::int64_t amount : {12'345, 1, 0, 900'000})
    add(EventType::Purchase, static_cast<std::int32_t>(events.size()) * 90)->amount = Money{amount};
  Event* refund = add(EventType::Refund, 280);
  refund->refers_to = EventId{"e0"};
  refund->amount = Money{45};
  return events;
}

inline void live_by(const Versions& versions) {
  const Programme& programme = versions.front();
  if (date_of(versions.back().effective_from).year > 2900) return;  // documents end with 2999
  std::vector<Event> events = some_events(programme);
  const Day as_of = events.back().at.day.plus_days(800);
  check_laws(versions, events, as_of);
  if (programme.rewards.empty()) return;
  Event redeem;
  redeem.id = EventId{"r"};
  redeem.member = events.front().member;
  redeem.type = EventType::Redeem;
  redeem.at = {as_of, 0};
  redeem.reward = programme.rewards.front().id;
  events.push_back(std::move(redeem));
  check_laws(versions, std::move(events), as_of);
}

inline Versions sound(const std::string& text) {
  auto versions = codec::versions_from_json(text);
  PROMISE(versions.ok());
  return versions.value();
}

inline const Versions& plain() {
  static const Versions versions = sound(story::programme_file("community_mart.json"));
  return versions;
}
inline const Versions& rich() {
  static const Versions versions =
      sound(story::read_file(YEARWARD_SOURCE_DIR "/tests/fuzz/everything.json"));
  return versions;
}

inline void check_members(const Versions& versions, const std::vector<Event>& events) {
  std::map<MemberId, std::vector<Event>> members;
  for (const Event& event : events) members[event.member].push_back(event);
  const Day as_of = day_from({2030, 12, 31});
  for (auto& [member, own] : members) check_laws(versions, std::move(own), as_of);
}

// Any text as a programme: read and lived by, or refused with places.
inline void try_programme(std::string_view text) {
  const auto read = codec::versions_from_json(text);
  if (read.ok()) return live_by(read.value());
  PROMISE(!read.problems().empty());
  PROMISE(!codec::json_from_problems(read.problems()).empty());
}

// Any text as events: refused, or read, written as it was, and evaluated by both programmes.
inline void try_events(std::string_view text) {
  const Currency& currency = plain().front().currency;
  const auto events = codec::events_from_json(text, currency);
  if (!events.ok()) {
    PROMISE(!events.problems().empty());
    return;
  }
  const std::string written = codec::json_from_events(events.value(), currency);
  const auto again = codec::events_from_json(written, currency);
  PROMISE(again.ok() && again.value() == events.value());
  PROMISE(codec::json_from_events(again.value(), currency) == written);
  check_members(plain(), events.value());
  check_members(rich(), events.value());
}

}  // namespace yearward::fuzz
