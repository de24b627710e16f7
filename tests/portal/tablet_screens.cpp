// Every screen of the tablet in both languages: what it says, as text; that no name is shown whole;
// and where things lie, upright and lying, at every size of text.
#include <doctest/doctest.h>

#include <functional>
#include <set>

#include "tests/portal/tablet_world.hpp"
#include "tests/portal/tree_text.hpp"
#include "tests/portal/view_fixture.hpp"
#include "web/present/tablet_screen.hpp"
#include "web/view/tablet.hpp"

namespace yearward {
namespace {

using app::Language;
using present::Look;
using present::Node;
using present::Role;
using sync::Verdict;
using What = app::TabletPressed::What;

struct TabletStop {
  std::string name;
  Node tree;
};

// One day at the till, from enrolment to the end of the day.
std::vector<TabletStop> day_at(Language language) {
  std::vector<TabletStop> stops;
  world::Tablet at(language);
  const auto stop = [&](const char* name) {
    stops.push_back({name, present::tablet_screen(at.model())});
  };
  at.open();
  stop("enrol");
  at.enrol();
  stop("sign_in");
  at.pin = "wrong";
  at.network = false;
  at.staff_in();
  stop("sign_in_offline");
  at.network = true;
  at.staff_in();
  stop("sign_in_refused");
  at.pin = std::string(world::kStaffPin);
  at.staff_in();
  stop("find");
  at.meet(world::kOtherCard);
  stop("find_nobody");
  at.type("8800");
  stop("find_typing");
  at.meet();
  at.type("123.45");
  stop("amount");
  at.press(What::Sell);
  stop("done");
  at.press(What::ToGifts);
  stop("gifts");
  at.press(What::Gift, 0);
  stop("confirm");
  at.network = false;
  at.press(What::SyncNow);
  at.press(What::Confirm);
  stop("done_offline");
  at.press(What::ToAmount);
  at.sell("66");
  at.press(What::ToAmount);
  at.sell("77");
  at.press(What::Leave);
  at.meet(world::kOtherCard);
  stop("find_nobody_offline");
  at.say(tablet::Routed{"#/outbox"});
  stop("outbox_offline");
  at.press(What::Line, 1);
  stop("outbox_receipt");
  at.press(What::Line, 1);
  at.say(tablet::Routed{"#/close"});
  stop("close_offline");
  at.verdicts = {{Verdict::Code::OverEscrow, {}, Refusal::LeaseIsNotHeld},
                 {Verdict::Code::Adjusted, Points{-6}, {}},
                 {}};
  at.network = true;
  at.press(What::SyncNow);
  at.say(tablet::Routed{"#/outbox"});
  at.press(What::Line, 1);
  stop("outbox_judged");
  at.press(What::Seen);
  at.press(What::Line, 2);
  at.press(What::Seen);
  at.press(What::Line, 3);
  at.press(What::Refund);
  stop("outbox_refund");
  at.press(What::KeepSale);
  at.say(tablet::Routed{"#/close"});
  stop("close_leases");
  at.press(What::CloseDay);
  stop("close_done");
  return stops;
}

std::string tongue_of(Language language) { return language == Language::English ? ".en" : ".zh"; }

bool can_be_used(const Node& node) { return node.on_use.has_value() || !node.href.empty(); }

std::int32_t how_many(const Node& node, Role role) {
  std::int32_t found = node.role == role ? 1 : 0;
  for (const Node& child : node.children) found += how_many(child, role);
  return found;
}

void check_said(const Node& node) {
  CAPTURE(node.key);
  if (can_be_used(node) || node.role == Role::Heading1) CHECK_FALSE(node.name.empty());
  for (const std::string* words : {&node.name, &node.value, &node.description}) {
    CHECK_MESSAGE(words->find('[') == std::string::npos, *words);
    CHECK_MESSAGE(words->find('{') == std::string::npos, *words);
  }
  std::set<std::string> keys;
  for (const Node& child : node.children) {
    CHECK_MESSAGE(keys.insert(child.key).second, "two children called ", child.key);
    check_said(child);
  }
}

struct LaidTablet {
  Node tree;
  view::Environment environment;
  view::Scene scene;

