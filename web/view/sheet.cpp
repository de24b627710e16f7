// The sheet: Dear ImGui's draw list and font atlas without its context.
// It refuses to know how glyphs come about and how the sheet reaches the screen.
#include "web/view/sheet.hpp"

namespace yearward::view {
namespace {

constexpr float kCircleError = 0.12F;  // device px: a card's corner is large, no polygon may show
constexpr float kCurveError = 0.5F;
constexpr int kTextureSide = 512;  // a screen's glyphs at twice the pixels fit

}  // namespace

void Sheet::open(const ImFontLoader& loader) {
  shared_.SetCircleTessellationMaxError(kCircleError);
  shared_.CurveTessellationTol = kCurveError;
  // Smooth lines are made of triangles: the atlas is for glyphs, read pixel by pixel.
  shared_.InitialFlags = ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedFill;
  shared_.FontAtlas = &atlas_;
  ImFontAtlasAddDrawListSharedData(&atlas_, &shared_);
  atlas_.RendererHasTextures = true;
  atlas_.Flags = ImFontAtlasFlags_NoBakedLines | ImFontAtlasFlags_NoMouseCursors;
  atlas_.TexDesiredFormat = ImTextureFormat_Alpha8;
  atlas_.TexMinWidth = atlas_.TexMinHeight = kTextureSide;
  atlas_.SetFontLoader(&loader);
  faces_ = {add_face(loader, "regular"), add_face(loader, kBoldName)};
}

ImFont* Sheet::add_face(const ImFontLoader& loader, const char* name) {
  ImFontConfig config;
  config.FontLoader = &loader;
  config.SizePixels = kText.size;
  ImStrncpy(config.Name, name, sizeof(config.Name));
  return atlas_.AddFont(&config);
}

void Sheet::begin(float width, float height) {
  ++frame_;
  ImFontAtlasUpdateNewFrame(&atlas_, frame_, true);
  shared_.ClipRectFullscreen = {0, 0, width, height};
  clear();
}

void Sheet::clear() {
  texture_ = atlas_.TexData;
  list_._ResetForNewFrame();
  list_.PushTexture(atlas_.TexRef);
  list_.PushClipRectFullScreen();
}

}  // namespace yearward::view
