# SPDX-License-Identifier: GPL-3.0-or-later
# What every target of ours has in common. Linked PRIVATE, so nothing leaks to or from libraries.
add_library(saliscope_settings INTERFACE)
# The time of a run is spent inside Torch and OpenCV; -O3 would only cost time to compile.
string(REPLACE "-O3" "-O2" CMAKE_CXX_FLAGS_RELEASE "${CMAKE_CXX_FLAGS_RELEASE}")
target_include_directories(saliscope_settings INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(saliscope_settings INTERFACE -Wall -Wextra -Wshadow -Wno-unknown-pragmas)
if(SALISCOPE_WERROR)
    target_compile_options(saliscope_settings INTERFACE -Werror)
endif()
if(SALISCOPE_SANITIZE)
    # GCC 12 warns of uninitialised members inside std::regex once it is instrumented.
    target_compile_options(saliscope_settings INTERFACE
        -O1 -g1 -fsanitize=address,undefined -fno-sanitize=vptr -fno-omit-frame-pointer
        -Wno-maybe-uninitialized)
    target_link_options(saliscope_settings INTERFACE -fsanitize=address,undefined)
endif()
