// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace core {

/// The libraries beneath and how they will run, by name: LibTorch, OpenCV, BLAS, instruction set,
/// threads, CUDA.
std::vector<std::pair<std::string, std::string>> componentVersions();

} // namespace core
