// Choosing a weekly amount: by typing it, and by asking what a gift or a level would take.
#include <doctest/doctest.h>

#include "tests/portal/tree_text.hpp"
#include "tests/portal/world.hpp"
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
