// Scenarios, keeping and rescuing, held against the engine lived through by hand.
#include <doctest/doctest.h>

#include <string>

#include "core/codec/scenario_codec.hpp"
#include "core/engine/engine.hpp"
#include "tests/laws/chance.hpp"
#include "tests/unit/sample_programmes.hpp"

using namespace yearward;

namespace {

Event bought(const std::string& id, Day day, std::int64_t fen) {
  Event event;
  event.id = EventId{id};
  event.amount = Money{fen};
  event.at = {day, 0};
  return event;
}

// A silver member of the market whose year does not quite keep it.
Account nearly_kept(const Versions& versions, Chance& chance, Day today) {
  std::vector<Event> events{bought("climb", day_from({2025, 6, 1}), 1'200'000)};
  Day day = day_from({2026, 1, 2});
  for (int number = 0; day < today; day = day.plus_days(1 + chance.days_below(14)), ++number)
    events.push_back(bought("e" + std::to_string(number), day,
                            chance.money_up_to(Money{30'000}).count));
  return evaluate(versions, events, today).value();
}

LevelIndex level_with(const Versions& versions, const Account& branch, const Course& course,
                      Day day) {
  Account account = branch;
  REQUIRE(live_until(versions, account, course, day).ok());
  return held_on(account, 0).level;
}

}  // namespace

TEST_CASE("what is missing to keep a level is enough, and one unit less is not") {
  const Versions& versions = community_mart();
  const Day today = day_from({2026, 10, 20});
  int once = 0, weekly = 0, visits = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    Chance chance(seed);
    const Account branch =
        branch_on(versions, nearly_kept(versions, chance, today), today).value();
    const Pace pace{{Money{5'000}, 7, today.plus_days(1)}, Money{20'000}};
    const auto kept = will_keep(versions, branch, pace, 0).value();
    REQUIRE(kept);
    const Course course = course_of(pace.habit, today, kept->from).value();
    CHECK(level_with(versions, branch, course, kept->from) == kept->then);
    if (kept->kept) continue;
    if (kept->once) {
      ++once;
      for (const std::int64_t less : {0, 1}) {
        Course more = course;
        add_to(more, intended_purchase(*kept->once - Money{less}, kept->decided_on, 7));
        CHECK((level_with(versions, branch, more, kept->from) >= kept->level) == (less == 0));
      }
    }
    if (kept->weekly) {
      ++weekly;
      for (const std::int64_t less : {0, 1}) {
        Habit habit = pace.habit;
        habit.amount = *kept->weekly - Money{less};
        const Course more = course_of(habit, today, kept->from).value();
        CHECK((level_with(versions, branch, more, kept->from) >= kept->level) == (less == 0));
      }
    }
    if (!kept->visits) continue;
    ++visits;
    for (const std::int32_t less : {0, 1}) {
      Course more = course;
      for (std::int32_t visit = 0; visit < *kept->visits - less; ++visit)
        add_to(more, intended_purchase(pace.visit, kept->decided_on.plus_days(-visit), 7));
      CHECK((level_with(versions, branch, more, kept->from) >= kept->level) == (less == 0));
    }
  }
  CHECK(once > 5);
  CHECK(weekly > 5);
  CHECK(visits > 5);
}

TEST_CASE("a scenario is the engine run on the events it means, and every event lies ahead") {
  const Versions& versions = community_mart();
  const Day today = day_from({2026, 3, 4}), horizon = day_from({2026, 12, 31});
  Chance chance(5);
  const Account account = nearly_kept(versions, chance, today);
  const Account branch = branch_on(versions, account, today).value();
  const Pace pace{{Money{30'000}, 7, today.plus_days(3)}, Money{12'000}};
  for (const char* said : {"pace", "stretch", "weekly:450.00", "one_more_visit",
                           "basket:900.00@2026-04-04", "member_day:member_day"}) {
    CAPTURE(said);
    const Scenario scenario = codec::scenario_from_text(said, versions).value();
    const Course course = course_of(versions, branch, pace, scenario, horizon).value();
    Account lived = branch;
    for (std::size_t place = 0; place < course.size(); ++place) {
      const Event& event = course[place].event;
      CHECK(today < event.at.day);
      CHECK(event.at.day <= horizon);
      CHECK(event.id.text.front() == '~');
      if (place > 0) CHECK(occurs_before(course[place - 1].event, event));
      REQUIRE(post(versions, lived, event).ok());
    }
    REQUIRE(advance(versions, lived, horizon).ok());
    const auto seen = outlooks(versions, account, pace, {scenario}, today, horizon);
    REQUIRE(seen.ok());
    const Projection& ahead = seen.value().front().projection;
    CHECK(ahead.balance == held_now(lived, spendable_unit(versions.front())));
    CHECK(ahead.level == held_on(lived, 0).level);
    for (UnitIndex unit = 0; unit < versions.front().units.size(); ++unit)
      CHECK(ahead.units[unit].then == held_now(lived, unit));
    CHECK(ahead.spent == spent_by(course));
  }
}

TEST_CASE("waiting for a member day moves no purchase past the next one, and spends alike") {
  const Versions& versions = community_mart();
  const Day today = day_from({2026, 3, 4}), horizon = day_from({2026, 12, 31});
  const Account branch =
      branch_on(versions, open_account(versions, today), today).value();
  for (std::int32_t every = 1; every <= 20; ++every) {
    CAPTURE(every);
    const Pace pace{{Money{10'000}, every, today.plus_days(2)}, {}};
    Scenario scenario;
    const Course usual = course_of(versions, branch, pace, scenario, horizon).value();
    scenario.kind = Scenario::Kind::MemberDay;
    scenario.name = "member_day";
    const auto waited = course_of(versions, branch, pace, scenario, horizon);
    // Who comes every day is there on each member day already.
    CHECK(waited.ok() == (every > 1));
    if (!waited.ok()) continue;
    CHECK(spent_by(waited.value()) == spent_by(usual));
    REQUIRE(waited.value().size() == usual.size());
    for (std::size_t place = 0; place < usual.size(); ++place) {
      const std::int32_t later =
          days_between(usual[place].event.at.day, waited.value()[place].event.at.day);
      CHECK(0 <= later);
      CHECK(later < every);
    }
  }
}

TEST_CASE("what saves points is done on the last day at the latest: a day later they are gone") {
  const Versions& versions = community_mart();
  const Day today = day_from({2026, 12, 1}), horizon = day_from({2027, 12, 31});
  for (const std::int64_t yuan : {3'000, 5'000, 7'000, 14'000, 30'000}) {
    CAPTURE(yuan);
    const Account account =
        evaluate(versions, {bought("old", day_from({2025, 3, 1}), yuan * 100)}, today).value();
    const Account branch = branch_on(versions, account, today).value();
    const Rescue found =
        rescue(versions, branch, {{Money{}, 7, today.plus_days(1)}, {}}, 0, horizon)
            .value()
            .value_or(Rescue{});
    CHECK(found.lapsing == Points{yuan});
    CHECK(text_from_day(found.last_day) == "2026-12-31");
    CHECK(found.savings.empty() == (yuan < 5'000));
    for (const Saving& saving : found.savings) {
      for (const std::int32_t late : {0, 1}) {
        Account tried = branch;
        Event redeem;
        redeem.id = EventId{"redeem"};
        redeem.type = EventType::Redeem;
        redeem.reward = RewardId{saving.name};
        redeem.at = {found.last_day.plus_days(late), 0};
        CHECK(post(versions, tried, redeem).ok() == (late == 0));
      }
    }
  }
}
