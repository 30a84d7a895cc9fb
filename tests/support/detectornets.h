// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/image.h"
#include "core/model/model.h"

namespace at {
class Tensor;
}

/// Small detectors for pictures of 32 x 24 pixels, with three classes.
namespace detector {

core::Image picture();

/// Darknet's form: a coarse grid of 3 x 4 cells with two anchors and a fine one of 6 x 8 with one,
/// behind a neck in which both share layers. Leaky ReLUs, crooked weights.
std::shared_ptr<const core::Model> openTwoGrids(core::Precision precision);

/// The layers that its grids are read from.
inline constexpr const char* coarseLayer = "leaky_relu:3";
inline constexpr const char* fineLayer = "cat";

/// One grid of 3 x 4 cells: each cell's numbers are linear in the mean colour of its own 8 x 8
/// pixels, so that nothing outside them has an influence. Objectness grows with red, the first
/// class with green, the second with blue, the third falls with both; no biases.
std::shared_ptr<const core::Model> openCells(core::Precision precision);

/// The same as a model file with its card, which shows boxes above the threshold.
void writeCells(const std::string& path, double threshold);

/// The same cells as an export that decodes its boxes: class rows, activated, without objectness.
/// `more`, 1 x 7 x N, follows as further rows.
std::shared_ptr<const core::Model> openDecodedCells(core::Precision precision);
std::shared_ptr<const core::Model> openDecodedCells(core::Precision precision,
                                                    const at::Tensor& more);

/// Dark but for one cell, which is bright in red and green: a box of the first class.
core::Image brightCell(int row, int column);

} // namespace detector
