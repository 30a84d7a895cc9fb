// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/detect/boxquantities.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QSignalBlocker>
#include <algorithm>

namespace widgets {

namespace {

struct BoxQuantities { // the context of the translations
    Q_DECLARE_TR_FUNCTIONS(widgets::BoxQuantities)
};

using core::BoxQuantity;

constexpr BoxQuantity offered[] = {
    BoxQuantity::Confidence, BoxQuantity::ClassScore, BoxQuantity::Objectness, BoxQuantity::Overlap,
    BoxQuantity::Cluster,    BoxQuantity::Everywhere, BoxQuantity::Match,      BoxQuantity::CenterX,
    BoxQuantity::CenterY,    BoxQuantity::Width,      BoxQuantity::Height,     BoxQuantity::Left,
    BoxQuantity::Top,        BoxQuantity::Right,      BoxQuantity::Bottom};

} // namespace

QString quantityName(BoxQuantity quantity)
{
    switch (quantity) {
    case BoxQuantity::Confidence: return BoxQuantities::tr("Confidence");
    case BoxQuantity::ClassScore: return BoxQuantities::tr("Class");
    case BoxQuantity::Objectness: return BoxQuantities::tr("Objectness");
    case BoxQuantity::CenterX: return BoxQuantities::tr("Middle, left to right");
    case BoxQuantity::CenterY: return BoxQuantities::tr("Middle, top to bottom");
    case BoxQuantity::Width: return BoxQuantities::tr("Width");
    case BoxQuantity::Height: return BoxQuantities::tr("Height");
    case BoxQuantity::Left: return BoxQuantities::tr("Left edge");
    case BoxQuantity::Top: return BoxQuantities::tr("Top edge");
    case BoxQuantity::Right: return BoxQuantities::tr("Right edge");
    case BoxQuantity::Bottom: return BoxQuantities::tr("Bottom edge");
    case BoxQuantity::Overlap: return BoxQuantities::tr("Overlap with the box shown");
    case BoxQuantity::Cluster: return BoxQuantities::tr("All candidates here");
    case BoxQuantity::Everywhere: return BoxQuantities::tr("The class anywhere");
    case BoxQuantity::Match: return BoxQuantities::tr("Best match (D-RISE)");
    }
    return {};
}

QString quantityTip(BoxQuantity quantity)
{
    switch (quantity) {
    case BoxQuantity::Confidence:
        return BoxQuantities::tr("The number beside the box: objectness × class probability");
    case BoxQuantity::ClassScore:
        return BoxQuantities::tr("Which class it is, given that something is there");
    case BoxQuantity::Objectness:
        return BoxQuantities::tr("That something is there, whatever it is");
    case BoxQuantity::CenterX:
    case BoxQuantity::CenterY:
        return BoxQuantities::tr("Where the middle of the box lies, in pixels of the input");
    case BoxQuantity::Width:
    case BoxQuantity::Height:
        return BoxQuantities::tr("How large the box is, in pixels of the input");
    case BoxQuantity::Left:
    case BoxQuantity::Top:
    case BoxQuantity::Right:
    case BoxQuantity::Bottom:
        return BoxQuantities::tr("Where this edge of the box lies, in pixels of the input");
    case BoxQuantity::Overlap:
        return BoxQuantities::tr("How much the box stays where it is: its intersection over union "
                                 "with the box on show");
    case BoxQuantity::Cluster:
        return BoxQuantities::tr("The sum of the confidences of all candidates that overlap the "
                                 "box, so that no other takes over unseen");
    case BoxQuantity::Everywhere:
        return BoxQuantities::tr("The sum of the confidences of the class over the whole picture");
    case BoxQuantity::Match:
        return BoxQuantities::tr("How well the best of all candidates matches the box in place, "
                                 "objectness and classes, as D-RISE measures it");
    }
    return {};
}

void fillQuantities(QComboBox& combo)
{
    const QSignalBlocker blocker(combo);
    const int chosen = std::max(0, combo.currentIndex());
    combo.clear();
    for (const auto quantity : offered) {
        combo.addItem(quantityName(quantity), int(quantity));
        combo.setItemData(combo.count() - 1, quantityTip(quantity), Qt::ToolTipRole);
    }
    combo.setCurrentIndex(chosen);
    combo.setToolTip(BoxQuantities::tr("Which of the box's numbers is explained: %1")
                         .arg(quantityTip(quantityIn(combo))));
}

void showQuantity(QComboBox& combo, BoxQuantity quantity)
{
    const QSignalBlocker blocker(combo);
    combo.setCurrentIndex(std::max(0, combo.findData(int(quantity))));
    combo.setToolTip(BoxQuantities::tr("Which of the box's numbers is explained: %1")
                         .arg(quantityTip(quantity)));
}

BoxQuantity quantityIn(const QComboBox& combo)
{
    return BoxQuantity(combo.currentData().toInt());
}

} // namespace widgets
