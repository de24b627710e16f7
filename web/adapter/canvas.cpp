// The canvas: a draw list and its textures in WebGL 2. It refuses to know what is drawn.
#include "web/adapter/canvas.hpp"

#include <GLES3/gl3.h>

#include <cstddef>
#include <cstring>

#include "web/adapter/page.hpp"

namespace yearward::adapter {
namespace {

// The surface's size is a vertex attribute that never changes from corner to corner: asking where a
// uniform is would wait for the shaders to be compiled.
constexpr GLuint kSize = 3;

constexpr char kVertexShader[] = R"(#version 300 es
layout(location = 0) in vec2 place;
layout(location = 1) in vec2 texel;
layout(location = 2) in vec4 tint;
layout(location = 3) in vec2 size;
out vec2 at;
out vec4 colour;
void main() {
  at = texel;
  colour = tint;
  gl_Position = vec4(place.x / size.x * 2.0 - 1.0, 1.0 - place.y / size.y * 2.0, 0, 1);
})";

constexpr char kFragmentShader[] = R"(#version 300 es
precision highp float;
uniform sampler2D glyphs;
in vec2 at;
in vec4 colour;
out vec4 result;
void main() { result = vec4(colour.rgb, colour.a * texture(glyphs, at).r); })";

GLuint shader(GLenum kind, const char* text) {
  const GLuint made = glCreateShader(kind);
  glShaderSource(made, 1, &text, nullptr);
  glCompileShader(made);
  return made;
}

void attribute(GLuint index, GLint count, GLenum kind, bool share, std::size_t offset) {
  glEnableVertexAttribArray(index);
  glVertexAttribPointer(index, count, kind, share ? GL_TRUE : GL_FALSE, sizeof(ImDrawVert),
                        reinterpret_cast<const void*>(offset));
}

GLuint handle_of(ImTextureID id) { return static_cast<GLuint>(id); }

}  // namespace

bool Canvas::take() {
  if (taken()) return true;
  if (!take_canvas()) return false;
  program_ = glCreateProgram();
  glAttachShader(program_, shader(GL_VERTEX_SHADER, kVertexShader));
  glAttachShader(program_, shader(GL_FRAGMENT_SHADER, kFragmentShader));
  glLinkProgram(program_);
  glUseProgram(program_);
  GLuint buffers[2];
  glGenBuffers(2, buffers);
  vertices_ = buffers[0];
  indices_ = buffers[1];
  glBindBuffer(GL_ARRAY_BUFFER, vertices_);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_);
  attribute(0, 2, GL_FLOAT, false, offsetof(ImDrawVert, pos));
  attribute(1, 2, GL_FLOAT, false, offsetof(ImDrawVert, uv));
  attribute(2, 4, GL_UNSIGNED_BYTE, true, offsetof(ImDrawVert, col));
  glEnable(GL_BLEND);
  glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  return true;
}

void Canvas::lose(view::Sheet& sheet) {
  program_ = vertices_ = indices_ = 0;
  forget();
  for (ImTextureData* texture : sheet.textures()) {
    texture->SetTexID(ImTextureID_Invalid);
    texture->SetStatus(ImTextureStatus_Destroyed);
  }
}

bool Canvas::bring(ImTextureData& texture) {
  if (texture.Status == ImTextureStatus_WantCreate) {
    GLuint made = 0;
    glGenTextures(1, &made);
    glBindTexture(GL_TEXTURE_2D, made);
    // A texel is a pixel: glyphs are drawn at the size they are shown, on whole pixels.
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, texture.Width, texture.Height, 0, GL_RED,
                 GL_UNSIGNED_BYTE, texture.GetPixels());
    texture.SetTexID(made);
    texture.SetStatus(ImTextureStatus_OK);
    return true;
  }
  if (texture.Status == ImTextureStatus_WantUpdates) {
    // What lies around all changes in one go: a screenful of glyphs is hundreds of small ones.
    const ImTextureRect& part = texture.UpdateRect;
    glBindTexture(GL_TEXTURE_2D, handle_of(texture.TexID));
    glPixelStorei(GL_UNPACK_ROW_LENGTH, texture.Width);
    glTexSubImage2D(GL_TEXTURE_2D, 0, part.x, part.y, part.w, part.h, GL_RED, GL_UNSIGNED_BYTE,
                    texture.GetPixelsAt(part.x, part.y));
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    texture.SetStatus(ImTextureStatus_OK);
    return true;
  }
  if (texture.Status == ImTextureStatus_WantDestroy && texture.UnusedFrames > 0) {
    const GLuint gone = handle_of(texture.TexID);
    glDeleteTextures(1, &gone);
    texture.SetTexID(ImTextureID_Invalid);
    texture.SetStatus(ImTextureStatus_Destroyed);
  }
  return false;
}

// The same corners in the same order make the same triangles of every shape the brush knows.
bool Canvas::shows(const ImDrawList& list, int width, int height) {
  const bool same = width == width_ && height == height_ &&
                    list.VtxBuffer.Size == shown_.Size && shown_.Size > 0 &&
                    std::memcmp(list.VtxBuffer.Data, shown_.Data,
                                static_cast<std::size_t>(shown_.size_in_bytes())) == 0;
  if (!same) shown_ = list.VtxBuffer;
  width_ = width;
  height_ = height;
  return same;
}

void Canvas::draw(view::Sheet& sheet, view::Colour backdrop, int width, int height) {
  bool changed = false;
  for (ImTextureData* texture : sheet.textures()) changed |= bring(*texture);
  const ImDrawList& list = sheet.list();
  if (shows(list, width, height) && !changed) return;
  glViewport(0, 0, width, height);
  const auto share = [](std::uint8_t light) { return static_cast<float>(light) / 255; };
  glClearColor(share(backdrop.red), share(backdrop.green), share(backdrop.blue), 1);
  glClear(GL_COLOR_BUFFER_BIT);
  glVertexAttrib2f(kSize, static_cast<float>(width), static_cast<float>(height));
  glBufferData(GL_ARRAY_BUFFER, list.VtxBuffer.size_in_bytes(), list.VtxBuffer.Data,
               GL_STREAM_DRAW);
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, list.IdxBuffer.size_in_bytes(), list.IdxBuffer.Data,
               GL_STREAM_DRAW);
  for (const ImDrawCmd& command : list.CmdBuffer) {
    if (command.ElemCount == 0) continue;
    glBindTexture(GL_TEXTURE_2D, handle_of(command.GetTexID()));
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(command.ElemCount), GL_UNSIGNED_SHORT,
                   reinterpret_cast<const void*>(command.IdxOffset * sizeof(ImDrawIdx)));
  }
}

}  // namespace yearward::adapter
