// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/detect/examination.h"
#include "widgets/detect/doubtview.h"

namespace app {

/// An examination in words, for the window and the command line.
struct DoubtTexts {
    const core::Model& model;
    const core::Examination& examination;
    bool rectangle = false;  ///< a drawn one, not a box
    bool everywhere = false; ///< the class everywhere rather than each box by itself
    bool leavesOut = false;  ///< not all other boxes are measured
    double threshold = 0;

    /// For a class that it is said to be, or (`alternative`) might be; without a sentence if that
    /// is not known yet.
    widgets::Verdict verdict(int classIndex, bool alternative) const;
    widgets::DoubtRow row(const core::ExaminedBox& box) const;
    /// What the maps cannot tell, in the name of the method that made them.
    QString note(const QString& method) const;
};

/// Of the doubt's other boxes of these two classes, only some are measured.
bool leavesBoxesOut(const core::Doubt& doubt, const core::Examination& examination);

/// "zebra 0.49"; of a rectangle, where it lies.
QString boxName(const core::Model& model, const core::ExaminedBox& box);

} // namespace app
