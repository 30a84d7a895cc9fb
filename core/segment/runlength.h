// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <opencv2/core/mat.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// COCO's run lengths: pixels of background, of object, of background and so on, column by column
/// from the left. The first is 0 where the picture begins with the object.
using RunLengths = std::vector<std::uint32_t>;

RunLengths encodeRunLengths(const cv::Mat& mask);

/// Empty if they do not make up exactly the pixels of `size`.
std::optional<cv::Mat> decodeRunLengths(const RunLengths& lengths, cv::Size size);

/// COCO's compressed form: each number's difference to the one two before (from the fourth on), in
/// characters of 6 bits.
std::string compressRunLengths(const RunLengths& lengths);

/// Empty if the text is not such a form.
std::optional<RunLengths> expandRunLengths(std::string_view text);

} // namespace core
