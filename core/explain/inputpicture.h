// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/preprocess.h"

namespace core {

/// What the model sees, as a picture again: h x w, RGB, CV_32FC3, 0 (black) to 1 (white). A grey
/// input gives three equal channels.
cv::Mat inputPicture(const Preprocessed& preprocessed, const InputRule& rule);

} // namespace core
