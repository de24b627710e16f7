// The crossing from C++ to the page's scripts. It refuses to know why anything is asked.
#include "web/adapter/page.hpp"

#include <emscripten.h>
#include <emscripten/html5.h>

// clang-format off
EM_JS(void, page_attach, (), { yearward.attach(Module, () => HEAPU8); })
EM_JS(void, page_request_frame, (), { yearward.frames.request(); })
EM_JS(void, page_patch, (const char* text, int bytes), {
  yearward.mirror.apply(JSON.parse(yearward.read(text, bytes)));
})
EM_JS(void, page_show_screen, (const char* title, int titleBytes, const char* language,
                               int languageBytes, int moved), {
  yearward.route.shown(yearward.read(title, titleBytes),
                       yearward.read(language, languageBytes), moved);
})
EM_JS(void, page_scheme, (int appearance), { yearward.environment.prefer(appearance); })
EM_JS(void, page_open_store, (), { yearward.keeper.open(); })
EM_JS(void, page_keep, (const char* text, int bytes), {
  yearward.keeper.keep(JSON.parse(yearward.read(text, bytes)));
})
EM_JS(void, page_forget, (), { yearward.keeper.forget(); })
EM_JS(void, page_load_words, (int language), { yearward.net.words(language); })
EM_JS(void, page_fetch, (int answer, const char* method, int methodBytes, const char* path,
                         int pathBytes, const char* body, int bodyBytes), {
  yearward.net.ask(answer, yearward.read(method, methodBytes), yearward.read(path, pathBytes),
                   yearward.read(body, bodyBytes));
})
EM_JS(void, page_navigate, (const char* address, int bytes, int replace), {
  yearward.route.go(yearward.read(address, bytes), replace);
})
EM_JS(void, page_copy, (const char* text, int bytes), {
  yearward.environment.copy(yearward.read(text, bytes));
})
EM_JS(void, page_use_update, (), { yearward.update.use(); })
EM_JS(void, page_ask_later, (int seconds), { yearward.clock.askLater(seconds); })
EM_JS(void, page_measure_glyph, (int bold, double size, int codePoint, float* box), {
  HEAPF32.set(yearward.glyphs.measure(bold, size, codePoint), box >> 2);
})
EM_JS(void, page_draw_glyphs, (const void* waiting, int count, unsigned char* pixels, int stride), {
  const glyphs = [];
  for (let i = 0, word = waiting >> 2; i < count; i += 1, word += 4) {
    glyphs.push({ size: HEAPF32[word], codePoint: HEAPU32[word + 1], bold: HEAPU32[word + 2],
                  at: HEAPU32[word + 3] });
  }
  yearward.glyphs.draw(glyphs, HEAPU8.subarray(pixels), stride);
})
// clang-format on

namespace yearward::adapter {
namespace {

int bytes_of(std::string_view text) { return static_cast<int>(text.size()); }

}  // namespace

void attach_page() { page_attach(); }
void request_frame() { page_request_frame(); }
void apply_patch(std::string_view patch) { page_patch(patch.data(), bytes_of(patch)); }
void show_screen(std::string_view title, std::string_view language, bool moved) {
  page_show_screen(title.data(), bytes_of(title), language.data(), bytes_of(language),
                   moved ? 1 : 0);
}
void prefer_scheme(int appearance) { page_scheme(appearance); }
void open_store() { page_open_store(); }
void keep(std::string_view writes) { page_keep(writes.data(), bytes_of(writes)); }
void forget() { page_forget(); }
void load_words(int language) { page_load_words(language); }
void fetch(int answer, std::string_view method, std::string_view path, std::string_view body) {
  page_fetch(answer, method.data(), bytes_of(method), path.data(), bytes_of(path), body.data(),
             bytes_of(body));
}
void navigate(std::string_view address, bool replace) {
  page_navigate(address.data(), bytes_of(address), replace ? 1 : 0);
}
void copy_text(std::string_view text) { page_copy(text.data(), bytes_of(text)); }
void use_update() { page_use_update(); }
void ask_later(int seconds) { page_ask_later(seconds); }

GlyphBox measured_glyph(bool bold, float size, std::uint32_t code_point) {
  float found[5];
  page_measure_glyph(bold ? 1 : 0, static_cast<double>(size), static_cast<int>(code_point), found);
  return {found[0], found[1], found[2], found[3], found[4]};
}

void draw_glyphs(const std::vector<WaitingGlyph>& waiting, std::uint8_t* pixels, int stride) {
  static_assert(sizeof(WaitingGlyph) == 16, "the script reads four words");
  page_draw_glyphs(waiting.data(), static_cast<int>(waiting.size()), pixels, stride);
}

bool take_canvas() {
  static EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context = 0;
  if (context > 0) return true;
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.majorVersion = 2;
  attributes.alpha = false;
  attributes.antialias = false;  // Dear ImGui smooths its own edges
  attributes.depth = false;
  attributes.stencil = false;
  attributes.enableExtensionsByDefault = false;  // none is used, and each one is a question
  attributes.powerPreference = EM_WEBGL_POWER_PREFERENCE_LOW_POWER;
  context = emscripten_webgl_create_context("#canvas", &attributes);
  return context > 0 && emscripten_webgl_make_context_current(context) == EMSCRIPTEN_RESULT_SUCCESS;
}

}  // namespace yearward::adapter
