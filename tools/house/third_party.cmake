# Other people's code, each as one target; nothing here is committed or downloaded by CMake.

# Headers of Debian packages, through links of our own: em++ must never see -I/usr/include, where
# the machine's libc would hide Emscripten's.
set(borrowed ${CMAKE_BINARY_DIR}/borrowed)
file(MAKE_DIRECTORY ${borrowed})
foreach(folder nlohmann doctest)
  if(NOT EXISTS /usr/include/${folder})
    message(FATAL_ERROR "/usr/include/${folder} is missing: run tools/setup")
  endif()
  file(CREATE_LINK /usr/include/${folder} ${borrowed}/${folder} SYMBOLIC)
endforeach()

add_library(json INTERFACE)
target_include_directories(json SYSTEM INTERFACE ${borrowed})
target_compile_definitions(json INTERFACE JSON_NOEXCEPTION)

add_library(doctest INTERFACE)
target_include_directories(doctest SYSTEM INTERFACE ${borrowed})
target_compile_definitions(doctest INTERFACE
  DOCTEST_CONFIG_NO_EXCEPTIONS_BUT_WITH_ALL_ASSERTS DOCTEST_CONFIG_SUPER_FAST_ASSERTS)

# Sources that are compiled for the page too; tools/setup fetches and checks them.
if(DEFINED ENV{XDG_CACHE_HOME})
  set(cache $ENV{XDG_CACHE_HOME}/yearward)
else()
  set(cache $ENV{HOME}/.cache/yearward)
endif()
foreach(needed imgui/imgui.cpp qrcodegen/qrcodegen.cpp)
  if(NOT EXISTS ${cache}/${needed})
    message(FATAL_ERROR "${cache}/${needed} is missing: run tools/setup")
  endif()
endforeach()

set(imgui ${cache}/imgui)
add_library(imgui STATIC ${imgui}/imgui.cpp ${imgui}/imgui_draw.cpp ${imgui}/imgui_tables.cpp
  ${imgui}/imgui_widgets.cpp)
set_target_properties(imgui PROPERTIES UNITY_BUILD OFF)
target_include_directories(imgui SYSTEM PUBLIC ${imgui})
# The portal hands over a font loader of its own. Told that FreeType takes that place, Dear ImGui
# leaves its own rasteriser out: 19 kB of program that the page would fetch for nothing.
file(WRITE ${CMAKE_BINARY_DIR}/borrowed/misc/freetype/imgui_freetype.h
"#pragma once
namespace ImGuiFreeType { inline const ImFontLoader* GetFontLoader() { return nullptr; } }
")
target_include_directories(imgui SYSTEM PRIVATE ${borrowed})
target_compile_definitions(imgui PUBLIC IMGUI_ENABLE_FREETYPE
  IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS
  IMGUI_DISABLE_DEFAULT_FONT IMGUI_DISABLE_FILE_FUNCTIONS IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
  IMGUI_DISABLE_OBSOLETE_FUNCTIONS IMGUI_USE_WCHAR32)
target_link_libraries(imgui PRIVATE yearward_portable)

# qrcodegen throws where its caller broke a promise; without exceptions that has to end the run,
# as our own PROMISE does. Its standard headers come first, so that only its own throws change. The
# text of one error is put together in a stream; that alone would link all streams and locales into
# the page (55 kB of program) for words that nobody can catch, so it is left out.
file(READ ${cache}/qrcodegen/qrcodegen.cpp qrcodegen_source)
string(REPLACE "#include <sstream>" "" qrcodegen_source "${qrcodegen_source}")
string(REPLACE "std::ostringstream sb;" "NoText sb;" qrcodegen_source "${qrcodegen_source}")
file(GENERATE OUTPUT ${CMAKE_BINARY_DIR}/qrcodegen_without_exceptions.cpp CONTENT
"#include <algorithm>
#include <array>
#include <cassert>
#include <climits>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>
struct NoText {
  template <class Part> NoText& operator<<(const Part&) { return *this; }
  std::string str() const { return {}; }
};
#define throw std::abort(),
${qrcodegen_source}")
add_library(qrcodegen STATIC ${CMAKE_BINARY_DIR}/qrcodegen_without_exceptions.cpp)
target_include_directories(qrcodegen SYSTEM PUBLIC ${cache}/qrcodegen)
target_link_libraries(qrcodegen PRIVATE yearward_portable)
