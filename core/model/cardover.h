// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/card.h"

namespace core {

/// A card beside a file that tells about itself, `own`, needs to say only what differs: whatever
/// the card does not say, also within "input" and "detection", is as in `own`. Boxes of another
/// format than its own take nothing but the thresholds over. Throws like readCard.
ModelCard readCardOver(const std::string& path, const ModelCard& own);

/// The same; fields that are wrong are as in `own`, too. Throws like readCardPartly.
CardReading readCardPartlyOver(const std::string& path, const ModelCard& own);

} // namespace core
