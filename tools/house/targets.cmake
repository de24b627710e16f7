# How each kind of target is declared, so that a new file needs no line of CMake.

# Everybody's warnings; a warning is a fault. Not -Wpedantic: it refuses __int128, which all our
# compilers have and which keeps products of two 64-bit counts exact. Not -Wnull-dereference:
# g++ 12 takes the inlined std::get_if of every Result for one.
add_library(yearward_warnings INTERFACE)
target_compile_options(yearward_warnings INTERFACE -Wall -Wextra -Werror -Wvla -Wconversion
  -Wsign-conversion -Wshadow -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual
  -Wextra-semi -Wimplicit-fallthrough)

# What runs in the page does without exceptions and RTTI: em++ never runs a catch, and both cost
# a fifth of the download.
add_library(yearward_portable INTERFACE)
target_compile_options(yearward_portable INTERFACE -fno-exceptions -fno-rtti)
# Linked with -Oz, em++ takes a libc whose memcpy goes byte by byte: a third of the engine's time.
target_link_options(yearward_portable INTERFACE "$<$<BOOL:${EMSCRIPTEN}>:-fno-exceptions;-Os>")

# Returns in `out` the .cpp files under the given folders of the repository.
function(yearward_sources out)
  set(found)
  foreach(folder IN LISTS ARGN)
    file(GLOB_RECURSE files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*.cpp)
    list(APPEND found ${files})
  endforeach()
  set(${out} ${found} PARENT_SCOPE)
endfunction()

# Declares a static library of our own from its sources. PORTABLE: also for the page.
function(yearward_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "PORTABLE" "" "SOURCES;LINKS")
  add_library(${name} STATIC ${arg_SOURCES})
  target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name} PUBLIC ${arg_LINKS} PRIVATE yearward_warnings)
  if(arg_PORTABLE)
    target_link_libraries(${name} PRIVATE yearward_portable)
  endif()
endfunction()

# Declares a test program, run by ctest and by tools/test; in WASM it runs under Node and reads
# files where they lie.
function(yearward_test_program name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "PORTABLE" "" "SOURCES;LINKS")
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE ${arg_LINKS} yearward_warnings)
  target_compile_definitions(${name} PRIVATE YEARWARD_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  if(arg_PORTABLE)
    target_link_libraries(${name} PRIVATE yearward_portable)
  endif()
  # Tests are compiled oftener than they run long. Those of core reckon much themselves.
  if(name STREQUAL "core_tests" AND NOT EMSCRIPTEN)
    target_compile_options(${name} PRIVATE -O1)
  elseif(name MATCHES "_tests$" AND NOT EMSCRIPTEN)
    target_compile_options(${name} PRIVATE -O0)
  endif()
  if(EMSCRIPTEN)
    target_link_options(${name} PRIVATE -sNODERAWFS=1 -sENVIRONMENT=node -sEXIT_RUNTIME=1
      -sALLOW_MEMORY_GROWTH=1)
  endif()
endfunction()
