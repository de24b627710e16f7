// Friends, households and gifts: several accounts along one time line.
#include <doctest/doctest.h>

#include "core/quantity/literals.hpp"
#include "tests/unit/neighbours.hpp"

using namespace yearward;

namespace {

const Day kMay = day_from({2026, 5, 1});
Moment on(std::int32_t day, std::int32_t second = 36'000) {
  return {kMay.plus_days(day), second};
}

constexpr UnitIndex kPoints = 0, kFamily = 1;

struct Circle {
  std::vector<MemberId> members = members_of({"ann", "bob", "cat", "home"});
  std::vector<Event> events;
  std::vector<Merge> merges;

  Result<Together> told(std::int32_t day = 60) const {
    return evaluate_together(neighbours(), members, events, kMay.plus_days(day), merges);
  }
  Points held(const char* member, UnitIndex unit, std::int32_t day = 60) const {
    const auto together = told(day);
    REQUIRE(together.ok());
    return held_now(*together.value().find(MemberId{member}), unit);
  }
};

}  // namespace

TEST_CASE("a friend's purchase brings the referrer value at the same moment") {
  Circle circle;
  circle.events = {says("s1", "bob", on(0), kReferrer, "ann"), buys("b1", "bob", on(1), 200_yuan)};
  const auto together = circle.told();
  REQUIRE(together.ok());
  REQUIRE(together.value().parties.size() == 4);
  const Account& ann = *together.value().find(MemberId{"ann"});
  REQUIRE(ann.events.size() == 1);
  CHECK(ann.events[0].id.text == "b1~friend");
  CHECK(ann.events[0].at == on(1));
  CHECK(ann.events[0].more->other.text == "bob");
  CHECK(held_now(ann, kPoints) == 20_pts);
  CHECK(circle.held("bob", kPoints) == 200_pts);
  CHECK(together.value().blocked.empty());
}

TEST_CASE("who was not yet referred at that moment brings nobody anything") {
  Circle circle;
  circle.events = {buys("b1", "bob", on(1), 200_yuan), says("s1", "bob", on(2), kReferrer, "ann"),
                   buys("b2", "bob", on(3), 100_yuan)};
  CHECK(circle.held("ann", kPoints) == 10_pts);
}

TEST_CASE("a refund takes back from the referrer what the purchase had brought them") {
  struct Row { const char* story; Money refunded; Points left; };
  for (const Row& row : {Row{"nothing", 0_yuan, 20_pts}, Row{"a part", 50_yuan, 15_pts},
                         Row{"all but a little", 199_yuan, 0_pts},
                         Row{"all of it", 200_yuan, 0_pts}}) {
    CAPTURE(row.story);
    Circle circle;
    circle.events = {says("s1", "bob", on(0), kReferrer, "ann"),
                     buys("b1", "bob", on(1), 200_yuan)};
    if (row.refunded.count > 0)
      circle.events.push_back(refunds("r1", "bob", on(5), row.refunded, "b1"));
    CHECK(circle.held("ann", kPoints) == row.left);
  }
}

TEST_CASE("what the referrer has spent meanwhile is owed after the refund") {
  Circle circle;
  circle.events = {says("s1", "bob", on(0), kReferrer, "ann"),
                   buys("b1", "bob", on(1), 1000_yuan)};
  circle.events.push_back(happening("x1", "ann", EventType::Redeem, on(3)));
  circle.events.back().reward = RewardId{"rice"};
  CHECK(circle.held("ann", kPoints) == 0_pts);
  circle.events.push_back(refunds("r1", "bob", on(5), 1000_yuan, "b1"));
  CHECK(circle.held("ann", kPoints) == -100_pts);
}

