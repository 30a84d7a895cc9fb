// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/parameter.h"

namespace at {
class Tensor;
}

namespace core {

class Probe;

/// The picture that stands for "nothing there" in methods that need one.
Parameter baselineParameter();

/// The same choices for what covers a part of the picture, "mean" unless told otherwise.
Parameter fillParameter();

/// 1 x C x H x W in the model's input space: "black", "white", "mean" (zero after normalisation) or
/// "blurred" (the picture itself, sigma a tenth of its longer side).
at::Tensor baseline(const Probe& probe, const std::string& choice);

} // namespace core
