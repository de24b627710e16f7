// The laws every laid-out screen obeys, at every width, language and text size.
// It refuses to know colours' values and the browser.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/portal/view_fixture.hpp"

namespace yearward::view {
namespace {

using present::Look;
using present::Role;

constexpr float kRounding = 0.6F;   // CSS px that adding floats may cost
constexpr float kQuietReach = 12;   // a quiet button's words, not its edge, stand on the column's

const Placed* parent_of(const Scene& scene, const Placed& placed) {
  for (const Placed& other : scene.placed) {
    if (other.id == placed.parent) return &other;
  }
  return nullptr;
}

bool inside(const Rect& inner, const Rect& outer, float reach) {
  return inner.x >= outer.x - reach - kRounding &&
         inner.right() <= outer.right() + reach + kRounding &&
         inner.y >= outer.y - kRounding && inner.bottom() <= outer.bottom() + kRounding;
}

bool overlap(const Rect& one, const Rect& other) {
  constexpr float kTouch = 1;  // lines may touch
  return one.x + kTouch < other.right() && other.x + kTouch < one.right() &&
         one.y + kTouch < other.bottom() && other.y + kTouch < one.bottom();
}

bool is_used(const present::Node& node) {
  return node.on_use.has_value() || !node.href.empty();
}

// The part of a node a finger must meet.
const Rect& target_of(const Placed& placed) {
  const Look look = placed.node->look;
  return look == Look::Field || look == Look::Dial ? placed.control : placed.box;
}

std::string words_of(const Scene& scene, const Run& run) {
  std::string words;
  for (std::uint32_t i = 0; i < run.line_count; ++i) {
    words += std::string(scene.lines[run.first_line + i].text) + "|";
  }
  return words;
}

}  // namespace

TEST_CASE("everything lies inside what holds it, and inside the window's sides") {
  for (const Stand& stand : every_stand()) {
    CAPTURE(stand.name);
    const Laid laid(stand);
    for (const Placed& placed : laid.scene.placed) {
      if (placed.hidden) continue;
      CAPTURE(placed.node->key);
      const Placed* parent = parent_of(laid.scene, placed);
      const bool quiet = placed.node->look == Look::Quiet;
      if (parent != nullptr && placed.node->look != Look::NavBar) {
        CHECK(inside(placed.box, parent->box, quiet ? kQuietReach : 0));
      }
      CHECK(placed.box.x >= -kRounding);
      CHECK(placed.box.right() <= stand.environment.width + kRounding);
    }
  }
}

TEST_CASE("every text lies inside the node that says it") {
  for (const Stand& stand : every_stand()) {
    CAPTURE(stand.name);
    const Laid laid(stand);
    for (const Placed& placed : laid.scene.placed) {
      CAPTURE(placed.node->key);
      for (std::uint32_t i = 0; i < placed.run_count; ++i) {
        const Run& run = laid.scene.runs[placed.first_run + i];
        CAPTURE(words_of(laid.scene, run));
        CHECK(inside(run.box, placed.box, 0));
      }
    }
  }
}

TEST_CASE("no text is written over another") {
  for (const Stand& stand : every_stand()) {
    CAPTURE(stand.name);
    const Laid laid(stand);
    std::vector<const Run*> scrolling;
    for (const Placed& placed : laid.scene.placed) {
      if (placed.fixed) continue;
      for (std::uint32_t i = 0; i < placed.run_count; ++i) {
        scrolling.push_back(&laid.scene.runs[placed.first_run + i]);
      }
    }
    CHECK(scrolling.size() > 60);
    for (std::size_t i = 0; i < scrolling.size(); ++i) {
      for (std::size_t k = i + 1; k < scrolling.size(); ++k) {
        if (!overlap(scrolling[i]->box, scrolling[k]->box)) continue;
        FAIL_CHECK(words_of(laid.scene, *scrolling[i]) << " under "
                   << words_of(laid.scene, *scrolling[k]));
      }
    }
  }
}

TEST_CASE("what can be used is at least 44 px in both directions, and nothing lies over it") {
  for (const Stand& stand : every_stand()) {
    CAPTURE(stand.name);
    const Laid laid(stand);
    std::vector<const Placed*> used;
    for (const Placed& placed : laid.scene.placed) {
      if (is_used(*placed.node) && !placed.hidden) used.push_back(&placed);
    }
    CHECK(used.size() > 15);
    for (const Placed* placed : used) {
      CAPTURE(placed->node->key);
      CHECK(target_of(*placed).w >= kSmallestTarget);
      CHECK(target_of(*placed).h >= kSmallestTarget);
      for (const Placed* other : used) {
        if (other == placed || other->fixed != placed->fixed) continue;
        CHECK_FALSE(overlap(target_of(*placed), target_of(*other)));
      }
    }
  }
}

TEST_CASE("the document ends where its last word does, above the navigation of a phone") {
  for (const Stand& stand : every_stand()) {
    CAPTURE(stand.name);
    const Laid laid(stand);
    const float bar = laid.scene.rail ? 0 : laid.scene.navigation.h;
    for (const Placed& placed : laid.scene.placed) {
      if (placed.fixed || placed.node->look == Look::Page) continue;
      CHECK(placed.box.bottom() <= laid.scene.height - bar + kRounding);
    }
  }
}

TEST_CASE("ids follow keys: the same in both languages, and none twice") {
  Stand stand = every_stand().front();
  const Laid chinese(stand);
  stand.language = app::Language::English;
  const Laid english(stand);
  REQUIRE(chinese.scene.placed.size() == english.scene.placed.size());
  std::vector<std::uint32_t> ids;
  for (std::size_t i = 0; i < chinese.scene.placed.size(); ++i) {
    CHECK(chinese.scene.placed[i].id == english.scene.placed[i].id);
    ids.push_back(chinese.scene.placed[i].id);
  }
  std::stable_sort(ids.begin(), ids.end());
  CHECK(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
}

TEST_CASE("two columns from 700 px, one below that and for large text") {
  struct Row { const char* story; float width, scale; bool beside; };
  const Row rows[] = {{"a phone stacks", 699, 1, false},
                      {"a small tablet does not", 700, 1, true},
                      {"a tablet does not", 768, 1, true},
                      {"a tablet with slightly larger text does not", 768, 1.3F, true},
                      {"a tablet with large text stacks", 768, 1.31F, false}};
  for (const Row& row : rows) {
    CAPTURE(row.story);
    Stand stand{row.story, app::Language::English, {}};
    stand.environment.width = row.width;
    stand.environment.text_scale = row.scale;
    const Laid laid(stand);
    const Placed* hero = nullptr;
    const Placed* promise = nullptr;
    for (const Placed& placed : laid.scene.placed) {
      if (placed.node->key == "hero") hero = &placed;
      if (placed.node->key == "promise") promise = &placed;
    }
    REQUIRE(hero != nullptr);
    REQUIRE(promise != nullptr);
    CHECK((hero->box.y == promise->box.y) == row.beside);
    if (row.beside) CHECK(hero->box.bottom() == doctest::Approx(promise->box.bottom()));
  }
}

TEST_CASE("a code keeps four modules of white on every side") {
  const Laid laid(every_stand().front());
  for (const Placed& placed : laid.scene.placed) {
    if (placed.node->look != Look::Code) continue;
    const auto& code = std::get<present::Code>(placed.node->figure);
    CHECK(placed.icon.w >= static_cast<float>(code.side + 8));
    CHECK(placed.icon.w == placed.icon.h);
  }
}

}  // namespace yearward::view
