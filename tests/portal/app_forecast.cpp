// Choosing a weekly amount: by typing it, and by asking what a gift or a level would take.
#include <doctest/doctest.h>

#include "tests/portal/tree_text.hpp"
#include "tests/portal/world.hpp"
#include "web/app/planned.hpp"
#include "web/app/session.hpp"
#include "web/present/screen.hpp"

namespace yearward {
namespace {

using app::Aim;
using present::Node;
using world::find;
using world::Portal;

Portal wang_forecast() {
  Portal portal(app::Language::English);
  portal.sign_in(world::wang_history());
  portal.say(app::RouteOpened{app::Route::Forecast});
  return portal;
}

Money weekly_of(const Portal& portal) { return portal.model().session->chosen->weekly; }

bool holds(const Portal& portal, const Aim& aim) {
  const app::Session& session = *portal.model().session;
  const Projection& year = session.chosen->projection;
  if (aim.kind == Aim::Kind::Level) return year.level >= aim.index;
  const auto& rewards = session.versions.back().rewards;
  return year.balance >= rewards[static_cast<std::size_t>(aim.index)].price;
}

}  // namespace

TEST_CASE("a typed amount is chosen as soon as it can be read, and stands as it was typed") {
  struct Row {
    const char* typed;
    bool read;
    Money weekly;  // chosen then
  };
  Portal portal = wang_forecast();
  const Money before = weekly_of(portal);
  const Row rows[] = {{"612.34", true, Money{61'234}}, {"612", true, Money{61'200}},
                      {"", false, Money{61'200}},      {"6a", false, Money{61'200}},
                      {"-5", false, Money{61'200}},    {"0.001", false, Money{61'200}},
                      {"2000.01", false, Money{61'200}}, {"0", true, Money{0}}};
  for (const Row& row : rows) {
    CAPTURE(std::string(row.typed));
    portal.say(app::Typed{app::FieldName::WeeklySpend, row.typed});
    CHECK(weekly_of(portal) == row.weekly);
    const Node page = present::screen(portal.model());
    const Node* field = find(page, "weekly_field");
    REQUIRE(field != nullptr);
    CHECK(field->value == row.typed);
    CHECK(field->invalid == !row.read);
  }
  portal.say(app::Dialled{app::DialName::WeeklySpend, before.count});
  CHECK(find(present::screen(portal.model()), "weekly_field")->value == "500.00");
}

TEST_CASE("what it would take is the least: with it the year reaches it, a cent less does not") {
  const Aim aims[] = {{Aim::Kind::Gift, 3}, {Aim::Kind::Gift, 4}, {Aim::Kind::Level, 2}};
  for (const Aim& aim : aims) {
    CAPTURE(aim.index);
    Portal portal = wang_forecast();
    portal.say(app::AimAsked{aim});
    REQUIRE(portal.model().session->asked.has_value());
    const auto least = portal.model().session->asked->least;
    const Node page = present::screen(portal.model());
    REQUIRE(find(page, "said") != nullptr);
    if (!least) {
      CHECK(find(page, "take") == nullptr);
      portal.say(app::WeeklyTaken{app::most_weekly(*portal.model().session, world::kToday).count});
      CHECK_FALSE(holds(portal, aim));
      continue;
    }
    portal.say(app::WeeklyTaken{least->count});
    CHECK(holds(portal, aim));
    portal.say(app::WeeklyTaken{least->count - 1});
    CHECK_FALSE(holds(portal, aim));
    portal.say(app::AimAsked{aim});
    CHECK_FALSE(portal.model().session->asked.has_value());
  }
}

TEST_CASE("a planned purchase is lived through beside the chosen amount") {
  Portal portal = wang_forecast();
  CHECK_FALSE(portal.model().session->planned.has_value());
  portal.say(app::Typed{app::FieldName::PlanAmount, "1200"});
  const app::Session& session = *portal.model().session;
  REQUIRE(session.planned.has_value());
  CHECK(session.planned->on == world::kToday.plus_days(1));
  const Points without = session.chosen->projection.balance;
  CHECK(session.planned->projection.balance == without + Points{1'200});
  CHECK(find(present::screen(portal.model()), "outcome") != nullptr);

  // On a member day a silver member's purchase counts twice.
  portal.say(app::Typed{app::FieldName::PlanDay, "2027-01-06"});
  CHECK(session.planned->projection.balance == without + Points{2'400});

  // It goes with the amount chosen above.
  portal.say(app::WeeklyTaken{60'000});
  const Points more = session.chosen->projection.balance;
  CHECK(more > without);
  CHECK(session.planned->projection.balance == more + Points{2'400});
}

TEST_CASE("a plan that cannot be read says so, and shows no year") {
  struct Row {
    const char* amount; const char* day;
    bool amount_is_wrong, day_is_wrong;
  };
  const Row rows[] = {{"", "2027-01-06", false, false},       {"0", "2027-01-06", true, false},
                      {"-1", "2027-01-06", true, false},      {"1e9", "2027-01-06", true, false},
                      {"1200", "2027-02-30", false, true},    {"1200", "2026-11-22", false, true},
                      {"1200", "2028-01-01", false, true},    {"1200", "", false, true}};
  for (const Row& row : rows) {
    CAPTURE(std::string(row.amount) + " on " + row.day);
    Portal portal = wang_forecast();
    portal.say(app::Typed{app::FieldName::PlanAmount, row.amount});
    portal.say(app::Typed{app::FieldName::PlanDay, row.day});
    CHECK_FALSE(portal.model().session->planned.has_value());
    const Node page = present::screen(portal.model());
    CHECK(find(page, "plan_amount")->invalid == row.amount_is_wrong);
    CHECK(find(page, "plan_day")->invalid == row.day_is_wrong);
    CHECK(find(page, "outcome") == nullptr);
  }
}

TEST_CASE("the days proposed for a purchase can all be planned for") {
  Portal portal = wang_forecast();
  portal.say(app::Typed{app::FieldName::PlanAmount, "10"});
  const auto days = app::days_proposed(*portal.model().session, world::kToday);
  REQUIRE(days.size() >= 3);
  for (const Day day : days) {
    CAPTURE(text_from_day(day));
    portal.say(app::PlanDayTaken{day.serial});
    REQUIRE(portal.model().session->planned.has_value());
    CHECK(portal.model().session->planned->on == day);
  }
}

TEST_CASE("advice is the core's own answer, opened one at a time") {
  Portal portal = wang_forecast();
  const app::Session& session = *portal.model().session;
  const Day today = world::kToday;
  const auto branch = branch_on(session.versions, session.account, today).value();

  portal.say(app::AdviceAsked{app::Advice::Keep});
  REQUIRE(session.advice.has_value());
  const auto keep = will_keep(session.versions, branch, pace_of(session.observed), 0).value();
  REQUIRE(keep.has_value());
  REQUIRE(session.advice->keep.has_value());
  CHECK(session.advice->keep->kept == keep->kept);
  CHECK(session.advice->keep->decided_on == keep->decided_on);
  CHECK(find(present::screen(portal.model()), "said") != nullptr);

  portal.say(app::AdviceAsked{app::Advice::Rescue});
  CHECK(session.advice->about == app::Advice::Rescue);
  REQUIRE(session.advice->rescue.has_value());
  CHECK(session.advice->rescue->lapsing == Points{100});
  CHECK(session.advice->rescue->last_day == day_from({2026, 12, 31}));
  REQUIRE_FALSE(session.advice->rescue->savings.empty());

  portal.say(app::AdviceAsked{app::Advice::BestUse});
  const BestUse& use = session.advice->best_use;
  CHECK(use.points + use.left == session.chosen->projection.balance);
  CHECK(use.worth >= session.chosen->projection.worth);
  const Money before = use.worth;
  portal.say(app::WeeklyTaken{200'000});
  CHECK(session.advice->best_use.worth > before);

  portal.say(app::AdviceAsked{app::Advice::BestUse});
  CHECK_FALSE(session.advice.has_value());
}

TEST_CASE("without a habit advice says what it goes by") {
  Portal portal(app::Language::English);
  portal.sign_in({});
  portal.say(app::RouteOpened{app::Route::Forecast});
  for (const app::Advice about : {app::Advice::Rescue, app::Advice::BestUse}) {
    portal.say(app::AdviceAsked{about});
    const Node page = present::screen(portal.model());
    REQUIRE(find(page, "said") != nullptr);
    CHECK(find(page, "said")->name.find("as now") == std::string::npos);
  }
}

TEST_CASE("what could not be proven is not claimed") {
  Portal portal = wang_forecast();
  portal.say(app::AimAsked{{Aim::Kind::Gift, 4}});
  app::Model model = portal.model();
  CHECK(find(present::screen(model), "said")->name.find("any less is not") != std::string::npos);
  model.session->asked->proven = false;
  CHECK(find(present::screen(model), "said")->name.find("may be as well") != std::string::npos);
  model.session->asked->least.reset();
  CHECK(find(present::screen(model), "said")->name.find("was found") != std::string::npos);
}

TEST_CASE("the likely year stands beside the chosen one where the programme has learned") {
  Portal learned(app::Language::English);
  learned.sign_in(world::weekly(day_from({2026, 8, 29}), 13, 20), "cd_shop");
  learned.say(app::RouteOpened{app::Route::Forecast});
  const app::Session& session = *learned.model().session;
  REQUIRE(session.foreseen.has_value());
  const Likely& spend = session.foreseen->spend;
  CHECK(spend.low <= spend.likely);
  CHECK(spend.likely <= spend.high);
  CHECK(session.foreseen->low.balance <= session.foreseen->high.balance);
  CHECK(find(present::screen(learned.model()), "likely") != nullptr);

  const Money before = session.foreseen->spend.likely;
  learned.say(app::Typed{app::FieldName::WeeklySpend, "77.00"});
  CHECK(learned.model().session->foreseen->spend.likely == before);

  const Portal other = wang_forecast();
  CHECK_FALSE(other.model().session->foreseen.has_value());
  CHECK(find(present::screen(other.model()), "likely") == nullptr);
}

}  // namespace yearward
