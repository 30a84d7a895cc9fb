// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/boxquantity.h"

#include "core/support/text.h"

#include <algorithm>

namespace core {

std::span<const BoxQuantityName> boxQuantities()
{
    static constexpr BoxQuantityName all[] = {
        {BoxQuantity::Confidence, "confidence", QT_TRANSLATE_NOOP("core", "Confidence")},
        {BoxQuantity::ClassScore, "class_score", QT_TRANSLATE_NOOP("core", "Class alone")},
        {BoxQuantity::Objectness, "objectness", QT_TRANSLATE_NOOP("core", "Objectness")},
        {BoxQuantity::CenterX, "center_x", QT_TRANSLATE_NOOP("core", "Centre, across")},
        {BoxQuantity::CenterY, "center_y", QT_TRANSLATE_NOOP("core", "Centre, down")},
        {BoxQuantity::Width, "width", QT_TRANSLATE_NOOP("core", "Width")},
        {BoxQuantity::Height, "height", QT_TRANSLATE_NOOP("core", "Height")},
        {BoxQuantity::Left, "left", QT_TRANSLATE_NOOP("core", "Left edge")},
        {BoxQuantity::Top, "top", QT_TRANSLATE_NOOP("core", "Top edge")},
        {BoxQuantity::Right, "right", QT_TRANSLATE_NOOP("core", "Right edge")},
        {BoxQuantity::Bottom, "bottom", QT_TRANSLATE_NOOP("core", "Bottom edge")},
        {BoxQuantity::Overlap, "overlap", QT_TRANSLATE_NOOP("core", "Overlap with this box")},
        {BoxQuantity::Cluster, "cluster", QT_TRANSLATE_NOOP("core", "All boxes around it")},
        {BoxQuantity::Everywhere, "everywhere",
         QT_TRANSLATE_NOOP("core", "The class in the whole picture")},
        {BoxQuantity::Match, "match", QT_TRANSLATE_NOOP("core", "Best matching box")},
    };
    return all;
}

const BoxQuantityName& nameOf(BoxQuantity quantity)
{
    return *std::ranges::find(boxQuantities(), quantity, &BoxQuantityName::quantity);
}

bool dependsOnClass(BoxQuantity quantity)
{
    switch (quantity) {
    case BoxQuantity::Confidence:
    case BoxQuantity::ClassScore:
    case BoxQuantity::Cluster:
    case BoxQuantity::Everywhere:
    case BoxQuantity::Match: return true;
    default: return false;
    }
}

bool isProbability(BoxQuantity quantity)
{
    return quantity == BoxQuantity::Confidence || quantity == BoxQuantity::ClassScore ||
           quantity == BoxQuantity::Objectness;
}

} // namespace core
