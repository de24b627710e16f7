// The ladder's rules of standing. A level holds to the end of the year after the one it was earned
// in; then its last year's status keeps it, or decides the level it falls to.
#include "core/engine/ladder.hpp"

#include <algorithm>

namespace yearward {

namespace {

LevelIndex level_for(const Ladder& ladder, Points counted) {
  LevelIndex reached = 0;
  for (std::size_t level = 1; level < ladder.levels.size(); ++level)
    if (counted >= ladder.levels[level].attain) reached = static_cast<LevelIndex>(level);
  return reached;
}

void stand(Account& account, LevelIndex level, Day from, std::optional<Day> until,
           std::uint32_t event) {
  account.standings.push_back({level, from, until, account.status_counted, event});
}

std::optional<Day> until_next_year_ends(LevelIndex level, Day day) {
  if (level == 0) return std::nullopt;
  return last_of_year(last_of_year(day).plus_days(1));
}

}  // namespace

void attain(const Ladder& ladder, Account& account, Day day, std::uint32_t event) {
  const LevelIndex reached = level_for(ladder, account.status_counted);
  if (reached <= account.standings.back().level) return;
  stand(account, reached, day, until_next_year_ends(reached, day), event);
}

void give_back(const Ladder& ladder, Account& account, Day day, std::uint32_t event) {
  const Standing held = account.standings.back();
  if (held.event == kNone || held.from < account.status_year) return;
  if (account.status_counted >= ladder.levels[held.level].attain) return;
  // What was certain before this year's climb still is.
  Standing before;
  for (const Standing& standing : account.standings)
    if (standing.from < account.status_year || standing.event == kNone) before = standing;
  const LevelIndex reached = level_for(ladder, account.status_counted);
  if (reached > before.level)
    stand(account, reached, day, until_next_year_ends(reached, day), event);
  else
    stand(account, before.level, day, before.until, event);
}

void review(const Ladder& ladder, Account& account, Day first_day) {
  const Standing held = account.standings.back();
  if (held.until && *held.until < first_day) {
    const bool kept = account.status_counted >= ladder.levels[held.level].retain;
    const LevelIndex level =
        kept ? held.level : std::min(held.level, level_for(ladder, account.status_counted));
    const std::optional<Day> until =
        level == 0 ? std::nullopt : std::optional<Day>(last_of_year(first_day));
    stand(account, level, first_day, until, kNone);
  }
  account.status_year = first_day;
  account.status_counted = Points{};
}

}  // namespace yearward
