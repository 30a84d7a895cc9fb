// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>
#include <string>

namespace core {

/// A picture as it is shown and explained: upright (EXIF orientation applied), 8 bits a channel,
/// RGB, transparent parts over white.
struct Image {
    cv::Mat pixels;        ///< CV_8UC3, RGB
    std::string path;      ///< where it came from; empty for a pasted picture
    cv::Size originalSize; ///< in the file; larger than `pixels` when the picture had to be reduced

    bool empty() const { return pixels.empty(); }
    cv::Size size() const { return pixels.size(); }
    bool reduced() const { return originalSize != pixels.size(); }
};

/// Pictures with more pixels than this are reduced by area averaging while they are opened.
inline constexpr double largestPicturePixels = 64e6;

/// Reads JPEG (grey, RGB, CMYK), PNG, WebP, BMP, TIFF or any other format that OpenCV was built
/// with; 16-bit, grey and transparent pictures are converted, EXIF orientation is applied. Throws
/// Error: FileNotFound, FileUnreadable, NotAPicture, PictureTooLarge.
Image readImage(const std::string& path);

/// Writes 8-bit grey, RGB or RGBA pixels; the format follows from the path's extension.
/// Throws Error{FileNotWritable}.
void writeImage(const std::string& path, const cv::Mat& pixels);

/// Writes a dense CV_32F matrix of any dimension as a NumPy .npy file (version 1.0, C order).
/// Throws Error{FileNotWritable}.
void writeNpy(const std::string& path, const cv::Mat& values);

} // namespace core
