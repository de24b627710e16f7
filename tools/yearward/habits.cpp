// Habits into purchases, by arithmetic on dates only.
#include "tools/yearward/habits.hpp"

#include <algorithm>

namespace yearward::command {
namespace {

// The same day of any history gives the same figure; no chance is involved.
std::int64_t figure_of(Day day, std::int64_t salt, std::int64_t below) {
  std::uint64_t mixed = static_cast<std::uint64_t>(day.serial) * 0x9E3779B97F4A7C15u +
                        static_cast<std::uint64_t>(salt) * 0xBF58476D1CE4E5B9u;
  mixed ^= mixed >> 29;
  mixed *= 0x94D049BB133111EBu;
  mixed ^= mixed >> 32;
  return static_cast<std::int64_t>(mixed % static_cast<std::uint64_t>(below));
}

std::int32_t week_of(Day day) { return (day.serial + 3) / 7; }  // weeks begin on Mondays

bool is_visit(const SampleHabit& habit, Day day) {
  if (habit.is_irregular) return figure_of(day, 1, 9) < 2;
  return weekday_of(day) == habit.weekday && week_of(day) % habit.every_weeks == 0;
}

Money amount_on(const SampleHabit& habit, Day day) {
  const std::int64_t steps = (habit.up_to - habit.amount).count / 10;
  if (steps <= 0) return habit.amount;
  return Money{habit.amount.count + 10 * figure_of(day, 2, steps + 1)};
}

Event purchase_on(const SampleMember& sample, const SampleHabit& habit, Day day) {
  Event event;
  event.member = sample.member.key.member;
  event.id = EventId("sample-" + event.member.text + "-" + text_from_day(day));
  const auto minutes = static_cast<std::int32_t>(figure_of(day, 3, 600));
  event.at = {day, (9 * 60 + minutes) * 60};  // between nine and seven
  event.amount = amount_on(habit, day);
  event.place = habit.place;
  return event;
}

Event refund_of(const Event& purchase, Money amount) {
  Event event = purchase;
  event.id = EventId(purchase.id.text + "-refund");
  event.type = EventType::Refund;
  event.at.day = purchase.at.day.plus_days(2);
  event.amount = std::min(amount, purchase.amount);
  event.refers_to = purchase.id;
  return event;
}

}  // namespace

History history_until(const SampleMember& sample, Day today) {
  History history{sample.member, {}};
  history.member.joined = today.plus_days(-7 * sample.joined_weeks_ago);
  for (const SampleHabit& habit : sample.habits) {
    Day day = today.plus_days(-7 * habit.first_weeks_ago);
    const Day last = today.plus_days(-7 * habit.last_weeks_ago);
    history.member.joined = std::min(history.member.joined, day);
    for (; day <= last; day = day.plus_days(1)) {
      if (!is_visit(habit, day)) continue;
      const Event purchase = purchase_on(sample, habit, day);
      history.events.push_back(purchase);
      const bool gives_back = habit.refund_every_visits > 0 &&
                              week_of(day) % habit.refund_every_visits == 0 &&
                              day.plus_days(2) <= today;
      if (gives_back) history.events.push_back(refund_of(purchase, habit.refund));
    }
  }
  return history;
}

}  // namespace yearward::command
