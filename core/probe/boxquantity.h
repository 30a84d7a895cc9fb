// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/probe/target.h"

#include <span>

namespace core {

/// Candidates that overlap a box by more are of its cluster.
constexpr double clusterOverlap = 0.45;

/// A quantity of a box as people meet it.
struct BoxQuantityName {
    BoxQuantity quantity;
    const char* id;   ///< stable: "center_x"
    const char* name; ///< English, context "core"
};

/// All of them, in the order in which they are offered.
std::span<const BoxQuantityName> boxQuantities();

const BoxQuantityName& nameOf(BoxQuantity quantity);

/// Whether a box has another number for each class. Where all classes share one, comparing two of
/// them says nothing.
bool dependsOnClass(BoxQuantity quantity);

/// Whether a target's scale matters. The others are numbers of their own.
bool isProbability(BoxQuantity quantity);

} // namespace core
