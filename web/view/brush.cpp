// The brush: shapes and glyphs in device pixels on a Dear ImGui draw list.
// It refuses to know nodes and looks.
#include "web/view/brush.hpp"

#include <algorithm>
#include <cmath>

#include "imgui_internal.h"

namespace yearward::view {
namespace {

constexpr float kTurn = 6.28318531F;
constexpr int kQuarter = 9;  // corners of a rounded rectangle's quarter, in a shadow
constexpr int kOutline = 4 * kQuarter;

ImU32 packed(Colour colour, float alpha) {
  return IM_COL32(colour.red, colour.green, colour.blue, static_cast<int>(alpha * 255 + 0.5F));
}

}  // namespace

float ImGuiFonts::advance(char32_t code_point, float size, Weight weight) const {
  ImFontBaked* baked = faces_.of(weight)->GetFontBaked(size * ratio_);
  return baked->GetCharAdvance(static_cast<ImWchar>(code_point)) / ratio_;
}

Brush::Brush(ImDrawList& list, const Environment& environment, const Faces& faces,
             const GlyphBudget& budget)
    : list_(list), environment_(environment), faces_(faces), budget_(budget),
      ratio_(environment.pixel_ratio), scroll_(environment.scroll) {}

bool Brush::sees(const Rect& rect) const {
  constexpr float kShadowReach = 32;
  return rect.bottom() - scroll_ > -kShadowReach &&
         rect.y - scroll_ < environment_.height + kShadowReach;
}

void Brush::fill(const Rect& rect, Colour colour, float radius, float alpha) {
  if (rect.w <= 0 || rect.h <= 0) return;
  list_.AddRectFilled(at({rect.x, rect.y}), at({rect.right(), rect.bottom()}),
                      packed(colour, alpha), radius * ratio_);
}

void Brush::fill_gradient(const Rect& rect, Colour from, Colour to, float radius) {
  const int first = list_.VtxBuffer.Size;
  fill(rect, from, radius);
  ImGui::ShadeVertsLinearColorGradientKeepAlpha(
      &list_, first, list_.VtxBuffer.Size, at({rect.x, rect.y}),
      at({rect.x + rect.w * 0.5F, rect.bottom()}), packed(from, 1), packed(to, 1));
}

void Brush::outline(const Rect& rect, const Stroke& stroke, float radius) {
  const float half = stroke.thickness / 2;
  list_.AddRect(at({rect.x + half, rect.y + half}), at({rect.right() - half, rect.bottom() - half}),
                packed(stroke.colour, stroke.alpha), (radius - half) * ratio_, 0,
                stroke.thickness * ratio_);
}

// As soft as many faint layers, each a little larger and lower than the one before, but every
// pixel is painted once: a ring from layer to layer. What casts the shadow covers its middle.
void Brush::shadow(const Rect& rect, float radius, float strength) {
  constexpr int kLayers = 6;
  constexpr float kUnder = 2;  // CSS px the innermost ring reaches under what casts the shadow
  constexpr Colour kShade{8, 28, 20};
  if (strength <= 0) return;
  list_.PrimReserve(kLayers * kOutline * 6, (kLayers + 1) * kOutline);
  const unsigned first = list_._VtxCurrentIdx;
  float light = 1, beyond = 1;  // what the layers let through inside and outside an outline
  for (int layer = kLayers; layer > 0; --layer) {
    const auto reach = static_cast<float>(layer * layer) * 0.5F;
    const float drop = 1 + reach * 0.35F;
    light *= 1 - strength / kLayers * (1.6F - 0.2F * static_cast<float>(layer));
    const bool outermost = layer == kLayers;
    const Rect grown{rect.x - reach, rect.y - reach + drop, rect.w + 2 * reach, rect.h + 2 * reach};
    outline_vertices(grown, radius + reach,
                     packed(kShade, outermost ? 0 : 1 - (light + beyond) / 2));
    beyond = light;
  }
  outline_vertices({rect.x + kUnder, rect.y + kUnder, rect.w - 2 * kUnder, rect.h - 2 * kUnder},
                   std::max(radius - kUnder, 0.0F), packed(kShade, 1 - light));
  for (unsigned ring = 0; ring < kLayers; ++ring) {
    for (unsigned i = 0; i < kOutline; ++i) {
      const unsigned here = first + ring * kOutline + i;
      const unsigned next = first + ring * kOutline + (i + 1) % kOutline;
      for (const unsigned corner : {here, next, next + kOutline, here, next + kOutline,
                                    here + kOutline}) {
        list_.PrimWriteIdx(static_cast<ImDrawIdx>(corner));
      }
    }
  }
}

// The same number of corners for every outline, so that one can be joined to the next.
void Brush::outline_vertices(const Rect& rect, float radius, ImU32 colour) {
  const ImVec2 uv = list_._Data->TexUvWhitePixel;
  for (int i = 0; i < kOutline; ++i) {
    const int quarter = i / kQuarter;  // from the right bottom, clockwise
    const float turn = static_cast<float>(i % kQuarter) / (kQuarter - 1) +
                       static_cast<float>(quarter);
    const float angle = turn * kTurn / 4;
    const float x = quarter == 1 || quarter == 2 ? rect.x + radius : rect.right() - radius;
    const float y = quarter >= 2 ? rect.y + radius : rect.bottom() - radius;
    list_.PrimWriteVtx(at({x + radius * std::cos(angle), y + radius * std::sin(angle)}), uv,
                       colour);
  }
}

void Brush::line(Point from, Point to, const Stroke& stroke) {
  list_.AddLine(at(from), at(to), packed(stroke.colour, stroke.alpha), stroke.thickness * ratio_);
}

void Brush::path(const Point* points, int count, const Stroke& stroke, bool closed) {
  list_.PathClear();
  for (int i = 0; i < count; ++i) list_.PathLineTo(at(points[i]));
  list_.PathStroke(packed(stroke.colour, stroke.alpha), closed ? ImDrawFlags_Closed : 0,
                   stroke.thickness * ratio_);
}

void Brush::disc(Point centre, float radius, Colour colour, float alpha) {
  list_.AddCircleFilled(at(centre), radius * ratio_, packed(colour, alpha));
}

void Brush::circle(Point centre, float radius, const Stroke& stroke) {
  list_.AddCircle(at(centre), radius * ratio_, packed(stroke.colour, stroke.alpha), 0,
                  stroke.thickness * ratio_);
}

void Brush::arc(Point centre, float radius, float from, float to, const Stroke& stroke) {
  const float length = std::fabs(to - from) * kTurn * radius * ratio_;
  const int segments = std::max(8, static_cast<int>(length / 3));
  list_.PathClear();
  list_.PathArcTo(at(centre), radius * ratio_, (from - 0.25F) * kTurn, (to - 0.25F) * kTurn,
                  segments);
  list_.PathStroke(packed(stroke.colour, stroke.alpha), 0, stroke.thickness * ratio_);
}

void Brush::fade(const Point* points, int count, float floor, float height, Colour colour,
                 float alpha) {
  const ImVec2 uv = list_._Data->TexUvWhitePixel;
  const auto strength = [&](float y) {
    return packed(colour, alpha * std::clamp((floor - y) / height, 0.0F, 1.0F));
  };
  for (int i = 0; i + 1 < count; ++i) {
    const Point one = points[i], two = points[i + 1];
    list_.PrimReserve(6, 4);
    const auto first = static_cast<ImDrawIdx>(list_._VtxCurrentIdx);
    for (const int corner : {0, 1, 2, 0, 2, 3}) {
      list_.PrimWriteIdx(static_cast<ImDrawIdx>(first + corner));
    }
    list_.PrimWriteVtx(at(one), uv, strength(one.y));
    list_.PrimWriteVtx(at(two), uv, strength(two.y));
    list_.PrimWriteVtx(at({two.x, floor}), uv, strength(floor));
    list_.PrimWriteVtx(at({one.x, floor}), uv, strength(floor));
  }
}

// The baseline sits so that capitals and Chinese characters look centred in their line.
void Brush::text(const Line& line, const Run& run, float top, Colour colour) {
  constexpr float kBelowCentre = 0.37F;
  float left = run.box.x;
  if (run.align == Align::Centre) left += (run.box.w - line.width) / 2;
  if (run.align == Align::Right) left += run.box.w - line.width;
  ImFontBaked* baked = faces_.of(run.weight)->GetFontBaked(run.size * ratio_);
  const float baseline = top + run.line_height / 2 + run.size * kBelowCentre;
  ImVec2 pen = at({left, baseline});
  pen = {std::round(pen.x), std::round(pen.y) - std::round(baked->Ascent)};
  for (std::size_t i = 0; i < line.text.size();) {
    const auto code_point = static_cast<ImWchar>(next_code_point(line.text, i));
    if (!baked->IsGlyphLoaded(code_point) && budget_.spent()) {
      complete_ = false;
      pen.x += baked->GetCharAdvance(code_point);
      continue;
    }
    const ImFontGlyph* found = baked->FindGlyph(code_point);
    if (found->Visible) glyph(*found, {std::round(pen.x), pen.y}, packed(colour, 1));
    pen.x += found->AdvanceX;
  }
}

void Brush::glyph(const ImFontGlyph& glyph, ImVec2 pen, ImU32 colour) {
  list_.PrimReserve(6, 4);
  list_.PrimRectUV({pen.x + glyph.X0, pen.y + glyph.Y0}, {pen.x + glyph.X1, pen.y + glyph.Y1},
                   {glyph.U0, glyph.V0}, {glyph.U1, glyph.V1}, colour);
}

}  // namespace yearward::view
