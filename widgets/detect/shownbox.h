// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/detect/detection.h"

#include <QRectF>
#include <QString>
#include <QVector>

namespace widgets {

/// A detection with its class's name.
struct ShownBox {
    core::Detection detection;
    QString name;

    QRectF rectangle() const
    {
        return {detection.box.x, detection.box.y, detection.box.width, detection.box.height};
    }
    bool operator==(const ShownBox& other) const
    {
        return detection == other.detection && name == other.name;
    }
    /// Whether both are the same candidate and class, perhaps of different suppressions.
    bool isSame(const ShownBox& other) const
    {
        return detection.candidate == other.detection.candidate &&
               detection.classIndex == other.detection.classIndex;
    }
};

using ShownBoxes = QVector<ShownBox>;

/// How sure a detector is, as it is written beside boxes: "0.93", "0.012".
QString scoreText(double confidence);

/// "dog 0.82".
QString labelText(const ShownBox& box);

/// All that is known about a box, a line each.
QString factsText(const ShownBox& box);

/// How many pixels of the picture it is wide and high: "120 × 64".
QString sizeText(const ShownBox& box);

/// The boxes as a table for spreadsheets and the clipboard: a line of headings, then one a box,
/// columns separated by `separator`, numbers with a point.
QString boxesAsText(const ShownBoxes& boxes, QChar separator);

} // namespace widgets