TEST_CASE("referring oneself or one's own household is listed and brings nothing") {
  struct Row {
    const char* story;
    std::vector<Event> settings;
    std::optional<Block::Why> why;
  };
  const std::vector<Row> rows = {
      {"oneself", {says("s1", "bob", on(0), kReferrer, "bob")}, Block::Why::RefersOneself},
      {"the same household",
       {says("s1", "bob", on(0), kReferrer, "ann"), says("s2", "bob", on(0), kHousehold, "home"),
        says("s3", "ann", on(0), kHousehold, "home")},
       Block::Why::SameHousehold},
      {"the household itself",
       {says("s1", "bob", on(0), kReferrer, "home"), says("s2", "bob", on(0), kHousehold, "home")},
       Block::Why::SameHousehold},
      {"nobody of that name", {says("s1", "bob", on(0), kReferrer, "zoe")},
       Block::Why::NobodyThere},
      {"another household",
       {says("s1", "bob", on(0), kReferrer, "ann"), says("s2", "bob", on(0), kHousehold, "home"),
        says("s3", "ann", on(0), kHousehold, "cat")},
       std::nullopt},
      {"left the household the day before",
       {says("s1", "bob", on(0), kReferrer, "ann"), says("s2", "bob", on(-9), kHousehold, "home"),
        says("s3", "ann", on(-9), kHousehold, "home"), says("s4", "ann", on(0), kHousehold, "")},
       std::nullopt},
  };
  for (const Row& row : rows) {
    CAPTURE(row.story);
    Circle circle;
    circle.events = row.settings;
    circle.events.push_back(buys("b1", "bob", on(1), 200_yuan));
    circle.events.push_back(refunds("r1", "bob", on(2), 100_yuan, "b1"));  // takes nothing back
    const auto together = circle.told();
    REQUIRE(together.ok());
    CHECK(held_now(*together.value().find(MemberId{"bob"}), kPoints) == 100_pts);
    REQUIRE(together.value().blocked.size() == (row.why ? 1 : 0));
    if (!row.why) continue;
    CHECK(together.value().blocked[0].why == *row.why);
    CHECK(together.value().blocked[0].amount == 20_pts);
    CHECK(together.value().blocked[0].by == "friend");
  }
}

TEST_CASE("a household's members fill one pool, and all show the level it reaches") {
  Circle circle;
  circle.events = {says("s1", "ann", on(0), kHousehold, "home"),
                   says("s2", "bob", on(0), kHousehold, "home"),
                   buys("b1", "ann", on(1), 300_yuan), buys("b2", "bob", on(2), 199_yuan)};
  const auto level = [&](const char* member) {
    const auto together = circle.told();
    REQUIRE(together.ok());
    return level_shown(together.value(), MemberId{member}, 0);
  };
  CHECK(circle.held("home", kFamily) == 499_pts);
  CHECK(level("ann") == 0);
  circle.events.push_back(buys("b3", "bob", on(3), 1_yuan));
  CHECK(circle.held("home", kFamily) == 500_pts);
  CHECK(level("ann") == 1);
  CHECK(level("bob") == 1);
  CHECK(level("cat") == 0);
}

TEST_CASE("a gift leaves one account as it reaches the other, with the lapse it had") {
  Circle circle;
  circle.events = {buys("b1", "ann", on(0), 100_yuan), gives("t1", "ann", on(9), 60_pts, "cat")};
  const auto together = circle.told();
  REQUIRE(together.ok());
  CHECK(held_now(*together.value().find(MemberId{"ann"}), kPoints) == 40_pts);
  const Account& cat = *together.value().find(MemberId{"cat"});
  CHECK(held_now(cat, kPoints) == 60_pts);
  REQUIRE(cat.lots.size() == 1);
  CHECK(cat.lots[0].last_day == plus_months(kMay, 12));
}

TEST_CASE("a gift to nobody, or to oneself, is refused on both sides") {
  for (const char* other : {"zoe", "ann"}) {
    Circle circle;
    circle.events = {buys("b1", "ann", on(0), 100_yuan), gives("t1", "ann", on(9), 60_pts, other)};
    const auto together = circle.told();
    REQUIRE_FALSE(together.ok());
    CHECK(together.problem().refusal == Refusal::MemberIsUnknown);
    CHECK(together.problem().where == "/1/other");
  }
}

