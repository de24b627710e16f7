// What the view's tests share: type of a fixed metric, and every gallery a person could stand
// before. It refuses to know what is right.
#pragma once

#include <string>
#include <vector>

#include "web/view/gallery.hpp"
#include "web/view/layout.hpp"

namespace yearward::view {

// Chinese characters are as wide as they are high, all others a little over half of it.
class FixedFonts final : public Fonts {
 public:
  float advance(char32_t code_point, float size, Weight weight) const override {
    if (code_point >= 0x2E80) return size;
    return size * (weight == Weight::Bold ? 0.58F : 0.55F);
  }
};

struct Stand {
  std::string name;
  app::Language language;
  Environment environment;
};

inline std::vector<Stand> every_stand() {
  std::vector<Stand> stands;
  for (const app::Language language : {app::Language::Chinese, app::Language::English}) {
    for (const float width : {320.0F, 360.0F, 700.0F, 768.0F, 1080.0F}) {
      for (const float scale : {1.0F, 1.3F, 1.5F, 2.0F}) {
        Environment environment;
        environment.width = width;
        environment.height = width < 700 ? 640.0F : 1024.0F;
        environment.text_scale = scale;
        const bool chinese = language == app::Language::Chinese;
        stands.push_back({(chinese ? "zh " : "en ") + std::to_string(static_cast<int>(width)) +
                              " wide, text × " + std::to_string(scale).substr(0, 3),
                          language, environment});
      }
    }
  }
  return stands;
}

// A laid-out gallery, with the tree it points into.
struct Laid {
  present::Node tree;
  Scene scene;

  explicit Laid(const Stand& stand) : tree(gallery(stand.language)) {
    lay_out(tree, stand.environment, FixedFonts(), scene);
  }
  Laid(const Laid&) = delete;
  Laid& operator=(const Laid&) = delete;
};

}  // namespace yearward::view
