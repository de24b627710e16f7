// Layout of what only the tablet has: the pad. It refuses to know colours' values and the browser.
#include "web/view/tablet.hpp"

#include <algorithm>

#include "web/view/composer.hpp"

namespace yearward::view {
namespace {

using present::Look;

constexpr Style kPadDigit{26, Weight::Bold, 1.2F};
constexpr Style kPadWord{17, Weight::Bold, 1.2F};
constexpr float kPadGap = 10;
constexpr std::size_t kPadColumns = 3;

class TabletComposer final : public Composer {
 public:
  using Composer::Composer;

 private:
  float place_by_look(const Node& node, const Spot& spot, std::uint32_t index) override {
    const bool pad = node.look == Look::Inline && node.key == "pad";
    return pad ? keys(node, spot, index) : Composer::place_by_look(node, spot, index);
  }

  // Three to a row, each as wide as the others; what is left over is the last row's.
  float keys(const Node& node, const Spot& spot, std::uint32_t index) {
    const float width = (spot.width - kPadGap * (kPadColumns - 1)) / kPadColumns;
    const float high = environment_.height >= kTallScreen ? kTallPadKey : kPadKey;
    float y = spot.y;
    for (std::size_t at = 0; at < node.children.size(); ++at) {
      const std::size_t column = at % kPadColumns;
      if (at > 0 && column == 0) y += high + kPadGap;
      const float x = spot.x + static_cast<float>(column) * (width + kPadGap);
      const Node& child = node.children[at];
      Spot place = inside(index, x, y, width);
      const std::uint32_t placed = begin(child, place);
      finish(placed, key(child, place, placed, high));
    }
    return y + high - spot.y;
  }

  float key(const Node& node, const Spot& spot, std::uint32_t index, float high) {
    const bool idle = node.disabled || node.busy;
    const bool loud = node.look == Look::Primary;
    const Ground ground = idle ? Ground::NeutralSoft : loud ? Ground::Brand : Ground::BrandSoft;
    const Ink ink = idle ? Ink::Muted : loud ? Ink::OnBrand : Ink::Brand;
    Style style = node.name.size() == 1 ? kPadDigit : kPadWord;
    // A key keeps its size, and the words on it theirs.
    style.size /= environment_.text_scale;
    while (style.size > 9 && natural(node.name, style) > spot.width - 8) style.size -= 1;
    const float taken = write({node.name, style, ink, Align::Centre}, spot.x, spot.y, spot.width,
                              ground);
    scene_.runs.back().box.y += std::max(0.0F, (high - taken) / 2);
    scene_.placed[index].run_count = 1;
    return high;
  }
};

}  // namespace

void lay_out_tablet(const present::Node& tree, const Environment& environment, const Fonts& fonts,
                    Scene& scene) {
  TabletComposer composer(environment, fonts, scene);
  compose(composer, tree, environment, scene);
}

}  // namespace yearward::view
