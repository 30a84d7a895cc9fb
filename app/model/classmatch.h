// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/model.h"

#include <optional>

namespace app {

/// A class of one model that stands for a class of another.
struct ClassMatch {
    enum class By {
        Name,   ///< the same label
        Part,   ///< the only label that fits
        Number, ///< the same place among as many classes
    };
    int classIndex = 0;
    By by = By::Name;
};

/// What `to` calls the class that `from` calls `classIndex`; empty if nothing fits.
std::optional<ClassMatch> matchClass(const core::Model& from, int classIndex,
                                     const core::Model& to);

} // namespace app
