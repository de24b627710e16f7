// The canvas: puts a sheet on the screen with WebGL 2.
// It refuses to know what is drawn.
#pragma once

#include "web/view/sheet.hpp"

namespace yearward::adapter {

class Canvas {
 public:
  // Takes the page's canvas; false where there is no WebGL 2.
  bool take();
  // The context is gone: nothing may be asked of it, and all textures must be made anew.
  void lose(view::Sheet& sheet);
  // Draws the sheet on a surface of this size in device px, cleared to the backdrop. What is there
  // already is left alone: the browser would otherwise put the same picture on the screen again.
  void draw(view::Sheet& sheet, view::Colour backdrop, int width, int height);
  // The surface may have been emptied: the next sheet is drawn whatever it is.
  void forget() { shown_.clear(); }
  bool taken() const { return program_ != 0; }

 private:
  // Returns whether the texture was changed.
  bool bring(ImTextureData& texture);
  bool shows(const ImDrawList& list, int width, int height);

  unsigned program_ = 0, vertices_ = 0, indices_ = 0;
  ImVector<ImDrawVert> shown_;  // what the surface shows; empty for nothing yet
  int width_ = 0, height_ = 0;
};

}  // namespace yearward::adapter
