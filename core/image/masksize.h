// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/types.hpp>
#include <string>

namespace core {

/// Throws Error{MaskDoesNotFit, subject, "640x480, the picture has 800x600"} if the sizes differ.
void verifyMaskFits(cv::Size mask, cv::Size picture, const std::string& subject = "mask");

} // namespace core
