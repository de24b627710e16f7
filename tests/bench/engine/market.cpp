// Draws the members' years. It asks the hand-written ledger what a member could pay for.
#include "tests/bench/engine/market.hpp"

#include <algorithm>
#include <string>

#include "core/quantity/digits.hpp"
#include "tests/bench/engine/hand.hpp"
#include "tests/laws/chance.hpp"

namespace yearward::bench {
namespace {

constexpr std::uint64_t kSeed = 2026;
constexpr std::int32_t kGaps[] = {7, 7, 7, 7, 7, 7, 6, 8, 14, 21};
constexpr std::int32_t kReturnDays = 28;

std::string numbered(char letter, std::uint64_t number) {
  return letter + text_from_whole(static_cast<std::int64_t>(number));
}

// Most spend a little, some a lot: fen in a usual week.
std::int64_t usual_week(Chance& chance) {
  std::int64_t yuan = 60 + chance.days_below(240);
  if (chance.below(4) == 0) yuan += chance.days_below(600);
  if (chance.below(20) == 0) yuan += 1'000 + chance.days_below(800);
  return yuan * 100;
}

// A purchase of the last weeks that has something left to give back.
const Event* returnable(const std::vector<Event>& events, const HandLedger& ledger, Day day,
                        Chance& chance) {
  const std::size_t back = 1 + chance.below(3);
  if (back > events.size()) return nullptr;
  const std::size_t place = events.size() - back;
  const HandEvent& kept = ledger.events[place];
  const bool fits = kept.type == EventType::Purchase && kept.refunded < kept.amount &&
                    kept.at.day.plus_days(kReturnDays) >= day;
  return fits ? &events[place] : nullptr;
}

bool make_refund(Event& event, const std::vector<Event>& events, const HandLedger& ledger,
                 Chance& chance) {
  const Event* original = returnable(events, ledger, event.at.day, chance);
  if (!original) return false;
  const HandEvent& kept = ledger.events[static_cast<std::size_t>(original - events.data())];
  const Money left{kept.amount - kept.refunded};
  event.type = EventType::Refund;
  event.refers_to = original->id;
  event.amount = chance.below(2) == 0 ? left : chance.money_up_to(left);
  return true;
}

bool make_redeem(Event& event, HandLedger& ledger, Chance& chance) {
  ledger.advance(event.at.day);
  const std::int64_t held = ledger.available();
  std::size_t most = 0;
  while (most < kHandRewards.size() && kHandRewards[most].price <= held) ++most;
  if (most == 0) return false;
  event.type = EventType::Redeem;
  event.reward = RewardId{kHandRewards[chance.below(most)].id};
  return true;
}

}  // namespace

Event purchase_on(Day day, std::int32_t second, std::uint32_t number) {
  Event event;
  event.id = EventId{numbered('e', number)};
  event.member = MemberId{"m0"};
  event.at = {day, second};
  event.amount = Money{5'000 + static_cast<std::int64_t>(number) * 7'919 % 20'000};
  event.place = "s1";
  return event;
}

std::vector<Event> history_of(std::uint32_t member) {
  Chance chance(kSeed * 1'000'003 + member);
  HandLedger ledger;
  std::vector<Event> events;
  events.reserve(kEventsAMember);
  const std::int64_t week = usual_week(chance);
  Day day = day_from({2024, 1, 1}).plus_days(chance.days_below(60));
  for (std::size_t number = 0; number < kEventsAMember; ++number) {
    Event event;
    event.id = EventId{numbered('e', member * kEventsAMember + number)};
    event.member = MemberId{numbered('m', member)};
    event.at = {day, 9 * 3'600 + chance.days_below(11 * 3'600)};
    event.place = numbered('s', 1 + chance.below(40));
    const std::size_t kind = number == 0 ? 99 : chance.below(100);
    const bool made = (kind < 4 && make_refund(event, events, ledger, chance)) ||
                      (kind >= 4 && kind < 8 && make_redeem(event, ledger, chance));
    const std::int64_t percent = 60 + chance.days_below(81);
    if (!made) event.amount = Money{week * percent / 100 + chance.days_below(100)};
    ledger.post(event);
    events.push_back(std::move(event));
    // Never so long that the rest would not fit, a day each.
    const auto rest = static_cast<std::int32_t>(kEventsAMember - number);
    const std::int32_t longest = days_between(day, last_day_of_all()) / rest;
    day = day.plus_days(std::min(kGaps[chance.below(10)], longest));
  }
  return events;
}

std::vector<Event> evenly(std::size_t count) {
  constexpr std::size_t kSecondsOfDays = 3 * 365 * std::size_t{86'400};
  std::vector<Event> events;
  events.reserve(count);
  for (std::size_t number = 0; number < count; ++number) {
    const std::size_t second = kSecondsOfDays / count * number;
    events.push_back(purchase_on(
        day_from({2024, 1, 1}).plus_days(static_cast<std::int32_t>(second / 86'400)),
        static_cast<std::int32_t>(second % 86'400), static_cast<std::uint32_t>(number)));
  }
  return events;
}

}  // namespace yearward::bench