  LaidTablet(Node shown, float width, float height, float scale) : tree(std::move(shown)) {
    environment.width = width;
    environment.height = height;
    environment.text_scale = scale;
    view::lay_out_tablet(tree, environment, view::FixedFonts(), scene);
  }
  LaidTablet(const LaidTablet&) = delete;
  LaidTablet& operator=(const LaidTablet&) = delete;
};

void on_every_tablet(const std::function<void(const LaidTablet&)>& look) {
  for (const auto language : {Language::Chinese, Language::English}) {
    for (const TabletStop& stop : day_at(language)) {
      for (const float scale : {1.0F, 1.3F, 2.0F}) {
        for (const auto& size :
             {std::pair{768.0F, 1024.0F}, std::pair{1024.0F, 768.0F}, std::pair{360.0F, 640.0F}}) {
          CAPTURE(stop.name);
          CAPTURE(size.first);
          CAPTURE(scale);
          look(LaidTablet(stop.tree, size.first, size.second, scale));
        }
      }
    }
  }
}

bool lie_over(const view::Rect& one, const view::Rect& other) {
  return one.x + 1 < other.right() && other.x + 1 < one.right() && one.y + 1 < other.bottom() &&
         other.y + 1 < one.bottom();
}

TEST_CASE("the screens of a tablet read as they should") {
  for (const auto language : {Language::Chinese, Language::English}) {
    for (const TabletStop& stop : day_at(language))
      world::check_screen("tablet_" + stop.name + tongue_of(language), world::text_of(stop.tree));
  }
}

TEST_CASE("every screen of a tablet has one main, one heading, and words for all it says") {
  for (const auto language : {Language::Chinese, Language::English}) {
    for (const TabletStop& stop : day_at(language)) {
      CAPTURE(stop.name);
      CHECK(stop.tree.look == Look::Page);
      CHECK(how_many(stop.tree, Role::Main) == 1);
      CHECK(how_many(stop.tree, Role::Heading1) == 1);
      check_said(stop.tree);
    }
  }
}

TEST_CASE("nobody who looks on learns a member's name or card") {
  for (const TabletStop& stop : day_at(Language::Chinese)) {
    CAPTURE(stop.name);
    const std::string text = world::text_of(stop.tree);
    CHECK(text.find("王女士") == std::string::npos);
    CHECK(text.find(world::kMemberCard) == std::string::npos);
    CHECK(text.find("8800 0000 0001") == std::string::npos);
    CHECK(text.find(world::kStaffPin) == std::string::npos);
  }
}

TEST_CASE("what is used at a tablet is 44 px or more, and nothing lies over it") {
  on_every_tablet([](const LaidTablet& laid) {
    std::vector<const view::Placed*> used;
    for (const view::Placed& placed : laid.scene.placed)
      if (can_be_used(*placed.node) && !placed.fixed) used.push_back(&placed);
    for (const view::Placed* placed : used) {
      CAPTURE(placed->node->key);
      CHECK(placed->box.w >= view::kSmallestTarget);
      CHECK(placed->box.h >= view::kSmallestTarget);
      for (const view::Placed* other : used)
        if (other != placed) CHECK_FALSE(lie_over(placed->box, other->box));
    }
  });
}

TEST_CASE("no text of a tablet is written over another, and none leaves the screen") {
  on_every_tablet([](const LaidTablet& laid) {
    std::vector<const view::Run*> runs;
    for (const view::Placed& placed : laid.scene.placed) {
      if (placed.hidden) continue;
      for (std::uint32_t i = 0; i < placed.run_count; ++i) {
        const view::Run& run = laid.scene.runs[placed.first_run + i];
        CAPTURE(std::string(laid.scene.lines[run.first_line].text));
        CHECK(run.box.x >= -0.6F);
        CHECK(run.box.right() <= laid.environment.width + 0.6F);
        if (!placed.fixed) runs.push_back(&run);
      }
    }
    for (std::size_t i = 0; i < runs.size(); ++i) {
      for (std::size_t k = i + 1; k < runs.size(); ++k) {
        CAPTURE(std::string(laid.scene.lines[runs[i]->first_line].text));
        CAPTURE(std::string(laid.scene.lines[runs[k]->first_line].text));
        CHECK_FALSE(lie_over(runs[i]->box, runs[k]->box));
      }
    }
  });
}

TEST_CASE("the till needs no scrolling on a tablet, upright or lying") {
  for (const auto language : {Language::Chinese, Language::English}) {
    for (const TabletStop& stop : day_at(language)) {
      if (stop.name != "find" && stop.name != "amount" && stop.name != "done") continue;
      CAPTURE(stop.name);
      for (const auto& [width, height] :
           {std::pair{768.0F, 1024.0F}, std::pair{1024.0F, 768.0F}})
        CHECK(LaidTablet(stop.tree, width, height, 1).scene.height <= height + 0.5F);
    }
  }
}

}  // namespace
}  // namespace yearward
