// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/heatmap.h"

#include <QImage>
#include <string>

namespace app {

/// A map as a layer over a picture: the colours of its colour map, opaque where it is strong, clear
/// where it is weak. At most a million pixels, whatever the map's size. Null for an empty or
/// constant map.
QImage mapLayer(const core::Heatmap& map, const std::string& colorMap,
                const std::string& signedColorMap);

} // namespace app
