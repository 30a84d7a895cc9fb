// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/masksize.h"

#include "core/support/error.h"

namespace core {

namespace {

std::string text(cv::Size size)
{
    return std::to_string(size.width) + "x" + std::to_string(size.height);
}

} // namespace

void verifyMaskFits(cv::Size mask, cv::Size picture, const std::string& subject)
{
    if (mask != picture) {
        throw Error(Fault::MaskDoesNotFit, subject,
                    text(mask) + ", the picture has " + text(picture));
    }
}

} // namespace core
