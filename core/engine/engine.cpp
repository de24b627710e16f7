// The order of evaluation over a member's events, and what falls due between them.
#include "core/engine/engine.hpp"

#include <algorithm>

#include "core/engine/ladder.hpp"
#include "core/ledger/lots.hpp"
#include "core/quantity/digits.hpp"

namespace yearward {

Account open_account(const Versions& versions, Day first_day) {
  PROMISE(!versions.empty());
  Account account;
  const Programme& programme = versions.front();
  account.deficit.resize(programme.units.size());
  account.open_lots.resize(programme.units.size());
  account.earned.resize(programme.units.size());
  account.as_of = first_day;
  account.status_year = first_of_year(first_day);
  if (main_ladder(programme)) account.standings.push_back({0, first_day, std::nullopt, {}, kNone});
  return account;
}

namespace {

void post_lapse(Account& account, std::uint32_t number) {
  const Lot lot = account.lots[number];
  Entry entry;
  entry.kind = EntryKind::Lapse;
  entry.unit = lot.unit;
  entry.version = account.entries.empty() ? 0 : account.entries.back().version;
  entry.at = {lot.last_day->plus_days(1), 0};
  const Points left = lapse_lot(account, number);
  entry.amount = -left;
  entry.lots.push_back({number, left});
  account.entries.push_back(std::move(entry));
}

// The ladder in force on a day; null before the first version and for programmes without one.
const Ladder* ladder_on(const Versions& versions, Day day) {
  const auto version = version_on(versions, day);
  return main_ladder(version ? *version.value() : versions.front());
}

}  // namespace

void advance(const Versions& versions, Account& account, Day day) {
  for (;;) {
    const Day next_year = last_of_year(account.status_year).plus_days(1);
    const bool year_ends = next_year <= day;
    // Lots lapse before the year's review, as their last day is before it.
    const std::uint32_t lapsed = first_lapsed_before(account, year_ends ? next_year : day);
    if (lapsed != kNone) {
      post_lapse(account, lapsed);
    } else if (year_ends) {
      if (const Ladder* ladder = ladder_on(versions, next_year)) {
        review(*ladder, account, next_year);
      } else {
        account.status_year = next_year;
      }
    } else {
      break;
    }
  }
  account.as_of = std::max(account.as_of, day);
}

namespace {

struct Given {
  Event event;
  std::size_t place;
};

Problem at_place(std::size_t place, const Problem& problem) {
  return {problem.refusal, '/' + text_from_whole(static_cast<std::int64_t>(place)) + problem.where,
          problem.detail};
}

// In order of occurrence, each id once.
Result<std::vector<Given>> in_order(std::vector<Event> events, Day as_of) {
  std::vector<Given> given;
  given.reserve(events.size());
  for (std::size_t place = 0; place < events.size(); ++place) {
    if (events[place].at.day > as_of)
      return at_place(place, {Refusal::EventIsInTheFuture, "/at",
                              text_from_moment(events[place].at)});
    given.push_back({std::move(events[place]), place});
  }
  std::stable_sort(given.begin(), given.end(),
                   [](const Given& a, const Given& b) { return a.event.id < b.event.id; });
  std::vector<Given> once;
  once.reserve(given.size());
  for (Given& next : given) {
    if (once.empty() || once.back().event.id != next.event.id) {
      once.push_back(std::move(next));
    } else if (!(once.back().event == next.event)) {
      return at_place(next.place, {Refusal::EventIsKnownWithOtherContent, "/id",
                                   next.event.id.text});
    }
  }
  std::stable_sort(once.begin(), once.end(), [](const Given& a, const Given& b) {
    return occurs_before(a.event, b.event);
  });
  return once;
}

}  // namespace

Result<Account> evaluate(const Versions& versions, std::vector<Event> events, Day as_of) {
  if (events.size() > kMostEvents) return Refusal::TooManyEvents;
  TRY(const std::vector<Given> given, in_order(std::move(events), as_of));
  Account account = open_account(versions, given.empty() ? as_of : given.front().event.at.day);
  account.events.reserve(given.size());
  for (const Given& next : given)
    if (const Outcome posted = post(versions, account, next.event); !posted)
      return at_place(next.place, posted.problem());
  advance(versions, account, as_of);
  return account;
}

}  // namespace yearward
