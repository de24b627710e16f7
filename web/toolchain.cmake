# Finds the Emscripten that is on PATH; holds no path of its own, so any version ≥ 3.1.6 will do.
find_program(YEARWARD_EMXX em++)
find_program(YEARWARD_EM_CONFIG em-config)
if(NOT YEARWARD_EMXX OR NOT YEARWARD_EM_CONFIG)
  message(FATAL_ERROR "em++ is not on PATH: run tools/setup, which installs it")
endif()
execute_process(COMMAND ${YEARWARD_EM_CONFIG} EMSCRIPTEN_ROOT
  OUTPUT_VARIABLE YEARWARD_EMSCRIPTEN_ROOT OUTPUT_STRIP_TRAILING_WHITESPACE)
include(${YEARWARD_EMSCRIPTEN_ROOT}/cmake/Modules/Platform/Emscripten.cmake)

# Debian's em++ runs acorn when it optimises; a node that is not Debian's looks elsewhere for it.
if(EXISTS /usr/share/nodejs/acorn)
  set(CMAKE_CXX_LINKER_LAUNCHER ${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs)
endif()

# Programs for tests read story files where they lie; node 18 and later must not offer em++'s
# loader a fetch(), or the loader takes file paths for addresses.
find_program(YEARWARD_NODE node REQUIRED)
set(CMAKE_CROSSCOMPILING_EMULATOR ${YEARWARD_NODE} --no-experimental-fetch)
