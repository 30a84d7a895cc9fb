// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/darknet/network.h"

namespace core::darknet {

constexpr int mostFilters = 1 << 20; ///< and channels

/// The layer that a section describes, as the next one of a network. Its output's size is not
/// bounded yet. Throws Error{ModelDefinitionInvalid} naming the line.
Layer planLayer(const Options& options, const Network& network);

/// "64 x 13 x 13"
std::string shown(const Shape& shape);

} // namespace core::darknet
