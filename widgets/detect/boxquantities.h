// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/probe/target.h"

#include <QString>

class QComboBox;

namespace widgets {

/// What of a box can be explained: "Objectness".
QString quantityName(core::BoxQuantity quantity);

/// What it means, a sentence.
QString quantityTip(core::BoxQuantity quantity);

/// All quantities in the order in which they are offered, in the present language; the choice
/// stays. Rows hold the quantity as a number.
void fillQuantities(QComboBox& combo);

/// Does not emit.
void showQuantity(QComboBox& combo, core::BoxQuantity quantity);

core::BoxQuantity quantityIn(const QComboBox& combo);

} // namespace widgets
