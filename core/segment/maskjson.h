// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/segment/maskfiles.h"

#include <span>
#include <string>

namespace core {

// The annotation formats of COCO and labelme; maskfiles.h says what they hold.

std::string cocoText(const cv::Mat& mask, const MaskFacts& facts, CocoForm form);
std::string labelmeText(const cv::Mat& mask, const MaskFacts& facts);

/// Whether the first character that is not a space opens an object or a list.
bool looksLikeJson(std::span<const unsigned char> bytes);

/// `path` is for errors: NotAMask, MaskDoesNotFit.
cv::Mat maskFromJson(const std::string& path, std::span<const unsigned char> bytes, cv::Size size,
                     const std::string& picture);

} // namespace core
