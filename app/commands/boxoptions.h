// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/arguments.h"
#include "core/detect/boxdrawing.h"
#include "core/detect/detection.h"

#include <QJsonArray>
#include <QJsonObject>
#include <optional>

namespace app {

/// A detection under the number that people call it by.
struct NumberedBox {
    int number = 1; ///< from 1, surest first
    core::Detection detection;
};

/// Declares --threshold, --overlap and --all, which decide about the numbers.
void addSuppressionOptions(Arguments& arguments);

/// What these say, the rest as the model's card has it. Throws UsageError.
core::SuppressionRule suppressionOf(const Arguments& arguments, const core::Model& model);

/// The boxes that are left. The same for the same options, whichever command asks.
std::vector<NumberedBox> numberedBoxes(const core::Detections& detections,
                                       const core::SuppressionRule& rule);

/// "1 zebra 0.93", as it is drawn; another alphabet's name gives way to its number.
core::LabelledBox labelled(const NumberedBox& box, const core::Model& model);

/// The box's name, numbers and place.
QJsonObject boxJson(const NumberedBox& box, const core::Model& model);

/// [x, y, width, height] in pixels of the picture.
QJsonArray rectangleJson(const cv::Rect2d& rectangle);

/// Declares --box and --quantity, and what addSuppressionOptions does.
void addBoxOptions(Arguments& arguments);

/// The box of --box and how it is explained; empty without the option. Throws UsageError and
/// core::Error.
struct ExplainedBox {
    NumberedBox box;
    core::Target target;
};
std::optional<ExplainedBox> explainedBox(const Arguments& arguments, core::Probe& probe);

/// Complaints that need no model. Throws UsageError.
void checkBoxOptions(const Arguments& arguments);

} // namespace app
