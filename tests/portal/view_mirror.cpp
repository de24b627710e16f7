// The mirror's patches: only what changed, parents first, nothing lost.
// It refuses to know the browser.
#include <doctest/doctest.h>

#include "tests/portal/view_fixture.hpp"
#include "web/view/mirror.hpp"

namespace yearward::view {
namespace {

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

present::Node* find(present::Node& node, const std::string& key) {
  if (node.key == key) return &node;
  for (present::Node& child : node.children) {
    if (present::Node* found = find(child, key)) return found;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("the first patch makes everything, the second nothing") {
  const Laid laid(every_stand().front());
  Mirror mirror;
  const std::string first = mirror.patch(laid.scene);
  CHECK(count(first, "{\"id\":") == laid.scene.placed.size() - 1);  // the page is the document
  CHECK(count(first, "\"drop\":[]") == 1);
  CHECK(mirror.patch(laid.scene).empty());
  mirror.forget();
  CHECK(mirror.patch(laid.scene) == first);
}

TEST_CASE("a parent comes before what stands in it, and only containers hold anything") {
  const Laid laid(every_stand().front());
  const std::string patch = Mirror().patch(laid.scene);
  std::size_t at = 0, seen = 0;
  while ((at = patch.find("\"in\":", at)) != std::string::npos) {
    at += 5;
    const std::string id = patch.substr(at, patch.find(',', at) - at);
    ++seen;
    if (id == "0") continue;
    const auto made = patch.find("{\"id\":" + id + ",");
    REQUIRE(made != std::string::npos);
    CHECK(made < at);
    const auto role = patch.find("\"role\":\"", made);
    CHECK(patch.compare(role + 8, 6, "button") != 0);
  }
  CHECK(seen == laid.scene.placed.size() - 1);
}

TEST_CASE("one changed value is one entry, and a removed node one drop") {
  const Stand stand = every_stand().front();
  Laid laid(stand);
  Mirror mirror;
  mirror.patch(laid.scene);
  find(laid.tree, "ring")->value = "81%";
  lay_out(laid.tree, stand.environment, FixedFonts(), laid.scene);
  const std::string changed = mirror.patch(laid.scene);
  CHECK(count(changed, "{\"id\":") == 1);
  CHECK(count(changed, "81%") == 1);

  auto& children = find(laid.tree, "page") ? laid.tree.children : laid.tree.children;
  children.pop_back();  // the navigation and its four tabs
  lay_out(laid.tree, stand.environment, FixedFonts(), laid.scene);
  const std::string dropped = mirror.patch(laid.scene);
  const auto open = dropped.find("\"drop\":[") + 8;
  const std::string ids = dropped.substr(open, dropped.find(']', open) - open);
  CHECK(count(ids, ",") == 4);
}

TEST_CASE("a text crosses whatever is in it") {
  std::string out;
  append_json(out, "a\"b\\c\n\x01 你");
  CHECK(out == "\"a\\\"b\\\\c\\u000a\\u0001 你\"");
}

}  // namespace yearward::view
