// The sheet everything is drawn on: Dear ImGui's draw list and font atlas, without its context. Its
// windows, inputs and settings are not used, and would be half of the program's download.
// It refuses to know how glyphs come about and how the sheet reaches the screen.
#pragma once

#include "imgui.h"
#include "imgui_internal.h"
#include "web/view/brush.hpp"

namespace yearward::view {

class Sheet {
 public:
  Sheet() : list_(&shared_) {}
  Sheet(const Sheet&) = delete;
  Sheet& operator=(const Sheet&) = delete;

  // Sets both faces up; `loader` draws their glyphs and tells bold by the source's name, kBoldName.
  void open(const ImFontLoader& loader);
  // Begins a new frame of this size in device px. Widths may be measured from here on.
  void begin(float width, float height);

  // Empties the list, for painting from its start.
  void clear();
  // Whether the atlas moved to another texture since the list was emptied: what it says of places
  // in the texture is then of two.
  bool texture_changed() const { return atlas_.TexData != texture_; }

  ImFontAtlas& atlas() { return atlas_; }
  ImDrawList& list() { return list_; }
  const Faces& faces() const { return faces_; }
  // To be brought to the screen's own textures before the list is drawn.
  ImVector<ImTextureData*>& textures() { return atlas_.TexList; }

 private:
  ImFont* add_face(const ImFontLoader& loader, const char* name);

  ImFontAtlas atlas_;
  ImDrawListSharedData shared_;
  ImDrawList list_;
  Faces faces_;
  const ImTextureData* texture_ = nullptr;  // the atlas's when the list was emptied
  int frame_ = 0;
};

inline constexpr char kBoldName[] = "bold";

}  // namespace yearward::view
