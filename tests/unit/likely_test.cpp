// The likely year: laws that hold for any member, and figures that must be the same everywhere.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/engine/engine.hpp"
#include "core/projection/track_record.hpp"
#include "core/quantity/digits.hpp"
#include "tests/laws/chance.hpp"
#include "tests/unit/days.hpp"
#include "tests/unit/sample_programmes.hpp"

using namespace yearward;

namespace {

// Two rates, with and without pauses: small enough to reckon with.
LikelyModel small_model() {
  LikelyModel model;
  model.members = 4;
  model.rates = {5'000, 100'000};
  model.pauses = {{0, 0}, {10'000, 0}, {10'000, 5'000}};
  model.weights = {200'000, 200'000, 200'000, 100'000, 150'000, 150'000};
  model.usual = Money{4'000};
  model.usual_weight = 2'000;
  model.scatter = {250, 500, 750, 1'000, 1'500, 2'000};
  return model;
}

const Day kToday = day("2026-06-30");
constexpr std::int32_t kAhead = 364;

// A visit every so many days, the last of them so many days ago.
std::vector<Visit> every(std::int32_t days, std::int32_t count, std::int32_t ago, Money spent) {
  std::vector<Visit> visits;
  for (std::int32_t visit = count; visit-- > 0;)
    visits.push_back({kToday.plus_days(-ago - visit * days), spent});
  return visits;
}

Likely asked(const LikelyModel& model, const std::vector<Visit>& visits) {
  return likely_spend(model, visits, kToday, kToday.plus_days(kAhead));
}

std::vector<Visit> random_visits(Chance& chance) {
  std::vector<Visit> visits;
  Day on = kToday.plus_days(-chance.days_below(900));
  while (on <= kToday && chance.below(12) != 0) {
    visits.push_back({on, chance.money_up_to(Money{50'000})});
    on = on.plus_days(1 + chance.days_below(60));
  }
  return visits;
}

}  // namespace

TEST_CASE("low is not above likely, nor likely above high, whatever the history") {
  const LikelyModel model = small_model();
  const LikelyYear year(model, kAhead);
  Chance chance(7);
  for (int member = 0; member < 200; ++member) {
    CAPTURE(member);
    const Likely likely = year.likely(year.outlook(random_visits(chance), kToday));
    CHECK(Money{} <= likely.low);
    CHECK(likely.low <= likely.likely);
    CHECK(likely.likely <= likely.high);
    CHECK(likely.inside >= model.held);
    CHECK(likely.without <= kLikelyPaths);
  }
}

TEST_CASE("more of the same history, or dearer visits, never lower the expectation") {
  const LikelyModel model = small_model();
  Money before;
  for (std::int32_t count = 1; count <= 20; ++count) {
    CAPTURE(count);
    const Likely likely = asked(model, every(10, count, 3, Money{5'000}));
    if (count > 1) CHECK(likely.likely >= before);
    before = likely.likely;
  }
  before = Money{};
  for (std::int64_t spent = 0; spent <= 20'000; spent += 1'000) {
    CAPTURE(spent);
    const Likely likely = asked(model, every(10, 8, 3, Money{spent}));
    CHECK(likely.likely > before);
    before = likely.likely;
  }
}

TEST_CASE("the longer a member has been silent, the less is expected") {
  const LikelyModel model = small_model();
  Money before = asked(model, every(10, 10, 0, Money{5'000})).likely;
  for (std::int32_t ago = 15; ago <= 720; ago += 15) {
    CAPTURE(ago);
    const Likely likely = asked(model, every(10, 10, ago, Money{5'000}));
    CHECK(likely.likely <= before);
    before = likely.likely;
  }
}

TEST_CASE("without a visit a member is expected to do as everybody does") {
  const LikelyModel model = small_model();
  const LikelyYear year(model, kAhead);
  const LikelyYear::Outlook nobody = year.outlook({}, kToday);
  // Each rate and pause weighs what it weighs among all, and nobody begins in a pause.
  REQUIRE(nobody.standing.size() == 2 * model.weights.size());
  for (std::size_t place = 0; place < model.weights.size(); ++place) {
    CHECK(nobody.standing[2 * place] == nobody.total / kCertain * model.weights[place]);
    CHECK(nobody.standing[2 * place + 1] == 0);
  }
  CHECK(nobody.a_visit == model.usual);
}

TEST_CASE("a rate alone brings its chance a day, to the millionth of a visit") {
  LikelyModel model = small_model();
  model.rates = {100'000};
  model.pauses = {{0, 0}};
  model.weights = {kCertain};
  const LikelyYear year(model, 100);
  const LikelyYear::Outlook outlook = year.outlook({}, kToday);
  CHECK(outlook.visits == 10 * kCertain);  // 100 days at one in ten
  CHECK(outlook.expected == Money{40'000});
}

TEST_CASE("a visit's worth is drawn towards the usual as the weight says") {
  const LikelyModel model = small_model();
  const LikelyYear year(model, kAhead);
  // Two usual visits of 40.00 and two own of 100.00.
  CHECK(year.outlook(every(10, 2, 3, Money{10'000}), kToday).a_visit == Money{7'000});
  CHECK(year.outlook(every(10, 6, 3, Money{10'000}), kToday).a_visit == Money{8'500});
}

TEST_CASE("lessons change what is expected, evenly between two of them") {
  struct Row {
    const char* story;
    std::vector<LikelyModel::Lesson> lessons;
    std::int64_t thousandths;
  };
  // The one rate above, over 70 days: 7 visits of 40.00 in ten weeks are 28.00 a week.
  const Row rows[] = {
      {"none", {}, 1'000},
      {"one below", {{Money{1'000}, 900}}, 900},
      {"one above", {{Money{9'000}, 1'200}}, 1'200},
      {"at one", {{Money{1'000}, 500}, {Money{2'800}, 700}, {Money{3'000}, 900}}, 700},
      {"half way", {{Money{1'800}, 1'000}, {Money{3'800}, 600}}, 800},
      {"beyond both", {{Money{100}, 1'000}, {Money{200}, 600}}, 600},
  };
  for (const Row& row : rows) {
    CAPTURE(row.story);
    LikelyModel model = small_model();
    model.rates = {100'000};
    model.pauses = {{0, 0}};
    model.weights = {kCertain};
    model.lessons = row.lessons;
    const LikelyYear year(model, 70);
    CHECK(year.outlook({}, kToday).expected == Money{28 * row.thousandths});
  }
}

TEST_CASE("the thousand paths come to what is expected, day by day and all after today") {
  const LikelyModel model = small_model();
  const LikelyYear year(model, kAhead);
  const LikelyYear::Outlook outlook = year.outlook(every(12, 9, 20, Money{6'000}), kToday);
  std::int64_t sum = 0;
  for (std::int32_t path = 0; path < kLikelyPaths; ++path) {
    Day before = kToday;
    for (const Visit& visit : year.path(outlook, path)) {
      CHECK(before < visit.day);
      before = visit.day;
      sum += visit.spent.count;
    }
    CHECK(before <= kToday.plus_days(kAhead));
  }
  const std::int64_t expected = outlook.expected.count * kLikelyPaths;
  CHECK(sum > expected * 95 / 100);
  CHECK(sum < expected * 105 / 100);
}

TEST_CASE("low, likely and high each have the path that comes nearest to them") {
  const LikelyModel model = small_model();
  const LikelyYear year(model, kAhead);
  const LikelyYear::Outlook outlook = year.outlook(every(7, 12, 5, Money{6'000}), kToday);
  const Likely likely = year.likely(outlook);
  const auto sum = [&](std::int32_t path) {
    Money spent;
    for (const Visit& visit : year.path(outlook, path)) spent += visit.spent;
    return spent;
  };
  CHECK(sum(likely.low_path) == likely.low);
  CHECK(sum(likely.high_path) == likely.high);
  CHECK(sum(likely.low_path) <= sum(likely.likely_path));
  CHECK(sum(likely.likely_path) <= sum(likely.high_path));
}

TEST_CASE("what came back is no spending, and a day that all came back is no visit") {
  std::vector<Event> events;
  const auto add = [&](const char* id, EventType type, const char* on, std::int64_t amount,
                       const char* refers_to = "") {
    Event event;
    event.id = EventId{id};
    event.type = type;
    event.at = {day(on), 3600};
    event.amount = Money{amount};
    event.refers_to = EventId{refers_to};
    events.push_back(event);
  };
  add("a", EventType::Purchase, "2026-01-03", 10'000);
  add("b", EventType::Purchase, "2026-01-03", 2'000);
  add("c", EventType::Purchase, "2026-02-01", 5'000);
  add("d", EventType::Purchase, "2026-03-01", 0);
  add("e", EventType::Refund, "2026-03-05", 4'000, "a");
  add("f", EventType::Refund, "2026-03-05", 0, "c");
  add("g", EventType::Purchase, "2026-07-01", 1'000);
  const auto account = evaluate(community_mart(), events, day("2026-12-31"));
  REQUIRE(account.ok());
  const std::vector<Visit> expected = {{day("2026-01-03"), Money{8'000}},
                                       {day("2026-03-01"), Money{0}}};
  CHECK(visits_of(account.value(), kToday) == expected);
}

TEST_CASE("the answer is the same to the last digit on every machine") {
  const LikelyModel model = small_model();
  struct Row {
    std::vector<Visit> visits;
    std::int64_t low, likely, high;
    std::int32_t without;
  };
  const Row rows[] = {
      {{}, 0, 32'744, 70'000, 282},
      {every(30, 1, 100, Money{2'500}), 0, 3'443, 7'000, 561},
      {every(9, 14, 4, Money{7'300}), 0, 171'095, 265'188, 39},
      {every(21, 40, 60, Money{990}), 13'423, 33'967, 58'650, 114},
  };
  for (const Row& row : rows) {
    CAPTURE(row.visits.size());
    const Likely likely = asked(model, row.visits);
    CHECK(likely.low == Money{row.low});
    CHECK(likely.likely == Money{row.likely});
    CHECK(likely.high == Money{row.high});
    CHECK(likely.without == row.without);
  }
}

TEST_CASE("amounts as large as money can be are held within its limits") {
  const LikelyModel model = small_model();
  const Likely likely = asked(model, every(1, 300, 0, Money{kLargestCount / 400}));
  CHECK(within_limits(likely.high.count));
  CHECK(likely.likely <= likely.high);
}

TEST_CASE("there is no track record before a year, and every quarter looked at is in it") {
  const LikelyModel model = small_model();
  struct Row {
    std::int32_t first_ago;  // days since the first visit
    std::size_t quarters;
  };
  constexpr Row kRows[] = {{0, 0}, {364, 0}, {365, 3}, {454, 3}, {455, 4}, {2'000, 4}};
  for (const Row& row : kRows) {
    CAPTURE(row.first_ago);
    const auto visits = every(row.first_ago == 0 ? 1 : row.first_ago, row.first_ago == 0 ? 1 : 2,
                              0, Money{5'000});
    const auto quarters = track_record(model, visits, kToday);
    REQUIRE(quarters.size() == row.quarters);
    for (std::size_t at = 0; at < quarters.size(); ++at) {
      CHECK(quarters[at].until == quarters[at].asked_on.plus_days(kQuarterDays));
      if (at > 0) CHECK(quarters[at].asked_on == quarters[at - 1].until);
    }
    if (!quarters.empty()) CHECK(quarters.back().until == kToday);
  }
  CHECK(track_record(model, {}, kToday).empty());
}

TEST_CASE("a track record knows only what was known then") {
  const LikelyModel model = small_model();
  auto visits = every(7, 80, 0, Money{5'000});
  const auto before = track_record(model, visits, kToday);
  REQUIRE(before.size() == 4);
  for (const Quarter& quarter : before) CHECK(quarter.spent == Money{65'000});  // 13 visits
  // A large purchase yesterday is spending of the last quarter, and foretold by none.
  visits.push_back({kToday, Money{9'000'000}});
  const auto after = track_record(model, visits, kToday);
  for (std::size_t at = 0; at < 4; ++at) {
    CHECK(after[at].foretold.low == before[at].foretold.low);
    CHECK(after[at].foretold.high == before[at].foretold.high);
  }
  CHECK(after[3].spent == before[3].spent + Money{9'000'000});
  CHECK_FALSE(after[3].held());
}