TEST_CASE("points that go back and forth are there when they are needed, and not before") {
  Circle circle;
  circle.events = {buys("b1", "ann", on(0), 100_yuan)};
  for (std::int32_t day = 1; day <= 40; ++day)
    circle.events.push_back(gives("t" + std::to_string(100 + day), day % 2 ? "ann" : "bob", on(day),
                                  100_pts, day % 2 ? "bob" : "ann"));
  CHECK(circle.held("ann", kPoints) == 100_pts);
  circle.events.push_back(happening("x1", "bob", EventType::Redeem, on(40, 40'000)));
  circle.events.back().reward = RewardId{"rice"};
  CHECK(circle.told().problem().refusal == Refusal::RewardCostsMoreThanIsHeld);
  circle.events.back().at = on(39, 40'000);
  CHECK_FALSE(circle.told().ok());  // then it is the gift of the next day that cannot be given
}

TEST_CASE("value passed on at one moment goes a bounded way") {
  // Everybody's credit brings their own referrer one more. The reader refuses such a programme, as
  // its points go in circles; this one was never read.
  Versions versions = neighbours();
  Rule& friend_rule = versions[0].rules[1];
  friend_rule.on = {"purchase", "credit"};
  friend_rule.amount.kind = Amount::Kind::Fixed;
  friend_rule.amount.give = 1_pts;
  std::vector<MemberId> members;
  std::vector<Event> events;
  const auto name = [](std::int32_t number) { return "m" + std::to_string(100 + number); };
  const auto ring = [&](std::int32_t length, bool closed) {
    members.clear();
    events = {buys("b1", name(0), on(1), 5_yuan)};
    for (std::int32_t number = 0; number < length; ++number) {
      members.emplace_back(name(number));
      if (number + 1 < length || closed)
        events.push_back(says("s" + name(number), name(number), on(0), kReferrer,
                              name((number + 1) % length)));
    }
    return evaluate_together(versions, members, events, kMay.plus_days(9));
  };
  CHECK(ring(kMostHops + 1, false).ok());
  CHECK(ring(kMostHops + 2, false).problem().refusal == Refusal::CreditsGoInCircles);
  CHECK(ring(3, true).problem().refusal == Refusal::CreditsGoInCircles);
}

TEST_CASE("copies of credits are derived anew, and strangers and doubled ids are refused") {
  Circle circle;
  circle.events = {says("s1", "bob", on(0), kReferrer, "ann"), buys("b1", "bob", on(1), 200_yuan)};
  const auto first = circle.told();
  REQUIRE(first.ok());
  Event copy = first.value().find(MemberId{"ann"})->events[0];
  EventDetails more = *copy.more;
  more.points = 9000_pts;  // even a forged one
  copy.more = more;
  circle.events.push_back(copy);
  CHECK(circle.held("ann", kPoints) == 20_pts);
  circle.events.push_back(buys("b1", "cat", on(1), 200_yuan));
  CHECK(circle.told().problem().refusal == Refusal::EventIsKnownWithOtherContent);
  circle.events.back() = buys("b9", "zoe", on(1), 200_yuan);
  CHECK(circle.told().problem() == Problem{Refusal::MemberIsUnknown, "/3/member", ""});
  circle.events.back() = buys("b9", "cat", on(61), 200_yuan);
  CHECK(circle.told().problem().refusal == Refusal::EventIsInTheFuture);
}

TEST_CASE("merged members are one party, and taking the merge back restores both") {
  Circle circle;
  circle.events = {says("s1", "bob", on(0), kReferrer, "ann"), buys("b1", "bob", on(1), 200_yuan),
                   buys("b2", "cat", on(2), 30_yuan)};
  const auto before = circle.told();
  circle.merges = {{MemberId{"cat"}, MemberId{"ann"}, on(10), {}}};
  const auto merged = circle.told();
  REQUIRE(merged.ok());
  CHECK(merged.value().find(MemberId{"ann"}) == nullptr);
  CHECK(held_now(*merged.value().find(MemberId{"cat"}), kPoints) == 50_pts);
  circle.merges[0].until = on(20);
  const auto restored = circle.told();
  for (const char* name : {"ann", "bob", "cat"})
    CHECK(fingerprint(*restored.value().find(MemberId{name})) ==
          fingerprint(*before.value().find(MemberId{name})));
}

TEST_CASE("circles are those whom attributes, gifts or merges link") {
  const std::vector<Event> events = {says("s1", "bob", on(0), kReferrer, "ann"),
                                     gives("t1", "dan", on(1), 10_pts, "eve"),
                                     buys("b1", "cat", on(1), 10_yuan)};
  const std::vector<Merge> merges = {{MemberId{"eve"}, MemberId{"fay"}, on(3), {}}};
  CHECK(circles_of(neighbours(), members_of({"zoe", "ann"}), events, merges) ==
        std::vector<std::vector<MemberId>>{members_of({"ann", "bob"}), members_of({"cat"}),
                                           members_of({"dan", "eve", "fay"}), members_of({"zoe"})});
}
