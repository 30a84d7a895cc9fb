// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/detect/shownbox.h"

#include <QColor>
#include <QFont>
#include <QImage>
#include <functional>
#include <optional>
#include <vector>

class QPainter;

namespace widgets {

/// The colour of a class's boxes, in every picture the same.
QColor classColor(int classIndex);

/// Black or white, whichever reads better on a ground.
QColor inkOn(const QColor& ground);

/// What is drawn over a picture.
struct BoxScene {
    const ShownBoxes* boxes;                     ///< surest first
    std::function<QRectF(const QRectF&)> toView; ///< from the picture's coordinates
    QRectF space;                                ///< of the view, where labels may lie
    int chosen = -1;                             ///< an index of `boxes`
    int hovered = -1;
    /// The chosen box, where it is not one of `boxes`.
    std::optional<ShownBox> chosenElsewhere{};
};

/// Where a box's label lies.
struct BoxLabel {
    int index; ///< of the scene's boxes; -1: of the chosen box elsewhere
    QRectF place;
    QString text;
};

/// Labels that do not cover each other. Boxes that are tiny, that have no place left for a label,
/// or that are one of very many go without one, but for the chosen and the hovered box.
std::vector<BoxLabel> placeLabels(const BoxScene& scene, const QFont& font);

/// Boxes, then their labels. What is chosen has a thicker double line and square corners.
void paintBoxes(QPainter& painter, const BoxScene& scene, const std::vector<BoxLabel>& labels);

/// A picture with its boxes and labels, as it is saved.
QImage pictureWithBoxes(const QImage& picture, const ShownBoxes& boxes, int chosen);

} // namespace widgets
