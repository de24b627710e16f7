// Every screen of the kiosk in both languages: what it says, as text; whom it never names; and
// where things lie: only brand and heading in the upper third, what is used below it and 72 px
// or more.
#include <doctest/doctest.h>

#include <functional>
#include <set>

#include "tests/portal/kiosk_world.hpp"
#include "tests/portal/tree_text.hpp"
#include "tests/portal/view_fixture.hpp"
#include "web/present/kiosk_screen.hpp"
#include "web/view/kiosk.hpp"
#include "web/view/mirror.hpp"

namespace yearward {
namespace {

using app::Language;
using present::Look;
using present::Node;
using present::Role;
using What = app::KioskPressed::What;

struct Stop {
  const char* name;
  Node tree;
};

// One visit from an empty kiosk to an empty kiosk, in one language.
std::vector<Stop> visit(Language language, const std::vector<Event>& events,
                        const char* programme = "community_mart") {
  std::vector<Stop> stops;
  world::Kiosk at(language);
  at.open();
  const auto stop = [&](const char* name) {
    stops.push_back({name, present::kiosk_screen(at.model())});
  };
  stop("attract_first");
  at.say(app::Message{app::Connected{false}});
  stop("attract_offline");
  at.press(What::Begin);
  stop("identify_offline");
  at.say(app::Message{app::Connected{true}});
  at.type("88000001001");
  stop("identify");
  at.press(What::Next);
  at.type("135");
  stop("identify_pin");
  at.type("000");
  stop("identify_busy");
  at.answer_sign_in(401);
  stop("identify_refused");
  at.press(What::End);
  at.scan("not a card");
  stop("identify_not_a_card");
  at.scan(world::kCard);
  at.scan(world::kCard);
  stop("identify_already_read");
  at.type(world::kPin);
  at.answer_sign_in();
  at.answer_pull(events, programme);
  REQUIRE(at.model().phase == kiosk::Phase::Summary);
  stop("summary");
  at.press(What::ShowPoints);
  stop("summary_open");
  at.press(What::ToForecast);
  stop("forecast");
  at.press(What::Gifts);
  stop("gifts");
  at.say(app::Message{app::AimAsked{{app::Aim::Kind::Gift, 3}}});
  stop("gifts_answered");
  at.wait(60'000);
  stop("still_there");
  at.wait(30'000);
  stop("attract");
  return stops;
}

std::string suffix_of(Language language) { return language == Language::English ? ".en" : ".zh"; }

bool is_used(const Node& node) { return node.on_use.has_value() || !node.href.empty(); }

std::int32_t count_of(const Node& node, Role role) {
  std::int32_t found = node.role == role ? 1 : 0;
  for (const Node& child : node.children) found += count_of(child, role);
  return found;
}

void check_words(const Node& node) {
  CAPTURE(node.key);
  if (is_used(node) || node.role == Role::Heading1 || node.role == Role::Dialog ||
      node.role == Role::Navigation || node.role == Role::Progress || node.role == Role::Image) {
    CHECK_FALSE(node.name.empty());
  }
  CHECK(node.role != Role::TextField);  // there is no free text at a kiosk
  CHECK(node.autocomplete.empty());
  for (const std::string* words : {&node.name, &node.value, &node.description}) {
    CHECK_MESSAGE(words->find('[') == std::string::npos, *words);  // a key without words
    CHECK_MESSAGE(words->find('{') == std::string::npos, *words);  // a place left open
  }
  std::set<std::string> keys;
  for (const Node& child : node.children) {
    CHECK_MESSAGE(keys.insert(child.key).second, "two children called ", child.key);
    check_words(child);
  }
}

// A laid-out screen with the tree it points into.
struct LaidKiosk {
  Node tree;
  view::Environment environment;
  view::Scene scene;

  LaidKiosk(Node shown, view::Scheme scheme) : tree(std::move(shown)) {
    environment.width = view::kKioskWidth;
    environment.height = view::kKioskHeight;
    environment.pixel_ratio = 1.8F;
    environment.scheme = scheme;
    view::lay_out_kiosk(tree, environment, view::FixedFonts(), scene);
  }
  LaidKiosk(const LaidKiosk&) = delete;
  LaidKiosk& operator=(const LaidKiosk&) = delete;
};

void on_every_screen(const std::function<void(const LaidKiosk&)>& look) {
  for (const auto language : {Language::Chinese, Language::English}) {
    std::vector<Stop> stops = visit(language, world::wang_history());
    const auto records = world::weekly(day_from({2025, 1, 4}), 98, 9);
    for (Stop& stop : visit(language, records, "cd_shop")) stops.push_back(std::move(stop));
    for (const Stop& stop : stops) {
      for (const auto scheme : {view::Scheme::Light, view::Scheme::Dark, view::Scheme::Contrast}) {
        CAPTURE(stop.name);
        CAPTURE(stop.tree.name);
        CAPTURE(static_cast<int>(scheme));
        look(LaidKiosk(stop.tree, scheme));
      }
    }
  }
}

const view::Placed* parent_of(const view::Scene& scene, const view::Placed& placed) {
  for (const view::Placed& other : scene.placed) {
    if (other.id == placed.parent) return &other;
  }
  return nullptr;
}

bool overlap_of(const view::Rect& one, const view::Rect& other) {
  return one.x + 1 < other.right() && other.x + 1 < one.right() && one.y + 1 < other.bottom() &&
         other.y + 1 < one.bottom();
}

TEST_CASE("the screens of a kiosk read as they should") {
  for (const auto language : {Language::Chinese, Language::English}) {
    for (const Stop& stop : visit(language, world::wang_history())) {
      world::check_screen("kiosk_" + std::string(stop.name) + suffix_of(language),
                          world::text_of(stop.tree));
    }
  }
}

TEST_CASE("every screen of a kiosk has one main, one heading, names, and words for all it says") {
  for (const auto language : {Language::Chinese, Language::English}) {
    for (const char* programme : {"community_mart", "cd_shop"}) {
      for (const auto& events : {std::vector<Event>{},
                                 world::weekly(day_from({2025, 1, 4}), 98, 400)}) {
        for (const Stop& stop : visit(language, events, programme)) {
          CAPTURE(stop.name);
          CHECK(stop.tree.look == Look::Page);
          CHECK(count_of(stop.tree, Role::Main) == 1);
          CHECK(count_of(stop.tree, Role::Heading1) == 1);
          CHECK(count_of(stop.tree, Role::Navigation) == 1);
          check_words(stop.tree);
        }
      }
    }
  }
}

TEST_CASE("nobody who looks on learns a name, a card or, before a tap, what is held") {
  for (const auto language : {Language::Chinese, Language::English}) {
    for (const Stop& stop : visit(language, world::wang_history())) {
      CAPTURE(stop.name);
      const std::string text = world::text_of(stop.tree);
      CHECK(text.find("王女士") == std::string::npos);
      const bool typing = std::string(stop.name) == "identify";
      CHECK((text.find("8800 0001 001") == std::string::npos) != typing);
      CHECK(text.find("88000001001") == std::string::npos);
      CHECK(text.find(world::kPin) == std::string::npos);
      CHECK(stop.tree.name.find("王") == std::string::npos);  // the document's title
      if (std::string(stop.name) == "summary") CHECK(text.find("30,000") == std::string::npos);
      if (std::string(stop.name) == "attract") CHECK(text.find("王") == std::string::npos);
    }
  }
}

TEST_CASE("before words and day are there, the shell's picture stays") {
  world::Kiosk at;
  CHECK(present::kiosk_screen(at.model()).key.empty());
  at.say(app::Message{
      app::WordsLoaded{Language::Chinese, world::words_document(Language::Chinese)}});
  CHECK(present::kiosk_screen(at.model()).key.empty());
  at.say(app::Message{app::DayBegan{world::kToday.serial}});
  CHECK_FALSE(present::kiosk_screen(at.model()).key.empty());
}

TEST_CASE("in the upper third there is only brand and heading") {
  on_every_screen([](const LaidKiosk& laid) {
    const float third = view::kKioskHeight / 3;
    for (const view::Placed& placed : laid.scene.placed) {
      const Node& node = *placed.node;
      if (placed.hidden || placed.box.y >= third - 0.5F) continue;
      CAPTURE(node.key);
      CHECK_FALSE(is_used(node));
      const bool holds_others = node.look == Look::Page || node.role == Role::Main ||
                                node.look == Look::Hero;
      const bool brand = node.key == "brand" || node.key == "title" || node.key == "help";
      CHECK((holds_others || brand));
      if (brand) CHECK(placed.box.bottom() <= third);
    }
  });
}

TEST_CASE("what is used is 72 px or more on a kiosk, and nothing lies over it") {
  on_every_screen([](const LaidKiosk& laid) {
    const bool asks = count_of(laid.tree, Role::Dialog) > 0;
    std::vector<const view::Placed*> used;
    for (const view::Placed& placed : laid.scene.placed) {
      if (is_used(*placed.node)) used.push_back(&placed);
    }
    CHECK(used.size() >= 3);
    for (const view::Placed* placed : used) {
      CAPTURE(placed->node->key);
      CHECK(placed->box.w >= view::kKioskTarget);
      CHECK(placed->box.h >= view::kKioskTarget);
      for (const view::Placed* other : used) {
        if (other == placed || asks) continue;  // behind the question nothing can be used
        CHECK_FALSE(overlap_of(placed->box, other->box));
      }
    }
  });
}

TEST_CASE("a kiosk's screen never scrolls, and everything lies in what holds it") {
  on_every_screen([](const LaidKiosk& laid) {
    CHECK(laid.scene.height <= view::kKioskHeight + 0.5F);
    for (const view::Placed& placed : laid.scene.placed) {
      if (placed.hidden) continue;
      CAPTURE(placed.node->key);
      const view::Placed* parent = parent_of(laid.scene, placed);
      if (parent != nullptr && parent->node->look != Look::Page) {
        CHECK(placed.box.y >= parent->box.y - 0.6F);
        CHECK(placed.box.bottom() <= parent->box.bottom() + 0.6F);
        CHECK(placed.box.x >= parent->box.x - 0.6F);
        CHECK(placed.box.right() <= parent->box.right() + 0.6F);
      }
      for (std::uint32_t i = 0; i < placed.run_count; ++i) {
        const view::Run& run = laid.scene.runs[placed.first_run + i];
        CHECK(run.box.x >= placed.box.x - 0.6F);
        CHECK(run.box.right() <= placed.box.right() + 0.6F);
        CHECK(run.box.bottom() <= placed.box.bottom() + 0.6F);
      }
    }
  });
}

TEST_CASE("no text of a kiosk is written over another") {
  on_every_screen([](const LaidKiosk& laid) {
    std::vector<const view::Run*> runs;
    for (const view::Placed& placed : laid.scene.placed) {
      if (placed.fixed || placed.hidden) continue;
      for (std::uint32_t i = 0; i < placed.run_count; ++i)
        runs.push_back(&laid.scene.runs[placed.first_run + i]);
    }
    CHECK(runs.size() >= 3);
    for (std::size_t i = 0; i < runs.size(); ++i) {
      for (std::size_t k = i + 1; k < runs.size(); ++k)
        CHECK_FALSE(overlap_of(runs[i]->box, runs[k]->box));
    }
  });
}

TEST_CASE("every text of a kiosk reads at 4.5:1, and at 7:1 in high contrast") {
  on_every_screen([](const LaidKiosk& laid) {
    const view::Theme& theme = view::theme_of(laid.environment.scheme);
    const double least = laid.environment.scheme == view::Scheme::Contrast ? 7.0 : 4.5;
    for (const view::Run& run : laid.scene.runs) {
      CAPTURE(std::string(laid.scene.lines[run.first_line].text));
      CHECK(view::contrast(theme.ink(run.ink), theme.ground(run.ground)) >= least);
      if (run.ground != view::Ground::Hero) continue;
      CHECK(view::contrast(theme.ink(run.ink), theme.hero_end) >= least);
    }
  });
}

TEST_CASE("a screen of another shape holds the whole page, as large as fits") {
  CHECK(view::kiosk_zoom(1080, 1920) == doctest::Approx(1.8).epsilon(0.001));
  CHECK(view::kiosk_zoom(2160, 3840) == doctest::Approx(3.6).epsilon(0.001));
  CHECK(view::kiosk_zoom(1920, 1080) == doctest::Approx(1080 / 1067.0).epsilon(0.001));
  CHECK(view::kiosk_zoom(0, 0) > 0);
}

TEST_CASE("the question is mirrored as a dialog with a name") {
  world::Kiosk at;
  at.open();
  at.identify(world::wang_history());
  at.wait(60'000);
  const LaidKiosk laid(present::kiosk_screen(at.model()), view::Scheme::Light);
  const std::string patch = view::Mirror().patch(laid.scene);
  const auto dialog = patch.find("\"role\":\"dialog\"");
  REQUIRE(dialog != std::string::npos);
  CHECK(patch.find("还在吗？", dialog) != std::string::npos);
  CHECK(patch.rfind("\"fixed\":1", dialog) != std::string::npos);
}

}  // namespace
}  // namespace yearward
