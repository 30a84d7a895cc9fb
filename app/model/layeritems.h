// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/model.h"
#include "widgets/layerpicker.h"

#include <QString>
#include <vector>

namespace app {

/// "512 × 7 × 7": what a layer puts out for one picture.
QString shapeText(const core::Layer& layer);

/// The layers with positions, for a picker. Null: none.
std::vector<widgets::LayerItem> layerItems(const core::Model* model);

} // namespace app
