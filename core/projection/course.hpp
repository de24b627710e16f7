// Course: what the member will do, as dated events, and living an account through them. It refuses
// to know why somebody would do so: habits and scenarios make courses.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/ledger/account.hpp"
#include "core/programme/programme.hpp"

namespace yearward {

// 消费习惯: an amount on every n-th day, first on `first`.
struct Habit {
  Money amount;
  std::int32_t every_days = 7;  // 1–366
  Day first;
  bool operator==(const Habit&) const = default;
};

// One event that has not happened yet.
struct Intended {
  Event event;
  bool habitual = false;  // its amount is the habit's: what a solver may change
};

// Shape: in order of occurrence, each after `today` and none after the horizon; ids are unique and
// begin with '~', as no client's id does.
using Course = std::vector<Intended>;

inline constexpr std::size_t kMostIntended = 2'000;  // of one course

// The purchases a habit means after `today`, up to and on the horizon; none when the amount is 0.
// Refuses: HabitIsTooOften, AmountIsNegative, HorizonIsBeforeToday, HorizonIsTooFar.
Result<Course> course_of(const Habit& habit, Day today, Day horizon);

// An intended purchase at noon. `which`: its place among those of the day, 0 for the first.
Intended intended_purchase(Money amount, Day day, std::int32_t which = 0);
// Puts one in its place; an event of the same id is told apart by a number.
void add_to(Course& course, Intended intended);
// Sum of what its purchases cost.
Money spent_by(const Course& course);

// The account as it stands at the end of `today`, without its history: what every run starts from.
// Its entries are those of the run alone. Refuses: NumberIsOutOfRange.
Result<Account> branch_on(const Versions& versions, const Account& account, Day today);

// Lives the whole course and lets time pass to the end of `until`. Pre: `until` is not before it.
// Refuses: what `post` refuses.
Outcome live_until(const Versions& versions, Account& branch, const Course& course, Day until);

}  // namespace yearward
