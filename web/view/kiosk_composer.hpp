// The composer that lay_out_kiosk runs. Private to web/view/kiosk_*.cpp.
// It refuses to know colours' values, Dear ImGui and the browser.
#pragma once

#include "web/view/composer.hpp"

namespace yearward::view {

inline constexpr float kKioskInset = 36;   // from the page's sides
inline constexpr float kKioskDock = 80;
inline constexpr float kKioskPin = 26;     // from one dot of a PIN to the next
inline constexpr float kKioskDialog = 480;

class KioskComposer final : public Composer {
 public:
  using Composer::Composer;

 private:
  float place_by_look(const Node& node, const Spot& spot, std::uint32_t index) override;

  // kiosk_layout.cpp: the page and its parts
  float kiosk_page(const Node& node, const Spot& spot, std::uint32_t index);
  float main_part(const Node& node, const Spot& spot, std::uint32_t index);
  float band(const Node& node, const Spot& spot, std::uint32_t index);
  void attract(const Node& node, std::size_t from, Spot line);
  float poster(const Node& node, const Spot& spot, std::uint32_t index);
  float dock(const Node& node, const Spot& spot, std::uint32_t index);
  float dialog(const Node& node, const Spot& spot, std::uint32_t index);
  float third() const { return environment_.height / 3; }
  // Band and dock keep their size, however much there is to say between them.
  Style unscaled(Style style) const {
    style.size /= environment_.text_scale;
    return style;
  }

  // kiosk_layout_parts.cpp: what stands in them
  float grid(const Node& node, const Spot& spot, std::uint32_t index, std::size_t columns);
  float big_button(const Node& node, const Spot& spot, std::uint32_t index);
  float dock_button(const Node& node, const Spot& spot, std::uint32_t index);
  float way(const Node& node, const Spot& spot, std::uint32_t index);
  float slots(const Node& node, const Spot& spot, std::uint32_t index);
  float tile(const Node& node, const Spot& spot, std::uint32_t index);
  float card(const Node& node, const Spot& spot, std::uint32_t index);
  float said(const Node& node, const Spot& spot, std::uint32_t index);
  float low_chart(const Node& node, const Spot& spot, std::uint32_t index);
  float kiosk_figure(const Node& node, const Spot& spot, std::uint32_t index);
  float words(const Words& said, const Spot& spot, std::uint32_t index);
  float centred(const Words& said, const Spot& spot, std::uint32_t index, float height);
};

}  // namespace yearward::view
